//! `skillgap report`: from a resume to roles, gaps and plan.

use crate::args::{FormatArg, ReportArgs};
use crate::error::CliError;
use crate::inputs;
use crate::settings::{Output, PostingSource, ResumeSource, Wanted, read_by};
use crate::ui::Ui;
use serde::Serialize;
use skillgap_core::catalog::RoleId;
use skillgap_core::diff::{Diff, Snapshot};
use skillgap_core::engine::Engine;
use skillgap_core::plan::PlanOptions;
use skillgap_core::profile::Profile;
use skillgap_core::report::{Report, Selection};
use skillgap_ingest::report::{read_report, report_of};
use skillgap_render::{Detail, View, diff, html, json, markdown, terminal};

/// Runs the command.
pub(crate) fn run(args: ReportArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    let against = PostingSource::against(args.against, ("the resume", std::slice::from_ref(&source.path)))?;
    let read = read_by(&source, &args.catalog, against.as_ref());
    let read = read.into_iter().chain(args.since.as_deref()).collect::<Vec<_>>();
    let output = Output::new(args.output, &read)?;
    let wanted = Wanted::new(args.role, args.top, ui);
    let before = args.since.as_deref().map(read_report).transpose()?;
    let (mut engine, read) = inputs::engine_and_resume(args.catalog.catalog.as_deref(), &source, ui)?;
    let (selection, profile, posting) =
        inputs::selected(&mut engine, (&wanted, against.as_ref()), (&source, read), ui)?;
    let report = inputs::report(&engine, (&profile, &selection, posting.as_ref()), &PlanOptions::default());
    let since = before.map(|before| since(&engine, &profile, &report, &before)).transpose()?;
    let told = Told { report: &report, since };
    output.write(&told.text(&output, (wanted.detail(), args.full), ui)?)
}

/// The changes since an older report, including its roles if the new one has others.
fn since(engine: &Engine, profile: &Profile, report: &Report, before: &Snapshot) -> Result<Diff, CliError> {
    let catalog = engine.catalog();
    let named = report.roles.iter().map(|role| &role.id).chain(before.roles.iter().map(|role| &role.id));
    let mut roles: Vec<RoleId> = Vec::new();
    for (role, known) in catalog.role_ids() {
        if named.clone().any(|id| *id == known.key) {
            roles.push(role);
        }
    }
    // In display order.
    roles.sort_by_key(|role| named.clone().position(|id| *id == catalog.role(*role).key));
    let both = engine.report_on(profile, &Selection::Roles(roles), &PlanOptions::default());
    let json = json::render(&both).map_err(|error| CliError::input(error.to_string()))?;
    Ok(skillgap_core::diff::diff(before, &report_of("the new report", json.as_bytes())?))
}

/// A report, with the changes since an older one if requested.
#[derive(Serialize)]
struct Told<'r> {
    #[serde(flatten)]
    report: &'r Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Diff>,
}

impl Told<'_> {
    fn text(&self, output: &Output, (detail, full): (Detail, bool), ui: &Ui) -> Result<String, CliError> {
        let view = View { full, ..output.view(ui, detail) };
        let since = self.since.as_ref();
        let with = |text: String, more: Option<String>| {
            text + &more.map(|more| format!("\n{more}")).unwrap_or_default()
        };
        match output.format {
            FormatArg::Terminal => Ok(with(
                terminal::report(self.report, &view),
                since.map(|diff| diff::terminal_since(diff, &view)),
            )),
            FormatArg::Markdown => {
                Ok(with(markdown::report(self.report, &view), since.map(diff::markdown_since)))
            }
            FormatArg::Html => Ok(html::report_since(self.report, &view, since)),
            FormatArg::Json => json::render(self).map_err(|error| CliError::input(error.to_string())),
        }
    }
}
