//! Shared by the benchmarks: the engine with the built-in catalogue, and a sample resume.

use skillgap_core::engine::Engine;
use skillgap_core::resume::Resume;
use skillgap_ingest::resume::read_resume_bytes;

/// The sample used in the README.
const SAMPLE: &[u8] = include_bytes!("../data/examples/alex-rivera.json");

/// The engine with the built-in catalogue.
///
/// # Panics
/// Panics if the built-in catalogue is invalid, which a test would detect first.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark stops when its input is wrong")]
pub fn engine() -> Engine {
    Engine::builtin()
}

/// The sample resume.
///
/// # Panics
/// Panics if the sample cannot be read, which a test would detect first.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark stops when its input is wrong")]
pub fn sample_resume() -> Resume {
    read_resume_bytes("alex-rivera.json", SAMPLE, None).expect("the sample is readable").resume
}
