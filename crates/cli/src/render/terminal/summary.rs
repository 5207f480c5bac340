//! What the report says in a few lines, for those who read no further.

use crate::render::paint::Tone;
use crate::render::sheet::{Cell, Sheet};
use crate::render::wording::{hours, percent, plan_summary, points};
use skillgap_core::report::{Report, RoleInfo};

/// Columns of what a line is about: "Largest gaps" is the longest.
const TERM: usize = 12;

/// The gaps that are named.
const MOST_GAPS: usize = 3;

/// The first role with its fit, what costs most, and what to do first; nothing without a role.
pub(super) fn in_short(sheet: &mut Sheet, report: &Report) {
    let Some(role) = report.roles.first() else { return };
    sheet.heading(0, "In short", "");
    let place = format!("place {} of {}", role.rank, report.catalog.roles);
    line(sheet, "Role", &format!("{}, fit {}, {place}", role.title, percent(role.fit)));
    if !role.gaps.is_empty() {
        line(sheet, "Largest gaps", &largest(role));
    }
    if let Some(step) = role.plan.first() {
        let cost = format!("{}, +{} points", hours(step.hours), points(step.gain));
        line(sheet, "First step", &format!("{} ({cost})", step.action));
        line(sheet, "Whole plan", &plan_summary(role, None));
    }
}

fn line(sheet: &mut Sheet, term: &str, text: &str) {
    let cells = [Cell::new(term, TERM).tone(Tone::Quiet), Cell::new(text, sheet.room(2 + TERM + 2))];
    sheet.row(2, &cells);
}

/// "Problem Solving (4.7), XGBoost (3.9), Cross-Validation (3.1 points)".
fn largest(role: &RoleInfo) -> String {
    let named = role.gaps.iter().take(MOST_GAPS).map(|gap| format!("{} ({}", gap.skill, points(gap.gap)));
    named.collect::<Vec<_>>().join("), ") + " points)"
}
