//! The command line as it is written: commands, options, and the help that explains them.
//!
//! What stands here is parsed and no more; `settings` makes validated settings of it.

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

/// The heading of the options that every command has.
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

/// Finds the skills of a resume, the gap to a role, and the steps that close it.
///
/// Reads a resume (PDF, Word, OpenDocument, RTF, HTML, Markdown, plain text, JSON Resume, YAML, TOML, CSV, Excel, Europass or LinkedIn), recognises the skills that it
/// shows, measures how far they meet the roles of a catalogue, and ranks practical steps that close the gap.
#[derive(Debug, Parser)]
#[command(name = "skillgap", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub talk: TalkArgs,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct TalkArgs {
    /// When to write colour.
    ///
    /// `auto` writes colour to a terminal unless the environment variable NO_COLOR is set.
    #[arg(long, global = true, help_heading = COMMON, value_name = "WHEN", value_enum, default_value_t = ColourArg::Auto)]
    pub color: ColourArg,
    /// Leave out warnings, hints and progress; errors are shown all the same.
    #[arg(long, short, global = true, help_heading = COMMON)]
    pub quiet: bool,
}

/// When to write colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourArg {
    /// To a terminal, unless NO_COLOR is set.
    Auto,
    /// Always, NO_COLOR or not.
    Always,
    /// Never.
    Never,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the skills of a resume, the roles that they fit, the gaps, and a learning plan.
    ///
    /// Without --role the nearest roles are shown, the nearest first; with --role only those, in the order given. The
    /// terminal shows two screens; --full shows everything, as Markdown, HTML and JSON do.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// Plan the steps that close the gap to a role.
    ///
    /// Without --hours the plan ends when everything essential is covered as far as learning goes; with --hours it is
    /// the best that these hours buy. JSON is the same document that `report` writes; a .csv is a table of the steps, an
    /// .ics puts them into a calendar.
    #[command(after_help = PLAN_EXAMPLES)]
    Plan(PlanArgs),
    /// Show what would change if something were learned, left out or confirmed.
    ///
    /// Gives the fit before and after, for the role and for those near to it, and the single skills that would make
    /// another role the nearest one.
    #[command(name = "what-if", after_help = WHAT_IF_EXAMPLES)]
    WhatIf(WhatIfArgs),
    /// Compare two reports: what is new, what is done of the plan, and why the fit for each role moved.
    ///
    /// Takes two reports as `report --format json` or `plan --format json` writes them, the older one first. The change of
    /// each fit is taken apart by skill, and apart from that by changes of the catalogue; the parts add up to it.
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// Show how a job posting is understood: what it requires, prefers, mentions, and what it does not ask for.
    ///
    /// Headings and wordings decide ("must have", "is a plus"); praise, law and benefits ask for nothing. With -o a .toml
    /// is the role that the posting describes. `report`, `plan` and `what-if` take a posting in place of a role with
    /// --posting.
    #[command(after_help = POSTING_EXAMPLES)]
    Posting(PostingArgs),
    /// Compare a resume with many job postings: which fit, which missing skills would open most, one plan for all.
    ///
    /// The same text counts once. Postings of which little was read are listed apart, without a fit. Skills and plan are
    /// about the postings of which at least a third is met, or about all where fewer than three are.
    #[command(after_help = MARKET_EXAMPLES)]
    Market(MarketArgs),
    /// Show how a file is understood: sections, entries with dates, and every text with what is recognised in it.
    ///
    /// For a report that looks wrong: the text of the file comes block by block, each part with what it was taken for.
    /// Nothing is left out; what is not searched for skills (headings, contact data, employers, dates) says so.
    #[command(after_help = READ_EXAMPLES)]
    Read(ReadArgs),
    /// List, show or compare the roles of the catalogue.
    #[command(subcommand, after_help = ROLES_EXAMPLES)]
    Roles(RolesCommand),
    /// Match words against the skills of the catalogue.
    ///
    /// Takes mentions as arguments, or one per line from the standard input. Nothing is skipped: every
    /// mention gives one answer, in the order of the input, an empty line too.
    #[command(after_help = MATCH_EXAMPLES)]
    Match(MatchArgs),
    /// Score many profiles at once.
    ///
    /// An input is a table of people, the resume of one person, or a folder of both. A resume makes the rows that a report
    /// on it would give; its profile_id is its path.
    ///
    /// A table has a column `profile_id` and at least one of `skills` (a list), `title` (a job title) and `text` (a resume
    /// or what the person does, as plain text), or a row for each `skill`. Every row and every resume ends in OUT or in the
    /// rejects file. OUT appears only when it is whole.
    #[command(after_help = BATCH_EXAMPLES)]
    Batch(BatchArgs),
    /// Check a catalogue, count what is in it, or make one of a published taxonomy.
    #[command(subcommand, after_help = CATALOG_EXAMPLES)]
    Catalog(CatalogCommand),
    /// Write the completion script of a shell.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write the manual pages.
    ///
    /// Without DIR the page of the program goes to the standard output; with DIR every command gets a page of
    /// its own in that folder, which is made when it is missing.
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
    /// The folder to write the pages of all commands to.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Which resume to read.
