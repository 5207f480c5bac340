//! Preparing a role: what somebody who holds nothing misses, and gains by each lesson.

use super::state::{Scratch, State};
use super::{Brief, Cost, Land, Learner, Lesson, Row, Slot};
use crate::catalog::{Catalog, Role, SkillId};
use crate::fit::{total_weight, weight};
use crate::follows::Follows;
use rustc_hash::FxHashMap;

impl Brief {
    /// Prepares a role.
    #[must_use]
    pub fn new(catalog: &Catalog, follows: &Follows, role: &Role) -> Self {
        let total = total_weight(role);
        let (skills, places) = with_prerequisites(catalog, role);
        let mut brief = Self {
            rows: Vec::with_capacity(role.requirements.len()),
            slots: Vec::new(),
            learners: Vec::with_capacity(skills.len()),
            by_skill: places.iter().map(|(skill, at)| (*skill, *at)).collect(),
            lessons: Vec::new(),
            bears: vec![Vec::new(); role.requirements.len()],
            chained: Vec::new(),
            total,
            blank: State::default(),
            by_gain: Vec::new(),
            by_cost: Vec::new(),
        };
        brief.by_skill.sort_unstable_by_key(|(skill, _)| *skill);
        brief.add_rows(role, &places);
        brief.add_learners(catalog, follows, &skills, &places);
        brief.connect();
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
        let mut own: Vec<Vec<usize>> = vec![Vec::new(); skills.len()];
        self.slots.iter().enumerate().for_each(|(at, slot)| own[slot.learner].push(at));
        let chains = skills.iter().any(|skill| !catalog.skill(*skill).prerequisites.is_empty());
        for (at, id) in skills.iter().enumerate() {
            let skill = catalog.skill(*id);
            let reached = follows.of(*id).iter();
            let notes: Vec<Land> =
                reached.filter_map(|f| Some(Land { at: *places.get(&f.skill)?, follow: *f })).collect();
            let mut lands: Vec<Land> =
                notes.iter().flat_map(|n| own[n.at].iter().map(|slot| Land { at: *slot, ..*n })).collect();
            lands.sort_by_key(|land| land.at);
            let from = self.lessons.len();
            let teachings = catalog.tips().iter().map(|tip| tip.teaching(skill.kind)).enumerate();
            self.lessons.extend(teachings.filter_map(|(tip, teaching)| {
                teaching.map(|t| Lesson { tip, effect: t.effect.get(), pace: t.pace })
            }));
            self.learners.push(Learner {
                skill: *id,
                hours: skill.hours.get(),
                own: own[at].clone(),
                lands,
                notes: if chains { notes } else { Vec::new() },
                lessons: from..self.lessons.len(),
                before: skill.prerequisites.iter().filter_map(|p| places.get(p).copied()).collect(),
            });
        }
    }

    fn connect(&mut self) {
        for (at, learner) in self.learners.iter().enumerate() {
            for land in &learner.lands {
                let bears = &mut self.bears[self.slots[land.at].row];
                if bears.last() != Some(&at) {
                    bears.push(at);
                }
            }
            if !learner.before.is_empty() && !learner.own.is_empty() {
                self.chained.push(at);
            }
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
            .filter(|at| state.bests[*at].is_some() && self.learners[*at].before.is_empty())
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
