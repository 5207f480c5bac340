//! The text of a value, whatever it is stored as.

use super::footer::{Meaning, Physical, Unit};
use std::fmt::Write;

/// The longest whole number behind a decimal, in bytes: 256 bits are the most that anybody writes.
const LONGEST_DECIMAL: usize = 64;

/// The day on which Unix counts from, in Julian days.
const JULIAN_EPOCH: i64 = 2_440_588;

const NANOS_A_DAY: i128 = 86_400_000_000_000;

/// How a stored value becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) enum Conversion {
    Text,
    /// Bytes of which nobody says that they are text.
    Bytes,
    Signed,
    Unsigned,
    Float,
    Decimal {
        scale: usize,
        big_end_first: bool,
    },
    Date,
    Time(Unit),
    Timestamp {
        unit: Unit,
        utc: bool,
    },
    /// Nanoseconds of a day, then the Julian day.
    Int96,
    Uuid,
}

/// What a value turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::batch) enum Written {
    /// Text, which may be empty.
    #[default]
    Text,
    /// Bytes that are no text.
    NoText,
    /// A number that is none.
    NotANumber,
}

impl Conversion {
    /// How values of a kind are read; what they are called, if they are not.
    pub(super) fn of(physical: Physical, meaning: Meaning) -> Result<Self, &'static str> {
        Ok(match (physical, meaning) {
            (Physical::Boolean, _) => return Err("boolean"),
            (_, Meaning::Interval) => return Err("an interval"),
            (Physical::Int96, _) => Self::Int96,
            (Physical::Float | Physical::Double, _) | (Physical::Fixed(2), Meaning::Float16) => Self::Float,
            (physical, Meaning::Decimal(scale)) => {
                let scale = usize::try_from(scale).ok().filter(|scale| *scale <= 2 * LONGEST_DECIMAL);
                let big_end_first = !matches!(physical, Physical::Int32 | Physical::Int64);
                Self::Decimal { scale: scale.ok_or("a decimal of an odd scale")?, big_end_first }
            }
            (Physical::Int32, Meaning::Date) => Self::Date,
            (Physical::Int32 | Physical::Int64, Meaning::Time(unit)) => Self::Time(unit),
            (Physical::Int64, Meaning::Timestamp { unit, utc }) => Self::Timestamp { unit, utc },
            (Physical::Int32 | Physical::Int64, Meaning::Unsigned) => Self::Unsigned,
            (Physical::Int32 | Physical::Int64, _) => Self::Signed,
            (Physical::Fixed(16), Meaning::Uuid) => Self::Uuid,
            (Physical::Bytes, Meaning::Text) => Self::Text,
            (Physical::Bytes | Physical::Fixed(_), _) => Self::Bytes,
        })
    }

    /// Whether values are stored as text.
    pub(super) fn is_text(self) -> bool {
        self == Self::Text
    }

    /// Adds the text of a stored value.
    pub(in crate::batch) fn write(self, value: &[u8], text: &mut String) -> Written {
        let written = match self {
            Self::Text | Self::Bytes => {
                text.push_str(&String::from_utf8_lossy(value));
                // Numbers and keys are UTF-8 by chance now and then; no text holds zeros.
                let is_text = str::from_utf8(value).is_ok() && (self == Self::Text || !value.contains(&0));
                return if is_text { Written::Text } else { Written::NoText };
            }
            Self::Signed => write!(text, "{}", signed(value)),
            Self::Unsigned => write!(text, "{}", unsigned(value)),
            Self::Float => return write_float(value, text),
            Self::Decimal { scale, big_end_first } => {
                return write_decimal(value, scale, big_end_first, text);
            }
            Self::Date => write_date(signed(value), text),
            Self::Time(unit) => write_time(nanos(signed(value), unit).rem_euclid(NANOS_A_DAY), text),
            Self::Timestamp { unit, utc } => write_timestamp(nanos(signed(value), unit), utc, text),
            Self::Int96 => {
                let (of_day, day) = value.split_at_checked(8).unwrap_or_default();
                let days = i128::from(signed(day)) - i128::from(JULIAN_EPOCH);
                write_timestamp(days * NANOS_A_DAY + i128::from(signed(of_day)), false, text)
            }
            Self::Uuid => write_uuid(value, text),
        };
        // Memory takes everything.
        written.map_or(Written::NoText, |()| Written::Text)
    }
}

