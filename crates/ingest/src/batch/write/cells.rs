//! Cells of CSV: in quotes where they need them, and harmless in a spreadsheet where that is wanted.

use skillgap_core::unseen::is_unseen;
use std::borrow::Cow;

/// Excel and its like take a cell that begins with one of these for a formula, and run it; their full-width and small
/// forms are among them.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// What may stand before a formula all the same.
const QUOTES: [char; 6] = ['\'', '"', '‘', '’', '“', '”'];

/// How text stands in cells of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cells {
    /// As it came, so that ids can be joined.
    #[default]
    AsTheyCame,
    /// With an apostrophe before whatever a spreadsheet would take for a formula, as a cell or behind a semicolon.
    ExcelSafe,
    /// With U+FFFD for whatever acts on a terminal or cannot be seen there.
    ForTerminal,
}

/// Adds text to a line of CSV, in quotes where it needs them.
pub(in crate::batch) fn csv_text(text: &str, cells: Cells, line: &mut Vec<u8>) {
    let text = match cells {
        Cells::AsTheyCame => Cow::Borrowed(text),
        Cells::ExcelSafe => marked(text),
        Cells::ForTerminal if !text.contains(is_unseen) => Cow::Borrowed(text),
        Cells::ForTerminal => Cow::Owned(text.replace(is_unseen, "\u{fffd}")),
    };
    if !needs_quotes(&text) {
        line.extend_from_slice(text.as_bytes());
        return;
    }
    line.push(b'"');
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            line.extend_from_slice(b"\"\"");
        }
        line.extend_from_slice(part.as_bytes());
    }
    line.push(b'"');
}

/// The items of lists stand between these, and so do the cells of a table where Excel writes decimals with a comma: it
/// looks for no others there.
const LIST: char = ';';

/// The text with a mark before each part that is a formula.
fn marked(text: &str) -> Cow<'_, str> {
    if !text.split(LIST).any(is_formula) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 1);
    for (at, part) in text.split(LIST).enumerate() {
        if at > 0 {
            marked.push(LIST);
        }
        if is_formula(part) {
            marked.push('\'');
        }
        marked.push_str(part);
    }
    Cow::Owned(marked)
}

/// Whether a spreadsheet may take a cell for a formula; a number with its sign is none.
///
/// Apostrophes at the beginning make no difference, so that the mark can be taken off again: a cell that begins with
/// an apostrophe and is a formula was marked.
fn is_formula(text: &str) -> bool {
    let unquoted = text.trim_start_matches(QUOTES);
    if unquoted.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let before = |c: char| c.is_whitespace() || QUOTES.contains(&c) || is_unseen(c);
    let rest = unquoted.trim_start_matches(before);
    rest.starts_with(FORMULA) && !is_number(rest)
}

fn is_number(text: &str) -> bool {
    let text = text.trim_end();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.parse::<f64>().is_ok()
}

/// Whether a cell would not be read as it is (RFC 4180).
///
/// Without an early end within a piece, sixteen bytes are compared at a time: this looks at every byte of OUT.
fn needs_quotes(text: &str) -> bool {
    const PIECE: usize = 64;
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    text.as_bytes().chunks(PIECE).any(|piece| piece.iter().fold(false, |found, byte| found | special(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, cells: Cells) -> String {
        let mut line = Vec::new();
        csv_text(text, cells, &mut line);
        String::from_utf8(line).unwrap()
    }

    #[test]
    fn formulas_get_an_apostrophe_and_nothing_else_does() {
        let formulas = [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-1+2",
            "@SUM(A1)",
            "\tx",
            "\rx",
            " =1",
            "\u{a0}\u{200b}=1",
            "'=1",
            "\"=1",
            "' \" -x",
            "＝1",
            "＋1",
            "－x",
            "＠x",
            "--1",
        ];
        for text in formulas {
            let marked = cell(text, Cells::ExcelSafe);
            assert_eq!(marked.trim_matches('"').chars().next(), Some('\''), "{text:?}: {marked:?}");
            assert_eq!(marked, cell(&format!("'{text}"), Cells::AsTheyCame), "{text:?}");
        }
        for text in ["", "a=b", "-5", "+3.25", " -1e5", "'quoted'", "C#", "1-2", "{\"id\":\"=1\"}", "é"] {
            assert_eq!(cell(text, Cells::ExcelSafe), cell(text, Cells::AsTheyCame), "{text:?}");
        }
    }

    #[test]
    fn items_of_lists_are_marked_like_cells() {
        let cases = [
            ("a;=1", "a;'=1"),
            ("Python;+cmd|x;-2;@SUM(A1); =1", "Python;'+cmd|x;-2;'@SUM(A1);' =1"),
            ("=1;a=b;'=2", "'=1;a=b;''=2"),
            ("a;\tb;", "a;'\tb;"),
            ("C++;C#;a-b", "C++;C#;a-b"),
        ];
        for (text, safe) in cases {
            assert_eq!(cell(text, Cells::ExcelSafe), safe, "{text:?}");
            assert_eq!(cell(text, Cells::AsTheyCame), text);
        }
        assert_eq!(cell("a;\r=1", Cells::ExcelSafe), "\"a;'\r=1\"");
    }

    #[test]
    fn nothing_acts_on_a_terminal() {
        assert_eq!(cell("a\u{1b}[2J\u{9b}\u{202e}é", Cells::ForTerminal), "a\u{fffd}[2J\u{fffd}\u{fffd}é");
        assert_eq!(cell("a\u{1b}", Cells::AsTheyCame), "a\u{1b}");
    }

    #[test]
    fn the_apostrophe_can_be_taken_off_again() {
        for text in ["=1", "'=1", "''=1", "'a", "-5", "'-5", " '@x"] {
            let marked = cell(text, Cells::ExcelSafe);
            let bare = marked.strip_prefix('\'').filter(|_| is_formula(&marked)).unwrap_or(&marked);
            assert_eq!(bare, text);
        }
    }
}
