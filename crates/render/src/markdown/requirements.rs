//! One role in full, as tables, and its learning plan as a list.

use super::page::{Page, share, text};
use crate::answer::{self, heading};
use crate::wording::{assumption, standing};
use skillgap_core::report::{GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo, StepInfo};

/// The role with plan, requirements, gaps and assumptions.
pub(super) fn detail(page: &mut Page, report: &Report, role: &RoleInfo) {
    heading(page, role);
    plan(page, role, None);
    requirements(page, role, &report.profile, true, heading::ASKED);
    requirements(page, role, &report.profile, false, heading::NICE);
    if let Some(personal) = answer::not_shown(role) {
        page.paragraph(&text(&personal));
    }
    gaps(page, role);
    if let Some(assumed) = assumption(&role.requirements, &report.profile) {
        page.heading(3, "Assumed");
        page.paragraph(&text(&assumed));
    }
}

/// The role's title, and how close it is.
pub(super) fn heading(page: &mut Page, role: &RoleInfo) {
    page.heading(2, &text(&role.title));
    page.paragraph(&text(&answer::how_near(role)));
}

fn requirements(page: &mut Page, role: &RoleInfo, profile: &ProfileInfo, essential: bool, head: &str) {
    let listed: Vec<&RequirementInfo> =
        role.requirements.iter().filter(|r| r.essential == essential).collect();
    if listed.is_empty() {
        return;
    }
    page.heading(3, head);
    let row = |r: &&RequirementInfo| {
        let level = r.level.map_or("any", |level| level.as_str());
        vec![share(r.coverage), text(&r.text), level.to_owned(), text(&standing(r, profile))]
    };
    page.paragraph(&text(&answer::met_in_short(&listed)));
    page.table(&["Met", "Requirement", "Level", "In the resume"], listed.iter().map(row));
}

/// The gaps, most important first.
fn gaps(page: &mut Page, role: &RoleInfo) {
    let gaps = answer::gaps(role);
    if gaps.is_empty() {
        return;
    }
    page.heading(3, heading::MISSING);
    let row = |gap: &GapInfo| vec![text(&gap.skill), text(&gap.requirement)];
    page.table(&["Skill", "For"], gaps.into_iter().map(row));
}

/// The learning plan.
pub(super) fn plan(page: &mut Page, role: &RoleInfo, budget: Option<f64>) {
    page.heading(3, heading::PLAN);
    if role.plan.is_empty() {
        page.paragraph(&text(&answer::no_steps(role, budget)));
    } else {
        let outcome = answer::plan_outcome(role).unwrap_or_default();
        page.paragraph(&text(&format!("{} {outcome}", answer::plan_length(role))));
        if let Some(licence) = answer::licence(role) {
            page.paragraph(&text(&licence));
        }
        let steps: Vec<String> = role.plan.iter().map(step).collect();
        page.paragraph(&steps.join("\n"));
    }
    for said in [answer::practice(role), answer::later(role)].into_iter().flatten() {
        page.paragraph(&text(&said));
    }
    if !answer::left_out(role).is_empty() {
        page.heading(3, heading::LEFT);
        let item = |(requirements, reason): (String, &str)| {
            format!("- {}", text(&format!("{requirements}: {reason}")))
        };
        page.paragraph(&answer::left_out(role).into_iter().map(item).collect::<Vec<String>>().join("\n"));
    }
}

fn step(step: &StepInfo) -> String {
    let mark = format!("{}. ", step.rank);
    let margin = " ".repeat(mark.len());
    let item = |head: &str, said: &str| format!("{margin}- {head}{}", text(said));
    let mut lines = vec![
        format!("{mark}[ ] **{}**", text(&step.action)),
        item("", &format!("{}; {}", answer::lessons(step), answer::when(step))),
        item("Why: ", &step.why),
    ];
    lines.extend(step.show_it.as_ref().map(|show| item("Show it: ", show)));
    let places: Vec<String> =
        step.resources.iter().map(|place| format!("[{}]({})", text(&place.label), place.url)).collect();
    lines.extend((!places.is_empty()).then(|| format!("{margin}- From: {}", places.join("; "))));
    lines.extend(answer::instead(step).map(|instead| item("Or: ", &instead)));
    lines.join("\n")
}
