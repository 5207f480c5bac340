//! `skillgap plan`: the steps that close the gap to one role.

use crate::args::{PlanArgs, PlanFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, PostingSource, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::{Report, Selection};
use skillgap_core::units::Hours;
use skillgap_render::{Detail, html, json, markdown, steps_table, terminal};

/// Runs the command.
pub(crate) fn run(args: PlanArgs, ui: &Ui) -> Result<(), CliError> {
    let options = options(&args)?;
    let PlanArgs { resume, role, against, hours, format, output, catalog, .. } = args;
    let source = ResumeSource::from(resume);
    let against = PostingSource::against(against, ("the resume", std::slice::from_ref(&source.path)))?;
    let output = Output::plan(format, output, &read_by(&source, &catalog, against.as_ref()))?;
    if output.format == PlanFormatArg::Ics && options.start.is_none() {
        let error = CliError::usage("a calendar needs dates, but the plan has none");
        return Err(error.hint("add --per-week N and --start YYYY-MM-DD"));
    }
    let (mut engine, read) = inputs::engine_and_resume(catalog.catalog.as_deref(), &source, ui)?;
    let is_named = role.is_some() || against.is_some();
    let wanted = role.map_or(Wanted::Top(1), |role| Wanted::Named(vec![role]));
    let (selection, profile, posting) =
        inputs::selected(&mut engine, (&wanted, against.as_ref()), (&source, read), ui)?;
    let aim = profile.aims.first().filter(|_| !is_named).map(|aim| aim.role);
    let selection = aim.map_or(selection, |role| Selection::Roles(vec![role]));
    let report = inputs::report(&engine, (&profile, &selection, posting.as_ref()), &options);
    if let Some(role) = report.roles.first().filter(|role| !is_named && !role.plan.is_empty()) {
        let why = if aim.is_some() {
            "which this resume names as wanted"
        } else {
            "the role nearest to this resume"
        };
        ui.hint(&format!("planned for {}, {why}; --role names another", role.title));
    }
    output.write(&text(&report, &output, hours, ui)?)
}

fn options(args: &PlanArgs) -> Result<PlanOptions, CliError> {
    let hours = |hours: Option<f64>| {
        hours.map(Hours::new).transpose().map_err(|error| CliError::usage(error.to_string()))
    };
    let (hours, per_week) = (hours(args.hours)?, hours(args.per_week)?);
    let mut options = PlanOptions::default();
    (options.hours, options.per_week, options.start) = (hours, per_week, args.start);
    Ok(options)
}

fn text(
    report: &Report,
    output: &Output<PlanFormatArg>,
    hours: Option<f64>,
    ui: &Ui,
) -> Result<String, CliError> {
    match output.format {
        PlanFormatArg::Terminal => Ok(terminal::plan(report, hours, &output.view(ui, Detail::Every))),
        PlanFormatArg::Markdown => Ok(markdown::plan(report, hours)),
        PlanFormatArg::Html => Ok(html::plan(report, hours)),
        PlanFormatArg::Json => json::render(report).map_err(|error| CliError::input(error.to_string())),
        PlanFormatArg::Csv => Ok(steps_table::csv(report)),
        PlanFormatArg::Ics => Ok(steps_table::ics(report)),
    }
}
