//! The 50,000 real profiles, if available.

use super::harness::{BUILTIN, read_rejects};
use skillgap_ingest::batch::{BatchOptions, run_batch};
use std::collections::HashSet;
use std::path::PathBuf;
use std::time::Instant;

pub(super) fn profiles() -> Option<PathBuf> {
    crate::shared::shared("data/profiles_50k.csv.gz")
}

#[test]
fn all_of_the_fifty_thousand_profiles_end_somewhere() {
    let Some(input) = profiles() else { return };
    let engine = &*BUILTIN;
    let folder = tempfile::tempdir().unwrap();
    let (out, rejects) = (folder.path().join("out.csv"), folder.path().join("rejects.csv"));
    let options = BatchOptions::default();
    let started = Instant::now();
    let counts = run_batch(engine, &[input], &out, &rejects, &options, &mut |_| {}).unwrap().counts;
    eprintln!("{counts:?} in {:.2?}", started.elapsed());
    let mut reader = csv::Reader::from_path(&out).unwrap();
    let mut ids: HashSet<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    let scored = ids.len();
    ids.extend(read_rejects(&rejects).into_iter().map(|reject| reject.id));
    assert_eq!(counts.rows_read, 50_000);
    assert_eq!((scored as u64, counts.profiles), (counts.profiles, counts.rows_read - counts.rejected));
    assert_eq!(ids.len(), 50_000);
}
