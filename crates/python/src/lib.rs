//! The native half of the Python package `skillgap`: an engine, what it answers, and tables over Arrow's C interface.
//!
//! What people call is written in Python (`python/skillgap/`), on top of this module. Here are the calls that work
//! without the interpreter's lock, the errors with their places, and the border over which tables come and go.

// Functions of pyo3 take what Python hands over by value, and one argument for each of Python's.
#![allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]

mod answer;
mod batch;
mod capsule;
mod engine;
mod fault;
mod table;

use pyo3::prelude::*;

/// The native half of skillgap.
#[pymodule(gil_used = true)]
mod _skillgap {
    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_export]
    use super::answer::Answer;
    #[pymodule_export]
    use super::engine::Engine;
    #[pymodule_export]
    use super::table::{Batches, Scored, fault, through};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
