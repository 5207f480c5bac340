//! Text layout for the terminal that never exceeds its width: headings, paragraphs, and rows of cells.

use super::paint::{Colour, Tone};
use super::width::{clean, width, wrap};

/// The space between two cells.
const GUTTER: usize = 2;

/// A part of a row.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    columns: usize,
    tone: Tone,
    right: bool,
}

impl Cell {
    /// A cell of this width; its text is sanitised and wrapped.
    pub(crate) fn new(text: &str, columns: usize) -> Self {
        Self { text: clean(text), columns, tone: Tone::Plain, right: false }
    }

    /// The same cell with a tone.
    pub(crate) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The same cell, right-aligned.
    pub(crate) fn right(mut self) -> Self {
        self.right = true;
        self
    }

    fn paint(&self, line: &str, colour: Colour, is_last: bool) -> String {
        let padding = " ".repeat(self.columns.saturating_sub(width(line)));
        let painted = colour.paint(self.tone, line);
        match (self.right, is_last) {
            (true, _) => padding + &painted,
            (false, true) => painted,
            (false, false) => painted + &padding,
        }
    }
}

/// Lines of text with a maximum width.
#[derive(Debug)]
pub(crate) struct Sheet {
    text: String,
    columns: usize,
    colour: Colour,
}

impl Sheet {
    /// An empty sheet.
    pub(crate) fn new(columns: usize, colour: Colour) -> Self {
        Self { text: String::new(), columns: columns.max(MIN_COLUMNS), colour }
    }

    /// The columns left after an indentation.
    pub(crate) fn room(&self, indent: usize) -> usize {
        self.columns.saturating_sub(indent)
    }

    /// Adds an empty line, unless there is one already.
    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Adds the title of the document, above a double rule.
    pub(crate) fn title(&mut self, text: &str) {
        self.line(0, Tone::Strong, text);
        self.rule('═');
    }

    /// Adds the title of a part, below a rule.
    pub(crate) fn part(&mut self, text: &str) {
        self.blank();
        self.rule('─');
        self.line(0, Tone::Strong, text);
    }

    /// Adds the heading of a section with a remark after it, or below it if both do not fit on a line.
    pub(crate) fn heading(&mut self, indent: usize, text: &str, remark: &str) {
        self.blank();
        if width(text) + GUTTER + width(remark) <= self.room(indent) {
            let head = Cell::new(text, width(text)).tone(Tone::Heading);
            return self.row(indent, &[head, Cell::new(remark, width(remark)).tone(Tone::Quiet)]);
        }
        self.line(indent, Tone::Heading, text);
        if !remark.is_empty() {
            self.line(indent, Tone::Quiet, remark);
        }
    }

    /// Adds a paragraph, wrapped at words.
    pub(crate) fn line(&mut self, indent: usize, tone: Tone, text: &str) {
        let room = self.room(indent);
        self.row(indent, &[Cell::new(text, room).tone(tone)]);
    }

    /// Adds a paragraph after a mark, with hanging indentation.
    pub(crate) fn item(&mut self, indent: usize, mark: &str, text: &str, tone: Tone) {
        let room = self.room(indent + width(mark) + 1);
        let cells = [Cell::new(mark, width(mark)), Cell::new(text, room).tone(tone)];
        self.grid(indent, &cells, 1);
    }

    /// Adds cells side by side, each wrapped in its own width.
    pub(crate) fn row(&mut self, indent: usize, cells: &[Cell]) {
        self.grid(indent, cells, GUTTER);
    }

    fn grid(&mut self, indent: usize, cells: &[Cell], gutter: usize) {
        let wrapped: Vec<Vec<String>> = cells.iter().map(|cell| wrap(&cell.text, cell.columns)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            let texts: Vec<&str> =
                wrapped.iter().map(|lines| lines.get(row).map_or("", String::as_str)).collect();
            let last = texts.iter().rposition(|text| !text.is_empty()).map_or(0, |at| at + 1);
            let painted: Vec<String> = (cells.iter().zip(&texts).take(last).enumerate())
                .map(|(i, (cell, text))| cell.paint(text, self.colour, i + 1 == last))
                .collect();
            let margin = if last == 0 { 0 } else { indent };
            self.text.push_str(&" ".repeat(margin));
            self.text.push_str(&painted.join(&" ".repeat(gutter)));
            self.text.push('\n');
        }
    }

    fn rule(&mut self, mark: char) {
        let rule = mark.to_string().repeat(self.columns);
        self.text.push_str(&self.colour.paint(Tone::Quiet, &rule));
        self.text.push('\n');
    }

    /// The text, with exactly one line break at its end.
    pub(crate) fn finish(self) -> String {
        let mut text = self.text.trim_end().to_owned();
        text.push('\n');
        text
    }
}

/// The least width of a table.
const MIN_COLUMNS: usize = 60;

/// A share in `[0,1]` as a bar of this width.
pub(crate) fn bar(share: f64, columns: usize) -> String {
    let filled = (share.clamp(0.0, 1.0) * columns as f64).round() as usize;
    // A bar is full only for 1, and empty only for 0.
    let filled = match share {
        s if s > 0.0 && filled == 0 => 1,
        s if s < 1.0 && filled == columns => columns.saturating_sub(1),
        _ => filled,
    };
    "█".repeat(filled) + &"░".repeat(columns - filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_or_empty_only_when_it_is_true() {
        for (share, expected) in [(0.0, "░░░░"), (0.01, "█░░░"), (0.5, "██░░"), (0.99, "███░"), (1.0, "████")]
        {
            assert_eq!(bar(share, 4), expected, "{share}");
        }
        assert_eq!(bar(f64::NAN, 4), "░░░░");
    }

    #[test]
    fn cells_wrap_side_by_side_without_trailing_spaces() {
        let mut sheet = Sheet::new(60, Colour::Off);
        sheet.row(2, &[Cell::new("one two", 5), Cell::new("7%", 4).right(), Cell::new("a b", 2)]);
        assert_eq!(sheet.finish(), "  one      7%  a\n  two          b\n");
    }
}
