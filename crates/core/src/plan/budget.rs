//! What the hours of a budget buy: essential requirements first, of them the heart of the role, and there the most gain
//! per hour; and a bound on any choice.

use super::bound::{Item, most_gain};
use super::effort::{SHARED, SOFT_HOURS};
use super::order::{Draft, HEART, Worth, tier};
use super::prepare::{Manner, PreparedRole};
use super::state::Scratch;
use super::{ENOUGH, MIN_GAIN, PREREQUISITE_LEVEL, PlanOptions};
use crate::fit::best_mean;
use crate::standing::LEAST_CONFIDENCE;
use crate::units::Level;

/// Projects save hours, which buy more: so often the hours are counted again.
const ROUNDS: usize = 3;

/// So many lessons of each kind are tried on what is left of a budget.
const MOST_FILLED: usize = 8;

/// Personal skills are practised along with the rest: up to this share of the hours, before anything else.
const SHARE_OF_SOFT: f64 = 0.1;

/// A skill and the level to which it is learned.
type Choice = (usize, Option<Level>);

/// How far the steps of a plan may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Essential requirements, one level on.
    Essential,
    /// The others.
    Optional,
    /// Whatever level is asked: practice at work.
    Deeper,
}

/// What comes before the heart of the role: it takes next to no hours.
const ALONG: u8 = HEART + 1;

/// The hours of a budget, and what may be bought with those that are left.
struct Purse<'p> {
    all: f64,
    left: f64,
    is_open: &'p dyn Fn(&Choice) -> bool,
}

/// Credits and coverages while lessons are chosen.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    credits: Vec<f64>,
    pub(super) coverages: Vec<f64>,
}

impl Tally {
    pub(super) fn of(scratch: &Scratch) -> Self {
        Self { credits: scratch.state.credits.clone(), coverages: scratch.state.coverages.clone() }
    }
}

impl PreparedRole {
    /// Wants what the hours buy, puts it in order, and gives back the steps: what is essential, and with the hours that this
    /// leaves the rest.
    pub(super) fn bought(&self, hours: f64, options: &PlanOptions, scratch: &mut Scratch) -> Vec<Draft> {
        let (mut best, mut chosen) = (Vec::new(), Vec::new());
        let mut spend = hours;
        for _ in 0..ROUNDS {
            let next = self.within(spend, scratch);
            let (steps, taken) = self.steps_of(&next, options, scratch);
            if taken > hours {
                break;
            }
            spend += hours - taken;
            let is_done = hours - taken < 1.0 || steps == best;
            (best, chosen) = (steps, next);
            if is_done {
                break;
            }
        }
        self.fill(Phase::Essential, (hours, options), &mut chosen, scratch);
        for phase in [Phase::Optional, Phase::Deeper] {
            self.go_on(phase, (hours, options), &mut chosen, scratch);
            self.fill(phase, (hours, options), &mut chosen, scratch);
        }
        self.steps_of(&chosen, options, scratch).0
    }

    /// Adds what greed buys of a phase with the hours that are left.
    fn go_on(
        &self,
        phase: Phase,
        (hours, options): (f64, &PlanOptions),
        chosen: &mut Vec<Choice>,
        scratch: &mut Scratch,
    ) {
        let before = chosen.len();
        let (_, taken) = self.steps_of(chosen, options, scratch);
        let mut tally = self.tally_of(chosen, scratch);
        self.buy(phase, (hours, hours - taken), &mut tally, chosen, scratch);
        // The number of steps is limited too, so that another choice may be another step.
        while chosen.len() > before && self.steps_of(chosen, options, scratch).1 > hours {
            chosen.pop();
        }
    }

    /// Credits and coverages after some choices.
    fn tally_of(&self, chosen: &[Choice], scratch: &mut Scratch) -> Tally {
        let mut tally = Tally::of(scratch);
        for choice in chosen {
            self.apply(*choice, &mut tally, scratch);
        }
        tally
    }

    /// The steps of some choices, and the hours that they take.
    fn steps_of(&self, chosen: &[Choice], options: &PlanOptions, scratch: &mut Scratch) -> (Vec<Draft>, f64) {
        scratch.order.clear(self.learners.len());
        for (learner, to) in chosen {
            self.want(*learner, *to, self.worth(*learner), scratch);
        }
        let steps = self.all_steps(options.most_steps, scratch);
        let taken = steps.iter().map(|step| self.step_hours(step, scratch)).sum();
        (steps, taken)
    }

