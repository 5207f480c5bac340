//! Reads OpenDocument text (ODT, and flat FODT): paragraphs, headings, lists, tables, text boxes, headers and
//! footers.
//!
//! Notes, comments, deleted and hidden text, and form fields are ignored.

use super::markup::{Handler, attribute, local, walk};
#[cfg(feature = "documents")]
use super::package::Package;
use super::table_cells::{Collector, Paragraph};
use crate::error::InputError;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use skillgap_core::document::{BlockKind, Document, Look, bullet_len};
use skillgap_core::lexicon::Lexicon;
use std::collections::HashMap;

/// The longest chain of inherited styles.
const MOST_PARENTS: usize = 20;

/// The most spaces that one element stands for.
const MOST_BLANKS: usize = 40;

/// The root element of a flat file.
pub(super) const FLAT_ROOT: &str = "document";

/// Reads a zipped document.
#[cfg(feature = "documents")]
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(super::kind::locked(shown));
    }
    let content = package.text("content.xml")?.unwrap_or_default();
    let common = package.text("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    styles.read(&common);
    styles.read(&content);
    let mut collector = Collector::new(lexicon);
    let damaged = |part: &str| {
        InputError::new(shown, format!("is a damaged OpenDocument text: its part {part} is no XML"))
            .hint("open it in LibreOffice and save it again")
    };
    walk(&common, &mut Body::new(&styles, Part::Header, &mut collector))
        .map_err(|()| damaged("styles.xml"))?;
    walk(&content, &mut Body::new(&styles, Part::Text, &mut collector))
        .map_err(|()| damaged("content.xml"))?;
    walk(&common, &mut Body::new(&styles, Part::Footer, &mut collector))
        .map_err(|()| damaged("styles.xml"))?;
    not_blank(shown, collector.finish())
}

/// Reads a flat document.
pub(super) fn read_flat(shown: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut styles = Styles::default();
    styles.read(text);
    let mut collector = Collector::new(lexicon);
    for part in [Part::Header, Part::Text, Part::Footer] {
        walk(text, &mut Body::new(&styles, part, &mut collector)).map_err(|()| {
            InputError::new(shown, "is a damaged OpenDocument text: it is no XML")
                .hint("open it in LibreOffice and save it again")
        })?;
    }
    not_blank(shown, collector.finish())
}

fn not_blank(shown: &str, document: Document) -> Result<Document, InputError> {
    if document.is_blank() {
        return Err(InputError::new(shown, "contains no text; the resume may be a picture")
            .hint("save the resume with its text, or write its skills into a text file"));
    }
    Ok(document)
}

/// The properties of a style.
#[derive(Debug, Default, Clone)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    rank: Option<u8>,
    title: bool,
}

/// The styles of a document, by name.
#[derive(Debug, Default)]
struct Styles(HashMap<String, Style>);

impl Styles {
    fn read(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let mut open: Option<String> = None;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) => match local(e.name().as_ref()) {
                    "style" => {
                        open = attribute(&e, "name");
                        self.0.extend(open.clone().map(|name| (name, style(&e))));
                    }
                    "text-properties" => {
                        let style = open.as_ref().and_then(|name| self.0.get_mut(name));
                        if let Some(style) = style {
                            style.bold =
                                attribute(&e, "font-weight").map(|weight| is_bold(&weight)).or(style.bold);
                            style.hidden =
                                attribute(&e, "display").map(|shown| shown == "none").or(style.hidden);
                        }
                    }
                    _ => {}
                },
                Event::End(e) if local(e.name().as_ref()) == "style" => open = None,
                Event::Eof => break,
                _ => {}
            }
        }
    }

    /// The value for a style, or for its nearest parent that has one.
    fn find<T>(&self, name: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut name = name;
        for _ in 0..MOST_PARENTS {
            let style = self.0.get(name)?;
            if let Some(found) = said(style) {
                return Some(found);
            }
            name = style.parent.as_deref()?;
        }
        None
    }

    /// The heading for a paragraph with this style.
    fn heading(&self, name: &str) -> Option<BlockKind> {
        let title = self.find(name, |style| style.title.then_some(())).is_some();
        let rank = self.find(name, |style| style.rank);
        if title { Some(BlockKind::Heading(1)) } else { rank.map(heading) }
    }
}

