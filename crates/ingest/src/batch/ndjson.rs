//! Reads tables of a JSON object on each line.

use super::block::{Block, Row, Shape};
use super::mentions::ITEM;
use super::record::{LONGEST_RECORD, first_line};
use super::rejects::{Reject, clip_raw};
use super::rows::BLOCK;
use super::source::Source;
use super::table::{Layout, Names, find_layout, fold_name};
use crate::error::InputError;
use serde_json::{Map, Value};
use std::sync::Arc;

type Object = Map<String, Value>;

/// The keys of the fields, folded.
struct Keys {
    shape: Shape,
    /// Of id, cell, level and years.
    keys: [Option<String>; 4],
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
        let mut objects: Vec<(u64, &str, Object)> = Vec::new();
        let mut at = 0;
        while let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((end, next)) = first_line(rest, self.ended) else {
                at += self.begin_to_pass(rest);
                break;
            };
            let line = rest.get(..end).unwrap_or_default();
            match self.passing.take() {
                Some(start) => self.refuse(&start, "the row is longer than 16 MiB", block),
                None if line.len() > LONGEST_RECORD => {
                    self.refuse(line, "the row is longer than 16 MiB", block);
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
        rest.len()
    }

    fn refuse(&self, line: &[u8], reason: impl Into<std::borrow::Cow<'static, str>>, block: &mut Block) {
        block.rejects.push(Reject::of_bytes(&self.file, self.line, "", reason, line));
    }

    fn take(&mut self, objects: Vec<(u64, &str, Object)>, block: &mut Block) -> Result<(), InputError> {
        if self.keys.is_none() && !objects.is_empty() {
            self.keys = Some(self.find_keys(&objects)?);
        }
        let Some(keys) = &self.keys else { return Ok(()) };
        block.shape = keys.shape;
        for (line, text, object) in objects {
            let raw = block.push(text);
            let fields = keys.keys.each_ref().map(|key| key.as_deref().and_then(|key| value(&object, key)));
            let [id, cell, level, years] = fields.map(|value| value.map_or(Ok(String::new()), words));
            let ready = |field: &Result<String, String>| field.clone().unwrap_or_default();
            let id = block.push(ready(&id).trim());
            match cell {
                Ok(cell) => {
                    let cell = block.push(&cell);
                    let (level, years) = (block.push(&ready(&level)), block.push(&ready(&years)));
                    block.rows.push(Row { line, raw, id, cell, level, years });
                }
                Err(reason) => block.rejects.push(Reject::of_block(&self.file, line, (id, raw), reason)),
            }
        }
        Ok(())
    }

    /// Finds the keys among those of the first objects; an object may leave some out.
    fn find_keys(&mut self, objects: &[(u64, &str, Object)]) -> Result<Keys, InputError> {
        let mut names: Vec<String> = Vec::new();
        for key in objects.iter().flat_map(|(_, _, object)| object.keys()) {
            let name = fold_name(key);
            if !names.contains(&name) && names.len() < MOST_KEYS {
                names.push(name);
            }
        }
        let line = objects.first().map_or(1, |(line, ..)| *line);
        let layout = find_layout(&names, &mut self.names, &self.file, line)?;
        let name = |at: usize| names.get(at).cloned();
        Ok(match layout {
            Layout::Wide { id, skills } => {
                Keys { shape: Shape::Wide, keys: [name(id), name(skills), None, None] }
            }
            Layout::Long { id, skill, level, years } => Keys {
                shape: Shape::Long,
                keys: [name(id), name(skill), level.and_then(name), years.and_then(name)],
            },
        })
    }
}

/// Objects with more keys than this hold something else than people.
const MOST_KEYS: usize = 1000;

/// The object on a line; nothing on a blank one.
fn read(line: &[u8]) -> Result<Option<(&str, Object)>, String> {
    let text = std::str::from_utf8(line).map_err(|_| "the row holds bytes that are no UTF-8".to_owned())?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let no_object = |e: serde_json::Error| format!("the line is no JSON object: {}", plain(&e));
    serde_json::from_str(text).map(|object| Some((text, object))).map_err(no_object)
}

/// What serde says, with the column and without the line, which is always the first.
fn plain(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

fn value<'o>(object: &'o Object, key: &str) -> Option<&'o Value> {
    object.get(key).or_else(|| object.iter().find(|(name, _)| fold_name(name) == key).map(|(_, value)| value))
}

/// The text of a field; a list becomes one that is cut at its items and nowhere else.
fn words(value: &Value) -> Result<String, String> {
    match value {
        Value::Array(items) => {
            let mut list = String::new();
            for item in items {
                list.push(ITEM);
                list.push_str(&item_words(item)?.replace(ITEM, " "));
            }
            Ok(list)
        }
        other => item_words(other),
    }
}

/// The words of one item: text, a number, or an object that names a skill and perhaps its level.
fn item_words(item: &Value) -> Result<String, String> {
    match item {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Object(object) => {
            let name = ["skill", "name", "label"].iter().find_map(|key| value(object, key)?.as_str());
            let level = value(object, "level").and_then(Value::as_str).filter(|level| !level.is_empty());
            match (name, level) {
                (Some(name), Some(level)) => Ok(format!("{name} ({level})")),
                (Some(name), None) => Ok(name.to_owned()),
                (None, _) => Err("an item of the list names no skill".to_owned()),
            }
        }
        Value::Bool(_) | Value::Array(_) => Err("a field is neither text nor a list of texts".to_owned()),
    }
}
