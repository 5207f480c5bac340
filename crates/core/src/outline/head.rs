//! Reads the head of an entry: "Accountant, Oracle, 2019 - 2021", on one line or several.

mod placeholders;
mod steps;
mod unmarked;

use super::entry_labels::fields;
use super::legal_forms::{is_legal_form, names_company};
use super::lines::{lines, word_count};
use crate::date::Until;
use crate::dates::{DateReader, Period, PeriodKind};
use crate::level::LevelReader;
use crate::lexicon::{Languages, Lexicon};
use crate::resume::{Entry, Section};
use crate::text::{fold, is_unspaced, words};
use std::ops::Range;

/// The kind of a part of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadPart {
    /// The title of a job, or the name of a project or degree.
    Title,
    /// The employer or school.
    Employer,
    /// The place.
    Place,
    /// The date or period.
    Date,
    /// The label of another part: "Position:".
    Label,
    /// Unknown.
    Unknown,
}

/// A head and its parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// The parts with their ranges, in text order.
    pub(super) parts: Vec<(Range<usize>, HeadPart)>,
    /// The period.
    pub(super) period: Option<Period>,
}

/// What is above a line that may name the employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// The title of a job, and dates below the line.
    TitleBeforeDates,
    /// The title of a job.
    Title,
    /// Neither.
    Other,
}

impl Above {
    /// A line with the title of a job, or another.
    pub(super) fn of(is_title: bool) -> Self {
        if is_title { Self::Title } else { Self::Other }
    }
}

/// Reads heads.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadReader<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) dates: DateReader<'l>,
}

/// The fewest letters of a word that belongs to only one language.
const LONG_WORD: usize = 6;

/// The most words of an employer or place.
const LONGEST_NAME: usize = 8;

/// The most bytes of a length of time: "10 years 11 months".
const LONGEST_TIME: usize = 40;

/// The most words of a place on a line of its own.
const LONGEST_PLACE: usize = 3;

/// The most parts of a line that names an employer: "Acme, Austin, TX, USA".
const MOST_EMPLOYER_PARTS: usize = 4;

