//! Phrases of one or several words, looked up where a text goes on with them.

use super::{Language, Languages};
use crate::text::{fold, words};
use rustc_hash::FxHashMap;

/// What phrases mean, in the languages that have them; one phrase may mean several things in several languages.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// By the folded words of the phrase with single spaces between them.
    by_key: FxHashMap<Box<str>, Vec<(T, Languages)>>,
    /// How many words the longest phrase has that begins with this word.
    longest: FxHashMap<Box<str>, usize>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_key: FxHashMap::default(), longest: FxHashMap::default() }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Adds the phrases of a list.
    pub(crate) fn add(&mut self, phrases: &[String], meaning: T, language: Language) {
        phrases.iter().for_each(|phrase| self.insert(phrase, meaning, language));
    }

    fn insert(&mut self, phrase: &str, meaning: T, language: Language) {
        let folded = fold(phrase);
        let mut parts = words(&folded);
        let Some(first) = parts.next() else { return };
        let count = 1 + parts.count();
        let longest = self.longest.entry(first.into()).or_insert(0);
        *longest = count.max(*longest);
        let meanings = self.by_key.entry(key(&folded).into()).or_default();
        match meanings.iter_mut().find(|(known, _)| *known == meaning) {
            Some((_, languages)) => *languages = languages.with(language),
            None => meanings.push((meaning, Languages::of(language))),
        }
    }

    /// What a whole text means in one of these languages: the first meaning that was listed.
    pub(crate) fn whole(&self, folded: &str, languages: Languages) -> Option<T> {
        self.of_key(&key(folded), languages)
    }

    fn of_key(&self, key: &str, languages: Languages) -> Option<T> {
        let meanings = self.by_key.get(key)?;
        meanings.iter().find(|(_, of)| of.overlaps(languages)).map(|(meaning, _)| *meaning)
    }

    /// The longest phrase that the words go on with from here, and how many words it has.
    pub(crate) fn at<W: AsRef<str>>(&self, words: &[W], at: usize, languages: Languages) -> Option<(usize, T)> {
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

/// The words of a folded text with single spaces between them.
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
