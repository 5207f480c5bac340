//! The engine.

use crate::answer::{Answer, Kind};
use crate::batch::{self, Settings};
use crate::fault::{Fault, role, roles, work};
use crate::table::{Scored, source};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use skillgap_core::Engine as Core;
use skillgap_core::date::{Aging, Decay, Month};
use skillgap_core::day::Day;
use skillgap_core::matcher::Session;
use skillgap_core::plan::PlanOptions;
use skillgap_core::posting::{Posting, posting_info};
use skillgap_core::profile::Profile;
use skillgap_core::prose::spoken;
use skillgap_core::report::{Report, Selection};
use skillgap_core::role_info::describe;
use skillgap_core::units::Hours;
use skillgap_ingest::batch::Summing;
use skillgap_ingest::catalog::{load_catalog, load_lexicon};
use skillgap_ingest::resume::{
    ReadResume, ResumeFormat, read_document, read_document_with, read_resume_with,
};
use skillgap_ingest::tables::{Rejected, TableOptions, score_batches};
use skillgap_render::lists::RoleList;
use skillgap_render::{Detail, json, matches, sentences};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// A catalogue, ready for matching and scoring.
#[pyclass(frozen, subclass, module = "skillgap._skillgap")]
pub(crate) struct Engine {
    core: Arc<Core>,
    warnings: Vec<String>,
}

/// The source of a resume or a job posting.
#[derive(FromPyObject)]
enum Given {
    #[pyo3(transparent, annotation = "bytes")]
    Bytes(Vec<u8>),
    #[pyo3(transparent, annotation = "str | os.PathLike")]
    Path(PathBuf),
}

/// A job posting, and the name of its bytes in messages.
type Advert = (Given, String);

/// The source of a catalogue.
#[derive(FromPyObject)]
enum Source {
    #[pyo3(transparent, annotation = "bytes")]
    Bytes(Vec<u8>),
    #[pyo3(transparent, annotation = "str | os.PathLike")]
    Path(PathBuf),
}

