//! Preparing a role: what somebody who holds nothing misses, and gains by each lesson.

use super::state::{Scratch, State};
use super::{Brief, Cost, Land, Learner, Lesson, Row, Slot};
use crate::catalog::{Catalog, Role, SkillId};
use crate::fit::{total_weight, weight};
use crate::follows::Follows;
use crate::lists::Lists;
use rustc_hash::FxHashMap;

impl Brief {
    /// Prepares a role.
    #[must_use]
    pub fn new(catalog: &Catalog, follows: &Follows, role: &Role) -> Self {
        let (skills, places) = with_prerequisites(catalog, role);
        let mut brief = Self {
            rows: Vec::with_capacity(role.requirements.len()),
            slots: Vec::new(),
            learners: Vec::with_capacity(skills.len()),
            by_skill: places.iter().map(|(skill, at)| (*skill, *at)).collect(),
            lessons: Vec::new(),
            own: Lists::default(),
            lands: Lists::with_capacity(skills.len(), skills.len()),
            notes: Lists::with_capacity(skills.len(), 0),
            before: Lists::with_capacity(skills.len(), 0),
            foundations: Lists::default(),
            bears: Lists::default(),
            chained: Vec::new(),
            total: total_weight(role),
            blank: State::default(),
            by_gain: Vec::new(),
            by_cost: Vec::new(),
        };
        brief.by_skill.sort_unstable_by_key(|(skill, _)| *skill);
        brief.add_rows(role, &places);
        let slots = || brief.slots.iter().zip(0..);
        brief.own = Lists::by_key(skills.len(), |put| slots().for_each(|(slot, at)| put(slot.learner, at)));
        brief.add_learners(catalog, follows, &skills, &places);
        brief.connect();
        brief.dig();
        brief.blank_state();
        brief
    }

    fn add_rows(&mut self, role: &Role, places: &FxHashMap<SkillId, usize>) {
        for (row, requirement) in role.requirements.iter().enumerate() {
            let from = self.slots.len();
            let level = requirement.level;
            let learners = requirement.alternatives.iter().filter_map(|skill| places.get(skill).copied());
            self.slots.extend(learners.map(|learner| Slot { learner, row, level }));
            let weight = weight(requirement);
            self.rows.push(Row {
                slots: from..self.slots.len(),
                need: requirement.need,
                weight,
                worth: weight / self.total,
            });
        }
    }

    fn add_learners(
        &mut self,
        catalog: &Catalog,
        follows: &Follows,
        skills: &[SkillId],
        places: &FxHashMap<SkillId, usize>,
    ) {
        let chains = skills.iter().any(|skill| !catalog.skill(*skill).prerequisites.is_empty());
        for id in skills {
            let skill = catalog.skill(*id);
            let reached = follows.of(*id).iter();
            let notes: Vec<Land> =
                reached.filter_map(|f| Some(Land { at: *places.get(&f.skill)?, follow: *f })).collect();
            let own = |note: &Land| self.own.get(note.at).iter();
            let mut lands: Vec<Land> =
                notes.iter().flat_map(|n| own(n).map(|slot| Land { at: *slot, ..*n })).collect();
            lands.sort_by_key(|land| land.at);
            self.lands.push(lands);
            self.notes.push(if chains { notes } else { Vec::new() });
            self.before.push(skill.prerequisites.iter().filter_map(|p| places.get(p).copied()));
            let from = self.lessons.len();
            let teachings = catalog.tips().iter().map(|tip| tip.teaching(skill.kind)).enumerate();
            self.lessons.extend(teachings.filter_map(|(tip, teaching)| {
                teaching.map(|t| Lesson { tip, effect: t.effect.get(), pace: t.pace })
            }));
            let (hours, lessons) = (skill.hours.get(), from..self.lessons.len());
            self.learners.push(Learner { skill: *id, hours, lessons });
        }
    }

    fn connect(&mut self) {
        let mut bears = Vec::new();
        for learner in 0..self.learners.len() {
            let rows = self.lands.get(learner).iter().map(|land| self.slots[land.at].row);
            bears.extend(rows.map(|row| (row, learner)));
            if !self.before.get(learner).is_empty() && !self.own.get(learner).is_empty() {
                self.chained.push(learner);
            }
        }
        // Of one learner the slots ascend, and so do their rows.
        bears.dedup();
        self.bears =
            Lists::by_key(self.rows.len(), |put| bears.iter().for_each(|(row, learner)| put(*row, *learner)));
    }

    /// Lists each chained learner with what it rests on, down to what rests on nothing.
    fn dig(&mut self) {
        for learner in &self.chained {
            let mut found = vec![*learner];
            let mut at = 0;
            while let Some(deeper) = found.get(at).copied() {
                let before = self.before.get(deeper).iter();
                let new: Vec<usize> = before.filter(|other| !found.contains(other)).copied().collect();
                found.extend(new);
                at += 1;
            }
            self.foundations.push(found);
        }
    }

    fn blank_state(&mut self) {
        let mut scratch = Scratch::default();
        let state = &mut scratch.state;
        state.credits = vec![0.0; self.slots.len()];
        state.coverages = vec![0.0; self.rows.len()];
        state.places = vec![None; self.learners.len()];
        state.known = vec![0.0; self.learners.len()];
        state.learned = vec![0.0; self.learners.len()];
        state.served = vec![0; self.rows.len()];
        state.taught = vec![false; self.learners.len()];
        state.marked = vec![false; self.learners.len()];
        state.gains = vec![0.0; self.lessons.len()];
        state.hours = vec![0.0; self.lessons.len()];
        state.bests = vec![None; self.learners.len()];
        state.ratios = vec![0.0; self.learners.len()];
        state.parts = vec![(0.0, 0); self.slots.len()];
        for learner in 0..self.learners.len() {
            self.count_hours(learner, &mut scratch.state);
            self.refresh(learner, &mut scratch);
        }
        (0..self.rows.len()).for_each(|row| self.blame(row, &mut scratch));
        self.blank = scratch.state;
        self.sort_blank();
    }

    fn sort_blank(&mut self) {
        let state = &self.blank;
        let mut by_gain: Vec<usize> = (0..self.learners.len())
            .filter(|at| state.bests[*at].is_some() && self.before.get(*at).is_empty())
            .collect();
        by_gain.sort_by(|a, b| match (&state.bests[*a], &state.bests[*b]) {
            (Some(x), Some(y)) if x.beats(y) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        });
        let costs = (0..self.learners.len()).filter_map(|at| Some((at, self.cost(at, state)?)));
        let mut by_cost: Vec<(usize, Cost)> = costs.collect();
        by_cost.sort_by(|(_, a), (_, b)| a.order(b));
        self.by_gain = by_gain;
        self.by_cost = by_cost;
    }
}

/// The skills that a role names, in its order, then their prerequisites, and so on; and the place of each.
fn with_prerequisites(catalog: &Catalog, role: &Role) -> (Vec<SkillId>, FxHashMap<SkillId, usize>) {
    let mut skills = Vec::new();
    let mut places = FxHashMap::default();
    let mut add = |skill: SkillId, skills: &mut Vec<SkillId>| {
        places.entry(skill).or_insert_with(|| {
            skills.push(skill);
            skills.len() - 1
        });
    };
    role.requirements.iter().flat_map(|r| &r.alternatives).for_each(|skill| add(*skill, &mut skills));
    let mut at = 0;
    while let Some(skill) = skills.get(at).copied() {
        catalog.skill(skill).prerequisites.iter().for_each(|before| add(*before, &mut skills));
        at += 1;
    }
    (skills, places)
}
