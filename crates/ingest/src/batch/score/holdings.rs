//! What threads remember from profile to profile: the roles of who holds the same.

use crate::batch::body::Rows;
use rustc_hash::FxHashMap;
use skillgap_core::scorer::{Held, Memory, Named};
use std::sync::Arc;

/// All threads together remember so many bytes of roles for what is held of them, and as many for whole holdings.
const MOST_BYTES: usize = 40 << 20;

/// What a holding takes beside its key and its rows.
const OVERHEAD: usize = 64;

/// What one thread remembers. Results never depend on it.
#[derive(Debug)]
pub(super) struct Remembering {
    pub(super) memory: Memory,
    holdings: FxHashMap<Box<[u64]>, Arc<Rows>>,
    bytes: usize,
    most_bytes: usize,
    key: Vec<u64>,
    sorted: Vec<(u64, u64)>,
    /// What the profile names that is being scored.
    pub(super) named: Vec<Named>,
}

impl Remembering {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let most_bytes = MOST_BYTES / rayon::current_num_threads();
        let memory = Memory::remembering(most_bytes);
        Self {
            memory,
            holdings: FxHashMap::default(),
            bytes: 0,
            most_bytes,
            key: Vec::new(),
            sorted: Vec::new(),
            named: Vec::new(),
        }
    }

    /// The rows of who holds these skills, found now or before.
    pub(super) fn rows(&mut self, held: &[Held], find: impl FnOnce(&mut Memory) -> Arc<Rows>) -> Arc<Rows> {
        let mut key = std::mem::take(&mut self.key);
        write(held, &mut self.sorted, &mut key);
        let rows = match self.holdings.get(key.as_slice()) {
            Some(rows) => Arc::clone(rows),
            None => {
                let rows = find(&mut self.memory);
                self.keep(&key, &rows);
                rows
            }
        };
        self.key = key;
        rows
    }

    fn keep(&mut self, key: &[u64], rows: &Arc<Rows>) {
        let size = size_of_val(key) + rows.size() + OVERHEAD;
        if size > self.most_bytes / 16 {
            return;
        }
        if self.bytes + size > self.most_bytes {
            (self.holdings, self.bytes) = (FxHashMap::default(), 0);
        }
        self.bytes += size;
        self.holdings.insert(key.into(), Arc::clone(rows));
    }
}

/// Words that only this holding makes, whatever the order in which it is told: for each skill its number, its level and
/// whether it is certain, and where it is not, how likely.
fn write(held: &[Held], sorted: &mut Vec<(u64, u64)>, key: &mut Vec<u64>) {
    sorted.clear();
    sorted.extend(held.iter().map(|(skill, confidence, level)| {
        let level = level.map_or(0, |level| level as u64 + 1);
        let sure = u64::from(confidence.get() == 1.0);
        ((skill.index() as u64) << 4 | level << 1 | sure, confidence.get().to_bits())
    }));
    sorted.sort_unstable();
    sorted.dedup();
    key.clear();
    for &(word, confidence) in sorted.iter() {
        key.push(word);
        if word & 1 == 0 {
            key.push(confidence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillgap_core::sample;
    use skillgap_core::units::{Confidence, Level};

    #[test]
    fn only_the_order_and_repetitions_make_no_difference() {
        let catalog = sample::catalog();
        let ids: Vec<_> = catalog.skill_ids().map(|(id, _)| id).take(2).collect();
        let (a, b) =
            ((ids[0], Confidence::ONE, None), (ids[1], Confidence::clamped(0.8), Some(Level::Basic)));
        let key = |held: &[Held]| {
            let mut key = Vec::new();
            write(held, &mut Vec::new(), &mut key);
            key
        };
        assert_eq!(key(&[a, b]), key(&[b, a, b]));
        let others = [vec![a], vec![b], vec![a, (ids[1], Confidence::ONE, b.2)], vec![a, (b.0, b.1, None)]];
        others.iter().for_each(|other| assert_ne!(key(&[a, b]), key(other)));
    }
}
