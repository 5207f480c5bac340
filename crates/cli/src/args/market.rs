//! Arguments of `market`.

use super::{CatalogArg, ResumeArgs, TableFormatArg, at_least_one, parse_hours, parse_week};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub(super) const MARKET_EXAMPLES: &str = "\
Examples:
  skillgap market data/examples/alex-rivera.json data/examples/*-posting.md
  skillgap market resume.md jobs/ --hours 100 -o market.html
  skillgap market resume.md postings.csv --text-column description -o ranked.csv";

/// Arguments of `market`.
#[derive(Debug, Args)]
pub struct MarketArgs {
    /// The resume.
    #[command(flatten)]
    pub resume: ResumeArgs,
    /// Job postings, in any format that `posting` reads; tables with one posting per row: CSV (also .gz,
    /// .zst), Parquet or NDJSON; folders of both, including subfolders; patterns such as 'jobs/*.html'; `-`
    /// is a table from standard input.
    #[arg(value_name = "POSTING", required = true)]
    pub postings: Vec<PathBuf>,
    /// The most postings listed [default: 15 on a terminal, 100 in Markdown and HTML, all in JSON and CSV].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// The least fit, in percent, at which a posting fits.
    #[arg(long, value_name = "PERCENT", default_value_t = 75, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub fits_from: u8,
    /// The total hours available for the plan.
    #[arg(long, value_name = "N", value_parser = parse_hours)]
    pub hours: Option<f64>,
    /// The hours per week; shows the weeks of each step.
    #[arg(long, value_name = "N", value_parser = parse_week)]
    pub per_week: Option<f64>,
    /// The output format [default: by the extension of OUT (.md, .html, .json, .csv), otherwise for the
    /// terminal].
    #[arg(long, value_enum)]
    pub format: Option<MarketFormatArg>,
    /// The file to write instead of standard output (`-`); it appears only when complete.
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The file for rows and files that are not postings, with the reason; by default the first ones are
    /// printed.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Exit with code 3 if any row or file was rejected.
    #[arg(long)]
    pub strict: bool,
    /// The column with the posting as plain text or HTML, if not `text`.
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,
    /// The column with the title, if not `title`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,
    /// The column with the id of the posting, if not `id`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column with the address, if not `url`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub url_column: Option<String>,
    /// The format of the tables [default: by extension].
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub table_format: Option<TableFormatArg>,
    /// The text encoding of the tables, such as windows-1252 [default: detected].
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// Formats of `market`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MarketFormatArg {
    /// For the terminal.
    Terminal,
    /// Markdown.
    Markdown,
    /// One HTML file that loads nothing.
    Html,
    /// JSON for programs.
    Json,
    /// The ranked postings, one per row.
    Csv,
}
