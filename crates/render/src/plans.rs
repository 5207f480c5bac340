//! Three plans for every role as text for reviewers: for a beginner, for someone in the nearest role, and for
//! someone who lacks only the essentials.

use skillgap_core::adjacent::Likeness;
use skillgap_core::catalog::{Catalog, Role, RoleId, SkillId};
use skillgap_core::plan::{PlanOptions, StepKey, plan};
use skillgap_core::relevance::Ranker;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Level};
use std::fmt::Write;

/// The plans for every role of a catalogue.
#[must_use]
pub fn plans(catalog: &Catalog) -> String {
    let ranker = Ranker::new(catalog);
    let likeness = Likeness::new(catalog, &ranker);
    let mut out = String::new();
    for (id, role) in catalog.role_ids() {
        let _ = writeln!(out, "== {}", role.title);
        one(&mut out, catalog, role, "a beginner", &Standing::default());
        if let Some(neighbour) = likeness.nearest(id).first().map(|(near, _)| *near) {
            let who = format!("someone who meets {}", catalog.role(neighbour).title);
            one(&mut out, catalog, role, &who, &meets(catalog, neighbour, |_| true));
        }
        let nice = meets(catalog, id, |essential| !essential);
        one(&mut out, catalog, role, "someone who lacks only the essentials", &nice);
        out.push('\n');
    }
    out
}

/// A person who holds the mainstream alternatives of some of a role's requirements at the required level.
fn meets(catalog: &Catalog, role: RoleId, wanted: impl Fn(bool) -> bool) -> Standing {
    let mut held: Vec<(SkillId, Confidence, Option<Level>)> = Vec::new();
    for requirement in catalog.role(role).requirements.iter().filter(|r| wanted(r.essential)) {
        let others = requirement.alternatives.iter().copied().filter(|skill| *skill != requirement.prefer);
        let first = std::iter::once(requirement.prefer).chain(others).take(requirement.need);
        held.extend(first.map(|skill| (skill, Confidence::ONE, requirement.level)));
    }
    Standing::from_held(catalog, &held)
}

fn one(out: &mut String, catalog: &Catalog, role: &Role, who: &str, standing: &Standing) {
    let plan = plan(catalog, role, standing, &PlanOptions::default());
    let hours: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
    let _ = writeln!(out, "-- for {who}: {} steps, {hours:.0} hours", plan.steps.len());
    for (rank, step) in (1..).zip(&plan.steps) {
        let lesson = |lesson: &skillgap_core::plan::Lesson| {
            let label = &catalog.skill(lesson.skill).label;
            lesson.to.map_or_else(|| label.clone(), |to| format!("{label} ({to})"))
        };
        let lessons: Vec<String> = step.lessons.iter().map(lesson).collect();
        let what = match step.key {
            StepKey::Bundle(at) | StepKey::Further(at) => &catalog.bundles()[at].label,
            StepKey::Skill(_, tip) => &catalog.tips()[tip].label,
        };
        let _ = writeln!(out, "{rank:>3}. {what}: {} ({:.0} h)", lessons.join(", "), step.hours.get());
    }
    for left in &plan.not_planned {
        let text = role.requirements.get(left.requirement).map_or("", |r| r.text.as_str());
        let _ = writeln!(out, "     not planned: {text}. {}", left.reason);
    }
}
