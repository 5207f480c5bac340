//! The plan as a waterfall chart: the fit today, and after each step.

use super::{AXIS, BAR, ROW, Words, bar, figure, fit_axis, line_of_text, track, upright};
use crate::html::geometry::waterfall::{Rise, Waterfall, waterfall as bars};
use crate::html::words::label;
use crate::wording::{count, percent};
use maud::{Markup, html};
use skillgap_core::report::{RoleInfo, StepInfo};

/// The waterfall for a role's plan; empty without a plan.
pub(in crate::html) fn waterfall(id: &str, role: &RoleInfo) -> Markup {
    bars(role).map(|drawn| chart(id, role, &drawn)).unwrap_or_default()
}

fn chart(id: &str, role: &RoleInfo, drawn: &Waterfall<'_>) -> Markup {
    let end = drawn.rises.len() + 1;
    let words = Words {
        id: &format!("{id}-waterfall"),
        title: &format!("How much of the requirements for {} you meet, step by step", label(&role.title)),
        told: told(role, drawn),
        caption: html! { "Each bar starts where the previous one ends." },
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
    let figure = percent(rise.step.fit_after);
    html! {
        (track(row))
        (bar("rise", row, rise.stretch))
        (upright("thread", rise.stretch.start, above, row * ROW + BAR.0))
        (line_of_text(row, &step_label(rise.step), &figure))
    }
}

/// A step's number and title: "2. TensorFlow".
fn step_label(step: &StepInfo) -> String {
    format!("{}. {}", step.rank, label(&step.title))
}

fn told(role: &RoleInfo, drawn: &Waterfall<'_>) -> String {
    let step =
        |rise: &Rise<'_>| format!("after step {} {}", step_label(rise.step), percent(rise.step.fit_after));
    let steps: Vec<String> = drawn.rises.iter().map(step).collect();
    format!("Today {}; {}.", percent(role.fit), steps.join("; "))
}
