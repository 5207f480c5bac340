//! The immutable catalogue: skills with labels and relations, roles with requirements, and tips.
//!
//! [`Catalog::build`] makes a [`Catalog`] from a [`CatalogDraft`] and checks every reference and range, so
//! the result can be indexed by [`SkillId`] and [`RoleId`] without further checks.

mod build;
mod draft;
mod meanings;
mod names;
mod packed;
mod parts;
mod problem;
mod role_names;

pub use draft::{
    BundleDraft, CatalogDraft, RequirementDraft, ResourceDraft, RoleDraft, SkillDraft, TeachingDraft,
    TipDraft,
};
pub use meanings::Meanings;
pub use names::{ForeignName, ForeignNames, PackedName};
pub use packed::CatalogBytesError;
pub use parts::{CatalogParts, PartsError};
pub use problem::{Place, Problem, ProblemKind, Severity};

use crate::text::compact;
use crate::units::{Confidence, Hours, Importance, Level, Weight};
use parts::skill_keys;
pub(crate) use role_names::RoleNames;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

/// The position of a skill in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SkillId(pub(crate) u32);

/// The position of a role in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RoleId(pub(crate) u32);

impl SkillId {
    /// The skill at this position; [`Catalog::from_parts`] checks whether it exists.
    #[must_use]
    pub fn new(position: u32) -> Self {
        Self(position)
    }

    /// The position, below [`Catalog::skills`]`.len()`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl RoleId {
    /// The position, below [`Catalog::roles`]`.len()`.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

macro_rules! named_kinds {
    ($(#[$doc:meta])* $name:ident, $what:literal, $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in files and reports.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word).ok_or_else(|| UnknownWord {
                    what: $what,
                    word: word.to_owned(),
                    allowed: Self::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

/// A word that is not one of the names its field allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is not a {what}; allowed: {allowed}")]
pub struct UnknownWord {
    what: &'static str,
    word: String,
    allowed: String,
}

named_kinds!(
    /// The kind of a skill.
    SkillKind, "kind of skill",
    /// A programming, query or markup language.
    Language = "language",
    /// A framework, which calls your code.
    Framework = "framework",
    /// A library, which your code calls.
    Library = "library",
    /// A program to work with.
    Tool = "tool",
    /// A platform or service to build on.
    Platform = "platform",
    /// A database product.
    Database = "database",
    /// A field or a concept.
    Knowledge = "knowledge",
    /// A way of working.
    Practice = "practice",
    /// A personal or social skill.
    SoftSkill = "soft-skill",
    /// A degree, certificate or licence.
    Credential = "credential",
    /// A natural language.
    SpokenLanguage = "spoken-language",
);

impl SkillKind {
    /// Whether it is a product that someone made and named: a language, a tool, a library.
    #[must_use]
    pub fn is_product(self) -> bool {
        match self {
            Self::Language
            | Self::Framework
            | Self::Library
            | Self::Tool
            | Self::Platform
            | Self::Database => true,
            Self::Knowledge | Self::Practice | Self::SoftSkill | Self::SpokenLanguage | Self::Credential => {
                false
            }
        }
    }
}

named_kinds!(
    /// Where a fact of the catalogue comes from.
    Source, "source",
    /// The article that the project started from.
    Seed = "seed",
    /// Common professional knowledge, written by the catalogue's curators.
    Curated = "curated",
    /// An imported taxonomy.
    Imported = "imported",
    /// Counted in job postings.
    Counted = "counted",
);

named_kinds!(
    /// What kind of thing a requirement asks for.
    Category, "category",
    /// Something to know or be able to do.
    Skill = "skill",
    /// Software to use.
    Tool = "tool",
    /// Formal education.
    Education = "education",
);

named_kinds!(
    /// How one skill is evidence for another.
    RelationKind, "relation",
    /// Holding the source means holding the target.
    Implies = "implies",
    /// The target is the more general concept (SKOS `broader`).
    Broader = "broader",
    /// Knowledge transfers in part, both ways (SKOS `related`).
    Related = "related",
);

/// A sentence in the catalogue with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The sentence.
    pub text: String,
    /// Its source.
    pub source: Source,
}

/// A relation from the skill that owns it to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relation {
    /// The kind of relation.
    pub kind: RelationKind,
    /// The target.
    pub target: SkillId,
    /// The share of confidence that it passes on.
    pub weight: Weight,
}

/// A skill: anything that a person can hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    /// The stable id in files and JSON ("kubernetes").
    pub key: String,
    /// The preferred label ("Kubernetes").
    pub label: String,
    /// The alternative labels ("k8s").
    pub alt_labels: Vec<String>,
    /// Its kind.
    pub kind: SkillKind,
    /// Hours to learn it to a working level, with the prerequisites already held.
    pub hours: Hours,
    /// Implied, broader and related skills; `related` is listed on both sides.
    pub relations: Vec<Relation>,
    /// The skills to hold before learning this one.
    pub prerequisites: Vec<SkillId>,
    /// Whether a label is also an ordinary word, so running text needs a sign that the skill is meant.
    pub needs_context: bool,
    /// An idea for a first project.
    pub project: Option<String>,
}

/// A credential that takes longer is a degree, a shorter one a certificate.
pub const DEGREE_HOURS: f64 = 1000.0;

impl Skill {
    /// Whether it is a degree, or a qualification that takes as long.
    #[must_use]
    pub fn is_degree(&self) -> bool {
        self.kind == SkillKind::Credential && self.hours.get() >= DEGREE_HOURS
    }
}

/// A requirement of a role: `need` of the alternatives must be held.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The sentence shown in reports.
    pub text: String,
    /// What kind of thing it asks for.
    pub category: Category,
    /// The skills that meet it; not empty, without duplicates.
    pub alternatives: Vec<SkillId>,
    /// The mainstream alternative, which someone who holds none of them learns first.
    pub prefer: SkillId,
    /// How many alternatives are required, from 1 to their number.
    pub need: usize,
    /// Its importance.
    pub importance: Importance,
    /// The required level; `None` accepts any level.
    pub level: Option<Level>,
    /// Whether it is essential (`true`) or nice to have.
    pub essential: bool,
    /// The source of the sentence.
    pub source: Source,
    /// The source of importance, level and necessity.
    pub weights: Source,
}

