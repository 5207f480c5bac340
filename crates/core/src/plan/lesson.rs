//! Lessons: every tip applied to every skill that a plan for a role may teach.

use super::PREREQUISITE_MET;
use super::ledger::{Raise, Slots};
use crate::catalog::{Catalog, Role, SkillId, Teaching};
use crate::fit::coverage;
use crate::gap::effort_share;
use crate::standing::{LEAST_CONFIDENCE, Reached, Standing, reach};
use crate::units::{Confidence, Hours};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// No step takes less: finding the material and a first try take an hour.
const LEAST_HOURS: f64 = 1.0;

/// Hours are rounded up to whole ones, except for what is only rounding of the arithmetic.
const ROUNDING: f64 = 1e-6;

/// A tip applied to a skill, with what it would change; independent of the other lessons.
#[derive(Debug, Clone)]
pub(super) struct Lesson {
    pub(super) skill: SkillId,
    pub(super) tip: usize,
    pub(super) confidence: Confidence,
    pub(super) hours: Hours,
    /// What is raised to how much, by slot of the ledger; ascending.
    pub(super) raises: Vec<Raise>,
}

impl Lesson {
    /// The requirements that it bears on; ascending, one as often as it has slots there.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.raises.iter().map(|(slot, _)| slot.row)
    }
}

/// Every lesson that a plan for one role may hold.
#[derive(Debug)]
pub(super) struct Curriculum {
    /// Those of one skill stand together.
    pub(super) lessons: Vec<Lesson>,
    /// The skills that would help to meet what the role asks for, in the order of the role.
    pub(super) targets: Vec<SkillId>,
    /// Where the role asks for which skill.
    pub(super) slots: Slots,
    by_skill: HashMap<SkillId, Taught>,
}

/// What teaching a skill means.
#[derive(Debug)]
struct Taught {
    lessons: Range<usize>,
    /// What follows from holding it surely, the skill itself first.
    follows: Vec<Reached>,
}

impl Curriculum {
    pub(super) fn new(catalog: &Catalog, role: &Role, standing: &Standing) -> Self {
        let targets = targets(role, standing);
        let slots = Slots::new(role);
        let mut lessons = Vec::new();
        let mut by_skill = HashMap::new();
        for skill in with_prerequisites(catalog, &targets, standing) {
            let from = lessons.len();
            let kind = catalog.skill(skill).kind;
            let follows = reach(catalog, skill, 1.0);
            for (at, teaching) in catalog.tips().iter().map(|tip| tip.teaching(kind)).enumerate() {
                let Some(teaching) = teaching else { continue };
                lessons.extend(lesson(catalog, standing, &slots, &follows, (at, teaching)));
            }
            by_skill.insert(skill, Taught { lessons: from..lessons.len(), follows });
        }
        Self { lessons, targets, slots, by_skill }
    }

    /// The places of a skill's lessons.
    pub(super) fn of(&self, skill: SkillId) -> Range<usize> {
        self.by_skill.get(&skill).map_or(0..0, |taught| taught.lessons.clone())
    }

    /// What is held after a lesson, with its confidence.
    pub(super) fn reached(&self, lesson: &Lesson) -> impl Iterator<Item = (SkillId, f64)> {
        let follows = self.by_skill.get(&lesson.skill).map_or(&[][..], |taught| &taught.follows);
        scaled(follows, lesson.confidence)
    }
}

/// Every alternative that is not fully held, of the requirements that are not fully met, once.
fn targets(role: &Role, standing: &Standing) -> Vec<SkillId> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for requirement in role.requirements.iter().filter(|r| coverage(r, standing) < 1.0) {
        for skill in &requirement.alternatives {
            if standing.credit(*skill, requirement.level) < 1.0 && seen.insert(*skill) {
                found.push(*skill);
            }
        }
    }
    found
}

/// The skills, then what is missing of their prerequisites, of the prerequisites of those, and so on.
fn with_prerequisites(catalog: &Catalog, targets: &[SkillId], standing: &Standing) -> Vec<SkillId> {
    let mut wanted = targets.to_vec();
    let mut seen: HashSet<SkillId> = wanted.iter().copied().collect();
    let mut at = 0;
    while let Some(skill) = wanted.get(at).copied() {
        for before in &catalog.skill(skill).prerequisites {
            if standing.confidence(*before) < PREREQUISITE_MET && seen.insert(*before) {
                wanted.push(*before);
            }
        }
        at += 1;
    }
    wanted
}

/// One tip applied to one skill, the first of what follows from it.
///
/// The confidence afterwards and the hours are those of the standing at the start, so that what a lesson adds
/// and costs does not depend on the lessons before it: the bound of the plan rests on this.
fn lesson(
    catalog: &Catalog,
    standing: &Standing,
    slots: &Slots,
    follows: &[Reached],
    (tip, teaching): (usize, &Teaching),
) -> Option<Lesson> {
    let skill = follows.first()?.skill;
    let known = standing.confidence(skill);
    let confidence = Confidence::clamped(teaching.effect.get().max(known));
    let hours = catalog.skill(skill).hours.get() * teaching.pace * effort_share(known);
    let hours = Hours::new(lesson_hours(hours)).ok()?;
    let raises = slots.raises(scaled(follows, confidence));
    Some(Lesson { skill, tip, confidence, hours, raises })
}

/// The hours of a lesson, in whole ones.
pub(crate) fn lesson_hours(hours: f64) -> f64 {
    (hours - ROUNDING).ceil().max(LEAST_HOURS)
}

/// What follows from a skill that is held with this confidence, given what follows from holding it surely.
fn scaled(follows: &[Reached], confidence: Confidence) -> impl Iterator<Item = (SkillId, f64)> {
    let scaled = follows.iter().map(move |r| (r, confidence.get() * r.confidence));
    scaled.filter(|(r, c)| r.method.is_none() || *c >= LEAST_CONFIDENCE).map(|(r, c)| (r.skill, c))
}
