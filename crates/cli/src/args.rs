//! Command-line arguments: commands, options, and their help.
//!
//! These types are only parsed; `settings` validates them.

mod catalog;
mod market;
mod posting;
mod report;
mod roles;
mod tables;

pub use catalog::{
    CatalogCommand, CatalogImportArgs, CatalogLintArgs, CatalogStatsArgs, CatalogValidateArgs, LintFormatArg,
    TaxonomyArg,
};
pub use market::{MarketArgs, MarketFormatArg};
pub use posting::{AgainstPosting, PostingArgs, PostingFormatArg};
pub use report::{
    DiffArgs, FormatArg, PlanArgs, PlanFormatArg, ReadArgs, ReadFormatArg, ReportArgs, WhatIfArgs,
};
pub use roles::{RolesCommand, RolesCompareArgs, RolesListArgs, RolesShowArgs};
pub use tables::{BatchArgs, MatchArgs, MatchFormatArg, TableFormatArg};

use catalog::CATALOG_EXAMPLES;
use clap::{Args, Parser, Subcommand, ValueEnum};
use market::MARKET_EXAMPLES;
use posting::POSTING_EXAMPLES;
use report::{DIFF_EXAMPLES, PLAN_EXAMPLES, READ_EXAMPLES, REPORT_EXAMPLES, WHAT_IF_EXAMPLES};
use roles::ROLES_EXAMPLES;
use skillgap_core::date::Month;
use std::path::PathBuf;
use tables::{BATCH_EXAMPLES, MATCH_EXAMPLES};

/// The heading of the options shared by all commands.
const COMMON: &str = "Options of every command";

const AFTER_HELP: &str = "\
Examples:
  skillgap report resume.json
  skillgap plan resume.md --role 'machine learning engineer' --hours 120
  skillgap resume.json

A file alone is a report: skillgap resume.pdf does what skillgap report resume.pdf does.

Exit codes: 0 done; 1 the input or a file is at fault; 2 wrong usage (an unknown role is one);
3 with --strict of batch and market, when something was rejected. A closed pipe is not an error.";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  skillgap completions bash >> ~/.bash_completion
  skillgap completions zsh > ~/.zfunc/_skillgap";

const MAN_EXAMPLES: &str = "\
Examples:
  skillgap man | man -l -
  skillgap man ~/.local/share/man/man1";

/// Finds the skills in a resume, the gap to a role, and the steps that close it.
///
/// Reads a resume (PDF, Word, OpenDocument, RTF, HTML, Markdown, plain text, JSON Resume, YAML, TOML, CSV,
/// Excel, Europass or LinkedIn), finds the skills in it, compares them with the roles of a catalogue, and
/// plans practical steps to close the gap.
#[derive(Debug, Parser)]
#[command(name = "skillgap", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
    /// Options shared by all commands.
    #[command(flatten)]
    pub talk: TalkArgs,
}

