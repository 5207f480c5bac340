//! The gold set: annotated mentions, sentences and resumes, and how many must be right.
//!
//! README.md in this folder describes the sets and how to read a failure.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

mod figure;
mod floors;
mod mentions;
mod people;
mod sentences;

use skillgap_core::engine::Engine;
use std::path::PathBuf;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

/// A file or folder of the gold set.
fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/gold").join(name)
}

/// The rows of a table below its header, each with this many cells.
fn rows(name: &str, cells: usize) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path(name)).unwrap();
    let row = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<_> = text.lines().skip(1).map(row).collect();
    for row in &rows {
        assert_eq!(row.len(), cells, "{name}: {row:?}");
    }
    rows
}

/// The names of skills separated by `|`, any of which is right.
fn any_of(cell: &str) -> Vec<String> {
    cell.split('|').map(|label| skill(label.trim())).collect()
}

/// The name, if the catalogue has such a skill: a gold set that asks for others could never be met.
fn skill(label: &str) -> String {
    let known = ENGINE.catalog().skills().iter().any(|skill| skill.label == label);
    assert!(known, "the catalogue has no skill '{label}'; if it was renamed, rename it in the gold set");
    label.to_owned()
}
