//! The readers of skillgap-ingest, from files to values.

mod resume_bounds;
mod resume_fixtures;
mod resume_places;
mod resume_random;
