//! Phrases of one or more words, looked up at a position in a text.

use super::{Language, Languages};
use crate::lists::small;
use crate::text::words;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// The meanings of phrases, by language; a phrase may mean different things in different languages.
///
/// The phrases stand in one text, and the tables are keyed by hashes, so that thousands of phrases take few allocations.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// The folded words of the phrases, separated by single spaces.
    text: String,
    /// By the hash of the phrase, or the next free number after it.
    by_key: FxHashMap<u64, Meanings<T>>,
    /// The most words of the phrases whose first words have this hash.
    longest: FxHashMap<u64, u8>,
}

/// The meanings of a phrase: the first one listed, and rarely others.
#[derive(Debug)]
struct Meanings<T> {
    /// Its bytes in the text.
    phrase: (u32, u32),
    first: (T, Languages),
    others: Vec<(T, Languages)>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { text: String::new(), by_key: FxHashMap::default(), longest: FxHashMap::default() }
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Adds a list of phrases, which must be keys already.
    pub(crate) fn add(&mut self, phrases: &[String], meaning: T, language: Language) {
        self.by_key.reserve(phrases.len());
        self.longest.reserve(phrases.len());
        phrases.iter().for_each(|phrase| self.insert(phrase, meaning, language));
    }

    fn insert(&mut self, phrase: &str, meaning: T, language: Language) {
        let first = phrase.split(' ').next().unwrap_or_default();
        if first.is_empty() {
            return;
        }
        let count = 1 + phrase.bytes().filter(|byte| *byte == b' ').count();
        let longest = self.longest.entry(hash(first)).or_default();
        *longest = u8::try_from(count).unwrap_or(u8::MAX).max(*longest);
        let new = (meaning, Languages::of(language));
        let place = self.place(phrase);
        let Some(Meanings { first, others, .. }) = self.by_key.get_mut(&place) else {
            let start = small(self.text.len());
            self.text.push_str(phrase);
            let phrase = (start, small(self.text.len()));
            self.by_key.insert(place, Meanings { phrase, first: new, others: Vec::new() });
            return;
        };
        match std::iter::once(first).chain(others.iter_mut()).find(|(known, _)| *known == meaning) {
            Some((_, languages)) => *languages = languages.with(language),
            None => others.push(new),
        }
    }

    /// Where a phrase is in the table, or would be.
    fn place(&self, phrase: &str) -> u64 {
        let mut place = hash(phrase);
        while self.by_key.get(&place).is_some_and(|of| self.phrase(of) != phrase) {
            place = place.wrapping_add(1);
        }
        place
    }

    fn phrase(&self, of: &Meanings<T>) -> &str {
        self.text.get(of.phrase.0 as usize..of.phrase.1 as usize).unwrap_or_default()
    }

    /// The first listed meaning of a whole text in one of these languages.
    pub(crate) fn whole(&self, folded: &str, languages: Languages) -> Option<T> {
        self.of_key(&key(folded), languages)
    }

    /// Whether folded words separated by single spaces are a phrase.
    pub(crate) fn is_key(&self, key: &str, languages: Languages) -> bool {
        self.of_key(key, languages).is_some()
    }

    fn of_key(&self, key: &str, languages: Languages) -> Option<T> {
        let Meanings { first, others, .. } = self.by_key.get(&self.place(key))?;
        std::iter::once(first)
            .chain(others)
            .find(|(_, of)| of.overlaps(languages))
            .map(|(meaning, _)| *meaning)
    }

    /// The longest phrase at this position, with its number of words.
    pub(crate) fn at<W: AsRef<str>>(
        &self,
        words: &[W],
        at: usize,
        languages: Languages,
    ) -> Option<(usize, T)> {
        #[cfg(test)]
        crate::steps::step();
        let first = words.get(at)?.as_ref();
        let most = usize::from(*self.longest.get(&hash(first))?).min(words.len() - at);
        if most == 1 {
            return Some((1, self.of_key(first, languages)?));
        }
        let mut key = String::from(first);
        let mut ends = vec![key.len()];
        for word in words.iter().skip(at + 1).take(most - 1) {
            key.push(' ');
            key.push_str(word.as_ref());
            ends.push(key.len());
        }
        let found = |len: usize| Some((len, self.of_key(key.get(..*ends.get(len - 1)?)?, languages)?));
        (1..=ends.len()).rev().find_map(found)
    }
}

/// The words of a folded text, separated by single spaces.
pub(crate) fn key(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for word in words(folded) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    key
}
