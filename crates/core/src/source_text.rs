//! Text that knows which bytes of the source it comes from.

use crate::resume::Origin;
use std::ops::Range;

/// A decoded text with, for each of its bytes, the byte of the file where its source starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The decoded text.
    pub text: String,
    /// How its bytes map to the source.
    pub origin: Origin,
    /// Whether every byte of the text equals the byte at its position, so that a contiguous run is verbatim.
    exact: bool,
}

/// How a literal in the source escapes characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// `\n`, `\u00e9` and so on.
    Backslash,
    /// By doubling the quote.
    Doubled(char),
    /// Not at all; white space may still be folded.
    None,
}

impl SourceText {
    /// This range of the source, verbatim.
    #[must_use]
    pub fn verbatim(source: &str, range: Range<usize>) -> Self {
        let text = source.get(range.clone()).unwrap_or_default();
        Self { text: text.to_owned(), origin: Origin::Verbatim(range.start), exact: true }
    }

    /// A decoded literal, aligned with its source.
    #[must_use]
    pub fn decoded(source: &str, range: Range<usize>, text: &str, escapes: Escapes) -> Self {
        let raw = source.get(range.clone()).unwrap_or_default();
        let origin = match verbatim_at(raw, text) {
            Some(skip) => Origin::Verbatim(range.start + skip),
            None => Origin::Mapped(aligned(raw, range.start, text, escapes)),
        };
        let exact = matches!(origin, Origin::Verbatim(_));
        Self { text: text.to_owned(), origin, exact }
    }

    /// The source byte for a byte of the text, or for its end.
    #[must_use]
    pub fn source_of(&self, at: usize) -> usize {
        match &self.origin {
            Origin::Verbatim(base) => base + at,
            Origin::Mapped(map) => map.get(at).or(map.last()).copied().unwrap_or(0),
        }
    }

    /// The part for this range of its text.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let origin = match &self.origin {
            Origin::Verbatim(base) => Origin::Verbatim(base + range.start),
            Origin::Mapped(map) => {
                mapped_or_verbatim(map.get(range.start..=range.end).unwrap_or(&[]), &text, self.exact)
            }
        };
        Self { text, origin, exact: self.exact }
    }

    /// The text without white space at its ends.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.part(start..start + self.text.trim().len())
    }

    /// The text without these ranges, which must be ascending and disjoint.
    #[must_use]
    pub fn without(&self, cut: &[Range<usize>]) -> Self {
        let mut builder = SourceTextBuilder::default();
        let mut from = 0;
        for range in cut {
            builder.push_part(self, from..range.start);
            from = range.end;
        }
        builder.push_part(self, from..self.text.len());
        builder.finish()
    }
}

/// Reduces a map to its start if its bytes are contiguous and equal to the source.
fn mapped_or_verbatim(map: &[usize], text: &str, exact: bool) -> Origin {
    let Some(first) = map.first().copied() else {
        return Origin::Mapped(vec![0; text.len() + 1]);
    };
    if exact && map.iter().enumerate().all(|(i, at)| *at == first + i) {
        Origin::Verbatim(first)
    } else {
        Origin::Mapped(map.to_vec())
    }
}

/// The number of quote characters before the text, in a literal that contains it unchanged.
fn verbatim_at(raw: &str, text: &str) -> Option<usize> {
    let quotes = raw.bytes().take(3).take_while(|b| matches!(b, b'"' | b'\'')).count();
    (0..=quotes).find(|skip| raw.get(*skip..).is_some_and(|rest| rest.starts_with(text)))
}

/// For every byte of the decoded text, and its end, the position in the source.
///
/// Walks both texts in parallel. If they cannot be aligned, the rest maps to the current position in the
/// literal, so that a span never leaves the literal.
fn aligned(raw: &str, base: usize, text: &str, escapes: Escapes) -> Vec<usize> {
    let mut map = Vec::with_capacity(text.len() + 1);
    let mut at = quotes_before(raw, escapes);
    for wanted in text.chars() {
        at = skipped(raw, at, wanted, escapes);
        map.extend(std::iter::repeat_n(base + at, wanted.len_utf8()));
        at += consumed(raw.get(at..).unwrap_or_default(), wanted, escapes);
    }
    map.push(base + at.min(raw.len()));
    map
}

/// The length of the opening quote: three in TOML, one elsewhere.
fn quotes_before(raw: &str, escapes: Escapes) -> usize {
    let triple = raw.starts_with("\"\"\"") || raw.starts_with("'''");
    match escapes {
        Escapes::Backslash | Escapes::None if triple => 3,
        _ => usize::from(raw.starts_with(['"', '\''])),
    }
}

