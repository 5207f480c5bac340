//! Converts errors to Python exceptions: what is wrong, where, and what to do.

use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};
use skillgap_core::catalog::{Catalog, RoleId};
use skillgap_ingest::catalog::CatalogError;
use skillgap_ingest::error::InputError;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most titles suggested for an unknown one.
const MOST_TITLES: usize = 3;

/// The module that defines the exceptions.
const MODULE: &str = "skillgap._errors";

/// What went wrong.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A file or a table.
    Input(InputError),
    /// A catalogue.
    Catalog(CatalogError),
    /// An unknown role, with similar titles.
    Role(String, Vec<String>),
    /// An invalid argument, with advice.
    Usage(String, Option<String>),
    /// A bug in skillgap.
    Broken(String),
}

impl Fault {
    /// An invalid argument.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage(message.into(), Some(hint.into()))
    }
}

impl From<InputError> for Fault {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<CatalogError> for Fault {
    fn from(error: CatalogError) -> Self {
        match error {
            CatalogError::Input(error) => Self::Input(error),
            problems @ CatalogError::Problems { .. } => Self::Catalog(problems),
        }
    }
}

/// Runs work without the interpreter lock; a panic becomes an ordinary error.
pub(crate) fn work<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, Fault> + Send) -> PyResult<T> {
    py.detach(|| guarded(work)).map_err(|fault| raised(py, fault))
}

/// Runs work so that a panic becomes an error. Do not use anything that it left half done.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Fault::Broken(words(&*panic))))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

/// The roles with these names, each once, in the given order.
pub(crate) fn roles(catalog: &Catalog, names: &[String]) -> Result<Vec<RoleId>, Fault> {
    let mut ids = Vec::new();
    for name in names {
        let id = role(catalog, name)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// The role with this name.
pub(crate) fn role(catalog: &Catalog, name: &str) -> Result<RoleId, Fault> {
    let title = |id: &RoleId| catalog.role(*id).title.clone();
    let nearest = || catalog.nearest_roles(name, MOST_TITLES).iter().map(title).collect();
    catalog.find_role(name).ok_or_else(|| Fault::Role(name.to_owned(), nearest()))
}

/// The exception for a fault.
pub(crate) fn raised(py: Python<'_>, fault: Fault) -> PyErr {
    exception(py, fault).map_or_else(|error| error, PyErr::from_value)
}

/// The same as an exception object.
pub(crate) fn exception(py: Python<'_>, fault: Fault) -> PyResult<Bound<'_, PyAny>> {
    let (class, message, about) = match fault {
        Fault::Input(error) => ("InputError", told(&error), of_input(py, &error)?),
        Fault::Catalog(error) => ("CatalogError", error.to_string(), of_catalog(py, error)?),
        Fault::Role(name, nearest) => {
            let message = format!("the catalogue has no role called '{name}'");
            ("UnknownRole", message, [("nearest", nearest)].into_py_dict(py)?)
        }
        Fault::Usage(message, hint) => ("UsageError", message, [("hint", hint)].into_py_dict(py)?),
        Fault::Broken(panic) => {
            let hint = "please report it, with the input that causes it if it may be shown";
            ("SkillgapError", format!("a fault of skillgap: {panic}"), [("hint", hint)].into_py_dict(py)?)
        }
    };
    py.import(MODULE)?.getattr(class)?.call((message,), Some(&about))
}

/// The message, with that of the system.
fn told(error: &InputError) -> String {
    match &error.source {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

fn of_input<'py>(py: Python<'py>, error: &InputError) -> PyResult<Bound<'py, PyDict>> {
    let about = PyDict::new(py);
    about.set_item("path", &error.path)?;
    about.set_item("line", error.at.map(|(line, _)| line))?;
    about.set_item("column", error.at.map(|(_, column)| column))?;
    about.set_item("hint", error.hint.as_deref().map(in_python))?;
    Ok(about)
}

fn of_catalog(py: Python<'_>, error: CatalogError) -> PyResult<Bound<'_, PyDict>> {
    let about = PyDict::new(py);
    if let CatalogError::Problems { path, problems } = error {
        about.set_item("path", path)?;
        about.set_item("problems", problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    }
    Ok(about)
}

/// Advice that names command-line options, with the corresponding arguments instead.
fn in_python(hint: &str) -> String {
    ["id", "skills", "title", "text"].iter().fold(hint.to_owned(), |hint, column| {
        hint.replace(&format!("--{column}-column"), &format!("{column}_column"))
    })
}
