//! The sentence around a mention, for those who want to see a skill at work.

use crate::resume::{Segment, Span};
use std::ops::Range;

/// The words of the resume that show a skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, as they stand in the resume.
    pub text: String,
    /// The bytes of the text that was read.
    pub span: Span,
}

impl Quote {
    /// The sentence, or the line, around a range of a segment.
    pub(crate) fn around(segment: &Segment, start: usize, end: usize) -> Option<Self> {
        let window = window(&segment.text, start, end);
        let near = segment.text.get(window.clone())?;
        let range = sentence(near, start.checked_sub(window.start)?, end.checked_sub(window.start)?);
        let range = window.start + range.start..window.start + range.end;
        let text = segment.text.get(range.clone())?.to_owned();
        Some(Self { text, span: segment.span(range.start, range.end) })
    }
}

/// A sentence that is longer than this is cut at words around the mention: nobody reads further.
const LONGEST: usize = 240;

/// From which length on a line may have been broken by a text editor rather than by its author.
const WRAPPED_AT: usize = 45;

/// Where the sentence is looked for, so that a resume without full stops takes no longer than others.
fn window(text: &str, start: usize, end: usize) -> Range<usize> {
    let reach = LONGEST * 4;
    let from = (0..=start.saturating_sub(reach)).rev().find(|at| text.is_char_boundary(*at));
    let to = (end + reach..text.len()).find(|at| text.is_char_boundary(*at));
    from.unwrap_or(0)..to.unwrap_or(text.len())
}

/// The sentence of the text that holds this range: from one full stop, or end of a line, to the next.
fn sentence(text: &str, start: usize, end: usize) -> Range<usize> {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let from = breaks(text).take_while(|at| *at <= before.len()).last().unwrap_or(0);
    let to = breaks(text).find(|at| *at >= text.len() - after.len()).unwrap_or(text.len());
    trimmed(text, shortened(text, from..to, start..end))
}

/// The places behind the ends of sentences.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '\n'));
    marks.map(|(at, c)| (at + c.len_utf8(), c)).filter(|(at, c)| ends(text, *at, *c)).map(|(at, _)| at)
}

/// "e.g. Python" and "Node.js" end no sentence, and neither does a line that was broken because it was full.
fn ends(text: &str, at: usize, mark: char) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let capital = !after.trim_start().starts_with(char::is_lowercase);
    match mark {
        '\n' => {
            let line = before.trim_end().rsplit('\n').next().unwrap_or_default();
            capital && (line.chars().count() < WRAPPED_AT || line.ends_with(['.', ':', '!', '?']))
        }
        _ => capital && after.starts_with(char::is_whitespace) && !is_abbreviation(before),
    }
}

fn is_abbreviation(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let letters = word.trim_end_matches('.');
    letters.contains('.') || letters.chars().count() <= 1
}

/// At most [`LONGEST`] characters, as much on either side of what is quoted for, whole words alone.
fn shortened(text: &str, whole: Range<usize>, kept: Range<usize>) -> Range<usize> {
    let chars = |range: Range<usize>| text.get(range).unwrap_or_default().chars().count();
    if chars(whole.clone()) <= LONGEST {
        return whole;
    }
    let side = LONGEST.saturating_sub(chars(kept.clone())) / 2;
    let spaces = || text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let near = |at: &usize| *at >= whole.start && *at < kept.start && chars(*at..kept.start) <= side;
    let from = if chars(whole.start..kept.start) <= side { Some(whole.start) } else { spaces().find(near) };
    let near = |at: &usize| *at >= kept.end && *at <= whole.end && chars(kept.end..*at) <= side;
    let to = if chars(kept.end..whole.end) <= side { Some(whole.end) } else { spaces().rfind(near) };
    from.unwrap_or(kept.start)..to.unwrap_or(kept.end)
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
