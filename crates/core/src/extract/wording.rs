//! What the words of an item say beside a name: headings of groups, levels, numbers, filler.

use super::split::Range;
use crate::level::{stated_level, stated_years, worded_level};
use crate::scan::words_of;
use crate::stance::{Stance, whole_stance};
use crate::text::{fold, words};
use crate::units::Level;

/// Headings of groups inside a list ("Languages: Python, Java"): they name no skill themselves.
pub(super) const GROUP_WORDS: &[&str] = &[
    "languages",
    "language",
    "tools",
    "tool",
    "technologies",
    "technology",
    "frameworks",
    "framework",
    "libraries",
    "library",
    "databases",
    "database",
    "platforms",
    "platform",
    "skills",
    "skill",
    "other",
    "others",
    "misc",
    "software",
    "soft",
    "hard",
    "technical",
    "core",
    "key",
    "competencies",
    "stack",
    "methods",
    "methodologies",
    "expertise",
    "proficient",
    "familiar",
    "advanced",
    "intermediate",
    "basic",
    "beginner",
    "expert",
    "interests",
    "environments",
    "operating",
    "systems",
    "os",
    "web",
    "backend",
    "frontend",
    "cloud",
    "devops",
    "programming",
    "scripting",
    "concepts",
    "knowledge",
    "experience",
    "includes",
    "including",
    "areas",
    "certifications",
    "data",
    "testing",
    "design",
    "general",
    "professional",
    "personal",
    "digital",
    "it",
];
/// Nothing inside the parentheses but levels and noise.
pub(super) fn found_alone(inside: &[Range], text: &str) -> bool {
    inside
        .iter()
        .all(|(s, e)| text.get(*s..*e).is_none_or(|words| stated_level(words).is_some() || is_noise(words)))
}

/// What stands after a colon names things unless it is a level, years, or "none".
pub(super) fn names_things(text: &str, (start, end): Range) -> bool {
    let rest = text.get(start..end).unwrap_or("");
    let folded = fold(rest);
    let short = words(&folded).count() <= 4;
    let said = stated_level(rest).is_some()
        || matches!(folded.as_str(), "none" | "yes" | "no" | "never" | "n/a")
        || whole_stance(&words_of(&folded)) != Stance::Held;
    !(short && said)
}

/// The level that a part states when it says nothing else: "native", "6 years", "B2 level".
pub(super) fn bare_level(text: &str, (start, end): Range) -> Option<Level> {
    let part = text.get(start..end)?;
    let folded = fold(part);
    let level = stated_level(part)?;
    let beside = |word: &str| worded_level(word).is_none() && !LEVEL_UNITS.contains(&word);
    let plain = words(&folded).all(|w| !beside(w) || w.starts_with(|c: char| c.is_ascii_digit()));
    (plain && whole_stance(&words_of(&folded)) == Stance::Held).then_some(level)
}

/// Words beside a level that name nothing.
const LEVEL_UNITS: &[&str] = &[
    "years",
    "year",
    "yrs",
    "months",
    "month",
    "level",
    "speaker",
    "proficiency",
    "fluency",
    "of",
    "experience",
    "user",
    "working",
    "professional",
    "very",
    "good",
    "over",
    "more",
    "than",
    "native",
    "mother",
    "tongue",
];

/// Years, telephone numbers and marks: without a letter nothing is named.
pub(super) fn is_number(item: &str) -> bool {
    !item.contains(char::is_alphabetic)
}

/// Versions and filler inside parentheses: "(3.x)", "(v2)", "(2019)", "(etc.)".
pub(super) fn is_noise(inside: &str) -> bool {
    let folded = fold(inside);
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    letters <= 1
        || matches!(
            folded.as_str(),
            "etc"
                | "etc."
                | "e.g."
                | "certified"
                | "self taught"
                | "self-taught"
                | "current"
                | "present"
                | "daily"
        )
}

/// The level that an item states beside the name: its years, or a level word that is no part of the name.
pub(super) fn level_beside(item: &str, label: &str) -> Option<Level> {
    let folded = fold(item);
    if let Some(years) = stated_years(&folded) {
        return Some(Level::from_years(years));
    }
    let label = fold(label);
    let own: Vec<&str> = words(&label).collect();
    let beside: Vec<&str> = words(&folded).filter(|w| !own.contains(w)).collect();
    if beside.len() == words(&folded).count() && beside.len() == 1 {
        None
    } else {
        worded_level(&beside.join(" "))
    }
}
