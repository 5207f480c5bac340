//! Tests of skillgap-ingest.

mod batch;
mod catalog_native;
mod catalog_seed;
