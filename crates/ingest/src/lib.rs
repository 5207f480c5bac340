//! Reads resumes, catalogues and profile tables into the values of `skillgap-core`.
//!
//! Each part is a feature, and all are on by default: `resumes` (texts of every kind), `documents` (PDF, Word,
//! OpenDocument, Excel, RTF), `taxonomies` (ESCO, O*NET, lists of labels), `outputs` (files that appear when they are
//! whole) and `tables` (CSV, NDJSON and Parquet in and out). Only `tables` brings polars and uses threads of its own.

#[cfg(feature = "tables")]
pub mod batch;
#[cfg(feature = "outputs")]
pub mod bytes;
pub mod catalog;
pub mod edits;
pub mod error;
#[cfg(feature = "tables")]
mod guarded;
#[cfg(feature = "resumes")]
mod isolated;
pub mod lent;
pub mod progress;
#[cfg(feature = "resumes")]
pub mod report;
#[cfg(feature = "resumes")]
pub mod resume;
#[cfg(feature = "tables")]
pub mod tables;

#[cfg(feature = "resumes")]
pub use isolated::is_told;