impl HeadReader<'_> {
    /// The parts of a head.
    pub(super) fn head(&self, text: &str, section: Section) -> Head {
        let mut head = Head::default();
        let mut from = 0;
        // A period may start on one line and end on the next.
        for period in self.dates.periods(text) {
            let span = bracketed(text, &period.span);
            self.between(text, from..span.start.max(from), section, &mut head);
            from = span.end;
            head.parts.push((span, HeadPart::Date));
            let better = head
                .period
                .as_ref()
                .is_none_or(|known| known.kind == PeriodKind::Single && period.kind == PeriodKind::Range);
            if better {
                head.period = Some(period);
            }
        }
        self.between(text, from..text.len(), section, &mut head);
        self.settle(text, section, &mut head);
        self.settle_brackets(text, &mut head);
        head
    }

    /// Takes a place in brackets behind the employer out of its name: "Nuageo (Nantes)".
    fn settle_brackets(&self, text: &str, head: &mut Head) {
        let mut places = Vec::new();
        for (at, (range, _)) in
            head.parts.iter_mut().enumerate().filter(|(_, (_, kind))| *kind == HeadPart::Employer)
        {
            let name = text.get(range.clone()).unwrap_or_default();
            let Some(inner) = name.strip_suffix([')', '）']) else { continue };
            let Some(open) = inner.rfind(['(', '（']).filter(|open| *open > 0) else { continue };
            let sign = inner.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            let place = inner.get(open + sign..).unwrap_or_default();
            if self.is_place_in_brackets(place) {
                places.push((at, range.start + open + sign..range.start + open + sign + place.len()));
                range.end = range.start + name.get(..open).unwrap_or_default().trim_end().len();
            }
        }
        for (at, place) in places.into_iter().rev() {
            head.parts.insert(at + 1, (place, HeadPart::Place));
        }
    }

    /// Whether a text in brackets is a place: a known one, or a name of one or two words that are no words of a language.
    fn is_place_in_brackets(&self, text: &str) -> bool {
        let places = &self.lexicon.disambiguation().places;
        let known = text.split([',', '/']).any(|part| places.is(part.trim(), Languages::ALL));
        let unspaced = text.chars().all(is_unspaced) && (2..=4).contains(&text.chars().count());
        let name = |word: &str| {
            let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
            let spelt = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
            letters && spelt && !self.lexicon.is_ordinary_word(&fold(word), Languages::ALL)
        };
        let named = (1..=2).contains(&text.split_whitespace().count()) && text.split_whitespace().all(name);
        !text.is_empty() && (known || unspaced || (named && !names_company(text, self.lexicon)))
    }

    /// Whether a line below a title and its dates names the employer or school: by a word such as "Ltd" or "College" or,
    /// below a known title of a job, as a name.
    pub(super) fn is_employer_line(&self, line: &str, section: Section, above: Above) -> bool {
        let mut head = Head::default();
        self.line(line, 0..line.len(), section, &mut head);
        let has = |wanted: HeadPart| head.parts.iter().any(|(_, kind)| *kind == wanted);
        let part = |range: &Range<usize>| line.get(range.clone()).unwrap_or_default();
        let is_short = |range: &Range<usize>| {
            let words = part(range).split_whitespace().count();
            (1..=LONGEST_NAME).contains(&words)
        };
        let short = head.parts.iter().all(|(range, _)| is_short(range));
        let few = |range: &Range<usize>| part(range).split_whitespace().count() <= LONGEST_PLACE;
        let in_place = head.parts.iter().skip(1).all(|(range, _)| few(range));
        // "Drafter II" below a title is another title.
        let last = line.split_whitespace().next_back().unwrap_or_default();
        let ranked = self.lexicon.seniority().is(last, Languages::ALL);
        let fits = short && !ranked && (1..=MOST_EMPLOYER_PARTS).contains(&head.parts.len());
        if !fits || has(HeadPart::Title) {
            return false;
        }
        if section == Section::Education {
            return has(HeadPart::Employer) && !self.names_degree(line);
        }
        // "Teacher Company Name, City" has its title on the same line.
        let is_titled =
            self.lexicon.title_words().occurs(line, Languages::ALL) && !names_company(line, self.lexicon);
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        let plain = !line.contains([':', '/']) && letters > 1 && !line.starts_with(char::is_lowercase);
        let names = || head.parts.iter().all(|(range, _)| self.is_written_as_name(part(range)));
        // "Kotlin, Django" is a list; "Bolt, Dallas" and "Kade Media, Gloucester" are not.
        let is_pair = match head.parts.as_slice() {
            [(name, _), _] => part(name).split_whitespace().count() > 1,
            _ => false,
        };
        let placed = || is_pair || head.parts.iter().skip(1).any(|(range, _)| self.is_place(part(range)));
        let is_listed = || above != Above::TitleBeforeDates && line.contains(',') && !placed();
        let named = || above != Above::Other && plain && in_place && !is_listed() && names();
        is_job && !is_titled && (has(HeadPart::Employer) || named())
    }

    /// Whether a part is a known place, or ends in the two letters of a state.
    fn is_place(&self, part: &str) -> bool {
        self.lexicon.disambiguation().places.occurs(part, Languages::ALL)
            || part.split_whitespace().next_back().is_some_and(is_code_of_state)
    }

    /// Adds the parts between dates, line by line.
    fn between(&self, text: &str, range: Range<usize>, section: Section, head: &mut Head) {
        let inner = text.get(range.clone()).unwrap_or_default();
        for line in lines(inner) {
            self.line(text, range.start + line.start..range.start + line.end, section, head);
        }
    }

    /// Adds the parts of a line, which may be labelled ("Position: Nurse. Location: Cairo") or told ("Worked as a nurse
    /// in Cairo").
    fn line(&self, text: &str, range: Range<usize>, section: Section, head: &mut Head) {
        let whole = text.get(range.clone()).unwrap_or_default();
        // "2018 to 2020: Employer: Acme"
        let inner = whole.trim_start_matches([':', '：', ' ', ',', '.']);
        let range = range.start + whole.len() - inner.len()..range.end;
        if let Some((_, at)) = self.step(inner) {
            self.split(text, range.start..range.start + at, section, head);
            head.parts.push((range.start + at..range.end, HeadPart::Label));
            return;
        }
        if let Some((degree, school)) = self.told_degree(inner).filter(|_| section == Section::Education) {
            head.parts.push((range.start + degree.start..range.start + degree.end, HeadPart::Unknown));
            head.parts.push((range.start + school.start..range.start + school.end, HeadPart::Employer));
            if school.end < inner.len() {
                self.split(text, range.start + school.end..range.end, section, head);
            }
            return;
        }
        if let Some((title, employer)) = self.told_job(inner).filter(|_| section == Section::Work) {
            head.parts.push((range.start..range.start + title.start, HeadPart::Label));
            head.parts.push((range.start + title.start..range.start + title.end, HeadPart::Title));
            let first = head.parts.len();
            self.split(text, range.start + employer..range.end, section, head);
            if let Some((_, kind)) = head.parts.get_mut(first) {
                *kind = HeadPart::Employer;
            }
            return;
        }
        let fields = fields(inner, self.lexicon);
        if !fields.first().is_some_and(|(_, kind, _)| may_be_labelled(*kind, section)) {
            return self.split(text, range, section, head);
        }
        for (label, kind, value) in fields {
            head.parts.push((range.start + label.start..range.start + label.end, HeadPart::Label));
            let first = head.parts.len();
            self.split(text, range.start + value.start..range.start + value.end, section, head);
            if let Some((_, found)) =
                head.parts.get_mut(first).filter(|_| !matches!(kind, HeadPart::Date | HeadPart::Label))
            {
                *found = kind;
            }
        }
    }

    /// Splits text between dates at its placeholders and separators.
    fn split(&self, text: &str, range: Range<usize>, section: Section, head: &mut Head) {
        let mut from = range.start;
        for (placeholder, kind) in self.placeholders(text.get(range.clone()).unwrap_or_default()) {
            let placeholder = range.start + placeholder.start..range.start + placeholder.end;
            self.split_at_separators(text, from..placeholder.start, section, head);
            from = placeholder.end;
            head.parts.push((placeholder, kind));
        }
        self.split_at_separators(text, from..range.end, section, head);
    }

    fn split_at_separators(&self, text: &str, range: Range<usize>, section: Section, head: &mut Head) {
        let inner = text.get(range.clone()).unwrap_or_default();
        let mut start = 0;
        let mut ends: Vec<(usize, usize, bool)> = Vec::new();
        let mut depth = 0usize;
        for (at, c) in inner.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > 0 {
                continue;
            }
            let rest = inner.get(at..).unwrap_or_default();
            if let Some((len, related)) = self.separator(rest) {
                // "Instalaciones Odiel, S.L.", and "Ristorante Al Pozzo" without a title.
                let form =
                    c == ',' && is_legal_form(first_part(rest.get(1..).unwrap_or_default()), self.lexicon);
                let before = inner.get(..at).unwrap_or_default();
                let within = related
                    && rest.get(1..).is_some_and(|word| word.starts_with(char::is_uppercase))
                    && !self.lexicon.title_words().occurs(before, Languages::ALL);
                if !form && !within {
                    ends.push((at, at + len, related));
                }
            } else if c == '.' && ends_clause(inner, at) {
                ends.push((at, at + 1, false));
            } else if matches!(c, ' ' | '\u{3000}')
                && inner.get(..at).is_some_and(|before| before.ends_with(is_unspaced))
            {
                // Chinese and Japanese have no blanks within a name.
                ends.push((at, at + c.len_utf8(), false));
            }
        }
        let mut after_relation = false;
        for (end, next, related) in ends.into_iter().chain([(inner.len(), inner.len(), false)]) {
            if end < start {
                continue;
            }
            let part = trimmed(inner, start..end);
            if !part.is_empty() {
                // "Recruiter at Snowflake": what follows the word is an employer only after a title.
                let titled = head.parts.last().is_some_and(|(_, kind)| *kind == HeadPart::Title);
                let kind = if after_relation && titled {
                    HeadPart::Employer
                } else {
                    self.kind(inner.get(part.clone()).unwrap_or_default(), section)
                };
                let cut = inner.get(part.clone()).filter(|_| !after_relation);
                let cut = cut.and_then(|text| self.title_before_company(text, section));
                let cut = cut.map(|at| part.start + at);
                if let Some(at) = cut {
                    let title =
                        part.start..part.start + inner.get(part.start..at).unwrap_or("").trim_end().len();
                    head.parts.push((range.start + title.start..range.start + title.end, HeadPart::Title));
                    head.parts.push((range.start + at..range.start + part.end, HeadPart::Employer));
                } else {
                    head.parts.push((range.start + part.start..range.start + part.end, kind));
                }
            }
            (start, after_relation) = (next, related);
        }
    }

    /// A separator between parts: its length in bytes, and whether an employer follows ("at").
    fn separator(&self, rest: &str) -> Option<(usize, bool)> {
        let first = rest.chars().next()?;
        match first {
            ',' | '|' | '·' | '•' | '\t' | ';' | '，' | '、' | '｜' => {
                return Some((first.len_utf8(), false));
            }
            ' ' => {}
            _ => return None,
        }
        for (sign, related) in
            [(" - ", false), (" – ", false), (" — ", false), (" － ", false), (" @ ", true), ("   ", false)]
        {
            if rest.starts_with(sign) {
                return Some((sign.len(), related));
            }
        }
        let word = rest.get(1..)?.split(' ').next()?;
        let behind = rest.get(1 + word.len()..)?.trim_start();
        let named = behind.starts_with(char::is_uppercase) || self.describes(word, behind);
        (named && word.len() <= 8 && self.lexicon.people().relations.is(word, self.dates.languages))
            .then_some((word.len() + 2, true))
    }

    /// "at a travel portal": an employer that is described, not named.
    fn describes(&self, relation: &str, text: &str) -> bool {
        let Some((article, _)) = text.split_once(' ') else { return false };
        self.lexicon.people().described.is(&format!("{relation} {article}"), self.dates.languages)
    }

    fn kind(&self, part: &str, section: Section) -> HeadPart {
        if self.is_time(part) {
            return HeadPart::Date;
        }
        let people = self.lexicon.people();
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let long = part.split_whitespace().count() > LONGEST_NAME;
        if section == Section::Education {
            let school = people.schools.occurs(part, self.dates.languages) || self.is_school_abroad(part);
            return if school && !long && !self.names_degree(part) {
                HeadPart::Employer
            } else {
                HeadPart::Unknown
            };
        }
        let named = is_job && names_company(part, self.lexicon) && !self.is_title_before_form(part);
        let company = || {
            people.companies.occurs(part, self.dates.languages)
                && !is_code_of_state(part)
                && !self.ends_in_title(part)
                && !self.begins_with_title(part)
        };
        if named || (is_job && company()) {
            return if long { HeadPart::Unknown } else { HeadPart::Employer };
        }
        if is_job && self.lexicon.title_words().occurs(part, Languages::ALL) {
            return HeadPart::Title;
        }
        HeadPart::Unknown
    }

    /// Whether a part is the length of a job: "4 years 2 months".
    fn is_time(&self, part: &str) -> bool {
        let levels = LevelReader { lexicon: self.lexicon, languages: self.dates.languages };
        part.len() <= LONGEST_TIME
            && part.starts_with(|c: char| c.is_ascii_digit())
            && levels.is_duration(part)
    }

    /// Whether a part with a word of schools names a degree: "High School Diploma", "Bachelor of Arts Riverton College".
    fn names_degree(&self, part: &str) -> bool {
        let folded = fold(part);
        let said: Vec<&str> = words(&folded).collect();
        let languages = self.dates.languages.and(self.lexicon.english());
        let schools = &self.lexicon.people().schools;
        let ends_in = |len: usize, at: usize| at + len == said.len();
        let school_last = (0..said.len())
            .any(|at| schools.at(&said, at, languages).is_some_and(|(len, ())| ends_in(len, at)));
        self.lexicon.degrees(languages).any(|of| {
            let grade = |at: usize| of.grades.at(&said, at, languages).map(|(len, _)| len);
            let first = grade(0).is_some_and(|len| len > 1 || len == said.len());
            first || (!school_last && (1..said.len()).any(|at| grade(at).is_some_and(|len| ends_in(len, at))))
        })
    }

    /// Whether a part is a school named in another language, such as "Université Mohammed V" in an English
    /// resume. Short words are ambiguous: "MA", "Ph".
    fn is_school_abroad(&self, part: &str) -> bool {
        let mut long = part.split_whitespace().filter(|word| word.chars().count() >= LONG_WORD);
        let schools = &self.lexicon.people().schools;
        long.any(|word| schools.is(word, Languages::ALL))
    }

    /// Whether the last word is a job title: "Bank Manager", "Hospital Nurse".
    fn ends_in_title(&self, part: &str) -> bool {
        let last = part.split_whitespace().next_back().unwrap_or_default();
        self.lexicon.title_words().is(last, Languages::ALL)
    }

    /// Whether only words of titles precede a legal form that is also a short title: "Senior SE" is not a
    /// company.
    fn is_title_before_form(&self, part: &str) -> bool {
        let before = part.rsplit_once(' ').map_or("", |(before, _)| before);
        self.ends_in_title(part) && self.lexicon.title_words().occurs(before, Languages::ALL)
    }

    /// Whether all words except small ones are capitalised.
    fn is_written_as_name(&self, part: &str) -> bool {
        let people = self.lexicon.people();
        let lists = self.lexicon.lists();
        part.split_whitespace().all(|word| {
            !word.starts_with(char::is_lowercase)
                || people.particles.is(word, Languages::ALL)
                || lists.prepositions.is(word, Languages::ALL)
                || lists.conjunctions.is(word, Languages::ALL)
                || matches!(word, "the" | "of" | "für" | "des" | "de" | "du")
        })
    }

    /// Classifies the remaining parts by their position relative to known ones.
    fn settle(&self, text: &str, section: Section, head: &mut Head) {
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let has = |head: &Head, kind: HeadPart| head.parts.iter().any(|(_, found)| *found == kind);
        if !is_job {
            if section == Section::Education {
                self.settle_places(text, head);
            }
            if section != Section::Education
                && let Some((_, kind)) = head.parts.iter_mut().find(|(_, kind)| *kind == HeadPart::Unknown)
            {
                *kind = HeadPart::Title;
            }
            return;
        }
        let mut titled = has(head, HeadPart::Title);
        let mut employed = has(head, HeadPart::Employer);
        if !titled && !employed {
            return;
        }
        let title = || self.before_employer(text, head).or_else(|| self.behind_employer(text, head));
        if !titled && let Some(title) = title() {
            head.parts[title].1 = HeadPart::Title;
            titled = true;
        }
        let named = head.parts.iter().find(|(_, kind)| *kind == HeadPart::Employer);
        let mut line = named.map(|(range, _)| line_of(text, range));
        for (range, kind) in head.parts.iter_mut().filter(|(_, kind)| *kind == HeadPart::Unknown) {
            let part = text.get(range.clone()).unwrap_or_default();
            let is_name = !part.starts_with(char::is_lowercase) && part.chars().nth(1).is_some();
            let is_long = part.split_whitespace().count() > LONGEST_NAME;
            if is_long || !is_name || !self.is_written_as_name(part) {
                continue;
            }
            // "Nanny | Private families | London": a city is no employer.
            if !employed && self.lexicon.disambiguation().places.is(part, Languages::ALL) {
                *kind = HeadPart::Place;
                continue;
            }
            // Below the employer stands more than places: "Introduction of SAP Ariba".
            let below = employed && line != Some(line_of(text, range));
            if below && !(titled && self.is_place_alone(part) && self.is_line_of_place(text, range)) {
                continue;
            }
            *kind = if employed { HeadPart::Place } else { HeadPart::Employer };
            line = line.or(Some(line_of(text, range)));
            employed = true;
        }
    }

    /// Whether the line of a part is that part alone, or has a known place: "Pune, Maharashtra".
    fn is_line_of_place(&self, text: &str, range: &Range<usize>) -> bool {
        let line = text.get(line_of(text, range)..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let alone = !line.contains([',', '|', ';', '•', '·']);
        alone || line.split([',', '|', ';', '•', '·']).any(|part| self.is_place(part))
    }

    /// Whether a part on a line of its own may be a place: a few words, all of them a name.
    fn is_place_alone(&self, part: &str) -> bool {
        let words = || part.split_whitespace();
        word_count(part) <= LONGEST_PLACE && words().all(|word| !word.starts_with(char::is_lowercase))
    }
}

