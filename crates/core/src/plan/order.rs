//! The order of a plan: what counts most first, what others rest on before them, and together what one project teaches.

use super::StepKey;
use super::effort::{SHARED, SOFT_HOURS, whole_hours};
use super::prepare::{Manner, PreparedRole, Way};
use super::state::Scratch;
use crate::units::Level;

/// What takes longer than this is a step of its own: nobody learns a language beside three tools.
const ALONE: f64 = 100.0;

/// A part of a project ends somewhere: what takes more hours is left to the second part.
const MOST_SHARED_HOURS: f64 = 110.0;

/// A part of a project that exercises more than this exercises nothing.
const MOST_SHARED: usize = 4;

/// A project has so many parts.
const MOST_PARTS: usize = 2;

/// What would be nice to have is taken along into the project of something essential where it takes no longer than this:
/// the rest of what is essential should not wait for it.
const TAKEN_ALONG: f64 = 20.0;

/// What is to be learned of a skill.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Want {
    pub(super) is_wanted: bool,
    pub(super) is_done: bool,
    /// To which level; `None` where levels mean nothing.
    pub(super) to: Option<Level>,
    /// What it is worth, or what the most valuable skill is worth that rests on it.
    pub(super) priority: f64,
    /// Whether the role asks for it; else something else rests on it.
    pub(super) is_target: bool,
    /// Whether it is, or carries, something essential.
    pub(super) is_essential: bool,
    /// The wanted skill that gives its basics, so that it is no lesson of its own.
    pub(super) by: Option<usize>,
}

/// What is wanted, while it is put in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// By learner.
    pub(super) wants: Vec<Want>,
    /// The learners that are wanted, but for personal skills.
    pub(super) wanted: Vec<usize>,
    /// The personal skills that are wanted.
    pub(super) soft: Vec<usize>,
    /// The projects of the steps so far, by place among the joints, once for each step.
    pub(super) used: Vec<usize>,
}

impl Order {
    /// The learner whose lesson teaches this one: a part of a profession comes with the licence for all of it.
    pub(super) fn lesson(&self, learner: usize) -> usize {
        let giver = |at: &usize| self.wants.get(*at).and_then(|want| want.by);
        std::iter::successors(Some(learner), giver).last().unwrap_or(learner)
    }

    pub(super) fn clear(&mut self, learners: usize) {
        self.wants.clear();
        self.wants.resize(learners, Want::default());
        self.wanted.clear();
        self.soft.clear();
        self.used.clear();
    }
}

/// What a lesson is wanted for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    /// The weight of the requirement, as far as it is not met.
    pub(super) of: f64,
    /// The weight of the requirement.
    pub(super) weight: f64,
    pub(super) is_essential: bool,
}

/// A step, by learners.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Draft {
    /// The bundle, by its place in the catalogue.
    pub(super) bundle: Option<usize>,
    /// Whether the project was begun by an earlier step.
    pub(super) is_further: bool,
    /// What is learned, in the order of learning.
    pub(super) lessons: Vec<usize>,
    /// What the role asks for beside that and the lessons give as well: a programme that leads to a licence teaches the
    /// profession.
    pub(super) along: Vec<usize>,
    /// The personal skills that are practised with it.
    pub(super) soft: Vec<usize>,
}

impl PreparedRole {
    /// The first steps of the plan of the profile that was entered last, without a budget.
    pub(super) fn first_steps(&self, most: usize, scratch: &mut Scratch) -> Vec<StepKey> {
        if most == 0 {
            return Vec::new();
        }
        let alone = self.alone.as_ref().and_then(|alone| self.first_of_alone(alone, most, scratch));
        if let Some(steps) = alone {
            return steps;
        }
        self.want_all(scratch);
        self.settle(scratch);
        let mut steps = Vec::with_capacity(most);
        while steps.len() < most {
            let Some(draft) = self.next_step(scratch) else { break };
            steps.extend(self.key(&draft, scratch));
        }
        if steps.is_empty() && most > 0 {
            steps.extend(self.soft_alone(scratch).and_then(|draft| self.key(&draft, scratch)));
        }
        steps
    }

    /// Every step for what is wanted, at most so many.
    pub(super) fn all_steps(&self, most: usize, scratch: &mut Scratch) -> Vec<Draft> {
        self.settle(scratch);
        let mut steps = Vec::new();
        while steps.len() < most {
            let Some(draft) = self.next_step(scratch) else { break };
            steps.push(draft);
        }
        attach_given(&mut steps, &scratch.order);
        self.attach_soft(&mut steps, scratch);
        steps.extend(self.soft_alone(scratch).filter(|_| steps.is_empty() && most > 0));
        steps
    }

