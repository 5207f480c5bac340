//! Arguments of `report`, `plan`, `what-if`, `diff` and `read`, which look at one resume.

use super::{
    AgainstPosting, CatalogArg, OutputArgs, ResumeArgs, TextOutputArgs, at_least_one, parse_hours, parse_week,
};
use clap::{Args, ValueEnum};
use skillgap_core::day::Day;
use std::path::PathBuf;

pub(super) const REPORT_EXAMPLES: &str = "\
Examples:
  skillgap report data/examples/samira-haddad.json
  skillgap report resume.md --posting job.md
  skillgap report resume.md --role 'ML Engineer' -o report.html
  skillgap report resume.md --full";

pub(super) const PLAN_EXAMPLES: &str = "\
Examples:
  skillgap plan resume.json --role data-engineer --hours 120
  skillgap plan resume.json --per-week 6 --start 2027-01-11 -o plan.ics
  skillgap plan - --input-format yaml --role 'AI Programmer' < skills.yaml";

pub(super) const WHAT_IF_EXAMPLES: &str = "\
Examples:
  skillgap what-if resume.md --role data-engineer --learn 'Docker,AWS:advanced'
  skillgap what-if resume.md --role data-engineer --confirm 'English,SQL'";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  skillgap report resume.json --role data-engineer -o spring.json
  skillgap report resume.json --role data-engineer --since spring.json
  skillgap diff spring.json spring.json --format markdown";

pub(super) const READ_EXAMPLES: &str = "\
Examples:
  skillgap read data/examples/alex-rivera.json
  skillgap read resume.md --format json";

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// A role by id, title or alternative title, ignoring case; can be repeated.
    #[arg(long, value_name = "ROLE")]
    pub role: Vec<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// How many of the best roles to show if no --role is given [default: 3].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// Show everything on the terminal instead of two screens.
    #[arg(long)]
    pub full: bool,
    /// An older report as JSON: show what changed since, and why each fit moved.
    #[arg(long, value_name = "OLD.json")]
    pub since: Option<PathBuf>,
    /// Output.
    #[command(flatten)]
    pub output: OutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The older report, as JSON; `-` is standard input.
    #[arg(value_name = "OLD.json")]
    pub before: PathBuf,
    /// The newer report, as JSON.
    #[arg(value_name = "NEW.json")]
    pub after: PathBuf,
    /// Output.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `what-if`.
#[derive(Debug, Args)]
pub struct WhatIfArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// The role by id, title or alternative title, ignoring case.
    #[arg(long, value_name = "ROLE", required_unless_present = "posting")]
    pub role: Option<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// Skills to learn, separated by commas, each with an optional level (AWS:advanced).
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub learn: Vec<String>,
    /// Skills to remove, separated by commas.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub without: Vec<String>,
    /// Skills that you have although the resume does not show them, separated by commas.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub confirm: Vec<String>,
    /// Output.
    #[command(flatten)]
    pub output: TextOutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// The role by id, title or alternative title, ignoring case [default: the nearest role].
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// The total hours available for the plan.
    #[arg(long, value_name = "N", value_parser = parse_hours)]
    pub hours: Option<f64>,
    /// The hours per week; shows the weeks of each step.
    #[arg(long, value_name = "N", value_parser = parse_week)]
    pub per_week: Option<f64>,
    /// The first day; shows the dates of each step. Needs --per-week.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "per_week")]
    pub start: Option<Day>,
    /// The output format [default: by the extension of FILE (.md, .html, .json, .csv, .ics), otherwise for
    /// the terminal].
    #[arg(long, value_enum)]
    pub format: Option<PlanFormatArg>,
    /// The file to write instead of standard output (`-`); it appears only when complete.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `read`.
#[derive(Debug, Args)]
pub struct ReadArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// The output format.
    #[arg(long, value_enum, default_value_t = ReadFormatArg::Terminal)]
    pub format: ReadFormatArg,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Report formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// For the terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// One HTML file with charts, to open in a browser, print or share.
    Html,
    /// JSON for programs.
    Json,
}

/// Plan formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormatArg {
    /// For the terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// One HTML file, to open in a browser, print or share.
    Html,
    /// JSON for programs.
    Json,
    /// A table of the steps.
    Csv,
    /// A calendar with one entry per step.
    Ics,
}

/// Formats of `read`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormatArg {
    /// For the terminal.
    Terminal,
    /// One JSON document.
    Json,
}
