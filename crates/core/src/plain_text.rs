//! Reads plain text as a document: paragraphs between empty lines, and bullets.

use crate::document::{BlockKind, Document, Look, Place, bullet_len};
use crate::source_text::SourceText;
use std::ops::Range;

/// The least length of a line that a text editor may have wrapped.
const WRAPPED_AT: usize = 60;

/// A line that begins so many columns to the left of a bullet is no part of it.
const OUTDENT: usize = 4;

/// The most words of a heading between two signs.
const FRAMED_WORDS: usize = 6;

/// The most words of a range of dates.
const MOST_WORDS_OF_DATES: usize = 7;

/// The gap between columns.
const COLUMN_GAP: &str = "   ";

/// Reads a text.
pub(crate) fn read(text: &str) -> Document {
    let mut reader = Reader { document: Document::of_text(text), text, open: None, apart: true };
    reader.read();
    reader.document
}

/// A paragraph or bullet that may continue.
#[derive(Debug, Clone)]
struct Open {
    range: Range<usize>,
    indent: usize,
    bullet: bool,
    line: u32,
}

struct Reader<'t> {
    document: Document,
    text: &'t str,
    open: Option<Open>,
    /// Whether an empty line precedes the next block.
    apart: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut at = 0;
        let mut number = 0u32;
        let mut lines = self.text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{85}']).peekable();
        while let Some(raw) = lines.next() {
            number = number.saturating_add(1);
            let rule = lines.peek().is_some_and(|next| is_rule(next));
            self.line(raw, at, number, rule);
            at += raw.len();
        }
        self.flush();
    }

    fn line(&mut self, raw: &str, at: usize, number: u32, underlined: bool) {
        let line = raw.trim();
        let indent = raw.len() - raw.trim_start().len();
        if line.is_empty() || is_rule(line) {
            self.flush();
            self.apart = true;
            return;
        }
        let start = at + indent;
        let framed = framed(line);
        if underlined || framed.is_some() {
            self.flush();
            let look = Look { underlined: true, apart: true, ..Look::default() };
            let inner = framed.unwrap_or(0..line.len());
            self.push(BlockKind::Paragraph, start + inner.start..start + inner.end, look, number);
            return;
        }
        for column in columns(line) {
            self.content(line, start, column, indent, number);
        }
    }

    /// Continues the open block or starts another.
    fn content(&mut self, line: &str, start: usize, column: Range<usize>, indent: usize, number: u32) {
        let text = line.get(column.clone()).unwrap_or_default();
        let bullet = bullet_len(text);
        let range = start + column.start + bullet..start + column.end;
        let indent = indent + column.start;
        let wrapped = self.is_wrapped(text, indent);
        match &mut self.open {
            Some(open) if bullet == 0 && (!open.bullet || indent > open.indent || wrapped) => {
                open.range.end = range.end;
            }
            _ => {
                self.flush();
                self.open = Some(Open { range, indent, bullet: bullet > 0, line: number });
            }
        }
    }

    /// Whether a line below a bullet continues it although it is not indented.
    fn is_wrapped(&self, line: &str, indent: usize) -> bool {
        let Some(open) = self.open.as_ref().filter(|open| open.bullet) else { return false };
        // What stands well to the left of the bullet begins something else.
        if indent + OUTDENT <= open.indent && !line.starts_with(char::is_lowercase) {
            return false;
        }
        if begins_with_dates(line) {
            return false;
        }
        let block = self.text.get(open.range.clone()).unwrap_or_default();
        let before = block.lines().next_back().unwrap_or_default().trim();
        let long = before.chars().count() >= WRAPPED_AT && !before.ends_with('.') && !line.contains(':');
        long || line.starts_with(char::is_lowercase) || before.ends_with([',', ';', '/', '&'])
    }

    fn flush(&mut self) {
        if let Some(open) = self.open.take() {
            let look = Look { apart: self.apart, indent: open.indent as f32, ..Look::default() };
            let kind = if open.bullet { BlockKind::Item } else { BlockKind::Paragraph };
            self.push(kind, open.range, look, open.line);
        }
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>, look: Look, line: u32) {
        let place = Place { line: Some(line), ..Place::default() };
        self.document.push(kind, SourceText::verbatim(self.text, range), look, place);
        self.apart = false;
    }
}

