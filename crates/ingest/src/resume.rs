//! Reads a resume file of any supported format into a [`Document`], and interprets it as a resume.
//!
//! There is one reader per format, all with the same guarantees: input size and nesting depth are limited,
//! every block has a position, and readers interpret nothing. What is a heading, an entry, a list or a
//! sentence is decided in the core, once for all formats.

mod csv;
#[cfg(feature = "documents")]
mod docx;
mod europass;
mod format;
mod html;
mod input;
mod json;
mod kind;
mod language_codes;
mod linkedin;
mod markdown;
mod markup;
mod node;
mod odt;
#[cfg(feature = "documents")]
mod package;
mod page_number;
#[cfg(feature = "documents")]
mod pdf;
mod records;
#[cfg(feature = "documents")]
mod rtf;
mod table_cells;
mod toml;
#[cfg(feature = "documents")]
mod xlsx;
mod xml;
mod yaml;

pub use format::{ResumeFormat, UnknownFormat};
pub use input::MAX_BYTES;

use crate::error::InputError;
use crate::isolated::isolated;
use node::Node;
use skillgap_core::date::Aging;
use skillgap_core::document::{BlockKind, Document, Look, Place};
use skillgap_core::engine::Engine;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::posting::ReadsAs;
use skillgap_core::profile::Profile;
use skillgap_core::resume::Resume;
use std::path::Path;

/// A document and the format it was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument {
    /// The document.
    pub document: Document,
    /// The format, as named or detected.
    pub format: ResumeFormat,
    /// The name of the file in messages.
    pub shown: String,
}

/// A resume and its document.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadResume {
    /// The resume.
    pub resume: Resume,
    /// The document.
    pub document: Document,
    /// The format, as named or detected.
    pub format: ResumeFormat,
    /// What could not be used, one sentence each, with the position.
    pub warnings: Vec<String>,
}

impl ReadResume {
    /// The profile that the resume shows, and what was left out of it or is odd about its dates, a sentence each.
    #[must_use]
    pub fn profile(&self, engine: &Engine, aging: Option<Aging>) -> (Profile, Vec<String>) {
        let mut profile = engine.profile(&self.resume);
        profile.reads_like_posting = engine.reads_as(&self.document, &self.resume) == ReadsAs::Posting;
        let mut told = self.left_out(&profile);
        let Some(aging) = aging else { return (profile, told) };
        told.extend(profile.future_dates(aging.today));
        (profile.aged(engine.catalog(), aging), told)
    }

    /// What was left out of the profile of this resume and [`warnings`](Self::warnings) do not say.
    #[must_use]
    pub fn left_out(&self, profile: &Profile) -> Vec<String> {
        profile.notes.get(self.resume.notes.len()..).unwrap_or_default().to_vec()
    }
}

/// Reads a resume file; `-` is standard input.
///
/// # Errors
/// Returns [`InputError`] if the file cannot be read, is too large, is not text, or violates its format.
pub fn read_resume(path: &Path, format: Option<ResumeFormat>) -> Result<ReadResume, InputError> {
    read_resume_with(path, format, &Lexicon::builtin())
}

/// As [`read_resume`], with another lexicon.
///
/// # Errors
/// As [`read_resume`].
pub fn read_resume_with(
    path: &Path,
    format: Option<ResumeFormat>,
    lexicon: &Lexicon,
) -> Result<ReadResume, InputError> {
    let (shown, bytes) = input::load(path)?;
    read_document(&shown, &bytes, format, lexicon)?.resume(lexicon)
}

/// Reads a document from a file, block by block; `-` is standard input.
///
/// # Errors
/// As [`read_resume`].
pub fn read_document_with(
    path: &Path,
    format: Option<ResumeFormat>,
    lexicon: &Lexicon,
) -> Result<ReadDocument, InputError> {
    let (shown, bytes) = input::load(path)?;
    read_document(&shown, &bytes, format, lexicon)
}

/// Reads a resume from bytes; `shown_path` names them in messages, and its extension helps to detect the
/// format.
///
/// # Errors
/// As [`read_resume`].
pub fn read_resume_bytes(
    shown_path: &str,
    bytes: &[u8],
    format: Option<ResumeFormat>,
) -> Result<ReadResume, InputError> {
    let lexicon = Lexicon::builtin();
    read_document(shown_path, bytes, format, &lexicon)?.resume(&lexicon)
}

/// Reads a resume from plain text in a table cell.
///
/// # Errors
/// Returns a sentence if it contains more than any resume would.
#[cfg(feature = "tables")]
pub(crate) fn resume_of_text(text: &str, lexicon: &Lexicon) -> Result<Resume, String> {
    Document::from_plain_text(text).resume(lexicon).map_err(|why| why.to_string())
}

/// Reads the document in a table cell, as plain text or HTML, below its title if it has one.
#[cfg(feature = "tables")]
pub(crate) fn document_of_cell(title: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut document = match () {
        () if html::looks_like(text) || html::has_markup(text) => {
            isolated("<cell>", || html::read("<cell>", text, lexicon))?
        }
        () if markdown::looks_like(text) => markdown::read(text, lexicon),
        () => Document::from_plain_text(text),
    };
    if !title.is_empty() {
        document.add(BlockKind::Heading(1), title, Look::default(), Place::default());
        document.blocks.rotate_right(1);
    }
    Ok(document)
}

