//! Reads tables of profiles in Parquet.
//!
//! The format is read here, from the footer to the single value, and only in the columns that are wanted: readers made
//! for trusted files take a damaged one at its word, and end the process when it claims to hold 2^61 values. Nothing
//! is reserved here because a file says so; what it may unpack to is bounded by its size ([`Budget`]); a value that
//! stands in a dictionary is made into text once.
//!
//! | place | what it does |
//! | --- | --- |
//! | `thrift`, `footer`, `schema` | the description of the table, and how each column is read |
//! | `pages`, `bits`, `delta`, `values` | from the bytes of a chunk to stored values |
//! | `texts`, `column`, `cell` | from stored values to the text of a row's fields |

mod bits;
mod cell;
mod column;
mod delta;
mod fault;
mod footer;
mod pages;
mod schema;
mod texts;
mod thrift;
mod values;

use super::block::{Block, Row, Shape, Shown, Span};
use super::limits::{FLOOR, RATIO, TOO_LONG};
use super::record::LONGEST_RECORD;
use super::rejects::Reject;
use super::rows::BLOCK;
use super::table::{Names, find_layout, fold_name};
use crate::error::{InputError, clipped};
use cell::{Cells, Trouble};
use fault::Fault;
use footer::RowGroup;
pub(super) use footer::Unit;
use rustc_hash::{FxHashMap, FxHasher};
use schema::{Field, Plan};
use std::fs::File;
use std::hash::Hasher;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
pub(super) use texts::{Conversion, Written};

/// A block has so many rows at most.
const MOST_ROWS: usize = 32 * 1024;

/// What a row counts for beside its text.
const ROW: u64 = 8;

/// Text that stands in the block already counts for so much less than text that does not: it is scored once.
const KNOWN: u64 = 16;

/// A table may have so many rows whatever its size, and one more for each byte: ids alone take as much.
const MOST_SMALL: u64 = 1 << 20;

/// Pages may be so large whatever they were packed into.
const SMALL_PAGE: u64 = 4 << 20;

/// What stands at the end of the file, and at its start.
const MARK: &[u8; 4] = b"PAR1";

/// The end of a file with a footer that is encrypted.
const ENCRYPTED: &[u8; 4] = b"PARE";

/// Footers are far shorter, unless a table has tens of thousands of columns.
const LONGEST_FOOTER: u64 = 256 << 20;

/// The bytes of a table: a file stays where it is, anything else is held in memory.
pub(super) enum Bytes {
    File(File),
    Memory(Vec<u8>),
}

impl Bytes {
    fn size(&self) -> Result<u64, Fault> {
        match self {
            Self::File(file) => file.metadata().map(|m| m.len()).map_err(Fault::System),
            Self::Memory(bytes) => Ok(bytes.len() as u64),
        }
    }

    /// Adds some bytes to a buffer; the caller knows that they are there.
    fn read(&self, at: u64, count: u64, buffer: &mut Vec<u8>) -> Result<(), Fault> {
        match self {
            Self::File(file) => {
                let mut file: &File = file;
                file.seek(SeekFrom::Start(at)).map_err(Fault::System)?;
                let read = file.take(count).read_to_end(buffer).map_err(Fault::System)?;
                if read as u64 == count { Ok(()) } else { Err(Fault::Short) }
            }
            Self::Memory(bytes) => {
                let range = at as usize..at.saturating_add(count) as usize;
                buffer.extend_from_slice(bytes.get(range).ok_or(Fault::Short)?);
                Ok(())
            }
        }
    }
}

/// How much more a file may hold.
struct Budget {
    left: u64,
}

impl Budget {
    /// What a file of this size may hold.
    fn of(size: u64) -> Self {
        Self { left: FLOOR.saturating_add(size.saturating_mul(RATIO)) }
    }

    /// Takes so many bytes.
    fn take(&mut self, bytes: u64) -> Result<(), Fault> {
        self.left = self.left.checked_sub(bytes).ok_or(Fault::TooMuch(RATIO))?;
        Ok(())
    }

    /// Takes what a page unpacks to.
    fn page(&mut self, packed: u64, unpacked: u64) -> Result<(), Fault> {
        if unpacked > packed.saturating_mul(RATIO).max(SMALL_PAGE) {
            return Err(Fault::TooMuch(RATIO));
        }
        // To unpack is far less work than to score what comes of it.
        self.take(unpacked / 8)
    }
}

/// Reads an input block by block.
pub(super) struct ParquetRows {
    bytes: Bytes,
    file: Arc<str>,
    shape: Shape,
    nothing: &'static str,
    shown: Shown,
    /// How id, cell, level and years are read.
    plans: [Option<Plan>; 4],
    groups: std::vec::IntoIter<RowGroup>,
    /// Where the footer begins.
    limit: u64,
    budget: Budget,
    open: Option<Group>,
    /// Where the lists of the block stand in its text, by hash.
    lists: FxHashMap<u64, Span>,
    note: Option<String>,
    rows: u64,
    at: u64,
    size: u64,
}

