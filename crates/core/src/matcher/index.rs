//! The index of a catalogue's labels by name, initials, word and letter trigram.
//!
//! Names are indexed at once. The data for similarity is built on first use; a resume whose skills are all in
//! the catalogue never needs it.

use super::labels::{Label, Labels, initials_into};
use super::letters::Letters;
use super::pieces::Pieces;
use super::slips;
use super::table::{NameTable, Rows, hash};
use super::vocabulary::{Vocabulary, rarity};
use crate::catalog::{Catalog, SkillId};
use crate::lexicon::Lexicon;
use crate::prepared::{Part, Prepared, Put};
use crate::text::words;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};

/// All lookup tables of matching.
#[derive(Debug)]
pub(crate) struct Index {
    prepared: Prepared,
    lexicon: Arc<Lexicon>,
    labels: Labels,
    many_names: bool,
    names: NameTable,
    initials: OnceLock<NameTable>,
    openers: OnceLock<FxHashMap<u64, Opener>>,
    likeness: OnceLock<Likeness>,
    slips: OnceLock<Pieces>,
}

/// The data for comparing a mention with labels.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Likeness {
    pub(super) vocabulary: Vocabulary,
    pub(super) letters: Letters,
    words_of_label: Rows,
    labels_of_word: Rows,
    /// See [`measures`](Self::measures).
    #[serde(with = "crate::raw")]
    measures: Vec<(f32, f32)>,
}

impl Index {
    /// Indexes names at once and the rest on first use; [prepared](Prepared) data is not rebuilt.
    pub(crate) fn new(catalog: &Catalog, lexicon: Arc<Lexicon>, prepared: Prepared) -> Self {
        let labels: Labels = prepared.part(Part::Labels).unwrap_or_else(|| Labels::of(catalog));
        let mut names = NameTable::with_capacity(labels.len());
        for (i, key) in (0u32..).zip(labels.keys()) {
            names.insert(hash(key), i);
        }
        let many_names = labels.len() >= 2 * catalog.skills().len();
        let (initials, openers, likeness, slips) = Default::default();
        Self { prepared, lexicon, labels, many_names, names, initials, openers, likeness, slips }
    }

    /// Packs the data that [`new`](Self::new) uses; `put` is called for each part.
    pub(super) fn pack(&self, put: &mut Put<'_>) -> Result<(), postcard::Error> {
        put(Part::Labels, &self.labels)?;
        put(Part::Initials, self.initials())?;
        put(Part::Openers, self.openers())?;
        put(Part::Likeness, self.likeness())?;
        put(Part::Slips, self.slips())
    }

    /// Whether skills have two or more names on average.
    pub(super) fn has_many_names(&self) -> bool {
        self.many_names
    }

    /// See [`Matcher::longest_from`](super::Matcher::longest_from).
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.opener(word).map_or(0, |opener| opener.longest)
    }

    /// Whether so many labels start with the first word of this text that it is a verb rather than part of a
    /// name.
    pub(super) fn opens_statement(&self, folded: &str) -> bool {
        let many = (self.labels.len() / LABELS_BY_OPENER).max(LEAST_OPENED);
        words(folded).next().and_then(|word| self.opener(word)).is_some_and(|opener| opener.labels >= many)
    }

    fn opener(&self, word: &str) -> Option<&Opener> {
        self.openers().get(&hash(word))
    }

    fn openers(&self) -> &FxHashMap<u64, Opener> {
        self.openers
            .get_or_init(|| self.prepared.part(Part::Openers).unwrap_or_else(|| openers(&self.labels)))
    }

    fn initials(&self) -> &NameTable {
        let made = || abbreviations(&self.labels);
        self.initials.get_or_init(|| self.prepared.part(Part::Initials).unwrap_or_else(made))
    }

    pub(crate) fn label(&self, id: u32) -> Label<'_> {
        self.labels.get(id)
    }

    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    /// The labels with this compact key, preferred labels first.
    pub(crate) fn named(&self, key: &str) -> Vec<(u32, Label<'_>)> {
        let of_hash = self.names.get(hash(key)).map(|i| (i, self.label(i)));
        let mut named: Vec<(u32, Label)> = of_hash.filter(|(_, label)| label.key == key).collect();
        named.sort_by_key(|(_, label)| label.kind);
        named
    }

    /// The skill with this compact key, preferring the one whose preferred label it is.
    pub(super) fn skill_named(&self, key: &str) -> Option<SkillId> {
        self.named(key).first().map(|(_, label)| label.skill)
    }

    /// The labels of several words with these initials.
    pub(super) fn abbreviated(&self, short: &str) -> impl Iterator<Item = Label<'_>> {
        let mut buffer = String::new();
        self.initials()
            .get(hash(short))
            .map(|i| self.label(i))
            .filter(move |label| initials_into(label.folded, &mut buffer) && buffer == short)
    }

    pub(super) fn likeness(&self) -> &Likeness {
        let made = || Likeness::new(&self.labels, &self.lexicon);
        self.likeness.get_or_init(|| self.prepared.part(Part::Likeness).unwrap_or_else(made))
    }

    /// The labels by pieces of their keys.
    pub(super) fn slips(&self) -> &Pieces {
        let made = || slips::pieces(&self.labels);
        self.slips.get_or_init(|| self.prepared.part(Part::Slips).unwrap_or_else(made))
    }

    /// Builds the indexes of whole names.
    pub(super) fn complete_names(&self) {
        self.slips();
        self.openers();
        self.initials();
    }
}

