//! Tables of profiles: every row ends up in OUT or in the rejects, and results are reproducible.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests may fail loudly"
)]

mod agreement;
pub(crate) mod harness;
mod hostile;
mod kinds;
mod lines;
mod memory;
mod output;
mod parquet;
mod paths;
mod property;
mod resumes;
mod shared;
mod told;
