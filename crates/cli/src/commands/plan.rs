//! `skillgap plan`: the steps that close the gap to one role.

use crate::args::{FormatArg, PlanArgs};
use crate::error::CliError;
use crate::inputs;
use crate::render::{Detail, html, json, markdown, terminal};
use crate::settings::{Output, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::Report;
use skillgap_core::units::Hours;

/// Runs the command.
pub(crate) fn run(args: PlanArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let output = Output::new(args.output, &read_by(&source, &args.catalog))?;
    let options = options(args.hours)?;
    let engine = inputs::engine(args.catalog.catalog.as_deref(), ui)?;
    let selection = inputs::selection(engine.catalog(), &Wanted::Named(vec![args.role]))?;
    let profile = inputs::profile(&engine, &source, ui)?;
    let report = engine.report(&profile, &selection, &options);
    output.write(&text(&report, &output, args.hours, ui)?)
}

fn options(hours: Option<f64>) -> Result<PlanOptions, CliError> {
    let hours = hours.map(Hours::new).transpose().map_err(|error| CliError::usage(error.to_string()))?;
    Ok(PlanOptions { hours, ..PlanOptions::default() })
}

fn text(report: &Report, output: &Output, hours: Option<f64>, ui: &Ui) -> Result<String, CliError> {
    match output.format {
        FormatArg::Terminal => Ok(terminal::plan(report, hours, &output.view(ui, Detail::Every))),
        FormatArg::Markdown => Ok(markdown::plan(report, hours)),
        FormatArg::Html => Ok(html::plan(report, hours)),
        FormatArg::Json => json::render(report).map_err(|error| CliError::input(error.to_string())),
    }
}
