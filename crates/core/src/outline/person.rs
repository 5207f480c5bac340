//! Recognises names of people.

use crate::lexicon::{EntryLabel, Languages, Lexicon};
use crate::text::fold;

/// The number of words in a person's name, not counting particles.
const FEWEST_WORDS: usize = 2;
const MOST_WORDS: usize = 4;

/// The most bytes of a person's name; a text without blanks has few words.
const LONGEST_NAME: usize = 400;

/// The number of characters in a Chinese or Japanese name.
const FEWEST_CHARACTERS: usize = 2;
const MOST_CHARACTERS: usize = 6;

/// The half of a name that a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// The first name.
    Given,
    /// The surname.
    Family,
}

/// The half of a name that a label announces, if any.
pub(super) fn half_of(label: &str, lexicon: &Lexicon) -> Option<Half> {
    match lexicon.entries().labels.whole(&fold(label), Languages::ALL)? {
        EntryLabel::GivenName => Some(Half::Given),
        EntryLabel::FamilyName => Some(Half::Family),
        _ => None,
    }
}

/// Tells names from everything else at the top of a resume.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameReader<'l> {
    pub(super) lexicon: &'l Lexicon,
}

impl NameReader<'_> {
    /// Whether a text is a name: two to four capitalised words, possibly with particles, without digits or
    /// words of job titles or headings; or a few Chinese characters.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = text.split(['(', ',', '（', '，']).next().unwrap_or_default().trim();
        if self.lexicon.headings().of(text).is_some() || self.lexicon.headings().open(text).is_some() {
            return false;
        }
        // "WANG LEI 王磊"
        let (own, latin): (Vec<&str>, Vec<&str>) =
            text.split_whitespace().partition(|word| self.is_han_name(word));
        self.is_spelt_name(text)
            || self.is_han_name(text)
            || (own.len() == 1 && self.is_spelt_name(&latin.join(" ")))
    }

    /// Whether a text that a label announces is a name; a Japanese first name may be in kana.
    pub(super) fn is_stated_name(&self, text: &str) -> bool {
        let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
        let mut words = text.split_whitespace();
        let in_kana = match (words.next(), words.next(), words.next()) {
            (Some(family), Some(given), None) => {
                (1..=MOST_CHARACTERS).contains(&given.chars().count())
                    && given.chars().all(is_kana)
                    && family.chars().count() <= MOST_CHARACTERS
                    && family.chars().all(|c| is_han(c) || is_kana(c))
            }
            _ => false,
        };
        in_kana || self.is_name(text)
    }

    /// Whether a text may be the first names or the surname of a person.
    pub(super) fn is_half(&self, text: &str) -> bool {
        let word = |word: &str| {
            word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‑'))
                && (!word.starts_with(char::is_lowercase)
                    || self.lexicon.people().particles.is(word, Languages::ALL))
        };
        let count = text.split_whitespace().count();
        (1..=MOST_WORDS).contains(&count) && text.split_whitespace().all(word)
    }

    fn is_spelt_name(&self, text: &str) -> bool {
        if text.len() > LONGEST_NAME {
            return false;
        }
        let (people, seniority) = (self.lexicon.people(), self.lexicon.seniority());
        let is_particle = |word: &str| people.particles.is(word, Languages::ALL);
        let is_salutation = |word: &str| people.salutations.is(word, Languages::ALL);
        // "Michael "Mike" Tran"
        let is_nickname = |word: &str| {
            let inner = word.trim_matches(['"', '“', '”', '„', '\'', '‘', '’', '«', '»']);
            inner.len() < word.len() && !inner.is_empty() && !word.starts_with(char::is_alphabetic)
        };
        let words = || text.split_whitespace().filter(|word| !is_salutation(word) && !is_nickname(word));
        // "Emma Cook", but not "Pastry Cook".
        let (first, last) = (words().next().unwrap_or_default(), words().next_back().unwrap_or_default());
        // In "Wei Li", the last word is not a particle.
        let count = words().filter(|word| *word == first || *word == last || !is_particle(word)).count();
        let family = people.surnames.is(last, Languages::ALL) && self.is_given_name(first);
        let said = words().collect::<Vec<_>>().join(" ");
        let is_titled = |text: &str| self.lexicon.title_words().occurs(text, Languages::ALL);
        let titled = match said.rfind(last).filter(|_| family) {
            Some(before) => is_titled(said.get(..before).unwrap_or_default()),
            None => is_titled(&said),
        };
        let named = |word: &str| {
            let letters =
                word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‑'));
            let capital = word.starts_with(char::is_uppercase) || is_particle(word);
            let known = self.lexicon.title_words().is(word, Languages::ALL)
                || people.companies.is(word, Languages::ALL)
                || people.schools.is(word, Languages::ALL)
                || (seniority.is(word, Languages::ALL) && word.chars().count() > 2)
                || self.lexicon.headings().is_telling(word);
            letters && capital && (!known || (family && word == last))
        };
        (FEWEST_WORDS..=MOST_WORDS).contains(&count) && !titled && words().all(named)
    }

    /// Whether a word is a first name, or a word in no language.
    fn is_given_name(&self, word: &str) -> bool {
        let (people, seniority) = (self.lexicon.people(), self.lexicon.seniority());
        people.given_names.is(word, Languages::ALL)
            || !(self.lexicon.is_ordinary_word(&fold(word), Languages::ALL)
                || seniority.is(word, Languages::ALL)
                || self.lexicon.title_words().is(word, Languages::ALL))
    }

    fn is_han_name(&self, text: &str) -> bool {
        let characters = || text.chars().filter(|c| !c.is_whitespace());
        (FEWEST_CHARACTERS..=MOST_CHARACTERS).contains(&characters().count())
            && characters().all(is_han)
            && text.split_whitespace().count() <= 2
            && !self.lexicon.title_words().occurs(text, Languages::ALL)
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        let lexicon = Lexicon::builtin();
        let reader = NameReader { lexicon: &lexicon };
        for name in [
            "Jane Doe",
            "JOSÉ M. DE LA CRUZ",
            "Anneke van Dijk",
            "Mary-Ann O'Neil, PhD",
            "Sam Lee (they/them)",
            "Emma Cook",
            "Anna-Lena Müller",
            "PETER SCHNEIDER",
            "John Baker",
            "Wei Li",
        ] {
            assert!(reader.is_name(name), "{name:?}");
        }
        for other in [
            "Software Engineer",
            "Pastry Cook",
            "Head Baker",
            "Line Cook",
            "Work Experience",
            "jane doe",
            "Python",
            "Python 3",
            "a b c d e f",
        ] {
            assert!(!reader.is_name(other), "{other:?}");
        }
    }
}
