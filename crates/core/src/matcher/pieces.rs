//! Which of many texts differ from another by few typing errors, without comparing all of them.
//!
//! A text with few errors keeps at least one of the pieces that the other is cut into, one more than there are errors,
//! near the place where it stood (Li, Deng, Wang, Feng: "Pass-Join", 2011). Texts are listed by length and piece, so
//! that a mention meets those that share one, and few others. Two neighbouring letters that changed places at a
//! border spoil both pieces: each piece is looked up a second time as it was before that.

use super::letters::class;
use super::table::Rows;

/// Lists of pieces share a bucket when there are more; the texts are told apart when they are compared.
const MOST_BUCKETS: usize = 1 << 22;

/// How many errors a text of so many characters may hold; never less for a longer one.
pub(super) type Budget = fn(usize) -> usize;

/// Texts by their pieces.
#[derive(Debug)]
pub(super) struct Pieces {
    texts_of_bucket: Rows,
    mask: u64,
    /// Which characters each text has.
    characters: Vec<u64>,
    budget: Budget,
}

/// One bit for each character that a text has; rare ones share.
fn characters(text: &str) -> u64 {
    text.chars().fold(0, |all, c| all | 1 << class(c))
}

/// A text whose characters are reached by number.
struct Text<'k> {
    text: &'k str,
    length: usize,
    /// Where each character begins; empty when each is one byte.
    starts: Vec<usize>,
    /// See [`characters`].
    characters: u64,
}

impl<'k> Text<'k> {
    fn new(text: &'k str) -> Self {
        let starts: Vec<usize> = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
        };
        let length = if starts.is_empty() { text.len() } else { starts.len() - 1 };
        Self { text, length, starts, characters: characters(text) }
    }

    fn slice(&self, from: usize, to: usize) -> &'k str {
        let at = |i: usize| if self.starts.is_empty() { i } else { self.starts.get(i).copied().unwrap_or(0) };
        self.text.get(at(from)..at(to)).unwrap_or("")
    }
}

/// The hash of a piece, whose text comes in parts, of texts of so many characters (FNV-1a).
fn hash(length: usize, piece: usize, parts: [&str; 2]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let place = [length as u8, piece as u8];
    let bytes = place.into_iter().chain(parts.into_iter().flat_map(str::bytes));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    hash ^ (hash >> 32)
}

impl Pieces {
    /// Cuts texts into pieces; `expected` says about how many texts there are.
    pub(super) fn new<'t>(texts: impl Iterator<Item = &'t str>, expected: usize, budget: Budget) -> Self {
        let buckets = (4 * expected).next_power_of_two().clamp(16, MOST_BUCKETS);
        let mask = buckets as u64 - 1;
        let mut buckets_of_text = Rows::with_capacity(expected, 4 * expected);
        let mut characters = Vec::with_capacity(expected);
        for text in texts.map(Text::new) {
            characters.push(text.characters);
            let errors = budget(text.length);
            let pieces = if errors == 0 { 0 } else { errors + 1 };
            buckets_of_text.push((0..pieces).map(|piece| {
                let piece_text =
                    text.slice(border(text.length, piece, errors), border(text.length, piece + 1, errors));
                (hash(text.length, piece, [piece_text, ""]) & mask) as u32
            }));
        }
        Self { texts_of_bucket: buckets_of_text.inverted(buckets), mask, characters, budget }
    }

    /// The texts that a text may be with its errors, each once, ascending.
    pub(super) fn near(&self, text: &str, near: &mut Vec<u32>) {
        near.clear();
        let text = Text::new(text);
        let errors = (self.budget)(text.length);
        if errors > 0 {
            (text.length - errors..=text.length + errors)
                .for_each(|length| self.of_length(&text, length, near));
        }
        near.sort_unstable();
        near.dedup();
    }

    /// Adds the texts of so many characters.
    fn of_length(&self, text: &Text, length: usize, near: &mut Vec<u32>) {
        let errors = (self.budget)(text.length.min(length));
        if errors < text.length.abs_diff(length) {
            return;
        }
        // An error puts one character in the place of another at most.
        let alike = |other: &&u32| {
            let other = self.characters.get(**other as usize).copied().unwrap_or(0);
            (text.characters ^ other).count_ones() as usize <= 2 * errors
        };
        let mut add = |piece: usize, parts: [&str; 2]| {
            let bucket = hash(length, piece, parts) & self.mask;
            near.extend(self.texts_of_bucket.get(bucket as u32).iter().filter(alike));
        };
        let cuts = (self.budget)(length);
        // The first piece before which there are no more errors than pieces is whole.
        for piece in 0..=errors {
            let (from, to) = (border(length, piece, cuts), border(length, piece + 1, cuts));
            let after = errors - piece;
            for at in (from.saturating_sub(piece)..=from + piece).filter(|at| at + to - from <= text.length) {
                let end = at + to - from;
                // So many characters stand behind the piece in either text.
                if (text.length - end).abs_diff(length - to) > after {
                    continue;
                }
                add(piece, [text.slice(at, end), ""]);
                if after > 0 && end < text.length && end > at {
                    add(piece, [text.slice(at, end - 1), text.slice(end, end + 1)]);
                }
            }
        }
    }
}

/// Where the piece of a text of so many characters, cut so many times, begins; the last one ends at the length.
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
            pieces.near(&text, &mut near);
            for (at, other) in (0u32..).zip(&texts) {
                let shorter = text.chars().count().min(other.chars().count());
                let within = strsim::osa_distance(&text, other) <= budget(shorter);
                prop_assert!(!within || budget(shorter) == 0 || near.contains(&at), "{text} {other}");
            }
        }
    }
}
