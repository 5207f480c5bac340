//! Finds the activities in a sentence: first the phrases, then the patterns all of whose slots they fill.

use super::places::{Filled, Places};
use super::runs::hash;
use super::{Activity, ActivityTable, EXACT, Fill, NUMBER, Pattern, PhraseList, first_letters};
use std::cmp::Ordering;
use std::ops::Range;

/// A sentence, with what each word is compared by.
struct Sentence<'s> {
    words: &'s [&'s str],
    keys: Vec<&'s str>,
    /// Whether each word is a number of people or things.
    numbers: Vec<bool>,
}

/// A phrase found in a sentence: the first word, and one past the last.
struct Spotted<'s> {
    fills: &'s [Fill],
    from: usize,
    to: usize,
}

/// How a word of a phrase may be written: the sign before it, and the word.
type Form<'s> = (&'static str, &'s str);

impl ActivityTable {
    /// The activities in the words of a sentence, each skill once, sorted by name.
    pub(crate) fn in_sentence(&self, sentence: &[&str]) -> Vec<Activity<'_>> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let spotted = self.spotted(sentence);
        let complete = self.complete(&spotted);
        let mut found: Vec<Activity<'_>> = Vec::new();
        for (number, places) in self.places(&spotted, complete) {
            let Some(pattern) = self.patterns.get(usize::from(number)) else { continue };
            let Some(skill) = self.skills.get(usize::from(pattern.skill)) else { continue };
            if found.last().is_none_or(|last| last.skill != skill)
                && let Some(words) = places.words(pattern)
            {
                found.push(Activity { skill, words });
            }
        }
        found
    }

    /// The phrases in a sentence, from its beginning on.
    fn spotted<'s>(&'s self, words: &'s [&'s str]) -> Vec<Spotted<'s>> {
        let special: Vec<bool> = words.iter().map(|word| self.is_special(word)).collect();
        let key = |(word, special): (&&'s str, &bool)| {
            if *special { self.key_of(word) } else { self.regular(word) }
        };
        let keys = words.iter().zip(&special).map(key).collect();
        let numbers = (0..words.len()).map(|at| self.is_number(at, words, &special)).collect();
        let sentence = Sentence { words, keys, numbers };
        let mut spotted = Vec::new();
        for (from, word) in words.iter().enumerate() {
            for form in sentence.forms(from) {
                let phrases = self.beginning_with(form);
                sentence.add_phrases((&self.phrases, phrases), (0, form), (from, from), &mut spotted);
            }
            let begun = self.by_letters.with(hash("", first_letters(word))).flatten();
            let begun = begun.filter(|at| word.starts_with(self.beginnings.words.get(*at)));
            let to = from + 1;
            spotted.extend(begun.map(|at| Spotted { fills: self.beginnings.fills(at), from, to }));
        }
        spotted
    }

    /// The phrases with this first word.
    fn beginning_with(&self, form: Form<'_>) -> Range<usize> {
        let mut ranges = self.by_word.with(hash(form.0, form.1));
        let is_it =
            |range: &Range<usize>| compared(self.phrases.words.get(range.start).as_bytes(), form).is_eq();
        ranges.find(is_it).unwrap_or_default()
    }

    /// The numbers of the patterns of which every slot is filled that must be, and none that must not, ascending.
    fn complete(&self, spotted: &[Spotted<'_>]) -> Vec<u16> {
        if spotted.is_empty() {
            return Vec::new();
        }
        let mut slots = vec![0_u8; self.patterns.len()];
        let mut begun = Vec::new();
        for (number, slot) in spotted.iter().flat_map(|phrase| phrase.fills) {
            if let Some(slots) = slots.get_mut(usize::from(*number)) {
                if *slots == 0 {
                    begun.push(*number);
                }
                *slots |= 1 << slot;
            }
        }
        let of = slots.iter().zip(&self.patterns).map(|(slots, pattern)| *slots == pattern.wanted());
        let is_complete = |number: &u16| of.clone().nth(usize::from(*number)).unwrap_or(false);
        begun.retain(is_complete);
        begun.sort_unstable();
        begun
    }

    /// Where the slots of complete patterns are filled, by the number of the pattern.
    fn places(&self, spotted: &[Spotted<'_>], complete: Vec<u16>) -> Vec<(u16, Places)> {
        let mut open = vec![true; complete.len()];
        let mut places: Vec<(u16, Places)> =
            complete.into_iter().map(|number| (number, Places::default())).collect();
        if places.is_empty() {
            return places;
        }
        for Spotted { fills, from, to } in spotted {
            for (number, slot) in *fills {
                let Ok(at) = places.binary_search_by_key(number, |(number, _)| *number) else { continue };
                let pattern = self.patterns.get(usize::from(*number));
                if let (Some((_, own)), Some(open), Some(pattern)) =
                    (places.get_mut(at), open.get_mut(at).filter(|open| **open), pattern)
                {
                    *open = !own.add(pattern, Filled { from: *from, to: *to, slot: *slot });
                }
            }
        }
        places
    }

    /// Whether a word is a number of people or things, not a year or a duration.
    fn is_number(&self, at: usize, sentence: &[&str], special: &[bool]) -> bool {
        let is = |at: usize, list: &[String]| {
            let word = sentence.get(at).filter(|_| special.get(at).is_some_and(|special| *special));
            word.is_some_and(|word| list.binary_search_by(|of| of.as_str().cmp(word)).is_ok())
        };
        let Some(word) = sentence.get(at) else { return false };
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let digits = word.starts_with(|c: char| c.is_ascii_digit()) && !is_year;
        (digits || is(at, &self.numbers)) && !is(at + 1, &self.times)
    }
}

impl Pattern {
    /// The slots that must be filled, one bit each.
    pub(super) fn wanted(&self) -> u8 {
        let all = u8::MAX.checked_shr(u8::BITS.saturating_sub(u32::from(self.slots))).unwrap_or(0);
        all & !self.refused
    }
}

impl<'s> Sentence<'s> {
    /// How a phrase may write the word at a place.
    fn forms(&self, at: usize) -> impl Iterator<Item = Form<'s>> + use<'s> {
        let key = self.keys.get(at).map(|key| ("", *key));
        let exact = self.words.get(at).map(|word| (EXACT, *word));
        let number = self.numbers.get(at).is_some_and(|number| *number).then_some(("", NUMBER));
        [key, exact, number].into_iter().flatten()
    }

    /// Adds those of the phrases, which all have the word at `at` in this form from byte `skip` on, that end there or
    /// go on with the next words.
    fn add_phrases(
        &self,
        (list, phrases): (&'s PhraseList, Range<usize>),
        (skip, form): (usize, Form<'_>),
        (from, at): (usize, usize),
        spotted: &mut Vec<Spotted<'s>>,
    ) {
        if phrases.is_empty() {
            return;
        }
        let end = skip + form.0.len() + form.1.len();
        let is_whole = list.words.get(phrases.start).len() == end;
        if is_whole {
            spotted.push(Spotted { fills: list.fills(phrases.start), from, to: at + 1 });
        }
        let longer = phrases.start + usize::from(is_whole)..phrases.end;
        if longer.is_empty() {
            return;
        }
        for next in self.forms(at + 1) {
            let same = with_word((list, longer.clone()), end + 1, next);
            self.add_phrases((list, same), (end + 1, next), (from, at + 1), spotted);
        }
    }
}

/// Those of sorted phrases, equal before byte `skip`, that have a word there.
fn with_word((list, phrases): (&PhraseList, Range<usize>), skip: usize, form: Form<'_>) -> Range<usize> {
    let compared = |words: &str| compared(words.as_bytes().get(skip..).unwrap_or_default(), form);
    let end = phrases.end;
    let from = list.words.partition_point(phrases, |words| compared(words).is_lt());
    if from == end || compared(list.words.get(from)).is_gt() {
        return from..from;
    }
    from..list.words.partition_point(from..end, |words| compared(words).is_eq())
}

/// The order of the first word of a phrase and a word.
fn compared(phrase: &[u8], (sign, word): Form<'_>) -> Ordering {
    let sign = sign.as_bytes();
    let (head, rest) = phrase.split_at(phrase.len().min(sign.len()));
    let (own, behind) = rest.split_at(rest.len().min(word.len()));
    let ends = matches!(behind.first(), None | Some(b' '));
    let end = if ends { Ordering::Equal } else { Ordering::Greater };
    order(head, sign).then_with(|| order(own, word.as_bytes())).then(end)
}

/// The order of two texts, of which most differ in the first byte.
fn order(a: &[u8], b: &[u8]) -> Ordering {
    match (a.first(), b.first()) {
        (Some(one), Some(other)) if one == other => a.cmp(b),
        (one, other) => one.cmp(&other),
    }
}
