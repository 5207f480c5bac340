//! Finds plans that leave out decisive requirements.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::{Requirement, SkillId, SkillKind};
use crate::plan::{PlanOptions, plan};
use crate::standing::Standing;

/// The importance from which a requirement is decisive: nobody is hired without it.
const DECIDES: f64 = 0.9;

/// Roles whose plan for a beginner teaches none of the decisive requirements.
pub(super) fn idle_core(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let (catalog, options) = (subject.catalog, PlanOptions::default());
    if catalog.tips().is_empty() {
        return;
    }
    // Plans do not teach degrees, licences or personal skills, which are practised with the others.
    let is_taught = |skill: &SkillId| {
        !matches!(
            subject.kind(*skill),
            SkillKind::Credential | SkillKind::SoftSkill | SkillKind::SpokenLanguage
        )
    };
    for (id, role) in catalog.role_ids() {
        let decides = |requirement: &&Requirement| {
            requirement.importance.get() >= DECIDES && requirement.alternatives.iter().any(is_taught)
        };
        let core: Vec<&Requirement> = role.requirements.iter().filter(decides).collect();
        if core.is_empty() {
            continue;
        }
        let plan = plan(catalog, role, &Standing::default(), &options);
        let lessons: Vec<SkillId> =
            plan.steps.iter().flat_map(|step| step.lessons.iter().map(|lesson| lesson.skill)).collect();
        if !core.iter().any(|r| r.alternatives.iter().any(|skill| lessons.contains(skill))) {
            let texts: Vec<String> =
                core.iter().map(|requirement| format!("'{}'", requirement.text)).collect();
            let message = format!("has a plan for beginners that teaches none of {}", texts.join(", "));
            found.push(subject.of_role(Code::IdleCore, id, message));
        }
    }
}
