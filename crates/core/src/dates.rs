//! Finds dates as resumes write them: "Jan 2018 – present", "08/2015 - 05/2018", "2019-03-01 to 2021-06-30",
//! "seit 2020", "2019年9月 - 2021年3月", "Fall 2019", "Q3 2019", "'19".

mod parse;
mod token;

use crate::date::{GivenDate, Month, Until};
use crate::lexicon::{DateWord, Languages, Lexicon};
use parse::{Found, found};
use std::ops::Range;
pub(crate) use token::{Run, runs};

/// A period found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    /// The bytes of the dates and the words that belong to them.
    pub(crate) span: Range<usize>,
    /// The first month, if the text gives a start.
    pub(crate) from: Option<Month>,
    /// The end, if the text gives one.
    pub(crate) to: Option<Until>,
    /// Whether the start and the end are given only as years.
    pub(crate) years: (bool, bool),
    /// How the text states it.
    pub(crate) kind: PeriodKind,
}

impl Period {
    /// The start, as given in the text.
    pub(crate) fn began(&self) -> Option<GivenDate> {
        self.from.map(|month| GivenDate { month, year_alone: self.years.0 && month.month() == 1 })
    }

    /// The end, as given in the text.
    pub(crate) fn ended(&self) -> Option<GivenDate> {
        match self.to {
            Some(Until::Month(month)) => {
                Some(GivenDate { month, year_alone: self.years.1 && month.month() == 12 })
            }
            _ => None,
        }
    }
}

/// How a text states a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PeriodKind {
    /// With both ends, or a start and a word for "present".
    Range,
    /// With one date.
    Single,
    /// With a date in the future.
    Expected,
    /// With two dates, the second of which is earlier.
    Reversed,
}

/// Finds the dates in a text in these languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateReader<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) languages: Languages,
}

/// The least letters of a word that means the same in all languages; shorter ones are ambiguous: "de", "to",
/// "au".
const LONG_WORD: usize = 4;

/// The most runs of a word before a date: "the end of".
const LONGEST_WORD: usize = 3;

/// The most characters between the two ends of a period.
const LONGEST_LINK: usize = 24;

