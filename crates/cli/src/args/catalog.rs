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
    /// Report all problems of a catalogue, by file and line.
    ///
    /// The exit code is 1 if a problem prevents the catalogue from being used; warnings do not count.
    #[command(after_help = VALIDATE_EXAMPLES)]
    Validate(CatalogValidateArgs),
    /// Report questionable entries in a catalogue, the effect of an edit, or the plans it produces.
    ///
    /// One finding per line: file, line, the kind in brackets, and the problem. The catalogue's lint.toml
    /// lists accepted findings, with reasons.
    #[command(after_help = LINT_EXAMPLES)]
    Lint(CatalogLintArgs),
    /// Show what is in a catalogue.
    #[command(after_help = STATS_EXAMPLES)]
    Stats(CatalogStatsArgs),
    /// Import a published taxonomy or a list of labels as a catalogue file.
    ///
    /// The sources are zip files or folders as downloaded, one or more together; files are found by name,
    /// with any language suffix. Missing files are reported and the rest is imported; invalid rows are
    /// skipped and reported with file and line. Every command accepts the result with --catalog.
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(CatalogImportArgs),
}

/// Arguments of `catalog import`.
#[derive(Debug, Args)]
pub struct CatalogImportArgs {
    /// What to import.
    #[arg(value_name = "TAXONOMY", value_enum)]
    pub taxonomy: TaxonomyArg,
    /// The zip files, folders or files as downloaded.
    #[arg(value_name = "SRC", required = true)]
    pub sources: Vec<PathBuf>,
    /// The file to write; it appears only when complete.
    #[arg(long, short, value_name = "PATH", required = true)]
    pub output: PathBuf,
    /// List alternative names that count only if the rest of a resume agrees: name, skill and reason,
    /// separated by tabs.
    #[arg(long)]
    pub list_doubtful: bool,
}

/// What can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TaxonomyArg {
    /// ESCO, the European classification: skills, occupations and relations as CSV, in any language.
    Esco,
    /// O*NET, the occupations of the United States, as a text database.
    Onet,
    /// A list: one label per line, or CSV with the columns label and alt_labels (separated by '|').
    Labels,
}

/// Arguments of `catalog validate`.
#[derive(Debug, Args)]
pub struct CatalogValidateArgs {
    /// The catalogue: a folder like `data/`, or a file written by `catalog import`.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// List the addresses of places to learn instead, one per line, so that they can be checked online.
    #[arg(long)]
    pub links: bool,
}

/// Arguments of `catalog lint`.
#[derive(Debug, Args)]
pub struct CatalogLintArgs {
    /// The catalogue: a folder like `data/`, or a file written by `catalog import`.
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Show three plans for every role: for a beginner, for someone who meets the nearest other role, and for
    /// someone who lacks only the essential requirements.
    #[arg(long, conflicts_with_all = ["against", "strict", "format"])]
    pub plans: bool,
    /// Show instead whose first role and fit differ from those in this older version, a folder or a file.
    #[arg(long, value_name = "OLD", conflicts_with = "strict")]
    pub against: Option<PathBuf>,
    /// The profiles to compare, as a table for `batch` [default: one person per role, who meets its essential
    /// requirements].
    #[arg(long, value_name = "FILE", requires = "against")]
    pub profiles: Option<PathBuf>,
    /// Exit with code 1 if anything is found.
    #[arg(long)]
    pub strict: bool,
    /// The output format.
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "terminal")]
    pub format: LintFormatArg,
}

/// Arguments of `catalog stats`.
#[derive(Debug, Args)]
pub struct CatalogStatsArgs {
    /// The catalogue [default: the built-in one].
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Output.
    #[command(flatten)]
    pub output: TextOutputArgs,
}

/// Formats of `catalog lint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LintFormatArg {
    /// One finding per line.
    Terminal,
    /// JSON for programs.
    Json,
}
