//! Dates as resumes write them: "Jan 2018 – present", "08/2015 - 05/2018", "2019-03 to 2021-06", "(2019)", "since 2020".

use skillgap_core::date::{Month, Until};
use std::ops::Range;

/// English month names by their first three letters; "Sept" and "June" begin with them too.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The longest month name: September.
const LONGEST_MONTH: usize = 9;

/// Words for "it goes on".
const NOW: &[&str] =
    &["present", "now", "current", "currently", "today", "ongoing", "date", "heute", "continuing"];

/// Words between the two ends of a time.
const LINKS: &[&str] = &["to", "until", "till", "through", "thru", "bis", "up"];

/// Years before are no years of a resume: "1000 users", "1024 bytes".
const YEARS: Range<u16> = 1950..2100;

/// A run of letters or digits.
#[derive(Debug, Clone, Copy)]
struct Run<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// A date or "present", with its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    start: usize,
    end: usize,
    until: Until,
    /// The first month that it can mean, to tell which of two dates is the earlier one.
    from: Option<Month>,
}

/// Until when a time lasted that a text gives by both its ends, or as "since 2020"; the latest of several.
pub(super) fn lasted(text: &str) -> Option<Until> {
    let found = found(text);
    let pairs = found.iter().zip(found.iter().skip(1));
    let spans =
        pairs.filter(|(a, b)| is_link(text.get(a.end..b.start).unwrap_or_default()) && in_order(a, b));
    let since = found.iter().filter(|date| date.from.is_some() && is_since(text, date.start));
    spans.map(|(_, b)| b.until).chain(since.map(|_| Until::Now)).max()
}

/// The only date of a text, when it has just one.
pub(super) fn single(text: &str) -> Option<Until> {
    match found(text)[..] {
        [Found { until, from: Some(_), .. }] => Some(until),
        _ => None,
    }
}

/// A date in brackets, "(2019)" or "(Mar 2019 - May 2020)".
pub(super) fn bracketed(text: &str) -> Option<Until> {
    let (_, rest) = text.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    lasted(inner).or_else(|| single(inner).filter(|_| inner.split_whitespace().count() <= 3))
}

/// The end of a time in a field of its own: a date, or a word for now.
pub(super) fn ended(text: &str) -> Option<Until> {
    lasted(text).or_else(|| found(text).last().map(|date| date.until))
}

fn in_order(a: &Found, b: &Found) -> bool {
    a.from.is_some_and(|from| Until::Month(from) <= b.until)
}

fn is_link(between: &str) -> bool {
    let dashed = between.chars().any(|c| matches!(c, '-' | '–' | '—' | '−' | '‒'));
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut words_left, linked) = (words.clone(), words.clone().count() > 0);
    between.len() <= 16
        && (dashed || linked)
        && words_left.all(|word| LINKS.contains(&word.to_ascii_lowercase().as_str()))
        && !between.contains([',', ';', '|', '('])
}

fn is_since(text: &str, start: usize) -> bool {
    const SINCE: &str = "since";
    let before = text.get(..start).unwrap_or_default().trim_end();
    let at = before.len().saturating_sub(SINCE.len());
    let (ahead, word) = before.split_at_checked(at).unwrap_or_default();
    word.eq_ignore_ascii_case(SINCE) && (ahead.is_empty() || ahead.ends_with([' ', '(', '\n']))
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let base = text.as_ptr().addr();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let start = part.as_ptr().addr() - base;
            Run { text: part, start, end: start + part.len() }
        })
        .collect()
}

fn found(text: &str) -> Vec<Found> {
    let runs = runs(text);
    let mut found: Vec<Found> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| runs.get(at));
        if let Some(year) = year(run.text) {
            found.push(dated(text, year, run, before, runs.get(at + 1)));
        } else if NOW.contains(&run.text.to_ascii_lowercase().as_str()) && !found.is_empty() {
            found.push(Found { start: run.start, end: run.end, until: Until::Now, from: None });
        }
    }
    found
}

fn year(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && YEARS.contains(year))
}

/// A year with the month beside it: "Jan 2018", "January, 2018", "08/2015", "2019-03".
fn dated(text: &str, year: u16, run: &Run<'_>, before: Option<&Run<'_>>, after: Option<&Run<'_>>) -> Found {
    let gap = |a: usize, b: usize| text.get(a..b).unwrap_or_default();
    let named =
        before.filter(|b| matches!(gap(b.end, run.start).trim(), "" | "." | "," | "'")).and_then(named);
    let numbered = before.filter(|b| matches!(gap(b.end, run.start), "/" | "." | "-")).and_then(number);
    let behind = after.filter(|a| matches!(gap(run.end, a.start), "-" | "/" | ".")).and_then(number);
    let (start, end, month) = match (before.zip(named.or(numbered)), after.zip(behind)) {
        (Some((before, month)), _) => (before.start, run.end, Some(month)),
        (None, Some((after, month))) => (run.start, after.end, Some(month)),
        (None, None) => (run.start, run.end, None),
    };
    let of = |month: u8| Month::new(year, month);
    let until = of(month.unwrap_or(12)).map_or(Until::Now, Until::Month);
    Found { start, end, until, from: of(month.unwrap_or(1)) }
}

fn named(run: &Run<'_>) -> Option<u8> {
    let lower = run.text.to_ascii_lowercase();
    let key = lower.get(..3).filter(|_| lower.len() <= LONGEST_MONTH)?;
    MONTHS.iter().position(|month| *month == key).and_then(|at| u8::try_from(at + 1).ok())
}

fn number(run: &Run<'_>) -> Option<u8> {
    run.text.parse().ok().filter(|month| run.text.len() <= 2 && (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(until: Option<Until>) -> String {
        until.map_or("-".to_owned(), |until| until.to_string())
    }

    #[test]
    fn times_with_two_ends_are_read() {
        let cases = [
            ("Analyst, Hav & Berg, 08/2015 – 05/2018", "2018-05"),
            ("Jan 2018 - present", "now"),
            ("September 2014—Dec 2016", "2016-12"),
            ("Sept. 2014 to December, 2016", "2016-12"),
            ("2019-03 to 2021-06", "2021-06"),
            ("2009 – 2015", "2015-12"),
            ("Backend developer since 2020", "now"),
            ("2010 - 2012, 2015 - 2017", "2017-12"),
            ("March 2021 – today", "now"),
            ("2015", "-"),
            ("In 2015 we served 2000 - 3000 users", "-"),
            ("2019 - 2012", "-"),
            ("Python 3.11 - 2022", "-"),
            ("present", "-"),
            ("from 2019, in Java 2021", "-"),
        ];
        for (text, until) in cases {
            assert_eq!(told(lasted(text)), until, "{text:?}");
        }
    }

    #[test]
    fn single_dates_are_read_where_nothing_else_is_a_date() {
        let cases =
            [("Meshlet, 2022.", "2022-12"), ("Mar 2019", "2019-03"), ("2019, 2021", "-"), ("SQL", "-")];
        for (text, until) in cases {
            assert_eq!(told(single(text)), until, "{text:?}");
        }
        assert_eq!(told(bracketed("Tide tables (2019): a service")), "2019-12");
        assert_eq!(told(bracketed("Tide tables (for 2019 boats and more)")), "-");
        let ends = [("Present", "-"), ("2021-05-03", "2021-05"), ("May 2021", "2021-05"), ("", "-")];
        for (text, until) in ends {
            assert_eq!(told(ended(text)), until, "{text:?}");
        }
    }
}
