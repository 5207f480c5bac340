//! Scores tables in memory, as `skillgap batch` does with files.
//!
//! [`score`] takes and returns a `DataFrame`. [`score_batches`] takes Arrow record batches and computes rows
//! while they are read, in memory that does not grow with the table. Both do what [`batch`](crate::batch)
//! does with a file and return the same rows. Every row of the table ends up in the result or in the rejects.

use crate::batch::{
    BatchCounts, BatchOptions, BatchOutcome, Batches, GroupSummary, MemoryRun, Summing, type_of_rejects,
    type_of_rows,
};
use crate::error::InputError;
use crate::guarded::guarded;
use polars::prelude::{CompatLevel, DataFrame, IntoColumn, PlSmallStr, SchemaExt, Series};
use polars_arrow::array::{Array, StructArray, new_empty_array};
use polars_arrow::datatypes::ArrowDataType;
use polars_error::PolarsResult;
use rayon::{ThreadPool, ThreadPoolBuilder};
use skillgap_core::catalog::RoleId;
use skillgap_core::engine::Engine;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};

/// The most pieces computed ahead of the reader.
const PIECES_AHEAD: usize = 1;

/// Where to put rows that cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rejected {
    /// In a separate table, kept until the last row is read.
    #[default]
    Apart,
    /// Among the others, after those of their block: all columns except `profile_id` are null, and an extra
    /// column `rejected` has the reason.
    Inline,
}

/// The options for scoring a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableOptions {
    /// The number of roles per profile, best first, if `roles` is empty.
    pub top: usize,
    /// The roles to score each profile against, in this order.
    pub roles: Vec<RoleId>,
    /// The name of the id column, if not `profile_id`.
    pub id_column: Option<String>,
    /// The name of the column of skill lists, if not `skills`.
    pub skills_column: Option<String>,
    /// The name of the column of job titles, if not `title`.
    pub title_column: Option<String>,
    /// The name of the column of texts, if not `text`.
    pub text_column: Option<String>,
    /// Where to put rows that cannot be scored.
    pub rejected: Rejected,
    /// Whether to compute the group summary.
    pub summary: Summing,
    /// The number of threads for [`score_batches`]; 0 for one per core.
    pub threads: usize,
}

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            top: 3,
            roles: Vec::new(),
            id_column: None,
            skills_column: None,
            title_column: None,
            text_column: None,
            rejected: Rejected::Apart,
            summary: Summing::No,
            threads: 0,
        }
    }
}

impl TableOptions {
    fn of_batch(&self) -> (BatchOptions, Rejected) {
        let options = BatchOptions {
            top: self.top,
            roles: self.roles.clone(),
            id_column: self.id_column.clone(),
            skills_column: self.skills_column.clone(),
            title_column: self.title_column.clone(),
            text_column: self.text_column.clone(),
            summary: self.summary,
            ..BatchOptions::default()
        };
        (options, self.rejected)
    }
}

/// A scored table.
#[derive(Debug, Clone)]
pub struct ScoredTable {
    /// One row per profile and role.
    pub rows: DataFrame,
    /// The rows that could not be scored, with the reason.
    pub rejects: DataFrame,
    /// The counts.
    pub counts: BatchCounts,
    /// The group summary, if requested.
    pub summary: Option<GroupSummary>,
    /// Assumptions made about the table, one sentence each.
    pub notes: Vec<String>,
}

/// Scores a table on rayon's current thread pool.
///
/// # Errors
/// Returns [`InputError`] if the table has no id column, or no column of skills, titles or texts.
pub fn score(engine: &Engine, table: &DataFrame, options: &TableOptions) -> Result<ScoredTable, InputError> {
    let run = MemoryRun::new(&type_of(table), batches_of(table), options.of_batch())?;
    let (sender, receiver) = channel();
    let gone = |_| io::ErrorKind::BrokenPipe.into();
    let outcome = run.run(engine, move |batches| sender.send(batches).map_err(gone))?;
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for batches in receiver {
        rows.extend(batches.rows);
        rejects.extend(batches.rejects);
    }
    let frame = |batches, dtype| frame(batches, dtype).map_err(|e| InputError::new("table", e.to_string()));
    Ok(ScoredTable {
        rows: frame(rows, type_of_rows(options.rejected))?,
        rejects: frame(rejects, type_of_rejects())?,
        counts: outcome.counts,
        summary: outcome.summary,
        notes: outcome.notes,
    })
}

fn type_of(table: &DataFrame) -> ArrowDataType {
    ArrowDataType::Struct(table.schema().to_arrow(CompatLevel::newest()).into_iter_values().collect())
}

fn batches_of(table: &DataFrame) -> impl Iterator<Item = PolarsResult<Box<dyn Array>>> + Send {
    let dtype = type_of(table);
    let mut table = table.clone();
    table.align_chunks_par();
    let chunks: Vec<_> = table.iter_chunks(CompatLevel::newest(), false).collect();
    chunks.into_iter().map(move |chunk| {
        let rows = chunk.len();
        let batch = StructArray::try_new(dtype.clone(), rows, chunk.into_arrays(), None)?;
        Ok(Box::new(batch) as Box<dyn Array>)
    })
}

