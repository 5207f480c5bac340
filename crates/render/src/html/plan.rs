//! The learning plan: one table with checkboxes, and one chart.

use super::chart;
use super::words::label;
use crate::answer::{self, heading};
use maud::{Markup, html};
use skillgap_core::report::{ResourceInfo, RoleInfo, StepInfo};

/// The plan for a role.
pub(super) fn plan(id: &str, role: &RoleInfo, budget: Option<f64>) -> Markup {
    html! {
        h3 id=(format!("{id}-plan")) { (heading::PLAN) }
        @if role.plan.is_empty() {
            p { (answer::no_steps(role, budget)) }
        } @else {
            p { (dated(&answer::plan_length(role))) @if let Some(text) = answer::plan_outcome(role) { " " (text) } }
            @if let Some(text) = answer::licence(role) { p { (text) } }
            (table(id, role))
            @for text in [answer::practice(role), answer::later(role)].into_iter().flatten() { p { (text) } }
            (chart::waterfall(id, role))
        }
        (left(role))
    }
}

fn table(id: &str, role: &RoleInfo) -> Markup {
    html! {
        table class="plan" aria-labelledby=(format!("{id}-plan")) {
            caption { "Tick what is done." }
            thead {
                tr {
                    th scope="col" class="tick-box" { "Done" }
                    th scope="col" { "Step" }
                    th scope="col" class="when" { "Time" }
                }
            }
            tbody { @for step in &role.plan { (row(step)) } }
        }
    }
}

fn row(step: &StepInfo) -> Markup {
    html! {
        tr {
            td class="tick-box" { span class="box" { "☐" } }
            td {
                p class="action" { strong { (step.rank) ". " (step.action) } }
                p class="quiet" { (answer::lessons(step)) }
                details {
                    summary { "Why, and how to show it" }
                    p { (step.why) }
                    @if let Some(show) = &step.show_it { p { "Show it: " (show) } }
                    @if !step.resources.is_empty() { p { "From: " (places(&step.resources)) } }
                    @if let Some(instead) = answer::instead(step) { p class="quiet" { "Or: " (instead) } }
                }
            }
            td class="when" { (dated(&answer::when(step))) }
        }
    }
}

/// A text whose dates stay in one piece.
fn dated(said: &str) -> Markup {
    let is_date = |word: &str| word.len() >= 10 && word.matches('-').count() == 2;
    html! {
        @for (at, word) in said.split(' ').enumerate() {
            @if at > 0 { " " }
            @if is_date(word) { span class="date" { (word) } } @else { (word) }
        }
    }
}

fn places(places: &[ResourceInfo]) -> Markup {
    html! {
        @for (at, place) in places.iter().enumerate() {
            @if at > 0 { "; " }
            a href=(place.url) rel="noreferrer" { (label(&place.label)) }
        }
    }
}

/// What is not planned, and why.
fn left(role: &RoleInfo) -> Markup {
    html! {
        @if !answer::left_out(role).is_empty() {
            h4 { (heading::LEFT) }
            ul { @for (requirements, reason) in answer::left_out(role) { li { (requirements) ": " (reason) } } }
        }
    }
}
