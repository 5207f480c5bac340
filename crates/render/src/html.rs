//! The report as one HTML file: no network, no scripts, charts drawn when it is made.
//!
//! Everything is written with `maud`, which escapes its input; only `page` uses `PreEscaped`, for the style
//! sheet. A content security policy in the file allows that style sheet and nothing else, so that even
//! injected markup could neither run nor load anything.

mod chart;
mod claims;
mod comparison;
mod geometry;
mod overview;
mod page;
mod plan;
mod profile;
mod role;
mod words;

pub use comparison::comparison;

use super::answer;
use super::because::{is_without_role, no_role_fits};
use super::posting;
use super::wording::{UNKNOWN_LANGUAGE, notes};
use super::{View, left_out};
use maud::{Markup, html};
pub(crate) use page::{Page, Part};
use skillgap_core::diff::Diff;
use skillgap_core::report::{Report, RoleInfo};

/// The whole report: the answer, what was read, the plan, the requirements, other roles; then the evidence.
#[must_use]
pub fn report(report: &Report, view: &View) -> String {
    report_since(report, view, None)
}

/// The same, with changes since an older report.
#[must_use]
pub fn report_since(report: &Report, view: &View, since: Option<&Diff>) -> String {
    let roles = answer::roles_in_order(report);
    let shown = view.detail.of(roles.len());
    let mut parts = Vec::new();
    if report.warning().is_none() {
        parts.push(overview::is_this_you(&report.profile));
    }
    if report.warning().is_none() && !is_without_role(report) {
        parts.extend(roles.iter().take(shown).enumerate().map(|(at, role)| role_part(report, role, at)));
        parts.extend(overview::roles(report, shown));
    }
    parts.extend(since.map(super::diff::part));
    parts.extend(claims::part(&report.profile));
    parts.extend(profile::parts(&report.profile));
    let lead = html! {
        (warning(report))
        @if report.warning().is_none() { (overview::opening(report)) }
    };
    finish(report, "Skill gap report", lead, parts)
}

/// Only the learning plan.
#[must_use]
pub fn plan(report: &Report, hours: Option<f64>) -> String {
    let mut parts = Vec::new();
    if report.warning().is_none() && !is_without_role(report) {
        let one = |(at, role): (usize, &RoleInfo)| plan_part(role, at, hours);
        parts.extend(report.roles.iter().enumerate().map(one));
    }
    let lead = html! {
        (warning(report))
        @if is_without_role(report) { (overview::opening(report)) }
    };
    finish(report, "Learning plan", lead, parts)
}

fn finish(report: &Report, what: &str, lead: Markup, parts: Vec<Part>) -> String {
    let name = report.profile.name.as_deref().map(words::label);
    let title = name.as_ref().map_or_else(|| what.to_owned(), |name| format!("{what} for {name}"));
    let heading = name.map_or_else(|| html! { (what) }, |name| html! { (what) " for " bdi { (name) } });
    let foot = html! { (page::reading()) (page::catalogue(&report.catalog)) };
    Page { title: &title, heading, lead, parts, foot }.render()
}

fn role_part(report: &Report, info: &RoleInfo, at: usize) -> Part {
    let id = format!("role-{}", at + 1);
    let body = html! {
        @if at > 0 { (role::near(info)) }
        (plan::plan(&id, info, None))
        (role::requirements(&id, info, &report.profile))
        (role::assumed(&id, info, &report.profile))
    };
    Part { id, heading: words::label(&info.title), body }
}

/// The plan for one role, for pages that are not reports.
pub(crate) fn plan_of_role(id: &str, role: &RoleInfo, hours: Option<f64>) -> Markup {
    plan::plan(id, role, hours)
}

fn plan_part(info: &RoleInfo, at: usize, hours: Option<f64>) -> Part {
    let id = format!("role-{}", at + 1);
    let body = html! {
        (role::near(info))
        (plan::plan(&id, info, hours))
    };
    Part { id, heading: words::label(&info.title), body }
}

/// The notice at the top if hardly anything was recognised.
fn warning(report: &Report) -> Markup {
    html! {
        @if report.profile.language_unknown {
            div class="warning" role="note" { p { strong { "Please note: " } (UNKNOWN_LANGUAGE) } }
        }
        @if let Some(warning) = report.warning() {
            @if is_without_role(report) { p class="answer" { (no_role_fits(report)) } }
            div class="warning" role="note" {
                p { strong { "Please note: " } (warning) }
                p { (left_out(report)) }
            }
        }
        @for note in notes(report) {
            div class="warning" role="note" { p { strong { "Please note: " } (words::label(&note)) } }
        }
        @for paragraph in posting::paragraphs(report) { p { (words::label(&paragraph)) } }
    }
}