impl ReadDocument {
    /// Interprets the document as a resume.
    ///
    /// # Errors
    /// Returns [`InputError`] if it contains more than any resume would.
    pub fn resume(self, lexicon: &Lexicon) -> Result<ReadResume, InputError> {
        let Self { document, format, shown } = self;
        let resume = document.resume(lexicon).map_err(|why| {
            InputError::new(&shown, why.to_string()).hint("check that this is the resume of one person")
        })?;
        let mut warnings: Vec<String> = resume
            .notes
            .iter()
            .map(|note| match note.line {
                Some(line) => format!("{shown}:{line}: {}", note.message),
                None => format!("{shown}: {}", note.message),
            })
            .collect();
        if resume.segments.is_empty() {
            warnings.push(format!("{shown}: no skills or other text were found"));
        }
        Ok(ReadResume { resume, document, format, warnings })
    }
}

/// Reads a document from bytes, block by block.
///
/// # Errors
/// As [`read_resume`].
pub fn read_document(
    shown: &str,
    bytes: &[u8],
    format: Option<ResumeFormat>,
    lexicon: &Lexicon,
) -> Result<ReadDocument, InputError> {
    input::check_size(shown, bytes)?;
    let done = |document, format| Ok(ReadDocument { document, format, shown: shown.to_owned() });
    if let Some(kind) = kind::document(shown, bytes, format)? {
        let document = isolated(shown, || packed(kind, shown, bytes, lexicon))?;
        return done(document, kind);
    }
    let decoded = input::decoded(shown, bytes)?;
    let narrow = lexicon.for_text(&decoded.text);
    let format = format.unwrap_or_else(|| format::guess(shown, &decoded.text, narrow));
    let mut document = written(format, shown, &decoded.text, narrow)?;
    if let Some(note) = decoded.note {
        document.note(note, None);
    }
    if is_garbled(&decoded.text) {
        document.note("holds codes instead of letters, as a damaged font gives; export the text again", None);
    }
    done(document, format)
}

/// The fewest codes of letters that make a text garbled.
const FEWEST_CODES: usize = 3;

/// The share of letters that could not be decoded from which a text is garbled.
const UNREADABLE: f64 = 0.1;

/// Whether a text copied from a PDF has codes where letters should be: "(cid:12)(cid:45)".
fn is_garbled(text: &str) -> bool {
    let coded = text.match_indices("(cid:").take(FEWEST_CODES).count() == FEWEST_CODES;
    let lost = text.chars().filter(|c| matches!(c, '\u{fffd}')).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    coded || (lost > FEWEST_CODES && lost as f64 > UNREADABLE * (letters + lost) as f64)
}

/// Reads documents that are not text.
#[cfg(feature = "documents")]
fn packed(kind: ResumeFormat, shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    match kind {
        ResumeFormat::Docx => docx::read(shown, bytes, lexicon),
        ResumeFormat::Xlsx => xlsx::read(shown, bytes, lexicon),
        ResumeFormat::LinkedIn => linkedin::read(shown, bytes, lexicon),
        ResumeFormat::Odt => odt::read(shown, bytes, lexicon),
        ResumeFormat::Rtf => rtf::read(shown, bytes, lexicon),
        _ => pdf::read(shown, bytes, lexicon),
    }
}

/// Rejects documents that are not text, in a program built without their readers.
#[cfg(not(feature = "documents"))]
fn packed(kind: ResumeFormat, shown: &str, _: &[u8], _: &Lexicon) -> Result<Document, InputError> {
    Err(kind::left_out(shown, kind.as_str()))
}

/// Reads documents that are text.
fn written(format: ResumeFormat, shown: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    match format {
        ResumeFormat::JsonResume => {
            let (root, note) = json::parse(shown, text)?;
            let root = europass::as_resume(&root).unwrap_or(root);
            let mut document = records::read(shown, text, &root, lexicon)?;
            document.notes.extend(note);
            Ok(document)
        }
        ResumeFormat::Yaml => {
            let read = yaml::parse(shown, text)?;
            let mut document = records::read(shown, text, &read.root, lexicon)?;
            for (line, what) in read.mended {
                document.note(format!("line {line} {what}"), None);
            }
            if read.more {
                document.note("only the first YAML document of the file was read", None);
            }
            Ok(document)
        }
        ResumeFormat::Toml => records::read(shown, text, &toml::parse(shown, text)?, lexicon),
        ResumeFormat::Xml if html::looks_like(text) => isolated(shown, || html::read(shown, text, lexicon)),
        ResumeFormat::Odt | ResumeFormat::Xml => isolated(shown, || markup(shown, text, lexicon)),
        ResumeFormat::Csv if linkedin::looks_like(text) || linkedin::is_lone_skills(shown, text) => {
            linkedin::read_table(shown, text, lexicon)
        }
        ResumeFormat::LinkedIn => linkedin::read_table(shown, text, lexicon),
        ResumeFormat::Csv => csv::read(shown, text, lexicon),
        ResumeFormat::Html => isolated(shown, || html::read(shown, text, lexicon)),
        ResumeFormat::Markdown => Ok(markdown::read(text, lexicon)),
        _ => Ok(Document::from_plain_text(text)),
    }
}

/// Reads any XML.
fn markup(shown: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    if xml::root_name(text) == Some(odt::FLAT_ROOT) && text.contains("office:document") {
        return odt::read_flat(shown, text, lexicon);
    }
    let root = xml::parse(shown, text)?;
    if let Some(resume) = europass::as_resume(&root) {
        return records::read(shown, text, &resume, lexicon);
    }
    let mut document = match root {
        Node::Text(text_of_root) => {
            let mut document = Document::of_text(text);
            document.push(BlockKind::Paragraph, text_of_root, Look::default(), Place::default());
            document
        }
        root => records::read(shown, text, &root, lexicon)?,
    };
    document.note("is XML of an unknown kind; all its text was read", None);
    Ok(document)
}
