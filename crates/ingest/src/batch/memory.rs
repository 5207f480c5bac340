//! A run over a table in memory whose rows stay in memory.

use super::arrow_in::{ArrowRows, fields};
use super::feed::{Sender, Told};
use super::rejects::Rejects;
use super::write::{Arrow, Batches, MEMORY, Out};
use super::{BatchOptions, BatchOutcome, Job, TableFormat, reading};
use crate::error::InputError;
use crate::guarded::guarded;
use crate::tables::Rejected;
use polars_arrow::array::Array;
use polars_arrow::datatypes::ArrowDataType;
use polars_error::PolarsResult;
use skillgap_core::engine::Engine;
use std::io;
use std::path::Path;

/// A table whose columns are known, ready to be scored.
pub(crate) struct MemoryRun<B> {
    rows: ArrowRows<B>,
    options: BatchOptions,
    rejected: Rejected,
}

impl<B: Iterator<Item = PolarsResult<Box<dyn Array>>> + Send> MemoryRun<B> {
    /// Finds the columns of record batches of this type.
    pub(crate) fn new(
        table: &ArrowDataType,
        batches: B,
        (options, rejected): (BatchOptions, Rejected),
    ) -> Result<Self, InputError> {
        let rows = ArrowRows::new(batches, fields(table), MEMORY, &reading(&options).names)?;
        Ok(Self { rows, options, rejected })
    }

    /// Scores all rows on rayon's current thread pool, and hands them on piece by piece.
    pub(crate) fn run(
        self,
        engine: &Engine,
        reader: impl FnMut(Batches) -> io::Result<()> + 'static,
    ) -> Result<BatchOutcome, InputError> {
        let Self { rows, options, rejected } = self;
        let encoder = Arrow::new(engine.catalog(), rejected);
        let job = Job {
            engine,
            encoder: &encoder,
            kind: TableFormat::Parquet,
            bytes_total: None,
            out: Path::new(MEMORY),
            rejects: Path::new(MEMORY),
            options: &options,
        };
        let files = (Out::handed_on(Box::new(reader)), Rejects::handed_on());
        job.run_into(files, |sender| feed(rows, sender), &mut |_| {})?.place(&mut |_| Ok(None))
    }
}

/// Sends every block; ends early when nobody listens any more.
fn feed<B: Iterator<Item = PolarsResult<Box<dyn Array>>>>(mut rows: ArrowRows<B>, sender: &Sender) {
    let read = guarded(|| {
        loop {
            match rows.next_message() {
                Ok(Some(message)) => sender.send(Told::Block(message)).ok()?,
                Ok(None) => return Some(Told::Done),
                Err(error) => return Some(Told::Failed(error)),
            }
        }
    });
    let broken = |_| Some(Told::Failed(InputError::new(MEMORY, "is not what it claims to be")));
    // Nobody is left to hear of it when this fails.
    read.unwrap_or_else(broken).and_then(|last| sender.send(last).ok());
}
