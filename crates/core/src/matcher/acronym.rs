//! Matches initials: "NLP" for natural language processing, and a name in full for a label that is an
//! acronym.

use super::index::Index;
use super::labels::{Label, initials};
use crate::catalog::SkillId;
use crate::text::{compact, words};

/// Initials of only one skill, with four or more letters, in capitals.
const UNIQUE: f64 = 0.85;
/// The same with three letters, which have many more meanings than a catalogue contains ("MES", "SES",
/// "RDC").
const UNIQUE_SHORT: f64 = 0.70;
/// The same in lower case: "api" may be a word.
const UNIQUE_SMALL: f64 = 0.60;
/// Initials shared by several skills.
const SHARED: f64 = 0.35;
/// Initials of a statement ("thread cloth liner"): people abbreviate names, not activities.
const STATEMENT: f64 = 0.25;
/// A name in full whose initials are a label ("Structured Query Language" for SQL).
const WRITTEN_OUT: f64 = 0.60;

/// The skills that initials may stand for, with scores.
pub(super) fn expansions(index: &Index, raw: &str, folded: &str) -> Vec<(SkillId, f64)> {
    let key = compact(folded);
    let letters = key.chars().count();
    if words(folded).count() > 1 {
        return written_out(index, folded);
    }
    if !(2..=7).contains(&letters) || !key.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let (statements, names): (Vec<Label>, Vec<Label>) =
        index.abbreviated(&key).partition(|label| index.opens_statement(label.folded));
    let (statements, names) = (skills(statements), skills(names));
    let capitals = raw.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let score = match (names.len(), capitals) {
        (1, true) if letters >= 4 => UNIQUE,
        (1, true) if letters == 3 => UNIQUE_SHORT,
        (1, false) if letters >= 4 => UNIQUE_SMALL,
        _ => SHARED,
    };
    let names = names.into_iter().map(|skill| (skill, score));
    names.chain(statements.into_iter().map(|skill| (skill, STATEMENT))).collect()
}

fn skills(labels: Vec<Label>) -> Vec<SkillId> {
    let mut skills: Vec<SkillId> = labels.into_iter().map(|label| label.skill).collect();
    skills.sort_unstable();
    skills.dedup();
    skills
}

fn written_out(index: &Index, folded: &str) -> Vec<(SkillId, f64)> {
    let Some(short) = initials(folded).filter(|short| short.chars().count() >= 3) else { return Vec::new() };
    index.named(&short).into_iter().map(|(_, label)| (label.skill, WRITTEN_OUT)).collect()
}
