//! British and American spelling: one form for both, so that "organization" and "organisation" are the same
//! word.
//!
//! The pairs are in `spellings.toml` of the built-in lexicon, since labels are indexed with them.

use crate::lexicon::{Lexicon, SpellingsFile};
use std::borrow::Cow;

/// The fewest bytes before an ending: "size" and "prize" are the same in both.
const SHORTEST_BEFORE: usize = 3;

/// The common form of both spellings of a folded word.
pub(crate) fn british(word: &str) -> Cow<'_, str> {
    changed(word, Lexicon::spellings()).map_or(Cow::Borrowed(word), Cow::Owned)
}

/// The other form of a word, if it has one.
fn changed(word: &str, pairs: &SpellingsFile) -> Option<String> {
    for [american, british] in &pairs.endings {
        let before = word.strip_suffix(american.as_str()).filter(|before| before.len() >= SHORTEST_BEFORE);
        if let Some(before) = before {
            return Some(format!("{before}{british}"));
        }
    }
    let first = word.as_bytes().first();
    let mut beginnings = pairs.beginnings.iter().filter(|[american, _]| american.as_bytes().first() == first);
    let british = beginnings.find_map(|[american, british]| {
        Some(format!("{british}{}", word.strip_prefix(american.as_str())?))
    })?;
    let is_exception = pairs.exceptions.iter().any(|start| word.starts_with(start.as_str()));
    (!is_exception).then_some(british)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_have_one_form() {
        let cases = [
            ("organization", "organisation"),
            ("analyzing", "analysing"),
            ("behavioral", "behavioural"),
            ("colors", "colours"),
            ("centers", "centres"),
            ("catalogue", "catalogue"),
            ("laboratory", "laboratory"),
            ("programmer", "programmer"),
            ("size", "size"),
            ("programmes", "programs"),
        ];
        for (word, form) in cases {
            assert_eq!(british(word), form);
        }
    }
}
