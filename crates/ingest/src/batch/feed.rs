//! Reads the inputs one after the other in a thread of its own, so that reading and scoring overlap.

use super::TableFormat;
use super::block::{Block, Shape};
use super::gather::BatchInput;
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

/// Some files that are a resume each.
pub(super) struct Files {
    /// The place of the first among all inputs; the others follow it.
    pub(super) first: usize,
    /// The files, some of which are known not to be readable, with the reason.
    pub(super) files: Vec<(PathBuf, Option<String>)>,
    /// The bytes of all inputs that were read when these are.
    pub(super) bytes_read: u64,
}

/// What the reader says.
pub(super) enum Told {
    /// The next block.
    Block(Message),
    /// The next resumes; whoever scores them reads them, on all threads.
    Files(Files),
    /// All inputs were read to their ends. A reader that is gone without having said so has failed.
    Done,
    /// An input cannot be used.
    Failed(InputError),
}

/// So many resumes make a block at least, and so many for each thread: a thread that ends first waits for few.
const FEWEST_FILES: usize = 64;
const FILES_OF_THREAD: usize = 8;

/// Whether a file is a table with columns that are known; the error says why it is none.
pub(super) fn is_table(path: &Path, reading: &Reading) -> Result<(), InputError> {
    let found = guarded(|| {
        let (mut reader, _) = Reader::open(path, reading)?;
        // Lines of JSON are understood when the first is read.
        match reader {
            Reader::Ndjson(_) => reader.next_block().map(|_| ()),
            Reader::Csv(_) | Reader::Parquet(_) => Ok(()),
        }
    });
    found.unwrap_or_else(|_| Err(unreadable(&display_name(path))))
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
pub(super) fn feed(inputs: &[BatchInput], reading: &Reading, sender: &Sender) {
    let mut feeder = Feeder { reading, sender, before: 0, shape: None };
    let mut heard = Ok(Heard::Yes);
    let mut number = 0;
    while let Some(input) = inputs.get(number).filter(|_| matches!(heard, Ok(Heard::Yes))) {
        match input {
            BatchInput::Table(path) => {
                heard = feeder.guarded_input(number, path);
                number += 1;
            }
            BatchInput::FoundTable(path) => {
                heard = match feeder.guarded_input(number, path) {
                    Err(error) => Ok(feeder.refused(number, path, error)),
                    read => read,
                };
                number += 1;
            }
            BatchInput::Resume(_) | BatchInput::Unread(..) => {
                let files = feeder.files(number, inputs);
                number += files.files.len();
                heard = Ok(feeder.tell(files));
            }
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
    InputError::new(name, "is damaged, or uses something that skillgap cannot read")
        .hint("open it in the program that made it and save it again, if necessary as CSV")
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
    fn tell(&self, files: Files) -> Heard {
        if self.sender.send(Told::Files(files)).is_ok() { Heard::Yes } else { Heard::No }
    }

    /// Tells that no more can be read of a table.
    fn refused(&self, first: usize, path: &Path, error: InputError) -> Heard {
        let files = vec![(path.to_owned(), Some(error.message))];
        self.tell(Files { first, files, bytes_read: self.before })
    }

    fn guarded_input(&mut self, number: usize, path: &Path) -> Result<Heard, InputError> {
        let read = guarded(|| self.input(number, path));
        read.unwrap_or_else(|_| Err(unreadable(&display_name(path))))
    }

    /// The resumes from some input on, as many as make a block.
    fn files(&mut self, first: usize, inputs: &[BatchInput]) -> Files {
        let most = FEWEST_FILES.max(rayon::current_num_threads() * FILES_OF_THREAD);
        let file = |input: &BatchInput| match input {
            BatchInput::Table(_) | BatchInput::FoundTable(_) => None,
            BatchInput::Resume(path) => Some((path.clone(), None)),
            BatchInput::Unread(path, reason) => Some((path.clone(), Some(reason.clone()))),
        };
        let files: Vec<_> = inputs.iter().skip(first).take(most).map_while(file).collect();
        let size = |path: &PathBuf| path.metadata().map_or(0, |found| found.len());
        self.before += files.iter().map(|(path, _)| size(path)).sum::<u64>();
        Files { first, files, bytes_read: self.before }
    }

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
