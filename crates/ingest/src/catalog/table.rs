//! Reads tables of text by column names: in one pass, with bounded memory, reporting and skipping invalid
//! rows.

use super::faults::Faults;
use super::import::Shown;
use super::line_feeds::LineFeeds;
use super::source::{SourceFile, Sources};
use crate::error::InputError;
use csv::{ByteRecord, ReaderBuilder};
use skillgap_core::catalog::Place;
use skillgap_core::text::compact;
use std::io::{Cursor, Read};

const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// The bytes at the start that show how a file is written.
const HEAD: u64 = 16 * 1024;

/// An invalid row of this many lines probably starts with an unclosed quote.
const LINES_OF_A_LOST_QUOTE: u64 = 200;

/// How fields are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// By commas, semicolons or tabs, whichever the header uses, with quotes.
    Csv,
    /// By tabs, without quotes.
    Tabs,
}

/// The columns to read, by name; the first `required` of them must be present.
pub(super) struct Columns<const N: usize> {
    pub(super) form: Form,
    pub(super) names: [&'static str; N],
    pub(super) required: usize,
}

/// A row: its position, and the trimmed text of the requested columns ("" if missing).
pub(super) struct Row<'a, const N: usize> {
    pub(super) place: Place,
    pub(super) fields: [&'a str; N],
}

/// The shared state of an import.
pub(super) struct Reading<'a> {
    pub(super) sources: Sources,
    pub(super) faults: Faults,
    pub(super) shown: Shown<'a>,
}

impl Reading<'_> {
    /// The files with this name; if there are none, the import fails.
    pub(super) fn need(
        &self,
        stem: &str,
        extension: &str,
        hint: &str,
    ) -> Result<Vec<SourceFile>, InputError> {
        let found = self.sources.find(stem, extension);
        if found.is_empty() {
            let message = format!("there is no file '{stem}*.{extension}'");
            Err(InputError::new(self.sources.given(), message).hint(hint))
        } else {
            Ok(found)
        }
    }

    /// The files with this name; if there are none, this is noted with the consequence.
    pub(super) fn want(&mut self, stem: &str, extension: &str, consequence: &str) -> Vec<SourceFile> {
        let found = self.sources.find(stem, extension);
        if found.is_empty() {
            let place = Place::new(&self.sources.given().into(), 0);
            self.faults.note(&place, || format!("there is no file '{stem}*.{extension}': {consequence}"));
        }
        found
    }

    /// Counts the bytes of the files to read, so that progress has a total.
    pub(super) fn announce(&mut self, stems: &[&str], extension: &str) {
        let files = stems.iter().flat_map(|stem| self.sources.find(stem, extension));
        self.shown.total = files.map(|file| file.size).sum();
    }

    /// Passes every valid row of a table to `with`.
    pub(super) fn rows<const N: usize>(
        &mut self,
        file: &SourceFile,
        columns: &Columns<N>,
        mut with: impl FnMut(Row<'_, N>, &mut Faults),
    ) -> Result<(), InputError> {
        let Self { sources, faults, shown } = self;
        sources.read(file, |bytes| {
            let mut table = Table::open(bytes, file, columns, faults)?;
            while let Some(row) = table.next(faults)? {
                shown.step(sources, faults);
                if let Some(row) = row {
                    with(row, faults);
                }
            }
            Ok(())
        })
    }
}

struct Table<'a, const N: usize> {
    reader: csv::Reader<Box<dyn Read + 'a>>,
    file: &'a SourceFile,
    record: ByteRecord,
    width: usize,
    at: [Option<usize>; N],
}

