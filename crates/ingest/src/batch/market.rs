//! Many job postings for one person: files that are a posting each, and tables with a posting in each row.
//!
//! Postings are read block by block, on all threads; of each only its [`Advert`] is kept, so that memory grows with the
//! number of different postings and not with their texts.

use super::block::{Block, Row};
use super::feed::{Files, Message, Reading, Sender, Told, feed};
use super::gather::{BatchInput, Gathered, gather};
use super::limits::{TOO_MUCH_TEXT, TextRead};
use super::rejects::{Reject, RejectNote, Rejects, reject_lines};
use super::table::Names;
use super::{BLOCKS_AHEAD, TableFormat, TextEncoding, check};
use crate::bytes::WholeFile;
use crate::error::{InputError, clipped};
use crate::guarded::guarded;
use crate::isolated::READER;
use crate::progress::Progress;
use crate::resume::{document_of_cell, read_document_with};
use rayon::prelude::*;
use skillgap_core::document::Document;
use skillgap_core::engine::Engine;
use skillgap_core::market::{About, Advert, Market};
use skillgap_core::matcher::Session;
use skillgap_core::posting::ReadsAs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

/// So many rejects are told by themselves.
const MOST_TOLD: usize = 20;
/// The place of a file that is wrong as a whole.
const WHOLE: u64 = 1;
const A_RESUME: &str = "reads like a resume, not like a job posting";
const AT_FAULT: &str = "cannot be read because of a bug in skillgap: please report it";

/// How tables of postings are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarketInput {
    /// The name of the column of texts, where it is not `text`.
    pub text_column: Option<String>,
    /// The name of the column of titles, where it is not `title`; empty for none.
    pub title_column: Option<String>,
    /// The name of the column of ids, where it is not `id`; empty for none.
    pub id_column: Option<String>,
    /// The name of the column of addresses, where it is not `url`; empty for none.
    pub url_column: Option<String>,
    /// The kind of table, where the name does not say.
    pub input_format: Option<TableFormat>,
    /// How the text of tables is encoded, where they do not show it.
    pub encoding: Option<TextEncoding>,
}

/// The postings that were read, and what was not.
#[derive(Debug, Default)]
pub struct ReadMarket {
    /// The postings.
    pub market: Market,
    /// How many rows and files are no posting.
    pub rejected: u64,
    /// The first of them.
    pub rejects: Vec<RejectNote>,
    /// What was guessed about the inputs, a sentence each.
    pub notes: Vec<String>,
    /// The file of the rejects, which gets its name with the output.
    pub rejects_file: Option<WholeFile>,
}

/// Finds the postings, as [`gather_inputs`](super::gather_inputs) finds resumes.
///
/// # Errors
/// [`InputError`] for a pattern that is none or that no file matches, and for a folder without any file to read.
pub fn gather_postings(
    inputs: &[PathBuf],
    options: &MarketInput,
    outputs: &[&Path],
) -> Result<Gathered, InputError> {
    gather(inputs, reading(options), outputs)
}

/// Reads every posting of the inputs, on all threads; what is none goes to the rejects, if a file is named for them.
///
/// # Errors
/// [`InputError`] when an input or the file of the rejects cannot be used.
pub fn read_market(
    engine: &Engine,
    inputs: &[BatchInput],
    options: &MarketInput,
    rejects: Option<&Path>,
    progress: &mut dyn FnMut(Progress),
) -> Result<ReadMarket, InputError> {
    check::inputs(inputs)?;
    let rejects = rejects.map(Rejects::of_postings).transpose()?;
    let gatherer = Gatherer {
        engine,
        rejects,
        found: ReadMarket::default(),
        progress: Progress { bytes_total: check::total_bytes(inputs), ..Progress::default() },
        text_read: TextRead::default(),
    };
    let reading = reading(options);
    let found = guarded(|| {
        std::thread::scope(|threads| {
            let (sender, receiver) = sync_channel(BLOCKS_AHEAD);
            let reader = std::thread::Builder::new().name(READER.to_owned());
            let read = |sender: Sender| feed(inputs, &reading, &sender);
            let reader = reader
                .spawn_scoped(threads, move || read(sender))
                .map_err(|error| InputError::io("<inputs>", "start the reader thread", error))?;
            let found = gatherer.all(receiver, progress);
            match reader.join() {
                Ok(()) => found,
                Err(_) => Err(failed("the reader thread ended early")),
            }
        })
    });
    found.unwrap_or_else(|panic| Err(failed(&panic)))
}

fn reading(options: &MarketInput) -> Reading {
    let MarketInput { text_column, title_column, id_column, url_column, input_format, encoding } =
        options.clone();
    let names = Names {
        text: text_column,
        title: title_column,
        id: id_column,
        url: url_column,
        postings: true,
        ..Names::default()
    };
    Reading { names, format: input_format, encoding: encoding.map(TextEncoding::get) }
}

fn failed(why: &str) -> InputError {
    InputError::new("<postings>", format!("were not read, by a fault of skillgap: {}", clipped(why)))
        .hint("please report it, with the postings that cause it if they may be shown")
}

struct Gatherer<'g> {
    engine: &'g Engine,
    rejects: Option<Rejects>,
    found: ReadMarket,
    progress: Progress,
    text_read: TextRead,
}

