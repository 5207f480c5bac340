//! Tests of the program: what its renderers write, and how it behaves as a process.

mod batch;
mod constructed;
mod failures;
mod help;
mod matching;
mod pipes;
mod process;
mod rendering;
mod whole;