    /// Adds what fits into the hours that are left, lesson by lesson, each tried as it stands in the plan.
    fn fill(
        &self,
        phase: Phase,
        (hours, options): (f64, &PlanOptions),
        chosen: &mut Vec<Choice>,
        scratch: &mut Scratch,
    ) {
        let mut refused: Vec<Choice> = Vec::new();
        for _ in 0..MOST_FILLED {
            let (_, taken) = self.steps_of(chosen, options, scratch);
            let tally = self.tally_of(chosen, scratch);
            let new = |choice: &Choice| !refused.contains(choice);
            let purse = Purse { all: hours, left: hours - taken, is_open: &new };
            let Some(choice) = self.best_choice(phase, &purse, &tally, scratch) else { break };
            chosen.push(choice);
            let (steps, taken) = self.steps_of(chosen, options, scratch);
            if taken > hours || steps.len() >= options.most_steps {
                chosen.pop();
                refused.push(choice);
            }
        }
    }

    /// The better of two: greedy by gain per hour within each tier, and the same after the best single choice. What meets
    /// more of the heart of the role is better; of two that meet as much, what leads to the better fit.
    ///
    /// Greed alone can spend a budget on small things and miss the one large thing that would have fitted; the better
    /// of the two cannot be arbitrarily bad (Khuller, Moss and Naor 1999).
    fn within(&self, hours: f64, scratch: &mut Scratch) -> Vec<Choice> {
        scratch.order.clear(self.learners.len());
        let largest = self.largest(hours, scratch);
        let (greedy, chosen) = self.greedy(hours, None, scratch);
        let other = largest.map(|choice| self.greedy(hours, Some(choice), scratch));
        match other {
            Some((reached, other)) if reached > greedy => other,
            _ => chosen,
        }
    }

    /// What a skill is worth to the role: that of the requirement that counts most.
    fn worth(&self, learner: usize) -> Worth {
        let rows = self.own.get(learner).iter().map(|slot| &self.rows[self.slots[*slot].row]);
        rows.fold(Worth { of: 0.0, weight: 0.0, is_essential: false }, |worth, row| Worth {
            of: worth.of.max(row.weight),
            weight: worth.weight.max(row.weight),
            is_essential: worth.is_essential || row.essential,
        })
    }

    fn largest(&self, hours: f64, scratch: &mut Scratch) -> Option<Choice> {
        let tally = Tally::of(scratch);
        let mut best: Option<(f64, Choice)> = None;
        for choice in self.choices(Phase::Essential, &tally, scratch) {
            let gain = self.gain(choice, &tally, scratch);
            if self.cost_of(choice, scratch) <= hours && best.is_none_or(|(known, _)| gain > known) {
                best = Some((gain, choice));
            }
        }
        best.map(|(_, choice)| choice)
    }

    /// What greed reaches with essential requirements alone, of the heart and of the fit, and its choices.
    fn greedy(&self, hours: f64, first: Option<Choice>, scratch: &mut Scratch) -> ((i64, f64), Vec<Choice>) {
        scratch.order.clear(self.learners.len());
        let mut tally = Tally::of(scratch);
        let (mut left, mut chosen) = (hours, Vec::new());
        if let Some(choice) = first {
            left -= self.cost_of(choice, scratch);
            self.take(choice, &mut tally, &mut chosen, scratch);
        }
        self.buy(Phase::Essential, (hours, left), &mut tally, &mut chosen, scratch);
        ((self.heart_of(&tally.coverages), self.fit_of(&tally.coverages)), chosen)
    }

    /// How much of the heart of the role is met, in thousandths of a requirement.
    fn heart_of(&self, coverages: &[f64]) -> i64 {
        let rows = self.rows.iter().zip(coverages);
        let heart = rows.filter(|(row, _)| row.essential && tier(row.weight) == HEART);
        // Coverages are at most 1.
        heart.map(|(_, coverage)| (coverage.min(ENOUGH) * 1000.0).round() as i64).sum()
    }

    /// Adds what greed buys of a phase, given all hours of the budget and those that are left.
    fn buy(
        &self,
        phase: Phase,
        (all, mut left): (f64, f64),
        tally: &mut Tally,
        chosen: &mut Vec<Choice>,
        scratch: &mut Scratch,
    ) {
        loop {
            let purse = Purse { all, left, is_open: &|_| true };
            let Some(choice) = self.best_choice(phase, &purse, tally, scratch) else { break };
            left -= self.cost_of(choice, scratch);
            self.take(choice, tally, chosen, scratch);
        }
    }

