//! Random small catalogues and profiles for property tests.

use proptest::prelude::*;
use proptest::sample::select;
use skillgap_core::catalog::{
    Catalog, CatalogDraft, Category, Place, RequirementDraft, RoleDraft, RoleId, SkillDraft, SkillId,
    SkillKind, Source, Suits, TeachingDraft, TipDraft,
};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Level};

/// A held skill before there is a catalogue: a number taken modulo the number of skills.
pub type RawHeld = (usize, f64, Option<Level>);

/// A held skill.
pub type Held = (SkillId, Confidence, Option<Level>);

const KINDS: [SkillKind; 3] = [SkillKind::Language, SkillKind::Tool, SkillKind::Knowledge];

/// The sample catalogue, or a random one of 4 to 9 skills, 1 to 4 roles and 3 tips.
pub fn catalogs() -> impl Strategy<Value = Catalog> {
    prop_oneof![1 => Just(()).prop_map(|()| sample::catalog()), 5 => small_catalogs(9)]
}

/// A random catalogue with at most this many skills.
pub fn small_catalogs(most: usize) -> impl Strategy<Value = Catalog> {
    (4..=most).prop_flat_map(|n| {
        let roles = proptest::collection::vec(proptest::collection::vec(requirement(n), 1..6), 1..5);
        (skills(n), roles, tips()).prop_map(|(skills, roles, tips)| {
            let roles = (0..).zip(roles).map(|(i, requirements)| role(i, requirements)).collect();
            let draft = CatalogDraft {
                name: "random".to_owned(),
                version: "1".to_owned(),
                skills,
                roles,
                tips,
                ..CatalogDraft::default()
            };
            Catalog::build(draft).expect("generated catalogues are valid").0
        })
    })
}

fn key(i: usize) -> String {
    format!("skill-{i}")
}

/// Skills whose relations and prerequisites only lead to later skills, so that there are no cycles.
fn skills(n: usize) -> impl Strategy<Value = Vec<SkillDraft>> {
    let links = move |weight: std::ops::Range<f64>| proptest::collection::vec((1..n, weight), 0..2);
    let one =
        (select(&KINDS[..]), 0.0..200.0, links(0.1..1.0), links(0.1..1.0), links(0.1..0.6), links(0.0..1.0));
    proptest::collection::vec(one, n).prop_map(move |rows| {
        let later = |i: usize, links: Vec<(usize, f64)>| -> Vec<(String, f64)> {
            links.into_iter().filter(|(by, _)| i + by < n).map(|(by, weight)| (key(i + by), weight)).collect()
        };
        let rows = rows.into_iter().enumerate();
        rows.map(|(i, (kind, hours, implies, broader, related, before))| SkillDraft {
            place: Place::default(),
            key: key(i),
            label: format!("Skill {i}"),
            alt_labels: Vec::new(),
            names: Vec::new(),
            kind,
            hours,
            implies: later(i, implies),
            broader: later(i, broader),
            related: later(i, related),
            prerequisites: later(i, before).into_iter().map(|(key, _)| key).collect(),
            needs_context: false,
            project: Some(format!("Idea {i}")),
        })
        .collect()
    })
}

fn levels() -> impl Strategy<Value = Option<Level>> {
    proptest::option::of(select(&Level::ALL[..]))
}

fn requirement(n: usize) -> impl Strategy<Value = RequirementDraft> {
    let alternatives = proptest::collection::btree_set(0..n, 1..4);
    (alternatives, 0..4usize, 0.05..1.0, levels(), any::<bool>()).prop_map(
        |(alternatives, need, importance, level, essential)| RequirementDraft {
            place: Place::default(),
            text: format!("Needs {need} of {alternatives:?}"),
            category: Category::Skill,
            need: need.clamp(1, alternatives.len()),
            alternatives: alternatives.into_iter().map(key).collect(),
            prefer: None,
            importance,
            level,
            essential,
            essential_stated: true,
            source: Source::Curated,
            weights: Source::Curated,
        },
    )
}

fn role(i: usize, requirements: Vec<RequirementDraft>) -> RoleDraft {
    RoleDraft {
        place: Place::default(),
        key: format!("role-{i}"),
        title: format!("Role {i}"),
        alt_titles: Vec::new(),
        group: String::new(),
        isco08: None,
        onet_soc: None,
        licence: None,
        definition: None,
        responsibilities: Vec::new(),
        requirements,
        industries: Vec::new(),
        notes: Vec::new(),
        outlook: None,
    }
}

fn tips() -> impl Strategy<Value = Vec<TipDraft>> {
    let teaching = proptest::option::weighted(0.8, (0.3..1.0, 0.3..3.0));
    let tip = proptest::collection::vec(teaching, KINDS.len());
    proptest::collection::vec(tip, 3).prop_map(|tips| {
        let named = ["course", "project", "degree"].into_iter().zip(tips);
        named.map(|(key, teachings)| tip_draft(key, teachings)).collect()
    })
}

fn tip_draft(key: &str, teachings: Vec<Option<(f64, f64)>>) -> TipDraft {
    let teach = |(kind, teaching): (SkillKind, Option<(f64, f64)>)| {
        teaching.map(|(effect, pace)| TeachingDraft {
            kind,
            effect,
            pace,
            why: format!("{key} teaches {kind}"),
            when: Suits::default(),
        })
    };
    TipDraft {
        place: Place::default(),
        key: key.to_owned(),
        label: key.to_owned(),
        text: key.to_owned(),
        source: Source::Curated,
        action: format!("Do a {key} on {{skills}}"),
        only: None,
        teaches: KINDS.into_iter().zip(teachings).filter_map(teach).collect(),
    }
}

/// Up to six held skills; a skill may occur twice.
pub fn profiles() -> impl Strategy<Value = Vec<RawHeld>> {
    proptest::collection::vec((any::<u16>().prop_map(usize::from), 0.0..=1.0, levels()), 0..6)
}

/// The held skills of a raw profile in a catalogue.
pub fn held(catalog: &Catalog, raw: &[RawHeld]) -> Vec<Held> {
    let ids: Vec<SkillId> = catalog.skill_ids().map(|(id, _)| id).collect();
    raw.iter().map(|(i, c, level)| (ids[i % ids.len()], Confidence::clamped(*c), *level)).collect()
}

/// The standing of a raw profile in a catalogue.
pub fn standing(catalog: &Catalog, raw: &[RawHeld]) -> Standing {
    Standing::from_held(catalog, &held(catalog, raw))
}

/// All roles of a catalogue.
pub fn roles(catalog: &Catalog) -> Vec<RoleId> {
    catalog.role_ids().map(|(id, _)| id).collect()
}

/// A skill with only a label.
pub fn skill(i: usize, label: String) -> SkillDraft {
    SkillDraft {
        place: Place::default(),
        key: format!("s{i}"),
        label,
        alt_labels: Vec::new(),
        names: Vec::new(),
        kind: SkillKind::Knowledge,
        hours: 10.0,
        implies: Vec::new(),
        broader: Vec::new(),
        related: Vec::new(),
        prerequisites: Vec::new(),
        needs_context: false,
        project: None,
    }
}
