//! Checks skills one by one: their hours, whether anything leads to them, and their project ideas.

use super::subject::{Subject, number};
use super::{Code, Finding};
use crate::catalog::{SkillId, SkillKind};
use crate::text::compact;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The fewest skills for a kind to have its own range; otherwise that of the whole catalogue applies.
const LEAST_SKILLS: usize = 30;
/// The share of skills at either end that the range excludes.
const TAIL: f64 = 0.01;
/// How far beyond the range hours may be. Without this, one skill in fifty would be found in any catalogue,
/// however good.
const SLACK: f64 = 2.0;
/// A skill that this many roles teach first deserves a project idea...
const MANY_ROLES: usize = 3;
/// ... or this share of all roles.
const MANY: f64 = 0.02;

/// Hours of 0, or outside the range of the kind.
pub(super) fn hours(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut by_kind: BTreeMap<SkillKind, Vec<f64>> = BTreeMap::new();
    for skill in subject.catalog.skills() {
        by_kind.entry(skill.kind).or_default().push(skill.hours.get());
    }
    let all = range(by_kind.values().flatten().copied().collect());
    let ranges: BTreeMap<SkillKind, Option<(f64, f64)>> =
        by_kind.into_iter().map(|(kind, hours)| (kind, range(hours).or(all))).collect();
    for (id, skill) in subject.catalog.skill_ids() {
        let hours = skill.hours.get();
        let range = ranges.get(&skill.kind).copied().flatten();
        let message = match range {
            _ if hours <= 0.0 => "takes 0 hours, so that plans treat it as free".to_owned(),
            Some((least, most)) if hours < least / SLACK || hours > most * SLACK => format!(
                "takes {} hours; 98 of 100 skills of the kind {} take {} to {}",
                number(hours),
                skill.kind,
                number(least),
                number(most)
            ),
            _ => continue,
        };
        found.push(subject.of_skill(Code::Hours, id, message));
    }
}

/// The range of hours without the tails.
fn range(mut hours: Vec<f64>) -> Option<(f64, f64)> {
    if hours.len() < LEAST_SKILLS {
        return None;
    }
    hours.sort_by(f64::total_cmp);
    let last = hours.len() - 1;
    let tail = (TAIL * hours.len() as f64).ceil() as usize;
    Some((*hours.get(tail.min(last))?, *hours.get(last.saturating_sub(tail))?))
}

/// Skills that no relation, prerequisite or role leads to, except spoken languages.
pub(super) fn isolated(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let asked: HashSet<SkillId> =
        subject.requirements().flat_map(|(_, _, requirement)| &requirement.alternatives).copied().collect();
    let skills = subject.catalog.skill_ids().filter(|(_, skill)| skill.kind != SkillKind::SpokenLanguage);
    for (id, _) in skills {
        if subject.graph.degree(id) == 0 && !asked.contains(&id) {
            let message = "has no relation, and no role asks for it, so it has no effect";
            found.push(subject.of_skill(Code::Isolated, id, message.to_owned()));
        }
    }
}

/// Skills in demand without a project idea, and ideas that two skills share.
pub(super) fn projects(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut demand: HashMap<SkillId, HashSet<u32>> = HashMap::new();
    for (role, _, requirement) in subject.requirements() {
        demand.entry(requirement.prefer).or_default().insert(role.0);
    }
    let many = MANY_ROLES.max((MANY * subject.catalog.roles().len() as f64).ceil() as usize);
    let mut first: HashMap<String, SkillId> = HashMap::new();
    for (id, skill) in subject.catalog.skill_ids() {
        let roles = demand.get(&id).map_or(0, HashSet::len);
        match &skill.project {
            None if roles >= many && is_shown(skill.kind) => {
                let message = format!("has no project idea, but {roles} roles teach it first");
                found.push(subject.of_skill(Code::NoProject, id, message));
            }
            None => {}
            Some(project) => {
                let known = *first.entry(compact(project)).or_insert(id);
                if known != id {
                    let known = subject.key(known);
                    let message = format!("has the same project idea as '{known}'");
                    found.push(subject.of_pair(Code::RepeatedProject, id, known, message));
                }
            }
        }
    }
}

/// Whether a project can show skills of this kind: not degrees, spoken languages and personal skills.
fn is_shown(kind: SkillKind) -> bool {
    !matches!(kind, SkillKind::Credential | SkillKind::SpokenLanguage | SkillKind::SoftSkill)
}
