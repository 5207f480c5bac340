//! Months and the age of evidence. The caller provides the current month.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The earliest year accepted.
const FIRST_YEAR: u16 = 1900;

/// The latest year accepted; later ones are typing errors.
const LAST_YEAR: u16 = 2199;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: u16,
    month: u8,
}

/// A text that names no month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a month; write it as YYYY-MM, such as 2026-11")]
pub struct NoMonth(pub String);

impl Month {
    /// The month of a year from 1900 to 2199, counted from 1.
    #[must_use]
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let known = (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month);
        known.then_some(Self { year, month })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The months since an earlier month; 0 if that month is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> u32 {
        let count = |m: Self| u32::from(m.year) * 12 + u32::from(m.month);
        count(self).saturating_sub(count(earlier))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let numbers = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
        let parsed = numbers.and_then(|(year, month)| Self::new(year.parse().ok()?, month.parse().ok()?));
        parsed.ok_or_else(|| NoMonth(text.to_owned()))
    }
}

/// A date as given in a resume: a month, or only a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GivenDate {
    /// The month; if only a year is given, its first or last month.
    pub month: Month,
    /// Whether the resume gives only the year.
    pub year_alone: bool,
}

impl GivenDate {
    /// A month.
    #[must_use]
    pub fn of_month(month: Month) -> Self {
        Self { month, year_alone: false }
    }

    /// Whether it lies after a month; a year alone does if the month is in an earlier one.
    #[must_use]
    pub fn is_after(self, month: Month) -> bool {
        if self.year_alone { self.month.year() > month.year() } else { self.month > month }
    }

    /// The same date as a start: a year alone means its first month instead of its last.
    pub(crate) fn as_beginning(self) -> Self {
        let first = Month::new(self.month.year(), 1).filter(|_| self.year_alone);
        Self { month: first.unwrap_or(self.month), ..self }
    }
}

impl fmt::Display for GivenDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year_alone { write!(f, "{:04}", self.month.year()) } else { self.month.fmt(f) }
    }
}

impl Serialize for GivenDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for GivenDate {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let year =
            Some(text).filter(|text| text.len() == 4).and_then(|year| Month::new(year.parse().ok()?, 12));
        year.map_or_else(|| text.parse().map(Self::of_month), |month| Ok(Self { month, year_alone: true }))
    }
}

impl<'de> Deserialize<'de> for GivenDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// When a position, a project or a course ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Until {
    /// Its last month; December if only the year is known.
    Month(Month),
    /// It is current ("since 2019", "2019 - present").
    Now,
}

impl Until {
    /// The whole years since then.
    #[must_use]
    pub fn years_before(self, today: Month) -> u32 {
        match self {
            Self::Month(month) => today.since(month) / 12,
            Self::Now => 0,
        }
    }
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Now => f.write_str("now"),
        }
    }
}

impl Serialize for Until {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Until {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        if text == "now" { Ok(Self::Now) } else { text.parse().map(Self::Month) }
    }
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Whether old evidence counts for less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Decay {
    /// Evidence counts at any age. This is the default: how much skill remains after years differs more
    /// between people than between ages.
    #[default]
    Off,
    /// Confidence halves every [`HALF_LIFE_YEARS`] after the first [`FRESH_YEARS`].
    On,
}

/// The years in which a skill loses nothing: about one change of job.
pub const FRESH_YEARS: f64 = 2.0;

/// The years after which an unused skill counts for half.
///
/// A rough figure, not our measurement: the half-life of a learned skill is commonly put at five years, less
/// for tools and more for judgement (Deming & Noray, "Earnings Dynamics, Changing Job Skills, and STEM
/// Careers", QJE 2020, measure how fast the skills that employers ask for turn over). Because it is rough,
/// decay is off by default.
pub const HALF_LIFE_YEARS: f64 = 5.0;

/// The date of a report, and whether age counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aging {
    /// The month from which ages are counted.
    pub today: Month,
    /// Whether old evidence counts for less.
    pub decay: Decay,
}

impl Aging {
    /// The share of confidence, in `[0,1]`, that remains in something last done then.
    #[must_use]
    pub fn left(&self, until: Option<Until>) -> f64 {
        let Some(Until::Month(month)) = until.filter(|_| self.decay == Decay::On) else { return 1.0 };
        let stale = f64::from(self.today.since(month)) / 12.0 - FRESH_YEARS;
        0.5f64.powf(stale.max(0.0) / HALF_LIFE_YEARS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_read_and_shown() {
        assert_eq!(month("2026-11").to_string(), "2026-11");
        for wrong in ["", "2026", "2026-13", "2026-00", "26-11", "1500-01", "2026-11-01", "today", "+026-01"]
        {
            assert!(wrong.parse::<Month>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_year_stays_a_year() {
        for text in ["2022", "2022-12", "2022-03"] {
            assert_eq!(text.parse::<GivenDate>().unwrap().to_string(), text);
        }
        assert!("22".parse::<GivenDate>().is_err());
    }

    #[test]
    fn ages_are_whole_years() {
        let cases = [("2018-11", 8), ("2018-12", 7), ("2026-11", 0), ("2027-05", 0)];
        for (until, years) in cases {
            assert_eq!(Until::Month(month(until)).years_before(month("2026-11")), years, "{until}");
        }
        assert_eq!(Until::Now.years_before(month("2026-11")), 0);
    }

    #[test]
    fn only_what_is_old_and_dated_decays_and_only_when_asked() {
        let today = month("2026-11");
        let on = Aging { today, decay: Decay::On };
        let old = Some(Until::Month(month("2019-11")));
        assert_eq!(on.left(old), 0.5);
        assert_eq!(on.left(Some(Until::Month(month("2024-11")))), 1.0);
        assert_eq!(on.left(Some(Until::Now)), 1.0);
        assert_eq!(on.left(None), 1.0);
        assert_eq!(Aging { today, decay: Decay::Off }.left(old), 1.0);
    }
}
