//! Days of the Gregorian calendar, for plans with a start date.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The last day accepted (in 2199), in days after 1970-01-01; later ones are typing errors.
const LAST: i64 = 84_005;

/// A day between 1970 and 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// A text that names no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a day; write it as YYYY-MM-DD, such as 2026-11-30")]
pub struct NoDay(pub String);

impl Day {
    /// The day of a year and a month, both counted from 1.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let length = *month_lengths(year).get(usize::from(month).checked_sub(1)?)?;
        let within = (1..=length).contains(&day) && (1970..=2199).contains(&year);
        let years: i64 = (1970..year).map(|year| 365 + i64::from(is_leap(year))).sum();
        let months = month_lengths(year).into_iter().take(usize::from(month) - 1);
        let before: i64 = months.map(i64::from).sum();
        within.then(|| Self(years + before + i64::from(day) - 1))
    }

    /// The day this many days later, at most the last day of the calendar.
    ///
    /// ```
    /// use skillgap_core::day::Day;
    /// let day: Day = "2028-02-27".parse().unwrap();
    /// assert_eq!(day.later(3).to_string(), "2028-03-01");
    /// ```
    #[must_use]
    pub fn later(self, days: u32) -> Self {
        Self((self.0 + i64::from(days)).min(LAST))
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (u16, u8, u8) {
        let mut left = self.0;
        let mut year = 1970;
        while left >= 365 + i64::from(is_leap(year)) {
            left -= 365 + i64::from(is_leap(year));
            year += 1;
        }
        for (month, length) in (1..).zip(month_lengths(year)) {
            if left < i64::from(length) {
                return (year, month, left as u8 + 1);
            }
            left -= i64::from(length);
        }
        (year, 12, 31)
    }
}

fn is_leap(year: u16) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

fn month_lengths(year: u16) -> [u8; 12] {
    [31, 28 + u8::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let parts: Vec<&str> = text.split('-').collect();
        let parsed = match parts.as_slice() {
            [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
                let numbers = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
                numbers.and_then(|((year, month), day)| Self::new(year, month, day))
            }
            _ => None,
        };
        parsed.ok_or_else(|| NoDay(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        for text in ["1970-01-01", "2000-02-29", "2026-11-30", "2100-02-28", "2199-12-31"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        for text in [
            "2100-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-01-32",
            "26-1-1",
            "1969-12-31",
            "x",
            "2200-01-01",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_calendar_has_an_end() {
        let last: Day = "2199-12-31".parse().unwrap();
        assert_eq!(last.later(u32::MAX), last);
    }
}
