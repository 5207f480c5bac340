//! Reads a resume file of any supported kind into a [`Resume`]: runs of text with their section and their place.
//!
//! One reader a format, all of them with the same promises: nothing is read beyond a fixed size, nothing
//! nests beyond a fixed depth, every segment says from which bytes of the file it comes, and names,
//! pronouns, addresses, e-mails and links never become a segment.

mod contact;
mod csv;
mod document;
mod fields;
mod findings;
mod format;
mod input;
mod json;
mod lines;
mod markdown;
mod names;
mod node;
mod outline;
mod piece;
mod sections;
mod skills;
mod text;
mod toml;
mod yaml;

pub use format::{ResumeFormat, UnknownFormat};
pub use input::MAX_BYTES;

use crate::error::InputError;
use findings::Findings;
use skillgap_core::resume::Resume;
use std::path::Path;

/// A resume with the format that it was read as and what was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadResume {
    /// The texts that were found.
    pub resume: Resume,
    /// The format that was named or found.
    pub format: ResumeFormat,
    /// What could not be used, one sentence each, with its place.
    pub warnings: Vec<String>,
}

/// Reads a resume file; `-` is the standard input.
///
/// # Errors
/// [`InputError`] when the file cannot be read, is too large, is no text, or breaks the rules of its format.
pub fn read_resume(path: &Path, format: Option<ResumeFormat>) -> Result<ReadResume, InputError> {
    let (shown, bytes) = input::load(path)?;
    read_resume_bytes(&shown, &bytes, format)
}

/// Reads a resume from bytes; `shown_path` names them in messages and its extension helps to find the format.
///
/// # Errors
/// As [`read_resume`].
pub fn read_resume_bytes(
    shown_path: &str,
    bytes: &[u8],
    format: Option<ResumeFormat>,
) -> Result<ReadResume, InputError> {
    let text = input::decoded(shown_path, bytes)?;
    let format = format.unwrap_or_else(|| format::guess(shown_path, text));
    let mut findings = Findings::new(shown_path);
    read_as(format, text, &mut findings)?;
    let (resume, warnings) = findings.finish(bytes.len() - text.len())?;
    Ok(ReadResume { resume, format, warnings })
}

fn read_as(format: ResumeFormat, text: &str, findings: &mut Findings) -> Result<(), InputError> {
    match format {
        ResumeFormat::JsonResume => document::read(&json::parse(findings.path(), text)?, findings),
        ResumeFormat::Yaml => {
            let (root, more) = yaml::parse(findings.path(), text)?;
            if more {
                findings.warn("only the first YAML document of the file was read");
            }
            document::read(&root, findings)
        }
        ResumeFormat::Toml => document::read(&toml::parse(findings.path(), text)?, findings),
        ResumeFormat::Csv => csv::read(text, findings),
        ResumeFormat::Text => {
            text::read(text, findings);
            Ok(())
        }
        ResumeFormat::Markdown => {
            markdown::read(text, findings);
            Ok(())
        }
    }
}
