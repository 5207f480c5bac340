//! Scores tables of profiles: one row per profile and role, with nothing lost.
//!
//! Inputs are read in blocks of whole records ([`run_batch`]); one thread reads ahead while the others match
//! and score. Every distinct mention is matched once per run. Every input row ends up in OUT or in the
//! rejects; the same inputs and catalogue give the same bytes for any number of threads.
//!
//! | module | what it does |
//! | --- | --- |
//! | `gather`, `globs` | which files are tables and which are resumes, including those in folders |
//! | `source`, `encoding` | opens a table, decompressed and as UTF-8 |
//! | `files` | resumes, one person each |
//! | `table` | interprets the header |
//! | `ndjson`, `parquet_in` | the other table formats |
//! | `arrow_in`, `memory` | tables in memory, and rows that stay there |
//! | `limits` | limits on the size of inputs |
//! | `record`, `fields`, `rows` | split text into blocks of records, with line numbers |
//! | `block` | some rows of one input, in a common form for all formats |
//! | `mentions` | matches every distinct mention once |
//! | `likeness` | limits how many of them are compared with similar names |
//! | `long` | collects the rows of long tables into profiles |
//! | `score`, `body` | standing, rank, gaps, next steps, in compact form |
//! | `memo` | rows with titles or texts that were scored before |
//! | `tally`, `matrix` | the group summary; who holds what |
//! | `remarks` | what of resumes and texts could not be used or was left out |
//! | `market` | tables and files of job postings, for one person |
//! | `write`, `rejects` | the two output files, visible only when complete |

mod arrow_in;
mod block;
mod body;
mod check;
mod encoding;
mod feed;
mod fields;
mod files;
mod first_roles;
mod gather;
mod globs;
mod likeness;
mod limits;
mod long;
mod market;
mod matrix;
mod memo;
mod memory;
mod mentions;
mod ndjson;
mod parquet_in;
mod record;
mod rejects;
mod remarks;
mod rows;
mod run;
mod score;
mod seen;
mod source;
mod table;
mod tally;
mod texts;
mod write;

pub use crate::progress::Progress;
pub use encoding::TextEncoding;
pub use first_roles::first_roles;
pub use gather::{BatchInput, Gathered, LeftOut, gather_inputs};
pub use globs::expand_inputs;
pub use market::{MarketInput, ReadMarket, gather_postings, read_market};
pub use matrix::{MatrixOptions, matrix_kind};
pub(crate) use memory::MemoryRun;
pub use rejects::{RejectNote, rejects_beside};
pub use skillgap_core::group::{
    BatchCounts, GapSummary, GroupSummary, Holders, MentionCount, OnlyHolder, RoleSummary, SkillCount,
    TrainingNeed,
};
pub(crate) use write::{Batches, type_of_rejects, type_of_rows};
pub use write::{Cells, Naming};

use crate::bytes::WholeFile;
use crate::error::{InputError, clipped};
use crate::guarded::guarded;
use crate::isolated::READER;
use body::Besides;
use feed::{Reading, Sender, Told, feed};
use matrix::Matrix;
use rejects::Rejects;
use run::{Finished, Group, Run, Shared};
use score::Scorer;
use skillgap_core::catalog::RoleId;
use skillgap_core::date::Month;
use skillgap_core::engine::Engine;
use skillgap_core::report::Selection;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use table::Names;
use tally::Tally;
use write::{Encoder, Out, encoder};

/// The most blocks that wait to be scored; more would only take memory.
const BLOCKS_AHEAD: usize = 1;

/// Table formats for profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values, or separated by semicolons, tabs or bars.
    Csv,
    /// Apache Parquet.
    Parquet,
    /// One JSON object per line.
    Ndjson,
}

impl TableFormat {
    /// The format by extension, ignoring `.gz` and `.zst`.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let bare = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        match bare.rsplit_once('.')?.1 {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => None,
        }
    }
}

/// The options of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchOptions {
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
    /// The input format, if the file name does not say.
    pub input_format: Option<TableFormat>,
    /// The encoding of the inputs, if it cannot be detected.
    pub encoding: Option<TextEncoding>,
    /// The format of OUT, if not that of its file name.
    pub output_format: Option<TableFormat>,
    /// How text is written in the cells of OUT, if it is CSV.
    pub cells: Cells,
    /// Whether OUT has people's names.
    pub naming: Naming,
    /// Whether to compute the group summary.
    pub summary: Summing,
    /// The matrix of who holds what, if requested.
    pub matrix: Option<MatrixOptions>,
    /// The month until which current jobs last; by default the latest month that the resume names.
    pub today: Option<Month>,
}

/// Whether to compute the group summary, which takes a little time and memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Summing {
    /// No.
    #[default]
    No,
    /// Yes: [`BatchOutcome::summary`] is set.
    Yes,
}

impl Default for BatchOptions {
    fn default() -> Self {
        Self {
            top: 3,
            roles: Vec::new(),
            id_column: None,
            skills_column: None,
            title_column: None,
            text_column: None,
            input_format: None,
            encoding: None,
            output_format: None,
            cells: Cells::default(),
            naming: Naming::default(),
            summary: Summing::No,
            matrix: None,
            today: None,
        }
    }
}

