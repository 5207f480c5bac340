//! Reads one item of a list: a name with or without decoration, several names, or a short sentence.

use super::elided;
use super::list::{apply, is_set};
use super::remark::{Beside, is_number, reason};
use super::split::{Range, is_separator, items, parenthesised, slashed, trimmed};
use super::{Extractor, Found};
use crate::catalog::{RelationKind, SkillId, SkillKind};
use crate::dates::DateReader;
use crate::degree::degree_at;
use crate::level::{drawn_before, drawn_behind, ends_in_sign, level_of_share};
use crate::lexicon::Languages;
use crate::matcher::{Candidate, Method, Name};
use crate::mention::{Outcome, SetAsideReason};
use crate::resume::Section;
use crate::scan::{Gap, Word, words_of};
use crate::text::{compact, fold, words};
use crate::units::Level;

/// The least similarity of a skill shown as a hint for an unknown mention.
const NEAR: f64 = 0.5;
/// The most letters before a colon that, with a digit, are not a head.
const SHORTEST_HEAD: usize = 3;
/// The most letters of an unknown part of a name with a slash that belongs to the rest: "C/AL", "OS/2".
const SHORTEST_PART: usize = 2;
/// The most bytes of an item; longer ones are read as running text.
const LONGEST_ITEM: usize = 20_000;
/// The most relations between a tool and the field that precedes it in a path.
const DEEPEST_FIELD: usize = 3;
/// The most words of a name that "and" joins to a known name.
const LONGEST_NAME: usize = 3;

