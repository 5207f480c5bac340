//! The labels of a catalogue, ready to be looked up by name, by word and by trigram.

use super::Method;
use crate::catalog::{Catalog, SkillId};
use crate::text::{compact, fold, words};
use std::collections::HashMap;

/// Words that say little; they weigh a tenth of the rarest word.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "use", "using",
    "with",
];

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
const STOP_WEIGHT: f32 = 0.1;
/// Share of its weight that a [maker's name](VENDORS) keeps.
const VENDOR_SHARE: f32 = 0.35;

/// Which of a skill's names a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LabelKind {
    Preferred,
    Alternative,
    /// A label without its parenthesis ("Java (computer programming)").
    Bare,
}

/// One name of one skill.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) skill: SkillId,
    pub(crate) kind: LabelKind,
    pub(crate) folded: Box<str>,
    pub(crate) key: Box<str>,
    /// The label's own spelling starts with, or holds, a capital ("Go", "scikit-learn" does not).
    pub(crate) capital: bool,
    /// How many characters the key has.
    pub(crate) length: usize,
    words: (u32, u32),
    pairs: (u32, u32),
}

impl Label {
    /// The method of a match by this very name.
    pub(crate) fn method(&self) -> Method {
        match self.kind {
            LabelKind::Preferred | LabelKind::Bare => Method::Exact,
            LabelKind::Alternative => Method::Alias,
        }
    }

    /// 0 when the text is the label to the letter, 1 when only the key is; ties fall to the smaller.
    pub(crate) fn rank_in(&self, folded: &str) -> u8 {
        u8::from(*self.folded != *folded) + 2 * u8::from(self.kind == LabelKind::Bare)
    }
}

/// Lists of numbers, one for each key, in two flat arrays.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Postings {
    /// From (key, item) pairs; items of one key come out ascending and without repeats.
    fn new(keys: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0u32; keys + 1];
        for (key, _) in &pairs {
            starts[*key as usize + 1] += 1;
        }
        for i in 0..keys {
            starts[i + 1] += starts[i];
        }
        Self { starts, items: pairs.into_iter().map(|(_, item)| item).collect() }
    }

    pub(crate) fn get(&self, key: u32) -> &[u32] {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0) as usize;
        self.items.get(at(key as usize)..at(key as usize + 1)).unwrap_or(&[])
    }
}

/// Everything that matching looks up.
#[derive(Debug)]
pub(crate) struct Index {
    labels: Vec<Label>,
    by_key: HashMap<Box<str>, Vec<u32>>,
    label_words: Vec<u32>,
    label_pairs: Vec<u16>,
    label_weights: Vec<f32>,
    vocabulary: Vec<Box<str>>,
    word_ids: HashMap<Box<str>, u32>,
    weights: Vec<f32>,
    labels_of_word: Postings,
    gram_ids: HashMap<[char; 2], u32>,
    words_of_gram: Postings,
    trigram_ids: HashMap<[char; 3], u32>,
    labels_of_trigram: Postings,
    by_initials: HashMap<Box<str>, Vec<u32>>,
}

