//! The labels of a catalogue, ready to be looked up by name, by word and by trigram.

use super::Method;
use super::learned::{Learned, learn};
use super::similarity::stem;
use super::synonyms::GROUPS;
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
    grams: (u32, u32),
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
    label_grams: Vec<u32>,
    label_weights: Vec<f32>,
    label_norms: Vec<f32>,
    vocabulary: Vec<Box<str>>,
    word_ids: HashMap<Box<str>, u32>,
    weights: Vec<f32>,
    labels_of_word: Postings,
    gram_ids: HashMap<[char; 2], u32>,
    words_of_gram: Postings,
    trigram_ids: HashMap<[char; 3], u32>,
    labels_of_trigram: Postings,
    gram_weights: Vec<f32>,
    by_initials: HashMap<Box<str>, Vec<u32>>,
    /// The words of the vocabulary of each group of synonyms.
    groups: Vec<Vec<u32>>,
    groups_of_stem: HashMap<&'static str, Vec<u32>>,
    stem_ids: HashMap<Box<str>, u32>,
    words_of_stem: Postings,
    learned: Learned,
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
        let mut trigram_ids: HashMap<[char; 3], u32> = HashMap::new();
        let mut label_grams: Vec<u32> = Vec::new();
        let mut gram_pairs = Vec::new();
        for (i, label) in labels.iter_mut().enumerate() {
            let start = label_grams.len();
            for gram in trigrams(&label.folded) {
                let next = small(trigram_ids.len());
                label_grams.push(*trigram_ids.entry(gram).or_insert(next));
            }
            label_grams[start..].sort_unstable();
            gram_pairs.extend(label_grams[start..].iter().map(|gram| (*gram, small(i))));
            label.grams = (small(start), small(label_grams.len()));
        }
        let labels_of_trigram = Postings::new(trigram_ids.len(), gram_pairs);
        let gram_weights: Vec<f32> = (0..small(trigram_ids.len()))
            .map(|gram| rarity(labels_of_trigram.get(gram).len(), labels.len()))
            .collect();
        let norm = |label: &Label| -> f32 {
            let grams = &label_grams[label.grams.0 as usize..label.grams.1 as usize];
            grams.iter().map(|gram| gram_weights[*gram as usize].powi(2)).sum::<f32>().sqrt()
        };
        let label_norms = labels.iter().map(norm).collect();
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
        let groups_of_stem = groups_of_stem();
        let mut groups = vec![Vec::new(); GROUPS.len()];
        for (i, word) in vocabulary.iter().enumerate() {
            for group in groups_of_stem.get(stem(word)).into_iter().flatten() {
                groups[*group as usize].push(small(i));
            }
        }
        let (stem_ids, stem_of_word) = stems(&vocabulary);
        let words_of_stem = Postings::new(
            stem_ids.len(),
            stem_of_word.iter().enumerate().map(|(word, stem)| (*stem, small(word))).collect(),
        );
        let label_stems: Vec<u32> = label_words.iter().map(|word| stem_of_word[*word as usize]).collect();
        let of_skill = labels.chunk_by(|a, b| a.skill == b.skill);
        let learned = learn(of_skill.map(|labels| {
            labels.iter().map(|l| &label_stems[l.words.0 as usize..l.words.1 as usize]).collect()
        }));
        Self {
            labels,
            by_key,
            label_words,
            label_grams,
            label_weights,
            label_norms,
            gram_weights,
            vocabulary,
            word_ids,
            weights,
            labels_of_word,
            gram_ids,
            words_of_gram,
            trigram_ids,
            labels_of_trigram,
            by_initials,
            groups,
            groups_of_stem,
            stem_ids,
            words_of_stem,
            learned,
        }
    }

    /// The words that the catalogue's own labels use for this one, with their likeness.
    pub(crate) fn learned(&self, word: &str) -> impl Iterator<Item = (u32, f32)> {
        let pairs = self.stem_ids.get(stem(word)).and_then(|id| self.learned.get(id));
        pairs.into_iter().flatten().flat_map(|(other, likeness)| {
            self.words_of_stem.get(*other).iter().map(move |word| (*word, *likeness))
        })
    }

    /// The words of the vocabulary that statements use for this one.
    pub(crate) fn synonyms(&self, word: &str) -> impl Iterator<Item = u32> {
        let groups = self.groups_of_stem.get(stem(word)).into_iter().flatten();
        groups.flat_map(|group| self.groups[*group as usize].iter().copied())
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

    /// The trigrams of the label, sorted, repeats included.
    pub(crate) fn grams_of(&self, label: u32) -> &[u32] {
        let (start, end) = self.labels[label as usize].grams;
        &self.label_grams[start as usize..end as usize]
    }

    /// The length of the label's vector of trigrams.
    pub(crate) fn norm_of(&self, label: u32) -> f32 {
        self.label_norms[label as usize]
    }

    /// The id of a trigram that some label holds.
    pub(crate) fn gram_id(&self, gram: [char; 3]) -> Option<u32> {
        self.trigram_ids.get(&gram).copied()
    }

    /// The weight of a trigram, in (0,1]: rarer is more.
    pub(crate) fn gram_weight(&self, gram: u32) -> f32 {
        self.gram_weights[gram as usize]
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

    pub(crate) fn labels_with(&self, gram: u32) -> &[u32] {
        self.labels_of_trigram.get(gram)
    }
}

/// The ids of the vocabulary's stems, and the stem of every word.
fn stems(vocabulary: &[Box<str>]) -> (HashMap<Box<str>, u32>, Vec<u32>) {
    let mut ids: HashMap<Box<str>, u32> = HashMap::new();
    let of_word = vocabulary
        .iter()
        .map(|word| {
            let next = small(ids.len());
            *ids.entry(stem(word).into()).or_insert(next)
        })
        .collect();
    (ids, of_word)
}

fn groups_of_stem() -> HashMap<&'static str, Vec<u32>> {
    let mut groups: HashMap<&'static str, Vec<u32>> = HashMap::new();
    for (i, words) in GROUPS.iter().enumerate() {
        for word in *words {
            let of_stem = groups.entry(stem(word)).or_default();
            if !of_stem.contains(&small(i)) {
                of_stem.push(small(i));
            }
        }
    }
    groups
}

