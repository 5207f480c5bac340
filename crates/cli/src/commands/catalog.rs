//! `skillgap catalog`: is it right, and what is in it.

use crate::args::{CatalogCommand, CatalogStatsArgs, CatalogValidateArgs, FormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::output::Target;
use crate::render::lists::Stats;
use crate::render::{Detail, clean, count, json};
use crate::settings::Output;
use crate::ui::Ui;
use skillgap_core::catalog::{Problem, Severity};
use skillgap_ingest::catalog::check_catalog;

/// Runs the command.
pub(crate) fn run(command: CatalogCommand, ui: &Ui) -> Result<(), CliError> {
    match command {
        CatalogCommand::Validate(args) => validate(&args),
        CatalogCommand::Stats(args) => stats(args, ui),
    }
}

/// The problems are the data here: they go to the standard output, one a line.
fn validate(args: &CatalogValidateArgs) -> Result<(), CliError> {
    let problems = check_catalog(&args.path)?;
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let found = format!("{}, {}", count(errors, "error"), count(problems.len() - errors, "warning"));
    let shown = args.path.display();
    let mut lines: Vec<String> = problems.iter().map(problem_line).collect();
    lines.push(format!("{shown}: {found}"));
    Target::Stdout.write((lines.join("\n") + "\n").as_bytes())?;
    match errors {
        0 => Ok(()),
        _ => Err(CliError::input(format!("{shown} cannot be used: {found}"))),
    }
}

/// `FILE:LINE: error: what is wrong`.
fn problem_line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    clean(&format!("{}: {severity}: {}", problem.place, problem.kind))
}

fn stats(args: CatalogStatsArgs, ui: &Ui) -> Result<(), CliError> {
    let output = Output::new(args.output, &[])?;
    let stats = Stats::of(&inputs::catalog(args.path.as_deref(), ui)?);
    let text = match output.format {
        FormatArg::Terminal => stats.terminal(&output.view(ui, Detail::First)),
        FormatArg::Markdown => stats.markdown(),
        FormatArg::Json => json::render(&stats).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}
