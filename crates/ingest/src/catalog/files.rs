//! The formats of the catalogue's files.
//!
//! The position wrapper is a type parameter, because only TOML can provide line numbers while it is read;
//! afterwards everything is [`Lined`]. The build script includes this file too.

use serde::Deserialize;
use skillgap_core::catalog::{Category, SkillKind, Source};
use skillgap_core::units::Level;
use std::collections::BTreeMap;

/// A value and the name of its file.
#[derive(Debug, Deserialize)]
pub(super) struct Named<T>(pub(super) String, pub(super) T);

/// A value and the line where it starts.
#[derive(Debug, Deserialize)]
pub(super) struct Lined<T>(pub(super) u32, pub(super) T);

/// `skills/DOMAIN.toml` after reading.
pub(super) type SkillFile = SkillFileOf<Lined<SkillEntry>>;
/// `roles/ROLE.toml` after reading.
pub(super) type RoleFile = RoleFileOf<Lined<String>, Lined<RequirementEntry>>;
/// `tips.toml` after reading.
pub(super) type TipFile = TipFileOf<Lined<TipEntry>>;
/// `bundles.toml` after reading.
pub(super) type BundleFile = BundleFileOf<Lined<BundleEntry>>;
/// `resources.toml` after reading.
pub(super) type ResourceFile = ResourceFileOf<Lined<ResourceEntry>>;

/// `lint.toml` after reading.
pub(super) type AllowFile = AllowFileOf<Lined<AllowEntry>>;

/// All files of a catalogue, sorted by name.
#[derive(Debug, Default, Deserialize)]
pub(super) struct CatalogFiles {
    pub(super) about: Option<Named<AboutFile>>,
    pub(super) skills: Vec<Named<SkillFile>>,
    pub(super) roles: Vec<Named<RoleFile>>,
    pub(super) tips: Option<Named<TipFile>>,
    pub(super) bundles: Option<Named<BundleFile>>,
    pub(super) resources: Option<Named<ResourceFile>>,
}

/// `catalog.toml`
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AboutFile {
    pub(super) name: String,
    pub(super) version: String,
    #[serde(default)]
    pub(super) notice: String,
    /// The groups that roles may belong to; if empty, any.
    #[serde(default)]
    pub(super) groups: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SkillFileOf<S> {
    #[serde(default = "Vec::new")]
    pub(super) skill: Vec<S>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SkillEntry {
    pub(super) id: String,
    pub(super) label: String,
    #[serde(default)]
    pub(super) alt: Vec<String>,
    /// By language code, the names in that language.
    #[serde(default)]
    pub(super) names: BTreeMap<String, Vec<String>>,
    pub(super) kind: SkillKind,
    pub(super) hours: f64,
    #[serde(default)]
    pub(super) implies: BTreeMap<String, f64>,
    #[serde(default)]
    pub(super) broader: BTreeMap<String, f64>,
    #[serde(default)]
    pub(super) related: BTreeMap<String, f64>,
    #[serde(default)]
    pub(super) prerequisites: Vec<String>,
    #[serde(default)]
    pub(super) context: bool,
    pub(super) project: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleFileOf<I, R> {
    pub(super) id: I,
    pub(super) title: String,
    #[serde(default)]
    pub(super) alt: Vec<String>,
    /// Only for readers of the file; reports do not show the source of an alternative title.
    pub(super) alt_source: Option<Source>,
    pub(super) group: String,
    pub(super) source: Source,
    pub(super) weights: Option<Source>,
    /// The codes of the occupation in ISCO-08 and O*NET-SOC.
    pub(super) isco08: Option<String>,
    pub(super) onet_soc: Option<String>,
    /// Whether the law requires a licence in most countries; `licence` says how to get it.
    #[serde(default)]
    pub(super) regulated: bool,
    pub(super) licence: Option<String>,
    pub(super) definition: Option<String>,
    #[serde(default)]
    pub(super) industries: Vec<String>,
    #[serde(default)]
    pub(super) responsibility: Vec<FactEntry>,
    #[serde(default = "Vec::new")]
    pub(super) requirement: Vec<R>,
    #[serde(default)]
    pub(super) note: Vec<FactEntry>,
    pub(super) outlook: Option<OutlookEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactEntry {
    pub(super) text: String,
    pub(super) source: Option<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequirementEntry {
    pub(super) text: String,
    pub(super) category: Category,
    pub(super) any: Vec<String>,
    /// The mainstream alternative in `any`; the first by default.
    pub(super) prefer: Option<String>,
    #[serde(default = "one")]
    pub(super) need: usize,
    pub(super) importance: f64,
    pub(super) level: Option<Level>,
    /// Essential by default; `catalog lint` asks for it to be stated.
    pub(super) essential: Option<bool>,
    pub(super) source: Option<Source>,
    pub(super) weights: Option<Source>,
}

fn one() -> usize {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutlookEntry {
    pub(super) text: String,
    pub(super) growth_percent: Option<f64>,
    pub(super) from: Option<u16>,
    pub(super) to: Option<u16>,
    pub(super) authority: Option<String>,
    pub(super) occupation: Option<String>,
    pub(super) source: Option<Source>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TipFileOf<T> {
    #[serde(default = "Vec::new")]
    pub(super) tip: Vec<T>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TipEntry {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) source: Source,
    /// Only for readers of the file, like `alt_source` of a role: unknown TOML keys would be rejected.
    #[allow(dead_code, reason = "says where the estimates come from, to those who read the file")]
    pub(super) weights: Option<Source>,
    pub(super) action: String,
    pub(super) only: Option<Vec<String>>,
    pub(super) teaches: BTreeMap<SkillKind, TeachingEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TeachingEntry {
    pub(super) effect: f64,
    pub(super) pace: f64,
    pub(super) why: String,
    /// The level needed to start.
    pub(super) from: Option<Level>,
    /// Whether the skill must have a project idea.
    #[serde(default)]
    pub(super) idea: bool,
    /// The least and most hours of such a skill.
    #[serde(default)]
    pub(super) least_hours: f64,
    pub(super) most_hours: Option<f64>,
    /// The level that must be asked for.
    pub(super) to: Option<Level>,
    /// Whether it comes after the other essential steps.
    #[serde(default)]
    pub(super) last: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BundleFileOf<B> {
    #[serde(default = "Vec::new")]
    pub(super) bundle: Vec<B>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BundleEntry {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) skills: Vec<String>,
    pub(super) project: String,
    pub(super) show: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResourceFileOf<R> {
    #[serde(default = "Vec::new")]
    pub(super) resource: Vec<R>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResourceEntry {
    pub(super) label: String,
    pub(super) url: String,
    pub(super) skills: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowFileOf<A> {
    #[serde(default = "Vec::new")]
    pub(super) allow: Vec<A>,
}

/// A finding that `catalog lint` should not report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllowEntry {
    pub(super) code: String,
    /// The id, or with what distinguishes the finding, or several of them; all of the kind if omitted.
    #[serde(default)]
    pub(super) item: Items,
    pub(super) most: Option<usize>,
    pub(super) reason: String,
}

/// One item or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Items {
    One(String),
    Several(Vec<String>),
}

impl Default for Items {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}
