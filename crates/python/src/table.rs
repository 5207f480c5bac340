//! Scored tables, and tables as they are.

use crate::capsule::{Stream, export, import};
use crate::fault::{Fault, exception, guarded, work};
use polars_arrow::array::Array;
use polars_arrow::datatypes::ArrowDataType;
use polars_error::{PolarsError, PolarsResult};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use skillgap_ingest::batch::BatchOutcome;
use skillgap_ingest::tables;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A record batch.
pub(crate) type Batch = Box<dyn Array>;

/// Record batches that can be read any number of times.
#[pyclass(frozen, module = "skillgap._skillgap")]
pub(crate) struct Batches {
    dtype: ArrowDataType,
    batches: Vec<Batch>,
}

#[pymethods]
impl Batches {
    /// The batches as a stream of Arrow's C interface.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface leaves it to whoever reads to cast.
        drop(requested_schema);
        export(py, self.dtype.clone(), self.batches.clone().into_iter().map(Ok))
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.batches.iter().map(|batch| batch.len()).sum()
    }
}

/// A table, taken in and handed on: what a test of the border compares.
#[pyfunction]
#[pyo3(name = "_through")]
pub(crate) fn through(py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<Batches> {
    let stream = import(table)?;
    let dtype = stream.dtype().clone();
    let read = || stream.collect::<PolarsResult<Vec<Batch>>>();
    let broken = |error: PolarsError| Fault::Usage(error.to_string(), None);
    let batches = work(py, || read().map_err(broken))?;
    Ok(Batches { dtype, batches })
}

/// A fault of skillgap, for the test of what becomes of one.
#[pyfunction]
#[pyo3(name = "_fault")]
pub(crate) fn fault(py: Python<'_>) -> PyResult<()> {
    #[allow(clippy::panic, reason = "that is what it is for")]
    work(py, || panic!("made on purpose"))
}

/// The rows of a table, made while they are read.
#[pyclass(frozen, module = "skillgap._skillgap")]
pub(crate) struct Scored {
    rows: Rows,
    dtype: ArrowDataType,
    taken: Mutex<bool>,
}

/// What is shared by the object in Python and the stream that it has handed out.
#[derive(Clone)]
struct Rows {
    scored: Arc<Mutex<tables::Scored>>,
    fault: Arc<Mutex<Option<Fault>>>,
}

impl Scored {
    /// The rows that a run makes.
    pub(crate) fn new(scored: tables::Scored) -> Self {
        let dtype = scored.dtype();
        let rows = Rows { scored: Arc::new(Mutex::new(scored)), fault: Arc::default() };
        Self { rows, dtype, taken: Mutex::new(false) }
    }
}

#[pymethods]
impl Scored {
    /// The rows as a stream of Arrow's C interface; once.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        if std::mem::replace(&mut *locked(&self.taken), true) {
            return Err(PyValueError::new_err("these rows were read before; score the table again"));
        }
        export(py, self.dtype.clone(), self.rows.clone())
    }

    /// Whether the rows were handed out.
    fn is_taken(&self) -> bool {
        *locked(&self.taken)
    }

    /// What ended the rows early, if anything did.
    fn fault(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let fault = py.detach(|| locked(&self.rows.fault).take());
        fault.map(|fault| exception(py, fault).map(Bound::unbind)).transpose()
    }

    /// The rows that could not be scored, as far as the table was read.
    fn rejects(&self, py: Python<'_>) -> Batches {
        let batches = py.detach(|| locked(&self.rows.scored).rejects().to_vec());
        Batches { dtype: tables::Scored::dtype_of_rejects(), batches }
    }

    /// What came of it all, as JSON; nothing until the last row was read.
    fn outcome(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let json = || locked(&self.rows.scored).outcome().map(outcome).transpose();
        work(py, json)
    }
}

/// What came of a run, as JSON.
pub(crate) fn outcome(outcome: &BatchOutcome) -> Result<String, Fault> {
    let BatchOutcome { counts, notes, summary } = outcome;
    let json = serde_json::json!({ "counts": counts, "notes": notes, "summary": summary });
    serde_json::to_string(&json).map_err(|error| Fault::Broken(error.to_string()))
}

impl Iterator for Rows {
    type Item = PolarsResult<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let advance = || guarded(|| locked(&self.scored).next().transpose().map_err(Fault::from));
        // Who reads may hold the interpreter's lock, which a source written in Python needs.
        let mut batch = None;
        let attached = Python::try_attach(|py| py.detach(|| batch = Some(advance())));
        if attached.is_none() {
            batch = Some(advance());
        }
        match batch.unwrap_or(Ok(None)) {
            Ok(batch) => batch.map(Ok),
            Err(fault) => {
                let message = message(&fault);
                *locked(&self.fault) = Some(fault);
                Some(Err(PolarsError::ComputeError(message.into())))
            }
        }
    }
}

fn message(fault: &Fault) -> String {
    match fault {
        Fault::Input(error) => error.to_string(),
        Fault::Broken(panic) => format!("a fault of skillgap: {panic}"),
        other => format!("{other:?}"),
    }
}

/// Whoever panicked with the lock has left nothing half done: rows are made elsewhere.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the stream of a table for a run.
pub(crate) fn source(table: &Bound<'_, PyAny>) -> PyResult<Stream> {
    import(table)
}
