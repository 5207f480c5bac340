//! Tests of skillgap-ingest.

mod catalog_native;
mod catalog_seed;