/// A verb starts at least one label in this many, and at least [`LEAST_OPENED`].
const LABELS_BY_OPENER: usize = 700;
/// See [`LABELS_BY_OPENER`].
const LEAST_OPENED: usize = 8;

/// The labels that start with a word.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Opener {
    labels: usize,
    /// The number of words in the longest.
    longest: usize,
}

/// The first words of labels, by hash.
///
/// If two words share a hash, the scan only looks a few words too far.
fn openers(labels: &Labels) -> FxHashMap<u64, Opener> {
    let mut openers: FxHashMap<u64, Opener> = FxHashMap::default();
    for label in labels.folded() {
        let mut words = words(label);
        if let Some(first) = words.next() {
            let opener = openers.entry(hash(first)).or_default();
            opener.labels += 1;
            opener.longest = opener.longest.max(1 + words.count());
        }
    }
    openers
}

fn abbreviations(labels: &Labels) -> NameTable {
    let mut table = NameTable::with_capacity(labels.len());
    let mut initials = String::new();
    for (i, label) in (0u32..).zip(labels.folded()) {
        if initials_into(label, &mut initials) {
            table.insert(hash(&initials), i);
        }
    }
    table
}

impl Likeness {
    fn new(labels: &Labels, lexicon: &Lexicon) -> Self {
        let (mut vocabulary, words_of_label) = Vocabulary::collect(labels, lexicon);
        let held = words_of_label.counts(vocabulary.len());
        let rarity = rarity(labels.len());
        vocabulary.weigh(&held, rarity);
        vocabulary.relate(&words_of_label, labels.by_skill(), lexicon);
        let letters = Letters::new(vocabulary.words(), |word| held[word as usize], rarity);
        let weight = |row: &[u32]| row.iter().map(|word| vocabulary.weight(*word)).sum();
        let norm = |row: &[u32]| row.iter().map(|word| letters.norm(*word)).sum::<f32>().sqrt();
        let measures: Vec<(f32, f32)> = words_of_label.iter().map(|row| (weight(row), norm(row))).collect();
        let mut lightest_first: Vec<u32> = labels.ids().collect();
        lightest_first.sort_by(|a, b| measures[*a as usize].0.total_cmp(&measures[*b as usize].0));
        let labels_of_word = words_of_label.inverted_in(vocabulary.len(), lightest_first.iter().copied());
        Self { vocabulary, letters, words_of_label, labels_of_word, measures }
    }

    pub(super) fn words_of(&self, label: u32) -> &[u32] {
        self.words_of_label.get(label)
    }

    /// The labels that contain a word.
    pub(super) fn holders(&self, word: &str) -> impl Iterator<Item = u32> {
        let id = self.vocabulary.read(word).ok();
        id.map_or(&[][..], |id| self.labels_with_word(id)).iter().copied()
    }

    /// The number of labels.
    pub(super) fn labels(&self) -> usize {
        self.measures.len()
    }

    /// The labels that contain a word, lightest first.
    pub(super) fn labels_with_word(&self, word: u32) -> &[u32] {
        self.labels_of_word.get(word)
    }

    /// The total weight of a label's words, and the length of its trigram vector.
    pub(super) fn measures(&self, label: u32) -> (f32, f32) {
        self.measures.get(label as usize).copied().unwrap_or((1.0, 1.0))
    }
}
