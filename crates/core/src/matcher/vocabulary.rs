//! The words of all labels: how rare each is, and which words may stand for which.

use super::learned::{Learned, learn};
use super::similarity::stem;
use super::synonyms::GROUPS;
use super::table::{PAIRS, Rows, pairs, small};
use crate::text::words;
use rustc_hash::FxHashMap;

/// Words that say little; they weigh a tenth of the rarest word.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "use", "using",
    "with",
];

/// "using"
const LONGEST_STOP_WORD: usize = 5;

/// Makers' names: people leave them out ("Kafka" for "Apache Kafka"), so they weigh less than they are rare.
const VENDORS: &[&str] = &[
    "adobe",
    "amazon",
    "apache",
    "atlassian",
    "autodesk",
    "aws",
    "azure",
    "cisco",
    "gcp",
    "google",
    "hashicorp",
    "ibm",
    "microsoft",
    "ms",
    "oracle",
    "sap",
    "vmware",
];

/// Weight of a [stop word](STOP_WORDS) against the rarest word's 1.
pub(super) const STOP_WEIGHT: f32 = 0.1;
/// Share of its weight that a [maker's name](VENDORS) keeps.
const VENDOR_SHARE: f32 = 0.35;

pub(super) fn is_stop_word(word: &str) -> bool {
    word.len() <= LONGEST_STOP_WORD && STOP_WORDS.contains(&word)
}

/// The words of all labels.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: Vec<Box<str>>,
    ids: FxHashMap<Box<str>, u32>,
    weights: Vec<f32>,
    words_of_pair: Rows,
    stem_ids: FxHashMap<Box<str>, u32>,
    words_of_stem: Rows,
    groups_of_stem: FxHashMap<u32, Vec<u32>>,
    stems_of_group: Vec<Vec<u32>>,
    learned: Learned,
}

impl Vocabulary {
    /// Collects the words of folded labels; also gives the words of each label.
    pub(super) fn collect<'l>(labels: impl Iterator<Item = &'l str>) -> (Self, Rows) {
        let mut vocabulary = Self {
            words: Vec::new(),
            ids: FxHashMap::default(),
            weights: Vec::new(),
            words_of_pair: Rows::new(),
            stem_ids: FxHashMap::default(),
            words_of_stem: Rows::new(),
            groups_of_stem: FxHashMap::default(),
            stems_of_group: Vec::new(),
            learned: Learned::default(),
        };
        let mut words_of_label = Rows::new();
        for label in labels {
            words_of_label.push(words(label).map(|word| vocabulary.add(word)));
        }
        (vocabulary, words_of_label)
    }

    fn add(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = small(self.words.len());
        self.words.push(word.into());
        self.ids.insert(word.into(), id);
        id
    }

    /// Weighs the words by how many labels hold each.
    pub(super) fn weigh(&mut self, labels_of_word: &Rows, labels: usize) {
        let weight = |(word, labels_held): (&str, &[u32])| {
            if is_stop_word(word) {
                return STOP_WEIGHT;
            }
            let rarity = rarity(labels_held.len(), labels);
            if VENDORS.contains(&word) { rarity * VENDOR_SHARE } else { rarity }
        };
        self.weights = self.words.iter().map(|word| &**word).zip(labels_of_word.iter()).map(weight).collect();
    }

    /// Prepares the look-up of words that may stand for one another; `skills` are the labels of each skill.
    pub(super) fn relate(&mut self, words_of_label: &Rows, skills: impl Iterator<Item = Vec<u32>>) {
        let mut rows = Rows::new();
        for word in &self.words {
            let mut codes: Vec<u32> = pairs(word).collect();
            codes.sort_unstable();
            rows.push(codes);
        }
        self.words_of_pair = rows.inverted(PAIRS);
        let stem_of_word = self.collect_stems();
        self.collect_groups();
        let mut stems_of_label = Rows::new();
        for row in words_of_label.iter() {
            stems_of_label.push(row.iter().map(|word| stem_of_word[*word as usize]));
        }
        let stems = |labels: Vec<u32>| labels.into_iter().map(|label| stems_of_label.get(label)).collect();
        self.learned = learn(skills.map(stems));
    }

    fn collect_stems(&mut self) -> Vec<u32> {
        let mut stem_of_word = Vec::with_capacity(self.words.len());
        let mut rows = Rows::new();
        for word in &self.words {
            let next = small(self.stem_ids.len());
            let id = match self.stem_ids.get(stem(word)) {
                Some(id) => *id,
                None => *self.stem_ids.entry(stem(word).into()).or_insert(next),
            };
            stem_of_word.push(id);
            rows.push([id]);
        }
        self.words_of_stem = rows.inverted(self.stem_ids.len());
        stem_of_word
    }

    fn collect_groups(&mut self) {
        for (group, words) in GROUPS.iter().enumerate() {
            let mut stems: Vec<u32> =
                words.iter().filter_map(|word| self.stem_ids.get(stem(word)).copied()).collect();
            stems.sort_unstable();
            stems.dedup();
            for of_word in words.iter().map(|word| self.stem_ids.get(stem(word))) {
                let groups = of_word.map(|stem| self.groups_of_stem.entry(*stem).or_default());
                if let Some(groups) = groups.filter(|groups| !groups.contains(&small(group))) {
                    groups.push(small(group));
                }
            }
            self.stems_of_group.push(stems);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, id: u32) -> &str {
        &self.words[id as usize]
    }

    pub(super) fn id(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }

    /// The weight of a word of the vocabulary, in (0,1]: rarer is more.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// The weight of any word: one that no label holds is as telling as the rarest, unless it says little anywhere.
    pub(super) fn weight_of(&self, word: &str) -> f32 {
        match self.id(word) {
            Some(id) => self.weight(id),
            None if is_stop_word(word) => STOP_WEIGHT,
            None => 1.0,
        }
    }

    /// The words that share this pair of characters.
    pub(super) fn with_pair(&self, pair: u32) -> &[u32] {
        self.words_of_pair.get(pair)
    }

    /// The words that statements in general use for this one.
    pub(super) fn synonyms(&self, word: &str) -> impl Iterator<Item = u32> {
        let groups = self.stem_ids.get(stem(word)).and_then(|id| self.groups_of_stem.get(id));
        let stems = groups.into_iter().flatten().flat_map(|group| &self.stems_of_group[*group as usize]);
        stems.flat_map(|stem| self.words_of_stem.get(*stem).iter().copied())
    }

    /// The words that the catalogue's own labels use for this one, with their likeness.
    pub(super) fn learned(&self, word: &str) -> impl Iterator<Item = (u32, f32)> {
        let learned = self.stem_ids.get(stem(word)).and_then(|id| self.learned.get(id));
        learned.into_iter().flatten().flat_map(|(other, likeness)| {
            self.words_of_stem.get(*other).iter().map(move |word| (*word, *likeness))
        })
    }
}

/// Inverse document frequency over labels, scaled so that what one label alone holds weighs 1.
pub(super) fn rarity(held_by: usize, labels: usize) -> f32 {
    let all = labels as f32 + 1.0;
    ((all / held_by.max(1) as f32).ln() / all.ln()).clamp(STOP_WEIGHT, 1.0)
}
