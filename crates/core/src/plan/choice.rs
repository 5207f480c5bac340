//! Which of the alternatives of a requirement is worth learning.
//!
//! What is held already, though too little; else what is being learned or wished for; else what stands nearer to what is
//! held than the mainstream alternative does; else the mainstream alternative. Who knows AWS is not sent to Azure, who
//! writes Java learns Spring, and who has begun with Python goes on with it.
//! The cheapest one is no answer: what costs least is seldom what employers ask for.

use super::effort::{SOFT_HOURS, climb, effort_share};
use super::prepare::{Manner, PreparedRole};
use super::state::Scratch;
use crate::units::Level;

/// Related knowledge of this confidence makes a skill near: "partly" on the scale of relations.
pub(super) const NEAR: f64 = 0.3;

/// More than what a relation alone can say of a skill (`data/README.md`): who holds that much has begun to learn it.
const RELATED: f64 = 0.6;

/// A near alternative is chosen when it takes less than this share of the hours of the mainstream one.
const CLEARLY_SHORTER: f64 = 0.75;

/// An alternative as the choice sees it; larger is better.
#[derive(PartialEq, PartialOrd)]
struct Rank {
    /// How surely it is held, where that is more than nearness.
    begun: f64,
    is_wished: bool,
    is_near: bool,
    is_preferred: bool,
}

impl PreparedRole {
    /// Chooses for every row, the languages first: tools follow them.
    pub(super) fn choose_all(&self, scratch: &mut Scratch) {
        scratch.touched.clear();
        scratch.touched.extend(0..self.rows.len());
        self.choose_touched(scratch);
        scratch.touched.clear();
    }

    /// Chooses for the rows that are touched.
    pub(super) fn choose_touched(&self, scratch: &mut Scratch) {
        let languages = scratch.touched.iter().any(|row| self.rows[*row].is_language);
        if languages {
            scratch.state.spoken.fill(false);
            for row in &self.language_rows {
                self.choose(*row, scratch);
                for slot in self.rows[*row].slots.clone() {
                    if scratch.state.parts[slot].1 > 0 {
                        scratch.state.spoken[self.slots[slot].learner] = true;
                    }
                }
            }
        }
        for at in 0..scratch.touched.len() {
            let row = scratch.touched[at];
            if !self.rows[row].is_language {
                self.choose(row, scratch);
            }
        }
    }

    /// Puts a row's gap down to the skills that are worth learning; places count from 1.
    ///
    /// The places that are not filled are those of the `need` best credits that are below 1. The fullest place goes to
    /// the first of the chosen skills in the order of what is held.
    fn choose(&self, at: usize, scratch: &mut Scratch) {
        let row = &self.rows[at];
        let slots = row.slots.clone();
        scratch.state.parts[slots.clone()].fill((0.0, 0));
        let mut open = std::mem::take(&mut scratch.open);
        open.clear();
        open.extend(slots.map(|slot| (slot, scratch.state.credits[slot])));
        let full = open.iter().filter(|(_, credit)| *credit >= 1.0).count();
        let places = row.need.saturating_sub(full);
        open.retain(|(_, credit)| *credit < 1.0);
        if places > 0 && !open.is_empty() {
            open.sort_by(|a, b| b.1.total_cmp(&a.1));
            let total: f64 = open.iter().take(places).map(|(_, credit)| 1.0 - credit).sum();
            let mut ranked = std::mem::take(&mut scratch.ranked);
            self.rank(at, &open, places, scratch, &mut ranked);
            let lacking = open.iter().map(|(_, credit)| 1.0 - credit);
            for (place, (chosen, lacking)) in ranked.iter().zip(lacking).enumerate() {
                scratch.state.parts[open[*chosen].0] = (lacking / total, place + 1);
            }
            scratch.ranked = ranked;
        }
        scratch.open = open;
    }

    /// The places in `open` of the best so many alternatives, ascending.
    fn rank(
        &self,
        row: usize,
        open: &[(usize, f64)],
        places: usize,
        scratch: &Scratch,
        ranked: &mut Vec<usize>,
    ) {
        ranked.clear();
        ranked.extend(0..open.len());
        if open.len() > places {
            let rank = |at: &usize| self.rank_of(row, open[*at].0, scratch);
            ranked.sort_by(|a, b| {
                let order = rank(b).partial_cmp(&rank(a)).unwrap_or(std::cmp::Ordering::Equal);
                order.then(open[*a].0.cmp(&open[*b].0))
            });
            ranked.truncate(places);
            ranked.sort_unstable();
        }
    }

