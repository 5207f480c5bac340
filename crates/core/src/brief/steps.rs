//! The first steps of the plan that [`plan`](crate::plan::plan) makes without a budget: greedy by gain per hour,
//! prerequisites first.

use super::state::{Scratch, mark};
use super::{Best, Brief, StepKey};
use crate::fit::best_mean;
use crate::plan::{MIN_GAIN, PREREQUISITE_MET, PlanOptions};
use crate::standing::Standing;

/// Sums in another order differ in their last digits: a bound is that much higher.
const ROUNDING_UP: f64 = 1.0 + 1e-9;

impl Brief {
    /// The first `most` steps of the plan of a profile.
    ///
    /// ```
    /// use skillgap_core::brief::{Brief, Scratch};
    /// use skillgap_core::{follows::Follows, plan::first_actions, plan::step_action, sample, standing::Standing};
    /// let catalog = sample::catalog();
    /// let role = catalog.role(catalog.find_role("web-developer").unwrap());
    /// let brief = Brief::new(&catalog, &Follows::new(&catalog), role);
    /// let steps = brief.first_steps(&Standing::default(), 1, &mut Scratch::default());
    /// let planned = first_actions(&catalog, role, &Standing::default(), 1);
    /// assert_eq!(planned, [step_action(&catalog, steps[0])]);
    /// ```
    #[must_use]
    pub fn first_steps(&self, standing: &Standing, most: usize, scratch: &mut Scratch) -> Vec<StepKey> {
        self.enter(standing, scratch);
        self.refresh_touched(scratch);
        self.steps_of_refreshed(most, scratch)
    }

    /// The same for the profile that was entered last.
    pub(super) fn steps_of_refreshed(&self, most: usize, scratch: &mut Scratch) -> Vec<StepKey> {
        let longest = PlanOptions::default().most_steps;
        let mut picks = Vec::with_capacity(most);
        while picks.len() < most.min(longest) {
            let Some((lesson, before)) = self.next(longest - picks.len(), scratch) else { break };
            for (learner, lesson) in before.into_iter().chain([lesson]) {
                self.pick(learner, lesson, &mut picks, scratch);
                // Nothing is chosen after the last one: what it changes need not be known.
                if picks.len() < most {
                    self.apply(learner, lesson, scratch);
                }
            }
        }
        picks.truncate(most);
        picks
    }

    /// The lesson to take next, with those that come before it; learners and lessons.
    #[expect(clippy::type_complexity, reason = "two pairs that are used once")]
    fn next(&self, steps: usize, scratch: &mut Scratch) -> Option<((usize, usize), Vec<(usize, usize)>)> {
        let mut best: Option<(Best, usize, Vec<(usize, usize)>)> = None;
        let untouched =
            self.by_gain.iter().find(|at| !scratch.state.marked[**at] && self.is_wanted(**at, scratch));
        let marked = scratch.marks.iter().filter(|at| self.before.get(**at).is_empty());
        for learner in marked.chain(untouched) {
            let Some(choice) = scratch.state.bests[*learner] else { continue };
            if best.as_ref().is_none_or(|(known, ..)| choice.beats(known))
                && self.is_wanted(*learner, scratch)
            {
                best = Some((choice, *learner, Vec::new()));
            }
        }
        for (at, learner) in self.chained.iter().enumerate() {
            let bar = best.as_ref().map_or(0.0, |(known, ..)| known.ratio);
            let reaches = |other: &usize| scratch.state.ratios[*other] * ROUNDING_UP >= bar;
            if !self.foundations.get(at).iter().any(reaches) {
                continue;
            }
            let Some((choice, before)) = self.chained_choice(*learner, (steps, bar), scratch) else {
                continue;
            };
            if best.as_ref().is_none_or(|(known, ..)| choice.beats(known)) {
                best = Some((choice, *learner, before));
            }
        }
        best.map(|(choice, learner, before)| ((learner, choice.place.1), before))
    }

