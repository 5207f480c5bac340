//! The fuzz targets and their seeds. `cargo test` replays all of them (`tests/cli/replay.rs`).

pub mod parts;
pub mod seeds;
pub mod targets;

use std::fs;
use std::path::Path;

/// Writes the seeds of a target into its corpus.
pub fn seed(target: &str) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&corpus).expect("a folder for the corpus");
    for (name, seed) in seeds::of(target) {
        fs::write(corpus.join(name), seed).expect("room for the corpus");
    }
}

/// Defines the fuzz target with this name, which copies the seeds into its corpus at the start.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(
            init: $crate::seed($name),
            |data: &[u8]| $crate::targets::run($name, data)
        );
    };
}
