//! Gaps: which skills a role's uncovered share is put down to; and what a table says of a profile.

use super::StepKey;
use super::prepare::PreparedRole;
use super::state::{Scratch, State};
use crate::catalog::{Catalog, Role, SkillId};
use crate::standing::Standing;
use std::cmp::Ordering;

/// Shares below this are rounding, not gaps.
pub(super) const ROUNDING: f64 = 1e-9;

/// A skill that is missing, or held too little, with what it costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The skill to learn.
    pub skill: SkillId,
    /// The requirement that it costs most in, by its place in the role.
    pub requirement: usize,
    /// The share of the fit that it costs, over all requirements, in (0,1].
    pub share: f64,
}

/// What a table says of a profile and a role.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Findings {
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The largest gaps, largest first.
    pub gaps: Vec<Gap>,
    /// For each of the gaps, what learning it alone would add to the fit.
    pub gains: Vec<f64>,
    /// The first steps of the plan.
    pub steps: Vec<StepKey>,
}

/// What a skill costs somebody, and what decides among equal ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cost {
    share: f64,
    requirement: usize,
    /// The first place where the skill is missing.
    found: (usize, usize),
}

impl Cost {
    /// Larger costs come first.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let larger = other.share.total_cmp(&self.share);
        larger.then(self.requirement.cmp(&other.requirement)).then(self.found.cmp(&other.found))
    }
}

/// The skills that the uncovered share of a role is put down to, largest first; fit + all shares = 1.
///
/// A requirement that lacks m of its alternatives names the m that are worth learning. A skill that several requirements
/// lack is one gap.
///
/// ```
/// use skillgap_core::{plan::gaps, sample, standing::Standing};
/// let catalog = sample::catalog();
/// let role = catalog.role(catalog.find_role("web-developer").unwrap());
/// let gaps = gaps(&catalog, role, &Standing::default());
/// assert_eq!(catalog.skill(gaps[0].skill).label, "JavaScript");
/// ```
#[must_use]
pub fn gaps(catalog: &Catalog, role: &Role, standing: &Standing) -> Vec<Gap> {
    PreparedRole::new(catalog, role).largest_gaps(standing, usize::MAX, &mut Scratch::default())
}

impl PreparedRole {
    /// The first `most` of a profile's [`gaps`].
    #[must_use]
    pub fn largest_gaps(&self, standing: &Standing, most: usize, scratch: &mut Scratch) -> Vec<Gap> {
        self.enter(standing, scratch);
        self.gaps_of_entered(most, scratch)
    }

    /// The fit, the gaps and the first steps of the plan, as reports say them.
    ///
    /// ```
    /// use skillgap_core::plan::{PlanOptions, PreparedRole, Scratch, plan, step_action};
    /// use skillgap_core::{sample, standing::Standing};
    /// let catalog = sample::catalog();
    /// let role = catalog.role(catalog.find_role("web-developer").unwrap());
    /// let prepared = PreparedRole::new(&catalog, role);
    /// let found = prepared.findings(&Standing::default(), [2, 1], &mut Scratch::default());
    /// let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    /// assert_eq!(step_action(&catalog, found.steps[0]), plan.steps[0].action);
    /// ```
    #[must_use]
    pub fn findings(
        &self,
        standing: &Standing,
        [most_gaps, most_steps]: [usize; 2],
        scratch: &mut Scratch,
    ) -> Findings {
        let found = self.findings_without_gains(standing, [most_gaps, most_steps], scratch);
        let skills = found.gaps.iter().map(|gap| gap.skill);
        Findings { gains: self.gains_of(skills, scratch), ..found }
    }

    /// The same but for the gains, which take as long as all the rest.
    pub(crate) fn findings_without_gains(
        &self,
        standing: &Standing,
        [most_gaps, most_steps]: [usize; 2],
        scratch: &mut Scratch,
    ) -> Findings {
        self.enter(standing, scratch);
        let gaps = self.gaps_of_entered(most_gaps, scratch);
        let fit = self.fit_of_entered(scratch);
        Findings { fit, gaps, gains: Vec::new(), steps: self.first_steps(most_steps, scratch) }
    }

    pub(super) fn gaps_of_entered(&self, most: usize, scratch: &mut Scratch) -> Vec<Gap> {
        let mut affected = std::mem::take(&mut scratch.affected);
        affected.clear();
        for row in &scratch.touched {
            affected.extend(self.slots[self.rows[*row].slots.clone()].iter().map(|slot| slot.learner));
        }
        affected.sort_unstable();
        affected.dedup();
        let costs =
            affected.iter().filter_map(|learner| Some((*learner, self.cost(*learner, &scratch.state)?)));
        let mut changed: Vec<(usize, Cost)> = costs.collect();
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

    /// What a learner costs in all rows together.
    pub(super) fn cost(&self, learner: usize, state: &State) -> Option<Cost> {
        let mut cost: Option<Cost> = None;
        let mut largest = 0.0;
        for slot in self.own.get(learner) {
            let row = self.slots[*slot].row;
            let (part, place) = state.parts[*slot];
            let share = self.rows[row].weight * (1.0 - state.coverages[row]) / self.total;
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
}
