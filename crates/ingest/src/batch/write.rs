//! OUT: one row for each profile and role, in the kind of table that its name asks for.

mod levels;
mod lines;
mod parquet;
mod words;

use super::block::Span;
use super::memo::Outcome;
use super::rejects::{Reject, reject_lines};
use super::staged::Staged;
use crate::error::InputError;
use polars_parquet::write::CompressedPage;
use skillgap_core::catalog::Catalog;
use std::io::{self, Write};
use std::path::Path;

/// The columns of OUT, as the contract names them.
const COLUMNS: [&str; 9] =
    ["profile_id", "rank", "role_id", "role", "fit", "relevance", "held", "gaps", "next_steps"];

/// The kinds of table that OUT can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutKind {
    Csv,
    Ndjson,
    Parquet,
}

impl OutKind {
    /// Found by the extension.
    pub(super) fn of(path: &Path) -> Result<Self, InputError> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("ndjson" | "jsonl") => Ok(Self::Ndjson),
            Some("parquet") => Ok(Self::Parquet),
            _ => {
                let error = InputError::new(
                    path.display().to_string(),
                    "its name does not say what kind of table to write",
                );
                Err(error.hint("end it with .csv, .parquet or .ndjson"))
            }
        }
    }
}

/// A profile of OUT.
#[derive(Debug)]
pub(super) struct Entry {
    /// The id, in the text of its page.
    pub(super) id: Span,
    /// What OUT says of it.
    pub(super) outcome: Outcome,
}

/// Profiles in their final order, and the rows that were refused between them.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) entries: Vec<Entry>,
    pub(super) rejects: Vec<Reject>,
}

/// A page as bytes.
pub(super) struct Encoded {
    pub(super) table: EncodedTable,
    pub(super) rejects: Vec<u8>,
    pub(super) rejected: usize,
}

/// The part of OUT that a page makes.
pub(super) enum EncodedTable {
    /// In pieces, one after the other.
    Lines(Vec<Vec<u8>>),
    Group(RowGroup),
}

/// The columns of a row group of Parquet.
pub(super) struct RowGroup {
    rows: usize,
    columns: Vec<Vec<CompressedPage>>,
}

/// Makes bytes of pages; shared by threads.
pub(super) trait Encoder: Sync {
    /// The table's part of a page.
    fn table(&self, page: &Page) -> io::Result<EncodedTable>;

    /// Both parts of a page.
    fn encode(&self, page: &Page) -> io::Result<Encoded> {
        let table = self.table(page)?;
        Ok(Encoded { table, rejects: reject_lines(&page.rejects, &page.text), rejected: page.rejects.len() })
    }
}

/// The encoder for a kind of table.
pub(super) fn encoder<'c>(kind: OutKind, catalog: &'c Catalog) -> Box<dyn Encoder + 'c> {
    match kind {
        OutKind::Csv => Box::new(lines::Csv::new(catalog)),
        OutKind::Ndjson => Box::new(lines::Ndjson::new(catalog)),
        OutKind::Parquet => Box::new(parquet::Columns::new(catalog)),
    }
}

/// OUT, being written.
pub(super) struct Out {
    sink: Sink,
    path: String,
}

/// Where the bytes go.
enum Sink {
    Lines(Staged),
    Parquet(Box<parquet::Parquet>),
    /// Something went wrong before.
    Broken,
}

impl Out {
    /// Begins the table.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        let kind = OutKind::of(path)?;
        let staged = Staged::create(path)?;
        let path = path.display().to_string();
        let sink = open(kind, staged).map_err(|e| InputError::io(&path, "write the table", e))?;
        Ok(Self { sink, path })
    }

    /// Adds what an encoder made.
    pub(super) fn write(&mut self, table: EncodedTable) -> Result<(), InputError> {
        let written = match (std::mem::replace(&mut self.sink, Sink::Broken), table) {
            (Sink::Lines(mut staged), EncodedTable::Lines(lines)) => {
                let written = lines.iter().try_for_each(|lines| staged.write_all(lines));
                written.map(|()| Sink::Lines(staged))
            }
            (Sink::Parquet(parquet), EncodedTable::Group(group)) => parquet.write(&group).map(Sink::Parquet),
            _ => Err(io::Error::other("the table cannot be gone on with")),
        };
        self.sink = written.map_err(|e| self.fault(e))?;
        Ok(())
    }

    /// The error for something that went wrong while the table was made.
    pub(super) fn fault(&self, error: io::Error) -> InputError {
        InputError::io(&self.path, "write the table", error)
    }

    /// The finished table, which is not in its place yet.
    pub(super) fn finish(self) -> Result<Staged, InputError> {
        match self.sink {
            Sink::Lines(staged) => Ok(staged),
            Sink::Parquet(parquet) => {
                parquet.finish().map_err(|e| InputError::io(self.path, "write the table", e))
            }
            Sink::Broken => Err(InputError::new(self.path, "was not written to its end")),
        }
    }
}

fn open(kind: OutKind, mut staged: Staged) -> io::Result<Sink> {
    Ok(match kind {
        OutKind::Csv => {
            staged.write_all(lines::csv_header().as_bytes())?;
            Sink::Lines(staged)
        }
        OutKind::Ndjson => Sink::Lines(staged),
        OutKind::Parquet => Sink::Parquet(Box::new(parquet::Parquet::create(staged)?)),
    })
}

/// Adds a field to a line of CSV, in quotes where it needs them.
pub(super) fn csv_field(field: &str, line: &mut Vec<u8>) {
    if !needs_quotes(field) {
        line.extend_from_slice(field.as_bytes());
        return;
    }
    line.push(b'"');
    for (at, part) in field.split('"').enumerate() {
        if at > 0 {
            line.extend_from_slice(b"\"\"");
        }
        line.extend_from_slice(part.as_bytes());
    }
    line.push(b'"');
}

/// Whether a field would not be read as it is (RFC 4180).
///
/// Without an early end within a piece, sixteen bytes are compared at a time: this looks at every byte of OUT.
fn needs_quotes(field: &str) -> bool {
    const PIECE: usize = 64;
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    field.as_bytes().chunks(PIECE).any(|piece| piece.iter().fold(false, |found, byte| found | special(byte)))
}
