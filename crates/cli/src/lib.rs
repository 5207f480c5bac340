//! The program: the command line, and everything that people see of it.
//!
//! Data flows one way. [`args`] is parsed, `settings` is validated, a command reads files through
//! `skillgap-ingest`, asks `skillgap-core`, and hands plain values to [`render`], which makes text of them.
//! Text goes to the standard output or to a file; talk goes to the standard error.

pub mod args;
mod clock;
mod commands;
mod error;
mod inputs;
mod output;
mod progress;
pub mod render;
mod settings;
mod signals;
mod ui;

use args::Cli;
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;
use ui::{Surroundings, Ui};

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(message) => return refused(&message),
    };
    let ui = Ui::new(&cli.talk, Surroundings::look());
    match commands::run(cli.command, &ui) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.kind.is_silent() {
                ui.error(&error);
            }
            ExitCode::from(error.kind.code())
        }
    }
}

/// Help and version are data and end well; everything else that clap says is wrong usage.
fn refused(message: &clap::Error) -> ExitCode {
    // When nobody reads any more, nobody is left to tell.
    let _ = message.print();
    match message.use_stderr() {
        true => ExitCode::from(error::Kind::Usage.code()),
        false => ExitCode::SUCCESS,
    }
}
