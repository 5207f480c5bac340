//! Assigns paragraphs to positions, projects and courses.
//!
//! In a section with entries, lines that look like the head of an entry come first, followed by its text and
//! bullets. A date in the head applies to the entry; an entry without a date has none, whatever the previous
//! entry says.

mod unmarked;

use super::builder::ResumeBuilder;
use super::entry_labels::{is_other_label, labelled};
use super::head::{Above, Head, HeadPart, HeadReader, may_be_labelled};
use super::legal_forms::ends_in_legal_form;
use super::lines::{LineReader, label, lines, word_count};
use super::title_alone::names_title;
use crate::date::Until;
use crate::dates::{DateReader, PeriodKind};
use crate::lexicon::{Languages, Step};
use crate::resume::{Aside, Entry, Section};
use crate::source_text::SourceText;
use std::ops::Range;

/// The most characters of a line in the head of an entry.
const HEAD_LINE: usize = 120;

/// The most words of a title before the employer.
const LONGEST_TITLE: usize = 7;

/// The most lines of the head of an entry.
const HEAD_LINES: usize = 3;

/// The current position in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// In its head, whose first text has this number; a date may follow.
    Undated(usize),
    /// In its head, after the date.
    Dated,
    /// In its text.
    #[default]
    Body,
}

/// The state of reading the entries of a section.
#[derive(Debug, Default)]
pub(super) struct Entries {
    until: Option<Until>,
    stage: Stage,
    /// The open entry.
    entry: Option<usize>,
    /// The number of the first text of its head.
    begun: usize,
    /// The employer named in a heading or line above the entries, for the titles listed below it.
    company: Option<String>,
    /// Whether the time with this employer follows its name, as above several jobs on LinkedIn.
    grouped: bool,
    /// Whether the open entry has its employer from the line with its title, and no other line yet.
    one_line: bool,
}

impl Entries {
    /// Whether an entry has its dates and nothing else yet, as after the first cell of a row.
    pub(super) fn awaits_title(&self, builder: &mut ResumeBuilder<'_>) -> bool {
        let is_bare =
            |entry: &mut Entry| entry.is_dated() && entry.title.is_none() && entry.employer.is_none();
        self.stage == Stage::Dated && builder.open().is_some_and(is_bare)
    }

    /// The title of an entry that lacks its employer, and what a line with it would be below.
    fn awaits_employer<'e>(&self, builder: &'e mut ResumeBuilder<'_>) -> Option<(&'e str, Above)> {
        let entry = builder.open().filter(|entry| entry.employer.is_none() || self.one_line)?;
        let above = match (self.stage, entry.is_dated()) {
            (Stage::Undated(_), false) => Above::TitleBeforeDates,
            (Stage::Dated, true) => Above::Title,
            _ => return None,
        };
        entry.title.as_deref().map(|title| (title, above))
    }
}

/// A head without the dates at its end: "Copperfield Payments, Manchester" of "Copperfield Payments, Manchester | 2017".
fn undated<'t>(text: &'t str, head: &Head) -> &'t str {
    let Some(period) = &head.period else { return text };
    let is_last = text.get(period.span.end..).is_some_and(|rest| !rest.contains(char::is_alphanumeric));
    let before = text.get(..period.span.start).filter(|_| is_last).unwrap_or(text);
    before.trim_end_matches([' ', '\t', ',', '|', '·', '(', '–', '-'])
}

/// Reads the entries of a section.
#[derive(Clone, Copy)]
pub(super) struct EntryReader<'l> {
    pub(super) lines: LineReader<'l>,
    pub(super) dates: DateReader<'l>,
}

