//! `skillgap man`: manual pages, generated from the help.

use crate::args::{Cli, ManArgs};
use crate::error::CliError;
use crate::output::Target;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::path::Path;

/// Runs the command.
pub(crate) fn run(args: &ManArgs) -> Result<(), CliError> {
    let mut program = Cli::command();
    program.build();
    match &args.folder {
        None => Target::Stdout.write(&page(program)?),
        Some(folder) => pages(folder, &program),
    }
}

/// Writes a page for every command, named as `man` expects: `skillgap-roles-show.1`.
fn pages(folder: &Path, program: &Command) -> Result<(), CliError> {
    let shown = folder.display().to_string();
    std::fs::create_dir_all(folder).map_err(|error| {
        CliError::io("make the folder", &shown, &error).hint("name a folder that you may write to")
    })?;
    every(program, &mut |command| {
        let name = command.get_display_name().unwrap_or(command.get_name()).replace(' ', "-");
        Target::File(folder.join(format!("{name}.1"))).write(&page(command.clone())?)
    })
}

/// The command, then its subcommands, without clap's `help` command.
fn every(
    command: &Command,
    write: &mut impl FnMut(&Command) -> Result<(), CliError>,
) -> Result<(), CliError> {
    write(command)?;
    let under = command.get_subcommands().filter(|under| under.get_name() != "help" && !under.is_hide_set());
    for one in under {
        every(one, write)?;
    }
    Ok(())
}

fn page(command: Command) -> Result<Vec<u8>, CliError> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| CliError::io("write", "<manual page>", &error))?;
    Ok(page)
}
