//! Level words: what resumes call the four levels of the scale in `data/README.md`.

use crate::text::{fold, words};
use crate::units::Level;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of each level; a phrase of two words stands before the single words that it contains.
const LEVEL_WORDS: &[(&str, Level)] = &[
    ("working knowledge", Level::Intermediate),
    ("working proficiency", Level::Advanced),
    ("professional working proficiency", Level::Advanced),
    ("limited working proficiency", Level::Intermediate),
    ("elementary proficiency", Level::Basic),
    ("native or bilingual proficiency", Level::Expert),
    ("full professional proficiency", Level::Expert),
    ("basic knowledge", Level::Basic),
    ("some experience", Level::Basic),
    ("hands on", Level::Intermediate),
    ("in depth", Level::Advanced),
    ("mother tongue", Level::Expert),
    ("native speaker", Level::Expert),
    ("familiar with", Level::Basic),
    ("exposure to", Level::Basic),
    ("beginner", Level::Basic),
    ("novice", Level::Basic),
    ("basic", Level::Basic),
    ("basics", Level::Basic),
    ("elementary", Level::Basic),
    ("entry", Level::Basic),
    ("familiar", Level::Basic),
    ("familiarity", Level::Basic),
    ("fundamental", Level::Basic),
    ("exposure", Level::Basic),
    ("junior", Level::Basic),
    ("a1", Level::Basic),
    ("a2", Level::Basic),
    ("intermediate", Level::Intermediate),
    ("medium", Level::Intermediate),
    ("moderate", Level::Intermediate),
    ("average", Level::Intermediate),
    ("good", Level::Intermediate),
    ("competent", Level::Intermediate),
    ("solid", Level::Intermediate),
    ("conversational", Level::Intermediate),
    ("practical", Level::Intermediate),
    ("b1", Level::Intermediate),
    ("b2", Level::Intermediate),
    ("advanced", Level::Advanced),
    ("proficient", Level::Advanced),
    ("proficiency", Level::Advanced),
    ("strong", Level::Advanced),
    ("skilled", Level::Advanced),
    ("very good", Level::Advanced),
    ("fluent", Level::Advanced),
    ("senior", Level::Advanced),
    ("excellent", Level::Advanced),
    ("experienced", Level::Advanced),
    ("professional", Level::Advanced),
    ("c1", Level::Advanced),
    ("expert", Level::Expert),
    ("expertise", Level::Expert),
    ("master", Level::Expert),
    ("mastery", Level::Expert),
    ("guru", Level::Expert),
    ("native", Level::Expert),
    ("bilingual", Level::Expert),
    ("extensive", Level::Expert),
    ("c2", Level::Expert),
];

/// Reads a field that states a level: a word ("Advanced"), years ("5 years"), or a share ("80%", "4/5").
///
/// The longest phrase that occurs wins; years count before words. `None` when it says nothing of a level.
///
/// ```
/// use skillgap_core::{level::stated_level, units::Level};
/// assert_eq!(stated_level("Advanced"), Some(Level::Advanced));
/// assert_eq!(stated_level("5+ years"), Some(Level::Advanced));
/// assert_eq!(stated_level("4/5"), Some(Level::Advanced));
/// assert_eq!(stated_level("Remote"), None);
/// ```
#[must_use]
pub fn stated_level(field: &str) -> Option<Level> {
    let folded = fold(field);
    stated_years(&folded).map(Level::from_years).or_else(|| worded_level(&folded)).or_else(|| share(&folded))
}

/// The level of the longest level phrase in a folded text.
pub(crate) fn worded_level(folded: &str) -> Option<Level> {
    #[cfg(test)]
    crate::steps::step();
    let said: Vec<&str> = words(folded).collect();
    let begins = |at: usize| PHRASES_BY_FIRST.get(said[at]).into_iter().flatten().map(move |i| (at, *i));
    let held = (0..said.len()).flat_map(begins).filter(|(at, i)| {
        let mut rest = said[*at..].iter();
        LEVEL_WORDS[*i].0.split(' ').all(|word| rest.next() == Some(&word))
    });
    held.map(|(_, i)| i).max_by_key(|i| (LEVEL_WORDS[*i].0.len(), *i)).map(|i| LEVEL_WORDS[i].1)
}