impl EntryReader<'_> {
    /// A bullet; a date in it applies to the bullet, not to the entry.
    pub(super) fn bullet(
        &self,
        state: &mut Entries,
        text: &str,
        from: usize,
        builder: &mut ResumeBuilder<'_>,
    ) {
        state.stage = Stage::Body;
        let own = opening_of(text);
        // "Moved from SQL Server 2014 - 2017" in a job that began in 2018 names versions.
        let begun = builder.open().and_then(|entry| entry.from).map(|date| date.month);
        let lasted = || self.dates.lasted_since(own, begun);
        let until = self.dates.bracketed(own).or_else(lasted);
        builder.belongs(from, state.entry, until.or(state.until));
    }

    /// A paragraph that is not a head continues the entry; `from` is the first text made from it.
    pub(super) fn body(&self, state: &mut Entries, text: &str, from: usize, builder: &mut ResumeBuilder<'_>) {
        if lines(text).any(|range| text.get(range).is_some_and(|line| self.heads().stays(line)))
            && let Some(open) = builder.open().filter(|open| open.from.is_some() && open.to.is_none())
        {
            open.current = true;
            state.until = Some(Until::Now);
            builder.fill_until(state.begun, state.until);
        }
        if let (Some(until), Stage::Undated(start)) = (self.date_of(text, false), state.stage) {
            state.until = Some(until);
            builder.fill_until(start, state.until);
        } else if let Some(until) = self.date_of(text, false) {
            state.until = Some(until);
            builder.fill_until(from, state.until);
        }
        state.stage = Stage::Body;
        builder.belongs(from, state.entry, state.until);
    }

    /// The head of an entry, or a further line of it: decides which of its parts are not skills.
    pub(super) fn head(
        &self,
        state: &mut Entries,
        piece: &SourceText,
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) -> Vec<Range<usize>> {
        let mut head = self.heads().head(&piece.text, section);
        if let Some((step, _)) = self.heads().step(piece.text.trim())
            && head.period.is_some()
            && self.step(state, step, &head, piece, section, builder)
        {
            builder.entry = state.entry;
            return set_apart(&head, piece, section, builder);
        }
        let until = head.until().or_else(|| self.date_of(&piece.text, true));
        let from = builder.len();
        // Dates on a line of their own, as in the first cell of a row, begin another entry if this one has its dates.
        let begins = head.is_date_alone() && builder.open().is_some_and(|entry| entry.is_dated());
        match (until, state.stage) {
            (Some(until), Stage::Undated(start)) if !begins => {
                state.until = Some(until);
                state.stage = Stage::Dated;
                self.complete(state, &mut head, &piece.text, section, builder);
                builder.fill_until(start, Some(until));
            }
            (Some(until), _) => {
                self.begin(state, &head, &piece.text, section, builder);
                (state.until, state.stage) = (Some(until), Stage::Dated);
            }
            (None, Stage::Undated(_)) => self.complete(state, &mut head, &piece.text, section, builder),
            // A school or company below a complete head begins the next entry.
            (None, Stage::Dated)
                if head.parts.first().is_some_and(|(_, kind)| *kind == HeadPart::Employer)
                    && !self.is_weak(state, builder)
                    && builder.open().is_some_and(|entry| {
                        entry.is_dated() && entry.employer.is_some() && entry.title.is_some()
                    }) =>
            {
                self.begin(state, &head, &piece.text, section, builder);
                (state.until, state.stage) = (None, Stage::Undated(from));
            }
            // A title below a complete head begins the next job.
            (None, Stage::Dated)
                if head.parts.iter().any(|(_, kind)| *kind == HeadPart::Title)
                    && builder.open().is_some_and(|entry| {
                        entry.is_dated()
                            && entry.employer.is_some()
                            && entry.title.as_deref().is_some_and(|title| self.is_titled(title))
                    }) =>
            {
                self.begin(state, &head, &piece.text, section, builder);
                (state.until, state.stage) = (None, Stage::Undated(from));
            }
            // A company name below a dated title belongs to it, unless it has its own date.
            (None, Stage::Dated) => {
                self.complete(state, &mut head, &piece.text, section, builder);
                state.stage = Stage::Undated(from);
            }
            (None, Stage::Body) => {
                self.begin(state, &head, &piece.text, section, builder);
                (state.until, state.stage) = (None, Stage::Undated(from));
            }
        }
        builder.entry = state.entry;
        set_apart(&head, piece, section, builder)
    }

    /// Whether the employer of the open entry may be a part of its title: "Registered Nurse, Emergency Department".
    fn is_weak(&self, state: &Entries, builder: &mut ResumeBuilder<'_>) -> bool {
        let employer = builder.open().and_then(|entry| entry.employer.as_deref());
        state.one_line && employer.is_some_and(|name| !self.heads().is_company(name))
    }

    /// A row that tells one step: who joins opens an entry, and who leaves ends it. Returns whether it does either.
    fn step(
        &self,
        state: &mut Entries,
        step: Step,
        head: &Head,
        piece: &SourceText,
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) -> bool {
        let told = head.entry(&piece.text, section);
        match step {
            Step::Joined => {
                self.begin(state, head, &piece.text, section, builder);
                if let Some(open) = builder.open() {
                    (open.from, open.to) = (told.from.or(told.to), None);
                }
                (state.until, state.stage) = (None, Stage::Body);
                true
            }
            Step::Left => {
                let Some(open) = builder.open().filter(|open| {
                    open.from.is_some()
                        && open.to.is_none()
                        && (told.employer.is_none() || told.employer == open.employer)
                }) else {
                    return false;
                };
                open.to = told.to;
                open.title = open.title.take().or(told.title);
                state.until = head.until();
                builder.fill_until(state.begun, state.until);
                state.stage = Stage::Body;
                true
            }
            Step::Stays => false,
        }
    }

    /// Whether a line says only that the person is still there: "現在に至る".
    pub(super) fn stays(&self, line: &str) -> bool {
        self.heads().stays(line)
    }

    /// Assigns what was made from a head to its entry.
    pub(super) fn belongs(&self, state: &Entries, from: usize, builder: &mut ResumeBuilder<'_>) {
        builder.belongs(from, state.entry, state.until);
    }

    fn begin(
        &self,
        state: &mut Entries,
        head: &Head,
        text: &str,
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) {
        self.warn(head, text, builder);
        let mut entry = head.entry(text, section);
        if head.is_title_alone() || (state.grouped && entry.employer.is_none()) {
            entry.employer = entry.employer.or_else(|| state.company.clone());
        } else {
            state.company = entry.employer.clone().filter(|_| head.is_of_employer(text));
            state.grouped = false;
        }
        state.one_line = entry.title.is_some() && entry.employer.is_some();
        state.begun = builder.len();
        state.entry = Some(builder.open_entry(entry));
    }

    /// Completes the entry with further lines of its head.
    fn complete(
        &self,
        state: &mut Entries,
        head: &mut Head,
        text: &str,
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) {
        self.warn(head, text, builder);
        let more = head.entry(text, section);
        let titled = head.parts.iter().any(|(_, kind)| *kind == HeadPart::Title);
        let Some(open) = builder.open() else { return };
        // "Chef de Partie, Saucier" with "The Pelican Room, New Orleans, 2015 - 2019" below it.
        let is_company = more.employer.as_deref().is_some_and(|name| self.heads().is_company(name));
        if state.one_line
            && !titled
            && (!open.is_dated() || is_company)
            && (more.employer.is_some() || (more.title.is_some() && head.period.is_some()))
            && let Some(part) = open.employer.as_deref().filter(|name| !self.heads().is_company(name))
            && let Some(title) = &open.title
        {
            (open.title, open.employer) = (Some(format!("{title}, {part}")), None);
        }
        state.one_line = false;
        let mut above = None;
        // After several jobs with one employer, the next may have another.
        let regrouped = state.grouped
            && !open.is_dated()
            && open.employer == state.company
            && open.title.as_deref().is_some_and(|title| !self.is_titled(title));
        if titled && (open.employer.is_none() || regrouped) && more.title.is_some() {
            state.grouped = false;
            // The line above is the employer, also of further titles below it.
            open.employer = open.title.take();
            above = open.employer.clone();
        } else if !titled
            && open.employer.is_none()
            && more.employer.is_none()
            && more.title.is_some()
            && open.title.is_some()
            && self.heads().may_name_employer(undated(text, head))
        {
            open.employer = more.title.clone();
            // "Nurse" with "Mercy General, 2012 - 2016" below it.
            let is_job = matches!(section, Section::Work | Section::Volunteer);
            let titles = &self.dates.lexicon.title_words();
            let known = open.title.as_deref().is_some_and(|title| titles.occurs(title, Languages::ALL));
            if is_job
                && known
                && (head.period.is_some() || self.is_employer_line(text, section, Above::Title))
            {
                head.name_employer(text);
                open.place = head.entry(text, section).place;
            }
        }
        if titled || open.title.is_none() {
            open.title = open.title.take().or(more.title);
        }
        open.employer = open.employer.take().or(more.employer);
        open.place = open.place.take().or(more.place);
        // The dates of a project within a job are not those of the job.
        let of_project = open.is_dated() && head.parts.iter().any(|(_, kind)| *kind == HeadPart::Label);
        if let Some(period) = head.period.as_ref().filter(|_| !of_project) {
            open.date(period);
        }
        if let Some(name) = above {
            builder.set_apart(state.begun, &name);
            state.company = Some(name);
        }
    }

    fn warn(&self, head: &Head, text: &str, builder: &mut ResumeBuilder<'_>) {
        for said in head.period.iter().flat_map(|_| impossible_months(text)) {
            builder.note(format!("'{said}' names no month, so that only its year was taken"), None);
        }
        if let Some(period) = head.period.as_ref().filter(|period| period.kind == PeriodKind::Reversed) {
            let said = text.get(period.span.clone()).unwrap_or_default();
            builder.note(format!("'{said}' ends before it starts and was ignored as a date"), None);
        }
    }

    /// Whether a text is a few short lines that are not sentences.
    pub(super) fn is_head(&self, text: &str) -> bool {
        let mut count = 0;
        let short = lines(text).all(|range| {
            count += 1;
            self.is_head_line(text.get(range).unwrap_or_default())
        });
        short && count <= HEAD_LINES
    }

    fn is_head_line(&self, line: &str) -> bool {
        if line.chars().count() >= HEAD_LINE {
            return false;
        }
        // "June 2018 to March 2021: Engineer, Example Ltd" has a label, but it is a date.
        let dated = || !self.dates.periods(line).is_empty();
        let told = || self.heads().told_job(line).is_some() || self.heads().told_degree(line).is_some();
        if labelled(line, self.dates.lexicon).is_some() || (dated() && told()) {
            return true;
        }
        // "Description: ...", "Duties - ..."
        if is_other_label(line, self.dates.lexicon) && !dated() {
            return false;
        }
        if self.heads().is_company_in_place(line) && !self.ends_sentence(line) {
            return true;
        }
        let sentence =
            self.ends_sentence(line) || (self.lines.is_sentence(line) && !dated() && !self.is_title_at(line));
        let list = (self.lines.is_item_list(line) && !self.heads().ends_in_place(line))
            || label(line).is_some_and(|(name, _)| self.lines.announces_list(name));
        !sentence && !list
    }

    /// Whether a line is a job title with an employer that is described: "Scrum Master at a travel portal".
    fn is_title_at(&self, line: &str) -> bool {
        let people = self.dates.lexicon.people();
        let words: Vec<&str> = line.split_whitespace().collect();
        let pair = |at: usize| {
            words
                .get(at..at + 2)
                .is_some_and(|pair| people.described.is(&pair.join(" "), self.dates.languages))
        };
        let at = (1..words.len()).take(LONGEST_TITLE).find(|at| pair(*at));
        let title = at.and_then(|at| words.get(..at)).map(|title| title.join(" ")).unwrap_or_default();
        title.starts_with(char::is_uppercase)
            && self.dates.lexicon.title_words().occurs(&title, Languages::ALL)
    }

    /// Whether a line ends a sentence: "Wrote rules in YAML.", but not "Harbour Freight Ltd."
    fn ends_sentence(&self, line: &str) -> bool {
        let last = line.split_whitespace().next_back().unwrap_or_default();
        let short = last.chars().count() <= 4 && last.starts_with(char::is_uppercase);
        let ends = line.ends_with('。') || (line.ends_with('.') && line.split_whitespace().count() > 3);
        ends && !short
            && !self.dates.lexicon.people().companies.is(last, Languages::ALL)
            && !ends_in_legal_form(line, self.dates.lexicon)
    }

    /// The period in the first line that has one: with both ends anywhere, a single date only in a head.
    fn date_of(&self, text: &str, head: bool) -> Option<Until> {
        let lines = || lines(text).filter_map(|range| text.get(range));
        let span = lines()
            .map(opening_of)
            .find_map(|line| self.dates.lasted(line).or_else(|| self.dates.bracketed(line)));
        span.or_else(|| lines().filter(|_| head).find_map(|line| self.dates.single(line)))
            .or_else(|| self.opening(text))
    }

    /// The date in the first sentence of an entry that is one paragraph: "Meshlet, 2022. A mesh generator
    /// ...".
    fn opening(&self, text: &str) -> Option<Until> {
        let (first, _) = text.split_once(". ")?;
        let short = first.len() < HEAD_LINE && first.split_whitespace().count() <= 5;
        short.then(|| self.dates.single(first)).flatten()
    }

    /// The entries in one paragraph, if there are several, each starting at its date or at the title above
    /// it.
    pub(super) fn split(&self, text: &str, section: Section) -> Vec<Range<usize>> {
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let lines: Vec<Range<usize>> = lines(text).collect();
        let line = |at: usize| lines.get(at).and_then(|range| text.get(range.clone())).unwrap_or_default();
        let heads: Vec<bool> = (0..lines.len()).map(|at| self.is_head_at(at, section, line)).collect();
        let is_head = |at: usize| heads.get(at).copied().unwrap_or(false);
        let cased = !text.trim_start().starts_with(char::is_lowercase);
        let dated = |at: usize| {
            let line = line(at);
            let named = || self.dates.lasted(line).is_some() || self.is_dated_name(line);
            (is_head(at) && named() && !(at > 0 && cased && self.dates_within(line)))
                || self.told_after_dates(line)
                || (is_job && self.titled_dates_len(line).is_some())
        };
        let mut starts = vec![0];
        let mut last: Option<usize> = None;
        // Where dates on their own come first, the line above the next ones belongs to the job above.
        let dates_first = self.is_date_alone(line(0)) && lines.len() > 2;
        for at in (0..lines.len()).filter(|at| dated(*at)) {
            let begins = last.is_some() || at >= HEAD_LINES || !(0..at).all(is_head);
            let above = || {
                let above_dates = dates_first && self.is_date_alone(line(at));
                let title = last != Some(at - 1) && is_head(at - 1) && is_title(line(at - 1)) && !above_dates;
                // "2018 – 2021 Acme, tester" has its title; the line above belongs to the job above.
                let lacks_title = !self.begins_with_dates(line(at))
                    || (self.is_titled(line(at - 1)) && !self.is_titled(line(at)));
                title && lacks_title
            };
            let labels = (0..at).rev().take_while(|at| self.is_labelled(line(*at), section));
            let labels = if self.is_labelled(line(at), section) { labels.count() } else { 0 };
            let first = if labels > 0 { at - labels } else { at - usize::from(at > 1 && above()) };
            let start = lines.get(first).map_or(0, |range| range.start);
            starts.extend((begins && start > starts.last().copied().unwrap_or(0)).then_some(start));
            last = Some(at);
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// Whether a line in lower case has its date in the middle, as duties have: "heat pumps since 2022, nineteen so far".
    fn dates_within(&self, line: &str) -> bool {
        let line = line.trim();
        let ends = line.trim_end_matches([')', '.']).len();
        line.starts_with(char::is_lowercase)
            && self.dates.periods(line).iter().all(|period| period.span.start > 0 && period.span.end < ends)
    }

    /// The number of bytes at the start of an entry that form its head: the lines up to its date and, below it, the job
    /// title or the employer.
    pub(super) fn head_len(&self, text: &str, section: Section) -> usize {
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let lines: Vec<Range<usize>> = lines(text).collect();
        let line = |at: usize| lines.get(at).and_then(|range| text.get(range.clone())).unwrap_or_default();
        // "4 years 2 months" below the dates is no line of its own, nor is the city below the employer then.
        let most = HEAD_LINES + 1 + 2 * usize::from(self.is_time_alone(line(1)));
        let heads = (0..lines.len().min(most)).take_while(|at| self.is_head_at(*at, section, line)).count();
        let dated = (0..heads).rev().find(|at| !self.dates.periods(line(*at)).is_empty());
        match dated {
            // A date on its own precedes the title and employer it belongs to.
            Some(0) if heads > 1 && self.is_date_alone(line(0)) => {
                let titled = (1..heads).rev().find(|at| self.is_titled(line(*at)));
                // Without a known title, a word such as "Ltd" says which line is the employer's.
                let employer = (1..lines.len().min(HEAD_LINES))
                    .find(|at| is_job && self.is_employer_line(line(*at), section, Above::Other));
                let last = titled.or(employer).unwrap_or(0);
                let employed =
                    titled.is_some() && self.lacks_employer(text, &lines[..=last], (section, line(last + 1)));
                let below_title = last + 1 < heads;
                let below = employed
                    && last + 1 < lines.len()
                    && self.is_employer_line(line(last + 1), section, Above::of(below_title));
                let last = last + usize::from(below);
                let last = last + self.labelled_below(last, &lines, text, section);
                lines.get(last).map_or(0, |range| range.end)
            }
            Some(at) => {
                let titled = |at: usize| self.is_titled(line(at));
                let title_below = is_job && at + 1 < heads && titled(at + 1) && !(0..=at).any(titled);
                // A list below a title is no employer, unless a word such as "Ltd" says so.
                let below_title = at + 1 < heads && (0..=at).any(titled);
                let employer_below = at + 1 < lines.len()
                    && self.lacks_employer(text, &lines[..=at], (section, line(at + 1)))
                    && self.is_employer_line(line(at + 1), section, Above::of(below_title));
                let last = if title_below || employer_below { at + 1 } else { at };
                let last = last + self.labelled_below(last, &lines, text, section);
                lines.get(last).map_or(0, |range| self.before_sentence(text, range))
            }
            None if heads == lines.len() && heads <= HEAD_LINES => text.len(),
            None if is_job && self.titled_dates_len(line(0)).is_some() => {
                let start = lines.first().map_or(0, |range| range.start);
                self.titled_dates_len(line(0)).map_or(0, |len| start + len)
            }
            None if self.told_after_dates(line(0)) => {
                lines.first().map_or(0, |range| self.before_sentence(text, range))
            }
            None => 0,
        }
    }
}

impl EntryReader<'_> {
    /// The bytes of the title below dates on their own, and of the employer below it, in a longer text.
    pub(super) fn title_len(&self, text: &str, section: Section) -> usize {
        let mut lines = lines(text);
        let line = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let Some(title) = lines.next() else { return 0 };
        if !self.is_head_line(line(&title)) {
            // "Postdoctoral Researcher, Cape Institute, Stellenbosch."
            let is_title = self.opens_with_title(line(&title)) && !self.lines.is_sentence(line(&title));
            return if is_title { self.before_sentence(text, &title) } else { 0 };
        }
        let below = lines.next().filter(|range| {
            self.is_employer_line(line(range), section, Above::of(self.is_titled(line(&title))))
        });
        below.map_or(title.end, |range| range.end)
    }

    /// The bytes of the employer's line, and of dates below it, that a paragraph begins with below one with the title of a
    /// job; `next` is the line below the paragraph.
    pub(super) fn employer_len(
        &self,
        state: &Entries,
        (text, next): (&str, &str),
        section: Section,
        builder: &mut ResumeBuilder<'_>,
    ) -> usize {
        let is_weak = self.is_weak(state, builder);
        let Some((title, above)) = state.awaits_employer(builder) else { return 0 };
        let mut lines = lines(text);
        let line = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let Some(first) = lines.next() else { return 0 };
        if state.one_line && !(is_weak && self.heads().is_company_in_place(line(&first))) {
            return 0;
        }
        let below = lines.next();
        let is_before_dates = self.is_date_alone(below.as_ref().map_or(next, line));
        match above {
            Above::TitleBeforeDates
                if is_before_dates && self.is_employer_line(line(&first), section, above) =>
            {
                below.unwrap_or(first).end
            }
            Above::Title if self.is_titled(title) && self.is_employer_line(line(&first), section, above) => {
                first.end
            }
            _ => 0,
        }
    }

    fn heads(&self) -> HeadReader<'_> {
        HeadReader { lexicon: self.dates.lexicon, dates: self.dates }
    }

    /// Whether a line begins with the title of a job and a comma or a full stop.
    fn opens_with_title(&self, line: &str) -> bool {
        let title = opening_of(line).split([',', '.']).next();
        title.is_some_and(|title| names_title(title.trim(), self.dates.lexicon, self.dates.languages))
    }

    fn is_titled(&self, line: &str) -> bool {
        self.dates.lexicon.title_words().occurs(line, Languages::ALL)
    }

    /// Whether a line may belong to the head of an entry: a short one that is no sentence, or "Acme, Munich, Germany"
    /// between a title and its dates, which is no list.
    fn is_head_at<'t>(&self, at: usize, section: Section, line: impl Fn(usize) -> &'t str) -> bool {
        let is_between = || {
            matches!(section, Section::Work | Section::Volunteer)
                && at > 0
                && self.is_date_alone(line(at + 1))
                && self.is_titled(line(at - 1))
                && self.is_employer_line(line(at), section, Above::TitleBeforeDates)
        };
        // A title of several words, some of them small, beside dates on a line of their own.
        let is_beside_dates = || {
            let dates = if at == 0 { line(1) } else { line(0) };
            at < 2
                && matches!(section, Section::Work | Section::Volunteer)
                && self.is_date_alone(dates)
                && self.is_titled(line(at))
                && word_count(line(at)) <= LONGEST_TITLE + 2
                && !self.ends_sentence(line(at))
                && !self.lines.is_item_list(line(at))
        };
        // "2011 - 2015" above "Data entry clerk, agency for hospitals. Keyed 11,000 forms a month."
        let is_told_below_dates = || {
            at == 1
                && matches!(section, Section::Work | Section::Volunteer)
                && self.is_date_alone(line(0))
                && self.opens_with_title(line(1))
        };
        self.is_head_line(line(at)) || is_between() || is_beside_dates() || is_told_below_dates()
    }

    pub(super) fn is_employer_line(&self, line: &str, section: Section, above: Above) -> bool {
        self.dates.periods(line).is_empty() && self.heads().is_employer_line(line, section, above)
    }

    /// Whether the lines of a head leave the employer or school to the line below them; a part of the title may look like
    /// one: "Registered Nurse, Emergency Department" above "Rush University Medical Center, Chicago, IL".
    fn lacks_employer(&self, text: &str, above: &[Range<usize>], (section, below): (Section, &str)) -> bool {
        let end = above.last().map_or(0, |range| range.end);
        let text = text.get(..end).unwrap_or_default();
        let head = self.heads().head(text, section);
        let is_titled = head.parts.iter().any(|(_, kind)| *kind == HeadPart::Title);
        let is_company_below = is_titled && self.heads().is_company_in_place(below);
        let is_weak = |part: &Range<usize>| {
            is_company_below && !text.get(part.clone()).is_some_and(|name| self.heads().is_company(name))
        };
        head.parts.iter().all(|(range, kind)| *kind != HeadPart::Employer || is_weak(range))
    }

    /// Whether a line is a name with a date at one end: "MA History, Oxford, 2012", "2012 MA History".
    pub(super) fn is_dated_name(&self, line: &str) -> bool {
        let periods = self.dates.periods(line);
        let [period] = periods.as_slice() else { return false };
        let before = line.get(..period.span.start).unwrap_or_default();
        let behind = line.get(period.span.end..).unwrap_or_default();
        // A line that starts in lower case continues the line above.
        let begins = !line.trim_start().starts_with(char::is_lowercase);
        let at_an_end = [before, behind].iter().any(|text| !text.chars().any(char::is_alphanumeric));
        begins && at_an_end && !self.is_date_alone(line)
    }

    /// Whether a line is a labelled field of an entry in this section.
    fn is_labelled(&self, line: &str, section: Section) -> bool {
        labelled(line, self.dates.lexicon).is_some_and(|(part, _)| may_be_labelled(part, section))
    }

    fn is_date_alone(&self, line: &str) -> bool {
        let periods = self.dates.periods(line);
        let [period] = periods.as_slice() else { return false };
        let labels = labelled(line, self.dates.lexicon)
            .filter(|(part, at)| *part == HeadPart::Date && *at <= period.span.start);
        let from = labels.map_or(0, |(_, at)| at);
        let beside = [line.get(from..period.span.start), line.get(period.span.end..)];
        beside.into_iter().flatten().all(|text| !text.chars().any(char::is_alphanumeric))
    }

    /// Where the head ends in its last line: before a sentence that starts there.
    fn before_sentence(&self, text: &str, line: &Range<usize>) -> usize {
        let inner = text.get(line.clone()).unwrap_or_default();
        let stops = inner.match_indices(". ").map(|(at, _)| at + 1);
        let sentence = |at: &usize| {
            let before = inner.get(..*at).unwrap_or_default();
            let word = before.trim_end_matches('.').split_whitespace().next_back().unwrap_or_default();
            let after = inner.get(*at..).unwrap_or_default().trim_start();
            word.chars().count() > 4
                && after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && self.dates.periods(after).is_empty()
                && after.split_whitespace().count() > 2
        };
        let mut stops = stops.filter(sentence).peekable();
        let Some(first) = stops.next() else { return line.end };
        // "Barman. Bar La Esquina, Sevilla. Cocktails ...": the employer follows the title.
        let behind = inner.get(first..).unwrap_or_default();
        let end = behind.find(". ").map_or(inner.len(), |at| first + at + 1);
        let named = inner.get(first..end).unwrap_or_default().trim().trim_end_matches('.');
        let employer = named.split_whitespace().count() <= LONGEST_TITLE
            && self.is_employer_line(named, Section::Work, Above::Other);
        line.start + if employer { end } else { first }
    }
}

