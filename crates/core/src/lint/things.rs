//! Checks bundles and places to learn.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::SkillId;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// The number of skills that one project exercises well.
const SKILLS: RangeInclusive<usize> = 4..=12;
/// A plan uses a bundle if this many of its skills are missing.
const LEAST_MISSING: usize = 2;

/// Bundles with too few or too many skills, or that no plan can use.
pub(super) fn bundles(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let roles: Vec<HashSet<SkillId>> = subject
        .catalog
        .roles()
        .iter()
        .map(|role| role.requirements.iter().flat_map(|r| &r.alternatives).copied().collect())
        .collect();
    for (bundle, draft) in subject.catalog.bundles().iter().zip(&subject.draft.bundles) {
        let mut say = |code, message: String| {
            let (place, item) = (draft.place.clone(), bundle.key.clone());
            found.push(Finding { code, place, what: "bundle", item, other: None, message });
        };
        let skills = bundle.skills.len();
        if !SKILLS.contains(&skills) {
            let (least, most) = (SKILLS.start(), SKILLS.end());
            say(Code::BundleSize, format!("has {skills} skills; {least} to {most} make a good project"));
        }
        let asked = |role: &HashSet<SkillId>| bundle.skills.iter().filter(|s| role.contains(s)).count();
        if !roles.iter().any(|role| asked(role) >= LEAST_MISSING) {
            say(Code::IdleBundle, "is never used: no role asks for two of its skills".to_owned());
        }
    }
}

/// Addresses listed twice.
pub(super) fn links(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<&str, &str> = HashMap::new();
    for draft in &subject.draft.resources {
        let known = *first.entry(draft.url.trim_end_matches('/')).or_insert(&draft.label);
        if known != draft.label {
            let message = format!("has the same address as '{known}'");
            let (place, item) = (draft.place.clone(), draft.label.clone());
            let (code, other) = (Code::RepeatedLink, Some(known.to_owned()));
            found.push(Finding { code, place, what: "resource", item, other, message });
        }
    }
}
