//! Checks the files of a language beyond their format.
//!
//! The build script includes this file too, so it refers only to the files next to it.

use super::activities;
use super::files::{LanguageFiles, SectionWords, Words};

/// An error in a file of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconFault {
    /// The file in the language's folder.
    pub file: &'static str,
    /// The phrase concerned; empty if the error is about the whole file.
    pub phrase: String,
    /// The problem.
    pub message: String,
}

/// The errors in the files of a language: lists of the wrong length, phrases without a letter, and phrases in
/// two contradictory lists.
#[must_use]
pub fn faults(files: &LanguageFiles) -> Vec<LexiconFault> {
    let mut faults = Vec::new();
    for (name, lists, needed) in [("months", &files.dates.months, 12), ("numbers", &files.dates.numbers, 20)]
    {
        if lists.len() != needed {
            let message = format!("'{name}' has {} lists, where {needed} are needed", lists.len());
            faults.push(LexiconFault { file: "dates.toml", phrase: String::new(), message });
        }
    }
    let levels = &files.levels;
    exclusive(
        "levels.toml",
        &[
            ("basic", &levels.basic),
            ("intermediate", &levels.intermediate),
            ("advanced", &levels.advanced),
            ("expert", &levels.expert),
        ],
        &mut faults,
    );
    let before = &files.assertions.before;
    let lists = [("denied", &before.denied), ("wished", &before.wished), ("held", &before.held)];
    exclusive("assertions.toml", &lists, &mut faults);
    let after = &files.assertions.after;
    exclusive("assertions.toml", &[("denied", &after.denied), ("wished", &after.wished)], &mut faults);
    exclusive("headings.toml", &by_section(&files.headings.whole), &mut faults);
    let months: Vec<(&str, &Words)> = files.dates.months.iter().map(|names| ("months", names)).collect();
    exclusive("dates.toml", &months, &mut faults);
    let wrong = activities::faults(&files.activities).into_iter();
    faults.extend(wrong.map(|(phrase, message)| LexiconFault { file: "activities.toml", phrase, message }));
    let wrong = activities::faults_of_cues(&files.cues).into_iter();
    faults.extend(wrong.map(|(phrase, message)| LexiconFault { file: "cues.toml", phrase, message }));
    of_posting(files, &mut faults);
    of_synonyms(files, &mut faults);
    of_technology(files, &mut faults);
    faults
}

/// Checks that a group has at least two words, and that a phrase has several words and stands for a single one.
fn of_synonyms(files: &LanguageFiles, faults: &mut Vec<LexiconFault>) {
    const FILE: &str = "synonyms.toml";
    let mut fault = |words: &Words, message: &str| {
        let phrase = words.first().cloned().unwrap_or_default();
        faults.push(LexiconFault { file: FILE, phrase, message: message.to_owned() });
    };
    let is_word = |word: &String| !word.is_empty() && !word.contains(' ');
    for words in &files.synonyms.groups {
        if words.len() < 2 || !words.iter().all(is_word) {
            fault(words, "a group has two words or more, each without a blank");
        }
    }
    for words in &files.synonyms.phrases {
        let phrases = words.get(1..).unwrap_or_default();
        let spaced = phrases.iter().any(|phrase| phrase.split(' ').any(str::is_empty));
        if phrases.is_empty() || spaced || !words.first().is_some_and(is_word) {
            fault(words, "a word comes first, and then what stands for it, with single blanks");
        }
    }
}

