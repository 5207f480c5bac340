//! Reads a resume file of any supported kind into a [`Document`], and the resume that it is.
//!
//! One reader a format, all of them with the same promises: nothing is read beyond a fixed size, nothing
//! nests beyond a fixed depth, every block says where it stands, and nothing is decided about it: what is a heading, an
//! entry, a list or a sentence is decided once for all formats, in the core.

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

/// A document with the format that it was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadDocument {
    /// The document.
    pub document: Document,
    /// The format that was named or found.
    pub format: ResumeFormat,
    /// The file as messages call it.
    pub shown: String,
}

/// A resume with the document that it was found in.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadResume {
    /// What was found.
    pub resume: Resume,
    /// The document.
    pub document: Document,
    /// The format that was named or found.
    pub format: ResumeFormat,
    /// What could not be used, one sentence each, with its place.
    pub warnings: Vec<String>,
}

impl ReadResume {
    /// The profile that the resume shows, and what is odd about its dates, a sentence each.
    #[must_use]
    pub fn profile(&self, engine: &Engine, aging: Option<Aging>) -> (Profile, Vec<String>) {
        let mut profile = engine.profile(&self.resume);
        profile.reads_like_posting = engine.reads_as(&self.document, &self.resume) == ReadsAs::Posting;
        let Some(aging) = aging else { return (profile, Vec::new()) };
        let odd = profile.future_dates(aging.today);
        (profile.aged(engine.catalog(), aging), odd)
    }
}

/// Reads a resume file; `-` is the standard input.
///
/// # Errors
/// [`InputError`] when the file cannot be read, is too large, is no text, or breaks the rules of its format.
pub fn read_resume(path: &Path, format: Option<ResumeFormat>) -> Result<ReadResume, InputError> {
    read_resume_with(path, format, &Lexicon::builtin())
}

/// The same with the words of a lexicon.
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

/// Reads a document from a file, block by block; `-` is the standard input.
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

/// Reads a resume from bytes; `shown_path` names them in messages and its extension helps to find the format.
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

/// The resume in a plain text, as it stands in a cell of a table.
///
/// # Errors
/// A sentence when it holds more than any resume.
#[cfg(feature = "tables")]
pub(crate) fn resume_of_text(text: &str, lexicon: &Lexicon) -> Result<Resume, String> {
    Document::from_plain_text(text).resume(lexicon).map_err(|why| why.to_string())
}

/// The document in a cell of a table, plain text or HTML, under its title, where it has one.
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
    /// The resume that the document is.
    ///
    /// # Errors
    /// [`InputError`] when it holds more than any resume.
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
            warnings.push(format!("{shown}: neither skills nor other texts were found"));
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
    done(document, format)
}

/// Documents that are no text.
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

/// Documents that are no text, in a program that reads none.
#[cfg(not(feature = "documents"))]
fn packed(kind: ResumeFormat, shown: &str, _: &[u8], _: &Lexicon) -> Result<Document, InputError> {
    Err(kind::left_out(shown, kind.as_str()))
}

/// Documents that are texts.
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
            let (root, more) = yaml::parse(shown, text)?;
            let mut document = records::read(shown, text, &root, lexicon)?;
            if more {
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

/// XML of any shape.
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
    document.note("is XML of no known kind; all its texts were read", None);
    Ok(document)
}