fn add_label(labels: &mut Vec<Label>, skill: SkillId, kind: LabelKind, text: &str) {
    let folded = fold(text);
    let key = compact(&folded).into_boxed_str();
    let capital = text.chars().any(char::is_uppercase);
    let length = key.chars().count();
    let folded = folded.into_boxed_str();
    labels.push(Label { skill, kind, folded, key, capital, length, words: (0, 0), grams: (0, 0) });
}

/// "Java (computer programming)" without its last parenthesis.
fn without_parenthesis(label: &str) -> Option<&str> {
    let (bare, rest) = label.rsplit_once('(')?;
    let bare = bare.trim();
    (rest.trim_end().ends_with(')') && !bare.is_empty()).then_some(bare)
}

fn word_weights(vocabulary: &[Box<str>], labels_of_word: &Postings, labels: usize) -> Vec<f32> {
    let weight = |(i, word): (usize, &Box<str>)| {
        if STOP_WORDS.contains(&&**word) {
            return STOP_WEIGHT;
        }
        let rarity = rarity(labels_of_word.get(small(i)).len(), labels);
        if VENDORS.contains(&&**word) { rarity * VENDOR_SHARE } else { rarity }
    };
    vocabulary.iter().enumerate().map(weight).collect()
}

/// Inverse document frequency over labels, scaled so that what one label alone holds weighs 1.
fn rarity(held_by: usize, labels: usize) -> f32 {
    let all = labels as f32 + 1.0;
    ((all / held_by.max(1) as f32).ln() / all.ln()).clamp(STOP_WEIGHT, 1.0)
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

/// Pairs of neighbouring characters, with the borders marked.
pub(super) fn bigrams(word: &str) -> Vec<[char; 2]> {
    let padded: Vec<char> = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')).collect();
    padded.windows(2).map(|w| [w[0], w[1]]).collect()
}

/// Runs of three characters of every word, with its borders marked.
pub(super) fn trigrams(folded: &str) -> Vec<[char; 3]> {
    let mut grams = Vec::with_capacity(folded.len() + 8);
    for word in words(folded) {
        let (mut a, mut b) = ('\0', ' ');
        for c in word.chars().chain(std::iter::once(' ')) {
            if a != '\0' {
                grams.push([a, b, c]);
            }
            (a, b) = (b, c);
        }
        // A word of one letter has no run of three but its borders.
        if word.chars().nth(1).is_none() {
            grams.push([' ', b, a]);
        }
    }
    grams
}

/// Positions in catalogues fit in 32 bits: the sizes of files are bounded far below.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
