//! Arguments of `match` and `batch`.

use super::{AgainstPosting, CatalogArg, at_least_one};
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
  skillgap batch applicants/ --posting job.md -o fits.csv --names
  skillgap batch part1.csv part2.csv --role data-engineer -o fits.parquet
  skillgap batch profiles.csv -o - --rejects /dev/null | head -4";

/// Arguments of `match`.
#[derive(Debug, Args)]
pub struct MatchArgs {
    /// Words that may name a skill; without any, one per line is read from standard input.
    #[arg(value_name = "MENTION")]
    pub mentions: Vec<String>,
    /// Treat each MENTION or line as a sentence: find the skills it names and those it describes.
    #[arg(long)]
    pub prose: bool,
    /// The most candidates per mention.
    #[arg(long, value_name = "K", default_value = "5", value_parser = at_least_one)]
    pub top: usize,
    /// The output format.
    #[arg(long, value_enum, default_value_t = MatchFormatArg::Terminal)]
    pub format: MatchFormatArg,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Arguments of `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Tables of profiles: CSV (also .gz, .zst), Parquet or NDJSON, wide or long; resumes, in any format that
    /// `report` reads; folders of both, including subfolders; patterns such as 'in/*.csv'; `-` is a table
    /// from standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// The file to write: .csv, .parquet or .ndjson; `-` is standard output. Devices and pipes are written
    /// to, never replaced.
    #[arg(long, short, value_name = "OUT", required = true)]
    pub output: PathBuf,
    /// The output format [default: by the extension of OUT, or CSV if OUT is not a file].
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub output_format: Option<TableFormatArg>,
    /// Put an apostrophe before CSV cells that a spreadsheet would treat as a formula (=, +, -, @).
    ///
    /// By default ids are copied unchanged, so that you can join on them. Use this if the table came from
    /// strangers and people will open OUT in Excel. The rejects file is always written this way.
    #[arg(long)]
    pub excel_safe: bool,
    /// How many of the best roles to write per profile if no --role is given [default: 3].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// A role by id, title or alternative title, ignoring case; can be repeated.
    #[arg(long, value_name = "ROLE")]
    pub role: Vec<String>,
    /// The job posting.
    #[command(flatten)]
    pub against: AgainstPosting,
    /// Add a column `name` to OUT with the name in each resume; it is empty for table rows.
    #[arg(long)]
    pub names: bool,
    /// The file for rows that cannot be scored [default: OUT with the extension .rejects.csv;
    /// skillgap.rejects.csv if OUT is not a file].
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Write a group summary to this file (.md, .json or .html): counts, fit by role, costliest gaps,
    /// training needs, unrecognised mentions.
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
    /// Write who holds which skill, and at which level, to this file: .csv with one row per person and one
    /// column per skill, or .ndjson.
    ///
    /// Above 2,000,000 cells, a CSV has one row per person and skill instead.
    #[arg(long, value_name = "FILE")]
    pub matrix: Option<PathBuf>,
    /// Always write one row per person and skill in the matrix.
    #[arg(long, requires = "matrix")]
    pub matrix_long: bool,
    /// Exit with code 3 if any row was rejected.
    #[arg(long)]
    pub strict: bool,
    /// The column with the profile ids, if not `profile_id`.
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column with the skills, if neither `skills` nor `skill`.
    #[arg(long, value_name = "NAME")]
    pub skills_column: Option<String>,
    /// The column with the job title, if not `title`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,
    /// The column with a resume or a description of the work as plain text, if not `text`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,
    /// The format of the tables [default: by extension].
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub input_format: Option<TableFormatArg>,
    /// The text encoding, such as windows-1252 [default: detected].
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The month until which current jobs last [default: the current month].
    #[arg(long, value_name = "YYYY-MM")]
    pub today: Option<Month>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Formats of `match`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MatchFormatArg {
    /// For the terminal.
    Terminal,
    /// One JSON object per line.
    Ndjson,
}

/// Table formats for profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormatArg {
    /// CSV.
    Csv,
    /// Parquet.
    Parquet,
    /// One JSON object per line.
    Ndjson,
}
