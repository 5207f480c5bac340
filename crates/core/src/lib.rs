//! Matching, scoring and planning of skills: pure functions without input or output.

pub mod catalog;
pub mod level;
pub mod resume;
pub mod text;
pub mod units;
