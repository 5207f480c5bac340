//! One role in full, as tables, and its learning plan as a list.

use super::page::{Page, share, text};
use crate::render::wording::{
    assumption, no_steps, plan_bound, plan_summary, pointed, points, standing, step_figures,
};
use skillgap_core::report::{GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo, StepInfo};

/// The role with requirements, gaps and assumptions.
pub(super) fn detail(page: &mut Page, report: &Report, role: &RoleInfo) {
    heading(page, report, role);
    if let Some(why) = pointed(role) {
        page.paragraph(&text(&why));
    }
    requirements(page, role, &report.profile, true, "Asked for");
    requirements(page, role, &report.profile, false, "Nice to have");
    gaps(page, role);
    if let Some(assumed) = assumption(&role.requirements, &report.profile) {
        page.heading(3, "Assumed");
        page.paragraph(&text(&assumed));
    }
}

/// The role's title with its figures.
pub(super) fn heading(page: &mut Page, report: &Report, role: &RoleInfo) {
    page.heading(2, &text(&role.title));
    page.paragraph(&format!(
        "Fit **{}** (essential requirements {}), relevance {}, place {} of {}.",
        share(role.fit),
        share(role.fit_essential),
        share(role.relevance),
        role.rank,
        report.catalog.roles
    ));
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
        let weight = format!("{:.2}", r.importance);
        vec![share(r.coverage), text(&r.text), weight, level.to_owned(), text(&standing(r, profile))]
    };
    page.table(&["Coverage", "Requirement", "Weight", "Level", "Profile"], listed.iter().map(row));
}

/// Every gap with the points of fit that it costs.
pub(super) fn gaps(page: &mut Page, role: &RoleInfo) {
    if role.gaps.is_empty() {
        return;
    }
    page.heading(3, "Largest gaps");
    let row = |gap: &GapInfo| vec![points(gap.gap), text(&gap.skill), text(&gap.requirement)];
    page.table(&["Points", "Skill", "Requirement"], role.gaps.iter().map(row));
}

/// The learning plan.
pub(super) fn plan(page: &mut Page, role: &RoleInfo, budget: Option<f64>) {
    page.heading(3, "Learning plan");
    if role.plan.is_empty() {
        return page.paragraph(&no_steps(role, budget));
    }
    page.paragraph(&text(&format!("{}.", plan_summary(role, budget))));
    let steps: Vec<String> = role.plan.iter().map(step).collect();
    page.paragraph(&steps.join("\n"));
    page.paragraph(&text(&plan_bound(role)));
}

fn step(step: &StepInfo) -> String {
    let mark = format!("{}. ", step.rank);
    let margin = " ".repeat(mark.len());
    let mut lines = vec![
        format!("{mark}**{}**", text(&step.action)),
        format!("{margin}- {}", text(&step_figures(step))),
        format!("{margin}- Why: {}", text(&step.why)),
    ];
    lines.extend(step.show_it.as_ref().map(|show| format!("{margin}- Show it: {}", text(show))));
    lines.join("\n")
}
