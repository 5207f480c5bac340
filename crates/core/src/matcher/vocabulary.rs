//! The words of all labels: how rare each is, and which may stand for which.

use super::labels::{Labels, initials};
use super::learned::{Learned, learn};
use super::phrases::Phrases;
use super::pieces::Pieces;
use super::similarity::most_edits;
use super::spelling::british;
use super::table::{Numbered, Rows, small};
use crate::lexicon::Lexicon;
use crate::stem::stem;
use crate::text::words;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// The weight of a stop word, relative to the rarest word's 1.
pub(super) const STOP_WEIGHT: f32 = 0.1;
/// The factor for the weight of a maker's name.
const VENDOR_SHARE: f32 = 0.35;

/// The fewest letters of a word with endings.
const SHORTEST_STEM: usize = 3;

/// Whether a word is too common to tell names apart.
pub(crate) fn is_stop_word(word: &str) -> bool {
    Lexicon::label_words().stop_words.contains(word)
}

/// Whether a word is a maker's name.
pub(super) fn is_vendor(word: &str) -> bool {
    Lexicon::label_words().makers.contains(word)
}

/// A word of a mention: the number of a known word, or the text of an unknown one.
pub(super) type ReadWord<'m> = Result<u32, Cow<'m, str>>;

/// The most letters of initials.
const LONGEST_INITIALS: usize = 5;

/// Marks initials with an unusual meaning.
const APART: char = '\u{b7}';

/// The words of all labels, in one spelling and with [phrases](Phrases) as one word.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    words: Numbered,
    /// By word as written, the word in its common spelling.
    #[serde(with = "crate::raw")]
    respelt: Vec<u32>,
    phrases: Phrases,
    #[serde(with = "crate::raw")]
    weights: Vec<f32>,
    /// Whether a label contains the word; others occur only in phrases.
    held: Vec<bool>,
    slips: Option<Pieces>,
    stems: Numbered,
    words_of_stem: Rows,
    groups_of_stem: FxHashMap<u32, Vec<u32>>,
    stems_of_group: Vec<Vec<u32>>,
    learned: Learned,
}

impl Vocabulary {
    /// Collects the words of folded labels, and returns the words of each label.
    pub(super) fn collect(labels: &Labels, lexicon: &Lexicon) -> (Self, Rows) {
        let mut vocabulary = Self::default();
        vocabulary.phrases =
            Phrases::new(lexicon.synonyms().flat_map(|file| &file.phrases), |word| vocabulary.number(word));
        let mut words_of_label = Rows::with_capacity(labels.len(), 4 * labels.len());
        let mut row = Vec::new();
        for (id, label) in labels.ids().zip(labels.folded()) {
            row.clear();
            row.extend(words(label).map(|word| vocabulary.number(word)));
            vocabulary.phrases.rewrite(&mut row);
            if let &[word] = row.as_slice()
                && label.len() <= LONGEST_INITIALS
                && vocabulary.phrases.has_short(word)
                && vocabulary
                    .means_another(word, labels.of_skill(labels.skill(id)).map(|id| labels.get(id).folded))
            {
                row = vec![vocabulary.number(&format!("{label}{APART}"))];
            }
            words_of_label.push(row.iter().copied());
        }
        (vocabulary, words_of_label)
    }

