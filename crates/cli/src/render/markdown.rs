//! The report as Markdown with tables (GitHub's dialect); everything from the resume is escaped.

mod adjacent;
mod claims;
mod escape;
mod facts;
pub(crate) mod page;
mod profile;
mod requirements;

pub use facts::{comparison, role};

use super::wording::UNKNOWN_LANGUAGE;
use super::{LEFT_OUT, View};
use page::{Page, share, text};
use skillgap_core::report::{Report, RoleInfo};

/// The whole report.
#[must_use]
pub fn report(report: &Report, view: &View) -> String {
    let mut page = Page::default();
    head(&mut page, report, "Skill gap report");
    profile::recognised(&mut page, &report.profile);
    claims::claims(&mut page, &report.profile);
    profile::derived(&mut page, &report.profile);
    profile::set_aside(&mut page, &report.profile);
    profile::unrecognised(&mut page, &report.profile);
    if report.profile.warning.is_some() {
        page.paragraph(LEFT_OUT);
        return foot(page, report);
    }
    ranking(&mut page, report);
    for role in report.roles.iter().take(view.detail.of(report.roles.len())) {
        requirements::detail(&mut page, report, role);
        requirements::plan(&mut page, role, None);
    }
    adjacent::roles(&mut page, report);
    foot(page, report)
}

/// The learning plan alone, with the gaps that it closes.
#[must_use]
pub fn plan(report: &Report, hours: Option<f64>) -> String {
    let mut page = Page::default();
    head(&mut page, report, "Learning plan");
    if report.profile.warning.is_some() {
        page.paragraph(LEFT_OUT);
        return foot(page, report);
    }
    for role in &report.roles {
        requirements::heading(&mut page, report, role);
        requirements::gaps(&mut page, role);
        requirements::plan(&mut page, role, hours);
    }
    foot(page, report)
}

/// Source and licence of the catalogue, which its publisher may ask to show.
fn foot(mut page: Page, report: &Report) -> String {
    if !report.catalog.notice.is_empty() {
        page.paragraph(&format!("Catalogue: {}", text(&report.catalog.notice)));
    }
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
    let catalog = &report.catalog;
    page.paragraph(&format!(
        "Against {} {}: {}, {}.",
        text(&catalog.name),
        text(&catalog.version),
        super::count(catalog.skills, "skill"),
        super::count(catalog.roles, "role")
    ));
    if let Some(warning) = &report.profile.warning {
        page.paragraph(&format!("> **Warning:** {}", text(warning)));
    }
}

fn ranking(page: &mut Page, report: &Report) {
    page.heading(2, "Roles");
    if report.roles.is_empty() {
        return page.paragraph("No role of the catalogue asks for any of these skills.");
    }
    let row = |role: &RoleInfo| {
        let figures = [share(role.fit), share(role.fit_essential)];
        let [fit, essential] = figures;
        vec![role.rank.to_string(), text(&role.title), fit, essential, share(role.relevance)]
    };
    let heads = ["Place", "Role", "Fit", "Fit, essential", "Relevance"];
    page.table(&heads, report.roles.iter().map(row));
    page.paragraph(
        "Fit: how much of what the role asks for is held. Relevance: how much these skills point at this role \
         among all.",
    );
}
