//! Reads a list: its groups, their heads, and its items in order.

use super::elided::{completed, of_family};
use super::remark::{Beside, reason};
use super::split::{
    Range, Splitter, dashed, headed, is_separator, is_strong, items, parenthesised, ranges_of, trimmed,
};
use super::{Extractor, Found, MOST_ITEMS};
use crate::catalog::SkillKind;
use crate::level::{drawn_behind, full_share, single_sign};
use crate::mention::{Outcome, SetAsideReason};
use crate::scan::words_of;
use crate::stance::Stance;
use crate::text::{compact, fold, words};
use crate::units::Level;
use std::borrow::Cow;

/// The deepest nesting of lists ("AWS: EC2 (t3, m5), S3"); anything deeper is running text.
const DEEPEST: usize = 4;
/// The fewest characters of a line that ended because the page did, if it ends and the next begins with a name.
const SHORTEST_WRAPPED: usize = 40;
/// The most items of a list whose items share a word.
const MOST_SHARING: usize = 6;
/// The most words of half a name at the end or start of a line.
const LONGEST_HALF: usize = 3;

/// The lines of a part, where a line that starts in lower case continues the previous one.
fn whole_lines(text: &str, (start, end): Range) -> Vec<Range> {
    let mut lines: Vec<Range> = Vec::new();
    let mut at = start;
    for line in text.get(start..end).unwrap_or_default().split('\n') {
        let range = (at, at + line.len());
        at = range.1 + 1;
        let goes_on = line.trim_start().starts_with(|c: char| c.is_lowercase() || is_separator(c));
        match lines.last_mut() {
            Some(last) if goes_on || ends_open(text.get(last.0..last.1).unwrap_or_default()) => {
                last.1 = range.1;
            }
            _ if line.trim().is_empty() => {}
            _ => lines.push(range),
        }
    }
    lines
}

fn ends_open(line: &str) -> bool {
    line.trim_end().ends_with(|c: char| is_separator(c) || c == '&')
}

