//! The sentence around a mention, to show a skill at work.

use crate::resume::{Segment, Span};
use std::ops::Range;

/// A quotation from the resume that shows a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words in the resume.
    pub text: String,
    /// The bytes in the source text.
    pub span: Span,
}

impl Quote {
    /// The sentence or line around a range of a segment.
    pub(crate) fn around(segment: &Segment, start: usize, end: usize) -> Option<Self> {
        let window = window(&segment.text, start, end);
        let near = segment.text.get(window.clone())?;
        let range = sentence(near, start.checked_sub(window.start)?, end.checked_sub(window.start)?);
        let range = window.start + range.start..window.start + range.end;
        let text = segment.text.get(range.clone())?.to_owned();
        Some(Self { text, span: segment.span(range.start, range.end) })
    }
}

/// The most characters of a quotation; longer sentences are shortened around the mention.
const LONGEST: usize = 240;

/// The least length of a line that a text editor may have wrapped.
const WRAPPED_AT: usize = 45;

/// The part of the text that is searched, so that a resume without full stops takes no longer than others.
fn window(text: &str, start: usize, end: usize) -> Range<usize> {
    let reach = LONGEST * 4;
    let from = (0..=start.saturating_sub(reach)).rev().find(|at| text.is_char_boundary(*at));
    let to = (end + reach..text.len()).find(|at| text.is_char_boundary(*at));
    from.unwrap_or(0)..to.unwrap_or(text.len())
}

/// The sentence around this range: from one full stop, or line end, to the next.
///
/// Only as much text is searched on either side as can be quoted.
pub(crate) fn sentence(text: &str, start: usize, end: usize) -> Range<usize> {
    let from = breaks(text, back(text, start, LONGEST + 1)..start, Direction::Back);
    let from = from.unwrap_or_else(|| back(text, start, LONGEST + 1));
    let furthest = text.get(end..).and_then(|after| after.char_indices().nth(LONGEST + 1));
    let furthest = furthest.map_or(text.len(), |(at, _)| end + at);
    let to = breaks(text, back(text, end, 1)..furthest, Direction::Forth).unwrap_or(furthest);
    trimmed(text, shortened(text, from..to, start..end))
}

/// The byte this many characters earlier.
fn back(text: &str, from: usize, chars: usize) -> usize {
    let before = text.get(..from).unwrap_or_default();
    before.char_indices().rev().take(chars).last().map_or(from, |(at, _)| at)
}

/// The direction in which the end of a sentence is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Back,
    Forth,
}

/// The position after the nearest end of a sentence in this range.
fn breaks(text: &str, range: Range<usize>, direction: Direction) -> Option<usize> {
    let near = text.get(range.clone()).unwrap_or_default();
    let marks = || near.char_indices().map(|(at, c)| (range.start + at, c));
    let mut blank = 0..0;
    let mut ends_here = |(at, c): (usize, char)| {
        let behind = at + c.len_utf8();
        // All line ends in one gap are equivalent.
        let ends = !blank.contains(&at) && ends(text, behind, c);
        if c == '\n' && !ends && !blank.contains(&at) {
            blank = gap(text, at);
        }
        ends.then_some(behind)
    };
    let is_mark = |(_, c): &(usize, char)| matches!(c, '.' | '!' | '?' | '\n');
    match direction {
        Direction::Back => marks().rev().filter(is_mark).find_map(&mut ends_here),
        Direction::Forth => marks().filter(is_mark).find_map(&mut ends_here),
    }
}

/// The white space around a byte.
fn gap(text: &str, at: usize) -> Range<usize> {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    before.trim_end().len()..text.len() - after.trim_start().len()
}

/// Whether a sentence ends here. "e.g. Python", "Node.js" and a line wrapped because it was full do not end
/// one.
fn ends(text: &str, at: usize, mark: char) -> bool {
    #[cfg(test)]
    crate::steps::step();
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let capital = || !after.trim_start().starts_with(char::is_lowercase);
    match mark {
        '\n' => {
            let line = before.trim_end().rsplit('\n').next().unwrap_or_default();
            (line.chars().count() < WRAPPED_AT || line.ends_with(['.', ':', '!', '?'])) && capital()
        }
        _ => after.starts_with(char::is_whitespace) && !is_abbreviation(before) && capital(),
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let letters = word.trim_end_matches('.');
    letters.contains('.') || letters.chars().count() <= 1
}

/// At most [`LONGEST`] characters in whole words, equally on both sides of the quoted range.
fn shortened(text: &str, whole: Range<usize>, kept: Range<usize>) -> Range<usize> {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let chars = |range: Range<usize>| part(range).chars().count();
    if chars(whole.clone()) <= LONGEST {
        return whole;
    }
    let side = LONGEST.saturating_sub(chars(kept.clone())) / 2;
    let space = |(_, c): &(usize, char)| c.is_whitespace();
    let before = part(whole.start..kept.start);
    let from = if before.chars().count() <= side {
        whole.start
    } else {
        let furthest = before.char_indices().rev().take(side).filter(space).last();
        furthest.map_or(kept.start, |(at, _)| whole.start + at)
    };
    let to = if chars(kept.end..whole.end) <= side {
        whole.end
    } else {
        let after = part(kept.end..text.len()).char_indices().take(side + 1);
        after.filter(space).last().map_or(kept.end, |(at, _)| kept.end + at)
    };
    from..to
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let start = range.start + inner.len() - inner.trim_start().len();
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'t>(text: &'t str, word: &str) -> &'t str {
        let start = text.find(word).unwrap();
        &text[sentence(text, start, start + word.len())]
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let text = "Backend developer, Acme\nBuilt a billing service in Node.js, e.g. Express. Ran it on\nAWS. \
                    Also wrote Python! Done";
        assert_eq!(around(text, "developer"), "Backend developer, Acme");
        assert_eq!(around(text, "Express"), "Built a billing service in Node.js, e.g. Express.");
        assert_eq!(around(text, "AWS"), "Ran it on\nAWS.");
        assert_eq!(around(text, "Python"), "Also wrote Python!");
        assert_eq!(around("Go", "Go"), "Go");
        let wrapped = "Designed the warehouse for twelve hospitals with\nPostgreSQL and dbt.";
        assert_eq!(
            around(wrapped, "dbt"),
            "Designed the warehouse for twelve hospitals with\nPostgreSQL and dbt."
        );
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text = format!("{}Rust{}", "größer ".repeat(100), " älter".repeat(100));
        let found = around(&text, "Rust");
        assert!(found.chars().count() <= LONGEST, "{found}");
        assert!(found.starts_with("größer") && found.contains("Rust") && found.ends_with("älter"), "{found}");
    }
}