/// The outlook for an occupation.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
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
    pub source: Source,
}

/// An occupation and its requirements.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The stable id in files and JSON ("data-engineer").
    pub key: String,
    /// The title.
    pub title: String,
    /// Other titles of the same job.
    pub alt_titles: Vec<String>,
    /// The family of work ("data", "ai", an ISCO or SOC group).
    pub group: String,
    /// The four-digit unit group of the International Standard Classification of Occupations (ISCO-08).
    pub isco08: Option<String>,
    /// The O*NET-SOC code of the occupation ("15-1252.00").
    pub onet_soc: Option<String>,
    /// How to get the licence, if the law requires one; else `None`.
    pub licence: Option<Fact>,
    /// The job in a sentence or two.
    pub definition: Option<Fact>,
    /// The duties.
    pub responsibilities: Vec<Fact>,
    /// The requirements.
    pub requirements: Vec<Requirement>,
    /// Industries that hire for it.
    pub industries: Vec<Fact>,
    /// The outlook.
    pub outlook: Option<Outlook>,
    /// Other remarks.
    pub notes: Vec<Fact>,
}

/// How well a tip teaches one kind of skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Teaching {
    /// The confidence that the skill is held afterwards.
    pub effect: Confidence,
    /// Hours of the tip = hours of the skill x pace; above 0.
    pub pace: f64,
    /// Why this tip suits this kind of skill.
    pub why: String,
    /// When it is suitable.
    pub when: Suits,
}

/// The conditions on a skill and a person for a tip to make sense.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Suits {
    /// The level needed to start; `None` starts from nothing.
    pub from: Option<Level>,
    /// Whether the skill must have a project idea.
    pub idea: bool,
    /// The least hours the skill must take.
    pub least_hours: f64,
    /// The most hours it may take; `None` for any.
    pub most_hours: Option<f64>,
    /// The level that must be asked for; `None` for any.
    pub to: Option<Level>,
    /// Whether it sums up what other steps made, and so comes after them.
    pub last: bool,
}

/// A kind of activity that closes gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Tip {
    /// The stable id ("course").
    pub key: String,
    /// The short name shown in plans.
    pub label: String,
    /// The advice as worded by its source.
    pub text: String,
    /// The source of the advice.
    pub source: Source,
    /// The sentence of a step; `{skills}` is replaced by the skills.
    pub action: String,
    /// The only skills it is for; `None` for all skills of the kinds it teaches.
    pub only: Option<Vec<SkillId>>,
    /// How well it teaches each kind of skill.
    pub teaches: Vec<(SkillKind, Teaching)>,
}

/// Skills that one project teaches together.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The stable id ("batch-pipeline").
    pub key: String,
    /// The short name shown in plans.
    pub label: String,
    /// The skills it exercises; at least two.
    pub skills: Vec<SkillId>,
    /// What to do, in a sentence.
    pub project: String,
    /// What to show of it afterwards, in a sentence.
    pub show: String,
}

/// A free or official place to learn.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its name.
    pub label: String,
    /// Its address.
    pub url: String,
    /// The skills it teaches; not empty.
    pub skills: Vec<SkillId>,
}

impl Resource {
    /// The country whose law or practice it teaches, if its name ends with one: "UK" in "Food safety training (UK)".
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        let (_, behind) = self.label.strip_suffix(')')?.rsplit_once('(')?;
        (behind.len() == 2 && behind.bytes().all(|b| b.is_ascii_uppercase())).then_some(behind)
    }
}

impl Tip {
    /// How well the tip teaches this kind of skill, if it does.
    #[must_use]
    pub fn teaching(&self, kind: SkillKind) -> Option<&Teaching> {
        self.teaches.iter().find(|(k, _)| *k == kind).map(|(_, teaching)| teaching)
    }

