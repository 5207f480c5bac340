//! A table with one skill in each row, and a level or years beside it.

use super::findings::Findings;
use super::piece::{Escapes, Piece};
use super::skills::level_of_text;
use crate::error::InputError;
use ::csv::{ByteRecord, ReaderBuilder};
use skillgap_core::level::stated_level;
use skillgap_core::resume::{Form, Section};
use skillgap_core::text::compact;
use skillgap_core::units::Level;
use std::ops::Range;

/// The most columns that a table of skills may have; a list of skills needs three.
const MAX_COLUMNS: usize = 1_000;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Skill,
    Level,
    Years,
    /// A column of a table without header: a level where it states one.
    Perhaps,
    Ignored,
}

/// What a column of this name holds.
pub(super) fn column(name: &str) -> Column {
    match compact(name).as_str() {
        "skill" | "skills" | "name" | "skillname" | "technology" | "tool" => Column::Skill,
        "level" | "proficiency" | "rating" | "skilllevel" => Column::Level,
        "years" | "yearsofexperience" | "yrs" => Column::Years,
        _ => Column::Ignored,
    }
}

/// Whether the first line is the header of a table of skills.
pub(super) fn has_header(text: &str) -> bool {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let names: Vec<&str> = line.split(char::from(delimiter(line))).map(unquoted).collect();
    let skill = names.iter().any(|name| matches!(compact(name).as_str(), "skill" | "skills"));
    skill
        && names.iter().all(|name| name.split_whitespace().count() <= 3)
        && (names.len() > 1 || line == "skill")
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches('"')
}

/// The separator that the first line uses most.
fn delimiter(line: &str) -> u8 {
    let count = |d: &u8| line.bytes().filter(|b| b == d).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Reads the table.
pub(super) fn read(text: &str, findings: &mut Findings) -> Result<(), InputError> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = delimiter(first);
    let mut table = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let mut columns: Option<Vec<Column>> = None;
    while let Some(row) = next_row(&mut table, &mut record, text, delimiter, findings)? {
        match &columns {
            None if row.fields.iter().any(|field| compact(&field.text) == "profileid") => {
                return Err(InputError::new(findings.path(), "is a table of many profiles, not one resume")
                    .hint(
                        "use 'skillgap batch' for it, or keep the rows of one person and drop profile_id",
                    ));
            }
            None => {
                let found = header(&row, findings);
                if found.is_none() {
                    add(&row, &without_header(&row), findings);
                }
                columns = Some(found.unwrap_or_else(|| without_header(&row)));
            }
            Some(columns) => add(&row, columns, findings),
        }
        if findings.is_full() {
            break;
        }
    }
    Ok(())
}

/// One row with the places of its fields.
struct Row {
    line: u64,
    fields: Vec<Piece>,
}

fn next_row(
    table: &mut ::csv::Reader<&[u8]>,
    record: &mut ByteRecord,
    text: &str,
    delimiter: u8,
    findings: &Findings,
) -> Result<Option<Row>, InputError> {
    let wrong = |e: ::csv::Error| InputError::new(findings.path(), format!("is not valid CSV: {e}"));
    if !table.read_byte_record(record).map_err(wrong)? {
        return Ok(None);
    }
    if record.len() > MAX_COLUMNS {
        let message = format!("has more than {MAX_COLUMNS} columns, which no list of skills does");
        return Err(InputError::new(findings.path(), message).hint("write one skill in each row"));
    }
    let from = record.position().map_or(0, ::csv::Position::byte);
    let start = row_start(text, usize::try_from(from).unwrap_or(0));
    let ranges = field_ranges(text, start, delimiter, record.len()).map_err(|at| {
        InputError::new(findings.path(), "is not valid CSV: a quote is opened and never closed")
            .at_byte(text.as_bytes(), at)
            .hint("close the quote, or write the field without quotes")
    })?;
    let fields = ranges.into_iter().zip(record.iter()).map(|(range, field)| {
        Piece::decoded(text, range, &String::from_utf8_lossy(field), Escapes::Doubled('"'))
    });
    let line = record.position().map_or(1, ::csv::Position::line) + blank_lines(text, from, start);
    Ok(Some(Row { line, fields: fields.collect() }))
}

