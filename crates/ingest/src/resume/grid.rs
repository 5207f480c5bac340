//! Tables while a document is being read: rows of cells of paragraphs, nested ones flattened into their cell.

use super::made::{Grid, Marked, Paragraph};

/// The most cells of one table; further ones join the last.
const MAX_CELLS: usize = 50_000;

/// Collects paragraphs: straight into the text, or into the cells of an open table.
#[derive(Debug, Default)]
pub(super) struct Collector {
    marked: Marked,
    table: Grid,
    cells: usize,
    depth: usize,
}

impl Collector {
    /// Adds a paragraph where the reader is.
    pub(super) fn add(&mut self, paragraph: Paragraph) {
        if paragraph.text.trim().is_empty() {
            return;
        }
        match self.table.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) if self.depth > 0 => cell.push(paragraph),
            _ => self.marked.paragraph(&paragraph),
        }
    }

    /// A table begins.
    pub(super) fn open_table(&mut self) {
        self.depth += 1;
    }

    /// A row begins.
    pub(super) fn open_row(&mut self) {
        if self.depth == 1 && self.cells < MAX_CELLS {
            self.table.push(Vec::new());
        }
    }

    /// A cell begins.
    pub(super) fn open_cell(&mut self) {
        if self.depth == 1 && self.cells < MAX_CELLS {
            self.cells += 1;
            match self.table.last_mut() {
                Some(row) => row.push(Vec::new()),
                None => self.table.push(vec![Vec::new()]),
            }
        }
    }

    /// A table ends; the outermost one is written down.
    pub(super) fn close_table(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.cells = 0;
            self.marked.table(&std::mem::take(&mut self.table));
        }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.depth = 0;
        self.marked.table(&std::mem::take(&mut self.table));
        self.marked.finish()
    }
}
