//! Reads JSON into the common tree.
//!
//! serde_json returns the raw text of each value; its address in memory gives its position in the file.

mod lenient;

use super::node::{Budget, MAX_DEPTH, MAX_USED_DEPTH, Node, too_deep, too_many};
use crate::error::InputError;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use skillgap_core::resume::Note;
use skillgap_core::source_text::{Escapes, SourceText};
use std::fmt;

/// Reads JSON; a document with errors is read as far as possible, with a note on the first one.
pub(super) fn parse(path: &str, text: &str) -> Result<(Node, Option<Note>), InputError> {
    match strict(path, text) {
        Ok(node) => Ok((node, None)),
        Err(why) => match lenient::parse(text) {
            Some(node) => {
                let column = why.at.map(|(_, column)| format!(", column {column}")).unwrap_or_default();
                let message =
                    format!("{} (at the first error{column}); it was read as far as possible", why.message);
                let line = why.at.and_then(|(line, _)| u32::try_from(line).ok());
                Ok((node, Some(Note { message, line })))
            }
            None => Err(why),
        },
    }
}

fn strict(path: &str, text: &str) -> Result<Node, InputError> {
    if let Some(at) = too_deep_at(text) {
        return Err(InputError::new(path, too_deep()).at_byte(text.as_bytes(), at));
    }
    let root: &RawValue = serde_json::from_str(text).map_err(|e| syntax(path, text, &e))?;
    let mut reader = Reader { text, budget: Budget::new(), depth: 0 };
    reader.node(root).map_err(|e| InputError::new(path, e.to_string()))
}

/// Where brackets nest too deeply, checked before the parser gets there.
fn too_deep_at(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

fn syntax(path: &str, text: &str, error: &serde_json::Error) -> InputError {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(0, |(at, _)| at + 1),
    };
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or_default();
    InputError::new(path, format!("is not valid JSON: {what}"))
        .at_byte(text.as_bytes(), line_start + error.column().saturating_sub(1))
        .hint("look for a missing comma, quote or bracket there")
}

struct Reader<'a> {
    text: &'a str,
    budget: Budget,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn node(&mut self, raw: &'a RawValue) -> Result<Node, serde_json::Error> {
        self.budget.take(1).ok_or_else(|| serde_json::Error::custom(too_many()))?;
        let json = raw.get();
        match json.bytes().next() {
            Some(b'"') => Ok(self.piece(json).map_or(Node::Null, Node::Text)),
            Some(b'[' | b'{') if self.depth == MAX_USED_DEPTH => Ok(Node::Null),
            Some(b'[' | b'{') => self.children(json),
            Some(b'n') | None => Ok(Node::Null),
            Some(_) => Ok(self.plain(json).map_or(Node::Null, Node::Plain)),
        }
    }

    fn children(&mut self, json: &'a str) -> Result<Node, serde_json::Error> {
        self.depth += 1;
        let node = serde_json::Deserializer::from_str(json).deserialize_any(Children(self));
        self.depth -= 1;
        node
    }

    /// A number or a boolean, as written.
    fn plain(&self, literal: &'a str) -> Option<SourceText> {
        let start = literal.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        Some(SourceText::verbatim(self.text, start..start + literal.len()))
    }

    /// The decoded string; `None` for half a surrogate pair, which is not a character.
    fn piece(&self, literal: &'a str) -> Option<SourceText> {
        let start = literal.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let text: String = serde_json::from_str(literal).ok()?;
        Some(SourceText::decoded(self.text, start..start + literal.len(), &text, Escapes::Backslash))
    }
}

struct Children<'r, 'a>(&'r mut Reader<'a>);

impl<'a> Visitor<'a> for Children<'_, 'a> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or a map")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(raw) = seq.next_element::<&'a RawValue>()? {
            items.push(self.0.node(raw).map_err(A::Error::custom)?);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<&'a RawValue>()? {
            let raw = map.next_value::<&'a RawValue>()?;
            let node = self.0.node(raw).map_err(A::Error::custom)?;
            if let Some(key) = self.0.piece(key.get()) {
                entries.push((key, node));
            }
        }
        Ok(Node::Map(entries))
    }
}