    fn take(&self, choice: Choice, tally: &mut Tally, chosen: &mut Vec<Choice>, scratch: &mut Scratch) {
        self.apply(choice, tally, scratch);
        for before in self.missing(choice.0, scratch) {
            self.apply((before, Some(PREREQUISITE_LEVEL)), tally, scratch);
        }
        self.want(choice.0, choice.1, Worth { of: 1.0, weight: 1.0, is_essential: true }, scratch);
        chosen.push(choice);
    }

    fn best_choice(
        &self,
        phase: Phase,
        purse: &Purse<'_>,
        tally: &Tally,
        scratch: &mut Scratch,
    ) -> Option<Choice> {
        let mut best: Option<(f64, Choice)> = None;
        let mut begun = None;
        let choices = self.choices(phase, tally, scratch).into_iter();
        for choice in choices.filter(|choice| (purse.is_open)(choice)) {
            // What is essential is learned level by level: all of it a little before some of it well.
            if phase == Phase::Essential && begun == Some(choice.0) {
                continue;
            }
            let hours = self.cost_of(choice, scratch);
            if hours > purse.left {
                continue;
            }
            let gain = self.gain(choice, tally, scratch);
            begun = (gain >= MIN_GAIN).then_some(choice.0).or(begun);
            let turn = if phase == Phase::Essential { self.turn(choice.0, purse, scratch) } else { 0 };
            let value = f64::from(turn) + (gain / hours.max(1.0)).min(0.99);
            if gain >= MIN_GAIN && best.is_none_or(|(known, _)| value > known) {
                best = Some((value, choice));
            }
        }
        best.map(|(_, choice)| choice)
    }

    /// What of the essential skills comes first: a few personal ones, then the heart of the role, then the rest.
    fn turn(&self, learner: usize, purse: &Purse<'_>, scratch: &Scratch) -> u8 {
        let soft = SOFT_HOURS * (scratch.order.soft.len() + 1) as f64;
        let is_soft = self.learners[learner].manner == Manner::Soft && soft <= SHARE_OF_SOFT * purse.all;
        if is_soft { ALONG } else { tier(self.worth(learner).weight) }
    }

