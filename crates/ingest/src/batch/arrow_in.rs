//! Reads tables of profiles that are in memory, as record batches of Arrow.
//!
//! Batches of any size are put together into blocks. A value becomes the text that it would be in a Parquet file, so
//! that a table gives the same rows from memory and from a file.

mod values;

use super::block::{Block, Row, Shape, Shown, Span};
use super::feed::Message;
use super::limits::TOO_LONG;
use super::record::LONGEST_RECORD;
use super::rejects::Reject;
use super::rows::{BLOCK, MOST_ROWS};
use super::table::{Layout, Names, find_layout, fold_name};
use crate::error::{InputError, clipped};
use polars_arrow::array::{Array, StructArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_error::PolarsResult;
use std::sync::Arc;
use values::{Trouble, Values, check};

/// What may be in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A text.
    Text,
    /// A text, or a list of texts.
    Paragraphs,
    /// These, or what names skills.
    Listed,
}

/// Reads the batches of one table block by block.
pub(super) struct ArrowRows<B> {
    batches: B,
    file: Arc<str>,
    shape: Shape,
    nothing: &'static str,
    shown: Shown,
    /// The columns of id, cell, level and years, or of title and text.
    columns: [Option<usize>; 4],
    open: Option<Open>,
    note: Option<String>,
    at: u64,
    bytes: u64,
}

/// The batch that is being read.
struct Open {
    columns: Vec<Box<dyn Array>>,
    rows: usize,
    at: usize,
}

impl<B: Iterator<Item = PolarsResult<Box<dyn Array>>>> ArrowRows<B> {
    /// Finds the columns among the fields of the batches; `name` stands for the table in messages.
    pub(super) fn new(batches: B, fields: &[Field], name: &str, names: &Names) -> Result<Self, InputError> {
        let mut names = names.clone();
        let folded: Vec<String> = fields.iter().map(|field| fold_name(&field.name)).collect();
        let layout =
            find_layout(&folded, &mut names, name, 1).map_err(|error| InputError { at: None, ..error })?;
        let (shape, columns) = match layout {
            Layout::Wide { id, skills, title, text } => (Shape::Wide, [Some(id), skills, title, text]),
            Layout::Long { id, skill, level, years } => (Shape::Long, [Some(id), Some(skill), level, years]),
            Layout::Posting { .. } => {
                return Err(InputError::new(name, "these are job postings, not profiles"));
            }
        };
        for (column, form) in columns.iter().zip(forms(shape)) {
            if let Some(field) = column.and_then(|at| fields.get(at)) {
                check(&field.dtype, form).map_err(|what| unread(name, field, form, what))?;
            }
        }
        let title = |column: Option<usize>| Some(Box::from(fields.get(column?)?.name.as_str()));
        Ok(Self {
            batches,
            file: name.into(),
            shape,
            nothing: layout.nothing(),
            shown: Shown::Json(columns.map(title).into()),
            columns,
            open: None,
            note: names.note,
            at: 0,
            bytes: 0,
        })
    }

    /// The next block as the reader of a run tells it; `None` after the last.
    pub(super) fn next_message(&mut self) -> Result<Option<Message>, InputError> {
        let Some(block) = self.next_block()? else { return Ok(None) };
        self.bytes += block.text.len() as u64;
        let notes = self.note.take().into_iter().collect();
        Ok(Some(Message { number: 0, block, bytes_read: self.bytes, notes }))
    }

    fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        let mut block = Block::new(&self.file, self.shape);
        (block.nothing, block.shown) = (self.nothing, self.shown.clone());
        while block.rows_read() < MOST_ROWS && block.text.len() < BLOCK {
            let mut open = match self.open.take() {
                Some(open) => open,
                None => match self.batches.next() {
                    Some(batch) => self.opened(batch)?,
                    None => break,
                },
            };
            self.fill(&mut open, &mut block);
            self.open = (open.at < open.rows).then_some(open);
        }
        Ok((block.rows_read() > 0).then_some(block))
    }

    fn opened(&self, batch: PolarsResult<Box<dyn Array>>) -> Result<Open, InputError> {
        let batch = batch.map_err(|error| self.fault(error.to_string()))?;
        let table = batch.as_any().downcast_ref::<StructArray>();
        let table = table.ok_or_else(|| self.fault("it has no record batches"))?;
        let columns = table.values().to_vec();
        let short = |at: &usize| columns.get(*at).is_none_or(|column| column.len() < table.len());
        if self.columns.iter().flatten().any(short) {
            return Err(self.fault("a column has a different number of rows than the table"));
        }
        Ok(Open { columns, rows: table.len(), at: 0 })
    }

    fn fault(&self, what: impl std::fmt::Display) -> InputError {
        InputError::new(&*self.file, format!("cannot be read: {what}"))
    }

    /// Adds rows until the batch ends or the block is full.
    fn fill(&mut self, open: &mut Open, block: &mut Block) {
        let mut columns = [const { None }; 4];
        for ((values, at), form) in columns.iter_mut().zip(self.columns).zip(forms(self.shape)) {
            *values = at.and_then(|at| open.columns.get(at)).map(|column| Values::of(&**column, form));
        }
        while open.at < open.rows && block.rows_read() < MOST_ROWS && block.text.len() < BLOCK {
            self.row(&columns, open.at, block);
            open.at += 1;
        }
    }

    fn row(&mut self, columns: &[Option<Values<'_>>; 4], row: usize, block: &mut Block) {
        let (mut spans, mut trouble, start) = ([Span::default(); 4], None, block.text.len());
        for (at, (values, span)) in columns.iter().zip(&mut spans).enumerate() {
            let Some(values) = values else { continue };
            let from = block.text.len();
            let why = match values.write(row, &mut block.text) {
                Some(Trouble::NoText) => Some("the row contains bytes that are not text"),
                Some(Trouble::NotANumber) if at == 0 => Some("the profile_id is not a number (NaN)"),
                Some(Trouble::NotANumber) => {
                    block.text.truncate(from);
                    None
                }
                None => None,
            };
            trouble = trouble.or(why);
            if block.text.len() - start > LONGEST_RECORD {
                // What is longer than any row may be is not kept.
                block.text.truncate(from);
                trouble = trouble.or(Some(TOO_LONG));
            }
            *span = Span::new(from, block.text.len());
        }
        self.at += 1;
        let [id, cell, besides @ ..] = spans;
        let row = Row { line: self.at, raw: Span::default(), id: id.trimmed(&block.text), cell, besides };
        match trouble {
            Some(reason) => {
                let reject = Reject::of_row(&self.file, &row, &block.text, &self.shown, reason);
                block.rejects.push(reject);
            }
            None => block.rows.push(row),
        }
    }
}

/// Of id and cell, and of what a layout has besides: level and years, or title and text.
fn forms(shape: Shape) -> [Form; 4] {
    let besides = match shape {
        Shape::Wide => Form::Paragraphs,
        Shape::Long => Form::Text,
    };
    [Form::Text, Form::Listed, besides, besides]
}

fn unread(name: &str, field: &Field, form: Form, what: &str) -> InputError {
    let listed = if form == Form::Text { "" } else { " or to a list of texts" };
    let error = InputError::new(name, format!("the column '{}' is {what}", clipped(&field.name)));
    error.hint(format!("cast it to text{listed} first"))
}

/// The fields of a table's record batches.
pub(super) fn fields(table: &ArrowDataType) -> &[Field] {
    match table {
        ArrowDataType::Struct(fields) => fields,
        _ => &[],
    }
}