    /// The best lesson of a skill that has prerequisites, with what must come before it; `None` when no choice
    /// adds more per hour than `bar`.
    ///
    /// What several lessons add together is at most the sum of what each adds: coverage is a sum of the best
    /// alternatives of each row, and the more is covered, the less one more adds (submodularity). So no choice is
    /// better per hour than the best of its lessons alone.
    fn chained_choice(
        &self,
        learner: usize,
        (steps, bar): (usize, f64),
        scratch: &mut Scratch,
    ) -> Option<(Best, Vec<(usize, usize)>)> {
        let place = scratch.state.places[learner]?;
        let lessons = self.learners[learner].lessons.clone();
        let worth = lessons.clone().any(|lesson| scratch.state.gains[lesson] >= MIN_GAIN);
        if !worth || !self.is_wanted(learner, scratch) {
            return None;
        }
        let before = self.missing_before(learner, scratch)?;
        if before.is_empty() {
            return scratch.state.bests[learner].map(|best| (best, before));
        }
        if before.len() >= steps {
            return None;
        }
        let alone = self.gain_together(&before, scratch);
        let most_before: f64 = before.iter().map(|(_, lesson)| scratch.state.gains[*lesson]).sum();
        let hours_before: f64 = before.iter().map(|(_, lesson)| scratch.state.hours[*lesson]).sum();
        let mut best: Option<Best> = None;
        for lesson in lessons {
            let hours = hours_before + scratch.state.hours[lesson];
            let most = most_before + scratch.state.gains[lesson];
            if most * ROUNDING_UP < bar * hours {
                continue;
            }
            let mut all = before.clone();
            all.push((learner, lesson));
            let gain = self.gain_together(&all, scratch);
            let choice = Best { ratio: gain / hours, gain, place: (place, lesson) };
            if gain - alone >= MIN_GAIN && best.is_none_or(|known| choice.beats(&known)) {
                best = Some(choice);
            }
        }
        best.map(|best| (best, before))
    }

    /// Whether a skill is not taught yet, and some requirement asks for one more of its alternatives.
    fn is_wanted(&self, learner: usize, scratch: &Scratch) -> bool {
        let mut rows = self.own.get(learner).iter().map(|slot| self.slots[*slot].row);
        !scratch.state.taught[learner] && rows.any(|row| scratch.state.served[row] < self.rows[row].need)
    }

    fn pick(&self, learner: usize, lesson: usize, picks: &mut Vec<StepKey>, scratch: &mut Scratch) {
        let skill = self.learners[learner].skill;
        picks.push(StepKey { skill, tip: self.lessons[lesson].tip });
        scratch.state.taught[learner] = true;
        for slot in self.own.get(learner) {
            scratch.state.served[self.slots[*slot].row] += 1;
        }
        let confidence = self.confidence(learner, lesson, scratch);
        self.note(learner, confidence, &mut scratch.state.learned);
    }

    /// Adds what a lesson makes known.
    fn note(&self, learner: usize, confidence: f64, learned: &mut [f64]) {
        for note in self.notes.get(learner) {
            if let Some(reached) = note.follow.scaled(confidence) {
                learned[note.at] = learned[note.at].max(reached);
            }
        }
    }

    /// Takes a lesson as done, and scores again what bears on the rows that it bears on.
    fn apply(&self, learner: usize, lesson: usize, scratch: &mut Scratch) {
        self.raise(&[(learner, lesson)], scratch);
        let raises = std::mem::take(&mut scratch.raises);
        let rows = || raises.chunk_by(|a, b| self.row_of(a.0) == self.row_of(b.0));
        for raises in rows() {
            let row = self.row_of(raises[0].0);
            scratch.state.coverages[row] = self.raised(row, raises.iter().copied(), scratch);
        }
        for (slot, credit) in &raises {
            scratch.state.credits[*slot] = scratch.state.credits[*slot].max(*credit);
        }
        for raises in rows() {
            let bears = self.bears.get(self.row_of(raises[0].0));
            bears.iter().for_each(|other| self.rescore(*other, scratch));
        }
        scratch.raises = raises;
    }

    fn rescore(&self, learner: usize, scratch: &mut Scratch) {
        // Nothing is taught twice.
        if scratch.state.taught[learner] {
            return;
        }
        mark(learner, scratch);
        for lesson in self.learners[learner].lessons.clone() {
            if scratch.state.gains[lesson] > 0.0 {
                scratch.state.gains[lesson] = self.gain(learner, lesson, scratch);
            }
        }
        self.choose(learner, scratch);
    }

    /// What a lesson would add to the fit.
    pub(super) fn gain(&self, learner: usize, lesson: usize, scratch: &mut Scratch) -> f64 {
        let confidence = self.confidence(learner, lesson, scratch);
        let mut gain = 0.0;
        for lands in self.lands.get(learner).chunk_by(|a, b| self.row_of(a.at) == self.row_of(b.at)) {
            let raises = lands.iter().filter_map(|land| Some((land.at, land.follow.scaled(confidence)?)));
            gain += self.added(self.row_of(lands[0].at), raises, scratch);
        }
        gain
    }