/// The reader counts empty lines to the row behind them; the row itself begins after them.
fn row_start(text: &str, from: usize) -> usize {
    let blank = text.bytes().skip(from).take_while(|b| matches!(b, b'\r' | b'\n')).count();
    from + blank
}

fn blank_lines(text: &str, from: u64, start: usize) -> u64 {
    let from = usize::try_from(from).unwrap_or(start);
    text.get(from..start).map_or(0, |blank| blank.bytes().filter(|b| *b == b'\n').count() as u64)
}

/// Where the fields of the row stand, quotes included; fails with the place of a quote that is never closed.
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

/// The columns that the first row names; `None` when it is data already.
fn header(row: &Row, findings: &mut Findings) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = row.fields.iter().map(|field| column(&field.text)).collect();
    if let Some(skill) =
        row.fields.iter().position(|f| matches!(compact(&f.text).as_str(), "skill" | "skills"))
    {
        // Beside a column of skills, `name` is the person's, and `tool` is what it was used with.
        let others = columns.iter_mut().enumerate().filter(|(i, c)| *i != skill && **c == Column::Skill);
        others.for_each(|(_, column)| *column = Column::Ignored);
    }
    if !columns.contains(&Column::Skill) {
        let header = columns.iter().any(|c| *c != Column::Ignored);
        header.then(|| findings.warn_line(row.line, "no column is named 'skill'; the first one is taken"));
        return header.then(|| first_is_skill(columns));
    }
    for (field, column) in row.fields.iter().zip(&columns) {
        if *column == Column::Ignored && !field.text.trim().is_empty() {
            let name: String = field.text.trim().chars().take(60).collect();
            findings.warn_line(row.line, format!("the column '{name}' is not known and was left out"));
        }
    }
    Some(columns)
}

fn first_is_skill(mut columns: Vec<Column>) -> Vec<Column> {
    if let Some(first) = columns.first_mut() {
        *first = Column::Skill;
    }
    columns
}

fn without_header(row: &Row) -> Vec<Column> {
    first_is_skill(vec![Column::Perhaps; row.fields.len()])
}

fn add(row: &Row, columns: &[Column], findings: &mut Findings) {
    if row.fields.iter().all(|field| field.text.trim().is_empty()) {
        return;
    }
    if row.fields.len() != columns.len() {
        let (has, wants) = (row.fields.len(), columns.len());
        let message = format!("the row has {has} fields where the first row has {wants}, and was left out");
        return findings.warn_line(row.line, message);
    }
    let level = level(row, columns, findings);
    for (field, _) in row.fields.iter().zip(columns).filter(|(_, column)| **column == Column::Skill) {
        findings.add(field, Section::Skills, Form::List, level);
    }
}

/// A stated level counts before years.
fn level(row: &Row, columns: &[Column], findings: &mut Findings) -> Option<Level> {
    let mut of = |wanted: Column| {
        let mut fields = row.fields.iter().zip(columns).filter(|(_, column)| **column == wanted);
        fields.next().and_then(|(field, _)| cell_level(&field.text, wanted, row.line, findings))
    };
    let stated = of(Column::Level);
    let years = of(Column::Years);
    stated.or(years).or_else(|| of(Column::Perhaps))
}

/// The level that a cell of such a column states.
pub(super) fn cell_level(text: &str, column: Column, line: u64, findings: &mut Findings) -> Option<Level> {
    let (level, what) = match column {
        Column::Level => (level_of_text(text, false), "level"),
        Column::Years => (level_of_text(text, true), "number of years"),
        _ => return stated_level(text),
    };
    level.unwrap_or_else(|why| {
        findings.warn_line(line, format!("the {what} is {why}"));
        None
    })
}
