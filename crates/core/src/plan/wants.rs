//! What a plan wants: the skills that the role asks for and somebody lacks, with what is missing before them, each with
//! what it is worth.

use super::effort::{SOFT_HOURS, next_level};
use super::order::{HEART, Order, Worth, tier};
use super::prepare::{Manner, Plain, PreparedRole};
use super::state::{Known, Scratch};
use super::{ENOUGH, PREREQUISITE_LEVEL};
use crate::catalog::DEGREE_HOURS;
use crate::units::Level;

/// What is essential comes before all that is not, whatever it brings for its hours.
const ESSENTIAL: f64 = 10.0;

/// What the law asks for comes before the heart of the role and its language.
const PROGRAMME_FIRST: f64 = 6.0;

/// Beside what is essential a plan without a budget takes what would be nice to have, up to so many hours in all: about
/// a year of evenings.
const SOME_MONTHS: f64 = 400.0;

/// What is essential may take most of these months, or a little longer: then so many hours more go to what would be nice
/// to have, since it is this that sets apart those who hold the rest.
const A_LITTLE_MORE: f64 = 100.0;

/// Of so many things that would be nice to have, but take too long for these months, a plan teaches the basics.
const MOST_BEGUN: usize = 2;

/// Whose plan is longer than this learns first what is essential.
const LONG_PLAN: f64 = 600.0;

/// Of a degree a plan speaks from this importance on: nobody is hired without it.
const DEGREE_NEEDED: f64 = 0.8;

/// A degree that takes longer is no advice to somebody who looks for the next job.
const LONGEST_DEGREE: f64 = 5400.0;

/// A licence that implies a profession, or a profession a part of it, this surely stands for all of it.
const WHOLE: f64 = 0.8;

impl PreparedRole {
    /// Wants what the essential requirements lack, and what the role would like and the person wishes to learn; then, as
    /// long as the plan is no longer than some months, what else the role would like, the weightiest first.
    pub(super) fn want_all(&self, scratch: &mut Scratch) {
        scratch.order.clear(self.learners.len());
        for at in 0..self.rows.len() {
            if self.rows[at].essential {
                self.want_row(at, scratch);
            }
        }
        let most = self.most_hours(self.wanted_hours(scratch));
        if scratch.has_wishes {
            for at in &self.nice_rows {
                if self.is_wished(*at, scratch) && self.row_hours(*at, scratch) <= most {
                    self.want_row(*at, scratch);
                }
            }
            self.want_wished(most, scratch);
        }
        let mut hours = self.wanted_hours(scratch);
        let mut begun = 0;
        for at in &self.nice_rows {
            if hours >= most {
                return;
            }
            if scratch.state.coverages[*at] >= ENOUGH || self.is_wished(*at, scratch) {
                continue;
            }
            if hours + self.row_hours(*at, scratch) <= most {
                self.want_row(*at, scratch);
            } else if begun < MOST_BEGUN && self.want_basics(*at, most - hours, scratch) {
                begun += 1;
            }
            hours = self.wanted_hours(scratch);
        }
    }

    /// Wants what the person wishes to learn and a row names beside what meets it already.
    fn want_wished(&self, most: f64, scratch: &mut Scratch) {
        for learner in 0..self.learners.len() {
            let is_new = scratch.state.wished[learner]
                && !scratch.state.known[learner].is_sure()
                && !scratch.order.wants[learner].is_wanted;
            let is_learned = matches!(self.learners[learner].manner, Manner::Study | Manner::Certificate);
            let rows = self.own.get(learner).iter().map(|slot| self.slots[*slot].row);
            let rows = rows.filter(|row| scratch.state.coverages[*row] >= ENOUGH);
            let Some(row) = rows.max_by(|a, b| self.rows[*a].weight.total_cmp(&self.rows[*b].weight)) else {
                continue;
            };
            let to = self.level_of(row, learner, scratch);
            if is_new
                && is_learned
                && self.is_offered((row, learner), scratch)
                && self.hours_with_needs(learner, to, scratch) <= most
            {
                let weight = self.rows[row].weight;
                self.want(learner, to, Worth { of: weight, weight, is_essential: false }, scratch);
            }
        }
    }

