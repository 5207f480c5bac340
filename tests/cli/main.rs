//! Tests of the program: what its renderers write, and how it behaves as a process.

mod constructed;
mod rendering;
