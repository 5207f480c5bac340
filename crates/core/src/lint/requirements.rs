//! Finds requirements that are incomplete, contradictory, repeated or impossible.

use super::subject::{Subject, number};
use super::{Code, Finding};
use crate::catalog::{Category, Requirement, SkillId, SkillKind};
use crate::text::compact;

/// The least importance of an essential requirement.
const LEAST_ESSENTIAL: f64 = 0.2;
/// The importance from which a requirement is decisive, so it cannot be optional.
const DECIDES: f64 = 0.9;
/// The most hours anyone would learn for a role: ten years of full days.
const MOST_HOURS: f64 = 20_000.0;

/// Checks each requirement.
pub(super) fn each(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (role, at, requirement) in subject.requirements() {
        let mut say = |code, message: &str| {
            found.push(subject.of_requirement(code, (role, at), &requirement.text, message));
        };
        let draft = subject.draft.roles.get(role.index()).and_then(|role| role.requirements.get(at));
        if draft.is_some_and(|draft| !draft.essential_stated) {
            say(Code::EssentialUnsaid, "does not state essential = true or false; the default is true");
        }
        let importance = requirement.importance.get();
        if requirement.essential && importance < LEAST_ESSENTIAL {
            say(Code::OddImportance, &format!("is essential with an importance of {importance}"));
        }
        if !requirement.essential && importance >= DECIDES {
            say(Code::OddImportance, &format!("is optional with an importance of {importance}"));
        }
        if let Some(message) = odd_category(subject, requirement) {
            say(Code::OddCategory, message);
        }
        if let Some(message) = unmeetable(subject, requirement) {
            say(Code::Unmeetable, &message);
        }
    }
}

fn odd_category(subject: &Subject<'_>, requirement: &Requirement) -> Option<&'static str> {
    let is_credential = |skill: &SkillId| subject.kind(*skill) == SkillKind::Credential;
    let skills = &requirement.alternatives;
    match requirement.category {
        Category::Education if !skills.iter().any(is_credential) => {
            Some("has the category education, but none of its skills is a credential")
        }
        Category::Skill | Category::Tool if skills.iter().all(|skill| is_degree(subject, *skill)) => {
            Some("asks only for degrees, but does not have the category education")
        }
        _ => None,
    }
}

fn is_degree(subject: &Subject<'_>, skill: SkillId) -> bool {
    subject.catalog.skill(skill).is_degree()
}

/// Why hardly anybody can meet a requirement.
fn unmeetable(subject: &Subject<'_>, requirement: &Requirement) -> Option<String> {
    let others = requirement.alternatives.iter().filter(|skill| !is_degree(subject, **skill)).count();
    if requirement.need.saturating_sub(others) > 1 {
        return Some(format!("asks for {} degrees", requirement.need - others));
    }
    let mut hours: Vec<f64> = requirement.alternatives.iter().map(|skill| subject.hours(*skill)).collect();
    hours.sort_by(f64::total_cmp);
    let least: f64 = hours.iter().take(requirement.need).sum();
    (least > MOST_HOURS).then(|| format!("takes {} hours at least", number(least)))
}

/// Requirements equal to an earlier one in the role, or sharing a skill with it.
pub(super) fn repeated(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (role, at, requirement) in subject.requirements() {
        let earlier = subject.catalog.role(role).requirements.iter().take(at);
        let sorted = |requirement: &Requirement| {
            let mut skills = requirement.alternatives.clone();
            skills.sort_unstable();
            skills
        };
        let mut say = |code, message: &str| {
            found.push(subject.of_requirement(code, (role, at), &requirement.text, message));
        };
        for other in earlier {
            let same =
                sorted(other) == sorted(requirement) || compact(&other.text) == compact(&requirement.text);
            if same {
                say(Code::RepeatedRequirement, &format!("is the same as '{}'", other.text));
                continue;
            }
            let shared = requirement.alternatives.iter().filter(|skill| other.alternatives.contains(skill));
            let shared: Vec<&str> = shared.map(|skill| subject.key(*skill)).collect();
            if !shared.is_empty() {
                say(Code::SkillTwice, &format!("shares {} with '{}'", shared.join(", "), other.text));
            }
        }
    }
}
