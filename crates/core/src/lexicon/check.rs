//! What may be wrong with the files of a language beyond their shape.
//!
//! The build script includes this file too, so it names nothing of the crate but the files beside it.

use super::activities;
use super::files::{LanguageFiles, SectionWords, Words};

/// A mistake in a file of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconFault {
    /// The file within the language's folder.
    pub file: &'static str,
    /// The phrase that it is about; empty when it is about the whole file.
    pub phrase: String,
    /// What is wrong.
    pub message: String,
}

/// The mistakes in the files of a language: lists of the wrong length, phrases without a letter, and phrases that
/// stand in two lists which contradict each other.
#[must_use]
pub fn faults(files: &LanguageFiles) -> Vec<LexiconFault> {
    let mut faults = Vec::new();
    for (name, lists) in [("months", &files.dates.months), ("numbers", &files.dates.numbers)] {
        if lists.len() != 12 {
            let message = format!("'{name}' has {} lists, where 12 are needed", lists.len());
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
    faults
}

/// Every phrase has a letter and stands once in lists of which only one can be meant.
fn exclusive(file: &'static str, lists: &[(&str, &Words)], faults: &mut Vec<LexiconFault>) {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (name, words) in lists {
        for phrase in *words {
            let key: String =
                phrase.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
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
