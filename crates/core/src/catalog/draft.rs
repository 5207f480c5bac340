//! An unchecked catalogue as its files state it, with references by name and plain numbers.

use super::{Category, Fact, Outlook, Place, SkillKind, Source};

/// The content of a catalogue's files.
#[derive(Debug, Clone, Default)]
pub struct CatalogDraft {
    /// The name of the catalogue.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Source and licence.
    pub notice: String,
    /// The groups that roles may belong to; empty for any.
    pub groups: Vec<String>,
    /// The skills.
    pub skills: Vec<SkillDraft>,
    /// The roles.
    pub roles: Vec<RoleDraft>,
    /// The practical tips.
    pub tips: Vec<TipDraft>,
    /// Skills that are learned together.
    pub bundles: Vec<BundleDraft>,
    /// Places to learn.
    pub resources: Vec<ResourceDraft>,
    /// Whether several skills may share a name, as in published taxonomies.
    pub shared_labels: bool,
}

/// An unchecked skill with the fields of [`super::Skill`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct SkillDraft {
    pub place: Place,
    pub key: String,
    pub label: String,
    pub alt_labels: Vec<String>,
    /// By language code, the names in that language.
    pub names: Vec<(String, Vec<String>)>,
    pub kind: SkillKind,
    pub hours: f64,
    pub implies: Vec<(String, f64)>,
    pub broader: Vec<(String, f64)>,
    pub related: Vec<(String, f64)>,
    pub prerequisites: Vec<String>,
    pub needs_context: bool,
    pub project: Option<String>,
}

/// An unchecked requirement with the fields of [`super::Requirement`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct RequirementDraft {
    pub place: Place,
    pub text: String,
    pub category: Category,
    pub alternatives: Vec<String>,
    pub prefer: Option<String>,
    pub need: usize,
    pub importance: f64,
    pub level: Option<crate::units::Level>,
    pub essential: bool,
    /// Whether the file states `essential`; the default is essential.
    pub essential_stated: bool,
    pub source: Source,
    pub weights: Source,
}

/// An unchecked role with the fields of [`super::Role`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct RoleDraft {
    pub place: Place,
    pub key: String,
    pub title: String,
    pub alt_titles: Vec<String>,
    pub group: String,
    pub isco08: Option<String>,
    pub onet_soc: Option<String>,
    pub licence: Option<Fact>,
    pub definition: Option<Fact>,
    pub responsibilities: Vec<Fact>,
    pub requirements: Vec<RequirementDraft>,
    pub industries: Vec<Fact>,
    pub outlook: Option<Outlook>,
    pub notes: Vec<Fact>,
}

/// Unchecked fields of [`super::Teaching`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct TeachingDraft {
    pub kind: SkillKind,
    pub effect: f64,
    pub pace: f64,
    pub why: String,
    pub when: super::Suits,
}

/// An unchecked tip with the fields of [`super::Tip`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct TipDraft {
    pub place: Place,
    pub key: String,
    pub label: String,
    pub text: String,
    pub source: Source,
    pub action: String,
    pub only: Option<Vec<String>>,
    pub teaches: Vec<TeachingDraft>,
}

/// An unchecked bundle with the fields of [`super::Bundle`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct BundleDraft {
    pub place: Place,
    pub key: String,
    pub label: String,
    pub skills: Vec<String>,
    pub project: String,
    pub show: String,
}

/// An unchecked place to learn with the fields of [`super::Resource`].
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct ResourceDraft {
    pub place: Place,
    pub label: String,
    pub url: String,
    pub skills: Vec<String>,
}
