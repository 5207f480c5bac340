//! Runs of letters: the codes of neighbouring characters, and how telling each run of three is.

use super::labels::Labels;
use super::table::Rows;
use crate::text::is_name_char;

/// So many classes of characters tell runs of letters apart: 6 bits.
const CLASSES: u32 = 64;
/// How many codes runs of two and of three characters have.
pub(super) const PAIRS: usize = (CLASSES * CLASSES) as usize;
/// See [`PAIRS`].
pub(super) const TRIPLES: usize = (CLASSES * CLASSES * CLASSES) as usize;

/// What stands between words.
const BORDER: u32 = 0;

/// ASCII letters, digits and name signs have a class of their own.
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
/// Classes from here on are shared by the other letters.
const SHARED: u32 = 40;

fn class(c: char) -> u32 {
    match CLASS_OF_ASCII.get(c as usize) {
        Some(class) => u32::from(*class),
        None if !is_name_char(c) => BORDER,
        None => SHARED + u32::from(c) % (CLASSES - SHARED),
    }
}

/// The codes of neighbouring characters, borders marked, in order.
pub(super) fn pairs(word: &str) -> impl Iterator<Item = u32> {
    let bordered = || std::iter::once(BORDER).chain(word.chars().map(class)).chain(std::iter::once(BORDER));
    bordered().zip(bordered().skip(1)).map(|(a, b)| a * CLASSES + b)
}

/// The codes of three neighbouring characters of every word of a folded text, borders marked, in order.
pub(super) fn triples(folded: &str) -> impl Iterator<Item = u32> {
    let (mut before, mut last) = (BORDER, BORDER);
    folded.chars().map(class).chain(std::iter::once(BORDER)).filter_map(move |next| {
        // Between two borders there is no word; at its first letter a word has no run yet.
        let code = (last != BORDER).then_some((before * CLASSES + last) * CLASSES + next);
        (before, last) = (last, next);
        code
    })
}

/// How telling runs of three letters are, over all labels.
#[derive(Debug)]
pub(super) struct Letters {
    /// The square of each run's inverse document frequency, in (0,1].
    weights: Vec<f32>,
    /// The length of each label's vector of runs.
    norms: Vec<f32>,
}

impl Letters {
    pub(super) fn new(labels: &Labels, rarity: impl Fn(usize) -> f32) -> Self {
        let mut counts = vec![0u32; TRIPLES];
        for triple in labels.folded().flat_map(triples) {
            counts[triple as usize] += 1;
        }
        let squared = |count: u32| if count == 0 { 1.0 } else { rarity(count as usize).powi(2) };
        let weights: Vec<f32> = counts.into_iter().map(squared).collect();
        let norm = |label: &str| triples(label).map(|triple| weights[triple as usize]).sum::<f32>().sqrt();
        let norms = labels.folded().map(norm).collect();
        Self { weights, norms }
    }

    /// The squared weight of a run.
    pub(super) fn weight(&self, triple: u32) -> f32 {
        self.weights.get(triple as usize).copied().unwrap_or(1.0)
    }

    pub(super) fn norm(&self, label: u32) -> f32 {
        self.norms.get(label as usize).copied().unwrap_or(1.0)
    }
}

/// The labels that hold each run of three letters.
pub(super) fn labels_by_triple(labels: &Labels) -> Rows {
    Rows::inverted_from(TRIPLES, || labels.folded().map(triples))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_letter_have_a_run_of_three() {
        let triples = |text: &str| triples(text).collect::<Vec<_>>();
        assert_eq!(triples("c").len(), 1);
        assert_eq!(triples("ab").len(), 2);
        assert_eq!(triples("ab - cd").len(), 4);
        assert_ne!(triples("c"), triples("r"));
    }
}
