//! What the report says at a glance: the key figures, and the roles that fit.

use super::chart::{Fit, fits};
use super::page::Part;
use super::words::label;
use crate::render::wording::{count, hours, percent};
use maud::{Markup, html};
use skillgap_core::report::{Report, RoleInfo};

/// The key figures of the first role, under the page's heading.
pub(super) fn figures(report: &Report) -> Markup {
    let skills = count(report.profile.skills.len(), "skill");
    html! {
        dl class="figures" {
            @if let Some(role) = report.roles.first() {
                (figure("Role", &label(&role.title), ""))
                (figure("Fit today", &percent(role.fit), &format!("place {} of {}", role.rank, report.catalog.roles)))
                @if let Some(last) = role.plan.last() {
                    (figure("Fit after the plan", &percent(last.fit_after), &plan_of(role)))
                }
            }
            (figure("Recognised", &skills, &follows(report)))
        }
    }
}

fn figure(term: &str, value: &str, remark: &str) -> Markup {
    html! {
        div {
            dt { (term) }
            dd { strong { (value) } @if !remark.is_empty() { span { (remark) } } }
        }
    }
}

fn plan_of(role: &RoleInfo) -> String {
    let total: f64 = role.plan.iter().map(|step| step.hours).sum();
    format!("{}, {}", count(role.plan.len(), "step"), hours(total))
}

fn follows(report: &Report) -> String {
    match (report.profile.derived.len(), report.profile.unrecognised.len()) {
        (0, 0) => String::new(),
        (0, not) => format!("{} not recognised", count(not, "mention")),
        (more, 0) => format!("{more} more follow from them"),
        (more, not) => format!("{more} more follow, {not} not recognised"),
    }
}

/// The roles of the report, as a chart and as a table.
pub(super) fn ranking(report: &Report) -> Part {
    let bars: Vec<Fit<'_>> = report.roles.iter().map(fit_of).collect();
    let body = html! {
        @if report.roles.is_empty() {
            p { "No role of the catalogue asks for any of these skills." }
        } @else {
            (fits("chart-fit", "Fit for each role", &bars))
            (table(report))
        }
    };
    Part { id: "roles".to_owned(), heading: "Roles".to_owned(), body }
}

/// The bar of a role.
pub(super) fn fit_of(role: &RoleInfo) -> Fit<'_> {
    Fit { title: &role.title, fit: role.fit, essential: Some(role.fit_essential) }
}

fn table(report: &Report) -> Markup {
    html! {
        table {
            caption { "The roles, with their place among " (report.catalog.roles) }
            thead {
                tr {
                    th scope="col" class="number" { "Place" }
                    th scope="col" { "Role" }
                    th scope="col" class="number" { "Fit" }
                    th scope="col" class="number" { "Relevance" }
                }
            }
            tbody {
                @for role in &report.roles {
                    tr {
                        td class="number" { (role.rank) }
                        th scope="row" { (label(&role.title)) }
                        td class="number" { (percent(role.fit)) }
                        td class="number" { (percent(role.relevance)) }
                    }
                }
            }
        }
    }
}
