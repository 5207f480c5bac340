//! Groups the glyphs of a page into words, lines, columns and paragraphs.

mod baseline;
mod centred;
mod column;
mod furniture;
mod line;

use column::{CELL, names_columns, ordered};
pub(super) use furniture::without_furniture;
pub(super) use line::{Line, fragments};
use skillgap_core::document::{BlockKind, Document, Header, Look, Place, TableRow, bullet_len};
use skillgap_core::lexicon::Lexicon;

/// The factor of the usual line distance from which lines belong to different paragraphs.
const GAP: f64 = 1.35;

/// The usual line distance as a share of the font size, for a page with too few lines to tell.
const USUAL_LEADING: f64 = 1.3;

/// The largest line distance within a paragraph.
const MOST_LEADING: f64 = 1.6;

/// The relative difference in font size from which a line starts another paragraph.
const OTHER_SIZE: f64 = 0.12;

/// The approximate width of a space, as a share of the font size.
const SPACE: f64 = 0.3;

/// The factor of the usual font size from which text is a heading, whatever it says.
const LARGE: f64 = 1.25;

/// A paragraph of a page: its lines and appearance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    lines: Vec<String>,
    kind: Kind,
    look: Look,
}

/// The kind of a paragraph, by its signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Text.
    Body,
    /// Text after a bullet.
    Item,
    /// Rows of a table, one per line, with bars between cells.
    Table,
}

impl Paragraph {
    /// Appends the first paragraph of the next page if it continues this one, that is, starts in lower case.
    pub(super) fn goes_on_with(&mut self, next: &Self) -> bool {
        let ended = self.lines.last().is_none_or(|line| line.ends_with(['.', ':', '!', '?', '。']));
        let small = next.lines.first().is_some_and(|line| line.starts_with(char::is_lowercase));
        let alike = next.kind == Kind::Body && self.kind != Kind::Table && self.look.bold == next.look.bold;
        let goes_on = small && !ended && alike && !self.look.large;
        if goes_on {
            self.lines.extend(next.lines.iter().cloned());
        }
        goes_on
    }

    /// Adds the paragraph to a document.
    pub(super) fn write(self, page: u32, lexicon: &Lexicon, document: &mut Document) {
        let place = Place { page: Some(page), ..Place::default() };
        let kind = match self.kind {
            Kind::Body => BlockKind::Paragraph,
            Kind::Item => BlockKind::Item,
            Kind::Table => {
                let rows = self.lines.iter().map(|line| TableRow {
                    cells: line.split(CELL.trim()).map(|cell| document.appended(cell.trim())).collect(),
                    place: place.clone(),
                });
                let rows: Vec<TableRow> = rows.collect();
                return document.push_table(&rows, Header::First, lexicon);
            }
        };
        document.add(kind, &self.lines.join("\n"), self.look, place);
    }
}

/// The paragraphs of a page, in reading order.
pub(super) fn paragraphs(fragments: Vec<Line>, lexicon: &Lexicon) -> Vec<Paragraph> {
    let text: Vec<&str> = fragments.iter().map(|line| line.text.as_str()).collect();
    let lexicon = lexicon.for_text(&text.join("\n"));
    let columns = ordered(fragments, lexicon);
    let body = body_size(&columns);
    let leading = leading(&columns);
    columns.iter().flat_map(|column| in_column(column, body, leading, lexicon)).collect()
}