    /// What could be learned next in a phase: the skills that are worth it, level by level.
    fn choices(&self, phase: Phase, tally: &Tally, scratch: &Scratch) -> Vec<Choice> {
        let mut found = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let is_open = match phase {
                Phase::Essential => row.essential && tally.coverages[at] < ENOUGH,
                Phase::Optional => !row.essential && tally.coverages[at] < ENOUGH,
                Phase::Deeper => tally.coverages[at] < 1.0,
            };
            for slot in row.slots.clone().filter(|_| is_open) {
                let learner = self.slots[slot].learner;
                if scratch.state.parts[slot].1 > 0 && self.is_offered((at, learner), scratch) {
                    self.levels(phase, (at, learner), scratch, &mut found);
                }
            }
        }
        found
    }

    fn levels(
        &self,
        phase: Phase,
        (row, learner): (usize, usize),
        scratch: &Scratch,
        found: &mut Vec<Choice>,
    ) {
        let want = scratch.order.wants[learner];
        if self.learners[learner].manner != Manner::Study {
            found.extend((!want.is_target).then_some((learner, None)));
            return;
        }
        let asked = self.rows[row].level.unwrap_or(Level::Intermediate);
        let most = if phase == Phase::Deeper { Some(asked) } else { self.level_of(row, learner, scratch) };
        let above = |level: &Level| {
            let known = scratch.state.known[learner].level.max(want.to.filter(|_| want.is_wanted));
            Some(*level) > known && Some(*level) <= most && Some(*level) >= self.least_level(learner, scratch)
        };
        found.extend(Level::ALL.into_iter().filter(above).map(|level| (learner, Some(level))));
    }

    /// What is missing before a skill.
    fn missing(&self, learner: usize, scratch: &Scratch) -> Vec<usize> {
        let missing = self.needs.get(learner).iter().copied();
        let is_open = |at: &usize| !scratch.state.known[*at].is_sure() && !scratch.order.wants[*at].is_wanted;
        missing.filter(is_open).filter(|at| self.way_of(*at, scratch).is_some()).collect()
    }

    /// The hours of a choice with what is missing before it, beyond what is chosen already.
    fn cost_of(&self, (learner, to): Choice, scratch: &Scratch) -> f64 {
        let want = scratch.order.wants[learner];
        let paid = if want.is_wanted { self.lesson_hours(learner, want.to, scratch) } else { 0.0 };
        let before = self.missing(learner, scratch).into_iter();
        let before: f64 = before.map(|at| self.lesson_hours(at, Some(PREREQUISITE_LEVEL), scratch)).sum();
        (self.lesson_hours(learner, to, scratch) - paid).max(0.0) + before
    }

    /// What a lesson would add to the fit.
    pub(super) fn gain(&self, choice: Choice, tally: &Tally, scratch: &mut Scratch) -> f64 {
        let mut gain = 0.0;
        self.raised(choice, tally, scratch, |row, coverage| {
            gain += self.rows[row].weight * (coverage - tally.coverages[row]).max(0.0) / self.total;
        });
        gain
    }

    /// Takes a lesson as done.
    pub(super) fn apply(&self, choice: Choice, tally: &mut Tally, scratch: &mut Scratch) {
        let mut changes = Vec::new();
        self.raised(choice, tally, scratch, |row, coverage| changes.push((row, coverage)));
        for (row, coverage) in changes {
            tally.coverages[row] = tally.coverages[row].max(coverage);
        }
        for land in self.lands.get(choice.0) {
            let credit = self.credit(choice, land.at, land.product, scratch);
            tally.credits[land.at] = tally.credits[land.at].max(credit);
        }
    }

    /// With what credit a lesson meets an alternative that it raises.
    fn credit(&self, (learner, to): Choice, slot: usize, product: f64, scratch: &Scratch) -> f64 {
        let effect = self.way_of(learner, scratch).map_or(0.0, |way| way.effect);
        let sure = effect.max(scratch.state.known[learner].confidence) * product;
        let is_own = self.slots[slot].learner == learner;
        let share = match (to, self.rows[self.slots[slot].row].level) {
            (Some(to), Some(asked)) => to.share_of(asked),
            _ => 1.0,
        };
        if is_own || sure >= LEAST_CONFIDENCE { sure * share.min(1.0) } else { 0.0 }
    }

    /// The rows that a lesson raises, with their new coverage.
    fn raised(
        &self,
        choice: Choice,
        tally: &Tally,
        scratch: &mut Scratch,
        mut found: impl FnMut(usize, f64),
    ) {
        let mut values = std::mem::take(&mut scratch.values);
        for lands in self.lands.get(choice.0).chunk_by(|a, b| self.slots[a.at].row == self.slots[b.at].row) {
            let at = self.slots[lands[0].at].row;
            let row = &self.rows[at];
            values.clear();
            values.extend_from_slice(&tally.credits[row.slots.clone()]);
            for land in lands {
                let held = &mut values[land.at - row.slots.start];
                *held = held.max(self.credit(choice, land.at, land.product, scratch));
            }
            let coverage = best_mean(&mut values, row.need);
            if coverage > tally.coverages[at] {
                found(at, coverage);
            }
        }
        scratch.values = values;
    }

    /// What learning each of some skills alone, to whatever level is asked, would add to the fit.
    pub(super) fn gains_of(
        &self,
        skills: impl Iterator<Item = crate::catalog::SkillId>,
        scratch: &mut Scratch,
    ) -> Vec<f64> {
        let tally = Tally::of(scratch);
        let learners = skills.map(|skill| self.learner(skill));
        learners
            .map(|learner| learner.map_or(0.0, |learner| self.gain((learner, None), &tally, scratch)))
            .collect()
    }

    /// The highest fit that any choice of lessons can reach within the hours, given what one choice has reached.
    ///
    /// At the start, and after the plan: the fit, plus the most that all lessons could add if their gains added up.
    /// Gains only diminish, so each of the two bounds every plan; what must come before a lesson only restricts.
    pub(super) fn bound(&self, hours: f64, after: &Tally, scratch: &mut Scratch) -> f64 {
        let start = Tally::of(scratch);
        let bounds = [&start, after].map(|tally| {
            let mut items = Vec::new();
            for learner in 0..self.learners.len() {
                items.extend(self.items(learner, tally, scratch));
            }
            self.fit_of(&tally.coverages) + most_gain(&items, hours)
        });
        bounds.into_iter().fold(1.0, f64::min)
    }

    fn items(&self, learner: usize, tally: &Tally, scratch: &mut Scratch) -> Vec<Item> {
        let class = u32::try_from(learner).unwrap_or(u32::MAX);
        let levels: &[Option<Level>] = match self.learners[learner].manner {
            Manner::Study => &LEVELS,
            _ => &[None],
        };
        let item = |to: &Option<Level>| Item {
            class,
            hours: self.lesson_hours(learner, *to, scratch) * SHARED,
            gain: self.gain((learner, *to), tally, scratch),
        };
        levels.iter().map(item).collect()
    }
}

const LEVELS: [Option<Level>; 4] =
    [Some(Level::Basic), Some(Level::Intermediate), Some(Level::Advanced), Some(Level::Expert)];
