//! A clause of running text, prepared once for comparison with many skills.

use super::likely::{Likely, LikelyWord};
use super::query::OrdinaryWords;
use super::vocabulary::Vocabulary;
use crate::lexicon::{Languages, Lexicon};
use crate::scan::{Gap, Word};
use crate::vectors::WordVectors;
use std::sync::Arc;

/// The most words of a window, which are those of a skill's name.
pub(super) const LONGEST_WINDOW: usize = 6;
/// The most words of a clause, whose words must fit in the bits of a number; longer clauses are cut.
const LONGEST_CLAUSE: usize = 32;

/// A range of words: the first, and one past the last.
pub(super) type Words = (usize, usize);

/// A word in a clause.
pub(super) struct Part {
    /// Its index in the table of vectors.
    pub(super) place: Option<u32>,
    /// Whether a window may start or end with it, because it is not a grammatical word, number or date.
    pub(super) telling: bool,
    pub(super) weight: f32,
    /// The words of labels that it may stand for.
    pub(super) likely: Arc<[LikelyWord]>,
}

/// A run of words between two telling words, with the length of the sum of its vectors.
pub(super) struct Window {
    pub(super) words: Words,
    pub(super) length: f32,
}

/// A clause and its windows.
pub(super) struct Clause {
    /// Its range in the words of the text.
    pub(super) words: Words,
    pub(super) parts: Vec<Part>,
    pub(super) windows: Vec<Window>,
}

/// The clauses of a text, separated by commas, colons and full stops.
pub(super) fn clauses(words: &[Word]) -> Vec<Words> {
    let mut clauses: Vec<Words> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let begins = matches!(word.before, Gap::Break | Gap::List | Gap::Colon);
        match clauses.last_mut() {
            Some(last) if !begins && at - last.0 < LONGEST_CLAUSE => last.1 = at + 1,
            _ => clauses.push((at, at + 1)),
        }
    }
    clauses
}

/// What is needed to read words.
pub(super) struct Reader<'r> {
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) lexicon: &'r Lexicon,
    pub(super) languages: Languages,
}

impl Reader<'_> {
    /// Prepares a clause.
    pub(super) fn clause(&self, text: &[Word], words: Words, likely: &mut Likely) -> Clause {
        let parts: Vec<Part> = text
            .get(words.0..words.1)
            .unwrap_or_default()
            .iter()
            .map(|word| self.part(word, likely))
            .collect();
        let windows = windows(&parts);
        Clause { words, parts, windows }
    }

    fn part(&self, word: &Word, likely: &mut Likely) -> Part {
        let telling = self.is_telling(word);
        let none = || Arc::from([]);
        let read = self.vocabulary.read(&word.folded);
        let text = self.vocabulary.text(&read);
        let ordinary = OrdinaryWords { lexicon: self.lexicon, languages: self.languages }.hold(text);
        Part {
            place: WordVectors::builtin().find(&word.folded),
            telling,
            weight: self.vocabulary.weight_of(text),
            likely: if telling { likely.words(self.vocabulary, text, ordinary) } else { none() },
        }
    }

    fn is_telling(&self, word: &Word) -> bool {
        let letters = word.folded.chars().any(char::is_alphabetic);
        letters
            && !super::is_stop_word(&word.folded)
            && !self.lexicon.function_words().holds(&word.folded, self.languages)
    }
}

/// All windows of a clause.
fn windows(parts: &[Part]) -> Vec<Window> {
    let table = WordVectors::builtin();
    let mut windows = Vec::new();
    for from in 0..parts.len() {
        if !parts[from].telling {
            continue;
        }
        let mut sum = vec![0.0; table.dims()];
        for (to, part) in parts.iter().enumerate().skip(from).take(LONGEST_WINDOW) {
            part.place.into_iter().for_each(|place| table.add(place, 1.0, &mut sum));
            if part.telling {
                let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
                windows.push(Window { words: (from, to + 1), length });
            }
        }
    }
    windows
}
