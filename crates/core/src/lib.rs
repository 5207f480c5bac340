//! Matching, scoring and planning of skills: pure functions without input or output.

pub mod catalog;
mod context;
pub mod engine;
mod extract;
pub mod level;
pub mod matcher;
pub mod mention;
pub mod profile;
pub mod report;
pub mod resume;
pub mod sample;
mod scan;
pub mod stance;
pub mod text;
pub mod units;