#[derive(Debug, Args)]
pub struct ResumeArgs {
    /// The resume: PDF, Word, OpenDocument, RTF, HTML, a LinkedIn export, Europass, Excel, Markdown, text, JSON Resume,
    /// YAML, TOML or CSV;
    /// `-` is the standard input.
    #[arg(value_name = "RESUME")]
    pub resume: PathBuf,
    /// The format of the resume; found by its extension, then by its content, when not given.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub input_format: Option<ResumeFormatArg>,
    /// Corrections of what is read of the resume: a TOML file with `wrong = ["Kong"]` and `held = ["Python: advanced"]`.
    #[arg(long, value_name = "FILE")]
    pub profile_edits: Option<PathBuf>,
    /// How old evidence is taken.
    #[command(flatten)]
    pub age: AgeArgs,
}

/// How old evidence is taken.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct AgeArgs {
    /// The month that the age of evidence is counted to; the current one when not given.
    #[arg(long, value_name = "YYYY-MM")]
    pub today: Option<Month>,
    /// Let old evidence count for less.
    ///
    /// The confidence in a skill that was last seen more than two years ago halves with every five years after
    /// them. Skills without dates keep theirs.
    #[arg(long)]
    pub decay: bool,
}

/// Where and how to write a report.
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// How to write; by the extension of FILE (.md, .html, .json) when not given, else for the terminal.
    #[arg(long, value_enum)]
    pub format: Option<FormatArg>,
    /// The file to write, instead of the standard output (`-`); it appears only when it is whole.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Where and how to write what has no charts.
#[derive(Debug, Args)]
pub struct TextOutputArgs {
    /// How to write; by the extension of FILE (.md, .json) when not given, else for the terminal.
    #[arg(long, value_enum)]
    pub format: Option<TextFormatArg>,
    /// The file to write, instead of the standard output (`-`); it appears only when it is whole.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Which catalogue to use.
#[derive(Debug, Args)]
pub struct CatalogArg {
    /// The catalogue to use instead of the one built into the program.
    #[arg(long, value_name = "PATH")]
    pub catalog: Option<PathBuf>,
}

/// The formats of what has no charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// Markdown with tables.
    Markdown,
    /// JSON for programs.
    Json,
}

/// The formats of resumes.
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
    /// A page saved from a browser.
    #[value(alias = "htm")]
    Html,
    /// The data export of LinkedIn: the zip, or one of its tables.
    #[value(name = "linkedin")]
    LinkedIn,
    /// An OpenDocument text (.odt, .fodt).
    #[value(alias = "fodt")]
    Odt,
    /// The Rich Text Format (.rtf).
    Rtf,
    /// XML: Europass, or any other.
    Xml,
}

fn at_least_one(word: &str) -> Result<usize, String> {
    let number = word.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "give a whole number from 1 on, such as 5".to_owned())
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
