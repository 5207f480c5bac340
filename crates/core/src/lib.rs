//! Matching, scoring and planning of skills: pure functions without input or output.

pub mod catalog;
pub mod compare;
mod context;
pub mod engine;
mod extract;
pub mod fit;
pub mod gap;
pub mod level;
pub mod matcher;
pub mod mention;
pub mod plan;
pub mod profile;
pub mod relevance;
pub mod report;
pub mod resume;
pub mod role_info;
pub mod sample;
mod scan;
pub mod stance;
pub mod standing;
pub mod text;
pub mod units;
