//! Everything the catalogue says about a role, as plain data for `roles show` and `roles compare`.

use crate::catalog::{Catalog, Category, Fact, Outlook, Requirement, Role, RoleId};
use crate::units::Level;
use serde::Serialize;

/// A role with its facts and their sources.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleDescription {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Other titles of the same job.
    pub alt_titles: Vec<String>,
    /// The family of work.
    pub group: String,
    /// The ISCO-08 unit group.
    pub isco08: Option<String>,
    /// The O*NET-SOC occupation.
    pub onet_soc: Option<String>,
    /// How to get the licence, if the law requires one.
    pub licence: Option<Fact>,
    /// The job in a sentence or two.
    pub definition: Option<Fact>,
    /// The duties.
    pub responsibilities: Vec<Fact>,
    /// All requirements, in catalogue order.
    pub requirements: Vec<RequirementDescription>,
    /// The sentences of `requirements` about skills.
    pub skills: Vec<String>,
    /// The sentences of `requirements` about education.
    pub education: Vec<String>,
    /// The sentences of `requirements` about tools.
    pub tools: Vec<String>,
    /// Industries that hire for it.
    pub industries: Vec<Fact>,
    /// Other remarks.
    pub notes: Vec<Fact>,
    /// The outlook.
    pub outlook: Option<OutlookDescription>,
}

/// A requirement of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RequirementDescription {
    /// The sentence.
    pub text: String,
    /// skill, tool or education.
    pub category: &'static str,
    /// How many alternatives are required.
    pub need: usize,
    /// The importance, in (0,1].
    pub importance: f64,
    /// The required level.
    pub level: Option<Level>,
    /// Whether it is essential or nice to have.
    pub essential: bool,
    /// The labels of the skills that meet it.
    pub alternatives: Vec<String>,
    /// The label of the mainstream alternative.
    pub prefer: String,
    /// The ids of the same skills.
    pub ids: Vec<String>,
    /// The source of the sentence.
    pub source: &'static str,
    /// The source of importance, level and necessity.
    pub weights: &'static str,
}

/// The outlook for an occupation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OutlookDescription {
    /// The sentence.
    pub text: String,
    /// Projected growth over the period, in percent.
    pub growth_percent: Option<f64>,
    /// First and last year of the projection.
    pub period: Option<(u16, u16)>,
    /// Who made the projection.
    pub authority: Option<String>,
    /// The statistical group that the figure covers.
    pub occupation: Option<String>,
    /// The source.
    pub source: &'static str,
}

/// Describes a role.
///
/// ```
/// use skillgap_core::{role_info::describe, sample};
/// let catalog = sample::catalog();
/// let role = describe(&catalog, catalog.find_role("ml engineer").unwrap());
/// assert_eq!(role.requirements[0].alternatives, ["Python", "R", "Java"]);
/// ```
#[must_use]
pub fn describe(catalog: &Catalog, role: RoleId) -> RoleDescription {
    let role = catalog.role(role);
    RoleDescription {
        id: role.key.clone(),
        title: role.title.clone(),
        alt_titles: role.alt_titles.clone(),
        group: role.group.clone(),
        isco08: role.isco08.clone(),
        onet_soc: role.onet_soc.clone(),
        licence: role.licence.clone(),
        definition: role.definition.clone(),
        responsibilities: role.responsibilities.clone(),
        requirements: role.requirements.iter().map(|r| requirement(catalog, r)).collect(),
        skills: sentences(role, Category::Skill),
        education: sentences(role, Category::Education),
        tools: sentences(role, Category::Tool),
        industries: role.industries.clone(),
        notes: role.notes.clone(),
        outlook: role.outlook.as_ref().map(outlook),
    }
}

fn sentences(role: &Role, category: Category) -> Vec<String> {
    let wanted = role.requirements.iter().filter(|r| r.category == category);
    wanted.map(|r| r.text.clone()).collect()
}

fn requirement(catalog: &Catalog, requirement: &Requirement) -> RequirementDescription {
    let skills = || requirement.alternatives.iter().map(|skill| catalog.skill(*skill));
    RequirementDescription {
        text: requirement.text.clone(),
        category: requirement.category.as_str(),
        need: requirement.need,
        importance: requirement.importance.get(),
        level: requirement.level,
        essential: requirement.essential,
        alternatives: skills().map(|skill| skill.label.clone()).collect(),
        prefer: catalog.skill(requirement.prefer).label.clone(),
        ids: skills().map(|skill| skill.key.clone()).collect(),
        source: requirement.source.as_str(),
        weights: requirement.weights.as_str(),
    }
}

fn outlook(outlook: &Outlook) -> OutlookDescription {
    OutlookDescription {
        text: outlook.text.clone(),
        growth_percent: outlook.growth_percent,
        period: outlook.period,
        authority: outlook.authority.clone(),
        occupation: outlook.occupation.clone(),
        source: outlook.source.as_str(),
    }
}
