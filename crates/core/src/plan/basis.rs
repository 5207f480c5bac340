//! What learning a skill rests on, and what it confers.
//!
//! What holding a skill shows is more than what learning it gives: who works with Mocha writes JavaScript, yet a course
//! on Mocha teaches no JavaScript. A lesson confers the skill, its prerequisites, and of what the skill implies only
//! what costs no more than itself.

use super::PREREQUISITE_LEVEL;
use super::effort::level_factor;
use crate::catalog::{Catalog, RelationKind, SkillId, SkillKind};
use crate::matcher::Method;
use crate::standing::Reached;

/// From this weight on a library or a tool is used in the language that it implies.
const WRITTEN_IN: f64 = 0.7;

/// The share of a skill's hours that the basics of a field before it may take.
const SMALL: f64 = 0.5;

/// The most skills that one is taken to rest on, and that are added to a role for the sake of others. Catalogues of real
/// skills have a tenth of it; a made-up chain of thousands would take minutes.
pub(super) const MOST_FOUNDATIONS: usize = 200;

/// What should be held before a skill is learned: its prerequisites, and the language that a library, a framework or a
/// tool is used in.
///
/// Degrees and personal skills are no prerequisites of a lesson, whatever a catalogue says. A field is one only where its
/// basics are small beside the skill: who learns statistics is not sent through school mathematics first, a good course
/// brings what it needs.
#[must_use]
pub fn rests_on(catalog: &Catalog, id: SkillId) -> Vec<SkillId> {
    let skill = catalog.skill(id);
    let teachable = |before: &SkillId| {
        let before = catalog.skill(*before);
        let is_idea = matches!(before.kind, SkillKind::Knowledge | SkillKind::Practice);
        let is_small = before.hours.get() * level_factor(PREREQUISITE_LEVEL) <= skill.hours.get() * SMALL;
        before.kind != SkillKind::SoftSkill && !before.is_degree() && (!is_idea || is_small)
    };
    let mut found: Vec<SkillId> = skill.prerequisites.iter().copied().filter(teachable).collect();
    if matches!(skill.kind, SkillKind::Framework | SkillKind::Library | SkillKind::Tool) {
        let languages = skill.relations.iter().filter(|relation| {
            let is_language = catalog.skill(relation.target).kind == SkillKind::Language;
            relation.kind != RelationKind::Related && relation.weight.get() >= WRITTEN_IN && is_language
        });
        for relation in languages {
            if !found.contains(&relation.target) {
                found.push(relation.target);
            }
        }
    }
    found
}

/// What comes before a skill in a plan that teaches both: what it [rests on](rests_on), and the fields before it that are
/// too large to be taught for its sake.
pub(super) fn ordered_after(catalog: &Catalog, id: SkillId) -> Vec<SkillId> {
    let mut found = rests_on(catalog, id);
    for before in &catalog.skill(id).prerequisites {
        let skill = catalog.skill(*before);
        if skill.kind != SkillKind::SoftSkill && !skill.is_degree() && !found.contains(before) {
            found.push(*before);
        }
    }
    found
}

/// What a skill rests on, directly or not, each once, the nearest first and at most [`MOST_FOUNDATIONS`]; the skill itself
/// is not among it.
pub(crate) fn foundations(catalog: &Catalog, id: SkillId) -> Vec<SkillId> {
    let mut found = vec![id];
    let mut at = 0;
    while let Some(skill) = found.get(at).copied() {
        for before in rests_on(catalog, skill) {
            if found.len() <= MOST_FOUNDATIONS && !found.contains(&before) {
                found.push(before);
            }
        }
        at += 1;
    }
    found.remove(0);
    found
}

/// Of what follows from holding a skill surely, what learning it confers: skills with the product of the way.
///
/// Prerequisites are held by then, or learned for themselves.
pub(crate) fn conferred<'a>(
    catalog: &'a Catalog,
    reached: &'a [Reached],
) -> impl Iterator<Item = (SkillId, f64)> + 'a {
    let hours = reached.first().map_or(0.0, |own| catalog.skill(own.skill).hours.get());
    let is_taught = move |r: &&Reached| match r.method {
        None => true,
        Some(Method::Implied) => catalog.skill(r.skill).hours.get() <= hours,
        Some(_) => false,
    };
    reached.iter().filter(is_taught).map(|r| (r.skill, r.confidence))
}

/// The fields that learning a skill gives the basics of, though not more: whoever learns a first language has learned to program.
pub(super) fn granted<'a>(
    catalog: &'a Catalog,
    reached: &'a [Reached],
) -> impl Iterator<Item = SkillId> + 'a {
    let hours = reached.first().map_or(0.0, |own| catalog.skill(own.skill).hours.get());
    let basics = move |r: &&Reached| {
        let skill = catalog.skill(r.skill);
        let is_idea = matches!(skill.kind, SkillKind::Knowledge | SkillKind::Practice);
        let basic = skill.hours.get() * level_factor(PREREQUISITE_LEVEL);
        is_idea && r.method == Some(Method::Implied) && r.confidence >= WRITTEN_IN && basic <= hours
    };
    reached.iter().filter(basics).map(|r| r.skill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::standing::reach;

    #[test]
    fn a_course_on_a_library_teaches_no_language() {
        let catalog = sample::catalog();
        let [react, javascript] = ["react", "javascript"].map(|key| catalog.find_skill(key).unwrap());
        assert_eq!(rests_on(&catalog, react), [javascript], "though the catalogue names no prerequisite");
        let reached = reach(&catalog, react, 1.0);
        assert_eq!(conferred(&catalog, &reached).map(|(skill, _)| skill).collect::<Vec<_>>(), [react]);
        let [docker, containers] = ["docker", "containers"].map(|key| catalog.find_skill(key).unwrap());
        let reached = reach(&catalog, docker, 1.0);
        assert!(
            conferred(&catalog, &reached).any(|(skill, _)| skill == containers),
            "it costs less than Docker"
        );
    }

    #[test]
    fn a_chain_without_end_is_cut() {
        let catalog = sample::chain(|link, next| link.prerequisites = vec![next]);
        let first = catalog.find_skill("link-0").unwrap();
        assert_eq!(foundations(&catalog, first).len(), MOST_FOUNDATIONS);
    }

    #[test]
    #[cfg(feature = "builtin")]
    fn no_skill_of_the_catalogue_comes_near_the_most() {
        let catalog = Catalog::builtin();
        let most = catalog.skill_ids().map(|(id, _)| foundations(&catalog, id).len()).max();
        assert!((5..MOST_FOUNDATIONS / 4).contains(&most.unwrap()), "{most:?}");
    }
}
