//! Finds relations and prerequisites that are doubled, too weak, too generous, reversed or missing.

use super::subject::{Subject, number};
use super::{Code, Finding};
use crate::catalog::{SkillDraft, SkillId, SkillKind};
use crate::standing::LEAST_CONFIDENCE;
use std::collections::HashSet;

/// The weight from which a relation means "usually".
const USUALLY: f64 = 0.7;
/// The weight from which a relation means "more likely than not".
const LIKELY: f64 = 0.5;
/// Learning confers at most this many times its own hours.
const MUCH: f64 = 2.0;
/// A prerequisite with this many hours, and this many times the skill's own, is a profession rather than a
/// step.
const DEAR: (f64, f64) = (1_000.0, 10.0);
/// The most missing prerequisites that a finding about a degree names.
const MOST_NAMED: usize = 4;
/// The start of the label of a degree in a field.
const DEGREE: &str = "Degree in ";

fn targets(draft: &SkillDraft) -> impl Iterator<Item = (&str, f64, &'static str)> {
    let lists = [(&draft.implies, "implies"), (&draft.broader, "broader"), (&draft.related, "related")];
    lists.into_iter().flat_map(|(list, name)| list.iter().map(move |(key, w)| (key.as_str(), *w, name)))
}

/// `related` listed on both sides, and skills listed under both `implies` and `broader`.
///
/// `related` together with `implies` is correct: it is what transfers in the other direction.
pub(super) fn doubled(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut pairs: HashSet<(&str, &str)> = HashSet::new();
    for (at, draft) in (0u32..).zip(&subject.draft.skills) {
        let id = SkillId(at);
        let mut say = |key: &str, message| {
            found.push(subject.of_pair(Code::DoubledRelation, id, key, message));
        };
        for (key, _) in &draft.related {
            if pairs.contains(&(key.as_str(), draft.key.as_str())) {
                say(
                    key,
                    format!("lists '{key}' under related, which also lists it; keep it on one side only"),
                );
            }
            pairs.insert((&draft.key, key));
        }
        for (key, _) in draft.broader.iter().filter(|(key, _)| draft.implies.iter().any(|(k, _)| k == key)) {
            say(key, format!("lists '{key}' under implies and under broader; one of them is enough"));
        }
    }
}

/// Relations too weak ever to count.
pub(super) fn weak(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (at, draft) in (0u32..).zip(&subject.draft.skills) {
        for (key, weight, name) in targets(draft).filter(|(_, weight, _)| *weight < LEAST_CONFIDENCE) {
            let message = format!(
                "lists '{key}' under {name} with {weight}; below {LEAST_CONFIDENCE} a relation has no effect"
            );
            found.push(subject.of_pair(Code::WeakRelation, SkillId(at), key, message));
        }
    }
}

/// Short skills that confer long ones that are not their prerequisites.
pub(super) fn confers_much(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (id, skill) in subject.catalog.skill_ids() {
        let before = subject.graph.all_prerequisites(id);
        for (target, weight) in subject.graph.up(id) {
            let (own, theirs) = (skill.hours.get(), subject.hours(*target));
            if theirs > MUCH * own && !before.contains(target) {
                let key = subject.key(*target);
                let message = format!(
                    "takes {} hours and confers '{key}' ({} hours) with {weight}, which is not its \
                     prerequisite",
                    number(own),
                    number(theirs)
                );
                found.push(subject.of_pair(Code::ConfersMuch, id, key, message));
            }
        }
    }
}

/// Prerequisites that are missing, reversed or out of proportion.
pub(super) fn prerequisites(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    use SkillKind::{Framework, Language, Library, Tool};
    for (id, skill) in subject.catalog.skill_ids() {
        if matches!(skill.kind, Framework | Library | Tool) {
            let before = subject.graph.all_prerequisites(id);
            let usually = subject.graph.up(id).iter().filter(|(_, weight)| *weight >= USUALLY);
            for (target, weight) in usually.filter(|(to, _)| subject.kind(*to) == Language) {
                if !before.contains(target) {
                    let key = subject.key(*target);
                    let message = format!(
                        "implies the language '{key}' with {weight} but does not list it as a \
                         prerequisite"
                    );
                    found.push(subject.of_pair(Code::LanguagePrerequisite, id, key, message));
                }
            }
        }
        for before in &skill.prerequisites {
            let (key, theirs) = (subject.key(*before), subject.hours(*before));
            if subject.graph.all_above(*before, USUALLY).contains(&id) {
                let message = format!("has the prerequisite '{key}', which implies it");
                found.push(subject.of_pair(Code::BackwardPrerequisite, id, key, message));
            }
            if theirs >= DEAR.0 && theirs > DEAR.1 * skill.hours.get() {
                let message = format!(
                    "takes {} hours and has the prerequisite '{key}' of {} hours",
                    number(skill.hours.get()),
                    number(theirs)
                );
                found.push(subject.of_pair(Code::DearPrerequisite, id, key, message));
            }
        }
    }
}

/// Degrees that imply their field but not what the field builds on: a degree in computer science without
/// mathematics.
pub(super) fn degrees(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (id, _) in subject.catalog.skill_ids().filter(|(_, skill)| skill.label.starts_with(DEGREE)) {
        let held = subject.graph.all_above(id, LIKELY);
        if held.is_empty() {
            let message = "implies nothing, so that it gives no credit for the field".to_owned();
            found.push(subject.of_skill(Code::DegreeGap, id, message));
            continue;
        }
        let mut lacking: Vec<&str> = Vec::new();
        for field in subject.graph.up(id).iter().filter(|(_, weight)| *weight >= USUALLY).map(|(to, _)| *to) {
            let before = subject.graph.all_prerequisites(field);
            lacking.extend(before.into_iter().filter(|p| !held.contains(p)).map(|p| subject.key(p)));
        }
        lacking.sort_unstable();
        lacking.dedup();
        if !lacking.is_empty() {
            lacking.truncate(MOST_NAMED);
            let message = format!("implies its field, but not what that builds on: {}", lacking.join(", "));
            found.push(subject.of_skill(Code::DegreeGap, id, message));
        }
    }
}
