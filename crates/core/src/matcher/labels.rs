//! The names of a catalogue's skills, folded and ready for comparison.

use super::Method;
use super::table::small;
use super::vocabulary::is_stop_word;
use crate::catalog::{Catalog, SkillId};
use crate::raw::Raw;
use crate::text::{fold_into, words};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// The kind of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LabelKind {
    Preferred,
    Alternative,
    /// A name in another language.
    Foreign,
    /// A label without its parenthesis ("Java (computer programming)").
    Bare,
}

impl LabelKind {
    const ALL: [Self; 4] = [Self::Preferred, Self::Alternative, Self::Foreign, Self::Bare];
}

/// One name of a skill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label<'l> {
    pub(crate) skill: SkillId,
    pub(crate) kind: LabelKind,
    pub(crate) folded: &'l str,
    /// The [`compact`](crate::text::compact) form of the name; not empty.
    pub(crate) key: &'l str,
}

impl Label<'_> {
    /// The method of a match by this name.
    pub(crate) fn method(&self) -> Method {
        match self.kind {
            LabelKind::Preferred | LabelKind::Bare => Method::Exact,
            LabelKind::Alternative | LabelKind::Foreign => Method::Alias,
        }
    }
}

/// Every name of every skill; the names of one skill are adjacent, the preferred one first.
///
/// The texts are in two strings, because a hundred thousand labels should not take a hundred thousand
/// allocations.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Labels {
    #[serde(with = "crate::raw")]
    entries: Vec<Entry>,
    folded: String,
    keys: String,
    /// The number of the first label of each skill, built on first use.
    #[serde(skip)]
    firsts: OnceLock<Vec<u32>>,
}

/// The data of a label, contiguous in memory, because most proposed labels are looked at once.
#[derive(Debug, Clone, Copy)]
struct Entry {
    skill: SkillId,
    kind: LabelKind,
    folded: (u32, u32),
    key: (u32, u32),
}

impl Raw for Entry {
    const SIZE: usize = 6 * u32::SIZE;

    fn put(&self, bytes: &mut Vec<u8>) {
        let kind = LabelKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or_default();
        let numbers = [self.skill.0, small(kind), self.folded.0, self.folded.1, self.key.0, self.key.1];
        numbers.iter().for_each(|number| number.put(bytes));
    }

    fn get(bytes: &[u8]) -> Self {
        let number = |at: usize| u32::get(bytes.get(at * u32::SIZE..).unwrap_or_default());
        let kind = LabelKind::ALL.get(number(1) as usize).copied().unwrap_or(LabelKind::Preferred);
        Self { skill: SkillId(number(0)), kind, folded: (number(2), number(3)), key: (number(4), number(5)) }
    }
}

fn slice(text: &str, (from, to): (u32, u32)) -> &str {
    text.get(from as usize..to as usize).unwrap_or("")
}

impl Labels {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut labels = Self::default();
        for (id, skill) in catalog.skill_ids() {
            labels.add(id, LabelKind::Preferred, &skill.label);
            for alt in &skill.alt_labels {
                labels.add(id, LabelKind::Alternative, alt);
            }
            if let Some(bare) = without_parenthesis(&skill.label) {
                labels.add(id, LabelKind::Bare, bare);
            }
        }
        labels
    }

    /// A label of only punctuation names nothing and is skipped.
    fn add(&mut self, skill: SkillId, kind: LabelKind, text: &str) {
        let (folded_from, key_from) = (self.folded.len(), self.keys.len());
        fold_into(text, &mut self.folded);
        let folded = self.folded.get(folded_from..).unwrap_or("");
        words(folded).for_each(|word| self.keys.push_str(word));
        if self.keys.len() == key_from {
            self.folded.truncate(folded_from);
            return;
        }
        let folded = (small(folded_from), small(self.folded.len()));
        let key = (small(key_from), small(self.keys.len()));
        self.entries.push(Entry { skill, kind, folded, key });
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The numbers of all labels.
    pub(super) fn ids(&self) -> std::ops::Range<u32> {
        0..small(self.len())
    }

    /// The label with this number.
    pub(super) fn get(&self, id: u32) -> Label<'_> {
        let Entry { skill, kind, folded, key } = self.entries[id as usize];
        Label { skill, kind, folded: slice(&self.folded, folded), key: slice(&self.keys, key) }
    }

    /// The skill of a label.
    pub(super) fn skill(&self, id: u32) -> SkillId {
        self.entries[id as usize].skill
    }

    /// 0 if the text is exactly the label, more if only the key matches; ties go to the smaller.
    pub(super) fn rank(&self, id: u32, folded: &str) -> u8 {
        let entry = &self.entries[id as usize];
        // Most labels differ in length, so their texts need not be read.
        let may_be = (entry.folded.1 - entry.folded.0) as usize == folded.len();
        let same = may_be && slice(&self.folded, entry.folded) == folded;
        u8::from(!same) + 2 * u8::from(entry.kind == LabelKind::Bare)
    }

    /// The key of a label, if its length in bytes is within this range.
    pub(super) fn key_of_length(&self, id: u32, bytes: usize, within: usize) -> Option<&str> {
        let key = self.entries[id as usize].key;
        let near = bytes.abs_diff((key.1 - key.0) as usize) <= within;
        near.then(|| slice(&self.keys, key))
    }

    /// The folded texts in order.
    pub(super) fn folded(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| slice(&self.folded, entry.folded))
    }

    /// The keys in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| slice(&self.keys, entry.key))
    }

    /// The labels of a skill.
    pub(super) fn of_skill(&self, skill: SkillId) -> std::ops::Range<u32> {
        let firsts = self.firsts.get_or_init(|| self.firsts());
        let first = |skill: usize| firsts.get(skill).copied().unwrap_or_else(|| small(self.len()));
        first(skill.index())..first(skill.index() + 1)
    }

    /// The number of the first label of each skill; a skill without labels has that of the next.
    fn firsts(&self) -> Vec<u32> {
        let mut firsts = Vec::new();
        for (entry, id) in self.entries.iter().zip(0..) {
            firsts.resize(firsts.len().max(entry.skill.index() + 1), id);
        }
        firsts
    }

    /// The labels of each skill, as ranges of numbers.
    pub(super) fn by_skill(&self) -> impl Iterator<Item = std::ops::Range<u32>> {
        let mut first = 0;
        self.entries.chunk_by(|a, b| a.skill == b.skill).map(move |of_skill| {
            let from = first;
            first += small(of_skill.len());
            from..first
        })
    }
}

/// "Java (computer programming)" without its last parenthesis.
fn without_parenthesis(label: &str) -> Option<&str> {
    let inside = label.trim_end().strip_suffix(')')?;
    let bare = inside.rsplit_once('(')?.0.trim();
    (!bare.is_empty()).then_some(bare)
}

/// Writes the initials of a name of two to seven words, without stop words; returns whether there are any.
pub(super) fn initials_into(folded: &str, initials: &mut String) -> bool {
    initials.clear();
    let mut count = 0;
    for word in words(folded).filter(|word| !is_stop_word(word)) {
        count += 1;
        initials.extend(word.chars().next());
    }
    (2..=7).contains(&count)
}

/// The initials of a name of two to seven words, without stop words.
pub(super) fn initials(folded: &str) -> Option<String> {
    let mut initials = String::new();
    initials_into(folded, &mut initials).then_some(initials)
}
