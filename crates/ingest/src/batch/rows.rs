//! Cuts a CSV text into blocks of whole, clean records; what is not clean becomes a reject with its line.
//!
//! A block is decided by the bytes of the text alone, never by how fast they arrive, so that everything
//! made from blocks comes out the same every time.

use super::block::{Block, Shape};
use super::fields::Wanted;
use super::record::{Scan, find, first_line, passed, quoted_header, scan};
use super::rejects::{Reject, clip_raw};
use super::source::Source;
use super::table::{Columns, Names};
use crate::error::InputError;
use std::borrow::Cow;
use std::sync::Arc;

/// So many bytes of text make a block: enough for all cores to share, little enough to keep several in memory.
pub(super) const BLOCK: usize = 4 << 20;

/// So many rows make a block at the most: short rows make many times their bytes in OUT.
pub(super) const MOST_ROWS: usize = 32 << 10;

/// The id in a line that is no record, where it can be told: fields before the first quote are.
fn readable_id(line: &[u8], delimiter: u8, index: usize) -> String {
    let certain = line.get(..find(b'"', line).unwrap_or(line.len())).unwrap_or_default();
    let mut fields = certain.split(|b| *b == delimiter);
    let id = fields.nth(index).filter(|_| certain.len() == line.len() || fields.next().is_some());
    id.map(|id| String::from_utf8_lossy(id).trim().to_owned()).unwrap_or_default()
}

/// A line that is longer than memory should hold: its start is kept, the rest passes by.
struct Passing {
    line: u64,
    reason: Cow<'static, str>,
    start: Vec<u8>,
}

/// Reads a CSV input block by block.
pub(super) struct Cutter {
    source: Source,
    file: Arc<str>,
    columns: Columns,
    wanted: Wanted,
    note: Option<String>,
    buffer: Vec<u8>,
    line: u64,
    passing: Option<Passing>,
    ended: bool,
}

impl Cutter {
    /// Reads the header.
    pub(super) fn new(mut source: Source, names: &Names) -> Result<Self, InputError> {
        let mut buffer = Vec::new();
        let ended = source.fill(&mut buffer, BLOCK)?;
        let header = header_line(&buffer, source.name())?;
        let mut names = names.clone();
        let text = buffer.get(header.start..header.end).unwrap_or_default();
        let columns = Columns::read(text, header.delimiter, &mut names, source.name(), header.line)?;
        let (next, line, note) = (header.next, header.last_line, names.note);
        buffer.drain(..next);
        let (file, wanted) = (source.name().into(), Wanted::new(columns.layout));
        Ok(Self { source, file, columns, wanted, note, buffer, line: line + 1, passing: None, ended })
    }

    /// The input.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// What to tell about the choice of columns.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.note.take()
    }

    /// What kind of table it is.
    pub(super) fn shape(&self) -> Shape {
        self.columns.layout.shape()
    }

    /// The next block; `None` after the last.
    pub(super) fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        if !self.ended {
            let unfinished = self.buffer.len() / BLOCK;
            self.ended = self.source.fill(&mut self.buffer, BLOCK * (unfinished + 1))?;
        } else if self.buffer.is_empty() {
            return Ok(None);
        }
        let mut block = Block::new(&self.file, self.shape());
        block.nothing = self.columns.layout.nothing();
        block.text.reserve(self.buffer.len());
        let buffer = std::mem::take(&mut self.buffer);
        let used = self.cut(&buffer, &mut block);
        self.buffer = buffer;
        self.buffer.drain(..used);
        Ok(Some(block))
    }

    /// Takes records from the start of the data; the number of bytes taken.
    fn cut(&mut self, data: &[u8], block: &mut Block) -> usize {
        let mut at = self.pass(data, block);
        let more = |block: &Block| block.rows_read() < MOST_ROWS;
        while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty() && more(block)) {
            match scan(rest, self.ended, self.columns.dialect) {
                Scan::Unfinished => break,
                Scan::Blank { next } => (at, self.line) = (at + next, self.line + 1),
                Scan::Whole { end, next, lines } => {
                    self.take(rest.get(..end).unwrap_or_default(), block);
                    (at, self.line) = (at + next, self.line + lines);
                }
                Scan::Bad { reason } => at += self.refuse_line(rest, reason, block),
            }
        }
        at
    }

    fn take(&self, record: &[u8], block: &mut Block) {
        match std::str::from_utf8(record) {
            Ok(record) => self.wanted.add(record, self.line, self.columns.dialect.delimiter, block),
            Err(_) => self.refuse(
                record,
                self.line,
                Cow::Borrowed("the row contains bytes that are not UTF-8"),
                block,
            ),
        }
    }

    fn refuse(&self, record: &[u8], line: u64, reason: Cow<'static, str>, block: &mut Block) {
        let readable = |id| readable_id(record, self.columns.dialect.delimiter, id);
        let id = self.columns.layout.id().map(readable).unwrap_or_default();
        block.rejects.push(Reject::of_bytes(&self.file, line, &id, reason, record));
    }

    /// Rejects the first line, or begins to pass it by when its end is not in sight.
    fn refuse_line(&mut self, rest: &[u8], reason: Cow<'static, str>, block: &mut Block) -> usize {
        if let Some((end, next)) = first_line(rest, self.ended) {
            self.refuse(rest.get(..end).unwrap_or_default(), self.line, reason, block);
            self.line += 1;
            return next;
        }
        self.passing = Some(Passing { line: self.line, reason, start: clip_raw(rest).into_bytes() });
        passed(rest)
    }

    /// Passes the rest of a line by; the number of bytes of `data` that belong to it.
    fn pass(&mut self, data: &[u8], block: &mut Block) -> usize {
        let Some(passing) = self.passing.take() else { return 0 };
        match first_line(data, self.ended) {
            Some((_, next)) => {
                self.refuse(&passing.start, passing.line, passing.reason, block);
                self.line += 1;
                next
            }
            None => {
                self.passing = Some(passing);
                passed(data)
            }
        }
    }
}

/// Where the header stands.
struct HeaderLine {
    start: usize,
    end: usize,
    next: usize,
    line: u64,
    /// The line on which it ends: a name in quotes may have several.
    last_line: u64,
    /// What a line before it says to stand between fields, as Excel writes it: `sep=;`.
    delimiter: Option<u8>,
}

/// The first line that is not blank, after one that names the separator.
fn header_line(buffer: &[u8], name: &str) -> Result<HeaderLine, InputError> {
    let (mut start, mut line, mut delimiter) = (0, 1, None);
    while let Some(rest) = buffer.get(start..).filter(|rest| !rest.is_empty()) {
        let (end, next) = first_line(rest, true).unwrap_or((rest.len(), rest.len()));
        // The separator may be a tab, which is white space.
        match rest.get(..end).unwrap_or_default().trim_ascii_start() {
            [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', byte, blanks @ ..]
                if delimiter.is_none() && blanks.trim_ascii().is_empty() =>
            {
                delimiter = Some(*byte)
            }
            b"" => {}
            _ => {
                let (end, next, lines) = quoted_header(rest).unwrap_or((end, next, 1));
                let (end, next, last_line) = (start + end, start + next, line + lines - 1);
                return Ok(HeaderLine { start, end, next, line, last_line, delimiter });
            }
        }
        (start, line) = (start + next, line + 1);
    }
    let error = InputError::new(name, "is empty: there is not even a header line");
    Err(error.hint("the first line names the columns, for example: profile_id,skills"))
}
