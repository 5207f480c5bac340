//! OUT: one row for each profile and role, in the kind of table that its name asks for.

mod arrow;
mod cells;
mod levels;
mod lines;
mod parquet;
mod words;

pub(super) use arrow::Arrow;
pub(crate) use arrow::{Batches, type_of_rejects, type_of_rows};
pub use cells::Cells;
pub(super) use cells::csv_text;

use super::TableFormat;
use super::block::Span;
use super::memo::Outcome;
use super::rejects::{Reject, reject_lines};
use crate::bytes::{OutputFile, is_stream};
use crate::error::InputError;
use polars_parquet::write::CompressedPage;
use skillgap_core::catalog::Catalog;
use std::io::{self, Write};
use std::path::Path;

/// The columns of OUT, as the contract names them.
const COLUMNS: [&str; 10] = [
    "profile_id",
    "rank",
    "role_id",
    "role",
    "fit",
    "relevance",
    "held",
    "gaps",
    "next_steps",
    "no_role_fits",
];

/// What messages call a table in memory.
pub(super) const MEMORY: &str = "table";

/// The column after them, where names are wanted.
const NAME: &str = "name";

/// Whether OUT names people, and not by their ids alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Naming {
    /// It does not: whoever compares people has no use for their names.
    #[default]
    Ids,
    /// The column `name` holds what a resume gives as the name; it is empty for the rows of tables.
    Names,
}

/// The kind of table that OUT is: the one that is named, else by the extension; what is no file is CSV.
pub(super) fn kind_of(path: &Path, named: Option<TableFormat>) -> Result<TableFormat, InputError> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match (named, extension.as_deref()) {
        (Some(kind), _) => Ok(kind),
        (None, Some("csv")) => Ok(TableFormat::Csv),
        (None, Some("ndjson" | "jsonl")) => Ok(TableFormat::Ndjson),
        (None, Some("parquet")) => Ok(TableFormat::Parquet),
        _ if is_stream(path) => Ok(TableFormat::Csv),
        _ => {
            let name = path.display().to_string();
            let error = InputError::new(name, "its extension does not determine a table format");
            Err(error.hint("name a .csv, .parquet or .ndjson file, or use --output-format"))
        }
    }
}

/// A profile of OUT.
#[derive(Debug)]
pub(super) struct Entry {
    /// The id, in the text of its page.
    pub(super) id: Span,
    /// The person's name in the same text, or nothing.
    pub(super) name: Span,
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
    Batches(Batches),
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
pub(super) fn encoder<'c>(
    kind: TableFormat,
    (cells, naming): (Cells, Naming),
    catalog: &'c Catalog,
) -> Box<dyn Encoder + 'c> {
    match kind {
        TableFormat::Csv => Box::new(lines::Csv::new(catalog, cells, naming)),
        TableFormat::Ndjson => Box::new(lines::Ndjson::new(catalog, naming)),
        TableFormat::Parquet => Box::new(parquet::Columns::new(catalog, naming)),
    }
}

/// OUT, being written.
pub(super) struct Out {
    sink: Sink,
    path: String,
}

/// Takes the batches of a table, until it says that nobody wants more.
pub(super) type Reader = Box<dyn FnMut(Batches) -> io::Result<()>>;

/// Where the bytes go.
enum Sink {
    Lines(OutputFile),
    Parquet(Box<parquet::Parquet>),
    /// To whoever reads from memory.
    Reader(Reader),
    /// Something went wrong before.
    Broken,
}

impl Out {
    /// Begins the table.
    pub(super) fn create(path: &Path, kind: TableFormat, naming: Naming) -> Result<Self, InputError> {
        let file = OutputFile::create(path)?;
        let path = path.display().to_string();
        let sink = open(kind, naming, file).map_err(|e| InputError::io(&path, "write the table", e))?;
        Ok(Self { sink, path })
    }

    /// Hands the table on, piece by piece.
    pub(super) fn handed_on(reader: Reader) -> Self {
        Self { sink: Sink::Reader(reader), path: MEMORY.to_owned() }
    }

    /// Adds what an encoder made.
    pub(super) fn write(&mut self, table: EncodedTable) -> Result<(), InputError> {
        let written = match (std::mem::replace(&mut self.sink, Sink::Broken), table) {
            (Sink::Lines(mut file), EncodedTable::Lines(lines)) => {
                let written = lines.iter().try_for_each(|lines| file.write_all(lines));
                written.map(|()| Sink::Lines(file))
            }
            (Sink::Parquet(parquet), EncodedTable::Group(group)) => parquet.write(&group).map(Sink::Parquet),
            (Sink::Reader(mut reader), EncodedTable::Batches(batches)) => {
                reader(batches).map(|()| Sink::Reader(reader))
            }
            _ => Err(io::Error::other("the table cannot be continued")),
        };
        self.sink = written.map_err(|e| self.fault(e))?;
        Ok(())
    }

    /// The error for something that went wrong while the table was made.
    pub(super) fn fault(&self, error: io::Error) -> InputError {
        InputError::io(&self.path, "write the table", error)
    }

    /// The finished table, which is not in its place yet, if it is a file.
    pub(super) fn finish(self) -> Result<Option<OutputFile>, InputError> {
        match self.sink {
            Sink::Lines(file) => Ok(Some(file)),
            Sink::Parquet(parquet) => {
                let file = parquet.finish().map_err(|e| InputError::io(self.path, "write the table", e))?;
                Ok(Some(file))
            }
            Sink::Reader(_) => Ok(None),
            Sink::Broken => Err(InputError::new(self.path, "was not written completely")),
        }
    }
}

fn open(kind: TableFormat, naming: Naming, mut file: OutputFile) -> io::Result<Sink> {
    Ok(match kind {
        TableFormat::Csv => {
            file.write_all(lines::csv_header(naming).as_bytes())?;
            Sink::Lines(file)
        }
        TableFormat::Ndjson => Sink::Lines(file),
        TableFormat::Parquet => Sink::Parquet(Box::new(parquet::Parquet::create(file, naming)?)),
    })
}
