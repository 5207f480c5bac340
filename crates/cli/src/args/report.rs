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
    /// A role by id, title or alternative title, in any case; may be given several times.
    #[arg(long, value_name = "ROLE")]
    pub role: Vec<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// How many of the best roles to show, when no --role is given [default: 3].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// Show everything at the terminal, not two screens of it.
    #[arg(long)]
    pub full: bool,
    /// An older report as JSON: say what changed since, and why each fit moved.
    #[arg(long, value_name = "OLD.json")]
    pub since: Option<PathBuf>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// The older report, as JSON; `-` is the standard input.
    #[arg(value_name = "OLD.json")]
    pub before: PathBuf,
    /// The newer report, as JSON.
    #[arg(value_name = "NEW.json")]
    pub after: PathBuf,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Arguments of `what-if`.
#[derive(Debug, Args)]
pub struct WhatIfArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// The role by id, title or alternative title, in any case.
    #[arg(long, value_name = "ROLE", required_unless_present = "posting")]
    pub role: Option<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// What would be learned: skills between commas, each with a level if you like (AWS:advanced).
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub learn: Vec<String>,
    /// What to leave out, between commas.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub without: Vec<String>,
    /// What is held although the resume does not show it, between commas.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub confirm: Vec<String>,
    /// Where and how to write.
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
    /// The role by id, title or alternative title, in any case; the nearest one when not given.
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// A job posting in place of a role.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// The hours that the plan may take in all.
    #[arg(long, value_name = "N", value_parser = parse_hours)]
    pub hours: Option<f64>,
    /// The hours of a week: steps get weeks.
    #[arg(long, value_name = "N", value_parser = parse_week)]
    pub per_week: Option<f64>,
    /// The day on which the plan begins: weeks get dates.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "per_week")]
    pub start: Option<Day>,
    /// How to write; by the extension of FILE (.md, .html, .json, .csv, .ics) when not given, else for the terminal.
    #[arg(long, value_enum)]
    pub format: Option<PlanFormatArg>,
    /// The file to write, instead of the standard output (`-`); it appears only when it is whole.
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
    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = ReadFormatArg::Terminal)]
    pub format: ReadFormatArg,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// The formats of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// For a person at a terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// One HTML file with charts, to open in a browser, to print or to hand on.
    Html,
    /// JSON for programs.
    Json,
}

/// The formats of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// One HTML file, to open in a browser, to print or to hand on.
    Html,
    /// JSON for programs.
    Json,
    /// A table of the steps.
    Csv,
    /// A calendar: one entry a step.
    Ics,
}

/// The formats of `read`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// One JSON document.
    Json,
}
