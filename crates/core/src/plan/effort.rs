//! How long learning takes: hours by level, and what is held already.

use crate::units::Level;

/// Even of what is almost held, this share of the hours is left: practice to the level that is asked.
pub const LEAST_EFFORT: f64 = 0.3;

/// The hours of a step beside the sum of what it teaches, when it teaches several things by one project: the project,
/// its data and its set-up are made once. Our own estimate.
pub const SHARED: f64 = 0.85;

/// A personal skill takes no course: these hours are for preparing it inside another step and asking for an opinion.
pub const SOFT_HOURS: f64 = 4.0;

/// No step takes less: finding the material and a first try take an hour.
const LEAST_HOURS: f64 = 1.0;

/// Hours are rounded up to whole ones, except for what is only rounding of the arithmetic.
const ROUNDING: f64 = 1e-6;

/// What a level takes, in units of the hours that a catalogue gives for an intermediate one.
///
/// A year of use is called intermediate, three years advanced, seven and more expert (`data/README.md`): beyond the first
/// year the factors follow those years, and most of them is practice at work, not study. Basic is what an
/// introduction covers. Our own estimate.
#[must_use]
pub fn level_factor(level: Level) -> f64 {
    match level {
        Level::Basic => 0.4,
        Level::Intermediate => 1.0,
        Level::Advanced => 3.0,
        Level::Expert => 8.0,
    }
}

/// The share of a skill's hours that is left for who holds it with this confidence, in [0.3,1].
#[must_use]
pub fn effort_share(confidence: f64) -> f64 {
    (1.0 - confidence).max(LEAST_EFFORT)
}

/// The units of hours from one level to another; `None` is from nothing.
pub(super) fn climb(from: Option<Level>, to: Level) -> f64 {
    let start = from.map_or(0.0, level_factor);
    (level_factor(to) - start).max(LEAST_EFFORT * level_factor(to))
}

/// The furthest that one step leads from a level: nobody becomes advanced by study alone.
pub(super) fn next_level(from: Option<Level>) -> Level {
    match from {
        None | Some(Level::Basic) => Level::Intermediate,
        Some(Level::Intermediate) => Level::Advanced,
        Some(Level::Advanced | Level::Expert) => Level::Expert,
    }
}

/// Hours of a step, in whole ones.
pub(super) fn whole_hours(hours: f64) -> f64 {
    (hours - ROUNDING).ceil().max(LEAST_HOURS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_is_held_shortens_the_way() {
        assert_eq!(climb(None, Level::Intermediate), 1.0);
        assert_eq!(climb(Some(Level::Basic), Level::Intermediate), 0.6);
        assert_eq!(climb(Some(Level::Intermediate), Level::Advanced), 2.0);
        assert_eq!(climb(Some(Level::Expert), Level::Basic), LEAST_EFFORT * 0.4, "practice is left");
    }
}
