//! One run: blocks in, rows of OUT and rejects out, counts at the end.
//!
//! The thread that runs this looks rows up and hands what is new to rayon's threads, which match and score; the
//! rows of a finished block become bytes on those threads too, while the next block is looked up. Bytes are written
//! in the order of the blocks.

use super::block::{Block, Row, Shape, Span};
use super::feed::Message;
use super::limits::{TOO_MANY_ITEMS, TOO_MUCH_TEXT, TextRead, is_endless};
use super::long::{Groups, LongRow, level_of};
use super::matrix::Matrix;
use super::memo::{Finding, Memo, Outcome};
use super::mentions::{Mentions, items};
use super::rejects::{Reject, Rejects};
use super::remarks::Remarks;
use super::score::{Scorer, Told};
use super::seen::{Place, Seen};
use super::table::NO_SKILLS;
use super::tally::Tally;
use super::write::{Encoded, Encoder, Entry, Out, Page};
use super::{BatchCounts, BatchOutcome, Progress};
use crate::bytes::{WholeFile, place_all};
use crate::error::InputError;
use rayon::Scope;
use rustc_hash::FxHashMap;
use skillgap_core::engine::Engine;
use skillgap_core::scorer::Named;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, TryRecvError, sync_channel};

/// Profiles of a long table are scored and written in pieces of this many.
const PIECE: usize = 16 * 1024;

/// So many blocks may be made into bytes at the same time, however many cores there are: each takes memory.
const MOST_PAGES: usize = 8;

/// So many rows of OUT at least make a page of their own: with hundreds of roles a person, a block of people would be
/// hundreds of megabytes.
const MOST_ROWS_OUT: usize = 100_000;

const NO_ID: &str = "the profile_id is empty";

/// What lives as long as a run.
pub(super) struct Run<'s, 'e> {
    pub(super) shared: Shared<'s, 'e>,
    mentions: Mentions,
    /// Of rows that tell more than a list, by all that they tell.
    memo: Memo,
    text_read: TextRead,
    pub(super) seen: Seen,
    groups: Groups,
    out: Out,
    rejects: Rejects,
    waiting: VecDeque<Receiver<std::io::Result<Encoded>>>,
    profiles: u64,
    rows_written: u64,
    progress: Progress,
    notes: Vec<String>,
    remarks: Remarks,
    group: Group,
}

/// What is said of the group, where that is wanted.
pub(super) struct Group {
    pub(super) tally: Option<Tally>,
    pub(super) matrix: Option<Matrix>,
}

/// What the threads share.
#[derive(Clone, Copy)]
pub(super) struct Shared<'s, 'e> {
    pub(super) engine: &'e Engine,
    pub(super) scorer: &'s Scorer<'e>,
    pub(super) encoder: &'s dyn Encoder,
}

/// A run that went well, whose files do not have their names yet.
#[derive(Debug)]
pub(super) struct Finished {
    outcome: BatchOutcome,
    files: Vec<WholeFile>,
}

impl Finished {
    /// Puts all files in their places, with one about the outcome if there is one.
    pub(super) fn place(
        self,
        about: &mut dyn FnMut(&BatchOutcome) -> Result<Option<WholeFile>, InputError>,
    ) -> Result<BatchOutcome, InputError> {
        let about = about(&self.outcome)?;
        place_all(self.files.into_iter().chain(about)).map(|()| self.outcome)
    }
}

/// What was found of a row.
enum Found {
    Known(Outcome),
    /// Of a row with nothing else, by its place among those.
    Listed(usize),
    /// Of a row with a title or a text that is new to the run, by its place among those.
    Told(usize),
}