/// Whether entries in this section have dates.
pub(super) fn has_dates(section: Section) -> bool {
    matches!(
        section,
        Section::Work | Section::Volunteer | Section::Projects | Section::Education | Section::Certificates
    )
}

/// Keeps employers, places and dates out of the searched text, and records where they are.
fn set_apart(
    head: &Head,
    piece: &SourceText,
    section: Section,
    builder: &mut ResumeBuilder<'_>,
) -> Vec<Range<usize>> {
    let mut apart = Vec::new();
    for (range, kind) in &head.parts {
        let aside = match kind {
            HeadPart::Employer => Aside::Employer,
            HeadPart::Place => Aside::Place,
            HeadPart::Date => Aside::Date,
            HeadPart::Label => Aside::Label,
            HeadPart::Title | HeadPart::Unknown => continue,
        };
        builder.aside(&piece.part(range.clone()), aside, section);
        apart.push(range.clone());
    }
    apart
}

/// The start of a line, where the date of an entry is if its text follows on the same line.
fn opening_of(line: &str) -> &str {
    match line.char_indices().nth(2 * HEAD_LINE) {
        Some(_) => line.char_indices().nth(HEAD_LINE).and_then(|(at, _)| line.get(..at)).unwrap_or(line),
        None => line,
    }
}

