//! The learning plan: as a waterfall of the fit, along its hours, and step by step.

use super::chart;
use super::words::label;
use crate::render::wording::{no_steps, plan_bound, plan_summary, step_figures};
use maud::{Markup, html};
use skillgap_core::report::{RoleInfo, StepInfo};

/// The plan of a role.
pub(super) fn plan(id: &str, role: &RoleInfo, budget: Option<f64>) -> Markup {
    html! {
        h3 { "Learning plan" }
        @if role.plan.is_empty() {
            p { (no_steps(role, budget)) }
        } @else {
            p class="lead" { (plan_summary(role, budget)) ". " (plan_bound(role)) }
            h4 { "From today's fit to the fit after each step" }
            (chart::waterfall(id, role))
            h4 { "The hours that it takes" }
            (chart::timeline(id, role))
            h4 { "Step by step" }
            ol class="steps" { @for step in &role.plan { (one(step)) } }
        }
    }
}

fn one(step: &StepInfo) -> Markup {
    html! {
        li value=(step.rank) {
            p class="action" { strong { (label(&step.action)) } }
            p class="cost" { (step_figures(step)) }
            p { "Why: " (step.why) }
            @if let Some(show) = &step.show_it { p { "Show it: " (show) } }
        }
    }
}
