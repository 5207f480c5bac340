//! Decides which skills in a sentence are alternatives, and which are all required.

use super::wording::Sentence;
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::lexicon::{Languages, Lexicon};
use crate::scan::words_of;
use std::ops::Range;

/// The most words between the names of a list.
const MOST_BETWEEN: usize = 4;
/// The most words between "one of" and what it refers to.
const REACH: usize = 5;
/// The most words of "or a comparable platform such as".
const MOST_COMPARED: usize = 9;
/// The most words between a name and "or similar".
const BEHIND: usize = 3;

/// The most bytes that are read before and behind a name for such words.
const MOST_BEFORE: usize = 500;
const MOST_BEHIND: usize = 80;

/// A name in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// Its bytes in the sentence.
    pub(super) bytes: Range<usize>,
    /// The skills it names; a degree names its grade and its field.
    pub(super) skills: Vec<SkillId>,
}

/// Names of which one is enough, or a single name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The names, by index.
    pub(super) names: Range<usize>,
    /// Whether something similar is enough.
    pub(super) similar: bool,
}

/// What separates two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// A comma.
    List,
    /// A slash.
    Slash,
    /// "or"
    Or,
    /// "and"
    And,
    /// Anything else: the list ends.
    None,
}

/// Finds alternatives in sentences in these languages.
pub(super) struct Grouper<'g> {
    pub(super) catalog: &'g Catalog,
    pub(super) lexicon: &'g Lexicon,
    pub(super) languages: Languages,
}

