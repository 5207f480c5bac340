//! The report as Markdown with tables (GitHub's dialect); everything from the resume is escaped.

mod adjacent;
mod claims;
mod escape;
mod facts;
pub(crate) mod page;
mod profile;
mod requirements;

pub use facts::{comparison, role};

use super::answer;
use super::because::{is_without_role, no_role_fits};
use super::posting;
use super::wording::{UNKNOWN_LANGUAGE, notes};
use super::{View, left_out};
use page::{Page, share, text};
use skillgap_core::report::{Report, RoleInfo};

/// The whole report.
#[must_use]
pub fn report(report: &Report, view: &View) -> String {
    let mut page = Page::default();
    head(&mut page, report, "Skill gap report");
    if report.warning().is_none() {
        answer::opening(report).iter().for_each(|paragraph| page.paragraph(&text(paragraph)));
    }
    profile::recognised(&mut page, &report.profile);
    if report.warning().is_some() {
        page.paragraph(left_out(report));
    } else if !is_without_role(report) {
        let roles = answer::roles_in_order(report);
        for role in roles.iter().take(view.detail.of(roles.len())) {
            requirements::detail(&mut page, report, role);
        }
        ranking(&mut page, report);
        adjacent::roles(&mut page, report);
    }
    claims::claims(&mut page, &report.profile);
    profile::derived(&mut page, &report.profile);
    profile::set_aside(&mut page, &report.profile);
    profile::unrecognised(&mut page, &report.profile);
    foot(page, report)
}

/// The plan for one role, for pages that are not reports.
pub(crate) fn plan_of_role(page: &mut Page, role: &RoleInfo, hours: Option<f64>) {
    requirements::plan(page, role, hours);
}

/// Only the learning plan, with the gaps it closes.
#[must_use]
pub fn plan(report: &Report, hours: Option<f64>) -> String {
    let mut page = Page::default();
    head(&mut page, report, "Learning plan");
    if report.warning().is_some() {
        page.paragraph(left_out(report));
        return foot(page, report);
    }
    if is_without_role(report) {
        answer::opening(report).iter().for_each(|paragraph| page.paragraph(&text(paragraph)));
        return foot(page, report);
    }
    for role in &report.roles {
        requirements::heading(&mut page, role);
        requirements::plan(&mut page, role, hours);
    }
    foot(page, report)
}

/// The source and licence of the catalogue, if its publisher requires them.
fn foot(mut page: Page, report: &Report) -> String {
    let catalog = &report.catalog;
    page.paragraph(&format!(
        "Catalogue: {} {}, {}, {}. {}",
        text(&catalog.name),
        text(&catalog.version),
        super::count(catalog.skills, "skill"),
        super::count(catalog.roles, "role"),
        text(&catalog.notice)
    ));
    page.finish()
}

fn head(page: &mut Page, report: &Report, what: &str) {
    if report.profile.language_unknown {
        page.paragraph(&format!("> **Note:** {}", text(UNKNOWN_LANGUAGE)));
    }
    match &report.profile.name {
        Some(name) => page.heading(1, &format!("{what} for {}", text(name))),
        None => page.heading(1, what),
    }
    if let Some(warning) = report.warning() {
        if is_without_role(report) {
            page.paragraph(&text(&no_role_fits(report)));
        }
        page.paragraph(&format!("> **Warning:** {}", text(warning)));
    }
    notes(report).iter().for_each(|note| page.paragraph(&format!("> **Note:** {}", text(note))));
    posting::paragraphs(report).iter().for_each(|paragraph| page.paragraph(&text(paragraph)));
}

fn ranking(page: &mut Page, report: &Report) {
    page.heading(2, "Roles");
    let roles = answer::roles_in_order(report);
    if roles.is_empty() {
        return page.paragraph("No role in the catalogue asks for any of these skills.");
    }
    let row = |role: &RoleInfo| vec![text(&role.title), share(role.fit), text(&answer::near_in_short(role))];
    page.table(&["Role", "Met", "How near"], roles.into_iter().map(row));
}
