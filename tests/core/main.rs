//! Tests of the core, above the units.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

mod adjacent;
mod claims;
mod compare;
mod cues;
mod diff;
mod embedding;
mod extract;
mod fit;
mod generator;
#[path = "../left_out.rs"]
mod left_out;
mod matching;
mod outline;
mod packed;
mod parts;
mod plan_order;
mod planning;
mod profile;
mod properties;
mod prose;
mod relevance;
mod report;
mod unknown_headings;
