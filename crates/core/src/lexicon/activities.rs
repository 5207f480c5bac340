//! Activities that show a skill: "taught two apprentices" is mentoring.
//!
//! The build script includes this file too, so that the compiled-in table needs no work at start.

#[path = "activities/phrase_list.rs"]
mod phrase_list;
#[path = "activities/places.rs"]
mod places;
#[path = "activities/runs.rs"]
mod runs;
#[path = "activities/search.rs"]
mod search;

use super::files::{ActivitiesFile, CuesFile, DatesFile, Words};
use crate::stem::stem;
use crate::text::{fold, words};
use phrase_list::{Fill, PhraseList};
use runs::{Runs, hash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most slots of a pattern, and the most words of a phrase.
const MOST_SLOTS: usize = 6;
const LONGEST_PHRASE: usize = 4;
/// The least letters of the start of a word.
const SHORTEST_BEGINNING: usize = 3;

/// The least letters of a stem; a shorter one belongs only to words with few endings: "runs", "used".
const SHORTEST_STEM: usize = 4;
const LONGEST_SHORT_ENDING: usize = 2;

/// The signs: any number; before a word that matches only in this form; after the start of a word; before a
/// slot that must stay empty.
const NUMBER: &str = "#";
const EXACT: &str = "=";
const BEGINS: char = '*';
const REFUSED: char = '!';

/// The patterns of a language, by their first words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ActivityTable {
    /// Whether words are compared by their English stems.
    stems: bool,
    skills: Vec<String>,
    patterns: Vec<Pattern>,
    phrases: PhraseList,
    /// The phrases by their first words; made when the table is unpacked.
    #[serde(skip)]
    by_word: Runs,
    /// The starts of words.
    beginnings: PhraseList,
    /// The same by their first letters.
    #[serde(skip)]
    by_letters: Runs,
    /// Irregular forms with their stems, sorted.
    irregular: Vec<(String, String)>,
    numbers: Vec<String>,
    /// Words for years and months: a number before them does not count people or things.
    times: Vec<String>,
    /// The hashes of irregular forms, numbers and words for times, sorted.
    #[serde(skip)]
    special: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Pattern {
    skill: u16,
    slots: u8,
    /// The slots that must stay empty, one bit each.
    refused: u8,
}

/// An activity found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Activity<'t> {
    /// The name of the skill that it shows.
    pub(crate) skill: &'t str,
    /// The words that show it: the first, and one past the last.
    pub(crate) words: (usize, usize),
}

impl ActivityTable {
    /// The table for a language's file; patterns with a [fault](faults) are skipped.
    #[must_use]
    pub(crate) fn new(code: &str, file: &ActivitiesFile, dates: &DatesFile) -> Self {
        let mut table = Self { stems: code == "en", ..Self::default() };
        for forms in &file.irregular {
            let Some(base) = forms.first().map(|base| table.key_of(&fold(base)).to_owned()) else { continue };
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
        table.indexed()
    }

    /// The table of a language's cues, each a pattern of one part; irregular forms stand in the file of activities.
    #[must_use]
    pub(crate) fn of_cues(
        code: &str,
        cues: &CuesFile,
        activities: &ActivitiesFile,
        dates: &DatesFile,
    ) -> Self {
        let alone = |(skill, cues): (&String, &Words)| (skill.clone(), vec![cues.join("|")]);
        let listed = cues.cues.iter().filter(|(_, cues)| !cues.is_empty());
        let irregular = activities.irregular.clone();
        Self::new(code, &ActivitiesFile { irregular, activities: listed.map(alone).collect() }, dates)
    }

    /// The table that was packed. Its hashes are left out of the data, where they would take a quarter of the space.
    pub(crate) fn unpacked(packed: &[u8]) -> Self {
        postcard::from_bytes::<Self>(packed).unwrap_or_default().indexed()
    }

    fn indexed(mut self) -> Self {
        self.by_word = Runs::of(self.phrases.words.iter().map(first_word));
        self.by_letters = Runs::of(self.beginnings.words.iter().map(first_letters));
        let irregular = self.irregular.iter().map(|(form, _)| form);
        let special = irregular.chain(&self.numbers).chain(&self.times).map(|word| hash("", word));
        self.special = special.collect();
        self.special.sort_unstable();
        self
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

    /// Whether a word may be an irregular form, a number or a word for times.
    fn is_special(&self, word: &str) -> bool {
        self.special.binary_search(&hash("", word)).is_ok()
    }

    /// The lookup form of a folded word.
    fn key_of<'k>(&'k self, word: &'k str) -> &'k str {
        match self.irregular.binary_search_by(|(form, _)| form.as_str().cmp(word)) {
            Ok(at) => self.irregular.get(at).map_or("", |(_, base)| base),
            Err(_) => self.regular(word),
        }
    }

    /// The lookup form of a word that is not irregular.
    fn regular<'k>(&self, word: &'k str) -> &'k str {
        if self.stems { careful_stem(word) } else { word }
    }
}

/// The stem of a word, unless it is so short that it could be a small word: "theses" is not "the".
fn careful_stem(word: &str) -> &str {
    let stem = stem(word);
    if stem.len() < SHORTEST_STEM && word.len() - stem.len() > LONGEST_SHORT_ENDING { word } else { stem }
}

/// Phrases with the patterns and slots they fill.
type Fills = BTreeMap<String, Vec<Fill>>;

fn listed(fills: Fills) -> PhraseList {
    let mut phrases: Vec<(String, Vec<Fill>)> = fills.into_iter().collect();
    // By the first word, for lookup; a space sorts before all characters in words.
    phrases.sort_by(|(a, _), (b, _)| first_word(a).cmp(first_word(b)).then(a.cmp(b)));
    PhraseList::of(phrases)
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// So many letters as every beginning has.
fn first_letters(word: &str) -> &str {
    let end = word.char_indices().nth(SHORTEST_BEGINNING).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
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

/// The patterns that cannot work, each with the reason.
pub(super) fn faults(file: &ActivitiesFile) -> Vec<(String, String)> {
    let patterns = file.activities.values().flatten();
    patterns.filter_map(|pattern| Some((pattern.clone(), fault(pattern)?))).collect()
}

/// The cues that cannot work, each with the reason.
pub(super) fn faults_of_cues(file: &CuesFile) -> Vec<(String, String)> {
    let cues = file.cues.values().flatten();
    let fault = |cue: &String| {
        let signs = [" + ", "|", "!", NUMBER].iter().find(|sign| cue.contains(**sign));
        signs
            .map(|sign| format!("'{cue}' has '{}', which only activities have", sign.trim()))
            .or_else(|| fault(cue))
    };
    cues.filter_map(|cue| Some((cue.clone(), fault(cue)?))).collect()
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
