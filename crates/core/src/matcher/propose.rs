//! Which labels are worth scoring: those that share a likely word, or a run of rare trigrams.

use super::edits::Pattern;
use super::index::{Index, Likeness};
use super::letters::pairs;
use super::similarity::{Query, SAME_STEM, SHORTEST_FUZZY, kept_letters, most_edits};
use super::synonyms::SYNONYM;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// So many labels are scored exactly for each way of proposing.
const MOST_PROPOSED: usize = 32;
/// Reading stops after so many postings, rarest first: common words alone decide nothing.
const MOST_POSTINGS: usize = 4_000;
/// Trigrams are many and long lists tell little: only the rarest are read.
const MOST_TRIGRAM_POSTINGS: usize = 2_500;
/// So many words of the vocabulary may stand for one word of the mention.
const MOST_LIKELY_WORDS: usize = 32;
/// The cache of likely words starts anew at this size, so that memory stays bounded.
const MOST_CACHED: usize = 100_000;

/// A word of the vocabulary that may stand for a word of the mention, and how like it is, in (0,1].
pub(super) type LikelyWord = (u32, f32);

/// Memory that is reused from mention to mention.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    tally: Tally,
    likely: FxHashMap<Box<str>, Arc<[LikelyWord]>>,
    counts: Vec<u16>,
    /// Which runs of three letters the mention holds.
    pub(super) marks: Vec<bool>,
}

/// The labels that share likely words with the query, most promising first.
pub(super) fn by_words<'s>(index: &Index, query: &Query, scratch: &'s mut Scratch) -> &'s [(f32, u32)] {
    let likeness = index.likeness();
    let mut ways: Vec<(f32, u32)> = Vec::new();
    for word in query.words() {
        ways.extend(word.likely.iter().map(|&(id, alike)| (alike * likeness.vocabulary.weight(id), id)));
    }
    ways.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let tally = &mut scratch.tally;
    tally.begin(index.labels().len());
    let mut budget = MOST_POSTINGS;
    for (i, (weight, word)) in ways.iter().enumerate() {
        let labels = likeness.labels_with_word(*word);
        if i > 0 && labels.len() > budget {
            continue;
        }
        budget = budget.saturating_sub(labels.len());
        tally.add(labels, *weight);
    }
    tally.best(|label, sum| sum / (query.total() + likeness.word_total(label)))
}

/// Joined, split and badly misspelt words share no word with their label, but most of its trigrams.
pub(super) fn by_trigrams<'s>(index: &Index, query: &Query, scratch: &'s mut Scratch) -> &'s [(f32, u32)] {
    let letters = &index.likeness().letters;
    let mut lists: Vec<(u32, &[u32])> =
        query.triples().iter().map(|triple| (*triple, index.labels_with_triple(*triple))).collect();
    lists.sort_unstable_by_key(|(triple, labels)| (labels.len(), *triple));
    let tally = &mut scratch.tally;
    tally.begin(index.labels().len());
    let mut budget = MOST_TRIGRAM_POSTINGS;
    for (triple, labels) in lists {
        if labels.len() > budget {
            break;
        }
        budget -= labels.len();
        tally.add(labels, letters.weight(triple));
    }
    tally.best(|label, sum| sum / letters.norm(label))
}

/// Sums by label.
#[derive(Debug, Default)]
struct Tally {
    sums: Vec<f32>,
    touched: Vec<u32>,
    best: Vec<(f32, u32)>,
}

impl Tally {
    fn begin(&mut self, labels: usize) {
        if self.sums.len() < labels {
            self.sums.resize(labels, 0.0);
        }
    }

    fn add(&mut self, labels: &[u32], amount: f32) {
        for &label in labels {
            let Some(sum) = self.sums.get_mut(label as usize) else { continue };
            if *sum == 0.0 {
                self.touched.push(label);
            }
            *sum += amount;
        }
    }

    /// The most promising of the touched labels, best first; the sums are clean again afterwards.
    fn best(&mut self, promise: impl Fn(u32, f32) -> f32) -> &[(f32, u32)] {
        self.best.clear();
        let mut least = f32::NEG_INFINITY;
        for label in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[label as usize]);
            let promise = promise(label, sum);
            if promise > least || (promise == least && self.best.len() < MOST_PROPOSED) {
                least = keep_best(&mut self.best, (promise, label));
            }
        }
        &self.best
    }
}

/// Puts one more into a sorted list of the best; what the next one must exceed.
fn keep_best(best: &mut Vec<(f32, u32)>, new: (f32, u32)) -> f32 {
    let at = best.partition_point(|old| old.0 > new.0 || (old.0 == new.0 && old.1 < new.1));
    if best.len() == MOST_PROPOSED {
        best.pop();
    }
    best.insert(at.min(best.len()), new);
    if best.len() == MOST_PROPOSED {
        best.last().map_or(f32::NEG_INFINITY, |last| last.0)
    } else {
        f32::NEG_INFINITY
    }
}

/// The words of the vocabulary that may stand for this word, best first.
pub(super) fn likely_words(likeness: &Likeness, word: &str, scratch: &mut Scratch) -> Arc<[LikelyWord]> {
    if let Some(known) = scratch.likely.get(word) {
        return Arc::clone(known);
    }
    let found: Arc<[LikelyWord]> = find_likely_words(&likeness.vocabulary, word, &mut scratch.counts).into();
    if scratch.likely.len() >= MOST_CACHED {
        scratch.likely.clear();
    }
    scratch.likely.insert(word.into(), Arc::clone(&found));
    found
}

fn find_likely_words(vocabulary: &Vocabulary, word: &str, counts: &mut Vec<u16>) -> Vec<LikelyWord> {
    let mut found: Vec<LikelyWord> = vocabulary.id(word).map(|id| (id, 1.0)).into_iter().collect();
    found.extend(vocabulary.of_same_stem(word).map(|id| (id, SAME_STEM)));
    if word.chars().nth(SHORTEST_FUZZY - 1).is_some() {
        let pattern = Pattern::new(word);
        let near = sharing_pairs(vocabulary, word, counts).into_iter();
        found.extend(near.filter_map(|id| Some((id, kept_letters(&pattern, word, vocabulary.word(id))?))));
    }
    found.extend(vocabulary.synonyms(word).map(|id| (id, SYNONYM)));
    found.extend(vocabulary.learned(word));
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|(id, _)| *id);
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MOST_LIKELY_WORDS);
    found
}

/// The words that share enough pairs of characters to keep enough of the letters.
fn sharing_pairs(vocabulary: &Vocabulary, word: &str, counts: &mut Vec<u16>) -> Vec<u32> {
    counts.resize(vocabulary.len(), 0);
    let grams: Vec<u32> = pairs(word).collect();
    // One edit spoils two pairs; a swap, which spoils three, is seldom followed by another.
    let needed = grams.len().saturating_sub(2 * most_edits(grams.len() - 1) + 1).max(2);
    let mut near = Vec::new();
    for gram in &grams {
        for &id in vocabulary.with_pair(*gram) {
            let count = &mut counts[id as usize];
            *count += 1;
            if usize::from(*count) == needed {
                near.push(id);
            }
        }
    }
    for gram in &grams {
        for &id in vocabulary.with_pair(*gram) {
            counts[id as usize] = 0;
        }
    }
    near
}
