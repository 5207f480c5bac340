//! The report for a person at a terminal: 60 columns or more, with or without colour, no line too wide.

mod adjacent;
mod claims;
mod comparison;
mod facts;
mod plan;
mod profile;
mod ranking;
mod requirements;
mod summary;

pub use comparison::comparison;
pub use facts::role;

use super::paint::Tone;
use super::sheet::Sheet;
use super::width::clean;
use super::wording::UNKNOWN_LANGUAGE;
use super::{LEFT_OUT, View};
use skillgap_core::report::{Report, RoleInfo};

/// The whole report.
#[must_use]
pub fn report(report: &Report, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    head(&mut sheet, report, "Skill gap report");
    if report.profile.warning.is_none() {
        summary::in_short(&mut sheet, report);
    }
    profile::recognised(&mut sheet, &report.profile);
    claims::claims(&mut sheet, &report.profile);
    profile::derived(&mut sheet, &report.profile);
    profile::set_aside(&mut sheet, &report.profile);
    profile::unrecognised(&mut sheet, &report.profile);
    if report.profile.warning.is_some() {
        sheet.blank();
        sheet.line(0, Tone::Quiet, LEFT_OUT);
        return foot(sheet, report);
    }
    ranking::roles(&mut sheet, report);
    let shown = view.detail.of(report.roles.len());
    for role in report.roles.iter().take(shown) {
        requirements::detail(&mut sheet, report, role);
        plan::steps(&mut sheet, role, None);
    }
    adjacent::roles(&mut sheet, report);
    more_roles(&mut sheet, report.roles.get(shown..).unwrap_or_default());
    charts(&mut sheet);
    foot(sheet, report)
}

/// The learning plan alone, with the gaps that it closes.
#[must_use]
pub fn plan(report: &Report, hours: Option<f64>, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    head(&mut sheet, report, "Learning plan");
    if report.profile.warning.is_some() {
        sheet.blank();
        sheet.line(0, Tone::Quiet, LEFT_OUT);
        return foot(sheet, report);
    }
    for role in &report.roles {
        requirements::heading(&mut sheet, report, role);
        requirements::gaps(&mut sheet, role);
        plan::steps(&mut sheet, role, hours);
    }
    foot(sheet, report)
}

fn head(sheet: &mut Sheet, report: &Report, what: &str) {
    if report.profile.language_unknown {
        sheet.item(0, "!", UNKNOWN_LANGUAGE, Tone::Warn);
        sheet.blank();
    }
    match &report.profile.name {
        Some(name) => sheet.title(&format!("{what} for {}", clean(name))),
        None => sheet.title(what),
    }
    let catalog = &report.catalog;
    sheet.line(
        0,
        Tone::Quiet,
        &format!(
            "against {} {}: {}, {}",
            catalog.name,
            catalog.version,
            super::count(catalog.skills, "skill"),
            super::count(catalog.roles, "role")
        ),
    );
    if let Some(warning) = &report.profile.warning {
        sheet.blank();
        sheet.item(0, "!", warning, Tone::Warn);
    }
}

/// Source and licence of the catalogue, which its publisher may ask to show.
fn foot(mut sheet: Sheet, report: &Report) -> String {
    if !report.catalog.notice.is_empty() {
        sheet.blank();
        sheet.line(0, Tone::Quiet, &format!("Catalogue: {}", report.catalog.notice));
    }
    sheet.finish()
}

fn more_roles(sheet: &mut Sheet, others: &[RoleInfo]) {
    sheet.blank();
    if let Some(other) = others.first() {
        let text = format!("Requirements, gaps and plan of another role: --role {}", other.id);
        sheet.line(0, Tone::Quiet, &text);
    }
}

/// The same report is easier to look at in a browser.
fn charts(sheet: &mut Sheet) {
    sheet.line(0, Tone::Quiet, "The same with charts, to print or to hand on: -o report.html");
}
