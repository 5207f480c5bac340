//! The fields of a clean CSV record that somebody wants.

use super::block::{Block, Row, Span};
use super::record::find;
use super::table::Layout;

/// At most this many columns of a table are read.
const MOST: usize = 4;

/// Which columns are wanted: id, cell, and what a layout has besides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    columns: [Option<usize>; MOST],
    last: usize,
}

impl Wanted {
    /// The columns of a layout.
    pub(super) fn new(layout: Layout) -> Self {
        let columns = layout.places();
        Self { columns, last: columns.iter().flatten().copied().max().unwrap_or(0) }
    }

    /// Adds a clean record to a block.
    pub(super) fn add(&self, record: &str, line: u64, delimiter: u8, block: &mut Block) {
        let raw = block.push(record);
        let base = block.text.len() - record.len();
        let mut spans = [Span::default(); MOST];
        let mut at = 0;
        for column in 0..=self.last {
            let rest = record.get(at..).unwrap_or_default();
            let (content, next, escaped) = field(rest, delimiter);
            if let Some(place) = self.columns.iter().position(|wanted| *wanted == Some(column)) {
                let span = Span::new(base + at + content.start, base + at + content.end);
                spans[place] = if escaped { unescaped(span, block) } else { span };
            }
            at += next;
        }
        let [id, cell, besides @ ..] = spans;
        block.rows.push(Row { line, raw, id: id.trimmed(&block.text), cell, besides });
    }
}

/// The content of the first field, where the next field starts, and whether quotes are doubled in it.
fn field(rest: &str, delimiter: u8) -> (std::ops::Range<usize>, usize, bool) {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'"') {
        let end = find(delimiter, bytes).unwrap_or(bytes.len());
        return (0..end, end + 1, false);
    }
    let (mut at, mut escaped) = (1, false);
    while let Some(quote) = find(b'"', bytes.get(at..).unwrap_or_default()) {
        let quote = at + quote;
        if bytes.get(quote + 1) != Some(&b'"') {
            let after = find(delimiter, bytes.get(quote..).unwrap_or_default());
            return (1..quote, after.map_or(bytes.len(), |next| quote + next + 1), escaped);
        }
        (at, escaped) = (quote + 2, true);
    }
    (1..bytes.len(), bytes.len(), escaped)
}

/// The text of a field with each doubled quote once, kept at the end of the block.
fn unescaped(span: Span, block: &mut Block) -> Span {
    let text = span.of(&block.text).replace("\"\"", "\"");
    block.push(&text)
}
