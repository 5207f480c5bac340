//! Labels before a colon, several of which may be on one line: "Languages: Kotlin, Ruby Databases:
//! PostgreSQL".

use super::lines::{LineReader, label, word_count};
use std::ops::Range;

/// A text and the label before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The label without its colon.
    pub(super) label: Option<Range<usize>>,
    /// The labelled text; text before the first label has none.
    pub(super) range: Range<usize>,
}

/// The most words of a label.
const MOST_WORDS: usize = 5;

/// The most bytes of a label with the text before its separator.
const LONGEST_LABEL: usize = 160;

/// The labels of a line with the text after each.
pub(super) fn labelled(reader: &LineReader<'_>, line: &str) -> Vec<Labelled> {
    let whole = || vec![Labelled { label: None, range: 0..line.len() }];
    let Some((_, rest_at)) = label(line) else {
        return later(reader, line, 0..line.len()).unwrap_or_else(whole);
    };
    let end = line.find([':', '：']).unwrap_or(0);
    let mut parts = vec![Labelled { label: Some(0..end), range: rest_at..line.len() }];
    if let Some(more) = later(reader, line, rest_at..line.len()) {
        let mut more = more.into_iter();
        if let (Some(first), Some(last)) = (more.next(), parts.last_mut()) {
            last.range = first.range;
        }
        parts.extend(more);
    }
    parts
}

/// The parts of a line that contains further labels, starting with the text before them.
fn later(reader: &LineReader<'_>, line: &str, range: Range<usize>) -> Option<Vec<Labelled>> {
    let mut parts = vec![Labelled { label: None, range: range.clone() }];
    let text = line.get(range.clone())?;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ':' | '：' if depth == 0 => {
                let colon = range.start + at;
                let rest = line.get(colon + c.len_utf8()..range.end)?;
                let rest_at = colon + c.len_utf8() + blanks(rest);
                if rest_at >= range.end || (c == ':' && rest_at == colon + 1) {
                    continue;
                }
                let from = parts.last().map_or(range.start, |part| part.range.start);
                let from = from.max(line.floor_char_boundary(colon.saturating_sub(LONGEST_LABEL)));
                let Some(start) = label_start(reader, line, from, colon) else { continue };
                if let Some(last) = parts.last_mut() {
                    last.range.end = start;
                }
                parts.push(Labelled { label: Some(start..colon), range: rest_at..range.end });
            }
            _ => {}
        }
    }
    (parts.len() > 1).then(|| parts.into_iter().map(|part| tidied(line, part)).collect())
}

/// Where the label before a colon starts: after the last separator, or at the words of a known label.
fn label_start(reader: &LineReader<'_>, line: &str, from: usize, colon: usize) -> Option<usize> {
    let before = line.get(from..colon)?;
    let separator = before
        .rfind([',', ';', '|', '•', '·', '/', '、', '，', '；'])
        .map(|at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let stop = before.rfind(". ").map(|at| at + 2);
    let start = separator.max(stop);
    let words = before.get(start.unwrap_or(0)..)?;
    let offset = from + before.len() - words.trim_start().len();
    let known = word_starts(words).into_iter().take(MOST_WORDS).find(|at| {
        words.get(*at..).is_some_and(|label| reader.announces_list(label) || reader.names_group(label))
    });
    match (known, start) {
        (Some(at), _) => Some(from + start.unwrap_or(0) + at),
        (None, Some(_)) if (1..=MOST_WORDS).contains(&word_count(words)) => Some(offset),
        _ => None,
    }
}

/// The number of bytes of white space at the start of a text.
fn blanks(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum()
}

/// The starts of the last words of a text, longest run first.
fn word_starts(text: &str) -> Vec<usize> {
    let base = text.as_ptr().addr();
    let starts: Vec<usize> = text.split_whitespace().map(|word| word.as_ptr().addr() - base).collect();
    starts.iter().copied().skip(starts.len().saturating_sub(MOST_WORDS)).collect()
}

/// Removes separators before the next label.
fn tidied(line: &str, part: Labelled) -> Labelled {
    let text = line.get(part.range.clone()).unwrap_or_default();
    let end = text.trim_end_matches([' ', ',', ';', '|', '•', '·', '、', '，', '；', '.']).len();
    Labelled { range: part.range.start..part.range.start + end, ..part }
}
