//! Names that differ from a mention only by typing errors: "Kuberntes", "tensor flow", "pyhton".

use super::index::Index;
use super::labels::Labels;
use super::pieces::Pieces;
use super::query::Query;
use super::similarity::OTHER_WORDS;
use crate::text::words;

/// The highest score of names that differ by typing errors, below that of the name itself.
const TYPED: f64 = 0.97;
/// The deduction per error, independent of length.
const ERROR: f64 = 0.04;
/// The further deduction if every letter were wrong.
const ALL_ERRORS: f64 = 0.3;
/// The most errors in a name.
const MOST_ERRORS: usize = 2;

/// The most errors in a name of several words written as one: "Helicone" is not "Helix Core".
const MOST_JOINED_ERRORS: usize = 1;

/// The typing errors allowed in a name of this many characters.
///
/// More errors in long names are spread over several words, each of which is recognised misspelt: allowing
/// three or four changed nothing on the development data.
fn edit_budget(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=7 => 1,
        _ => MOST_ERRORS,
    }
}

/// The labels by pieces of their keys.
pub(super) fn pieces(labels: &Labels) -> Pieces {
    Pieces::new(labels.keys(), labels.len(), edit_budget)
}

/// The labels within typing errors of a mention.
pub(super) fn near(index: &Index, query: &Query, near: &mut Vec<u32>) {
    index.slips().near(&query.key, edit_budget, near);
}

/// Whether a mention may be a misspelt name at all.
///
/// "selection" is not a misspelt "Electron": words that occur in labels are taken as spelt. So are ordinary
/// words, for which similar names are offered but never held.
pub(super) fn may_slip(query: &Query) -> bool {
    !query.known && edit_budget(query.length) > 0
}

/// The score of two names within the typing errors that their length allows.
pub(super) fn score(index: &Index, query: &Query, form: &str, id: u32) -> Option<f64> {
    /// The bytes of the longest character.
    const LONGEST_CHARACTER: usize = 4;
    let key = index.labels().key_of_length(id, query.key.len(), LONGEST_CHARACTER * MOST_ERRORS)?;
    let (a, b) = (query.length, key.chars().count());
    let one_word = words(form).nth(1).is_none() && words(index.labels().get(id).folded).nth(1).is_some();
    let budget = edit_budget(a.min(b)).min(if one_word { MOST_JOINED_ERRORS } else { MOST_ERRORS });
    if budget == 0 || a.abs_diff(b) > budget || differ_in_signs(&query.key, key) {
        return None;
    }
    let edits = query.pattern().distance(key);
    if edits > budget {
        return None;
    }
    let score = TYPED - ERROR * edits as f64 - ALL_ERRORS * edits as f64 / a.max(b) as f64;
    let is_slip = !query.spelt
        && !query.abbreviation
        && begin_alike(&query.key, key)
        && short_words_are_kept(form, index.labels().get(id).folded);
    Some(if is_slip { score } else { score * OTHER_WORDS })
}

/// Words of up to this many letters are names of their own: "SES" is not a misspelt "SQS".
const SHORT_WORD: usize = 3;

/// Whether the short words of two names are the same, word for word, except for one typing error.
fn short_words_are_kept(a: &str, b: &str) -> bool {
    words(a).count() != words(b).count()
        || words(b).nth(1).is_none()
        || words(a).zip(words(b)).all(|(a, b)| a == b || !is_short(a, b) || is_one_slip(a, b))
}

fn is_short(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) <= SHORT_WORD
}

/// Whether there is one letter more or less, a swap, or a neighbouring key.
fn is_one_slip(a: &str, b: &str) -> bool {
    let replaced: Vec<(char, char)> = a.chars().zip(b.chars()).filter(|(a, b)| a != b).collect();
    match (a.chars().count() == b.chars().count(), replaced.as_slice()) {
        (true, [(a, b)]) => are_neighbours(*a, *b),
        (true, [(a, b), (c, d)]) => a == d && b == c,
        (true, _) => false,
        (false, _) => strsim::osa_distance(a, b) == 1,
    }
}

/// The fewest letters of a name whose first letter may be wrong: "Paris" is not "ARIS".
const SHORTEST_BEGUN_WRONG: usize = 6;

/// Whether the first letters are the same, swapped, or missing, or are neighbours on the keyboard. People
/// rarely mistype the first letter, and "hiking" is not "hiring".
pub(super) fn begin_alike(a: &str, b: &str) -> bool {
    let (Some(first), Some(other)) = (a.chars().next(), b.chars().next()) else { return true };
    if first == other || !first.is_ascii_lowercase() || !other.is_ascii_lowercase() {
        return true;
    }
    let long = |name: &str| name.chars().count() >= SHORTEST_BEGUN_WRONG;
    let moved = a.chars().nth(1) == Some(other) || b.chars().nth(1) == Some(first);
    long(a) && long(b) && (moved || are_neighbours(first, other))
}

/// Whether two letters are neighbours on the keyboard.
fn are_neighbours(a: char, b: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let place = |c: char| (0i32..).zip(ROWS).find_map(|(row, letters)| Some((row, letters.find(c)? as i32)));
    let (Some((row, column)), Some((other_row, other_column))) = (place(a), place(b)) else { return false };
    let (down, right) = (other_row - row, other_column - column);
    match down {
        0 => right.abs() == 1,
        1 | -1 => right.abs() <= 1,
        _ => false,
    }
}

/// Whether two names differ in signs or digits, which are not typing errors: "c++" and "c#", "python2" and
/// "python3".
pub(super) fn differ_in_signs(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_alphabetic()).ne(b.chars().filter(|c| !c.is_alphabetic()))
}
