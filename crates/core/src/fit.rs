//! Coverage and fit: how far a profile meets a role.
//!
//! - credit of a skill = confidence x min(1, level held / level required); an unstated level counts as met
//! - coverage of a requirement = the mean of the `need` best credits among its alternatives
//! - fit = sum of weight x coverage / sum of weight, over the requirements of the role
//! - gap of a requirement = weight x (1 - coverage) / sum of weight, so that fit + all gaps = 1
//!
//! People's ratings of career transitions correlate with the coverage of the target's skills (Spearman 0.70
//! for essential ones, 0.77 with optional ones; Mapping Career Causeways, Nesta 2020).

use crate::catalog::{Requirement, Role};
use crate::standing::Standing;

/// The weight of an optional requirement relative to an essential one of the same importance. At one half, a
/// role is reachable without its nice-to-haves, but they still change the fit.
pub const OPTIONAL_SHARE: f64 = 0.5;

/// How far a profile meets a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// "How ready am I?": the weighted mean coverage, in `[0,1]`.
    pub fit: f64,
    /// The same over essential requirements only; 1 if the role has none.
    pub essential: f64,
    /// The coverage of each requirement, in the order of the role, in `[0,1]`.
    pub coverages: Vec<f64>,
}

impl Fit {
    /// The cost of each requirement: its weight x (1 - coverage), as a share of the role's total weight.
    pub fn gaps<'a>(&'a self, role: &'a Role) -> impl Iterator<Item = f64> + 'a {
        let total = total_weight(role);
        let parts = role.requirements.iter().zip(&self.coverages);
        parts.map(move |(requirement, coverage)| weight(requirement) * (1.0 - coverage) / total)
    }
}

/// The weight of a requirement in its role: its importance, halved if optional.
#[must_use]
pub fn weight(requirement: &Requirement) -> f64 {
    let share = if requirement.essential { 1.0 } else { OPTIONAL_SHARE };
    requirement.importance.get() * share
}

/// The sum of the weights of a role's requirements.
#[must_use]
pub fn total_weight(role: &Role) -> f64 {
    role.requirements.iter().map(weight).sum()
}

/// How far a standing meets one requirement, in `[0,1]`.
#[must_use]
pub fn coverage(requirement: &Requirement, standing: &Standing) -> f64 {
    let credit = |skill| standing.credit(skill, requirement.level);
    if requirement.need == 1 {
        return requirement.alternatives.iter().map(|skill| credit(*skill)).fold(0.0, f64::max);
    }
    let mut credits: Vec<f64> = requirement.alternatives.iter().map(|skill| credit(*skill)).collect();
    best_mean(&mut credits, requirement.need)
}

/// The mean of the `need` largest numbers; missing ones count as 0.
pub(crate) fn best_mean(credits: &mut [f64], need: usize) -> f64 {
    if need <= 1 {
        return credits.iter().copied().fold(0.0, f64::max);
    }
    credits.sort_by(|a, b| b.total_cmp(a));
    credits.iter().take(need).sum::<f64>() / need as f64
}

/// How far a standing meets a role.
///
/// ```
/// use skillgap_core::{fit::fit, sample, standing::Standing, units::Confidence};
/// let catalog = sample::catalog();
/// let python = catalog.find_skill("python").unwrap();
/// let standing = Standing::from_held(&catalog, &[(python, Confidence::ONE, None)]);
/// let role = catalog.role(catalog.find_role("ML Engineer").unwrap());
/// let fit = fit(role, &standing);
/// assert_eq!(fit.coverages[0], 1.0);
/// assert!((fit.fit + fit.gaps(role).sum::<f64>() - 1.0).abs() < 1e-9);
/// ```
#[must_use]
pub fn fit(role: &Role, standing: &Standing) -> Fit {
    let coverages: Vec<f64> = role.requirements.iter().map(|r| coverage(r, standing)).collect();
    let fit = weighted_mean(role, &coverages, |_| true).unwrap_or(0.0);
    let essential = weighted_mean(role, &coverages, |r| r.essential).unwrap_or(1.0);
    Fit { fit, essential, coverages }
}

/// Only the fit, without the coverages.
///
/// ```
/// use skillgap_core::{fit::{fit, readiness}, sample, standing::Standing};
/// let catalog = sample::catalog();
/// let role = &catalog.roles()[0];
/// assert_eq!(readiness(role, &Standing::default()), fit(role, &Standing::default()).fit);
/// ```
#[must_use]
pub fn readiness(role: &Role, standing: &Standing) -> f64 {
    let mut sum = (0.0, 0.0);
    for requirement in &role.requirements {
        let weight = weight(requirement);
        sum = (sum.0 + weight * coverage(requirement, standing), sum.1 + weight);
    }
    if sum.1 > 0.0 { sum.0 / sum.1 } else { 0.0 }
}

/// The weighted mean of some coverages; `None` if no requirement counts.
fn weighted_mean(role: &Role, coverages: &[f64], counts: impl Fn(&Requirement) -> bool) -> Option<f64> {
    let parts = role.requirements.iter().zip(coverages).filter(|(requirement, _)| counts(requirement));
    let (sum, total) = parts.fold((0.0, 0.0), |(sum, total), (requirement, coverage)| {
        let weight = weight(requirement);
        (sum + weight * coverage, total + weight)
    });
    (total > 0.0).then(|| sum / total)
}