impl Gatherer<'_> {
    /// Everything that the reading thread sends. The receiver ends here, so that a reader that waits for room hears of it.
    fn all(
        mut self,
        receiver: Receiver<Told>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ReadMarket, InputError> {
        loop {
            match receiver.recv() {
                Ok(Told::Block(message)) => self.block(message)?,
                Ok(Told::Files(files)) => self.files(files)?,
                Ok(Told::Done) => break,
                Ok(Told::Failed(error)) => return Err(error),
                Err(_) => return Err(failed("the reader thread ended early")),
            }
            progress(Progress { rejected: self.found.rejected, ..self.progress });
        }
        if let Some(rejects) = self.rejects {
            self.found.rejects_file = rejects.finish().map(|file| file.whole()).transpose()?;
        }
        Ok(self.found)
    }

    fn block(&mut self, message: Message) -> Result<(), InputError> {
        let Message { block, bytes_read, notes, .. } = message;
        self.found.notes.extend(notes);
        self.progress.bytes_read = bytes_read;
        self.progress.rows += block.rows_read() as u64;
        let Block { file, nothing, shown, text, rows, mut rejects, .. } = block;
        let engine = self.engine;
        let fits: Vec<bool> =
            rows.iter().map(|row| self.text_read.take(row.told(&text).len(), bytes_read)).collect();
        let read = |session: &mut Session, (row, fits): (&Row, &bool)| {
            if *fits {
                of_row((engine, session), (&file, nothing), row, &text)
            } else {
                Err(TOO_MUCH_TEXT.to_owned())
            }
        };
        let adverts: Vec<Result<Advert, String>> =
            rows.par_iter().zip(&fits).map_init(Session::default, read).collect();
        for (row, advert) in rows.iter().zip(adverts) {
            match advert {
                Ok(advert) => self.found.market.add(advert),
                Err(reason) => {
                    let is_clipped = reason == TOO_MUCH_TEXT;
                    let reject = Reject::of_row(&file, row, &text, &shown, reason);
                    rejects.push(if is_clipped { reject.clipped() } else { reject });
                }
            }
        }
        rejects.sort_by_key(|reject| reject.line);
        self.reject(&rejects, &text)
    }

    fn files(&mut self, message: Files) -> Result<(), InputError> {
        let Files { files, bytes_read, .. } = message;
        self.progress.bytes_read = bytes_read;
        self.progress.rows += files.len() as u64;
        let engine = self.engine;
        let read = |session: &mut Session, (path, known): &(PathBuf, Option<String>)| match known {
            Some(reason) => Err((WHOLE, reason.clone())),
            None => of_file((engine, session), path),
        };
        let adverts: Vec<Result<Advert, (u64, String)>> =
            files.par_iter().map_init(Session::default, read).collect();
        let mut rejects = Vec::new();
        for ((path, _), advert) in files.iter().zip(adverts) {
            match advert {
                Ok(advert) => self.found.market.add(advert),
                Err((line, reason)) => {
                    let name = path.display().to_string();
                    rejects.push(Reject::of_bytes(&Arc::from(name.as_str()), line, &name, reason, b""));
                }
            }
        }
        self.reject(&rejects, "")
    }

    fn reject(&mut self, rejects: &[Reject], text: &str) -> Result<(), InputError> {
        self.found.rejected += rejects.len() as u64;
        let room = MOST_TOLD.saturating_sub(self.found.rejects.len());
        self.found.rejects.extend(rejects.iter().take(room).map(|reject| reject.note(text)));
        match &mut self.rejects {
            Some(file) => file.lines(&reject_lines(rejects, text), rejects.len()),
            None => Ok(()),
        }
    }
}

fn of_file((engine, session): (&Engine, &mut Session), path: &Path) -> Result<Advert, (u64, String)> {
    let work = || {
        let read = read_document_with(path, None, engine.lexicon()).map_err(|error| {
            let line = error.at.map_or(WHOLE, |(line, _)| line as u64);
            match &error.source {
                Some(source) => (line, format!("{}: {source}", error.message)),
                None => (line, error.message.clone()),
            }
        })?;
        let about = About { id: path.display().to_string(), ..About::default() };
        advert((engine, &mut *session), &read.document, about).map_err(|reason| (WHOLE, reason))
    };
    guarded(work).unwrap_or_else(|_| {
        *session = Session::default();
        Err((WHOLE, AT_FAULT.to_owned()))
    })
}

fn of_row(
    (engine, session): (&Engine, &mut Session),
    (file, nothing): (&str, &'static str),
    row: &Row,
    block: &str,
) -> Result<Advert, String> {
    let (title, text) = (row.title(block), row.text(block));
    if text.is_empty() {
        return Err(nothing.to_owned());
    }
    let id = row.id.of(block);
    let id = if id.is_empty() { format!("{file}:{}", row.line) } else { id.to_owned() };
    let url = row.cell.of(block).trim();
    let work = || {
        let document = document_of_cell(&title, &text, engine.lexicon()).map_err(|error| error.message)?;
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let about = About { id, title: filled(&title), url: filled(url) };
        advert((engine, &mut *session), &document, about)
    };
    guarded(work).unwrap_or_else(|_| {
        *session = Session::default();
        Err(AT_FAULT.to_owned())
    })
}

fn advert(
    (engine, session): (&Engine, &mut Session),
    document: &Document,
    about: About,
) -> Result<Advert, String> {
    let posting = engine.posting_with(document, session);
    match posting.reads_as {
        ReadsAs::Resume => Err(A_RESUME.to_owned()),
        _ => Ok(Advert::new(engine.catalog(), document, &posting, about)),
    }
}
