//! Finds the texts within a few typing errors of another, without comparing all.
//!
//! If a text is cut into one piece more than there are errors, the other text contains at least one of the
//! pieces unchanged, near its position (Li, Deng, Wang, Feng: "Pass-Join", 2011). Texts are indexed by length
//! and piece, so that a mention is compared only with texts that share a piece. A swap of two letters across
//! a boundary changes both pieces, so each piece is also looked up as it was before such a swap.

use super::letters::class;
use super::table::Rows;
use serde::{Deserialize, Serialize};

/// The most buckets; with more pieces, some share a bucket, and the comparison of texts tells them apart.
const MOST_BUCKETS: usize = 1 << 22;

/// The errors allowed in a text of this many characters; must not decrease with length.
pub(super) type Budget = fn(usize) -> usize;

/// Texts by their pieces.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Pieces {
    texts_of_bucket: Rows,
    mask: u64,
    /// The characters in each text.
    #[serde(with = "crate::raw")]
    characters: Vec<u64>,
}

/// One bit for each character in a text; rare characters share bits.
fn characters(text: &str) -> u64 {
    text.chars().fold(0, |all, c| all | 1 << class(c))
}

/// A text prepared for hashing its pieces (Rabin-Karp: each hash follows from those of two prefixes).
#[derive(Default)]
struct Text {
    /// The number of characters.
    length: usize,
    /// The hashes of its prefixes, by length.
    prefixes: Vec<u64>,
    /// See [`characters`].
    characters: u64,
}

/// The base of the hash.
const BASE: u64 = 0x0000_0100_0000_01b3;

impl Text {
    /// Reads a text, reusing memory.
    fn read(&mut self, text: &str) {
        self.prefixes.clear();
        self.prefixes.push(0);
        let mut prefix = 0u64;
        self.prefixes.extend(text.chars().map(|c| {
            prefix = prefix.wrapping_mul(BASE).wrapping_add(u64::from(c));
            prefix
        }));
        self.length = self.prefixes.len() - 1;
        self.characters = characters(text);
    }

    fn prefix(&self, characters: usize) -> u64 {
        self.prefixes.get(characters).copied().unwrap_or(0)
    }

    /// The hash of a piece; `power` is that for its number of characters.
    fn piece(&self, from: usize, to: usize, power: u64) -> u64 {
        self.prefix(to).wrapping_sub(self.prefix(from).wrapping_mul(power))
    }

    /// The hash of a piece with its last character replaced by the one after it.
    fn swapped(&self, from: usize, to: usize, power: u64) -> u64 {
        let but_last =
            self.prefix(to - 1).wrapping_mul(BASE).wrapping_sub(self.prefix(from).wrapping_mul(power));
        but_last.wrapping_add(self.piece(to, to + 1, BASE))
    }
}

/// The base to this power.
fn power(characters: usize) -> u64 {
    BASE.wrapping_pow(characters as u32)
}

/// The bucket of a piece, by its hash, its index, and the length of the text.
fn bucket(length: usize, piece: usize, hash: u64, mask: u64) -> u32 {
    /// Spreads numbers over the high bits (Knuth: "The Art of Computer Programming", 6.4).
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let place = (length as u64) << 8 | piece as u64;
    let spread = (hash.wrapping_mul(SPREAD) ^ place).wrapping_mul(SPREAD);
    ((spread >> 32) & mask) as u32
}

impl Pieces {
    /// Indexes texts; `expected` is their approximate number.
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, expected: usize, budget: Budget) -> Self {
        let buckets = (4 * expected).next_power_of_two().clamp(16, MOST_BUCKETS);
        let mask = buckets as u64 - 1;
        let mut buckets_of_text = Rows::with_capacity(expected, 4 * expected);
        let mut characters = Vec::with_capacity(expected);
        let mut text = Text::default();
        for each in texts {
            text.read(each);
            characters.push(text.characters);
            let errors = budget(text.length);
            let pieces = if errors == 0 { 0 } else { errors + 1 };
            buckets_of_text.push((0..pieces).map(|piece| {
                let (from, to) = (border(text.length, piece, errors), border(text.length, piece + 1, errors));
                bucket(text.length, piece, text.piece(from, to, power(to - from)), mask)
            }));
        }
        Self { texts_of_bucket: buckets_of_text.inverted(buckets), mask, characters }
    }

    /// The texts within the budget of a text, each once, ascending; the budget is that of the indexed texts.
    pub(super) fn near(&self, mention: &str, budget: Budget, near: &mut Vec<u32>) {
        near.clear();
        let mut text = Text::default();
        text.read(mention);
        let errors = budget(text.length);
        if errors > 0 {
            (text.length - errors..=text.length + errors)
                .for_each(|length| self.of_length(&text, length, budget, near));
        }
        near.sort_unstable();
        near.dedup();
    }

    /// Adds the texts of this length.
    fn of_length(&self, text: &Text, length: usize, budget: Budget, near: &mut Vec<u32>) {
        let errors = budget(text.length.min(length));
        if errors < text.length.abs_diff(length) {
            return;
        }
        // An error replaces at most one character.
        let alike = |other: &&u32| {
            let other = self.characters.get(**other as usize).copied().unwrap_or(0);
            (text.characters ^ other).count_ones() as usize <= 2 * errors
        };
        let mut add = |piece: usize, hash: u64| {
            let bucket = bucket(length, piece, hash, self.mask);
            near.extend(self.texts_of_bucket.get(bucket).iter().filter(alike));
        };
        let cuts = budget(length);
        // The first piece with no more errors before it than pieces is intact.
        for piece in 0..=errors {
            let (from, to) = (border(length, piece, cuts), border(length, piece + 1, cuts));
            let (after, power) = (errors - piece, power(to - from));
            for at in (from.saturating_sub(piece)..=from + piece).filter(|at| at + to - from <= text.length) {
                let end = at + to - from;
                // The number of characters after the piece must be about the same in both texts.
                if (text.length - end).abs_diff(length - to) > after {
                    continue;
                }
                add(piece, text.piece(at, end, power));
                if after > 0 && end < text.length && end > at {
                    add(piece, text.swapped(at, end, power));
                }
            }
        }
    }
}

/// Where a piece starts in a text of this length cut this many times; the last one ends at the length.
fn border(length: usize, piece: usize, cuts: usize) -> usize {
    length * piece / (cuts + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn budget(length: usize) -> usize {
        match length {
            0..=3 => 0,
            4..=6 => 1,
            7..=9 => 2,
            _ => 3,
        }
    }

    proptest! {
        #[test]
        fn no_text_within_its_errors_is_lost(
            texts in proptest::collection::vec("[abc]{1,12}|[aé]{4,8}", 1..40),
            text in "[abc]{1,12}|[aé]{4,8}",
        ) {
            let pieces = Pieces::new(texts.iter().map(String::as_str), texts.len(), budget);
            let mut near = Vec::new();
            pieces.near(&text, budget, &mut near);
            for (at, other) in (0u32..).zip(&texts) {
                let shorter = text.chars().count().min(other.chars().count());
                let within = strsim::osa_distance(&text, other) <= budget(shorter);
                prop_assert!(!within || budget(shorter) == 0 || near.contains(&at), "{text} {other}");
            }
        }
    }
}
