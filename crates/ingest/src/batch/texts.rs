//! Distinct texts and their numbers, side by side in memory: a table may have millions of them, and each of its fields
//! is looked up.

use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Distinct texts, numbered in order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Each with [`END`] behind it.
    all: Vec<u8>,
    /// Where each text begins.
    starts: Vec<usize>,
    /// At the first free place from where the lower half of the hash of a text points.
    places: Vec<Place>,
}

/// Where a text is found.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The upper half of its hash above its number plus one, or 0 where no text is.
    mark: u64,
    start: usize,
}

/// No text holds this byte.
const END: u8 = 0xff;

/// There are at least so many places.
const FEWEST: usize = 1 << 10;

impl Texts {
    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// All texts by their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.starts.iter().map(|start| self.text(*start))
    }

    /// The text that begins there.
    fn text(&self, start: usize) -> &str {
        let rest = self.all.get(start..).unwrap_or_default();
        let text = rest.split(|byte| *byte == END).next().unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
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
        let at = self.find(hash, text).err()?;
        let number = u32::try_from(self.len()).ok().filter(|number| *number < u32::MAX)?;
        let start = self.all.len();
        *self.places.get_mut(at)? = Place { mark: mark(hash, number), start };
        self.all.extend_from_slice(text.as_bytes());
        self.all.push(END);
        self.starts.push(start);
        Some(number)
    }

    /// The number of a text, or the free place where it would stand.
    fn find(&self, hash: u64, text: &str) -> Result<u32, usize> {
        let is_here = |start: usize| {
            let rest = self.all.get(start..).unwrap_or_default();
            rest.get(text.len()) == Some(&END) && rest.starts_with(text.as_bytes())
        };
        let mask = self.places.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(place) = self.places.get(at).filter(|place| place.mark != 0) {
            if place.mark >> 32 == hash >> 32 && is_here(place.start) {
                return Ok(place.mark as u32 - 1);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn grow(&mut self) {
        let places = (2 * self.places.len()).max(FEWEST);
        // Free before the new ones are made: the texts tell where each belongs.
        self.places = Vec::new();
        let mut grown = vec![Place::default(); places];
        for (number, start) in (0..).zip(&self.starts) {
            let hash = hash(self.text(*start));
            let mut at = hash as usize & (places - 1);
            while grown[at].mark != 0 {
                at = (at + 1) & (places - 1);
            }
            grown[at] = Place { mark: mark(hash, number), start: *start };
        }
        self.places = grown;
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

fn mark(hash: u64, number: u32) -> u64 {
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
