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
const LEFT_OUT_POSTING: &str = "Fit, gaps and plan are left out here, because they would say more about the reading \
     than about the person: what was not recognised in the posting may be what it asks for most. skillgap posting FILE \
     shows all that was read in it. --format json holds the figures all the same.";

/// The text shown instead of gaps if hardly anything was recognised.
pub(crate) const LEFT_OUT: &str = "Fit, gaps and plan are left out here, because they would say more about the \
     catalogue than about the person. What helps: a list of skills under the heading Skills, with commas between \
     them, and sentences that name tools and methods; skillgap match, followed by words, shows how they are recognised. \
     --format json holds the figures all the same.";