/// The places in [`LEVEL_WORDS`] of the phrases that begin with a word: most words begin none.
static PHRASES_BY_FIRST: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (i, (phrase, _)) in LEVEL_WORDS.iter().enumerate() {
        by_first.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default().push(i);
    }
    by_first
});

/// The years of use that a folded text states ("5+ years", "3 yrs", "18 months").
#[must_use]
pub fn stated_years(folded: &str) -> Option<f64> {
    let spaced: String =
        folded.chars().map(|c| if c == '+' || c == '-' || c == '~' { ' ' } else { c }).collect();
    let parts: Vec<&str> =
        spaced.split(|c: char| !(c.is_alphanumeric() || c == '.')).filter(|p| !p.is_empty()).collect();
    let unit_at = parts.iter().position(|p| unit_of(p).is_some())?;
    let unit = unit_of(parts[unit_at])?;
    let glued = parts[unit_at].trim_end_matches(char::is_alphabetic);
    let number = if glued.is_empty() { parts[..unit_at].last()? } else { glued };
    let count = number.trim_matches('.').parse::<f64>().ok().or_else(|| counted(number))?;
    (count.is_finite() && (0.0..=70.0 / unit).contains(&count)).then_some(count * unit)
}

/// Years per unit when the word is, or ends in, a unit of time.
fn unit_of(word: &str) -> Option<f64> {
    match word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.') {
        "years" | "year" | "yrs" | "yr" | "y" if word != "y" => Some(1.0),
        "months" | "month" | "mos" => Some(1.0 / 12.0),
        _ => None,
    }
}

fn counted(word: &str) -> Option<f64> {
    const NUMBERS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    NUMBERS.iter().zip(0u8..).find(|(name, _)| **name == word).map(|(_, n)| f64::from(n))
}

/// "80%" and "4/5": quarters of the scale, rounded up.
fn share(folded: &str) -> Option<Level> {
    let trimmed = folded.trim();
    let part = match (trimmed.strip_suffix('%'), trimmed.split_once('/')) {
        (Some(percent), _) => percent.trim().parse::<f64>().ok()? / 100.0,
        (None, Some((of, all))) => of.trim().parse::<f64>().ok()? / all.trim().parse::<f64>().ok()?,
        (None, None) => return None,
    };
    match part {
        p if !(0.0..=1.0).contains(&p) => None,
        p if p <= 0.25 => Some(Level::Basic),
        p if p <= 0.5 => Some(Level::Intermediate),
        p if p <= 0.8 => Some(Level::Advanced),
        _ => Some(Level::Expert),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_state_levels() {
        let cases = [
            ("Beginner", Some(Level::Basic)),
            ("Familiar with", Some(Level::Basic)),
            ("working knowledge", Some(Level::Intermediate)),
            ("Professional working proficiency", Some(Level::Advanced)),
            ("Master", Some(Level::Expert)),
            ("Native speaker", Some(Level::Expert)),
            ("2 years", Some(Level::Intermediate)),
            ("2yrs", Some(Level::Intermediate)),
            ("6 months", Some(Level::Basic)),
            ("10+ years", Some(Level::Expert)),
            ("five years", Some(Level::Advanced)),
            ("25%", Some(Level::Basic)),
            ("5/5", Some(Level::Expert)),
            ("B2", Some(Level::Intermediate)),
            ("", None),
            ("1/0", None),
            ("Python", None),
        ];
        for (field, level) in cases {
            assert_eq!(stated_level(field), level, "{field:?}");
        }
    }
}
