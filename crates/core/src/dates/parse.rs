//! Finds the single dates in a text.

use super::DateReader;
use super::token::Run;
use crate::date::{Month, Until};
use crate::lexicon::DateWord;

/// A date or "present", with its bytes and runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) first_run: usize,
    pub(crate) last_run: usize,
    pub(crate) until: Until,
    /// The earliest month it can mean, to compare two dates.
    pub(crate) from: Option<Month>,
    /// Whether it includes a month.
    pub(crate) has_month: bool,
    /// Whether it counts only next to another date, such as a month without a year, or "09/19".
    pub(crate) needs_partner: bool,
}

impl Found {
    /// The start, if this is a month without a year next to a date with one.
    pub(crate) fn of_year(&self, other: &Found) -> Option<Month> {
        let (Until::Month(own), Until::Month(end)) = (self.until, other.until) else { return None };
        self.needs_partner.then(|| Month::new(end.year(), own.month())).flatten()
    }
}

/// A year, with a month if named, and the last run that belongs to it.
struct Date {
    year: Option<u16>,
    month: Option<u8>,
    first: usize,
    last: usize,
    needs_partner: bool,
}

/// The dates in a text, in order.
pub(crate) fn found(reader: &DateReader<'_>, text: &str, runs: &[Run<'_>]) -> Vec<Found> {
    let parser = Parser { reader, text, runs };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let next = parser.now(at, found.last()).or_else(|| parser.date(at));
        match next {
            Some(date) => {
                at = date.last_run + 1;
                found.push(date);
            }
            None => at += 1,
        }
        if let Some(short) = found.last().copied().and_then(|date| parser.short_end(&date)) {
            at = short.last_run + 1;
            found.push(short);
        }
    }
    found
}

struct Parser<'p> {
    reader: &'p DateReader<'p>,
    text: &'p str,
    runs: &'p [Run<'p>],
}

/// The most characters between a year and its day, month or sign.
const LONGEST_GAP: usize = 4;

/// The months as Roman numbers.
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// The last two-digit year that belongs to this century.
const LAST_SHORT_YEAR: u16 = 50;

