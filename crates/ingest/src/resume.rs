//! Reads a resume file of any supported kind into a [`Resume`]: runs of text with their section and their place.
//!
//! One reader a format, all of them with the same promises: nothing is read beyond a fixed size, nothing
//! nests beyond a fixed depth, every segment says from which bytes of the file it comes, and names,
//! pronouns, addresses, e-mails and links never become a segment.

mod contact;
mod csv;
mod dates;
mod dating;
mod document;
mod docx;
mod fields;
mod findings;
mod format;
mod grid;
mod html;
mod input;
mod json;
mod kind;
mod lines;
mod linkedin;
mod made;
mod markdown;
mod names;
mod node;
mod outline;
mod package;
mod pdf;
mod piece;
mod sections;
mod skills;
mod text;
mod toml;
mod xlsx;
mod yaml;

pub use format::{ResumeFormat, UnknownFormat};
pub use input::MAX_BYTES;

use crate::error::InputError;
use crate::isolated::isolated;
use findings::Findings;
use made::Made;
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
    /// The text that was made of a document which is none itself (PDF, DOCX and so on): places count in it.
    pub text: Option<String>,
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
    input::check_size(shown_path, bytes)?;
    if let Some(kind) = kind::document(shown_path, bytes, format)? {
        let made = isolated(shown_path, || document_text(kind, shown_path, bytes))?;
        return read_made(shown_path, kind, made);
    }
    let text = input::decoded(shown_path, bytes)?;
    let format = format.unwrap_or_else(|| format::guess(shown_path, text));
    if let Some(made) = page_text(format, shown_path, text)? {
        return read_made(shown_path, format, made);
    }
    let mut findings = Findings::new(shown_path);
    read_as(format, text, &mut findings)?;
    let (resume, warnings) = findings.finish(bytes.len() - text.len())?;
    Ok(ReadResume { resume, format, warnings, text: None })
}

/// The text of a document that is none itself.
fn document_text(kind: ResumeFormat, shown: &str, bytes: &[u8]) -> Result<Made, InputError> {
    match kind {
        ResumeFormat::Docx => docx::read(shown, bytes),
        ResumeFormat::Xlsx => xlsx::read(shown, bytes),
        ResumeFormat::LinkedIn => linkedin::read(shown, bytes),
        _ => pdf::read(shown, bytes),
    }
}

/// The text of a page or of a table of LinkedIn; `None` for texts that are read as they stand.
fn page_text(format: ResumeFormat, shown: &str, text: &str) -> Result<Option<Made>, InputError> {
    match format {
        ResumeFormat::Html => isolated(shown, || html::read(shown, text)).map(Some),
        ResumeFormat::LinkedIn => linkedin::read_table(shown, text).map(Some),
        ResumeFormat::Csv if linkedin::looks_like(text) => linkedin::read_table(shown, text).map(Some),
        _ => Ok(None),
    }
}

fn read_made(shown: &str, format: ResumeFormat, made: Made) -> Result<ReadResume, InputError> {
    let mut findings = Findings::new(shown);
    made.warnings.iter().for_each(|warning| findings.warn(warning));
    read_as(made.shape, &made.text, &mut findings)?;
    let (resume, warnings) = findings.finish(0)?;
    Ok(ReadResume { resume, format, warnings, text: Some(made.text) })
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
        // Documents come here as the text that was made of them.
        _ => {
            markdown::read(text, findings);
            Ok(())
        }
    }
}
