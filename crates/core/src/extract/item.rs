//! One item of a list: a name with or without decoration, several names, or a short sentence.

use super::split::{Range, headed, items, joined_parts, parenthesised};
use super::{Extractor, Found};
use crate::degree::degree_at;
use crate::level::{stated_level, stated_years, worded_level};
use crate::matcher::Candidate;
use crate::mention::{Outcome, SetAsideReason};
use crate::scan::words_of;
use crate::stance::{Stance, whole_stance};
use crate::text::{fold, words};
use crate::units::Level;

/// Headings of groups inside a list ("Languages: Python, Java"): they name no skill themselves.
const GROUP_WORDS: &[&str] = &[
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
/// A skill less like an unknown mention than this is no help as a hint.
const NEAR: f64 = 0.5;
/// Lists nest ("AWS: EC2 (t3, m5), S3"); deeper than this they are running text.
const DEEPEST: usize = 4;

impl Extractor<'_> {
    /// The mentions of a list.
    pub(crate) fn list(&mut self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        self.part(text, (0, text.len()), DEEPEST, &mut found);
        found
    }

    /// A part of a list: heads come off first, then the items are read one by one.
    fn part(&mut self, text: &str, (start, end): Range, depth: usize, found: &mut Vec<Found>) {
        if let Some((head, rest)) =
            headed(text, start, end).filter(|(_, rest)| depth > 0 && names_things(text, *rest))
        {
            let (level, denied) = self.head(text, head, found);
            let from = found.len();
            self.part(text, rest, depth - 1, found);
            apply_head(&mut found[from..], level, denied);
            return;
        }
        match items(text, start, end).as_slice() {
            [only] => self.item(text, *only, depth, found),
            several if self.is_sentence(text, (start, end)) => {
                let prose = self.prose(text, start, end);
                match prose.is_empty() {
                    true => several.iter().for_each(|range| self.item(text, *range, depth, found)),
                    false => found.extend(prose),
                }
            }
            several => {
                several.iter().for_each(|range| self.part(text, *range, depth.saturating_sub(1), found))
            }
        }
    }

    /// What stands before a colon: a group's name, a level for the group, or a skill of its own.
    fn head(
        &mut self,
        text: &str,
        (start, end): Range,
        found: &mut Vec<Found>,
    ) -> (Option<Level>, Option<SetAsideReason>) {
        let folded = fold(text.get(start..end).unwrap_or(""));
        let denied = match whole_stance(&words_of(&folded)) {
            Stance::Held => None,
            Stance::Denied => Some(SetAsideReason::Denied),
            Stance::Wished => Some(SetAsideReason::Wished),
        };
        let group = words(&folded).all(|w| GROUP_WORDS.contains(&w) || w == "and" || w == "of");
        if !group
            && denied.is_none()
            && let Some(candidate) = self.matcher.exact(&folded)
        {
            found.push((start, end, Outcome::Held { candidate, level: None }));
        }
        (worded_level(&folded), denied)
    }

    /// Many words with a cue of denial or wish, or a verb's full stop inside: read it as a sentence.
    fn is_sentence(&self, text: &str, (start, end): Range) -> bool {
        let words = words_of(text.get(start..end).unwrap_or(""));
        whole_stance(&words) != Stance::Held
    }

    fn item(&mut self, text: &str, range: Range, depth: usize, found: &mut Vec<Found>) {
        let (start, end) = range;
        let item = text.get(start..end).unwrap_or("");
        if !item.contains(char::is_alphanumeric) {
            return;
        }
        if self.is_sentence(text, range) {
            let prose = self.prose(text, start, end);
            if !prose.is_empty() {
                return found.extend(prose);
            }
        }
        if degree_at(self.matcher, &words_of(item), 0).is_some() {
            return found.extend(self.prose(text, start, end));
        }
        if depth > 0
            && let Some((head, inside)) = parenthesised(text, start, end)
            && self.undecorated_name(item).is_none()
        {
            return self.with_parentheses(text, range, head, &inside, depth, found);
        }
        if let Some(candidate) = self.matcher.exact(item) {
            return found.push((start, end, self.held(candidate, item)));
        }
        // "Programming languages" heads a group; it is no skill that somebody could lack.
        if crate::text::words(&fold(item)).all(|word| GROUP_WORDS.contains(&word))
            || self.joined(text, range, found)
        {
            return;
        }
        let matched = self.matcher.candidates(item, 1, self.session);
        let prose = self.prose(text, start, end);
        match matched.held() {
            Some(candidate) => found.push((start, end, self.held(candidate, item))),
            None if !prose.is_empty() => found.extend(prose),
            None => {
                let near = matched.candidates.first().filter(|candidate| candidate.score.get() >= NEAR);
                let nearest = near.map(|candidate| candidate.skill);
                found.push((start, end, Outcome::Unrecognised { nearest }));
            }
        }
    }

    /// The item is a label as it stands, parentheses included ("Java (computer programming)").
    fn undecorated_name(&self, item: &str) -> Option<Candidate> {
        self.matcher.lookup(&crate::text::compact(item)).map(|(candidate, _)| candidate)
    }

    fn held(&self, candidate: Candidate, item: &str) -> Outcome {
        let level = self.level_of(candidate, level_beside(item, &self.catalog.skill(candidate.skill).label));
        Outcome::Held { candidate, level }
    }

    /// "Python (pandas, NumPy)", "SQL (5 years)": the head with the level inside, then the names inside.
    fn with_parentheses(
        &mut self,
        text: &str,
        range: Range,
        head: Range,
        inside: &[Range],
        depth: usize,
        found: &mut Vec<Found>,
    ) {
        let from = found.len();
        if head.0 < head.1 {
            self.part(text, head, depth - 1, found);
        }
        let mut level = None;
        for &(start, end) in inside {
            let words = text.get(start..end).unwrap_or("");
            match stated_level(words).or_else(|| stated_years(&fold(words)).map(Level::from_years)) {
                Some(stated) => level = Some(stated),
                None if is_noise(words) => {}
                None => self.part(text, (start, end), depth - 1, found),
            }
        }
        if let Some((start, end, Outcome::Held { level: known, .. })) = found.get_mut(from) {
            if *start == head.0 {
                *known = known.or(level);
            }
            // The evidence of a head with nothing but a level in parentheses is the whole item.
            if found_alone(inside, text) {
                *end = range.1;
            }
        }
    }

    /// "HTML/CSS", "Docker and Kubernetes": every part is a name, or a slash joins at least one.
    fn joined(&mut self, text: &str, (start, end): Range, found: &mut Vec<Found>) -> bool {
        let parts = joined_parts(text, start, end);
        let slash = text.get(start..end).unwrap_or("").contains('/');
        let known: Vec<Option<Candidate>> =
            parts.iter().map(|(s, e)| self.matcher.exact(text.get(*s..*e).unwrap_or(""))).collect();
        let enough = match slash {
            true => known.iter().any(Option::is_some),
            false => known.iter().all(Option::is_some),
        };
        if parts.len() < 2 || !enough {
            return false;
        }
        for (&(s, e), candidate) in parts.iter().zip(known) {
            let part = text.get(s..e).unwrap_or("");
            let outcome = match candidate {
                Some(candidate) => self.held(candidate, part),
                None => match self.matcher.candidates(part, 1, self.session) {
                    matched if matched.accepted => {
                        matched.held().map_or(Outcome::Unrecognised { nearest: None }, |c| self.held(c, part))
                    }
                    matched => Outcome::Unrecognised {
                        nearest: matched
                            .candidates
                            .first()
                            .filter(|c| c.score.get() >= NEAR)
                            .map(|c| c.skill),
                    },
                },
            };
            found.push((s, e, outcome));
        }
        true
    }
}

