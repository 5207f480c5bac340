//! Durations: "5+ years", "1-3 yrs", "18 months", "over a decade", "3 Jahre", "5 лет", "3年".

use super::LevelReader;
use crate::dates::{Run, runs};
use crate::lexicon::{Languages, Phrases};
use std::ops::Range;

/// The longest plausible duration, in years.
const MOST_YEARS: f64 = 70.0;
/// The most words of a number or a bound.
const MOST_WORDS: usize = 3;
/// The years meant by "less than a year", slightly below one.
const LESS: f64 = 0.99;

/// A duration found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Duration {
    /// The bytes of its words, including its bound.
    pub(crate) span: Range<usize>,
    /// Its length in years; for a range, the lower end.
    pub(crate) years: f64,
}

/// A number in a text, by the runs it consists of.
struct Number {
    first: usize,
    value: f64,
}

impl LevelReader<'_> {
    /// The durations that a text states, in order.
    pub(crate) fn durations(&self, text: &str) -> Vec<Duration> {
        let runs = runs(text);
        let mut found = Vec::new();
        let mut from = 0;
        let mut at = 0;
        while at < runs.len() {
            match self.duration(text, &runs, from, at) {
                Some((duration, end)) => {
                    found.push(duration);
                    (from, at) = (end, end);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The duration whose unit starts at a run, and the run after it.
    fn duration(&self, text: &str, runs: &[Run<'_>], from: usize, at: usize) -> Option<(Duration, usize)> {
        let words = self.lexicon.durations();
        let decade = words.decades.at(runs, at, self.languages);
        let unit = words.units.at(runs, at, self.languages);
        let (len, per, number) = match (decade, unit) {
            (Some((len, ())), _) => (len, 0.1, self.number_before(text, runs, from, at)),
            (None, Some((len, per))) => {
                // "менее года": less than the unit itself.
                let less = || {
                    self.ends_before(&words.less, runs, from, at).map(|_| Number { first: at, value: 1.0 })
                };
                let number = self.number_before(text, runs, from, at).or_else(less)?;
                let unit = runs.get(at)?;
                // "5y" counts, but not "5 y 6".
                let glued = runs.get(at - 1)?.end == unit.start;
                if unit.text.len() == 1 && !glued {
                    return None;
                }
                (len, f64::from(per), Some(number))
            }
            (None, None) => return self.joined(runs, at),
        };
        // "A 10-year-old web shop"
        if words.ages.at(runs, at + len, self.languages).is_some() {
            return None;
        }
        let number = number.unwrap_or(Number { first: at, value: 1.0 });
        let lower = self.lower_end(text, runs, from, &number).unwrap_or(number);
        let more = self.bound_before(runs, from, lower.first, false);
        let less = self.bound_before(runs, from, lower.first, true).or_else(|| {
            let before = text.get(..runs.get(lower.first)?.start)?;
            before.trim_end().ends_with('<').then_some(lower.first)
        });
        if self.ends_before(&words.aged, runs, from, lower.first).is_some() {
            return None;
        }
        // "not less than" says more than "less than".
        let less = less.filter(|less| more.is_none_or(|more| more >= *less));
        let first = less.or(more).unwrap_or(lower.first);
        let years = lower.value / per * if less.is_some() { LESS } else { 1.0 };
        let end = at + len;
        let span = runs.get(first)?.start..runs.get(end - 1)?.end;
        (0.0..=MOST_YEARS).contains(&years).then_some((Duration { span, years }, end))
    }

    /// A duration in one word: "dreijährige".
    fn joined(&self, runs: &[Run<'_>], at: usize) -> Option<(Duration, usize)> {
        let run = runs.get(at).filter(|run| run.number.is_none())?;
        let words = self.lexicon.durations();
        let years = words.joined.iter().find_map(|(unit, language)| {
            let number = run.folded.strip_suffix(unit.as_str()).filter(|number| !number.is_empty())?;
            let of = self.languages.holds(*language).then(|| Languages::of(*language))?;
            words.numbers.whole(number, of)
        })?;
        Some((Duration { span: run.start..run.end, years: f64::from(years) }, at + 1))
    }

    /// The number that ends before a run, directly or with "or more" between: "5", "2.5", "five".
    fn number_before(&self, text: &str, runs: &[Run<'_>], from: usize, at: usize) -> Option<Number> {
        let words = self.lexicon.durations();
        if let Some(first) = self.ends_before(&words.half, runs, from, at) {
            return Some(Number { first, value: 0.5 });
        }
        let direct = self.number_right_before(text, runs, from, at);
        direct.or_else(|| {
            let end = self.ends_before(&words.between, runs, from, at)?;
            self.number_right_before(text, runs, from, end)
        })
    }

    fn number_right_before(&self, text: &str, runs: &[Run<'_>], from: usize, at: usize) -> Option<Number> {
        let last = at.checked_sub(1).filter(|last| *last >= from)?;
        let run = runs.get(last)?;
        // "Neo4j" is no four years.
        let before = text.get(..run.start).and_then(|before| before.chars().next_back());
        if run.number.is_some() && before.is_some_and(|c| c.is_ascii_alphabetic()) {
            return None;
        }
        let between = text.get(run.end..runs.get(at)?.start)?;
        let open = |c: char| c.is_whitespace() || matches!(c, '+' | '-' | '~' | '‑' | '(' | ')' | '½');
        if !between.chars().all(open) {
            return None;
        }
        let half = if between.starts_with('½') { 0.5 } else { 0.0 };
        if let Some(value) = run.number {
            let whole = last.checked_sub(1).filter(|whole| *whole >= from).and_then(|whole| runs.get(whole));
            let point = whole.filter(|whole| matches!(text.get(whole.end..run.start), Some("." | ",")));
            return match point.and_then(|whole| whole.number) {
                Some(_) => {
                    let start = point.map_or(run.start, |whole| whole.start);
                    let value = text.get(start..run.end)?.replace(',', ".").parse().ok()?;
                    Some(Number { first: last - 1, value })
                }
                None => Some(Number { first: last, value: f64::from(value) + half }),
            };
        }
        let numbers = &self.lexicon.durations().numbers;
        (1..=MOST_WORDS.min(at - from)).rev().find_map(|len| {
            let (found, value) = numbers.at(runs, at - len, self.languages)?;
            (found == len).then(|| Number { first: at - len, value: f64::from(value) })
        })
    }

    /// The lower end of a range that ends with this number: "1-3", "two to five".
    fn lower_end(&self, text: &str, runs: &[Run<'_>], from: usize, number: &Number) -> Option<Number> {
        let before = number.first.checked_sub(1).filter(|before| *before >= from)?;
        let between = text.get(runs.get(before)?.end..runs.get(number.first)?.start)?;
        let dash = between.trim();
        if matches!(dash, "-" | "–" | "—" | "−" | "‑" | "~" | "～" | "〜") {
            let joined = runs.get(before)?;
            let value = f64::from(joined.number?);
            return (value <= number.value).then_some(Number { first: before, value });
        }
        let joined = |words: &Phrases<()>| {
            (1..=MOST_WORDS.min(number.first - from)).rev().find_map(|len| {
                let at = number.first - len;
                words.at(runs, at, self.languages).filter(|(found, ())| *found == len)?;
                let lower = self.number_before(text, runs, from, at)?;
                (lower.value <= number.value).then_some(lower)
            })
        };
        let (words, posting) = (self.lexicon.durations(), self.lexicon.posting());
        // "Python 3 and 5 years" is not a range; "between 3 and 5 years" is.
        let opened = |lower: &Number| self.ends_before(&words.from, runs, from, lower.first).is_some();
        let ranged = joined(&words.until).or_else(|| joined(&posting.or));
        ranged.or_else(|| joined(&posting.and).filter(opened))
    }

    /// Where "over" or "less than" starts, if it ends directly before a run.
    fn bound_before(&self, runs: &[Run<'_>], from: usize, at: usize, less: bool) -> Option<usize> {
        let words = self.lexicon.durations();
        self.ends_before(if less { &words.less } else { &words.more }, runs, from, at)
    }

    /// Where a phrase starts that ends directly before a run.
    fn ends_before(&self, words: &Phrases<()>, runs: &[Run<'_>], from: usize, at: usize) -> Option<usize> {
        (1..=MOST_WORDS.min(at - from)).rev().find_map(|len| {
            words.at(runs, at - len, self.languages).filter(|(found, ())| *found == len).map(|_| at - len)
        })
    }
}
