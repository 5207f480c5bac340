//! Finds the cells of a workbook that contain dates: a date is a number of days, and only its format says so.

use super::super::markup::{attribute, attribute_text, local};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// The first day of the usual date system, in days before 1970, and that of old Mac workbooks.
const EPOCH: i64 = 25_569;
const EPOCH_1904: i64 = 24_107;

/// The last valid day: the end of the year 9999.
const LAST_DAY: f64 = 2_958_465.0;

/// The most formats kept.
const MOST: usize = 10_000;

/// The number formats of cells.
#[derive(Debug, Default)]
pub(super) struct NumberFormats {
    /// For every cell style, whether it shows a date.
    dates: Vec<bool>,
    since_1904: bool,
}

impl NumberFormats {
    /// Reads the styles of a workbook, and its date system.
    pub(super) fn read(styles: &str, workbook: &str) -> Self {
        let mut reader = Reader::from_str(styles);
        let mut own: HashMap<u32, bool> = HashMap::new();
        let mut formats = Self { since_1904: counts_from_1904(workbook), ..Self::default() };
        let mut in_cells = false;
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) => match local(e.name().as_ref()) {
                    "numFmt" if own.len() < MOST => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse().ok());
                        let code =
                            attribute(&e, "formatCode").map(|code| attribute_text(&code)).unwrap_or_default();
                        own.extend(id.map(|id| (id, is_date_format(&code))));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells && formats.dates.len() < MOST => {
                        let id = attribute(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                        let usual = matches!(id, 14..=17 | 22 | 27..=31 | 34 | 36 | 50..=54 | 57 | 58);
                        formats.dates.push(own.get(&id).copied().unwrap_or(usual));
                    }
                    _ => {}
                },
                Event::End(e) if local(e.name().as_ref()) == "cellXfs" => in_cells = false,
                Event::Eof => break,
                _ => {}
            }
        }
        formats
    }

    /// The date for a number in a cell with this style, such as 2021-01-31.
    pub(super) fn date(&self, style: usize, number: &str) -> Option<String> {
        if !self.dates.get(style).copied().unwrap_or(false) {
            return None;
        }
        self.date_of(number.trim().parse().ok()?)
    }

    /// The date for a number of days.
    pub(super) fn date_of(&self, days: f64) -> Option<String> {
        let days = Some(days).filter(|days| (1.0..=LAST_DAY).contains(days))?;
        let epoch = if self.since_1904 { EPOCH_1904 } else { EPOCH };
        let (year, month, day) = civil(days.floor() as i64 - epoch);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

fn counts_from_1904(workbook: &str) -> bool {
    let mut reader = Reader::from_str(workbook);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if local(e.name().as_ref()) == "workbookPr" => {
                return matches!(attribute(&e, "date1904").as_deref(), Some("1" | "true"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    false
}

/// Whether a format shows a year, or a month with a day; quoted texts and colours are ignored.
fn is_date_format(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    let mut shown = String::new();
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            c => shown.push(c.to_ascii_lowercase()),
        }
    }
    shown.contains('y') || (shown.contains('m') && shown.contains('d'))
}

/// Year, month and day for a number of days since 1970 (Howard Hinnant, "chrono-compatible low-level date
/// algorithms").
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let part = (5 * of_year + 2) / 153;
    let day = of_year - (153 * part + 2) / 5 + 1;
    let month = if part < 10 { part + 3 } else { part - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        let formats = NumberFormats { dates: vec![false, true], since_1904: false };
        assert_eq!(formats.date(1, "44197").as_deref(), Some("2021-01-01"));
        assert_eq!(formats.date(1, "43525.75").as_deref(), Some("2019-03-01"));
        assert_eq!(formats.date(0, "44197"), None);
        assert_eq!(formats.date(1, "1e300"), None);
        assert_eq!(formats.date(7, "44197"), None);
        let old = NumberFormats { dates: vec![true], since_1904: true };
        assert_eq!(old.date(0, "42735").as_deref(), Some("2021-01-01"));
    }

    #[test]
    fn formats_of_dates_are_known() {
        for code in ["mmm yyyy", "yyyy\\-mm\\-dd", "[$-409]d\\-mmm;@", "dd.mm.yy"] {
            assert!(is_date_format(code), "{code}");
        }
        for code in ["0.00", "#,##0 \"days\"", "[Red]0", "mm:ss", "0\\y", "General"] {
            assert!(!is_date_format(code), "{code}");
        }
    }
}
