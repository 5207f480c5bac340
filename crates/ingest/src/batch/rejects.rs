//! Rows that did not make it into OUT, each with its place and the reason.

use super::block::{Row, Shown, Span};
use super::write::{Cells, csv_text};
use crate::bytes::{OutputFile, is_stream};
use crate::error::InputError;
use serde::Serialize;
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many bytes are kept of a row that is longer than any row may be; its line says where the rest is.
const LONGEST_RAW: usize = 16 << 20;

/// The most characters of a row that is one of very many.
const LONGEST_CLIPPED: usize = 1_000;

/// People open this file to look, and what stands in it came from strangers.
const CELLS: Cells = Cells::ExcelSafe;

/// The rejects of a run whose OUT is no file.
const REJECTS_OF_STREAM: &str = "skillgap.rejects.csv";

/// How the rejects of a run are called after its OUT.
const REJECTS: &str = "rejects.csv";

/// The bytes that a name has at most.
const LONGEST_NAME: usize = 255;

/// Where the rejects of a run go when nobody says: beside OUT where that is a file.
#[must_use]
pub fn rejects_beside(out: &Path) -> PathBuf {
    if is_stream(out) {
        return PathBuf::from(REJECTS_OF_STREAM);
    }
    let rejects = out.with_extension(REJECTS);
    let name = rejects.file_name().unwrap_or_default();
    if name.len() <= LONGEST_NAME {
        return rejects;
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let kept = stem.floor_char_boundary(LONGEST_NAME - REJECTS.len() - 1);
    out.with_file_name(format!("{}.{REJECTS}", stem.get(..kept).unwrap_or_default()))
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reject {
    /// The input.
    pub(super) file: Arc<str>,
    /// The line of the input, from 1.
    pub(super) line: u64,
    /// The profile's id, where it can be told.
    id: Words,
    /// Why.
    reason: Cow<'static, str>,
    /// The text of the row.
    raw: Words,
}

/// Words of a block, or words of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Words {
    There(Span),
    Own(Box<str>),
}

impl Words {
    fn of<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Self::There(span) => span.of(text),
            Self::Own(words) => words,
        }
    }
}

impl Reject {
    /// A row that stands in its block.
    pub(super) fn of_row(
        file: &Arc<str>,
        row: &Row,
        text: &str,
        shown: &Shown,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        let raw = match shown {
            Shown::AsRead => Words::There(row.raw),
            Shown::Json(_) => Words::Own(shown.raw(row, text).into()),
        };
        Self { file: Arc::clone(file), line: row.line, id: Words::There(row.id), reason: reason.into(), raw }
    }

    /// Without most of a long row that was unpacked: a small file may hold it a million times.
    pub(super) fn clipped(mut self) -> Self {
        if let Words::Own(raw) = &self.raw
            && let Some((end, _)) = raw.char_indices().nth(LONGEST_CLIPPED)
        {
            self.raw = Words::Own(format!("{}…", raw.get(..end).unwrap_or_default()).into());
        }
        self
    }

    /// The id, the reason and the row, whose places are in `text`.
    pub(super) fn fields<'a>(&'a self, text: &'a str) -> [&'a str; 3] {
        [self.id.of(text), &self.reason, self.raw.of(text)]
    }

    /// The reject without its row; its places are in `text`.
    pub(super) fn note(&self, text: &str) -> RejectNote {
        RejectNote {
            file: self.file.to_string(),
            line: self.line,
            id: self.id.of(text).to_owned(),
            reason: self.reason.clone().into_owned(),
        }
    }

    /// A row that is no text, or too long to be kept whole.
    pub(super) fn of_bytes(
        file: &Arc<str>,
        line: u64,
        id: &str,
        reason: impl Into<Cow<'static, str>>,
        raw: &[u8],
    ) -> Self {
        let (id, raw) = (Words::Own(id.into()), Words::Own(clip_raw(raw).into()));
        Self { file: Arc::clone(file), line, id, reason: reason.into(), raw }
    }
}

/// The text of a row for the rejects: bytes that are no UTF-8 are shown as U+FFFD, a giant row is cut short.
pub(super) fn clip_raw(row: &[u8]) -> String {
    let kept = row.get(..LONGEST_RAW).unwrap_or(row);
    String::from_utf8_lossy(kept).into_owned()
}

/// The lines of the rejects file for some rows; their places are in `text`.
pub(super) fn reject_lines(rejects: &[Reject], text: &str) -> Vec<u8> {
    let mut lines = Vec::new();
    for reject in rejects {
        csv_text(&reject.file, CELLS, &mut lines);
        lines.push(b',');
        lines.extend_from_slice(reject.line.to_string().as_bytes());
        for field in reject.fields(text) {
            lines.push(b',');
            csv_text(field, CELLS, &mut lines);
        }
        lines.push(b'\n');
    }
    lines
}

/// A reject in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectNote {
    /// The input.
    pub file: String,
    /// Its line, from 1.
    pub line: u64,
    /// The id of the row, where it can be told.
    pub id: String,
    /// Why it is rejected.
    pub reason: String,
}

/// The rejects file: CSV with the columns `file, line, profile_id, reason, raw`.
pub(super) struct Rejects {
    /// None where who reads the rows gets the rejects as well.
    file: Option<OutputFile>,
    path: String,
    count: u64,
}

impl Rejects {
    /// Counts rejects that are handed on with the rows.
    pub(super) fn handed_on() -> Self {
        Self { file: None, path: String::new(), count: 0 }
    }

    /// Begins the file.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        Self::with_head(path, b"file,line,profile_id,reason,raw\n")
    }

    /// Begins the file for job postings.
    pub(super) fn of_postings(path: &Path) -> Result<Self, InputError> {
        Self::with_head(path, b"file,line,posting_id,reason,raw\n")
    }

    fn with_head(path: &Path, head: &[u8]) -> Result<Self, InputError> {
        let file = OutputFile::create(path)?;
        let mut rejects = Self { file: Some(file), path: path.display().to_string(), count: 0 };
        rejects.lines(head, 0)?;
        Ok(rejects)
    }

    /// Adds the [`reject_lines`] of so many rows.
    pub(super) fn lines(&mut self, lines: &[u8], rows: usize) -> Result<(), InputError> {
        self.count += u64::try_from(rows).unwrap_or(u64::MAX);
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(lines).map_err(|e| InputError::io(&self.path, "write the rejects", e))
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The finished file, which is not in its place yet.
    pub(super) fn finish(self) -> Option<OutputFile> {
        self.file
    }
}
