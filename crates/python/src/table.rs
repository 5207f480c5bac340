//! Scored tables, and plain tables.

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
    /// The batches as an Arrow C stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface allows the consumer to cast.
        drop(requested_schema);
        export(py, self.dtype.clone(), self.batches.clone().into_iter().map(Ok))
    }

    /// The number of rows.
    fn __len__(&self) -> usize {
        self.batches.iter().map(|batch| batch.len()).sum()
    }
}

/// Imports and exports a table, for testing.
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

/// Raises an internal error, for testing.
#[pyfunction]
#[pyo3(name = "_fault")]
pub(crate) fn fault(py: Python<'_>) -> PyResult<()> {
    #[allow(clippy::panic, reason = "that is what it is for")]
    work(py, || panic!("made on purpose"))
}

/// The rows of a table, computed as they are read.
#[pyclass(frozen, module = "skillgap._skillgap")]
pub(crate) struct Scored {
    rows: Rows,
    dtype: ArrowDataType,
    taken: Mutex<bool>,
}

/// The state shared by the Python object and the stream it has exported.
#[derive(Clone)]
struct Rows {
    scored: Arc<Mutex<tables::Scored>>,
    fault: Arc<Mutex<Option<Fault>>>,
}

impl Scored {
    /// The rows of a run.
    pub(crate) fn new(scored: tables::Scored) -> Self {
        let dtype = scored.dtype();
        let rows = Rows { scored: Arc::new(Mutex::new(scored)), fault: Arc::default() };
        Self { rows, dtype, taken: Mutex::new(false) }
    }
}

#[pymethods]
impl Scored {
    /// The rows as an Arrow C stream, which can be taken once.
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

    /// Whether the stream was taken.
    fn is_taken(&self) -> bool {
        *locked(&self.taken)
    }

    /// The error that ended the rows early, if any.
    fn fault(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let fault = py.detach(|| locked(&self.rows.fault).take());
        fault.map(|fault| exception(py, fault).map(Bound::unbind)).transpose()
    }

    /// The rows that could not be scored, among those read so far.
    fn rejects(&self, py: Python<'_>) -> Batches {
        let batches = py.detach(|| locked(&self.rows.scored).rejects().to_vec());
        Batches { dtype: tables::Scored::dtype_of_rejects(), batches }
    }

    /// The outcome as JSON; `None` until the last row was read.
    fn outcome(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let json = || locked(&self.rows.scored).outcome().map(outcome).transpose();
        work(py, json)
    }
}

/// The outcome of a run, as JSON.
pub(crate) fn outcome(outcome: &BatchOutcome) -> Result<String, Fault> {
    let BatchOutcome { counts, notes, summary } = outcome;
    let json = serde_json::json!({ "counts": counts, "notes": notes, "summary": summary });
    serde_json::to_string(&json).map_err(|error| Fault::Broken(error.to_string()))
}

impl Iterator for Rows {
    type Item = PolarsResult<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let advance = || guarded(|| locked(&self.scored).next().transpose().map_err(Fault::from));
        // The consumer may hold the interpreter lock, which a source written in Python needs.
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

/// A panic while the lock was held leaves nothing half done, because rows are computed elsewhere.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Imports the stream of a table for a run.
pub(crate) fn source(table: &Bound<'_, PyAny>) -> PyResult<Stream> {
    import(table)
}