/// The row group that is being read.
struct Group {
    left: u64,
    cells: [Option<Cells>; 4],
}

impl ParquetRows {
    /// Reads the footer; `size` is what the file takes on the disk.
    pub(super) fn new(bytes: Bytes, size: u64, name: &str, names: &Names) -> Result<Self, InputError> {
        let fail = |fault: Fault| fault.of_file(name);
        let (footer, limit) = footer(&bytes).map_err(fail)?;
        let (fields, leaves) =
            footer::elements(&footer).and_then(|elements| schema::fields(&elements)).map_err(fail)?;
        let mut names = names.clone();
        let folded: Vec<String> = fields.iter().map(|field| fold_name(&field.name)).collect();
        let layout = find_layout(&folded, &mut names, name, 1)?;
        let (shape, columns) = (layout.shape(), layout.places());
        let columns = columns.map(|at| at.and_then(|at| fields.get(at)));
        let mut plans = [None; 4];
        for ((plan, column), form) in plans.iter_mut().zip(columns).zip(forms(shape)) {
            *plan = column.map(|column| planned(column, form)).transpose().map_err(fail)?;
        }
        let wanted: Vec<usize> =
            plans.iter().flatten().flat_map(|plan| plan.leaves().map(|leaf| leaf.number)).collect();
        let (groups, rows) = footer::row_groups(&footer, leaves, &wanted).map_err(fail)?;
        if rows > MOST_SMALL.saturating_add(size) {
            return Err(fail(Fault::TooMany(rows)));
        }
        Ok(Self {
            bytes,
            file: name.into(),
            shape,
            nothing: layout.nothing(),
            shown: Shown::Json(columns.map(|column| column.map(|column| column.name.as_str().into())).into()),
            plans,
            groups: groups.into_iter(),
            limit,
            budget: Budget::of(size),
            open: None,
            lists: FxHashMap::default(),
            note: names.note,
            rows,
            at: 0,
            size,
        })
    }

    /// What messages call the input.
    pub(super) fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// The bytes that were read so far, as far as rows tell.
    pub(super) fn bytes_read(&self) -> u64 {
        let share = self.at as f64 / self.rows.max(1) as f64;
        if self.at >= self.rows { self.size } else { (self.size as f64 * share) as u64 }
    }

    /// What to tell about the choice of columns.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.note.take()
    }

    /// The next block; `None` after the last.
    pub(super) fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        let mut block = Block::new(&self.file, self.shape);
        block.nothing = self.nothing;
        block.shown = self.shown.clone();
        let filled = self.fill(&mut block).map_err(|fault| fault.of_file(&self.file))?;
        Ok(filled.then_some(block))
    }

    /// Reads rows into a block; `false` when there are none left.
    fn fill(&mut self, block: &mut Block) -> Result<bool, Fault> {
        while block.rows_read() < MOST_ROWS && block.text.len() < BLOCK {
            let mut group = match self.open.take() {
                Some(group) => group,
                None => match self.groups.next() {
                    Some(group) => self.group(&group)?,
                    None => break,
                },
            };
            if group.left > 0 {
                group.left -= 1;
                self.row(&mut group, block)?;
                self.open = Some(group);
            } else {
                for cells in group.cells.iter_mut().flatten() {
                    cells.finish(&self.bytes, &mut self.budget)?;
                }
            }
        }
        // What the block shares with the next one would point into another text.
        self.open.iter_mut().flat_map(|group| group.cells.iter_mut().flatten()).for_each(Cells::forget);
        self.lists.clear();
        Ok(block.rows_read() > 0)
    }

    fn group(&self, group: &RowGroup) -> Result<Group, Fault> {
        let mut chunks = group.chunks.iter().copied();
        let mut cells = [const { None }; 4];
        for (cells, plan) in cells.iter_mut().zip(self.plans) {
            let open = |plan| Cells::open(plan, &mut chunks, self.limit);
            *cells = plan.map(open).transpose()?;
        }
        Ok(Group { left: group.rows, cells })
    }

    /// Where a text that was just added to a block's stands there already; it is taken back then.
    fn known(&mut self, span: Span, before: usize, text: &mut String) -> Span {
        if text.len() == before {
            return span;
        }
        let mut hasher = FxHasher::default();
        hasher.write(span.of(text).as_bytes());
        let known = *self.lists.entry(hasher.finish()).or_insert(span);
        if known == span || known.of(text) != span.of(text) {
            return span;
        }
        text.truncate(before);
        known
    }

    fn row(&mut self, group: &mut Group, block: &mut Block) -> Result<(), Fault> {
        let (mut spans, mut trouble) = ([Span::default(); 4], None);
        let (mut length, mut new) = (0, 0);
        for (at, (cells, span)) in group.cells.iter_mut().zip(&mut spans).enumerate() {
            let Some(cells) = cells else { continue };
            let before = block.text.len();
            let mut cell = cells.next(&self.bytes, &mut self.budget, &mut block.text)?;
            if at == SKILLS {
                cell.span = self.known(cell.span, before, &mut block.text);
            }
            *span = cell.span;
            length += cell.span.of(&block.text).len();
            new += block.text.len() - before;
            let why = match cell.trouble {
                Some(Trouble::NoText) => Some("the row contains bytes that are not text"),
                Some(Trouble::TooLong) => Some(TOO_LONG),
                Some(Trouble::NotANumber) if at == 0 => Some("the profile_id is not a number (NaN)"),
                Some(Trouble::NotANumber) => {
                    *span = Span::default();
                    None
                }
                None => None,
            };
            trouble = trouble.or(why);
        }
        self.budget.take(ROW + new as u64 + (length - new.min(length)) as u64 / KNOWN)?;
        if length > LONGEST_RECORD {
            trouble = trouble.or(Some(TOO_LONG));
        }
        self.at += 1;
        let [id, cell, besides @ ..] = spans;
        let id = id.trimmed(&block.text);
        let row = Row { line: self.at, raw: Span::default(), id, cell, besides };
        match trouble {
            Some(reason) => {
                let reject = Reject::of_row(&self.file, &row, &block.text, &self.shown, reason);
                block.rejects.push(reject);
            }
            None => block.rows.push(row),
        }
        Ok(())
    }
}

