//! Synonyms learned from the alternative labels of a catalogue's skills.
//!
//! If two labels of a skill differ in one word, those words are synonyms there ("oversee radio equipment",
//! "operate radio equipment"). A pair counts if it occurs for several skills and makes up a fair share of the
//! exchanges of both words, so that one odd label teaches nothing.

use rustc_hash::FxHashMap;
use std::ops::Range;

/// The number of skills for which a pair must occur.
const LEAST_SEEN: u32 = 2;
/// The share a pair must have of the exchanges of the word that is exchanged less.
const LEAST_SHARE: f32 = 0.04;
/// The similarity of the weakest and of the strongest learned pair.
const LIKENESS: (f32, f32) = (0.55, 0.85);

/// For each stem, the stems it is exchanged for, with similarity.
pub(super) type Learned = FxHashMap<u32, Vec<(u32, f32)>>;

/// Learns from skills, each given as the range of its labels, preferred one first; `stems` gives the stems of
/// a label.
pub(super) fn learn<I: Iterator<Item = u32>>(
    skills: impl Iterator<Item = Range<u32>>,
    stems: impl Fn(u32) -> I,
) -> Learned {
    let mut seen: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut exchanged: FxHashMap<u32, u32> = FxHashMap::default();
    let (mut preferred, mut other, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
    for labels in skills.filter(|labels| labels.len() > 1) {
        refill(&mut preferred, stems(labels.start));
        pairs.clear();
        for label in labels.skip(1) {
            refill(&mut other, stems(label));
            pairs.extend(single_difference(&preferred, &other));
        }
        pairs.sort_unstable();
        pairs.dedup();
        for &(a, b) in &pairs {
            *seen.entry((a, b)).or_default() += 1;
            *exchanged.entry(a).or_default() += 1;
            *exchanged.entry(b).or_default() += 1;
        }
    }
    weigh(seen, &exchanged)
}

fn refill(row: &mut Vec<u32>, items: impl Iterator<Item = u32>) {
    row.clear();
    row.extend(items);
}

/// Keeps the pairs that occur often enough, best first.
fn weigh(seen: FxHashMap<(u32, u32), u32>, exchanged: &FxHashMap<u32, u32>) -> Learned {
    let mut learned = Learned::default();
    for ((a, b), count) in seen.into_iter().filter(|(_, count)| *count >= LEAST_SEEN) {
        let least = exchanged[&a].min(exchanged[&b]).max(1);
        let share = count as f32 / least as f32;
        if share >= LEAST_SHARE {
            let likeness = LIKENESS.0 + (LIKENESS.1 - LIKENESS.0) * (2.0 * share).min(1.0);
            learned.entry(a).or_default().push((b, likeness));
            learned.entry(b).or_default().push((a, likeness));
        }
    }
    for pairs in learned.values_mut() {
        pairs.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    }
    learned
}

/// The stems in which the two differ, if there is exactly one on each side; the smaller comes first.
fn single_difference(a: &[u32], b: &[u32]) -> Option<(u32, u32)> {
    if a.len() < 2 || a.len().abs_diff(b.len()) > 1 {
        return None;
    }
    let only = |x: &[u32], y: &[u32]| {
        let mut rest = x.iter().filter(|stem| !y.contains(stem));
        rest.next().copied().filter(|_| rest.next().is_none())
    };
    let (x, y) = (only(a, b)?, only(b, a)?);
    Some((x.min(y), x.max(y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_exchanged_in_several_skills_are_learned() {
        // 1 oversee, 2 operate, 3.. objects; 9 a word that is exchanged once.
        let labels: [&[u32]; 6] = [&[1, 3], &[2, 3], &[1, 4], &[2, 4], &[1, 5], &[9, 5]];
        let learned = learn([0..2, 2..4, 4..6].into_iter(), |label| labels[label as usize].iter().copied());
        assert_eq!(learned[&1].iter().map(|(s, _)| *s).collect::<Vec<_>>(), [2]);
        assert_eq!(learned[&2].len(), 1);
        assert!(!learned.contains_key(&9));
    }
}
