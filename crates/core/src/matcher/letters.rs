//! Letter trigrams: their codes, and how distinctive each is.

use super::table::{Numbered, Rows};
use crate::text::is_name_char;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::OnceLock;

/// The number of character classes: 6 bits.
const CLASSES: u32 = 64;
/// The number of possible trigrams.
pub(super) const TRIPLES: usize = (CLASSES * CLASSES * CLASSES) as usize;

/// The class of word boundaries.
const BORDER: u32 = 0;

/// ASCII letters, digits and name signs have their own classes.
const CLASS_OF_ASCII: [u8; 128] = {
    let mut classes = [0; 128];
    let named = b"abcdefghijklmnopqrstuvwxyz0123456789+#*";
    let mut i = 0;
    while i < named.len() {
        classes[named[i] as usize] = i as u8 + 1;
        i += 1;
    }
    classes
};
/// The first class shared by other letters.
const SHARED: u32 = 40;

/// The class of a character, below [`CLASSES`].
pub(super) fn class(c: char) -> u32 {
    match CLASS_OF_ASCII.get(c as usize) {
        Some(class) => u32::from(*class),
        None if !is_name_char(c) => BORDER,
        None => SHARED + u32::from(c) % (CLASSES - SHARED),
    }
}

/// The trigram codes of a word in order, with boundaries marked.
pub(super) fn triples(word: &str) -> impl Iterator<Item = u32> {
    let (mut before, mut last) = (BORDER, BORDER);
    word.chars().map(class).chain(std::iter::once(BORDER)).filter_map(move |next| {
        // The first letter of a word completes no trigram.
        let code = (last != BORDER).then_some((before * CLASSES + last) * CLASSES + next);
        (before, last) = (last, next);
        code
    })
}

/// The trigrams of every word in the labels, and how distinctive each is.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Letters {
    triples_of_word: Rows,
    #[serde(skip)]
    words_of_triple: OnceLock<Rows>,
    /// The squared inverse document frequency of each trigram, in (0,1].
    #[serde(serialize_with = "pack_weights", deserialize_with = "unpack_weights")]
    weights: Vec<f32>,
    /// The squared length of each word's trigram vector.
    #[serde(with = "crate::raw")]
    norms: Vec<f32>,
}

impl Letters {
    /// Built from the words, with the number of labels that contain each.
    pub(super) fn new(words: &Numbered, held: impl Fn(u32) -> usize, rarity: impl Fn(usize) -> f32) -> Self {
        let mut triples_of_word = Rows::with_capacity(words.len(), 8 * words.len());
        words.iter().for_each(|word| triples_of_word.push(triples(word)));
        let mut counts = vec![0usize; TRIPLES];
        for (word, row) in (0u32..).zip(triples_of_word.iter()) {
            row.iter().for_each(|triple| counts[*triple as usize] += held(word));
        }
        let squared = |count: &usize| if *count == 0 { 1.0 } else { rarity(*count).powi(2) };
        let weights: Vec<f32> = counts.iter().map(squared).collect();
        let norm = |row: &[u32]| row.iter().map(|triple| weights[*triple as usize]).sum();
        let norms = triples_of_word.iter().map(norm).collect();
        Self { triples_of_word, words_of_triple: OnceLock::new(), weights, norms }
    }

    /// The squared weight of a trigram.
    pub(super) fn weight(&self, triple: u32) -> f32 {
        self.weights.get(triple as usize).copied().unwrap_or(1.0)
    }

    /// The trigrams of a word in the labels.
    pub(super) fn of_word(&self, word: u32) -> &[u32] {
        self.triples_of_word.get(word)
    }

    /// The squared length of a word's trigram vector.
    pub(super) fn norm(&self, word: u32) -> f32 {
        self.norms.get(word as usize).copied().unwrap_or(1.0)
    }

    /// The words that contain a trigram.
    pub(super) fn words_with(&self, triple: u32) -> &[u32] {
        self.by_triple().get(triple)
    }

    /// Builds the lists of words by trigram, which is otherwise done when a word is first looked for.
    pub(super) fn prepare(&self) {
        self.by_triple();
    }

    fn by_triple(&self) -> &Rows {
        self.words_of_triple.get_or_init(|| self.triples_of_word.inverted(TRIPLES))
    }
}

/// Only the few trigrams that occur in a word are packed.
fn pack_weights<S: Serializer>(weights: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    let held = (0u32..).zip(weights).filter(|(_, weight)| **weight != 1.0);
    let held: Vec<(u32, f32)> = held.map(|(triple, weight)| (triple, *weight)).collect();
    crate::raw::serialize(&held, serializer)
}

fn unpack_weights<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f32>, D::Error> {
    let held: Vec<(u32, f32)> = crate::raw::deserialize(deserializer)?;
    let mut weights = vec![1.0; TRIPLES];
    for (triple, weight) in held {
        weights.get_mut(triple as usize).into_iter().for_each(|held| *held = weight);
    }
    Ok(weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_letter_have_a_run_of_three() {
        let triples = |text: &str| triples(text).collect::<Vec<_>>();
        assert_eq!(triples("c").len(), 1);
        assert_eq!(triples("ab").len(), 2);
        assert_ne!(triples("c"), triples("r"));
    }
}
