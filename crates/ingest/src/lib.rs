//! Reads resumes, catalogues and profile tables into the values of `skillgap-core`.
//!
//! Each part is a feature, all on by default: `resumes` (text formats), `documents` (PDF, Word, OpenDocument,
//! Excel, RTF), `taxonomies` (ESCO, O*NET, lists of labels), `outputs` (files that appear only when complete)
//! and `tables` (CSV, NDJSON and Parquet, in and out). Only `tables` needs polars and uses its own threads.

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
