//! Reads the inputs one after the other in a thread of its own, so that reading and scoring overlap.

use super::TableFormat;
use super::block::{Block, Shape};
use super::ndjson::JsonLines;
use super::parquet_in::{ParquetRows, open};
use super::rows::Cutter;
use super::source::{Kind, Source, display_name, is_stdin};
use super::table::Names;
use crate::error::InputError;
use crate::guarded::guarded;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

/// A block with the input that it comes from.
pub(super) struct Message {
    /// The place of the input among all inputs.
    pub(super) number: usize,
    /// The records.
    pub(super) block: Block,
    /// The bytes of all inputs that were read so far.
    pub(super) bytes_read: u64,
    /// What the person should know of the input.
    pub(super) notes: Vec<String>,
}

/// What the reader says.
pub(super) enum Told {
    /// The next block.
    Block(Message),
    /// All inputs were read to their ends. A reader that is gone without having said so has failed.
    Done,
    /// An input cannot be used.
    Failed(InputError),
}

/// Who hears of it.
pub(super) type Sender = SyncSender<Told>;

/// How the inputs are to be read.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) names: Names,
    pub(super) format: Option<TableFormat>,
    pub(super) encoding: Option<&'static Encoding>,
}

/// Sends every block of every input; ends early when nobody listens any more.
pub(super) fn feed(inputs: &[PathBuf], reading: &Reading, sender: &Sender) {
    let mut feeder = Feeder { reading, sender, before: 0, shape: None };
    let mut heard = Ok(Heard::Yes);
    for (number, path) in inputs.iter().enumerate() {
        if matches!(heard, Ok(Heard::Yes)) {
            let read = guarded(|| feeder.input(number, path));
            heard = read.unwrap_or_else(|_| Err(unreadable(&display_name(path))));
        }
    }
    let last = match heard {
        Ok(Heard::Yes) => Told::Done,
        Ok(Heard::No) => return,
        Err(error) => Told::Failed(error),
    };
    // Nobody is left to hear of it when this fails.
    sender.send(last).ok();
}

/// The error for an input whose reader panics.
fn unreadable(name: &str) -> InputError {
    InputError::new(name, "is damaged, or built in a way that its reader cannot follow")
        .hint("open it in the program that made it and save it again, as CSV if nothing else helps")
}

/// Whether somebody still listens.
enum Heard {
    Yes,
    No,
}

/// One input, of whatever kind.
enum Reader {
    Csv(Box<Cutter>),
    Ndjson(Box<JsonLines>),
    Parquet(Box<ParquetRows>),
}

impl Reader {
    fn open(path: &Path, reading: &Reading) -> Result<(Self, Vec<String>), InputError> {
        let source = Source::open(path, reading.encoding)?;
        let notes = source.note().into_iter().collect();
        let named = reading.format.or_else(|| TableFormat::of(path));
        let reader = match (source.kind(), named) {
            (Kind::Parquet, _) | (_, Some(TableFormat::Parquet)) => Self::parquet(path, source, reading)?,
            (_, Some(TableFormat::Ndjson)) | (Kind::Json, None) => {
                Self::Ndjson(Box::new(JsonLines::new(source, &reading.names)))
            }
            _ => Self::Csv(Box::new(Cutter::new(source, &reading.names)?)),
        };
        Ok((reader, notes))
    }

    /// A plain file is read where it lies; what comes through a pipe or a compression has to be held.
    fn parquet(path: &Path, source: Source, reading: &Reading) -> Result<Self, InputError> {
        let name = source.name().to_owned();
        let in_place = !source.is_packed() && path.metadata().is_ok_and(|file| file.is_file());
        let (bytes, size) = if in_place && !is_stdin(path) { open(path, &name)? } else { source.rest()? };
        Ok(Self::Parquet(Box::new(ParquetRows::new(bytes, size, &name, &reading.names)?)))
    }

    fn next_block(&mut self) -> Result<Option<Block>, InputError> {
        match self {
            Self::Csv(reader) => reader.next_block(),
            Self::Ndjson(reader) => reader.next_block(),
            Self::Parquet(reader) => reader.next_block(),
        }
    }

    fn file(&self) -> Arc<str> {
        match self {
            Self::Csv(reader) => reader.source().name().into(),
            Self::Ndjson(reader) => reader.source().name().into(),
            Self::Parquet(reader) => Arc::clone(reader.file()),
        }
    }

    fn bytes_read(&self) -> u64 {
        match self {
            Self::Csv(reader) => reader.source().bytes_read(),
            Self::Ndjson(reader) => reader.source().bytes_read(),
            Self::Parquet(reader) => reader.bytes_read(),
        }
    }

    fn take_note(&mut self) -> Option<String> {
        match self {
            Self::Csv(reader) => reader.take_note(),
            Self::Ndjson(reader) => reader.take_note(),
            Self::Parquet(reader) => reader.take_note(),
        }
    }
}

struct Feeder<'f> {
    reading: &'f Reading,
    sender: &'f Sender,
    before: u64,
    shape: Option<(Arc<str>, Shape)>,
}

impl Feeder<'_> {
    fn input(&mut self, number: usize, path: &Path) -> Result<Heard, InputError> {
        let (mut reader, mut notes) = Reader::open(path, self.reading)?;
        let file = reader.file();
        while let Some(block) = reader.next_block()? {
            if !block.rows.is_empty() {
                self.check_shape(&file, block.shape)?;
            }
            notes.extend(reader.take_note());
            let bytes_read = self.before + reader.bytes_read();
            let message = Message { number, block, bytes_read, notes: std::mem::take(&mut notes) };
            if self.sender.send(Told::Block(message)).is_err() {
                return Ok(Heard::No);
            }
        }
        self.before += reader.bytes_read();
        Ok(Heard::Yes)
    }

    /// A profile that is a row of one file and many rows of another could not be told apart from a mistake.
    fn check_shape(&mut self, file: &Arc<str>, shape: Shape) -> Result<(), InputError> {
        let Some((first, known)) = &self.shape else {
            self.shape = Some((Arc::clone(file), shape));
            return Ok(());
        };
        if *known == shape {
            return Ok(());
        }
        let (one, other) = (shape.as_str(), known.as_str());
        let error = InputError::new(&**file, format!("this table is {one}, but '{first}' is {other}"));
        Err(error.hint("run batch once for the wide tables and once for the long ones"))
    }
}