impl<'s> Run<'s, '_> {
    /// Begins with empty files.
    pub(super) fn new<'e>(
        shared: Shared<'s, 'e>,
        (out, rejects): (Out, Rejects),
        bytes_total: Option<u64>,
        group: Group,
    ) -> Run<'s, 'e> {
        Run {
            shared,
            mentions: Mentions::default(),
            memo: Memo::default(),
            text_read: TextRead::default(),
            seen: Seen::default(),
            groups: Groups::default(),
            out,
            rejects,
            waiting: VecDeque::new(),
            profiles: 0,
            rows_written: 0,
            progress: Progress { bytes_total, ..Progress::default() },
            notes: Vec::new(),
            remarks: Remarks::default(),
            group,
        }
    }

    /// How far the run is.
    pub(super) fn progress(&self) -> Progress {
        Progress {
            rejected: self.rejects.count(),
            distinct_mentions: self.mentions.distinct(),
            ..self.progress
        }
    }

    /// Takes a block; the profiles of a wide one are scored at once.
    pub(super) fn block(&mut self, message: Message, scope: &Scope<'s>) -> Result<(), InputError> {
        self.notes.extend(message.notes);
        self.progress.bytes_read = message.bytes_read;
        self.progress.rows += u64::try_from(message.block.rows_read()).unwrap_or(u64::MAX);
        match message.block.shape {
            Shape::Wide => self.wide(message.number, message.block, scope),
            Shape::Long => self.long(message.block, scope),
        }
    }

    /// Scores what a long table gathered, and ends both files.
    pub(super) fn finish(mut self, scope: &Scope<'s>) -> Result<Finished, InputError> {
        for start in (0..self.groups.len()).step_by(PIECE) {
            self.gathered(start..(start + PIECE).min(self.groups.len()), scope)?;
        }
        while !self.waiting.is_empty() {
            self.write_next()?;
        }
        let counts = BatchCounts {
            profiles: self.profiles,
            rows_read: self.progress.rows,
            rows_written: self.rows_written,
            rejected: self.rejects.count(),
            distinct_mentions: self.mentions.distinct(),
            unrecognised_mentions: self.mentions.unrecognised(),
        };
        self.notes.extend(self.mentions.note());
        self.notes.extend(self.remarks.notes());
        let catalog = self.shared.engine.catalog();
        let Group { tally, matrix } = self.group;
        let summary = tally.map(|tally| tally.summary(catalog, &self.mentions, counts));
        let matrix = matrix.map(|matrix| matrix.finish(catalog)).transpose()?;
        let matrix = matrix.map(|(file, note)| {
            self.notes.extend(note);
            file
        });
        // Taking a million small pieces of memory back is nothing to wait for.
        let remembered = (self.memo, self.mentions);
        rayon::spawn(move || drop(remembered));
        let files = [self.rejects.finish(), self.out.finish()?].into_iter().flatten();
        let files = files.map(|file| file.whole()).collect::<Result<Vec<_>, _>>()?;
        let files = files.into_iter().chain(matrix).collect();
        Ok(Finished { outcome: BatchOutcome { counts, notes: self.notes, summary }, files })
    }

    fn wide(&mut self, number: usize, block: Block, scope: &Scope<'s>) -> Result<(), InputError> {
        let Block { file, text, rows, mut rejects, nothing, shown, .. } = block;
        let mut listed: Vec<&str> = Vec::with_capacity(rows.len());
        let mut found: Vec<(Row, Found)> = Vec::with_capacity(rows.len());
        let mut told = ToldRows::default();
        for row in rows {
            if let Err(reason) = self.check(number, row, &text, nothing) {
                let endless = matches!(reason, Cow::Borrowed(TOO_MANY_ITEMS));
                let reject = Reject::of_row(&file, &row, &text, &shown, reason);
                rejects.push(if endless { reject.clipped() } else { reject });
                continue;
            }
            if row.tells(&text) {
                let key = row.told(&text);
                if let Some(known) = self.memo.get(&key) {
                    found.push((row, Found::Known(Arc::clone(known))));
                } else if told.has(&key) || self.text_read.take(key.len(), self.progress.bytes_read) {
                    found.push((row, Found::Told(told.place(row, key))));
                } else {
                    rejects.push(Reject::of_row(&file, &row, &text, &shown, TOO_MUCH_TEXT).clipped());
                }
                continue;
            }
            found.push((row, Found::Listed(listed.len())));
            listed.push(row.cell.of(&text));
        }
        let outcomes = self.score_lists(&listed);
        let of_told = self.score_told(&told.rows, &text);
        told.places.iter().filter_map(|(key, at)| Some((key, of_told.get(*at)?))).for_each(
            |(key, outcome)| {
                self.memo.keep(key, outcome);
            },
        );
        let mut entries = Vec::with_capacity(found.len());
        for (row, found) in found {
            let outcome = match found {
                Found::Known(outcome) => outcome,
                Found::Listed(at) => match outcomes.get(at) {
                    Some(outcome) => Arc::clone(outcome),
                    None => continue,
                },
                Found::Told(at) => match of_told.get(at) {
                    Some(outcome) => Arc::clone(outcome),
                    None => continue,
                },
            };
            self.count(row.id.of(&text), &outcome)?;
            match &outcome.result {
                Ok(_) => entries.push(Entry { id: row.id, name: Span::default(), outcome }),
                Err(why) => {
                    rejects.push(Reject::of_row(&file, &row, &text, &shown, why.reason()));
                }
            }
        }
        rejects.sort_by_key(|reject| reject.line);
        self.send(Page { text, entries, rejects }, scope)
    }

    /// Notes how far a run is after some resumes.
    pub(super) fn progress_of_files(&mut self, files: u64, bytes_read: u64) {
        self.progress.rows += files;
        self.progress.bytes_read = bytes_read;
    }

    /// Counts a profile for the summary and for the closing line.
    pub(super) fn count(&mut self, id: &str, finding: &Finding) -> Result<(), InputError> {
        if let Some(tally) = &mut self.group.tally {
            tally.add(id, finding);
        }
        self.remarks.add(id, &finding.notes);
        let Some(body) = finding.body() else { return Ok(()) };
        self.profiles += 1;
        self.rows_written += body.rows() as u64;
        match &mut self.group.matrix {
            Some(matrix) => matrix.add(self.shared.engine.catalog(), id, body),
            None => Ok(()),
        }
    }

    /// Scores lists of skills.
    fn score_lists(&mut self, cells: &[&str]) -> Vec<Outcome> {
        let lists = self.mentions.lists(self.shared.engine, cells);
        let mentions = &self.mentions;
        let named = |at: usize| lists.get(at).iter().copied();
        let held = |at: usize, all: &mut Vec<Named>| {
            named(at).for_each(|id| all.extend_from_slice(mentions.held(id)));
        };
        self.shared.scorer.findings(0..cells.len(), held, named)
    }

    /// Scores rows by all that they tell: their lists, job titles and texts.
    fn score_told(&mut self, rows: &[Row], text: &str) -> Vec<Outcome> {
        let cells: Vec<&str> = rows.iter().map(|row| row.cell.of(text)).collect();
        let lists = self.mentions.lists(self.shared.engine, &cells);
        let mentions = &self.mentions;
        let named = |at: usize| lists.get(at).iter().copied();
        let told = |(at, row): (usize, &Row)| {
            let named = named(at).flat_map(|id| mentions.held(id)).copied().collect();
            Told::new(named, row.cell.of(text), row.title(text), row.text(text))
        };
        let told: Vec<Told<'_>> = rows.iter().enumerate().map(told).collect();
        self.shared.scorer.told(&told, named)
    }

    /// Why a row of a wide table cannot be scored, as far as its fields say; `nothing` is the reason for an empty one.
    fn check(
        &mut self,
        number: usize,
        row: Row,
        text: &str,
        nothing: &'static str,
    ) -> Result<(), Cow<'static, str>> {
        let id = row.id.of(text);
        match lacking(id, row.cell.of(text)) {
            Some(NO_ID) => return Err(Cow::Borrowed(NO_ID)),
            Some(_) if !row.tells(text) => return Err(Cow::Borrowed(nothing)),
            _ if is_endless(row.cell.of(text)) => return Err(Cow::Borrowed(TOO_MANY_ITEMS)),
            _ => {}
        }
        let Some(Place { file, line }) = self.seen.note(id, number, row.line) else { return Ok(()) };
        let line = line.map(|line| format!(" on line {line}")).unwrap_or_default();
        let input = if file == number { String::new() } else { format!(" of input {}", file + 1) };
        Err(format!("the profile_id appeared before{line}{input}").into())
    }

    fn long(&mut self, block: Block, scope: &Scope<'s>) -> Result<(), InputError> {
        let Block { file, text, rows, mut rejects, shown, .. } = block;
        let cells: Vec<&str> = rows.iter().map(|row| row.cell.of(&text)).collect();
        let lists = self.mentions.lists(self.shared.engine, &cells);
        self.mentions.weigh(self.shared.scorer);
        for (at, row) in rows.iter().enumerate() {
            let id = row.id.of(&text);
            if let Some(reason) = lacking(id, row.cell.of(&text)) {
                rejects.push(Reject::of_row(&file, row, &text, &shown, reason));
                continue;
            }
            let level = level_of(row.level(&text), row.years(&text));
            let raw = || shown.raw(row, &text).into();
            let row = LongRow { line: row.line, id, mentions: lists.get(at), level, raw: &raw };
            let enough = row.mentions.iter().any(|mention| self.mentions.is_enough(*mention));
            self.groups.add(&file, &row, enough);
        }
        rejects.sort_by_key(|reject| reject.line);
        self.send(Page { text, entries: Vec::new(), rejects }, scope)
    }

    /// Scores and writes some of the gathered profiles.
    fn gathered(&mut self, range: Range<usize>, scope: &Scope<'s>) -> Result<(), InputError> {
        let mut page = Page::default();
        for (at, outcome) in range.clone().zip(self.groups.score(range, self.shared.scorer, &self.mentions)) {
            let id = self.groups.id(at).to_owned();
            self.count(&id, &outcome)?;
            match &outcome.result {
                Ok(_) => {
                    let start = page.text.len();
                    page.text.push_str(&id);
                    let id = Span::new(start, page.text.len());
                    page.entries.push(Entry { id, name: Span::default(), outcome });
                }
                Err(why) => page.rejects.extend(self.groups.refused(at, *why)),
            }
        }
        self.send(page, scope)
    }

    /// Has a page made into bytes, and writes those that are ready when there are enough of them.
    pub(super) fn send(&mut self, mut page: Page, scope: &Scope<'s>) -> Result<(), InputError> {
        let rows = |entry: &Entry| entry.outcome.body().map_or(0, |body| body.rows());
        let all: usize = page.entries.iter().map(rows).sum();
        if all > MOST_ROWS_OUT && page.entries.len() > 1 {
            let of_one = all.div_ceil(page.entries.len());
            let rest = page.entries.split_off((MOST_ROWS_OUT / of_one).clamp(1, page.entries.len() - 1));
            let rest = Page { text: page.text.clone(), entries: rest, rejects: Vec::new() };
            self.send_whole(page, scope)?;
            return self.send(rest, scope);
        }
        self.send_whole(page, scope)
    }

    fn send_whole(&mut self, page: Page, scope: &Scope<'s>) -> Result<(), InputError> {
        let (sender, receiver) = sync_channel(1);
        let encoder = self.shared.encoder;
        // Nobody listens any more when the run has failed.
        scope.spawn(move |_| sender.send(encoder.encode(&page)).unwrap_or_default());
        self.waiting.push_back(receiver);
        let most = rayon::current_num_threads().clamp(2, MOST_PAGES);
        while self.waiting.len() >= most {
            self.write_next()?;
        }
        Ok(())
    }

    fn write_next(&mut self) -> Result<(), InputError> {
        let Some(receiver) = self.waiting.pop_front() else { return Ok(()) };
        let encoded = received(&receiver).and_then(|encoded| encoded);
        let encoded = encoded.map_err(|e| self.out.fault(e))?;
        self.rejects.lines(&encoded.rejects, encoded.rejected)?;
        self.out.write(encoded.table)
    }
}

