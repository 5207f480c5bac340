//! The commands, one per file: settings from arguments, the work, the text.

#[cfg(feature = "tables")]
mod batch;
mod catalog;
mod compare;
mod completions;
mod diff;
mod lint;
mod man;
#[cfg(feature = "tables")]
mod market;
mod match_;
mod plan;
mod posting;
mod read;
mod report;
mod roles;
mod what_if;

use crate::args::{Command, RolesCommand};
use crate::error::CliError;
use crate::ui::Ui;

/// Runs a command.
pub(crate) fn run(command: Command, ui: &Ui) -> Result<(), CliError> {
    match command {
        Command::Report(args) => report::run(args, ui),
        Command::Plan(args) => plan::run(args, ui),
        Command::WhatIf(args) => what_if::run(args, ui),
        Command::Diff(args) => diff::run(args, ui),
        Command::Posting(args) => posting::run(args, ui),
        Command::Read(args) => read::run(args, ui),
        Command::Roles(RolesCommand::List(args)) => roles::list(args, ui),
        Command::Roles(RolesCommand::Show(args)) => roles::show(args, ui),
        Command::Roles(RolesCommand::Compare(args)) => compare::run(args, ui),
        Command::Match(args) => match_::run(args, ui),
        #[cfg(feature = "tables")]
        Command::Batch(args) => batch::run(args, ui),
        #[cfg(not(feature = "tables"))]
        Command::Batch(_) => Err(without_tables()),
        #[cfg(feature = "tables")]
        Command::Market(args) => market::run(args, ui),
        #[cfg(not(feature = "tables"))]
        Command::Market(_) => Err(without_tables()),
        Command::Catalog(command) => catalog::run(command, ui),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}

/// The error for a table in a program built without tables.
#[cfg(not(feature = "tables"))]
fn without_tables() -> CliError {
    CliError::usage("this skillgap was built without support for tables")
        .hint("build it with the feature 'tables'")
}
