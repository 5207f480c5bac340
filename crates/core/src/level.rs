//! Reads levels as resumes state them: words ("advanced"), durations ("5+ years"), drawings ("★★★☆☆"),
//! fractions ("4/5", "80%").
//!
//! Words and durations come from the lexicon; `data/README.md` maps them to the four levels.

mod drawn;
mod duration;

use crate::lexicon::{Languages, Lexicon};
use crate::text::{fold, words};
use crate::units::Level;
pub(crate) use drawn::{
    drawn_before, drawn_behind, ends_in_sign, full_share, is_drawing, level_of_share, single_sign,
};
pub(crate) use duration::Duration;

/// Reads a field that states a level in any language of the built-in lexicon: a word ("Advanced"), years ("5
/// years"), or a fraction ("80%", "4/5", "★★★☆☆").
///
/// The longest phrase in the field wins, and years take precedence over words. `None` if the field states no
/// level.
///
/// ```
/// use skillgap_core::{level::stated_level, units::Level};
/// assert_eq!(stated_level("Advanced"), Some(Level::Advanced));
/// assert_eq!(stated_level("5+ years"), Some(Level::Advanced));
/// assert_eq!(stated_level("4/5"), Some(Level::Advanced));
/// assert_eq!(stated_level("●●○○○"), Some(Level::Intermediate));
/// assert_eq!(stated_level("Remote"), None);
/// ```
#[must_use]
pub fn stated_level(field: &str) -> Option<Level> {
    LevelReader { lexicon: &Lexicon::builtin(), languages: Languages::ALL }.stated(field)
}

/// A reader of levels in these languages.
#[derive(Debug, Clone, Copy)]
pub struct LevelReader<'l> {
    /// The lexicon.
    pub lexicon: &'l Lexicon,
    /// The languages whose words apply.
    pub languages: Languages,
}

/// The longest text, in bytes, that may be nothing but a level.
const LONGEST_BARE: usize = 120;

/// A level stated by a text that says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BareLevel {
    pub(crate) level: Level,
    /// Whether it applies to every name before it: "both advanced".
    pub(crate) each: bool,
}

