//! One run: blocks in, rows of OUT and rejects out, counts at the end.

use super::feed::Message;
use super::frame::Frame;
use super::long::{Groups, LongRow, level_of};
use super::mentions::{Mentions, SEPARATORS};
use super::rejects::{Reject, Rejects};
use super::rows::{Block, Row};
use super::score::Scorer;
use super::seen::{Place, Seen};
use super::table::Layout;
use super::wide::{WideRow, score_rows};
use super::write::Out;
use super::{BatchCounts, Progress};
use crate::error::InputError;
use polars::prelude::PolarsError;
use skillgap_core::engine::Engine;

/// Profiles of a long table are scored and written in pieces of this many.
const PIECE: usize = 16 * 1024;

const NO_ID: &str = "the profile_id is empty";
const NO_SKILLS: &str = "no skills";

/// Everything that lives as long as a run.
pub(super) struct Run<'e> {
    engine: &'e Engine,
    scorer: Scorer<'e>,
    mentions: Mentions,
    seen: Seen,
    groups: Groups,
    out: Out,
    rejects: Rejects,
    profiles: u64,
    progress: Progress,
}

impl<'e> Run<'e> {
    /// Begins with empty files.
    pub(super) fn new(
        engine: &'e Engine,
        scorer: Scorer<'e>,
        (out, rejects): (Out, Rejects),
        bytes_total: Option<u64>,
    ) -> Self {
        let progress = Progress { bytes_total, ..Progress::default() };
        let (mentions, seen, groups) = (Mentions::default(), Seen::default(), Groups::default());
        Self { engine, scorer, mentions, seen, groups, out, rejects, profiles: 0, progress }
    }

    /// How far the run is.
    pub(super) fn progress(&self) -> Progress {
        Progress {
            rejected: self.rejects.count(),
            distinct_mentions: self.mentions.distinct(),
            ..self.progress
        }
    }

    /// Takes a block; the profiles of a wide one are written at once.
    pub(super) fn block(&mut self, mut message: Message) -> Result<(), InputError> {
        self.progress.bytes_read = message.bytes_read;
        self.progress.rows += u64::try_from(message.block.rows_read()).unwrap_or(u64::MAX);
        let mut rejects = std::mem::take(&mut message.block.rejects);
        match Frame::read(&message.block) {
            Ok(frame) => self.rows(&message, &frame, &mut rejects)?,
            Err(error) => rejects.extend(unread(&message.block, &error)),
        }
        rejects.sort_by_key(|reject| reject.line);
        rejects.iter().try_for_each(|reject| self.rejects.add(&message.file, reject))
    }

    /// Scores what a long table gathered, and puts both files in their places.
    pub(super) fn finish(mut self) -> Result<BatchCounts, InputError> {
        for start in (0..self.groups.len()).step_by(PIECE) {
            self.gathered(start..(start + PIECE).min(self.groups.len()))?;
        }
        let counts = BatchCounts {
            profiles: self.profiles,
            rows_read: self.progress.rows,
            rows_written: self.out.rows(),
            rejected: self.rejects.count(),
            distinct_mentions: self.mentions.distinct(),
            unrecognised_mentions: self.mentions.unrecognised(),
        };
        self.rejects.finish()?;
        self.out.finish()?;
        Ok(counts)
    }

    fn rows(
        &mut self,
        message: &Message,
        frame: &Frame,
        refused: &mut Vec<Reject>,
    ) -> Result<(), InputError> {
        match message.block.layout {
            Layout::Wide { id, skills } => {
                self.wide(message, (frame.column(id), frame.column(skills)), refused)
            }
            Layout::Long { id, skill, level, years } => {
                let optional = |column: Option<usize>| column.map(|c| frame.column(c)).unwrap_or_default();
                let stated = (optional(level), optional(years));
                self.long(message, (frame.column(id), frame.column(skill)), stated, refused);
                Ok(())
            }
        }
    }

