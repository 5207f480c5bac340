//! Tests of skillgap-ingest.

mod batch;
mod catalog_native;
mod catalog_seed;
mod resume_bounds;
mod resume_fixtures;
mod resume_places;
mod resume_random;
