//! Reads YAML into the common tree, from the parser's events, with a stack instead of recursion.

mod lenient;

use super::node::{Budget, MAX_DEPTH, Node, too_deep, too_many};
use crate::error::InputError;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, Span};
use skillgap_core::source_text::{Escapes, SourceText};
use std::collections::HashMap;

/// How the message about a mistake in the YAML begins.
const NOT_VALID: &str = "is not valid YAML";

/// A YAML file that was read.
pub(super) struct Read {
    /// The first document.
    pub(super) root: Node,
    /// Whether there are more.
    pub(super) more: bool,
    /// The lines that could not be read as YAML, with what was done about each.
    pub(super) mended: Vec<(u32, &'static str)>,
}

/// Reads the first document of a YAML file. What is no YAML costs only its own lines, if those are few.
pub(super) fn parse(path: &str, text: &str) -> Result<Read, InputError> {
    match parse_as(path, text, text) {
        Ok((root, more)) => Ok(Read { root, more, mended: Vec::new() }),
        Err(error) => lenient::parse(path, text, &error).ok_or(error),
    }
}

/// Reads the first document of a YAML file without mistakes.
pub(super) fn parse_valid(text: &str) -> Result<(Node, bool), InputError> {
    parse_as("", text, text)
}

/// Reads a YAML text that has the same places as the file, which it differs from where that is no YAML.
fn parse_as(path: &str, file: &str, text: &str) -> Result<(Node, bool), InputError> {
    let mut builder = Builder::new(file);
    let mut documents = 0;
    for next in Parser::new_from_str(text) {
        let (event, span) = next.map_err(|e| {
            let mark = e.marker();
            InputError::new(path, format!("{NOT_VALID}: {}", e.info().replace('\n', ", ")))
                .at(mark.line().max(1), mark.col() + 1)
                .hint("check the indentation there, and quote texts that hold ': ' or ' #'")
        })?;
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
        }
        if documents > 1 {
            break;
        }
        builder.take(event, span).map_err(|message| {
            InputError::new(path, message).at(span.start.line().max(1), span.start.col() + 1)
        })?;
    }
    Ok((builder.root.unwrap_or(Node::Null), documents > 1))
}

/// An open list or map.
enum Open {
    List(Vec<Node>),
    Map(Vec<(SourceText, Node)>, Option<Node>),
}

struct Builder<'a> {
    text: &'a str,
    open: Vec<(Open, usize)>,
    anchors: HashMap<usize, Node>,
    budget: Budget,
    root: Option<Node>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, open: Vec::new(), anchors: HashMap::new(), budget: Budget::new(), root: None }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), String> {
        match event {
            Event::Scalar(text, style, anchor, _) => self.put(self.scalar(&text, style, span), anchor),
            Event::SequenceStart(_, anchor, _) => self.begin(Open::List(Vec::new()), anchor),
            Event::MappingStart(_, anchor, _) => self.begin(Open::Map(Vec::new(), None), anchor),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, open: Open, anchor: usize) -> Result<(), String> {
        self.open.push((open, anchor));
        if self.open.len() > MAX_DEPTH { Err(too_deep()) } else { Ok(()) }
    }

    fn end(&mut self) -> Result<(), String> {
        match self.open.pop() {
            Some((Open::List(items), anchor)) => self.put(Node::List(items), anchor),
            Some((Open::Map(entries, _), anchor)) => self.put(Node::Map(entries), anchor),
            None => Ok(()),
        }
    }

    fn put(&mut self, node: Node, anchor: usize) -> Result<(), String> {
        self.budget.take(1).ok_or_else(too_many)?;
        if anchor != 0 {
            self.budget.take(weight(&node)).ok_or_else(too_many)?;
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(node)),
            Some((Open::List(items), _)) => items.push(node),
            Some((Open::Map(entries, key), _)) => match key.take() {
                None => *key = Some(node),
                Some(Node::Text(key) | Node::Plain(key)) => entries.push((key, node)),
                Some(_) => {}
            },
        }
        Ok(())
    }

    /// Adds a copy of the anchored value; its size counts, so that nested aliases are limited.
    fn alias(&mut self, anchor: usize) -> Result<(), String> {
        let node = self.anchors.get(&anchor).unwrap_or(&Node::Null);
        self.budget.take(weight(node)).ok_or_else(too_many)?;
        if self.open.len() + height(node) > MAX_DEPTH {
            return Err(too_deep());
        }
        let node = node.clone();
        self.put(node, 0)
    }

    fn scalar(&self, decoded: &str, style: ScalarStyle, span: Span) -> Node {
        let range = span.byte_range().unwrap_or(0..0);
        let escapes = match style {
            ScalarStyle::DoubleQuoted => Escapes::Backslash,
            ScalarStyle::SingleQuoted => Escapes::Doubled('\''),
            _ => Escapes::None,
        };
        match is_plain(decoded).filter(|_| style == ScalarStyle::Plain) {
            Some(Plain::Nothing) => Node::Null,
            Some(Plain::Value) => Node::Plain(SourceText::decoded(self.text, range, decoded, escapes)),
            None => Node::Text(SourceText::decoded(self.text, range, decoded, escapes)),
        }
    }
}

/// An unquoted scalar that is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plain {
    Nothing,
    Value,
}

/// The type of an unquoted scalar that is not text (the core schema of YAML 1.2).
fn is_plain(text: &str) -> Option<Plain> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Some(Plain::Nothing),
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Some(Plain::Value),
        _ if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) => {
            text.parse::<f64>().ok().map(|_| Plain::Value)
        }
        _ => None,
    }
}

/// The cost of a copy of a value, in values.
fn weight(node: &Node) -> usize {
    match node {
        Node::Text(piece) => 1 + piece.text.len() / 16,
        Node::List(items) => 1 + items.iter().map(weight).sum::<usize>(),
        Node::Map(entries) => {
            1 + entries.iter().map(|(k, v)| 1 + k.text.len() / 16 + weight(v)).sum::<usize>()
        }
        _ => 1,
    }
}

/// The depth of a value.
fn height(node: &Node) -> usize {
    match node {
        Node::List(items) => 1 + items.iter().map(height).max().unwrap_or(0),
        Node::Map(entries) => 1 + entries.iter().map(|(_, v)| height(v)).max().unwrap_or(0),
        _ => 0,
    }
}
