//! The program: the command line, and everything that people see of it.
//!
//! Data flows one way. [`args`] is parsed, `settings` is validated, a command reads files through
//! `skillgap-ingest`, asks `skillgap-core`, and hands plain values to `skillgap-render`, which makes text of them.
//! Text goes to the standard output or to a file; talk goes to the standard error.

pub mod args;
mod clock;
mod commands;
mod error;
mod inputs;
mod output;
mod progress;
mod settings;
mod signals;
mod ui;

use args::Cli;
use clap::{CommandFactory, Parser};
use skillgap_core::unseen::is_unseen;
use std::ffi::OsString;
use std::io::Write;
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use ui::{Surroundings, Ui};

/// Runs the program with these arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_told_panics();
    let args = with_command(args.into_iter().collect());
    let cli = match Cli::try_parse_from(&args) {
        Ok(cli) => cli,
        Err(message) => return refused(&message, &args),
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

/// Keeps panics that become errors off the screen; all others are shown as before.
fn quiet_told_panics() {
    let shown = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !skillgap_ingest::is_told() {
            shown(info);
        }
    }));
}

/// The same arguments with the command `report` where only a file is named: `skillgap cv.pdf`.
///
/// A word that is the name of a command is one, whatever files there are.
fn with_command(mut args: Vec<OsString>) -> Vec<OsString> {
    let is_option = |arg: &OsString| arg.to_string_lossy().starts_with('-');
    let first = (1..args.len()).find(|at| {
        let is_value = args.get(at - 1).is_some_and(|before| before == "--color");
        args.get(*at).is_some_and(|arg| !is_option(arg)) && !is_value
    });
    let Some(word) = first.and_then(|at| args.get(at)) else { return args };
    let known = Cli::command();
    let is_command = word == "help" || known.get_subcommands().any(|command| word == command.get_name());
    if !is_command && Path::new(word).exists() {
        args.insert(1, OsString::from("report"));
    }
    args
}

/// Help and version are data and end well; everything else that clap says is wrong usage.
fn refused(message: &clap::Error, args: &[OsString]) -> ExitCode {
    let acts = |arg: &OsString| arg.to_string_lossy().contains(is_unseen);
    // When nobody reads any more, nobody is left to tell.
    let _ = if message.use_stderr() && args.iter().any(acts) {
        std::io::stderr().write_all(spelled(&message.to_string()).as_bytes())
    } else {
        message.print()
    };
    match message.use_stderr() {
        true => ExitCode::from(error::Kind::Usage.code()),
        false => ExitCode::SUCCESS,
    }
}

/// A message that quotes the command line, with what would act on a terminal spelled out: a name that a pattern of the
/// shell put there may be a stranger's.
fn spelled(message: &str) -> String {
    let spell =
        |c: char| if c != '\n' && is_unseen(c) { c.escape_unicode().to_string() } else { c.to_string() };
    message.chars().map(spell).collect()
}
