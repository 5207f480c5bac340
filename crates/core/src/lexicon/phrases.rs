//! Phrases of one or more words, looked up at a position in a text.

use super::{Language, Languages};
use crate::text::words;
use rustc_hash::FxHashMap;

/// The meanings of phrases, by language; a phrase may mean different things in different languages.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// By the folded words of the phrase, separated by single spaces.
    by_key: FxHashMap<Box<str>, Meanings<T>>,
    /// The number of words in the longest phrase that starts with this word.
    longest: FxHashMap<Box<str>, usize>,
}

/// The meanings of a phrase: the first one listed, and rarely others.
#[derive(Debug)]
struct Meanings<T> {
    first: (T, Languages),
    others: Vec<(T, Languages)>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_key: FxHashMap::default(), longest: FxHashMap::default() }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Adds a list of phrases, which must be keys already.
    pub(crate) fn add(&mut self, phrases: &[String], meaning: T, language: Language) {
        self.by_key.reserve(phrases.len());
        phrases.iter().for_each(|phrase| self.insert(phrase, meaning, language));
    }

    fn insert(&mut self, phrase: &str, meaning: T, language: Language) {
        let first = phrase.split(' ').next().unwrap_or_default();
        if first.is_empty() {
            return;
        }
        let count = 1 + phrase.bytes().filter(|byte| *byte == b' ').count();
        match self.longest.get_mut(first) {
            Some(longest) => *longest = count.max(*longest),
            None => drop(self.longest.insert(first.into(), count)),
        }
        let new = (meaning, Languages::of(language));
        let Some(Meanings { first, others }) = self.by_key.get_mut(phrase) else {
            self.by_key.insert(phrase.into(), Meanings { first: new, others: Vec::new() });
            return;
        };
        match std::iter::once(first).chain(others.iter_mut()).find(|(known, _)| *known == meaning) {
            Some((_, languages)) => *languages = languages.with(language),
            None => others.push(new),
        }
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
        let Meanings { first, others } = self.by_key.get(key)?;
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
        let most = (*self.longest.get(first)?).min(words.len() - at);
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
