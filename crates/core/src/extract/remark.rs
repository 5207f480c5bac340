//! Parts of a list next to a name that name nothing: levels, durations, dates, remarks.

use super::Extractor;
use super::split::Range;
use crate::dates::DateReader;
use crate::level::BareLevel;
use crate::mention::SetAsideReason;
use crate::scan::words_of;
use crate::stance::Stance;
use crate::text::{fold, words};

/// The fewest letters of a name in a remark; shorter words are pronouns.
const SHORTEST_NAME: usize = 2;
/// The most words of a remark.
const LONGEST_REMARK: usize = 8;

/// What a part says about the name before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// The level.
    Level(BareLevel),
    /// That it does not count as held.
    Aside(SetAsideReason),
    /// Nothing relevant.
    Remark,
    /// It contains its own skills, or something unknown.
    Names,
}

pub(super) fn reason(stance: Stance) -> Option<SetAsideReason> {
    match stance {
        Stance::Held => None,
        Stance::Denied => Some(SetAsideReason::Denied),
        Stance::Wished => Some(SetAsideReason::Wished),
        Stance::Others => Some(SetAsideReason::Others),
    }
}

/// Whether an item has no letter: years, telephone numbers and marks name nothing.
pub(super) fn is_number(item: &str) -> bool {
    !item.contains(char::is_alphabetic)
}

impl Extractor<'_> {
    /// What a part after a name says about it.
    pub(super) fn beside(&self, text: &str, range: Range) -> Beside {
        let part = text.get(range.0..range.1).unwrap_or("");
        if self.levels().is_none(part) {
            return Beside::Aside(SetAsideReason::Denied);
        }
        if let Some(level) = self.levels().bare(part) {
            return Beside::Level(level);
        }
        if is_number(part) || part.chars().filter(|c| c.is_alphabetic()).count() <= 1 {
            return if self.matcher.exact_in(part, self.languages).is_some() {
                Beside::Names
            } else {
                Beside::Remark
            };
        }
        let said = words_of(part);
        if said.len() > LONGEST_REMARK || self.names_skill(part) {
            return Beside::Names;
        }
        if let Some(reason) = reason(self.stances().remark(&said)) {
            return Beside::Aside(reason);
        }
        if self.is_remark(part) || self.opens_sentence(part) {
            return match self.levels().stated(part) {
                Some(level) => Beside::Level(BareLevel { level, each: false }),
                None => Beside::Remark,
            };
        }
        Beside::Names
    }

    /// Whether a part names a skill, as an item or in a sentence; "it" in a sentence does not.
    fn names_skill(&self, part: &str) -> bool {
        let whole = self.lexicon.lists().remarks.is(part, self.languages);
        let named = |(start, end, _): &super::Found| end - start > SHORTEST_NAME;
        !whole
            && (self.matcher.exact_in(part, self.languages).is_some()
                || self.prose(part, 0, part.len()).iter().any(named))
    }

    /// Whether a part is a date, or only words of remarks and sentences: "side projects only", "in
    /// production", "March 2020".
    pub(super) fn is_remark(&self, part: &str) -> bool {
        let lists = self.lexicon.lists();
        let folded = fold(part);
        if lists.remarks.whole(&folded, self.languages).is_some() || self.is_date(part) {
            return true;
        }
        let said: Vec<&str> = words(&folded).collect();
        let levels = self.lexicon.levels();
        let tables =
            [&lists.remarks, &lists.sentence_words, &lists.prepositions, &lists.conjunctions, &levels.units];
        let mut at = 0;
        let mut remarks = 0;
        while at < said.len() {
            let found = tables
                .iter()
                .filter_map(|words| words.at(&said, at, self.languages))
                .map(|(len, ())| len)
                .max();
            remarks += usize::from(lists.remarks.at(&said, at, self.languages).is_some());
            match found {
                Some(len) => at += len,
                None if said[at].chars().all(|c| c.is_ascii_digit()) => at += 1,
                None => return false,
            }
        }
        remarks > 0
    }

    /// Whether a part starts like a sentence or with a number, and contains nothing written like a name: "on
    /// call for it", "2 projects".
    fn opens_sentence(&self, part: &str) -> bool {
        let lists = self.lexicon.lists();
        let folded = fold(part);
        let first = words(&folded).next().unwrap_or("");
        let several = words(&folded).count() > 1;
        let begins = lists.sentence_words.whole(first, self.languages).is_some()
            || lists.prepositions.whole(first, self.languages).is_some()
            || lists.remarks.whole(first, self.languages).is_some()
            || self.lexicon.durations().numbers.whole(first, self.languages).is_some()
            || first.chars().all(|c| c.is_ascii_digit());
        let small = part.split_whitespace().skip(1).all(|word| !word.starts_with(char::is_uppercase));
        several && begins && small
    }

    /// Whether a part is only a date.
    pub(super) fn is_date(&self, part: &str) -> bool {
        let reader = DateReader { lexicon: self.lexicon, languages: self.languages };
        let outside = |span: &std::ops::Range<usize>| {
            let rest = [part.get(..span.start).unwrap_or(""), part.get(span.end..).unwrap_or("")];
            rest.iter().all(|rest| {
                !rest.contains(char::is_alphanumeric) || self.lexicon.lists().remarks.is(rest, self.languages)
            })
        };
        matches!(reader.periods(part).as_slice(), [period] if outside(&period.span))
    }
}
