//! Runs a batch on texts in its own folder.

use skillgap_core::engine::Engine;
use skillgap_core::sample;
use skillgap_ingest::batch::{BatchCounts, BatchOptions, BatchOutcome, run_batch};
use skillgap_ingest::error::InputError;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The tiny catalogue.
pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(sample::catalog()));

/// The built-in catalogue.
pub(crate) static BUILTIN: LazyLock<Engine> = LazyLock::new(Engine::builtin);

/// A row of the rejects file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rejected {
    pub(crate) file: String,
    pub(crate) line: u64,
    pub(crate) id: String,
    pub(crate) reason: String,
    pub(crate) raw: String,
}

/// The result of a batch.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) counts: BatchCounts,
    pub(crate) notes: Vec<String>,
    pub(crate) out: Vec<u8>,
    pub(crate) rejects: Vec<Rejected>,
}

impl Outcome {
    /// The rows of OUT, if it is CSV.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(self.out.as_slice());
        let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
        rows.collect()
    }

    /// The distinct ids of OUT, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.rows().into_iter().map(|row| row[0].clone()).collect();
        ids.dedup();
        ids
    }
}

pub(crate) fn run_files(
    engine: &Engine,
    inputs: &[PathBuf],
    folder: &Path,
    out: &str,
    options: &BatchOptions,
) -> Result<Outcome, InputError> {
    let (out, rejects) = (folder.join(out), folder.join("rejects.csv"));
    let BatchOutcome { counts, notes, .. } = run_batch(engine, inputs, &out, &rejects, options, &mut |_| {})?;
    Ok(Outcome { counts, notes, out: std::fs::read(&out).unwrap(), rejects: read_rejects(&rejects) })
}

pub(crate) fn run_with(text: &[u8], options: &BatchOptions, out: &str) -> Result<Outcome, InputError> {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    std::fs::write(&input, text).unwrap();
    run_files(&ENGINE, &[input], folder.path(), out, options)
}

pub(crate) fn run(text: impl AsRef<[u8]>) -> Outcome {
    run_with(text.as_ref(), &BatchOptions::default(), "out.csv").unwrap()
}

pub(crate) fn read_rejects(path: &Path) -> Vec<Rejected> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    assert_eq!(reader.headers().unwrap(), ["file", "line", "profile_id", "reason", "raw"].as_slice());
    let rejected = reader.records().map(|row| {
        let row = row.unwrap();
        Rejected {
            file: row[0].to_owned(),
            line: row[1].parse().unwrap(),
            id: row[2].to_owned(),
            reason: row[3].to_owned(),
            raw: row[4].to_owned(),
        }
    });
    rejected.collect()
}
