//! One CSV record at the start of some bytes: where it ends, or why it is none.
//!
//! RFC 4180, read strictly: a field is quoted from its first to its last character or not at all. What is not
//! strictly right is refused here, so that no reader downstream has to guess where a row ends.

use super::limits::TOO_LONG;
use super::table::DELIMITERS;
use std::borrow::Cow;
use std::io::BufRead;

/// A record may be this long: longer than any person's skills, short enough for several in memory.
pub(super) const LONGEST_RECORD: usize = 16 << 20;

/// A line break is looked for in a window that doubles: where all lines end in CR, a search for LF would see the whole
/// file for each of them.
const FIRST_WINDOW: usize = 256;

/// So many CR may stand before an LF as one line break; more of them are blank lines.
const MOST_RETURNS: usize = 2;

/// A quoted field may run over this many lines; a quote that stays open longer was never meant to be one.
pub(super) const MOST_LINES: u64 = 100;

/// The same where a column holds texts: no resume has so many lines that fit into [`LONGEST_RECORD`].
pub(super) const MOST_LINES_OF_TEXT: u64 = 100_000;

/// How the records of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    pub(super) columns: usize,
    /// A row may end early, as long as it has so many fields: those that a profile cannot do without.
    pub(super) needed: usize,
    /// A quoted field may run over so many lines.
    pub(super) most_lines: u64,
}

/// What stands at the start of some bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scan {
    /// A line without anything.
    Blank {
        /// Where the next record starts.
        next: usize,
    },
    /// A whole record.
    Whole {
        /// Where its text ends, without the line break.
        end: usize,
        /// Where the next record starts.
        next: usize,
        /// How many lines it takes.
        lines: u64,
    },
    /// No record that can be used; the first line is to blame, the next one may be fine.
    Bad {
        /// Why.
        reason: Cow<'static, str>,
    },
    /// More bytes are needed to say.
    Unfinished,
}

/// Reads the record at the start of `data`; `last` says that nothing comes after `data`.
pub(super) fn scan(data: &[u8], last: bool, dialect: Dialect) -> Scan {
    let Some((end, next)) = first_line(data, last) else { return too_long_or_unfinished(data) };
    let line = data.get(..end).unwrap_or(data);
    if line.is_empty() {
        return Scan::Blank { next };
    }
    if find(b'"', line).is_some() {
        return quoted(data, last, dialect);
    }
    let fields = line.iter().filter(|b| **b == dialect.delimiter).count() + 1;
    checked(data, Record { end, next, lines: 1, fields }, dialect)
}

/// The end of the first line without its line break, and the start of the second line.
///
/// A line ends in LF, in CR and LF, or in CR alone, as a Macintosh writes it; a file may mix them.
pub(super) fn first_line(data: &[u8], last: bool) -> Option<(usize, usize)> {
    match line_break(data) {
        Some(at) => Some((at, behind_break(data, at, last)?)),
        None => last.then_some((data.len(), data.len())),
    }
}

/// The most lines of a header with line breaks in quotes.
const MOST_HEADER_LINES: u64 = 20;

/// The end of a header with line breaks in quotes, the start of the next record, and how many lines it has; `None` where
/// the first line is all of it, or a quote is never closed.
///
/// What stands between fields is not known yet, so a quote opens a field behind any of the usual separators.
pub(super) fn quoted_header(data: &[u8]) -> Option<(usize, usize, u64)> {
    let (mut place, mut lines) = (Place::Start, 1);
    for (at, byte) in data.iter().enumerate() {
        let delimiter = if DELIMITERS.contains(byte) { *byte } else { DELIMITERS[0] };
        match step(place, *byte, data.get(at + 1).copied(), delimiter) {
            Step::Go(next) => place = next,
            Step::NextField => place = Place::Start,
            Step::InnerLine if lines < MOST_HEADER_LINES => lines += 1,
            Step::EndOfRecord if lines > 1 => return Some((at, behind_break(data, at, true)?, lines)),
            Step::EndOfRecord | Step::InnerLine | Step::Fault(_) => return None,
        }
    }
    (lines > 1 && place != Place::Quoted).then_some((data.len(), data.len(), lines))
}

/// The first place of a CR or an LF.
fn line_break(data: &[u8]) -> Option<usize> {
    let (mut from, mut window) = (0, FIRST_WINDOW);
    loop {
        let rest = data.get(from..).filter(|rest| !rest.is_empty())?;
        let piece = rest.get(..window).unwrap_or(rest);
        let feed = find(b'\n', piece);
        let before = piece.get(..feed.unwrap_or(piece.len())).unwrap_or_default();
        if let Some(at) = find(b'\r', before).or(feed) {
            return Some(from + at);
        }
        (from, window) = (from + piece.len(), window * 2);
    }
}

