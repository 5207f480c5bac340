//! The part of a posting that is kept: small, so that many fit into memory.

use crate::catalog::{Catalog, SkillId};
use crate::document::{BlockKind, Document};
use crate::fit::weight;
use crate::posting::{Posting, posting_role};
use crate::text::compact;
use crate::units::Level;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most characters of titles, ids and addresses.
const MOST_CHARACTERS: usize = 200;

/// The name and address of a posting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its id, or its path.
    pub id: String,
    /// Its title, if a table has one; else it is taken from the text.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The same, shortened; of repeated postings, the first in this order is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Identity {
    pub(super) id: Box<str>,
    pub(super) title: Option<Box<str>>,
    pub(super) url: Option<Box<str>>,
}

/// A requirement of a posting.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Ask {
    pub(super) skills: Box<[SkillId]>,
    pub(super) level: Option<Level>,
    pub(super) weight: u16,
    pub(super) essential: bool,
}

/// The part of a posting that a market keeps.
#[derive(Debug, Clone)]
pub struct Advert {
    pub(super) identity: Identity,
    /// A hash that is equal for postings with the same text.
    pub(super) mark: u128,
    pub(super) asks: Box<[Ask]>,
    pub(super) read: (u32, u32),
    pub(super) warning: Option<Box<str>>,
    /// What of it could not be used or was left out.
    pub(super) notes: Box<[Box<str>]>,
}

impl Advert {
    /// The part to keep of a posting read from a document.
    #[must_use]
    pub fn new(catalog: &Catalog, document: &Document, posting: &Posting, about: About) -> Self {
        let role = posting_role(catalog, posting);
        let asks: Box<[Ask]> = role
            .requirements
            .into_iter()
            .map(|requirement| {
                // Importance is stored in hundredths, so that twice the weight is an integer.
                let weight = (weight(&requirement) * 200.0).round() as u16;
                let mut skills = requirement.alternatives;
                skills.sort_unstable();
                Ask {
                    skills: skills.into(),
                    level: requirement.level,
                    weight,
                    essential: requirement.essential,
                }
            })
            .collect();
        let title = about.title.filter(|title| !title.trim().is_empty()).or_else(|| posting.title.clone());
        let mark = mark(document, title.as_deref(), &asks);
        let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            identity: Identity {
                id: short(&about.id),
                title: title.as_deref().map(short),
                url: about.url.as_deref().map(str::trim).filter(|url| !url.is_empty()).map(short),
            },
            mark,
            asks,
            read: (few(posting.statements), few(posting.recognised)),
            warning: posting.warning().map(String::into_boxed_str),
            notes: posting.notes.iter().map(|note| note.as_str().into()).collect(),
        }
    }
}

/// One line, shortened if necessary.
fn short(text: &str) -> Box<str> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()).into(),
        None => line.into(),
    }
}

/// The hash of a posting's letters, title and requirements.
///
/// Dates, reference numbers, spaces and punctuation do not matter; title, levels and requirements do.
fn mark(document: &Document, title: Option<&str>, asks: &[Ask]) -> u128 {
    let letters = letters(document);
    let half = |seed: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, &letters, title.map(compact), asks).hash(&mut hasher);
        hasher.finish()
    };
    u128::from(half(1)) << 64 | u128::from(half(2))
}

/// All letters of a document, in lower case.
fn letters(document: &Document) -> String {
    let mut letters = String::with_capacity(document.text.len());
    let mut put = |text: &str| {
        letters.extend(text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase));
    };
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Row(cells) => cells.iter().for_each(|cell| put(&cell.text.text)),
            _ => put(&block.text.text),
        }
    }
    letters
}
