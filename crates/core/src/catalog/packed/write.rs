//! Writes a catalogue as the messages of a packed one.

use super::messages::{
    Bundle, Fault, Future, Head, MOST_MESSAGE, Names, Requirement, Resource, Role, Said, Skill, Teaching, Tip,
};
use crate::catalog::{self, Catalog, Fact, Outlook, SkillId};
use crate::units::Level;
use serde::Serialize;

/// How much of a catalogue to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything, so that the reader has little to do.
    Whole,
    /// Only what the reader cannot derive.
    #[allow(dead_code, reason = "the build script's")]
    Least,
}

/// The messages of a catalogue in sequence.
pub(super) fn write(catalog: &Catalog, extent: Extent) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let whole = extent == Extent::Whole;
    let vectors = (catalog.meanings().table(), count(catalog.meanings().dims())?);
    let head = Head {
        name: catalog.name(),
        version: catalog.version(),
        notice: catalog.notice(),
        skills: count(catalog.skills().len())?,
        roles: count(catalog.roles().len())?,
        tips: count(catalog.tips().len())?,
        bundles: count(catalog.bundles().len())?,
        resources: count(catalog.resources().len())?,
        vectors: if whole { vectors } else { (0, 0) },
    };
    append(&mut out, &head)?;
    let mut bytes = Vec::new();
    for (id, skill) in catalog.skill_ids() {
        let (scale, points) = if whole { catalog.meanings().get(id) } else { (0.0, &[][..]) };
        bytes.clear();
        bytes.extend(points.iter().map(|number| number.cast_unsigned()));
        append(&mut out, &packed_skill(skill, (scale, &bytes)))?;
    }
    for role in catalog.roles() {
        append(&mut out, &packed_role(catalog, role)?)?;
    }
    for tip in catalog.tips() {
        append(&mut out, &packed_tip(tip))?;
    }
    for catalog::Bundle { key, label, skills, project, show } in catalog.bundles() {
        append(&mut out, &Bundle { key, label, skills: numbers(skills), project, show })?;
    }
    for catalog::Resource { label, url, skills } in catalog.resources() {
        append(&mut out, &Resource { label, url, skills: numbers(skills) })?;
    }
    match extent {
        Extent::Whole => append(&mut out, &packed_names(catalog.foreign_names()))?,
        Extent::Least => append_names(&mut out, catalog.foreign_names())?,
    }
    Ok(out)
}

/// The names by skill, so that similar ones are adjacent, without hashes, keys and first words.
fn append_names(out: &mut Vec<u8>, names: &catalog::ForeignNames) -> Result<(), Fault> {
    let mut listed: Vec<catalog::ForeignName<'_>> = names.iter().collect();
    listed.sort_by_key(|name| (name.skill, name.language, name.folded));
    let mut packed = Vec::with_capacity(listed.len());
    for name in &listed {
        let bytes = u16::try_from(name.folded.len()).map_err(|_| Fault::TooMany)?;
        let language = u8::try_from(name.language).map_err(|_| Fault::TooMany)?;
        packed.push((0, bytes, 0, language, number(name.skill)));
    }
    let texts: String = listed.iter().map(|name| name.folded).collect();
    let languages = names.languages().iter().map(String::as_str).collect();
    append(out, &Names { languages, texts: &texts, names: packed, openers: Vec::new() })
}

fn packed_names(names: &catalog::ForeignNames) -> Names<'_> {
    let (texts, packed, openers) = names.packed();
    let name = |n: catalog::PackedName| (n.hash, n.folded, n.key, n.language, number(n.skill));
    let languages = names.languages().iter().map(String::as_str).collect();
    Names { languages, texts, names: packed.map(name).collect(), openers: openers.to_vec() }
}

fn append<T: Serialize>(out: &mut Vec<u8>, message: &T) -> Result<(), Fault> {
    let before = out.len();
    *out = postcard::to_extend(message, std::mem::take(out))?;
    if out.len() - before > MOST_MESSAGE { Err(Fault::TooMany) } else { Ok(()) }
}

fn count(n: usize) -> Result<u32, Fault> {
    u32::try_from(n).map_err(|_| Fault::TooMany)
}

fn packed_skill<'a>(skill: &'a catalog::Skill, points: (f32, &'a [u8])) -> Skill<'a> {
    let relations = skill.relations.iter();
    Skill {
        key: &skill.key,
        label: &skill.label,
        alt_labels: strs(&skill.alt_labels),
        kind: skill.kind.as_str(),
        hours: skill.hours.get(),
        relations: relations.map(|r| (r.kind.as_str(), number(r.target), r.weight.get())).collect(),
        prerequisites: skill.prerequisites.iter().copied().map(number).collect(),
        needs_context: skill.needs_context,
        project: skill.project.as_deref(),
        points,
    }
}

/// The number of a skill, which fits in `u32`.
fn number(skill: SkillId) -> u32 {
    u32::try_from(skill.index()).unwrap_or(u32::MAX)
}

fn numbers(skills: &[SkillId]) -> Vec<u32> {
    skills.iter().copied().map(number).collect()
}

fn packed_role<'a>(catalog: &'a Catalog, role: &'a catalog::Role) -> Result<Role<'a>, Fault> {
    let requirements = role.requirements.iter().map(|r| packed_requirement(catalog, r));
    Ok(Role {
        key: &role.key,
        title: &role.title,
        alt_titles: strs(&role.alt_titles),
        group: &role.group,
        isco08: role.isco08.as_deref(),
        onet_soc: role.onet_soc.as_deref(),
        licence: role.licence.as_ref().map(said),
        definition: role.definition.as_ref().map(said),
        responsibilities: role.responsibilities.iter().map(said).collect(),
        requirements: requirements.collect::<Result<_, _>>()?,
        industries: role.industries.iter().map(said).collect(),
        outlook: role.outlook.as_ref().map(future),
        notes: role.notes.iter().map(said).collect(),
    })
}

fn packed_requirement<'a>(
    catalog: &Catalog,
    requirement: &'a catalog::Requirement,
) -> Result<Requirement<'a>, Fault> {
    let first = requirement.alternatives.first().map(|id| catalog.skill(*id));
    let is_label = first.is_some_and(|skill| skill.label == requirement.text);
    Ok(Requirement {
        text: (!is_label).then_some(requirement.text.as_str()),
        category: requirement.category.as_str(),
        alternatives: requirement.alternatives.iter().copied().map(number).collect(),
        prefer: number(requirement.prefer),
        need: count(requirement.need)?,
        importance: requirement.importance.get(),
        level: requirement.level.map(Level::as_str),
        essential: requirement.essential,
        source: requirement.source.as_str(),
        weights: requirement.weights.as_str(),
    })
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

fn packed_tip(tip: &catalog::Tip) -> Tip<'_> {
    let teaches = tip.teaches.iter().map(|(kind, teaching)| Teaching {
        kind: kind.as_str(),
        effect: teaching.effect.get(),
        pace: teaching.pace,
        why: &teaching.why,
        from: teaching.when.from.map(Level::as_str),
        idea: teaching.when.idea,
        least_hours: teaching.when.least_hours,
        most_hours: teaching.when.most_hours,
        to: teaching.when.to.map(Level::as_str),
        last: teaching.when.last,
    });
    Tip {
        key: &tip.key,
        label: &tip.label,
        text: &tip.text,
        source: tip.source.as_str(),
        action: &tip.action,
        only: tip.only.as_deref().map(numbers),
        teaches: teaches.collect(),
    }
}
