//! `skillgap batch`: many profiles in, one row per profile and role out, with nothing lost.

use crate::args::{BatchArgs, TableFormatArg};
use crate::clock::this_month;
use crate::error::{CliError, Kind};
use crate::inputs;
use crate::progress::Bar;
use crate::settings::{PostingSource, Wanted, refuse_input};
use crate::signals;
use crate::ui::Ui;
use serde::Serialize;
use skillgap_core::date::Month;
use skillgap_core::engine::Engine;
use skillgap_ingest::batch::{
    BatchCounts, BatchInput, BatchOptions, BatchOutcome, Cells, Gathered, GroupSummary, MatrixOptions,
    Naming, Summing, TableFormat, TextEncoding, gather_inputs, matrix_kind, rejects_beside, run_batch_with,
};
use skillgap_ingest::bytes::{WholeFile, check_output, is_same_output, is_stdout, whole_file};
use skillgap_ingest::error::InputError;
use skillgap_render::{group, json};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(crate) fn run(args: BatchArgs, ui: &Ui) -> Result<(), CliError> {
    let settings = Settings::new(args, ui)?;
    let mut engine = inputs::engine(settings.catalog.as_deref(), ui)?;
    let options = settings.options(&mut engine, ui)?;
    let bar = Bar::new(ui);
    signals::remove_files_when_told_to_stop();
    let (out, rejects) = (&settings.out, &settings.rejects);
    let Gathered { inputs, left_out } = settings.gathered(&options)?;
    left_out.note().iter().for_each(|note| ui.warn(note));
    let resumes = inputs.iter().filter(|input| matches!(input, BatchInput::Resume(_))).count() as u64;
    let files = FileCounts { resumes, files_left_out: left_out.count() };
    let outputs = (out.as_path(), rejects.as_path());
    let progress = &mut |progress| bar.show(&progress);
    let summary = &mut |outcome: &BatchOutcome| settings.summary(outcome.summary.as_ref(), files);
    let done = run_batch_with(&engine, &inputs, outputs, &options, progress, summary);
    bar.clear();
    let BatchOutcome { counts, notes, .. } = done?;
    notes.iter().for_each(|note| ui.warn(note));
    ui.close(&closing_line(&counts, rejects));
    match settings.on_rejects {
        OnRejects::Fail if counts.rejected > 0 => {
            Err(CliError::new(Kind::Rejected, format!("{} rows were rejected", counts.rejected)))
        }
        _ => Ok(()),
    }
}

/// The last line on standard error, as in the contract; scripts read it, so its numbers are plain digits.
fn closing_line(counts: &BatchCounts, rejects: &Path) -> String {
    format!("{} profiles scored, {} rows rejected -> {}", counts.profiles, counts.rejected, rejects.display())
}

/// What rejected rows mean for the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnRejects {
    /// Nothing: they are in the rejects file.
    Go,
    /// Exit code 3.
    Fail,
}

/// The validated settings.
struct Settings {
    inputs: Vec<PathBuf>,
    out: PathBuf,
    rejects: PathBuf,
    summary: Option<(PathBuf, SummaryKind)>,
    matrix: Option<MatrixOptions>,
    naming: Naming,
    on_rejects: OnRejects,
    wanted: Wanted,
    posting: Option<PostingSource>,
    id_column: Option<String>,
    skills_column: Option<String>,
    title_column: Option<String>,
    text_column: Option<String>,
    input_format: Option<TableFormat>,
    encoding: Option<TextEncoding>,
    output_format: Option<TableFormat>,
    cells: Cells,
    today: Option<Month>,
    catalog: Option<PathBuf>,
}

impl Settings {
    fn new(args: BatchArgs, ui: &Ui) -> Result<Self, CliError> {
        let shown = is_stdout(&args.output) && ui.shows_data();
        if shown && args.output_format == Some(TableFormatArg::Parquet) {
            let error = CliError::usage("a terminal cannot show Parquet");
            return Err(error.hint("name a file with -o, or send the standard output to a program"));
        }
        let rejects = args.rejects.unwrap_or_else(|| rejects_beside(&args.output));
        let settings = Self {
            wanted: Wanted::new(args.role, args.top, ui),
            posting: PostingSource::against(args.against, ("the profiles", &args.inputs))?,
            inputs: args.inputs,
            out: args.output,
            rejects,
            summary: args.summary.map(summary_file).transpose()?,
            matrix: args.matrix.map(|path| MatrixOptions { path, long: args.matrix_long }),
            naming: if args.names { Naming::Names } else { Naming::Ids },
            on_rejects: if args.strict { OnRejects::Fail } else { OnRejects::Go },
            id_column: args.id_column,
            skills_column: args.skills_column,
            title_column: args.title_column,
            text_column: args.text_column,
            input_format: args.input_format.map(table_format),
            encoding: args.encoding.as_deref().map(encoding).transpose()?,
            output_format: args.output_format.map(table_format),
            cells: if shown {
                Cells::ForTerminal
            } else if args.excel_safe {
                Cells::ExcelSafe
            } else {
                Cells::AsTheyCame
            },
            today: args.today.or_else(this_month),
            catalog: args.catalog.catalog,
        };
        settings.check_files().map(|()| settings)
    }