impl Grouper<'_> {
    /// The groups of names in a sentence, in order.
    pub(super) fn groups(&self, text: &str, sentence: &Sentence, names: &[Named]) -> Vec<Group> {
        let links: Vec<Link> = names.windows(2).map(|pair| self.link(text, sentence, pair)).collect();
        let mut groups = Vec::new();
        let mut from = 0;
        while from < names.len() {
            let run = links.iter().skip(from).take_while(|link| **link != Link::None).count();
            let range = from..from + run + 1;
            self.of_run(text, sentence, (names, &links), range.clone(), &mut groups);
            from = range.end;
        }
        groups
    }

    /// The number of names that follow this one in the same list.
    pub(super) fn linked_behind(&self, text: &str, sentence: &Sentence, names: &[Named], at: usize) -> usize {
        let behind = names.get(at..).unwrap_or(&[]);
        behind.windows(2).take_while(|pair| self.link(text, sentence, pair) != Link::None).count()
    }

    /// Merges groups joined by "or comparable": "Databricks (or a comparable platform such as Snowflake or
    /// BigQuery)".
    pub(super) fn joined(&self, text: &str, names: &[Named], groups: Vec<Group>) -> Vec<Group> {
        let mut joined: Vec<Group> = Vec::new();
        for group in groups {
            let start = names.get(group.names.start).map_or(0, |named| named.bytes.start);
            let between = joined.last().and_then(|last| {
                let end = names.get(last.names.end - 1)?.bytes.end;
                text.get(end..start)
            });
            match joined.last_mut() {
                Some(last) if between.is_some_and(|between| self.compares(between)) => {
                    *last = Group { names: last.names.start..group.names.end, similar: true };
                }
                _ => joined.push(group),
            }
        }
        joined
    }

    /// Whether the words between two names compare them.
    fn compares(&self, between: &str) -> bool {
        let words = words_of(between);
        let table = self.lexicon.posting();
        let languages = self.languages.and(self.lexicon.english());
        let has = |phrases: &crate::lexicon::Phrases<()>| {
            (0..words.len()).any(|at| phrases.at(&words, at, languages).is_some())
        };
        !between.contains(['.', ';'])
            && words.len() <= MOST_COMPARED
            && has(&table.similar)
            && (has(&table.or) || between.contains('('))
    }

    /// The groups of names in one list.
    fn of_run(
        &self,
        text: &str,
        sentence: &Sentence,
        (names, links): (&[Named], &[Link]),
        run: Range<usize>,
        into: &mut Vec<Group>,
    ) {
        let Some((first, last)) = names.get(run.start).zip(names.get(run.end - 1)) else { return };
        let similar = self.similar_behind(text, last.bytes.end);
        let within = links.get(run.start..run.end - 1).unwrap_or(&[]);
        let (or, and) = (within.contains(&Link::Or), within.contains(&Link::And));
        let alike = names.get(run.clone()).is_some_and(|names| self.are_alike(names));
        let slashes = !within.is_empty() && within.iter().all(|link| *link == Link::Slash) && alike;
        let bracketed = run.len() > 1
            && !and
            && alike
            && sentence.bracket_of(&first.bytes).is_some_and(|b| sentence.bracket_of(&last.bytes) == Some(b));
        let any = self.one_of_before(text, first.bytes.start);
        if run.len() == 1 || any || bracketed || slashes || (similar && (or || alike)) || (or && !and) {
            into.push(Group { names: run, similar });
            return;
        }
        // In "Java or Kotlin and SQL" and "SQL, Python and R", skills joined by "and" and commas are all
        // required.
        let mut start = run.start;
        for at in run.clone() {
            let link = links.get(at).copied().filter(|_| at + 1 < run.end);
            let joins = matches!(link, Some(Link::Or)) || (matches!(link, Some(Link::Slash)) && alike);
            if !joins {
                into.push(Group { names: start..at + 1, similar: similar && at + 1 == run.end });
                start = at + 1;
            }
        }
    }

    fn link(&self, text: &str, sentence: &Sentence, pair: &[Named]) -> Link {
        let [first, second] = pair else { return Link::None };
        let between = text.get(first.bytes.end..second.bytes.start).unwrap_or_default();
        if sentence.bracket_of(&first.bytes) != sentence.bracket_of(&second.bytes)
            || between.contains(['.', ';', '!', '?', '。', '；', '\n'])
        {
            return Link::None;
        }
        let words = words_of(between);
        let table = self.lexicon.posting();
        let languages = self.languages.and(self.lexicon.english());
        let (mut or, mut and, mut others, mut at) = (false, false, 0, 0);
        while at < words.len() {
            let phrases = [(&table.or, true), (&table.and, false)];
            let joined = phrases.iter().find_map(|(phrases, is_or)| {
                phrases.at(&words, at, languages).map(|(len, ())| (len, *is_or))
            });
            match joined {
                Some((len, is_or)) => {
                    or |= is_or;
                    and |= !is_or;
                    at += len;
                }
                None => {
                    let small = words.get(at).is_some_and(|word| self.lexicon.is_small_word(&word.folded));
                    others += usize::from(!small);
                    at += 1;
                }
            }
        }
        let commas = between.contains([',', '、', '，', '|', '&', '+']);
        let near = words.len() <= MOST_BETWEEN && (others == 0 || commas || or || and);
        // Unknown names may occur among known ones.
        if !near || others > 2 {
            return Link::None;
        }
        match () {
            () if or => Link::Or,
            () if and || between.contains('&') || between.contains('+') => Link::And,
            () if commas => Link::List,
            () if between.trim() == "/" => Link::Slash,
            () => Link::None,
        }
    }

    /// Whether "one of" or "such as" directly precedes a name, or the words that it is an example of.
    fn one_of_before(&self, text: &str, at: usize) -> bool {
        let before = text.get(..at).unwrap_or_default();
        let before =
            before.get(before.ceil_char_boundary(at.saturating_sub(MOST_BEFORE))..).unwrap_or(before);
        let clause = before.rsplit(['.', ';', ',']).next().unwrap_or_default();
        let words = words_of(clause);
        let from = words.len().saturating_sub(REACH + 3);
        let languages = self.languages.and(self.lexicon.english());
        (from..words.len()).any(|at| {
            let found = self.lexicon.posting().one_of.at(&words, at, languages);
            found.is_some_and(|(len, ())| words.len() - (at + len).min(words.len()) <= REACH)
        })
    }

    /// Whether "or similar" directly follows a name.
    pub(super) fn similar_behind(&self, text: &str, at: usize) -> bool {
        let behind = text.get(at..).unwrap_or_default();
        let behind = behind.get(..behind.floor_char_boundary(MOST_BEHIND)).unwrap_or(behind);
        let words = words_of(behind.split(['.', ';']).next().unwrap_or_default());
        let languages = self.languages.and(self.lexicon.english());
        (0..words.len().min(BEHIND))
            .any(|at| self.lexicon.posting().similar.at(&words, at, languages).is_some())
    }

    /// Whether all names are of the same kind.
    fn are_alike(&self, names: &[Named]) -> bool {
        let kind = |named: &Named| named.skills.first().map(|skill| self.catalog.skill(*skill).kind);
        let tool = |kind: Option<SkillKind>| {
            matches!(
                kind,
                Some(SkillKind::Tool | SkillKind::Platform | SkillKind::Database | SkillKind::Library)
            )
        };
        let first = names.first().and_then(kind);
        names.iter().map(kind).all(|other| other == first || (tool(other) && tool(first)))
    }
}
