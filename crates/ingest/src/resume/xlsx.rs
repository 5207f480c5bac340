//! Excel workbooks (XLSX): a matrix of skills, with a skill in each row and a level or years beside it.
//!
//! Only the texts and numbers of cells are read, as streams within bounds; formulas count by the value that Excel
//! left in them. A crate for whole workbooks (calamine) was looked at: it unpacks every part in memory without a
//! bound, and adds a second decompressor to the build.

use super::csv::{Column, column};
use super::docx::{attribute, entity, local};
use super::format::ResumeFormat;
use super::made::Made;
use super::package::Package;
use crate::error::InputError;
use quick_xml::Reader;
use quick_xml::events::Event;

/// The most rows of a sheet that are read; a matrix of skills has a few hundred.
const MAX_ROWS: usize = 5_000;

/// The most columns that are read of a row.
const MAX_COLUMNS: usize = 50;

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 20;

/// The most characters of a cell; a longer text names no skill.
const MAX_CELL: usize = 500;

/// The rows of a sheet, from the first.
type Sheet = Vec<Vec<String>>;

/// Reads a workbook.
pub(super) fn read(shown: &str, bytes: &[u8]) -> Result<Made, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let strings = shared(&package.text("xl/sharedStrings.xml")?.unwrap_or_default());
    let is_sheet = |name: &String| name.starts_with("xl/worksheets/sheet") && name.ends_with(".xml");
    let names: Vec<String> = package.names().into_iter().filter(is_sheet).collect();
    let mut sheets = Vec::new();
    for name in names.iter().take(MAX_SHEETS) {
        let rows = rows(&package.text(name)?.unwrap_or_default(), &strings);
        if rows.iter().flatten().any(|cell| !cell.trim().is_empty()) {
            sheets.push(rows);
        }
    }
    let Some((sheet, header)) = sheets.iter().find_map(|sheet| Some((sheet, header(sheet)?))) else {
        return Err(none_of_skills(shown));
    };
    let left_out = sheets.len() - 1;
    let warnings = (left_out > 0).then(|| {
        format!("the sheet whose header names a column 'skill' was read; {left_out} more with text were not")
    });
    Ok(Made { text: csv(sheet, header), shape: ResumeFormat::Csv, warnings: warnings.into_iter().collect() })
}

fn none_of_skills(shown: &str) -> InputError {
    InputError::new(shown, "holds no sheet with a column named 'skill'")
        .hint("name the columns in one row: skill, level, years; 'level' and 'years' may be missing")
}

/// The row that names the columns.
fn header(sheet: &Sheet) -> Option<usize> {
    let names_skills = |row: &Vec<String>| {
        let columns: Vec<Column> = row.iter().map(|cell| column(cell)).collect();
        columns.contains(&Column::Skill)
            && (columns.iter().any(|c| matches!(c, Column::Level | Column::Years))
                || row.iter().any(|cell| matches!(cell.trim().to_lowercase().as_str(), "skill" | "skills")))
    };
    sheet.iter().position(names_skills)
}

/// The sheet as CSV, each row in the line of its number, so that messages name the row that the person sees.
fn csv(sheet: &Sheet, header: usize) -> String {
    let width = sheet.get(header).map_or(0, Vec::len);
    let mut text = "\n".repeat(header);
    for row in sheet.iter().skip(header) {
        let cells = row.iter().map(String::as_str).chain(std::iter::repeat_n("", width)).take(width);
        let fields: Vec<String> = cells.map(field).collect();
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            text.push_str(&fields.join(","));
        }
        text.push('\n');
    }
    text
}

/// A field in quotes, in one line.
fn field(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.replace('"', "\"\""))
}

/// The texts that cells point at.
fn shared(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut strings = Vec::new();
    let (mut text, mut open) = (String::new(), Inside::Nothing);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) => match local(e.name().as_ref()) {
                "t" if open == Inside::Nothing => open = Inside::Text,
                "rPh" => open = Inside::Reading,
                _ => {}
            },
            Event::Text(part) if open == Inside::Text => text.push_str(&part),
            Event::GeneralRef(name) if open == Inside::Text => {
                text.push_str(&entity(&name).unwrap_or_default());
            }
            Event::End(e) => match local(e.name().as_ref()) {
                "t" if open == Inside::Text => open = Inside::Nothing,
                "rPh" => open = Inside::Nothing,
                "si" => strings.push(std::mem::take(&mut text)),
                _ => {}
            },
            Event::Empty(e) if local(e.name().as_ref()) == "si" => strings.push(String::new()),
            Event::Eof => break,
            _ => {}
        }
    }
    strings
}

/// What the characters that come are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Text,
    /// How a Japanese text is pronounced.
    Reading,
}

/// The rows of a sheet's XML.
fn rows(xml: &str, strings: &[String]) -> Sheet {
    let mut reader = Reader::from_str(xml);
    let mut sheet = Sheet::new();
    let mut cell = Cell::default();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if local(e.name().as_ref()) == "row" => {
                let number = attribute(&e, "r").and_then(|r| r.parse::<usize>().ok());
                let number = number.unwrap_or(sheet.len() + 1).max(sheet.len() + 1);
                if number > MAX_ROWS {
                    break;
                }
                sheet.resize(number, Vec::new());
            }
            Event::Start(e) => match local(e.name().as_ref()) {
                "c" => cell = Cell::new(attribute(&e, "r"), attribute(&e, "t")),
                "v" | "t" => cell.reading = true,
                _ => {}
            },
            Event::Text(part) if cell.reading => cell.text.push_str(&part),
            Event::GeneralRef(name) if cell.reading => {
                cell.text.push_str(&entity(&name).unwrap_or_default());
            }
            Event::End(e) => match local(e.name().as_ref()) {
                "v" | "t" => cell.reading = false,
                "c" => cell.put(sheet.last_mut(), strings),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    sheet
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    column: Option<usize>,
    shared: bool,
    reading: bool,
    text: String,
}

impl Cell {
    fn new(place: Option<String>, kind: Option<String>) -> Self {
        let column = place.and_then(|place| column_of(&place));
        Self { column, shared: kind.as_deref() == Some("s"), ..Self::default() }
    }

    fn put(&mut self, row: Option<&mut Vec<String>>, strings: &[String]) {
        let Some(row) = row else { return };
        let at = self.column.unwrap_or(row.len());
        let text = std::mem::take(&mut self.text);
        let text = match self.shared {
            true => text.trim().parse::<usize>().ok().and_then(|i| strings.get(i)),
            false => Some(&text),
        };
        let text: String = text.map(|text| text.chars().take(MAX_CELL).collect()).unwrap_or_default();
        if at < MAX_COLUMNS {
            row.resize(row.len().max(at + 1), String::new());
            if let Some(cell) = row.get_mut(at) {
                *cell = text;
            }
        }
    }
}

/// The column of "C7": 2.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0usize, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
