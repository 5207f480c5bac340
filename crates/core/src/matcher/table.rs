//! Small index structures: lists by key in flat arrays, names by hash, and numbered names.

pub(super) use crate::lists::small;

use crate::lists::Lists;
use crate::raw::{List, Slice};
use rustc_hash::FxHasher;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::hash::Hasher;

/// Lists of numbers, one per row.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Rows(Lists<u32>);

impl Rows {
    pub(super) fn with_capacity(rows: usize, items: usize) -> Self {
        Self(Lists::with_capacity(rows, items))
    }

    /// Appends a row.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.0.push(row);
    }

    /// The row; empty if there is none.
    pub(super) fn get(&self, row: u32) -> &[u32] {
        self.0.get(row as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..small(self.len())).map(|row| self.get(row))
    }

    /// For every number below `keys`, the rows that contain it, ascending, each once.
    pub(super) fn inverted(&self, keys: usize) -> Self {
        self.inverted_in(keys, 0..small(self.len()))
    }

    /// As `inverted`, with the rows in another order.
    pub(super) fn inverted_in(&self, keys: usize, order: impl Iterator<Item = u32> + Clone) -> Self {
        Self(Lists::by_key(keys, |put| self.for_distinct(order.clone(), keys, put)))
    }

    /// For every number below `keys`, how many rows contain it.
    pub(super) fn counts(&self, keys: usize) -> Vec<usize> {
        let mut counts = vec![0; keys];
        self.for_distinct(0..small(self.len()), keys, |key, _| counts[key] += 1);
        counts
    }

    /// Calls `each` once for every distinct number in each row; numbers are below `keys`.
    fn for_distinct(&self, order: impl Iterator<Item = u32>, keys: usize, mut each: impl FnMut(usize, u32)) {
        // The last row that contained each number.
        let mut last = vec![u32::MAX; keys];
        for row in order {
            for key in self.get(row) {
                let seen = &mut last[*key as usize];
                if *seen != row {
                    *seen = row;
                    each(*key as usize, row);
                }
            }
        }
    }
}

/// The hash, which is the same in every run and on every machine with the same word size, because its keys
/// are fixed.
pub(super) fn hash(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

/// Items by the hash of their name; the caller compares names, because hashes may collide.
///
/// Open addressing: a slot has the upper half of the hash and the item's number plus one, or 0 if free; the
/// lower half of the hash says where to start.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct NameTable {
    #[serde(with = "crate::raw")]
    slots: Vec<u64>,
    filled: usize,
}

/// The mask of the upper half of a hash.
const TAG: u64 = 0xffff_ffff_0000_0000;

impl NameTable {
    /// An empty table with room for this many names.
    pub(super) fn with_capacity(names: usize) -> Self {
        Self { slots: vec![0; (2 * names + 2).next_power_of_two().max(16)], filled: 0 }
    }

    /// Adds an item under a hash, while there is room; items with the same hash are returned in insertion
    /// order.
    pub(super) fn insert(&mut self, hash: u64, item: u32) {
        if self.is_full() {
            return;
        }
        self.filled += 1;
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash & TAG) | u64::from(item.saturating_add(1));
    }

    /// Whether there is no room for another name.
    fn is_full(&self) -> bool {
        2 * (self.filled + 1) > self.slots.len()
    }

    /// The items that may have this hash.
    pub(super) fn get(&self, hash: u64) -> impl Iterator<Item = u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let from = hash as usize & mask;
        let probes = (0..self.slots.len()).map(move |step| self.slots[(from + step) & mask]);
        let ours = move |slot: &u64| slot & TAG == hash & TAG;
        probes.take_while(|slot| *slot != 0).filter(ours).map(|slot| (slot & !TAG) as u32 - 1)
    }
}

/// Names numbered in order of insertion.
#[derive(Debug)]
pub(super) struct Numbered {
    text: String,
    ends: Vec<u32>,
    table: NameTable,
}

impl Default for Numbered {
    fn default() -> Self {
        Self { text: String::new(), ends: vec![0], table: NameTable::with_capacity(1024) }
    }
}

impl Numbered {
    /// The number of a name; new names get the next number.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        let hashed = hash(name);
        if let Some(id) = self.find(hashed, name) {
            return id;
        }
        if self.table.is_full() {
            self.list();
        }
        let id = small(self.len());
        self.text.push_str(name);
        self.ends.push(small(self.text.len()));
        self.table.insert(hashed, id);
        id
    }

    /// Rebuilds the table with room for twice as many names.
    fn list(&mut self) {
        let mut table = NameTable::with_capacity(2 * self.len());
        for id in 0..small(self.len()) {
            table.insert(hash(self.name(id)), id);
        }
        self.table = table;
    }

    fn find(&self, hashed: u64, name: &str) -> Option<u32> {
        self.table.get(hashed).find(|id| self.name(*id) == name)
    }

    /// The number of a known name.
    pub(super) fn id(&self, name: &str) -> Option<u32> {
        self.find(hash(name), name)
    }

    /// The name with this number; empty if there is none.
    pub(super) fn name(&self, id: u32) -> &str {
        let at = |i: usize| self.ends.get(i).map_or(self.text.len(), |end| *end as usize);
        self.text.get(at(id as usize)..at(id as usize + 1)).unwrap_or("")
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// The names in number order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..small(self.len())).map(|id| self.name(id))
    }
}

/// Serialised without the table, which is rebuilt in less time than unpacking takes.
impl Serialize for Numbered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.text, Slice(&self.ends)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, List(ends)): (String, List<u32>) = Deserialize::deserialize(deserializer)?;
        let mut names = Self { text, ends, table: NameTable::default() };
        names.list();
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_inverted() {
        let mut rows = Rows::default();
        rows.push([2, 0, 2]);
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
        let mut table = NameTable::with_capacity(3);
        for (name, item) in [("a", 2), ("b", 1), ("a", 3)] {
            table.insert(hash(name), item);
        }
        assert_eq!(table.get(hash("a")).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(table.get(hash("c")).count(), 0);
        assert_eq!(NameTable::default().get(hash("a")).count(), 0);
    }

    #[test]
    fn names_keep_their_numbers_while_the_table_grows() {
        let mut names = Numbered::default();
        let of = |i: u32| format!("name {i}");
        for i in 0..5000 {
            assert_eq!(names.number(&of(i)), i);
        }
        for i in 0..5000 {
            assert_eq!(names.id(&of(i)), Some(i));
            assert_eq!(names.name(i), of(i));
        }
        assert_eq!((names.id("other"), names.len()), (None, 5000));
    }
}
