//! Stems of English words, so that "managing" and "management" are the same.

use crate::text::{fold, words};

/// Endings by their last letter, longest first.
const ENDINGS: &[(u8, &[&str])] = &[
    (b'd', &["ised", "ized", "ed"]),
    (b'e', &["ise", "ize", "e"]),
    (b'g', &["ising", "izing", "ing"]),
    (b'n', &["isation", "ization", "ation", "ion"]),
    (b'r', &["er"]),
    (b's', &["isations", "izations", "ations", "ments", "ings", "ions", "ists", "ers", "ies", "es", "s"]),
    (b't', &["ment", "ist"]),
    (b'y', &["y"]),
];

/// The fewest letters of a stem.
const SHORTEST: usize = 3;

/// The word without its endings, at most two.
///
/// A doubled consonant at the end is reduced: "planning" and "plan" are the same.
pub(crate) fn stem(word: &str) -> &str {
    undoubled(without_ending(without_ending(word)))
}

fn undoubled(stem: &str) -> &str {
    let Some((rest, last)) = stem.split_at_checked(stem.len().saturating_sub(1)) else { return stem };
    let is_doubled = rest.ends_with(last) && !last.ends_with(['a', 'e', 'i', 'o', 'u']);
    if is_doubled && rest.len() >= SHORTEST { rest } else { stem }
}

/// Whether a folded text and a label share a stem.
pub(crate) fn share_stem(folded: &str, label: &str) -> bool {
    let label = fold(label);
    words(folded).any(|word| words(&label).any(|other| stem(other) == stem(word)))
}

fn without_ending(word: &str) -> &str {
    let last = word.as_bytes().last();
    let endings =
        ENDINGS.iter().find(|(letter, _)| Some(letter) == last).map_or(&[] as &[&str], |(_, of)| of);
    let mut rests = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    rests.find(|rest| rest.chars().nth(SHORTEST - 1).is_some()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_origin_share_a_stem() {
        for (a, b) in [
            ("managing", "management"),
            ("organise", "organisation"),
            ("tests", "testing"),
            ("dermatologist", "dermatology"),
            ("planning", "plan"),
            ("programmed", "programs"),
            ("modelling", "models"),
            ("selling", "sell"),
        ] {
            assert_eq!(stem(a), stem(b));
        }
        for (word, kept) in [("bus", "bus"), ("ing", "ing"), ("java", "java"), ("", "")] {
            assert_eq!(stem(word), kept);
        }
    }
}
