//! Tests of the core, above the units.
#![allow(missing_docs)]

mod compare;
mod extract;
mod generator;
mod planning;
mod profile;
mod properties;
mod relevance;
mod report;