impl Index {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut labels = Vec::new();
        for (id, skill) in catalog.skill_ids() {
            add_label(&mut labels, id, LabelKind::Preferred, &skill.label);
            for alt in &skill.alt_labels {
                add_label(&mut labels, id, LabelKind::Alternative, alt);
            }
            if let Some(bare) = without_parenthesis(&skill.label) {
                add_label(&mut labels, id, LabelKind::Bare, bare);
            }
        }
        labels.retain(|label| !label.key.is_empty());
        Self::from_labels(labels)
    }

    fn from_labels(mut labels: Vec<Label>) -> Self {
        let mut vocabulary: Vec<Box<str>> = Vec::new();
        let mut word_ids: HashMap<Box<str>, u32> = HashMap::new();
        let mut label_words = Vec::new();
        for label in &mut labels {
            let start = small(label_words.len());
            for word in words(&label.folded) {
                let id = *word_ids.entry(word.into()).or_insert_with(|| {
                    vocabulary.push(word.into());
                    small(vocabulary.len() - 1)
                });
                label_words.push(id);
            }
            label.words = (start, small(label_words.len()));
        }
        let mut label_pairs = Vec::new();
        for label in &mut labels {
            let start = small(label_pairs.len());
            label_pairs.extend(sorted_pairs(&label.key));
            label.pairs = (start, small(label_pairs.len()));
        }
        let mut word_pairs = Vec::with_capacity(label_words.len());
        for (i, label) in labels.iter().enumerate() {
            for word in &label_words[label.words.0 as usize..label.words.1 as usize] {
                word_pairs.push((*word, small(i)));
            }
        }
        let labels_of_word = Postings::new(vocabulary.len(), word_pairs);
        let weights = word_weights(&vocabulary, &labels_of_word, labels.len());
        let total = |label: &Label| -> f32 {
            let words = &label_words[label.words.0 as usize..label.words.1 as usize];
            words.iter().map(|word| weights[*word as usize]).sum()
        };
        let label_weights = labels.iter().map(total).collect();
        let (gram_ids, words_of_gram) = grams(vocabulary.iter().map(|w| &**w), bigrams);
        let (trigram_ids, labels_of_trigram) = grams(labels.iter().map(|l| &*l.key), trigrams);
        let mut by_key: HashMap<Box<str>, Vec<u32>> = HashMap::with_capacity(labels.len());
        let mut by_initials: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (i, label) in labels.iter().enumerate() {
            by_key.entry(label.key.clone()).or_default().push(small(i));
            if let Some(initials) = initials(&label.folded) {
                by_initials.entry(initials).or_default().push(small(i));
            }
        }
        for same in by_key.values_mut() {
            same.sort_by_key(|i| (labels[*i as usize].kind, *i));
        }
        Self {
            labels,
            by_key,
            label_words,
            label_pairs,
            label_weights,
            vocabulary,
            word_ids,
            weights,
            labels_of_word,
            gram_ids,
            words_of_gram,
            trigram_ids,
            labels_of_trigram,
            by_initials,
        }
    }

    pub(crate) fn label(&self, id: u32) -> &Label {
        &self.labels[id as usize]
    }

    pub(crate) fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The labels with this compact key, preferred labels first.
    pub(crate) fn named(&self, key: &str) -> impl Iterator<Item = &Label> {
        self.by_key.get(key).into_iter().flatten().map(|i| self.label(*i))
    }

    /// The labels of several words whose initials these are.
    pub(crate) fn abbreviated(&self, initials: &str) -> impl Iterator<Item = &Label> {
        self.by_initials.get(initials).into_iter().flatten().map(|i| self.label(*i))
    }

    pub(crate) fn words_of(&self, label: u32) -> &[u32] {
        let (start, end) = self.labels[label as usize].words;
        &self.label_words[start as usize..end as usize]
    }

    /// The pairs of neighbouring characters of the label's key, as sorted codes.
    pub(crate) fn pairs_of(&self, label: u32) -> &[u16] {
        let (start, end) = self.labels[label as usize].pairs;
        &self.label_pairs[start as usize..end as usize]
    }

    /// The weights of the label's words together.
    pub(crate) fn weight_of(&self, label: u32) -> f32 {
        self.label_weights[label as usize]
    }

    pub(crate) fn word(&self, id: u32) -> &str {
        &self.vocabulary[id as usize]
    }

    pub(crate) fn vocabulary_len(&self) -> usize {
        self.vocabulary.len()
    }

    pub(crate) fn word_id(&self, word: &str) -> Option<u32> {
        self.word_ids.get(word).copied()
    }

    /// The weight of a word of the vocabulary, in (0,1]: rarer is more.
    pub(crate) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// The weight of a word that no label holds: the rarest there is, unless it says little anywhere.
    pub(crate) fn unknown_weight(word: &str) -> f32 {
        if STOP_WORDS.contains(&word) { STOP_WEIGHT } else { 1.0 }
    }

    pub(crate) fn labels_with_word(&self, word: u32) -> &[u32] {
        self.labels_of_word.get(word)
    }

    /// The words of the vocabulary that share this pair of characters.
    pub(crate) fn words_with(&self, gram: [char; 2]) -> &[u32] {
        self.gram_ids.get(&gram).map_or(&[], |id| self.words_of_gram.get(*id))
    }

    pub(crate) fn labels_with(&self, gram: [char; 3]) -> &[u32] {
        self.trigram_ids.get(&gram).map_or(&[], |id| self.labels_of_trigram.get(*id))
    }
}