/// The outcome of a batch, and notes for the user.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BatchOutcome {
    /// The counts.
    pub counts: BatchCounts,
    /// Assumptions made about the inputs, one sentence each.
    pub notes: Vec<String>,
    /// The group summary, if requested.
    pub summary: Option<GroupSummary>,
}

/// Scores every profile of the inputs, writes OUT and the rejects, and reports progress after each block.
///
/// A path is a table; use [`gather_inputs`] to find out which files are resumes. A resume that cannot be read
/// is a reject.
///
/// Both files appear only when complete; `-` is standard output, and devices and pipes are written to
/// directly. The work runs on rayon's current thread pool. The rows of long tables are kept in memory until
/// the last input ends.
///
/// # Errors
/// Returns [`InputError`] if an input or output cannot be used. Invalid rows are not errors but rejects.
pub fn run_batch<I: Into<BatchInput> + Clone>(
    engine: &Engine,
    inputs: &[I],
    out: &Path,
    rejects: &Path,
    options: &BatchOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<BatchOutcome, InputError> {
    run_batch_with(engine, inputs, (out, rejects), options, progress, &mut |_| Ok(None))
}

/// As [`run_batch`], with a file about the outcome, such as a summary, that gets its name together with the others.
///
/// # Errors
/// Returns [`InputError`] if an input or output cannot be used, or if `about` does; all outputs are then as before.
pub fn run_batch_with<I: Into<BatchInput> + Clone>(
    engine: &Engine,
    inputs: &[I],
    (out, rejects): (&Path, &Path),
    options: &BatchOptions,
    progress: &mut dyn FnMut(Progress),
    about: &mut dyn FnMut(&BatchOutcome) -> Result<Option<WholeFile>, InputError>,
) -> Result<BatchOutcome, InputError> {
    let inputs: Vec<BatchInput> = inputs.iter().cloned().map(Into::into).collect();
    check::paths(&inputs, out, rejects)?;
    let kind = write::kind_of(out, options.output_format)?;
    if let Some(MatrixOptions { path, .. }) = &options.matrix {
        check::matrix(&inputs, path, [out, rejects])?;
    }
    let encoder = encoder(kind, (options.cells, options.naming), engine.catalog());
    let reading = reading(options);
    let job = Job {
        engine,
        encoder: encoder.as_ref(),
        kind,
        bytes_total: check::total_bytes(&inputs),
        out,
        rejects,
        options,
    };
    job.run(|sender| feed(&inputs, &reading, sender), progress)?.place(about)
}

/// What a run needs in addition to its input.
struct Job<'j> {
    engine: &'j Engine,
    encoder: &'j dyn Encoder,
    kind: TableFormat,
    bytes_total: Option<u64>,
    out: &'j Path,
    rejects: &'j Path,
    options: &'j BatchOptions,
}

