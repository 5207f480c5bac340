//! Which ids appeared before, and where: in no memory where they count up, else in eighteen bytes an id.

mod runs;

use runs::{Counted, Run, Runs};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A row of one of the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: usize,
    /// Unknown when there are more rows than places are kept for.
    pub(super) line: Option<u64>,
}

/// The bits of a hash that choose the drawer of an id; 104 more stand in it. Among a thousand million ids the chance
/// that any two are taken for one is one in ten million million million.
const DRAWER_BITS: u32 = 18;

/// The low bits of an entry: the number of the row. Later rows are only known to have been.
const ROW_BITS: u32 = 24;

/// Lines that do not follow the line before are kept one by one, up to this many.
const MOST_BREAKS: usize = 1 << 20;

/// Remembers ids by a hash, so that memory does not grow with their length.
///
/// Every drawer grows by an eighth: one large table would double, and take half as much again meanwhile.
#[derive(Debug, Default)]
pub(super) struct Seen {
    runs: Runs,
    /// Of ids that do not count up; none before there are some.
    drawers: Vec<Vec<u128>>,
    rows: u64,
    lines: Lines,
}

impl Seen {
    /// Notes an id; where it stood first, when this is not the first time.
    pub(super) fn note(&mut self, id: &str, file: usize, line: u64) -> Option<Place> {
        let counted = Counted::of(id);
        if let Some(row) = counted.as_ref().and_then(|counted| self.runs.find(counted)) {
            return Some(self.lines.place(row));
        }
        if let Some(row) = (!self.drawers.is_empty()).then(|| hash(id)).and_then(|hash| self.find(hash)) {
            return Some(self.lines.place(row));
        }
        match counted {
            Some(counted) => {
                let ended = self.runs.take(&counted, self.rows);
                ended.iter().flat_map(Run::ids).for_each(|(id, row)| self.keep(hash(&id), row));
            }
            None => self.keep(hash(id), self.rows),
        }
        self.lines.note(self.rows, file, line);
        self.rows += 1;
        None
    }

    /// The row of an id by its hash.
    fn find(&self, hash: u128) -> Option<u64> {
        let known =
            self.drawers.get(drawer_of(hash))?.iter().find(|entry| *entry ^ mark(hash) < 1 << ROW_BITS)?;
        Some((known & ((1 << ROW_BITS) - 1)) as u64)
    }

    fn keep(&mut self, hash: u128, row: u64) {
        if self.drawers.is_empty() {
            self.drawers.resize(1 << DRAWER_BITS, Vec::new());
        }
        let Some(drawer) = self.drawers.get_mut(drawer_of(hash)) else { return };
        if drawer.len() == drawer.capacity() {
            drawer.reserve_exact(drawer.len() / 8 + 1);
        }
        drawer.push(mark(hash) | u128::from(row.min((1 << ROW_BITS) - 1)));
    }
}

fn drawer_of(hash: u128) -> usize {
    (hash >> (u128::BITS - DRAWER_BITS)) as usize
}

/// The bits after those of the drawer, at the top of an entry.
fn mark(hash: u128) -> u128 {
    hash << DRAWER_BITS >> ROW_BITS << ROW_BITS
}

/// A hash of 128 bits: two of 64 that know nothing of each other.
fn hash(id: &str) -> u128 {
    let part = |number: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(number);
        id.hash(&mut hasher);
        u128::from(hasher.finish())
    };
    part(0) << 64 | part(1)
}

/// The lines of rows: most follow the line before, so only the others are kept.
#[derive(Debug, Default)]
struct Lines {
    /// Row, input and line of those that do not.
    breaks: Vec<(u32, u32, u32)>,
    next: (usize, u64),
    /// From this row on nothing is known.
    unknown: Option<u64>,
}

impl Lines {
    fn note(&mut self, row: u64, file: usize, line: u64) {
        if self.next != (file, line) && self.unknown.is_none() {
            if self.breaks.len() < MOST_BREAKS {
                self.breaks.push((narrow(row), narrow(file as u64), narrow(line)))
            } else {
                self.unknown = Some(row)
            }
        }
        self.next = (file, line + 1);
    }

    fn place(&self, row: u64) -> Place {
        let at = self.breaks.partition_point(|(first, ..)| u64::from(*first) <= row);
        let (first, file, line) =
            at.checked_sub(1).and_then(|at| self.breaks.get(at)).copied().unwrap_or_default();
        let known = row < (1 << ROW_BITS) - 1 && self.unknown.is_none_or(|from| row < from);
        let line = u64::from(line) + row - u64::from(first).min(row);
        Place { file: file as usize, line: known.then_some(line) }
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_known_with_the_place_where_it_stood_first() {
        let mut seen = Seen::default();
        let rows = [("a", 0, 2), ("b", 0, 3), ("c", 0, 7), ("d", 0, 8), ("e", 1, 2), ("f", 1, 3)];
        for (id, file, line) in rows {
            assert_eq!(seen.note(id, file, line), None, "{id}");
        }
        for (id, file, line) in rows {
            assert_eq!(seen.note(id, 9, 99), Some(Place { file, line: Some(line) }), "{id}");
        }
    }

    #[test]
    fn both_halves_of_a_hash_tell_ids_apart() {
        let halves: std::collections::HashSet<u64> = ["a", "b", "", "aa"]
            .into_iter()
            .flat_map(|id| [(hash(id) >> 64) as u64, hash(id) as u64])
            .collect();
        assert_eq!(halves.len(), 8);
    }

    #[test]
    fn many_ids_are_told_apart_in_little_memory() {
        let mut seen = Seen::default();
        let id = |number: u64| format!("{}", number * 3);
        for number in 0..300_000u64 {
            assert_eq!(seen.note(&id(number), 0, number + 2), None);
        }
        let kept: usize = seen.drawers.iter().map(Vec::capacity).sum();
        assert!(kept <= 300_000 * 3 / 2, "{kept}");
        assert_eq!(size_of_val(&seen.drawers[0][..1]), 16);
        assert_eq!(seen.note(&id(299_999), 0, 9), Some(Place { file: 0, line: Some(300_001) }));
        assert_eq!(seen.lines.breaks.len(), 1);
    }

    #[test]
    fn ids_that_count_up_take_no_memory_and_are_known_all_the_same() {
        let mut seen = Seen::default();
        let ids: Vec<String> = (1..=3000).map(|number| format!("p{number}")).collect();
        let mixed =
            ids[..1000].iter().map(String::as_str).chain(["x"]).chain(ids[1000..].iter().map(String::as_str));
        for (id, line) in mixed.clone().zip(2..) {
            assert_eq!(seen.note(id, 0, line), None, "{id}");
        }
        assert_eq!(seen.drawers.iter().map(Vec::len).sum::<usize>(), 2, "x, and p1000 before it");
        for (id, line) in mixed.zip(2..) {
            assert_eq!(seen.note(id, 9, 9), Some(Place { file: 0, line: Some(line) }), "{id}");
        }
    }
}
