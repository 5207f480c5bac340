//! The immutable catalogue: skills with their labels and relations, roles with their requirements, tips.
//!
//! A [`Catalog`] is made from a [`CatalogDraft`] by [`Catalog::build`], which checks every reference and
//! every range; what comes out can be indexed by [`SkillId`] and [`RoleId`] without a further check.

mod build;
mod draft;
mod meanings;
mod names;
mod packed;
mod parts;
mod problem;

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
use parts::{role_names, skill_keys};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

/// The place of a skill in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SkillId(pub(crate) u32);

/// The place of a role in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RoleId(pub(crate) u32);

impl SkillId {
    /// The skill at this position; whether a catalogue has one there is for [`Catalog::from_parts`] to check.
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

            /// The word for it in files and reports.
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

/// A word is none of the names that its field allows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{word}' is no {what}; allowed: {allowed}")]
pub struct UnknownWord {
    what: &'static str,
    word: String,
    allowed: String,
}

named_kinds!(
    /// What sort of thing a skill is.
    SkillKind, "kind of skill",
    /// A programming, query or markup language.
    Language = "language",
    /// A framework that calls the code one writes.
    Framework = "framework",
    /// A library that one's code calls.
    Library = "library",
    /// A program that one works with.
    Tool = "tool",
    /// A platform or service that one builds on.
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
    /// Whether somebody made it and gave it its name: a language, a tool, a library.
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
    /// The article that the project began from.
    Seed = "seed",
    /// Common professional knowledge, written by the catalogue's curators.
    Curated = "curated",
    /// A published taxonomy that was imported.
    Imported = "imported",
    /// Job postings that were read and counted.
    Counted = "counted",
);

named_kinds!(
    /// What a requirement is about.
    Category, "category",
    /// Something one knows or can do.
    Skill = "skill",
    /// Software that one uses.
    Tool = "tool",
    /// Formal education.
    Education = "education",
);

named_kinds!(
    /// How one skill speaks for another.
    RelationKind, "relation",
    /// Who holds the source holds the target too.
    Implies = "implies",
    /// The target is the more general concept (SKOS `broader`).
    Broader = "broader",
    /// Knowledge carries over in part, both ways (SKOS `related`).
    Related = "related",
);

/// One sentence of the catalogue with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The sentence.
    pub text: String,
    /// Where it comes from.
    pub source: Source,
}

/// A relation that starts at the skill that holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relation {
    /// What sort of relation it is.
    pub kind: RelationKind,
    /// The skill that it leads to.
    pub target: SkillId,
    /// How much confidence it carries over.
    pub weight: Weight,
}

/// A concept that a person can hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    /// The stable name in files and JSON ("kubernetes").
    pub key: String,
    /// The preferred label ("Kubernetes").
    pub label: String,
    /// The alternative labels ("k8s").
    pub alt_labels: Vec<String>,
    /// What sort of thing it is.
    pub kind: SkillKind,
    /// Learning time to a working level for somebody who holds the prerequisites.
    pub hours: Hours,
    /// Implied, broader and related skills; `related` stands on both sides.
    pub relations: Vec<Relation>,
    /// What one should hold before learning this.
    pub prerequisites: Vec<SkillId>,
    /// Whether a label is also an ordinary word, so that running text must give a sign that the skill is meant.
    pub needs_context: bool,
    /// An idea for a first project.
    pub project: Option<String>,
}

/// One thing that a role asks for: `need` of the alternatives.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The sentence that reports show.
    pub text: String,
    /// What it is about.
    pub category: Category,
    /// The skills that meet it; never empty, no duplicates.
    pub alternatives: Vec<SkillId>,
    /// The mainstream one of the alternatives: what somebody who holds none of them learns first.
    pub prefer: SkillId,
    /// How many of the alternatives are asked for, from 1 to their number.
    pub need: usize,
    /// How much it matters.
    pub importance: Importance,
    /// How well it should be held; `None` asks for any level.
    pub level: Option<Level>,
    /// Whether the role asks for it (`true`) or would like it.
    pub essential: bool,
    /// Where the sentence comes from.
    pub source: Source,
    /// Where importance, level and necessity come from.
    pub weights: Source,
}

/// What is said of the future of an occupation.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
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
    pub source: Source,
}

/// An occupation with what it asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The stable name in files and JSON ("data-engineer").
    pub key: String,
    /// The title.
    pub title: String,
    /// Other titles of the same job.
    pub alt_titles: Vec<String>,
    /// The family of work ("data", "ai", an ISCO or SOC group).
    pub group: String,
    /// The unit group of the International Standard Classification of Occupations (ISCO-08): four digits.
    pub isco08: Option<String>,
    /// The code of the occupation in O*NET-SOC ("15-1252.00").
    pub onet_soc: Option<String>,
    /// What it takes where the law asks for a licence; `None` where it does not.
    pub licence: Option<Fact>,
    /// What the job is, in a sentence or two.
    pub definition: Option<Fact>,
    /// What one does in it.
    pub responsibilities: Vec<Fact>,
    /// What it asks for.
    pub requirements: Vec<Requirement>,
    /// Industries that hire for it.
    pub industries: Vec<Fact>,
    /// What is said of its future.
    pub outlook: Option<Outlook>,
    /// What else is said of it.
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
    /// When it does.
    pub when: Suits,
}

