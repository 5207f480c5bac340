//! `skillgap report`: from a resume to its roles, gaps and plan.

use crate::args::{FormatArg, ReportArgs};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::Report;
use skillgap_render::{Detail, View, html, json, markdown, terminal};

/// Runs the command.
pub(crate) fn run(args: ReportArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let output = Output::new(args.output, &read_by(&source, &args.catalog))?;
    let wanted = Wanted::new(args.role, args.top, ui);
    let engine = inputs::engine(args.catalog.catalog.as_deref(), ui)?;
    let selection = inputs::selection(engine.catalog(), &wanted)?;
    let profile = inputs::profile(&engine, &source, ui)?;
    let report = engine.report_on(&profile, &selection, &PlanOptions::default());
    output.write(&text(&report, &output, (wanted.detail(), args.full), ui)?)
}

fn text(
    report: &Report,
    output: &Output,
    (detail, full): (Detail, bool),
    ui: &Ui,
) -> Result<String, CliError> {
    let view = View { full, ..output.view(ui, detail) };
    match output.format {
        FormatArg::Terminal => Ok(terminal::report(report, &view)),
        FormatArg::Markdown => Ok(markdown::report(report, &view)),
        FormatArg::Html => Ok(html::report(report, &view)),
        FormatArg::Json => json::render(report).map_err(|error| CliError::input(error.to_string())),
    }
}
