//! Finds the words of labels that may stand for a word of a mention: itself, another ending, a typing error,
//! a synonym.

use super::edits::Pattern;
use super::similarity::{SAME_STEM, SYNONYM, kept_letters};
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The most vocabulary words that may stand for a word of the mention.
const MOST_LIKELY_WORDS: usize = 32;
/// The size at which the cache is emptied, to bound memory.
const MOST_CACHED: usize = 100_000;

/// A vocabulary word that may stand for a word of the mention, with its similarity in (0,1].
pub(super) type LikelyWord = (u32, f32);

/// A cache of likely words.
#[derive(Debug, Default)]
pub(super) struct Likely {
    known: FxHashMap<Box<str>, (Arc<[LikelyWord]>, u64)>,
    near: Vec<u32>,
    /// The work of finding them, whether cached or not: see [`Session::work`](super::Session::work).
    pub(super) work: u64,
}

/// The work added for each word.
const WORD: u64 = 60;
/// The work added for each comparison.
const COMPARED: u64 = 4;

impl Likely {
    /// Empties the cache, when texts in other languages follow.
    pub(super) fn clear(&mut self) {
        self.known.clear();
    }

    /// The vocabulary words that may stand for this word, best first.
    ///
    /// An ordinary word stands only for itself, not for a word it might be a misspelling of.
    pub(super) fn words(&mut self, vocabulary: &Vocabulary, word: &str, ordinary: bool) -> Arc<[LikelyWord]> {
        if let Some((known, work)) = self.known.get(word) {
            self.work += work;
            return Arc::clone(known);
        }
        self.near.clear();
        let found: Arc<[LikelyWord]> = find(vocabulary, word, ordinary, &mut self.near).into();
        let work = WORD + COMPARED * self.near.len() as u64;
        self.work += work;
        if self.known.len() >= MOST_CACHED {
            self.known.clear();
        }
        self.known.insert(word.into(), (Arc::clone(&found), work));
        found
    }
}

fn find(vocabulary: &Vocabulary, word: &str, ordinary: bool, near: &mut Vec<u32>) -> Vec<LikelyWord> {
    let mut found: Vec<LikelyWord> = vocabulary.id(word).map(|id| (id, 1.0)).into_iter().collect();
    found.extend(vocabulary.of_same_stem(word).map(|id| (id, SAME_STEM)));
    // A word that occurs in labels is taken as spelt.
    let known = ordinary || vocabulary.id(word).is_some_and(|id| vocabulary.is_held(id));
    if !known {
        let pattern = Pattern::new(word);
        vocabulary.near(word, near);
        let kept = |id: &u32| Some((*id, kept_letters(&pattern, word, vocabulary.word(*id))?));
        found.extend(near.iter().filter_map(kept));
    }
    found.extend(vocabulary.synonyms(word).map(|id| (id, SYNONYM)));
    found.extend(vocabulary.learned(word));
    found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    found.dedup_by_key(|(id, _)| *id);
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(MOST_LIKELY_WORDS);
    found
}