/// What a tip asks of a skill and of the person for it to make sense.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Suits {
    /// The level that must be held already; `None` begins from nothing.
    pub from: Option<Level>,
    /// Whether the skill must have an idea for a project.
    pub idea: bool,
    /// The fewest hours that such a skill takes.
    pub least_hours: f64,
    /// The most hours; `None` for any.
    pub most_hours: Option<f64>,
}

/// A kind of action that closes gaps.
#[derive(Debug, Clone, PartialEq)]
pub struct Tip {
    /// The stable name ("course").
    pub key: String,
    /// The short name that plans show.
    pub label: String,
    /// The advice as its source gives it.
    pub text: String,
    /// Where the advice comes from.
    pub source: Source,
    /// The step's sentence; `{skills}` stands for the skills.
    pub action: String,
    /// The only skills that it makes sense for; `None` for all of the kinds that it teaches.
    pub only: Option<Vec<SkillId>>,
    /// What it teaches how well, by kind.
    pub teaches: Vec<(SkillKind, Teaching)>,
}

/// Skills that are learned together, by one project.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The stable name ("batch-pipeline").
    pub key: String,
    /// The short name that plans show.
    pub label: String,
    /// What it exercises; at least two.
    pub skills: Vec<SkillId>,
    /// What to build, in a sentence.
    pub project: String,
    /// What to show of it afterwards, in a sentence.
    pub show: String,
}

/// A free and official place to learn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub url: String,
    /// What it teaches; never empty.
    pub skills: Vec<SkillId>,
}

impl Tip {
    /// How well the tip teaches this kind of skill, if it does.
    #[must_use]
    pub fn teaching(&self, kind: SkillKind) -> Option<&Teaching> {
        self.teaches.iter().find(|(k, _)| *k == kind).map(|(_, teaching)| teaching)
    }

    /// How well the tip teaches a skill to who holds it at this level, if it makes sense for that.
    #[must_use]
    pub fn suits(&self, id: SkillId, skill: &Skill, from: Option<Level>) -> Option<&Teaching> {
        let named = self.only.as_ref().is_none_or(|only| only.contains(&id));
        self.teaching(skill.kind).filter(|teaching| {
            let Suits { from: least, idea, least_hours, most_hours } = teaching.when;
            let hours = skill.hours.get();
            let long_enough = hours >= least_hours && most_hours.is_none_or(|most| hours <= most);
            named && from >= least && (!idea || skill.project.is_some()) && long_enough
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
    /// Made when somebody first asks: reports on a resume never do.
    skill_by_key: OnceLock<HashMap<String, SkillId>>,
    /// The same.
    role_by_name: OnceLock<HashMap<String, RoleId>>,
    /// See [`with_role_names`](Self::with_role_names).
    packed_role_names: &'static [u8],
}

impl Catalog {
    /// What the catalogue is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Which edition of it this is.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Source and licence, as its publisher asks for.
    #[must_use]
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// Every skill, by id.
    #[must_use]
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// Every skill with its id.
    pub fn skill_ids(&self) -> impl Iterator<Item = (SkillId, &Skill)> {
        (0u32..).zip(&self.skills).map(|(i, skill)| (SkillId(i), skill))
    }

    /// Every role, by id.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// Every role with its id.
    pub fn role_ids(&self) -> impl Iterator<Item = (RoleId, &Role)> {
        (0u32..).zip(&self.roles).map(|(i, role)| (RoleId(i), role))
    }

    /// The groups of the roles, the largest first; none when there are too many to be named.
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

    /// Places to learn from.
    #[must_use]
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// What skills are called in other languages.
    #[must_use]
    pub fn foreign_names(&self) -> &Arc<ForeignNames> {
        &self.foreign_names
    }

    /// Where the skills point.
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

    /// The role with exactly this key, title or alternative title, but for case and hyphens.
    pub(crate) fn role_called(&self, name: &str) -> Option<RoleId> {
        self.role_names().get(&compact(name)).copied()
    }

    /// The role of every name.
    pub(crate) fn role_names(&self) -> &HashMap<String, RoleId> {
        self.role_by_name.get_or_init(|| {
            let packed = Some(self.packed_role_names).filter(|packed| !packed.is_empty());
            let unpacked = packed.and_then(|packed| postcard::from_bytes(packed).ok());
            unpacked.unwrap_or_else(|| role_names(&self.roles).0)
        })
    }

    /// The same catalogue with its [names of roles](Self::role_names) in a message, so that they need not be worked out.
    pub(crate) fn with_role_names(self, packed_role_names: &'static [u8]) -> Self {
        Self { packed_role_names, ..self }
    }

    /// Adds a role whose skills are those of this catalogue, and whose names no other role has.
    pub(crate) fn add_role(&mut self, role: Role) -> RoleId {
        let id = RoleId(u32::try_from(self.roles.len()).unwrap_or(u32::MAX));
        self.roles.push(role);
        self.role_by_name = OnceLock::new();
        id
    }
}

/// A catalogue of more groups of roles (ISCO has 436) is not described by them.
const MOST_KINDS: usize = 40;
