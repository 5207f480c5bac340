//! The current month. This is the only place where a clock is read for the contents of a report.

use skillgap_core::date::Month;
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 24 * 60 * 60;

/// The current month in UTC; `None` if the clock is before 1970 or after the last supported year.
pub(crate) fn this_month() -> Option<Month> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    month_of(passed.as_secs() / SECONDS_A_DAY)
}

/// The month of a day, counted from 1970-01-01, in the Gregorian calendar.
fn month_of(days: u64) -> Option<Month> {
    let leap = |year: u64| (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let mut left = days;
    let mut year = 1970;
    while left >= 365 + u64::from(leap(year)) {
        left -= 365 + u64::from(leap(year));
        year += 1;
        Month::new(u16::try_from(year).ok()?, 1)?;
    }
    let february = 28 + u64::from(leap(year));
    for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        if left < length { return Month::new(u16::try_from(year).ok()?, month) } else { left -= length }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_into_their_months() {
        let cases = [
            (0, "1970-01"),
            (30, "1970-01"),
            (31, "1970-02"),
            (11_015, "2000-02"),
            (11_016, "2000-02"),
            (11_017, "2000-03"),
            (20_780, "2026-11"),
            (47_540, "2100-02"),
            (47_541, "2100-03"),
        ];
        for (days, month) in cases {
            assert_eq!(month_of(days).map(|m| m.to_string()).as_deref(), Some(month), "{days}");
        }
        assert_eq!(month_of(u64::MAX), None);
    }
}