    /// What lessons would add to the fit, together.
    fn gain_together(&self, lessons: &[(usize, usize)], scratch: &mut Scratch) -> f64 {
        self.raise(lessons, scratch);
        let raises = std::mem::take(&mut scratch.raises);
        let mut gain = 0.0;
        for raises in raises.chunk_by(|a, b| self.row_of(a.0) == self.row_of(b.0)) {
            gain += self.added(self.row_of(raises[0].0), raises.iter().copied(), scratch);
        }
        scratch.raises = raises;
        gain
    }

    /// Collects what lessons raise to how much, by slot.
    fn raise(&self, lessons: &[(usize, usize)], scratch: &mut Scratch) {
        let mut raises = std::mem::take(&mut scratch.raises);
        raises.clear();
        for (learner, lesson) in lessons {
            let confidence = self.confidence(*learner, *lesson, scratch);
            let lands = self.lands.get(*learner).iter();
            raises.extend(lands.filter_map(|land| Some((land.at, land.follow.scaled(confidence)?))));
        }
        if lessons.len() > 1 {
            raises.sort_by_key(|(slot, _)| *slot);
        }
        scratch.raises = raises;
    }

    /// What raises that are all in one row add to the fit.
    fn added(&self, row: usize, raises: impl Iterator<Item = (usize, f64)>, scratch: &mut Scratch) -> f64 {
        let coverage = self.raised(row, raises, scratch);
        self.rows[row].worth * (coverage - scratch.state.coverages[row]).max(0.0)
    }

    /// The coverage of a row after raises that are all in it.
    fn raised(&self, at: usize, raises: impl Iterator<Item = (usize, f64)>, scratch: &mut Scratch) -> f64 {
        let row = &self.rows[at];
        if row.need == 1 {
            return raises.map(|(_, credit)| credit).fold(scratch.state.coverages[at], f64::max);
        }
        scratch.values.clear();
        scratch.values.extend_from_slice(&scratch.state.credits[row.slots.clone()]);
        for (slot, credit) in raises {
            let held = &mut scratch.values[slot - row.slots.start];
            *held = held.max(credit);
        }
        best_mean(&mut scratch.values, row.need)
    }

    fn row_of(&self, slot: usize) -> usize {
        self.slots[slot].row
    }

    /// The lessons for what is missing of a skill's prerequisites, in the order of learning; `None` when one
    /// of them cannot be taught.
    fn missing_before(&self, target: usize, scratch: &Scratch) -> Option<Vec<(usize, usize)>> {
        let mut lessons = Vec::new();
        if self.before.get(target).iter().all(|before| self.is_met(*before, scratch)) {
            return Some(lessons);
        }
        let mut learned = vec![0.0; self.learners.len()];
        for learner in self.prerequisites(target, scratch) {
            // An earlier lesson of the chain may imply a later prerequisite.
            if learned[learner] >= PREREQUISITE_MET {
                continue;
            }
            let lesson = self.lesson_before(learner, scratch)?;
            self.note(learner, self.confidence(learner, lesson, scratch), &mut learned);
            lessons.push((learner, lesson));
        }
        Some(lessons)
    }

    /// What is missing before a skill, deepest first; without recursion, each once.
    fn prerequisites(&self, target: usize, scratch: &Scratch) -> Vec<usize> {
        let mut seen = vec![target];
        let mut ordered = Vec::new();
        let mut path = vec![(target, 0)];
        while let Some((learner, next)) = path.last_mut() {
            let Some(before) = self.before.get(*learner).get(*next) else {
                ordered.push(*learner);
                path.pop();
                continue;
            };
            *next += 1;
            if !self.is_met(*before, scratch) && !seen.contains(before) {
                seen.push(*before);
                path.push((*before, 0));
            }
        }
        ordered.pop();
        ordered
    }

    /// Whether a prerequisite is held well enough, or taught as well as one step can.
    fn is_met(&self, learner: usize, scratch: &Scratch) -> bool {
        let state = &scratch.state;
        state.known[learner].max(state.learned[learner]) >= PREREQUISITE_MET || state.taught[learner]
    }

    /// The lesson for a prerequisite: it must teach enough, then gain most per hour, then be short.
    fn lesson_before(&self, learner: usize, scratch: &Scratch) -> Option<usize> {
        let enough = |at: usize| self.confidence(learner, at, scratch).min(PREREQUISITE_MET);
        let hours = |at: usize| scratch.state.hours[at];
        let ratio = |at: usize| scratch.state.gains[at] / hours(at);
        self.learners[learner].lessons.clone().reduce(|a, b| {
            let better = enough(b).total_cmp(&enough(a)).then(ratio(b).total_cmp(&ratio(a)));
            if better.then(hours(a).total_cmp(&hours(b))).is_gt() { b } else { a }
        })
    }
}