    /// Whether a row lacks what the person is learning or wishes to learn.
    fn is_wished(&self, row: usize, scratch: &Scratch) -> bool {
        let mut chosen = self.rows[row].slots.clone().filter(|slot| scratch.state.parts[*slot].1 > 0);
        scratch.has_wishes
            && scratch.state.coverages[row] < ENOUGH
            && chosen.any(|slot| scratch.state.wished[self.slots[slot].learner])
    }

    /// Wants the basics of what a row lacks, where more of it would not fit into the hours that are left; whether they
    /// are wanted.
    fn want_basics(&self, row: usize, room: f64, scratch: &mut Scratch) -> bool {
        let asked = self.rows[row].level.filter(|level| *level > Level::Basic);
        // Where no skill rests on another, as in published taxonomies, the first steps are sorted beforehand.
        if asked.is_none() || self.before.items().is_empty() {
            return false;
        }
        let chosen = self.rows[row].slots.clone().filter(|slot| scratch.state.parts[*slot].1 > 0);
        let learners: Vec<usize> = chosen.map(|slot| self.slots[slot].learner).collect();
        let is_new = |at: &usize| {
            let is_study = self.learners[*at].manner == Manner::Study && self.is_offered((row, *at), scratch);
            let is_new = !scratch.state.known[*at].is_sure() && !scratch.order.wants[*at].is_wanted;
            is_study && is_new && self.least_level(*at, scratch) <= Some(Level::Basic)
        };
        let hours: f64 =
            learners.iter().map(|at| self.hours_with_needs(*at, Some(Level::Basic), scratch)).sum();
        let is_room = !learners.is_empty() && learners.iter().all(is_new) && hours <= room;
        if is_room {
            let worth = self.worth_of(row, scratch);
            learners.iter().for_each(|at| self.want(*at, Some(Level::Basic), worth, scratch));
        }
        is_room
    }

    /// What a lesson takes with what is missing before it, beyond what is wanted already.
    fn hours_with_needs(&self, learner: usize, to: Option<Level>, scratch: &Scratch) -> f64 {
        let missing = self.needs.get(learner).iter();
        let missing =
            missing.filter(|at| !scratch.state.known[**at].is_sure() && !scratch.order.wants[**at].is_wanted);
        let before: f64 = missing.map(|at| self.lesson_hours(*at, Some(PREREQUISITE_LEVEL), scratch)).sum();
        before + self.lesson_hours(learner, to, scratch)
    }

    /// The hours that a plan may take whose essential requirements take so many.
    pub(super) fn most_hours(&self, essential: f64) -> f64 {
        SOME_MONTHS.max((essential + A_LITTLE_MORE).min(LONG_PLAN))
    }

    /// Takes out what is wanted for others alone, where a wanted skill gives its basics; and what a programme gives in
    /// full.
    pub(super) fn settle(&self, scratch: &mut Scratch) {
        let Scratch { order, state, .. } = scratch;
        for at in 0..order.wanted.len() {
            let giver = order.wanted[at];
            for given in self.grants.get(giver) {
                let want = order.wants[*given];
                let is_free = !want.is_target || self.gives_whole(giver, *given, &state.parts);
                let is_spare = want.is_wanted && want.by.is_none() && is_free;
                let rests_on_it = self.foundations.get(giver).contains(given);
                if is_spare && !rests_on_it && order.wants[giver].by.is_none() {
                    order.wants[*given].by = Some(giver);
                }
            }
        }
        let Order { wants, wanted, .. } = order;
        wanted.retain(|at| wants[*at].by.is_none());
        self.put_languages_first(scratch);
    }

    /// Puts the first language before what is programmed in it: it counts as much as that.
    fn put_languages_first(&self, Scratch { order, state, .. }: &mut Scratch) {
        for at in 0..order.wanted.len() {
            let waiting = order.wants[order.wanted[at]];
            for language in self.first_languages(order.wanted[at], &state.known) {
                let want = &mut order.wants[*language];
                want.priority = want.priority.max(waiting.priority);
                want.is_essential |= waiting.is_essential;
            }
        }
    }

