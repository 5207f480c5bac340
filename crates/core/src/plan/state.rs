//! What a profile makes of a prepared role; memory that is reused from profile to profile.

use super::prepare::PreparedRole;
use crate::fit::best_mean;
use crate::standing::{Credit, SURE, Standing};
use crate::units::Level;

/// In the lowest bits of a word: it names a wish, and not a credit.
const WISHED: u64 = 1 << 7;

/// How a skill is held at the start.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Known {
    pub(super) confidence: f64,
    /// The level, where it is stated and no source without a level is surer.
    pub(super) level: Option<Level>,
}

impl Known {
    /// Held well enough to build on.
    pub(super) fn is_sure(self) -> bool {
        self.confidence >= SURE
    }
}

/// The numbers of one profile against one role; the name of each says by what it is indexed.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// By slot.
    pub(super) credits: Vec<f64>,
    /// By row.
    pub(super) coverages: Vec<f64>,
    /// By learner.
    pub(super) known: Vec<Known>,
    /// By learner: whether it is being learned already, or wished for.
    pub(super) wished: Vec<bool>,
    /// By learner: whether it is a language that the plan will teach.
    pub(super) spoken: Vec<bool>,
    /// By slot: the part of its row's gap that is put down to it, and its place among those from 1; 0 when it is not
    /// chosen.
    pub(super) parts: Vec<(f64, usize)>,
}

impl State {
    /// Of somebody who holds nothing, before anything is chosen.
    pub(super) fn blank(slots: usize, rows: usize, learners: usize) -> Self {
        Self {
            credits: vec![0.0; slots],
            coverages: vec![0.0; rows],
            known: vec![Known::default(); learners],
            wished: vec![false; learners],
            spoken: vec![false; learners],
            parts: vec![(0.0, 0); slots],
        }
    }

    /// Becomes what somebody is who holds nothing: of `blank` only what is chosen differs from nothing.
    fn begin(&mut self, blank: &Self) {
        refill(&mut self.credits, blank.credits.len());
        refill(&mut self.coverages, blank.coverages.len());
        refill(&mut self.known, blank.known.len());
        refill(&mut self.wished, blank.wished.len());
        self.spoken.clone_from(&blank.spoken);
        self.parts.clone_from(&blank.parts);
    }
}

fn refill<T: Clone + Default>(values: &mut Vec<T>, length: usize) {
    values.clear();
    values.resize(length, T::default());
}

/// Memory that a [`PreparedRole`] works in; one for each thread, for any number of roles and profiles.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(super) state: State,
    /// The rows that the profile touches, ascending.
    pub(super) touched: Vec<usize>,
    /// Whether the profile wishes for anything that the role names.
    pub(super) has_wishes: bool,
    pub(super) values: Vec<f64>,
    pub(super) open: Vec<(usize, f64)>,
    pub(super) ranked: Vec<usize>,
    /// Learners whose cost may differ from that of somebody who holds nothing, ascending.
    pub(super) affected: Vec<usize>,
    pub(super) order: super::order::Order,
    pub(super) candidates: Vec<super::alone::Candidate>,
}

impl PreparedRole {
    /// Takes a profile in: what it touches, and what is chosen for it.
    pub(super) fn enter(&self, standing: &Standing, scratch: &mut Scratch) {
        scratch.state.begin(&self.blank);
        scratch.touched.clear();
        for (learner, credit) in self.held_of(standing) {
            scratch.state.known[learner] = Known { confidence: credit.confidence(), level: credit.stated() };
            for slot in self.own.get(learner) {
                let row = self.slots[*slot].row;
                scratch.state.credits[*slot] = credit.for_level(self.rows[row].level);
                scratch.touched.push(row);
            }
            scratch.touched.extend_from_slice(self.carries.get(learner));
        }
        scratch.has_wishes = false;
        for learner in self.wished_of(standing) {
            scratch.has_wishes = true;
            scratch.state.wished[learner] = true;
            scratch.touched.extend(self.own.get(learner).iter().map(|slot| self.slots[*slot].row));
        }
        scratch.touched.sort_unstable();
        scratch.touched.dedup();
        if scratch.touched.iter().any(|row| self.rows[*row].is_language) {
            scratch.touched.extend_from_slice(&self.language_rows);
            scratch.touched.extend_from_slice(&self.grounded_rows);
            scratch.touched.sort_unstable();
            scratch.touched.dedup();
        }
        for at in 0..scratch.touched.len() {
            let row = scratch.touched[at];
            scratch.state.coverages[row] = self.coverage(row, scratch);
        }
        self.choose_touched(scratch);
    }

    /// Appends all that [`PreparedRole::enter`] sees of a standing: of each skill that the role names, or that such a
    /// skill rests on, its place and its credit.
    pub(crate) fn write_held(&self, standing: &Standing, key: &mut Vec<u64>) {
        self.held_of(standing).for_each(|(learner, credit)| credit.write((learner as u64) << u8::BITS, key));
        key.extend(self.wished_of(standing).map(|learner| (learner as u64) << u8::BITS | WISHED));
    }

    /// The learners that a standing says are being learned or wished for.
    fn wished_of<'s>(&'s self, standing: &'s Standing) -> impl Iterator<Item = usize> + 's {
        standing.wished().iter().filter_map(|skill| self.learner(*skill))
    }

    /// The learners that a standing speaks for, with their credits.
    fn held_of<'s>(&'s self, standing: &'s Standing) -> impl Iterator<Item = (usize, &'s Credit)> {
        // Both are in the order of the skills.
        let mut named = self.by_skill();
        standing.iter().filter_map(move |(skill, credit)| {
            named = named.get(named.partition_point(|(other, _)| *other < skill)..)?;
            let (_, learner) = named.first().filter(|(other, _)| *other == skill)?;
            Some((*learner as usize, credit))
        })
    }

    fn coverage(&self, row: usize, scratch: &mut Scratch) -> f64 {
        let row = &self.rows[row];
        scratch.values.clear();
        scratch.values.extend_from_slice(&scratch.state.credits[row.slots.clone()]);
        best_mean(&mut scratch.values, row.need)
    }

    /// The fit of the profile that was entered last: rows that it does not touch add nothing.
    pub(super) fn fit_of_entered(&self, scratch: &Scratch) -> f64 {
        let covered =
            scratch.touched.iter().map(|row| self.rows[*row].weight * scratch.state.coverages[*row]);
        let sum = covered.fold(0.0, |sum, covered| sum + covered);
        if self.total > 0.0 { sum / self.total } else { 0.0 }
    }

    /// The fit, added up as [`fit::readiness`](crate::fit::readiness) does.
    pub(super) fn fit_of(&self, coverages: &[f64]) -> f64 {
        let sum =
            self.rows.iter().zip(coverages).fold(0.0, |sum, (row, coverage)| sum + row.weight * coverage);
        if self.total > 0.0 { sum / self.total } else { 0.0 }
    }
}