fn frame(batches: Vec<Box<dyn Array>>, dtype: ArrowDataType) -> PolarsResult<DataFrame> {
    let mut table = frame_of(&*new_empty_array(dtype))?;
    for batch in batches {
        table.vstack_mut(&frame_of(&*batch)?)?;
    }
    Ok(table)
}

fn frame_of(batch: &dyn Array) -> PolarsResult<DataFrame> {
    let Some(batch) = batch.as_any().downcast_ref::<StructArray>() else { return Ok(DataFrame::empty()) };
    let named = batch.fields().iter().zip(batch.values());
    let columns = named.map(|(field, values)| {
        Series::from_arrow(PlSmallStr::from_str(&field.name), values.clone()).map(IntoColumn::into_column)
    });
    DataFrame::new(batch.len(), columns.collect::<PolarsResult<_>>()?)
}

/// The rows of a table, computed as they are read; work starts with the first.
///
/// It has its own threads, so that it works in a forked process, and ends them when dropped.
pub struct Scored {
    run: Option<Start>,
    pieces: Option<Pieces>,
    waiting: VecDeque<Box<dyn Array>>,
    rejects: Vec<Box<dyn Array>>,
    outcome: Option<BatchOutcome>,
    rejected: Rejected,
    threads: usize,
}

/// Starts the work on a thread pool.
type Start = Box<dyn FnOnce(Running) + Send>;

/// The channels on which the work reports.
struct Running {
    pieces: SyncSender<Batches>,
    end: SyncSender<Result<BatchOutcome, InputError>>,
}

/// The results received from the work.
struct Pieces {
    batches: Receiver<Batches>,
    end: Receiver<Result<BatchOutcome, InputError>>,
    process: u32,
    _pool: ThreadPool,
}

/// Scores record batches, which are structs of this type.
///
/// # Errors
/// Returns [`InputError`] if the table has no id column, or no column of skills, titles or texts.
pub fn score_batches(
    engine: Arc<Engine>,
    table: &ArrowDataType,
    batches: impl Iterator<Item = PolarsResult<Box<dyn Array>>> + Send + 'static,
    options: &TableOptions,
) -> Result<Scored, InputError> {
    let run = MemoryRun::new(table, batches, options.of_batch())?;
    let start = move |running: Running| {
        let Running { pieces, end } = running;
        let gone = |_| io::ErrorKind::BrokenPipe.into();
        let scored = guarded(|| run.run(&engine, move |batches| pieces.send(batches).map_err(gone)));
        let failed = |panic| Err(InputError::new("table", format!("a fault of skillgap: {panic}")));
        // If this fails, nobody is waiting for it.
        end.send(scored.unwrap_or_else(failed)).ok();
    };
    Ok(Scored {
        run: Some(Box::new(start)),
        pieces: None,
        waiting: VecDeque::new(),
        rejects: Vec::new(),
        outcome: None,
        rejected: options.rejected,
        threads: options.threads,
    })
}

impl Scored {
    /// The type of the rows' batches.
    #[must_use]
    pub fn dtype(&self) -> ArrowDataType {
        type_of_rows(self.rejected)
    }

    /// The type of the rejects' batches.
    #[must_use]
    pub fn dtype_of_rejects() -> ArrowDataType {
        type_of_rejects()
    }

    /// The rows that could not be scored, among those read so far.
    #[must_use]
    pub fn rejects(&self) -> &[Box<dyn Array>] {
        &self.rejects
    }

    /// The outcome; `None` until the last row was read.
    #[must_use]
    pub fn outcome(&self) -> Option<&BatchOutcome> {
        self.outcome.as_ref()
    }

    fn start(&mut self, run: Start) -> Result<(), InputError> {
        let pool = ThreadPoolBuilder::new().num_threads(self.threads).build();
        let pool =
            pool.map_err(|error| InputError::new("table", format!("cannot start threads: {error}")))?;
        let ((pieces, batches), (end_of, end)) = (sync_channel(PIECES_AHEAD), sync_channel(1));
        pool.spawn(move || run(Running { pieces, end: end_of }));
        self.pieces = Some(Pieces { batches, end, process: std::process::id(), _pool: pool });
        Ok(())
    }

    fn advance(&mut self) -> Result<Option<Box<dyn Array>>, InputError> {
        if let Some(run) = self.run.take() {
            self.start(run)?;
        }
        loop {
            if let Some(rows) = self.waiting.pop_front() {
                return Ok(Some(rows));
            }
            let Some(pieces) = &self.pieces else { return Ok(None) };
            if pieces.process != std::process::id() {
                let error = InputError::new("table", "was begun to be read in another process");
                return Err(error.hint("score the table in the process that reads the rows"));
            }
            match pieces.batches.recv() {
                Ok(Batches { rows, rejects }) => {
                    self.waiting.extend(rows);
                    self.rejects.extend(rejects);
                }
                Err(_) => {
                    let ended = pieces.end.recv();
                    self.pieces = None;
                    let gone = |_| Err(InputError::new("table", "the thread that scores ended early"));
                    self.outcome = Some(ended.unwrap_or_else(gone)?);
                }
            }
        }
    }
}

impl Iterator for Scored {
    type Item = Result<Box<dyn Array>, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance().transpose()
    }
}

impl std::fmt::Debug for Scored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scored").field("outcome", &self.outcome).finish_non_exhaustive()
    }
}