    /// The languages of which one gives the basics that a skill rests on; none where one of them is held.
    pub(super) fn first_languages(&self, learner: usize, known: &[Known]) -> &[usize] {
        let languages = self.first_languages.get(learner);
        if languages.iter().any(|at| known[*at].is_sure()) { &[] } else { languages }
    }

    /// Whether the programme for a degree, a licence or a profession meets every requirement that another skill is wanted
    /// for.
    fn gives_whole(&self, giver: usize, given: usize, parts: &[(f64, usize)]) -> bool {
        let lands = self.lands.get(giver);
        let is_met = |slot: &usize| lands.iter().any(|land| land.at == *slot && land.product >= WHOLE);
        let mut asked = self.own.get(given).iter().filter(|slot| parts[**slot].1 > 0);
        self.learners[giver].hours >= DEGREE_HOURS && asked.all(is_met)
    }

    fn wanted_hours(&self, scratch: &Scratch) -> f64 {
        let lessons: f64 = scratch.order.wanted.iter().map(|at| self.hours(*at, scratch)).sum();
        lessons + SOFT_HOURS * scratch.order.soft.len() as f64
    }

    /// What a row adds to the plan of somebody who holds nothing.
    pub(super) fn plain(&self, row: usize, blank: &Scratch) -> Option<Plain> {
        let slots = self.rows[row].slots.clone().filter(|slot| blank.state.parts[*slot].1 > 0);
        let chosen = slots.map(|slot| self.slots[slot].learner);
        let offered: Vec<usize> = chosen.filter(|learner| self.is_offered((row, *learner), blank)).collect();
        if offered.iter().any(|learner| !self.needs.get(*learner).is_empty()) {
            return None;
        }
        let worth = self.worth_of(row, blank);
        let want = |learner: usize| {
            let to = self.level_of(row, learner, blank);
            (learner, to, self.ranked(learner, to, worth, blank))
        };
        let wants = offered.into_iter().filter(|_| worth.of > 0.0).map(want).collect();
        Some(Plain { hours: self.row_hours(row, blank), wants })
    }

    /// What a lesson for a row is worth.
    pub(super) fn worth_of(&self, at: usize, scratch: &Scratch) -> Worth {
        let row = &self.rows[at];
        let of = row.weight * (1.0 - scratch.state.coverages[at]);
        Worth { of, weight: row.weight, is_essential: row.essential }
    }

    /// The same of the profile that was entered last, where it touches nothing of the row.
    pub(super) fn untouched(&self, row: usize, scratch: &Scratch) -> Option<&Plain> {
        let plain = self.plain.get(row)?.as_ref()?;
        scratch.touched.binary_search(&row).is_err().then_some(plain)
    }

    /// What the chosen skills of a row take with what is missing before them; nothing where none is offered.
    pub(super) fn row_hours(&self, row: usize, scratch: &Scratch) -> f64 {
        if let Some(plain) = self.untouched(row, scratch) {
            return plain.hours;
        }
        let chosen = self.rows[row].slots.clone().filter(|slot| scratch.state.parts[*slot].1 > 0);
        let learners = chosen.map(|slot| self.slots[slot].learner);
        let hours =
            |learner: usize| self.hours_with_needs(learner, self.level_of(row, learner, scratch), scratch);
        learners.filter(|learner| self.is_offered((row, *learner), scratch)).map(hours).sum()
    }

    fn want_row(&self, at: usize, scratch: &mut Scratch) {
        if let Some(plain) = self.untouched(at, scratch) {
            let wants = plain.wants.iter();
            let is_essential = self.rows[at].essential;
            wants.for_each(|(learner, to, rank)| {
                self.add(*learner, (*to, true), (*rank, is_essential), scratch);
            });
            return;
        }
        let worth = self.worth_of(at, scratch);
        if scratch.state.coverages[at] >= ENOUGH || worth.of <= 0.0 {
            return;
        }
        for slot in self.rows[at].slots.clone() {
            let learner = self.slots[slot].learner;
            if scratch.state.parts[slot].1 > 0 && self.is_offered((at, learner), scratch) {
                let to = self.level_of(at, learner, scratch);
                self.want(learner, to, worth, scratch);
            }
        }
    }

