//! The faults found by an import, listed up to a readable number.

use skillgap_core::catalog::{Place, Problem, ProblemKind};

/// The most faults listed; others are only counted. A file with an error in every row would otherwise fill
/// the memory with messages.
const MOST_LISTED: usize = 1_000;

/// The faults of an import.
#[derive(Debug, Default)]
pub(super) struct Faults {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Faults {
    /// Records something that was corrected or left out.
    pub(super) fn note(&mut self, place: &Place, message: impl FnOnce() -> String) {
        if self.listed.len() < MOST_LISTED {
            let kind = ProblemKind::Unreadable { column: 0, message: message() };
            self.listed.push(Problem::warning(place, kind));
        } else {
            self.unlisted += 1
        }
    }

    /// Their number.
    pub(super) fn len(&self) -> usize {
        self.listed.len() + self.unlisted
    }

    /// The listed faults, in order of discovery, and the number of others.
    pub(super) fn into_parts(self) -> (Vec<Problem>, usize) {
        (self.listed, self.unlisted)
    }
}
