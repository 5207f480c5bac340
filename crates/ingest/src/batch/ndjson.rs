//! Reads tables of a JSON object on each line.

mod object;

use super::block::{Block, Row, Shape};
use super::limits::TOO_LONG;
use super::record::{LONGEST_RECORD, first_line, passed};
use super::rejects::{Reject, clip_raw};
use super::rows::{BLOCK, MOST_ROWS};
use super::source::Source;
use super::table::{Layout, Names, find_layout, fold_name};
use crate::error::InputError;
use object::{Object, paragraphs, text, twice, words};
use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use std::sync::Arc;

/// The keys of the fields, folded.
struct Keys {
    shape: Shape,
    nothing: &'static str,
    /// Of id and cell, and of what a layout has besides.
    keys: [Option<String>; 4],
    /// Which of them a key is, in all spellings so far.
    spellings: FxHashMap<Box<str>, Option<usize>>,
}

impl Keys {
    fn new(layout: Layout, keys: [Option<String>; 4]) -> Self {
        Self { shape: layout.shape(), nothing: layout.nothing(), keys, spellings: FxHashMap::default() }
    }

    /// Puts the fields of an object into a row.
    fn fill(&mut self, object: &Object<'_>, row: &mut Row, block: &mut Block) -> Result<(), String> {
        let [id, cell, besides @ ..] = self.values(object);
        if let Some(id) = id? {
            row.id = block.push(text(id).map_err(|what| format!("the profile_id is {what}"))?.trim());
        }
        if let Some(cell) = cell? {
            row.cell = block.push(&words(cell)?);
        }
        for ((value, place), name) in besides.into_iter().zip(&mut row.besides).zip(["title", "text"]) {
            let Some(value) = value? else { continue };
            *place = match self.shape {
                Shape::Wide => {
                    let words = paragraphs(value).map_err(|what| format!("the {name} is {what}"))?;
                    block.push(&words)
                }
                Shape::Long => text(value).map(|text| block.push(&text)).unwrap_or_default(),
            };
        }
        Ok(())
    }

    /// The values of these keys, each of which may stand there once.
    fn values<'t>(&mut self, object: &Object<'t>) -> [Result<Option<&'t RawValue>, String>; 4] {
        let mut values = [const { Ok(None) }; 4];
        for (key, value) in object.entries() {
            let Some(place) = self.place(key).and_then(|at| values.get_mut(at)) else { continue };
            *place = match place {
                Ok(None) => Ok(Some(value)),
                _ => Err(twice(key)),
            };
        }
        values
    }

    fn place(&mut self, key: &str) -> Option<usize> {
        if let Some(place) = self.spellings.get(key) {
            return *place;
        }
        let name = fold_name(key);
        let place = self.keys.iter().position(|key| key.as_ref() == Some(&name));
        if self.spellings.len() == MOST_KEYS {
            self.spellings.clear();
        }
        self.spellings.insert(key.into(), place);
        place
    }
}

/// Reads an input block by block.
pub(super) struct JsonLines {
    source: Source,
    file: Arc<str>,
    names: Names,
    keys: Option<Keys>,
    buffer: Vec<u8>,
    line: u64,
    /// The start of a line that is too long to be kept.
    passing: Option<Vec<u8>>,
    ended: bool,
}

impl JsonLines {
    /// Begins to read.
    pub(super) fn new(source: Source, names: &Names) -> Self {
        let (file, names) = (source.name().into(), names.clone());
        Self { source, file, names, keys: None, buffer: Vec::new(), line: 1, passing: None, ended: false }
    }

    /// The input.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// What to tell about the choice of columns.
    pub(super) fn take_note(&mut self) -> Option<String> {
        self.names.note.take()
    }

