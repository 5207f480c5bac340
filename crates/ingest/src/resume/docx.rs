//! Reads Word documents (DOCX, DOCM): paragraphs, headings, lists, tables, text boxes and page headers.
//!
//! A DOCX file is a zip archive of XML; `zip` and `quick-xml` read both as streams, within our own limits.
//! Crates that read whole documents build trees of everything, including pictures, and none limits what it
//! unpacks. Macros, field instructions, and deleted or hidden text are ignored.

mod styles;

use super::markup::{Handler, attribute, local, walk};
use super::package::{Package, is_document};
use super::table_cells::{Collector, Paragraph};
use crate::error::InputError;
use quick_xml::events::BytesStart;
use skillgap_core::document::{BlockKind, Document, Look, bullet_len};
use skillgap_core::lexicon::Lexicon;
use styles::Styles;

/// The most headers and footers read: those of first, even and odd pages.
const MOST_HEADERS: usize = 3;

/// Reads a document.
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let names = package.names();
    let styles = Styles::read(&package.text("word/styles.xml")?.unwrap_or_default());
    let mut collector = Collector::new(lexicon);
    let beside = |kind: &'static str| {
        names.iter().filter(move |name| name.starts_with(kind) && name.ends_with(".xml"))
    };
    let mut parts: Vec<&String> = beside("word/header").take(MOST_HEADERS).collect();
    parts.extend(names.iter().find(|name| is_document(name)));
    parts.extend(beside("word/footer").take(MOST_HEADERS));
    let unread: Vec<&String> =
        ["word/header", "word/footer"].into_iter().flat_map(|kind| beside(kind).skip(MOST_HEADERS)).collect();
    let mut seen: Vec<String> = Vec::new();
    for name in parts {
        let xml = package.text(name)?.unwrap_or_default();
        if !seen.contains(&xml) {
            walk(&xml, &mut Body::new(&styles, &mut collector)).map_err(|()| damaged(shown, name))?;
            seen.push(xml);
        }
    }
    let mut document = collector.finish();
    if document.is_blank() {
        return Err(InputError::new(shown, "contains no text; the resume may be a picture")
            .hint("save the resume with its text, or write its skills into a text file"));
    }
    if !unread.is_empty() {
        let count = unread.len();
        document
            .note(format!("{count} further headers and footers were not read; most repeat the first"), None);
    }
    if names.iter().any(|name| name.ends_with("vbaProject.bin")) {
        document.note("the document's macros were ignored; only its text was read", None);
    }
    Ok(document)
}

fn damaged(shown: &str, part: &str) -> InputError {
    InputError::new(shown, format!("is a damaged Word document: its part {part} is no XML"))
        .hint("open it in Word or LibreOffice and save it again")
}

/// Whether a switch such as `<w:b/>` is on.
fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "none"))
}

/// Reads the paragraphs of one part.
struct Body<'s, 'c, 'l> {
    styles: &'s Styles,
    collector: &'c mut Collector<'l>,
    paragraphs: Vec<Open>,
    run: Run,
    /// The number of open elements whose content is ignored.
    hidden: usize,
    /// Whether the next characters are text.
    in_text: bool,
    /// Whether the open field shows a placeholder, and which open fields do.
    placeholder: bool,
    placeholders: Vec<bool>,
}

/// A paragraph being read; one in a text box is nested in another.
#[derive(Debug, Default)]
struct Open {
    text: String,
    kind: Option<BlockKind>,
    /// Whether its style emphasises it.
    set_apart: bool,
    plain: bool,
}

