//! From a draft to the messages of a packed catalogue.

use super::messages::{Fault, Future, Head, Requirement, Role, Said, Skill, Tip};
use serde::Serialize;
use skillgap_core::catalog::{
    CatalogDraft, Fact, Outlook, RequirementDraft, RoleDraft, SkillDraft, TipDraft,
};
use skillgap_core::units::Level;
use std::collections::HashMap;

/// The messages of a draft, one after the other.
pub(super) fn write(draft: &CatalogDraft) -> Result<Vec<u8>, Fault> {
    let index = Index::of(draft);
    let count = |n: usize| u32::try_from(n).map_err(|_| Fault::Dangling);
    let mut out = Vec::new();
    let head = Head {
        name: &draft.name,
        version: &draft.version,
        notice: &draft.notice,
        shared_labels: draft.shared_labels,
        skills: count(draft.skills.len())?,
        roles: count(draft.roles.len())?,
        tips: count(draft.tips.len())?,
    };
    append(&mut out, &head)?;
    for skill in &draft.skills {
        append(&mut out, &index.skill(skill)?)?;
    }
    for role in &draft.roles {
        append(&mut out, &index.role(role)?)?;
    }
    for tip in &draft.tips {
        append(&mut out, &packed_tip(tip))?;
    }
    Ok(out)
}

fn append<T: Serialize>(out: &mut Vec<u8>, message: &T) -> Result<(), Fault> {
    *out = postcard::to_extend(message, std::mem::take(out))?;
    Ok(())
}

/// The numbers of the skills, and their labels.
struct Index<'a> {
    skills: &'a [SkillDraft],
    numbers: HashMap<&'a str, u32>,
}

impl<'a> Index<'a> {
    fn of(draft: &'a CatalogDraft) -> Self {
        let numbers = draft.skills.iter().map(|skill| skill.key.as_str()).zip(0..).collect();
        Self { skills: &draft.skills, numbers }
    }

    fn number(&self, key: &str) -> Result<u32, Fault> {
        self.numbers.get(key).copied().ok_or(Fault::Dangling)
    }

    fn numbers(&self, keys: &[String]) -> Result<Vec<u32>, Fault> {
        keys.iter().map(|key| self.number(key)).collect()
    }

    fn links(&self, links: &[(String, f64)]) -> Result<Vec<(u32, f64)>, Fault> {
        links.iter().map(|(key, weight)| Ok((self.number(key)?, *weight))).collect()
    }

    fn skill(&self, skill: &'a SkillDraft) -> Result<Skill<'a>, Fault> {
        Ok(Skill {
            key: &skill.key,
            label: &skill.label,
            alt_labels: strs(&skill.alt_labels),
            kind: skill.kind.as_str(),
            hours: skill.hours,
            implies: self.links(&skill.implies)?,
            broader: self.links(&skill.broader)?,
            related: self.links(&skill.related)?,
            prerequisites: self.numbers(&skill.prerequisites)?,
            needs_context: skill.needs_context,
            project: skill.project.as_deref(),
        })
    }

    fn role(&self, role: &'a RoleDraft) -> Result<Role<'a>, Fault> {
        Ok(Role {
            key: &role.key,
            title: &role.title,
            alt_titles: strs(&role.alt_titles),
            group: &role.group,
            definition: role.definition.as_ref().map(said),
            responsibilities: role.responsibilities.iter().map(said).collect(),
            requirements: role.requirements.iter().map(|r| self.requirement(r)).collect::<Result<_, _>>()?,
            industries: role.industries.iter().map(said).collect(),
            outlook: role.outlook.as_ref().map(future),
            notes: role.notes.iter().map(said).collect(),
        })
    }

    fn requirement(&self, requirement: &'a RequirementDraft) -> Result<Requirement<'a>, Fault> {
        let alternatives = self.numbers(&requirement.alternatives)?;
        let first = alternatives.first().and_then(|number| self.skills.get(*number as usize));
        let is_label = first.is_some_and(|skill| skill.label == requirement.text);
        Ok(Requirement {
            text: (!is_label).then_some(requirement.text.as_str()),
            category: requirement.category.as_str(),
            alternatives,
            need: u32::try_from(requirement.need).map_err(|_| Fault::Dangling)?,
            importance: requirement.importance,
            level: requirement.level.map(Level::as_str),
            essential: requirement.essential,
            source: requirement.source.as_str(),
            weights: requirement.weights.as_str(),
        })
    }
}

fn strs(strings: &[String]) -> Vec<&str> {
    strings.iter().map(String::as_str).collect()
}

fn said(fact: &Fact) -> Said<'_> {
    (&fact.text, fact.source.as_str())
}

fn future(outlook: &Outlook) -> Future<'_> {
    Future {
        text: &outlook.text,
        growth_percent: outlook.growth_percent,
        period: outlook.period,
        authority: outlook.authority.as_deref(),
        occupation: outlook.occupation.as_deref(),
        source: outlook.source.as_str(),
    }
}

fn packed_tip(tip: &TipDraft) -> Tip<'_> {
    let teaches = tip.teaches.iter().map(|t| (t.kind.as_str(), t.effect, t.pace, t.why.as_str()));
    Tip {
        key: &tip.key,
        label: &tip.label,
        text: &tip.text,
        source: tip.source.as_str(),
        action: &tip.action,
        teaches: teaches.collect(),
    }
}
