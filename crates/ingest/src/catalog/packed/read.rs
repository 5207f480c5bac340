//! From the messages of a packed catalogue to a draft.

use super::messages::{Fault, Future, Head, Requirement, Role, Said, Skill, Tip};
use serde::Deserialize;
use skillgap_core::catalog::{
    CatalogDraft, Fact, Outlook, Place, RequirementDraft, RoleDraft, SkillDraft, TeachingDraft, TipDraft,
};

/// The draft that the messages give; everything in it stands at `place`.
pub(super) fn read(mut bytes: &[u8], place: &Place) -> Result<CatalogDraft, Fault> {
    let head: Head<'_> = take(&mut bytes)?;
    let mut draft = CatalogDraft {
        name: head.name.to_owned(),
        version: head.version.to_owned(),
        notice: head.notice.to_owned(),
        shared_labels: head.shared_labels,
        ..CatalogDraft::default()
    };
    let mut again = bytes;
    // A first pass for the names alone: skills refer to skills that come later, and all messages at once would
    // take more memory than the draft.
    let mut names = Vec::new();
    for _ in 0..head.skills {
        let Skill { key, label, .. } = take(&mut bytes)?;
        names.push(Name { key, label });
    }
    let reader = Reader { names, place };
    draft.skills.reserve_exact(reader.names.len());
    for _ in 0..head.skills {
        draft.skills.push(reader.skill(&take(&mut again)?)?);
    }
    for _ in 0..head.roles {
        draft.roles.push(reader.role(take(&mut bytes)?)?);
    }
    for _ in 0..head.tips {
        draft.tips.push(reader.tip(take(&mut bytes)?)?);
    }
    match bytes.len() {
        0 => Ok(draft),
        left => Err(Fault::LeftOver(left)),
    }
}

fn take<'a, T: Deserialize<'a>>(bytes: &mut &'a [u8]) -> Result<T, Fault> {
    let (message, rest) = postcard::take_from_bytes(bytes)?;
    *bytes = rest;
    Ok(message)
}

#[derive(Clone, Copy)]
struct Name<'a> {
    key: &'a str,
    label: &'a str,
}

struct Reader<'a> {
    names: Vec<Name<'a>>,
    place: &'a Place,
}

impl Reader<'_> {
    fn named(&self, number: u32) -> Result<Name<'_>, Fault> {
        self.names.get(number as usize).copied().ok_or(Fault::Dangling)
    }

    fn keys(&self, numbers: &[u32]) -> Result<Vec<String>, Fault> {
        numbers.iter().map(|number| Ok(self.named(*number)?.key.to_owned())).collect()
    }

    fn links(&self, links: &[(u32, f64)]) -> Result<Vec<(String, f64)>, Fault> {
        links.iter().map(|(number, weight)| Ok((self.named(*number)?.key.to_owned(), *weight))).collect()
    }

    fn skill(&self, skill: &Skill<'_>) -> Result<SkillDraft, Fault> {
        Ok(SkillDraft {
            place: self.place.clone(),
            key: skill.key.to_owned(),
            label: skill.label.to_owned(),
            alt_labels: owned(&skill.alt_labels),
            kind: skill.kind.parse()?,
            hours: skill.hours,
            implies: self.links(&skill.implies)?,
            broader: self.links(&skill.broader)?,
            related: self.links(&skill.related)?,
            prerequisites: self.keys(&skill.prerequisites)?,
            needs_context: skill.needs_context,
            project: skill.project.map(str::to_owned),
        })
    }

    fn role(&self, role: Role<'_>) -> Result<RoleDraft, Fault> {
        Ok(RoleDraft {
            place: self.place.clone(),
            key: role.key.to_owned(),
            title: role.title.to_owned(),
            alt_titles: owned(&role.alt_titles),
            group: role.group.to_owned(),
            definition: role.definition.map(fact).transpose()?,
            responsibilities: facts(role.responsibilities)?,
            requirements: role
                .requirements
                .into_iter()
                .map(|r| self.requirement(r))
                .collect::<Result<_, _>>()?,
            industries: facts(role.industries)?,
            outlook: role.outlook.map(outlook).transpose()?,
            notes: facts(role.notes)?,
        })
    }

    fn requirement(&self, requirement: Requirement<'_>) -> Result<RequirementDraft, Fault> {
        let text = match (requirement.text, requirement.alternatives.first()) {
            (Some(text), _) => text,
            (None, Some(first)) => self.named(*first)?.label,
            (None, None) => return Err(Fault::Dangling),
        };
        Ok(RequirementDraft {
            place: self.place.clone(),
            text: text.to_owned(),
            category: requirement.category.parse()?,
            alternatives: self.keys(&requirement.alternatives)?,
            need: requirement.need as usize,
            importance: requirement.importance,
            level: requirement.level.map(str::parse).transpose()?,
            essential: requirement.essential,
            source: requirement.source.parse()?,
            weights: requirement.weights.parse()?,
        })
    }

    fn tip(&self, tip: Tip<'_>) -> Result<TipDraft, Fault> {
        let teaching = |(kind, effect, pace, why): (&str, f64, f64, &str)| {
            Ok(TeachingDraft { kind: kind.parse()?, effect, pace, why: why.to_owned() })
        };
        Ok(TipDraft {
            place: self.place.clone(),
            key: tip.key.to_owned(),
            label: tip.label.to_owned(),
            text: tip.text.to_owned(),
            source: tip.source.parse()?,
            action: tip.action.to_owned(),
            teaches: tip.teaches.into_iter().map(teaching).collect::<Result<_, Fault>>()?,
        })
    }
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
