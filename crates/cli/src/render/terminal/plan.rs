//! The learning plan as numbered steps.

use crate::render::paint::Tone;
use crate::render::sheet::Sheet;
use crate::render::wording::{no_steps, plan_bound, plan_summary, step_figures};
use skillgap_core::report::{RoleInfo, StepInfo};

/// Every step, then what no plan of the same hours can pass.
pub(super) fn steps(sheet: &mut Sheet, role: &RoleInfo, budget: Option<f64>) {
    sheet.heading(0, "Learning plan", &plan_summary(role, budget));
    if role.plan.is_empty() {
        return sheet.line(2, Tone::Plain, &no_steps(role, budget));
    }
    for step in &role.plan {
        one(sheet, step);
    }
    sheet.blank();
    sheet.line(2, Tone::Quiet, &plan_bound(role));
}

fn one(sheet: &mut Sheet, step: &StepInfo) {
    let mark = format!("{:>2}.", step.rank);
    sheet.item(1, &mark, &step.action, Tone::Strong);
    sheet.line(5, Tone::Plain, &step_figures(step));
    sheet.item(5, "Why: ", &step.why, Tone::Quiet);
    if let Some(show) = &step.show_it {
        sheet.item(5, "Show:", show, Tone::Quiet);
    }
}
