//! Arguments about job postings.

use super::{CatalogArg, ResumeFormatArg};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

pub(super) const POSTING_EXAMPLES: &str = "\
Examples:
  skillgap posting job.md
  skillgap posting job.md --format json | jq -r '.requirements[].text'
  skillgap posting - --input-format markdown -o night-nurse.toml < job.md";

/// Arguments of `posting`.
#[derive(Debug, Args)]
pub struct PostingArgs {
    /// The job posting: a saved web page, PDF, Word, OpenDocument, RTF, Markdown or text; `-` is standard
    /// input.
    #[arg(value_name = "FILE")]
    pub posting: PathBuf,
    /// The format of the posting [default: detected by extension, then by content].
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub input_format: Option<ResumeFormatArg>,
    /// The output format [default: by the extension of OUT (.json, .toml), otherwise for the terminal].
    #[arg(long, value_enum)]
    pub format: Option<PostingFormatArg>,
    /// The file to write instead of standard output (`-`); it appears only when complete.
    ///
    /// A .toml file is a role for a catalogue; its id is the file name.
    #[arg(long, short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The catalogue.
    #[command(flatten)]
    pub catalog: CatalogArg,
}

/// A job posting in place of a role.
#[derive(Debug, Clone, Default, Args)]
pub struct AgainstPosting {
    /// A job posting as the role: HTML, PDF, Word, OpenDocument, RTF, Markdown or text; `-` is standard
    /// input.
    #[arg(long, value_name = "FILE", conflicts_with = "role")]
    pub posting: Option<PathBuf>,
    /// The format of the posting [default: detected by extension, then by content].
    #[arg(long, value_name = "FORMAT", value_enum, requires = "posting")]
    pub posting_format: Option<ResumeFormatArg>,
}

/// Formats of `posting`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PostingFormatArg {
    /// For the terminal.
    Terminal,
    /// JSON for programs.
    Json,
    /// A role in the catalogue's format.
    Toml,
}
