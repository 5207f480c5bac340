//! Reads XML into the common tree: elements and attributes are fields, repeated elements are lists.
//!
//! Europass files have their own reader after this one; in other XML all texts are read, as records.

use super::markup::{attribute_text, entity, local};
use super::node::{Budget, MAX_DEPTH, Node, too_deep, too_many};
use crate::error::InputError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use std::ops::Range;

/// HTML elements within texts, which are not fields.
const MARKUP: &[&str] =
    &["p", "br", "b", "i", "u", "em", "strong", "span", "ul", "ol", "li", "a", "div", "sup", "sub", "font"];

/// Those that end a line.
const LINES: &[&str] = &["p", "br", "ul", "ol", "li", "div"];

/// Whether a text starts like XML other than a web page.
pub(super) fn looks_like(text: &str) -> bool {
    root_name(text).is_some_and(|name| !name.eq_ignore_ascii_case("html"))
        && (text.trim_start().starts_with("<?xml") || parse("", text).is_ok())
}

/// The name of the root element of a text that starts like XML or HTML, without prefix.
pub(super) fn root_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let tag = rest.strip_prefix('<')?;
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        if !tag.starts_with(['?', '!']) {
            let len = tag.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')))?;
            let ends = tag.get(len..)?.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
            let name = tag.get(..len).filter(|name| ends && name.starts_with(char::is_alphabetic))?;
            return Some(local(name));
        }
        rest = tag.get(tag.find(end)? + end.len()..)?.trim_start();
    }
}

/// Reads a file, leaving out the root element.
pub(super) fn parse(path: &str, text: &str) -> Result<Node, InputError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut builder = Builder { text, open: vec![Element::default()], budget: Budget::new() };
    let mut at = 0;
    loop {
        let event = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let wrong = |message: String, at: usize| {
            InputError::new(path, message)
                .at_byte(text.as_bytes(), at)
                .hint("open it in the program that wrote it and export it again, as PDF for instance")
        };
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => builder.take(&event, at..end).map_err(|message| wrong(message, at))?,
            Err(why) => return Err(wrong(format!("is not valid XML: {why}"), end)),
        }
        at = end;
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    let root = builder.open.pop().map(Element::finish).unwrap_or(Node::Null);
    match root {
        Node::Map(parts) if parts.len() == 1 => {
            Ok(parts.into_iter().next().map_or(Node::Null, |(_, node)| node))
        }
        other => Ok(other),
    }
}

/// An element being read.
#[derive(Default)]
struct Element {
    name: Option<SourceText>,
    parts: Vec<(SourceText, Node)>,
    text: SourceTextBuilder,
}

impl Element {
    fn is_one_of(&self, names: &[&str]) -> bool {
        let name = self.name.as_ref().map(|name| name.text.to_ascii_lowercase());
        name.is_some_and(|name| names.contains(&name.as_str()))
    }

    fn has_text(&self) -> bool {
        !self.text.text().trim().is_empty()
    }

    fn finish(mut self) -> Node {
        let has_text = self.has_text();
        let text = self.text.finish().trimmed();
        if self.parts.is_empty() {
            return if has_text { Node::Text(text) } else { Node::Null };
        }
        if has_text {
            let at = text.source_of(0);
            let key = self.name.unwrap_or_else(|| named(SourceTextBuilder::default(), "text", at));
            self.parts.push((key, Node::Text(text)));
        }
        Node::Map(grouped(self.parts))
    }
}

/// Adjacent fields with the same name form a list.
fn grouped(parts: Vec<(SourceText, Node)>) -> Vec<(SourceText, Node)> {
    let mut groups: Vec<(SourceText, Vec<Node>)> = Vec::new();
    for (name, node) in parts {
        match groups.last_mut() {
            Some((last, nodes)) if last.text == name.text => nodes.push(node),
            _ => groups.push((name, vec![node])),
        }
    }
    let node = |mut nodes: Vec<Node>| match nodes.len() {
        1 => nodes.pop().unwrap_or(Node::Null),
        _ => Node::List(nodes),
    };
    groups.into_iter().map(|(name, nodes)| (name, node(nodes))).collect()
}

fn named(mut builder: SourceTextBuilder, name: &str, at: usize) -> SourceText {
    builder.push_for(name, at..at);
    builder.finish()
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Element>,
    budget: Budget,
}

impl Builder<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) -> Result<(), String> {
        match event {
            Event::Start(element) => self.start(element, range)?,
            Event::Empty(element) => {
                self.start(element, range)?;
                self.close();
            }
            Event::End(_) if self.open.len() > 1 => self.close(),
            Event::Text(_) => self.words(range),
            Event::CData(_) => self.words((range.start + 9).min(range.end)..range.end.saturating_sub(3)),
            Event::GeneralRef(name) => {
                let sign = entity(name).unwrap_or_default();
                if let Some(element) = self.open.last_mut() {
                    element.text.push_for(&sign, range);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>, range: Range<usize>) -> Result<(), String> {
        if self.open.len() > MAX_DEPTH {
            return Err(too_deep());
        }
        self.budget.take(1).ok_or_else(too_many)?;
        let full = element.name();
        let full: &str = full.as_ref();
        let name = local(full);
        let start = range.start + 1 + full.len() - name.len();
        let mut parts = Vec::new();
        for attribute in element.attributes().with_checks(false).flatten() {
            let key: &str = attribute.key.as_ref();
            let value = attribute_text(&attribute.value);
            let technical = key.starts_with("xml") || key.starts_with("xsi") || key.contains("chema");
            if technical || value.trim().is_empty() {
                continue;
            }
            self.budget.take(1).ok_or_else(too_many)?;
            let mut text = SourceTextBuilder::default();
            text.push_for(&value, range.clone());
            let key = named(SourceTextBuilder::default(), local(key), range.start);
            parts.push((key, Node::Text(text.finish())));
        }
        let name = SourceText::verbatim(self.text, start..start + name.len());
        self.open.push(Element { name: Some(name), parts, text: SourceTextBuilder::default() });
        Ok(())
    }

    fn words(&mut self, range: Range<usize>) {
        let words = SourceText::verbatim(self.text, range);
        if let Some(element) = self.open.last_mut() {
            element.text.push_part(&words, 0..words.text.len());
        }
    }

    /// Ends an element, which becomes a field of the enclosing one, or part of its text.
    fn close(&mut self) {
        let Some(mut child) = self.open.pop() else { return };
        let Some(parent) = self.open.last_mut() else { return };
        let (markup, ends_line) = (child.is_one_of(MARKUP), child.is_one_of(LINES));
        if markup {
            child.parts.clear();
        }
        let name = child.name.clone();
        let at = name.as_ref().map_or(0, |name| name.source_of(0));
        match child.finish() {
            Node::Text(text) if markup || parent.has_text() => {
                parent.text.push_part(&text, 0..text.text.len());
                if ends_line {
                    parent
                        .text
                        .push_for("\n", text.source_of(text.text.len())..text.source_of(text.text.len()));
                }
            }
            Node::Null if ends_line => parent.text.push_for("\n", at..at),
            Node::Null => {}
            node => parent.parts.extend(name.map(|name| (name, node))),
        }
    }
}
