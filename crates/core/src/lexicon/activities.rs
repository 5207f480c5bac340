//! Activities that show a skill: "taught two apprentices" is mentoring.
//!
//! The build script includes this file too, so that the compiled-in table needs no work at start.

use super::files::{ActivitiesFile, DatesFile};
use crate::stem::stem;
use crate::text::{fold, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most slots of a pattern, and the most words of a phrase.
const MOST_SLOTS: usize = 6;
const LONGEST_PHRASE: usize = 4;
/// The window, in words, within which all slots must be filled.
const WITHIN: usize = 8;
/// The most positions kept per pattern within a sentence.
const MOST_PLACES: usize = 32;
/// The least letters of the start of a word.
const SHORTEST_BEGINNING: usize = 3;

/// The least letters of a stem; a shorter one belongs only to words with few endings: "runs", "used".
const SHORTEST_STEM: usize = 4;
const LONGEST_SHORT_ENDING: usize = 2;

/// The signs: any number; before a word that matches only in this form; after the start of a word; before a
/// slot that must stay empty.
const NUMBER: &str = "#";
const EXACT: char = '=';
const BEGINS: char = '*';
const REFUSED: char = '!';

/// The patterns of a language, by their first words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ActivityTable {
    /// Whether words are compared by their English stems.
    stems: bool,
    skills: Vec<String>,
    patterns: Vec<Pattern>,
    /// Sorted.
    phrases: Vec<Phrase>,
    /// The starts of words, sorted.
    beginnings: Vec<Phrase>,
    /// Irregular forms with their stems, sorted.
    irregular: Vec<(String, String)>,
    numbers: Vec<String>,
    /// Words for years and months: a number before them does not count people or things.
    times: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pattern {
    skill: u16,
    slots: u8,
    /// The slots that must stay empty, one bit each.
    refused: u8,
}

/// A phrase with the slots it fills, each with its pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Phrase {
    words: String,
    fills: Vec<(u16, u8)>,
}

/// An activity found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Activity<'t> {
    /// The name of the skill that it shows.
    pub(crate) skill: &'t str,
    /// The words that show it: the first, and one past the last.
    pub(crate) words: (usize, usize),
}

/// The words that fill a slot: the first, and one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Filled {
    from: usize,
    to: usize,
    slot: u8,
}

impl ActivityTable {
    /// The table for a language's file; patterns with a [fault](faults) are skipped.
    #[must_use]
    pub(crate) fn new(code: &str, file: &ActivitiesFile, dates: &DatesFile) -> Self {
        let mut table = Self { stems: code == "en", ..Self::default() };
        for forms in &file.irregular {
            let Some(base) = forms.first().map(|base| table.key_of(&fold(base))) else { continue };
            table.irregular.extend(forms.iter().skip(1).map(|form| (fold(form), base.clone())));
        }
        table.irregular.sort();
        table.numbers = dates.numbers.iter().flatten().map(|number| fold(number)).collect();
        table.numbers.sort();
        table.times = dates.years.iter().chain(&dates.months_unit).map(|word| fold(word)).collect();
        table.times.sort();
        let (mut phrases, mut beginnings) = (BTreeMap::new(), BTreeMap::new());
        for (skill, patterns) in &file.activities {
            let number = u16::try_from(table.skills.len()).unwrap_or(u16::MAX);
            table.skills.push(skill.clone());
            for pattern in patterns.iter().filter(|pattern| fault(pattern).is_none()) {
                table.add(pattern, number, (&mut phrases, &mut beginnings));
            }
        }
        table.phrases = listed(phrases);
        table.beginnings = listed(beginnings);
        table
    }

