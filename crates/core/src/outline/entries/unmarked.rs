//! Entries that no heading, no line of their own and no sign marks: jobs in one line, in sentences, and below an employer
//! with the time spent there.

use super::{Entries, EntryReader, HEAD_LINE, HEAD_LINES, LONGEST_TITLE, Stage, is_title};
use crate::dates::PeriodKind;
use crate::lexicon::Languages;
use crate::outline::builder::ResumeBuilder;
use crate::outline::head::HeadPart;
use crate::outline::lines::lines;
use crate::resume::{Entry, Section};
use std::ops::Range;

/// The most characters of a length of time: "10 years 11 months".
const LONGEST_TIME: usize = 24;

impl EntryReader<'_> {
    /// Whether short lines below a head already tell of the entry, as the items of a list without bullets do.
    pub(in crate::outline) fn tells(
        &self,
        state: &Entries,
        text: &str,
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) -> bool {
        let head = self.heads().head(text, section);
        let known = |wanted: HeadPart| head.parts.iter().any(|(_, kind)| *kind == wanted);
        if head.period.is_some() || known(HeadPart::Title) || known(HeadPart::Label) {
            return false;
        }
        let Some(open) = builder.open() else { return false };
        let named = self.heads().may_name_employer(text);
        match state.stage {
            Stage::Dated if open.title.is_some() => {
                let employer = known(HeadPart::Employer);
                if open.employer.is_some() { !named || !employer } else { !named && !employer }
            }
            Stage::Undated(_) => open.title.is_some() && open.employer.is_some() && !named,
            _ => false,
        }
    }

    /// Takes the line above as the employer of the jobs below: "Northwind Staffing" above "4 years 2 months".
    pub(in crate::outline) fn group(&self, state: &mut Entries, builder: &mut ResumeBuilder<'_>) {
        let undated = matches!(state.stage, Stage::Undated(_));
        let is_title = |entry: &mut Entry| {
            entry.title.as_deref().is_some_and(|title| entry.employer.is_some() || self.is_titled(title))
        };
        if !undated || builder.open().is_none_or(is_title) {
            return;
        }
        let Some(entry) = state.entry.and_then(|at| builder.close_entry(at)) else { return };
        let Some(name) = entry.employer.or(entry.title) else { return };
        builder.set_apart(state.begun, &name);
        *state = Entries { company: Some(name), grouped: true, ..Entries::default() };
    }

    /// The line of an employer and, below it, the time spent there; an employer may end the text before.
    pub(in crate::outline) fn grouped_at(&self, text: &str) -> Option<(Range<usize>, Range<usize>)> {
        let mut before: Option<Range<usize>> = None;
        for range in lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            // Below dates, it is the length of that job.
            let below_dates = before.as_ref().and_then(|range| text.get(range.clone()));
            if self.is_time_alone(line) && !below_dates.is_some_and(|line| self.is_date_alone(line)) {
                let name = before.filter(|range| {
                    text.get(range.clone()).is_some_and(|line| self.is_head_line(line) && is_title(line))
                });
                return Some((name.unwrap_or(range.start..range.start), range));
            }
            before = Some(range);
        }
        None
    }

    /// Whether a line is nothing but a length of time: "4 years 2 months".
    pub(super) fn is_time_alone(&self, line: &str) -> bool {
        let levels = self.lines.levels();
        line.starts_with(|c: char| c.is_ascii_digit())
            && line.chars().count() <= LONGEST_TIME
            && !line.contains(',')
            && levels.is_duration(line)
    }

    /// The number of lines with labelled fields below a line of a head: "Position: Nurse" below the employer.
    pub(super) fn labelled_below(
        &self,
        last: usize,
        lines: &[Range<usize>],
        text: &str,
        section: Section,
    ) -> usize {
        let below = lines.iter().skip(last + 1).filter_map(|range| text.get(range.clone()));
        below.take(HEAD_LINES).take_while(|line| self.is_labelled(line, section)).count()
    }

    /// Whether a line begins with its dates and goes on: "2018 – 2021 Acme, tester".
    pub(super) fn begins_with_dates(&self, line: &str) -> bool {
        let periods = self.dates.periods(line);
        let Some(period) = periods.first() else { return false };
        let (before, behind) = (line.get(..period.span.start), line.get(period.span.end..));
        let has_letters = |text: Option<&str>| text.is_some_and(|text| text.contains(char::is_alphanumeric));
        !has_letters(before) && has_letters(behind)
    }

    /// The bytes of a title and its dates at the start of a line that goes on with the employer and the work: "IT Project
    /// Manager 05/2013 to Current Acme Ltd My role is to ...".
    pub(super) fn titled_dates_len(&self, line: &str) -> Option<usize> {
        let start = line.get(..line.floor_char_boundary(HEAD_LINE))?;
        let period = self.dates.periods(start).into_iter().next()?;
        let title = start.get(..period.span.start)?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = title.split_whitespace().collect();
        let named = |word: &&str| {
            !word.starts_with(char::is_lowercase)
                || matches!(*word, "of" | "and" | "for" | "the" | "de" | "der")
        };
        let titles = self.dates.lexicon.title_words();
        let ends = words.last().is_some_and(|last| titles.is(last, Languages::ALL));
        (period.kind == PeriodKind::Range && ends && words.len() <= LONGEST_TITLE && words.iter().all(named))
            .then_some(period.span.end)
    }

    /// Whether a line tells of a job after its dates: "2021 - 2024 Barman. Bar La Esquina, Sevilla. Cocktails and ...".
    pub(super) fn told_after_dates(&self, line: &str) -> bool {
        let clause = |text: &str| text.split(". ").next().unwrap_or_default().chars().count() < HEAD_LINE;
        self.begins_dated_job(line) && clause(line)
    }

    /// Whether a text begins with a job in one line: "Developer, Acme (2018 - 2021)".
    pub(in crate::outline) fn is_whole_job(&self, text: &str) -> bool {
        text.trim_start().lines().take(HEAD_LINES).any(|line| self.is_job_in_line(line.trim()))
    }

    fn is_job_in_line(&self, line: &str) -> bool {
        let periods = self.dates.periods(line);
        let [period] = periods.as_slice() else { return false };
        let behind = line.get(period.span.end..).unwrap_or_default();
        let ends = !behind.contains(char::is_alphanumeric) || self.begins_with_dates(line);
        let head = self.heads().head(line, Section::Work);
        let has = |wanted: HeadPart| head.parts.iter().any(|(_, kind)| *kind == wanted);
        period.kind == PeriodKind::Range
            && ends
            && self.is_head_line(line)
            && has(HeadPart::Title)
            && has(HeadPart::Employer)
    }

    /// Whether a text begins with a title and its dates in one line, below a heading in unknown wording: "Social worker,
    /// hospital discharge team   2014 - 2019".
    pub(in crate::outline) fn is_dated_title(&self, text: &str) -> bool {
        text.trim_start().lines().take(HEAD_LINES).any(|line| {
            let periods = self.dates.periods(line);
            let ranges = || periods.iter().filter(|period| period.kind == PeriodKind::Range);
            // "Nursing home Elm Row, ward for dementia - since 2020"
            let ends = || {
                ranges().any(|period| {
                    !line.get(period.span.end..).unwrap_or_default().contains(char::is_alphanumeric)
                })
            };
            let school = || self.dates.lexicon.people().schools.occurs(line, self.dates.languages);
            let employed = || ends() && !school() && !self.heads().opens_degree(line, false);
            ranges().next().is_some()
                && self.is_head_line(line.trim())
                && (self.is_titled(line) || employed())
        })
    }

    /// Whether a text begins with a degree and its school in one line: "UC Davis, B.S. Computer Science, 2018".
    pub(in crate::outline) fn is_degree(&self, text: &str) -> bool {
        let line = text.trim_start().lines().next().unwrap_or_default();
        let school = self.dates.lexicon.people().schools.occurs(line, self.dates.languages);
        self.is_head_line(line)
            && (school || !self.dates.periods(line).is_empty())
            && self.heads().opens_degree(line, false)
    }

    /// Whether a line among certificates names a degree of a university and the school.
    pub(in crate::outline) fn is_university_degree(&self, text: &str) -> bool {
        let line = text.trim_start().lines().next().unwrap_or_default();
        let school = self.dates.lexicon.people().schools.occurs(line, self.dates.languages);
        school && self.is_head_line(line) && self.heads().opens_degree(line, true)
    }

    /// Whether a line tells of a degree with its school and a date: "B.Tech from Riverton University in 2016".
    pub(in crate::outline) fn tells_degree(&self, text: &str) -> bool {
        let line = text.trim();
        !line.contains('\n')
            && line.chars().count() < HEAD_LINE
            && !self.dates.periods(line).is_empty()
            && self.heads().told_degree(line).is_some()
    }

    /// Whether a text is a list of jobs with their dates in front, the first of which may be a break.
    pub(in crate::outline) fn lists_dated_jobs(&self, text: &str) -> bool {
        let mut dated =
            text.lines().take(HEAD_LINES).filter(|line| self.begins_with_dates(line.trim_start()));
        self.begins_dated_job(text)
            || (dated.next().is_some() && dated.next().is_some_and(|line| self.begins_dated_job(line)))
    }

    /// Whether a text begins with the dates of a job and its title: "2019 - now Hairdresser, own chair".
    pub(in crate::outline) fn begins_dated_job(&self, text: &str) -> bool {
        let line = text.lines().next().unwrap_or_default().trim_start();
        let periods = self.dates.periods(line);
        let Some(period) = periods.first().filter(|period| period.kind == PeriodKind::Range) else {
            return false;
        };
        let begins =
            line.get(..period.span.start).is_some_and(|before| !before.contains(char::is_alphanumeric));
        let behind = line.get(period.span.end..).unwrap_or_default();
        begins && self.is_titled(behind.split(". ").next().unwrap_or(behind))
    }
}
