//! What is kept of one posting: little, so that many fit into memory.

use crate::catalog::{Catalog, SkillId};
use crate::document::{BlockKind, Document};
use crate::fit::weight;
use crate::posting::{Posting, posting_role};
use crate::text::compact;
use crate::units::Level;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Titles, ids and addresses are cut behind so many characters.
const MOST_CHARACTERS: usize = 200;

/// What a posting is called, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its id, or the path of its file.
    pub id: String,
    /// Its title, where a table has one; else what the text says is taken.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// The same, short; of reposts the first in this order is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Identity {
    pub(super) id: Box<str>,
    pub(super) title: Option<Box<str>>,
    pub(super) url: Option<Box<str>>,
}

/// One thing that a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Ask {
    pub(super) skills: Box<[SkillId]>,
    pub(super) level: Option<Level>,
    pub(super) weight: u16,
    pub(super) essential: bool,
}

/// What a market keeps of a posting.
#[derive(Debug, Clone)]
pub struct Advert {
    pub(super) identity: Identity,
    /// The same for postings with the same text.
    pub(super) mark: u128,
    pub(super) asks: Box<[Ask]>,
    pub(super) read: (u32, u32),
    pub(super) warning: Option<Box<str>>,
}

impl Advert {
    /// What is kept of a posting that was read in a document.
    #[must_use]
    pub fn new(catalog: &Catalog, document: &Document, posting: &Posting, about: About) -> Self {
        let role = posting_role(catalog, posting);
        let asks: Box<[Ask]> = role
            .requirements
            .into_iter()
            .map(|requirement| {
                // Importance is in hundredths, so that twice the weight is a whole number.
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
        }
    }
}

/// One line, cut where it is long.
fn short(text: &str) -> Box<str> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()).into(),
        None => line.into(),
    }
}

/// The mark of a posting: the letters of its text, its title, and what it asks for.
///
/// Dates, reference numbers, spaces and punctuation make no other posting; another title, level or requirement does.
fn mark(document: &Document, title: Option<&str>, asks: &[Ask]) -> u128 {
    let letters = letters(document);
    let half = |seed: u64| {
        let mut hasher = DefaultHasher::new();
        (seed, &letters, title.map(compact), asks).hash(&mut hasher);
        hasher.finish()
    };
    u128::from(half(1)) << 64 | u128::from(half(2))
}

/// All letters of a document, small.
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
