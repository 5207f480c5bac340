//! Recognises names in a sentence that are not the person's skills: the employer, and what the employer does.

use crate::lexicon::{Introducer, Languages, Lexicon, Phrases};
use crate::scan::{Gap, Word};

/// The words between the work and the employer: "worked there for three years as an accountant at Oracle".
const REACH: usize = 6;
/// The most words of a sentence about someone else.
const LONGEST_SENTENCE: usize = 60;
/// The most words of a phrase between a person and the employer.
const LONGEST_RELATION: usize = 3;

/// The most words of a title or a place.
const LONGEST_NAME: usize = 4;

/// Recognises statements about others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Others<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) languages: Languages,
}

impl Others<'_> {
    /// Whether the name covering these words is an employer, or is in a sentence about one.
    pub(super) fn are_meant(&self, words: &[Word], (from, to): (usize, usize)) -> bool {
        self.is_employer(words, from, to) || self.is_about_others(words, from)
    }

    /// Whether these words end a longer title or are part of a place: "Sous Chef", "Hong Kong".
    pub(super) fn is_of_longer_name(&self, words: &[Word], (from, to): (usize, usize)) -> bool {
        let places = &self.lexicon.disambiguation().places;
        let begins = (from.saturating_sub(LONGEST_NAME - 1)..=from).rev();
        begins.into_iter().any(|at| {
            let ends = |list: &Phrases<()>| {
                list.at(words, at, self.languages)
                    .map(|(len, ())| at + len)
                    .filter(|end| end - at > to - from)
            };
            let title = ends(self.lexicon.title_words()).is_some_and(|end| end == to);
            title || ends(places).is_some_and(|end| end >= to)
        })
    }

    /// Whether the name of a language is an adjective: "Italian and French dishes", "restaurante italiano".
    pub(super) fn is_of_country(&self, words: &[Word], (from, to): (usize, usize)) -> bool {
        let things = &self.lexicon.disambiguation().of_countries;
        let is_thing = |word: &Word| things.whole(&word.folded, self.languages).is_some();
        let joined = |word: &Word| matches!(word.before, Gap::Space | Gap::Joined(_));
        let behind = words.get(to..).unwrap_or_default();
        // The things may be those of several countries.
        let mut near = behind.iter().take(LONGEST_NAME).take_while(|word| joined(word));
        let conjunctions = &self.lexicon.lists().conjunctions;
        let is_joint = |word: &&Word| conjunctions.whole(&word.folded, self.languages).is_some();
        let skipped = if behind.first().is_some_and(|word| is_joint(&word)) { 2 } else { 0 };
        let before = from.checked_sub(1).and_then(|at| words.get(at));
        near.nth(skipped).is_some_and(is_thing)
            || (before.is_some_and(is_thing) && words.get(from).is_some_and(joined))
    }

    /// Whether a name is only the start of a phrase that introduces what follows: "mise en place de tests" in French.
    pub(super) fn is_of_phrase(&self, words: &[Word], (from, to): (usize, usize)) -> bool {
        let phrase = self.lexicon.assertions().before.at(words, from, self.languages);
        to - from > 1 && phrase.is_some_and(|(len, _)| from + len > to)
    }

    /// Whether a capitalised name is an employer: "I worked at Salesforce as an office manager".
    fn is_employer(&self, words: &[Word], from: usize, to: usize) -> bool {
        let spaced = words.get(from).is_some_and(|word| word.capital && word.before == Gap::Space);
        let relation = (1..=LONGEST_RELATION).rev().find(|len| {
            let at = from.checked_sub(*len);
            let run = words.get(..from).unwrap_or(&[]);
            at.and_then(|at| self.lexicon.people().relations.at(run, at, self.languages))
                .is_some_and(|(found, ())| found == *len)
        });
        let Some(len) = relation.filter(|_| spaced) else { return false };
        let begin = from - len;
        let Some(word) = words.get(begin).filter(|_| len == 1) else { return true };
        let is = |list: &Phrases<()>| list.whole(&word.folded, self.languages).is_some();
        let introducers = &self.lexicon.disambiguation().introducers;
        // "Worked in Python": words that introduce tools do not indicate an employer.
        if introducers.whole(&word.folded, self.languages) == Some(Introducer::Strong) {
            return false;
        }
        let lists = self.lexicon.lists();
        let small = is(&lists.prepositions) || is(&lists.sentence_words);
        // "Receptionist at Oracle"
        let behind_title = || {
            let title = begin.checked_sub(1).and_then(|at| words.get(at));
            let titles = self.lexicon.title_words();
            word.before == Gap::Space
                && is(&self.lexicon.people().at)
                && title.is_some_and(|title| titles.whole(&title.folded, self.languages).is_some())
        };
        !small || self.works_before(words, begin) || self.works_behind(words, to) || behind_title()
    }

    /// Whether a word of working precedes the relation, followed only by words of titles, times and
    /// sentences: "worked as an accountant".
    fn works_before(&self, words: &[Word], begin: usize) -> bool {
        for at in (begin.saturating_sub(REACH)..begin).rev() {
            let word = &words[at];
            if self.lexicon.people().working.whole(&word.folded, self.languages).is_some() {
                return true;
            }
            let small =
                [self.lexicon.title_words(), self.lexicon.seniority(), &self.lexicon.lists().sentence_words];
            let passes = word.folded.chars().all(|c| c.is_ascii_digit())
                || small.iter().any(|words| words.whole(&word.folded, self.languages).is_some());
            if !passes || word.before == Gap::Break {
                return false;
            }
        }
        false
    }

    /// Whether the verb comes last: "bei Oracle als Buchhalter gearbeitet".
    fn works_behind(&self, words: &[Word], to: usize) -> bool {
        let rest = words.get(to..).unwrap_or(&[]).iter().take(REACH);
        let mut clause = rest.take_while(|word| matches!(word.before, Gap::Space | Gap::Joined(_)));
        clause.any(|word| self.lexicon.people().working.whole(&word.folded, self.languages).is_some())
    }

    /// Whether the sentence has another subject: "My employer values ...".
    fn is_about_others(&self, words: &[Word], from: usize) -> bool {
        let mut back = (0..=from).rev().take(LONGEST_SENTENCE);
        let Some(begin) = back.find(|at| words[*at].before == Gap::Break) else { return false };
        self.lexicon
            .people()
            .others
            .at(words, begin, self.languages)
            .is_some_and(|(len, ())| begin + len <= from)
    }
}
