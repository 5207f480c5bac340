//! Finds every label that may be accepted, and few others.
//!
//! Two names are accepted as similar only if most of their words can be aligned. A label whose words weigh
//! too much for what it can share with the mention is skipped without examination, because the labels of a
//! word are listed lightest first. The bounds are those of [`similarity`](super::similarity), so nothing is
//! lost.

use super::index::Likeness;
use super::query::Query;
use super::similarity::WORDS_SHARE;

/// Tolerance, because sums of 32-bit numbers in different orders differ in their last digits.
const SLACK: f32 = 1e-3;

/// The most labels; if common words leave more, the most promising ones are scored instead.
const MOST: usize = 400;

/// Labels proposed for a mention, each once.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    labels: Vec<u32>,
    seen: Vec<bool>,
}

/// The least alignment of names whose similarity can reach a floor, if their letters matched fully.
pub(super) fn least_alignment(floor: f64) -> f32 {
    ((floor - (1.0 - WORDS_SHARE)) / WORDS_SHARE) as f32 - SLACK
}

/// A word of a mention, as used for selecting labels.
struct Part {
    word: usize,
    /// The number of labels with a word that may stand for it.
    labels: usize,
    /// The most it can add to the aligned weight of the mention.
    of_query: f32,
    /// The most it can add to the aligned weight of a label.
    of_label: f32,
}

impl Proposed {
    /// The labels of which at least this much can be aligned with the mention.
    ///
    /// The rarest words come first. A label without any of the words so far must reach the bound with the
    /// remaining ones.
    ///
    /// `None` if there would be too many.
    pub(super) fn aligned(&mut self, likeness: &Likeness, query: &Query, least: f32) -> Option<&[u32]> {
        self.clear();
        self.seen.resize(likeness.labels(), false);
        let mut parts = parts(likeness, query);
        parts.sort_by_key(|part| part.labels);
        let mut of_query: f32 = parts.iter().map(|part| part.of_query).sum();
        let mut of_label: f32 = parts.iter().map(|part| part.of_label).sum();
        for part in parts {
            let Some(share) = least_share(of_query / query.total, least) else { break };
            let heaviest = of_label / share;
            for (id, _) in query.words[part.word].likely.iter() {
                self.add(likeness, *id, heaviest)?;
            }
            of_query -= part.of_query;
            of_label -= part.of_label;
        }
        Some(&self.labels)
    }

    /// Adds the labels with a word that weigh no more than this; `None` if there are too many.
    fn add(&mut self, likeness: &Likeness, word: u32, heaviest: f32) -> Option<()> {
        for &label in likeness.labels_with_word(word) {
            if likeness.measures(label).0 > heaviest {
                break;
            }
            if self.labels.len() >= MOST {
                return None;
            }
            let seen = &mut self.seen[label as usize];
            if !*seen {
                *seen = true;
                self.labels.push(label);
            }
        }
        Some(())
    }

    fn clear(&mut self) {
        self.labels.drain(..).for_each(|label| self.seen[label as usize] = false);
    }
}

fn parts(likeness: &Likeness, query: &Query) -> Vec<Part> {
    let part = |(word, part): (usize, &super::query::QueryWord)| {
        let likely = part.likely.iter();
        let weigh = |(id, alike): &(u32, f32)| alike * likeness.vocabulary.weight(*id);
        Part {
            word,
            labels: likely.clone().map(|(id, _)| likeness.labels_with_word(*id).len()).sum(),
            of_query: part.weight * likely.clone().map(|(_, alike)| *alike).fold(0.0, f32::max),
            of_label: likely.map(weigh).fold(0.0, f32::max),
        }
    };
    query.words.iter().enumerate().map(part).collect()
}

/// The least share of a label that must be aligned, given this share of the mention; `None` if none is
/// enough.
fn least_share(of_query: f32, least: f32) -> Option<f32> {
    let of_query = of_query.min(1.0);
    let share = least * of_query / (2.0 * of_query - least);
    (2.0 * of_query > least && share <= 1.0).then_some(share.max(f32::MIN_POSITIVE))
}