impl Head {
    /// The entry described by the head.
    pub(super) fn entry(&self, text: &str, section: Section) -> Entry {
        let part = |wanted: HeadPart| {
            let range = self.parts.iter().find(|(_, kind)| *kind == wanted).map(|(range, _)| range.clone());
            range.and_then(|range| text.get(range)).map(plain)
        };
        let mut entry = Entry {
            section,
            title: part(HeadPart::Title)
                .or_else(|| self.unknown(text, section))
                .filter(|title| has_letters(title)),
            employer: part(HeadPart::Employer),
            place: part(HeadPart::Place),
            ..Entry::default()
        };
        if let Some(period) = &self.period {
            entry.date(period);
        }
        entry
    }

    /// The first unknown part; for a degree, with the subject that follows ("BSc, Biology").
    fn unknown(&self, text: &str, section: Section) -> Option<String> {
        let mut parts = self.parts.iter().skip_while(|(_, kind)| *kind != HeadPart::Unknown);
        let (first, _) = parts.next()?;
        let subject = parts.next().filter(|(range, kind)| {
            let short = text.get(range.clone()).is_some_and(|part| part.split_whitespace().count() <= 4);
            section == Section::Education && *kind == HeadPart::Unknown && short
        });
        let end = subject.map_or(first.end, |(range, _)| range.end);
        text.get(first.start..end)
            .filter(|title| !title.contains('\n'))
            .or_else(|| text.get(first.clone()))
            .map(plain)
    }

