//! Gaps: which skills a role's uncovered share is put down to.

use crate::catalog::{Catalog, Requirement, Role, SkillId};
use crate::fit::{Fit, fit};
use crate::standing::Standing;
use std::collections::HashMap;

/// Shares below this are rounding, not gaps.
pub(crate) const ROUNDING: f64 = 1e-9;

/// Even of what is almost held, this share of the hours is left: practice to the level that is asked.
pub const LEAST_EFFORT: f64 = 0.3;

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

/// The share of a skill's hours that is left for who holds it with this confidence, in [0.3,1].
#[must_use]
pub fn effort_share(confidence: f64) -> f64 {
    (1.0 - confidence).max(LEAST_EFFORT)
}

/// The skills that the uncovered share of a role is put down to, largest first; fit + all shares = 1.
///
/// A requirement that lacks m of its alternatives names the m that are cheapest to learn, counted in hours
/// that are left after what already carries over. A skill that several requirements lack is one gap.
///
/// ```
/// use skillgap_core::{gap::gaps, sample, standing::Standing};
/// let catalog = sample::catalog();
/// let role = catalog.role(catalog.find_role("web-developer").unwrap());
/// let gaps = gaps(&catalog, role, &Standing::default());
/// assert_eq!(catalog.skill(gaps[0].skill).label, "JavaScript");
/// ```
#[must_use]
pub fn gaps(catalog: &Catalog, role: &Role, standing: &Standing) -> Vec<Gap> {
    gaps_of(catalog, role, standing, &fit(role, standing))
}

/// [`gaps`] for a fit that is known.
pub(crate) fn gaps_of(catalog: &Catalog, role: &Role, standing: &Standing, fit: &Fit) -> Vec<Gap> {
    let mut found: Vec<Gap> = Vec::new();
    let mut largest: Vec<f64> = Vec::new();
    let mut place: HashMap<SkillId, usize> = HashMap::new();
    for (at, (requirement, share)) in role.requirements.iter().zip(fit.gaps(role)).enumerate() {
        if share <= ROUNDING {
            continue;
        }
        for (skill, part) in blamed(catalog, requirement, standing) {
            let share = share * part;
            let i = *place.entry(skill).or_insert_with(|| {
                found.push(Gap { skill, requirement: at, share: 0.0 });
                largest.push(0.0);
                found.len() - 1
            });
            found[i].share += share;
            if share > largest[i] {
                largest[i] = share;
                found[i].requirement = at;
            }
        }
    }
    found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.requirement.cmp(&b.requirement)));
    found
}

/// The skills that a requirement's gap is put down to, with their parts of it; the parts sum to 1.
///
/// The places that are not filled are those of the `need` best credits that are below 1. They are given to
/// the cheapest skills to learn, the fullest place to the skill that is held most.
fn blamed(catalog: &Catalog, requirement: &Requirement, standing: &Standing) -> Vec<(SkillId, f64)> {
    let credit = |skill: SkillId| standing.credit(skill, requirement.level);
    let mut open: Vec<(SkillId, f64)> = requirement.alternatives.iter().map(|s| (*s, credit(*s))).collect();
    let full = open.iter().filter(|(_, credit)| *credit >= 1.0).count();
    let places = requirement.need.saturating_sub(full);
    open.retain(|(_, credit)| *credit < 1.0);
    open.sort_by(|a, b| b.1.total_cmp(&a.1));
    let lacking: Vec<f64> = open.iter().take(places).map(|(_, credit)| 1.0 - credit).collect();
    let total: f64 = lacking.iter().sum();
    let effort = |skill: SkillId| catalog.skill(skill).hours.get() * effort_share(standing.confidence(skill));
    let mut cheapest: Vec<usize> = (0..open.len()).collect();
    cheapest.sort_by(|a, b| effort(open[*a].0).total_cmp(&effort(open[*b].0)).then(a.cmp(b)));
    cheapest.truncate(places);
    cheapest.sort_unstable();
    cheapest.into_iter().zip(lacking).map(|(i, lack)| (open[i].0, lack / total)).collect()
}
