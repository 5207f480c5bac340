//! Compiled-in lists of common knowledge, indexed by the compact keys of their names.

use super::table::{NameTable, hash};
use std::fmt;

/// The entries of a list by all their keys; several may share one.
pub(super) struct Known<E: 'static> {
    entries: &'static [E],
    keys: fn(&E) -> Vec<String>,
    table: NameTable,
}

impl<E> Known<E> {
    /// Indexes the entries; `keys` gives the compact keys of one.
    pub(super) fn new(entries: &'static [E], keys: fn(&E) -> Vec<String>) -> Self {
        let mut table = NameTable::with_capacity(entries.iter().map(|entry| keys(entry).len()).sum());
        for (number, entry) in (0u32..).zip(entries) {
            keys(entry).iter().for_each(|key| table.insert(hash(key), number));
        }
        Self { entries, keys, table }
    }

    /// The entries with this key, in list order.
    pub(super) fn named(&self, key: &str) -> impl Iterator<Item = &'static E> {
        let of_hash = self.table.get(hash(key)).filter_map(|number| self.entries.get(number as usize));
        of_hash.filter(move |entry| (self.keys)(entry).iter().any(|other| other == key))
    }
}

impl<E> fmt::Debug for Known<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Known").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

/// The compact key of a name whose words are separated by single spaces.
pub(super) fn joined(name: &str) -> String {
    name.chars().filter(|c| *c != ' ').collect()
}
