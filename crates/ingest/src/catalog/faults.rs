//! What an import found wrong and left out, up to a number that still can be read.

use skillgap_core::catalog::{Place, Problem, ProblemKind};

/// The faults that are kept word by word; the others are counted. A file that is wrong in every row would
/// otherwise fill the memory with messages.
const MOST_LISTED: usize = 1_000;

/// The faults of an import.
#[derive(Debug, Default)]
pub(super) struct Faults {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Faults {
    /// Something that was mended or left out.
    pub(super) fn note(&mut self, place: &Place, message: impl FnOnce() -> String) {
        match self.listed.len() < MOST_LISTED {
            true => {
                let kind = ProblemKind::Unreadable { column: 0, message: message() };
                self.listed.push(Problem::warning(place, kind));
            }
            false => self.unlisted += 1,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.listed.len() + self.unlisted
    }

    /// The faults that were kept, in the order in which they were found, and the number of the others.
    pub(super) fn into_parts(self) -> (Vec<Problem>, usize) {
        (self.listed, self.unlisted)
    }
}
