//! Collects the tables of a document: rows of cells of paragraphs; nested tables are flattened into their
//! cell.

use super::page_number::is_page_number;
use skillgap_core::document::{BlockKind, Document, Header, Look, Place, TableRow};
use skillgap_core::lexicon::Lexicon;

/// The most cells of a table; further ones are added to the last.
const MOST_CELLS: usize = 50_000;

/// The most paragraphs in the cells of a table: more than a whole document may have, so that none is lost in silence.
const MOST_IN_CELLS: usize = 300_000;

/// The most characters of a cell in a data table; longer ones contain paragraphs laid out as a table.
const LONGEST_CELL: usize = 160;

/// A paragraph of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) look: Look,
}

/// Adds paragraphs to a document: directly, or when their table ends.
pub(super) struct Collector<'l> {
    pub(super) document: Document,
    pub(super) lexicon: &'l Lexicon,
    table: Vec<Vec<Vec<Paragraph>>>,
    cells: usize,
    /// The paragraphs in its cells.
    in_cells: usize,
    depth: usize,
    paragraphs: u32,
}

impl<'l> Collector<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            document: Document::default(),
            lexicon,
            table: Vec::new(),
            cells: 0,
            in_cells: 0,
            depth: 0,
            paragraphs: 0,
        }
    }

    /// Adds a paragraph at the current position.
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        if paragraph.text.trim().is_empty() || is_page_number(&paragraph.text, false) {
            return;
        }
        match self.table.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) if self.depth > 0 => {
                self.in_cells += 1;
                if self.in_cells <= MOST_IN_CELLS {
                    cell.push(paragraph);
                }
            }
            _ => self.write(&paragraph),
        }
    }

    /// Starts a table.
    pub(super) fn open_table(&mut self) {
        self.depth += 1;
    }

    /// Starts a row.
    pub(super) fn open_row(&mut self) {
        if self.depth == 1 && self.cells < MOST_CELLS {
            self.table.push(Vec::new());
        }
    }

    /// Starts a cell.
    pub(super) fn open_cell(&mut self) {
        if self.depth == 1 && self.cells < MOST_CELLS {
            self.cells += 1;
            match self.table.last_mut() {
                Some(row) => row.push(Vec::new()),
                None => self.table.push(vec![Vec::new()]),
            }
        }
    }

    /// Ends a table; the outermost one is added to the document.
    pub(super) fn close_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            (self.cells, self.in_cells) = (0, 0);
            self.flush_table();
        }
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> Document {
        self.depth = 0;
        self.flush_table();
        self.document
    }

    /// Adds a table. If its cells are short texts, it is a data table; otherwise the cells are only layout.
    fn flush_table(&mut self) {
        let table: Vec<Vec<Vec<Paragraph>>> =
            std::mem::take(&mut self.table).into_iter().flat_map(in_rows).collect();
        let columns = table.iter().map(Vec::len).max().unwrap_or(0);
        let is_data = columns > 1 && table.iter().flatten().all(|cell| is_short(cell));
        if !is_data {
            for paragraph in table.iter().flatten().flatten() {
                self.write(paragraph);
            }
            return;
        }
        let rows: Vec<TableRow> = table
            .iter()
            .map(|row| {
                let place = self.place();
                let texts = row.iter().map(|cell| {
                    let texts: Vec<&str> = cell.iter().map(|paragraph| paragraph.text.trim()).collect();
                    texts.join(" ")
                });
                let texts: Vec<String> = texts.collect();
                TableRow { cells: texts.iter().map(|text| self.document.appended(text)).collect(), place }
            })
            .collect();
        self.document.push_table(&rows, Header::Unknown, self.lexicon);
    }

    fn write(&mut self, paragraph: &Paragraph) {
        let place = self.place();
        let text = paragraph.text.trim();
        self.document.add(paragraph.kind.clone(), text, paragraph.look, place);
    }

    fn place(&mut self) -> Place {
        self.paragraphs += 1;
        Place { line: Some(self.paragraphs), ..Place::default() }
    }
}

/// Splits a row whose cells have one line per label, "Languages:" above "Databases:", into a row per label.
fn in_rows(row: Vec<Vec<Paragraph>>) -> Vec<Vec<Vec<Paragraph>>> {
    let count = row.first().map_or(0, Vec::len);
    let labels =
        row.first().is_some_and(|cell| cell.iter().all(|paragraph| paragraph.text.trim().ends_with(':')));
    if count < 2 || row.len() < 2 || !labels || row.iter().any(|cell| cell.len() != count) {
        return vec![row];
    }
    let mut rows: Vec<Vec<Vec<Paragraph>>> = vec![Vec::new(); count];
    for cell in row {
        rows.iter_mut().zip(cell).for_each(|(row, paragraph)| row.push(vec![paragraph]));
    }
    rows
}

/// Whether a cell is a short text that is neither a heading nor a list.
fn is_short(cell: &[Paragraph]) -> bool {
    let plain = |paragraph: &Paragraph| {
        matches!(paragraph.kind, BlockKind::Paragraph) && !paragraph.text.trim().contains('\n')
    };
    let len: usize = cell.iter().map(|paragraph| paragraph.text.trim().chars().count()).sum();
    cell.len() <= 1 && cell.iter().all(plain) && len <= LONGEST_CELL
}
