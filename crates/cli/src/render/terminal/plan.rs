//! The learning plan as numbered steps.

use crate::render::paint::Tone;
use crate::render::sheet::Sheet;
use crate::render::wording::{count, hours, percent, step_figures};
use skillgap_core::report::{RoleInfo, StepInfo};

/// Every step, then what no plan of the same hours can pass.
pub(super) fn steps(sheet: &mut Sheet, role: &RoleInfo, budget: Option<f64>) {
    sheet.heading(0, "Learning plan", &summary(role, budget));
    if role.plan.is_empty() {
        return sheet.line(2, Tone::Plain, &nothing(role, budget));
    }
    for step in &role.plan {
        one(sheet, step);
    }
    sheet.blank();
    sheet.line(2, Tone::Quiet, &bound(role));
}

fn one(sheet: &mut Sheet, step: &StepInfo) {
    let mark = format!("{:>2}.", step.rank);
    sheet.item(1, &mark, &step.action, Tone::Strong);
    sheet.line(5, Tone::Plain, &step_figures(step));
    sheet.item(5, "Why: ", &step.why, Tone::Quiet);
    if let Some(idea) = &step.idea {
        sheet.item(5, "Idea:", idea, Tone::Quiet);
    }
}

/// "5 steps, 210 h: fit 71% → 86%".
pub(in crate::render) fn summary(role: &RoleInfo, budget: Option<f64>) -> String {
    let total: f64 = role.plan.iter().map(|step| step.hours).sum();
    let end = role.plan.last().map_or(role.fit, |step| step.fit_after);
    let of = budget.map(|most| format!(" of {}", hours(most))).unwrap_or_default();
    match role.plan.is_empty() {
        true => String::new(),
        false => format!(
            "{}, {}{of}: fit {} → {}",
            count(role.plan.len(), "step"),
            hours(total),
            percent(role.fit),
            percent(end)
        ),
    }
}

/// Why there is no step.
pub(in crate::render) fn nothing(role: &RoleInfo, budget: Option<f64>) -> String {
    match (role.gaps.is_empty(), budget) {
        (true, _) => "Nothing is missing: there is nothing to plan.".to_owned(),
        (false, Some(most)) => format!("No step that helps fits into {}.", hours(most)),
        (false, None) => "No practical tip of the catalogue teaches what is missing.".to_owned(),
    }
}

/// How far from the best possible plan this one can be.
pub(in crate::render) fn bound(role: &RoleInfo) -> String {
    format!("No plan of these hours can pass a fit of {}.", percent(role.plan_bound))
}
