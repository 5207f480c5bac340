//! Reads TOML into the common tree.

use super::node::{Budget, MAX_NODES, MAX_USED_DEPTH, Node, too_many};
use crate::error::InputError;
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use skillgap_core::source_text::{Escapes, SourceText};
use std::borrow::Cow;

/// The most tables and lists of a file: a table takes over a kilobyte of memory, and "a.b.c" opens two. A
/// period in a text counts as well.
const MAX_TABLES: usize = 100_000;

/// Reads TOML; the parser itself refuses to nest deeper than 80 levels.
pub(super) fn parse(path: &str, text: &str) -> Result<Node, InputError> {
    // The parser keeps every token and table, so limits must be checked before it runs.
    let count = |is: fn(&u8) -> bool| text.as_bytes().iter().filter(|byte| is(byte)).count();
    let tokens = count(|b| matches!(b, b',' | b'=' | b'\n' | b'[' | b'.'));
    let tables = count(|b| matches!(b, b'[' | b'{' | b'.'));
    if tokens > MAX_NODES || tables > MAX_TABLES {
        return Err(InputError::new(path, too_many()));
    }
    let root = DeTable::parse(text).map_err(|e| syntax(path, text, &e))?;
    let mut reader = Reader { text, budget: Budget::new() };
    reader.table(root.get_ref(), 0).ok_or_else(|| InputError::new(path, too_many()))
}

fn syntax(path: &str, text: &str, error: &::toml::de::Error) -> InputError {
    let what = error.message().lines().collect::<Vec<_>>().join(", ");
    let wrong = InputError::new(path, format!("is not valid TOML: {what}"))
        .hint("look for a missing quote or bracket there");
    match error.span() {
        Some(span) => wrong.at_byte(text.as_bytes(), span.start),
        None => wrong,
    }
}

struct Reader<'a> {
    text: &'a str,
    budget: Budget,
}

impl Reader<'_> {
    fn table(&mut self, table: &DeTable<'_>, depth: usize) -> Option<Node> {
        let mut entries: Vec<_> = table.iter().collect();
        // The parser sorts by name, but a resume is read in file order.
        entries.sort_by_key(|(key, _)| key.span().start);
        let entries =
            entries.into_iter().map(|(key, value)| Some((self.piece(key), self.value(value, depth)?)));
        entries.collect::<Option<_>>().map(Node::Map)
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, depth: usize) -> Option<Node> {
        self.budget.take(1)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Node::Text(self.literal(value.span(), text))),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Some(Node::Plain(SourceText::verbatim(self.text, value.span())))
            }
            DeValue::Array(_) | DeValue::Table(_) if depth == MAX_USED_DEPTH => Some(Node::Null),
            DeValue::Array(items) => {
                items.iter().map(|item| self.value(item, depth + 1)).collect::<Option<_>>().map(Node::List)
            }
            DeValue::Table(table) => self.table(table, depth + 1),
        }
    }

    fn piece(&self, key: &Spanned<Cow<'_, str>>) -> SourceText {
        self.literal(key.span(), key.get_ref())
    }

    fn literal(&self, range: std::ops::Range<usize>, decoded: &str) -> SourceText {
        let escapes = match self.text.as_bytes().get(range.start) {
            Some(b'"') => Escapes::Backslash,
            _ => Escapes::None,
        };
        SourceText::decoded(self.text, range, decoded, escapes)
    }
}
