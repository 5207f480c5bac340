//! Ids that count up, row by row, as most tables number them: of a whole run its first id and its length are kept.

use std::collections::BTreeMap;

/// Shorter runs are no runs.
const SHORTEST: u64 = 8;

/// So many digits fit in a number.
const MOST_DIGITS: usize = 18;

/// An id that ends in a number: no other id has the same parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted<'i> {
    prefix: &'i str,
    /// How many digits it is written with.
    width: usize,
    number: u64,
}

impl<'i> Counted<'i> {
    /// The parts of an id; `None` where it does not end in a digit.
    pub(super) fn of(id: &'i str) -> Option<Self> {
        let digits = id.bytes().rev().take(MOST_DIGITS).take_while(u8::is_ascii_digit).count();
        let (prefix, number) = id.split_at_checked(id.len() - digits)?;
        Some(Self { prefix, width: digits, number: number.parse().ok()? })
    }
}

/// Ids that follow one another, in rows that do.
#[derive(Debug, Default)]
pub(super) struct Run {
    prefix: String,
    width: usize,
    first: u64,
    length: u64,
    row: u64,
}

impl Run {
    fn end(&self) -> u64 {
        self.first + self.length
    }

    fn is_like(&self, id: &Counted<'_>) -> bool {
        self.width == id.width && self.prefix == id.prefix
    }

    /// The ids with their rows.
    pub(super) fn ids(&self) -> impl Iterator<Item = (String, u64)> {
        let (prefix, width) = (&self.prefix, self.width);
        (self.first..self.end())
            .zip(self.row..)
            .map(move |(number, row)| (format!("{prefix}{number:0width$}"), row))
    }
}

/// By the number of digits and the first number: the length, and the row of the first.
type OfPrefix = BTreeMap<(usize, u64), (u64, u64)>;

/// The runs so far.
#[derive(Debug, Default)]
pub(super) struct Runs {
    open: Run,
    closed: BTreeMap<Box<str>, OfPrefix>,
}

impl Runs {
    /// The row of an id that is part of a run.
    pub(super) fn find(&self, id: &Counted<'_>) -> Option<u64> {
        let open = &self.open;
        if open.is_like(id) && (open.first..open.end()).contains(&id.number) {
            return Some(open.row + (id.number - open.first));
        }
        let mut before = self.closed.get(id.prefix)?.range(..=(id.width, id.number));
        let ((width, first), (length, row)) = before.next_back()?;
        (*width == id.width && id.number < first + length).then(|| row + (id.number - first))
    }

    /// Takes an id that is new to its row; the run that it ends, where that is none and its ids must be kept one by one.
    pub(super) fn take(&mut self, id: &Counted<'_>, row: u64) -> Option<Run> {
        let open = &mut self.open;
        if open.is_like(id) && open.end() == id.number && open.row + open.length == row {
            open.length += 1;
            return None;
        }
        let new = Run { prefix: id.prefix.to_owned(), width: id.width, first: id.number, length: 1, row };
        let ended = std::mem::replace(open, new);
        if ended.length < SHORTEST {
            return Some(ended);
        }
        let of_prefix = self.closed.entry(ended.prefix.into()).or_default();
        of_prefix.insert((ended.width, ended.first), (ended.length, ended.row));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_parts() {
        for id in ["p7", "p007", "7", "a-10", "x123456789012345678901", "é1"] {
            let Counted { prefix, width, number } = Counted::of(id).unwrap();
            assert_eq!(format!("{prefix}{number:0width$}"), id);
        }
        assert_eq!(["", "a", "1a"].map(Counted::of), [None, None, None]);
    }

    #[test]
    fn runs_are_found_and_what_is_none_is_given_back() {
        let mut runs = Runs::default();
        let ids: Vec<String> =
            (5..100).map(|n| format!("p{n}")).chain(["q1".to_owned(), "q3".to_owned()]).collect();
        let mut given_back = Vec::new();
        for (row, id) in (0..).zip(&ids) {
            let id = Counted::of(id).unwrap();
            assert_eq!(runs.find(&id), None);
            given_back.extend(runs.take(&id, row).iter().flat_map(Run::ids));
        }
        let short = ["p5", "p6", "p7", "p8", "p9", "q1"].map(str::to_owned);
        assert_eq!(given_back.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>(), short);
        let row = |id: &str| runs.find(&Counted::of(id).unwrap());
        assert_eq!(
            [row("p10"), row("p99"), row("q3"), row("p010"), row("p100")],
            [Some(5), Some(94), Some(96), None, None]
        );
        assert!(given_back.iter().all(|(id, at)| ids[*at as usize] == *id));
    }
}
