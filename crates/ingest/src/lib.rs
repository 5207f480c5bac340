//! Reads resumes, catalogues and profile tables into the values of `skillgap-core`.

pub mod batch;
pub mod bytes;
pub mod catalog;
pub mod edits;
pub mod error;
mod isolated;
pub mod report;
pub mod resume;
