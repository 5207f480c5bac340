//! The command line as it is written: commands, options, and the help that explains them.
//!
//! What stands here is parsed and no more; `settings` makes validated settings of it.

mod market;
mod posting;

pub use market::{MarketArgs, MarketFormatArg};
pub use posting::{AgainstPosting, PostingArgs, PostingFormatArg};

use clap::{Args, Parser, Subcommand, ValueEnum};
use market::MARKET_EXAMPLES;
use posting::POSTING_EXAMPLES;
use skillgap_core::date::Month;
use skillgap_core::day::Day;
use std::path::PathBuf;

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

const REPORT_EXAMPLES: &str = "\
Examples:
  skillgap report data/examples/samira-haddad.json
  skillgap report resume.md --posting job.md
  skillgap report resume.md --role 'ML Engineer' -o report.html
  skillgap report resume.md --full";

const PLAN_EXAMPLES: &str = "\
Examples:
  skillgap plan resume.json --role data-engineer --hours 120
  skillgap plan resume.json --per-week 6 --start 2027-01-11 -o plan.ics
  skillgap plan - --input-format yaml --role 'AI Programmer' < skills.yaml";

const WHAT_IF_EXAMPLES: &str = "\
Examples:
  skillgap what-if resume.md --role data-engineer --learn 'Docker,AWS:advanced'
  skillgap what-if resume.md --role data-engineer --confirm 'English,SQL'";

const DIFF_EXAMPLES: &str = "\
Examples:
  skillgap report resume.json --role data-engineer -o spring.json
  skillgap report resume.json --role data-engineer --since spring.json
  skillgap diff spring.json spring.json --format markdown";

const LINT_EXAMPLES: &str = "\
Examples:
  skillgap catalog lint data
  skillgap catalog lint data --against old/data --profiles people.csv
  skillgap catalog lint data --plans > plans.txt";

const READ_EXAMPLES: &str = "\
Examples:
  skillgap read data/examples/alex-rivera.json
  skillgap read resume.md --format json";

const ROLES_EXAMPLES: &str = "\
Examples:
  skillgap roles show machine-learning-engineer
  skillgap roles compare data-engineer ai-programmer --resume resume.json";

const LIST_EXAMPLES: &str = "\
Examples:
  skillgap roles list
  skillgap roles list --format json | jq -r '.roles[].id'";

const SHOW_EXAMPLES: &str = "\
Examples:
  skillgap roles show data-scientist
  skillgap roles show 'ML Engineer' --format markdown -o ml-engineer.md";

const COMPARE_EXAMPLES: &str = "\
Examples:
  skillgap roles compare machine-learning-engineer ai-programmer
  skillgap roles compare ux-designer ui-designer --resume resume.md -o ux.html";

const MATCH_EXAMPLES: &str = "\
Examples:
  skillgap match k8s 'Python 3.11' 'C sharp'
  cut -d, -f2 skills.csv | skillgap match --format ndjson --top 3
  skillgap match --prose 'Kept the books and supervised six line cooks'";

const BATCH_EXAMPLES: &str = "\
Examples:
  skillgap batch profiles.csv -o fits.csv
  skillgap batch applicants/ --role data-engineer -o fits.csv --matrix who.csv
  skillgap batch part1.csv part2.csv --role data-engineer -o fits.parquet
  skillgap batch profiles.csv -o - --rejects /dev/null | head -4";

const CATALOG_EXAMPLES: &str = "\
Examples:
  skillgap catalog stats
  skillgap catalog import esco ESCO-v1.2-csv -o esco.skillgap";

const IMPORT_EXAMPLES: &str = "\
Examples:
  skillgap catalog import esco ESCO-v1.2-csv -o esco.skillgap
  skillgap catalog import labels skills.txt -o skills.skillgap";

const VALIDATE_EXAMPLES: &str = "\
Examples:
  skillgap catalog validate data
  skillgap catalog validate data --links > links.txt";

const STATS_EXAMPLES: &str = "\
Examples:
  skillgap catalog stats
  skillgap catalog stats data --format json";

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

/// Commands under `roles`.
#[derive(Debug, Subcommand)]
pub enum RolesCommand {
    /// List every role.
    #[command(after_help = LIST_EXAMPLES)]
    List(RolesListArgs),
    /// Show everything that the catalogue knows of a role.
    #[command(after_help = SHOW_EXAMPLES)]
    Show(RolesShowArgs),
    /// Compare two roles: what is shared, what differs, and which missing skills serve both.
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(RolesCompareArgs),
}

