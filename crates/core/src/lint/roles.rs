//! Checks roles as a whole: descriptions, groups, titles, and weights that distinguish requirements.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::{Role, RoleId, SkillKind};
use crate::text::compact;
use std::collections::HashMap;

/// The fewest alternative titles with which a role is easy to find.
const LEAST_TITLES: usize = 3;
/// The largest share of a role that should be personal skills.
const MOST_SOFT: f64 = 0.5;
/// The number of equally weighted requirements that suggests nobody weighed them.
const LEAST_WEIGHED: usize = 5;

/// Checks definition, responsibilities, code and titles.
pub(super) fn described(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<String, RoleId> = HashMap::new();
    for (id, role) in subject.catalog.role_ids() {
        match &role.definition {
            None => found.push(subject.of_role(Code::NoDefinition, id, "has no definition".to_owned())),
            Some(definition) => {
                let known = *first.entry(compact(&definition.text)).or_insert(id);
                if known != id {
                    let known = &subject.catalog.role(known).key;
                    let message = format!("has the same definition as '{known}'");
                    let finding = subject.of_role(Code::CopiedText, id, message);
                    found.push(Finding { other: Some(known.clone()), ..finding });
                }
            }
        }
        if role.responsibilities.is_empty() {
            found.push(subject.of_role(Code::NoDefinition, id, "has no responsibilities".to_owned()));
        }
        if role.isco08.is_none() {
            let message = "has no isco08 code, which links it to statistics and other catalogues";
            found.push(subject.of_role(Code::NoIsco, id, message.to_owned()));
        }
        let titles = role.alt_titles.len();
        if titles < LEAST_TITLES {
            let message = format!("has {titles} alternative titles; add titles that people use");
            found.push(subject.of_role(Code::FewTitles, id, message));
        }
    }
}

/// Groups that the catalogue does not list.
pub(super) fn groups(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let known = &subject.draft.groups;
    if known.is_empty() {
        return;
    }
    for (id, role) in subject.catalog.role_ids().filter(|(_, role)| !known.contains(&role.group)) {
        let message = format!("has the group '{}'; catalog.toml lists {}", role.group, known.join(", "));
        found.push(subject.of_role(Code::UnknownGroup, id, message));
    }
}

/// Checks the weights of a role together.
pub(super) fn weights(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (id, role) in subject.catalog.role_ids().filter(|(_, role)| !role.requirements.is_empty()) {
        if !role.requirements.iter().any(|requirement| requirement.essential) {
            let message = "has no essential requirement, so that nobody lacks anything essential".to_owned();
            found.push(subject.of_role(Code::NoEssential, id, message));
        }
        let soft = soft_share(subject, role);
        if soft > MOST_SOFT {
            let message = format!(
                "asks for personal skills with {:.0}% of its importance, so that it would fit everyone",
                100.0 * soft
            );
            found.push(subject.of_role(Code::SoftRole, id, message));
        }
        let mut weights = role.requirements.iter().map(|requirement| requirement.importance.get());
        let first = weights.next().unwrap_or_default();
        if role.requirements.len() >= LEAST_WEIGHED && weights.all(|weight| (weight - first).abs() < 1e-9) {
            let message = format!("gives every requirement the importance {first}");
            found.push(subject.of_role(Code::FlatWeights, id, message));
        }
    }
}

/// The share of a role's importance for requirements of only personal skills.
fn soft_share(subject: &Subject<'_>, role: &Role) -> f64 {
    let is_soft = |requirement: &&crate::catalog::Requirement| {
        requirement.alternatives.iter().all(|skill| subject.kind(*skill) == SkillKind::SoftSkill)
    };
    let sum = |of: &mut dyn Iterator<Item = &crate::catalog::Requirement>| {
        of.map(|requirement| requirement.importance.get()).sum::<f64>()
    };
    sum(&mut role.requirements.iter().filter(is_soft))
        / sum(&mut role.requirements.iter()).max(f64::MIN_POSITIVE)
}
