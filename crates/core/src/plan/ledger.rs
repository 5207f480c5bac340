//! The credits of one role's requirements, so that a lesson's gain is scored where it changes something only.

use super::lesson::Lesson;
use crate::catalog::{Role, SkillId};
use crate::fit::{best_mean, total_weight, weight};
use crate::standing::Standing;
use std::collections::HashMap;
use std::ops::{Add, Range};

/// Where a skill stands among the alternatives of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    /// The place among all alternatives, counted through all requirements.
    at: usize,
    /// The place of the requirement.
    pub(super) row: usize,
}

/// A slot that a lesson raises to a credit.
pub(super) type Raise = (Slot, f64);

/// Where each skill stands among the alternatives of a role.
#[derive(Debug)]
pub(super) struct Slots {
    by_skill: HashMap<SkillId, Vec<Slot>>,
}

impl Slots {
    pub(super) fn new(role: &Role) -> Self {
        let mut by_skill: HashMap<SkillId, Vec<Slot>> = HashMap::new();
        let rows = role.requirements.iter().enumerate();
        let alternatives = rows.flat_map(|(row, r)| r.alternatives.iter().map(move |skill| (row, skill)));
        for (at, (row, skill)) in alternatives.enumerate() {
            by_skill.entry(*skill).or_default().push(Slot { at, row });
        }
        Self { by_skill }
    }

    /// The slots of a skill, ascending.
    pub(super) fn of(&self, skill: SkillId) -> &[Slot] {
        self.by_skill.get(&skill).map_or(&[], Vec::as_slice)
    }

    /// What these skills raise, by slot.
    pub(super) fn raises(&self, reached: impl Iterator<Item = (SkillId, f64)>) -> Vec<Raise> {
        let mut raises: Vec<Raise> = Vec::new();
        for (skill, confidence) in reached {
            raises.extend(self.of(skill).iter().map(|slot| (*slot, confidence)));
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
    /// The fit so far.
    pub(super) fit: f64,
}

impl Ledger {
    pub(super) fn new(role: &Role, standing: &Standing) -> Self {
        let total = total_weight(role);
        let mut ledger = Self { credits: Vec::new(), rows: Vec::new(), fit: 0.0 };
        for requirement in &role.requirements {
            let credits = requirement.alternatives.iter().map(|s| standing.credit(*s, requirement.level));
            let from = ledger.credits.len();
            ledger.credits.extend(credits);
            let slots = from..ledger.credits.len();
            let coverage = best_mean(&mut ledger.credits[slots.clone()].to_vec(), requirement.need);
            let worth = weight(requirement) / total;
            ledger.fit += worth * coverage;
            ledger.rows.push(Row { slots, need: requirement.need, worth, coverage });
        }
        ledger
    }

    /// What a lesson would add to the fit. (An empty `sum` would be -0.0, which `total_cmp` puts below 0.)
    pub(super) fn gain(&self, lesson: &Lesson) -> f64 {
        self.changes(&lesson.raises).map(|(row, coverage)| self.worth_of(row, coverage)).fold(0.0, Add::add)
    }

    /// What lessons would add to the fit, together.
    pub(super) fn gain_together<'a>(&self, lessons: impl Iterator<Item = &'a Lesson>) -> f64 {
        let mut raises: Vec<Raise> = lessons.flat_map(|lesson| &lesson.raises).copied().collect();
        raises.sort_by_key(|(slot, _)| *slot);
        self.changes(&raises).map(|(row, coverage)| self.worth_of(row, coverage)).fold(0.0, Add::add)
    }

    /// Takes a lesson as done.
    pub(super) fn apply(&mut self, lesson: &Lesson) {
        let changes: Vec<(usize, f64)> = self.changes(&lesson.raises).collect();
        for (row, coverage) in changes {
            self.fit += self.worth_of(row, coverage);
            self.rows[row].coverage = coverage;
        }
        for (slot, credit) in &lesson.raises {
            self.credits[slot.at] = self.credits[slot.at].max(*credit);
        }
    }

    fn worth_of(&self, row: usize, coverage: f64) -> f64 {
        let row = &self.rows[row];
        row.worth * (coverage - row.coverage).max(0.0)
    }

    /// The rows that raises, sorted by slot, bear on, with their new coverage.
    fn changes<'a>(&'a self, raises: &'a [Raise]) -> impl Iterator<Item = (usize, f64)> + 'a {
        raises.chunk_by(|a, b| a.0.row == b.0.row).filter_map(|chunk| self.raised(chunk))
    }

    /// A row and its coverage after raises that are all in it; `None` when they raise nothing.
    fn raised(&self, raises: &[Raise]) -> Option<(usize, f64)> {
        let at = raises.first()?.0.row;
        let row = &self.rows[at];
        if row.need == 1 {
            let most = raises.iter().map(|(_, credit)| *credit).fold(0.0, f64::max);
            return (most > row.coverage).then_some((at, most));
        }
        let mut credits = self.credits[row.slots.clone()].to_vec();
        for (slot, credit) in raises {
            let held = &mut credits[slot.at - row.slots.start];
            *held = held.max(*credit);
        }
        Some((at, best_mean(&mut credits, row.need)))
    }
}
