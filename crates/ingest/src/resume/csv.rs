//! Reads CSV: a table with one skill per row and a level or years, or entries of a resume.

use crate::error::InputError;
use ::csv::{ByteRecord, ReaderBuilder};
use skillgap_core::document::{BlockKind, Cell, Document, Header, Look, Place, TableRow, is_header};
use skillgap_core::level::stated_level;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::source_text::{Escapes, SourceText};
use skillgap_core::text::compact;
use std::ops::Range;

/// The most columns of a table of skills; a skills list needs three.
const MAX_COLUMNS: usize = 1_000;

/// The most rows of a resume.
const MAX_ROWS: usize = 100_000;

/// Whether the first line is the header of a table of skills.
pub(super) fn has_header(text: &str) -> bool {
    let (delimiter, line) = first_line(text);
    let names: Vec<&str> = line.split(char::from(delimiter)).map(unquoted).collect();
    let skill = names.iter().any(|name| matches!(compact(name).as_str(), "skill" | "skills"));
    skill
        && names.iter().all(|name| name.split_whitespace().count() <= 3)
        && (names.len() > 1 || line == "skill")
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches('"')
}

/// The separator and the line it was found in: the first line, or the one after "sep=;", as used by Excel.
fn first_line(text: &str) -> (u8, &str) {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    match told(first) {
        Some(told) => (told, lines.next().unwrap_or_default()),
        None => (delimiter(first), first),
    }
}

/// The separator stated by a line.
fn told(line: &str) -> Option<u8> {
    match line.trim_matches(['"', '\r', '\u{feff}']).strip_prefix("sep=")?.as_bytes() {
        [sign] => Some(*sign),
        _ => None,
    }
}

/// The most frequent separator in the first line.
fn delimiter(line: &str) -> u8 {
    let count = |d: &u8| line.bytes().filter(|b| b == d).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Reads the table.
pub(super) fn read(shown: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut document = Document::of_text(text);
    let rows = rows(shown, text)?;
    let profiles = |row: &TableRow| row.cells.iter().any(|cell| compact(&cell.text) == "profileid");
    if rows.first().is_some_and(profiles) {
        return Err(InputError::new(shown, "is a table of many profiles, not one resume")
            .hint("use 'skillgap batch' for it, or keep the rows of one person and drop profile_id"));
    }
    if rows.iter().take(1).any(|row| is_header(&row.cells, lexicon)) {
        document.push_table(&rows, Header::First, lexicon);
    } else {
        rows.iter().for_each(|row| skill_row(row, &mut document));
    }
    Ok(document)
}

/// Reads a row of a table without column names: the skill comes first, and a level if a cell states one.
fn skill_row(row: &TableRow, document: &mut Document) {
    let cells = row.cells.iter().enumerate().map(|(at, text)| {
        let label = match at {
            0 => "skill",
            _ if stated_level(&text.text).is_some() => "level",
            _ => "",
        };
        Cell { label: label.to_owned(), text: text.clone() }
    });
    let cells: Vec<Cell> = cells.filter(|cell| !cell.text.text.trim().is_empty()).collect();
    if !cells.is_empty() {
        document.push(
            BlockKind::Row(cells),
            SourceText::verbatim("", 0..0),
            Look::default(),
            row.place.clone(),
        );
    }
}

/// The rows of a text, with the positions of their fields.
pub(super) fn rows(shown: &str, text: &str) -> Result<Vec<TableRow>, InputError> {
    let (delimiter, _) = first_line(text);
    let mut table = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    while let Some(row) = next_row(&mut table, &mut record, text, delimiter, shown)? {
        if rows.len() == MAX_ROWS {
            let message = format!("has more than {MAX_ROWS} rows, too many for a resume");
            return Err(
                InputError::new(shown, message).hint("use 'skillgap batch' for a table of many profiles")
            );
        }
        rows.push(row);
    }
    // The line with the separator is not a row.
    let tells = text.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| told(line).is_some());
    rows.drain(..usize::from(tells).min(rows.len()));
    Ok(rows)
}

fn next_row(
    table: &mut ::csv::Reader<&[u8]>,
    record: &mut ByteRecord,
    text: &str,
    delimiter: u8,
    shown: &str,
) -> Result<Option<TableRow>, InputError> {
    let wrong = |e: ::csv::Error| InputError::new(shown, format!("is not valid CSV: {e}"));
    if !table.read_byte_record(record).map_err(wrong)? {
        return Ok(None);
    }
    if record.len() > MAX_COLUMNS {
        let message = format!("has more than {MAX_COLUMNS} columns, too many for a skills list");
        return Err(InputError::new(shown, message).hint("write one skill per row"));
    }
    let from = record.position().map_or(0, ::csv::Position::byte);
    let start = row_start(text, usize::try_from(from).unwrap_or(0));
    let ranges = field_ranges(text, start, delimiter, record.len()).map_err(|at| {
        InputError::new(shown, "is not valid CSV: a quote is opened and never closed")
            .at_byte(text.as_bytes(), at)
            .hint("close the quote, or write the field without quotes")
    })?;
    let fields = ranges.into_iter().zip(record.iter()).map(|(range, field)| {
        SourceText::decoded(text, range, &String::from_utf8_lossy(field), Escapes::Doubled('"'))
    });
    let line = record.position().map_or(1, ::csv::Position::line) + blank_lines(text, from, start);
    let place = Place { line: u32::try_from(line).ok(), ..Place::default() };
    Ok(Some(TableRow { cells: fields.collect(), place }))
}

/// The reader counts empty lines as part of the next row; this is where the row itself starts.
fn row_start(text: &str, from: usize) -> usize {
    let blank = text.bytes().skip(from).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    from + blank
}

fn blank_lines(text: &str, from: u64, start: usize) -> u64 {
    let from = usize::try_from(from).unwrap_or(start);
    text.get(from..start).map_or(0, |blank| blank.bytes().filter(|b| *b == b'\n').count() as u64)
}

/// The ranges of the fields of a row, including quotes; fails with the position of an unclosed quote.
fn field_ranges(text: &str, start: usize, delimiter: u8, count: usize) -> Result<Vec<Range<usize>>, usize> {
    let mut ranges = Vec::new();
    let mut at = start;
    for _ in 0..count {
        let end = field_end(text.as_bytes(), at, delimiter).ok_or(at)?;
        ranges.push(at..end);
        at = end + 1;
    }
    Ok(ranges)
}

fn field_end(bytes: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut quoted = bytes.get(start) == Some(&b'"');
    let mut at = start + usize::from(quoted);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if quoted => quoted = false,
            _ if quoted => {}
            b'\r' | b'\n' => return Some(at),
            other if *other == delimiter => return Some(at),
            _ => {}
        }
        at += 1;
    }
    (!quoted).then_some(bytes.len().max(start))
}