    /// The next block; `None` after the last.
    pub(super) fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        if !self.ended {
            let unfinished = self.buffer.len() / BLOCK;
            self.ended = self.source.fill(&mut self.buffer, BLOCK * (unfinished + 1))?;
        } else if self.buffer.is_empty() {
            return Ok(None);
        }
        let mut block = Block::new(&self.file, Shape::Wide);
        let buffer = std::mem::take(&mut self.buffer);
        let used = self.cut(&buffer, &mut block)?;
        self.buffer = buffer;
        self.buffer.drain(..used);
        Ok(Some(block))
    }

    /// Takes lines from the start of the data; the number of bytes taken.
    fn cut(&mut self, data: &[u8], block: &mut Block) -> Result<usize, InputError> {
        let mut objects: Vec<(u64, &str, Object<'_>)> = Vec::new();
        let mut at = 0;
        while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
            if objects.len() + block.rejects.len() >= MOST_ROWS {
                break;
            }
            let Some((end, next)) = first_line(rest, self.ended) else {
                at += self.begin_to_pass(rest);
                break;
            };
            let line = rest.get(..end).unwrap_or_default();
            match self.passing.take() {
                Some(start) => self.refuse(&start, TOO_LONG, block),
                None if line.len() > LONGEST_RECORD => {
                    self.refuse(line, TOO_LONG, block);
                }
                None => match read(line) {
                    Ok(None) => {}
                    Ok(Some((text, object))) => objects.push((self.line, text, object)),
                    Err(reason) => self.refuse(line, reason, block),
                },
            }
            (at, self.line) = (at + next, self.line + 1);
        }
        self.take(objects, block)?;
        Ok(at)
    }

    fn begin_to_pass(&mut self, rest: &[u8]) -> usize {
        if self.passing.is_none() && rest.len() <= LONGEST_RECORD {
            return 0;
        }
        self.passing.get_or_insert_with(|| clip_raw(rest).into_bytes());
        passed(rest)
    }

    fn refuse(&self, line: &[u8], reason: impl Into<std::borrow::Cow<'static, str>>, block: &mut Block) {
        block.rejects.push(Reject::of_bytes(&self.file, self.line, "", reason, line));
    }

    fn take(&mut self, objects: Vec<(u64, &str, Object<'_>)>, block: &mut Block) -> Result<(), InputError> {
        if self.keys.is_none() && !objects.is_empty() {
            self.keys = Some(self.find_keys(&objects)?);
        }
        let Some(keys) = &mut self.keys else { return Ok(()) };
        (block.shape, block.nothing) = (keys.shape, keys.nothing);
        for (line, text, object) in objects {
            let mut row = Row { line, raw: block.push(text), ..Row::default() };
            match keys.fill(&object, &mut row, block) {
                Ok(()) => block.rows.push(row),
                Err(reason) => {
                    let reject = Reject::of_row(&self.file, &row, &block.text, &block.shown, reason);
                    block.rejects.push(reject);
                }
            }
        }
        Ok(())
    }

    /// Finds the keys among those of the first objects; an object may leave some out.
    fn find_keys(&mut self, objects: &[(u64, &str, Object<'_>)]) -> Result<Keys, InputError> {
        let mut names: Vec<String> = Vec::new();
        for (key, _) in objects.iter().flat_map(|(_, _, object)| object.entries()) {
            let name = fold_name(key);
            if !names.contains(&name) && names.len() < MOST_KEYS {
                names.push(name);
            }
        }
        let line = objects.first().map_or(1, |(line, ..)| *line);
        let layout = find_layout(&names, &mut self.names, &self.file, line)?;
        let name = |at: usize| names.get(at).cloned();
        let keys = match layout {
            // Titles and texts may be rare, so that the first objects have none.
            Layout::Wide { id, skills, .. } => {
                [name(id), skills.and_then(name), self.names.title(), self.names.text()]
            }
            Layout::Long { id, skill, level, years } => {
                [name(id), name(skill), level.and_then(name), years.and_then(name)]
            }
            Layout::Posting { .. } => layout.places().map(|at| at.and_then(name)),
        };
        Ok(Keys::new(layout, keys))
    }
}

/// Objects with more keys than this hold something else than people.
const MOST_KEYS: usize = 1000;

/// The object on a line; nothing on a blank one.
fn read(line: &[u8]) -> Result<Option<(&str, Object<'_>)>, String> {
    let text =
        std::str::from_utf8(line).map_err(|_| "the row contains bytes that are not UTF-8".to_owned())?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    Object::read(text).map(|object| Some((text, object)))
}
