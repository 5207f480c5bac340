//! Which ids appeared before, and where.

use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A row of one of the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: usize,
    pub(super) line: u64,
}

/// Remembers ids by a 64-bit hash, so that memory does not grow with their length.
///
/// Among five million ids the chance that any two share a hash is below one in a million.
#[derive(Debug, Default)]
pub(super) struct Seen {
    first: FxHashMap<u64, (u32, u32)>,
}

impl Seen {
    /// Notes an id; where it stood first, when this is not the first time.
    pub(super) fn note(&mut self, id: &str, place: Place) -> Option<Place> {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        match self.first.entry(hasher.finish()) {
            Entry::Occupied(first) => {
                let (file, line) = *first.get();
                Some(Place { file: file as usize, line: u64::from(line) })
            }
            Entry::Vacant(free) => {
                free.insert((narrow(place.file as u64), narrow(place.line)));
                None
            }
        }
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
