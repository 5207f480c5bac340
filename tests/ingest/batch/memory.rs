//! Tables in memory give the same rows as the table in a file, and lose nothing.

use super::harness::ENGINE;
use polars::prelude::{
    Column, DataFrame, IntoColumn, NamedFrom, ParquetReader, ParquetWriter, SerReader, Series,
};
use polars_arrow::array::{Array, StructArray, Utf8Array};
use polars_arrow::datatypes::{ArrowDataType, Field};
use skillgap_core::Engine;
use skillgap_core::sample;
use skillgap_ingest::batch::{BatchOptions, Summing, run_batch};
use skillgap_ingest::tables::{Rejected, TableOptions, score, score_batches};
use std::path::PathBuf;
use std::sync::Arc;

fn people() -> DataFrame {
    let ids = ["a", "b", "", "a", "c", "d"].map(String::from);
    let skills = ["Python;SQL", "Pyhton|k8s", "SQL", "SQL", "nothing known", ";"].map(String::from);
    table(vec![Series::new("profile_id".into(), &ids[..]), Series::new("skills".into(), &skills[..])])
}

fn table(columns: Vec<Series>) -> DataFrame {
    let columns: Vec<Column> = columns.into_iter().map(IntoColumn::into_column).collect();
    DataFrame::new_infer_height(columns).unwrap()
}

/// The result of a batch for the table as a Parquet file.
fn from_file(table: &DataFrame) -> (DataFrame, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let [input, out, rejects] =
        ["in.parquet", "out.parquet", "rejects.csv"].map(|name| folder.path().join(name));
    ParquetWriter::new(std::fs::File::create(&input).unwrap()).finish(&mut table.clone()).unwrap();
    let inputs: [PathBuf; 1] = [input];
    run_batch(&ENGINE, &inputs, &out, &rejects, &BatchOptions::default(), &mut |_| {}).unwrap();
    let rows = ParquetReader::new(std::fs::File::open(&out).unwrap()).finish().unwrap();
    let rejects = std::fs::read_to_string(rejects).unwrap();
    (
        rows,
        rejects.lines().skip(1).map(|line| line.split(',').skip(1).collect::<Vec<_>>().join(",")).collect(),
    )
}

/// The cells of a table as text.
fn cells(table: &DataFrame) -> Vec<String> {
    let mut rows = Vec::new();
    for at in 0..table.height() {
        rows.push(format!(
            "{:?}",
            table.get(at).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>()
        ));
    }
    rows
}

#[test]
fn a_table_in_memory_gives_the_rows_of_its_file() {
    let (rows, rejects) = from_file(&people());
    let scored = score(&ENGINE, &people(), &TableOptions::default()).unwrap();
    assert_eq!(cells(&scored.rows), cells(&rows));
    assert_eq!(scored.rows.get_column_names(), rows.get_column_names());
    assert_eq!(scored.rejects.height(), rejects.len());
    assert_eq!((scored.counts.profiles, scored.counts.rejected), (2, 4));
    let reasons: Vec<String> = cells(&scored.rejects);
    assert!(reasons[1].contains("the profile_id appeared before on line 1"), "{reasons:?}");
    let chunked = people().head(Some(2)).vstack(&people().tail(Some(4))).unwrap();
    assert_eq!(cells(&score(&ENGINE, &chunked, &TableOptions::default()).unwrap().rows), cells(&rows));
}

#[test]
fn refused_rows_may_stand_among_the_others() {
    let mut options = TableOptions::default();
    (options.rejected, options.top, options.summary) = (Rejected::Inline, 1, Summing::Yes);
    let scored = score(&ENGINE, &people(), &options).unwrap();
    assert_eq!((scored.rows.height(), scored.rejects.height()), (6, 0));
    let refused = scored.rows.column("rejected").unwrap().is_not_null();
    let refused = scored.rows.filter(&refused).unwrap();
    assert_eq!(refused.height(), 4);
    for name in refused
        .get_column_names()
        .into_iter()
        .filter(|name| !["profile_id", "rejected"].contains(&name.as_str()))
    {
        assert_eq!(refused.column(name).unwrap().null_count(), 4, "{name}");
    }
    assert_eq!(scored.summary.unwrap().counts.profiles, 2);
}

/// Batches of one row each.
fn batches(rows: usize) -> (ArrowDataType, impl Iterator<Item = Box<dyn Array>> + Send + 'static) {
    let texts = |name: &str| Field::new(name.into(), ArrowDataType::Utf8, true);
    let dtype = ArrowDataType::Struct(vec![texts("profile_id"), texts("skills")]);
    let of = dtype.clone();
    let batch = move |at: usize| {
        let columns = [format!("p{at}"), "Python;SQL".to_owned()];
        let columns = columns.map(|text| Box::new(Utf8Array::<i32>::from_slice([text])) as Box<dyn Array>);
        Box::new(StructArray::new(of.clone(), 1, columns.into(), None)) as Box<dyn Array>
    };
    (dtype, (0..rows).map(batch))
}

#[test]
fn batches_are_scored_while_they_are_read() {
    let engine = Arc::new(Engine::new(sample::catalog()));
    for threads in [0, 1, 3] {
        let mut options = TableOptions::default();
        (options.threads, options.top) = (threads, 1);
        let (dtype, batches) = batches(100_000);
        let mut scored = score_batches(Arc::clone(&engine), &dtype, batches.map(Ok), &options).unwrap();
        assert!(scored.outcome().is_none());
        let first = scored.next().unwrap().unwrap();
        assert!(first.len() < 70_000 && *first.dtype() == scored.dtype());
        assert!(scored.outcome().is_none());
        let rest: usize = scored.by_ref().map(|rows| rows.unwrap().len()).sum();
        assert_eq!(first.len() + rest, 100_000);
        assert_eq!(scored.outcome().unwrap().counts.profiles, 100_000);
    }
}

#[test]
fn what_ends_a_source_early_ends_the_rows_with_an_error() {
    let engine = Arc::new(Engine::new(sample::catalog()));
    let (dtype, good) = batches(3);
    let broken = || Err(polars::error::PolarsError::ComputeError("the disk is gone".into()));
    let panics = std::iter::once_with(|| panic!("a source that breaks off"));
    let options = TableOptions::default();
    let mut scored = score_batches(
        Arc::clone(&engine),
        &dtype,
        good.map(Ok).chain(std::iter::once_with(broken)),
        &options,
    )
    .unwrap();
    let error = scored.find_map(Result::err).unwrap();
    assert_eq!(error.to_string(), "table: cannot be read: the disk is gone");
    assert!(scored.next().is_none());
    let mut scored = score_batches(engine, &dtype, panics, &options).unwrap();
    assert!(scored.find_map(Result::err).unwrap().to_string().contains("is not what it claims to be"));
}

#[test]
fn columns_that_cannot_be_read_are_named() {
    let wrong = table(vec![Series::new("profile_id".into(), [1i32]), Series::new("skills".into(), [true])]);
    let error = score(&ENGINE, &wrong, &TableOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "table: the column 'skills' is boolean");
    let without = table(vec![Series::new("skills".into(), ["SQL"])]);
    let error = score(&ENGINE, &without, &TableOptions::default()).unwrap_err();
    assert!(error.to_string().starts_with("table: the header has no column 'profile_id'"), "{error}");
}
