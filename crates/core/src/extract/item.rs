//! One item of a list: a name with or without decoration, several names, or a short sentence.

use super::split::{Range, conjoined, dashed, groups, headed, items, parenthesised, slashed};
use super::wording::{GROUP_WORDS, bare_level, found_alone, is_noise, is_number, level_beside, names_things};
use super::{Extractor, Found};
use crate::catalog::{RelationKind, SkillId, SkillKind};
use crate::degree::degree_at;
use crate::level::{stated_level, stated_years, worded_level};
use crate::matcher::{Candidate, Name};
use crate::mention::{Outcome, SetAsideReason};
use crate::scan::words_of;
use crate::stance::{Stance, whole_stance};
use crate::text::{fold, words};
use crate::units::Level;

/// A skill less like an unknown mention than this is no help as a hint.
const NEAR: f64 = 0.5;
/// What "and" joins to a known name is a name too when it has no more words.
const LONGEST_NAME: usize = 3;
/// What stands before a colon is no head when it is as short as this and holds a digit.
const SHORTEST_HEAD: usize = 3;
/// An unknown part of a name with a slash that is this short belongs to the rest: "C/AL", "OS/2".
const SHORTEST_PART: usize = 2;
/// So many steps lead from a skill up to the group that it stands in.
const HIGHEST_GROUP: usize = 3;
/// Who holds a field cannot but hold what it implies so surely.
const MADE_OF: f64 = 0.9;
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
        let groups = groups(text, start, end);
        if depth > 0 && !groups.is_empty() {
            return groups.iter().for_each(|range| self.part(text, *range, depth - 1, found));
        }
        let headed = headed(text, start, end).or_else(|| self.dashed(text, start, end));
        let headed = headed.filter(|(head, rest)| !self.is_one_name(text, *head, *rest));
        if let Some((head, rest)) = headed.filter(|(_, rest)| depth > 0 && names_things(text, *rest)) {
            let (level, denied) = self.head(text, head, found);
            let from = found.len();
            self.part(text, rest, depth - 1, found);
            apply_head(&mut found[from..], level, denied);
            return;
        }
        if let Some((head, level)) = headed.and_then(|(head, rest)| Some((head, bare_level(text, rest)?))) {
            return self.levelled(text, (start, end), head, level, depth, found);
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
            several => self.several(text, several, depth, found),
        }
    }

    /// Item after item; "6 years" as an item of its own is about the item before it.
    fn several(&mut self, text: &str, ranges: &[Range], depth: usize, found: &mut Vec<Found>) {
        let mut last = found.len();
        let mut unlevelled = last;
        for range in ranges {
            match bare_level(text, *range).filter(|_| found.len() > last) {
                // The first level counts; another one finds nothing to be about.
                Some(level) => {
                    apply_head(&mut found[unlevelled..], Some(level), None);
                    unlevelled = found.len();
                }
                None => {
                    last = found.len();
                    unlevelled = last;
                    self.part(text, *range, depth.saturating_sub(1), found);
                }
            }
        }
    }

    /// "Polish: native": the head with the level that stands behind it; both are the evidence.
    fn levelled(
        &mut self,
        text: &str,
        range: Range,
        head: Range,
        level: Level,
        depth: usize,
        found: &mut Vec<Found>,
    ) {
        let from = found.len();
        self.part(text, head, depth.saturating_sub(1), found);
        apply_head(&mut found[from..], Some(level), None);
        if let [(start, end, Outcome::Held { .. })] = &mut found[from..] {
            (*start, *end) = range;
        }
    }

    /// "1C:Accounting": a colon without a space behind a short name with a digit belongs to the name of a product.
    fn is_one_name(&self, text: &str, head: Range, rest: Range) -> bool {
        let name = text.get(head.0..head.1).unwrap_or("");
        let short = name.len() <= SHORTEST_HEAD && name.contains(|c: char| c.is_ascii_digit()) && !is_number(name);
        short && rest.0 == head.1 + 1 && self.matcher.exact_in(name, self.around.languages).is_none()
    }

    /// A skill, a dash, and what belongs to it; before anything else a dash is punctuation.
    fn dashed(&self, text: &str, start: usize, end: usize) -> Option<(Range, Range)> {
        dashed(text, start, end)
            .filter(|((s, e), _)| self.matcher.exact_in(text.get(*s..*e).unwrap_or(""), self.around.languages).is_some())
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
            && let Some(candidate) = self.matcher.exact_in(&folded, self.around.languages)
        {
            found.push((start, end, Outcome::Held { candidate, level: None }));
        }
        (worded_level(&folded), denied)
    }

    /// Many words with a cue of denial or wish, or a verb's full stop inside: read it as a sentence.
    fn is_sentence(&self, text: &str, (start, end): Range) -> bool {
        whole_stance(&words_of(text.get(start..end).unwrap_or(""))) != Stance::Held
    }

    fn item(&mut self, text: &str, range: Range, depth: usize, found: &mut Vec<Found>) {
        let (start, end) = range;
        let item = text.get(start..end).unwrap_or("");
        if !item.contains(char::is_alphanumeric) || is_number(item) {
            return;
        }
        if let Some((head, rest)) = headed(text, start, end)
            && self.is_one_name(text, head, rest)
            && self.undecorated_name(item).is_none()
        {
            return found.push((start, end, Outcome::Unrecognised { nearest: self.nearest(item) }));
        }
        let words = words_of(item);
        if whole_stance(&words) != Stance::Held {
            let prose = self.prose_of(&words, start);
            if !prose.is_empty() {
                return found.extend(prose);
            }
        }
        if degree_at((self.catalog, self.matcher, self.around), &words, 0).is_some() {
            return found.extend(self.prose_of(&words, start));
        }
        if depth > 0
            && let Some((head, inside)) = parenthesised(text, start, end)
            && self.undecorated_name(item).is_none()
        {
            return self.with_parentheses(text, range, head, &inside, depth, found);
        }
        let name = Name::new(item, self.matcher.lexicon(), self.around.languages);
        if let Some(candidate) = self.matcher.exact_name(&name) {
            return found.push((start, end, self.held(candidate, item)));
        }
        // "Programming languages" heads a group; it is no skill that somebody could lack.
        if crate::text::words(name.folded()).all(|word| GROUP_WORDS.contains(&word))
            || (depth > 0 && self.joined(text, range, depth, found))
        {
            return;
        }
        if let Some(candidate) = self.matcher.alike(&name, self.session) {
            return found.push((start, end, self.held(candidate, item)));
        }
        let prose = self.prose_of(&words, start);
        if !prose.is_empty() {
            return found.extend(prose);
        }
        found.push((start, end, Outcome::Unrecognised { nearest: self.nearest(item) }));
    }

    /// The skill that an unrecognised item is most like, as a hint.
    fn nearest(&mut self, item: &str) -> Option<SkillId> {
        let matched = self.hints.then(|| self.matcher.candidates(item, 1, self.session))?;
        let near = matched.candidates.first().filter(|candidate| candidate.score.get() >= NEAR);
        near.map(|candidate| candidate.skill)
    }

    /// The item is a label as it stands, parentheses included ("Java (computer programming)").
    fn undecorated_name(&self, item: &str) -> Option<Candidate> {
        self.matcher.lookup(&crate::text::compact(item), self.around.languages).map(|(candidate, _)| candidate)
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

    /// "HTML/CSS", "Docker and Kubernetes": the parts are items of their own when enough of them are names.
    fn joined(&mut self, text: &str, (start, end): Range, depth: usize, found: &mut Vec<Found>) -> bool {
        let conjoined = conjoined(text, start, end);
        let (parts, by_slash) = match conjoined.len() {
            0 | 1 => (slashed(text, start, end), true),
            _ => (conjoined, false),
        };
        let known = |(s, e): &Range| self.matcher.exact_in(text.get(*s..*e).unwrap_or(""), self.around.languages).is_some();
        let short = |(s, e): &Range| {
            text.get(*s..*e).is_some_and(|part| part.split_whitespace().count() <= LONGEST_NAME)
        };
        let cut = |(s, e): &Range| text.get(*s..*e).is_some_and(|part| part.chars().count() <= SHORTEST_PART);
        if by_slash && parts.iter().any(|part| cut(part) && !known(part)) {
            return false;
        }
        // "Software Development/C#": a group and what stands in it, which says as much.
        if let ([group, skill], true) = (parts.as_slice(), by_slash)
            && self.is_group_of(text, *group, *skill)
        {
            self.item(text, *skill, depth - 1, found);
            return true;
        }
        // A slash joins names; "and" stands in sentences too.
        let names = parts.len() > 1
            && parts.iter().any(known)
            && (by_slash || parts.iter().all(|part| short(part) || known(part)));
        if names {
            parts.iter().for_each(|part| self.item(text, *part, depth - 1, found));
        }
        names
    }
}