impl DateReader<'_> {
    /// All periods in the text, in order.
    pub(crate) fn periods(&self, text: &str) -> Vec<Period> {
        // Most texts have no dates.
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return Vec::new();
        }
        let runs = runs(text);
        let found = found(self, text, &runs);
        let mut periods = Vec::new();
        let mut at = 0;
        while let Some(date) = found.get(at) {
            let next = found.get(at + 1).filter(|next| self.links(text, &runs, date, next));
            at += 1 + usize::from(next.is_some());
            periods.extend(match next {
                Some(next) => self.range(text, &runs, date, next),
                None => self.lone(text, &runs, date),
            });
        }
        periods
    }

    /// The end of a period given with both ends, or as "since 2020"; the latest of several.
    pub(crate) fn lasted(&self, text: &str) -> Option<Until> {
        let ranges = self.periods(text).into_iter().filter(|period| period.kind == PeriodKind::Range);
        ranges.filter_map(|period| period.to).max()
    }

    /// As [`lasted`](Self::lasted), of periods that do not begin before this month.
    pub(crate) fn lasted_since(&self, text: &str, begun: Option<Month>) -> Option<Until> {
        let is_within = |period: &Period| {
            begun.is_none_or(|begun| period.from.is_none_or(|from| from.year() >= begun.year()))
        };
        let ranges = self.periods(text).into_iter().filter(|period| period.kind == PeriodKind::Range);
        ranges.filter(is_within).filter_map(|period| period.to).max()
    }

    /// The date of a text that has exactly one.
    pub(crate) fn single(&self, text: &str) -> Option<Until> {
        match self.periods(text).as_slice() {
            [Period { kind: PeriodKind::Single, to, .. }] => *to,
            _ => None,
        }
    }

    /// A date in brackets: "(2019)" or "(Mar 2019 - May 2020)".
    pub(crate) fn bracketed(&self, text: &str) -> Option<Until> {
        let (_, rest) = text.split_once('(')?;
        let (inner, _) = rest.split_once(')')?;
        let short = inner.split_whitespace().count() <= 3;
        self.lasted(inner).or_else(|| self.single(inner).filter(|_| short))
    }

    /// The end of a period in its own field: a date, or a word for "present".
    pub(crate) fn ended(&self, text: &str) -> Option<Until> {
        self.lasted(text).or_else(|| self.periods(text).last().and_then(|period| period.to)).or_else(|| {
            let runs = runs(text);
            self.point(&runs, 0).filter(|(_, word)| *word == DateWord::Now).map(|_| Until::Now)
        })
    }

    pub(crate) fn point(&self, runs: &[Run<'_>], at: usize) -> Option<(usize, DateWord)> {
        let dates = self.lexicon.dates();
        dates.point(runs, at, self.languages).or_else(|| dates.point(runs, at, self.any_language(runs, at)))
    }

    /// The languages in which a word next to a date is read: longer words in any, as in "Engineer, Acme, seit
    /// März 2021".
    fn any_language(&self, runs: &[Run<'_>], at: usize) -> Languages {
        let long = runs.get(at).is_some_and(|run| run.folded.chars().count() >= LONG_WORD);
        if long { Languages::ALL } else { self.languages }
    }

    fn link(&self, runs: &[Run<'_>], at: usize) -> Option<(usize, DateWord)> {
        let dates = self.lexicon.dates();
        dates.link(runs, at, self.languages).or_else(|| dates.link(runs, at, self.any_language(runs, at)))
    }

    /// Whether two dates are the ends of one period: between them is a dash, an arrow, a word or nothing.
    fn links(&self, text: &str, runs: &[Run<'_>], a: &Found, b: &Found) -> bool {
        let between = text.get(a.end..b.start).unwrap_or_default();
        if between.len() > LONGEST_LINK || between.contains([';', '|', '(']) || a.until == Until::Now {
            return false;
        }
        let drawn = between.contains(['-', '–', '—', '−', '‒', '~', '～', '→', '⟶', '〜', '➔', '…'])
            || between.contains("..");
        let mut at = a.last_run + 1;
        let mut worded = false;
        while at < b.first_run {
            let Some((len, word)) = self.link(runs, at) else { return false };
            worded |= word != DateWord::About;
            at += len;
        }
        // "2017 to present": the word belongs to the date it precedes.
        worded |= b.until == Until::Now && b.last_run > b.first_run && self.link(runs, b.first_run).is_some();
        // "Sep 2023 Mar 2024": adjacent dates form a period only if they have months.
        let bare = between.trim().is_empty() && (a.has_month && (b.has_month || b.until == Until::Now));
        worded || ((drawn || bare) && !between.contains(','))
    }

    fn range(&self, text: &str, runs: &[Run<'_>], a: &Found, b: &Found) -> Option<Period> {
        let from = a.from.or_else(|| a.of_year(b));
        let kind = match from {
            Some(from) if Until::Month(from) > b.until => PeriodKind::Reversed,
            _ => PeriodKind::Range,
        };
        let start = self.opened(text, runs, a.first_run, a.start);
        let years = (a.from.is_some() && !a.has_month, !b.has_month);
        Some(Period { span: start..b.end, from, to: Some(b.until), years, kind })
    }

    /// A single date: the start of something current, the end of something, or just a date.
    fn lone(&self, text: &str, runs: &[Run<'_>], date: &Found) -> Option<Period> {
        if date.needs_partner {
            return None;
        }
        let before = self.before(runs, date.first_run);
        let start = self.opened(text, runs, date.first_run, date.start);
        let after = text.get(date.end..).unwrap_or_default();
        let behind = self.link(runs, date.last_run + 1).filter(|(len, _)| {
            runs.get(date.last_run + len).is_some_and(|run| text.get(run.end..).is_some_and(ends_line))
        });
        let since = before == Some(DateWord::Since)
            || behind.is_some_and(|(_, word)| word == DateWord::Since)
            || is_open_end(after);
        let (from, to, kind) = match before {
            _ if date.until == Until::Now => (None, Some(Until::Now), PeriodKind::Single),
            _ if since => (date.from, Some(Until::Now), PeriodKind::Range),
            Some(DateWord::Expected) => (None, Some(date.until), PeriodKind::Expected),
            Some(DateWord::Until) => (None, Some(date.until), PeriodKind::Range),
            _ if self.opens_dashed(text, date) => (None, Some(date.until), PeriodKind::Range),
            _ => (date.from, Some(date.until), PeriodKind::Single),
        };
        let years = (!date.has_month, !date.has_month);
        Some(Period { span: start..date.end, from, to, years, kind })
    }

    /// Whether a line starts with a dash before the date: "– 2021".
    fn opens_dashed(&self, text: &str, date: &Found) -> bool {
        let line = text.get(..date.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default().trim();
        matches!(line, "–" | "—" | "-") && date.has_month
    }

    /// The word before a date, apart from words such as "early".
    fn before(&self, runs: &[Run<'_>], at: usize) -> Option<DateWord> {
        let (len, word) = self.link_before(runs, at)?;
        if word == DateWord::About {
            self.link_before(runs, at - len).map(|(_, word)| word)
        } else {
            Some(word)
        }
    }

    /// The word directly before a run, with its number of runs.
    fn link_before(&self, runs: &[Run<'_>], at: usize) -> Option<(usize, DateWord)> {
        (1..=LONGEST_WORD.min(at)).rev().find_map(|len| {
            let (found, word) = self.link(runs, at - len)?;
            (found == len).then_some((len, word))
        })
    }

    /// Where a period starts, including the word before it: "from", "since".
    fn opened(&self, text: &str, runs: &[Run<'_>], at: usize, start: usize) -> usize {
        let mut len = self.link_before(runs, at).map_or(0, |(len, _)| len);
        if let Some((_, DateWord::About)) = self.link_before(runs, at) {
            len += self.link_before(runs, at - len).map_or(0, |(len, _)| len);
        }
        let begin = at.checked_sub(len).filter(|_| len > 0).and_then(|from| runs.get(from));
        let begin = begin.map_or(start, |run| run.start);
        if text.get(begin..start).is_some_and(|word| word.contains(['\n', '.'])) { start } else { begin }
    }
}

/// Whether nothing follows the dash, so that the period is current: "2019 –".
fn is_open_end(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{a0}', '\t']);
    let rest = after.trim_start_matches(['-', '–', '—']);
    rest.len() < after.len() && (ends_line(rest) || rest.starts_with("  ") || rest.starts_with('\t'))
}

fn ends_line(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\t', ':']);
    rest.is_empty() || rest.starts_with(['\n', ')', ']', '|', '\r'])
}

#[cfg(test)]
mod tests;
