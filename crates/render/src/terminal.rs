//! The report for the terminal: 60 columns or more, with or without colour, no line too wide.

mod adjacent;
mod brief;
mod claims;
mod comparison;
mod facts;
mod plan;
mod profile;
mod ranking;
mod requirements;

pub use comparison::comparison;
pub use facts::role;

use super::answer;
use super::because::{is_without_role, no_role_fits};
use super::paint::Tone;
use super::posting;
use super::sheet::Sheet;
use super::width::clean;
use super::wording::UNKNOWN_LANGUAGE;
use super::{View, left_out};
use skillgap_core::report::{Report, RoleInfo};

/// The whole report.
#[must_use]
pub fn report(report: &Report, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    head(&mut sheet, report, "Skill gap report");
    if report.warning().is_none() && !view.full {
        brief::report(&mut sheet, report);
        return foot(sheet, report, view);
    }
    if report.warning().is_none() {
        answer::opening(report).iter().for_each(|paragraph| sheet.line(0, Tone::Plain, paragraph));
    }
    profile::recognised(&mut sheet, &report.profile);
    claims::claims(&mut sheet, &report.profile);
    profile::derived(&mut sheet, &report.profile);
    profile::set_aside(&mut sheet, &report.profile);
    profile::unrecognised(&mut sheet, &report.profile);
    if report.warning().is_some() {
        sheet.blank();
        sheet.line(0, Tone::Quiet, left_out(report));
        return foot(sheet, report, view);
    }
    if is_without_role(report) {
        return foot(sheet, report, view);
    }
    ranking::roles(&mut sheet, report);
    let roles = answer::roles_in_order(report);
    let shown = view.detail.of(roles.len());
    for role in roles.iter().take(shown) {
        requirements::detail(&mut sheet, report, role);
        plan::steps(&mut sheet, role, None);
    }
    adjacent::roles(&mut sheet, report);
    more_roles(&mut sheet, roles.get(shown..).unwrap_or_default());
    foot(sheet, report, view)
}

/// The plan for one role, for text that is not a report.
pub(crate) fn plan_of_role(sheet: &mut Sheet, role: &RoleInfo, hours: Option<f64>) {
    plan::steps(sheet, role, hours);
}

/// Only the learning plan, with the gaps it closes.
#[must_use]
pub fn plan(report: &Report, hours: Option<f64>, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    head(&mut sheet, report, "Learning plan");
    if report.warning().is_some() {
        sheet.blank();
        sheet.line(0, Tone::Quiet, left_out(report));
        return foot(sheet, report, view);
    }
    if is_without_role(report) {
        answer::opening(report).iter().for_each(|paragraph| sheet.line(0, Tone::Plain, paragraph));
        return foot(sheet, report, view);
    }
    for role in &report.roles {
        requirements::heading(&mut sheet, role);
        plan::steps(&mut sheet, role, hours);
    }
    foot(sheet, report, view)
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
    if let Some(warning) = report.warning() {
        sheet.blank();
        if is_without_role(report) {
            sheet.line(0, Tone::Plain, &no_role_fits(report));
            sheet.blank();
        }
        sheet.item(0, "!", warning, Tone::Warn);
    }
    for paragraph in posting::paragraphs(report) {
        sheet.line(0, Tone::Plain, &clean(&paragraph));
    }
}

/// The source and licence of the catalogue, if its publisher requires them.
fn foot(mut sheet: Sheet, report: &Report, view: &View) -> String {
    let catalog = &report.catalog;
    if view.full {
        sheet.blank();
        let counts = [super::count(catalog.skills, "skill"), super::count(catalog.roles, "role")];
        let text = format!("Catalogue: {} {}, {}", catalog.name, catalog.version, counts.join(", "));
        sheet.line(0, Tone::Quiet, &text);
    }
    if !catalog.notice.is_empty() && (view.full || catalog.name != BUILT_IN) {
        sheet.blank();
        sheet.line(0, Tone::Quiet, &catalog.notice);
    }
    sheet.finish()
}

fn more_roles(sheet: &mut Sheet, others: &[&RoleInfo]) {
    sheet.blank();
    if let Some(other) = others.first() {
        let text = format!("The same for another role: --role {}", other.id);
        sheet.line(0, Tone::Quiet, &text);
    }
}

/// The name of the built-in catalogue, which requires no notice.
const BUILT_IN: &str = "skillgap";