/// The properties of the current run.
#[derive(Debug, Default)]
struct Run {
    weight: Weight,
    shown: Shown,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Weight {
    #[default]
    Plain,
    /// Bold or capitals.
    SetApart,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Yes,
    No,
}

/// Elements whose text is not part of the resume: the copy of a text box for old programs, deleted text.
fn is_hidden(name: &str) -> bool {
    matches!(name, "Fallback" | "del" | "moveFrom" | "instrText" | "delText" | "footnoteReference")
}

impl Handler for Body<'_, '_, '_> {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.name();
        let name = local(name.as_ref());
        self.hidden += usize::from(is_hidden(name));
        if name == "sdtContent" {
            let placeholder = std::mem::take(&mut self.placeholder);
            self.hidden += usize::from(placeholder);
            self.placeholders.push(placeholder);
        }
        match name {
            _ if self.hidden > 0 => {}
            "sdt" => self.placeholder = false,
            "showingPlcHdr" => self.placeholder = is_on(element),
            "p" => self.paragraphs.push(Open::default()),
            "tbl" => self.collector.open_table(),
            "tr" => self.collector.open_row(),
            "tc" => self.collector.open_cell(),
            "r" => {
                let set_apart = self.paragraphs.last().is_some_and(|open| open.set_apart);
                let weight = if set_apart { Weight::SetApart } else { Weight::Plain };
                self.run = Run { weight, ..Run::default() };
            }
            "t" => self.in_text = true,
            "b" | "caps" | "smallCaps" => {
                self.run.weight = if is_on(element) { Weight::SetApart } else { Weight::Plain };
            }
            "vanish" if is_on(element) => self.run.shown = Shown::No,
            "pStyle" => {
                let id = attribute(element, "val").unwrap_or_default();
                self.set(self.styles.kind(&id));
                if let Some(open) = self.paragraphs.last_mut() {
                    open.set_apart = self.styles.is_set_apart(&id);
                }
            }
            "outlineLvl" => self.set(attribute(element, "val").and_then(|level| styles::outline(&level))),
            "sym" => self.symbol(element),
            "numId" if attribute(element, "val").is_some_and(|id| id != "0") => {
                self.set(Some(BlockKind::Item))
            }
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.hidden -= usize::from(is_hidden(name)).min(self.hidden);
        if name == "sdtContent" {
            let placeholder = self.placeholders.pop().unwrap_or(false);
            self.hidden -= usize::from(placeholder).min(self.hidden);
        }
        match name {
            _ if self.hidden > 0 => {}
            "t" => self.in_text = false,
            "p" => self.close_paragraph(),
            "tbl" => self.collector.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.hidden == 0 && self.run.shown == Shown::Yes {
            let plain = self.run.weight == Weight::Plain && !text.trim().is_empty();
            self.push(text);
            if let Some(open) = self.paragraphs.last_mut() {
                open.plain |= plain;
            }
        }
    }
}

impl<'s, 'c, 'l> Body<'s, 'c, 'l> {
    fn new(styles: &'s Styles, collector: &'c mut Collector<'l>) -> Self {
        let (paragraphs, run) = (Vec::new(), Run::default());
        let placeholders = Vec::new();
        Self {
            styles,
            collector,
            paragraphs,
            run,
            hidden: 0,
            in_text: false,
            placeholder: false,
            placeholders,
        }
    }

    /// A heading remains one even if it is numbered.
    fn set(&mut self, kind: Option<BlockKind>) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.kind = match open.kind.take() {
                Some(BlockKind::Heading(rank)) => Some(BlockKind::Heading(rank)),
                other => kind.or(other),
            };
        }
    }

    /// A character of a symbol font: a bullet at the start of a paragraph, otherwise a gap.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let code = attribute(element, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let sign = code.and_then(char::from_u32).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
        let first = self.paragraphs.last().is_some_and(|open| open.text.trim().is_empty());
        match sign {
            Some(sign) => self.push(&sign.to_string()),
            None if first => self.push("• "),
            None => self.push(" "),
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.text.push_str(text);
        }
    }

    fn close_paragraph(&mut self) {
        if let Some(Open { text, kind, plain, .. }) = self.paragraphs.pop() {
            let look = Look { bold: !plain, apart: true, ..Look::default() };
            let bullet = bullet_len(text.trim());
            let (kind, text) = match kind {
                None if bullet > 0 => {
                    (BlockKind::Item, text.trim().get(bullet..).unwrap_or_default().to_owned())
                }
                kind => (kind.unwrap_or(BlockKind::Paragraph), text),
            };
            self.collector.add(Paragraph { kind, text, look });
        }
    }
}
