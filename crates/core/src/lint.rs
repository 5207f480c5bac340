//! Lint: findings about a catalogue that is valid but could be better.
//!
//! [`lint`] examines a draft, which knows the position of everything, and the [`Catalog`] built from it,
//! which knows how things are related. Every kind of finding has a [`Code`]; [`Exceptions`] list findings
//! that stay, with reasons. [`against`] compares two versions of a catalogue by scoring the same profiles.

pub mod against;
mod alternatives;
mod code;
mod exceptions;
mod graph;
mod likeness;
mod names;
mod plans;
mod relations;
mod requirements;
mod roles;
mod siblings;
mod skills;
mod subject;
mod things;
mod titles;

pub use code::{Code, UnknownCode};
pub use exceptions::{Exception, Exceptions};

use crate::catalog::{Catalog, CatalogDraft, Place};
use crate::lexicon::Lexicon;
use std::collections::HashSet;
use std::fmt;
use subject::Subject;

/// The findings about a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linted {
    /// The findings, by position.
    pub findings: Vec<Finding>,
    /// How many findings `lint.toml` excepts.
    pub excepted: usize,
}

/// Something that a curator should review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
    /// Its position.
    pub place: Place,
    /// The type of the item: a skill, a role, a bundle, a resource.
    pub what: &'static str,
    /// The id of the item.
    pub item: String,
    /// What distinguishes it from other findings of this kind about the item: another id, a name, a sentence.
    pub other: Option<String>,
    /// The problem in one sentence, without the item's name.
    pub message: String,
}

impl Finding {
    /// The item with what distinguishes the finding: "docker -> containers".
    #[must_use]
    pub fn full_item(&self) -> String {
        match &self.other {
            Some(other) => format!("{} -> {other}", self.item),
            None => self.item.clone(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: [{}] {} '{}': {}", self.place, self.code, self.what, self.item, self.message)
    }
}

/// All findings about a catalogue, by position.
///
/// `catalog` must be what [`Catalog::build`] made from the draft. `words` are ordinary English words in lower
/// case, as in `data/words/en.txt`; without them the lexicon's filter is used, which wrongly reports one name
/// in a thousand.
///
/// ```
/// use std::collections::HashSet;
/// use skillgap_core::{catalog::Catalog, lexicon::Lexicon, lint::{Code, lint}, sample};
/// let mut draft = sample::draft();
/// draft.skills[0].hours = 0.0;
/// let (catalog, _) = Catalog::build(draft.clone()).unwrap();
/// let found = lint(&draft, &catalog, &Lexicon::builtin(), &HashSet::new());
/// assert!(found.iter().any(|finding| finding.code == Code::Hours && finding.item == "python"));
/// ```
#[must_use]
pub fn lint(
    draft: &CatalogDraft,
    catalog: &Catalog,
    lexicon: &Lexicon,
    words: &HashSet<String>,
) -> Vec<Finding> {
    let subject = Subject::new(draft, catalog, (lexicon, words));
    let mut found = Vec::new();
    for rule in RULES {
        rule(&subject, &mut found);
    }
    found.sort_by(|a, b| (&a.place, a.code, &a.item, &a.other).cmp(&(&b.place, b.code, &b.item, &b.other)));
    found
}

/// Finds one kind of finding, or a few that belong together.
type Rule = fn(&Subject<'_>, &mut Vec<Finding>);

const RULES: &[Rule] = &[
    skills::hours,
    skills::isolated,
    skills::projects,
    names::near_labels,
    names::ordinary_names,
    names::foreign_words,
    siblings::aliases,
    relations::doubled,
    relations::weak,
    relations::confers_much,
    relations::prerequisites,
    relations::degrees,
    roles::described,
    roles::groups,
    roles::weights,
    likeness::near_roles,
    titles::inside,
    requirements::each,
    requirements::repeated,
    alternatives::undercut,
    plans::idle_core,
    things::bundles,
    things::links,
];

#[cfg(test)]
mod tests;