impl<'e> Extractor<'e> {
    pub(super) fn splitter(&self) -> Splitter<'e> {
        Splitter { lists: self.lexicon.lists(), languages: self.languages }
    }

    /// The mentions of a list.
    pub(super) fn list(&mut self, text: &str) -> Vec<Found> {
        let text = self.unwrapped(text);
        let mut found = Vec::new();
        self.part(&text, (0, text.len()), DEEPEST, &mut found);
        self.name_relatives(&text, &mut found);
        found
    }

    /// Names what stands behind a product of the same family, without the family's name: "SAP MM, SD, FI".
    fn name_relatives(&self, text: &str, found: &mut [Found]) {
        let mut family: Option<String> = None;
        for (start, end, outcome) in found {
            let name = fold(text.get(*start..*end).unwrap_or_default());
            let mut parts = words(&name);
            let (Some(first), second) = (parts.next(), parts.next()) else { continue };
            match (*outcome, second) {
                (Outcome::Held { .. }, Some(_)) => family = Some(first.to_owned()),
                (Outcome::Unrecognised { .. }, None) => {
                    let of = |family: &String| {
                        of_family((self.catalog, self.matcher, self.languages), family, first)
                    };
                    match family.as_ref().and_then(of) {
                        Some(candidate) => *outcome = Outcome::Held { candidate, level: None },
                        None => family = None,
                    }
                }
                _ => family = None,
            }
        }
    }

    /// The text with a space for each line end within a name: "Visual
    /// Basic".
    fn unwrapped<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut joined = Cow::Borrowed(text);
        for (at, _) in text.match_indices('\n').filter(|(at, _)| self.is_within_name(text, *at)) {
            joined.to_mut().replace_range(at..=at, " ");
        }
        joined
    }

    fn is_within_name(&self, text: &str, at: usize) -> bool {
        let ends = |c: char| is_separator(c) || matches!(c, ':' | '：' | '(' | ')');
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""));
        let left = before.rsplit(ends).next().unwrap_or("").trim();
        let right = after.split(ends).next().unwrap_or("").trim();
        let short = |half: &str| (1..=LONGEST_HALF).contains(&half.split_whitespace().count());
        if !short(left) || !short(right) {
            return false;
        }
        let whole = self.matcher.lookup(&compact(&format!("{left}{right}")), self.languages);
        let count = left.split_whitespace().count() + right.split_whitespace().count();
        if whole.is_none_or(|(_, label)| crate::text::words(label.folded).count() != count) {
            return false;
        }
        // In a wrapped list, a line end means nothing; in a list of lines, two names stay separate.
        let line = before.rsplit('\n').next().unwrap_or("");
        let next = after.split('\n').next().unwrap_or("");
        let wraps = [line, next].iter().any(|line| line.contains([',', ';', '、', '，']));
        let named = |half: &str| self.matcher.exact_in(half, self.languages).is_some();
        match (named(left), named(right)) {
            (false, false) => true,
            // A short line was ended on purpose: "SQL, Java" above "Spring, Excel".
            (true, true) => {
                wraps && (line.chars().count() >= SHORTEST_WRAPPED || self.is_ordinary_name(left))
            }
            _ => wraps,
        }
    }

    /// Whether a name is an ordinary word: "lean".
    fn is_ordinary_name(&self, name: &str) -> bool {
        let candidate = self.matcher.exact_in(name, self.languages);
        candidate.is_some_and(|candidate| self.catalog.skill(candidate.skill).needs_context)
    }

    /// Reads a part of a list: first its heads, then its items one by one.
    pub(super) fn part(&mut self, text: &str, range: Range, depth: usize, found: &mut Vec<Found>) {
        let (start, end) = range;
        let groups = self.splitter().groups(text, start, end);
        if depth > 0 && !groups.is_empty() {
            return groups.iter().for_each(|range| self.part(text, *range, depth - 1, found));
        }
        let part = text.get(start..end).unwrap_or("");
        if self.undecorated_name(part).is_some() {
            return self.item(text, range, depth, found);
        }
        let between = self.dash_list(text, range);
        if depth > 0 && !between.is_empty() {
            return self.several(text, &between, depth, found);
        }
        // "Microsoft Certified: Azure Network Engineer, CCNA"
        let named = items(text, start, end);
        if named.len() > 1 && named.iter().any(|item| self.is_name_with_colon(text, *item)) {
            return self.several(text, &named, depth, found);
        }
        let headed = headed(text, start, end).or_else(|| self.dashed(text, start, end));
        if let Some((head, rest)) = headed.filter(|_| depth > 0 && !self.is_one_name(part)) {
            return self.with_head(text, range, (head, rest), depth, found);
        }
        let items = items(text, start, end);
        let is_sentence = items.len() > 1 && self.is_sentence(text, &items);
        // A sentence on one line says nothing about names on another.
        let lines = if is_sentence && depth > 0 { whole_lines(text, range) } else { Vec::new() };
        if lines.len() > 1 {
            return lines.into_iter().for_each(|line| self.part(text, line, depth - 1, found));
        }
        if is_sentence {
            let prose = self.prose(text, start, end);
            if !prose.is_empty() {
                return found.extend(prose);
            }
        }
        match items.as_slice() {
            [only] => self.item(text, *only, depth, found),
            several => self.several(text, several, depth, found),
        }
    }

    /// A head and what follows it: what belongs to it, or what is said about it.
    fn with_head(
        &mut self,
        text: &str,
        range: Range,
        (head, rest): (Range, Range),
        depth: usize,
        found: &mut Vec<Found>,
    ) {
        let from = found.len();
        // "COBOL: more than a decade" above "less than a year of Helm"
        let line_end = text.get(rest.0..rest.1).and_then(|rest| rest.find('\n')).map(|at| rest.0 + at);
        if let Some(line_end) = line_end
            && matches!(
                self.beside(text, trimmed(text, rest.0, line_end)),
                Beside::Level(_) | Beside::Aside(_)
            )
        {
            self.with_head(text, (range.0, line_end), (head, trimmed(text, rest.0, line_end)), depth, found);
            return self.part(text, trimmed(text, line_end, range.1), depth - 1, found);
        }
        match self.beside(text, rest) {
            Beside::Level(bare) => self.about(text, range, head, (Some(bare.level), None), depth, found),
            Beside::Aside(reason) => self.about(text, range, head, (None, Some(reason)), depth, found),
            Beside::Remark => self.about(text, head, head, (None, None), depth, found),
            Beside::Names => {
                let said = self.head(text, head, found);
                // What follows a certificate belongs to it: "AWS Certified Solutions Architect – Associate".
                let behind = items(text, rest.0, rest.1);
                let class = |(start, end): &Range| is_class(text.get(*start..*end).unwrap_or(""));
                if self.ends_in_credential(found, from) && (behind.len() == 1 || behind.iter().all(class)) {
                    return;
                }
                let behind = found.len();
                // "Excel: advanced user (pivot tables, VBA)"
                let opened = parenthesised(text, rest.0, rest.1);
                let level =
                    opened.as_ref().and_then(|((start, end), _)| self.levels().bare(text.get(*start..*end)?));
                if let (Some((_, inside)), Some(bare)) = (opened, level) {
                    apply(&mut found[from..], (Some(bare.level), None));
                    return inside.iter().for_each(|part| self.part(text, *part, depth - 1, found));
                }
                self.part(text, rest, depth - 1, found);
                self.add_maker(text, head, true, &mut found[behind..]);
                apply(&mut found[behind..], said);
            }
        }
    }

    /// Whether an item is one name of the catalogue that contains a colon.
    fn is_name_with_colon(&self, text: &str, (start, end): Range) -> bool {
        let item = text.get(start..end).unwrap_or("");
        let written = || self.matcher.lookup(&compact(item), self.languages);
        item.contains(':') && written().is_some_and(|(_, label)| label.folded.contains(':'))
    }

    fn ends_in_credential(&self, found: &[Found], from: usize) -> bool {
        match found.get(from..) {
            Some([(_, _, Outcome::Held { candidate, .. })]) => {
                self.catalog.skill(candidate.skill).kind == SkillKind::Credential
            }
            _ => false,
        }
    }

    /// The names of a part with what is said about them; if there is one, both are its evidence.
    pub(super) fn about(
        &mut self,
        text: &str,
        range: Range,
        name: Range,
        said: (Option<Level>, Option<SetAsideReason>),
        depth: usize,
        found: &mut Vec<Found>,
    ) {
        let from = found.len();
        self.part(text, name, depth.saturating_sub(1), found);
        apply(&mut found[from..], said);
        if let [(start, end, Outcome::Held { .. })] = &mut found[from..] {
            (*start, *end) = range;
        }
    }

    /// The items of a list that dashes separate, "Excel (advanced) – Word – Outlook": three or more, two of them names.
    fn dash_list(&self, text: &str, (start, end): Range) -> Vec<Range> {
        let part = text.get(start..end).unwrap_or("");
        let Some(dash) = [" – ", " — ", " - "].into_iter().find(|dash| part.matches(dash).count() > 1)
        else {
            return Vec::new();
        };
        if part.contains(is_separator) || part.contains([':', '：']) {
            return Vec::new();
        }
        let items = ranges_of(text, part.split(dash));
        let named = |(start, end): &&Range| {
            let item = text.get(*start..*end).unwrap_or("").split(['(', '（']).next().unwrap_or("").trim();
            self.matcher
                .exact_in(item, self.languages)
                .is_some_and(|candidate| self.catalog.skill(candidate.skill).kind != SkillKind::Credential)
        };
        if items.iter().filter(named).count() > 1 { items } else { Vec::new() }
    }

    /// A skill, a dash, and what belongs to the skill; after anything else a dash is punctuation.
    fn dashed(&self, text: &str, start: usize, end: usize) -> Option<(Range, Range)> {
        dashed(text, start, end).filter(|((s, e), _)| {
            self.matcher.exact_in(text.get(*s..*e).unwrap_or(""), self.languages).is_some()
        })
    }

    /// What precedes a colon: a group's name, a level for the group, or a skill.
    fn head(
        &mut self,
        text: &str,
        (start, end): Range,
        found: &mut Vec<Found>,
    ) -> (Option<Level>, Option<SetAsideReason>) {
        let (head, before) = (text.get(start..end).unwrap_or(""), found.len());
        let denied = reason(self.stances().remark(&words_of(head)));
        if !self.splitter().is_group(head)
            && denied.is_none()
            && let Some(candidate) = self.matcher.exact_in(head, self.languages)
        {
            found.push((start, end, Outcome::Held { candidate, level: None }));
        }
        if found.len() == before && denied.is_none() {
            self.name_before_label(head, start, found);
        }
        (self.levels().bare(head).map(|bare| bare.level), denied)
    }

    /// The name that ends one group right before the label of the next: "Audio: Audacity Video: Final Cut Pro".
    fn name_before_label(&self, head: &str, start: usize, found: &mut Vec<Found>) {
        let Some((name, label)) = head.trim_end().rsplit_once(' ') else { return };
        let is_label = label.starts_with(|c: char| c.is_uppercase())
            && self.matcher.exact_in(head, self.languages).is_none();
        let named = self.matcher.exact_in(name, self.languages).filter(|_| is_label);
        let opens = self.splitter().is_group(label) || self.lexicon.lists().labels.is(label, self.languages);
        if let Some(candidate) = named.filter(|named| opens || self.may_be_product(named.skill)) {
            found.push((start, start + name.len(), Outcome::Held { candidate, level: None }));
        }
    }

    /// Whether an item starts with a denial or wish that also applies to following items, so it is read as a
    /// sentence.
    fn is_sentence(&self, text: &str, items: &[Range]) -> bool {
        items.iter().any(|(start, end)| {
            let item = text.get(*start..*end).unwrap_or("");
            let before = item.split(['(', '（']).next().unwrap_or("");
            self.stances().reaches_on(&words_of(before)) && self.undecorated_name(item).is_none()
        })
    }

    /// Reads items in order; "6 years" as an item refers to the item before it, "advanced in" to those after
    /// it.
    fn several(&mut self, text: &str, ranges: &[Range], depth: usize, found: &mut Vec<Found>) {
        let mut last = found.len();
        let mut unlevelled = last;
        let mut group = last;
        let mut reaching: Option<Level> = None;
        let mut made: Option<Range> = None;
        let mut before = ranges.first().map_or(0, |(start, _)| *start);
        let classes = licence_classes(text, ranges);
        let (mut tail, mut line_end) = (None, 0);
        for (at, range) in ranges.iter().enumerate() {
            if at == line_end {
                line_end += on_one_line(text, ranges.get(at..).unwrap_or(&[]));
                tail = self.shared_tail(text, ranges.get(at..line_end).unwrap_or(&[]));
            }
            if self.items_read >= MOST_ITEMS {
                self.left_out.unread += 1;
                continue;
            }
            self.items_read += 1;
            if classes.binary_search(range).is_ok() {
                continue;
            }
            // "Unit, integration and regression testing"
            let item = text.get(range.0..range.1).unwrap_or("");
            if let Some(candidate) =
                tail.and_then(|tail| completed((self.matcher, self.languages), item, tail))
            {
                found.push((range.0, range.1, Outcome::Held { candidate, level: None }));
                (last, unlevelled, before) = (found.len(), found.len(), range.1);
                continue;
            }
            if text.get(before..range.0).is_some_and(|between| between.contains(is_strong)) {
                (reaching, made) = (None, None);
                group = found.len();
            }
            before = range.1;
            let item = text.get(range.0..range.1).unwrap_or("");
            if found.len() > last && self.levels().is_none(item) {
                apply(&mut found[unlevelled..], (None, Some(SetAsideReason::Denied)));
                unlevelled = found.len();
                continue;
            }
            if let Some(bare) = self
                .levels()
                .bare(item)
                .filter(|_| found.len() > last && self.undecorated_name(item).is_none())
            {
                // The first level wins; another has nothing to apply to.
                let from = if bare.each { group } else { unlevelled };
                apply(&mut found[from..], (Some(bare.level), None));
                unlevelled = found.len();
                continue;
            }
            // "Driving licence categories B, C"
            if found.len() > last && is_class(item) && self.ends_in_credential(found, found.len() - 1) {
                let before = found.last().and_then(|(start, ..)| text.get(*start..range.0)).unwrap_or("");
                if before.split_whitespace().any(is_class_word) {
                    continue;
                }
            }
            if found.len() > group && self.is_remark(item) {
                // "CKA, expected June 2027"
                apply(&mut found[last..], (None, reason(self.stances().remark(&words_of(item)))));
                continue;
            }
            last = found.len();
            unlevelled = last;
            reaching = self.reaching(item).or(reaching.filter(|_| !self.states_before(item)));
            self.part(text, *range, depth.saturating_sub(1), found);
            if let Some(maker) = made
                && found.len() > last
            {
                self.add_maker(text, maker, false, &mut found[last..]);
            }
            // "Google Docs, Sheets, Slides"
            if let Some((start, end, Outcome::Held { candidate, .. })) = found.get(last)
                && self.catalog.skill(candidate.skill).kind.is_product()
                && text.get(*start..*end).is_some_and(|name| name.contains(' '))
            {
                made = Some((*start, *end));
            }
            apply(&mut found[last..], (reaching, None));
            if let Some(level) = self.each_behind(item) {
                apply(&mut found[group..], (Some(level), None));
            }
        }
    }

    /// The word that the items of a short line may share: the last of "unit, integration and regression testing".
    fn shared_tail<'t>(&self, text: &'t str, ranges: &[Range]) -> Option<&'t str> {
        let [_, .., last] = ranges else { return None };
        let item = text.get(last.0..last.1)?;
        let parts = self.splitter().conjoined(text, *last, &words_of(item));
        let (_, tail) = item.rsplit_once(' ').filter(|_| ranges.len() <= MOST_SHARING)?;
        let [_, second] = parts.as_slice() else { return None };
        let second = text.get(second.0..second.1).filter(|second| second.contains(' '))?;
        self.matcher.exact_in(second, self.languages).map(|_| tail)
    }

    /// A level at the start of an item that applies to the items after it.
    fn reaching(&self, item: &str) -> Option<Level> {
        if self.undecorated_name(item).is_some() {
            None
        } else {
            self.levels().leading(item).map(|(level, _)| level)
        }
    }

    /// Whether an item starts with its own level.
    fn states_before(&self, item: &str) -> bool {
        let said = words_of(item);
        self.lexicon.levels().stated.at(&said, 0, self.languages).is_some_and(|(_, level)| level.is_some())
    }

    /// A level at the end that applies to all: "SQL, PHP (both advanced)", "SQL, PHP - both advanced".
    fn each_behind(&self, item: &str) -> Option<Level> {
        let item = item.trim_end_matches([')', '）', ' ']);
        let (at, sign) =
            item.char_indices().rfind(|(_, c)| matches!(c, '(' | '（' | '-' | '–' | '—' | ':' | '：'))?;
        self.levels().bare(item.get(at + sign.len_utf8()..)?).filter(|bare| bare.each).map(|bare| bare.level)
    }

    /// The fraction drawn or counted at the end of an item, and the name before it.
    pub(super) fn drawn(&self, text: &str, (start, end): Range) -> Option<(f64, Range)> {
        let item = text.get(start..end)?;
        let (share, at) = drawn_behind(item).or_else(|| single_sign(item, text))?;
        let share = full_share(text.get(start + at..end)?, text).unwrap_or(share);
        let name = super::split::trimmed(text, start, start + at);
        (name.0 < name.1).then_some((share, name))
    }
}

