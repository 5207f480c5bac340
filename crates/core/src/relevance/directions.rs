//! Job titles against the titles of roles, by what their words mean: a "floral designer" is near to a florist.
//!
//! A role points where its titles point together in the space of word vectors; a title of the person is as like it as
//! the cosine of the two says.

use super::title_words::TitleWords;
use super::titles::Words;
use crate::career::Career;
use crate::titles::{is_seniority, title_words};
use crate::vectors::{Direction, WordVectors};
use serde::{Deserialize, Serialize};

/// Where the roles of a catalogue point.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RoleDirections {
    directions: Vec<Direction>,
}

impl RoleDirections {
    /// Adds up where the titles of so many roles point.
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

    /// How like the titles of a career each role is, by role, each in `[0,1]`: the mean of the squares, by the weights of
    /// the titles.
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
        if weights > 0.0 {
            sums.iter_mut().for_each(|sum| *sum /= weights);
        }
        sums
    }
}

/// Where a title points, without words of seniority unless it has no others.
fn direction(title: &str, (lexicon, languages): Words<'_>, vectors: &WordVectors<'_>) -> Direction {
    let words = title_words(title, lexicon, languages);
    let all_senior = words.iter().all(|(_, senior)| *senior);
    let telling = words.iter().filter(|(_, senior)| all_senior || !senior);
    vectors.direction(telling.map(|(word, _)| word.as_str()))
}
