//! Reads the inputs one after the other in a thread of its own, so that reading and scoring overlap.

use super::block::{Block, Shape};
use super::rows::Cutter;
use super::source::Source;
use super::table::Names;
use crate::error::InputError;
use std::path::PathBuf;
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
}

type Sender = SyncSender<Result<Message, InputError>>;

/// Sends every block of every input; ends early when nobody listens any more.
pub(super) fn feed(inputs: &[PathBuf], names: &Names, sender: &Sender) {
    let mut feeder = Feeder { names, sender, before: 0, shape: None };
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

struct Feeder<'f> {
    names: &'f Names,
    sender: &'f Sender,
    before: u64,
    shape: Option<(Arc<str>, Shape)>,
}

impl Feeder<'_> {
    fn input(&mut self, number: usize, path: &std::path::Path) -> Result<Heard, InputError> {
        let mut cutter = Cutter::new(Source::open(path)?, self.names)?;
        let file: Arc<str> = cutter.source().name().into();
        self.check_shape(&file, cutter.shape())?;
        while let Some(block) = cutter.next_block()? {
            let bytes_read = self.before + cutter.source().bytes_read();
            let message = Message { number, block, bytes_read };
            if self.sender.send(Ok(message)).is_err() {
                return Ok(Heard::No);
            }
        }
        self.before += cutter.source().bytes_read();
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
