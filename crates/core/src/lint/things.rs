//! Bundles and places to learn from.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::SkillId;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// How many skills one project exercises well.
const SKILLS: RangeInclusive<usize> = 4..=12;
/// A plan takes a bundle when so many of its skills are missing.
const LEAST_MISSING: usize = 2;

/// Bundles of too few or too many skills, and those that no plan can take.
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
            say(Code::IdleBundle, "is never taken: no role asks for two of its skills".to_owned());
        }
    }
}

/// Addresses that are listed twice.
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
