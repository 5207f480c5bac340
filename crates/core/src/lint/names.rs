//! Finds names that are nearly the same as those of other skills, or ordinary words.

use super::subject::{Subject, is_product};
use super::{Code, Finding};
use crate::catalog::{Skill, SkillId};
use crate::matcher::{british, stem};
use crate::text::{fold, words};
use std::collections::HashMap;

/// The fewest letters of a word that can be a plural, unlike "AWS" and "iOS".
const SHORTEST_PLURAL: usize = 4;

/// The form that a name has in common with its plural, its British spelling and its spelling as one word.
pub(super) fn near(name: &str) -> String {
    // The final S of an abbreviation is not a plural: SSRS, SunOS.
    let one = |word: &str| {
        let folded = fold(word);
        if word.ends_with('S') { folded } else { singular(&british(&folded)) }
    };
    words(name).map(one).collect()
}

fn singular(word: &str) -> String {
    let keeps = word.ends_with("ss")
        || (word.len() > SHORTEST_PLURAL && ["us", "is"].iter().any(|e| word.ends_with(e)));
    if word.len() < SHORTEST_PLURAL || keeps || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(before) = word.strip_suffix("ies").filter(|before| before.len() > 2) {
        return format!("{before}y");
    }
    let hissed = ["ches", "shes", "xes", "sses"].iter().any(|ending| word.ends_with(ending));
    let before = if hissed { word.strip_suffix("es") } else { word.strip_suffix('s') };
    before.unwrap_or(word).to_owned()
}

/// The label and alternative names of a skill.
pub(super) fn names(skill: &Skill) -> impl Iterator<Item = &str> {
    std::iter::once(&skill.label).chain(&skill.alt_labels).map(String::as_str)
}

/// Names of two skills that cannot be told apart.
pub(super) fn near_labels(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<String, (SkillId, &str)> = HashMap::new();
    for (id, skill) in subject.catalog.skill_ids() {
        for name in names(skill) {
            let (known, other) = *first.entry(near(name)).or_insert((id, name));
            if known == id {
                continue;
            }
            let (key, place) = (subject.key(known), subject.skill_place(known));
            let message = format!(
                "has the name '{name}', which is nearly the same as '{other}' of \
             '{key}' ({place})"
            );
            found.push(subject.of_pair(Code::NearLabel, id, name, message));
        }
    }
}

/// Ordinary English words that match a skill wherever they occur: names of products, and words that the
/// lexicon lists as usually meaning something else. "Trademarks" for intellectual property does no harm.
pub(super) fn ordinary_names(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (id, skill) in subject.catalog.skill_ids().filter(|(_, skill)| !skill.needs_context) {
        for name in names(skill).filter(|name| is_ordinary(subject, name)) {
            let is_label = name == skill.label;
            let misleads = is_product(skill.kind) || subject.misleading.contains(&fold(name));
            if misleads && (is_label || says_little(name, &skill.label)) {
                let message = format!(
                    "has the name '{name}', an ordinary word; set context = true or \
                 remove it"
                );
                found.push(subject.of_pair(Code::OrdinaryName, id, name, message));
            }
        }
    }
}

/// Whether a name is one ordinary English word.
fn is_ordinary(subject: &Subject<'_>, name: &str) -> bool {
    // A word in capitals is an abbreviation and cannot be confused.
    if name.len() < 2 || !name.contains(char::is_lowercase) || !name.bytes().all(|b| b.is_ascii_alphabetic())
    {
        return false;
    }
    subject.is_english(&name.to_ascii_lowercase())
}

/// Whether a word is unrelated to the label: "auditing" is related to "Internal Audit", "pages" is not to
/// Webflow.
fn says_little(name: &str, label: &str) -> bool {
    let (name, label) = (fold(name), fold(label));
    !words(&label).any(|part| stem(part) == stem(&name))
}

/// Names in other languages that are ordinary words in English text.
pub(super) fn foreign_words(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for (at, draft) in (0u32..).zip(&subject.draft.skills) {
        let id = SkillId(at);
        let skill = subject.catalog.skill(id);
        for (code, foreign) in &draft.names {
            let ordinary = |name: &&String| is_ordinary(subject, name);
            for name in
                foreign.iter().filter(ordinary).filter(|name| names(skill).all(|own| says_little(name, own)))
            {
                let message =
                    format!("has the name '{name}' in the language '{code}', which is also an English word");
                found.push(subject.of_pair(Code::ForeignWord, id, name, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn plurals_spaces_and_british_spelling_make_no_difference() {
        for (a, b) in [
            ("REST API", "REST APIs"),
            ("Data base", "Databases"),
            ("Organisation Studies", "organization study"),
            ("Branches", "branch"),
            ("GPUs", "GPU"),
            ("Keys", "key"),
        ] {
            assert_eq!(near(a), near(b), "{a}");
        }
        for (a, b) in [
            ("C", "C++"),
            ("AWS", "AW"),
            ("Less", "Les"),
            ("Analysis", "Analysi"),
            ("SSR", "SSRS"),
            ("Suno", "SunOS"),
        ] {
            assert_ne!(near(a), near(b), "{a}");
        }
    }
}
