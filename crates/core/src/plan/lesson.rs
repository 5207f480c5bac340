//! Lessons: every tip applied to every skill that a plan for a role may teach.

use super::PREREQUISITE_MET;
use super::ledger::Slots;
use crate::catalog::{Catalog, Role, SkillId, Tip};
use crate::gap::effort_share;
use crate::standing::{Standing, reach};
use crate::units::{Confidence, Hours};
use std::collections::HashMap;
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
    /// The skills that follow, with their confidence; the skill itself first.
    pub(super) reached: Vec<(SkillId, f64)>,
    /// What is raised to how much, by slot of the ledger; ascending.
    pub(super) raises: Vec<(usize, f64)>,
}

/// Every lesson that a plan for one role may hold.
#[derive(Debug)]
pub(super) struct Curriculum {
    /// Those of one skill stand together.
    pub(super) lessons: Vec<Lesson>,
    /// The skills that the role asks for and that are not fully held, in the order of the role.
    pub(super) targets: Vec<SkillId>,
    by_skill: HashMap<SkillId, Range<usize>>,
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
            for (at, tip) in catalog.tips().iter().enumerate().filter(|(_, t)| t.teaching(kind).is_some()) {
                lessons.extend(lesson(catalog, standing, &slots, skill, (at, tip)));
            }
            by_skill.insert(skill, from..lessons.len());
        }
        Self { lessons, targets, by_skill }
    }

    /// The places of a skill's lessons.
    pub(super) fn of(&self, skill: SkillId) -> Range<usize> {
        self.by_skill.get(&skill).cloned().unwrap_or(0..0)
    }
}

/// Every alternative that is not fully held, once.
fn targets(role: &Role, standing: &Standing) -> Vec<SkillId> {
    let mut found = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for requirement in &role.requirements {
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
    let mut seen: std::collections::HashSet<SkillId> = wanted.iter().copied().collect();
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

/// One tip applied to one skill.
///
/// The confidence afterwards and the hours are those of the standing at the start, so that what a lesson adds
/// and costs does not depend on the lessons before it: the bound of the plan rests on this.
fn lesson(
    catalog: &Catalog,
    standing: &Standing,
    slots: &Slots,
    skill: SkillId,
    (at, tip): (usize, &Tip),
) -> Option<Lesson> {
    let wanted = catalog.skill(skill);
    let teaching = tip.teaching(wanted.kind)?;
    let known = standing.confidence(skill);
    let confidence = Confidence::clamped(teaching.effect.get().max(known));
    let hours = wanted.hours.get() * teaching.pace * effort_share(known);
    let hours = Hours::new((hours - ROUNDING).ceil().max(LEAST_HOURS)).ok()?;
    let reached: Vec<(SkillId, f64)> =
        reach(catalog, skill, confidence.get()).iter().map(|r| (r.skill, r.confidence)).collect();
    let raises = slots.raises(&reached);
    Some(Lesson { skill, tip: at, confidence, hours, reached, raises })
}
