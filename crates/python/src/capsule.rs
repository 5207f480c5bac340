//! Exchanges tables as Arrow C streams in PyCapsules. This is the only module with unsafe code.
//!
//! Buffers are not copied: imported data points into its producer's memory, and exported data is kept until
//! its consumer releases it.

#![allow(unsafe_code)]

use super::table::Batch;
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::ffi::{ArrowArrayStream, ArrowArrayStreamReader, export_iterator};
use polars_error::{PolarsError, PolarsResult};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ffi::CStr;

/// The name of such capsules, as defined by the interface.
const STREAM: &CStr = c"arrow_array_stream";

/// The record batches of a table held by someone else.
pub(crate) struct Stream {
    reader: ArrowArrayStreamReader<Box<ArrowArrayStream>>,
}

impl Stream {
    /// The type of a batch.
    pub(crate) fn dtype(&self) -> &ArrowDataType {
        self.reader.field().dtype()
    }
}

impl Iterator for Stream {
    type Item = PolarsResult<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        // SAFETY: the producer of the stream guarantees that its arrays follow the C data interface.
        unsafe { self.reader.next() }
    }
}

/// Takes the stream of a table.
pub(crate) fn import(table: &Bound<'_, PyAny>) -> PyResult<Stream> {
    let Ok(method) = table.getattr("__arrow_c_stream__") else {
        let kind = table.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "expected a table with __arrow_c_stream__ (polars, pyarrow, pandas 2.2 or newer, DuckDB), not '{kind}'"
        )));
    };
    let made = method.call0()?;
    let capsule = made.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<ArrowArrayStream>();
    // SAFETY: a capsule with this name holds an initialised stream. It is replaced by an empty one, so that
    // the capsule's destructor finds nothing to release.
    let stream = unsafe { pointer.as_ptr().replace(ArrowArrayStream::empty()) };
    // SAFETY: the producer of the stream guarantees that it follows the C stream interface.
    let reader = unsafe { ArrowArrayStreamReader::try_new(Box::new(stream)) };
    Ok(Stream { reader: reader.map_err(|error| PyValueError::new_err(error.to_string()))? })
}

/// Exports record batches of this type.
pub(crate) fn export<'py>(
    py: Python<'py>,
    dtype: ArrowDataType,
    batches: impl Iterator<Item = PolarsResult<Batch>> + Send + 'static,
) -> PyResult<Bound<'py, PyCapsule>> {
    // A C string cannot contain a zero.
    let batches = batches.map(|batch| batch.map_err(|error| told(error.to_string().replace('\0', " "))));
    let stream = export_iterator(Box::new(batches), Field::new("".into(), dtype, false));
    PyCapsule::new_with_value(py, stream, STREAM)
}

fn told(message: String) -> PolarsError {
    PolarsError::ComputeError(message.into())
}