/// Whether a line may be the title above a date.
fn is_title(line: &str) -> bool {
    line.chars().count() < HEAD_LINE / 2 && !line.ends_with(['.', ',', ';'])
}

/// The dates in a text whose month does not exist: "14/2019".
fn impossible_months(text: &str) -> impl Iterator<Item = &str> {
    let number = |text: &str, digits: std::ops::RangeInclusive<usize>| {
        let plain = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| plain)
    };
    let parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '.')));
    parts.map(|part| part.trim_end_matches('.')).filter(move |part| {
        let cut = part.split_once(['/', '.']);
        let numbers = cut.and_then(|(month, year)| Some((number(month, 1..=2)?, number(year, 4..=4)?)));
        numbers.is_some_and(|(month, year)| !(1..=12).contains(&month) && (1900..2100).contains(&year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Languages, Lexicon};

    #[test]
    fn a_paragraph_of_several_jobs_is_cut_at_their_heads() {
        let lexicon = Lexicon::builtin();
        let languages = Languages::of(lexicon.language("en").unwrap());
        let lines = LineReader { lexicon: &lexicon, languages };
        let reader = EntryReader { lines, dates: DateReader { lexicon: &lexicon, languages } };
        let text = "Developer, Acme\n2019 - 2021\nBuilt things in Go.\nTester\n2015 - 2018\nTested in Java.";
        let found: Vec<&str> =
            reader.split(text, Section::Work).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(
            found,
            ["Developer, Acme\n2019 - 2021\nBuilt things in Go.", "Tester\n2015 - 2018\nTested in Java."]
        );
        for whole in ["Developer\nAcme\n2019 - 2021\nBuilt.", "Built things.\nRan them.", "", "2019 - 2021"] {
            assert_eq!(reader.split(whole, Section::Work).len(), 1, "{whole:?}");
        }
    }
}
