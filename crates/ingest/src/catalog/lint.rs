//! What makes a catalogue worse though it can be used; `catalog validate` says it, loading does not.

use super::slug::id_of;
use skillgap_core::catalog::{CatalogDraft, Problem, ProblemKind, RoleDraft, SkillDraft, TipDraft};
use skillgap_core::text::compact;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::path::Path;

/// How many requirements a role should have: fewer say too little of it, and with more of them no single gap counts.
const REQUIREMENTS: RangeInclusive<usize> = 10..=25;

/// Every warning about a draft.
pub(super) fn lint(draft: &CatalogDraft) -> Vec<Problem> {
    let mut found = Vec::new();
    draft.skills.iter().for_each(|skill| lint_skill(skill, &mut found));
    draft.roles.iter().for_each(|role| lint_role(role, &mut found));
    draft.tips.iter().for_each(|tip| lint_tip(tip, &mut found));
    found
}

fn lint_skill(skill: &SkillDraft, found: &mut Vec<Problem>) {
    let mut warn = |message| {
        let item = format!("skill '{}'", skill.key);
        found.push(Problem::warning(&skill.place, ProblemKind::BadValue { item, message }));
    };
    let ruled = id_of(&skill.label);
    if skill.key != ruled {
        warn(format!("the id of '{}' should be '{ruled}', by the rule for ids", skill.label));
    }
    let mut own = HashSet::from([compact(&skill.label)]);
    for alt in skill.alt_labels.iter().filter(|alt| !own.insert(compact(alt))) {
        warn(format!("the name '{alt}' is there already; case, spaces and punctuation make no difference"));
    }
}

fn lint_role(role: &RoleDraft, found: &mut Vec<Problem>) {
    let mut warn = |message| {
        let item = format!("role '{}'", role.key);
        found.push(Problem::warning(&role.place, ProblemKind::BadValue { item, message }));
    };
    if Path::new(&*role.place.file).file_stem().is_some_and(|stem| *stem != *role.key) {
        warn(format!("the file should be called '{}.toml', after the role's id", role.key));
    }
    if !REQUIREMENTS.contains(&role.requirements.len()) {
        let (least, most) = (REQUIREMENTS.start(), REQUIREMENTS.end());
        let given = role.requirements.len();
        warn(format!("the number of requirements is {given}; {least} to {most} describe a role best"));
    }
}

fn lint_tip(tip: &TipDraft, found: &mut Vec<Problem>) {
    if !tip.action.contains("{skills}") {
        let message = "the action does not say where the skills go; write {skills} there".to_owned();
        let item = format!("tip '{}'", tip.key);
        found.push(Problem::warning(&tip.place, ProblemKind::BadValue { item, message }));
    }
}