    /// How well the tip teaches a skill to someone who holds it at the first of two levels and is asked
    /// for the second; `None` if it is not suitable.
    #[must_use]
    pub fn suits(
        &self,
        (id, skill): (SkillId, &Skill),
        (from, asked): (Option<Level>, Option<Level>),
    ) -> Option<&Teaching> {
        let named = self.only.as_ref().is_none_or(|only| only.contains(&id));
        self.teaching(skill.kind).filter(|teaching| {
            let Suits { from: least, idea, least_hours, most_hours, to, .. } = teaching.when;
            let hours = skill.hours.get();
            let long_enough = hours >= least_hours && most_hours.is_none_or(|most| hours <= most);
            let worth_it = asked.is_none() || asked >= to;
            named && worth_it && from >= least && (!idea || skill.project.is_some()) && long_enough
        })
    }
}

/// A checked catalogue.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    name: String,
    version: String,
    notice: String,
    skills: Vec<Skill>,
    roles: Vec<Role>,
    tips: Vec<Tip>,
    bundles: Vec<Bundle>,
    resources: Vec<Resource>,
    foreign_names: Arc<ForeignNames>,
    meanings: Arc<Meanings>,
    /// Built on first use; a report on a resume never needs it.
    skill_by_key: OnceLock<HashMap<String, SkillId>>,
    /// Built on first use.
    role_names: OnceLock<RoleNames>,
    /// See [`with_role_names`](Self::with_role_names).
    packed_role_names: &'static [u8],
}

impl Catalog {
    /// The name of the catalogue.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version of the catalogue.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The notice that its publisher requires: source and licence.
    #[must_use]
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// All skills, indexed by id.
    #[must_use]
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// All skills with their ids.
    pub fn skill_ids(&self) -> impl Iterator<Item = (SkillId, &Skill)> {
        (0u32..).zip(&self.skills).map(|(i, skill)| (SkillId(i), skill))
    }

    /// All roles, indexed by id.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// All roles with their ids.
    pub fn role_ids(&self) -> impl Iterator<Item = (RoleId, &Role)> {
        (0u32..).zip(&self.roles).map(|(i, role)| (RoleId(i), role))
    }

    /// The groups of the roles, largest first; empty if there are too many to list.
    #[must_use]
    pub fn kinds_of_roles(&self) -> Vec<String> {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        self.roles.iter().for_each(|role| *sizes.entry(&role.group).or_default() += 1);
        if sizes.len() > MOST_KINDS {
            return Vec::new();
        }
        let mut kinds: Vec<(&str, usize)> =
            sizes.into_iter().filter(|(group, _)| !group.is_empty()).collect();
        kinds.sort_by_key(|(group, size)| (Reverse(*size), *group));
        kinds.into_iter().map(|(group, _)| group.to_owned()).collect()
    }

    /// The practical tips.
    #[must_use]
    pub fn tips(&self) -> &[Tip] {
        &self.tips
    }

    /// Skills that are learned together.
    #[must_use]
    pub fn bundles(&self) -> &[Bundle] {
        &self.bundles
    }

    /// Places to learn.
    #[must_use]
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The names of skills in other languages.
    #[must_use]
    pub fn foreign_names(&self) -> &Arc<ForeignNames> {
        &self.foreign_names
    }

    /// The vectors of the skills.
    #[must_use]
    pub fn meanings(&self) -> &Arc<Meanings> {
        &self.meanings
    }

    /// The skill with this id.
    #[must_use]
    pub fn skill(&self, id: SkillId) -> &Skill {
        &self.skills[id.index()]
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: RoleId) -> &Role {
        &self.roles[id.index()]
    }

    /// The skill with this key.
    #[must_use]
    pub fn find_skill(&self, key: &str) -> Option<SkillId> {
        self.skill_by_key.get_or_init(|| skill_keys(&self.skills)).get(key).copied()
    }

    /// The role with this key, title or alternative title, ignoring case and hyphens.
    pub(crate) fn role_called(&self, name: &str) -> Option<RoleId> {
        self.role_names().get(&compact(name))
    }

    /// The role for each name.
    pub(crate) fn role_names(&self) -> &RoleNames {
        self.role_names.get_or_init(|| {
            let packed = Some(self.packed_role_names).filter(|packed| !packed.is_empty());
            let unpacked = packed.and_then(|packed| postcard::from_bytes(packed).ok());
            unpacked.unwrap_or_else(|| RoleNames::new(&self.roles).0)
        })
    }

    /// The same catalogue with its [names of roles](Self::role_names) in packed form, so that they need not
    /// be computed.
    pub(crate) fn with_role_names(self, packed_role_names: &'static [u8]) -> Self {
        Self { packed_role_names, ..self }
    }

    /// Adds a role whose skills are in this catalogue and whose names no other role has.
    pub(crate) fn add_role(&mut self, role: Role) -> RoleId {
        let id = RoleId(u32::try_from(self.roles.len()).unwrap_or(u32::MAX));
        self.role_names();
        let mut names = self.role_names.take().unwrap_or_default();
        for name in [&role.key, &role.title].into_iter().chain(&role.alt_titles) {
            names.add(name, id);
        }
        self.role_names = OnceLock::from(names);
        self.roles.push(role);
        id
    }
}

/// The most groups of roles that describe a catalogue (ISCO has 436).
const MOST_KINDS: usize = 40;