/// Arguments of `roles list`.
#[derive(Debug, Args)]
pub struct RolesListArgs {
    /// Where and how to write.
    #[command(flatten)]
    pub output: TextOutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `roles show`.
#[derive(Debug, Args)]
pub struct RolesShowArgs {
    /// The role by id, title or alternative title, in any case.
    #[arg(value_name = "ROLE")]
    pub role: String,
    /// Where and how to write.
    #[command(flatten)]
    pub output: TextOutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `roles compare`.
#[derive(Debug, Args)]
pub struct RolesCompareArgs {
    /// The first role by id, title or alternative title, in any case.
    #[arg(value_name = "ROLE")]
    pub first: String,
    /// The second role.
    #[arg(value_name = "ROLE")]
    pub second: String,
    /// A resume: adds the fit for both roles and which missing skills serve both; `-` is the standard input.
    #[arg(long, value_name = "RESUME")]
    pub resume: Option<PathBuf>,
    /// The format of the resume; found by its extension, then by its content, when not given.
    #[arg(long, value_name = "FORMAT", value_enum, requires = "resume")]
    pub input_format: Option<ResumeFormatArg>,
    /// Corrections of what is read of the resume, as `report` takes them.
    #[arg(long, value_name = "FILE", requires = "resume")]
    pub profile_edits: Option<PathBuf>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `match`.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// Words that may name a skill; without any, one per line is read from the standard input.
    #[arg(value_name = "MENTION")]
    pub mentions: Vec<String>,
    /// Take each MENTION or line as a sentence: find the skills that it names and those that it speaks of.
    #[arg(long)]
    pub prose: bool,
    /// How many candidates to give for each mention at most.
    #[arg(long, value_name = "K", default_value = "5", value_parser = at_least_one)]
    pub top: usize,
    /// How to write the answers.
    #[arg(long, value_enum, default_value_t = MatchFormatArg::Terminal)]
    pub format: MatchFormatArg,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Tables of profiles: CSV (also .gz, .zst), Parquet or NDJSON, wide or long; resumes, in every format that `report`
    /// reads; folders of both, with the folders in them; patterns such as 'in/*.csv'; `-` is a table from the standard
    /// input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// The file to write: .csv, .parquet or .ndjson; `-` is the standard output. Devices and pipes are written to,
    /// never replaced.
    #[arg(long, short, value_name = "OUT", required = true)]
    pub output: PathBuf,
    /// The kind of table to write; found by the extension of OUT when not given, and CSV when OUT is no file.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub output_format: Option<TableFormatArg>,
    /// Put an apostrophe before text in a CSV that a spreadsheet would take for a formula (=, +, -, @).
    ///
    /// Without it ids are written as they came, so that they can be joined. Say it when the table came from strangers
    /// and people will open OUT in Excel. The rejects are always written like this.
    #[arg(long)]
    pub excel_safe: bool,
    /// How many of the best roles to write for each profile, when no --role is given [default: 3].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// A role by id, title or alternative title, in any case; may be given several times.
    #[arg(long, value_name = "ROLE")]
    pub role: Vec<String>,
    /// Add the column `name` to OUT, with the name that a resume gives; it is empty for the rows of tables.
    #[arg(long)]
    pub names: bool,
    /// Where the rows go that cannot be scored [default: OUT with the extension .rejects.csv; skillgap.rejects.csv
    /// when OUT is no file].
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Sum the group up in this file, .md, .json or .html: counts, fit by role, costliest gaps, training needs,
    /// what was not recognised.
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// Write who holds what, and at which level, to this file: .csv, a row for each person and a column for each skill, or
    /// .ndjson.
    ///
    /// Where people times skills are more than 2,000,000, a CSV has a row for each person and skill instead.
    #[arg(long, value_name = "FILE")]
    pub matrix: Option<PathBuf>,
    /// Give each person and skill a row in the matrix, however few there are.
    #[arg(long, requires = "matrix")]
    pub matrix_long: bool,
    /// End with exit code 3 when a row was rejected.
    #[arg(long)]
    pub strict: bool,
    /// The column that names the profile, when it is not `profile_id`.
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column that holds the skills, when it is neither `skills` nor `skill`.
    #[arg(long, value_name = "NAME")]
    pub skills_column: Option<String>,
    /// The column that holds the job title, when it is not `title`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,
    /// The column that holds a resume or a description of the work as plain text, when it is not `text`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,
    /// The format of the tables; found by their extension when not given.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub input_format: Option<TableFormatArg>,
    /// How the text is encoded, such as windows-1252; found by its bytes when not given.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The month up to which jobs that go on last; the current one when not given.
    #[arg(long, value_name = "YYYY-MM")]
    pub today: Option<Month>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Commands under `catalog`.
#[derive(Debug, Subcommand)]
pub enum CatalogCommand {
    /// Find everything that is wrong with a catalogue, by file and line.
    ///
    /// Ends with exit code 1 when something is wrong that keeps the catalogue from being used; warnings alone
    /// do not count as such.
    #[command(after_help = VALIDATE_EXAMPLES)]
    Validate(CatalogValidateArgs),
    /// Say what a curator would regret about a catalogue, what an edit changes, and what plans look like with it.
    ///
    /// One finding a line: file, line, the kind in brackets, and what is wrong. The file lint.toml of the catalogue
    /// says which findings stay, and why.
    #[command(after_help = LINT_EXAMPLES)]
    Lint(CatalogLintArgs),
    /// Count what is in a catalogue.
    #[command(after_help = STATS_EXAMPLES)]
    Stats(CatalogStatsArgs),
    /// Make a catalogue, one file, of a published taxonomy or of a list of labels.
    ///
    /// The sources are the zips or folders as downloaded, one or several together; files are found by their
    /// names, with any language suffix. Missing files are named and the rest is imported; broken rows are told by
    /// file and line and skipped. The file works with every command through --catalog.
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(CatalogImportArgs),
}

/// Arguments of `catalog import`.
#[derive(Debug, Args)]
pub struct CatalogImportArgs {
    /// What is imported.
    #[arg(value_name = "TAXONOMY", value_enum)]
    pub taxonomy: TaxonomyArg,
    /// The zips, folders or files as downloaded.
    #[arg(value_name = "SRC", required = true)]
    pub sources: Vec<PathBuf>,
    /// The file to write; it appears only when it is whole.
    #[arg(long, short, value_name = "PATH", required = true)]
    pub output: PathBuf,
    /// Lists the other names that count only where the rest of a resume agrees: name, skill and reason, by tabs.
    #[arg(long)]
    pub list_doubtful: bool,
}

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TaxonomyArg {
    /// ESCO, the European classification: skills, occupations and relations as CSV, in any language.
    Esco,
    /// O*NET, the occupations of the United States: the text database.
    Onet,
    /// A list: one label a line, or CSV with the columns label and alt_labels ('|' between).
    Labels,
}

/// Arguments of `catalog validate`.
#[derive(Debug, Args)]
pub struct CatalogValidateArgs {
    /// The catalogue: a folder in the shape of `data/`, or a file that `catalog import` wrote.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// List the addresses of the places to learn from instead, one a line, for a check where there is a network.
    #[arg(long)]
    pub links: bool,
}

/// Arguments of `catalog lint`.
#[derive(Debug, Args)]
pub struct CatalogLintArgs {
    /// The catalogue: a folder in the shape of `data/`, or a file that `catalog import` wrote.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Show three plans of every role: for a beginner, for somebody who meets the nearest other role, and for somebody
    /// who lacks the essential requirements alone.
    #[arg(long, conflicts_with_all = ["against", "strict", "format"])]
    pub plans: bool,
    /// Say instead whose first role and fit differ from those by this older edition, a folder or a file.
    #[arg(long, value_name = "OLD", conflicts_with = "strict")]
    pub against: Option<PathBuf>,
    /// The profiles that are compared, a table as `batch` takes it; when not given, somebody who meets the essential
    /// requirements of each role.
    #[arg(long, value_name = "FILE", requires = "against")]
    pub profiles: Option<PathBuf>,
    /// End with exit code 1 when anything is found.
    #[arg(long)]
    pub strict: bool,
    /// How to write.
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "terminal")]
    pub format: LintFormatArg,
}

/// Arguments of `catalog stats`.
#[derive(Debug, Args)]
pub struct CatalogStatsArgs {
    /// The catalogue; the one built into the program when not given.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: TextOutputArgs,
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

/// The formats of `catalog lint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormatArg {
    /// One finding a line.
    Terminal,
    /// JSON for programs.
    Json,
}

/// The formats of `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MatchFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// One JSON object per line.
    Ndjson,
}

/// The formats of `read`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// One JSON document.
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

/// The formats of profile tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormatArg {
    /// CSV.
    Csv,
    /// Parquet.
    Parquet,
    /// One JSON object per line.
    Ndjson,
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
