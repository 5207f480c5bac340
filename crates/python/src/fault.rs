//! Errors on their way to Python: what is wrong, where, and what to do about it.

use pyo3::prelude::*;
use pyo3::types::{IntoPyDict, PyDict};
use skillgap_core::catalog::{Catalog, RoleId};
use skillgap_ingest::catalog::CatalogError;
use skillgap_ingest::error::InputError;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// So many titles are named that are like one that nobody knows.
const MOST_TITLES: usize = 3;

/// Where the exceptions are defined.
const MODULE: &str = "skillgap._errors";

/// What went wrong.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A file or a table.
    Input(InputError),
    /// A catalogue.
    Catalog(CatalogError),
    /// The name of a role, with titles that are like it.
    Role(String, Vec<String>),
    /// What was asked for, with advice.
    Usage(String, Option<String>),
    /// skillgap itself.
    Broken(String),
}

impl Fault {
    /// What was asked for makes no sense.
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

/// Does work without the interpreter's lock; a panic in it is an error like any other.
pub(crate) fn work<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, Fault> + Send) -> PyResult<T> {
    py.detach(|| guarded(work)).map_err(|fault| raised(py, fault))
}

/// Does work whose panic is an error. Nothing that it has left half done is looked at afterwards.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Fault::Broken(words(&*panic))))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a word").to_owned()
}

/// The roles of these names, each once, in the order given.
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

/// The role of this name.
pub(crate) fn role(catalog: &Catalog, name: &str) -> Result<RoleId, Fault> {
    let title = |id: &RoleId| catalog.role(*id).title.clone();
    let nearest = || catalog.nearest_roles(name, MOST_TITLES).iter().map(title).collect();
    catalog.find_role(name).ok_or_else(|| Fault::Role(name.to_owned(), nearest()))
}

/// The exception for a fault.
pub(crate) fn raised(py: Python<'_>, fault: Fault) -> PyErr {
    exception(py, fault).map_or_else(|error| error, PyErr::from_value)
}

/// The same as a value.
pub(crate) fn exception(py: Python<'_>, fault: Fault) -> PyResult<Bound<'_, PyAny>> {
    let (class, message, about) = match fault {
        Fault::Input(error) => ("InputError", told(&error), of_input(py, &error)?),
        Fault::Catalog(error) => ("CatalogError", error.to_string(), of_catalog(py, error)?),
        Fault::Role(name, nearest) => {
            let message = format!("no role of the catalogue is called '{name}'");
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

/// What is wrong, and what the system said.
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

/// Advice that names options of the command line, with the arguments that stand for them here.
fn in_python(hint: &str) -> String {
    ["id", "skills", "title", "text"].iter().fold(hint.to_owned(), |hint, column| {
        hint.replace(&format!("--{column}-column"), &format!("{column}_column"))
    })
}
