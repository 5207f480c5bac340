//! Reads Markdown: headings, bullets, tables; only the text of emphasis and links, and embedded HTML.

use super::html;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use skillgap_core::document::{BlockKind, Document, Header, Look, Place, TableRow, is_header};
use skillgap_core::level::LevelReader;
use skillgap_core::lexicon::{Languages, Lexicon};
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use std::ops::Range;

/// Whether the text has Markdown syntax that plain text lacks.
pub(super) fn looks_like(text: &str) -> bool {
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ') && !rest.trim().is_empty()
    };
    let bold = |line: &str| line.matches("**").count() >= 2;
    let table = |line: &str| line.contains("|--") || line.contains("| --") || line.contains("|:-");
    text.lines().any(|line| heading(line) || bold(line) || table(line))
}

/// Reads a document.
pub(super) fn read(text: &str, lexicon: &Lexicon) -> Document {
    let options = Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let skipped = front_matter(text);
    let mut reader = Reader::new(text, lexicon);
    if skipped > 0 {
        reader.document.note("the metadata above the text was left out", None);
    }
    let body = text.get(skipped..).unwrap_or_default();
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        reader.take(event, range.start + skipped..range.end + skipped);
    }
    reader.flush();
    reader.document
}

/// The length of front matter between two rules at the very start.
fn front_matter(text: &str) -> usize {
    for rule in ["---", "+++"] {
        let Some(rest) = text.strip_prefix(rule).filter(|rest| rest.starts_with(['\n', '\r'])) else {
            continue;
        };
        let mut at = rule.len();
        for line in rest.split_inclusive('\n') {
            at += line.len();
            if line.trim_end() == rule {
                return at;
            }
        }
    }
    0
}

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    document: Document,
    heading: Option<u8>,
    items: usize,
    /// The number of open elements whose text is ignored.
    hidden: usize,
    line: SourceTextBuilder,
    /// Whether all text on the line so far is bold.
    bold: bool,
    strong: usize,
    table: Vec<TableRow>,
    row: Vec<SourceText>,
    /// HTML being collected, and where it started.
    html: Option<(String, usize)>,
    /// The byte up to which lines are counted, and the line there.
    counted: (usize, u32),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            lexicon,
            document: Document::of_text(text),
            heading: None,
            items: 0,
            hidden: 0,
            line: SourceTextBuilder::default(),
            bold: true,
            strong: 0,
            table: Vec::new(),
            row: Vec::new(),
            html: None,
            counted: (0, 1),
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag, range),
            _ if self.hidden > 0 => {}
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text, range);
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(range),
            Event::Rule => self.flush(),
            Event::InlineHtml(tag) if html::breaks_line(&tag) => self.line.push_for("\n", range),
            Event::Html(part) => match &mut self.html {
                Some((html, _)) => html.push_str(&part),
                None => self.html = Some((part.into_string(), range.start)),
            },
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.hidden += 1,
            Tag::Strong => self.strong += 1,
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {}
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(rank(*level));
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::Table(_) => {
                self.flush();
                self.table.clear();
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Image => self.hidden -= self.hidden.min(1),
            TagEnd::Strong => self.strong -= self.strong.min(1),
            TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line).finish();
                self.row.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let place = self.place(range.start);
                let cells = std::mem::take(&mut self.row);
                self.table.push(TableRow { cells, place });
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.table);
                let blank = |row: &TableRow| row.cells.iter().all(|cell| cell.text.trim().is_empty());
                let unnamed = rows.first().is_some_and(blank);
                // People without column names write the first row in the header.
                let data = rows
                    .first()
                    .is_some_and(|row| holds_data(row, self.lexicon) && !is_header(&row.cells, self.lexicon));
                let header = if unnamed || data { Header::Unknown } else { Header::First };
                self.document.push_table(
                    rows.get(usize::from(unnamed)..).unwrap_or_default(),
                    header,
                    self.lexicon,
                );
            }
            TagEnd::Item => {
                self.flush();
                self.items -= self.items.min(1);
            }
            _ => self.flush(),
        }
    }

    /// Reads the text of an HTML element between paragraphs.
    fn end_html(&mut self) {
        let Some((page, start)) = self.html.take() else { return };
        let place = self.place(start);
        html::blocks_of(&page, start, self.lexicon, &place, &mut self.document);
    }

    /// Adds words; text that differs from its source (an entity, an escape) is mapped as a whole.
    fn words(&mut self, words: &str, range: Range<usize>) {
        self.bold &= self.strong > 0;
        let raw = self.text.get(range.clone()).unwrap_or_default();
        match raw.find(words).filter(|_| !words.is_empty()) {
            Some(at) => {
                let start = range.start + at;
                let words_here = SourceText::verbatim(self.text, start..start + words.len());
                self.line.push_part(&words_here, 0..words.len());
            }
            None => self.line.push_for(words, range),
        }
    }

    fn line_break(&mut self, range: Range<usize>) {
        match self.text.get(range.clone()) {
            Some("\n") => self.line.push_part(&SourceText::verbatim(self.text, range), 0..1),
            _ => self.line.push_for("\n", range),
        }
    }

    fn flush(&mut self) {
        let bold = std::mem::replace(&mut self.bold, true);
        let heading = self.heading.take();
        if self.line.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.line).finish();
        let place = self.place(text.source_of(0));
        let kind = match heading {
            Some(rank) => BlockKind::Heading(rank),
            None if self.items > 0 => BlockKind::Item,
            None => BlockKind::Paragraph,
        };
        if kind == BlockKind::Paragraph
            && let Some(rows) = bare_rows(&text, &place)
        {
            return self.document.push_table(&rows, Header::Unknown, self.lexicon);
        }
        let look = Look { bold, apart: true, ..Look::default() };
        self.document.push(kind, text, look, place);
    }

    /// The position of a byte; since blocks come in order, each line is counted once.
    fn place(&mut self, at: usize) -> Place {
        let (from, before) = self.counted;
        let between = self.text.as_bytes().get(from..at).unwrap_or_default();
        let new = between.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (from.max(at), before.saturating_add(u32::try_from(new).unwrap_or(u32::MAX)));
        Place { line: Some(self.counted.1), ..Place::default() }
    }
}

/// Whether a row contains something that column names never do: a level, a list, a number.
fn holds_data(row: &TableRow, lexicon: &Lexicon) -> bool {
    let levels = LevelReader { lexicon, languages: Languages::ALL };
    row.cells.iter().any(|cell| {
        let text = cell.text.trim();
        text.contains([',', ';']) || text.bytes().any(|b| b.is_ascii_digit()) || levels.stated(text).is_some()
    })
}

/// The rows of a table without a line below its header, with every line between bars.
fn bare_rows(text: &SourceText, place: &Place) -> Option<Vec<TableRow>> {
    let mut rows = Vec::new();
    let mut at = 0;
    for line in text.text.split('\n') {
        let start = at + line.len() - line.trim_start().len();
        let trimmed = line.trim();
        at += line.len() + 1;
        if trimmed.len() < 3 || !trimmed.starts_with('|') || !trimmed.ends_with('|') {
            return None;
        }
        let mut cells = Vec::new();
        let mut from = start + 1;
        for cell in trimmed.get(1..trimmed.len() - 1).unwrap_or_default().split('|') {
            cells.push(text.part(from..from + cell.len()).trimmed());
            from += cell.len() + 1;
        }
        rows.push(TableRow { cells, place: place.clone() });
    }
    Some(rows)
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