    /// The next step: the most valuable skill that nothing is missing for, with what is learned together with it.
    fn next_step(&self, scratch: &mut Scratch) -> Option<Draft> {
        let open = || scratch.order.wanted.iter().copied().filter(|at| !scratch.order.wants[*at].is_done);
        let first = |a: usize, b: usize| {
            let order = &scratch.order;
            let later = order.wants[b].priority.total_cmp(&order.wants[a].priority);
            let shorter = || self.learners[b].hours.total_cmp(&self.learners[a].hours);
            if later.then_with(shorter).is_gt() { b } else { a }
        };
        let ready = open().filter(|at| !self.is_blocked(*at, &[], scratch)).reduce(first);
        // Skills that rest on each other have no first one.
        let next = ready.or_else(|| open().reduce(first))?;
        let together = self.together(next, scratch);
        let language = together.as_ref().and_then(|(joint, members)| self.awaited(*joint, members, scratch));
        let (joint, lessons) = match (language, together) {
            (Some(language), _) => (None, vec![language]),
            (None, Some((joint, members))) => (Some(joint), members),
            (None, None) => (None, vec![next]),
        };
        let is_further = joint.is_some_and(|joint| scratch.order.used.contains(&joint));
        scratch.order.used.extend(joint);
        let bundle = joint.map(|joint| self.joints[joint].bundle);
        for learner in &lessons {
            scratch.order.wants[*learner].is_done = true;
        }
        Some(Draft { bundle, is_further, lessons, ..Draft::default() })
    }

    /// Whether something is still to be learned before a skill that is not learned with it.
    fn is_blocked(&self, learner: usize, with: &[usize], scratch: &Scratch) -> bool {
        let wants = &scratch.order.wants;
        let is_open = |other: &usize| wants[*other].is_wanted && !wants[*other].is_done && *other != learner;
        self.before
            .get(learner)
            .iter()
            .map(|other| scratch.order.lesson(*other))
            .chain(self.first_languages(learner, &scratch.state.known).iter().copied())
            .any(|other| is_open(&other) && !with.contains(&other))
    }

    /// The bundle, by its place among the joints, in which a skill is learned with the most that counts, and its skills:
    /// the more of the project the role asks for, the better it suits. One skill alone is learned by a project of its own.
    fn together(&self, first: usize, scratch: &Scratch) -> Option<(usize, Vec<usize>)> {
        if !self.is_shared(first, scratch) {
            return None;
        }
        let mut best: Option<(f64, usize, Vec<usize>)> = None;
        let parts = |joint: &usize| scratch.order.used.iter().filter(|used| *used == joint).count();
        let open = self.joint_of.get(first).iter().map(|joint| (joint, parts(joint)));
        for (joint, _) in open.filter(|(_, parts)| *parts < MOST_PARTS) {
            let members = self.members(first, &self.joints[*joint].members, scratch);
            let worth: f64 = members.iter().map(|at| scratch.order.wants[*at].priority).sum();
            let value = worth * self.joints[*joint].share;
            if members.len() > 1 && best.as_ref().is_none_or(|(known, ..)| value > *known) {
                best = Some((value, *joint, members));
            }
        }
        best.map(|(_, joint, members)| (joint, members))
    }

    /// The language that a project is written in, where it is wanted and takes too long to be learned within it.
    fn awaited(&self, joint: usize, members: &[usize], scratch: &Scratch) -> Option<usize> {
        let wants = &scratch.order.wants;
        let is_awaited = |at: &usize| {
            let is_open = wants[*at].is_wanted && !wants[*at].is_done && !members.contains(at);
            self.learners[*at].is_language && is_open && !self.is_shared(*at, scratch)
        };
        let mut languages = self.joints[joint].members.iter().copied();
        languages.find(|at| is_awaited(at) && !self.is_blocked(*at, &[], scratch))
    }

    fn is_shared(&self, learner: usize, scratch: &Scratch) -> bool {
        let is_last = self.way_of(learner, scratch).is_some_and(|way| way.is_last);
        let is_study = self.learners[learner].manner == Manner::Study;
        is_study && !is_last && self.hours(learner, scratch) <= ALONE
    }

    /// Of a bundle's skills those that are wanted and can be learned now, the first among them.
    fn members(&self, first: usize, all: &[usize], scratch: &Scratch) -> Vec<usize> {
        let wants = &scratch.order.wants;
        let mut members = vec![first];
        let mut hours = self.hours(first, scratch);
        let mut rest: Vec<usize> = all.iter().copied().filter(|at| *at != first).collect();
        rest.retain(|at| wants[*at].is_wanted && !wants[*at].is_done && wants[*at].by.is_none());
        rest.retain(|at| self.is_shared(*at, scratch));
        let is_small = |at: &usize| self.hours(*at, scratch) <= TAKEN_ALONG;
        rest.retain(|at| !wants[first].is_essential || wants[*at].is_essential || is_small(at));
        rest.sort_by(|a, b| wants[*b].priority.total_cmp(&wants[*a].priority));
        while members.len() < MOST_SHARED {
            let fits = |at: &usize| {
                hours + self.hours(*at, scratch) <= MOST_SHARED_HOURS
                    && !self.is_blocked(*at, &members, scratch)
            };
            let Some(place) = rest.iter().position(fits) else { break };
            let learner = rest.remove(place);
            hours += self.hours(learner, scratch);
            members.push(learner);
        }
        members
    }