    fn add(&mut self, pattern: &str, skill: u16, (phrases, beginnings): (&mut Fills, &mut Fills)) {
        let Ok(number) = u16::try_from(self.patterns.len()) else { return };
        let mut refused = 0;
        let mut slots = 0;
        for (slot, phrase) in parts(pattern) {
            slots = slot + 1;
            refused |= u8::from(phrase.starts_with(REFUSED) || refused >> slot & 1 == 1) << slot;
            let phrase = phrase.trim_start_matches(REFUSED);
            match phrase.strip_suffix(BEGINS) {
                Some(begins) => beginnings.entry(fold(begins)).or_default().push((number, slot)),
                None => phrases.entry(self.key(phrase)).or_default().push((number, slot)),
            }
        }
        self.patterns.push(Pattern { skill, slots, refused });
    }

    /// The lookup form of a phrase.
    fn key(&self, phrase: &str) -> String {
        let each = phrase.split_whitespace().map(|word| match word.strip_prefix(EXACT) {
            Some(exact) => format!("{EXACT}{}", fold(exact)),
            None if word == NUMBER => NUMBER.to_owned(),
            None => words(&fold(word)).map(|word| self.key_of(word)).collect::<Vec<_>>().join(" "),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    /// The lookup form of a folded word.
    fn key_of(&self, word: &str) -> String {
        match self.irregular.binary_search_by(|(form, _)| form.as_str().cmp(word)) {
            Ok(at) => self.irregular.get(at).map_or_else(String::new, |(_, base)| base.clone()),
            Err(_) if self.stems => careful_stem(word).to_owned(),
            Err(_) => word.to_owned(),
        }
    }

    /// The activities in the words of a sentence, each skill once, sorted by name.
    pub(crate) fn in_sentence(&self, sentence: &[&str]) -> Vec<Activity<'_>> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let keys: Vec<String> = sentence.iter().map(|word| self.key_of(word)).collect();
        let mut filled: BTreeMap<u16, Places> = BTreeMap::new();
        for from in 0..sentence.len() {
            self.filled_from(from, (sentence, &keys), &mut |number, of| {
                if let Some(pattern) = self.patterns.get(usize::from(number)) {
                    filled.entry(number).or_default().add(pattern, of);
                }
            });
        }
        let mut found: Vec<Activity<'_>> =
            filled.into_iter().filter_map(|(number, places)| self.activity(number, places)).collect();
        found.dedup_by_key(|activity| activity.skill);
        found
    }

    fn activity(&self, number: u16, places: Places) -> Option<Activity<'_>> {
        let pattern = self.patterns.get(usize::from(number))?;
        let words = places.words(pattern)?;
        Some(Activity { skill: self.skills.get(usize::from(pattern.skill))?, words })
    }

    /// What the words starting here fill.
    fn filled_from(
        &self,
        from: usize,
        (sentence, keys): (&[&str], &[String]),
        each: &mut impl FnMut(u16, Filled),
    ) {
        let (Some(word), Some(key)) = (sentence.get(from), keys.get(from)) else { return };
        let exact = format!("{EXACT}{word}");
        let number = self.is_number(from, sentence).then_some(NUMBER);
        for first in [key.as_str(), exact.as_str()].into_iter().chain(number) {
            let starts = self.phrases.partition_point(|phrase| first_word(&phrase.words) < first);
            let same = self.phrases.iter().skip(starts);
            for phrase in same.take_while(|phrase| first_word(&phrase.words) == first) {
                if let Some(to) = self.end_of(&phrase.words, from, (sentence, keys)) {
                    phrase.fills.iter().for_each(|(pattern, slot)| {
                        each(*pattern, Filled { from, to, slot: *slot });
                    });
                }
            }
        }
        for (end, _) in word.char_indices().skip(SHORTEST_BEGINNING).chain([(word.len(), ' ')]) {
            let begins = word.get(..end).unwrap_or_default();
            let at = self.beginnings.binary_search_by(|phrase| phrase.words.as_str().cmp(begins));
            let fills =
                at.ok().and_then(|at| self.beginnings.get(at)).map_or(&[][..], |phrase| &phrase.fills);
            fills.iter().for_each(|(pattern, slot)| {
                each(*pattern, Filled { from, to: from + 1, slot: *slot });
            });
        }
    }

    /// One past the last word, if all words of a phrase follow from here.
    fn end_of(&self, phrase: &str, from: usize, (sentence, keys): (&[&str], &[String])) -> Option<usize> {
        let mut at = from;
        for wanted in phrase.split(' ') {
            let (word, key) = (sentence.get(at)?, keys.get(at)?);
            let fits = match wanted.strip_prefix(EXACT) {
                Some(exact) => exact == *word,
                None => wanted == key || (wanted == NUMBER && self.is_number(at, sentence)),
            };
            fits.then_some(())?;
            at += 1;
        }
        Some(at)
    }

    /// Whether a word is a number of people or things, not a year or a duration.
    fn is_number(&self, at: usize, sentence: &[&str]) -> bool {
        let has = |list: &[String], word: &str| list.binary_search_by(|of| of.as_str().cmp(word)).is_ok();
        let Some(word) = sentence.get(at) else { return false };
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let counts_time = sentence.get(at + 1).is_some_and(|next| has(&self.times, next));
        let digits = word.starts_with(|c: char| c.is_ascii_digit()) && !is_year;
        (digits || has(&self.numbers, word)) && !counts_time
    }
}

/// Where the slots of a pattern are filled in a sentence, from its beginning on.
#[derive(Debug, Default)]
struct Places {
    /// The last places; what is further back stands too far from what comes.
    last: Vec<Filled>,
    /// The words that fill all slots.
    words: Option<(usize, usize)>,
    /// Whether a slot is filled that must stay empty.
    refused: bool,
}

impl Places {
    fn add(&mut self, pattern: &Pattern, place: Filled) {
        self.refused |= pattern.refused >> place.slot & 1 == 1;
        if self.refused || self.words.is_some() {
            return;
        }
        if self.last.len() >= MOST_PLACES {
            self.words = nearest(&pattern.wanted(), &self.last, &mut Vec::new());
            self.last.retain(|last| last.from + WITHIN >= place.from);
        }
        self.last.push(place);
    }

