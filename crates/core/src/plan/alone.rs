//! The first steps of a role whose skills stand alone: none rests on another, and no project teaches several of them.
//!
//! Roles of published taxonomies are like this. What somebody who holds nothing learns first is then sorted once for
//! the role; of a profile only the requirements that it touches are looked at.

use super::prepare::{Manner, PreparedRole};
use super::state::Scratch;
use super::{ENOUGH, StepKey};
use std::cmp::Ordering;

/// What somebody who holds nothing learns of a role's essential requirements.
#[derive(Debug, Clone)]
pub(super) struct Alone {
    /// What comes first stands first; without personal skills.
    lessons: Box<[Candidate]>,
    /// What all of it takes.
    hours: f64,
    /// By row, what its lessons take.
    of_row: Box<[f64]>,
}

/// A lesson that may be a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    urgency: f64,
    row: usize,
    learner: usize,
    /// When it was wanted, among all: of equal ones the first counts.
    turn: (usize, usize),
}

impl PreparedRole {
    /// Whether none of its skills rests on another: what it says of a profile is then found as fast as remembered.
    pub(crate) fn stands_alone(&self) -> bool {
        self.alone.is_some()
    }

    /// Prepares the steps of a role whose skills stand alone; nothing for any other.
    pub(super) fn alone(&self) -> Option<Alone> {
        let apart = self.before.items().is_empty()
            && self.first_languages.items().is_empty()
            && self.grants.items().is_empty()
            && self.joints.is_empty();
        let once = (0..self.learners.len()).all(|learner| self.own.get(learner).len() <= 1);
        if !apart || !once || self.plain.iter().any(Option::is_none) {
            return None;
        }
        let mut lessons: Vec<Candidate> = Vec::new();
        let essential = (0..self.rows.len()).filter(|row| self.rows[*row].essential);
        essential.clone().for_each(|row| self.untouched_lessons(row, 0, &mut lessons));
        lessons.sort_by(|a, b| self.before_other(a, b));
        let of_row: Box<[f64]> = (0..self.rows.len()).map(|row| self.wanted_of_blank(row)).collect();
        Some(Alone { lessons: lessons.into(), hours: essential.map(|row| of_row[row]).sum(), of_row })
    }

    /// [`first_steps`](Self::first_steps) where skills stand alone; `None` where only personal skills may be left, or the
    /// person wishes for something.
    pub(super) fn first_of_alone(
        &self,
        alone: &Alone,
        most: usize,
        scratch: &mut Scratch,
    ) -> Option<Vec<StepKey>> {
        if scratch.has_wishes {
            return None;
        }
        let mut own = std::mem::take(&mut scratch.candidates);
        own.clear();
        let hours = self.touched_lessons(alone, &mut own, scratch);
        self.nice_lessons(alone, hours, &mut own, scratch);
        own.sort_unstable_by(|a, b| self.before_other(a, b));
        let is_touched = |row: &usize| scratch.touched.binary_search(row).is_ok();
        let mut kept = alone.lessons.iter().filter(|lesson| !is_touched(&lesson.row)).peekable();
        let mut own_ones = own.iter().peekable();
        let mut steps = Vec::with_capacity(most);
        while steps.len() < most {
            let first_kept = match (kept.peek(), own_ones.peek()) {
                (Some(a), Some(b)) => self.before_other(a, b).is_lt(),
                (kept, _) => kept.is_some(),
            };
            let Some(lesson) = (if first_kept { kept.next() } else { own_ones.next() }) else { break };
            let way = self.way_of(lesson.learner, scratch);
            steps.extend(way.map(|way| StepKey::Skill(self.learners[lesson.learner].skill, way.tip)));
        }
        scratch.candidates = own;
        (!steps.is_empty()).then_some(steps)
    }

    /// What the essential rows that the profile touches add; the hours of all essential rows.
    fn touched_lessons(&self, alone: &Alone, own: &mut Vec<Candidate>, scratch: &Scratch) -> f64 {
        let mut hours = alone.hours;
        for row in scratch.touched.iter().copied().filter(|row| self.rows[*row].essential) {
            hours += self.lessons_of(row, 0, own, scratch) - alone.of_row[row];
        }
        hours
    }

    /// What rows add that the role would only like, as [`want_all`](Self::want_all) takes them.
    fn nice_lessons(&self, alone: &Alone, mut hours: f64, own: &mut Vec<Candidate>, scratch: &Scratch) {
        let most = self.most_hours(hours);
        for (at, row) in (1..).zip(&self.nice_rows) {
            if hours >= most {
                return;
            }
            if scratch.state.coverages[*row] >= ENOUGH || hours + self.row_hours(*row, scratch) > most {
                continue;
            }
            match self.untouched(*row, scratch) {
                Some(_) => {
                    self.untouched_lessons(*row, at, own);
                    hours += alone.of_row[*row];
                }
                None => hours += self.lessons_of(*row, at, own, scratch),
            }
        }
    }