    /// Spreads the personal skills over the projects; over the other steps where there is none.
    fn attach_soft(&self, steps: &mut [Draft], scratch: &Scratch) {
        let is_project = |step: &Draft| {
            step.bundle.is_some() || self.way(step, scratch).is_some_and(|way| way.tip == self.project)
        };
        let mut places: Vec<usize> = (0..steps.len()).filter(|at| is_project(&steps[*at])).collect();
        if places.is_empty() {
            places.extend(0..steps.len());
        }
        let rounds = places.iter().cycle().take(if places.is_empty() { 0 } else { scratch.order.soft.len() });
        for (learner, at) in scratch.order.soft.iter().zip(rounds) {
            steps[*at].soft.push(*learner);
        }
    }

    /// One step for all personal skills, when there is nothing else to learn.
    fn soft_alone(&self, scratch: &Scratch) -> Option<Draft> {
        let (first, rest) = scratch.order.soft.split_first()?;
        Some(Draft { lessons: vec![*first], soft: rest.to_vec(), ..Draft::default() })
    }

    /// The way in which the first skill of a step is taught.
    pub(super) fn way(&self, step: &Draft, scratch: &Scratch) -> Option<Way> {
        step.lessons.first().and_then(|learner| self.way_of(*learner, scratch))
    }

    /// The way in which a skill is taught to who holds what this profile holds.
    pub(super) fn way_of(&self, learner: usize, scratch: &Scratch) -> Option<Way> {
        let from = scratch.state.known[learner].level.map_or(0, |level| level as usize + 1);
        self.learners[learner].ways.get(from).copied().flatten()
    }

    pub(super) fn key(&self, step: &Draft, scratch: &Scratch) -> Option<StepKey> {
        let learner = step.lessons.first()?;
        match step.bundle {
            Some(bundle) if step.is_further => Some(StepKey::Further(bundle)),
            Some(bundle) => Some(StepKey::Bundle(bundle)),
            None => Some(StepKey::Skill(self.learners[*learner].skill, self.way(step, scratch)?.tip)),
        }
    }

    /// The level that a skill must be asked at for the way it is taught; `None` for any.
    pub(super) fn least_level(&self, learner: usize, scratch: &Scratch) -> Option<Level> {
        self.way_of(learner, scratch).and_then(|way| way.to)
    }

    /// How long a lesson takes that is wanted.
    pub(super) fn hours(&self, learner: usize, scratch: &Scratch) -> f64 {
        self.lesson_hours(learner, scratch.order.wants[learner].to, scratch)
    }

    /// How long a lesson to a level takes.
    pub(super) fn lesson_hours(&self, learner: usize, to: Option<Level>, scratch: &Scratch) -> f64 {
        if self.learners[learner].manner == Manner::Soft {
            return SOFT_HOURS;
        }
        let pace = self.way_of(learner, scratch).map_or(1.0, |way| way.pace);
        whole_hours(self.hours_to(learner, to.unwrap_or(Level::Intermediate), scratch) * pace)
    }

    /// How long a step takes: what is learned together takes less than one by one.
    pub(super) fn step_hours(&self, step: &Draft, scratch: &Scratch) -> f64 {
        let sum: f64 = step.lessons.iter().map(|learner| self.hours(*learner, scratch)).sum();
        let study = if step.bundle.is_some() { whole_hours(sum * SHARED) } else { sum };
        study + SOFT_HOURS * step.soft.len() as f64
    }
}

/// Adds to each step what the role asks for and the step's lessons give in full.
fn attach_given(steps: &mut [Draft], order: &Order) {
    let is_given = |(_, want): &(usize, &Want)| want.is_target && want.by.is_some();
    for (at, _) in order.wants.iter().enumerate().filter(is_given) {
        let by = order.lesson(at);
        let step = steps.iter_mut().find(|step| step.lessons.contains(&by));
        step.into_iter().for_each(|step| step.along.push(at));
    }
}

/// From these weights on a requirement belongs to the common ground of a role, to what nearly every advert asks for, and
/// to its heart.
const TIERS: [f64; 3] = [0.6, 0.75, 0.85];

/// The tier of the heart of a role; the language that its work is written in comes before all of it.
pub(super) const HEART: u8 = 3;

/// 3 for the heart of a role, 2 for what nearly every advert asks for, 1 for its common ground, 0 for the rest.
///
/// The weight decides, not what is missing of it: who knows a little of the heart still begins there.
pub(super) fn tier(weight: f64) -> u8 {
    TIERS.iter().map(|least| u8::from(weight >= *least)).sum()
}
