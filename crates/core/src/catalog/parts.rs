//! Builds a catalogue from numbered parts that [`Catalog::build`] has checked before.
//!
//! A draft refers by keys and may have many errors, each with a position that a curator needs. Parts refer by
//! number and come from a file made from a valid catalogue. They are still checked, so that a [`Catalog`]
//! stays valid by construction, but the first error ends the process.

use super::build::cycles;
use super::{
    Bundle, Catalog, ForeignNames, Meanings, RelationKind, Requirement, Resource, Role, Skill, SkillId, Tip,
};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;
use thiserror::Error;

/// The parts of a catalogue, with references by number.
#[derive(Debug, Clone, Default)]
pub struct CatalogParts {
    /// The name of the catalogue.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Source and licence.
    pub notice: String,
    /// The skills; `related` is listed on both sides.
    pub skills: Vec<Skill>,
    /// The roles.
    pub roles: Vec<Role>,
    /// The practical tips.
    pub tips: Vec<Tip>,
    /// Skills that are learned together.
    pub bundles: Vec<Bundle>,
    /// Places to learn.
    pub resources: Vec<Resource>,
    /// The names of skills in other languages.
    pub foreign_names: ForeignNames,
    /// The directions of the skills; recomputed if they belong to another vector table.
    pub meanings: Meanings,
}

/// Why parts are not a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PartsError {
    /// A number refers to no skill.
    #[error("'{0}' refers to a skill that is not there")]
    Dangling(String),
    /// Two skills or two roles have the same key.
    #[error("the key '{0}' is there twice")]
    Repeated(String),
    /// A skill leads back to itself.
    #[error("'{0}' implies or requires itself")]
    Cycle(String),
    /// A requirement names no skill, a skill twice, or requires more skills than it names.
    #[error("a requirement of '{0}' is empty, names a skill twice or asks for more than it names")]
    Requirement(String),
}

impl Catalog {
    /// Makes a catalogue from parts.
    ///
    /// # Errors
    /// Returns the first error found.
    pub fn from_parts(parts: CatalogParts) -> Result<Self, PartsError> {
        let CatalogParts {
            name,
            version,
            notice,
            skills,
            roles,
            tips,
            bundles,
            resources,
            foreign_names,
            meanings,
        } = parts;
        check_lists(&tips, &bundles, &resources, skills.len())?;
        for skill in &skills {
            check_skill(skill, skills.len())?;
        }
        if foreign_names.last_skill().is_some_and(|skill| skill.index() >= skills.len()) {
            return Err(PartsError::Dangling("a name in another language".to_owned()));
        }
        check_cycles(&skills)?;
        for role in &roles {
            check_role(role, skills.len())?;
        }
        let foreign_names = foreign_names.into();
        let meanings =
            if meanings.is_current(skills.len()) { meanings } else { Meanings::of(&skills) }.into();
        let keys =
            [repeated(skills.iter().map(|skill| &skill.key)), repeated(roles.iter().map(|role| &role.key))];
        if let Some(key) = keys.into_iter().flatten().next() {
            return Err(PartsError::Repeated(key));
        }
        Ok(Self {
            name,
            version,
            notice,
            skills,
            roles,
            tips,
            bundles,
            resources,
            foreign_names,
            meanings,
            packed_role_names: &[],
            skill_by_key: OnceLock::new(),
            role_names: OnceLock::new(),
        })
    }
}

/// Checks that the skills listed by tips, bundles and resources exist.
fn check_lists(
    tips: &[Tip],
    bundles: &[Bundle],
    resources: &[Resource],
    skills: usize,
) -> Result<(), PartsError> {
    let of_tips = tips.iter().map(|tip| (&tip.key, tip.only.as_deref().unwrap_or_default()));
    let of_bundles = bundles.iter().map(|bundle| (&bundle.key, &bundle.skills[..]));
    let of_resources = resources.iter().map(|resource| (&resource.label, &resource.skills[..]));
    let mut lists = of_tips.chain(of_bundles).chain(of_resources);
    match lists.find(|(_, list)| list.iter().any(|id| id.index() >= skills)) {
        Some((name, _)) => Err(PartsError::Dangling(name.clone())),
        None => Ok(()),
    }
}

fn check_skill(skill: &Skill, skills: usize) -> Result<(), PartsError> {
    let relations = skill.relations.iter().map(|relation| relation.target);
    let mut targets = relations.chain(skill.prerequisites.iter().copied());
    if targets.any(|target| target.index() >= skills) {
        Err(PartsError::Dangling(skill.key.clone()))
    } else {
        Ok(())
    }
}

fn check_cycles(skills: &[Skill]) -> Result<(), PartsError> {
    let up = |skill: &Skill| {
        let relations = skill.relations.iter().filter(|r| r.kind != RelationKind::Related);
        relations.map(|r| r.target.index()).collect::<Vec<_>>()
    };
    let before = |skill: &Skill| skill.prerequisites.iter().map(|id| id.index()).collect::<Vec<_>>();
    let edges: [Vec<Vec<usize>>; 2] = [skills.iter().map(up).collect(), skills.iter().map(before).collect()];
    match edges.iter().flat_map(|edges| cycles(edges)).flatten().next() {
        Some(on_cycle) => Err(PartsError::Cycle(skills[on_cycle].key.clone())),
        None => Ok(()),
    }
}

fn check_role(role: &Role, skills: usize) -> Result<(), PartsError> {
    let sound = |r: &Requirement| {
        let several = r.alternatives.len() > 1;
        let distinct = || r.alternatives.iter().collect::<HashSet<_>>().len() == r.alternatives.len();
        r.alternatives.contains(&r.prefer)
            && r.need >= 1
            && r.need <= r.alternatives.len()
            && (!several || distinct())
    };
    if !role.requirements.iter().all(sound) {
        return Err(PartsError::Requirement(role.key.clone()));
    }
    let mut asked = role.requirements.iter().flat_map(|r| &r.alternatives);
    if asked.any(|id| id.index() >= skills) { Err(PartsError::Dangling(role.key.clone())) } else { Ok(()) }
}

/// The first repeated key.
fn repeated<'k>(keys: impl ExactSizeIterator<Item = &'k String>) -> Option<String> {
    let mut seen = HashSet::with_capacity(keys.len());
    let mut keys = keys;
    keys.find(|key| !seen.insert(key.as_str())).cloned()
}

/// The skill for every key.
pub(super) fn skill_keys(skills: &[Skill]) -> HashMap<String, SkillId> {
    (0u32..).zip(skills).map(|(i, skill)| (skill.key.clone(), SkillId(i))).collect()
}
