//! `skillgap what-if`: what would change if something were learned, left out or confirmed.

use crate::args::{TextFormatArg, WhatIfArgs};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, ResumeSource, read_by};
use crate::ui::Ui;
use skillgap_core::profile::ProfileEdits;
use skillgap_core::what_if::{Change, what_if};
use skillgap_render::{Detail, json, what_if};

/// Runs the command.
pub(crate) fn run(args: WhatIfArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let output = Output::text(args.output, &read_by(&source, &args.catalog))?;
    let engine = inputs::engine(args.catalog.catalog.as_deref(), ui)?;
    let role = inputs::role(engine.catalog(), &args.role)?;
    let learn = inputs::skills(&engine, &args.learn)?;
    let wrong = inputs::skills(&engine, &args.without)?.into_iter().map(|(skill, _)| skill).collect();
    let held = inputs::skills(&engine, &args.confirm)?;
    let profile = inputs::profile(&engine, &source, ui)?;
    let change = Change { learn, edits: ProfileEdits { wrong, held } };
    let answer = what_if((engine.catalog(), engine.ranker()), &profile, role, &change);
    let text = match output.format {
        TextFormatArg::Terminal => what_if::terminal(&answer, &output.view(ui, Detail::First)),
        TextFormatArg::Markdown => what_if::markdown(&answer),
        TextFormatArg::Json => json::render(&answer).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}
