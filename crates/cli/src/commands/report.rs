//! `skillgap report`: from a resume to its roles, gaps and plan.

use crate::args::{FormatArg, ReportArgs};
use crate::error::CliError;
use crate::inputs;
use crate::render::{Detail, View, html, json, markdown, terminal};
use crate::settings::{Output, PostingSource, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::Report;

/// Runs the command.
pub(crate) fn run(args: ReportArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let against = PostingSource::against(args.against, &source)?;
    let output = Output::new(args.output, &read_by(&source, &args.catalog, against.as_ref()))?;
    let wanted = Wanted::new(args.role, args.top, ui);
    let mut engine = inputs::engine(args.catalog.catalog.as_deref(), ui)?;
    let (selection, profile, posting) =
        inputs::selected(&mut engine, (&wanted, against.as_ref()), &source, ui)?;
    let report = engine.report(&profile, &selection, &PlanOptions::default());
    let report = match posting {
        Some(posting) => report.on_posting(engine.catalog(), &posting),
        None => report,
    };
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