impl LevelReader<'_> {
    /// The level that a field states; see [`stated_level`].
    #[must_use]
    pub fn stated(&self, field: &str) -> Option<Level> {
        let years = || self.years(field).map(Level::from_years);
        self.share(field).or_else(years).or_else(|| self.worded(&fold(field)))
    }

    /// The years of use that a text states ("5+ years", "18 months", "over a decade"); for a range, its lower
    /// end.
    #[must_use]
    pub fn years(&self, text: &str) -> Option<f64> {
        self.durations(text).first().map(|duration| duration.years)
    }

    /// Whether a text is a length of time and nothing else: "4 years 2 months".
    pub(crate) fn is_duration(&self, text: &str) -> bool {
        let durations = self.durations(text);
        let within = |at: usize| durations.iter().any(|duration| duration.span.contains(&at));
        !durations.is_empty() && text.char_indices().all(|(at, c)| !c.is_alphanumeric() || within(at))
    }

    /// The level of the longest level phrase in a folded text.
    pub(crate) fn worded(&self, folded: &str) -> Option<Level> {
        let said: Vec<&str> = words(folded).collect();
        let mut best: Option<(usize, Level)> = None;
        let mut at = 0;
        while at < said.len() {
            let Some((len, level)) = self.lexicon.levels().stated.at(&said, at, self.languages) else {
                at += 1;
                continue;
            };
            let letters: usize = said.iter().skip(at).take(len).map(|word| word.len()).sum();
            if let Some(level) = level.filter(|_| best.is_none_or(|(most, _)| letters >= most)) {
                best = Some((letters, level));
            }
            at += len;
        }
        best.map(|(_, level)| level)
    }

    /// The level of a text that states nothing else: "native", "6 years", "B2 level", "both advanced".
    pub(crate) fn bare(&self, text: &str) -> Option<BareLevel> {
        if text.len() > LONGEST_BARE {
            return None;
        }
        if let Some(level) = self.share(text) {
            return Some(BareLevel { level, each: false });
        }
        let durations = self.durations(text);
        let outside = |at: usize| !durations.iter().any(|duration| duration.span.contains(&at));
        let base = text.as_ptr().addr();
        let folded: Vec<String> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | '-' | '–' | ',' | '+'))
            .filter(|part| !part.is_empty() && outside(part.as_ptr().addr() - base))
            .map(fold)
            .collect();
        let said: Vec<&str> = folded.iter().flat_map(|part| words(part)).collect();
        let mut each = false;
        let mut level = durations.first().map(|duration| Level::from_years(duration.years));
        let table = self.lexicon.levels();
        let mut best = 0;
        let mut at = 0;
        while at < said.len() {
            let stated = table.stated.at(&said, at, self.languages);
            let beside = [&table.units, &table.fillers].map(|words| words.at(&said, at, self.languages));
            let beside = beside.into_iter().flatten().map(|(len, ())| len).max();
            at += match (stated, beside, table.each.at(&said, at, self.languages)) {
                (Some((_, None)), ..) => return None,
                (Some((len, Some(found))), beside, _) if beside.is_none_or(|beside| beside <= len) => {
                    let letters: usize = said.iter().skip(at).take(len).map(|word| word.len()).sum();
                    if durations.is_empty() && letters >= best {
                        (best, level) = (letters, Some(found));
                    }
                    len
                }
                (_, _, Some((len, ()))) => {
                    each = true;
                    len
                }
                (_, Some(len), None) => len,
                _ => return None,
            };
        }
        level.map(|level| BareLevel { level, each })
    }

    /// A level at the start of a text that applies to the names after it ("Advanced in", "Basic knowledge
    /// of", "3+ years of"), with its length in bytes.
    pub(crate) fn leading(&self, text: &str) -> Option<(Level, usize)> {
        let said = crate::scan::words_of(text);
        let table = self.lexicon.levels();
        let duration = self
            .durations(text)
            .into_iter()
            .next()
            .filter(|d| said.first().is_some_and(|w| w.start >= d.span.start));
        let (level, mut at) = match duration {
            Some(found) => {
                let after = said.iter().position(|word| word.start >= found.span.end)?;
                (Level::from_years(found.years), after)
            }
            None => {
                let skipped = table
                    .fillers
                    .at(&said, 0, self.languages)
                    .filter(|_| table.stated.at(&said, 0, self.languages).is_none());
                let from = skipped.map_or(0, |(len, ())| len);
                let (len, level) = table.stated.at(&said, from, self.languages)?;
                (level?, from + len)
            }
        };
        let begin = at;
        while let Some((len, ())) = table.fillers.at(&said, at, self.languages) {
            at += len;
        }
        // "Advanced Excel" applies only to Excel, "Advanced in Excel, Word" to both.
        let end = said.get(at)?.start;
        let last = said.get(at.checked_sub(1)?)?;
        let reaches = at > begin && self.leads(&last.folded) || self.ends_in_preposition(&said, begin);
        reaches.then_some((level, end))
    }

    /// Whether names follow this word, as in "knowledge of" and "znajomość".
    fn leads(&self, word: &str) -> bool {
        let tables = [&self.lexicon.lists().prepositions, &self.lexicon.levels().heads];
        tables.iter().any(|words| words.is(word, self.languages))
    }

    /// Whether the level's own phrase ends in the preposition: "familiar with".
    fn ends_in_preposition(&self, said: &[crate::scan::Word], end: usize) -> bool {
        let last = end.checked_sub(1).and_then(|last| said.get(last));
        end > 1 && last.is_some_and(|word| self.leads(&word.folded))
    }

    /// The level of a fraction ("80%", "4/5", "3 of 5", "★★★☆☆"): quarters of the scale, rounded up.
    pub(crate) fn share(&self, text: &str) -> Option<Level> {
        self.share_of_scale(text).map(drawn::level_of_share)
    }

    /// Whether the text is the bottom of a scale ("0/5", "0 %", "☆☆☆☆☆"), which means the skill is not held.
    pub(crate) fn is_none(&self, text: &str) -> bool {
        self.share_of_scale(text) == Some(0.0)
    }

    fn share_of_scale(&self, text: &str) -> Option<f64> {
        drawn::share(text).or_else(|| self.counted_of(text))
    }

    /// The fraction of "3 of 5" or "4 von 5".
    fn counted_of(&self, text: &str) -> Option<f64> {
        let (first, rest) = text.trim().split_once(' ')?;
        let (words, last) = rest.rsplit_once(' ')?;
        let of: f64 = first.replace(',', ".").parse().ok()?;
        let all: f64 = last.parse().ok()?;
        let folded = fold(words);
        let joins = self.lexicon.lists().prepositions.is(words, self.languages)
            || self.lexicon.levels().fillers.is(words, self.languages)
            || folded
                .split(' ')
                .all(|word| self.lexicon.lists().prepositions.is(word, self.languages) || word == "out");
        drawn::fraction(of, all).filter(|_| joins)
    }
}

#[cfg(test)]
mod tests;
