//! Reads, matches, scores and writes a table of profiles: the two hundred examples, ten times over.
#![allow(missing_docs, clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use skillgap_benches::engine;
use skillgap_ingest::batch::{BatchCounts, BatchOptions, run_batch};
use std::fmt::Write;
use std::path::{Path, PathBuf};

const PROFILES: &str = include_str!("../data/examples/profiles.csv");
const COPIES: usize = 10;

/// The examples, with new ids for each copy.
fn table() -> String {
    let mut lines = PROFILES.lines();
    let mut table = format!("{}\n", lines.next().expect("the examples have a header"));
    for copy in 0..COPIES {
        for line in lines.clone() {
            let _ = writeln!(table, "{copy}-{line}");
        }
    }
    table
}

fn score(input: &Path, folder: &Path, engine: &skillgap_core::engine::Engine) -> BatchCounts {
    let options = BatchOptions { top: 3, ..BatchOptions::default() };
    let out: PathBuf = folder.join("out.csv");
    run_batch(engine, &[input.to_owned()], &out, &folder.join("rejects.csv"), &options, &mut |_| {})
        .expect("the examples are scored")
        .counts
}

fn batch(c: &mut Criterion) {
    let engine = engine();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let input = folder.path().join("profiles.csv");
    std::fs::write(&input, table()).expect("the input is written");

    let counts = score(&input, folder.path(), &engine);
    assert_eq!(counts.profiles + counts.rejected, 200 * COPIES as u64);
    assert!(counts.profiles > 190 * COPIES as u64, "{counts:?}");
    let mut group = c.benchmark_group("batch");
    group.sample_size(10);
    group.bench_function("2000 profiles", |b| b.iter(|| score(&input, folder.path(), &engine)));
    group.finish();
}

criterion_group!(benches, batch);
criterion_main!(benches);