    /// Checks that no file is used for two purposes.
    fn check_files(&self) -> Result<(), CliError> {
        // A file in a folder is not an input if this run writes it.
        let files = self.inputs.iter().map(PathBuf::as_path).filter(|input| !input.is_dir());
        let posting = self.posting.as_ref().map(|posting| posting.path.as_path());
        let inputs: Vec<&Path> = files.chain(self.catalog.as_deref()).chain(posting).collect();
        let written = self.written();
        if let Some(matrix) = &self.matrix {
            matrix_kind(&matrix.path)?;
        }
        for (at, path) in written.iter().enumerate().filter_map(|(at, path)| path.map(|path| (at, path))) {
            check_output(path)?;
            refuse_input(path, &inputs)?;
            if written.iter().take(at).flatten().any(|other| is_same_output(other, path)) {
                let error = CliError::usage(format!("{} is named for two outputs", path.display()));
                return Err(error.hint("name different files with -o, --rejects, --summary and --matrix"));
            }
        }
        Ok(())
    }

    /// The files that the run writes.
    fn written(&self) -> [Option<&PathBuf>; 4] {
        let summary = self.summary.as_ref().map(|(path, _)| path);
        [Some(&self.out), Some(&self.rejects), summary, self.matrix.as_ref().map(|matrix| &matrix.path)]
    }

    fn gathered(&self, options: &BatchOptions) -> Result<Gathered, CliError> {
        // What the run writes, and the posting, are no resumes, though they may be in the same folder.
        let written = self.written().into_iter().flatten().map(PathBuf::as_path);
        let apart: Vec<&Path> =
            written.chain(self.posting.as_ref().map(|posting| posting.path.as_path())).collect();
        Ok(gather_inputs(&self.inputs, options, &apart)?)
    }

    fn options(&self, engine: &mut Engine, ui: &Ui) -> Result<BatchOptions, CliError> {
        let (top, roles) = match (&self.posting, &self.wanted) {
            (Some(posting), _) => (1, vec![inputs::role_of_posting(engine, posting, ui)?]),
            (None, Wanted::Top(most)) => (*most, Vec::new()),
            (None, Wanted::Named(names)) => (names.len(), inputs::roles(engine.catalog(), names)?),
        };
        Ok(BatchOptions {
            top,
            roles,
            id_column: self.id_column.clone(),
            skills_column: self.skills_column.clone(),
            title_column: self.title_column.clone(),
            text_column: self.text_column.clone(),
            input_format: self.input_format,
            encoding: self.encoding,
            output_format: self.output_format,
            cells: self.cells,
            summary: if self.summary.is_some() { Summing::Yes } else { Summing::No },
            matrix: self.matrix.clone(),
            naming: self.naming,
            today: self.today,
        })
    }

    /// The summary as a file that does not have its name yet.
    fn summary(
        &self,
        summary: Option<&GroupSummary>,
        files: FileCounts,
    ) -> Result<Option<WholeFile>, InputError> {
        let (Some((path, kind)), Some(summary)) = (&self.summary, summary) else { return Ok(None) };
        let text = match kind {
            SummaryKind::Json => json::render(&SummaryFile::new(self, summary, files)),
            SummaryKind::Markdown => Ok(group::markdown::summary(summary)),
            SummaryKind::Html => Ok(group::html::summary(summary)),
        };
        let name = path.display().to_string();
        let text = text.map_err(|error| InputError::new(name, error.to_string()))?;
        whole_file(path, text.as_bytes()).map(Some)
    }
}

/// The format of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SummaryKind {
    Json,
    Markdown,
    Html,
}

/// The summary's file with the format given by its extension.
fn summary_file(path: PathBuf) -> Result<(PathBuf, SummaryKind), CliError> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let kind = match extension.as_str() {
        "json" => SummaryKind::Json,
        "md" | "markdown" => SummaryKind::Markdown,
        "html" | "htm" => SummaryKind::Html,
        _ => {
            let error =
                CliError::usage(format!("{}: the extension does not determine a format", path.display()));
            return Err(error.hint("name a .md, .json or .html file for --summary"));
        }
    };
    Ok((path, kind))
}

pub(super) fn encoding(name: &str) -> Result<TextEncoding, CliError> {
    TextEncoding::named(name).ok_or_else(|| {
        let error = CliError::usage(format!("unknown encoding '{name}'"));
        error.hint("for example utf-8, windows-1252, iso-8859-2, utf-16le, shift_jis")
    })
}

pub(super) fn table_format(arg: TableFormatArg) -> TableFormat {
    match arg {
        TableFormatArg::Csv => TableFormat::Csv,
        TableFormatArg::Parquet => TableFormat::Parquet,
        TableFormatArg::Ndjson => TableFormat::Ndjson,
    }
}

/// Counts of files.
#[derive(Debug, Clone, Copy, Serialize)]
struct FileCounts {
    /// Inputs that are resumes.
    resumes: u64,
    /// Files in folders that were skipped.
    files_left_out: u64,
}

/// The summary as JSON, without times, so that the same input gives the same bytes.
#[derive(Serialize)]
struct SummaryFile<'s> {
    #[serde(flatten)]
    summary: &'s GroupSummary,
    #[serde(flatten)]
    files: FileCounts,
    out: String,
    rejects: String,
}

impl<'s> SummaryFile<'s> {
    fn new(settings: &Settings, summary: &'s GroupSummary, files: FileCounts) -> Self {
        let shown = |path: &Path| path.display().to_string();
        Self { summary, files, out: shown(&settings.out), rejects: shown(&settings.rejects) }
    }
}
