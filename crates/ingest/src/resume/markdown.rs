//! Markdown: headings, bullets, tables; emphasis and links give their text alone, HTML nothing.

use super::contact::is_personal;
use super::csv::{Column, cell_level, column};
use super::dating::has_dates;
use super::findings::Findings;
use super::outline::{Outline, Zone};
use super::piece::{Piece, PieceBuilder};
use super::sections::{Place, place_of};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use skillgap_core::resume::{Form, Section};
use skillgap_core::units::Level;
use std::ops::Range;

/// Whether the text has what Markdown has and plain text has not.
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
pub(super) fn read(text: &str, findings: &mut Findings) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::new(text, findings);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range);
        if reader.outline.findings.is_full() {
            return;
        }
    }
    reader.flush();
}

/// The rank of a heading; a bold line alone ranks below all of them.
const BOLD_RANK: u8 = 7;

struct Reader<'a, 'f> {
    text: &'a str,
    outline: Outline<'f>,
    /// The rank of the heading that opened the current part.
    rank: u8,
    heading: Option<u8>,
    items: usize,
    /// How many elements are open whose text is not read.
    hidden: usize,
    line: PieceBuilder,
    /// Whether all text of the line so far was bold.
    bold: bool,
    strong: usize,
    /// Where the text of the open link began, to leave out links that only name where they lead.
    link_at: Option<usize>,
    table: Option<Table>,
    /// Up to which byte lines are counted, and the line there.
    counted: (usize, u64),
}

#[derive(Default)]
struct Table {
    columns: Vec<Column>,
    row: Vec<Piece>,
}

impl<'a, 'f> Reader<'a, 'f> {
    fn new(text: &'a str, findings: &'f mut Findings) -> Self {
        Self {
            text,
            outline: Outline::new(findings),
            rank: 0,
            heading: None,
            items: 0,
            hidden: 0,
            line: PieceBuilder::default(),
            bold: true,
            strong: 0,
            link_at: None,
            table: None,
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
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::Strong => self.strong += 1,
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { .. } => self.link_at = Some(self.line.text().len()),
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
                self.table = Some(Table::default());
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => self.hidden -= self.hidden.min(1),
            TagEnd::Strong => self.strong -= self.strong.min(1),
            TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => self.end_link(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.end_row(range.start),
            TagEnd::Table => self.table = None,
            TagEnd::Item => {
                self.flush();
                self.items -= self.items.min(1);
            }
            _ => self.flush(),
        }
    }

    /// Adds words; what differs from its source (an entity, an escape) is placed as a whole.
    fn words(&mut self, words: &str, range: Range<usize>) {
        self.bold &= self.strong > 0;
        let raw = self.text.get(range.clone()).unwrap_or_default();
        match raw.find(words).filter(|_| !words.is_empty()) {
            Some(at) => {
                let start = range.start + at;
                self.line.push_part(&Piece::verbatim(self.text, start..start + words.len()), 0..words.len());
            }
            None => self.line.push_for(words, range),
        }
    }

    fn line_break(&mut self, range: Range<usize>) {
        match self.text.get(range.clone()) {
            Some("\n") => self.line.push_part(&Piece::verbatim(self.text, range), 0..1),
            _ => self.line.push_for("\n", range),
        }
    }

    /// "[GitHub](https://...)" above the first heading says where the person is found, not what they know.
    fn end_link(&mut self) {
        let Some(at) = self.link_at.take() else { return };
        if self.outline.zone == Zone::Head && is_personal(self.line.text().get(at..).unwrap_or_default()) {
            self.line.truncate(at);
        }
    }

    fn flush(&mut self) {
        let bold = std::mem::replace(&mut self.bold, true);
        let heading = self.heading.take();
        self.link_at = None;
        if self.line.is_empty() {
            return;
        }
        let piece = std::mem::take(&mut self.line).finish();
        match heading {
            Some(rank) => self.heading(&piece, rank),
            None if bold && self.items == 0 && place_of(&piece.text).is_some() => {
                self.heading(&piece, BOLD_RANK)
            }
            None => self.outline.block(&piece, self.items > 0),
        }
    }

    fn heading(&mut self, piece: &Piece, rank: u8) {
        let nested = self.rank > 0 && rank > self.rank && self.outline.zone != Zone::Head;
        match place_of(&piece.text) {
            Some(Place::Title) => {}
            Some(place) if nested && self.keeps_nested() => {
                let here = self.outline.section();
                self.outline.sublist = place == Place::In(Section::Skills) && here != Section::Skills;
            }
            Some(place) => self.open(place, rank),
            None if nested => {
                self.outline.sublist = false;
                match self.outline.zone {
                    Zone::In(section) if has_dates(section) => self.outline.entry(piece),
                    _ => self.outline.block(piece, true),
                }
            }
            None if self.outline.zone == Zone::Head => self.outline.head_heading(piece, rank == 1),
            None => {
                self.open(Place::In(Section::Other), rank);
                self.outline.block(piece, true);
            }
        }
    }

    fn open(&mut self, place: Place, rank: u8) {
        self.outline.open(place);
        self.rank = rank;
    }

    /// Whether a usual heading below the current one stays part of it ("Projects" below a job).
    fn keeps_nested(&self) -> bool {
        !matches!(self.outline.zone, Zone::Head | Zone::In(Section::Other | Section::Summary))
    }

    fn end_cell(&mut self) {
        let piece = std::mem::take(&mut self.line).finish();
        if let Some(table) = &mut self.table {
            table.row.push(piece);
        }
    }

    fn end_head(&mut self) {
        let Some(table) = &mut self.table else { return };
        let head = std::mem::take(&mut table.row);
        table.columns = head.iter().map(|cell| column(&cell.text)).collect();
    }

    /// A row of a table with a column of skills is one skill with its level; of any other, each cell a block.
    fn end_row(&mut self, at: usize) {
        let Some(table) = &mut self.table else { return };
        let row = std::mem::take(&mut table.row);
        let columns = table.columns.clone();
        if self.outline.zone == Zone::Skipped {
            return;
        }
        match columns.contains(&Column::Skill) && self.lists_skills(&columns) {
            true => self.skill_row(&row, &columns, at),
            false => row.iter().for_each(|cell| self.outline.block(cell, true)),
        }
    }

    /// `| Name | Role |` in a list of jobs is no table of skills.
    fn lists_skills(&self, columns: &[Column]) -> bool {
        let in_list =
            matches!(self.outline.zone, Zone::Head | Zone::In(Section::Skills | Section::Languages));
        in_list || columns.iter().any(|c| matches!(c, Column::Level | Column::Years))
    }

    /// The line of a byte; rows come in order, so that each line is counted once.
    fn line_of(&mut self, at: usize) -> u64 {
        let (from, before) = self.counted;
        let new =
            self.text.as_bytes().get(from..at).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
        self.counted = (from.max(at), before + new as u64);
        self.counted.1
    }

    fn skill_row(&mut self, row: &[Piece], columns: &[Column], at: usize) {
        let line = self.line_of(at);
        let mut level: Option<Level> = None;
        for (cell, column) in row.iter().zip(columns) {
            if matches!(column, Column::Level | Column::Years) {
                level = level.or(cell_level(&cell.text, *column, line, self.outline.findings));
            }
        }
        let section = match self.outline.zone {
            Zone::In(section) => section,
            Zone::Head | Zone::Skipped => Section::Skills,
        };
        for (cell, _) in row.iter().zip(columns).filter(|(_, column)| **column == Column::Skill) {
            self.outline.findings.add(cell, section, Form::List, level);
        }
    }
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
