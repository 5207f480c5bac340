//! Where the slots of a pattern are filled in a sentence, and whether they stand together.

use super::Pattern;

/// The window, in words, within which all slots must be filled.
const WITHIN: usize = 8;
/// The most positions kept per pattern within a sentence.
const MOST_PLACES: usize = 32;

/// The words that fill a slot: the first, and one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) slot: u8,
}

/// Where the slots of a pattern are filled in a sentence, from its beginning on.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The last places; what is further back stands too far from what comes.
    last: Vec<Filled>,
    /// The words that fill all slots.
    words: Option<(usize, usize)>,
}

impl Places {
    /// Adds a place behind the others, and says whether the slots are now known to be filled.
    pub(super) fn add(&mut self, pattern: &Pattern, place: Filled) -> bool {
        if self.words.is_none() {
            if self.last.len() >= MOST_PLACES {
                self.words = nearest(pattern.wanted(), &self.last, &mut Vec::new());
                self.last.retain(|last| last.from + WITHIN >= place.from);
            }
            self.last.push(place);
        }
        self.words.is_some()
    }

    /// The words that fill all slots of the pattern.
    pub(super) fn words(self, pattern: &Pattern) -> Option<(usize, usize)> {
        self.words.or_else(|| nearest(pattern.wanted(), &self.last, &mut Vec::new()))
    }
}

/// The first positions that fill the slots, one bit each, within the window, no two on the same words.
fn nearest(slots: u8, places: &[Filled], chosen: &mut Vec<Filled>) -> Option<(usize, usize)> {
    if slots == 0 {
        let from = chosen.iter().map(|place| place.from).min()?;
        let to = chosen.iter().map(|place| place.to).max()?;
        return (to - from <= WITHIN).then_some((from, to));
    }
    let slot = slots.trailing_zeros();
    for place in places.iter().filter(|place| u32::from(place.slot) == slot) {
        let apart = chosen.iter().all(|other| other.to <= place.from || place.to <= other.from);
        let near = chosen.iter().all(|other| place.from.abs_diff(other.from) <= WITHIN);
        if apart && near {
            chosen.push(*place);
            let words = nearest(slots & (slots - 1), places, chosen);
            chosen.pop();
            if words.is_some() {
                return words;
            }
        }
    }
    None
}