    /// Takes the first unknown part as the employer, and the others on its line as places.
    pub(super) fn name_employer(&mut self, text: &str) {
        let is_name = |range: &Range<usize>| {
            text.get(range.clone()).is_some_and(|part| !part.starts_with(char::is_lowercase))
        };
        let unknown =
            |(range, kind): &&mut (Range<usize>, HeadPart)| *kind == HeadPart::Unknown && is_name(range);
        let mut unknown = self.parts.iter_mut().filter(unknown);
        let Some((employer, kind)) = unknown.next() else { return };
        *kind = HeadPart::Employer;
        let line = line_of(text, employer);
        for (range, kind) in unknown.filter(|(range, _)| line_of(text, range) == line) {
            let words = text.get(range.clone()).unwrap_or_default().split_whitespace();
            if words.count() <= LONGEST_PLACE {
                *kind = HeadPart::Place;
            }
        }
    }

    /// Whether its employer is on a line above the title, or alone: a heading for what is listed below it.
    pub(super) fn is_of_employer(&self, text: &str) -> bool {
        let place =
            |wanted: HeadPart| self.parts.iter().find(|(_, kind)| *kind == wanted).map(|(range, _)| range);
        match (place(HeadPart::Employer), place(HeadPart::Title)) {
            (Some(employer), Some(title)) => {
                text.get(employer.end..title.start).is_some_and(|between| between.contains('\n'))
            }
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Whether it contains a title and, apart from dates and places, nothing else.
    pub(super) fn is_title_alone(&self) -> bool {
        let has = |wanted: HeadPart| self.parts.iter().any(|(_, kind)| *kind == wanted);
        has(HeadPart::Title) && !has(HeadPart::Employer) && !has(HeadPart::Unknown)
    }

    /// Whether it contains a date and nothing else.
    pub(super) fn is_date_alone(&self) -> bool {
        let dated = |kind: &HeadPart| matches!(kind, HeadPart::Date | HeadPart::Label);
        self.parts.iter().any(|(_, kind)| *kind == HeadPart::Date)
            && self.parts.iter().all(|(_, kind)| dated(kind))
    }

    /// The end of its period.
    pub(super) fn until(&self) -> Option<Until> {
        let period = self.period.as_ref()?;
        period.to.filter(|_| period.kind != PeriodKind::Expected && period.kind != PeriodKind::Reversed)
    }
}

impl Entry {
    /// Whether it has a period.
    pub(super) fn is_dated(&self) -> bool {
        self.current || self.from.is_some() || self.to.is_some()
    }

    /// Sets its period.
    pub(super) fn date(&mut self, period: &Period) {
        self.from = period.began().filter(|_| period.kind == PeriodKind::Range);
        self.current = period.to == Some(Until::Now);
        self.to = period.ended();
    }
}

/// Whether labels of this kind are read in entries of this section: a project's role is not its title.
pub(super) fn may_be_labelled(kind: HeadPart, section: Section) -> bool {
    match section {
        Section::Work | Section::Volunteer => kind != HeadPart::Label,
        Section::Education => kind != HeadPart::Title,
        _ => false,
    }
}

/// The fewest letters of a word that is not an abbreviation.
const WHOLE_WORD: usize = 5;

/// Whether a period ends a clause rather than an abbreviation: "Barman. Bar La Esquina".
fn ends_clause(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let next = text.get(at + 1..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    word.chars().count() >= WHOLE_WORD
        && word.ends_with(char::is_lowercase)
        && next.starts_with(char::is_uppercase)
}

/// Where the line of a part begins.
fn line_of(text: &str, part: &Range<usize>) -> usize {
    text.get(..part.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// The range of a date with the brackets around it.
fn bracketed(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let opened = before.trim_end_matches(' ').ends_with(['(', '[', '（']);
    let closes = after.trim_start_matches(' ').chars().next().filter(|c| matches!(c, ')' | ']' | '）'));
    match closes.filter(|_| opened) {
        Some(sign) => {
            let start =
                before.trim_end_matches(' ').char_indices().next_back().map_or(span.start, |(at, _)| at);
            let blanks = after.len() - after.trim_start_matches(' ').len();
            start..span.end + blanks + sign.len_utf8()
        }
        None => span.clone(),
    }
}

/// The text up to the next sign between parts.
fn first_part(text: &str) -> &str {
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| text.find(dash)).min();
    let sign = text.find([',', '|', '·', '•', '\t', ';', '(', '\n']);
    let end = [dash, sign].into_iter().flatten().min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// A part as one line, without signs at its ends.
fn plain(part: &str) -> String {
    let text = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches(|c: char| matches!(c, ',' | '|' | '-' | '–' | '—' | ':' | '*' | '_')).trim();
    let last = text.strip_suffix('.').filter(|bare| ends_clause(&format!("{bare}. X"), bare.len()));
    last.unwrap_or(text).to_owned()
}

/// Whether a word is written like the code of a state: "CO" is Colorado, no company.
fn is_code_of_state(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let skip = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | '|' | '-' | '–' | '—' | '－' | ':' | ';' | '·' | '•' | '(' | '[' | '/' | '~')
    };
    let left = part.trim_start_matches(skip);
    let start = range.start + part.len() - left.len();
    let kept = left.trim_end_matches(|c: char| skip(c) && !matches!(c, '(' | '['));
    let closed = kept.trim_end_matches(['(', '[']);
    start..start + closed.len()
}