/// Skips indentation and escaped line ends, which decoding drops.
fn skipped(raw: &str, mut at: usize, wanted: char, escapes: Escapes) -> usize {
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        match rest.chars().next() {
            Some(c) if c == wanted => return at,
            Some(c) if c.is_whitespace() && !wanted.is_whitespace() => at += c.len_utf8(),
            Some('\\') if escapes == Escapes::Backslash && line_end_follows(rest) => at += 1,
            Some('\r') => at += 1,
            _ => return at,
        }
    }
}

fn line_end_follows(rest: &str) -> bool {
    rest.get(1..).is_some_and(|after| after.trim_start_matches([' ', '\t']).starts_with(['\r', '\n']))
}

/// The number of source bytes that one decoded character takes.
fn consumed(rest: &str, wanted: char, escapes: Escapes) -> usize {
    let Some(found) = rest.chars().next() else { return 0 };
    match escapes {
        Escapes::Backslash if found == '\\' => escape_len(rest),
        Escapes::Doubled(quote) if found == quote && rest.get(1..).is_some_and(|r| r.starts_with(quote)) => 2,
        _ if found == wanted || (found.is_whitespace() && wanted.is_whitespace()) => found.len_utf8(),
        _ => 0,
    }
}

/// The length of an escape; a surrogate pair counts as one.
fn escape_len(rest: &str) -> usize {
    let is_high = |hex: &str| u32::from_str_radix(hex, 16).is_ok_and(|n| (0xd800..0xdc00).contains(&n));
    let len = match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') if rest.get(2..6).is_some_and(is_high) => 12,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(_) => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
        None => 1,
    };
    (len..=rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len())
}

/// Builds a text from parts of the source and of other texts.
#[derive(Debug, Default)]
pub struct SourceTextBuilder {
    text: String,
    map: Vec<usize>,
    end: usize,
    decoded: bool,
}

impl SourceTextBuilder {
    /// Appends a part of another text, whose source must follow everything added before.
    pub fn push_part(&mut self, piece: &SourceText, range: Range<usize>) {
        let Some(text) = piece.text.get(range.clone()).filter(|t| !t.is_empty()) else { return };
        self.text.push_str(text);
        self.map.extend(range.clone().map(|at| piece.source_of(at)));
        self.end = piece.source_of(range.end);
        self.decoded |= !piece.exact;
    }

    /// Appends a text that stands for a whole range of the source.
    pub fn push_for(&mut self, text: &str, range: Range<usize>) {
        self.text.push_str(text);
        self.map.extend(std::iter::repeat_n(range.start, text.len()));
        self.end = range.end;
        self.decoded = true;
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Removes everything after this length.
    pub fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
        self.map.truncate(len);
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The finished text.
    #[must_use]
    pub fn finish(mut self) -> SourceText {
        self.map.push(self.end);
        let origin = mapped_or_verbatim(&self.map, &self.text, !self.decoded);
        SourceText { text: self.text, origin, exact: !self.decoded }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(source: &str, text: &str, escapes: Escapes) -> Vec<String> {
        let piece = SourceText::decoded(source, 0..source.len(), text, escapes);
        let at: Vec<usize> = (0..=text.len()).map(|i| piece.source_of(i)).collect();
        assert!(at.is_sorted(), "{source:?}");
        let starts = text.char_indices();
        starts.map(|(i, c)| source[at[i]..at[i + c.len_utf8()].max(at[i])].to_owned()).collect()
    }

    #[test]
    fn escapes_are_mapped_to_what_they_stand_for() {
        assert_eq!(sources(r#""a\u00e9\n""#, "aé\n", Escapes::Backslash), ["a", r"\u00e9", r"\n"]);
        assert_eq!(sources(r#""\ud83d\ude00x""#, "😀x", Escapes::Backslash), [r"\ud83d\ude00", "x"]);
        assert_eq!(sources(r#""a""b""#, "a\"b", Escapes::Doubled('"')), ["a", "\"\"", "b"]);
        assert_eq!(sources("'it''s'", "it's", Escapes::Doubled('\'')), ["i", "t", "''", "s"]);
        assert_eq!(sources("\n  a\n  b\n", "a\nb\n", Escapes::None).len(), 4);
    }

    #[test]
    fn literals_without_escapes_are_verbatim() {
        for (source, skip) in [("abc", 0), ("\"abc\"", 1), ("'''abc'''", 3)] {
            let piece = SourceText::decoded(source, 0..source.len(), "abc", Escapes::None);
            assert_eq!(piece.origin, Origin::Verbatim(skip), "{source}");
        }
    }

    #[test]
    fn cutting_keeps_places() {
        let cut = std::slice::from_ref(&(4..8));
        let piece = SourceText::verbatim("xx one two three", 3..16).without(cut);
        assert_eq!(piece.text, "one three");
        assert_eq!(piece.source_of(4), 11);
        assert_eq!(piece.part(4..9).origin, Origin::Verbatim(11));
    }
}
