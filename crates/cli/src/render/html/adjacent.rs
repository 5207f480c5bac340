//! The roles near to the first one: how ready the person is, what carries over, what is asked besides.

use super::chart::{Fit, fits};
use super::page::Part;
use super::words::label;
use crate::render::wording::{adjacent_heading, list, percent};
use maud::{Markup, html};
use skillgap_core::report::{AdjacentInfo, Report};

/// The adjacent roles, the readiest first; nothing without any, or when hardly anything was recognised.
pub(super) fn part(report: &Report) -> Option<Part> {
    let heading = adjacent_heading(report).filter(|_| report.profile.warning.is_none())?;
    let bars: Vec<Fit<'_>> = report.adjacent.iter().map(fit_of).collect();
    let body = html! {
        (fits("chart-adjacent", &format!("Fit for {}", label(&lower_first(&heading))), &bars))
        table class="near" {
            caption { "What carries over to them, and what they ask for besides" }
            thead {
                tr {
                    th scope="col" class="name" { "Role" }
                    th scope="col" { "Carries over" }
                    th scope="col" { "Asks for besides" }
                }
            }
            tbody { @for role in &report.adjacent { (row(role)) } }
        }
    };
    Some(Part { id: "adjacent".to_owned(), heading: label(&heading), body })
}

fn fit_of(role: &AdjacentInfo) -> Fit<'_> {
    Fit { title: &role.title, fit: role.fit, essential: None }
}

fn row(role: &AdjacentInfo) -> Markup {
    let transfers: Vec<&String> = role.transfers.iter().map(|pointer| &pointer.skill).collect();
    let adds: Vec<&String> = role.adds.iter().map(|gap| &gap.skill).collect();
    html! {
        tr {
            th scope="row" {
                (label(&role.title)) " "
                span class="quiet" { "place " (role.rank) ", fit " (percent(role.fit)) }
            }
            td { (list(&transfers)) }
            td { (list(&adds)) }
        }
    }
}

/// "Roles near to …" inside a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
