//! The largest gaps, as [`gap::gaps`](crate::gap::gaps) finds them.

use super::state::Scratch;
use super::{Brief, Cost, Findings};
use crate::catalog::SkillId;
use crate::gap::{Gap, ROUNDING, effort_share};
use crate::standing::Standing;

impl Brief {
    /// The first `most` of a profile's gaps, largest first.
    ///
    /// ```
    /// use skillgap_core::brief::{Brief, Scratch};
    /// use skillgap_core::{follows::Follows, gap::gaps, sample, standing::Standing};
    /// let catalog = sample::catalog();
    /// let role = catalog.role(catalog.find_role("web-developer").unwrap());
    /// let brief = Brief::new(&catalog, &Follows::new(&catalog), role);
    /// let largest = brief.largest_gaps(&Standing::default(), 2, &mut Scratch::default());
    /// assert_eq!(largest, gaps(&catalog, role, &Standing::default())[..2]);
    /// ```
    #[must_use]
    pub fn largest_gaps(&self, standing: &Standing, most: usize, scratch: &mut Scratch) -> Vec<Gap> {
        self.enter(standing, scratch);
        self.gaps_of_entered(most, scratch)
    }

    /// The fit, [`Brief::largest_gaps`] and [`Brief::first_steps`], for less than one by one.
    #[must_use]
    pub fn findings(
        &self,
        standing: &Standing,
        (most_gaps, most_steps): (usize, usize),
        scratch: &mut Scratch,
    ) -> Findings {
        self.enter(standing, scratch);
        let gaps = self.gaps_of_entered(most_gaps, scratch);
        self.refresh_touched(scratch);
        let gains = gaps.iter().map(|gap| self.largest_gain(gap.skill, scratch)).collect();
        let fit = self.fit_of_entered(scratch);
        Findings { fit, gaps, gains, steps: self.steps_of_refreshed(most_steps, scratch) }
    }

    /// The fit, added up as [`fit::readiness`](crate::fit::readiness) does.
    fn fit_of_entered(&self, scratch: &Scratch) -> f64 {
        let parts = self.rows.iter().zip(&scratch.state.coverages);
        let sum = parts.fold(0.0, |sum, (row, coverage)| sum + row.weight * coverage);
        if self.total > 0.0 { sum / self.total } else { 0.0 }
    }

    /// The most that one lesson on a skill would add.
    fn largest_gain(&self, skill: SkillId, scratch: &Scratch) -> f64 {
        let lessons = self.learner(skill).map_or(0..0, |at| self.learners[at].lessons.clone());
        lessons.map(|lesson| scratch.state.gains[lesson]).fold(0.0, f64::max)
    }

    fn gaps_of_entered(&self, most: usize, scratch: &mut Scratch) -> Vec<Gap> {
        let mut affected = std::mem::take(&mut scratch.affected);
        affected.clear();
        for at in 0..scratch.touched.len() {
            self.blame(scratch.touched[at], scratch);
            let row = &self.rows[scratch.touched[at]];
            affected.extend(self.slots[row.slots.clone()].iter().map(|slot| slot.learner));
        }
        affected.sort_unstable();
        affected.dedup();
        let mut changed: Vec<(usize, Cost)> = affected
            .iter()
            .filter_map(|learner| Some((*learner, self.cost(*learner, &scratch.state)?)))
            .collect();
        changed.sort_by(|(_, a), (_, b)| a.order(b));
        let gaps = self.merged(&changed, &affected, most);
        scratch.affected = affected;
        gaps
    }

    /// The costs of the profile among those of somebody who holds nothing.
    fn merged(&self, changed: &[(usize, Cost)], affected: &[usize], most: usize) -> Vec<Gap> {
        let kept = self.by_cost.iter().filter(|(at, _)| affected.binary_search(at).is_err());
        let mut kept = kept.copied().peekable();
        let mut changed = changed.iter().copied().peekable();
        let mut gaps = Vec::with_capacity(most.min(self.learners.len()));
        while gaps.len() < most {
            let first_kept = match (kept.peek(), changed.peek()) {
                (Some((_, a)), Some((_, b))) => a.order(b).is_lt(),
                (kept, _) => kept.is_some(),
            };
            let Some((learner, cost)) = (if first_kept { kept.next() } else { changed.next() }) else {
                break;
            };
            let Cost { share, requirement, .. } = cost;
            gaps.push(Gap { skill: self.learners[learner].skill, requirement, share });
        }
        gaps
    }

    /// What a row's coverage leaves open, as a share of the fit.
    fn row_share(&self, row: usize, coverage: f64) -> f64 {
        self.rows[row].weight * (1.0 - coverage) / self.total
    }

    /// What a learner costs in all rows together.
    pub(super) fn cost(&self, learner: usize, state: &super::state::State) -> Option<Cost> {
        let mut cost: Option<Cost> = None;
        let mut largest = 0.0;
        for slot in self.own.get(learner) {
            let row = self.slots[*slot].row;
            let (part, place) = state.parts[*slot];
            let share = self.row_share(row, state.coverages[row]);
            if share <= ROUNDING || place == 0 {
                continue;
            }
            let share = share * part;
            let so_far = cost.get_or_insert(Cost { share: 0.0, requirement: row, found: (row, place) });
            so_far.share += share;
            if share > largest {
                largest = share;
                so_far.requirement = row;
            }
        }
        cost
    }

    /// Puts a row's gap down to the skills that are cheapest to learn; places count from 1.
    pub(super) fn blame(&self, row: usize, scratch: &mut Scratch) {
        let Scratch { state, open, cheapest, .. } = scratch;
        let slots = self.rows[row].slots.clone();
        state.parts[slots.clone()].fill((0.0, 0));
        open.clear();
        open.extend(slots.clone().map(|slot| (slot, state.credits[slot])));
        let full = open.iter().filter(|(_, credit)| *credit >= 1.0).count();
        let places = self.rows[row].need.saturating_sub(full);
        open.retain(|(_, credit)| *credit < 1.0);
        open.sort_by(|a, b| b.1.total_cmp(&a.1));
        let total: f64 = open.iter().take(places).map(|(_, credit)| 1.0 - credit).sum();
        let effort = |slot: usize| {
            let learner = self.slots[slot].learner;
            self.learners[learner].hours * effort_share(state.known[learner])
        };
        cheapest.clear();
        cheapest.extend(0..open.len());
        cheapest.sort_by(|a, b| effort(open[*a].0).total_cmp(&effort(open[*b].0)).then(a.cmp(b)));
        cheapest.truncate(places);
        cheapest.sort_unstable();
        for (place, (chosen, lacking)) in cheapest.iter().zip(open.iter().map(|(_, c)| 1.0 - c)).enumerate() {
            state.parts[open[*chosen].0] = (lacking / total, place + 1);
        }
    }
}
