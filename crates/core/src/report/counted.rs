//! What the coverage of a requirement is based on.

use super::CountedInfo;
use super::build::rounded;
use crate::catalog::{Catalog, Requirement, SkillId};
use crate::profile::Profile;
use crate::standing::Standing;
use crate::units::Level;
use std::cmp::Reverse;

/// The alternatives that count towards a requirement, best first.
pub(super) fn counted(
    catalog: &Catalog,
    requirement: &Requirement,
    standing: &Standing,
    profile: &Profile,
) -> Vec<CountedInfo> {
    let credits =
        requirement.alternatives.iter().map(|skill| (standing.credit(*skill, requirement.level), *skill));
    let mut credits: Vec<(f64, SkillId)> = credits.filter(|(credit, _)| *credit > 0.0).collect();
    credits.sort_by(|a, b| b.0.total_cmp(&a.0));
    let label = |skill: SkillId| catalog.skill(skill).label.clone();
    let info = |(credit, skill): &(f64, SkillId)| CountedInfo {
        skill: label(*skill),
        from: label(source(*skill, requirement.level, standing, profile)),
        credit: rounded(*credit),
    };
    credits.iter().take(requirement.need.max(1)).map(info).collect()
}

/// The held skill that contributes most to a skill at the required level; on ties, the skill itself.
fn source(skill: SkillId, asked: Option<Level>, standing: &Standing, profile: &Profile) -> SkillId {
    let level = |speaker| profile.held.iter().find(|held| held.skill == speaker).and_then(|held| held.level);
    let share = |speaker| level(speaker).zip(asked).map_or(1.0, |(level, asked)| level.share_of(asked));
    let voices = standing.voices().iter().filter(|voice| voice.skill == skill);
    let said = voices.map(|voice| (voice.confidence * share(voice.speaker), voice.speaker));
    let best = said.max_by(|a, b| {
        let order = |(_, speaker): &(f64, SkillId)| (*speaker == skill, Reverse(*speaker));
        a.0.total_cmp(&b.0).then_with(|| order(a).cmp(&order(b)))
    });
    best.map_or(skill, |(_, speaker)| speaker)
}
