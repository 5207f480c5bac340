//! `skillgap what-if`: what would change if a skill were learned, removed or confirmed.

use crate::args::{TextFormatArg, WhatIfArgs};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, PostingSource, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use skillgap_core::profile::ProfileEdits;
use skillgap_core::report::Selection;
use skillgap_core::what_if::{Change, what_if};
use skillgap_render::{Detail, json, what_if};

/// Runs the command.
pub(crate) fn run(args: WhatIfArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let against = PostingSource::against(args.against, ("the resume", std::slice::from_ref(&source.path)))?;
    let output = Output::text(args.output, &read_by(&source, &args.catalog, against.as_ref()))?;
    let (mut engine, read) = inputs::engine_and_resume(args.catalog.catalog.as_deref(), &source, ui)?;
    let wanted = Wanted::Named(args.role.into_iter().collect());
    let learn = inputs::skills(&engine, &args.learn)?;
    let wrong = inputs::skills(&engine, &args.without)?.into_iter().map(|(skill, _)| skill).collect();
    let held = inputs::skills(&engine, &args.confirm)?;
    let (selection, profile, _) =
        inputs::selected(&mut engine, (&wanted, against.as_ref()), (&source, read), ui)?;
    let role = match selection {
        Selection::Roles(roles) => roles.first().copied(),
        Selection::Top(_) => None,
    };
    let role = role.ok_or_else(|| CliError::usage("name a role: --role ROLE, or --posting FILE"))?;
    let change = Change { learn, edits: ProfileEdits { wrong, held } };
    let answer = what_if((engine.catalog(), engine.ranker()), &profile, role, &change);
    let text = match output.format {
        TextFormatArg::Terminal => what_if::terminal(&answer, &output.view(ui, Detail::First)),
        TextFormatArg::Markdown => what_if::markdown(&answer),
        TextFormatArg::Json => json::render(&answer).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}
