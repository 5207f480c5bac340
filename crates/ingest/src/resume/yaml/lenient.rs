//! Reads YAML with mistakes: tabs, quotes and brackets that nothing closes, colons within a text.
//!
//! A line with a mistake is replaced by one of the same length, so that places stay those of the file; a line that
//! stays unreadable is left out alone.

use super::{NOT_VALID, Node, Read, parse_as};
use crate::error::InputError;

/// The most lines that are mended; a file with more mistakes is something else.
const MOST_MENDED: usize = 40;

/// The most bytes of a file that is mended.
const MOST_BYTES: usize = 1 << 20;

/// The most brackets of a line that may be mended.
const MOST_BRACKETS: usize = 40;

/// The lines above a mistake among which a quote or bracket was opened.
const REACH: usize = 200;

/// The share of the lines of a file that may be wrong.
const MOST_WRONG: usize = 3;

/// What was done about a line, in the order in which it is tried.
const TABS: &str = "is indented with tabs, which YAML does not allow; they were read as spaces";
const UNCLOSED: &str = "opens a quote or bracket that nothing closes; it was read as plain text";
const COLON: &str = "has a colon within its text, which YAML wants in quotes; it was read as plain text";
const LEFT_OUT: &str = "is not valid YAML and was left out";

/// Reads a text that is no valid YAML; `None` if too little of it is.
pub(super) fn parse(path: &str, file: &str, error: &InputError) -> Option<Read> {
    let mut text = Lines::of(file);
    let mut mended: Vec<(u32, &'static str)> = Vec::new();
    let of = |error: &InputError| u32::try_from(error.at?.0).ok();
    let is_nested = |line: &str| line.matches(['[', '{']).count() > MOST_BRACKETS;
    if file.len() > MOST_BYTES || !error.message.starts_with(NOT_VALID) || file.lines().any(is_nested) {
        return None;
    }
    let mut wrong = of(error)?;
    if let Some(line) = text.replace_tabs() {
        mended.push((line, TABS));
    }
    let most = MOST_MENDED.min(text.count() / MOST_WRONG + 1);
    for _ in 0..=MOST_MENDED {
        match parse_as(path, file, &text.bytes) {
            // Nothing is left of a file that was no YAML at all.
            Ok((Node::Null, _)) => return None,
            Ok((root, more)) => {
                mended.sort_unstable();
                mended.dedup();
                return Some(Read { root, more, mended });
            }
            Err(error) => wrong = of(&error).unwrap_or(wrong),
        }
        if mended.len() > most {
            return None;
        }
        mended.push(text.mend(wrong)?);
    }
    None
}

/// A text whose lines are changed without changing their lengths.
struct Lines {
    bytes: String,
}

impl Lines {
    fn of(file: &str) -> Self {
        Self { bytes: file.to_owned() }
    }

    fn count(&self) -> usize {
        self.bytes.lines().count()
    }

    /// The bytes of a line, counted from 1.
    fn range(&self, line: u32) -> Option<std::ops::Range<usize>> {
        let mut start = 0;
        let before = usize::try_from(line).ok()?.checked_sub(1)?;
        for _ in 0..before {
            start += self.bytes.get(start..)?.find('\n')? + 1;
        }
        let rest = self.bytes.get(start..)?;
        Some(start..start + rest.find('\n').unwrap_or(rest.len()))
    }

    fn line(&self, line: u32) -> &str {
        self.range(line).and_then(|range| self.bytes.get(range)).unwrap_or_default()
    }

    /// Replaces the line by one of the same length.
    fn set(&mut self, line: u32, text: &str) {
        if let Some(range) = self.range(line).filter(|range| range.len() == text.len()) {
            self.bytes.replace_range(range, text);
        }
    }

    /// Replaces tabs before the text of lines by spaces; the first such line.
    fn replace_tabs(&mut self) -> Option<u32> {
        let mut first = None;
        let mut text = String::with_capacity(self.bytes.len());
        for (at, line) in self.bytes.split_inclusive('\n').enumerate() {
            let rest = line.trim_start_matches([' ', '\t']);
            let indent = line.get(..line.len() - rest.len()).unwrap_or_default();
            if indent.contains('\t') && first.is_none() {
                first = u32::try_from(at + 1).ok();
            }
            text.push_str(&indent.replace('\t', " "));
            text.push_str(rest);
        }
        self.bytes = text;
        first
    }

    /// Changes the line with a mistake, or the one above it that opened what nothing closes.
    fn mend(&mut self, wrong: u32) -> Option<(u32, &'static str)> {
        let above = (1..=wrong).rev().take(REACH);
        for line in above {
            if let Some(closed) = without_unclosed(self.line(line)) {
                self.set(line, &closed);
                return Some((line, UNCLOSED));
            }
        }
        if let Some(plain) = without_colons(self.line(wrong)) {
            self.set(wrong, &plain);
            return Some((wrong, COLON));
        }
        // What cannot be read is left out; the parser may notice it only below.
        let line = (1..=wrong).rev().take(REACH).find(|line| !self.line(*line).trim().is_empty())?;
        let blank = " ".repeat(self.line(line).len());
        self.set(line, &blank);
        Some((line, LEFT_OUT))
    }
}

/// Where the value of a line starts: behind its dashes and its key.
fn value_at(line: &str) -> usize {
    let rest = line.trim_start_matches([' ', '-']);
    let start = line.len() - rest.len();
    match rest.find(": ") {
        Some(colon) if !rest.starts_with(['"', '\'', '[', '{']) => {
            let behind = rest.get(colon + 1..).unwrap_or_default();
            line.len() - behind.trim_start().len()
        }
        _ => start,
    }
}

/// The line with spaces for a quote or brackets at the start of its value that it does not close.
fn without_unclosed(line: &str) -> Option<String> {
    let at = value_at(line);
    let value = line.get(at..)?.trim_end();
    let first = value.chars().next()?;
    let count = |sign: char| value.chars().filter(|c| *c == sign).count();
    let open = match first {
        '"' | '\'' => count(first) % 2 == 1,
        '[' => count('[') != count(']'),
        '{' => count('{') != count('}'),
        _ => false,
    };
    let signs: &[char] = match first {
        '[' | '{' => &['[', ']', '{', '}'],
        '"' => &['"'],
        _ => &['\''],
    };
    open.then(|| {
        format!(
            "{}{}",
            line.get(..at).unwrap_or_default(),
            line.get(at..).unwrap_or_default().replace(signs, " ")
        )
    })
}

/// The line with spaces for the colons within its value.
fn without_colons(line: &str) -> Option<String> {
    let at = value_at(line);
    let value = line.get(at..)?;
    let (has_colon, has_sign) =
        (value.contains(": ") || value.trim_end().ends_with(':'), value.contains(" #"));
    let special = value.starts_with(['@', '`', '%', '&', '*', '!', '|', '>', ',', ']', '}']);
    if !has_colon && !has_sign && !special {
        return None;
    }
    let mut plain = value.replace(": ", "  ").replace(" #", "  ");
    if plain.trim_end().ends_with(':') {
        let end = plain.trim_end().len();
        plain.replace_range(end - 1..end, " ");
    }
    if special {
        plain.replace_range(0..1, " ");
    }
    Some(format!("{}{plain}", line.get(..at).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::super::{Node, parse};

    fn texts(node: &Node, found: &mut Vec<String>) {
        match node {
            Node::Text(text) | Node::Plain(text) => found.push(text.text.clone()),
            Node::List(items) => items.iter().for_each(|item| texts(item, found)),
            Node::Map(parts) => parts.iter().for_each(|(_, node)| texts(node, found)),
            Node::Null => {}
        }
    }

    #[test]
    fn a_mistake_costs_its_own_line_alone() {
        let cases = [
            ("a: b: c\nd: SQL\n", 1),
            ("a:\n  - \"open\n  - SQL\nb: c\n", 2),
            ("a: [Git, Docker\nd: SQL\n", 1),
            ("a:\n\t- Git\n\t- SQL\n", 2),
            ("a: @home\nd: SQL\n", 1),
            ("a: b\n   c: d\ne: SQL\n", 2),
        ];
        for (text, line) in cases {
            let read = parse("cv.yaml", text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            let mut found = Vec::new();
            texts(&read.root, &mut found);
            assert!(found.iter().any(|found| found == "SQL"), "{text:?}: {found:?}");
            assert_eq!(read.mended.first().map(|(line, _)| *line), Some(line), "{text:?}");
        }
        assert!(parse("cv.yaml", "a: b\nc: d\n").is_ok_and(|read| read.mended.is_empty()));
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_place() {
        for text in ["]: [}\n}: {]\n", "{{{{\n"] {
            assert!(parse("cv.yaml", text).is_err(), "{text:?}");
        }
    }
}
