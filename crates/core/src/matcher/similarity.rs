//! How like a mention is to a label: words softly aligned and weighed by rarity, checked letter by letter.
//!
//! The shape follows soft TF-IDF (Cohen, Ravikumar, Fienberg 2003): words are weighed by inverse document
//! frequency, and two words count as one in the measure of their likeness. The letters of the whole names are
//! compared besides (Sørensen-Dice over pairs, edit distance), which sees joined and split words.

use super::index::Index;
use super::labels::Label;
use super::propose::{LikelyWord, Scratch, likely_words};
use super::table::triples;
use crate::text::{compact, words};
use std::sync::Arc;

/// Share of the word alignment in the score; the rest is the letters'. Chosen on the development data.
const WORDS_SHARE: f64 = 0.6;
/// Likeness of two words of one stem ("managing", "management").
const SAME_STEM: f32 = 0.9;
/// Words under this length match only when they are equal: one letter makes another name ("C", "Go", "R").
const SHORTEST_FUZZY: usize = 4;
/// Below this share of kept letters two words are strangers.
const LEAST_KEPT: f32 = 0.6;
/// What a pair of names that differ by typing errors alone scores at most: never the certainty of the name itself.
const TYPED: f64 = 0.97;

/// A word of a mention with what it weighs and the words of the vocabulary that it may stand for.
pub(super) struct QueryWord {
    weight: f32,
    pub(super) likely: Arc<[LikelyWord]>,
}

/// A mention, taken apart once and compared with many labels.
pub(super) struct Query {
    words: Vec<QueryWord>,
    key: String,
    triples: Vec<u32>,
    norm: f32,
    length: usize,
    total: f32,
    /// Every word stands in some label: no slip of the finger made them.
    known: bool,
}

impl Query {
    pub(super) fn new(index: &Index, folded: &str, scratch: &mut Scratch) -> Self {
        let words: Vec<QueryWord> = words(folded).map(|w| query_word(index, w, scratch)).collect();
        let total = words.iter().map(|w| w.weight).sum();
        let key = compact(folded);
        let length = key.chars().count();
        let triples = triples(folded);
        let norm = triples.iter().map(|triple| index.triple_weight(*triple).powi(2)).sum::<f32>().sqrt();
        let known =
            words.iter().all(|word| word.likely.first().is_some_and(|(_, likeness)| *likeness == 1.0));
        Self { words, key, triples, norm, length, total, known }
    }

    pub(super) fn words(&self) -> &[QueryWord] {
        &self.words
    }

    pub(super) fn triples(&self) -> &[u32] {
        &self.triples
    }
}

fn query_word(index: &Index, word: &str, scratch: &mut Scratch) -> QueryWord {
    QueryWord { weight: index.vocabulary().weight_of(word), likely: likely_words(index, word, scratch) }
}

/// The likeness of a mention and a label, in [0,1].
pub(super) fn score(index: &Index, query: &Query, label_id: u32) -> f64 {
    let label = index.label(label_id);
    if *label.key == *query.key {
        return 1.0;
    }
    let letters = cosine(index, query, label_id);
    let typed = typing_errors(query, label);
    let aligned = alignment(index, query, label_id);
    let blended = WORDS_SHARE * aligned + (1.0 - WORDS_SHARE) * letters;
    typed.unwrap_or(0.0).max(blended.min(0.95))
}

