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
    /// Job postings, in every format that `posting` reads; tables with a posting in each row: CSV (also .gz, .zst), Parquet
    /// or NDJSON; folders of both, with the folders in them; patterns such as 'jobs/*.html'; `-` is a table from the
    /// standard input.
    #[arg(value_name = "POSTING", required = true)]
    pub postings: Vec<PathBuf>,
    /// How many postings to list [default: 15 at a terminal, 100 in Markdown and HTML, all in JSON and CSV].
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub top: Option<usize>,
    /// From how many percent of what it asks for a posting fits.
    #[arg(long, value_name = "PERCENT", default_value_t = 75, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub fits_from: u8,
    /// The hours that the plan may take in all.
    #[arg(long, value_name = "N", value_parser = parse_hours)]
    pub hours: Option<f64>,
    /// The hours of a week: steps of the plan get weeks.
    #[arg(long, value_name = "N", value_parser = parse_week)]
    pub per_week: Option<f64>,
    /// How to write; by the extension of OUT (.md, .html, .json, .csv) when not given, else for the terminal.
    #[arg(long, value_enum)]
    pub format: Option<MarketFormatArg>,
    /// The file to write, instead of the standard output (`-`); it appears only when it is whole.
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Where the rows and files go that are no posting, with the reason; without it the first of them are told.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// End with exit code 3 when a row or a file was rejected.
    #[arg(long)]
    pub strict: bool,
    /// The column that holds the posting as plain text or HTML, when it is not `text`.
    #[arg(long, value_name = "NAME")]
    pub text_column: Option<String>,
    /// The column that holds the title, when it is not `title`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub title_column: Option<String>,
    /// The column that names the posting, when it is not `id`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub id_column: Option<String>,
    /// The column that holds the address, when it is not `url`; '' reads none.
    #[arg(long, value_name = "NAME")]
    pub url_column: Option<String>,
    /// The format of the tables; found by their extension when not given.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub table_format: Option<TableFormatArg>,
    /// How the text of the tables is encoded, such as windows-1252; found by its bytes when not given.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// The formats of `market`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MarketFormatArg {
    /// For a person at a terminal.
    Terminal,
    /// Markdown.
    Markdown,
    /// One HTML file that loads nothing.
    Html,
    /// JSON for programs.
    Json,
    /// The ranked postings, a row each.
    Csv,
}