/// Nothing inside the parentheses but levels and noise.
fn found_alone(inside: &[Range], text: &str) -> bool {
    inside
        .iter()
        .all(|(s, e)| text.get(*s..*e).is_none_or(|words| stated_level(words).is_some() || is_noise(words)))
}

/// What stands after a colon names things unless it is a level, years, or "none".
fn names_things(text: &str, (start, end): Range) -> bool {
    let rest = text.get(start..end).unwrap_or("");
    let folded = fold(rest);
    let short = words(&folded).count() <= 4;
    let said = stated_level(rest).is_some()
        || matches!(folded.as_str(), "none" | "yes" | "no" | "never" | "n/a")
        || whole_stance(&words_of(&folded)) != Stance::Held;
    !(short && said)
}

/// Versions and filler inside parentheses: "(3.x)", "(v2)", "(2019)", "(etc.)".
fn is_noise(inside: &str) -> bool {
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
fn level_beside(item: &str, label: &str) -> Option<Level> {
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

fn apply_head(found: &mut [Found], level: Option<Level>, denied: Option<SetAsideReason>) {
    for (_, _, outcome) in found {
        match (denied, *outcome) {
            (Some(reason), Outcome::Held { candidate, .. }) => {
                *outcome = Outcome::SetAside { candidate, reason }
            }
            (None, Outcome::Held { candidate, level: None }) => *outcome = Outcome::Held { candidate, level },
            _ => {}
        }
    }
}
