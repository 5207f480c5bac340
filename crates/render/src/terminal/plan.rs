//! The learning plan as numbered steps.

use crate::answer::{self, heading};
use crate::paint::Tone;
use crate::sheet::Sheet;
use skillgap_core::report::{RoleInfo, StepInfo};

/// The indentation below a step.
const INDENT: usize = 5;

/// The first steps in short form, and the length of the whole plan.
pub(super) fn first_steps(sheet: &mut Sheet, role: &RoleInfo) {
    if role.plan.is_empty() {
        return;
    }
    sheet.heading(0, answer::first_heading(role), "");
    for step in role.plan.iter().take(answer::FIRST_STEPS) {
        sheet.item(1, &format!("{:>2}.", step.rank), answer::first_action(step), Tone::Strong);
        sheet.line(
            INDENT,
            Tone::Plain,
            &format!("{}; {}", answer::lessons(step), answer::about_hours(step.hours)),
        );
    }
    let outcome = answer::plan_outcome(role).unwrap_or_default();
    sheet.line(1, Tone::Plain, &format!("The whole plan: {} {outcome}", answer::plan_length(role)));
}

/// All steps, then what is not planned and why.
pub(super) fn steps(sheet: &mut Sheet, role: &RoleInfo, budget: Option<f64>) {
    sheet.heading(0, heading::PLAN, "");
    if role.plan.is_empty() {
        sheet.line(2, Tone::Plain, &answer::no_steps(role, budget));
    } else {
        let outcome = answer::plan_outcome(role).unwrap_or_default();
        sheet.line(0, Tone::Plain, &format!("{} {outcome}", answer::plan_length(role)));
    }
    if let Some(text) = answer::licence(role) {
        sheet.blank();
        sheet.line(0, Tone::Plain, &text);
    }
    for step in &role.plan {
        one(sheet, step);
    }
    for text in [answer::practice(role), answer::later(role)].into_iter().flatten() {
        sheet.blank();
        sheet.line(0, Tone::Plain, &text);
    }
    left(sheet, role);
}

fn left(sheet: &mut Sheet, role: &RoleInfo) {
    let left = answer::left_out(role);
    if left.is_empty() {
        return;
    }
    sheet.heading(0, heading::LEFT, "");
    for (requirements, reason) in left {
        sheet.item(2, "-", &format!("{requirements}: {reason}"), Tone::Plain);
    }
}

fn one(sheet: &mut Sheet, step: &StepInfo) {
    sheet.blank();
    sheet.item(1, &format!("{:>2}.", step.rank), &step.action, Tone::Strong);
    sheet.line(INDENT, Tone::Plain, &format!("{}; {}", answer::lessons(step), answer::when(step)));
    sheet.item(INDENT, "Why: ", &step.why, Tone::Plain);
    if let Some(show) = &step.show_it {
        sheet.item(INDENT, "Show:", show, Tone::Plain);
    }
    if !step.resources.is_empty() {
        let places: Vec<String> = step.resources.iter().map(|r| format!("{} ({})", r.label, r.url)).collect();
        sheet.item(INDENT, "From:", &places.join("; "), Tone::Quiet);
    }
    if let Some(instead) = answer::instead(step) {
        sheet.item(INDENT, "Or:  ", &instead, Tone::Quiet);
    }
}
