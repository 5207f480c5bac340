//! How like a mention is to a label: words softly aligned and weighed by rarity, checked letter by letter.
//!
//! The shape follows soft TF-IDF (Cohen, Ravikumar, Fienberg 2003): words are weighed by inverse document
//! frequency, and two words count as one in the measure of their likeness. The letters of the whole names are
//! compared besides (Sørensen-Dice over pairs, edit distance), which sees joined and split words.

use super::edits::Pattern;
use super::index::{Index, Likeness};
use super::propose::Words;
use super::query::Query;

/// Share of the word alignment in the score; the rest is the letters'. Chosen on the development data.
const WORDS_SHARE: f64 = 0.65;
/// Likeness of two words of one stem ("managing", "management").
pub(super) const SAME_STEM: f32 = 0.9;
/// Bytes of the longest character.
const LONGEST_CHARACTER: usize = 4;
/// Names that differ by typing errors alone share at least so much of their trigrams; others are not compared.
const LEAST_TYPED: f64 = 0.1;
/// Words under this length match only when they are equal: one letter makes another name ("C", "Go", "R").
pub(super) const SHORTEST_FUZZY: usize = 4;
/// Below this share of kept letters two words are strangers.
const LEAST_KEPT: f32 = 0.7;
/// What a pair of names that differ by typing errors alone scores at most: never the certainty of the name itself.
const TYPED: f64 = 0.97;

/// The likeness of a mention and a label, in [0,1]; `words` knows the mention.
pub(super) fn score(index: &Index, query: &Query, words: &mut Words, id: u32) -> f64 {
    let likeness = index.likeness();
    let (total, norm) = likeness.measures(id);
    let runs: f32 = likeness.words_of(id).iter().map(|word| words.shared(likeness, *word)).sum();
    let letters = f64::from(runs / (query.norm * norm).max(f32::MIN_POSITIVE)).min(1.0);
    let aligned = alignment(likeness, query, words, (id, total));
    let blended = WORDS_SHARE * aligned + (1.0 - WORDS_SHARE) * letters;
    let typed = if letters < LEAST_TYPED { None } else { typing_errors(index, query, id) };
    typed.unwrap_or(0.0).max(blended.min(0.95))
}

/// The harmonic mean of how much of the mention and how much of the label is aligned, by weight.
fn alignment(likeness: &Likeness, query: &Query, words: &Words, (label, total): (u32, f32)) -> f64 {
    let label_words = likeness.words_of(label);
    let (mut taken, mut of_query, mut of_label) = (0u32, 0.0f32, 0.0f32);
    for word in label_words {
        let free = words.stands_for[*word as usize] & !taken;
        let Some((i, alike)) = best_match(query, free, *word) else { continue };
        taken |= 1 << i;
        of_query += query.words[i].weight * alike;
        of_label += likeness.vocabulary.weight(*word) * alike;
    }
    let share = |part: f32, all: f32| f64::from(part / all.max(f32::MIN_POSITIVE));
    let (a, b) = (share(of_query, query.total), share(of_label, total));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// The word of the mention, among those whose bits are set, that this word of a label is most like.
fn best_match(query: &Query, mut among: u32, word: u32) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    while among != 0 {
        let i = among.trailing_zeros() as usize;
        among &= among - 1;
        let likely = query.words.get(i)?.likely.iter().find(|(likely, _)| *likely == word);
        if let Some((_, alike)) = likely.filter(|(_, alike)| best.is_none_or(|(_, known)| *alike > known)) {
            best = Some((i, *alike));
        }
    }
    best
}

/// The score of two names that differ by no more typing errors than their length allows.
fn typing_errors(index: &Index, query: &Query, id: u32) -> Option<f64> {
    let budget = edit_budget(query.length);
    // "selection" is no misspelt "Electron": words that labels hold are spelt as they are meant.
    if query.known || budget == 0 {
        return None;
    }
    let key = index.labels().key_of_length(id, query.key.len(), LONGEST_CHARACTER * budget)?;
    let (a, b) = (query.length, key.chars().count());
    let budget = edit_budget(a.min(b));
    if budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, key) {
        return None;
    }
    let edits = query.pattern().distance(key);
    (edits <= budget).then(|| TYPED - 0.04 * edits as f64 - 0.3 * edits as f64 / a.max(b) as f64)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_by_stem_or_by_few_typing_errors() {
        let kept = |a: &str, b: &str| kept_letters(&Pattern::new(a), a, b);
        assert!(kept("kuberntes", "kubernetes").is_some_and(|kept| kept > 0.85));
        for (a, b) in [("c", "r"), ("java", "javascript"), ("python2", "python3")] {
            assert_eq!(kept(a, b), None, "{a} {b}");
        }
    }
}
