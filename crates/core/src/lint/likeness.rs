//! Finds roles that ask for nearly the same: a copy under a new name, or two roles that should be one.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::{Role, RoleId, SkillId};
use crate::relevance::summed;
use std::collections::HashMap;

/// The largest acceptable cosine of two roles.
const NEAREST: f64 = 0.85;

/// Pairs of roles whose requirements are nearly the same.
///
/// A role is the vector of its skills: the importance of the requirement divided by its number of
/// alternatives, times idf among roles, as in [`crate::adjacent`].
pub(super) fn near_roles(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut having: HashMap<SkillId, usize> = HashMap::new();
    let rows: Vec<Vec<(SkillId, f64)>> = subject.catalog.roles().iter().map(asked).collect();
    rows.iter().flatten().for_each(|(skill, _)| *having.entry(*skill).or_default() += 1);
    let all = 1.0 + rows.len() as f64;
    let rare = |skill: &SkillId| having.get(skill).map_or(0.0, |roles| (all / *roles as f64).ln());
    let rows: Vec<Vec<(SkillId, f64)>> = rows
        .into_iter()
        .map(|row| unit(row.into_iter().map(|(skill, weight)| (skill, weight * rare(&skill))).collect()))
        .collect();
    for (id, _) in subject.catalog.role_ids() {
        let earlier = subject.catalog.role_ids().take(id.index());
        for (other, twin) in earlier {
            let cosine = cosine(&rows[id.index()], &rows[other.index()]);
            if cosine > NEAREST {
                found.push(near(subject, id, twin, cosine));
            }
        }
    }
}

fn near(subject: &Subject<'_>, id: RoleId, twin: &Role, cosine: f64) -> Finding {
    let message = format!("asks for nearly the same as '{}' (cosine {cosine:.2})", twin.key);
    Finding { other: Some(twin.key.clone()), ..subject.of_role(Code::NearRole, id, message) }
}

/// What a role asks for, by skill.
fn asked(role: &Role) -> Vec<(SkillId, f64)> {
    let mut asked: Vec<(SkillId, f64)> = Vec::new();
    for requirement in &role.requirements {
        let weight = requirement.importance.get() / requirement.alternatives.len().max(1) as f64;
        asked.extend(requirement.alternatives.iter().map(|skill| (*skill, weight)));
    }
    summed(asked)
}

fn unit(mut row: Vec<(SkillId, f64)>) -> Vec<(SkillId, f64)> {
    let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    row.iter_mut().for_each(|(_, weight)| *weight /= length);
    row
}

/// The cosine of two vectors of length 1, sorted by skill.
fn cosine(a: &[(SkillId, f64)], b: &[(SkillId, f64)]) -> f64 {
    let (mut sum, mut at) = (0.0, 0);
    for (skill, weight) in a {
        while b.get(at).is_some_and(|(other, _)| other < skill) {
            at += 1;
        }
        if let Some((_, other)) = b.get(at).filter(|(other, _)| other == skill) {
            sum += weight * other;
        }
    }
    sum
}