impl Parser<'_> {
    fn gap(&self, a: usize, b: usize) -> &str {
        match (self.runs.get(a), self.runs.get(b)) {
            (Some(a), Some(b)) => self.text.get(a.end..b.start).unwrap_or_default(),
            _ => "\n",
        }
    }

    fn is_near(&self, a: usize, b: usize) -> bool {
        let gap = self.gap(a, b);
        gap.len() <= LONGEST_GAP
            && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '.' | ',' | '\'' | '’' | '/'))
    }

    fn number(&self, at: usize, most: u32) -> Option<u32> {
        self.runs.get(at)?.short().filter(|n| (1..=most).contains(n))
    }

    fn year(&self, at: usize) -> Option<u16> {
        self.runs.get(at)?.year()
    }

    fn month_word(&self, at: usize) -> Option<(usize, u8)> {
        match self.reader.point(self.runs, at) {
            Some((len, DateWord::Month(month) | DateWord::Season(month))) => Some((len, month)),
            Some(_) => None,
            None => self.roman_month(at).map(|month| (1, month)),
        }
    }

    /// A month as a Roman number, which is usual in Polish: "XI 2019".
    fn roman_month(&self, at: usize) -> Option<u8> {
        let languages = self.reader.languages;
        let polish = self.reader.lexicon.language("pl").is_some_and(|polish| languages.holds(polish));
        if !polish || languages == crate::lexicon::Languages::ALL {
            return None;
        }
        let month = ROMAN.iter().position(|month| self.runs.get(at).is_some_and(|run| run.text == *month))?;
        u8::try_from(month + 1).ok()
    }

    /// A word for "present", which is a date only after another.
    fn now(&self, at: usize, before: Option<&Found>) -> Option<Found> {
        let (len, word) = self.reader.point(self.runs, at)?;
        let (first, last) = (self.runs.get(at)?, self.runs.get(at + len - 1)?);
        (word == DateWord::Now && before.is_some()).then_some(Found {
            start: first.start,
            end: last.end,
            first_run: at,
            last_run: at + len - 1,
            until: Until::Now,
            from: None,
            has_month: false,
            needs_partner: false,
        })
    }

    fn date(&self, at: usize) -> Option<Found> {
        let date = self
            .quarter(at)
            .or_else(|| self.year_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.numbers(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.apostrophe(at))?;
        self.placed(&date)
    }

    fn placed(&self, date: &Date) -> Option<Found> {
        let (first, last) = (self.runs.get(date.first)?, self.runs.get(date.last)?);
        let year = date.year.unwrap_or(2000);
        let until = Month::new(year, date.month.unwrap_or(12)).map(Until::Month)?;
        let from = Month::new(year, date.month.unwrap_or(1)).filter(|_| date.year.is_some());
        let quoted = self.text.get(..first.start).is_some_and(|before| before.ends_with(['\'', '’']));
        Some(Found {
            start: first.start - if quoted { self.quote_len(first.start) } else { 0 },
            end: last.end,
            first_run: date.first,
            last_run: date.last,
            until,
            from,
            has_month: date.month.is_some(),
            needs_partner: date.needs_partner,
        })
    }

    fn quote_len(&self, start: usize) -> usize {
        self.text.get(..start).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8)
    }

    /// A quarter: "Q3 2019", "2019 Q3", "3. Quartal 2019".
    fn quarter(&self, at: usize) -> Option<Date> {
        let is_q = |i: usize| {
            self.runs.get(i).is_some_and(|run| run.folded == "q")
                || matches!(self.reader.point(self.runs, i), Some((1, DateWord::Quarter)))
        };
        let of = |year: Option<u16>, quarter: Option<u32>, first: usize, last: usize| {
            let month = u8::try_from(quarter? * 3).ok()?;
            Some(Date { year: Some(year?), month: Some(month), first, last, needs_partner: false })
        };
        if is_q(at) {
            return of(self.year(at + 2), self.number(at + 1, 4), at, at + 2)
                .filter(|_| self.is_near(at + 1, at + 2));
        }
        if is_q(at + 1) && self.year(at).is_some() && self.is_near(at, at + 1) {
            return of(self.year(at), self.number(at + 2, 4), at, at + 2);
        }
        let ordinal = is_q(at + 1) && self.is_near(at, at + 1) && self.is_near(at + 1, at + 2);
        if ordinal { of(self.year(at + 2), self.number(at, 4), at, at + 2) } else { None }
    }

    /// A date starting with the year: "2019-03-01", "2019/09", "2019年9月", "2018 March", "2019".
    fn year_first(&self, at: usize) -> Option<Date> {
        let year = self.year(at)?;
        let date = |month: Option<u32>, last: usize| {
            let month = month.and_then(|month| u8::try_from(month).ok());
            Some(Date { year: Some(year), month, first: at, last, needs_partner: false })
        };
        if let Some(mark) = self.runs.get(at + 1).filter(|run| matches!(&*run.folded, "年" | "년")) {
            let month = self.number(at + 2, 12).filter(|_| self.text.get(mark.end..).is_some());
            let marked =
                |i: usize, signs: [&str; 2]| self.runs.get(i).is_some_and(|r| signs.contains(&&*r.folded));
            return match month {
                Some(month) if marked(at + 3, ["月", "월"]) => {
                    let day = self.number(at + 4, 31).is_some() && marked(at + 5, ["日", "일"]);
                    date(Some(month), if day { at + 5 } else { at + 3 })
                }
                _ => date(None, at + 1),
            };
        }
        let sign = self.gap(at, at + 1);
        if let Some(month) = self.number(at + 1, 12).filter(|_| matches!(sign, "-" | "/" | "." | "‑")) {
            let day = self.gap(at + 1, at + 2) == sign && self.number(at + 2, 31).is_some();
            return date(Some(month), if day { at + 2 } else { at + 1 });
        }
        let named = self.month_word(at + 1).filter(|_| matches!(sign, " " | ", " | "." | ". " | "\u{a0}"));
        // In "2018 March 2020", the year is separate from the month and year after it.
        match named.filter(|(len, _)| self.year(at + 1 + len).is_none()) {
            Some((len, month)) => date(Some(u32::from(month)), at + len),
            None => date(None, at),
        }
    }

    /// A date starting with the day: "1 June 2018", "1. Juni 2018", "1st June 2018", "1 de junio de 2018".
    fn day_first(&self, at: usize) -> Option<Date> {
        self.number(at, 31)?;
        let ordinal = |i: usize| {
            self.runs
                .get(i)
                .is_some_and(|run| matches!(&*run.folded, "st" | "nd" | "rd" | "th" | "er" | "de"))
        };
        let word_at = at + 1 + usize::from(ordinal(at + 1));
        let (len, month) = self.month_word(word_at).filter(|_| self.is_near(word_at - 1, word_at))?;
        let (year_at, year) = self.year_behind(word_at + len - 1)?;
        Some(Date { year: Some(year), month: Some(month), first: at, last: year_at, needs_partner: false })
    }

    /// The year after a month, possibly with "de" or a day between.
    fn year_behind(&self, month_at: usize) -> Option<(usize, u16)> {
        let small = |i: usize| {
            self.runs.get(i).is_some_and(|run| matches!(&*run.folded, "de" | "del" | "of" | "di" | "d"))
        };
        let at = month_at + 1 + usize::from(small(month_at + 1));
        if !self.is_near(at - 1, at) && self.gap(at - 1, at) != "-" {
            return None;
        }
        if let Some(year) = self.year(at) {
            return Some((at, year));
        }
        let quoted = self.gap(at - 1, at).ends_with(['\'', '’']);
        if let Some(short) = self.short_year(at).filter(|_| quoted) {
            return Some((at, short));
        }
        // "June 1, 2018", "June 1st, 2018".
        self.number(at, 31)?;
        let ordinal =
            self.runs.get(at + 1).is_some_and(|run| matches!(&*run.folded, "st" | "nd" | "rd" | "th"));
        let year_at = at + 1 + usize::from(ordinal);
        self.is_near(year_at - 1, year_at).then(|| self.year(year_at)).flatten().map(|year| (year_at, year))
    }

    /// A numeric date: "06/2018", "30.06.2018", "06/30/2018", or "06/18" next to another date.
    fn numbers(&self, at: usize) -> Option<Date> {
        let Some(first) = self.number(at, 31) else { return self.year_of_no_month(at) };
        let sign = self.gap(at, at + 1);
        if !matches!(sign, "/" | "." | "-" | ". " | " / ") || self.gap(at.wrapping_sub(1), at) == sign {
            return None;
        }
        let date = |year: u16, month: u32, last: usize, needs_partner: bool| {
            let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
            Some(Date { year: Some(year), month: Some(month), first: at, last, needs_partner })
        };
        if let Some(year) = self.year(at + 1) {
            return date(year, first, at + 1, false).or_else(|| self.year_of_no_month(at));
        }
        let second = self.number(at + 1, 99)?;
        let third = Some(self.gap(at + 1, at + 2)).filter(|gap| gap.trim() == sign.trim());
        if third.is_some()
            && let Some(year) = self.year(at + 2).or_else(|| self.short_year(at + 2))
        {
            let month = if sign.trim() == "." || first > 12 || (second <= 12 && !self.writes_month_first()) {
                second
            } else {
                first
            };
            return date(year, month, at + 2, false);
        }
        let short = self.short_year(at + 1).filter(|_| sign == "/" && third.is_none());
        date(short?, first, at + 1, true)
    }

    /// The year after a number that is no month: "14/2019".
    fn year_of_no_month(&self, at: usize) -> Option<Date> {
        self.runs.get(at)?.short().filter(|number| !(1..=12).contains(number))?;
        let joined = matches!(self.gap(at, at + 1), "/" | ".")
            && self.gap(at.wrapping_sub(1), at) != self.gap(at, at + 1);
        let year = self.year(at + 1).filter(|_| joined)?;
        Some(Date { year: Some(year), month: None, first: at, last: at + 1, needs_partner: false })
    }

    /// Whether "03/09/2019" is the ninth of March: only in English.
    fn writes_month_first(&self) -> bool {
        let english = self.reader.lexicon.language("en");
        let others = self.reader.lexicon.languages().filter(|language| Some(*language) != english);
        !others.into_iter().any(|language| self.reader.languages.holds(language))
            || self.reader.languages == crate::lexicon::Languages::ALL
    }

    /// A date starting with the month: "Jan 2018", "January, 2018", "Jan '22", "junho de 2018", "Fall 2019",
    /// or "June" next to another date.
    fn month_first(&self, at: usize) -> Option<Date> {
        let (len, month) = self.month_word(at)?;
        if let Some((last, year)) = self.year_behind(at + len - 1) {
            return Some(Date {
                year: Some(year),
                month: Some(month),
                first: at,
                last,
                needs_partner: false,
            });
        }
        let capital = self.runs.get(at).is_some_and(|run| run.text.starts_with(char::is_uppercase));
        // "Mar-18 to Nov-20"
        let short_at = at + len;
        let joined = matches!(self.gap(short_at - 1, short_at), "-" | "/" | "‑");
        if let Some(year) = self.short_year(short_at).filter(|_| joined) {
            return Some(Date {
                year: Some(year),
                month: Some(month),
                first: at,
                last: short_at,
                needs_partner: true,
            });
        }
        capital.then_some(Date {
            year: None,
            month: Some(month),
            first: at,
            last: at + len - 1,
            needs_partner: true,
        })
    }

    /// A short year: "'19".
    fn apostrophe(&self, at: usize) -> Option<Date> {
        let run = self.runs.get(at)?;
        let before = self.text.get(..run.start)?;
        let quoted = before.ends_with(['\'', '’'])
            && !before.trim_end_matches(['\'', '’']).ends_with(char::is_alphanumeric);
        let year = self.short_year(at).filter(|_| quoted)?;
        Some(Date { year: Some(year), month: None, first: at, last: at, needs_partner: true })
    }

    fn short_year(&self, at: usize) -> Option<u16> {
        let run = self.runs.get(at).filter(|run| run.text.len() == 2)?;
        let short = run.number.and_then(|n| u16::try_from(n).ok())?;
        Some(if short <= LAST_SHORT_YEAR { 2000 + short } else { 1900 + short })
    }

    /// The end of a period given by its last two digits: "2019–21".
    fn short_end(&self, date: &Found) -> Option<Found> {
        let at = date.last_run + 1;
        let (Until::Month(begin), false) = (date.until, date.has_month) else { return None };
        let gap = self.gap(date.last_run, at);
        let year = self.short_year(at).filter(|_| matches!(gap.trim(), "-" | "–" | "—" | "/"))?;
        let next = self.gap(at, at + 1);
        let goes_on =
            matches!(next, "-" | "/" | ".") && self.runs.get(at + 1).is_some_and(|r| r.number.is_some());
        (year >= begin.year() && year < begin.year() + 30 && !goes_on)
            .then(|| {
                self.placed(&Date {
                    year: Some(year),
                    month: None,
                    first: at,
                    last: at,
                    needs_partner: false,
                })
            })
            .flatten()
    }
}
