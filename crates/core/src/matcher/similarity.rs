//! How like a mention is to a label: words softly aligned and weighed by rarity, checked letter by letter.
//!
//! The shape follows soft TF-IDF (Cohen, Ravikumar, Fienberg 2003): words are weighed by inverse document
//! frequency, and two words count as one in the measure of their likeness. The letters of the whole names are
//! compared besides (Sørensen-Dice over pairs, edit distance), which sees joined and split words.

use super::edits::Pattern;
use super::index::Likeness;
use super::labels::Label;
use super::letters::{TRIPLES, triples};
use super::propose::{LikelyWord, Scratch, likely_words};
use crate::text::{compact, words};
use std::sync::Arc;

/// Share of the word alignment in the score; the rest is the letters'. Chosen on the development data.
const WORDS_SHARE: f64 = 0.6;
/// Likeness of two words of one stem ("managing", "management").
pub(super) const SAME_STEM: f32 = 0.9;
/// Words under this length match only when they are equal: one letter makes another name ("C", "Go", "R").
pub(super) const SHORTEST_FUZZY: usize = 4;
/// Below this share of kept letters two words are strangers.
const LEAST_KEPT: f32 = 0.7;
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
    pub(super) fn new(likeness: &Likeness, folded: &str, scratch: &mut Scratch) -> Self {
        let words: Vec<QueryWord> = words(folded).map(|w| query_word(likeness, w, scratch)).collect();
        let total = words.iter().map(|w| w.weight).sum();
        let key = compact(folded);
        let length = key.chars().count();
        let triples: Vec<u32> = triples(folded).collect();
        let norm = triples.iter().map(|triple| likeness.letters.weight(*triple)).sum::<f32>().sqrt();
        let known = words.iter().all(|word| word.likely.first().is_some_and(|(_, alike)| *alike == 1.0));
        Self { words, key, triples, norm, length, total, known }
    }

    pub(super) fn words(&self) -> &[QueryWord] {
        &self.words
    }

    /// The weights of the words together.
    pub(super) fn total(&self) -> f32 {
        self.total
    }

    /// Whether some label holds each of the words.
    pub(super) fn known(&self) -> bool {
        self.known
    }

    pub(super) fn triples(&self) -> &[u32] {
        &self.triples
    }

    /// Marks the runs of letters of the mention, or takes the marks away again.
    pub(super) fn mark(&self, marks: &mut Vec<bool>, mark: bool) {
        marks.resize(TRIPLES, false);
        for triple in &self.triples {
            marks[*triple as usize] = mark;
        }
    }
}

fn query_word(likeness: &Likeness, word: &str, scratch: &mut Scratch) -> QueryWord {
    QueryWord { weight: likeness.vocabulary.weight_of(word), likely: likely_words(likeness, word, scratch) }
}

/// The likeness of a mention and a label, in [0,1]; the mention's runs of letters are [marked](Query::mark).
pub(super) fn score(likeness: &Likeness, query: &Query, marks: &[bool], id: u32, label: Label) -> f64 {
    let (letters, shared) = cosine(likeness, query, marks, id, label);
    let typed = typing_errors(query, label, shared);
    let aligned = alignment(likeness, query, id);
    let blended = WORDS_SHARE * aligned + (1.0 - WORDS_SHARE) * letters;
    typed.unwrap_or(0.0).max(blended.min(0.95))
}

/// The harmonic mean of how much of the mention and how much of the label is aligned, by weight.
fn alignment(likeness: &Likeness, query: &Query, label: u32) -> f64 {
    let label_words = likeness.words_of(label);
    let mut taken = 0u64;
    let (mut of_query, mut of_label) = (0.0f32, 0.0f32);
    for word in &query.words {
        let stands_for =
            |id: u32| word.likely.iter().find(|(likely, _)| *likely == id).map(|(_, alike)| *alike);
        let best = label_words
            .iter()
            .take(64)
            .enumerate()
            .filter(|(i, _)| taken & (1 << i) == 0)
            .filter_map(|(i, id)| stands_for(*id).map(|alike| (alike, i)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((alike, i)) = best else { continue };
        taken |= 1 << i;
        of_query += word.weight * alike;
        of_label += likeness.vocabulary.weight(label_words[i]) * alike;
    }
    let share = |part: f32, all: f32| f64::from(part / all.max(f32::MIN_POSITIVE));
    let (a, b) = (share(of_query, query.total), share(of_label, likeness.word_total(label)));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// The cosine of two vectors of trigrams weighed by inverse document frequency, in [0,1].
///
/// The number of shared trigrams comes with it.
fn cosine(likeness: &Likeness, query: &Query, marks: &[bool], id: u32, label: Label) -> (f64, usize) {
    let (mut common, mut shared) = (0.0, 0);
    for triple in triples(label.folded).filter(|triple| marks[*triple as usize]) {
        common += likeness.letters.weight(triple);
        shared += 1;
    }
    let norms = (query.norm * likeness.letters.norm(id)).max(f32::MIN_POSITIVE);
    (f64::from(common / norms).min(1.0), shared)
}

/// The score of two names that differ by no more typing errors than their length allows.
fn typing_errors(query: &Query, label: Label, shared: usize) -> Option<f64> {
    // "selection" is no misspelt "Electron": words that labels hold are spelt as they are meant.
    if query.known || shared < least_shared(query.length) {
        return None;
    }
    let (a, b) = (query.length, label.key.chars().count());
    let budget = edit_budget(a.min(b));
    if budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, label.key) {
        return None;
    }
    let edits = strsim::osa_distance(&query.key, label.key);
    (edits <= budget).then(|| TYPED - 0.04 * edits as f64 - 0.3 * edits as f64 / a.max(b) as f64)
}

/// How many trigrams two names share at least that differ by [few enough](edit_budget) typing errors.
///
/// An edit spoils three trigrams, a swap or a changed border four.
fn least_shared(length: usize) -> usize {
    length.saturating_sub(4 * edit_budget(length))
}

/// How many typing errors a name of so many characters may hold and still be that name.
fn edit_budget(length: usize) -> usize {
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

/// How many edits a word of so many letters may differ by.
pub(super) fn most_edits(length: usize) -> usize {
    ((1.0 - LEAST_KEPT) * length as f32) as usize
}

/// The share of letters that typing errors left, unless the two words are strangers.
pub(super) fn kept_letters(pattern: &Pattern, a: &str, b: &str) -> Option<f32> {
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    let (short, long) = (a_len.min(b_len), a_len.max(b_len));
    if short < SHORTEST_FUZZY || long - short > most_edits(long) {
        return None;
    }
    let kept = 1.0 - pattern.distance(b) as f32 / long as f32;
    (kept >= LEAST_KEPT && !differ_in_signs(a, b)).then_some(kept)
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
        let kept = |a: &str, b: &str| kept_letters(&Pattern::new(a), a, b);
        assert_eq!(stem("managing"), stem("management"));
        assert!(kept("kuberntes", "kubernetes").is_some_and(|kept| kept > 0.85));
        for (a, b) in [("c", "r"), ("java", "javascript"), ("python2", "python3")] {
            assert_eq!(kept(a, b), None, "{a} {b}");
        }
    }
}
