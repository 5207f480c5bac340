//! `skillgap diff`: what changed between two reports, and why each fit moved.

use crate::args::{DiffArgs, FormatArg};
use crate::error::CliError;
use crate::settings::Output;
use crate::ui::Ui;
use skillgap_ingest::report::read_report;
use skillgap_render::{Detail, diff, json};

/// Runs the command.
pub(crate) fn run(args: DiffArgs, ui: &Ui) -> Result<(), CliError> {
    let both = [args.before.as_path(), args.after.as_path()];
    let output = Output::new(args.output, &both)?;
    if both.iter().all(|path| path.as_os_str() == "-") {
        let error = CliError::usage("the standard input is named for both reports");
        return Err(error.hint("name a file for one of them"));
    }
    let (before, after) = (read_report(&args.before)?, read_report(&args.after)?);
    let answer = skillgap_core::diff::diff(&before, &after);
    let text = match output.format {
        FormatArg::Terminal => diff::terminal(&answer, &output.view(ui, Detail::Every)),
        FormatArg::Markdown => diff::markdown(&answer),
        FormatArg::Html => diff::html(&answer),
        FormatArg::Json => json::render(&answer).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}
