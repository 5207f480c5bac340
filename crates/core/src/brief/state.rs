//! What a profile makes of a prepared role; memory that is reused from profile to profile.

use super::{Best, Brief};
use crate::fit::best_mean;
use crate::gap::effort_share;
use crate::plan::{MIN_GAIN, lesson_hours};
use crate::standing::Standing;

/// The numbers of one profile against one role; the name of each says by what it is indexed.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// By slot.
    pub(super) credits: Vec<f64>,
    /// By row.
    pub(super) coverages: Vec<f64>,
    /// By learner: the first slot of its own that was open at the start; without one it is no target.
    pub(super) places: Vec<Option<usize>>,
    /// By learner: how surely it is held at the start.
    pub(super) known: Vec<f64>,
    /// By learner: what the picks made of it.
    pub(super) learned: Vec<f64>,
    /// By row: how many of its alternatives the picks teach.
    pub(super) served: Vec<usize>,
    /// By learner.
    pub(super) taught: Vec<bool>,
    /// By learner: whether it is no longer as for somebody who holds nothing.
    pub(super) marked: Vec<bool>,
    /// By lesson.
    pub(super) gains: Vec<f64>,
    /// By lesson.
    pub(super) hours: Vec<f64>,
    /// By learner.
    pub(super) bests: Vec<Option<Best>>,
    /// By learner: the most that a lesson adds per hour.
    pub(super) ratios: Vec<f64>,
    /// By slot: the part of its row's gap that is put down to it, and its place among those.
    pub(super) parts: Vec<(f64, usize)>,
}

impl State {
    fn copy_from(&mut self, other: &Self) {
        self.credits.clone_from(&other.credits);
        self.coverages.clone_from(&other.coverages);
        self.places.clone_from(&other.places);
        self.known.clone_from(&other.known);
        self.learned.clone_from(&other.learned);
        self.served.clone_from(&other.served);
        self.taught.clone_from(&other.taught);
        self.marked.clone_from(&other.marked);
        self.gains.clone_from(&other.gains);
        self.hours.clone_from(&other.hours);
        self.bests.clone_from(&other.bests);
        self.ratios.clone_from(&other.ratios);
        self.parts.clone_from(&other.parts);
    }
}

/// Memory that a [`Brief`] works in; one for each thread, for any number of roles and profiles.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(super) state: State,
    /// The learners that are marked.
    pub(super) marks: Vec<usize>,
    /// The rows that the profile touches, ascending.
    pub(super) touched: Vec<usize>,
    pub(super) raises: Vec<(usize, f64)>,
    pub(super) values: Vec<f64>,
    pub(super) open: Vec<(usize, f64)>,
    pub(super) cheapest: Vec<usize>,
    /// Learners whose cost may differ from that of somebody who holds nothing, ascending.
    pub(super) affected: Vec<usize>,
}

impl Brief {
    /// Takes a profile in: what it touches, and what that changes.
    pub(super) fn enter(&self, standing: &Standing, scratch: &mut Scratch) {
        scratch.state.copy_from(&self.blank);
        scratch.marks.clear();
        scratch.touched.clear();
        // Both are in the order of the skills.
        let mut named = self.by_skill.iter().peekable();
        for (skill, credit) in standing.iter() {
            while named.next_if(|(other, _)| *other < skill).is_some() {}
            let Some((_, learner)) = named.next_if(|(other, _)| *other == skill).copied() else { continue };
            scratch.state.known[learner] = credit.confidence();
            for slot in self.own.get(learner) {
                scratch.state.credits[*slot] = credit.for_level(self.slots[*slot].level);
                scratch.touched.push(self.slots[*slot].row);
            }
            mark(learner, scratch);
        }
        scratch.touched.sort_unstable();
        scratch.touched.dedup();
        for at in 0..scratch.touched.len() {
            let row = scratch.touched[at];
            scratch.state.coverages[row] = self.coverage(row, scratch);
        }
    }

    /// Works out again whatever a touched row bears on.
    pub(super) fn refresh_touched(&self, scratch: &mut Scratch) {
        for at in 0..scratch.touched.len() {
            self.bears.get(scratch.touched[at]).iter().for_each(|learner| mark(*learner, scratch));
        }
        for at in 0..scratch.marks.len() {
            self.refresh(scratch.marks[at], scratch);
        }
    }

    fn coverage(&self, row: usize, scratch: &mut Scratch) -> f64 {
        let row = &self.rows[row];
        scratch.values.clear();
        scratch.values.extend_from_slice(&scratch.state.credits[row.slots.clone()]);
        best_mean(&mut scratch.values, row.need)
    }

    /// Works out the lessons of a learner at the start.
    pub(super) fn refresh(&self, learner: usize, scratch: &mut Scratch) {
        let open = |slot: &&usize| {
            let row = self.slots[**slot].row;
            scratch.state.coverages[row] < 1.0 && scratch.state.credits[**slot] < 1.0
        };
        scratch.state.places[learner] = self.own.get(learner).iter().find(open).copied();
        // The hours of what nobody knows are those of the blank state.
        if scratch.state.known[learner] > 0.0 {
            self.count_hours(learner, &mut scratch.state);
        }
        for lesson in self.learners[learner].lessons.clone() {
            scratch.state.gains[lesson] = self.gain(learner, lesson, scratch);
        }
        self.choose(learner, scratch);
    }

    /// Works out how long the lessons of a learner take.
    pub(super) fn count_hours(&self, learner: usize, state: &mut State) {
        let hours = self.learners[learner].hours;
        let effort = effort_share(state.known[learner]);
        for lesson in self.learners[learner].lessons.clone() {
            state.hours[lesson] = lesson_hours(hours * self.lessons[lesson].pace * effort);
        }
    }

    /// Finds the best lesson of a learner by itself.
    pub(super) fn choose(&self, learner: usize, scratch: &mut Scratch) {
        let state = &mut scratch.state;
        let mut best: Option<Best> = None;
        let mut most: f64 = 0.0;
        for lesson in self.learners[learner].lessons.clone() {
            let gain = state.gains[lesson];
            let ratio = gain / state.hours[lesson];
            most = most.max(ratio);
            let choice = state.places[learner].map(|place| Best { ratio, gain, place: (place, lesson) });
            if let Some(choice) =
                choice.filter(|choice| gain >= MIN_GAIN && best.is_none_or(|known| choice.beats(&known)))
            {
                best = Some(choice);
            }
        }
        state.bests[learner] = best;
        state.ratios[learner] = most;
    }

    /// With what confidence a learner is held after a lesson.
    pub(super) fn confidence(&self, learner: usize, lesson: usize, scratch: &Scratch) -> f64 {
        self.lessons[lesson].effect.max(scratch.state.known[learner]).clamp(0.0, 1.0)
    }
}

/// Notes that a learner differs from somebody's who holds nothing.
pub(super) fn mark(learner: usize, scratch: &mut Scratch) {
    if !std::mem::replace(&mut scratch.state.marked[learner], true) {
        scratch.marks.push(learner);
    }
}
