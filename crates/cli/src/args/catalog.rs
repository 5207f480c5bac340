//! Arguments of `catalog`.

use super::TextOutputArgs;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

pub(super) const CATALOG_EXAMPLES: &str = "\
Examples:
  skillgap catalog stats
  skillgap catalog import esco ESCO-v1.2-csv -o esco.skillgap";

pub(super) const IMPORT_EXAMPLES: &str = "\
Examples:
  skillgap catalog import esco ESCO-v1.2-csv -o esco.skillgap
  skillgap catalog import labels skills.txt -o skills.skillgap";

pub(super) const VALIDATE_EXAMPLES: &str = "\
Examples:
  skillgap catalog validate data
  skillgap catalog validate data --links > links.txt";

pub(super) const STATS_EXAMPLES: &str = "\
Examples:
  skillgap catalog stats
  skillgap catalog stats data --format json";

pub(super) const LINT_EXAMPLES: &str = "\
Examples:
  skillgap catalog lint data
  skillgap catalog lint data --against old/data --profiles people.csv
  skillgap catalog lint data --plans > plans.txt";

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

/// The formats of `catalog lint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormatArg {
    /// One finding a line.
    Terminal,
    /// JSON for programs.
    Json,
}
