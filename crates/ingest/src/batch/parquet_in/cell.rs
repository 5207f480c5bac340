//! The text of one field of a row: a value, a list of values, or what names a skill in a structure.

use super::column::Column;
use super::fault::Fault;
use super::footer::Chunk;
use super::schema::Plan;
use super::texts::Written;
use super::{Budget, Bytes};
use crate::batch::block::Span;
use crate::batch::mentions::ITEM;
use crate::batch::record::LONGEST_RECORD;
use rustc_hash::FxHashMap;

/// What an item of a list counts for beside its text.
const ITEM_SIZE: u64 = 1;

/// Why a row with such a field cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    NoText,
    NotANumber,
    TooLong,
}

/// A field of a row.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// Where its text stands in the block.
    pub(super) span: Span,
    pub(super) trouble: Option<Trouble>,
}

/// Reads one column of the table, row by row.
pub(super) struct Cells {
    plan: Plan,
    value: Column,
    level: Option<Column>,
    /// What the values of the dictionary became in this block.
    shared: FxHashMap<u32, Cell>,
}

const OTHER_ROWS: Fault = Fault::Damaged("a column has a different number of rows than the table");

impl Cells {
    /// Begins a row group, whose chunks come in the order of the plans' leaves.
    pub(super) fn open(
        plan: Plan,
        chunks: &mut impl Iterator<Item = Chunk>,
        limit: u64,
    ) -> Result<Self, Fault> {
        let mut column = |leaf| Column::new(leaf, chunks.next().ok_or(OTHER_ROWS)?, limit);
        let value = column(plan.value)?;
        Ok(Self { plan, value, level: plan.level.map(column).transpose()?, shared: FxHashMap::default() })
    }

    /// The field of the next row; its text is added to the block's, unless it stands there already.
    pub(super) fn next(
        &mut self,
        bytes: &Bytes,
        budget: &mut Budget,
        text: &mut String,
    ) -> Result<Cell, Fault> {
        match (self.plan.list, &self.level) {
            (None, None) => self.single(bytes, budget, text),
            _ => self.listed(bytes, budget, text),
        }
    }

    /// Forgets what stands in the text of a block that is done.
    pub(super) fn forget(&mut self) {
        self.shared.clear();
    }

    /// Ends a row group, in which nothing must be left.
    pub(super) fn finish(&mut self, bytes: &Bytes, budget: &mut Budget) -> Result<(), Fault> {
        for column in [Some(&mut self.value), self.level.as_mut()].into_iter().flatten() {
            if column.peek(bytes, budget)?.is_some() {
                return Err(OTHER_ROWS);
            }
        }
        Ok(())
    }

    fn single(&mut self, bytes: &Bytes, budget: &mut Budget, text: &mut String) -> Result<Cell, Fault> {
        let Self { value, shared, .. } = self;
        value.peek(bytes, budget)?.ok_or(OTHER_ROWS)?;
        if !value.pass() {
            return Ok(Cell::default());
        }
        value.value(|number, value, written| match number {
            Some(number) => *shared.entry(number).or_insert_with(|| push(value, written, text)),
            None => push(value, written, text),
        })
    }

    fn listed(&mut self, bytes: &Bytes, budget: &mut Budget, text: &mut String) -> Result<Cell, Fault> {
        let (start, mut trouble, mut first) = (text.len(), None, true);
        while let Some(levels) = self.value.peek(bytes, budget)? {
            if first != (levels.repeated == 0) {
                if first {
                    return Err(OTHER_ROWS);
                }
                break;
            }
            first = false;
            let is_item = self.plan.list.is_none_or(|from| levels.defined >= from);
            let named = self.value.pass();
            if is_item && self.plan.list.is_some() && trouble.is_none() {
                text.push(ITEM);
            }
            let mut add = |before: &str, value: &str, after: &str, written: Written| {
                if trouble.is_none() && !value.is_empty() {
                    text.push_str(before);
                    push_item(value, text);
                    text.push_str(after);
                }
                trouble = trouble.or(trouble_of(written));
                if text.len() - start > LONGEST_RECORD {
                    text.truncate(start);
                    trouble = Some(Trouble::TooLong);
                }
                // What is in the text is counted with the row.
                if trouble == Some(Trouble::TooLong) { value.len() as u64 } else { 0 }
            };
            let mut size = ITEM_SIZE;
            if named {
                size += self.value.value(|_, value, written| add("", value, "", written))?;
            }
            if let Some(level) = &mut self.level {
                let same = level.peek(bytes, budget)?.is_some_and(|of| of.repeated == levels.repeated);
                if !same {
                    return Err(OTHER_ROWS);
                }
                if level.pass() {
                    // A level without a skill says nothing.
                    let mut add =
                        |value: &str, written| if named { add(" (", value, ")", written) } else { 0 };
                    size += level.value(|_, value, written| add(value, written))?;
                }
            }
            budget.take(size)?;
        }
        if first { Err(OTHER_ROWS) } else { Ok(Cell { span: Span::new(start, text.len()), trouble }) }
    }
}

fn push(value: &str, written: Written, text: &mut String) -> Cell {
    if value.len() > LONGEST_RECORD {
        return Cell { span: Span::default(), trouble: Some(Trouble::TooLong) };
    }
    let start = text.len();
    text.push_str(value);
    Cell { span: Span::new(start, text.len()), trouble: trouble_of(written) }
}

/// Adds an item, in which nothing may look as if another one began.
fn push_item(value: &str, text: &mut String) {
    for (at, part) in value.split(ITEM).enumerate() {
        text.push_str(if at > 0 { " " } else { "" });
        text.push_str(part);
    }
}

fn trouble_of(written: Written) -> Option<Trouble> {
    match written {
        Written::Text => None,
        Written::NoText => Some(Trouble::NoText),
        Written::NotANumber => Some(Trouble::NotANumber),
    }
}
