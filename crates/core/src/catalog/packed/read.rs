//! Reads the parts of a packed catalogue from its messages.

use super::messages::{
    Bundle, Fault, Future, Head, MOST_MESSAGE, Names, Requirement, Resource, Role, Said, Skill, Teaching, Tip,
};
use crate::catalog::{
    self, CatalogParts, Fact, ForeignNames, Meanings, Outlook, PackedName, Relation, SkillId, Suits,
};
use crate::units::{Confidence, Hours, Importance, Weight};
use crate::vectors::WordVectors;
use serde::Deserialize;

/// The most skills for which memory is reserved in advance, since the head may be wrong.
const MOST_RESERVED: u32 = 1 << 16;

/// The memory of a catalogue, as a multiple of its length; imported ones need 3 to 8 times.
const MEMORY: usize = 12;

/// The memory allowed even for a tiny catalogue.
const LEAST_MEMORY: usize = 1 << 20;

/// The approximate memory of a skill, role or tip without its lists, of a text in a list, and of a number in
/// a list.
const PART: usize = 256;
const TEXT: usize = 64;
const NUMBER: usize = 8;

/// The memory left; an empty text takes one byte in the file and a hundred in memory.
struct Budget(usize);

impl Budget {
    fn spend(&mut self, texts: usize, numbers: usize) -> Result<(), Fault> {
        let cost = PART + texts * TEXT + numbers * NUMBER;
        self.0 = self.0.checked_sub(cost).ok_or(Fault::TooManyParts)?;
        Ok(())
    }
}

/// Reads the parts from the messages.
pub(super) fn read(mut bytes: &[u8]) -> Result<CatalogParts, Fault> {
    let mut budget = Budget(bytes.len().saturating_mul(MEMORY).max(LEAST_MEMORY));
    let head: Head<'_> = take(&mut bytes)?;
    let mut parts = CatalogParts {
        name: head.name.to_owned(),
        version: head.version.to_owned(),
        notice: head.notice.to_owned(),
        ..CatalogParts::default()
    };
    parts.skills.reserve(head.skills.min(MOST_RESERVED) as usize);
    let mut numbers = Vec::new();
    parts.meanings = meanings(head.vectors);
    for _ in 0..head.skills {
        let message: Skill<'_> = take(&mut bytes)?;
        budget.spend(message.alt_labels.len() + message.relations.len(), message.prerequisites.len())?;
        let (scale, points) = message.points;
        numbers.clear();
        numbers.extend(points.iter().map(|number| number.cast_signed()));
        parts.meanings.push(scale, &numbers);
        parts.skills.push(skill(message)?);
    }
    for _ in 0..head.roles {
        let message = take(&mut bytes)?;
        let (texts, numbers) = listed(&message);
        budget.spend(texts, numbers)?;
        let role = role(message, &parts.skills)?;
        parts.roles.push(role);
    }
    for _ in 0..head.tips {
        let message: Tip<'_> = take(&mut bytes)?;
        budget.spend(message.teaches.len(), message.only.as_ref().map_or(0, Vec::len))?;
        parts.tips.push(tip(message)?);
    }
    for _ in 0..head.bundles {
        let Bundle { key, label, skills, project, show } = take(&mut bytes)?;
        budget.spend(0, skills.len())?;
        let [key, label, project, show] = [key, label, project, show].map(str::to_owned);
        parts.bundles.push(catalog::Bundle { key, label, skills: numbered(skills), project, show });
    }
    for _ in 0..head.resources {
        let Resource { label, url, skills } = take(&mut bytes)?;
        budget.spend(0, skills.len())?;
        let [label, url] = [label, url].map(str::to_owned);
        parts.resources.push(catalog::Resource { label, url, skills: numbered(skills) });
    }
    parts.foreign_names = names(take(&mut bytes)?)?;
    match bytes.len() {
        0 => Ok(parts),
        left => Err(Fault::LeftOver(left)),
    }
}

fn numbered(skills: Vec<u32>) -> Vec<SkillId> {
    skills.into_iter().map(SkillId::new).collect()
}

/// Room for the skills' directions; empty if they were made with other vectors than the program's and are
/// useless.
fn meanings((table, dims): (u64, u32)) -> Meanings {
    let ours = WordVectors::builtin();
    let current = table == ours.fingerprint() && dims as usize == ours.dims();
    Meanings::new(table, if current { ours.dims() } else { 0 })
}

fn take<'a, T: Deserialize<'a>>(bytes: &mut &'a [u8]) -> Result<T, Fault> {
    let most = bytes.get(..MOST_MESSAGE).unwrap_or(bytes);
    let (message, rest) = postcard::take_from_bytes(most)?;
    *bytes = bytes.get(most.len() - rest.len()..).unwrap_or_default();
    Ok(message)
}

/// The number of texts and of numbers in the lists of a role; a requirement counts as three texts.
fn listed(role: &Role<'_>) -> (usize, usize) {
    let said = role.responsibilities.len() + role.industries.len() + role.notes.len();
    let numbers = role.requirements.iter().map(|r| r.alternatives.len()).sum();
    (role.alt_titles.len() + said + 3 * role.requirements.len(), numbers)
}