/// Where the next line starts after a break, if that can be told. Some programs write two CR before an LF.
fn behind_break(data: &[u8], at: usize, last: bool) -> Option<usize> {
    let rest = data.get(at..).unwrap_or_default();
    let returns = rest.iter().take_while(|byte| **byte == b'\r').take(MOST_RETURNS).count();
    match rest.get(returns) {
        Some(b'\n') => Some(at + returns + 1),
        None if !last && returns < MOST_RETURNS => None,
        _ => Some(at + 1),
    }
}

/// How much of a line without an end goes by at once: a CR stays, because an LF may follow it.
pub(super) fn passed(data: &[u8]) -> usize {
    data.len() - data.iter().rev().take(MOST_RETURNS).take_while(|byte| **byte == b'\r').count()
}

/// The first place of a byte; the standard library's own search is many times faster than a loop.
pub(super) fn find(byte: u8, data: &[u8]) -> Option<usize> {
    let mut rest = data;
    let passed = rest.skip_until(byte).ok()?;
    let at = passed.checked_sub(1)?;
    (data.get(at) == Some(&byte)).then_some(at)
}

fn too_long_or_unfinished(data: &[u8]) -> Scan {
    if data.len() > LONGEST_RECORD { bad(TOO_LONG) } else { Scan::Unfinished }
}

fn bad(reason: &'static str) -> Scan {
    Scan::Bad { reason: Cow::Borrowed(reason) }
}

/// A record that is rightly quoted and not yet checked otherwise.
struct Record {
    end: usize,
    next: usize,
    lines: u64,
    fields: usize,
}

/// Empty fields beyond the header's are left out: some programs end a row with a delimiter.
fn checked(data: &[u8], record: Record, dialect: Dialect) -> Scan {
    let Record { mut end, next, lines, mut fields } = record;
    let line = data.get(..end).unwrap_or(data);
    let empty = line.iter().rev().take_while(|byte| **byte == dialect.delimiter).count();
    let extra = fields.saturating_sub(dialect.columns);
    if extra <= empty {
        (end, fields) = (end - extra, fields - extra);
    }
    if end > LONGEST_RECORD {
        return bad(TOO_LONG);
    }
    if fields > dialect.columns || fields < dialect.needed {
        let columns = dialect.columns;
        return Scan::Bad { reason: format!("the row has {fields} fields, the header has {columns}").into() };
    }
    Scan::Whole { end, next, lines }
}

/// Where in a field a byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Plain,
    Quoted,
    AfterQuote,
}

/// What a byte does to the record.
enum Step {
    Go(Place),
    NextField,
    InnerLine,
    EndOfRecord,
    Fault(&'static str),
}

fn step(place: Place, byte: u8, following: Option<u8>, delimiter: u8) -> Step {
    match (place, byte) {
        (Place::Quoted, b'"') => Step::Go(Place::AfterQuote),
        (Place::Quoted, b'\n') => Step::InnerLine,
        (Place::Quoted, b'\r') if following.is_some_and(|b| !matches!(b, b'\n' | b'\r')) => Step::InnerLine,
        (Place::Quoted, _) => Step::Go(Place::Quoted),
        (_, b'\n' | b'\r') => Step::EndOfRecord,
        (Place::Start | Place::AfterQuote, b'"') => Step::Go(Place::Quoted),
        (Place::Plain, b'"') => Step::Fault("a quote occurs inside a field that does not start with one"),
        (_, byte) if byte == delimiter => Step::NextField,
        (Place::AfterQuote, _) => Step::Fault("text follows a closing quote"),
        (Place::Start | Place::Plain, _) => Step::Go(Place::Plain),
    }
}

const UNCLOSED: &str = "a quote is never closed";

fn quoted(data: &[u8], last: bool, dialect: Dialect) -> Scan {
    let (mut place, mut fields, mut lines) = (Place::Start, 1, 1);
    for (at, byte) in data.iter().enumerate().take(LONGEST_RECORD + 2) {
        match step(place, *byte, data.get(at + 1).copied(), dialect.delimiter) {
            Step::Go(next) => place = next,
            Step::NextField => (place, fields) = (Place::Start, fields + 1),
            Step::InnerLine if lines >= dialect.most_lines => return bad(UNCLOSED),
            Step::InnerLine => lines += 1,
            Step::Fault(reason) => return bad(reason),
            Step::EndOfRecord => {
                let Some(next) = behind_break(data, at, last) else { return Scan::Unfinished };
                return checked(data, Record { end: at, next, lines, fields }, dialect);
            }
        }
    }
    match (data.len() > LONGEST_RECORD, last, place) {
        (true, _, Place::Quoted) | (_, true, Place::Quoted) => bad(UNCLOSED),
        (true, ..) => bad(TOO_LONG),
        (false, false, _) => Scan::Unfinished,
        (false, true, _) => {
            checked(data, Record { end: data.len(), next: data.len(), lines, fields }, dialect)
        }
    }
}
