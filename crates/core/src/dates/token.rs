//! Splits text into the pieces of dates: runs of digits, and words.

use crate::text::{fold, is_apart};
use std::ops::Range;

/// A run of digits, or a folded word.
#[derive(Debug, Clone)]
pub(crate) struct Run<'t> {
    pub(crate) text: &'t str,
    pub(crate) folded: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its value as a number.
    pub(crate) number: Option<u32>,
}

impl AsRef<str> for Run<'_> {
    fn as_ref(&self) -> &str {
        &self.folded
    }
}

impl Run<'_> {
    /// The value of a number of one or two digits.
    pub(crate) fn short(&self) -> Option<u32> {
        self.number.filter(|_| self.text.len() <= 2)
    }

    /// The value of a four-digit year.
    pub(crate) fn year(&self) -> Option<u16> {
        let year = self.number.filter(|_| self.text.len() == 4).and_then(|year| u16::try_from(year).ok());
        year.filter(|year| YEARS.contains(year))
    }
}

/// The range of years; other numbers are not years: "1000 users", "1024 bytes".
const YEARS: Range<u16> = 1950..2100;

/// Splits a text into runs: letters and digits are separate, as are words of scripts without spaces.
pub(crate) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        let goes_on = open.is_some_and(|(_, last)| {
            c.is_alphanumeric() && last.is_ascii_digit() == c.is_ascii_digit() && !is_apart(last, c)
        });
        if !goes_on && let Some((start, _)) = open.take() {
            push(text, start..at, &mut runs);
        }
        if c.is_alphanumeric() {
            open = Some((open.map_or(at, |(start, _)| start), c));
        }
    }
    if let Some((start, _)) = open {
        push(text, start..text.len(), &mut runs);
    }
    runs
}

fn push<'t>(text: &'t str, range: Range<usize>, runs: &mut Vec<Run<'t>>) {
    let word = text.get(range.clone()).unwrap_or_default();
    let number = word.parse().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit()));
    runs.push(Run { text: word, folded: fold(word), start: range.start, end: range.end, number });
}
