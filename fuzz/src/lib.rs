//! What the fuzz targets do, and where they begin. `cargo test` replays all of it (`tests/cli/replay.rs`).

pub mod parts;
pub mod seeds;
pub mod targets;

/// The fuzz target of this name; when it starts, its corpus gets the seeds.
#[macro_export]
macro_rules! target {
    ($name:literal) => {
        libfuzzer_sys::fuzz_target!(
            init: $crate::seeds::write($name),
            |data: &[u8]| $crate::targets::run($name, data)
        );
    };
}