/// Whether a text is a class of driving licence: "B", "C1", "CE".
fn is_class(item: &str) -> bool {
    let item = item.trim();
    (1..=3).contains(&item.len())
        && item.starts_with(|c: char| ('A'..='E').contains(&c))
        && item.chars().all(|c| ('A'..='E').contains(&c) || c.is_ascii_digit() || c == 'M')
}

/// The items that are classes of a driving licence, whatever stands before them: two or more side by side, with the class of
/// cars among them ("B, C, CE"). What is called B beside C is no programming language.
fn licence_classes(text: &str, ranges: &[Range]) -> Vec<Range> {
    let item = |range: &Range| text.get(range.0..range.1).unwrap_or("").trim();
    let runs = ranges.chunk_by(|a, b| is_class(item(a)) && is_class(item(b)));
    let are_classes = |run: &&[Range]| run.len() > 1 && run.iter().any(|range| CARS.contains(&item(range)));
    runs.filter(are_classes).flatten().copied().collect()
}

/// The classes of licences for cars, without and with a trailer.
const CARS: [&str; 3] = ["B", "BE", "B96"];

/// Whether a word is such a class, possibly followed by a comma or a sign.
fn is_class_word(word: &str) -> bool {
    is_class(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Applies a shared level or reason for not counting to the mentions.
pub(super) fn apply(found: &mut [Found], (level, aside): (Option<Level>, Option<SetAsideReason>)) {
    for (_, _, outcome) in found {
        match (aside, *outcome) {
            (Some(reason), Outcome::Held { candidate, .. }) => {
                *outcome = Outcome::SetAside { candidate, reason }
            }
            (None, Outcome::Held { candidate, level: None }) => *outcome = Outcome::Held { candidate, level },
            _ => {}
        }
    }
}

/// Whether a stance is anything but held.
pub(super) fn is_set(stance: Stance) -> bool {
    stance != Stance::Held
}

/// How many of the ranges, at least the first, are on one line.
fn on_one_line(text: &str, ranges: &[Range]) -> usize {
    let pairs = ranges.iter().zip(ranges.iter().skip(1));
    let is_joined = |(first, second): &(&Range, &Range)| {
        text.get(first.1..second.0).is_some_and(|between| !between.contains('\n'))
    };
    1 + pairs.take_while(is_joined).count()
}
