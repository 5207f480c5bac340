//! x
pub mod render;
pub mod args;
mod ui;mod error;mod output;mod settings;