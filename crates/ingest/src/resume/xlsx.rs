//! Reads Excel workbooks (XLSX): skills matrices, with one skill per row and a level or years, and other
//! tables.
//!
//! Only the texts and numbers of cells are read, as streams within limits; formulas count with the value
//! stored by Excel. A crate for whole workbooks (calamine) was considered: it unpacks every part in memory
//! without limit, and adds a second decompressor to the build.

mod number_formats;

use super::markup::{attribute, entity, local};
use super::package::Package;
use crate::error::InputError;
use number_formats::NumberFormats;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use skillgap_core::document::{BlockKind, Document, Header, Look, Place, TableRow};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::text::compact;
use std::borrow::Cow;

/// The most rows read per sheet; a skills matrix has a few hundred.
const MAX_ROWS: usize = 5_000;

/// The most columns read per row.
const MAX_COLUMNS: usize = 50;

/// The most sheets read.
const MAX_SHEETS: usize = 20;

/// The most characters of a cell; longer texts are cut.
const MAX_CELL: usize = 5_000;

/// The most bytes of text of all cells together.
const MAX_TEXT: usize = 4 << 20;

/// The rows of a sheet, from the first.
type Sheet = Vec<Vec<String>>;

/// Reads a workbook.
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let strings = shared(&package.text("xl/sharedStrings.xml")?.unwrap_or_default());
    let workbook = package.text("xl/workbook.xml")?.unwrap_or_default();
    let formats = NumberFormats::read(&package.text("xl/styles.xml")?.unwrap_or_default(), &workbook);
    let titles = titles(&workbook);
    let is_sheet = |name: &String| name.starts_with("xl/worksheets/sheet") && name.ends_with(".xml");
    let names: Vec<String> = package.names().into_iter().filter(is_sheet).collect();
    let mut document = Document::default();
    let mut left_out = LeftOut::default();
    for (number, name) in names.iter().take(MAX_SHEETS).enumerate() {
        let xml = package.text(name)?.unwrap_or_default();
        let mut rows = rows(&xml, (&strings, &formats), &mut left_out);
        with_dates(&mut rows, &formats);
        if let Some(title) = titles.get(number).filter(|title| lexicon.heading(title).is_some()) {
            document.add(BlockKind::Heading(1), title, Look::default(), Place::default());
        }
        sheet(&rows, lexicon, &mut document);
    }
    if names.len() > MAX_SHEETS {
        document.note(format!("only the first {MAX_SHEETS} sheets were read"), None);
    }
    left_out.notes().into_iter().for_each(|note| document.note(note, None));
    if document.is_blank() {
        return Err(InputError::new(shown, "holds no text in its cells")
            .hint("name the columns in one row: skill, level, years; 'level' and 'years' may be missing"));
    }
    Ok(document)
}

/// Date columns, by name.
const DATED: &[&str] = &[
    "lastused", "lastuse", "used", "start", "end", "from", "to", "until", "since", "started", "finished",
    "valid",
];

/// Day numbers from 1954 to 2064.
const DAYS: std::ops::RangeInclusive<u32> = 20_000..=60_000;

/// Converts whole day numbers in date columns to dates, whatever their format says.
fn with_dates(rows: &mut Sheet, formats: &NumberFormats) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    for column in 0..columns {
        let named = |row: &Vec<String>| {
            let name = compact(row.get(column).map_or("", String::as_str));
            DATED.contains(&name.as_str()) || name.contains("date")
        };
        let Some(header) = rows.iter().position(named) else { continue };
        for cell in rows.iter_mut().skip(header + 1).filter_map(|row| row.get_mut(column)) {
            let days = cell.trim().parse::<u32>().ok().filter(|days| DAYS.contains(days));
            if let Some(date) = days.and_then(|days| formats.date_of(f64::from(days))) {
                *cell = date;
            }
        }
    }
}

fn sheet(rows: &Sheet, lexicon: &Lexicon, document: &mut Document) {
    let filled = rows.iter().zip(1u32..).filter(|(row, _)| row.iter().any(|cell| !cell.trim().is_empty()));
    let rows: Vec<TableRow> = filled
        .map(|(row, number)| TableRow {
            cells: row.iter().map(|cell| document.appended(cell)).collect(),
            place: Place { line: Some(number), ..Place::default() },
        })
        .collect();
    document.push_table(&rows, Header::Unknown, lexicon);
}

