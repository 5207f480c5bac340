//! Words that a catalogue itself uses for one another, learned from the alternative labels of its skills.
//!
//! Where two labels of one skill differ in a single word, those two words mean alike there ("oversee radio
//! equipment", "operate radio equipment"). A pair counts when it was seen for several skills and makes up a fair
//! share of what either word is exchanged for, so that one odd label teaches nothing.

use rustc_hash::FxHashMap;

/// A pair must be seen for so many skills.
const LEAST_SEEN: u32 = 2;
/// A pair must make up this share of the exchanges of the word that is exchanged less.
const LEAST_SHARE: f32 = 0.04;
/// The likeness of the weakest and of the strongest learned pair.
const LIKENESS: (f32, f32) = (0.55, 0.85);

/// For every stem the stems that it is exchanged for, with their likeness.
pub(super) type Learned = FxHashMap<u32, Vec<(u32, f32)>>;

/// Learns from the labels of skills; each skill is given as the stems of its labels, preferred label first.
pub(super) fn learn<'a>(skills: impl Iterator<Item = Vec<&'a [u32]>>) -> Learned {
    let mut seen: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut exchanged: FxHashMap<u32, u32> = FxHashMap::default();
    for labels in skills {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        if let Some((preferred, others)) = labels.split_first() {
            pairs.extend(others.iter().filter_map(|other| single_difference(preferred, other)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        for (a, b) in pairs {
            *seen.entry((a, b)).or_default() += 1;
            *exchanged.entry(a).or_default() += 1;
            *exchanged.entry(b).or_default() += 1;
        }
    }
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

/// The one stem on either side that the other does not hold, smaller first.
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
        let skills: Vec<Vec<&[u32]>> =
            vec![vec![&[1, 3], &[2, 3]], vec![&[1, 4], &[2, 4]], vec![&[1, 5], &[9, 5]]];
        let learned = learn(skills.into_iter());
        assert_eq!(learned[&1].iter().map(|(s, _)| *s).collect::<Vec<_>>(), [2]);
        assert_eq!(learned[&2].len(), 1);
        assert!(!learned.contains_key(&9));
    }
}
