//! Which ids appeared before, and where, in eighteen bytes an id.

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
#[derive(Debug)]
pub(super) struct Seen {
    drawers: Vec<Vec<u128>>,
    rows: u64,
    lines: Lines,
}

impl Default for Seen {
    fn default() -> Self {
        Self { drawers: vec![Vec::new(); 1 << DRAWER_BITS], rows: 0, lines: Lines::default() }
    }
}

impl Seen {
    /// Notes an id; where it stood first, when this is not the first time.
    pub(super) fn note(&mut self, id: &str, file: usize, line: u64) -> Option<Place> {
        let hash = hash(id);
        let row = self.rows.min((1 << ROW_BITS) - 1);
        // The bits after those of the drawer, at the top of the entry.
        let mark = hash << DRAWER_BITS >> ROW_BITS << ROW_BITS;
        let drawer = self.drawers.get_mut((hash >> (u128::BITS - DRAWER_BITS)) as usize)?;
        if let Some(known) = drawer.iter().find(|entry| *entry ^ mark < 1 << ROW_BITS) {
            return Some(self.lines.place((known & ((1 << ROW_BITS) - 1)) as u64));
        }
        if drawer.len() == drawer.capacity() {
            drawer.reserve_exact(drawer.len() / 8 + 1);
        }
        drawer.push(mark | u128::from(row));
        self.lines.note(self.rows, file, line);
        self.rows += 1;
        None
    }
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
            match self.breaks.len() < MOST_BREAKS {
                true => self.breaks.push((narrow(row), narrow(file as u64), narrow(line))),
                false => self.unknown = Some(row),
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
        for id in 0..300_000u64 {
            assert_eq!(seen.note(&id.to_string(), 0, id + 2), None);
        }
        let kept: usize = seen.drawers.iter().map(Vec::capacity).sum();
        assert!(kept <= 300_000 * 3 / 2, "{kept}");
        assert_eq!(size_of_val(&seen.drawers[0][..1]), 16);
        assert_eq!(seen.note("299999", 0, 9), Some(Place { file: 0, line: Some(300_001) }));
        assert_eq!(seen.lines.breaks.len(), 1);
    }
}