/// The titles of the sheets, in order.
fn titles(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut titles = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if local(e.name().as_ref()) == "sheet" => {
                titles.push(attribute(&e, "name").unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    titles
}

/// The shared texts that cells refer to.
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

/// The meaning of the next characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Text,
    /// The pronunciation of a Japanese text.
    Reading,
}

/// The rows of a sheet's XML.
fn rows(xml: &str, (strings, formats): (&[String], &NumberFormats), left_out: &mut LeftOut) -> Sheet {
    let mut reader = Reader::from_str(xml);
    let mut sheet = Sheet::new();
    let mut cell = Cell::default();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if local(e.name().as_ref()) == "row" => {
                let number = attribute(&e, "r").and_then(|r| r.parse::<usize>().ok());
                let number = number.unwrap_or(sheet.len() + 1).max(sheet.len() + 1);
                if number > MAX_ROWS {
                    left_out.rows = true;
                    break;
                }
                sheet.resize(number, Vec::new());
            }
            Event::Start(e) => match local(e.name().as_ref()) {
                "c" => cell = Cell::new(&e),
                "rPh" => cell.reading = false,
                "v" | "t" => cell.reading = true,
                _ => {}
            },
            Event::Text(part) if cell.reading => cell.text.push_str(&part),
            Event::GeneralRef(name) if cell.reading => {
                cell.text.push_str(&entity(&name).unwrap_or_default());
            }
            Event::End(e) => match local(e.name().as_ref()) {
                "v" | "t" => cell.reading = false,
                "c" => {
                    cell.put(sheet.last_mut(), (strings, formats), left_out);
                    if left_out.is_full() {
                        break;
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    sheet
}

/// What of a workbook is more than any matrix of skills has.
#[derive(Debug, Default)]
struct LeftOut {
    rows: bool,
    cells: usize,
    cut: usize,
    /// The bytes of text of all cells: many may show one long text.
    taken: usize,
}

impl LeftOut {
    fn is_full(&self) -> bool {
        self.taken > MAX_TEXT
    }

    fn notes(&self) -> Vec<String> {
        let Self { rows, cells, cut, .. } = *self;
        let said = [
            (rows, format!("only the first {MAX_ROWS} rows of a sheet were read")),
            (cells > 0, format!("{cells} cells behind the first {MAX_COLUMNS} columns were not read")),
            (cut > 0, format!("of {cut} cells only the first {MAX_CELL} characters were read")),
            (self.is_full(), format!("only the first {} MiB of text were read", MAX_TEXT >> 20)),
        ];
        said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, note)| note).collect()
    }
}

/// A cell being read.
#[derive(Debug, Default)]
struct Cell {
    column: Option<usize>,
    kind: Option<String>,
    style: usize,
    reading: bool,
    text: String,
}

impl Cell {
    fn new(element: &BytesStart<'_>) -> Self {
        let column = attribute(element, "r").and_then(|place| column_of(&place));
        let style = attribute(element, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
        Self { column, kind: attribute(element, "t"), style, ..Self::default() }
    }

    /// What the cell shows: a shared text, a boolean, a date, or its own content.
    fn shown<'s>(&self, text: String, strings: &'s [String], formats: &NumberFormats) -> Cow<'s, str> {
        match (self.kind.as_deref(), text.trim()) {
            (Some("s"), number) => {
                let string = number.parse::<usize>().ok().and_then(|at| strings.get(at));
                Cow::Borrowed(string.map_or("", String::as_str))
            }
            (Some("b"), "1") => Cow::Borrowed("true"),
            (Some("b"), _) => Cow::Borrowed("false"),
            (Some("e"), _) => Cow::Borrowed(""),
            (None | Some("n"), number) => Cow::Owned(formats.date(self.style, number).unwrap_or(text)),
            _ => Cow::Owned(text),
        }
    }

    fn put(
        &mut self,
        row: Option<&mut Vec<String>>,
        (strings, formats): (&[String], &NumberFormats),
        left_out: &mut LeftOut,
    ) {
        let Some(row) = row else { return };
        let at = self.column.unwrap_or(row.len());
        let text = std::mem::take(&mut self.text);
        let text = self.shown(text, strings, formats);
        if at >= MAX_COLUMNS {
            left_out.cells += usize::from(!text.trim().is_empty());
            return;
        }
        let cut = text.char_indices().nth(MAX_CELL).map(|(end, _)| end);
        left_out.cut += usize::from(cut.is_some());
        let text = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
        left_out.taken += text.len();
        if left_out.is_full() {
            return;
        }
        row.resize(row.len().max(at + 1), String::new());
        if let Some(cell) = row.get_mut(at) {
            text.clone_into(cell);
        }
    }
}

/// The column index of a cell reference, which is 2 for "C7".
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0usize, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