    /// Adds what a row wants of the profile that was entered; the hours that it takes.
    fn lessons_of(&self, row: usize, turn: usize, own: &mut Vec<Candidate>, scratch: &Scratch) -> f64 {
        let coverage = scratch.state.coverages[row];
        let worth = self.worth_of(row, scratch);
        if coverage >= ENOUGH || worth.of <= 0.0 {
            return 0.0;
        }
        let mut hours = 0.0;
        for slot in self.rows[row].slots.clone() {
            let learner = self.slots[slot].learner;
            if scratch.state.parts[slot].1 == 0 || !self.is_offered((row, learner), scratch) {
                continue;
            }
            let to = self.level_of(row, learner, scratch);
            hours += self.lesson_hours(learner, to, scratch);
            if self.learners[learner].manner != Manner::Soft {
                let urgency = self.ranked(learner, to, worth, scratch);
                own.push(Candidate { urgency, row, learner, turn: (turn, slot) });
            }
        }
        hours
    }

    /// Adds what a row wants of somebody who holds nothing of it.
    fn untouched_lessons(&self, row: usize, turn: usize, lessons: &mut Vec<Candidate>) {
        let wants = self.plain[row].iter().flat_map(|plain| plain.wants.iter());
        let studied = wants.filter(|(learner, ..)| self.learners[*learner].manner != Manner::Soft);
        lessons.extend(studied.map(|(learner, _, urgency)| {
            let slot = self.own.get(*learner).first().copied().unwrap_or_default();
            Candidate { urgency: *urgency, row, learner: *learner, turn: (turn, slot) }
        }));
    }

    /// The hours of what a row wants of somebody who holds nothing of it.
    fn wanted_of_blank(&self, row: usize) -> f64 {
        self.plain[row].as_ref().filter(|plain| !plain.wants.is_empty()).map_or(0.0, |plain| plain.hours)
    }

    fn before_other(&self, a: &Candidate, b: &Candidate) -> Ordering {
        let hours = |candidate: &Candidate| self.learners[candidate.learner].hours;
        let urgency = b.urgency.total_cmp(&a.urgency);
        urgency.then(hours(b).total_cmp(&hours(a))).then(a.turn.cmp(&b.turn))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, RequirementDraft, SkillDraft, SkillKind};
    use crate::sample;
    use crate::standing::Standing;
    use crate::units::{Confidence, Level};

    /// Numbers that look random and are the same every time.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % most
        }
    }

    const KINDS: [SkillKind; 5] = [
        SkillKind::Tool,
        SkillKind::Language,
        SkillKind::Knowledge,
        SkillKind::SoftSkill,
        SkillKind::Credential,
    ];

    /// A role that asks for each skill of a catalogue without relations once at most.
    fn catalog(numbers: &mut Numbers) -> Catalog {
        let mut draft = sample::draft();
        for skill in &mut draft.skills {
            let hours = [20.0, 40.0, 80.0, 120.0, 1500.0][numbers.below(5)];
            let (kind, related) = (KINDS[numbers.below(KINDS.len())], Vec::new());
            let plain = SkillDraft { kind, hours, related, ..skill.clone() };
            let (implies, broader) = (Vec::new(), Vec::new());
            *skill = SkillDraft { implies, broader, prerequisites: Vec::new(), ..plain };
        }
        let keys: Vec<String> = draft.skills.iter().map(|skill| skill.key.clone()).collect();
        let mut keys = keys.into_iter();
        let pattern = draft.roles[0].requirements[0].clone();
        let mut requirements = Vec::new();
        while requirements.len() < 14 {
            let alternatives: Vec<String> = keys.by_ref().take(1 + numbers.below(3)).collect();
            if alternatives.is_empty() {
                break;
            }
            let (need, importance) =
                (1 + numbers.below(alternatives.len()), 0.2 * (1 + numbers.below(5)) as f64);
            let level = [None, Some(Level::Basic), Some(Level::Advanced)][numbers.below(3)];
            let essential = numbers.below(3) > 0;
            let pattern = RequirementDraft { prefer: None, level, essential, ..pattern.clone() };
            requirements.push(RequirementDraft { alternatives, need, importance, ..pattern });
        }
        draft.roles[0].requirements = requirements;
        draft.roles.truncate(1);
        Catalog::build(draft).unwrap().0
    }

    #[test]
    fn the_first_steps_are_those_that_are_found_by_wanting_everything() {
        let mut numbers = Numbers(7);
        let mut scratch = Scratch::default();
        for _ in 0..60 {
            let catalog = catalog(&mut numbers);
            let prepared = PreparedRole::new(&catalog, &catalog.roles()[0]);
            assert!(prepared.stands_alone());
            let mut slow = prepared.clone();
            slow.alone = None;
            let skills: Vec<_> = catalog.skill_ids().map(|(id, _)| id).collect();
            for names in 0..24 {
                let level = |number| [None, Some(Level::Basic), Some(Level::Expert)][number];
                let held: Vec<_> = (0..names)
                    .map(|_| {
                        (skills[numbers.below(skills.len())], numbers.below(11), level(numbers.below(3)))
                    })
                    .map(|(skill, sure, level)| (skill, Confidence::clamped(sure as f64 / 10.0), level))
                    .collect();
                let standing = Standing::from_held(&catalog, &held);
                let most = [10, numbers.below(5)];
                let fast = prepared.findings(&standing, most, &mut scratch);
                assert_eq!(fast, slow.findings(&standing, most, &mut scratch));
                let fit = crate::fit::readiness(&catalog.roles()[0], &standing);
                assert_eq!(fast.fit.to_bits(), fit.to_bits());
            }
        }
    }
}