impl Job<'_> {
    /// Scores what `read` sends. If a thread ends early for any reason, the run ends with an error and leaves
    /// both files as they were: they get their names only after all threads have finished.
    fn run(
        &self,
        read: impl FnOnce(&Sender) + Send,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Finished, InputError> {
        let naming = self.options.naming;
        let files = (Out::create(self.out, self.kind, naming)?, Rejects::create(self.rejects)?);
        self.run_into(files, read, progress)
    }

    /// The same with open files.
    fn run_into(
        &self,
        files: (Out, Rejects),
        read: impl FnOnce(&Sender) + Send,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Finished, InputError> {
        let Self { engine, encoder, options, .. } = *self;
        let matrix =
            options.matrix.as_ref().map(|matrix| Matrix::create(matrix, options.cells)).transpose()?;
        let summed = options.summary == Summing::Yes;
        let besides = Besides { weights: summed, levels: matrix.is_some() };
        let scorer = Scorer::new(engine, selection(options), besides).on(options.today);
        let shared = Shared { engine, scorer: &scorer, encoder };
        let finished = guarded(|| {
            std::thread::scope(|threads| {
                let (sender, receiver) = sync_channel(BLOCKS_AHEAD);
                let reader = std::thread::Builder::new().name(READER.to_owned());
                let reader = reader.spawn_scoped(threads, move || read(&sender));
                let reader = reader.map_err(|e| InputError::io(self.name(), "start the reader thread", e))?;
                let finished = rayon::in_place_scope(|scope| {
                    // While the first block is read.
                    scope.spawn(|_| engine.matcher().prepare_words());
                    scope.spawn(|_| engine.matcher().prepare_names());
                    let tally = summed.then(|| Tally::new(engine.catalog()));
                    let mut run = Run::new(shared, files, self.bytes_total, Group { tally, matrix });
                    loop {
                        match receiver.recv() {
                            Ok(Told::Block(block)) => run.block(block, scope)?,
                            Ok(Told::Files(files)) => run.files(files, scope)?,
                            Ok(Told::Done) => break,
                            Ok(Told::Failed(error)) => return Err(error),
                            Err(_) => return Err(self.failed("the reader thread ended early")),
                        }
                        progress(run.progress());
                    }
                    run.finish(scope)
                });
                // Dropping the receiver wakes a reader that waits for room.
                drop(receiver);
                match reader.join() {
                    Ok(()) => finished,
                    Err(_) => Err(self.failed("the reader thread ended early")),
                }
            })
        });
        finished.unwrap_or_else(|panic| Err(self.failed(&panic)))
    }

    fn name(&self) -> String {
        self.out.display().to_string()
    }

    fn failed(&self, why: &str) -> InputError {
        let error = InputError::new(
            self.name(),
            format!("was not written because of a bug in skillgap: {}", clipped(why)),
        );
        error.hint("please report it, with the rows that cause it if you may share them")
    }
}

fn reading(options: &BatchOptions) -> Reading {
    let (id, skills) = (options.id_column.clone(), options.skills_column.clone());
    let (title, text) = (options.title_column.clone(), options.text_column.clone());
    let names = Names { id, skills, title, text, ..Names::default() };
    Reading { names, format: options.input_format, encoding: options.encoding.map(TextEncoding::get) }
}

fn selection(options: &BatchOptions) -> Selection {
    if options.roles.is_empty() {
        Selection::Top(options.top.max(1))
    } else {
        Selection::Roles(options.roles.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::write::{EncodedTable, Page};
    use super::*;
    use skillgap_core::sample;

    /// An encoder that fails unexpectedly.
    struct Broken;

    impl Encoder for Broken {
        fn table(&self, _: &Page) -> std::io::Result<EncodedTable> {
            panic!("a row like no other")
        }
    }

    /// Runs a batch with three output files, as `spoil` sets it up; returns the error, which must have left
    /// all files unchanged.
    fn failing(
        encoder: Option<&dyn Encoder>,
        read: impl FnOnce(&Sender) + Send,
        progress: &mut dyn FnMut(Progress),
    ) -> String {
        let folder = tempfile::tempdir().unwrap();
        let (out, rejects) = (folder.path().join("out.csv"), folder.path().join("rejects.csv"));
        std::fs::write(&out, "old").unwrap();
        std::fs::write(&rejects, "old").unwrap();
        let engine = Engine::new(sample::catalog());
        let usual = super::encoder(TableFormat::Csv, <(Cells, Naming)>::default(), engine.catalog());
        let job = Job {
            engine: &engine,
            encoder: encoder.unwrap_or(usual.as_ref()),
            kind: TableFormat::Csv,
            bytes_total: None,
            out: &out,
            rejects: &rejects,
            options: &BatchOptions::default(),
        };
        let error = job.run(read, progress).unwrap_err();
        for file in [&out, &rejects] {
            assert_eq!(std::fs::read_to_string(file).unwrap(), "old");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        error.to_string()
    }

    fn table() -> (tempfile::TempDir, Vec<BatchInput>) {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("in.csv");
        std::fs::write(&input, "profile_id,skills\n1,Python\n2,SQL\n").unwrap();
        (folder, vec![input.into()])
    }

    #[test]
    fn a_reader_that_is_gone_without_a_word_fails_the_run() {
        let (_folder, inputs) = table();
        let some = |sender: &Sender| {
            // Everything except the last message.
            let (own, received) = sync_channel(8);
            feed(&inputs, &Reading::default(), &own);
            drop(own);
            received
                .iter()
                .filter(|told| matches!(told, Told::Block(_)))
                .for_each(|told| drop(sender.send(told)));
        };
        assert!(failing(None, some, &mut |_| {}).contains("the reader thread ended early"));
        let panics = |sender: &Sender| {
            some(sender);
            panic!("a reader of somebody else");
        };
        assert!(failing(None, panics, &mut |_| {}).contains("the reader thread ended early"));
        let after_all = |sender: &Sender| {
            feed(&inputs, &Reading::default(), sender);
            panic!("too late to matter");
        };
        assert!(failing(None, after_all, &mut |_| {}).contains("the reader thread ended early"));
    }

    /// An encoder whose disk is full.
    struct Full;

    impl Encoder for Full {
        fn table(&self, _: &Page) -> std::io::Result<EncodedTable> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
    }

    #[test]
    fn a_run_that_fails_in_the_middle_does_not_wait_for_its_reader() {
        let (_folder, inputs) = table();
        let many = vec![inputs[0].clone(); 100];
        let read = |sender: &Sender| feed(&many, &Reading::default(), sender);
        let error = failing(Some(&Full), read, &mut |_| {});
        assert!(error.contains("cannot write the table"), "{error}");
    }

    #[test]
    fn a_panic_while_rows_are_scored_or_written_fails_the_run() {
        let (_folder, inputs) = table();
        let read = |sender: &Sender| feed(&inputs, &Reading::default(), sender);
        assert!(failing(Some(&Broken), read, &mut |_| {}).contains("bug in skillgap"));
        let error = failing(None, read, &mut |_| panic!("of whoever watches"));
        assert!(error.ends_with("bug in skillgap: of whoever watches"), "{error}");
    }
}
