//! Finds alternative names that fit another skill: a product inside a name, or a label with more words in
//! common.

use super::subject::{Subject, is_product};
use super::{Code, Finding};
use crate::catalog::{SkillId, SkillKind};
use crate::matcher::{is_stop_word, stem};
use crate::text::{compact, fold, words};
use std::collections::{BTreeSet, HashMap};

/// The share of words that two names must have in common, of all words of either, to mean the same. At two
/// thirds, every "electronic lab notebook" would be a "lab notebook" of another skill.
const NEAR: f64 = 0.75;
/// The fewest letters of a label; shorter ones occur in too many names by chance.
const SHORTEST_LABEL: usize = 3;

/// The labels of a catalogue by their words.
struct Labels {
    words: Vec<Vec<String>>,
    stems: Vec<BTreeSet<String>>,
    /// Products by the first word of their label.
    products: HashMap<String, Vec<SkillId>>,
    /// By stem, the skills whose labels contain it.
    holders: HashMap<String, Vec<SkillId>>,
}

impl Labels {
    fn new(subject: &Subject<'_>) -> Self {
        let mut labels =
            Self { words: Vec::new(), stems: Vec::new(), products: HashMap::new(), holders: HashMap::new() };
        for (id, skill) in subject.catalog.skill_ids() {
            let said: Vec<String> = words(&fold(&skill.label)).map(str::to_owned).collect();
            let stems = stems(&skill.label);
            let letters: usize = said.iter().map(String::len).sum();
            if let Some(first) = said.first()
                && is_product(skill.kind)
                && !skill.needs_context
                && letters >= SHORTEST_LABEL
                // ".NET" occurs in many names of sites.
                && skill.label.starts_with(char::is_alphanumeric)
            {
                labels.products.entry(first.clone()).or_default().push(id);
            }
            for stem in &stems {
                labels.holders.entry(stem.clone()).or_default().push(id);
            }
            labels.words.push(said);
            labels.stems.push(stems);
        }
        labels
    }

    /// The products whose whole labels occur in a name.
    fn inside(&self, name: &[&str]) -> Vec<SkillId> {
        let mut found = Vec::new();
        for (at, word) in name.iter().enumerate() {
            let rest = name.get(at..).unwrap_or_default();
            let starts = |id: &&SkillId| {
                let label = &self.words[id.index()];
                label.len() <= rest.len() && label.iter().zip(rest).all(|(a, b)| a == b)
            };
            found.extend(self.products.get(*word).into_iter().flatten().filter(starts));
        }
        found
    }

    /// The label with most words in common with a name, if closer than the skill's own.
    fn nearer(&self, name: &str, own: SkillId) -> Option<SkillId> {
        let said = stems(name);
        if said.len() < 2 {
            return None;
        }
        let least = alike(&said, &self.stems[own.index()]);
        let holders: BTreeSet<SkillId> =
            said.iter().filter_map(|stem| self.holders.get(stem)).flatten().copied().collect();
        let scored = holders.into_iter().map(|id| (alike(&said, &self.stems[id.index()]), id));
        let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        (best.1 != own && best.0 >= NEAR && best.0 > least).then_some(best.1)
    }
}

fn stems(name: &str) -> BTreeSet<String> {
    words(&fold(name)).filter(|word| !is_stop_word(word)).map(|word| stem(word).to_owned()).collect()
}

/// The initials of the words that count.
fn initials(folded: &str) -> String {
    words(folded).filter(|word| !is_stop_word(word)).filter_map(|word| word.chars().next()).collect()
}

/// The share of words that two names have in common, of all words of either.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let shared = a.intersection(b).count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

/// Alternative names that fit another skill, unless one of the two leads to the other.
pub(super) fn aliases(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let labels = Labels::new(subject);
    for (id, skill) in subject.catalog.skill_ids().filter(|(_, s)| s.kind != SkillKind::Credential) {
        let own = fold(&skill.label);
        let own: Vec<&str> = words(&own).collect();
        for alias in &skill.alt_labels {
            let folded = fold(alias);
            let said: Vec<&str> = words(&folded).collect();
            // "JavaScript Object Notation" is JSON in full.
            if initials(&folded) == compact(&skill.label) {
                continue;
            }
            let apart = |other: &SkillId| {
                *other != id
                    && !own.starts_with(&words_of(&labels, *other))
                    && !subject.graph.is_kin(id, *other)
            };
            // "Aurora MySQL" is a kind of Aurora; "OneTrust GRC" is not a kind of Archer.
            let is_own = !stems(alias).is_disjoint(&labels.stems[id.index()]);
            let inside = labels.inside(&said).into_iter().filter(|_| !is_own).find(apart);
            if let Some(other) = inside.or_else(|| labels.nearer(alias, id).filter(apart)) {
                let message =
                    format!("has the alternative name '{alias}', which fits '{}'", subject.key(other));
                found.push(subject.of_pair(Code::SiblingAlias, id, alias, message));
            }
        }
    }
}

fn words_of(labels: &Labels, id: SkillId) -> Vec<&str> {
    labels.words[id.index()].iter().map(String::as_str).collect()
}