    /// Whether a plan says to learn this: degrees only where nobody is hired without, or the law asks for one.
    pub(super) fn is_offered(&self, (row, at): (usize, usize), scratch: &Scratch) -> bool {
        let learner = &self.learners[at];
        let is_decisive = self.rows[row].weight >= DEGREE_NEEDED || self.is_regulated;
        let needed = self.rows[row].essential && is_decisive;
        let is_honest = learner.manner != Manner::Degree || (needed && learner.hours <= LONGEST_DEGREE);
        is_honest && self.way_of(at, scratch).is_some()
    }

    /// The level that a step for a row leads to.
    pub(super) fn level_of(&self, row: usize, learner: usize, scratch: &Scratch) -> Option<Level> {
        let asked = self.rows[row].level.unwrap_or(Level::Intermediate);
        let next = next_level(scratch.state.known[learner].level);
        (self.learners[learner].manner == Manner::Study).then(|| asked.min(next))
    }

    /// Wants a skill at a level, and what is missing before it.
    pub(super) fn want(&self, learner: usize, to: Option<Level>, worth: Worth, scratch: &mut Scratch) {
        let ranked = (self.ranked(learner, to, worth, scratch), worth.is_essential);
        self.add(learner, (to, true), ranked, scratch);
        for before in self.needs.get(learner) {
            if !scratch.state.known[*before].is_sure() && self.way_of(*before, scratch).is_some() {
                self.add(*before, (Some(PREREQUISITE_LEVEL), false), ranked, scratch);
            }
        }
    }

    /// The rank of a wanted skill; the higher comes first.
    pub(super) fn ranked(&self, learner: usize, to: Option<Level>, worth: Worth, scratch: &Scratch) -> f64 {
        let is_last = || self.way_of(learner, scratch).is_some_and(|way| way.is_last);
        match self.learners[learner].manner {
            Manner::Degree if !self.is_regulated => 0.0,
            // The programme for a licence teaches much of the rest.
            Manner::Degree if worth.is_essential => ESSENTIAL + PROGRAMME_FIRST,
            // After what is essential, before what would be nice to have.
            _ if is_last() => {
                if worth.is_essential {
                    ESSENTIAL
                } else {
                    0.0
                }
            }
            _ => self.urgency(learner, to, worth, scratch),
        }
    }

    /// What comes first: what is essential, the heart of the role before the rest, and there what brings most for its
    /// hours, with those of what is missing before it.
    fn urgency(&self, learner: usize, to: Option<Level>, worth: Worth, scratch: &Scratch) -> f64 {
        let missing = self.needs.get(learner).iter();
        let missing = missing.filter(|before| !scratch.state.known[**before].is_sure());
        let before: f64 = missing.map(|at| self.lesson_hours(*at, Some(PREREQUISITE_LEVEL), scratch)).sum();
        let essential = if worth.is_essential { ESSENTIAL } else { 0.0 };
        let is_tongue = self.learners[learner].is_language && worth.is_essential;
        let turn = match tier(worth.weight) {
            HEART if is_tongue => HEART + 1,
            turn => turn,
        };
        essential
            + f64::from(turn)
            + (worth.of / (before + self.lesson_hours(learner, to, scratch))).min(0.99)
    }

    fn add(
        &self,
        learner: usize,
        (to, is_target): (Option<Level>, bool),
        (rank, is_essential): (f64, bool),
        scratch: &mut Scratch,
    ) {
        let order = &mut scratch.order;
        let is_soft = self.learners[learner].manner == Manner::Soft;
        let is_study = self.learners[learner].manner == Manner::Study;
        let want = &mut order.wants[learner];
        if !want.is_wanted {
            want.is_wanted = true;
            if is_soft { order.soft.push(learner) } else { order.wanted.push(learner) }
        }
        want.to = want.to.max(to.filter(|_| is_study));
        want.is_target |= is_target;
        want.is_essential |= is_essential;
        want.priority = want.priority.max(rank);
    }
}
