//! What is remembered from profile to profile: the roles of who holds the same.

use crate::batch::body::Rows;
use rustc_hash::{FxBuildHasher, FxHashMap};
use skillgap_core::catalog::SkillId;
use skillgap_core::scorer::{Held, Memory, Named};
use skillgap_core::units::Level;
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};

/// The rows of all holdings together take no more bytes than this.
const MOST_BYTES: usize = 40 << 20;

/// What all threads together remember of single roles takes no more than this.
const MOST_FOUND: usize = 40 << 20;

/// What a holding takes beside its key and its rows.
const OVERHEAD: usize = 64;

/// Threads seldom want the same of so many drawers at once.
const DRAWERS: usize = 64;

/// What one thread works with, from profile to profile. Results never depend on it.
#[derive(Debug)]
pub(super) struct Remembering {
    pub(super) memory: Memory,
    key: Vec<u64>,
    sorted: Vec<(u64, u64)>,
    /// What the profile names that is being scored.
    pub(super) named: Vec<Named>,
    /// What it holds, each once.
    pub(super) once: Vec<(SkillId, Option<Level>)>,
}

impl Remembering {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        let memory = Memory::remembering(MOST_FOUND / rayon::current_num_threads());
        Self { memory, key: Vec::new(), sorted: Vec::new(), named: Vec::new(), once: Vec::new() }
    }
}

/// The rows of holdings that were met before; all threads share them. Results never depend on it.
#[derive(Debug)]
pub(super) struct Holdings {
    drawers: Box<[Mutex<Drawer>]>,
}

#[derive(Debug, Default)]
struct Drawer {
    rows: FxHashMap<Box<[u64]>, Arc<Rows>>,
    bytes: usize,
}

impl Default for Holdings {
    fn default() -> Self {
        Self { drawers: (0..DRAWERS).map(|_| Mutex::default()).collect() }
    }
}

impl Holdings {
    /// The rows of who holds these skills, found now or before.
    pub(super) fn rows(
        &self,
        held: &[Held],
        with: &mut Remembering,
        find: impl FnOnce(&mut Memory) -> Arc<Rows>,
    ) -> Arc<Rows> {
        let Remembering { memory, key, sorted, .. } = with;
        write(held, sorted, key);
        // By other bits than those that say where in a drawer it lies.
        let at = (FxBuildHasher.hash_one(&*key) >> 40) as usize % DRAWERS;
        // Who panics has changed nothing of a drawer.
        let drawer = || self.drawers[at].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rows) = drawer().rows.get(key.as_slice()) {
            return Arc::clone(rows);
        }
        let rows = find(memory);
        drawer().keep(key, &rows);
        rows
    }
}

impl Drawer {
    fn keep(&mut self, key: &[u64], rows: &Arc<Rows>) {
        let size = size_of_val(key) + rows.size() + OVERHEAD;
        if size > MOST_BYTES / DRAWERS / 4 {
            return;
        }
        if self.bytes + size > MOST_BYTES / DRAWERS {
            *self = Self::default();
        }
        self.bytes += size;
        self.rows.insert(key.into(), Arc::clone(rows));
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
