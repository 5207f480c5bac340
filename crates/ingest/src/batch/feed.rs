//! Reads the inputs one after the other in a thread of its own, so that reading and scoring overlap.

use super::TableFormat;
use super::block::{Block, Shape};
use super::ndjson::JsonLines;
use super::parquet_in::{Bytes, ParquetRows, open};
use super::rows::Cutter;
use super::source::{Kind, Source, is_stdin};
use super::table::Names;
use crate::error::InputError;
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

type Sender = SyncSender<Result<Message, InputError>>;

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
    for (number, path) in inputs.iter().enumerate() {
        match feeder.input(number, path) {
            Ok(Heard::Yes) => {}
            Ok(Heard::No) => return,
            Err(error) => {
                // Nobody is left to hear of it when this fails.
                sender.send(Err(error)).ok();
                return;
            }
        }
    }
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
        let bytes = match source.is_packed() || is_stdin(path) {
            true => Bytes::Memory(source.rest()?),
            false => open(path, &name)?,
        };
        Ok(Self::Parquet(Box::new(ParquetRows::new(bytes, &name, &reading.names)?)))
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
            if self.sender.send(Ok(message)).is_err() {
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
