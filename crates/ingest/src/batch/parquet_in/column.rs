//! The values of one leaf through the pages of a row group.

use super::fault::Fault;
use super::footer::Chunk;
use super::pages::{Next, Page, Pages};
use super::schema::Leaf;
use super::texts::Written;
use super::values::{Dictionary, Value};
use super::{Budget, Bytes};

/// How deep a value is in lists that go on, and how much of what is around it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Levels {
    /// 0 where a row begins.
    pub(super) repeated: u32,
    pub(super) defined: u32,
}

/// Reads one leaf, value by value.
pub(super) struct Column {
    leaf: Leaf,
    pages: Pages,
    /// Values and gaps that are left in the chunk.
    left: u64,
    page: Option<Box<Page>>,
    dictionary: Dictionary,
    ahead: Option<Levels>,
    scratch: Vec<u8>,
}

impl Column {
    /// A leaf within a row group; the footer begins at `limit`.
    pub(super) fn new(leaf: Leaf, chunk: Chunk, limit: u64) -> Result<Self, Fault> {
        Ok(Self {
            leaf,
            pages: Pages::new(leaf, chunk, limit)?,
            left: chunk.values,
            page: None,
            dictionary: Dictionary::default(),
            ahead: None,
            scratch: Vec::new(),
        })
    }

    /// The levels of the next value or gap; `None` behind the last.
    pub(super) fn peek(&mut self, bytes: &Bytes, budget: &mut Budget) -> Result<Option<Levels>, Fault> {
        if self.ahead.is_some() || self.left == 0 {
            return Ok(self.ahead);
        }
        let page = loop {
            match &mut self.page {
                Some(page) if page.left > 0 => break page,
                _ => self.turn(bytes, budget)?,
            }
        };
        let levels =
            Levels { repeated: page.repeated.next(&page.bytes)?, defined: page.defined.next(&page.bytes)? };
        if levels.repeated > self.leaf.most_repeated || levels.defined > self.leaf.most_defined {
            return Err(Fault::Damaged("a value is deeper than its column"));
        }
        (page.left, self.left) = (page.left - 1, self.left - 1);
        self.ahead = Some(levels);
        Ok(self.ahead)
    }

    /// Goes on behind what was looked at; whether there is a value.
    pub(super) fn pass(&mut self) -> bool {
        let levels = self.ahead.take();
        levels.is_some_and(|levels| levels.defined == self.leaf.most_defined)
    }

    /// Hands the value that was passed to `with`: its number in the dictionary, if it has one, its text, and what it
    /// turned out to be.
    pub(super) fn value<T>(
        &mut self,
        with: impl FnOnce(Option<u32>, &str, Written) -> T,
    ) -> Result<T, Fault> {
        let page = self.page.as_mut().ok_or(Fault::Short)?;
        match page.values.next(self.leaf.physical, &page.bytes, &mut self.scratch)? {
            Value::Known(number) => {
                let (text, written) = self.dictionary.get(number)?;
                Ok(with(Some(number), text, written))
            }
            Value::Bytes(value) => match str::from_utf8(value) {
                Ok(text) if self.leaf.conversion.is_text() => Ok(with(None, text, Written::Text)),
                _ => {
                    let mut text = String::new();
                    let written = self.leaf.conversion.write(value, &mut text);
                    Ok(with(None, &text, written))
                }
            },
        }
    }

    fn turn(&mut self, bytes: &Bytes, budget: &mut Budget) -> Result<(), Fault> {
        match self.pages.next(bytes, budget)? {
            Next::Dictionary(_) if self.dictionary.len() > 0 => {
                return Err(Fault::Damaged("a column has two dictionaries"));
            }
            Next::Dictionary(dictionary) => self.dictionary = dictionary,
            Next::Page(page) if page.left > self.left => {
                return Err(Fault::Damaged("the pages of a column have more values than it"));
            }
            Next::Page(page) => self.page = Some(page),
        }
        Ok(())
    }
}
