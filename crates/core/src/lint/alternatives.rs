//! Finds alternatives so much cheaper than the preferred one that the choice looks wrong.

use super::subject::{Subject, number};
use super::{Code, Finding};
use crate::catalog::{Requirement, SkillId};

/// An alternative with less than this share of the hours is cheap.
const CHEAP: f64 = 0.5;

/// Requirements whose preferred alternative is undercut, with the cheapest alternative that does so.
pub(super) fn undercut(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (role, at, requirement) in subject.requirements() {
        let Some((other, why)) = cheapest(subject, requirement) else { continue };
        let message =
            format!("'{}' undercuts '{}': {why}", subject.key(other), subject.key(requirement.prefer));
        found.push(subject.of_requirement(Code::Undercut, (role, at), &requirement.text, &message));
    }
}

fn cheapest(subject: &Subject<'_>, requirement: &Requirement) -> Option<(SkillId, String)> {
    let preferred = subject.catalog.skill(requirement.prefer);
    let hours = preferred.hours.get();
    let others = requirement.alternatives.iter().copied().filter(|skill| *skill != requirement.prefer);
    let cheap = others
        .clone()
        .filter(|skill| subject.hours(*skill) < CHEAP * hours)
        .min_by(|a, b| subject.hours(*a).total_cmp(&subject.hours(*b)).then(a.cmp(b)));
    if let Some(skill) = cheap {
        let theirs = subject.hours(skill);
        return Some((skill, format!("{} hours, not {}", number(theirs), number(hours))));
    }
    let bare = |skill: &SkillId| subject.catalog.skill(*skill).prerequisites.is_empty();
    let free = others.filter(|_| !preferred.prerequisites.is_empty()).find(bare)?;
    let lacking: Vec<&str> = preferred.prerequisites.iter().map(|skill| subject.key(*skill)).collect();
    Some((free, format!("it has no prerequisites, not {}", lacking.join(", "))))
}