/// The month of a report, and whether old evidence counts for less.
type Age = (Option<String>, bool);

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (catalog=None))]
    fn new(py: Python<'_>, catalog: Option<Source>) -> PyResult<Self> {
        work(py, || match catalog {
            None => Ok(Self { core: Arc::new(Core::builtin()), warnings: Vec::new() }),
            Some(Source::Bytes(bytes)) => {
                let unusable = |error: skillgap_core::CatalogBytesError| {
                    Fault::usage(error.to_string(), "hand over what 'skillgap catalog import' wrote")
                };
                let core = Core::from_bytes(&bytes).map_err(unusable)?;
                Ok(Self { core: Arc::new(core), warnings: Vec::new() })
            }
            Some(Source::Path(path)) => {
                let loaded = load_catalog(&path)?;
                let core = Core::with_lexicon(loaded.catalog, load_lexicon(&path)?);
                let warnings = loaded.warnings.iter().map(ToString::to_string).collect();
                Ok(Self { core: Arc::new(core), warnings })
            }
        })
    }

    /// What was corrected, left out or is missing in the catalogue.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        self.warnings.clone()
    }

    /// The name and version of the catalogue, and its number of skills and roles.
    #[getter]
    fn catalog(&self) -> (&str, &str, usize, usize) {
        let catalog = self.core.catalog();
        (catalog.name(), catalog.version(), catalog.skills().len(), catalog.roles().len())
    }

    /// The catalogue as bytes.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = || self.core.to_bytes().map_err(|error| Fault::Broken(error.to_string()));
        work(py, bytes).map(|bytes| PyBytes::new(py, &bytes))
    }

    /// The report on a resume, for roles or for a job posting.
    #[pyo3(signature = (resume, shown, format, names, top, age, advert))]
    fn report(
        &self,
        py: Python<'_>,
        resume: Given,
        shown: &str,
        format: Option<&str>,
        names: Option<Vec<String>>,
        top: usize,
        age: Age,
        advert: Option<Advert>,
    ) -> PyResult<Answer> {
        work(py, || {
            let wanted = self.wanted(advert, names.as_deref(), top)?;
            let every = names.is_some() || matches!(wanted, Wanted::Posting(..));
            let detail = if every { Detail::Every } else { Detail::First };
            let (profile, mut warnings) = self.profile(resume, (shown, format), age)?;
            let report = self.report_on(&profile, wanted, &PlanOptions::default(), &mut warnings);
            Ok(Answer::new(Kind::Report(Box::new(report), detail), warnings))
        })
    }

    /// How a job posting was understood, as JSON.
    fn posting(&self, py: Python<'_>, advert: Advert) -> PyResult<String> {
        work(py, || {
            let (posting, _) = self.read_posting(advert)?;
            json::render(&posting_info(self.core.catalog(), &posting))
                .map_err(|error| Fault::Broken(error.to_string()))
        })
    }

    /// The learning plan for one role, by default the nearest, or for a job posting.
    #[pyo3(signature = (resume, shown, format, name, hours, per_week, start, age, advert))]
    fn plan(
        &self,
        py: Python<'_>,
        resume: Given,
        shown: &str,
        format: Option<&str>,
        name: Option<String>,
        hours: Option<f64>,
        per_week: Option<f64>,
        start: Option<String>,
        age: Age,
        advert: Option<Advert>,
    ) -> PyResult<Answer> {
        work(py, || {
            let wanted = self.wanted(advert, name.map(|name| vec![name]).as_deref(), 1)?;
            let of = |hours: Option<f64>| {
                hours.map(Hours::new).transpose().map_err(|error| Fault::Usage(error.to_string(), None))
            };
            let mut options = PlanOptions::default();
            (options.hours, options.per_week) = (of(hours)?, of(per_week)?);
            options.start = start.as_deref().map(day).transpose()?;
            let (profile, mut warnings) = self.profile(resume, (shown, format), age)?;
            let report = self.report_on(&profile, wanted, &options, &mut warnings);
            Ok(Answer::new(Kind::Plan(Box::new(report), hours), warnings))
        })
    }

    /// Two roles side by side.
    #[pyo3(signature = (first, second, resume, shown, format, age))]
    fn compare(
        &self,
        py: Python<'_>,
        first: &str,
        second: &str,
        resume: Option<Given>,
        shown: &str,
        format: Option<&str>,
        age: Age,
    ) -> PyResult<Answer> {
        work(py, || {
            let catalog = self.core.catalog();
            let (a, b) = (role(catalog, first)?, role(catalog, second)?);
            if a == b {
                let message = format!("'{first}' and '{second}' are the same role");
                return Err(Fault::usage(message, "name two different roles"));
            }
            let read = resume.map(|resume| self.profile(resume, (shown, format), age)).transpose()?;
            let (profile, warnings) = read.map_or((None, Vec::new()), |(p, warnings)| (Some(p), warnings));
            let report = profile.as_ref().map(|profile| {
                let both = Selection::Roles(vec![a, b]);
                Box::new(self.core.report_on(profile, &both, &PlanOptions::default()))
            });
            let comparison = Box::new(self.core.compare(a, b, profile.as_ref()));
            Ok(Answer::new(Kind::Comparison(comparison, report), warnings))
        })
    }

    /// One line of JSON per mention or sentence.
    fn match_lines(
        &self,
        py: Python<'_>,
        mentions: Vec<String>,
        top: usize,
        prose: bool,
    ) -> PyResult<String> {
        work(py, || {
            let (catalog, matcher, mut session) =
                (self.core.catalog(), self.core.matcher(), Session::default());
            let mut line = |mention: &String| {
                if prose {
                    let spoken = spoken((catalog, matcher), mention, top, &mut session);
                    return sentences::ndjson(catalog, mention, &spoken);
                }
                let matched = if mention.trim().is_empty() {
                    Default::default()
                } else {
                    matcher.candidates(mention, top, &mut session)
                };
                matches::ndjson(catalog, mention, &matched)
            };
            Ok(mentions.iter().map(&mut line).collect())
        })
    }

    /// All roles of the catalogue, as JSON.
    fn roles(&self, py: Python<'_>) -> PyResult<String> {
        let list = || json::render(&RoleList::of(self.core.catalog()));
        work(py, || list().map_err(|error| Fault::Broken(error.to_string())))
    }

    /// Everything about one role, as JSON.
    fn role(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        work(py, || {
            let catalog = self.core.catalog();
            json::render(&describe(catalog, role(catalog, name)?))
                .map_err(|error| Fault::Broken(error.to_string()))
        })
    }

    /// The rows of a table.
    #[pyo3(signature = (table, top, names, columns, inline, summary, threads))]
    fn score(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        top: usize,
        names: Option<Vec<String>>,
        columns: [Option<String>; 4],
        inline: bool,
        summary: bool,
        threads: usize,
    ) -> PyResult<Scored> {
        let batches = source(table)?;
        work(py, || {
            let mut options = TableOptions::default();
            options.top = top;
            options.roles = roles(self.core.catalog(), names.as_deref().unwrap_or_default())?;
            [options.id_column, options.skills_column, options.title_column, options.text_column] = columns;
            options.rejected = if inline { Rejected::Inline } else { Rejected::Apart };
            options.summary = if summary { Summing::Yes } else { Summing::No };
            options.threads = threads;
            let dtype = batches.dtype().clone();
            Ok(Scored::new(score_batches(Arc::clone(&self.core), &dtype, batches, &options)?))
        })
    }

    /// Scores files as the program does; returns the outcome as JSON.
    #[pyo3(signature = (inputs, out, rejects, top, names, columns, summary, threads))]
    fn batch(
        &self,
        py: Python<'_>,
        inputs: Vec<PathBuf>,
        out: PathBuf,
        rejects: Option<PathBuf>,
        top: usize,
        names: Option<Vec<String>>,
        columns: [Option<String>; 4],
        summary: bool,
        threads: usize,
    ) -> PyResult<(String, PathBuf)> {
        work(py, || {
            let roles = roles(self.core.catalog(), names.as_deref().unwrap_or_default())?;
            let settings = Settings { inputs, out, rejects, top, roles, columns, summary, threads };
            batch::run(&self.core, settings)
        })
    }
}