/// What a column may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A text.
    Text,
    /// A text, or a list of texts.
    Paragraphs,
    /// These, or what names skills.
    Listed,
}

/// The place of the cell among id, cell, level and years.
const SKILLS: usize = 1;

/// Of id and cell, and of what a layout has besides: level and years, or title and text.
fn forms(shape: Shape) -> [Form; 4] {
    let besides = match shape {
        Shape::Wide => Form::Paragraphs,
        Shape::Long => Form::Text,
    };
    [Form::Text, Form::Listed, besides, besides]
}

/// How a column is read, if it is one that can be.
fn planned(column: &Field, form: Form) -> Result<Plan, Fault> {
    let plan = match column.plan {
        Ok(plan) if form == Form::Text && plan.list.is_some() => Err("a list"),
        Ok(plan) if form != Form::Listed && plan.named => Err("a structure"),
        plan => plan,
    };
    plan.map_err(|what| {
        let listed = if form == Form::Text { "" } else { " or to a list of texts" };
        // What a list of skills lacks says nothing of an id.
        let what = if form == Form::Listed { what } else { what.split(" without").next().unwrap_or(what) };
        let message = format!("the column '{}' is {what}", clipped(&column.name));
        Fault::Unread(message, format!("cast it to text{listed} in the program that wrote the table"))
    })
}

/// The footer, and where it begins.
fn footer(bytes: &Bytes) -> Result<(Vec<u8>, u64), Fault> {
    let size = bytes.size()?;
    let mut tail = Vec::new();
    let (Some(end), true) = (size.checked_sub(8), size >= 12) else {
        return Err(Fault::Damaged("it is too short to be one"));
    };
    bytes.read(0, 4, &mut tail)?;
    if tail != MARK && tail != ENCRYPTED {
        return Err(Fault::NoTable);
    }
    tail.clear();
    bytes.read(end, 8, &mut tail)?;
    let (length, mark) = tail.split_first_chunk::<4>().ok_or(Fault::Short)?;
    if mark == ENCRYPTED {
        return Err(footer::encrypted());
    }
    let length = u64::from(u32::from_le_bytes(*length));
    let start = end.checked_sub(length).filter(|start| *start >= 4 && length <= LONGEST_FOOTER);
    match start.filter(|_| mark == MARK) {
        Some(start) => {
            let mut footer = Vec::new();
            bytes.read(start, length, &mut footer)?;
            Ok((footer, start))
        }
        None => Err(Fault::Damaged("it has no footer at its end; it may have been cut short")),
    }
}

/// Opens a file; its bytes, and how many they are.
pub(super) fn open(path: &Path, name: &str) -> Result<(Bytes, u64), InputError> {
    let file = File::open(path).map_err(|e| InputError::io(name, "open the file", e))?;
    let size = file.metadata().map_err(|e| InputError::io(name, "read the file", e))?.len();
    Ok((Bytes::File(file), size))
}
