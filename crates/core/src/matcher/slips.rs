//! Names that differ from a mention by slips of the finger alone: "Kuberntes", "tensor flow", "pyhton".

use super::index::Index;
use super::labels::Labels;
use super::pieces::Pieces;
use super::query::Query;

/// What a pair of names that differ by typing errors alone scores at most: never the certainty of the name itself.
const TYPED: f64 = 0.97;
/// What each error takes away, whatever the length of the name.
const ERROR: f64 = 0.04;
/// What an error in every letter would take away besides.
const ALL_ERRORS: f64 = 0.3;
/// No name may hold more errors.
const MOST_ERRORS: usize = 2;

/// How many typing errors a name of so many characters may hold and still be that name.
///
/// More errors in long names spread over several words, each of which is recognised misspelt: allowing three and
/// four changed nothing on the development data.
fn edit_budget(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=7 => 1,
        _ => MOST_ERRORS,
    }
}

/// The labels by the pieces of their keys.
pub(super) fn pieces(labels: &Labels) -> Pieces {
    Pieces::new(labels.keys(), labels.len(), edit_budget)
}

/// Whether a mention may be a name with slips of the finger at all.
///
/// "selection" is no misspelt "Electron": words that labels hold are spelt as they are meant.
pub(super) fn may_slip(query: &Query) -> bool {
    !query.known && edit_budget(query.length) > 0
}

/// The score of two names that differ by no more typing errors than their length allows.
pub(super) fn score(index: &Index, query: &Query, id: u32) -> Option<f64> {
    /// Bytes of the longest character.
    const LONGEST_CHARACTER: usize = 4;
    let key = index.labels().key_of_length(id, query.key.len(), LONGEST_CHARACTER * MOST_ERRORS)?;
    let (a, b) = (query.length, key.chars().count());
    let budget = edit_budget(a.min(b));
    if budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, key) {
        return None;
    }
    let edits = query.pattern().distance(key);
    (edits <= budget).then(|| TYPED - ERROR * edits as f64 - ALL_ERRORS * edits as f64 / a.max(b) as f64)
}

/// "c++" and "c#", "python2" and "python3": signs and digits are not slips of the finger.
pub(super) fn differ_in_signs(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_alphabetic()).ne(b.chars().filter(|c| !c.is_alphabetic()))
}
