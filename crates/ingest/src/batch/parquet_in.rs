//! Reads tables of profiles in Parquet.

use super::block::{Block, Row, Shape};
use super::mentions::ITEM;
use super::table::{Layout, Names, find_layout, fold_name};
use crate::error::InputError;
use polars::prelude::{
    AnyValue, Column, DataFrame, DataType, ParquetReader, PlSmallStr, PolarsError, SerReader,
};
use std::fs::File;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

/// Rows are read in pieces of this many.
const PIECE: usize = 32 * 1024;

/// The bytes of a table: a file stays where it is, anything else is held in memory.
pub(super) enum Bytes {
    File(File),
    Memory(Vec<u8>),
}

/// Reads an input block by block.
pub(super) struct ParquetRows {
    bytes: Bytes,
    file: Arc<str>,
    shape: Shape,
    /// The names of id, cell, level and years.
    columns: [Option<PlSmallStr>; 4],
    note: Option<String>,
    rows: usize,
    at: usize,
    size: u64,
}

impl ParquetRows {
    /// Reads the footer.
    pub(super) fn new(bytes: Bytes, name: &str, names: &Names) -> Result<Self, InputError> {
        let fail = |e: PolarsError| damaged(name, &e);
        let (schema, rows) = match &bytes {
            Bytes::File(file) => {
                let mut reader = ParquetReader::new(file.try_clone().map_err(|e| cannot_read(name, e))?);
                (reader.schema().map_err(fail)?, reader.num_rows().map_err(fail)?)
            }
            Bytes::Memory(bytes) => {
                let mut reader = ParquetReader::new(Cursor::new(bytes.as_slice()));
                (reader.schema().map_err(fail)?, reader.num_rows().map_err(fail)?)
            }
        };
        let size = match &bytes {
            Bytes::File(file) => file.metadata().map_or(0, |m| m.len()),
            Bytes::Memory(bytes) => bytes.len() as u64,
        };
        let own: Vec<PlSmallStr> = schema.iter_names().cloned().collect();
        let folded: Vec<String> = own.iter().map(|name| fold_name(name)).collect();
        let mut names = names.clone();
        let layout = find_layout(&folded, &mut names, name, 1)?;
        let column = |at: usize| own.get(at).cloned();
        let (shape, columns) = match layout {
            Layout::Wide { id, skills } => (Shape::Wide, [column(id), column(skills), None, None]),
            Layout::Long { id, skill, level, years } => {
                (Shape::Long, [column(id), column(skill), level.and_then(column), years.and_then(column)])
            }
        };
        Ok(Self { bytes, file: name.into(), shape, columns, note: names.note, rows, at: 0, size })
    }

    /// What messages call the input.
    pub(super) fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The bytes that were read so far, as far as rows tell.
    pub(super) fn bytes_read(&self) -> u64 {
        let share = self.at as f64 / self.rows.max(1) as f64;
        if self.at >= self.rows { self.size } else { (self.size as f64 * share) as u64 }
    }

    /// What to tell about the choice of columns.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.note.take()
    }

    /// The next block; `None` after the last.
    pub(super) fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        if self.at >= self.rows {
            return Ok(None);
        }
        let frame = self.frame(self.at, PIECE.min(self.rows - self.at))?;
        let mut block = Block::new(&self.file, self.shape);
        let columns: Vec<Option<&Column>> =
            self.columns.iter().map(|name| name.as_ref().and_then(|name| frame.column(name).ok())).collect();
        for at in 0..frame.height() {
            let line = (self.at + at + 1) as u64;
            let fields: Vec<String> =
                columns.iter().map(|column| column.map_or_else(String::new, |c| field(c, at))).collect();
            let [id, cell, level, years] = fields.as_slice() else { continue };
            let raw = block.push(&self.raw(&fields));
            let (id, cell) = (block.push(id.trim()), block.push(cell));
            let (level, years) = (block.push(level), block.push(years));
            block.rows.push(Row { line, raw, id, cell, level, years });
        }
        self.at += frame.height().max(1);
        Ok(Some(block))
    }

    fn frame(&self, from: usize, count: usize) -> Result<DataFrame, InputError> {
        let wanted = self.columns.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        let frame = match &self.bytes {
            Bytes::File(file) => {
                let file = file.try_clone().map_err(|e| cannot_read(&self.file, e))?;
                ParquetReader::new(file).with_columns(Some(wanted)).with_slice(Some((from, count))).finish()
            }
            Bytes::Memory(bytes) => ParquetReader::new(Cursor::new(bytes.as_slice()))
                .with_columns(Some(wanted))
                .with_slice(Some((from, count)))
                .finish(),
        };
        frame.map_err(|e| damaged(&self.file, &e))
    }

    /// The row as a line of JSON: Parquet has no text of its own.
    fn raw(&self, fields: &[String]) -> String {
        let parts = self.columns.iter().zip(fields).filter_map(|(name, text)| {
            let name = serde_json::Value::from(name.as_ref()?.as_str());
            let value = match text.strip_prefix(ITEM) {
                Some(list) => list.split(ITEM).map(serde_json::Value::from).collect(),
                None => serde_json::Value::from(text.as_str()),
            };
            Some(format!("{name}:{value}"))
        });
        format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
    }
}

/// The text of a field; a list becomes one that is cut at its items and nowhere else.
fn field(column: &Column, at: usize) -> String {
    match column.get(at) {
        Ok(AnyValue::List(items)) => {
            let items = items.cast(&DataType::String).unwrap_or(items);
            let texts = items.str().map(|texts| {
                texts.iter().flatten().map(|text| format!("{ITEM}{}", text.replace(ITEM, " "))).collect()
            });
            texts.unwrap_or_default()
        }
        Ok(AnyValue::Null) | Err(_) => String::new(),
        Ok(AnyValue::String(text)) => text.to_owned(),
        Ok(AnyValue::StringOwned(text)) => text.to_string(),
        Ok(other) => other.to_string(),
    }
}

fn damaged(name: &str, error: &PolarsError) -> InputError {
    let error = InputError::io(name, "read the Parquet table", std::io::Error::other(error.to_string()));
    error.hint("copy or download the file again; --input-format says what it is when its name does not")
}

fn cannot_read(name: &str, error: std::io::Error) -> InputError {
    InputError::io(name, "read the file", error)
}

/// Opens a file.
pub(super) fn open(path: &Path, name: &str) -> Result<Bytes, InputError> {
    File::open(path).map(Bytes::File).map_err(|e| InputError::io(name, "open the file", e))
}