fn names(names: Names<'_>) -> Result<ForeignNames, Fault> {
    let name = |(hash, folded, key, language, skill)| PackedName {
        hash,
        folded,
        key,
        language,
        skill: SkillId::new(skill),
    };
    let packed: Vec<PackedName> = names.names.into_iter().map(name).collect();
    let languages = owned(&names.languages);
    // Without first words there are no hashes and keys either.
    if names.openers.is_empty() {
        return ForeignNames::from_texts(languages, names.texts, &packed).ok_or(Fault::Names);
    }
    let texts = names.texts.to_owned();
    ForeignNames::from_packed(languages, texts, &packed, names.openers).ok_or(Fault::Names)
}

fn skill(skill: Skill<'_>) -> Result<catalog::Skill, Fault> {
    Ok(catalog::Skill {
        key: skill.key.to_owned(),
        label: skill.label.to_owned(),
        alt_labels: owned(&skill.alt_labels),
        kind: skill.kind.parse()?,
        hours: Hours::new(skill.hours)?,
        relations: skill.relations.into_iter().map(relation).collect::<Result<_, _>>()?,
        prerequisites: skill.prerequisites.into_iter().map(SkillId::new).collect(),
        needs_context: skill.needs_context,
        project: skill.project.map(str::to_owned),
    })
}

fn relation((kind, target, weight): (&str, u32, f64)) -> Result<Relation, Fault> {
    Ok(Relation { kind: kind.parse()?, target: SkillId::new(target), weight: Weight::new(weight)? })
}

fn role(role: Role<'_>, skills: &[catalog::Skill]) -> Result<catalog::Role, Fault> {
    let requirements = role.requirements.into_iter().map(|r| requirement(r, skills));
    Ok(catalog::Role {
        key: role.key.to_owned(),
        title: role.title.to_owned(),
        alt_titles: owned(&role.alt_titles),
        group: role.group.to_owned(),
        isco08: role.isco08.map(str::to_owned),
        onet_soc: role.onet_soc.map(str::to_owned),
        licence: role.licence.map(fact).transpose()?,
        definition: role.definition.map(fact).transpose()?,
        responsibilities: facts(role.responsibilities)?,
        requirements: requirements.collect::<Result<_, _>>()?,
        industries: facts(role.industries)?,
        outlook: role.outlook.map(outlook).transpose()?,
        notes: facts(role.notes)?,
    })
}

fn requirement(
    requirement: Requirement<'_>,
    skills: &[catalog::Skill],
) -> Result<catalog::Requirement, Fault> {
    let first = || requirement.alternatives.first().and_then(|number| skills.get(*number as usize));
    // References to unknown skills are rejected when the parts are combined.
    let text = requirement.text.or_else(|| first().map(|skill| skill.label.as_str())).unwrap_or_default();
    Ok(catalog::Requirement {
        text: text.to_owned(),
        category: requirement.category.parse()?,
        need: requirement.need as usize,
        importance: Importance::new(requirement.importance)?,
        level: requirement.level.map(str::parse).transpose()?,
        essential: requirement.essential,
        source: requirement.source.parse()?,
        weights: requirement.weights.parse()?,
        prefer: SkillId::new(requirement.prefer),
        alternatives: requirement.alternatives.into_iter().map(SkillId::new).collect(),
    })
}

fn tip(tip: Tip<'_>) -> Result<catalog::Tip, Fault> {
    Ok(catalog::Tip {
        key: tip.key.to_owned(),
        label: tip.label.to_owned(),
        text: tip.text.to_owned(),
        source: tip.source.parse()?,
        action: tip.action.to_owned(),
        only: tip.only.map(numbered),
        teaches: tip.teaches.into_iter().map(teaching).collect::<Result<_, _>>()?,
    })
}

fn teaching(message: Teaching<'_>) -> Result<(catalog::SkillKind, catalog::Teaching), Fault> {
    let Teaching { kind, effect, pace, why, from, idea, least_hours, most_hours, to, last } = message;
    if !(pace.is_finite() && pace > 0.0) {
        return Err(Fault::Pace);
    }
    let level = |name: Option<&str>| name.map(str::parse).transpose();
    let when = Suits { from: level(from)?, idea, least_hours, most_hours, to: level(to)?, last };
    let effect = Confidence::new(effect)?;
    Ok((kind.parse()?, catalog::Teaching { effect, pace, why: why.to_owned(), when }))
}

fn owned(strs: &[&str]) -> Vec<String> {
    strs.iter().map(|text| (*text).to_owned()).collect()
}

fn fact((text, source): Said<'_>) -> Result<Fact, Fault> {
    Ok(Fact { text: text.to_owned(), source: source.parse()? })
}

fn facts(said: Vec<Said<'_>>) -> Result<Vec<Fact>, Fault> {
    said.into_iter().map(fact).collect()
}

fn outlook(future: Future<'_>) -> Result<Outlook, Fault> {
    Ok(Outlook {
        text: future.text.to_owned(),
        growth_percent: future.growth_percent,
        period: future.period,
        authority: future.authority.map(str::to_owned),
        occupation: future.occupation.map(str::to_owned),
        source: future.source.parse()?,
    })
}
