//! Shared by the importers: empty drafts, concepts by key, names without repetition.

use super::defaults::UNGRADED;
use super::faults::Faults;
use crate::error::clipped;
use skillgap_core::catalog::{
    Category, Fact, Place, RequirementDraft, RoleDraft, SkillDraft, SkillKind, Source,
};
use skillgap_core::text::fold;
use std::collections::{HashMap, HashSet};

/// The version of a taxonomy whose files do not state it.
pub(super) const UNKNOWN: &str = "unknown edition";

/// A skill without names.
pub(super) fn blank_skill(place: Place, key: String, (kind, hours): (SkillKind, f64)) -> SkillDraft {
    SkillDraft {
        place,
        key,
        label: String::new(),
        alt_labels: Vec::new(),
        names: Vec::new(),
        kind,
        hours,
        implies: Vec::new(),
        broader: Vec::new(),
        related: Vec::new(),
        prerequisites: Vec::new(),
        needs_context: false,
        project: None,
    }
}

/// A role without requirements.
pub(super) fn blank_role(place: Place, key: &str, title: &str, group: String) -> RoleDraft {
    RoleDraft {
        place,
        key: key.to_owned(),
        title: title.to_owned(),
        alt_titles: Vec::new(),
        group,
        isco08: None,
        onet_soc: None,
        licence: None,
        definition: None,
        responsibilities: Vec::new(),
        requirements: Vec::new(),
        industries: Vec::new(),
        outlook: None,
        notes: Vec::new(),
    }
}

/// A requirement for one skill, worded like its label.
pub(super) fn blank_requirement(place: Place, skill: &SkillDraft, category: Category) -> RequirementDraft {
    RequirementDraft {
        place,
        text: skill.label.clone(),
        category,
        alternatives: vec![skill.key.clone()],
        prefer: None,
        need: 1,
        importance: UNGRADED,
        level: None,
        essential: false,
        essential_stated: true,
        source: Source::Imported,
        weights: Source::Imported,
    }
}

/// A sentence of the taxonomy, on one line; `None` if empty.
pub(super) fn imported_fact(text: &str) -> Option<Fact> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(Fact { text, source: Source::Imported })
}

/// Adds names that are not yet present, ignoring case.
pub(super) fn add_names<'a>(own: &str, into: &mut Vec<String>, names: impl Iterator<Item = &'a str>) {
    let mut known: HashSet<String> =
        std::iter::once(own).chain(into.iter().map(String::as_str)).map(fold).collect();
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        if known.insert(fold(name)) {
            into.push(name.to_owned());
        }
    }
}

/// Concepts in file order.
pub(super) struct Concepts<T> {
    /// The concepts.
    pub(super) all: Vec<T>,
    /// Their numbers.
    pub(super) by_key: HashMap<String, usize>,
    /// The number of rows that name a missing concept, with the position of the first.
    unknown: HashMap<String, (usize, Place)>,
}

impl<T> Default for Concepts<T> {
    fn default() -> Self {
        Self { all: Vec::new(), by_key: HashMap::new(), unknown: HashMap::new() }
    }
}

impl<T> Concepts<T> {
    /// The concept with this key.
    pub(super) fn get(&mut self, key: &str) -> Option<&mut T> {
        self.by_key.get(key).and_then(|at| self.all.get_mut(*at))
    }

    /// Adds a concept with a new key; returns its number.
    pub(super) fn add(&mut self, key: String, concept: T) -> usize {
        let at = self.all.len();
        self.by_key.insert(key, at);
        self.all.push(concept);
        at
    }

    /// The concept that a row names; a missing one is recorded for [`Self::note_unknown`].
    pub(super) fn named(&mut self, name: &str, place: &Place) -> Option<&mut T> {
        match self.by_key.get(key_of(name)) {
            Some(at) => self.all.get_mut(*at),
            None => {
                self.unknown.entry(name.to_owned()).or_insert_with(|| (0, place.clone())).0 += 1;
                None
            }
        }
    }

    /// Notes each missing concept that rows name.
    pub(super) fn note_unknown(&self, what: &str, faults: &mut Faults) {
        let mut unknown: Vec<_> = self.unknown.iter().collect();
        unknown.sort_by(|a, b| (&a.1.1, a.0).cmp(&(&b.1.1, b.0)));
        for (name, (times, place)) in unknown {
            faults.note(place, || {
                format!(
                    "the {what} '{}' is not defined; rows that name it and were left out: {times}",
                    clipped(name)
                )
            });
        }
    }
}

impl Concepts<SkillDraft> {
    /// The source of a relation, and the key of its target.
    pub(super) fn pair(
        &mut self,
        from: &str,
        to: &str,
        place: &Place,
        faults: &mut Faults,
    ) -> Option<(&mut SkillDraft, String)> {
        let target = self.named(to, place)?.key.clone();
        if key_of(from) == target {
            faults.note(place, || "the relation leads from a skill to itself and was left out".to_owned());
            return None;
        }
        Some((self.named(from, place)?, target))
    }
}

/// The last part of a concept's URI, or a plain code.
pub(super) fn key_of(name: &str) -> &str {
    name.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// Removes roles without requirements, which no profile can be compared with.
pub(super) fn with_requirements(mut roles: Vec<RoleDraft>, faults: &mut Faults) -> Vec<RoleDraft> {
    let first = roles.iter().find(|role| role.requirements.is_empty()).map(|role| role.place.clone());
    let before = roles.len();
    roles.retain(|role| !role.requirements.is_empty());
    let (dropped, left) = (before - roles.len(), roles.len());
    if let Some(first) = first {
        faults.note(&first, || {
            format!("roles that ask for no skill were left out: {dropped}, the first of them here; {left} are left")
        });
    }
    roles
}