/// What a report is about.
enum Wanted {
    Roles(Selection),
    /// A job posting, with warnings about how it was read.
    Posting(Box<Posting>, Vec<String>),
}

impl Engine {
    fn wanted(&self, advert: Option<Advert>, names: Option<&[String]>, top: usize) -> Result<Wanted, Fault> {
        match (advert, names) {
            (Some(_), Some(_)) => {
                Err(Fault::usage("a report is about roles or about a posting", "name only one of the two"))
            }
            (Some(advert), None) => {
                let (posting, warnings) = self.read_posting(advert)?;
                Ok(Wanted::Posting(Box::new(posting), warnings))
            }
            (None, Some(names)) => Ok(Wanted::Roles(Selection::Roles(roles(self.core.catalog(), names)?))),
            (None, None) => Ok(Wanted::Roles(Selection::Top(top))),
        }
    }

    /// A job posting, with warnings about how it was read.
    fn read_posting(&self, (advert, shown): Advert) -> Result<(Posting, Vec<String>), Fault> {
        let lexicon = self.core.lexicon();
        let read = match &advert {
            Given::Path(path) => read_document_with(file(path)?, None, lexicon)?,
            Given::Bytes(bytes) => read_document(&shown, bytes, None, lexicon)?,
        };
        let posting = self.core.posting(&read.document);
        let notes = posting.notes.iter().cloned().chain(posting.warning());
        let warnings = notes.map(|note| format!("{}: {note}", read.shown)).collect();
        Ok((posting, warnings))
    }

    /// The report on a profile; adds the warnings about a posting to those about the resume.
    fn report_on(
        &self,
        profile: &Profile,
        wanted: Wanted,
        options: &PlanOptions,
        warnings: &mut Vec<String>,
    ) -> Report {
        match wanted {
            Wanted::Roles(selection) => self.core.report_on(profile, &selection, options),
            Wanted::Posting(posting, told) => {
                warnings.extend(told);
                let (core, role) = self.core.with_posting(&posting);
                core.report_on(profile, &Selection::Roles(vec![role]), options)
                    .on_posting(core.catalog(), &posting)
            }
        }
    }

    /// The profile of a resume, with warnings about how it was read.
    fn profile(
        &self,
        resume: Given,
        (shown, format): (&str, Option<&str>),
        (today, decay): Age,
    ) -> Result<(Profile, Vec<String>), Fault> {
        let today = today.as_deref().map(month).transpose()?;
        let decay = if decay { Decay::On } else { Decay::Off };
        let format = format.map(format_named).transpose()?;
        let lexicon = self.core.lexicon();
        let (shown, read): (String, ReadResume) = match &resume {
            Given::Path(path) => {
                (path.display().to_string(), read_resume_with(file(path)?, format, lexicon)?)
            }
            Given::Bytes(bytes) => {
                (shown.to_owned(), read_document(shown, bytes, format, lexicon)?.resume(lexicon)?)
            }
        };
        let (profile, odd_dates) = read.profile(&self.core, today.map(|today| Aging { today, decay }));
        let mut warnings = read.warnings;
        if profile.reads_like_posting {
            warnings.push(format!("{shown}: this reads like a job posting, not a resume"));
        }
        warnings.extend(odd_dates.into_iter().map(|odd| format!("{shown}: {odd}")));
        Ok((profile, warnings))
    }
}

/// A path that is not the program's name for standard input.
fn file(path: &Path) -> Result<&Path, Fault> {
    if path == Path::new("-") {
        Err(Fault::usage("'-' is no file", "hand the content over as bytes or as text"))
    } else {
        Ok(path)
    }
}

fn month(text: &str) -> Result<Month, Fault> {
    Month::from_str(text).map_err(|error| Fault::usage(error.to_string(), "write it as 2026-11"))
}

fn day(text: &str) -> Result<Day, Fault> {
    Day::from_str(text).map_err(|error| Fault::usage(error.to_string(), "write it as 2026-11-30"))
}

fn format_named(name: &str) -> Result<ResumeFormat, Fault> {
    ResumeFormat::from_str(name).map_err(|error| Fault::Usage(error.to_string(), None))
}
