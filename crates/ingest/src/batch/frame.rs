//! Clean records to columns of text: the one place that reads with polars.

use super::rows::{Block, column_name};
use polars::prelude::{
    CsvReadOptions, DataFrame, DataType, PolarsError, PolarsResult, Schema, SchemaRef, SerReader,
};
use std::io::Cursor;
use std::sync::Arc;

/// Columns of a block, by the place that they have in the file.
#[derive(Debug)]
pub(super) struct Frame {
    frame: DataFrame,
}

impl Frame {
    /// Reads the records of a block; only the columns that its layout names are kept.
    ///
    /// # Errors
    /// When the reader fails, or sees other rows than the cutter saw.
    pub(super) fn read(block: &Block) -> PolarsResult<Self> {
        let reader = options(block).into_reader_with_file_handle(Cursor::new(block.text.as_slice()));
        let frame = Self { frame: reader.finish()? };
        match frame.frame.height() == block.rows.len() {
            true => Ok(frame),
            false => Err(PolarsError::ComputeError("the reader saw another number of rows".into())),
        }
    }

    /// The fields of a column, top to bottom; a missing one is empty.
    pub(super) fn column(&self, index: usize) -> Vec<&str> {
        let texts = self.frame.column(&column_name(index)).and_then(|column| column.str());
        match texts {
            Ok(texts) => texts.iter().map(Option::unwrap_or_default).collect(),
            Err(_) => vec![""; self.frame.height()],
        }
    }
}

fn options(block: &Block) -> CsvReadOptions {
    let dialect = block.dialect;
    let mut kept = block.layout.columns();
    kept.sort_unstable();
    kept.dedup();
    CsvReadOptions::default()
        .with_has_header(true)
        .with_infer_schema_length(Some(0))
        .with_schema(Some(schema(dialect.columns)))
        .with_projection(Some(Arc::new(kept)))
        .map_parse_options(|parse| parse.with_separator(dialect.delimiter))
}

/// Every column is text: nothing is guessed, so that "007" stays "007".
fn schema(columns: usize) -> SchemaRef {
    let fields = (0..columns).map(|index| (column_name(index).into(), DataType::String));
    Arc::new(fields.collect::<Schema>())
}
