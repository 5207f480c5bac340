//! The program: the command line, and everything it prints.
//!
//! Data flows one way. [`args`] is parsed and `settings` validated. A command reads files through
//! `skillgap-ingest`, calls `skillgap-core`, and passes plain values to `skillgap-render`, which makes text.
//! Text goes to standard output or to a file, messages to standard error.

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

/// Runs the program with these arguments, starting with its own name.
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

/// Keeps panics that become errors off the screen; all others are printed as usual.
fn quiet_told_panics() {
    let shown = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !skillgap_ingest::is_told() {
            shown(info);
        }
    }));
}

/// Inserts the command `report` if only a file is named: `skillgap cv.pdf`.
///
/// The name of a command always means the command, whatever files exist.
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

/// Help and version are data and exit with 0; any other message from clap is a usage error.
fn refused(message: &clap::Error, args: &[OsString]) -> ExitCode {
    let acts = |arg: &OsString| arg.to_string_lossy().contains(is_unseen);
    // If nobody reads any more, the message is lost.
    let _ = if message.use_stderr() && args.iter().any(acts) {
        std::io::stderr().write_all(spelled(&message.to_string()).as_bytes())
    } else {
        message.print()
    };
    if message.use_stderr() { ExitCode::from(error::Kind::Usage.code()) } else { ExitCode::SUCCESS }
}

/// A message that quotes the command line, with characters that act on a terminal escaped: a file name
/// matched by a shell pattern may come from a stranger.
fn spelled(message: &str) -> String {
    let spell =
        |c: char| if c != '\n' && is_unseen(c) { c.escape_unicode().to_string() } else { c.to_string() };
    message.chars().map(spell).collect()
}
