//! Which labels are worth scoring: those that share a likely word, or a run of rare trigrams.

use super::index::{Index, bigrams, trigrams};
use super::similarity::{Query, word_likeness};
use std::collections::HashMap;

/// So many labels are scored exactly for each mention.
const MOST_PROPOSED: usize = 48;
/// Reading stops after so many postings, rarest first: common words alone decide nothing.
const MOST_POSTINGS: usize = 12_000;
/// A word of the vocabulary must be at least this like a word of the mention to stand for it.
const LIKELY_WORD: f32 = 0.62;
/// So many words of the vocabulary may stand for one word of the mention.
const MOST_LIKELY_WORDS: usize = 12;

/// A word of the vocabulary that may stand for a word of the mention, and how like it is.
pub(super) type LikelyWord = (u32, f32);

/// Memory that is reused from mention to mention.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    scores: Vec<f32>,
    touched: Vec<u32>,
    /// The likely words of words seen before; cleared when it grows large.
    likely: HashMap<Box<str>, Box<[LikelyWord]>>,
    counts: Vec<u16>,
}

/// The cache of likely words starts anew at this size, so that memory stays bounded.
const MOST_CACHED: usize = 100_000;

/// The labels that are most likely to be what the query names, at most [`MOST_PROPOSED`].
pub(super) fn labels(index: &Index, query: &Query<'_>, scratch: &mut Scratch) -> Vec<u32> {
    scratch.scores.resize(index.labels().len(), 0.0);
    propose_by_words(index, query, scratch);
    propose_by_trigrams(index, query, scratch);
    let mut best: Vec<(f32, u32)> =
        scratch.touched.iter().map(|&label| (scratch.scores[label as usize], label)).collect();
    for label in scratch.touched.drain(..) {
        scratch.scores[label as usize] = 0.0;
    }
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if best.len() > MOST_PROPOSED {
        best.select_nth_unstable_by(MOST_PROPOSED, order);
        best.truncate(MOST_PROPOSED);
    }
    best.sort_unstable_by(order);
    best.into_iter().map(|(_, label)| label).collect()
}

/// Adds to a label's score; the label's length keeps long labels from winning by size.
fn add(index: &Index, scratch: &mut Scratch, label: u32, amount: f32) {
    let Some(score) = scratch.scores.get_mut(label as usize) else { return };
    if *score == 0.0 {
        scratch.touched.push(label);
    }
    let words = index.words_of(label).len() as f32;
    *score += amount / (2.0 + words).sqrt();
}

fn propose_by_words(index: &Index, query: &Query<'_>, scratch: &mut Scratch) {
    let mut ways: Vec<(f32, u32)> = Vec::new();
    for word in query.words() {
        for &(id, likeness) in likely_words(index, word, scratch).iter() {
            ways.push((likeness * index.weight(id), id));
        }
    }
    ways.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut budget = MOST_POSTINGS;
    for (i, (weight, word)) in ways.iter().enumerate() {
        let labels = index.labels_with_word(*word);
        if i > 0 && labels.len() > budget {
            continue;
        }
        budget = budget.saturating_sub(labels.len());
        for &label in labels {
            add(index, scratch, label, *weight);
        }
    }
}

/// Joined, split and badly misspelt words share no word with their label, but most of its trigrams.
fn propose_by_trigrams(index: &Index, query: &Query<'_>, scratch: &mut Scratch) {
    let grams = trigrams(query.key());
    let share = 1.0 / grams.len().max(1) as f32;
    let mut lists: Vec<&[u32]> =
        grams.iter().map(|g| index.labels_with(*g)).filter(|l| !l.is_empty()).collect();
    lists.sort_unstable_by_key(|l| l.len());
    let mut budget = MOST_POSTINGS;
    for labels in lists {
        if labels.len() > budget {
            break;
        }
        budget -= labels.len();
        for &label in labels {
            add(index, scratch, label, share);
        }
    }
}

/// The words of the vocabulary that may stand for this word, best first.
pub(super) fn likely_words(index: &Index, word: &str, scratch: &mut Scratch) -> Box<[LikelyWord]> {
    if let Some(known) = scratch.likely.get(word) {
        return known.clone();
    }
    let found = find_likely_words(index, word, &mut scratch.counts);
    if scratch.likely.len() >= MOST_CACHED {
        scratch.likely.clear();
    }
    scratch.likely.insert(word.into(), found.clone());
    found
}

fn find_likely_words(index: &Index, word: &str, counts: &mut Vec<u16>) -> Box<[LikelyWord]> {
    let mut found: Vec<LikelyWord> = index.word_id(word).map(|id| (id, 1.0)).into_iter().collect();
    if word.chars().count() > 3 {
        let needed = bigrams(word).len().div_ceil(3);
        let near = sharing_bigrams(index, word, needed, counts);
        let scored = near.into_iter().filter(|id| index.word(*id) != word);
        found.extend(
            scored.map(|id| (id, word_likeness(word, index.word(id)))).filter(|(_, s)| *s >= LIKELY_WORD),
        );
    }
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MOST_LIKELY_WORDS);
    found.into_boxed_slice()
}

/// The words that share at least `needed` pairs of characters with this one.
fn sharing_bigrams(index: &Index, word: &str, needed: usize, counts: &mut Vec<u16>) -> Vec<u32> {
    counts.resize(index.vocabulary_len(), 0);
    let mut touched = Vec::new();
    for gram in bigrams(word) {
        for &id in index.words_with(gram) {
            let count = &mut counts[id as usize];
            if *count == 0 {
                touched.push(id);
            }
            *count = count.saturating_add(1);
        }
    }
    let enough = |id: &u32| usize::from(counts[*id as usize]) >= needed;
    let near: Vec<u32> = touched.iter().copied().filter(enough).collect();
    for id in touched {
        counts[id as usize] = 0;
    }
    near
}
