//! Arguments of `match` and `batch`.

use super::{CatalogArg, at_least_one};
use clap::{Args, ValueEnum};
use skillgap_core::date::Month;
use std::path::PathBuf;

pub(super) const MATCH_EXAMPLES: &str = "\
Examples:
  skillgap match k8s 'Python 3.11' 'C sharp'
  cut -d, -f2 skills.csv | skillgap match --format ndjson --top 3
  skillgap match --prose 'Kept the books and supervised six line cooks'";

pub(super) const BATCH_EXAMPLES: &str = "\
Examples:
  skillgap batch profiles.csv -o fits.csv
  skillgap batch applicants/ --role data-engineer -o fits.csv --matrix who.csv
  skillgap batch part1.csv part2.csv --role data-engineer -o fits.parquet
  skillgap batch profiles.csv -o - --rejects /dev/null | head -4";

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

/// The formats of `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MatchFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// One JSON object per line.
    Ndjson,
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
