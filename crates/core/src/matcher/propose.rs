//! Which labels are worth scoring: those that share a likely word, or words with many of the same trigrams.

use super::edits::Pattern;
use super::index::{Index, Likeness};
use super::letters::{TRIPLES, pairs};
use super::query::Query;
use super::similarity::{SAME_STEM, SHORTEST_FUZZY, kept_letters, most_edits};
use super::synonyms::SYNONYM;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// So many labels are scored exactly for each way of proposing.
const MOST_PROPOSED: usize = 28;
/// Reading stops after so many postings, most telling words first: common words alone decide nothing.
const MOST_POSTINGS: usize = 3_000;
/// So many postings are read besides to tell labels apart that other words proposed.
const MOST_KNOWN_POSTINGS: usize = 5_000;
/// So many words are followed that share trigrams with the mention.
const MOST_ALIKE: usize = 32;
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
    ways: Vec<LikelyWord>,
    pub(super) words: Words,
}

/// What the mention that is being matched says of each word of the vocabulary.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Which runs of three letters the mention holds.
    marks: Vec<bool>,
    /// The weight of the runs that a word shares with the mention; negative while unknown.
    shared: Vec<f32>,
    asked: Vec<u32>,
    /// For each word, the words of the mention that it may stand for, one bit each.
    pub(super) stands_for: Vec<u32>,
}

impl Words {
    /// Notes what a mention consists of.
    pub(super) fn begin(&mut self, likeness: &Likeness, query: &Query) {
        self.marks.resize(TRIPLES, false);
        self.shared.resize(likeness.vocabulary.len(), -1.0);
        self.stands_for.resize(likeness.vocabulary.len(), 0);
        query.triples.iter().for_each(|triple| self.marks[*triple as usize] = true);
        for (i, word) in query.words.iter().enumerate() {
            word.likely.iter().for_each(|(id, _)| self.stands_for[*id as usize] |= 1 << i);
        }
    }

    /// Forgets the mention again.
    pub(super) fn end(&mut self, query: &Query) {
        query.triples.iter().for_each(|triple| self.marks[*triple as usize] = false);
        query
            .words
            .iter()
            .flat_map(|word| word.likely.iter())
            .for_each(|(id, _)| self.stands_for[*id as usize] = 0);
        self.asked.drain(..).for_each(|word| self.shared[word as usize] = -1.0);
    }

    /// The weight of the runs of letters that a word shares with the mention.
    pub(super) fn shared(&mut self, likeness: &Likeness, word: u32) -> f32 {
        let known = self.shared[word as usize];
        if known >= 0.0 {
            return known;
        }
        let runs = likeness.letters.of_word(word).iter().filter(|triple| self.marks[**triple as usize]);
        let shared = runs.map(|triple| likeness.letters.weight(*triple)).sum();
        self.shared[word as usize] = shared;
        self.asked.push(word);
        shared
    }
}

/// The labels that share likely words with the query, most promising first.
pub(super) fn by_words<'s>(index: &Index, query: &Query, scratch: &'s mut Scratch) -> &'s [(f32, u32)] {
    let likeness = index.likeness();
    let Scratch { tally, ways, .. } = scratch;
    ways.clear();
    for word in &query.words {
        ways.extend(word.likely.iter().map(|&(id, alike)| (id, alike * likeness.vocabulary.weight(id))));
    }
    follow(likeness, ways, tally, index.labels().len());
    tally.best(query.total, |label, sum| sum / (query.total + likeness.measures(label).0))
}

/// Joined, split and badly misspelt words share no word with their label, but words with most of their trigrams.
pub(super) fn by_trigrams<'s>(index: &Index, query: &Query, scratch: &'s mut Scratch) -> &'s [(f32, u32)] {
    let likeness = index.likeness();
    let Scratch { tally, ways, .. } = scratch;
    alike(likeness, query, tally, ways);
    follow(likeness, ways, tally, index.labels().len());
    tally.best(0.0, |label, sum| sum / likeness.measures(label).1)
}