/// The harmonic mean of how much of the mention and how much of the label is aligned, by weight.
fn alignment(index: &Index, query: &Query, label_id: u32) -> f64 {
    let label_words = index.words_of(label_id);
    let mut taken = 0u64;
    let (mut of_query, mut of_label) = (0.0f32, 0.0f32);
    for word in &query.words {
        let stands_for =
            |id: u32| word.likely.iter().find(|(likely, _)| *likely == id).map(|(_, likeness)| *likeness);
        let best = label_words
            .iter()
            .take(64)
            .enumerate()
            .filter(|(i, _)| taken & (1 << i) == 0)
            .filter_map(|(i, id)| stands_for(*id).map(|likeness| (likeness, i)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((likeness, i)) = best else { continue };
        taken |= 1 << i;
        of_query += word.weight * likeness;
        of_label += index.vocabulary().weight(label_words[i]) * likeness;
    }
    let share = |part: f32, all: f32| f64::from(part / all.max(f32::MIN_POSITIVE));
    let (a, b) = (share(of_query, query.total), share(of_label, index.word_total(label_id)));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// The cosine of two vectors of trigrams weighed by inverse document frequency, in [0,1].
fn cosine(index: &Index, query: &Query, label_id: u32) -> f64 {
    let (a, b) = (&query.triples, index.triples_of(label_id));
    let (mut i, mut j, mut common) = (0, 0, 0.0f32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += index.triple_weight(*x).powi(2);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    f64::from(common / (query.norm * index.norm(label_id)).max(f32::MIN_POSITIVE)).min(1.0)
}

/// The score of two names that differ by no more typing errors than their length allows.
fn typing_errors(query: &Query, label: &Label) -> Option<f64> {
    let (a, b) = (query.length, label.length);
    let budget = edit_budget(a.min(b));
    // "selection" is no misspelt "Electron": words that labels hold are spelt as they are meant.
    if query.known || budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, &label.key) {
        return None;
    }
    let edits = strsim::osa_distance(&query.key, &label.key);
    (edits <= budget).then(|| TYPED - 0.04 * edits as f64 - 0.3 * edits as f64 / a.max(b) as f64)
}

/// How many typing errors a name of so many characters may hold and still be that name.
pub(super) fn edit_budget(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=7 => 1,
        8..=14 => 2,
        15..=24 => 3,
        _ => 4,
    }
}

/// "c++" and "c#", "python2" and "python3": signs and digits are not slips of the finger.
fn differ_in_signs(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_alphabetic()).ne(b.chars().filter(|c| !c.is_alphabetic()))
}

/// The likeness of two words, in [0,1]: equal, of one stem, or the share of letters that typing errors left.
pub(super) fn word_likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    let (short, long) = (a_len.min(b_len), a_len.max(b_len));
    if short < SHORTEST_FUZZY || differ_in_signs(a, b) {
        return if short >= 3 && stem(a) == stem(b) { SAME_STEM } else { 0.0 };
    }
    if stem(a) == stem(b) {
        return SAME_STEM;
    }
    if 2 * short < long {
        return 0.0;
    }
    let kept = 1.0 - strsim::osa_distance(a, b) as f32 / long as f32;
    if kept >= LEAST_KEPT { kept } else { 0.0 }
}

/// Endings that English words take on, longest first.
const ENDINGS: &[&str] = &[
    "isations", "izations", "isation", "ization", "ations", "ments", "ation", "ment", "ings", "ising",
    "izing", "ing", "ions", "ised", "ized", "ise", "ize", "ion", "ers", "ies", "es", "ed", "er", "e", "y",
    "s",
];

/// The part of a word that its endings leave, at least three letters; endings stack at most twice.
pub(super) fn stem(word: &str) -> &str {
    let once = without_ending(word);
    without_ending(once)
}

fn without_ending(word: &str) -> &str {
    let last = word.as_bytes().last();
    let fitting = ENDINGS.iter().filter(|ending| ending.as_bytes().last() == last);
    let cut =
        fitting.filter_map(|ending| word.strip_suffix(ending)).find(|rest| rest.chars().nth(2).is_some());
    cut.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_by_stem_or_by_few_typing_errors() {
        assert!(word_likeness("managing", "management") >= SAME_STEM);
        assert!(word_likeness("kuberntes", "kubernetes") > 0.85);
        assert_eq!(word_likeness("c", "r"), 0.0);
        assert_eq!(word_likeness("java", "javascript"), 0.0);
        assert_eq!(word_likeness("python2", "python3"), 0.0);
    }
}