/// Options shared by all commands.
#[derive(Debug, Clone, Args)]
pub struct TalkArgs {
    /// When to use colour.
    ///
    /// `auto` uses colour on a terminal unless the environment variable NO_COLOR is set.
    #[arg(long, global = true, help_heading = COMMON, value_name = "WHEN", value_enum, default_value_t = ColourArg::Auto)]
    pub color: ColourArg,
    /// Hide warnings, hints and progress, but not errors.
    #[arg(long, short, global = true, help_heading = COMMON)]
    pub quiet: bool,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourArg {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always, even if NO_COLOR is set.
    Always,
    /// Never.
    Never,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the skills in a resume, the roles they fit, the gaps, and a learning plan.
    ///
    /// By default the nearest roles are shown, nearest first; with --role only the named ones, in the given
    /// order. The terminal shows two screens; --full shows everything, like Markdown, HTML and JSON.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// Plan the steps that close the gap to a role.
    ///
    /// By default the plan ends when study has closed every essential gap it can close; with --hours it is
    /// the best plan for that budget. JSON is the same document as for `report`; .csv is a table of the
    /// steps, .ics a calendar.
    #[command(after_help = PLAN_EXAMPLES)]
    Plan(PlanArgs),
    /// Show what would change if you learned, removed or confirmed a skill.
    ///
    /// Shows the fit before and after, for the role and for similar roles, and single skills that would make
    /// another role the nearest.
    #[command(name = "what-if", after_help = WHAT_IF_EXAMPLES)]
    WhatIf(WhatIfArgs),
    /// Compare two reports: what is new, which steps of the plan are done, and why the fit for each role
    /// changed.
    ///
    /// Takes two reports written by `report --format json` or `plan --format json`, older one first. Each
    /// change of fit is split into the effects of skills and of changes in the catalogue, which add up to it.
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// Show what a job posting requires, prefers and mentions, and what it does not ask for.
    ///
    /// Headings and wording decide ("must have", "is a plus"); praise, legal text and benefits ask for
    /// nothing. `-o NAME.toml` writes the posting as a role. `report`, `plan` and `what-if` accept a posting
    /// in place of a role with --posting.
    #[command(after_help = POSTING_EXAMPLES)]
    Posting(PostingArgs),
    /// Compare a resume with many job postings: which fit, which missing skills would help most, and one plan
    /// for all.
    ///
    /// Postings with the same text count once. Postings of which too little was understood are listed
    /// separately, without a fit. Skills and plan cover the postings that are at least one third met or, if
    /// there are fewer than three, all postings.
    #[command(after_help = MARKET_EXAMPLES)]
    Market(MarketArgs),
    /// Show how a file is understood: sections, entries with dates, and every text with the skills found in
    /// it.
    ///
    /// Use this when a report looks wrong. It shows the whole text block by block, each part with its
    /// interpretation, including parts that are not searched for skills (headings, contact data, employers,
    /// dates).
    #[command(after_help = READ_EXAMPLES)]
    Read(ReadArgs),
    /// List, show or compare the roles in the catalogue.
    #[command(subcommand, after_help = ROLES_EXAMPLES)]
    Roles(RolesCommand),
    /// Match words to skills in the catalogue.
    ///
    /// Takes mentions as arguments, or one per line from standard input. Every mention gives one result, in
    /// input order, including empty lines.
    #[command(after_help = MATCH_EXAMPLES)]
    Match(MatchArgs),
    /// Score many profiles at once.
    ///
    /// An input is a table of people, one person's resume, or a folder of both. A resume gives the same rows
    /// as a report on it; its profile_id is its path.
    ///
    /// A table has a column `profile_id` and at least one of `skills` (a list), `title` (a job title) and
    /// `text` (a resume or a description of the person's work, as plain text), or one row per `skill`. Every
    /// row and every resume ends up in OUT or in the rejects file. OUT appears only when complete.
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(BatchArgs),
    /// Check a catalogue, describe it, or import a published taxonomy.
    #[command(subcommand, after_help = CATALOG_EXAMPLES)]
    Catalog(CatalogCommand),
    /// Write a completion script for a shell.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write manual pages.
    ///
    /// By default the page of the program goes to standard output; with DIR, each command gets its own page
    /// in that folder, which is created if missing.
    #[command(after_help = MAN_EXAMPLES)]
    Man(ManArgs),
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The folder for the pages of all commands.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The resume to read.
#[derive(Debug, Args)]
pub struct ResumeArgs {
    /// The resume: PDF, Word, OpenDocument, RTF, HTML, a LinkedIn export, Europass, Excel, Markdown, text,
    /// JSON Resume, YAML, TOML or CSV; `-` is standard input.
    #[arg(value_name = "RESUME")]
    pub resume: PathBuf,
    /// The format of the resume [default: detected by extension, then by content].
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub input_format: Option<ResumeFormatArg>,
    /// Corrections to what was read: a TOML file with `wrong = ["Kong"]` and `held = ["Python: advanced"]`.
    #[arg(long, value_name = "FILE")]
    pub profile_edits: Option<PathBuf>,
    /// How to treat old evidence.
    #[command(flatten)]
    pub age: AgeArgs,
}

/// How to treat old evidence.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct AgeArgs {
    /// The month from which ages are counted [default: the current month].
    #[arg(long, value_name = "YYYY-MM")]
    pub today: Option<Month>,
    /// Let old evidence count for less.
    ///
    /// The confidence in a skill last seen more than two years ago halves every five years after that. Skills
    /// without dates are not affected.
    #[arg(long)]
    pub decay: bool,
}

/// Output of a report.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// The output format [default: by the extension of FILE (.md, .html, .json), otherwise for the terminal].
    #[arg(long, value_enum)]
    pub format: Option<FormatArg>,
    /// The file to write instead of standard output (`-`); it appears only when complete.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Output without charts.
#[derive(Debug, Args)]
pub struct TextOutputArgs {
    /// The output format [default: by the extension of FILE (.md, .json), otherwise for the terminal].
    #[arg(long, value_enum)]
    pub format: Option<TextFormatArg>,
    /// The file to write instead of standard output (`-`); it appears only when complete.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The catalogue to use.
#[derive(Debug, Args)]
pub struct CatalogArg {
    /// The catalogue to use instead of the built-in one.
    #[arg(long, value_name = "PATH")]
    pub catalog: Option<PathBuf>,
}

/// Formats without charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextFormatArg {
    /// For the terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// JSON for programs.
    Json,
}

/// Resume formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ResumeFormatArg {
    /// JSON Resume, or a list of skills.
    Json,
    /// YAML with the same keys.
    #[value(alias = "yml")]
    Yaml,
    /// TOML with the same keys.
    Toml,
    /// A table: skill, level, years.
    Csv,
    /// Plain text.
    #[value(alias = "txt")]
    Text,
    /// Markdown.
    #[value(alias = "md")]
    Markdown,
    /// PDF with text.
    Pdf,
    /// Word (.docx, .docm).
    #[value(alias = "docm")]
    Docx,
    /// An Excel workbook: skill, level, years.
    #[value(alias = "xlsm")]
    Xlsx,
    /// A saved web page.
    #[value(alias = "htm")]
    Html,
    /// A LinkedIn data export: the zip file, or one of its tables.
    #[value(name = "linkedin")]
    LinkedIn,
    /// OpenDocument text (.odt, .fodt).
    #[value(alias = "fodt")]
    Odt,
    /// Rich Text Format (.rtf).
    Rtf,
    /// XML: Europass, or any other.
    Xml,
}

fn at_least_one(word: &str) -> Result<usize, String> {
    let number = word.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "give a whole number of at least 1, such as 5".to_owned())
}

fn parse_week(word: &str) -> Result<f64, String> {
    let hours = parse_hours(word)?;
    let possible = (0.5..=100.0).contains(&hours);
    possible.then_some(hours).ok_or_else(|| "give the hours of a week, from 0.5 to 100, such as 6".to_owned())
}

fn parse_hours(word: &str) -> Result<f64, String> {
    let number = word.trim().parse::<f64>().map_err(|_| "give a number of hours, such as 120".to_owned())?;
    skillgap_core::units::Hours::new(number).map(|hours| hours.get()).map_err(|error| error.to_string())
}
