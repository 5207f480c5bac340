//! From glyphs on a page to paragraphs: words, lines, columns, and what belongs together.

mod column;
mod line;

use super::super::made::{Paragraph, Style, names_columns};
use super::super::text::bullet_len;
use super::page::Glyph;
use column::{CELL, ordered};
use line::{Line, fragments};

/// Lines whose baselines are further apart than the usual distance times this stand in different paragraphs.
const GAP: f64 = 1.35;

/// The distance of baselines as a share of the size, where a page has too few lines to tell its own.
const USUAL_LEADING: f64 = 1.3;

/// Lines of one paragraph are rarely set further apart than this.
const MOST_LEADING: f64 = 1.6;

/// A line whose letters are larger or smaller than those before by this share is another paragraph.
const OTHER_SIZE: f64 = 0.12;

/// Letters that are larger than most by this share make a heading, whatever it says.
const LARGE: f64 = 1.25;

/// The widest line of a narrow column of names is not broken because the column was full ("Python (advanced)").
const SHORTEST_FULL: usize = 20;

/// The paragraphs of a page, in the order in which people read them.
pub(super) fn paragraphs(glyphs: Vec<Glyph>) -> Vec<Paragraph> {
    let columns = ordered(fragments(glyphs));
    let body = body_size(&columns);
    let leading = leading(&columns);
    columns.iter().flat_map(|column| in_column(column, body, leading)).collect()
}

/// The size of most letters.
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

fn in_column(lines: &[Line], body: f64, leading: f64) -> Vec<Paragraph> {
    let right = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
    let mut grown: Vec<Growing> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let apart = before.is_none_or(|before| is_apart(before, line, leading));
        let bullet = bullet_len(&line.text) > 0;
        let apart = apart || line.text.contains(CELL);
        match grown.last_mut() {
            Some(last) if last.table && line.text.contains(CELL) => last.lines.push(line.text.clone()),
            Some(last) if !last.table && !apart && !bullet && last.goes_on(line) => last.add(line, right),
            _ => grown.push(Growing::new(line, bullet)),
        }
        before = Some(line);
    }
    grown.into_iter().map(|growing| growing.finish(body)).collect()
}

/// The usual distance of baselines, as a share of the size.
fn leading(columns: &[Vec<Line>]) -> f64 {
    let pairs = columns.iter().flat_map(|lines| lines.iter().zip(lines.iter().skip(1)));
    let mut steps: Vec<f64> = pairs
        .map(|(a, b)| (a.y - b.y) / a.size.max(b.size))
        .filter(|step| (0.9..3.0).contains(step))
        .collect();
    steps.sort_by(f64::total_cmp);
    // The closest lines are those of one paragraph; most lines of a resume end one.
    steps.get(steps.len() / 4).copied().unwrap_or(USUAL_LEADING).clamp(1.0, MOST_LEADING)
}

fn is_apart(before: &Line, line: &Line, leading: f64) -> bool {
    let size = before.size.max(line.size);
    let other_size = (before.size - line.size).abs() > OTHER_SIZE * size;
    let step = (before.y - line.y) / size;
    other_size || step > leading * GAP || step < 0.0 || before.bold != line.bold
}

/// A paragraph that still grows.
struct Growing {
    lines: Vec<String>,
    item: bool,
    /// Whether its first line names the columns of a table of skills.
    table: bool,
    /// Where its last line ends.
    right: f64,
    size: f64,
    bold: bool,
    spaced: bool,
    /// Where its first line begins, and its text behind a bullet.
    left: f64,
    text_left: f64,
}

impl Growing {
    fn new(line: &Line, item: bool) -> Self {
        let text = line.text.get(bullet_len(&line.text)..).filter(|_| item).unwrap_or(&line.text);
        Self {
            lines: vec![text.to_owned()],
            item,
            table: names_columns(&line.text.split(CELL).collect::<Vec<_>>()),
            right: line.right,
            size: line.size,
            bold: line.bold,
            spaced: line.spaced,
            left: line.left,
            text_left: line.text_left,
        }
    }

    /// Whether a line of the same look goes on with this paragraph: below a bullet it is indented like its text.
    fn goes_on(&self, line: &Line) -> bool {
        let indented = line.left > self.left + self.size * 0.3;
        !self.item || indented || (line.left - self.text_left).abs() < self.size * 0.3
    }

    /// Adds a line: to the last one, when that was broken because the column was full. A word that was divided
    /// there is put together.
    fn add(&mut self, line: &Line, column_right: f64) {
        let first = line.text.split_whitespace().next().unwrap_or_default().chars().count();
        let letter = (line.right - line.left) / line.text.chars().count().max(1) as f64;
        let long = self.lines.last().is_some_and(|last| last.chars().count() >= SHORTEST_FULL);
        let full = long && self.right + letter * (first as f64 + 0.5) > column_right;
        self.right = line.right;
        match self.lines.last_mut() {
            Some(last) if is_divided(last, &line.text) => {
                last.pop();
                last.push_str(&line.text);
            }
            Some(last) if full => {
                last.push(' ');
                last.push_str(&line.text);
            }
            _ => self.lines.push(line.text.clone()),
        }
    }

    fn finish(self, body: f64) -> Paragraph {
        let lines = self.lines.len();
        let text = self.lines.join(if self.item { " " } else { "\n" });
        let large = self.size > body * LARGE && lines <= 2;
        let style = match self.item {
            _ if self.table => Style::Table,
            true => Style::Item,
            false if large => Style::Heading(1),
            false => Style::Body,
        };
        Paragraph { text, style, bold: self.bold || self.spaced || self.size > body * (1.0 + OTHER_SIZE) }
    }
}

/// "develop-" and "ment": a hyphen between small letters that divides a word, not one that joins two.
fn is_divided(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else { return false };
    let word = stem.split_whitespace().next_back().unwrap_or_default();
    stem.ends_with(char::is_lowercase) && after.starts_with(char::is_lowercase) && !word.contains('-')
}
