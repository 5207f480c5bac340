//! `skillgap market`: many job postings, one person.

use super::batch::{encoding, table_format};
use crate::args::{MarketArgs, MarketFormatArg};
use crate::error::{CliError, Kind};
use crate::inputs;
use crate::progress::Bar;
use crate::settings::{Output, ResumeSource, read_by, refuse_input};
use crate::signals;
use crate::ui::Ui;
use serde::Serialize;
use skillgap_core::market::{MarketInfo, MarketOptions};
use skillgap_core::units::Hours;
use skillgap_ingest::batch::{MarketInput, ReadMarket, RejectNote, gather_postings, read_market};
use skillgap_ingest::bytes::{WholeFile, check_output, is_same_output};
use skillgap_render::{Detail, grouped, json, market};
use std::path::{Path, PathBuf};

/// The most postings listed on a terminal and on a page.
const AT_TERMINAL: usize = 15;
const ON_PAGE: usize = 100;
/// The most rejects printed if no file is named for them.
const MOST_TOLD: usize = 3;

/// Runs the command.
pub(crate) fn run(args: MarketArgs, ui: &Ui) -> Result<(), CliError> {
    let settings = Settings::new(args)?;
    let mut engine = inputs::engine(settings.catalog.as_deref(), ui)?;
    let written: Vec<&Path> = settings.written();
    let found = gather_postings(&settings.postings, &settings.input, &written)?;
    found.left_out.note().iter().for_each(|note| ui.warn(note));
    let read = inputs::resume(&engine, &settings.resume);
    let profile = inputs::profile(&engine, (&settings.resume, read), ui)?;
    let bar = Bar::new(ui);
    signals::remove_files_when_told_to_stop();
    let rejects = settings.rejects.as_deref();
    let read =
        read_market(&engine, &found.inputs, &settings.input, rejects, &mut |progress| bar.show(&progress));
    bar.clear();
    let ReadMarket { market, rejected, rejects: notes, notes: told, rejects_file } = read?;
    told.iter().for_each(|note| ui.warn(note));
    settings.tell(rejected, &notes, ui);
    let info = engine.market(&profile, market, &settings.options);
    settings.write(&MarketFile { market: &info, rejected, rejects: &notes }, rejects_file, ui)?;
    ui.close(&closing_line(&info, rejected));
    if settings.strict && rejected > 0 {
        Err(CliError::new(Kind::Rejected, format!("{rejected} postings were rejected")))
    } else {
        Ok(())
    }
}

/// The last line on standard error; scripts read it, so its numbers are plain digits.
fn closing_line(market: &MarketInfo, rejected: u64) -> String {
    let counts = market.counts;
    format!(
        "{} postings read, {} repeated, {} compared, {} fit, {} little read, {rejected} rejected",
        counts.read, counts.repeated, counts.compared, counts.fits, counts.little_read
    )
}

/// The market as JSON, with the rejects.
#[derive(Serialize)]
struct MarketFile<'m> {
    #[serde(flatten)]
    market: &'m MarketInfo,
    rejected: u64,
    rejects: &'m [RejectNote],
}

/// The validated settings.
struct Settings {
    resume: ResumeSource,
    postings: Vec<PathBuf>,
    input: MarketInput,
    options: MarketOptions,
    most: usize,
    output: Output<MarketFormatArg>,
    out: Option<PathBuf>,
    rejects: Option<PathBuf>,
    strict: bool,
    catalog: Option<PathBuf>,
}

impl Settings {
    fn new(args: MarketArgs) -> Result<Self, CliError> {
        let hours = |hours: Option<f64>| {
            hours.map(Hours::new).transpose().map_err(|error| CliError::usage(error.to_string()))
        };
        let mut options =
            MarketOptions { fits_from: f64::from(args.fits_from) / 100.0, ..MarketOptions::default() };
        let (hours, per_week) = (hours(args.hours)?, hours(args.per_week)?);
        (options.plan.hours, options.plan.per_week) = (hours, per_week);
        let resume = ResumeSource::from(args.resume);
        let stdin = args.postings.iter().filter(|path| is_stdin(path)).count();
        if stdin + usize::from(is_stdin(&resume.path)) > 1 {
            let error = CliError::usage("the standard input cannot be two inputs at once");
            return Err(error.hint("name '-' once"));
        }
        let mut inputs = read_by(&resume, &args.catalog, None);
        // A file in a folder is not an input if this run writes it.
        inputs.extend(args.postings.iter().map(PathBuf::as_path).filter(|path| !path.is_dir()));
        let output = Output::market(args.format, args.output.clone(), &inputs)?;
        if let Some(rejects) = &args.rejects {
            check_output(rejects)?;
            refuse_input(rejects, &inputs)?;
            if args.output.as_ref().is_some_and(|out| is_same_output(out, rejects)) {
                let error = CliError::usage(format!("{} is named for two outputs", rejects.display()));
                return Err(error.hint("name different files with -o and --rejects"));
            }
        }
        let usual = match output.format {
            MarketFormatArg::Terminal => AT_TERMINAL,
            MarketFormatArg::Markdown | MarketFormatArg::Html => ON_PAGE,
            MarketFormatArg::Json | MarketFormatArg::Csv => usize::MAX,
        };
        let most = args.top.unwrap_or(usual);
        options.most_postings = most;
        let input = MarketInput {
            text_column: args.text_column,
            title_column: args.title_column,
            id_column: args.id_column,
            url_column: args.url_column,
            input_format: args.table_format.map(table_format),
            encoding: args.encoding.as_deref().map(encoding).transpose()?,
        };
        Ok(Self {
            resume,
            postings: args.postings,
            input,
            options,
            most,
            output,
            out: args.output,
            rejects: args.rejects,
            strict: args.strict,
            catalog: args.catalog.catalog.clone(),
        })
    }

    /// The files that the run writes.
    fn written(&self) -> Vec<&Path> {
        self.out.iter().chain(&self.rejects).map(PathBuf::as_path).collect()
    }

    /// Prints the rejects if no file is named for them.
    fn tell(&self, rejected: u64, notes: &[RejectNote], ui: &Ui) {
        if self.rejects.is_some() {
            return;
        }
        for note in notes.iter().take(MOST_TOLD) {
            ui.warn(&format!("{}:{}: {}", note.file, note.line, note.reason));
        }
        let more = rejected.saturating_sub(notes.len().min(MOST_TOLD) as u64);
        if more > 0 {
            ui.hint(&format!("{} more were rejected; --rejects FILE lists all", grouped(more)));
        }
    }

    fn write(&self, file: &MarketFile<'_>, rejects: Option<WholeFile>, ui: &Ui) -> Result<(), CliError> {
        let text = match self.output.format {
            MarketFormatArg::Terminal => {
                market::terminal(file.market, self.most, &self.output.view(ui, Detail::First))
            }
            MarketFormatArg::Markdown => market::markdown(file.market, self.most),
            MarketFormatArg::Html => market::html(file.market, self.most),
            MarketFormatArg::Json => {
                json::render(file).map_err(|error| CliError::input(error.to_string()))?
            }
            MarketFormatArg::Csv => market::csv(file.market),
        };
        self.output.write_with(&text, rejects)
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
