//! Skills gained, lost, or changed in level.

use super::Sides;
use super::snapshot::{ProfileThen, SkillThen};
use crate::units::Level;
use serde::Serialize;
use std::collections::HashMap;

/// The changes in the skills that the resumes name.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SkillsChange {
    /// Held only now, in the order of the newer report.
    pub new: Vec<SkillState>,
    /// Held only before, in the order of the older report.
    pub gone: Vec<SkillState>,
    /// Held in both at different levels, in the order of the newer report.
    pub levels: Vec<LevelChange>,
}

/// A held skill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillState {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The stated level.
    pub level: Option<Level>,
    /// In `[0,1]`.
    pub confidence: f64,
}

/// A skill whose stated level changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelChange {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The levels.
    pub level: Sides<Option<Level>>,
    /// The direction.
    pub moved: LevelMove,
}

/// The direction of a change of level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelMove {
    /// Higher.
    Up,
    /// Lower.
    Down,
    /// The older resume states no level.
    NowStated,
    /// The newer resume states no level.
    NoLongerStated,
}

/// The held skills of a report, by key and by label.
pub(super) struct Holdings<'s> {
    profile: &'s ProfileThen,
    by_id: HashMap<&'s str, &'s SkillThen>,
    by_label: HashMap<&'s str, &'s SkillThen>,
    /// For derived skills, the confidence and the label of the held skill they follow from.
    derived: HashMap<&'s str, (f64, &'s str)>,
}

impl<'s> Holdings<'s> {
    pub(super) fn of(profile: &'s ProfileThen) -> Self {
        // Of duplicates, the first counts.
        let skills = || profile.skills.iter().rev();
        let derived = profile.derived.iter().rev();
        Self {
            profile,
            by_id: skills().map(|skill| (&*skill.id, skill)).collect(),
            by_label: skills().map(|skill| (&*skill.skill, skill)).collect(),
            derived: derived
                .map(|d| (&*d.skill, (d.confidence.get(), d.path.first().map_or(&*d.skill, String::as_str))))
                .collect(),
        }
    }

    /// The skill with this key.
    pub(super) fn id(&self, id: &str) -> Option<&'s SkillThen> {
        self.by_id.get(id).copied()
    }

    /// The skill with this label.
    pub(super) fn label(&self, label: &str) -> Option<&'s SkillThen> {
        self.by_label.get(label).copied()
    }

    /// How far a skill with this label meets a level, according to the profile, and the held skill behind it.
    pub(super) fn credit(&self, label: &'s str, asked: Option<Level>) -> Option<(f64, &'s str)> {
        let share =
            |level: Option<Level>| level.zip(asked).map_or(1.0, |(level, asked)| level.share_of(asked));
        let named = self.label(label).map(|s| (s.confidence.get() * share(s.level), &*s.skill));
        let follows = self.derived.get(label).map(|(confidence, from)| {
            (confidence * share(self.label(from).and_then(|skill| skill.level)), *from)
        });
        match (named, follows) {
            (Some(named), Some(follows)) if follows.0 > named.0 => Some(follows),
            (named, follows) => named.or(follows),
        }
    }
}

/// The changes between the skills.
pub(super) fn change(holdings: &Sides<Holdings<'_>>) -> SkillsChange {
    let Sides { before, after } = holdings;
    SkillsChange {
        new: once(after).filter(|skill| before.id(&skill.id).is_none()).map(state).collect(),
        gone: once(before).filter(|skill| after.id(&skill.id).is_none()).map(state).collect(),
        levels: once(after).filter_map(|skill| level_change(before.id(&skill.id)?, skill)).collect(),
    }
}

/// The skills of a report, each once.
fn once<'h>(holdings: &'h Holdings<'_>) -> impl Iterator<Item = &'h SkillThen> {
    let first = |skill: &&SkillThen| holdings.id(&skill.id).is_some_and(|known| std::ptr::eq(known, *skill));
    holdings.profile.skills.iter().filter(first)
}

fn state(skill: &SkillThen) -> SkillState {
    SkillState {
        id: skill.id.clone(),
        skill: skill.skill.clone(),
        level: skill.level,
        confidence: skill.confidence.get(),
    }
}

fn level_change(was: &SkillThen, is: &SkillThen) -> Option<LevelChange> {
    let moved = level_move(was.level, is.level)?;
    let level = Sides { before: was.level, after: is.level };
    Some(LevelChange { id: is.id.clone(), skill: is.skill.clone(), level, moved })
}

/// The direction of a change of level, if any.
pub(super) fn level_move(was: Option<Level>, is: Option<Level>) -> Option<LevelMove> {
    match (was, is) {
        (None, Some(_)) => Some(LevelMove::NowStated),
        (Some(_), None) => Some(LevelMove::NoLongerStated),
        (Some(was), Some(is)) if is > was => Some(LevelMove::Up),
        (Some(was), Some(is)) if is < was => Some(LevelMove::Down),
        _ => None,
    }
}