    /// Whether a skill expands these initials differently: "POS" for proof of stake is not point of sale.
    fn means_another<'l>(&self, short: u32, mut labels: impl Iterator<Item = &'l str>) -> bool {
        let short = self.word(short);
        labels.any(|label| {
            let every: String = words(label).filter_map(|word| word.chars().next()).collect();
            let spells = every == short || initials(label).as_deref() == Some(short);
            let written = || {
                let mut row: Vec<u32> = words(label).filter_map(|word| self.read(word).ok()).collect();
                self.phrases.rewrite(&mut row);
                matches!(row.as_slice(), &[word] if self.word(word) == short)
            };
            spells && words(label).nth(1).is_some() && !written()
        })
    }

    /// The number of a word in its common spelling.
    fn number(&mut self, word: &str) -> u32 {
        let id = self.words.number(word);
        if self.respelt.get(id as usize).is_none() {
            self.respelt.push(id);
            if let Cow::Owned(british) = british(word) {
                let other = self.number(&british);
                self.respelt[id as usize] = other;
            }
        }
        self.respelt[id as usize]
    }

    /// A word of a folded mention as the labels spell it.
    pub(super) fn read<'m>(&self, word: &'m str) -> ReadWord<'m> {
        let british = british(word);
        self.id(&british).ok_or(british)
    }

    /// The word as spelt.
    pub(super) fn text<'v>(&'v self, word: &'v ReadWord) -> &'v str {
        match word {
            Ok(id) => self.word(*id),
            Err(text) => text,
        }
    }

    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// Weights the words by the number of labels that contain each.
    pub(super) fn weigh(&mut self, labels_of_word: &[usize], rarity: impl Fn(usize) -> f32) {
        let weight = |(word, labels): (&str, &usize)| {
            if is_stop_word(word) {
                return STOP_WEIGHT;
            }
            let rarity = rarity(*labels);
            if is_vendor(word) { rarity * VENDOR_SHARE } else { rarity }
        };
        self.weights = self.words.iter().zip(labels_of_word.iter()).map(weight).collect();
        self.held = labels_of_word.iter().map(|labels| *labels > 0).collect();
    }

    /// Builds the lookup of words that may stand for one another; `skills` are the labels of each skill.
    pub(super) fn relate(
        &mut self,
        words_of_label: &Rows,
        skills: impl Iterator<Item = Range<u32>>,
        lexicon: &Lexicon,
    ) {
        self.slips = Some(Pieces::new(self.words.iter(), self.words.len(), most_edits));
        let stem_of_word: Vec<u32> = self.words.iter().map(|word| self.stems.number(stem(word))).collect();
        let mut rows = Rows::with_capacity(stem_of_word.len(), stem_of_word.len());
        stem_of_word.iter().for_each(|stem| rows.push([*stem]));
        self.words_of_stem = rows.inverted(self.stems.len());
        self.collect_groups(lexicon);
        let of_label = |label: u32| words_of_label.get(label).iter().map(|word| stem_of_word[*word as usize]);
        self.learned = learn(skills, of_label);
    }

    fn collect_groups(&mut self, lexicon: &Lexicon) {
        let groups = lexicon.synonyms().flat_map(|file| &file.groups);
        for (group, words) in groups.enumerate() {
            let mut stems: Vec<u32> = words.iter().filter_map(|word| self.stems.id(stem(word))).collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in &stems {
                self.groups_of_stem.entry(*stem).or_default().push(small(group));
            }
            self.stems_of_group.push(stems);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, id: u32) -> &str {
        self.words.name(id)
    }

    pub(super) fn id(&self, word: &str) -> Option<u32> {
        self.words.id(word)
    }

    /// The words in number order.
    pub(super) fn words(&self) -> &Numbered {
        &self.words
    }

    /// Whether a label contains the word.
    pub(super) fn is_held(&self, word: u32) -> bool {
        self.held.get(word as usize).copied().unwrap_or(false)
    }

    /// The weight of a vocabulary word, in (0,1]: rarer words weigh more.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// The weight of any word: an unknown one weighs as much as the rarest, unless it is a stop word.
    pub(super) fn weight_of(&self, word: &str) -> f32 {
        match self.id(word) {
            Some(id) => self.weight(id),
            None if is_stop_word(word) => STOP_WEIGHT,
            None => 1.0,
        }
    }

    /// The words within typing errors of this one.
    pub(super) fn near(&self, word: &str, near: &mut Vec<u32>) {
        match &self.slips {
            Some(slips) => slips.near(word, most_edits, near),
            None => near.clear(),
        }
    }

    /// The words that differ from this one only in their endings.
    pub(super) fn of_same_stem(&self, word: &str) -> impl Iterator<Item = u32> {
        let stem =
            Some(stem(word)).filter(|stem| stem.len() >= SHORTEST_STEM).and_then(|stem| self.stems.id(stem));
        stem.into_iter().flat_map(|stem| self.words_of_stem.get(stem).iter().copied())
    }

    /// General synonyms of this word.
    pub(super) fn synonyms(&self, word: &str) -> impl Iterator<Item = u32> {
        let groups = self.stems.id(stem(word)).and_then(|id| self.groups_of_stem.get(&id));
        let stems = groups.into_iter().flatten().flat_map(|group| &self.stems_of_group[*group as usize]);
        stems.flat_map(|stem| self.words_of_stem.get(*stem).iter().copied())
    }

    /// Synonyms from the catalogue's own labels, with similarity.
    pub(super) fn learned(&self, word: &str) -> impl Iterator<Item = (u32, f32)> {
        let learned = self.stems.id(stem(word)).and_then(|id| self.learned.get(&id));
        learned.into_iter().flatten().flat_map(|(other, likeness)| {
            self.words_of_stem.get(*other).iter().map(move |word| (*word, *likeness))
        })
    }
}

/// The inverse document frequency over this many labels, scaled so that a word in only one label weighs 1.
pub(super) fn rarity(labels: usize) -> impl Fn(usize) -> f32 + Copy {
    let all = (labels as f32 + 1.0).ln();
    move |held_by| ((all - (held_by.max(1) as f32).ln()) / all).clamp(STOP_WEIGHT, 1.0)
}
