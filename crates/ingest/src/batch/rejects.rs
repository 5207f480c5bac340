//! Rows that did not make it into OUT, each with its place and the reason.

use super::staged::Staged;
use crate::error::InputError;
use std::borrow::Cow;
use std::path::Path;

/// So many bytes of a refused row are kept; whoever needs more finds them by the line.
const LONGEST_RAW: usize = 64 * 1024;

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reject {
    /// The line of the input, from 1.
    pub(super) line: u64,
    /// The profile's id, where it can be told.
    pub(super) id: String,
    /// Why.
    pub(super) reason: Cow<'static, str>,
    /// The text of the row.
    pub(super) raw: String,
}

impl Reject {
    /// A row with its reason; the text is clipped.
    pub(super) fn new(line: u64, id: &str, reason: impl Into<Cow<'static, str>>, raw: &[u8]) -> Self {
        Self { line, id: id.to_owned(), reason: reason.into(), raw: clip_raw(raw) }
    }
}

/// The text of a row for the rejects: bytes that are no UTF-8 are shown as U+FFFD, a giant row is cut short.
pub(super) fn clip_raw(row: &[u8]) -> String {
    let kept = row.get(..LONGEST_RAW).unwrap_or(row);
    String::from_utf8_lossy(kept).into_owned()
}

/// The rejects file: CSV with the columns `file, line, profile_id, reason, raw`.
pub(super) struct Rejects {
    writer: csv::Writer<Staged>,
    path: String,
    count: u64,
}

impl Rejects {
    /// Begins the file.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        let staged = Staged::create(path)?;
        let mut rejects =
            Self { writer: csv::Writer::from_writer(staged), path: path.display().to_string(), count: 0 };
        rejects.record(["file", "line", "profile_id", "reason", "raw"])?;
        Ok(rejects)
    }

    /// Adds a row of the input with this name.
    pub(super) fn add(&mut self, file: &str, reject: &Reject) -> Result<(), InputError> {
        self.count += 1;
        let line = reject.line.to_string();
        self.record([file, &line, &reject.id, &reject.reason, &reject.raw])
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Puts the whole file in its place.
    pub(super) fn finish(self) -> Result<(), InputError> {
        let path = self.path;
        let staged = self.writer.into_inner().map_err(|e| {
            InputError::io(&path, "write the rejects", std::io::Error::from(e.error().kind()))
        })?;
        staged.finish()
    }

    fn record(&mut self, fields: [&str; 5]) -> Result<(), InputError> {
        self.writer
            .write_record(fields)
            .map_err(|e| InputError::io(&self.path, "write the rejects", std::io::Error::from(e)))
    }
}
