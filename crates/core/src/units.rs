//! Range-checked numbers.
//!
//! No bare `f64` crosses a public boundary where its range matters: a [`Confidence`] is in `[0,1]`, an
//! [`Importance`] or a [`Weight`] in (0,1], and a [`Level`] is one of four steps.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A number outside the range allowed for its type.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{what} must be {range}, not {value}")]
pub struct OutOfRange {
    /// The type of number.
    pub what: &'static str,
    /// The range in words.
    pub range: &'static str,
    /// The rejected number.
    pub value: f64,
}

/// How certain it is that a skill is held, in `[0,1]`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// Certainty.
    pub const ONE: Self = Self(1.0);
    /// No evidence at all.
    pub const ZERO: Self = Self(0.0);

    /// Accepts a number in `[0,1]`.
    ///
    /// # Errors
    /// Returns [`OutOfRange`] for anything else, including NaN.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value))
        } else {
            Err(OutOfRange { what: "a confidence", range: "between 0 and 1", value })
        }
    }

    /// Clamps a computed number to `[0,1]`; NaN becomes 0.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number, in `[0,1]`.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The confidence that remains after a relation of this weight.
    #[must_use]
    pub fn through(self, weight: Weight) -> Self {
        Self(self.0 * weight.get())
    }

    /// The larger of the two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl TryFrom<f64> for Confidence {
    type Error = OutOfRange;
    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Confidence> for f64 {
    fn from(value: Confidence) -> Self {
        value.0
    }
}

macro_rules! positive_fraction {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// The largest value.
            pub const ONE: Self = Self(1.0);

            /// Accepts a number in (0,1].
            ///
            /// # Errors
            /// Returns [`OutOfRange`] for anything else, including NaN.
            pub fn new(value: f64) -> Result<Self, OutOfRange> {
                if value > 0.0 && value <= 1.0 {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange { what: $what, range: "above 0 and at most 1", value })
                }
            }

            /// The number, in (0,1].
            #[must_use]
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;
            fn try_from(value: f64) -> Result<Self, OutOfRange> {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

positive_fraction!(
    /// How important a requirement is for a role, in (0,1].
    Importance,
    "an importance"
);
positive_fraction!(
    /// The share of a confidence that passes along a relation between two skills, in (0,1].
    Weight,
    "a weight"
);

/// Learning time in hours, finite and at least zero.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Hours(f64);

impl Hours {
    /// No time at all.
    pub const ZERO: Self = Self(0.0);

    /// Accepts a finite, non-negative number.
    ///
    /// # Errors
    /// Returns [`OutOfRange`] for anything else, including NaN.
    pub fn new(value: f64) -> Result<Self, OutOfRange> {
        if value.is_finite() && value >= 0.0 {
            Ok(Self(value))
        } else {
            Err(OutOfRange { what: "hours", range: "zero or more", value })
        }
    }

    /// The number of hours.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Hours {
    type Error = OutOfRange;
    fn try_from(value: f64) -> Result<Self, OutOfRange> {
        Self::new(value)
    }
}

impl From<Hours> for f64 {
    fn from(value: Hours) -> Self {
        value.0
    }
}

/// How well a skill is held or required, on the four-step scale that `data/README.md` documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Under a year; "beginner", "familiar with".
    Basic,
    /// One to three years; "working knowledge".
    Intermediate,
    /// Three to seven years; "proficient", "strong".
    Advanced,
    /// Seven years or more; "expert", "native".
    Expert,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::Basic, Self::Intermediate, Self::Advanced, Self::Expert];

    /// The share of the required level that this level meets, in [0.25,1]: steps held / steps required.
    #[must_use]
    pub fn share_of(self, asked: Self) -> f64 {
        (f64::from(self.step()) / f64::from(asked.step())).min(1.0)
    }

    /// The level that corresponds to this many years of use.
    ///
    /// The bounds (1, 3, 7) follow the seniority bands that job adverts use: junior, mid, senior.
    #[must_use]
    pub fn from_years(years: f64) -> Self {
        match years {
            y if y >= 7.0 => Self::Expert,
            y if y >= 3.0 => Self::Advanced,
            y if y >= 1.0 => Self::Intermediate,
            _ => Self::Basic,
        }
    }

    /// The name in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
            Self::Expert => "expert",
        }
    }

    fn step(self) -> u8 {
        match self {
            Self::Basic => 1,
            Self::Intermediate => 2,
            Self::Advanced => 3,
            Self::Expert => 4,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is not one of the four level names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a level; use basic, intermediate, advanced or expert")]
pub struct UnknownLevel(pub String);

impl FromStr for Level {
    type Err = UnknownLevel;
    fn from_str(word: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == word)
            .ok_or_else(|| UnknownLevel(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_checked() {
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert!(Confidence::new(bad).is_err(), "{bad}");
            assert!(Importance::new(bad).is_err(), "{bad}");
        }
        assert!(Confidence::new(0.0).is_ok());
        assert!(Weight::new(0.0).is_err());
        assert_eq!(Confidence::clamped(f64::NAN), Confidence::ZERO);
        assert!(Hours::new(f64::INFINITY).is_err());
    }

    #[test]
    fn a_level_meets_its_share_of_what_is_asked() {
        assert_eq!(Level::Basic.share_of(Level::Expert), 0.25);
        assert_eq!(Level::Expert.share_of(Level::Basic), 1.0);
        assert_eq!(Level::Intermediate.share_of(Level::Advanced), 2.0 / 3.0);
    }

    #[test]
    fn years_become_levels_at_the_documented_bounds() {
        let cases = [
            (0.0, Level::Basic),
            (0.9, Level::Basic),
            (1.0, Level::Intermediate),
            (3.0, Level::Advanced),
            (6.9, Level::Advanced),
            (7.0, Level::Expert),
        ];
        for (years, level) in cases {
            assert_eq!(Level::from_years(years), level, "{years}");
        }
    }
}