/// A number of up to eight bytes, its lowest first.
fn unsigned(value: &[u8]) -> u64 {
    value.iter().take(8).rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

fn signed(value: &[u8]) -> i64 {
    match *value {
        [a, b, c, d] => i64::from(i32::from_le_bytes([a, b, c, d])),
        _ => unsigned(value) as i64,
    }
}

fn write_float(value: &[u8], text: &mut String) -> Written {
    let mut tell = |number: f64, shortest: std::fmt::Arguments<'_>| {
        let written = text.write_fmt(shortest);
        if number.is_finite() && written.is_ok() { Written::Text } else { Written::NotANumber }
    };
    match *value {
        [a, b] => {
            let number = half(u16::from_le_bytes([a, b]));
            tell(f64::from(number), format_args!("{number:?}"))
        }
        [a, b, c, d] => {
            let number = f32::from_le_bytes([a, b, c, d]);
            tell(f64::from(number), format_args!("{number:?}"))
        }
        _ => {
            let number = f64::from_bits(unsigned(value));
            tell(number, format_args!("{number:?}"))
        }
    }
}

/// A number of sixteen bits: one for the sign, five for the exponent, ten behind the point.
fn half(number: u16) -> f32 {
    let sign = if number >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(number >> 10 & 31), f32::from(number & 1023));
    sign * match (exponent, fraction) {
        (31, 0.0) => f32::INFINITY,
        (31, _) => f32::NAN,
        (0, fraction) => fraction * 2f32.powi(-24),
        (exponent, fraction) => (1024.0 + fraction) * 2f32.powi(exponent - 25),
    }
}

fn write_decimal(value: &[u8], scale: usize, big_end_first: bool, text: &mut String) -> Written {
    if value.len() > LONGEST_DECIMAL {
        return Written::NotANumber;
    }
    let mut bytes = value.to_vec();
    if !big_end_first {
        bytes.reverse();
    }
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    if negative {
        negate(&mut bytes);
    }
    let mut digits: Vec<u8> = Vec::new();
    while bytes.iter().any(|byte| *byte != 0) {
        digits.push(b'0' + divide_by_ten(&mut bytes));
    }
    while digits.len() <= scale {
        digits.push(b'0');
    }
    if negative {
        text.push('-');
    }
    for (left, digit) in digits.iter().enumerate().rev() {
        text.push(char::from(*digit));
        if left == scale && scale > 0 {
            text.push('.');
        }
    }
    Written::Text
}

/// The number with the other sign, in two's complement.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        (*byte, carry) = (!*byte).overflowing_add(u8::from(carry));
    }
}

/// Divides in place; the rest.
fn divide_by_ten(bytes: &mut [u8]) -> u8 {
    let mut rest = 0u16;
    for byte in bytes {
        let number = rest << 8 | u16::from(*byte);
        *byte = (number / 10) as u8;
        rest = number % 10;
    }
    rest as u8
}

fn nanos(count: i64, unit: Unit) -> i128 {
    let nanos = match unit {
        Unit::Milli => 1_000_000,
        Unit::Micro => 1_000,
        Unit::Nano => 1,
    };
    i128::from(count) * nanos
}

fn write_timestamp(nanos: i128, utc: bool, text: &mut String) -> std::fmt::Result {
    write_date((nanos.div_euclid(NANOS_A_DAY)) as i64, text)?;
    text.push('T');
    write_time(nanos.rem_euclid(NANOS_A_DAY), text)?;
    text.push_str(if utc { "Z" } else { "" });
    Ok(())
}

fn write_time(nanos: i128, text: &mut String) -> std::fmt::Result {
    let (seconds, fraction) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    write!(text, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)?;
    match (fraction, fraction % 1_000_000, fraction % 1_000) {
        (0, ..) => Ok(()),
        (_, 0, _) => write!(text, ".{:03}", fraction / 1_000_000),
        (_, _, 0) => write!(text, ".{:06}", fraction / 1_000),
        _ => write!(text, ".{fraction:09}"),
    }
}