/// The font size of most letters.
fn body_size(columns: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> =
        columns.iter().flatten().map(|line| (line.size, line.text.chars().count())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut seen = 0;
    let middle = sizes.iter().find(|(_, letters)| {
        seen += letters;
        seen > half
    });
    middle.map_or(10.0, |(size, _)| *size)
}

fn in_column(lines: &[Line], body: f64, leading: f64, lexicon: &Lexicon) -> Vec<Paragraph> {
    let mut grown: Vec<Growing> = Vec::new();
    let mut before: Option<&Line> = None;
    let edge = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
    let nexts = lines.iter().skip(1).map(Some).chain([None]);
    let mut alone_before = false;
    for (line, next) in lines.iter().zip(nexts) {
        let apart = before.is_none_or(|before| is_apart(before, line, leading));
        let bullet_len = bullet_len(&line.text);
        let icon = line.icon && lexicon.heading(line.text.get(bullet_len..).unwrap_or_default()).is_some();
        let bullet = bullet_len > 0 && !icon;
        let alone = (line.heading || icon)
            && starts_large(&line.text)
            && next.is_none_or(|next| was_ended(line, next, edge));
        let apart = apart || alone || alone_before || line.text.contains(CELL);
        alone_before = alone;
        match grown.last_mut() {
            Some(last) if last.table && line.text.contains(CELL) && !last.ends_before(line, lexicon) => {
                last.lines.push(line.text.clone());
            }
            Some(last)
                if !last.table
                    && !apart
                    && !bullet
                    && (last.goes_on(line)
                        || (last.begins_with(line)
                            && before.is_some_and(|before| !was_ended(before, line, edge)))) =>
            {
                last.add(line);
            }
            _ => {
                let gap = before.is_none_or(|before| has_gap(before, line, leading));
                grown.push(Growing::new(line, bullet, gap, lexicon));
            }
        }
        before = Some(line);
    }
    grown.into_iter().map(|growing| growing.finish(body)).collect()
}

/// Whether a line was ended on purpose: the first word of the next line would have fitted.
fn was_ended(line: &Line, next: &Line, edge: f64) -> bool {
    line.right + SPACE * line.size + next.first_word < edge
}

/// Whether a line does not start with a lower-case letter.
fn starts_large(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
}

/// The usual line distance, as a share of the font size.
fn leading(columns: &[Vec<Line>]) -> f64 {
    let pairs = columns.iter().flat_map(|lines| lines.iter().zip(lines.iter().skip(1)));
    let mut steps: Vec<f64> = pairs
        .map(|(a, b)| (a.y - b.y) / a.size.max(b.size))
        .filter(|step| (0.9..3.0).contains(step))
        .collect();
    steps.sort_by(f64::total_cmp);
    // The closest lines belong to one paragraph, since most lines of a resume end one.
    steps.get(steps.len() / 4).copied().unwrap_or(USUAL_LEADING).clamp(1.0, MOST_LEADING)
}

fn is_apart(before: &Line, line: &Line, leading: f64) -> bool {
    let size = before.size.max(line.size);
    let other_size = (before.size - line.size).abs() > OTHER_SIZE * size;
    other_size || has_gap(before, line, leading) || before.bold != line.bold
}

/// Whether two lines are further apart than those of a paragraph.
fn has_gap(before: &Line, line: &Line, leading: f64) -> bool {
    let step = (before.y - line.y) / before.size.max(line.size);
    step > leading * GAP || step < 0.0
}

/// A paragraph under construction.
struct Growing {
    lines: Vec<String>,
    item: bool,
    /// Whether its first line has the column names of a table of skills.
    table: bool,
    /// Whether there is a gap above it.
    gap: bool,
    size: f64,
    bold: bool,
    spaced: bool,
    /// Where its first line starts, and its text after a bullet.
    left: f64,
    text_left: f64,
}

impl Growing {
    /// Whether a row with fewer cells begins with a heading, and so another section: "Digital skills | Excel".
    fn ends_before(&self, line: &Line, lexicon: &Lexicon) -> bool {
        let count = |text: &str| text.split(CELL).count();
        let first = line.text.split(CELL).next().unwrap_or_default();
        self.lines.first().is_some_and(|header| count(&line.text) < count(header))
            && lexicon.heading(first).is_some()
    }

    fn new(line: &Line, item: bool, gap: bool, lexicon: &Lexicon) -> Self {
        let bare = item || line.icon;
        let text = line.text.get(bullet_len(&line.text)..).filter(|_| bare).unwrap_or(&line.text);
        Self {
            lines: vec![text.to_owned()],
            item,
            table: names_columns(&line.text.split(CELL).collect::<Vec<_>>(), lexicon),
            gap,
            size: line.size,
            bold: line.bold,
            spaced: line.spaced,
            left: line.left,
            text_left: line.text_left,
        }
    }

    /// Whether a line with the same appearance continues this paragraph: below a bullet it is indented like
    /// its text.
    fn goes_on(&self, line: &Line) -> bool {
        let indented = line.left > self.left + self.size * 0.3;
        !self.item || indented || (line.left - self.text_left).abs() < self.size * 0.3
    }

    /// Whether a line starts where this paragraph does, as the second line of an item that is not indented.
    fn begins_with(&self, line: &Line) -> bool {
        (line.left - self.left).abs() < self.size * 0.3
    }

    /// Adds a line, joining a word hyphenated across the lines.
    fn add(&mut self, line: &Line) {
        match self.lines.last_mut() {
            Some(last) if is_divided(last, &line.text) => {
                last.pop();
                last.push_str(&line.text);
            }
            _ => self.lines.push(line.text.clone()),
        }
    }

    fn finish(self, body: f64) -> Paragraph {
        let kind = match self.item {
            _ if self.table => Kind::Table,
            true => Kind::Item,
            false => Kind::Body,
        };
        let large = self.size > body * LARGE && self.lines.len() <= 2;
        let look = Look {
            bold: self.bold || self.spaced || self.size > body * (1.0 + OTHER_SIZE),
            large,
            underlined: false,
            apart: self.gap,
            indent: self.left as f32,
        };
        Paragraph { lines: self.lines, kind, look }
    }
}

/// Whether a hyphen between lower-case letters divides a word ("develop-", "ment") rather than joining two.
fn is_divided(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else { return false };
    let word = stem.split_whitespace().next_back().unwrap_or_default();
    stem.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase) && !word.contains('-')
}
