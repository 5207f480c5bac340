//! Tests of the core, above the units.
#![allow(missing_docs)]

mod extract;
