//! Renders reports, roles and comparisons as text: values in, text out, without printing.
//!
//! Everything that comes from a resume is sanitised (terminal) or escaped (Markdown).

mod answer;
mod because;
pub mod diff;
pub mod group;
pub mod html;
pub mod json;
pub mod lint;
pub mod lists;
pub mod markdown;
pub mod market;
pub mod matches;
mod paint;
pub mod plans;
pub mod posting;
pub mod reading;
pub mod sentences;
mod sheet;
pub mod steps_table;
pub mod terminal;
pub mod what_if;
mod width;
mod wording;

pub use because::roles_of;
pub use paint::{Colour, Tone};
pub use width::clean;
pub use wording::{count, either, grouped, kind_heading};

/// How to show a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// The most columns of a line (terminal only).
    pub columns: usize,
    /// Whether to write colour (terminal only).
    pub colour: Colour,
    /// Which roles to show with requirements, gaps and plan.
    pub detail: Detail,
    /// Whether to show everything instead of two screens (terminal only).
    pub full: bool,
}

/// Which roles to show in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The first one; others only in the ranking.
    First,
    /// All, because they were requested by name.
    Every,
}

impl Detail {
    /// How many of this many roles are shown in full.
    pub(crate) fn of(self, roles: usize) -> usize {
        match self {
            Self::First => roles.min(1),
            Self::Every => roles,
        }
    }
}

/// The text shown instead of gaps if hardly anything was recognised in the resume or the posting.
pub(crate) fn left_out(report: &skillgap_core::report::Report) -> &'static str {
    if report.profile.warning.is_some() { LEFT_OUT } else { LEFT_OUT_POSTING }
}

/// The same for a job posting.
const LEFT_OUT_POSTING: &str = "Too little of the posting was recognised for a meaningful fit, so fit, \
 gaps and plan are left out: the unrecognised parts may be the most important ones. 'skillgap \
 posting FILE' shows how it was read. --format json has the figures anyway.";

/// The text shown instead of gaps if hardly anything was recognised.
pub(crate) const LEFT_OUT: &str = "Too little of the resume was recognised for a meaningful fit, so fit, \
 gaps and plan are left out. It helps to list skills under a heading Skills, separated by commas, \
 and to name tools and methods in sentences; 'skillgap match WORDS' shows how words are recognised. \
 --format json has the figures anyway.";
