//! Names that differ from a mention by slips of the finger alone: "Kuberntes", "tensor flow", "pyhton".
//!
//! A name with few typing errors keeps at least one of the pieces that its label is cut into, one more than the
//! errors that its length allows, near the place where it stood (Li, Deng, Wang, Feng: "Pass-Join", 2011). Labels are
//! listed by length and piece, so that a mention meets those that share one, and no others. Two neighbouring letters
//! that changed places at a border spoil both pieces: each piece is looked up a second time as it was before that.

use super::index::Index;
use super::labels::Labels;
use super::letters::class;
use super::query::Query;
use super::table::Rows;

/// What a pair of names that differ by typing errors alone scores at most: never the certainty of the name itself.
const TYPED: f64 = 0.97;
/// What each error takes away, whatever the length of the name.
const ERROR: f64 = 0.04;
/// What an error in every letter would take away besides.
const ALL_ERRORS: f64 = 0.3;
/// Lists of pieces share a bucket when there are more; their labels are told apart when they are compared.
const MOST_BUCKETS: usize = 1 << 22;

/// The labels by the pieces that their keys are cut into.
#[derive(Debug)]
pub(super) struct Slips {
    labels_of_bucket: Rows,
    mask: u64,
    /// Which characters the key of each label has.
    characters: Vec<u64>,
}

/// One bit for each character that a key has; rare ones share.
fn characters(key: &str) -> u64 {
    key.chars().fold(0, |all, c| all | 1 << class(c))
}

/// How many typing errors a name of so many characters may hold and still be that name.
///
/// More errors in long names spread over several words, each of which is recognised misspelt: allowing three and
/// four changed nothing on the development data.
fn edit_budget(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The most errors that any name may hold.
const MOST_ERRORS: usize = 2;

/// Where the piece of a name of so many characters begins; where the last one ends for the number of pieces.
fn border(length: usize, piece: usize) -> usize {
    length * piece / (edit_budget(length) + 1)
}

/// A key whose characters are reached by number.
struct Key<'k> {
    text: &'k str,
    length: usize,
    /// Where each character begins; empty when each is one byte.
    starts: Vec<usize>,
    /// See [`characters`].
    characters: u64,
}

impl<'k> Key<'k> {
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

/// The hash of a piece, whose text comes in parts, of names of so many characters (FNV-1a).
fn hash(length: usize, piece: usize, parts: [&str; 2]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let place = [length as u8, piece as u8];
    let bytes = place.into_iter().chain(parts.into_iter().flat_map(str::bytes));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    hash ^ (hash >> 32)
}

impl Slips {
    /// Cuts every key into pieces.
    pub(super) fn new(labels: &Labels) -> Self {
        let buckets = (4 * labels.len()).next_power_of_two().clamp(16, MOST_BUCKETS);
        let mask = buckets as u64 - 1;
        let mut buckets_of_label = Rows::with_capacity(labels.len(), 4 * labels.len());
        let mut characters = Vec::with_capacity(labels.len());
        for key in labels.keys().map(Key::new) {
            characters.push(key.characters);
            let pieces = if edit_budget(key.length) == 0 { 0 } else { edit_budget(key.length) + 1 };
            buckets_of_label.push((0..pieces).map(|piece| {
                let text = key.slice(border(key.length, piece), border(key.length, piece + 1));
                (hash(key.length, piece, [text, ""]) & mask) as u32
            }));
        }
        Self { labels_of_bucket: buckets_of_label.inverted(buckets), mask, characters }
    }

    /// The labels that a mention may be with slips of the finger, each once, ascending.
    pub(super) fn proposed(&self, mention: &str, proposed: &mut Vec<u32>) {
        proposed.clear();
        let key = Key::new(mention);
        let budget = edit_budget(key.length);
        for length in key.length - budget..=key.length + budget {
            self.of_length(&key, length, proposed);
        }
        proposed.sort_unstable();
        proposed.dedup();
    }

    /// Adds the labels of so many characters.
    fn of_length(&self, key: &Key, length: usize, proposed: &mut Vec<u32>) {
        let errors = edit_budget(key.length.min(length));
        if errors < key.length.abs_diff(length) {
            return;
        }
        // An error puts one character in the place of another at most.
        let alike = |label: &&u32| {
            let other = self.characters.get(**label as usize).copied().unwrap_or(0);
            (key.characters ^ other).count_ones() as usize <= 2 * errors
        };
        let mut add = |piece: usize, parts: [&str; 2]| {
            let bucket = hash(length, piece, parts) & self.mask;
            proposed.extend(self.labels_of_bucket.get(bucket as u32).iter().filter(alike));
        };
        // The first piece before which there are no more errors than pieces is whole.
        for piece in 0..=errors {
            let (from, to) = (border(length, piece), border(length, piece + 1));
            let after = errors - piece;
            for at in (from.saturating_sub(piece)..=from + piece).filter(|at| at + to - from <= key.length) {
                // So many characters stand behind the piece in the mention and in the label.
                if (key.length - (at + to - from)).abs_diff(length - to) > after {
                    continue;
                }
                let end = at + to - from;
                add(piece, [key.slice(at, end), ""]);
                if after > 0 && end < key.length {
                    add(piece, [key.slice(at, end - 1), key.slice(end, end + 1)]);
                }
            }
        }
    }
}

/// Whether a mention may be a name with slips of the finger at all.
///
/// "selection" is no misspelt "Electron": words that labels hold are spelt as they are meant.
pub(super) fn may_slip(query: &Query) -> bool {
    !query.known && edit_budget(query.length) > 0
}

/// The score of two names that differ by no more typing errors than their length allows.
pub(super) fn score(index: &Index, query: &Query, id: u32) -> Option<f64> {
    /// Bytes of the longest character.
    const LONGEST_CHARACTER: usize = 4;
    let key = index.labels().key_of_length(id, query.key.len(), LONGEST_CHARACTER * MOST_ERRORS)?;
    let (a, b) = (query.length, key.chars().count());
    let budget = edit_budget(a.min(b));
    if budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, key) {
        return None;
    }
    let edits = query.pattern().distance(key);
    (edits <= budget).then(|| TYPED - ERROR * edits as f64 - ALL_ERRORS * edits as f64 / a.max(b) as f64)
}

/// "c++" and "c#", "python2" and "python3": signs and digits are not slips of the finger.
pub(super) fn differ_in_signs(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_alphabetic()).ne(b.chars().filter(|c| !c.is_alphabetic()))
}
