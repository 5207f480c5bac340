//! Tables: which row has the column names, and which tables are only for layout.

use super::fields::{Field, field};
use crate::document::{BlockKind, Cell, Document, Look, Place};
use crate::lexicon::Lexicon;
use crate::source_text::SourceText;
use crate::text::compact;

/// A row of a table: its cells and its position.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The texts of its cells.
    pub cells: Vec<SourceText>,
    /// Its position.
    pub place: Place,
}

/// Whether the first row of a table has its column names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// The format says so.
    First,
    /// It must be inferred from the rows, and there may be none.
    Unknown,
}

/// The most words of a column name.
const MOST_WORDS: usize = 5;

/// The most bytes of a column name.
const LONGEST_NAME: usize = 100;

/// The number of first rows in which column names are searched.
const FIRST_ROWS: usize = 30;

impl Document {
    /// Adds a data table: each row with its column names, if there are any.
    pub fn push_table(&mut self, rows: &[TableRow], header: Header, lexicon: &Lexicon) {
        let at = match header {
            Header::First => Some(0).filter(|_| !rows.is_empty()),
            Header::Unknown => rows.iter().take(FIRST_ROWS).position(|row| is_header(&row.cells, lexicon)),
        };
        let mut labels: Vec<String> = at
            .and_then(|at| rows.get(at))
            .map(|row| row.cells.iter().map(|cell| column_name(&cell.text)).collect())
            .unwrap_or_default();
        // A table with only names is a skills list.
        if let [name] = &mut labels[..] {
            "skill".clone_into(name);
        }
        for (number, row) in rows.iter().enumerate() {
            let below = at.is_some_and(|at| number > at);
            if at == Some(number) {
                let cells =
                    row.cells.iter().map(|text| Cell { label: HEADER.to_owned(), text: text.clone() });
                self.push_row(cells.collect(), &row.place);
                continue;
            }
            let cells = row.cells.iter().enumerate().map(|(column, text)| {
                let label = labels.get(column).filter(|_| below).cloned().unwrap_or_default();
                Cell { label, text: text.clone() }
            });
            self.push_row(cells.collect(), &row.place);
        }
    }

    fn push_row(&mut self, cells: Vec<Cell>, place: &Place) {
        if cells.iter().any(|cell| !cell.text.text.trim().is_empty()) {
            self.push(BlockKind::Row(cells), SourceText::verbatim("", 0..0), Look::default(), place.clone());
        }
    }
}

/// The name of a column, which every cell repeats: no more of it than says what the column holds.
fn column_name(cell: &str) -> String {
    let name = cell.trim();
    name.get(..name.floor_char_boundary(LONGEST_NAME)).unwrap_or(name).to_owned()
}

/// The column name given to cells of the header row, which are themselves names.
pub(super) const HEADER: &str = "column";

/// Whether a row contains known column names: two of them, or one that is unambiguous.
pub fn is_header(cells: &[SourceText], lexicon: &Lexicon) -> bool {
    let filled: Vec<&str> =
        cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    let short = filled.iter().all(|text| text.split_whitespace().count() <= MOST_WORDS && text.len() <= 60);
    if filled.is_empty() || !short {
        return false;
    }
    if filled.iter().any(|text| matches!(compact(text).as_str(), "skill" | "skills" | "skillname")) {
        return filled.len() > 1 || cells.len() == 1;
    }
    if cells.len() == 1 {
        return filled.iter().all(|text| compact(text) == "name");
    }
    let fields: Vec<Field> = filled.iter().map(|text| field(text, lexicon)).collect();
    let names = |field: &Field| {
        matches!(
            field,
            Field::Name | Field::Mentions | Field::Title | Field::Language | Field::Degree | Field::Employer
        )
    };
    let known = fields.iter().filter(|field| **field != Field::Unknown).count();
    fields.iter().any(names)
        && fields.iter().any(|field| {
            matches!(
                field,
                Field::Level | Field::Years | Field::From | Field::To | Field::Date | Field::Employer
            )
        })
        && known >= 2
        && known * 2 >= filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_name_is_cut_since_every_row_repeats_it() {
        assert_eq!(column_name(" Skill "), "Skill");
        assert_eq!(column_name(&"é".repeat(10_000)).len(), LONGEST_NAME);
    }
}
