//! Tests of skillgap-ingest.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

mod batch;
mod catalog_import;
mod catalog_lint;
mod catalog_native;
mod catalog_published;
mod catalog_seed;
#[path = "../left_out.rs"]
mod left_out;
mod matching_published;
mod postings;
mod ranking;
mod resume_bombs;
mod resume_bounds;
mod resume_documents;
mod resume_fixtures;
mod resume_formats;
mod resume_forms;
mod resume_heads;
mod resume_hostile;
mod resume_kinds;
mod resume_pdf_layout;
mod resume_places;
mod resume_random;
mod resume_read;
mod resume_ways;
mod resume_written;
mod senses;
mod shared;