/// Rows that tell more than a list and are new to the run, each with all that it tells.
#[derive(Default)]
struct ToldRows {
    rows: Vec<Row>,
    places: FxHashMap<String, usize>,
}

impl ToldRows {
    /// Whether a row before tells the same.
    fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// The place of a row, or of the one before it that tells the same.
    fn place(&mut self, row: Row, key: String) -> usize {
        *self.places.entry(key).or_insert_with(|| {
            self.rows.push(row);
            self.rows.len() - 1
        })
    }
}

/// Waits for bytes. One of rayon's own threads lends a hand meanwhile: there may be no other.
fn received<T>(receiver: &Receiver<T>) -> std::io::Result<T> {
    let gone = |_| std::io::Error::other("a thread ended early");
    if rayon::current_thread_index().is_none() {
        return receiver.recv().map_err(gone);
    }
    loop {
        match receiver.try_recv() {
            Ok(value) => return Ok(value),
            Err(TryRecvError::Disconnected) => return Err(gone(RecvError)),
            Err(TryRecvError::Empty) => {
                if rayon::yield_now() != Some(rayon::Yield::Executed) {
                    std::thread::yield_now();
                }
            }
        }
    }
}

/// What a row lacks.
fn lacking(id: &str, cell: &str) -> Option<&'static str> {
    if id.is_empty() { Some(NO_ID) } else { items(cell).next().is_none().then_some(NO_SKILLS) }
}