impl Extractor<'_> {
    /// Whether the first name is a field that the second, a language or a library, leads up to.
    fn is_group_of(&self, text: &str, group: Range, skill: Range) -> bool {
        let named = |(s, e): Range| self.matcher.exact_in(text.get(s..e).unwrap_or(""), self.around.languages);
        let (Some(group), Some(skill)) = (named(group), named(skill)) else { return false };
        let kind = |id| self.catalog.skill(id).kind;
        let is_field = matches!(kind(group.skill), SkillKind::Knowledge | SkillKind::Practice);
        // A tool serves many fields: who lists data analysis and Excel means both.
        let is_code = matches!(kind(skill.skill), SkillKind::Language | SkillKind::Framework | SkillKind::Library);
        if !is_field || !is_code {
            return false;
        }
        // Software engineering stands above C# by what both are made of: programming.
        let made_of = self.catalog.skill(group.skill).relations.iter().filter(|r| r.weight.get() >= MADE_OF);
        let mut above: Vec<SkillId> = made_of.filter(|r| r.kind != RelationKind::Related).map(|r| r.target).collect();
        above.push(group.skill);
        let mut level = vec![skill.skill];
        for _ in 0..HIGHEST_GROUP {
            let relations = level.iter().flat_map(|id| &self.catalog.skill(*id).relations);
            level = relations.filter(|r| r.kind != RelationKind::Related).map(|r| r.target).collect();
            if level.iter().any(|id| above.contains(id)) {
                return true;
            }
        }
        false
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
