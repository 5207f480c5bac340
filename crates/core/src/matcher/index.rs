//! The labels of a catalogue, ready to be looked up by name, by initials, by word and by run of letters.

use super::labels::{Label, initials, labels_of};
use super::table::{NameTable, Rows, TRIPLES, small, triples};
use super::vocabulary::{Vocabulary, rarity};
use crate::catalog::Catalog;

/// Everything that matching looks up.
#[derive(Debug)]
pub(crate) struct Index {
    labels: Vec<Label>,
    names: NameTable,
    initials: NameTable,
    vocabulary: Vocabulary,
    words_of_label: Rows,
    labels_of_word: Rows,
    /// The weights of a label's words together.
    word_totals: Vec<f32>,
    triples_of_label: Rows,
    labels_of_triple: Rows,
    triple_weights: Vec<f32>,
    /// The length of a label's vector of triples.
    norms: Vec<f32>,
    /// By word of the vocabulary, how many words the longest label has that begins with it.
    longest: Vec<u8>,
}

impl Index {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let labels = labels_of(catalog);
        let names = NameTable::new((0u32..).zip(&labels).map(|(i, label)| (&*label.key, i)));
        let abbreviated: Vec<(String, u32)> =
            (0u32..).zip(&labels).filter_map(|(i, label)| Some((initials(&label.folded)?, i))).collect();
        let initials = NameTable::new(abbreviated.iter().map(|(initials, i)| (initials.as_str(), *i)));
        let (mut vocabulary, words_of_label) = Vocabulary::collect(labels.iter().map(|label| &*label.folded));
        let labels_of_word = words_of_label.inverted(vocabulary.len());
        vocabulary.weigh(&labels_of_word, labels.len());
        let mut first = 0;
        vocabulary.relate(
            &words_of_label,
            labels.chunk_by(|a, b| a.skill == b.skill).map(|of_skill| {
                let from = first;
                first += small(of_skill.len());
                (from..first).collect()
            }),
        );
        let word_totals =
            words_of_label.iter().map(|row| row.iter().map(|word| vocabulary.weight(*word)).sum()).collect();
        let mut triples_of_label = Rows::new();
        for label in &labels {
            triples_of_label.push(triples(&label.folded));
        }
        let labels_of_triple = triples_of_label.inverted(TRIPLES);
        let triple_weights: Vec<f32> = labels_of_triple
            .iter()
            .map(|held| if held.is_empty() { 1.0 } else { rarity(held.len(), labels.len()) })
            .collect();
        let norm = |row: &[u32]| {
            row.iter().map(|triple| triple_weights[*triple as usize].powi(2)).sum::<f32>().sqrt()
        };
        let norms = triples_of_label.iter().map(norm).collect();
        let mut longest = vec![0u8; vocabulary.len()];
        for row in words_of_label.iter() {
            if let Some(first) = row.first() {
                let longest = &mut longest[*first as usize];
                *longest = (*longest).max(u8::try_from(row.len()).unwrap_or(u8::MAX));
            }
        }
        Self {
            labels,
            names,
            initials,
            vocabulary,
            words_of_label,
            labels_of_word,
            word_totals,
            triples_of_label,
            labels_of_triple,
            triple_weights,
            norms,
            longest,
        }
    }

    /// See [`Matcher::longest_from`](super::Matcher::longest_from).
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.vocabulary.id(word).map_or(0, |id| usize::from(self.longest[id as usize]))
    }

    pub(crate) fn label(&self, id: u32) -> &Label {
        &self.labels[id as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The labels with this compact key, preferred labels first.
    pub(crate) fn named(&self, key: &str) -> Vec<&Label> {
        let mut named: Vec<&Label> =
            self.names.get(key).map(|i| self.label(i)).filter(|label| *label.key == *key).collect();
        named.sort_by_key(|label| label.kind);
        named
    }

    /// The labels of several words whose initials these are.
    pub(super) fn abbreviated(&self, short: &str) -> impl Iterator<Item = &Label> {
        self.initials
            .get(short)
            .map(|i| self.label(i))
            .filter(move |label| initials(&label.folded).is_some_and(|of_label| of_label == *short))
    }

    pub(super) fn words_of(&self, label: u32) -> &[u32] {
        self.words_of_label.get(label)
    }

    pub(super) fn labels_with_word(&self, word: u32) -> &[u32] {
        self.labels_of_word.get(word)
    }

    pub(super) fn word_total(&self, label: u32) -> f32 {
        self.word_totals[label as usize]
    }

    /// The runs of three letters of the label, sorted, repeats included.
    pub(super) fn triples_of(&self, label: u32) -> &[u32] {
        self.triples_of_label.get(label)
    }

    pub(super) fn labels_with_triple(&self, triple: u32) -> &[u32] {
        self.labels_of_triple.get(triple)
    }

    /// The weight of a run of three letters, in (0,1]: rarer is more.
    pub(super) fn triple_weight(&self, triple: u32) -> f32 {
        self.triple_weights[triple as usize]
    }

    pub(super) fn norm(&self, label: u32) -> f32 {
        self.norms[label as usize]
    }
}
