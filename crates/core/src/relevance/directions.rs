//! Compares job titles with titles of roles by meaning: a "floral designer" is similar to a florist.
//!
//! The direction of a role is the sum over its titles in the space of word vectors; the similarity of a
//! person's title is the cosine.

use super::title_words::TitleWords;
use super::titles::{UNSEEN, Words};
use crate::career::Career;
use crate::titles::{is_seniority, title_words};
use crate::vectors::{Direction, WordVectors};
use serde::{Deserialize, Serialize};

/// The directions of a catalogue's roles.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RoleDirections {
    directions: Vec<Direction>,
}

impl RoleDirections {
    /// Adds up the directions of the titles of this many roles.
    pub(super) fn new(said: &TitleWords, roles: usize, (lexicon, languages): Words<'_>) -> Self {
        let vectors = WordVectors::builtin();
        let senior: Vec<bool> = said.words().map(|word| is_seniority(word, lexicon, languages)).collect();
        let places: Vec<Option<u32>> = said.words().map(|word| vectors.find(word)).collect();
        let is_senior = |word: &u32| senior[*word as usize];
        let mut sums = vec![vec![0.0; vectors.dims()]; roles];
        for (role, _, words) in said.titles() {
            let all_senior = words.iter().all(is_senior);
            let telling = words.iter().filter(|word| all_senior || !is_senior(word));
            let known = telling.filter_map(|word| places[*word as usize]);
            vectors.direction_of(known).add_to(&mut sums[role as usize]);
        }
        Self { directions: sums.iter().map(|sum| Direction::of(sum)).collect() }
    }

    /// The similarity of each role to the titles of a career, in `[0,1]`: the mean of squares, weighted by
    /// title, with [`UNSEEN`].
    pub(super) fn likenesses(&self, career: &Career, words: Words<'_>) -> Vec<f64> {
        let vectors = WordVectors::builtin();
        let mut sums = vec![0.0; self.directions.len()];
        let mut weights = 0.0;
        for title in career.titles() {
            let direction = direction(&title.text, words, vectors);
            if direction.is_nowhere() {
                continue;
            }
            weights += title.weight;
            for (sum, role) in sums.iter_mut().zip(&self.directions) {
                let cosine = f64::from(role.cosine(&direction)).clamp(0.0, 1.0);
                *sum += title.weight * cosine * cosine;
            }
        }
        sums.iter_mut().for_each(|sum| *sum /= weights + UNSEEN);
        sums
    }
}

/// The direction of a title, without words of seniority unless it has no others.
fn direction(title: &str, (lexicon, languages): Words<'_>, vectors: &WordVectors<'_>) -> Direction {
    let words = title_words(title, lexicon, languages);
    let all_senior = words.iter().all(|(_, senior)| *senior);
    let telling = words.iter().filter(|(_, senior)| all_senior || !senior);
    vectors.direction(telling.map(|(word, _)| word.as_str()))
}
