//! `skillgap roles compare`: two roles side by side and, with a resume, what is missing for both.

use crate::args::{FormatArg, RolesCompareArgs};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, ResumeSource};
use crate::ui::Ui;
use skillgap_core::catalog::RoleId;
use skillgap_core::compare::compare;
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::profile::Profile;
use skillgap_core::report::{Report, Selection};
use skillgap_render::{Detail, html, json, markdown, terminal};
use std::path::Path;

/// Runs the command.
pub(crate) fn run(args: RolesCompareArgs, ui: &Ui) -> Result<(), CliError> {
    let source = args.resume.map(|path| ResumeSource::new(path, args.input_format, args.profile_edits));
    let catalog = args.catalog.catalog.as_deref();
    let read: Vec<&Path> = source.iter().map(|source| source.path.as_path()).chain(catalog).collect();
    let output = Output::new(args.output, &read)?;
    let engine = inputs::engine(catalog, ui)?;
    let (first, second) = both(&engine, &args.first, &args.second)?;
    let profile = |source| inputs::profile(&engine, (&source, inputs::resume(&engine, &source)), ui);
    let profile = source.map(profile).transpose()?;
    let report = profile.as_ref().map(|profile| report(&engine, profile, output.format, [first, second]));
    if let Some(warning) = report.as_ref().and_then(|report| report.profile.warning.as_ref()) {
        ui.warn(warning);
    }
    let standing = profile.map(|profile| profile.standing());
    let comparison = compare(engine.catalog(), first, second, standing.as_ref());
    let text = match output.format {
        FormatArg::Terminal => terminal::comparison(&comparison, &output.view(ui, Detail::Every)),
        FormatArg::Markdown => markdown::comparison(&comparison),
        FormatArg::Html => html::comparison(&comparison, report.as_ref()),
        FormatArg::Json => json::render(&comparison).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}

/// The report on the resume, with both roles if the page draws them.
fn report(engine: &Engine, profile: &Profile, format: FormatArg, both: [RoleId; 2]) -> Report {
    let roles = if format == FormatArg::Html { both.to_vec() } else { Vec::new() };
    engine.report_on(profile, &Selection::Roles(roles), &PlanOptions::default())
}

fn both(engine: &Engine, first: &str, second: &str) -> Result<(RoleId, RoleId), CliError> {
    let catalog = engine.catalog();
    let (a, b) = (inputs::role(catalog, first)?, inputs::role(catalog, second)?);
    if a == b {
        Err(CliError::usage(format!("'{first}' and '{second}' are the same role"))
            .hint("name two different roles; skillgap roles show describes one"))
    } else {
        Ok((a, b))
    }
}
