//! The text that is made of a document which is none, in a format that the other readers know.

use super::csv::{Column, column};
use super::findings::MAX_TEXT;
use super::format::ResumeFormat;
use super::lines::lines;
use super::sections::{is_clear, place_of};
use super::text::bullet_len;

/// The most bytes of a text that is made of a document: twice that of its words, for the signs of Markdown.
pub(super) const MAX_MADE: usize = 2 * MAX_TEXT;

/// A text made of a document; the places of its segments count in this text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) text: String,
    /// How the text is to be read.
    pub(super) shape: ResumeFormat,
    /// What was left out of the document.
    pub(super) warnings: Vec<String>,
}

/// What a paragraph of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A heading of this rank, from 1.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Anything else.
    Body,
    /// Rows of a table of skills, one a line, with bars between the cells.
    Table,
}

/// A paragraph of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) style: Style,
    /// Whether all of it is bold.
    pub(super) bold: bool,
}

/// A table whose cells hold paragraphs.
pub(super) type Grid = Vec<Vec<Vec<Paragraph>>>;

/// The ranks of headings that Markdown has.
const LOWEST_RANK: u8 = 6;

/// Writes paragraphs and tables down as Markdown.
#[derive(Debug, Default)]
pub(super) struct Marked {
    text: String,
}

impl Marked {
    /// Adds a paragraph; what looks like a heading without being one by name is written as one.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let text = paragraph.text.trim();
        let bullet = bullet_len(text);
        match paragraph.style {
            _ if text.is_empty() => {}
            Style::Heading(rank) => self.heading(rank, text),
            Style::Item => self.item(text),
            Style::Table => self.table(&rows(text)),
            Style::Body if bullet > 0 => self.item(text.get(bullet..).unwrap_or_default()),
            Style::Body if is_heading(text, paragraph.bold) => self.heading(2, text),
            Style::Body => self.body(text),
        }
    }

    /// Adds a table: one of skills as such, any other cell by cell, for it is there for the layout.
    pub(super) fn table(&mut self, grid: &Grid) {
        let mut rows = grid.iter().skip_while(|row| !is_header(row));
        if let Some(header) = rows.next() {
            let before = grid.iter().take_while(|row| !is_header(row));
            before.flatten().flatten().for_each(|paragraph| self.paragraph(paragraph));
            return self.skills(header, rows);
        }
        grid.iter().flatten().flatten().for_each(|paragraph| self.paragraph(paragraph));
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn heading(&mut self, rank: u8, text: &str) {
        let marks = "#".repeat(usize::from(rank.clamp(1, LOWEST_RANK)));
        self.text.push_str(&format!("{marks} {}\n\n", joined(text)));
    }

    fn item(&mut self, text: &str) {
        self.text.push_str(&format!("- {}\n\n", joined(text)));
    }

    fn body(&mut self, text: &str) {
        for line in lines(text) {
            self.text.push_str(&escaped(text.get(line).unwrap_or_default()));
            self.text.push('\n');
        }
        self.text.push('\n');
    }

    fn skills<'g>(
        &mut self,
        header: &'g [Vec<Paragraph>],
        rows: impl Iterator<Item = &'g Vec<Vec<Paragraph>>>,
    ) {
        let width = header.len();
        self.row(header, width);
        self.text.push_str(&format!("|{}\n", " --- |".repeat(width)));
        rows.for_each(|row| self.row(row, width));
        self.text.push('\n');
    }

    fn row(&mut self, cells: &[Vec<Paragraph>], width: usize) {
        let text = |cell: &Vec<Paragraph>| {
            let texts: Vec<&str> = cell.iter().map(|paragraph| paragraph.text.as_str()).collect();
            joined(&texts.join(" "))
        };
        let cells = cells.iter().map(text).chain(std::iter::repeat_n(String::new(), width)).take(width);
        self.text.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
}

/// A short line in a usual wording, which stands out by its letters or can be nothing else.
fn is_heading(text: &str, bold: bool) -> bool {
    let caps = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    !text.contains(['\n', ',', ';', '|'])
        && place_of(text).is_some()
        && (bold || caps || text.ends_with(':') || is_clear(text))
}

/// A table of skills has a handful of columns.
const MAX_COLUMNS: usize = 20;

/// Whether a row names the columns of a table of skills.
fn is_header(row: &[Vec<Paragraph>]) -> bool {
    if row.len() > MAX_COLUMNS {
        return false;
    }
    let names: Vec<String> = row
        .iter()
        .map(|cell| cell.iter().map(|paragraph| paragraph.text.trim()).collect::<Vec<_>>().join(" "))
        .collect();
    names_columns(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Whether these are the names of the columns of a table of skills with levels or years.
pub(super) fn names_columns(names: &[&str]) -> bool {
    let columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
    columns.contains(&Column::Skill) && columns.iter().any(|c| matches!(c, Column::Level | Column::Years))
}

/// The cells of lines with bars.
fn rows(text: &str) -> Grid {
    let cell = |text: &str| vec![Paragraph { text: text.trim().to_owned(), style: Style::Body, bold: false }];
    text.lines().map(|line| line.split('|').map(cell).collect()).collect()
}

/// One line, escaped.
fn joined(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with a backslash before every sign that means something in Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.len() - numbered.len();
    for (at, c) in text.char_indices() {
        let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>');
        let counts = number > 0 && at == number && matches!(c, '.' | ')');
        if opens
            || counts
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '$' | '!')
        {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_become_markdown_that_means_the_same() {
        let body = |text: &str| Paragraph { text: text.to_owned(), style: Style::Body, bold: false };
        let mut marked = Marked::default();
        marked.paragraph(&body("WORK EXPERIENCE"));
        marked.paragraph(&body("• Built a <b>*thing*</b>"));
        marked.paragraph(&body("# C#\nand more"));
        marked.paragraph(&Paragraph { style: Style::Heading(9), ..body("x") });
        let text = marked.finish();
        assert_eq!(
            text,
            "## WORK EXPERIENCE\n\n- Built a \\<b>\\*thing\\*\\</b>\n\n\\# C#\nand more\n\n###### x\n\n"
        );
    }
}
