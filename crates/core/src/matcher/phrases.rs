//! Phrases that stand for one word: "computer numerical control" is "CNC", "carry out" is "perform".
//!
//! The phrases are in the lexicon's `synonyms.toml`. Labels and mentions are both rewritten, so that either wording
//! matches the other.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Phrases {
    /// By first word: the following words and the word that the phrase stands for, longest first.
    by_first: FxHashMap<u32, Vec<(Vec<u32>, u32)>>,
    /// Only words with smaller numbers can start a phrase.
    below: u32,
}

impl Phrases {
    /// Numbers the words of the phrases before any others.
    ///
    /// Each list is a word followed by the phrases that stand for it.
    pub(super) fn new<'f>(
        lists: impl Iterator<Item = &'f Vec<String>>,
        mut number: impl FnMut(&str) -> u32,
    ) -> Self {
        let mut by_first: FxHashMap<u32, Vec<(Vec<u32>, u32)>> = FxHashMap::default();
        let mut below = 0;
        for (short, phrases) in lists.filter_map(|list| list.split_first()) {
            let short = number(short);
            for phrase in phrases {
                let mut numbers = phrase.split(' ').map(&mut number);
                if let Some(first) = numbers.next() {
                    let rest: Vec<u32> = numbers.collect();
                    below = below.max(first + 1);
                    by_first.entry(first).or_default().push((rest, short));
                }
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first, below }
    }

    /// Replaces each phrase by its word.
    pub(super) fn rewrite(&self, words: &mut Vec<u32>) {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if *word < self.below
                && let Some((length, short)) = self.at(words, at)
            {
                words.splice(at..at + length, [short]);
            }
            at += 1;
        }
    }

    /// Whether a phrase stands for this word.
    pub(super) fn has_short(&self, word: u32) -> bool {
        self.by_first.values().flatten().any(|(_, short)| *short == word)
    }

    /// The phrase at this position: its number of words, and the word it stands for.
    pub(super) fn at(&self, words: &[u32], at: usize) -> Option<(usize, u32)> {
        let rest = words.get(at + 1..)?;
        let phrases = self.by_first.get(words.get(at)?)?;
        phrases
            .iter()
            .find(|(phrase, _)| rest.starts_with(phrase))
            .map(|(phrase, short)| (phrase.len() + 1, *short))
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Numbered;
    use super::*;

    #[test]
    fn the_longest_phrase_at_a_place_becomes_one_word() {
        let lexicon = crate::lexicon::Lexicon::builtin();
        let cases = [
            ("tend computer numerical control lathe", "tend cnc lathe"),
            ("carry out quality assurance", "perform qa"),
            ("carry on", "carry on"),
            ("set", "set"),
            ("voice over ip", "voip"),
        ];
        for (text, rewritten) in cases {
            let mut names = Numbered::default();
            let phrases =
                Phrases::new(lexicon.synonyms().flat_map(|file| &file.phrases), |word| names.number(word));
            let mut words: Vec<u32> = text.split(' ').map(|word| names.number(word)).collect();
            phrases.rewrite(&mut words);
            let words: Vec<&str> = words.iter().map(|word| names.name(*word)).collect();
            assert_eq!(words.join(" "), rewritten);
        }
    }
}
