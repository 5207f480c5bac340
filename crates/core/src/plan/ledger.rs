//! The credits of one role's requirements, so that a lesson's gain is scored where it changes something only.

use super::lesson::Lesson;
use crate::catalog::{Role, SkillId};
use crate::fit::{best_mean, total_weight, weight};
use crate::standing::Standing;
use std::collections::HashMap;
use std::ops::Range;

/// Where each skill stands among the alternatives of a role, counted through all its requirements.
#[derive(Debug)]
pub(super) struct Slots {
    by_skill: HashMap<SkillId, Vec<usize>>,
}

impl Slots {
    pub(super) fn new(role: &Role) -> Self {
        let mut by_skill: HashMap<SkillId, Vec<usize>> = HashMap::new();
        let alternatives = role.requirements.iter().flat_map(|r| &r.alternatives);
        for (slot, skill) in alternatives.enumerate() {
            by_skill.entry(*skill).or_default().push(slot);
        }
        Self { by_skill }
    }

    /// What these skills raise, by slot.
    pub(super) fn raises(&self, reached: &[(SkillId, f64)]) -> Vec<(usize, f64)> {
        let mut raises: Vec<(usize, f64)> = Vec::new();
        for (skill, confidence) in reached {
            let slots = self.by_skill.get(skill).into_iter().flatten();
            raises.extend(slots.map(|slot| (*slot, *confidence)));
        }
        raises.sort_by_key(|(slot, _)| *slot);
        raises
    }
}

/// A requirement: its slots, and what full coverage of it is worth.
#[derive(Debug, Clone)]
struct Row {
    slots: Range<usize>,
    need: usize,
    worth: f64,
    coverage: f64,
}

/// The state of a role's requirements while a plan grows.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    credits: Vec<f64>,
    rows: Vec<Row>,
    row_of_slot: Vec<usize>,
    /// The fit so far.
    pub(super) fit: f64,
}

impl Ledger {
    pub(super) fn new(role: &Role, standing: &Standing) -> Self {
        let total = total_weight(role);
        let mut ledger = Self { credits: Vec::new(), rows: Vec::new(), row_of_slot: Vec::new(), fit: 0.0 };
        for requirement in &role.requirements {
            let credits = requirement.alternatives.iter().map(|s| standing.credit(*s, requirement.level));
            let from = ledger.credits.len();
            ledger.credits.extend(credits);
            let slots = from..ledger.credits.len();
            ledger.row_of_slot.resize(slots.end, ledger.rows.len());
            let coverage = best_mean(&mut ledger.credits[slots.clone()].to_vec(), requirement.need);
            let worth = weight(requirement) / total;
            ledger.fit += worth * coverage;
            ledger.rows.push(Row { slots, need: requirement.need, worth, coverage });
        }
        ledger
    }

    /// What lessons would add to the fit, together.
    pub(super) fn gain<'a>(&self, lessons: impl IntoIterator<Item = &'a Lesson>) -> f64 {
        self.changes(lessons).iter().map(|(row, coverage)| self.worth_of(*row, *coverage)).sum()
    }

    /// Takes a lesson as done.
    pub(super) fn apply(&mut self, lesson: &Lesson) {
        for (row, coverage) in self.changes([lesson]) {
            self.fit += self.worth_of(row, coverage);
            self.rows[row].coverage = coverage;
        }
        for (slot, credit) in &lesson.raises {
            self.credits[*slot] = self.credits[*slot].max(*credit);
        }
    }

    fn worth_of(&self, row: usize, coverage: f64) -> f64 {
        let row = &self.rows[row];
        row.worth * (coverage - row.coverage).max(0.0)
    }

    /// The rows that lessons raise, with their new coverage.
    fn changes<'a>(&self, lessons: impl IntoIterator<Item = &'a Lesson>) -> Vec<(usize, f64)> {
        let raises = lessons.into_iter().flat_map(|lesson| &lesson.raises);
        let mut raises: Vec<(usize, f64)> =
            raises.copied().filter(|(slot, credit)| *credit > self.credits[*slot]).collect();
        raises.sort_by_key(|(slot, _)| *slot);
        let mut scratch = Vec::new();
        let rows = raises.chunk_by(|a, b| self.row_of_slot[a.0] == self.row_of_slot[b.0]);
        rows.filter_map(|chunk| self.raised(chunk, &mut scratch)).collect()
    }

    /// A row and its coverage after raises that are all in it.
    fn raised(&self, raises: &[(usize, f64)], scratch: &mut Vec<f64>) -> Option<(usize, f64)> {
        let at = self.row_of_slot[raises.first()?.0];
        let row = &self.rows[at];
        scratch.clear();
        scratch.extend_from_slice(&self.credits[row.slots.clone()]);
        for (slot, credit) in raises {
            let held = &mut scratch[slot - row.slots.start];
            *held = held.max(*credit);
        }
        Some((at, best_mean(scratch, row.need)))
    }
}
