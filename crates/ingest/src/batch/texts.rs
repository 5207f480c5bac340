//! Distinct texts and their numbers, side by side in memory: a table may have millions of them, and each of its fields
//! is looked up.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct texts, numbered in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// The upper half of the hash of a text above its number plus one, or 0; at the first free place from where the lower
    /// half points.
    places: Vec<u64>,
}

/// There are at least so many places.
const FEWEST: usize = 1 << 10;

impl Texts {
    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text by its number.
    fn text(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).and_then(|end| self.all.get(start..*end)).unwrap_or_default()
    }

    /// All texts by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.text(number))
    }

    /// The number of a text that is known.
    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.find(hash(text), text).ok()
    }

    /// Numbers a text that is not known; `None` when it is, or when there is no number left.
    pub(super) fn insert(&mut self, text: &str) -> Option<u32> {
        if self.places.len() < 2 * (self.len() + 1) {
            self.grow();
        }
        let hash = hash(text);
        let place = self.find(hash, text).err()?;
        let number = u32::try_from(self.len()).ok().filter(|number| *number < u32::MAX)?;
        *self.places.get_mut(place)? = entry(hash, number);
        self.all.push_str(text);
        self.ends.push(self.all.len());
        Some(number)
    }

    /// The number of a text, or the free place where it would stand.
    fn find(&self, hash: u64, text: &str) -> Result<u32, usize> {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(place) = self.places.get(at).filter(|place| **place != 0) {
            let number = *place as u32 - 1;
            if place >> 32 == hash >> 32 && self.text(number as usize) == text {
                return Ok(number);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn grow(&mut self) {
        let places = (2 * self.places.len()).max(FEWEST);
        // Free before the new ones are made: the texts tell where each belongs.
        self.places = Vec::new();
        self.places = vec![0; places];
        for number in 0..self.len() {
            let hash = hash(self.text(number));
            let mut at = hash as usize & (places - 1);
            while self.places[at] != 0 {
                at = (at + 1) & (places - 1);
            }
            self.places[at] = entry(hash, number as u32);
        }
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

fn entry(hash: u64, number: u32) -> u64 {
    hash >> 32 << 32 | (u64::from(number) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_the_numbers_of_their_first_appearance() {
        let mut texts = Texts::default();
        assert_eq!(texts.get("a"), None);
        let text = |number: u32| if number == 7 { String::new() } else { format!("text {number}") };
        for number in 0..20_000 {
            assert_eq!(texts.insert(&text(number)), Some(number));
            assert_eq!(texts.insert(&text(number / 2)), None, "known");
        }
        assert!((0..20_000).all(|number| texts.get(&text(number)) == Some(number)));
        assert_eq!((texts.get("text 7"), texts.len()), (None, 20_000));
        assert!(texts.iter().eq((0..20_000).map(text)));
    }
}
