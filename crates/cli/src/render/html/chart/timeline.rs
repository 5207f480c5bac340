//! The plan along its hours, with lines from each prerequisite to the steps that wait for it.

use super::waterfall::step_label;
use super::{AXIS, BAR, ROW, Words, axis, bar, figure, line_of_text, track};
use crate::render::html::geometry::place;
use crate::render::html::geometry::timeline::{Span, Timeline, Wait, timeline as spans};
use crate::render::html::words::label;
use crate::render::wording::{after_steps, hours};
use maud::{Markup, html};
use skillgap_core::report::{RoleInfo, StepInfo};

/// The timeline of a role's plan; nothing without one.
pub(in crate::render::html) fn timeline(id: &str, role: &RoleInfo) -> Markup {
    spans(&role.plan).map(|drawn| chart(id, role, &drawn)).unwrap_or_default()
}

fn chart(id: &str, role: &RoleInfo, drawn: &Timeline<'_>) -> Markup {
    let rows = drawn.spans.len();
    let told: Vec<String> = drawn.spans.iter().map(sentence).collect();
    let words = Words {
        id: &format!("{id}-timeline"),
        title: &format!("The plan for {} in hours", label(&role.title)),
        told: format!("{} in all. {}", hours(drawn.total), told.join(" ")),
        caption: html! {
            "Hours of work, one step after the other, " (hours(drawn.total)) " in all."
            @if !drawn.waits.is_empty() { " A dashed line leads from a step to the one that needs it." }
        },
    };
    let marks: Vec<(String, f64)> = drawn.ticks.iter().map(|(hour, x)| (hours(*hour), *x)).collect();
    let body = html! {
        (axis(rows, &marks))
        @for row in 0..rows { (track(row)) }
        @for wait in &drawn.waits { (line(wait)) }
        @for (row, span) in drawn.spans.iter().enumerate() { (one(row, span)) }
    };
    figure(&words, rows * ROW + AXIS, &body)
}

fn one(row: usize, span: &Span<'_>) -> Markup {
    let figure = format!("{}{}", hours(span.step.hours), after(span.step));
    html! {
        (bar("span", row, span.stretch))
        (line_of_text(row, &step_label(span.step), &figure))
    }
}

/// Down from the end of the one step, then across to the start of the other.
fn line(wait: &Wait) -> Markup {
    let (from, to) = (wait.before.0 * ROW + BAR.0 + BAR.1, wait.after.0 * ROW + BAR.0 + BAR.1 / 2);
    let (x, start) = (place(wait.before.1), place(wait.after.1));
    html! {
        line class="wait" x1=(x) y1=(from) x2=(x) y2=(to) {}
        line class="wait" x1=(x) y1=(to) x2=(start) y2=(to) {}
        circle class="joint" cx=(start) cy=(to) r="3.5" {}
    }
}

fn sentence(span: &Span<'_>) -> String {
    let (from, until) = (span.from.round(), span.until.round());
    format!("Step {}: hour {from} to {until}{}.", step_label(span.step), after(span.step))
}

/// ", after step 1".
fn after(step: &StepInfo) -> String {
    match step.after.as_slice() {
        [] => String::new(),
        ranks => format!(", after {}", after_steps(ranks)),
    }
}
