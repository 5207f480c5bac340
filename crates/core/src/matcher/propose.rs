//! Which labels are worth scoring: those that share a likely word, or a run of rare trigrams.

use super::index::Index;
use super::similarity::{Query, edit_budget, word_likeness};
use super::synonyms::SYNONYM;
use super::table::pairs;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// So many labels are scored exactly for each way of proposing.
const MOST_PROPOSED: usize = 32;
/// Reading stops after so many postings, rarest first: common words alone decide nothing.
const MOST_POSTINGS: usize = 6_000;
/// Trigrams are many and long lists tell little: only the rarest are read.
const MOST_TRIGRAM_POSTINGS: usize = 4_000;
/// So many words of the vocabulary may stand for one word of the mention.
const MOST_LIKELY_WORDS: usize = 32;
/// The cache of likely words starts anew at this size, so that memory stays bounded.
const MOST_CACHED: usize = 100_000;

/// A word of the vocabulary that may stand for a word of the mention, and how like it is, in (0,1].
pub(super) type LikelyWord = (u32, f32);

/// Memory that is reused from mention to mention.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    scores: Vec<f32>,
    touched: Vec<u32>,
    likely: FxHashMap<Box<str>, Arc<[LikelyWord]>>,
    counts: Vec<u16>,
}

/// The labels that share likely words with the query, most promising first.
pub(super) fn by_words(index: &Index, query: &Query, scratch: &mut Scratch) -> Vec<u32> {
    let mut ways: Vec<(f32, u32)> = Vec::new();
    for word in query.words() {
        ways.extend(word.likely.iter().map(|&(id, likeness)| (likeness * index.vocabulary().weight(id), id)));
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
    best(scratch)
}

/// Joined, split and badly misspelt words share no word with their label, but most of its trigrams.
pub(super) fn by_trigrams(index: &Index, query: &Query, scratch: &mut Scratch) -> Vec<u32> {
    let mut lists: Vec<&[u32]> =
        query.triples().iter().map(|triple| index.labels_with_triple(*triple)).collect();
    lists.sort_unstable_by_key(|l| l.len());
    let mut budget = MOST_TRIGRAM_POSTINGS;
    for labels in lists {
        if labels.len() > budget {
            break;
        }
        budget -= labels.len();
        for &label in labels {
            add(index, scratch, label, 1.0);
        }
    }
    best(scratch)
}

/// Adds to a label's score; the label's length keeps long labels from winning by size.
fn add(index: &Index, scratch: &mut Scratch, label: u32, amount: f32) {
    if scratch.scores.len() < index.len() {
        scratch.scores.resize(index.len(), 0.0);
    }
    let Some(score) = scratch.scores.get_mut(label as usize) else { return };
    if *score == 0.0 {
        scratch.touched.push(label);
    }
    *score += amount;
}

/// The most promising of the touched labels; the scratch is clean again afterwards.
fn best(scratch: &mut Scratch) -> Vec<u32> {
    let Scratch { scores, touched, .. } = scratch;
    let take = |label: u32| (std::mem::take(&mut scores[label as usize]), label);
    let mut best: Vec<(f32, u32)> = touched.drain(..).map(take).collect();
    let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    if best.len() > MOST_PROPOSED {
        best.select_nth_unstable_by(MOST_PROPOSED, order);
        best.truncate(MOST_PROPOSED);
    }
    best.sort_unstable_by(order);
    best.into_iter().map(|(_, label)| label).collect()
}

/// The words of the vocabulary that may stand for this word, best first.
pub(super) fn likely_words(index: &Index, word: &str, scratch: &mut Scratch) -> Arc<[LikelyWord]> {
    if let Some(known) = scratch.likely.get(word) {
        return Arc::clone(known);
    }
    let found: Arc<[LikelyWord]> = find_likely_words(index.vocabulary(), word, &mut scratch.counts).into();
    if scratch.likely.len() >= MOST_CACHED {
        scratch.likely.clear();
    }
    scratch.likely.insert(word.into(), Arc::clone(&found));
    found
}

fn find_likely_words(vocabulary: &Vocabulary, word: &str, counts: &mut Vec<u16>) -> Vec<LikelyWord> {
    let mut found: Vec<LikelyWord> = vocabulary.id(word).map(|id| (id, 1.0)).into_iter().collect();
    let near = sharing_pairs(vocabulary, word, counts).into_iter().filter(|id| vocabulary.word(*id) != word);
    found.extend(
        near.map(|id| (id, word_likeness(word, vocabulary.word(id)))).filter(|(_, likeness)| *likeness > 0.0),
    );
    found.extend(vocabulary.synonyms(word).map(|id| (id, SYNONYM)));
    found.extend(vocabulary.learned(word));
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|(id, _)| *id);
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MOST_LIKELY_WORDS);
    found
}

/// The words that share enough pairs of characters to be within the edits that the length allows.
fn sharing_pairs(vocabulary: &Vocabulary, word: &str, counts: &mut Vec<u16>) -> Vec<u32> {
    counts.resize(vocabulary.len(), 0);
    let grams: Vec<u32> = pairs(word).collect();
    // A transposition spoils three pairs, the worst that one edit can do.
    let needed = grams.len().saturating_sub(3 * edit_budget(grams.len() - 1).max(1)).max(2);
    let mut touched = Vec::new();
    for gram in grams {
        for &id in vocabulary.with_pair(gram) {
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