impl<'a, const N: usize> Table<'a, N> {
    fn open(
        bytes: &'a mut dyn Read,
        file: &'a SourceFile,
        columns: &Columns<N>,
        faults: &mut Faults,
    ) -> Result<Self, InputError> {
        let text = Text::open(bytes, file)?;
        let delimiter = match columns.form {
            Form::Tabs => b'\t',
            Form::Csv => text.delimiter(),
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(columns.form == Form::Csv)
            // There are no others, see `Text`.
            .terminator(csv::Terminator::Any(b'\n'))
            .flexible(true)
            .has_headers(false)
            // Every row, including the last, ends in a line feed, so that lines can be counted back from its
            // end.
            .from_reader(Box::new(text.into_read().chain(b"\n".as_slice())) as Box<dyn Read + 'a>);
        let mut header = ByteRecord::new();
        reader.read_byte_record(&mut header).map_err(|error| unreadable(file, error))?;
        let at = find(&header, columns, file, faults)?;
        Ok(Self { reader, file, record: ByteRecord::new(), width: header.len(), at })
    }

    /// Moves to the next non-empty row; returns `false` at the end.
    fn advance(&mut self) -> Result<bool, InputError> {
        loop {
            let more = self.reader.read_byte_record(&mut self.record);
            let more = more.map_err(|error| unreadable(self.file, error))?;
            let is_empty = self.record.len() == 1 && self.record.as_slice().trim_ascii().is_empty();
            if !(more && is_empty) {
                return Ok(more);
            }
        }
    }

    /// The line on which the record starts, which is not where the reader started if it skipped empty lines.
    fn first_line(&self) -> u64 {
        let began = self.record.position().map_or(0, csv::Position::line);
        let passed = self.reader.position().line().saturating_sub(began);
        let within = self.record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        began + passed.saturating_sub(within + 1)
    }

    /// The next row; the inner `None` is an invalid one, which was reported.
    #[allow(clippy::type_complexity, reason = "a name would hide that there are two ways of being absent")]
    fn next(&mut self, faults: &mut Faults) -> Result<Option<Option<Row<'_, N>>>, InputError> {
        if !self.advance()? {
            return Ok(None);
        }
        let first = self.first_line();
        let place = Place::new(&self.file.shown, u32::try_from(first).unwrap_or(u32::MAX));
        if self.record.len() != self.width {
            let lines = self.reader.position().line().saturating_sub(first);
            faults.note(&place, || wrong_width(self.record.len(), self.width, lines));
            return Ok(Some(None));
        }
        let mut fields = [""; N];
        for (field, at) in fields.iter_mut().zip(&self.at) {
            let bytes = at.and_then(|at| self.record.get(at)).unwrap_or_default();
            match str::from_utf8(bytes) {
                Ok(text) => *field = text.trim(),
                Err(_) => {
                    faults.note(&place, || "the row is not UTF-8 text, and was left out".to_owned());
                    return Ok(Some(None));
                }
            }
        }
        Ok(Some(Some(Row { place, fields })))
    }
}

fn wrong_width(has: usize, wants: usize, lines: u64) -> String {
    let quote = match lines {
        LINES_OF_A_LOST_QUOTE.. => format!(" (it goes on for {lines} lines: is a quote never closed?)"),
        _ => String::new(),
    };
    format!("the row has {has} fields but the header has {wants}, so it was left out{quote}")
}

/// Finds the columns; a missing one is an error or a note.
fn find<const N: usize>(
    header: &ByteRecord,
    columns: &Columns<N>,
    file: &SourceFile,
    faults: &mut Faults,
) -> Result<[Option<usize>; N], InputError> {
    let given: Vec<String> = header.iter().map(|name| compact(&String::from_utf8_lossy(name))).collect();
    let mut at = [None; N];
    for (number, (name, at)) in columns.names.iter().zip(&mut at).enumerate() {
        *at = given.iter().position(|given| *given == compact(name));
        if at.is_none() && number < columns.required {
            return Err(wrong_columns(header, name, file));
        }
        if at.is_none() {
            let place = Place::new(&file.shown, 1);
            faults.note(&place, || format!("there is no column '{name}'; the file is read without it"));
        }
    }
    Ok(at)
}

fn wrong_columns(header: &ByteRecord, name: &str, file: &SourceFile) -> InputError {
    let given: Vec<String> = header
        .iter()
        .take(20)
        .map(|name| String::from_utf8_lossy(name).trim().chars().take(40).collect())
        .collect();
    let message = if given.is_empty() {
        format!("the file is empty; it should begin with a header that has a column '{name}'")
    } else {
        format!("there is no column '{name}'; the columns are: {}", given.join(", "))
    };
    InputError::new(&*file.shown, message).at(1, 1).hint("give the files as they were downloaded")
}

fn unreadable(file: &SourceFile, error: csv::Error) -> InputError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => file.unreadable(error),
        kind => InputError::new(&*file.shown, format!("is not a table of text: {kind:?}")),
    }
}

/// The bytes of a text without byte order mark and with LF line ends, whose start can be peeked.
pub(super) struct Text<'a> {
    head: Vec<u8>,
    rest: LineFeeds<&'a mut dyn Read>,
}

impl<'a> Text<'a> {
    /// Opens a file and peeks at its start; UTF-16 is rejected.
    pub(super) fn open(bytes: &'a mut dyn Read, file: &SourceFile) -> Result<Self, InputError> {
        let (mut head, mut bytes) = (Vec::new(), LineFeeds::new(bytes));
        (&mut bytes).take(HEAD).read_to_end(&mut head).map_err(|error| file.unreadable(error))?;
        if UTF16_MARKS.iter().any(|mark| head.starts_with(mark)) {
            let error = InputError::new(&*file.shown, "the file is UTF-16, but must be UTF-8");
            return Err(error.hint("save it as UTF-8"));
        }
        if head.starts_with(UTF8_MARK) {
            head.drain(..UTF8_MARK.len());
        }
        Ok(Self { head, rest: bytes })
    }

    /// The first line, up to the peeked bytes.
    pub(super) fn first_line(&self) -> &[u8] {
        self.head.split(|byte| *byte == b'\n').next().unwrap_or_default()
    }

    /// The most frequent separator in the first line.
    pub(super) fn delimiter(&self) -> u8 {
        let count = |delimiter: &u8| self.first_line().iter().filter(|byte| *byte == delimiter).count();
        [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
    }

    /// The whole text.
    pub(super) fn into_read(self) -> Box<dyn Read + 'a> {
        Box::new(Cursor::new(self.head).chain(self.rest))
    }
}
