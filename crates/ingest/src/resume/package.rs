//! Zip archives: detects their document type, and unpacks their parts within fixed limits.

use super::format::ResumeFormat;
use crate::error::InputError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of a part; the text of a resume is below one megabyte.
const MAX_PART: u64 = 16 << 20;

/// The most bytes unpacked per document, which stops zip bombs.
const MAX_UNPACKED: u64 = 48 << 20;

/// The most entries of a document; a LinkedIn export has about fifty.
const MAX_ENTRIES: usize = 10_000;

/// Parts that identify unsupported document types, with advice.
const OTHERS: &[(&str, &str, &str)] = &[
    ("content.xml", "an OpenDocument file that is no text", "save it as .docx, .xlsx or as PDF"),
    ("ppt/presentation.xml", "a presentation", "export it as PDF"),
    ("Index/Document.iwa", "a Pages document", "export it as .docx or as PDF"),
    ("META-INF/MANIFEST.MF", "a Java archive", "name the resume itself"),
    ("mimetype", "an e-book or an OpenDocument file", "save it as .docx or as PDF"),
];

/// An archive being read.
pub(super) struct Package<'a> {
    shown: &'a str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive; reads only its directory.
    pub(super) fn open(shown: &'a str, bytes: &'a [u8]) -> Result<Self, InputError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken(shown))?;
        if archive.len() > MAX_ENTRIES {
            Err(InputError::new(shown, format!("has more than {MAX_ENTRIES} files"))
                .hint("name the document that is the resume"))
        } else {
            Ok(Self { shown, archive, unpacked: 0 })
        }
    }

    /// The names of its parts, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        names
    }

    /// The document type indicated by its parts.
    pub(super) fn kind(&mut self) -> Result<ResumeFormat, InputError> {
        if self.is_open_document_text()? {
            return Ok(ResumeFormat::Odt);
        }
        let has = |part: &str| self.archive.index_for_name(part).is_some();
        let names = self.names();
        if names.iter().any(|name| is_document(name)) {
            return Ok(ResumeFormat::Docx);
        }
        if has("xl/workbook.xml") {
            return Ok(ResumeFormat::Xlsx);
        }
        if names.iter().any(|name| super::linkedin::is_part(name)) {
            return Ok(ResumeFormat::LinkedIn);
        }
        if let Some((_, kind, hint)) = OTHERS.iter().find(|(part, ..)| has(part)) {
            return Err(InputError::new(self.shown, format!("is {kind}, which is not read")).hint(*hint));
        }
        let message =
            "is a zip archive that holds neither a Word document, nor a workbook, nor a LinkedIn export";
        Err(InputError::new(self.shown, message).hint("unpack it, and use the resume inside it"))
    }

    /// Whether it is an OpenDocument text, according to its type entry or, without one, its content.
    fn is_open_document_text(&mut self) -> Result<bool, InputError> {
        if self.archive.index_for_name("content.xml").is_none() {
            return Ok(false);
        }
        match self.text("mimetype")? {
            Some(kind) => Ok(kind.trim().starts_with("application/vnd.oasis.opendocument.text")),
            None => Ok(self.text("content.xml")?.unwrap_or_default().contains("<office:text")),
        }
    }

    /// A part as text; `None` if there is none with this name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, InputError> {
        let shown = self.shown;
        let left = MAX_UNPACKED.saturating_sub(self.unpacked).min(MAX_PART);
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(super::kind::locked(shown));
            }
            Err(_) => return Err(broken(shown)),
        };
        let mut bytes = Vec::new();
        part.take(left + 1).read_to_end(&mut bytes).map_err(|_| broken(shown))?;
        if bytes.len() as u64 > left {
            return Err(bomb(shown));
        }
        self.unpacked += bytes.len() as u64;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        Ok(Some(String::from_utf8_lossy(text).into_owned()))
    }
}

/// Whether a part is the main text of a Word document.
pub(super) fn is_document(name: &str) -> bool {
    name.strip_prefix("word/document").is_some_and(|rest| rest.ends_with(".xml") && !rest.contains('/'))
}

fn broken(shown: &str) -> InputError {
    InputError::new(shown, "is a damaged zip archive (DOCX and XLSX files are zip archives too)")
        .hint("download or copy it once more, or save it again in the program that made it")
}

fn bomb(shown: &str) -> InputError {
    let message = format!("unpacks to more than {} MiB, which no resume does", MAX_PART >> 20);
    InputError::new(shown, message)
        .hint("if it is a resume, save its text without pictures, or as plain text")
}
