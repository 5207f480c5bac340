//! The matches of a mention: the best score of each skill, calibrated at the end.

use super::{ACCEPT, CERTAIN, Candidate, Matched, Method};
use crate::catalog::SkillId;
use crate::units::Confidence;
use rustc_hash::FxHashMap;

/// The share of first candidates that are right, by similarity, measured on the development parts of five
/// sets.
///
/// Between two points the share is interpolated; since it rises, the order is preserved. See
/// benches/README.md.
const RIGHT: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.30, 0.04),
    (0.45, 0.13),
    (0.55, 0.40),
    (0.60, 0.51),
    (0.65, 0.60),
    (0.70, 0.70),
    (0.75, 0.80),
    (0.80, 0.88),
    (0.85, 0.94),
    (0.95, 0.98),
    (1.0, 0.98),
];

/// The least similarity that is accepted: where the share of right matches reaches [`ACCEPT`].
pub(super) const ACCEPTABLE: f64 = 0.75;

/// The share of first candidates that are right when no similarity is enough, by similarity and meaning
/// together, measured on 625 mentions of the development parts of three sets, against catalogues with and
/// without alternative labels.
///
/// Even the surest are not right often enough to be accepted, so meaning only orders candidates.
const BLENDED_RIGHT: &[(f64, f64)] =
    &[(0.0, 0.0), (0.5, 0.25), (1.0, 0.38), (1.3, 0.45), (1.5, 0.58), (1.9, 0.65), (2.6, 0.70)];

/// The similarity of a mention and a label, as the probability that the label is meant.
fn calibrated(likeness: f64) -> f64 {
    between(RIGHT, likeness)
}

/// The share for a value, interpolated in a rising table.
fn between(table: &[(f64, f64)], value: f64) -> f64 {
    let share = table.windows(2).find_map(|pair| match pair {
        [low, high] if value <= high.0 => {
            Some(low.1 + (high.1 - low.1) * (value - low.0).max(0.0) / (high.0 - low.0))
        }
        _ => None,
    });
    share.or(table.last().map(|(_, last)| *last)).unwrap_or(0.0)
}

/// The best score of each skill so far.
#[derive(Default)]
pub(super) struct Found {
    best: FxHashMap<SkillId, (f64, Method, u8)>,
}

impl Found {
    /// Adds a match; for each skill the better one is kept.
    pub(super) fn add(&mut self, skill: SkillId, score: f64, method: Method, rank: u8) {
        let entry = self.best.entry(skill).or_insert((score, method, rank));
        if (score, std::cmp::Reverse(method), std::cmp::Reverse(rank))
            > (entry.0, std::cmp::Reverse(entry.1), std::cmp::Reverse(entry.2))
        {
            *entry = (score, method, rank);
        }
    }

    /// The score of a certain name, which no similarity can beat.
    fn certain(&self) -> Option<f64> {
        let names = self.best.values().filter(|(_, method, _)| *method != Method::Fuzzy);
        names.map(|(score, ..)| *score).filter(|score| *score >= CERTAIN).max_by(f64::total_cmp)
    }

    /// The number of skills.
    pub(super) fn len(&self) -> usize {
        self.best.len()
    }

    /// The best score.
    pub(super) fn top(&self) -> f64 {
        self.best.values().map(|(score, ..)| *score).fold(0.0, f64::max)
    }

    /// Best first; ties are ordered by method, then by how literally the label matches, then by skill.
    pub(super) fn into_matched(self, most: usize) -> Matched {
        self.ordered(most, |_, likeness| calibrated(likeness))
    }

    /// As `into_matched`, but a skill that is uncertain by its letters also gets a contribution from meaning.
    ///
    /// Skills accepted by their letters stay before the rest, so that [`held`](super::Matcher::held) can
    /// ignore meaning.
    pub(super) fn into_blended(self, most: usize, meaning: impl Fn(SkillId) -> f64) -> Matched {
        self.ordered(most, |skill, likeness| {
            if likeness >= ACCEPTABLE {
                calibrated(likeness)
            } else {
                between(BLENDED_RIGHT, likeness + meaning(skill))
            }
        })
    }

    fn ordered(self, most: usize, chance: impl Fn(SkillId, f64) -> f64) -> Matched {
        let most_likely = self.certain().unwrap_or(1.0);
        let mut all: Vec<(SkillId, (f64, Method, u8))> = self.best.into_iter().collect();
        for (skill, (score, method, _)) in &mut all {
            if *method == Method::Fuzzy {
                *score = chance(*skill, *score).min(most_likely);
            }
        }
        let order = |(a_id, a): &(SkillId, (f64, Method, u8)), (b_id, b): &(SkillId, (f64, Method, u8))| {
            b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)).then(a_id.cmp(b_id))
        };
        if most < all.len() {
            all.select_nth_unstable_by(most, order);
            all.truncate(most);
        }
        all.sort_unstable_by(order);
        let candidates: Vec<Candidate> = all
            .into_iter()
            .map(|(skill, (score, method, _))| Candidate { skill, score: Confidence::clamped(score), method })
            .collect();
        Matched { accepted: candidates.first().is_some_and(|c| c.score.get() >= ACCEPT), candidates }
    }
}
