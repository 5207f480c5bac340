//! What cannot be like enough is not scored.
//!
//! Whoever only asks whether a mention names a skill needs no labels below [`ACCEPT`](super::ACCEPT). How much of the
//! mention and of a label can be aligned is known before the label is looked at, so most are left out unseen.

use super::query::Query;
use super::similarity::WORDS_SHARE;
use super::vocabulary::Vocabulary;

/// Sums of 32-bit numbers in another order differ in their last digits: so much is allowed for that.
const SLACK: f32 = 1e-3;

/// The least alignment that counts, and what is known of every label's before it is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    /// The least harmonic mean of the aligned shares; not above 0 when every label counts.
    least: f32,
    /// The largest share of the mention that a label can align.
    most_of_query: f32,
    /// How much more a word of the mention weighs, at most, than the word of a label that stands for it.
    stretch: f32,
}

impl Bound {
    /// For labels whose likeness must be at least the floor.
    pub(super) fn new(vocabulary: &Vocabulary, query: &Query, floor: f64) -> Self {
        // The letters may be alike in full.
        let least = ((floor - (1.0 - WORDS_SHARE)) / WORDS_SHARE) as f32 - SLACK;
        let (mut most, mut stretch) = (0.0f32, 1.0f32);
        for word in &query.words {
            most += word.weight * word.likely.first().map_or(0.0, |(_, alike)| *alike);
            let lightest = word.likely.iter().map(|(id, _)| vocabulary.weight(*id)).fold(1.0, f32::min);
            stretch = stretch.max(word.weight / lightest);
        }
        Self { least, most_of_query: (most / query.total).min(1.0), stretch }
    }

    /// Whether no label can be like enough by its words.
    pub(super) fn excludes_all(&self) -> bool {
        mean(self.most_of_query, 1.0) < self.least
    }

    /// What the sum of a label's likely words must reach against its words and the mention's together, when the sum
    /// may lack as much as this.
    pub(super) fn least_promise(&self, query: &Query, missed: f32) -> f32 {
        (self.least / (2.0 * self.stretch) - missed / query.total).max(0.0)
    }

    /// Whether a label whose words weigh so much together, and whose likely words no more than the sum, may be like
    /// enough.
    pub(super) fn may_reach(&self, query: &Query, sum: f32, total: f32) -> bool {
        let of_query = (self.stretch * sum / query.total).min(self.most_of_query);
        mean(of_query, (sum / total).min(1.0)) >= self.least
    }
}

/// The harmonic mean of two shares.
fn mean(a: f32, b: f32) -> f32 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}