fn style(element: &BytesStart<'_>) -> Style {
    let name = attribute(element, "name").unwrap_or_default();
    let shown = attribute(element, "display-name").unwrap_or_else(|| name.replace("_20_", " "));
    let rank = attribute(element, "default-outline-level").and_then(|rank| rank.parse().ok());
    let named = shown.strip_prefix("Heading ").and_then(|rank| rank.parse().ok());
    Style {
        parent: attribute(element, "parent-style-name"),
        rank: rank.or(named).filter(|rank| *rank > 0),
        title: shown == "Title",
        ..Style::default()
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

fn heading(rank: u8) -> BlockKind {
    BlockKind::Heading(rank.saturating_add(1))
}

/// The part of the pages being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Header,
    Text,
    Footer,
}

/// Elements whose text is not part of the resume.
const HIDDEN: &[&str] = &[
    "note",
    "annotation",
    "tracked-changes",
    "binary-data",
    "settings",
    "scripts",
    "meta",
    "automatic-styles",
    "font-face-decls",
    "forms",
    "ruby-text",
    "page-number",
    "page-count",
    "tracked-change",
];

/// A paragraph being read; one in a text box is nested in another.
#[derive(Debug, Default)]
struct Open {
    text: String,
    kind: Option<BlockKind>,
    style: String,
    /// Whether some of it is not bold.
    plain: bool,
}

/// Reads the paragraphs of one part.
struct Body<'s, 'c, 'l> {
    styles: &'s Styles,
    collector: &'c mut Collector<'l>,
    part: Part,
    /// The number of open elements of the part being read.
    inside: usize,
    hidden: usize,
    items: usize,
    paragraphs: Vec<Open>,
    spans: Vec<String>,
}

impl Handler for Body<'_, '_, '_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = local(name.as_ref());
        self.inside += usize::from(self.is_part(name));
        self.hidden += usize::from(HIDDEN.contains(&name));
        if self.inside == 0 || self.hidden > 0 {
            return;
        }
        match name {
            "p" | "h" => self.open_paragraph(name, element),
            "list-item" => self.items += 1,
            "table" => self.collector.open_table(),
            "table-row" => self.collector.open_row(),
            "table-cell" => self.collector.open_cell(),
            "span" => self.spans.push(attribute(element, "style-name").unwrap_or_default()),
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "s" => {
                let count =
                    attribute(element, "c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                self.push(&" ".repeat(count.min(MOST_BLANKS)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.inside > 0 && self.hidden == 0 {
            match name {
                "p" | "h" => self.close_paragraph(),
                "list-item" => self.items = self.items.saturating_sub(1),
                "table" => self.collector.close_table(),
                "span" => drop(self.spans.pop()),
                _ => {}
            }
        }
        self.inside -= usize::from(self.is_part(name)).min(self.inside);
        self.hidden -= usize::from(HIDDEN.contains(&name)).min(self.hidden);
    }

    /// White space in the file counts as one space; significant spaces and tabs have their own elements.
    fn text(&mut self, text: &str) {
        let Some(open) = self.paragraphs.last_mut().filter(|_| self.hidden == 0 && self.inside > 0) else {
            return;
        };
        let styles = || self.spans.iter().rev().chain([&open.style]);
        if styles().find_map(|name| self.styles.find(name, |style| style.hidden)).unwrap_or(false) {
            return;
        }
        let bold = styles().find_map(|name| self.styles.find(name, |style| style.bold)).unwrap_or(false);
        open.plain |= !bold && !text.trim().is_empty();
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\t' | ' ' if open.text.is_empty() || open.text.ends_with([' ', '\n']) => {}
                '\n' | '\r' | '\t' => open.text.push(' '),
                other => open.text.push(other),
            }
        }
    }
}

impl<'s, 'c, 'l> Body<'s, 'c, 'l> {
    fn new(styles: &'s Styles, part: Part, collector: &'c mut Collector<'l>) -> Self {
        let (inside, hidden, items) = (0, 0, 0);
        Self { styles, collector, part, inside, hidden, items, paragraphs: Vec::new(), spans: Vec::new() }
    }

    fn is_part(&self, name: &str) -> bool {
        match self.part {
            Part::Header => name == "header" || name == "header-first",
            Part::Text => name == "body",
            Part::Footer => name == "footer" || name == "footer-first",
        }
    }

    fn open_paragraph(&mut self, name: &str, element: &BytesStart<'_>) {
        let style = attribute(element, "style-name").unwrap_or_default();
        let rank = attribute(element, "outline-level").and_then(|rank| rank.parse().ok());
        let kind = match name {
            "h" => Some(heading(rank.unwrap_or(1))),
            _ => self.styles.heading(&style).or((self.items > 0).then_some(BlockKind::Item)),
        };
        self.paragraphs.push(Open { kind, style, ..Open::default() });
    }

    fn push(&mut self, text: &str) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.text.push_str(text);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(Open { text, kind, plain, .. }) = self.paragraphs.pop() else { return };
        let look = Look { bold: !plain, apart: true, ..Look::default() };
        let bullet = bullet_len(text.trim());
        let (kind, text) = match kind {
            None if bullet > 0 => (BlockKind::Item, text.trim().get(bullet..).unwrap_or_default().to_owned()),
            kind => (kind.unwrap_or(BlockKind::Paragraph), text),
        };
        self.collector.add(Paragraph { kind, text, look });
    }
}
