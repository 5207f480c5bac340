//! What a curator would regret: findings about a catalogue that is right and could be better.
//!
//! [`lint`] looks at a draft, which knows where everything stands, and at the [`Catalog`] that was built from it, which
//! knows what belongs together. Every kind of finding has a [`Code`]; [`Exceptions`] say which findings stay, and why.
//! [`against`] compares two editions by what they say of the same profiles.

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

/// What could be better about a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linted {
    /// What was found, by place.
    pub findings: Vec<Finding>,
    /// How many findings `lint.toml` excepts.
    pub excepted: usize,
}

/// Something that a curator should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which kind it is.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// What sort of thing it is about: a skill, a role, a bundle, a resource.
    pub what: &'static str,
    /// The id of what it is about.
    pub item: String,
    /// What tells it from other findings of the same kind about the same thing: another id, a name, a sentence.
    pub other: Option<String>,
    /// What is wrong, in a sentence without the thing's own name.
    pub message: String,
}

impl Finding {
    /// The item with what tells it apart: "docker -> containers".
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

/// Everything that could be better about a catalogue, by place.
///
/// `catalog` must be what [`Catalog::build`] made of the draft; `words` are ordinary English words in small letters, as
/// in `data/words/en.txt`: without them the lexicon's filter is asked alone, which takes one name in a thousand for one.
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

/// Looks for one kind of finding, or a few that are found together.
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
