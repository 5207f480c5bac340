//! Parquet with real list columns.

use super::{COLUMNS, Sink, labels, rounded, rows};
use crate::batch::score::{Profile, Scored};
use crate::batch::staged::Staged;
use polars::io::parquet::write::BatchedWriter;
use polars::prelude::{
    Column, DataFrame, DataType, IntoColumn, ListBuilderTrait, ListStringChunkedBuilder, NamedFrom,
    ParquetCompression, ParquetWriter, PolarsError, PolarsResult, Schema, Series,
};
use skillgap_core::catalog::Catalog;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A profile names about this many skills: a first guess at memory, nothing more.
const USUAL_LIST: usize = 8;

/// Writes a row group for each batch of profiles.
pub(super) struct Parquet {
    writer: BatchedWriter<Shared>,
    out: Shared,
}

impl Parquet {
    /// Begins the file.
    pub(super) fn create(out: Staged) -> io::Result<Self> {
        let out = Shared(Arc::new(Mutex::new(Some(out))));
        let writer = ParquetWriter::new(out.clone()).with_compression(ParquetCompression::Zstd(None));
        let writer = writer.batched(&schema()).map_err(system)?;
        Ok(Self { writer, out })
    }
}

impl Sink for Parquet {
    fn write(&mut self, catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<()> {
        let frame = frame(catalog, profiles).map_err(system)?;
        self.writer.write_batch(&frame).map_err(system)
    }

    fn finish(self: Box<Self>) -> io::Result<Staged> {
        self.writer.finish().map_err(system)?;
        self.out.take().ok_or_else(|| io::Error::other("the file is finished already"))
    }
}

fn system(error: PolarsError) -> io::Error {
    io::Error::other(error)
}

/// The writer of polars keeps its file; this handle gives it back in the end.
#[derive(Clone)]
struct Shared(Arc<Mutex<Option<Staged>>>);

impl Shared {
    fn take(&self) -> Option<Staged> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut out = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        out.as_mut().map_or(Err(io::ErrorKind::BrokenPipe.into()), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut out = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        out.as_mut().map_or(Ok(()), Staged::flush)
    }
}

fn schema() -> Schema {
    let list = || DataType::List(Box::new(DataType::String));
    let types = [
        DataType::String,
        DataType::UInt32,
        DataType::String,
        DataType::String,
        DataType::Float64,
        DataType::Float64,
        list(),
        list(),
        list(),
    ];
    COLUMNS.iter().zip(types).map(|(name, kind)| ((*name).into(), kind)).collect()
}

fn frame(catalog: &Catalog, profiles: &[Profile<'_>]) -> PolarsResult<DataFrame> {
    let rows: Vec<(&Profile<'_>, &Scored)> = rows(profiles).collect();
    let role = |scored: &Scored| catalog.role(scored.role);
    let [id, rank, role_id, title, fit, relevance, held, gaps, next_steps] = COLUMNS;
    let columns = vec![
        texts(id, rows.iter().map(|(p, _)| p.id)),
        Series::new(rank.into(), rows.iter().map(|(_, s)| s.rank).collect::<Vec<u32>>()).into_column(),
        texts(role_id, rows.iter().map(|(_, s)| role(s).key.as_str())),
        texts(title, rows.iter().map(|(_, s)| role(s).title.as_str())),
        numbers(fit, rows.iter().map(|(_, s)| s.fit)),
        numbers(relevance, rows.iter().map(|(_, s)| s.relevance)),
        lists(held, rows.iter().map(|(p, _)| labels(catalog, &p.held))),
        lists(gaps, rows.iter().map(|(_, s)| labels(catalog, &s.gaps))),
        lists(next_steps, rows.iter().map(|(_, s)| s.next_steps.iter().map(String::as_str))),
    ];
    DataFrame::new(rows.len(), columns)
}

fn texts<'a>(name: &str, values: impl Iterator<Item = &'a str>) -> Column {
    Series::new(name.into(), values.collect::<Vec<&str>>()).into_column()
}

fn numbers(name: &str, values: impl Iterator<Item = f64>) -> Column {
    Series::new(name.into(), values.map(rounded).collect::<Vec<f64>>()).into_column()
}

fn lists<'a, L: Iterator<Item = &'a str>>(name: &str, rows: impl ExactSizeIterator<Item = L>) -> Column {
    let count = rows.len();
    let mut builder = ListStringChunkedBuilder::new(name.into(), count, count * USUAL_LIST);
    rows.for_each(|items| builder.append_values_iter(items));
    builder.finish().into_column()
}
