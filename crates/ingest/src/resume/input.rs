//! Loads bytes from disk or standard input, and checks that they are text.

use super::format::extension;
use crate::error::InputError;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest resume read, in bytes.
///
/// A resume is a few pages, below 100 KiB as text; 16 MiB allows for anything that could still be one.
/// Parsers need up to seventy times the size of a hostile file, so memory stays near a gigabyte at worst.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

const FORMATS_HINT: &str = "save or export it as PDF, .docx or plain text; ODT, RTF, HTML, Markdown, JSON Resume, \
     YAML, TOML, CSV, XLSX, Europass and LinkedIn exports are read too";

/// The first bytes of file types that people keep resumes in but that are not supported.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
];

/// Extensions of those file types.
const EXTENSIONS: &[(&str, &str)] = &[
    ("doc", "a Word document"),
    ("pages", "a Pages document"),
    ("png", "an image"),
    ("jpg", "an image"),
    ("jpeg", "an image"),
    ("tex", "a LaTeX source"),
];

/// Reads a file, or standard input for `-`; at most one byte more than [`MAX_BYTES`].
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
    if about.len() > MAX_BYTES as u64 { Err(too_large(shown)) } else { Ok(()) }
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
    InputError::new(shown, format!("is larger than {} MiB, too large for a resume", MAX_BYTES >> 20))
        .hint("use 'skillgap batch' for a table of many profiles")
}

/// Rejects files too large to be a resume.
pub(super) fn check_size(shown: &str, bytes: &[u8]) -> Result<(), InputError> {
    if bytes.len() > MAX_BYTES { Err(too_large(shown)) } else { Ok(()) }
}

/// The text of a file.
pub(super) struct Decoded {
    /// The text without its byte order mark.
    pub(super) text: String,
    /// The encoding, if it was guessed.
    pub(super) note: Option<String>,
}

/// Decodes a file: UTF-8, UTF-16 with or without a byte order mark, else Windows-1252.
pub(super) fn decoded(shown: &str, bytes: &[u8]) -> Result<Decoded, InputError> {
    refuse_kinds(shown, bytes)?;
    let encoding = encoding(bytes);
    let (text, note) = match encoding {
        Some((encoding, why)) => (encoding.decode(bytes).0.into_owned(), Some(why)),
        None => match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => (text.to_owned(), None),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Some(READ_AS_ANSI)),
        },
    };
    let text = text.replace('\0', " ");
    let unread = text.chars().filter(|c| c.is_control() && !c.is_whitespace() || *c == '\u{fffd}').count();
    if unread * MOST_UNREAD > text.chars().count().max(MOST_UNREAD) {
        return Err(InputError::new(shown, "looks binary: much of it is not text")
            .hint("if it is a document, export it as PDF, .docx or plain text"));
    }
    if text.trim().is_empty() {
        return Err(InputError::new(shown, "is empty").hint("check that it was saved completely"));
    }
    Ok(Decoded { text, note: note.map(str::to_owned) })
}

/// A file in which more than one character in this many is invalid is not text.
const MOST_UNREAD: usize = 10;

const READ_AS_ANSI: &str =
    "is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters look wrong";
const READ_AS_UTF_16: &str = "was read as UTF-16";

/// The encoding of a text that is clearly not UTF-8.
fn encoding(bytes: &[u8]) -> Option<(&'static Encoding, &'static str)> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return Some((encoding, READ_AS_UTF_16));
    }
    // In UTF-16 Latin text without a mark, every other byte is zero.
    let head = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or(bytes);
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 3 > half * 2 && odd > 1 => Some((UTF_16LE, READ_AS_UTF_16)),
        (even, 0) if even * 3 > half * 2 && even > 1 => Some((UTF_16BE, READ_AS_UTF_16)),
        _ => None,
    }
}

/// The number of bytes examined for the encoding.
const SAMPLE: usize = 4096;

fn refuse_kinds(shown: &str, bytes: &[u8]) -> Result<(), InputError> {
    let unread =
        |kind: &str| InputError::new(shown, format!("is {kind}, which is not supported")).hint(FORMATS_HINT);
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(unread(kind));
    }
    match extension(shown).and_then(|e| EXTENSIONS.iter().find(|(known, _)| *known == e)) {
        Some((_, kind)) if !bytes.is_empty() => Err(unread(kind)),
        _ => Ok(()),
    }
}
