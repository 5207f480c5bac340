//! What a sentence says about a skill it names: held, denied or wished for, and how well.

mod attribution;
mod passage;

use crate::lexicon::{Languages, Lexicon, Phrases};
use crate::scan::{Gap, Word};
pub(crate) use passage::Passage;

/// What the words around a mention say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stance {
    /// Held, unless stated otherwise.
    Held,
    /// Denied: "no experience with Java".
    Denied,
    /// Wished for: "I want to learn Kubernetes".
    Wished,
    /// Somebody else's: "my colleague does the Photoshop work".
    Others,
}

/// The most words between "no" and what is denied: "little or no hands-on production experience".
const DENIED_REACH: usize = 5;

/// Reads stances in these languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StanceReader<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) languages: Languages,
    /// Whether the text is about the person who wrote it, so that a sentence may tell of others.
    pub(crate) personal: bool,
}

impl StanceReader<'_> {
    /// The stance stated by the words themselves, for a heading such as "Want to learn" or an item with such
    /// words.
    pub(crate) fn whole(&self, words: &[Word]) -> Stance {
        let mut at = 0;
        while at < words.len() {
            // In "Machine Learning" nothing is being learned: a single word after a name must be separated
            // from it.
            let behind =
                || self.behind(words, at).filter(|(len, _)| at > 0 && (*len > 1 || is_apart(words, at)));
            match self.cue(words, at, words.len()).or_else(behind) {
                Some((_, stance)) if stance != Stance::Held => return stance,
                Some((len, _)) => at += len,
                None => at += 1,
            }
        }
        Stance::Held
    }

    /// Whether a word denies or wishes for what follows.
    pub(crate) fn reaches_on(&self, words: &[Word]) -> bool {
        let mut at = 0;
        while at < words.len() {
            match self.cue(words, at, words.len()) {
                Some((len, stance)) if stance != Stance::Held && at + len < words.len() => return true,
                found => at += found.map_or(1, |(len, _)| len),
            }
        }
        false
    }

    /// The denial or wish at the start of the words, with its number of words.
    pub(crate) fn opening(&self, words: &[Word]) -> Option<(usize, Stance)> {
        self.cue(words, 0, words.len()).filter(|(_, stance)| *stance != Stance::Held)
    }

    /// The stance of a remark towards the name before it: "currently learning", "none".
    pub(crate) fn remark(&self, words: &[Word]) -> Stance {
        self.behind(words, 0).map_or_else(|| self.whole(words), |(_, stance)| stance)
    }

    /// The stance of the words from here to their end towards the name before them.
    pub(crate) fn ending(&self, words: &[Word], at: usize) -> Option<Stance> {
        let (len, stance) = self.behind(words, at)?;
        (at + len == words.len()).then_some(stance)
    }

    /// A cue at this position that sets the stance of what follows, with its number of words.
    fn cue(&self, words: &[Word], at: usize, end: usize) -> Option<(usize, Stance)> {
        self.phrase(&self.lexicon.assertions().before, words, at, end).or_else(|| self.denial(words, at, end))
    }

    /// A phrase at this position about the name before it.
    fn behind(&self, words: &[Word], at: usize) -> Option<(usize, Stance)> {
        self.phrase(&self.lexicon.assertions().after, words, at, words.len())
    }

    /// A phrase within one run of words.
    fn phrase(
        &self,
        phrases: &Phrases<Stance>,
        words: &[Word],
        at: usize,
        end: usize,
    ) -> Option<(usize, Stance)> {
        let (len, stance) = phrases.at(words.get(..end)?, at, self.languages)?;
        let within = words.get(at + 1..at + len)?.iter().all(|w| !matches!(w.before, Gap::Break | Gap::List));
        within.then_some((len, stance))
    }

    /// A denial with further words: "no prior experience", "without any knowledge".
    fn denial(&self, words: &[Word], at: usize, end: usize) -> Option<(usize, Stance)> {
        let said = self.lexicon.assertions();
        let (len, otherwise) = self.denier(words.get(..end)?, at)?;
        // "No experience with" in a text in Portuguese is English.
        let languages = if otherwise { self.lexicon.english() } else { self.languages };
        let reach = words.get(at + len..end)?.iter().take(DENIED_REACH);
        let within = reach.take_while(|w| joins(w.before)).count();
        let noun = |i: &usize| said.nouns.at(words, at + len + i, languages).is_some();
        let denied = (0..within).find(noun)?;
        Some((len + denied + 1, Stance::Denied))
    }

    /// Whether "no" directly precedes a word: "no Java".
    fn denied_directly(&self, words: &[Word], from: usize) -> bool {
        let spaced = words.get(from).is_some_and(|word| word.before == Gap::Space);
        let before = |len: &usize| {
            let at = from.checked_sub(*len)?;
            (self.denier(words.get(..from)?, at)? == (*len, false)).then_some(())
        };
        spaced && (1..=2).any(|len| before(&len).is_some())
    }

    /// Whether a word that denies stands shortly before a word in its clause: "never stood at the till", but not "never
    /// missed a delivery".
    pub(crate) fn denied_shortly_before(&self, words: &[Word], from: usize) -> bool {
        let before = &self.lexicon.assertions().before;
        let joined = |at: &usize| words.get(at + 1).is_some_and(|next| joins(next.before));
        let held = |at: usize| {
            before.at(words, at, self.languages).is_some_and(|(_, stance)| stance == Stance::Held)
        };
        let near = (from.saturating_sub(DENIED_REACH)..from).rev().take_while(joined);
        near.into_iter()
            .any(|at| self.denier(words.get(..from).unwrap_or_default(), at).is_some() && !held(at))
    }

    /// A word or phrase that denies, at this position: its number of words, and whether it means something else in the
    /// language of the text. In "Modelagem no BigQuery", "no" is Portuguese for "in the".
    fn denier(&self, words: &[Word], at: usize) -> Option<(usize, bool)> {
        let deniers = &self.lexicon.assertions().deniers;
        let (len, ()) = deniers.at(words, at, self.languages)?;
        let said = words.get(at..at + len)?;
        let otherwise = self.lexicon.besides_english(self.languages).is_some_and(|own| {
            let small = |word: &Word| self.lexicon.function_words().holds(&word.folded, own);
            said.iter().all(small) && deniers.at(words, at, own).is_none()
        });
        (!self.is_in_level(words, at, len)).then_some((len, otherwise))
    }

    /// Whether the words are part of a longer phrase that states a level: "a little Go".
    fn is_in_level(&self, words: &[Word], at: usize, len: usize) -> bool {
        let stated = &self.lexicon.levels().stated;
        let covers = |from: usize| {
            let found = stated.at(words.get(..at + len)?, from, self.languages)?;
            (found.0 > len && found.1.is_some() && from + found.0 == at + len).then_some(())
        };
        (at.saturating_sub(1)..=at).any(|from| covers(from).is_some())
    }
}

/// Whether a word belongs to the same part of a sentence as the word before it.
fn joins(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Joined(_))
}

fn is_apart(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| matches!(word.before, Gap::Colon | Gap::List))
}