fn add_label(labels: &mut Vec<Label>, skill: SkillId, kind: LabelKind, text: &str) {
    let folded = fold(text);
    let key = compact(&folded).into_boxed_str();
    let capital = text.chars().any(char::is_uppercase);
    let length = key.chars().count();
    let folded = folded.into_boxed_str();
    labels.push(Label { skill, kind, folded, key, capital, length, words: (0, 0), pairs: (0, 0) });
}

/// "Java (computer programming)" without its last parenthesis.
fn without_parenthesis(label: &str) -> Option<&str> {
    let (bare, rest) = label.rsplit_once('(')?;
    let bare = bare.trim();
    (rest.trim_end().ends_with(')') && !bare.is_empty()).then_some(bare)
}

/// Inverse document frequency over labels, scaled so that a word of one label weighs 1.
fn word_weights(vocabulary: &[Box<str>], labels_of_word: &Postings, labels: usize) -> Vec<f32> {
    let all = (labels as f32 + 1.0).ln();
    let weight = |(i, word): (usize, &Box<str>)| {
        if STOP_WORDS.contains(&&**word) {
            return STOP_WEIGHT;
        }
        let held_by = labels_of_word.get(small(i)).len().max(1) as f32;
        let idf = (((labels as f32 + 1.0) / held_by).ln() / all).clamp(STOP_WEIGHT, 1.0);
        if VENDORS.contains(&&**word) { idf * VENDOR_SHARE } else { idf }
    };
    vocabulary.iter().enumerate().map(weight).collect()
}

/// The initials of a label of two to seven words, stop words left out.
pub(super) fn initials(folded: &str) -> Option<Box<str>> {
    let first = |word: &str| word.chars().next();
    let parts: Vec<&str> = words(folded).filter(|w| !STOP_WORDS.contains(w)).collect();
    (2..=7).contains(&parts.len()).then(|| parts.into_iter().filter_map(first).collect::<String>().into())
}

fn grams<'a, G: Copy + Eq + std::hash::Hash>(
    texts: impl Iterator<Item = &'a str>,
    cut: fn(&str) -> Vec<G>,
) -> (HashMap<G, u32>, Postings) {
    let mut ids: HashMap<G, u32> = HashMap::new();
    let mut pairs = Vec::new();
    for (i, text) in texts.enumerate() {
        for gram in cut(text) {
            let next = small(ids.len());
            pairs.push((*ids.entry(gram).or_insert(next), small(i)));
        }
    }
    let postings = Postings::new(ids.len(), pairs);
    (ids, postings)
}

/// The pairs of neighbouring characters of a key as codes of 16 bits, sorted.
///
/// Two pairs of ASCII letters never share a code; others may, which costs nothing but a little likeness.
pub(super) fn sorted_pairs(key: &str) -> Vec<u16> {
    let code = |c: char| u32::from(c) & 0xff;
    let chars = key.chars();
    let mut pairs: Vec<u16> =
        chars.clone().zip(chars.skip(1)).map(|(a, b)| (code(a) << 8 | code(b)) as u16).collect();
    pairs.sort_unstable();
    pairs
}

/// Pairs of neighbouring characters, with the borders marked.
pub(super) fn bigrams(word: &str) -> Vec<[char; 2]> {
    let padded: Vec<char> = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')).collect();
    padded.windows(2).map(|w| [w[0], w[1]]).collect()
}

/// Runs of three characters, with the borders marked.
pub(super) fn trigrams(key: &str) -> Vec<[char; 3]> {
    let padded: Vec<char> = std::iter::once('^').chain(key.chars()).chain(std::iter::once('$')).collect();
    padded.windows(3).map(|w| [w[0], w[1], w[2]]).collect()
}

/// Positions in catalogues fit in 32 bits: the sizes of files are bounded far below.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
