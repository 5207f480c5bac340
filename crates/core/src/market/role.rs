//! Combines the postings of a market into one role for the planner.

use super::figures::Figures;
use crate::catalog::{Catalog, Category, Requirement, Role, SkillId, Source};
use crate::units::{Importance, Level};
use std::collections::BTreeMap;

/// More requirements nobody plans for.
const MOST_REQUIREMENTS: usize = 60;
/// The share of postings from which a requirement is essential.
const ESSENTIAL: f64 = 0.2;
/// With several postings, a requirement of fewer than this is left out.
const FEWEST: usize = 2;

/// A requirement shared by postings: any of some skills.
#[derive(Debug, Clone, Default)]
struct Demand {
    /// Its total share over all postings.
    weight: f64,
    asked: usize,
    required: usize,
    /// By level, the weight.
    levels: BTreeMap<Option<Level>, f64>,
}

/// The role that the postings within reach ask for together, and how much of what several of them ask for is left out.
pub(super) fn market_role(catalog: &Catalog, figures: &Figures<'_>) -> (Role, usize) {
    let postings = figures.within_reach().len();
    let mut demands: Vec<(&[SkillId], Demand)> = demands(figures).into_iter().collect();
    demands.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then(a.0.cmp(b.0)));
    if postings > FEWEST {
        demands.retain(|(_, demand)| demand.asked >= FEWEST);
    }
    let left_out = demands.len().saturating_sub(MOST_REQUIREMENTS);
    demands.truncate(MOST_REQUIREMENTS);
    let essential = |demand: &Demand| demand.required as f64 >= ESSENTIAL * postings as f64;
    let scaled = |demand: &Demand| demand.weight * if essential(demand) { 1.0 } else { 2.0 };
    let largest = demands.iter().map(|(_, demand)| scaled(demand)).fold(f64::MIN_POSITIVE, f64::max);
    let requirement = |(skills, demand): &(&[SkillId], Demand)| {
        let importance = (scaled(demand) / largest).clamp(0.01, 1.0);
        Requirement {
            text: text(catalog, skills, demand, postings),
            category: Category::Skill,
            alternatives: skills.to_vec(),
            prefer: mainstream(skills, figures),
            need: 1,
            importance: Importance::new(importance).unwrap_or(Importance::ONE),
            level: usual(&demand.levels),
            essential: essential(demand),
            source: Source::Counted,
            weights: Source::Counted,
        }
    };
    let role = Role {
        key: free("market", |key| catalog.roles().iter().any(|role| role.key == key)),
        title: free("The market", |title| catalog.find_role(title).is_some()),
        alt_titles: Vec::new(),
        group: String::new(),
        isco08: None,
        onet_soc: None,
        licence: None,
        definition: None,
        responsibilities: Vec::new(),
        requirements: demands.iter().map(requirement).collect(),
        industries: Vec::new(),
        outlook: None,
        notes: Vec::new(),
    };
    (role, left_out)
}

/// By skills, the combined requirements of the postings.
fn demands<'f>(figures: &'f Figures<'_>) -> BTreeMap<&'f [SkillId], Demand> {
    let shares = figures.shares();
    let mut demands: BTreeMap<&[SkillId], Demand> = BTreeMap::new();
    for (at, shape) in figures.market.shapes.iter().enumerate() {
        let shares = shares.get(at);
        if shares.is_empty() {
            continue;
        }
        let demand = demands.entry(&shape.skills).or_default();
        // A posting asks for the same skills only once.
        let weight: f64 = shares.iter().map(|share| share.share).sum();
        demand.weight += weight;
        demand.asked += shares.len();
        demand.required += shares.iter().filter(|share| share.essential).count();
        *demand.levels.entry(shape.level).or_default() += weight;
    }
    demands
}

/// The highest level that at least half of the demand asks for.
fn usual(levels: &BTreeMap<Option<Level>, f64>) -> Option<Level> {
    let all: f64 = levels.values().sum();
    let mut above = 0.0;
    for (level, weight) in levels.iter().rev() {
        above += weight;
        if above * 2.0 >= all {
            return *level;
        }
    }
    None
}

/// Among the alternatives, the one that most postings ask for anywhere.
fn mainstream(skills: &[SkillId], figures: &Figures<'_>) -> SkillId {
    let count = |skill: &SkillId| {
        let names = figures.market.shapes.iter().filter(|shape| shape.skills.contains(skill));
        names.map(|shape| 1.0 / shape.skills.len() as f64).sum::<f64>()
    };
    let best = skills.iter().max_by(|a, b| count(a).total_cmp(&count(b)).then(b.cmp(a)));
    best.copied().unwrap_or(SkillId::new(0))
}

/// "Java or Kotlin (37 of 120 postings)".
fn text(catalog: &Catalog, skills: &[SkillId], demand: &Demand, postings: usize) -> String {
    let labels: Vec<&str> = skills.iter().map(|skill| catalog.skill(*skill).label.as_str()).collect();
    format!("{} ({} of {postings} postings)", labels.join(" or "), demand.asked)
}

fn free(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}-{number}")));
    names.find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
}
