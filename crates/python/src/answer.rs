//! The answers of an engine, in several formats.

use crate::fault::{Fault, work};
use pyo3::prelude::*;
use skillgap_core::Comparison;
use skillgap_core::report::Report;
use skillgap_render::{Colour, Detail, View, html, json, markdown, steps_table, terminal};

/// The default width of a terminal.
const COLUMNS: usize = 80;

/// A report, a plan or a comparison.
#[pyclass(frozen, module = "skillgap._skillgap")]
pub(crate) struct Answer {
    kind: Kind,
    warnings: Vec<String>,
}

/// The kind of answer.
pub(crate) enum Kind {
    /// A report, with whether every role is shown in full.
    Report(Box<Report>, Detail),
    /// A plan, with its budget of hours.
    Plan(Box<Report>, Option<f64>),
    /// Two roles, and a report on both if there is a resume.
    Comparison(Box<Comparison>, Option<Box<Report>>),
}

impl Answer {
    /// An answer with warnings for the person.
    pub(crate) fn new(kind: Kind, warnings: Vec<String>) -> Self {
        Self { kind, warnings }
    }
}

#[pymethods]
impl Answer {
    /// As JSON with line breaks, as the program writes it.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        let written = || match &self.kind {
            Kind::Report(report, _) | Kind::Plan(report, _) => json::render(report),
            Kind::Comparison(comparison, _) => json::render(comparison),
        };
        work(py, || written().map_err(|error| Fault::Broken(error.to_string())))
    }

    /// As a page of HTML.
    fn html(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || {
            Ok(match &self.kind {
                Kind::Report(report, detail) => html::report(report, &view(*detail, COLUMNS)),
                Kind::Plan(report, hours) => html::plan(report, *hours),
                Kind::Comparison(comparison, report) => html::comparison(comparison, report.as_deref()),
            })
        })
    }

    /// As Markdown.
    fn markdown(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || {
            Ok(match &self.kind {
                Kind::Report(report, detail) => markdown::report(report, &view(*detail, COLUMNS)),
                Kind::Plan(report, hours) => markdown::plan(report, *hours),
                Kind::Comparison(comparison, _) => markdown::comparison(comparison),
            })
        })
    }

    /// As text for a terminal without colours.
    #[pyo3(signature = (columns=80))]
    fn text(&self, py: Python<'_>, columns: usize) -> PyResult<String> {
        work(py, || {
            Ok(match &self.kind {
                Kind::Report(report, detail) => terminal::report(report, &view(*detail, columns)),
                Kind::Plan(report, hours) => terminal::plan(report, *hours, &view(Detail::Every, columns)),
                Kind::Comparison(comparison, _) => {
                    terminal::comparison(comparison, &view(Detail::Every, columns))
                }
            })
        })
    }

    /// The steps as CSV, or as a calendar if they have dates; `None` for answers without steps.
    fn steps(&self, py: Python<'_>, calendar: bool) -> PyResult<Option<String>> {
        work(py, || {
            Ok(match &self.kind {
                Kind::Plan(report, _) if calendar => Some(steps_table::ics(report)),
                Kind::Plan(report, _) => Some(steps_table::csv(report)),
                Kind::Report(..) | Kind::Comparison(..) => None,
            })
        })
    }

    /// Warnings about how the resume was read, one sentence each.
    #[getter]
    fn warnings(&self) -> Vec<String> {
        self.warnings.clone()
    }
}

fn view(detail: Detail, columns: usize) -> View {
    View { columns: columns.max(20), colour: Colour::Off, detail, full: true }
}
