//! The input of the rules, and how they report findings.

use super::graph::Graph;
use super::{Code, Finding};
use crate::catalog::{Catalog, CatalogDraft, Place, Requirement, RoleId, SkillId, SkillKind};
use crate::lexicon::Lexicon;
use crate::text::fold;
use std::collections::HashSet;

/// A draft, the catalogue built from it, and data that several rules need.
pub(super) struct Subject<'a> {
    pub(super) draft: &'a CatalogDraft,
    pub(super) catalog: &'a Catalog,
    pub(super) lexicon: &'a Lexicon,
    pub(super) graph: Graph,
    /// Ordinary words spelt like a product or an abbreviation that mean something else.
    pub(super) misleading: HashSet<String>,
    words: &'a HashSet<String>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        draft: &'a CatalogDraft,
        catalog: &'a Catalog,
        (lexicon, words): (&'a Lexicon, &'a HashSet<String>),
    ) -> Self {
        let english = lexicon.files().filter(|(language, _)| lexicon.english().holds(*language));
        let misleading =
            english.flat_map(|(_, files)| &files.ordinary.words).map(|word| fold(word)).collect();
        Self { draft, catalog, lexicon, graph: Graph::new(catalog), misleading, words }
    }

    /// Whether a lower-case word is an ordinary English word.
    pub(super) fn is_english(&self, word: &str) -> bool {
        // The lexicon is wrong about three words in a thousand; the list, if given, is not.
        let listed = || self.words.is_empty() || self.words.contains(word);
        self.lexicon.is_ordinary_word(word, self.lexicon.english()) && listed()
    }

    /// The id of a skill.
    pub(super) fn key(&self, skill: SkillId) -> &'a str {
        &self.catalog.skill(skill).key
    }

    pub(super) fn hours(&self, skill: SkillId) -> f64 {
        self.catalog.skill(skill).hours.get()
    }

    pub(super) fn kind(&self, skill: SkillId) -> SkillKind {
        self.catalog.skill(skill).kind
    }

    pub(super) fn skill_place(&self, skill: SkillId) -> Place {
        self.draft.skills.get(skill.index()).map(|draft| draft.place.clone()).unwrap_or_default()
    }

    pub(super) fn role_place(&self, role: RoleId) -> Place {
        self.draft.roles.get(role.index()).map(|draft| draft.place.clone()).unwrap_or_default()
    }

    pub(super) fn requirement_place(&self, role: RoleId, at: usize) -> Place {
        let draft = self.draft.roles.get(role.index()).and_then(|role| role.requirements.get(at));
        draft.map(|draft| draft.place.clone()).unwrap_or_default()
    }

    /// A finding about a skill.
    pub(super) fn of_skill(&self, code: Code, skill: SkillId, message: String) -> Finding {
        let item = self.key(skill).to_owned();
        Finding { code, place: self.skill_place(skill), what: "skill", item, other: None, message }
    }

    /// A finding about a skill and another item, given by id or name.
    pub(super) fn of_pair(&self, code: Code, skill: SkillId, other: &str, message: String) -> Finding {
        Finding { other: Some(other.to_owned()), ..self.of_skill(code, skill, message) }
    }

    /// A finding about a role.
    pub(super) fn of_role(&self, code: Code, role: RoleId, message: String) -> Finding {
        let item = self.catalog.role(role).key.clone();
        Finding { code, place: self.role_place(role), what: "role", item, other: None, message }
    }

    /// A finding about a requirement of a role.
    pub(super) fn of_requirement(
        &self,
        code: Code,
        (role, at): (RoleId, usize),
        text: &str,
        message: &str,
    ) -> Finding {
        Finding {
            place: self.requirement_place(role, at),
            other: Some(text.to_owned()),
            ..self.of_role(code, role, format!("'{text}': {message}"))
        }
    }

    /// Every requirement with its role and its index.
    pub(super) fn requirements(&self) -> impl Iterator<Item = (RoleId, usize, &'a Requirement)> + '_ {
        let of = |(id, role): (RoleId, &'a crate::catalog::Role)| {
            role.requirements.iter().enumerate().map(move |(at, requirement)| (id, at, requirement))
        };
        self.catalog.role_ids().flat_map(of)
    }
}

/// Whether skills of this kind are products, such as Python and Docker, rather than fields or activities.
pub(super) fn is_product(kind: SkillKind) -> bool {
    use SkillKind::{Database, Framework, Language, Library, Platform, Tool};
    matches!(kind, Language | Framework | Library | Tool | Platform | Database)
}

/// The number without trailing zeros: 2 as "2", 2.5 as "2.5".
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{rounded}")
}
