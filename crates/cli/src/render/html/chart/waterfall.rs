//! The gap as a waterfall: today's fit, what each step adds, and where the plan ends.

use super::{AXIS, BAR, ROW, Words, bar, figure, fit_axis, line_of_text, track, upright};
use crate::render::html::geometry::waterfall::{Rise, Waterfall, waterfall as bars};
use crate::render::html::words::label;
use crate::render::wording::{count, list, percent, points};
use maud::{Markup, html};
use skillgap_core::report::{RoleInfo, StepInfo};

/// The waterfall of a role's plan; nothing without a plan.
pub(in crate::render::html) fn waterfall(id: &str, role: &RoleInfo) -> Markup {
    bars(role).map(|drawn| chart(id, role, &drawn)).unwrap_or_default()
}

fn chart(id: &str, role: &RoleInfo, drawn: &Waterfall<'_>) -> Markup {
    let end = drawn.rises.len() + 1;
    let words = Words {
        id: &format!("{id}-waterfall"),
        title: &format!("From today's fit for {} to the fit after the plan", label(&role.title)),
        told: told(role, drawn),
        caption: html! { "Each bar starts where the one before it ends: what the step adds to the fit, in points." },
    };
    let body = html! {
        (fit_axis(end + 1))
        (line_of_text(0, "Today", &percent(role.fit)))
        (track(0))
        (bar("today", 0, drawn.today))
        @for (at, rise) in drawn.rises.iter().enumerate() { (one(at + 1, rise)) }
        (track(end))
        (bar("end", end, drawn.end))
        (upright("thread", drawn.end.end, (end - 1) * ROW + BAR.0 + BAR.1, end * ROW + BAR.0))
        (line_of_text(end, &format!("After {}", count(drawn.rises.len(), "step")), &percent(drawn.fit_after)))
    };
    figure(&words, (end + 1) * ROW + AXIS, &body)
}

fn one(row: usize, rise: &Rise<'_>) -> Markup {
    let above = (row - 1) * ROW + BAR.0 + BAR.1;
    let figure = format!("+{} → {}", points(rise.step.gain), percent(rise.step.fit_after));
    html! {
        (track(row))
        (bar("rise", row, rise.stretch))
        (upright("thread", rise.stretch.start, above, row * ROW + BAR.0))
        (line_of_text(row, &step_label(rise.step), &figure))
    }
}

/// "2. TensorFlow": the number and what is learned.
pub(super) fn step_label(step: &StepInfo) -> String {
    let learned = if step.skills.is_empty() { step.action.clone() } else { list(&step.skills) };
    format!("{}. {}", step.rank, label(&learned))
}

fn told(role: &RoleInfo, drawn: &Waterfall<'_>) -> String {
    let step = |rise: &Rise<'_>| {
        format!(
            "step {} adds {} points, fit {}",
            step_label(rise.step),
            points(rise.step.gain),
            percent(rise.step.fit_after)
        )
    };
    let steps: Vec<String> = drawn.rises.iter().map(step).collect();
    format!("Today {}; {}.", percent(role.fit), steps.join("; "))
}