/// Checks that names are in lower case with single spaces, and that each kind has a label.
fn of_technology(files: &LanguageFiles, faults: &mut Vec<LexiconFault>) {
    const FILE: &str = "technology.toml";
    let technology = &files.technology;
    let of_kinds = technology.kind.iter().flat_map(|kind| {
        [&kind.names, &kind.first_words, &kind.last_words, &kind.endings].into_iter().flatten()
    });
    let of_files = technology.files.iter().flat_map(|files| files.of.iter().chain(&files.end));
    for name in technology.also.iter().flatten().chain(of_files).chain(of_kinds) {
        let spaced = name.split(' ').any(str::is_empty);
        if spaced || name.chars().any(char::is_uppercase) || !name.chars().any(char::is_alphanumeric) {
            let message = format!("'{name}' is not written in small letters with single blanks");
            faults.push(LexiconFault { file: FILE, phrase: name.clone(), message });
        }
    }
    for kind in technology.kind.iter().filter(|kind| kind.labels.is_empty()) {
        let name = kind.names.first().cloned().unwrap_or_default();
        let message = "a kind without 'labels' stands for nothing".to_owned();
        faults.push(LexiconFault { file: FILE, phrase: name, message });
    }
}

/// Checks that a heading of a posting starts only one part, and a wording means only one thing.
fn of_posting(files: &LanguageFiles, faults: &mut Vec<LexiconFault>) {
    const FILE: &str = "posting.toml";
    let headings = &files.posting.headings;
    let lists = [
        ("required", &headings.required),
        ("preferred", &headings.preferred),
        ("tools", &headings.tools),
        ("tasks", &headings.tasks),
        ("offers", &headings.offers),
        ("company", &headings.company),
        ("legal", &headings.legal),
        ("not_asked", &headings.not_asked),
    ];
    exclusive(FILE, &lists, faults);
    let (wordings, asides) = (&files.posting.wordings, &files.posting.asides);
    let lists = [
        ("required", &wordings.required),
        ("preferred", &wordings.preferred),
        ("preferred_before", &wordings.preferred_before),
        ("preferred_behind", &wordings.preferred_behind),
        ("not_asked", &wordings.not_asked),
        ("asks", &wordings.asks),
        ("nouns", &wordings.nouns),
        ("tasks", &wordings.tasks),
        ("offers", &asides.offers),
        ("employer", &asides.employer),
        ("praise", &asides.praise),
        ("legal", &asides.legal),
    ];
    exclusive(FILE, &lists, faults);
    let conditions = &files.posting.conditions;
    let lists = [
        ("travel", &conditions.travel),
        ("hours", &conditions.hours),
        ("permit", &conditions.permit),
        ("driving", &conditions.driving),
        ("place", &conditions.place),
        ("pay", &conditions.pay),
        ("contract", &conditions.contract),
        ("checks", &conditions.checks),
        ("physical", &conditions.physical),
    ];
    exclusive(FILE, &lists, faults);
    let lists = &files.posting.lists;
    exclusive(FILE, &[("or", &lists.or), ("and", &lists.and)], faults);
}

/// Checks that every phrase has a letter and is in only one of several exclusive lists.
fn exclusive(file: &'static str, lists: &[(&str, &Words)], faults: &mut Vec<LexiconFault>) {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (name, words) in lists {
        for phrase in *words {
            let key: String =
                phrase.to_lowercase().chars().map(|c| if is_apart(c) { ' ' } else { c }).collect();
            let key = key.split(' ').filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ");
            let message = if !key.chars().any(char::is_alphanumeric) {
                format!("'{phrase}' has no letter")
            } else if let Some((_, first)) = seen.iter().find(|(known, _)| *known == key) {
                format!("'{phrase}' stands in '{first}' already")
            } else {
                seen.push((key, name));
                continue;
            };
            faults.push(LexiconFault { file, phrase: phrase.clone(), message });
        }
    }
}

fn by_section(words: &SectionWords) -> Vec<(&'static str, &Words)> {
    vec![
        ("skills", &words.skills),
        ("work", &words.work),
        ("volunteer", &words.volunteer),
        ("projects", &words.projects),
        ("education", &words.education),
        ("certificates", &words.certificates),
        ("languages", &words.languages),
        ("summary", &words.summary),
        ("publications", &words.publications),
        ("awards", &words.awards),
        ("interests", &words.interests),
        ("other", &words.other),
        ("wishes", &words.wishes),
        ("private", &words.private),
        ("references", &words.references),
        ("title", &words.title),
    ]
}

/// Whether a character counts as a space when words are compared.
fn is_apart(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '+' | '#' | '*')
}
