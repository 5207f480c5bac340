//! The native part of the Python package `skillgap`: an engine, its answers, and tables over Arrow's C
//! interface.
//!
//! The public API is written in Python (`python/skillgap/`) on top of this module. This module contains the
//! calls that run without the interpreter lock, the errors with their positions, and the exchange of tables.

// pyo3 functions take Python's arguments by value, and one parameter for each.
#![allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]

mod answer;
mod batch;
mod capsule;
mod engine;
mod fault;
mod table;

use pyo3::prelude::*;

/// The native part of skillgap.
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