    fn rank_of(&self, row: usize, slot: usize, scratch: &Scratch) -> Rank {
        let prefer = self.rows[row].prefer;
        let learner = self.slots[slot].learner;
        let known = scratch.state.known[learner];
        Rank {
            begun: if known.confidence > RELATED { known.confidence } else { 0.0 },
            is_wished: scratch.state.wished[learner],
            is_near: self.is_near(row, slot, prefer, scratch),
            is_preferred: slot == prefer,
        }
    }

    /// Whether an alternative stands nearer to what is held than the mainstream one.
    fn is_near(&self, row: usize, slot: usize, prefer: usize, scratch: &Scratch) -> bool {
        let (one, main) = (self.slots[slot].learner, self.slots[prefer].learner);
        if one == main {
            return false;
        }
        let known = |learner: usize| scratch.state.known[learner].confidence;
        let shorter =
            || self.remaining(row, one, scratch) < CLEARLY_SHORTER * self.remaining(row, main, scratch);
        let is_related = known(one) >= NEAR && known(one) > known(main);
        let is_at_home =
            self.stands_on(one, scratch) == Some(true) && self.stands_on(main, scratch) == Some(false);
        is_at_home || self.spares_language(one, main, scratch) || (is_related && shorter())
    }

    /// Whether the mainstream tool would need a second language beside the one of the role, and another needs none.
    fn spares_language(&self, one: usize, main: usize, scratch: &Scratch) -> bool {
        let is_tool = !self.learners[main].is_idea;
        let needs_other =
            is_tool && self.speaks(main, scratch) == Some(false) && !self.language_rows.is_empty();
        needs_other && self.stands_on(one, scratch).is_none()
    }

    /// Whether the languages that a skill rests on, directly or not, are held or will be; `None` without any.
    fn speaks(&self, learner: usize, scratch: &Scratch) -> Option<bool> {
        let languages = self.foundations.get(learner).iter().filter(|at| self.learners[**at].is_language);
        languages.map(|at| is_held(*at, scratch)).reduce(|a, b| a && b)
    }

    /// Whether the languages that a skill rests on, directly or not, are held or will be; where it rests on none, the
    /// platforms and frameworks that it is used with; `None` without any.
    fn stands_on(&self, learner: usize, scratch: &Scratch) -> Option<bool> {
        let grounds = self.before.get(learner).iter().filter(|at| self.learners[**at].is_ground);
        let is_ground = || grounds.map(|at| is_held(*at, scratch)).reduce(|a, b| a && b);
        self.speaks(learner, scratch).or_else(is_ground)
    }

    /// About how long a skill takes with what is missing before it, but for what is learned anyway.
    fn remaining(&self, row: usize, learner: usize, scratch: &Scratch) -> f64 {
        let missing = self.foundations.get(learner).iter();
        let missing = missing.filter(|other| {
            !scratch.state.known[**other].is_sure() && !self.is_learned_anyway(learner, **other, scratch)
        });
        let before: f64 = missing.map(|other| self.hours_to(*other, Level::Basic, scratch)).sum();
        let level = self.rows[row].level.unwrap_or(Level::Intermediate);
        before + self.hours_to(learner, level.min(Level::Intermediate), scratch)
    }

    /// Whether a foundation of a skill is a language that the role teaches, or comes with such a one.
    fn is_learned_anyway(&self, learner: usize, other: usize, scratch: &Scratch) -> bool {
        let comes_with = |language: &usize| {
            let (before, with) = (self.foundations.get(*language), self.grants.get(*language));
            *language == other || before.contains(&other) || with.contains(&other)
        };
        let mut languages = self.foundations.get(learner).iter().filter(|at| scratch.state.spoken[**at]);
        languages.any(comes_with)
    }

    /// The hours from what is held of a skill to a level, whatever the way.
    pub(super) fn hours_to(&self, learner: usize, level: Level, scratch: &Scratch) -> f64 {
        let known = scratch.state.known[learner];
        let hours = self.learners[learner].hours;
        match (self.learners[learner].manner, known.level) {
            (Manner::Soft, _) => SOFT_HOURS,
            (Manner::Study, Some(held)) => hours * climb(Some(held), level),
            (Manner::Study, None) => hours * climb(None, level) * effort_share(known.confidence),
            (Manner::Certificate | Manner::Degree, _) => hours * effort_share(known.confidence),
        }
    }
}

/// Whether a skill is held, or is a language that the plan will teach.
fn is_held(learner: usize, scratch: &Scratch) -> bool {
    scratch.state.known[learner].is_sure() || scratch.state.spoken[learner]
}
