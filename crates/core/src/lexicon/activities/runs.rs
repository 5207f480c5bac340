//! Where in a sorted list the entries that begin alike are: a hash takes a tenth of the time of comparing texts.

use std::ops::Range;

/// Ranges of a list by the hash of what all entries in them begin with, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Runs(Vec<(u32, u32, u32)>);

impl Runs {
    /// The runs of a list, given by what each entry begins with.
    pub(super) fn of<'b>(beginnings: impl Iterator<Item = &'b str>) -> Self {
        let mut runs: Vec<(u32, u32, u32)> = Vec::new();
        let mut last = None;
        for (at, beginning) in (0..).zip(beginnings) {
            match runs.last_mut() {
                Some(run) if last == Some(beginning) => run.2 = at + 1,
                _ => runs.push((hash("", beginning), at, at + 1)),
            }
            last = Some(beginning);
        }
        runs.sort_unstable();
        Self(runs)
    }

    /// The ranges whose entries may begin with what has this hash: hardly ever more than one.
    pub(super) fn with(&self, hash: u32) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let from = self.0.partition_point(|run| run.0 < hash);
        let same = self.0.get(from..).unwrap_or_default().iter().take_while(move |run| run.0 == hash);
        same.map(|(_, from, to)| *from as usize..*to as usize)
    }
}

/// The hash of a sign and a word behind it: FNV-1a, which is the same on every machine.
pub(super) fn hash(sign: &str, word: &str) -> u32 {
    let bytes = sign.bytes().chain(word.bytes());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_is_one_run() {
        let runs = Runs::of(["a", "a", "b", "c", "c", "c"].into_iter());
        let of = |word| runs.with(hash("", word)).map(|run| (run.start, run.end)).collect::<Vec<_>>();
        assert_eq!([of("a"), of("b"), of("c")], [[(0, 2)], [(2, 3)], [(3, 6)]]);
        assert!(of("d").is_empty() && Runs::default().with(1).next().is_none());
        assert_eq!(hash("=", "a"), hash("", "=a"));
    }
}
