//! What people say that they did, and the skill that it shows: "taught two apprentices" is mentoring.
//!
//! The build script includes this file too, so that the compiled-in table needs no work at the start of the program.

use super::files::{ActivitiesFile, DatesFile};
use crate::stem::stem;
use crate::text::{fold, words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A pattern has no more slots; a phrase has no more words.
const MOST_SLOTS: usize = 6;
const LONGEST_PHRASE: usize = 4;
/// What fills the slots of a pattern stands within so many words.
const WITHIN: usize = 8;
/// So many places are kept for a pattern within a sentence.
const MOST_PLACES: usize = 32;
/// A beginning of a word has so many letters at least.
const SHORTEST_BEGINNING: usize = 3;

/// A stem with fewer letters comes of words with few endings alone: "runs", "used".
const SHORTEST_STEM: usize = 4;
const LONGEST_SHORT_ENDING: usize = 2;

/// What stands for any number, before a word that is meant in this form alone, behind the beginning of a word, and
/// before a slot that must stay empty.
const NUMBER: &str = "#";
const EXACT: char = '=';
const BEGINS: char = '*';
const REFUSED: char = '!';

/// The patterns of a language, by the words that they begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ActivityTable {
    /// Whether words compare by their English stems.
    stems: bool,
    skills: Vec<String>,
    patterns: Vec<Pattern>,
    /// Sorted.
    phrases: Vec<Phrase>,
    /// The beginnings of words, sorted.
    beginnings: Vec<Phrase>,
    /// Irregular forms with the stems that they belong to, sorted.
    irregular: Vec<(String, String)>,
    numbers: Vec<String>,
    /// Words of years and months: what stands before them counts no people or things.
    times: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pattern {
    skill: u16,
    slots: u8,
    /// The slots that must stay empty, a bit each.
    refused: u8,
}

/// Words with the slots that they fill, each with its pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Phrase {
    words: String,
    fills: Vec<(u16, u8)>,
}

/// An activity in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Activity<'t> {
    /// The name of the skill that it shows.
    pub(crate) skill: &'t str,
    /// The words that show it: the first, and one past the last.
    pub(crate) words: (usize, usize),
}

/// Where a slot is filled: the first word, and one past the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Filled {
    from: usize,
    to: usize,
    slot: u8,
}

impl ActivityTable {
    /// The table of a language's file; patterns with a [fault](faults) are left out.
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

    /// The words of a phrase as they are looked up.
    fn key(&self, phrase: &str) -> String {
        let each = phrase.split_whitespace().map(|word| match word.strip_prefix(EXACT) {
            Some(exact) => format!("{EXACT}{}", fold(exact)),
            None if word == NUMBER => NUMBER.to_owned(),
            None => words(&fold(word)).map(|word| self.key_of(word)).collect::<Vec<_>>().join(" "),
        });
        each.collect::<Vec<_>>().join(" ")
    }

    /// A folded word as it is looked up.
    fn key_of(&self, word: &str) -> String {
        match self.irregular.binary_search_by(|(form, _)| form.as_str().cmp(word)) {
            Ok(at) => self.irregular.get(at).map_or_else(String::new, |(_, base)| base.clone()),
            Err(_) if self.stems => careful_stem(word).to_owned(),
            Err(_) => word.to_owned(),
        }
    }

    /// The activities in the words of a sentence, each skill once, in the order of their names.
    pub(crate) fn in_sentence(&self, sentence: &[&str]) -> Vec<Activity<'_>> {
        if self.patterns.is_empty() {
            return Vec::new();
        }
        let keys: Vec<String> = sentence.iter().map(|word| self.key_of(word)).collect();
        let mut filled: BTreeMap<u16, Vec<Filled>> = BTreeMap::new();
        for from in 0..sentence.len() {
            self.filled_from(from, (sentence, &keys), &mut |pattern, of| {
                let places = filled.entry(pattern).or_default();
                if places.len() < MOST_PLACES {
                    places.push(of);
                }
            });
        }
        let mut found: Vec<Activity<'_>> =
            filled.iter().filter_map(|(pattern, places)| self.activity(*pattern, places)).collect();
        found.dedup_by_key(|activity| activity.skill);
        found
    }

    fn activity(&self, pattern: u16, places: &[Filled]) -> Option<Activity<'_>> {
        let pattern = self.patterns.get(usize::from(pattern))?;
        if places.iter().any(|place| pattern.refused >> place.slot & 1 == 1) {
            return None;
        }
        let slots: Vec<u8> = (0..pattern.slots).filter(|slot| pattern.refused >> slot & 1 == 0).collect();
        let words = nearest(&slots, places, &mut Vec::new())?;
        Some(Activity { skill: self.skills.get(usize::from(pattern.skill))?, words })
    }

    /// What the words fill that begin here.
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

    /// One past the last word, where all words of a phrase stand from here.
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

    /// Whether a word counts people or things: neither a year nor a time.
    fn is_number(&self, at: usize, sentence: &[&str]) -> bool {
        let has = |list: &[String], word: &str| list.binary_search_by(|of| of.as_str().cmp(word)).is_ok();
        let Some(word) = sentence.get(at) else { return false };
        let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let counts_time = sentence.get(at + 1).is_some_and(|next| has(&self.times, next));
        let digits = word.starts_with(|c: char| c.is_ascii_digit()) && !is_year;
        (digits || has(&self.numbers, word)) && !counts_time
    }
}

/// The stem of a word, unless it is so short that it may be that of a small word: "theses" is not "the".
fn careful_stem(word: &str) -> &str {
    let stem = stem(word);
    if stem.len() < SHORTEST_STEM && word.len() - stem.len() > LONGEST_SHORT_ENDING { word } else { stem }
}

/// Words with the patterns and slots that they fill.
type Fills = BTreeMap<String, Vec<(u16, u8)>>;

fn listed(fills: Fills) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = fills.into_iter().map(|(words, fills)| Phrase { words, fills }).collect();
    // By the first word, as they are looked up: a space sorts behind nothing else that words hold.
    phrases.sort_by(|a, b| first_word(&a.words).cmp(first_word(&b.words)).then(a.words.cmp(&b.words)));
    phrases
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// The phrases of a pattern, each with its slot; all of a refused slot begin with its sign.
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

/// The first places, no two on the same words, that fill the slots within so many words.
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

/// The patterns that cannot be meant, each with what is wrong.
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
