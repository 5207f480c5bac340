//! Bytes from disk or standard input, and the checks that they are text at all.

use super::format::extension;
use crate::error::InputError;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest resume that is read, in bytes.
///
/// A resume is a few pages, below 100 KiB as text; 16 MiB leaves room for anything that could still be one. A
/// parser needs up to seventy times the size of a hostile file, so that memory stays near a gigabyte at worst.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

const FORMATS_HINT: &str = "save or export it as PDF, .docx or plain text; HTML, Markdown, JSON Resume, \
     YAML, TOML, CSV, XLSX and LinkedIn exports are read too";

/// First bytes of kinds of file that people keep resumes in and that are not read.
const MAGIC: &[(&[u8], &str)] = &[
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
];

/// Extensions that promise one of those kinds.
const EXTENSIONS: &[(&str, &str)] = &[
    ("doc", "a Word document"),
    ("odt", "an OpenDocument text"),
    ("pages", "a Pages document"),
    ("rtf", "an RTF document"),
    ("png", "an image"),
    ("jpg", "an image"),
    ("jpeg", "an image"),
    ("tex", "a LaTeX source"),
];

/// Reads a file, or the standard input for `-`; at most one byte more than [`MAX_BYTES`].
pub(super) fn load(path: &Path) -> Result<(String, Vec<u8>), InputError> {
    if path.as_os_str() == "-" {
        let shown = "<stdin>".to_owned();
        let bytes = bounded(&shown, std::io::stdin().lock())?;
        return Ok((shown, bytes));
    }
    let shown = path.display().to_string();
    refuse_at_sight(path, &shown)?;
    let file = File::open(path).map_err(|e| InputError::io(&shown, "open the file", e))?;
    let bytes = bounded(&shown, file)?;
    Ok((shown, bytes))
}

fn refuse_at_sight(path: &Path, shown: &str) -> Result<(), InputError> {
    let about = std::fs::metadata(path).map_err(|e| missing(shown, e))?;
    if about.is_dir() {
        return Err(InputError::new(shown, "is a folder, not a resume").hint("name a file in it"));
    }
    match about.len() > MAX_BYTES as u64 {
        true => Err(too_large(shown)),
        false => Ok(()),
    }
}

fn missing(shown: &str, error: std::io::Error) -> InputError {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            InputError::io(shown, "find the file", error).hint("check the path, or use - for standard input")
        }
        _ => InputError::io(shown, "open the file", error),
    }
}

fn bounded(shown: &str, source: impl Read) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    let limit = MAX_BYTES as u64 + 1;
    source.take(limit).read_to_end(&mut bytes).map_err(|e| InputError::io(shown, "read the file", e))?;
    Ok(bytes)
}

fn too_large(shown: &str) -> InputError {
    InputError::new(shown, format!("is larger than {} MiB, which no resume is", MAX_BYTES >> 20))
        .hint("use 'skillgap batch' for a table of many profiles")
}

/// Refuses what is too large to be a resume.
pub(super) fn check_size(shown: &str, bytes: &[u8]) -> Result<(), InputError> {
    if bytes.len() > MAX_BYTES { Err(too_large(shown)) } else { Ok(()) }
}

/// The text of the file without its byte order mark.
pub(super) fn decoded<'a>(shown: &str, bytes: &'a [u8]) -> Result<&'a str, InputError> {
    refuse_kinds(shown, bytes)?;
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|e| {
        InputError::new(shown, "is not valid UTF-8")
            .at_byte(body, e.valid_up_to())
            .hint("save the file as UTF-8")
    })?;
    match text.trim().is_empty() {
        true => Err(InputError::new(shown, "is empty").hint("a resume needs at least one skill")),
        false => Ok(text),
    }
}

fn refuse_kinds(shown: &str, bytes: &[u8]) -> Result<(), InputError> {
    let unread = |kind: &str| {
        InputError::new(shown, format!("is {kind}, and that format is not read")).hint(FORMATS_HINT)
    };
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(unread(kind));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(InputError::new(shown, "is encoded as UTF-16").hint("save the file as UTF-8"));
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(InputError::new(shown, format!("looks binary: it holds a NUL byte at offset {at}"))
            .hint("if it is UTF-16 text, save it as UTF-8; if it is a document, export it as plain text"));
    }
    match extension(shown).and_then(|e| EXTENSIONS.iter().find(|(known, _)| *known == e)) {
        Some((_, kind)) if !bytes.is_empty() => Err(unread(kind)),
        _ => Ok(()),
    }
}
