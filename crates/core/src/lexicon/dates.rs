//! The words of dates.

use super::phrases::Phrases;
use super::{DatesFile, Languages, Lexicon};

/// The meaning of a word in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateWord {
    /// A month, from 1.
    Month(u8),
    /// The last month of a season: May, August, November, or the February after.
    Season(u8),
    /// A quarter of a year.
    Quarter,
    /// "present".
    Now,
    /// Something current starts at the date that follows.
    Since,
    /// The end of a period follows.
    Until,
    /// The start of a period follows.
    From,
    /// A date in the future follows.
    Expected,
    /// A word beside a date that makes it less exact: "early", "the end of".
    About,
}

/// The words of dates in all languages; a word may have several meanings ("mars" is a month, "de" precedes
/// one).
#[derive(Debug, Default)]
pub(crate) struct DateWords {
    points: Phrases<DateWord>,
    links: Phrases<DateWord>,
}

/// The last months of spring, summer, autumn and winter in the northern hemisphere.
const SEASONS: [u8; 4] = [5, 8, 11, 2];

impl DateWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        for (language, files) in lexicon.files() {
            let DatesFile { months, now, since, until, from, expected, about, quarter, .. } = &files.dates;
            let file = &files.dates;
            for (month, names) in (1u8..).zip(months) {
                words.points.add(names, DateWord::Month(month), language);
            }
            for (month, names) in
                SEASONS.into_iter().zip([&file.spring, &file.summer, &file.autumn, &file.winter])
            {
                words.points.add(names, DateWord::Season(month), language);
            }
            words.points.add(now, DateWord::Now, language);
            words.points.add(quarter, DateWord::Quarter, language);
            words.links.add(since, DateWord::Since, language);
            words.links.add(until, DateWord::Until, language);
            words.links.add(from, DateWord::From, language);
            words.links.add(expected, DateWord::Expected, language);
            words.links.add(about, DateWord::About, language);
        }
        words
    }

    /// A month, a season, or a word for "present", with its number of words.
    pub(crate) fn point<W: AsRef<str>>(
        &self,
        words: &[W],
        at: usize,
        languages: Languages,
    ) -> Option<(usize, DateWord)> {
        self.points.at(words, at, languages)
    }

    /// A word before or between dates, with its number of words.
    pub(crate) fn link<W: AsRef<str>>(
        &self,
        words: &[W],
        at: usize,
        languages: Languages,
    ) -> Option<(usize, DateWord)> {
        self.links.at(words, at, languages)
    }
}
