//! The small index structures: lists by key in flat arrays, names by hash.

use crate::text::is_name_char;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Lists of numbers, one for each row, in two flat arrays.
#[derive(Debug)]
pub(super) struct Rows {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    pub(super) fn new() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }

    /// Appends a row.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.starts.push(small(self.items.len()));
    }

    /// The row, empty when there is none.
    pub(super) fn get(&self, row: u32) -> &[u32] {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(small(self.items.len())) as usize;
        self.items.get(at(row as usize)..at(row as usize + 1)).unwrap_or(&[])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..small(self.starts.len() - 1)).map(|row| self.get(row))
    }

    /// For every number below `keys` the rows that hold it, ascending, each once.
    ///
    /// Repeats of a number within a row must stand next to one another, or the row comes out more than once.
    pub(super) fn inverted(&self, keys: usize) -> Self {
        let mut starts = vec![0u32; keys + 1];
        for key in self.iter().flat_map(distinct) {
            starts[key as usize + 1] += 1;
        }
        for i in 0..keys {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut items = vec![0u32; starts.last().copied().unwrap_or(0) as usize];
        for (row, held) in (0u32..).zip(self.iter()) {
            for key in distinct(held) {
                items[next[key as usize] as usize] = row;
                next[key as usize] += 1;
            }
        }
        Self { starts, items }
    }
}

fn distinct(row: &[u32]) -> impl Iterator<Item = u32> {
    row.chunk_by(|a, b| a == b).filter_map(|run| run.first().copied())
}

/// Positions in catalogues fit in 32 bits: the sizes of files are bounded far below.
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Items by the hash of their name; the caller compares names, since hashes may collide.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    entries: Vec<(u64, u32)>,
}

impl NameTable {
    /// From names with their items; items of one name come out ascending.
    pub(super) fn new<'n>(names: impl Iterator<Item = (&'n str, u32)>) -> Self {
        let mut entries: Vec<(u64, u32)> = names.map(|(name, item)| (hash(name), item)).collect();
        entries.sort_unstable();
        Self { entries }
    }

    /// The items whose name may be this one, in ascending order.
    pub(super) fn get(&self, name: &str) -> impl Iterator<Item = u32> {
        let wanted = hash(name);
        let from = self.entries.partition_point(|(hash, _)| *hash < wanted);
        self.entries[from..].iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, item)| *item)
    }
}

/// The same in every run and on every machine: the hasher has fixed keys.
fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}

/// So many classes of characters tell runs of letters apart: 6 bits.
const CLASSES: u32 = 64;
/// How many codes runs of two and of three characters have.
pub(super) const PAIRS: usize = (CLASSES * CLASSES) as usize;
/// See [`PAIRS`].
pub(super) const TRIPLES: usize = (CLASSES * CLASSES * CLASSES) as usize;

/// ASCII letters, digits and name signs have a class of their own; other letters share the rest.
fn class(c: char) -> u32 {
    match c {
        ' ' => 0,
        'a'..='z' => u32::from(c) - u32::from('a') + 1,
        '0'..='9' => u32::from(c) - u32::from('0') + 27,
        '+' => 37,
        '#' => 38,
        '*' => 39,
        other => 40 + u32::from(other) % (CLASSES - 40),
    }
}

/// The codes of neighbouring characters, borders marked by a space, in order.
pub(super) fn pairs(word: &str) -> impl Iterator<Item = u32> {
    let bordered = || std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).map(class);
    bordered().zip(bordered().skip(1)).map(|(a, b)| a * CLASSES + b)
}

/// The codes of three neighbouring characters of every word of a folded text, borders marked, sorted.
pub(super) fn triples(folded: &str) -> Vec<u32> {
    const BORDER: u32 = 0;
    let mut codes = Vec::with_capacity(folded.len() + 2);
    let (mut before, mut last) = (BORDER, BORDER);
    for c in folded.chars() {
        let next = if is_name_char(c) { class(c) } else { BORDER };
        // Between two borders there is no word; at its first letter a word has no run yet.
        if last != BORDER {
            codes.push((before * CLASSES + last) * CLASSES + next);
        }
        (before, last) = (last, next);
    }
    if last != BORDER {
        codes.push((before * CLASSES + last) * CLASSES + BORDER);
    }
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_inverted() {
        let mut rows = Rows::new();
        rows.push([0, 2, 2]);
        rows.push([2]);
        rows.push([1]);
        let by_key = rows.inverted(3);
        assert_eq!(by_key.get(0), [0]);
        assert_eq!(by_key.get(1), [2]);
        assert_eq!(by_key.get(2), [0, 1]);
        assert_eq!(by_key.get(9), [] as [u32; 0]);
    }

    #[test]
    fn items_are_found_by_name() {
        let table = NameTable::new([("a", 3), ("b", 1), ("a", 2)].into_iter());
        assert_eq!(table.get("a").collect::<Vec<_>>(), [2, 3]);
        assert_eq!(table.get("c").count(), 0);
    }

    #[test]
    fn words_of_one_letter_have_a_run_of_three() {
        assert_eq!(triples("c").len(), 1);
        assert_eq!(triples("ab").len(), 2);
        assert_ne!(triples("c"), triples("r"));
    }
}
