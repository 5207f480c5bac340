//! Detects the type of a binary document by its first bytes, and compares it with the file name.

use super::format::{ResumeFormat, extension};
use crate::error::InputError;

/// The bytes within which a PDF header must occur; mail programs put lines before it.
const HEADER_WITHIN: usize = 1024;

/// The header of old Word documents, and of new ones with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// The format of a document that is not text; `None` for anything that may be text.
pub(super) fn document(
    shown: &str,
    bytes: &[u8],
    named: Option<ResumeFormat>,
) -> Result<Option<ResumeFormat>, InputError> {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    if head.starts_with(b"%PDF-") || (is_named(shown, "pdf") && head.windows(5).any(|w| w == b"%PDF-")) {
        return Ok(Some(ResumeFormat::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return archive(shown, bytes).map(Some);
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Some(ResumeFormat::Rtf));
    }
    if head.starts_with(COMPOUND) {
        return Err(compound(shown));
    }
    let flat = head.trim_ascii_start().starts_with(b"<");
    match promised(shown, named, flat) {
        Some(_) if bytes.is_empty() => Ok(None),
        Some((what, hint)) => {
            Err(InputError::new(shown, format!("is not a valid {what}, despite its name")).hint(hint))
        }
        None => Ok(None),
    }
}

/// The format of a zip archive.
#[cfg(feature = "documents")]
fn archive(shown: &str, bytes: &[u8]) -> Result<ResumeFormat, InputError> {
    crate::isolated::isolated(shown, || super::package::Package::open(shown, bytes)?.kind())
}

#[cfg(not(feature = "documents"))]
fn archive(shown: &str, _: &[u8]) -> Result<ResumeFormat, InputError> {
    Err(left_out(shown, "zip"))
}

/// The error for a document in a program built without its reader.
#[cfg(not(feature = "documents"))]
pub(super) fn left_out(shown: &str, kind: &str) -> InputError {
    InputError::new(shown, format!("is a document ({kind}) that this build of skillgap does not read"))
        .hint("save the resume as plain text, or build with the feature documents")
}

fn is_named(shown: &str, wanted: &str) -> bool {
    extension(shown).as_deref() == Some(wanted)
}

/// The format that the user or the file name claims.
fn promised(shown: &str, named: Option<ResumeFormat>, flat: bool) -> Option<(&'static str, &'static str)> {
    const AGAIN: &str = "save it again in the program that made it; a text file needs the extension .txt";
    let format = named.or_else(|| extension(shown)?.parse().ok());
    match format? {
        ResumeFormat::Pdf => Some(("PDF document", AGAIN)),
        ResumeFormat::Docx => Some(("Word document", AGAIN)),
        ResumeFormat::Xlsx => Some(("Excel workbook", AGAIN)),
        ResumeFormat::Odt if !flat => Some(("OpenDocument text", AGAIN)),
        ResumeFormat::Rtf => Some(("RTF document", AGAIN)),
        _ => None,
    }
}

fn compound(shown: &str) -> InputError {
    match extension(shown).as_deref() {
        Some("docx" | "docm" | "xlsx" | "xlsm") => locked(shown),
        Some("xls") => InputError::new(shown, "is an old Excel workbook, which is not supported")
            .hint("open it in Excel or LibreOffice and save it as .xlsx or CSV"),
        _ => InputError::new(shown, "is an old Word document (.doc), which is not supported")
            .hint("open it in Word or LibreOffice and save it as .docx or as PDF"),
    }
}

/// The error for a document with a password.
pub(super) fn locked(shown: &str) -> InputError {
    InputError::new(shown, "is protected by a password and cannot be read")
        .hint("open it with the password and save a copy without one")
}
