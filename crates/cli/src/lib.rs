//! The program.

pub mod render;