    fn words(self, pattern: &Pattern) -> Option<(usize, usize)> {
        if self.refused {
            return None;
        }
        self.words.or_else(|| nearest(&pattern.wanted(), &self.last, &mut Vec::new()))
    }
}

impl Pattern {
    /// The slots that must be filled.
    fn wanted(&self) -> Vec<u8> {
        (0..self.slots).filter(|slot| self.refused >> slot & 1 == 0).collect()
    }
}

/// The stem of a word, unless it is so short that it could be a small word: "theses" is not "the".
fn careful_stem(word: &str) -> &str {
    let stem = stem(word);
    if stem.len() < SHORTEST_STEM && word.len() - stem.len() > LONGEST_SHORT_ENDING { word } else { stem }
}

/// Phrases with the patterns and slots they fill.
type Fills = BTreeMap<String, Vec<(u16, u8)>>;

fn listed(fills: Fills) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = fills.into_iter().map(|(words, fills)| Phrase { words, fills }).collect();
    // By the first word, for lookup; a space sorts before all characters in words.
    phrases.sort_by(|a, b| first_word(&a.words).cmp(first_word(&b.words)).then(a.words.cmp(&b.words)));
    phrases
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// The phrases of a pattern, each with its slot; all phrases of a refused slot start with its sign.
fn parts(pattern: &str) -> impl Iterator<Item = (u8, String)> {
    let slots = pattern.split(" + ").take(MOST_SLOTS);
    slots.zip(0..).flat_map(|(slot, number)| {
        let slot = slot.trim();
        let refused = slot.starts_with(REFUSED);
        let phrases = slot.trim_start_matches(REFUSED).split('|');
        let sign = if refused { "!" } else { "" };
        phrases.map(move |phrase| (number, format!("{sign}{}", phrase.trim()))).collect::<Vec<_>>()
    })
}

/// The first positions that fill the slots within the window, no two on the same words.
fn nearest(slots: &[u8], places: &[Filled], chosen: &mut Vec<Filled>) -> Option<(usize, usize)> {
    let Some((slot, rest)) = slots.split_first() else {
        let from = chosen.iter().map(|place| place.from).min()?;
        let to = chosen.iter().map(|place| place.to).max()?;
        return (to - from <= WITHIN).then_some((from, to));
    };
    for place in places.iter().filter(|place| place.slot == *slot) {
        let apart = chosen.iter().all(|other| other.to <= place.from || place.to <= other.from);
        let near = chosen.iter().all(|other| place.from.abs_diff(other.from) <= WITHIN);
        if apart && near {
            chosen.push(*place);
            let words = nearest(rest, places, chosen);
            chosen.pop();
            if words.is_some() {
                return words;
            }
        }
    }
    None
}

/// The patterns that cannot work, each with the reason.
pub(super) fn faults(file: &ActivitiesFile) -> Vec<(String, String)> {
    let patterns = file.activities.values().flatten();
    patterns.filter_map(|pattern| Some((pattern.clone(), fault(pattern)?))).collect()
}

fn fault(pattern: &str) -> Option<String> {
    let slots: Vec<&str> = pattern.split(" + ").collect();
    if slots.len() > MOST_SLOTS {
        return Some(format!("'{pattern}' has {} parts, where {MOST_SLOTS} are allowed", slots.len()));
    }
    if slots.iter().all(|slot| slot.trim().starts_with(REFUSED)) {
        return Some(format!("'{pattern}' says only what must not stand there"));
    }
    parts(pattern).find_map(|(_, phrase)| {
        let phrase = phrase.trim_start_matches(REFUSED);
        let count = phrase.split_whitespace().count();
        let letters = phrase.trim_end_matches(BEGINS).chars().filter(|c| c.is_alphanumeric()).count();
        if count > LONGEST_PHRASE {
            Some(format!("'{phrase}' has {count} words, where {LONGEST_PHRASE} are allowed"))
        } else if letters == 0 && !phrase.contains(NUMBER) {
            Some(format!("'{pattern}' has an empty part"))
        } else if phrase.contains(BEGINS) && (count > 1 || letters < SHORTEST_BEGINNING) {
            Some(format!("'{phrase}': '*' follows one word of {SHORTEST_BEGINNING} letters or more"))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_activity_is_found_behind_any_number_of_words_that_fill_its_slots() {
        let english =
            table("en", &[("Mentoring", &["teach + apprentices"]), ("Sales", &["sold + cars + !toy"])]);
        let sentence = |text: &str| -> Vec<String> {
            let words: Vec<&str> = text.split(' ').collect();
            english
                .in_sentence(&words)
                .iter()
                .map(|found| format!("{} {:?}", found.skill, found.words))
                .collect()
        };
        let before = "taught and wrote and drew and sang ".repeat(100);
        assert_eq!(sentence(&format!("{before}taught apprentices")), ["Mentoring (700, 702)"]);
        assert_eq!(sentence("apprentices taught ".repeat(100).trim_end()), ["Mentoring (0, 2)"]);
        assert_eq!(sentence(&format!("{}toy", "sold cars ".repeat(100))), [""; 0]);
    }

    fn table(code: &str, patterns: &[(&str, &[&str])]) -> ActivityTable {
        let own = |(skill, patterns): &(&str, &[&str])| {
            ((*skill).to_owned(), patterns.iter().map(|pattern| (*pattern).to_owned()).collect())
        };
        let irregular = vec![vec!["teach".to_owned(), "taught".to_owned()]];
        let file = ActivitiesFile { irregular, activities: patterns.iter().map(own).collect() };
        let numbers = vec![vec!["one".to_owned()], vec!["two".to_owned()]];
        let dates = DatesFile { years: vec!["years".to_owned()], numbers, ..DatesFile::default() };
        ActivityTable::new(code, &file, &dates)
    }

    fn found(table: &ActivityTable, sentence: &str) -> Vec<(String, usize, usize)> {
        let words: Vec<&str> = sentence.split(' ').collect();
        let found = table.in_sentence(&words);
        found.iter().map(|found| (found.skill.to_owned(), found.words.0, found.words.1)).collect()
    }

    #[test]
    fn all_parts_stand_in_one_sentence_near_each_other() {
        let table = table("en", &[("Mentoring", &["teach|look after + apprentice|junior"])]);
        let mentoring = |from, to| vec![("Mentoring".to_owned(), from, to)];
        assert_eq!(found(&table, "i taught two apprentices"), mentoring(1, 4));
        assert_eq!(found(&table, "the apprentices were looked after"), mentoring(1, 5));
        assert_eq!(found(&table, "i taught a class"), []);
        assert_eq!(stem("planning"), stem("plan"));
        let far = format!("taught {} apprentices", ["word"; 12].join(" "));
        assert_eq!(found(&table, &far), []);
    }

    #[test]
    fn numbers_beginnings_exact_words_and_what_must_not_stand_there() {
        let table = table(
            "en",
            &[
                ("People Management", &["lead + # + engineer"]),
                ("Physiotherapy", &["treat + physio*"]),
                ("Cash Handling", &["count + =till + !field"]),
            ],
        );
        assert_eq!(found(&table, "leads two engineers").len(), 1);
        assert_eq!(found(&table, "led 11 engineers").len(), 0, "no irregular form of 'lead' is known here");
        assert_eq!(found(&table, "leading engineers"), []);
        assert_eq!(found(&table, "leading engineers since 2019"), []);
        assert_eq!(found(&table, "leading engineers for two years"), []);
        assert_eq!(found(&table, "treated physiotherapy patients").len(), 1);
        assert_eq!(found(&table, "counted the till").len(), 1);
        assert_eq!(found(&table, "counted the tills"), []);
        assert_eq!(found(&table, "counted the till in a field"), []);
    }

    #[test]
    fn one_word_fills_one_part() {
        let table = table("en", &[("Teaching", &["train + trainer"])]);
        assert_eq!(found(&table, "a trainer"), []);
        assert_eq!(found(&table, "trained the trainers").len(), 1);
    }

    #[test]
    fn only_english_words_have_stems() {
        let table = table("de", &[("Mentoring", &["betreu* + praktikant*"])]);
        assert_eq!(found(&table, "betreute praktikantinnen").len(), 1);
        assert_eq!(found(&table, "betrat praktikanten"), []);
    }

    #[test]
    fn faults_say_what_is_wrong() {
        for pattern in
            ["a + b + c + d + e + f + g", "!a", "a |", "one two three four five", "look af*", "ab*"]
        {
            assert!(fault(pattern).is_some(), "{pattern}");
        }
        for pattern in ["# + staff", "look after + child", "physio*", "=till + !field|crop"] {
            assert_eq!(fault(pattern), None);
        }
    }

    #[test]
    #[cfg(feature = "builtin")]
    fn activities_show_skills_that_the_catalogue_has() {
        let catalog = crate::catalog::Catalog::builtin();
        let labels: Vec<&str> = catalog.skills().iter().map(|skill| skill.label.as_str()).collect();
        let lexicon = crate::lexicon::Lexicon::builtin();
        let tables = lexicon.activities(crate::lexicon::Languages::ALL);
        let names: Vec<&String> = tables.flat_map(|table| &table.skills).collect();
        assert!(names.len() > 1_000, "{}", names.len());
        let unknown: Vec<_> = names.iter().filter(|name| !labels.contains(&name.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