impl Extractor<'_> {
    pub(super) fn item(&mut self, text: &str, range: Range, depth: usize, found: &mut Vec<Found>) {
        let range = self.splitter().without_conjunction(text, range);
        let (start, end) = range;
        let item = text.get(start..end).unwrap_or("");
        if !item.contains(char::is_alphanumeric) {
            return;
        }
        if item.len() > LONGEST_ITEM {
            let prose = self.prose(text, start, end);
            if prose.is_empty() {
                found.push((start, end, Outcome::Unrecognised { nearest: None }));
            }
            return found.extend(prose);
        }
        // A complete label says nothing beyond itself.
        if let Some(candidate) = self.undecorated_name(item) {
            if depth > 0
                && (self.names_two(text, range, candidate, found)
                    || self.slashed_names(text, range, candidate, depth, found))
            {
                return;
            }
            // "Bacharelado em Ciência da Computação" is a grade too.
            if self.catalog.skill(candidate.skill).kind == SkillKind::Credential {
                let said = words_of(item);
                let degree = degree_at((self.catalog, self.matcher, self.around), &said, 0);
                if degree.is_some_and(|degree| {
                    degree.held.len() > 1 && degree.held.iter().any(|held| held.skill == candidate.skill)
                }) {
                    return found.extend(self.prose_of(item, &said, start));
                }
            }
            return found.push((start, end, self.held(candidate, item, true)));
        }
        if is_number(item) || self.is_date(item) {
            return;
        }
        if self.is_one_name(item) {
            return found.push((start, end, Outcome::Unrecognised { nearest: self.nearest(item) }));
        }
        let said = words_of(item);
        if depth > 0
            && (self.levelled(text, range, &said, depth, found)
                || self.stated_behind(text, range, &said, depth, found))
        {
            return;
        }
        let several = self.bracketed_each(text, range, &said);
        if depth > 0 && several.len() > 1 {
            return several.into_iter().for_each(|part| self.item(text, part, depth - 1, found));
        }
        let brackets = parenthesised(text, start, end).filter(|_| depth > 0);
        let outside = brackets.as_ref().map_or(item, |((s, e), _)| text.get(*s..*e).unwrap_or(""));
        if is_set(self.stances().whole(&said))
            && (brackets.is_none() || is_set(self.stances().whole(&words_of(outside))))
        {
            let prose = self.prose_of(item, &said, start);
            if !prose.is_empty() {
                return found.extend(prose);
            }
            if depth > 0 && self.after_cue(text, range, &said, depth, found) {
                return;
            }
        }
        if degree_at((self.catalog, self.matcher, self.around), &said, 0).is_some() {
            return found.extend(self.prose_of(item, &said, start));
        }
        if let Some((head, inside)) = brackets {
            return self.with_brackets(text, range, head, &inside, depth, found);
        }
        if depth > 0 && self.sharing(text, range, &said, found) {
            return;
        }
        let name = Name::new(item, self.lexicon, self.languages);
        if let Some(candidate) = self.matcher.exact_name(&name) {
            return found.push((start, end, self.held(candidate, item, false)));
        }
        if depth > 0
            && let Some(name) = self.before_date(text, range)
        {
            return self.part(text, name, depth - 1, found);
        }
        if self.spaced(item, &said, start, found) {
            return;
        }
        // "Programming languages" is the head of a group, not a skill that someone could lack.
        if self.splitter().is_group(item) || (depth > 0 && self.joined(text, range, &said, depth, found)) {
            return;
        }
        // "France" is no misspelt "French".
        let place = self.lexicon.disambiguation().places.is(item, Languages::ALL);
        if let Some(candidate) = self.matcher.alike(&name, self.session).filter(|_| !place) {
            return found.push((start, end, self.held(candidate, item, false)));
        }
        let prose = self.prose_of(item, &said, start);
        if !prose.is_empty() {
            if self.is_other_credential(&said, start, &prose) {
                found.push((start, end, Outcome::Unrecognised { nearest: self.nearest(item) }));
            }
            return found.extend(prose);
        }
        if !self.is_remark(item) {
            found.push((start, end, Outcome::Unrecognised { nearest: self.nearest(item) }));
        }
    }

    /// Whether an item among certificates is written as a name of which less than half names skills: "Norland Tax
    /// Badge".
    fn is_other_credential(&self, said: &[Word], start: usize, prose: &[Found]) -> bool {
        let is_named =
            |word: &&Word| prose.iter().any(|(from, to, _)| (*from..*to).contains(&(start + word.start)));
        self.around.section == Section::Certificates
            && said.iter().all(|word| word.capital && word.folded.chars().all(char::is_alphabetic))
            && (2 * said.iter().filter(is_named).count() < said.len()
                || said.iter().any(|word| word.capitals > 1 && !is_named(&word)))
    }

    /// The names of an item that are joined by slashes or "and", each with its own brackets: "Swedish (native) / English
    /// (fluent)".
    fn bracketed_each(&self, text: &str, range: Range, said: &[Word]) -> Vec<Range> {
        let of = |(start, end): &Range| text.get(*start..*end).unwrap_or("");
        if !of(&range).contains(['(', '（']) {
            return Vec::new();
        }
        let closed = |parts: &[Range]| {
            let balanced =
                |part: &str| part.matches(['(', '（']).count() == part.matches([')', '）']).count();
            let before = parts.split_last().map_or(&[] as &[Range], |(_, before)| before);
            parts.iter().all(|part| balanced(of(part)))
                && before.iter().any(|part| of(part).ends_with([')', '）']))
        };
        let parts = slashed(text, range.0, range.1);
        if closed(&parts) {
            return parts;
        }
        let parts = self.splitter().conjoined(text, range, said);
        if closed(&parts) { parts } else { Vec::new() }
    }

    /// A name with its level: "Python ★★★☆☆", "18 months Docker", "Swift 6 yoe", "Basic knowledge of
    /// Ansible".
    fn levelled(
        &mut self,
        text: &str,
        range: Range,
        said: &[Word],
        depth: usize,
        found: &mut Vec<Found>,
    ) -> bool {
        let (start, end) = range;
        let item = text.get(start..end).unwrap_or("");
        let drawn = self.drawn(text, range).or_else(|| {
            let (share, at) = drawn_before(item)?;
            Some((share, trimmed(text, start + at, end)))
        });
        if let Some((_, name)) = drawn.filter(|(share, name)| *share == 0.0 && *name != range) {
            self.about(text, range, name, (None, Some(SetAsideReason::Denied)), depth, found);
            return true;
        }
        let drawn = drawn.map(|(share, name)| (level_of_share(share), name));
        let leading =
            || self.levels().leading(item).map(|(level, at)| (level, trimmed(text, start + at, end)));
        let found_level = drawn
            .or_else(|| self.lasting(text, range, said))
            .or_else(leading)
            .or_else(|| self.spoken_level(text, range, said));
        let Some((level, name)) = found_level else { return false };
        if name == range || name.0 >= name.1 {
            return false;
        }
        self.about(text, range, name, (Some(level), None), depth, found);
        true
    }

    /// A natural language with its level at one end: "Inglés B2", "Deutsch Muttersprache", "C1 English".
    fn spoken_level(&self, text: &str, (start, end): Range, said: &[Word]) -> Option<(Level, Range)> {
        let part = |from: usize, to: usize| text.get(start + from..start + to).unwrap_or("");
        let all = end - start;
        let cuts = said.iter().zip(said.iter().skip(1)).take(LONGEST_NAME);
        let mut cuts = cuts.map(|(last, next)| ((0, last.end), (next.start, all)));
        let leveled = |(name, level): ((usize, usize), (usize, usize))| {
            let candidate = self.undecorated_name(part(name.0, name.1))?;
            let is_spoken = self.catalog.skill(candidate.skill).kind == SkillKind::SpokenLanguage;
            let level = self.levels().bare(part(level.0, level.1)).filter(|_| is_spoken)?.level;
            Some((level, (start + name.0, start + name.1)))
        };
        let first = said.first()?.start;
        cuts.clone()
            .find_map(leveled)
            .or_else(|| cuts.find_map(|((_, end), (next, all))| leveled(((next, all), (first, end)))))
    }

    /// A name followed by a denial or a wish: "Rust not yet", "Go勉強中".
    fn stated_behind(
        &mut self,
        text: &str,
        range: Range,
        said: &[Word],
        depth: usize,
        found: &mut Vec<Found>,
    ) -> bool {
        let (start, end) = range;
        let cuts = (1..said.len().min(1 + LONGEST_NAME)).find_map(|at| {
            let name = (start, start + said.get(at - 1)?.end);
            let reason = reason(self.stances().ending(said, at)?)?;
            let held = self.undecorated_name(text.get(name.0..name.1)?).is_some();
            held.then_some((name, reason))
        });
        let Some((name, reason)) = cuts else { return false };
        self.about(text, (start, end), name, (None, Some(reason)), depth, found);
        true
    }

    /// A duration at one end of an item, and what is at the other.
    fn lasting(&self, text: &str, (start, end): Range, said: &[Word]) -> Option<(Level, Range)> {
        let item = text.get(start..end)?;
        let duration = self.levels().durations(item).into_iter().next()?;
        let level = Level::from_years(duration.years);
        let beside = |word: &Word| {
            let levels = self.lexicon.levels();
            let tables = [&levels.units, &levels.fillers, &self.lexicon.lists().prepositions];
            tables.iter().any(|words| words.whole(&word.folded, self.languages).is_some())
        };
        let before = said.iter().filter(|word| word.end <= duration.span.start);
        let behind = said.iter().filter(|word| word.start >= duration.span.end);
        if before.clone().all(beside) {
            let name = behind.clone().find(|word| !beside(word))?;
            return Some((level, (start + name.start, end)));
        }
        let name = trimmed(text, start, start + duration.span.start);
        behind.clone().all(beside).then_some((
            level,
            (name.0, name.0 + text.get(name.0..name.1)?.trim_end_matches(['(', ' ', '[']).len()),
        ))
    }

    /// What precedes a date at the end: "Excel since 2010", "CSM March 2020".
    fn before_date(&self, text: &str, (start, end): Range) -> Option<Range> {
        let item = text.get(start..end)?;
        let reader = DateReader { lexicon: self.lexicon, languages: self.languages };
        let [period] = reader.periods(item).try_into().ok()?;
        let name = trimmed(text, start, start + period.span.start);
        let ends = !item.get(period.span.end..)?.contains(char::is_alphanumeric);
        (ends && name.0 < name.1).then_some(name)
    }

    /// Several names of tools separated only by spaces, possibly after the name of a group: "Rust Go Python".
    fn spaced(&self, item: &str, said: &[Word], start: usize, found: &mut Vec<Found>) -> bool {
        let group = |word: &&Word| self.splitter().is_group(&word.folded);
        let mut at = said.iter().take_while(group).count();
        let mut names: Vec<Found> = Vec::new();
        while at < said.len() {
            let most = LONGEST_NAME.min(said.len() - at);
            let named = |len: &usize| {
                let run = said.get(at..at + len)?;
                let (first, last) = (run.first()?, run.last()?);
                let apart = run.iter().skip(1).all(|word| word.before != Gap::List);
                let candidate = self.undecorated_name(item.get(first.start..last.end)?).filter(|_| apart)?;
                is_tool(self.catalog.skill(candidate.skill).kind).then_some((
                    *len,
                    first.start,
                    last.end,
                    candidate,
                ))
            };
            let Some((len, from, to, candidate)) = (1..=most).rev().find_map(|len| named(&len)) else {
                return false;
            };
            names.push((start + from, start + to, Outcome::Held { candidate, level: None }));
            at += len;
        }
        let several = names.len() > 1
            && said.iter().skip(1).all(|word| matches!(word.before, Gap::Space | Gap::Joined('.')));
        if several {
            found.append(&mut names);
        }
        several
    }

    /// The name after a cue where running text would take it for an ordinary word: "Want to learn Rust".
    fn after_cue(
        &mut self,
        text: &str,
        (start, end): Range,
        said: &[Word],
        depth: usize,
        found: &mut Vec<Found>,
    ) -> bool {
        let Some((len, stance)) = self.stances().opening(said) else { return false };
        let lists = self.lexicon.lists();
        let small = |word: &&Word| lists.prepositions.whole(&word.folded, self.languages).is_some();
        let Some(name) = said.get(len..).unwrap_or(&[]).iter().find(|word| !small(word)) else {
            return false;
        };
        let from = found.len();
        self.part(text, (start + name.start, end), depth - 1, found);
        apply(&mut found[from..], (None, reason(stance)));
        true
    }

    /// Whether a colon without a space, after a short name with a digit, is part of a product name:
    /// "1C:Accounting".
    pub(super) fn is_one_name(&self, item: &str) -> bool {
        let Some((name, rest)) = item.split_once(':') else { return false };
        let digit = name.contains(|c: char| c.is_ascii_digit()) && !is_number(name);
        let short = name.len() <= SHORTEST_HEAD && digit && rest.starts_with(char::is_alphanumeric);
        short && self.matcher.exact_in(name, self.languages).is_none()
    }

    /// The skill most similar to an unrecognised item, as a hint.
    fn nearest(&mut self, item: &str) -> Option<SkillId> {
        if !self.hints {
            return None;
        }
        if let Some(known) = self.near.get(item) {
            return *known;
        }
        if self.session.is_spent() {
            return None;
        }
        let matched = self.matcher.candidates(item, 1, self.session);
        let near = matched.candidates.first().filter(|candidate| candidate.score.get() >= NEAR);
        let near = near.map(|candidate| candidate.skill);
        self.near.insert(item.to_owned(), near);
        near
    }

    /// The skill, if the whole item is a label, including brackets ("Java (computer programming)").
    pub(super) fn undecorated_name(&self, item: &str) -> Option<Candidate> {
        let key = compact(item);
        let (candidate, label) = self.matcher.lookup(&key, self.languages)?;
        // "Java, Spring" has the key of "Java Spring", but is two items.
        if item.contains(is_separator) && !is_cut_alike(item, label.folded) {
            return None;
        }
        // "Python ★★★" has the key of "Python", but says more.
        let drawn = drawn_behind(item).is_some_and(|(_, at)| compact(item.get(..at).unwrap_or("")) == key)
            || ends_in_sign(item);
        (!drawn && drawn_before(item).is_none()).then_some(candidate)
    }

    fn held(&mut self, candidate: Candidate, item: &str, whole: bool) -> Outcome {
        let level = self.level_within(candidate, item, whole);
        let level = self.level_of(candidate, level);
        Outcome::Held { candidate, level }
    }

    /// The level that an item states next to the name: its years, or a level word that is not part of the
    /// name.
    fn level_within(&mut self, candidate: Candidate, item: &str, whole: bool) -> Option<Level> {
        let folded = fold(item);
        let label = fold(&self.catalog.skill(candidate.skill).label);
        let own: Vec<&str> = words(&label).collect();
        let beside: Vec<&str> = words(&folded).filter(|w| !own.contains(w)).collect();
        if whole {
            // "Scrum Master" is a name of the skill; "Advanced Excel" is a skill with its level.
            let rest = |(len, level): (usize, Option<Level>)| {
                let said: Vec<&str> = words(&folded).collect();
                let name = said.get(len..)?.join(" ");
                self.undecorated_name(&name).filter(|other| other.skill == candidate.skill).and(level)
            };
            let said: Vec<&str> = words(&folded).collect();
            let opening = self.lexicon.levels().stated.at(&said, 0, self.languages);
            return opening.filter(|_| !own.starts_with(&said[..1])).and_then(rest);
        }
        let level = self.levels().years(item).map(Level::from_years).or_else(|| {
            // A phrase that overlaps the name, or in which such a word is not a level, states none.
            let stated = self.levels().worded(&folded)?;
            (beside.len() > 1 || beside.len() < words(&folded).count())
                .then(|| self.levels().worded(&beside.join(" ")))
                .flatten()
                .and(Some(stated))
        });
        // A similar name may itself contain the word: "Professional Writing".
        level.filter(|_| candidate.method != Method::Fuzzy || self.is_alike_without_level(candidate, &folded))
    }

    /// Whether the text without its level words still starts like a name of the skill.
    fn is_alike_without_level(&mut self, candidate: Candidate, folded: &str) -> bool {
        let said: Vec<&str> = words(folded).collect();
        let mut kept = Vec::new();
        let mut at = 0;
        while at < said.len() {
            match self.lexicon.levels().stated.at(&said, at, self.languages) {
                Some((len, Some(_))) => at += len,
                _ => {
                    kept.push(said[at]);
                    at += 1;
                }
            }
        }
        let rest = Name::new(&kept.join(" "), self.lexicon, self.languages).folded().to_owned();
        self.matcher.held(&rest, self.session).is_some_and(|other| other.skill == candidate.skill)
    }

    /// The head with what the brackets say about it, then the names in them: "Python (pandas, NumPy)", "SQL
    /// (5 years)".
    fn with_brackets(
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
        let behind = found.len();
        let (mut level, mut aside) = (None, None);
        let mut alone = true;
        for part in self.remarks(text, inside) {
            match self.beside(text, part) {
                Beside::Level(bare) => level = Some(bare.level),
                Beside::Aside(reason) => aside = Some(reason),
                Beside::Remark => {}
                Beside::Names => {
                    alone = false;
                    self.part(text, part, depth - 1, found);
                }
            }
        }
        self.add_maker(text, head, true, &mut found[behind..]);
        let levelled = found.get(from).is_some_and(|(start, _, _)| *start == head.0);
        if levelled && behind > from {
            apply(&mut found[from..=from], (level, None));
        }
        apply(&mut found[from..behind], (None, aside));
        // For a head with only remarks in brackets, the evidence is the whole item.
        if let ([(_, end, Outcome::Held { .. })], true) = (&mut found[from..], alone && levelled) {
            *end = range.1;
        }
    }

    /// The contents of brackets, split if each piece is a remark: "(advanced, self taught)".
    fn remarks(&self, text: &str, inside: &[Range]) -> Vec<Range> {
        let apart = |part: &Range| {
            let pieces = items(text, part.0, part.1);
            let remarks =
                pieces.len() > 1 && pieces.iter().all(|piece| self.beside(text, *piece) != Beside::Names);
            if remarks { pieces } else { vec![*part] }
        };
        inside.iter().flat_map(apart).collect()
    }

    /// Another name for one skill that spells out a second one: "load and stress testing" for load testing.
    fn names_two(&mut self, text: &str, range: Range, candidate: Candidate, found: &mut Vec<Found>) -> bool {
        let item = text.get(range.0..range.1).unwrap_or("");
        if item.split_whitespace().take(3).count() < 3 {
            return false;
        }
        let from = found.len();
        let both = self.sharing(text, range, &words_of(item), found);
        let is_same = |(_, _, outcome): &Found| matches!(outcome, Outcome::Held { candidate: other, .. } if other.skill == candidate.skill);
        if !both || !found.iter().skip(from).any(is_same) {
            found.truncate(from);
            return false;
        }
        true
    }

    /// Two names with a slash between them that are one name without it: "C#/.NET" and C#.NET.
    fn slashed_names(
        &mut self,
        text: &str,
        range: Range,
        candidate: Candidate,
        depth: usize,
        found: &mut Vec<Found>,
    ) -> bool {
        let parts = slashed(text, range.0, range.1);
        let [left, right] = parts.as_slice() else { return false };
        let item = text.get(range.0..range.1).unwrap_or("");
        // "C#/.NET 8"
        let versionless =
            |part: &str| part.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')).len();
        let named = |part: &Range| {
            let part = text.get(part.0..part.1)?;
            let bare = || self.matcher.exact_in(part.get(..versionless(part))?, self.languages);
            self.matcher.exact_in(part, self.languages).or_else(bare)
        };
        let is_label = self.matcher.lookup(&compact(item), self.languages);
        if is_label.is_some_and(|(_, label)| label.folded.contains('/')) {
            return false;
        }
        let (Some(first), Some(second)) = (named(left), named(right)) else { return false };
        let are_two =
            first.skill != second.skill && [first, second].iter().any(|one| one.skill == candidate.skill);
        if are_two {
            parts.iter().for_each(|part| self.item(text, *part, depth - 1, found));
        }
        are_two
    }

    /// Two names that share a word: "Project and product management".
    fn sharing(&mut self, text: &str, range: Range, said: &[Word], found: &mut Vec<Found>) -> bool {
        let conjoined = self.splitter().conjoined(text, range, said);
        let parts = if conjoined.len() == 2 { conjoined } else { slashed(text, range.0, range.1) };
        let [left, right] = parts.as_slice() else { return false };
        let (matcher, languages) = (self.matcher, self.languages);
        let shared = elided::shared((self.catalog, matcher, languages), text, *left, *right)
            .or_else(|| elided::compounds((matcher, languages), text, *left, *right));
        let Some((first, second)) = shared else { return false };
        found.push((left.0, left.1, Outcome::Held { candidate: first, level: None }));
        found.push((right.0, right.1, Outcome::Held { candidate: second, level: None }));
        true
    }

    /// The parts of an item, read separately if enough of them are names: "HTML/CSS", "Docker and
    /// Kubernetes".
    fn joined(
        &mut self,
        text: &str,
        range: Range,
        said: &[Word],
        depth: usize,
        found: &mut Vec<Found>,
    ) -> bool {
        let conjoined = self.splitter().conjoined(text, range, said);
        let (parts, by_slash) = match conjoined.len() {
            0 | 1 => (slashed(text, range.0, range.1), true),
            _ => (conjoined, false),
        };
        let part_of = |(s, e): &Range| text.get(*s..*e).unwrap_or("");
        let (matcher, languages) = (self.matcher, self.languages);
        let known = |range: &Range| matcher.exact_in(part_of(range), languages).is_some();
        let short = |range: &Range| part_of(range).split_whitespace().count() <= LONGEST_NAME;
        let cut = |range: &Range| part_of(range).chars().count() <= SHORTEST_PART;
        if by_slash && parts.iter().any(|part| cut(part) && !known(part)) {
            return false;
        }
        // A slash joins names; "and" also occurs in sentences.
        let names = parts.len() > 1
            && parts.iter().any(known)
            && (by_slash || parts.iter().all(|part| short(part) || known(part)));
        if !names {
            return false;
        }
        let path = by_slash && parts.len() == 2 && range == (0, text.len());
        for (at, part) in parts.iter().enumerate() {
            if path && at == 0 && self.is_path(part_of(part), parts.get(1).map_or("", part_of)) {
                continue;
            }
            // The end of a path must be a complete name.
            let unknown = path && at == 1 && !known(part) && part_of(part).contains(' ');
            if unknown {
                let nearest = self.nearest(part_of(part));
                found.push((part.0, part.1, Outcome::Unrecognised { nearest }));
            } else {
                self.item(text, *part, depth - 1, found);
            }
        }
        true
    }

    /// Whether a cell contains a field and a tool within it: "Software Development/C#".
    pub(super) fn is_path(&self, field: &str, name: &str) -> bool {
        let named = |name: &str| self.matcher.exact_in(name, self.languages).map(|found| found.skill);
        let (Some(wide), Some(narrow)) = (named(field), named(name)) else { return false };
        let is_field = matches!(self.catalog.skill(wide).kind, SkillKind::Knowledge | SkillKind::Practice);
        let is_of_field = || field.contains(' ') || self.is_within(narrow, wide, DEEPEST_FIELD);
        is_field && is_tool(self.catalog.skill(narrow).kind) && is_of_field()
    }

    /// Whether a skill shows another, directly or by way of others.
    fn is_within(&self, skill: SkillId, field: SkillId, depth: usize) -> bool {
        let relations = self.catalog.skill(skill).relations.iter();
        let mut wider = relations.filter(|relation| relation.kind != RelationKind::Related);
        depth > 0
            && wider
                .any(|relation| relation.target == field || self.is_within(relation.target, field, depth - 1))
    }
}

/// Whether two texts consist of the same items: "Governance, Risk and Compliance" is a name with a comma of its own.
fn is_cut_alike(text: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        items(text, 0, text.len()).iter().map(|(s, e)| compact(text.get(*s..*e).unwrap_or(""))).collect()
    };
    parts(text) == parts(other)
}

/// Whether skills of this kind are products with their own name.
fn is_tool(kind: SkillKind) -> bool {
    matches!(
        kind,
        SkillKind::Language
            | SkillKind::Tool
            | SkillKind::Library
            | SkillKind::Framework
            | SkillKind::Platform
            | SkillKind::Database
    )
}