    fn wide(
        &mut self,
        message: &Message,
        (ids, cells): (Vec<&str>, Vec<&str>),
        refused: &mut Vec<Reject>,
    ) -> Result<(), InputError> {
        let mut rows = Vec::with_capacity(ids.len());
        let mut wanted = Vec::with_capacity(ids.len());
        for ((row, id), cell) in message.block.rows.iter().zip(ids).zip(cells) {
            let raw = message.block.raw(*row);
            match self.check(message, *row, id.trim(), cell) {
                Ok(()) => {
                    rows.push(WideRow { line: row.line, id: id.trim(), raw });
                    wanted.push(cell);
                }
                Err(reason) => refused.push(Reject::new(row.line, id.trim(), reason, raw)),
            }
        }
        let lists = self.mentions.lists(self.engine, &wanted);
        let profiles = score_rows(&self.scorer, &self.mentions, &rows, &lists, refused);
        self.profiles += u64::try_from(profiles.len()).unwrap_or(u64::MAX);
        self.out.write(self.scorer.catalog(), &profiles)
    }

    /// Why a row of a wide table cannot be scored, as far as its two fields say.
    fn check(&mut self, message: &Message, row: Row, id: &str, cell: &str) -> Result<(), String> {
        if let Some(reason) = lacking(id, cell) {
            return Err(reason.to_owned());
        }
        match self.seen.note(id, Place { file: message.number, line: row.line }) {
            None => Ok(()),
            Some(Place { file, line }) if file == message.number => {
                Err(format!("the profile_id appeared before on line {line}"))
            }
            Some(Place { file, line }) => {
                Err(format!("the profile_id appeared before on line {line} of input {}", file + 1))
            }
        }
    }

    fn long(
        &mut self,
        message: &Message,
        (ids, cells): (Vec<&str>, Vec<&str>),
        (levels, years): (Vec<&str>, Vec<&str>),
        refused: &mut Vec<Reject>,
    ) {
        let lists = self.mentions.lists(self.engine, &cells);
        self.mentions.weigh(&self.scorer);
        for (at, ((row, id), cell)) in message.block.rows.iter().zip(ids).zip(cells).enumerate() {
            let (id, raw) = (id.trim(), message.block.raw(*row));
            if let Some(reason) = lacking(id, cell) {
                refused.push(Reject::new(row.line, id, reason, raw));
                continue;
            }
            let stated = |column: &[&'_ str]| column.get(at).map_or("", |text| text.trim()).to_owned();
            let level = level_of(&stated(&levels), &stated(&years));
            let row = LongRow { line: row.line, id, mentions: lists.get(at), level, raw };
            let enough = row.mentions.iter().any(|mention| self.mentions.is_enough(*mention));
            self.groups.add(&message.file, &row, enough);
        }
    }

    /// Scores and writes some of the gathered profiles.
    fn gathered(&mut self, range: std::ops::Range<usize>) -> Result<(), InputError> {
        let scored = self.groups.score(range, &self.scorer, &self.mentions);
        let mut profiles = Vec::with_capacity(scored.len());
        for result in scored {
            match result {
                Ok(profile) => profiles.push(profile),
                Err((at, why)) => {
                    let mut rows = self.groups.refused(at, why);
                    rows.try_for_each(|(file, reject)| self.rejects.add(file, &reject))?;
                }
            }
        }
        self.profiles += u64::try_from(profiles.len()).unwrap_or(u64::MAX);
        self.out.write(self.scorer.catalog(), &profiles)
    }
}

/// Nothing is lost when the reader gives up on a block: all of its rows are rejects.
fn unread(block: &Block, error: &PolarsError) -> Vec<Reject> {
    let reason = format!("the table reader failed: {error}");
    block.rows.iter().map(|row| Reject::new(row.line, "", reason.clone(), block.raw(*row))).collect()
}

/// What a row lacks.
fn lacking(id: &str, cell: &str) -> Option<&'static str> {
    let blank = || cell.split(SEPARATORS).all(|item| item.trim().is_empty());
    match id.is_empty() {
        true => Some(NO_ID),
        false => blank().then_some(NO_SKILLS),
    }
}