/// The words that share the largest part of their trigrams with the mention, with the weight of what they share.
fn alike(likeness: &Likeness, query: &Query, tally: &mut Tally, ways: &mut Vec<LikelyWord>) {
    tally.begin(likeness.vocabulary.len());
    for triple in &query.triples {
        tally.add(likeness.letters.words_with(*triple), likeness.letters.weight(*triple));
    }
    let best = tally.best(0.0, |word, shared| shared * shared / likeness.letters.norm(word));
    ways.clear();
    let shares = best.iter().take(MOST_ALIKE);
    ways.extend(shares.map(|(promise, word)| (*word, (promise * likeness.letters.norm(*word)).sqrt())));
}

/// Adds up the weights of the words that labels hold, most telling words first.
fn follow(likeness: &Likeness, ways: &mut [LikelyWord], tally: &mut Tally, labels: usize) {
    ways.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    tally.begin(labels);
    let (mut budget, mut known_budget) = (MOST_POSTINGS, MOST_KNOWN_POSTINGS);
    for (i, (word, weight)) in ways.iter().enumerate() {
        let labels = likeness.labels_with_word(*word);
        if i == 0 || labels.len() <= budget {
            budget = budget.saturating_sub(labels.len());
            tally.add(labels, *weight);
        } else if labels.len() <= known_budget {
            known_budget -= labels.len();
            tally.add_to_touched(labels, *weight);
        }
    }
}

/// Sums by number of label or word.
#[derive(Debug, Default)]
struct Tally {
    sums: Vec<f32>,
    touched: Vec<u32>,
    best: Vec<(f32, u32)>,
}

impl Tally {
    fn begin(&mut self, items: usize) {
        if self.sums.len() < items {
            self.sums.resize(items, 0.0);
        }
    }

    fn add(&mut self, items: &[u32], amount: f32) {
        for &item in items {
            let Some(sum) = self.sums.get_mut(item as usize) else { continue };
            if *sum == 0.0 {
                self.touched.push(item);
            }
            *sum += amount;
        }
    }

    /// Adds to the items that were touched before.
    fn add_to_touched(&mut self, items: &[u32], amount: f32) {
        for &item in items {
            let Some(sum) = self.sums.get_mut(item as usize) else { continue };
            // No branch: half of the items would be guessed wrongly.
            *sum += if *sum == 0.0 { 0.0 } else { amount };
        }
    }

    /// The most promising of the touched items, best first; the sums are clean again afterwards.
    ///
    /// No promise is more than the sum divided by `least_divisor`: what cannot be among the best is not asked for.
    fn best(&mut self, least_divisor: f32, promise: impl Fn(u32, f32) -> f32) -> &[(f32, u32)] {
        self.best.clear();
        let mut least = 0.0;
        for item in self.touched.drain(..) {
            let sum = std::mem::take(&mut self.sums[item as usize]);
            if sum < least * least_divisor {
                continue;
            }
            let promise = promise(item, sum);
            if promise >= least {
                least = keep_best(&mut self.best, (promise, item));
            }
        }
        &self.best
    }
}

/// Puts one more into a sorted list of the best; what the next one must reach.
fn keep_best(best: &mut Vec<(f32, u32)>, new: (f32, u32)) -> f32 {
    let at = best.partition_point(|old| old.0 > new.0 || (old.0 == new.0 && old.1 < new.1));
    if at < MOST_PROPOSED {
        best.truncate(MOST_PROPOSED - 1);
        best.insert(at, new);
    }
    best.get(MOST_PROPOSED - 1).map_or(0.0, |last| last.0)
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
    // A word that labels hold is spelt as it is meant.
    let known = vocabulary.id(word).is_some_and(|id| vocabulary.is_held(id));
    if !known && word.chars().nth(SHORTEST_FUZZY - 1).is_some() {
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
