//! `skillgap completions`: completion scripts for shells.

use crate::args::{Cli, CompletionsArgs};
use crate::error::CliError;
use crate::output::Target;
use clap::CommandFactory;

/// Runs the command.
pub(crate) fn run(args: &CompletionsArgs) -> Result<(), CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "skillgap", &mut script);
    Target::Stdout.write(&script)
}
