//! Everything that the catalogue says of a role, as plain data for `roles show` and `roles compare`.

use crate::catalog::{Catalog, Category, Fact, Outlook, Requirement, Role, RoleId};
use crate::units::Level;
use serde::Serialize;

/// A role with its facts and their sources.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleDescription {
    /// The role's key.
    pub id: String,
    /// The title.
    pub title: String,
    /// Other titles of the same job.
    pub alt_titles: Vec<String>,
    /// The family of work.
    pub group: String,
    /// The unit group in ISCO-08.
    pub isco08: Option<String>,
    /// The occupation in O*NET-SOC.
    pub onet_soc: Option<String>,
    /// What it takes where the law asks for a licence.
    pub licence: Option<Fact>,
    /// What the job is.
    pub definition: Option<Fact>,
    /// What one does in it.
    pub responsibilities: Vec<Fact>,
    /// Everything that it asks for, in the order of the catalogue.
    pub requirements: Vec<RequirementDescription>,
    /// The sentences of `requirements` about skills.
    pub skills: Vec<String>,
    /// The sentences of `requirements` about education.
    pub education: Vec<String>,
    /// The sentences of `requirements` about tools.
    pub tools: Vec<String>,
    /// Industries that hire for it.
    pub industries: Vec<Fact>,
    /// What else is said of the role.
    pub notes: Vec<Fact>,
    /// What is said of its future.
    pub outlook: Option<OutlookDescription>,
}

/// One thing that a role asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RequirementDescription {
    /// The sentence.
    pub text: String,
    /// skill, tool or education.
    pub category: &'static str,
    /// How many of the alternatives are asked for.
    pub need: usize,
    /// In (0,1].
    pub importance: f64,
    /// The level asked for.
    pub level: Option<Level>,
    /// Asked for, or nice to have.
    pub essential: bool,
    /// The labels of the skills that meet it.
    pub alternatives: Vec<String>,
    /// The label of the mainstream one.
    pub prefer: String,
    /// The keys of the same skills.
    pub ids: Vec<String>,
    /// Where the sentence comes from.
    pub source: &'static str,
    /// Where importance, level and necessity come from.
    pub weights: &'static str,
}

/// What is said of the future of an occupation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OutlookDescription {
    /// The sentence.
    pub text: String,
    /// Projected growth in percent over the period.
    pub growth_percent: Option<f64>,
    /// First and last year of the projection.
    pub period: Option<(u16, u16)>,
    /// Who projects it.
    pub authority: Option<String>,
    /// The statistical group that the figure is about.
    pub occupation: Option<String>,
    /// Where the fact comes from.
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