/// Whether a line begins with a range of dates and a colon, a bar or a dash, as the head of a job does where months are
/// written small: "mei 2012 – augustus 2016: Acme", "mar/2019 a jul/2022 — Acme".
fn begins_with_dates(line: &str) -> bool {
    let ends = [":", " — ", " – ", " | "].into_iter().filter_map(|sign| line.find(sign));
    let is_year = |word: &&str| {
        let bare = word.rsplit(['/', '.']).next().unwrap_or(word);
        bare.len() == 4 && bare.starts_with(['1', '2']) && bare.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_dash = |word: &str| matches!(word, "-" | "–" | "—");
    ends.filter_map(|end| line.get(..end)).any(|head| {
        let years = head.split_whitespace().filter(is_year).count();
        let is_range = years > 1 || (years > 0 && head.split_whitespace().any(is_dash));
        is_range && head.split_whitespace().count() <= MOST_WORDS_OF_DATES
    })
}

/// The columns of a line: bullets next to each other, separated by wide gaps.
fn columns(line: &str) -> Vec<Range<usize>> {
    let starts = line.match_indices(['\t', ' ']).map(|(at, gap)| at + gap.len());
    let wide = |at: &usize| {
        line.get(..*at).is_some_and(|before| before.ends_with(COLUMN_GAP) || before.ends_with('\t'))
    };
    let bulleted = |at: &usize| line.get(*at..).is_some_and(|rest| bullet_len(rest) > 0);
    let starts = starts.filter(|at| bullet_len(line) > 0 && wide(at) && bulleted(at));
    let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The text of a line between equal signs, as headings are framed: "* Skills *", "~ About me ~".
fn framed(line: &str) -> Option<Range<usize>> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '*' | '~' | '-' | '+' | '•' | '·' | '°'))?;
    let inner = line.strip_prefix(sign)?.strip_suffix(sign)?;
    let text = inner.trim();
    let spaced = inner.starts_with(' ') && inner.ends_with(' ');
    let short = (1..=FRAMED_WORDS).contains(&text.split_whitespace().count());
    let start = sign.len_utf8() + (inner.len() - inner.trim_start().len());
    (spaced && short && !text.contains(sign)).then(|| start..start + text.len())
}

/// Whether a line is only a rule.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let Some(sign) = line.chars().next() else { return false };
    let drawn = matches!(sign, '-' | '=' | '_' | '~' | '*' | '#' | '─' | '━' | '═' | '—' | '–');
    drawn && line.chars().nth(2).is_some() && line.chars().all(|c| c == sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_stand_between_two_signs() {
        let inner = |line: &str| framed(line).and_then(|range| line.get(range)).map(str::to_owned);
        assert_eq!(inner("* About me *").as_deref(), Some("About me"));
        assert_eq!(inner("~ Wish ~").as_deref(), Some("Wish"));
        for line in ["* Led a team", "**bold**", "- one - two -", "*", "* *", "a * b *"] {
            assert_eq!(inner(line), None, "{line}");
        }
    }

    #[test]
    fn dates_in_lower_case_begin_another_job() {
        let document = read(
            "- Orders in Excel\nmei 2012 – augustus 2016: Acme\n- stock lists, kept\nfrom 2015: by hand\n",
        );
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.text.as_str()).collect();
        let expected =
            ["Orders in Excel", "mei 2012 – augustus 2016: Acme", "stock lists, kept\nfrom 2015: by hand"];
        assert_eq!(texts, expected);
    }

    #[test]
    fn paragraphs_headings_and_bullets_are_told_apart() {
        let document = read("Skills\n======\n\n- Python,\n  SQL\n* Docker\n\nBuilt models\nfor a bank.\n");
        let kind = |kind: &BlockKind| if *kind == BlockKind::Item { "item" } else { "paragraph" };
        let blocks: Vec<(&str, &str)> =
            document.blocks.iter().map(|block| (kind(&block.kind), block.text.text.as_str())).collect();
        let expected = [
            ("paragraph", "Skills"),
            ("item", "Python,\n  SQL"),
            ("item", "Docker"),
            ("paragraph", "Built models\nfor a bank."),
        ];
        assert_eq!(blocks, expected);
        assert!(document.blocks[0].look.underlined && document.blocks[1].look.apart);
        assert_eq!(document.blocks[3].place.line, Some(8));
    }
}
