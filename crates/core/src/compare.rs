//! Two roles side by side: what they share, how they differ, and what a profile lacks for each.

use crate::catalog::{Catalog, Role, RoleId, SkillId, SkillKind};
use crate::fit::{Fit, fit};
use crate::plan::{MIN_GAIN, gaps};
use crate::report::rounded;
use crate::role_info::{RoleDescription, describe};
use crate::standing::Standing;
use crate::text::fold;
use crate::units::Confidence;
use serde::Serialize;
use std::collections::HashSet;

/// Two roles side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The first role.
    pub a: RoleDescription,
    /// The second role.
    pub b: RoleDescription,
    /// What both ask for.
    pub shared: Side,
    /// What only the first asks for.
    pub only_a: Side,
    /// What only the second asks for.
    pub only_b: Side,
    /// What a profile holds and lacks; `None` without a profile.
    pub standing: Option<ComparedStanding>,
}

/// Skills and responsibilities of one side, in catalogue order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Side {
    /// The labels of the skills that requirements name.
    pub skills: Vec<String>,
    /// The responsibilities.
    pub responsibilities: Vec<String>,
}

/// A profile compared with two roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ComparedStanding {
    /// The fit for the first role, in `[0,1]`.
    pub fit_a: f64,
    /// The fit for the second role, in `[0,1]`.
    pub fit_b: f64,
    /// Missing skills that serve both roles, most useful first.
    pub both: Vec<ComparedGap>,
    /// Missing skills that serve the first role only.
    pub only_a: Vec<ComparedGap>,
    /// Missing skills that serve the second role only.
    pub only_b: Vec<ComparedGap>,
}

/// A missing skill and the gaps it would close.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ComparedGap {
    /// The preferred label.
    pub skill: String,
    /// The skill's id.
    pub id: String,
    /// How much learning it fully would add to the fit for the first role.
    pub gap_a: f64,
    /// The same for the second role.
    pub gap_b: f64,
}

/// Compares two roles, and what a standing lacks for them.
///
/// ```
/// use skillgap_core::{compare::compare, sample, standing::Standing};
/// let catalog = sample::catalog();
/// let [a, b] = ["ml engineer", "web developer"].map(|name| catalog.find_role(name).unwrap());
/// let comparison = compare(&catalog, a, b, Some(&Standing::default()));
/// assert!(comparison.shared.skills.is_empty());
/// assert_eq!(comparison.standing.unwrap().fit_a, 0.0);
/// ```
#[must_use]
pub fn compare(catalog: &Catalog, a: RoleId, b: RoleId, standing: Option<&Standing>) -> Comparison {
    let (first, second) = (catalog.role(a), catalog.role(b));
    let (named_a, named_b) = (named(first), named(second));
    let (said_a, said_b) = (said(first), said(second));
    let side = |of: &Role, skills: &dyn Fn(&SkillId) -> bool, texts: &dyn Fn(&str) -> bool| Side {
        skills: labels(catalog, of, skills),
        responsibilities: sentences(of, texts),
    };
    Comparison {
        a: describe(catalog, a),
        b: describe(catalog, b),
        shared: side(first, &|skill| named_b.contains(skill), &|text| said_b.contains(text)),
        only_a: side(first, &|skill| !named_b.contains(skill), &|text| !said_b.contains(text)),
        only_b: side(second, &|skill| !named_a.contains(skill), &|text| !said_a.contains(text)),
        standing: standing.map(|standing| compared(catalog, [first, second], standing)),
    }
}

fn named(role: &Role) -> HashSet<SkillId> {
    role.requirements.iter().flat_map(|r| r.alternatives.iter().copied()).collect()
}

/// The responsibilities in comparable form: without case, dashes and final full stops.
fn said(role: &Role) -> HashSet<String> {
    role.responsibilities.iter().map(|fact| wording(&fact.text)).collect()
}

fn wording(text: &str) -> String {
    fold(text).trim_end_matches('.').to_owned()
}

/// The labels of selected skills that a role names, each once.
fn labels(catalog: &Catalog, role: &Role, wanted: &dyn Fn(&SkillId) -> bool) -> Vec<String> {
    let mut seen = HashSet::new();
    let skills = role.requirements.iter().flat_map(|r| &r.alternatives);
    let wanted = skills.filter(|skill| wanted(skill) && seen.insert(**skill));
    wanted.map(|skill| catalog.skill(*skill).label.clone()).collect()
}

fn sentences(role: &Role, wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let facts = role.responsibilities.iter().filter(|fact| wanted(&wording(&fact.text)));
    facts.map(|fact| fact.text.clone()).collect()
}

fn compared(catalog: &Catalog, roles: [&Role; 2], standing: &Standing) -> ComparedStanding {
    let fits = roles.map(|role| fit(role, standing));
    let mut found: Vec<ComparedGap> = missing(catalog, roles, standing)
        .into_iter()
        .map(|skill| closed(catalog, roles, &fits, standing, skill))
        .collect();
    found.sort_by(|x, y| (y.gap_a + y.gap_b).total_cmp(&(x.gap_a + x.gap_b)));
    let serves = |gap: &ComparedGap| (gap.gap_a >= MIN_GAIN, gap.gap_b >= MIN_GAIN);
    let some = |which| found.iter().filter(|gap| serves(gap) == which).cloned().collect();
    let [fit_a, fit_b] = fits.map(|fit| rounded(fit.fit));
    ComparedStanding {
        fit_a,
        fit_b,
        both: some((true, true)),
        only_a: some((true, false)),
        only_b: some((false, true)),
    }
}

/// The skills that the gaps of either role name, each once; a personal skill that a resume does not show is not missing.
fn missing(catalog: &Catalog, roles: [&Role; 2], standing: &Standing) -> Vec<SkillId> {
    let mut seen = HashSet::new();
    let gaps = roles.into_iter().flat_map(|role| gaps(catalog, role, standing));
    let is_personal = |skill: SkillId| catalog.skill(skill).kind == SkillKind::SoftSkill;
    gaps.map(|gap| gap.skill).filter(|skill| !is_personal(*skill) && seen.insert(*skill)).collect()
}

/// How much learning a skill would add to each role. Both roles are scored again, because a gap may name
/// another alternative.
fn closed(
    catalog: &Catalog,
    roles: [&Role; 2],
    fits: &[Fit; 2],
    standing: &Standing,
    skill: SkillId,
) -> ComparedGap {
    let with = standing.learned(catalog, skill, (Confidence::ONE, None));
    let [gap_a, gap_b] = [0, 1].map(|i| rounded(fit(roles[i], &with).fit - fits[i].fit));
    let named = catalog.skill(skill);
    ComparedGap { skill: named.label.clone(), id: named.key.clone(), gap_a, gap_b }
}