/// The date so many days after 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn write_date(days: i64, text: &mut String) -> std::fmt::Result {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march_based = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_based + 2) / 5 + 1;
    let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    write!(text, "{year:04}-{month:02}-{day:02}")
}

fn write_uuid(value: &[u8], text: &mut String) -> std::fmt::Result {
    for (at, byte) in value.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        write!(text, "{byte:02x}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(conversion: Conversion, value: &[u8]) -> String {
        let mut text = String::new();
        conversion.write(value, &mut text);
        text
    }

    #[test]
    fn values_become_the_text_that_people_write() {
        let decimal = |scale, big_end_first| Conversion::Decimal { scale, big_end_first };
        let timestamp = |unit, utc| Conversion::Timestamp { unit, utc };
        let cases: &[(Conversion, &[u8], &str)] = &[
            (Conversion::Signed, &(-5i32).to_le_bytes(), "-5"),
            (Conversion::Signed, &i64::MIN.to_le_bytes(), "-9223372036854775808"),
            (Conversion::Unsigned, &u32::MAX.to_le_bytes(), "4294967295"),
            (Conversion::Unsigned, &u64::MAX.to_le_bytes(), "18446744073709551615"),
            (decimal(0, true), &12_345_678_901_234_567_890i128.to_be_bytes(), "12345678901234567890"),
            (decimal(2, true), &(-1i128).to_be_bytes(), "-0.01"),
            (decimal(2, false), &12_345i32.to_le_bytes(), "123.45"),
            (decimal(0, false), &0i64.to_le_bytes(), "0"),
            (decimal(0, true), &i128::MIN.to_be_bytes(), "-170141183460469231731687303715884105728"),
            (Conversion::Float, &1.0f64.to_le_bytes(), "1.0"),
            (Conversion::Float, &1_234_567.891f64.to_le_bytes(), "1234567.891"),
            (Conversion::Float, &0.1f32.to_le_bytes(), "0.1"),
            (Conversion::Float, &0x3e00u16.to_le_bytes(), "1.5"),
            (Conversion::Float, &0x0001u16.to_le_bytes(), "5.9604645e-8"),
            (Conversion::Date, &0i32.to_le_bytes(), "1970-01-01"),
            (Conversion::Date, &19_782i32.to_le_bytes(), "2024-02-29"),
            (Conversion::Date, &(-1i32).to_le_bytes(), "1969-12-31"),
            (Conversion::Time(Unit::Milli), &3_661_500i32.to_le_bytes(), "01:01:01.500"),
            (timestamp(Unit::Nano, true), &1i64.to_le_bytes(), "1970-01-01T00:00:00.000000001Z"),
            (timestamp(Unit::Micro, false), &(-1i64).to_le_bytes(), "1969-12-31T23:59:59.999999"),
            (Conversion::Uuid, &[0x12; 16], "12121212-1212-1212-1212-121212121212"),
        ];
        for (conversion, value, expected) in cases {
            assert_eq!(text(*conversion, value), *expected, "{conversion:?}");
        }
        let int96: Vec<u8> =
            60_000_000_000i64.to_le_bytes().into_iter().chain(2_440_589i32.to_le_bytes()).collect();
        assert_eq!(text(Conversion::Int96, &int96), "1970-01-02T00:01:00");
    }

    #[test]
    fn what_is_no_text_or_no_number_is_told() {
        let mut text = String::new();
        assert_eq!(Conversion::Text.write(b"\xff", &mut text), Written::NoText);
        assert_eq!(Conversion::Float.write(&f64::NAN.to_le_bytes(), &mut text), Written::NotANumber);
        assert_eq!(Conversion::Float.write(&0x7e00u16.to_le_bytes(), &mut text), Written::NotANumber);
        assert_eq!(Conversion::Bytes.write(b"p1", &mut text), Written::Text);
        assert_eq!(Conversion::Bytes.write(b"\0\0\0\x05", &mut text), Written::NoText);
        let any = [Conversion::Int96, Conversion::Date, Conversion::Uuid, Conversion::Signed];
        for conversion in any {
            // Whatever the bytes, and however many.
            for value in [&[][..], &[0xff; 4], &[0x7f; 8], &[0x80; 12], &[0xff; 40]] {
                conversion.write(value, &mut text);
            }
        }
    }
}
