//! Parts of heads that no sign separates or names: titles before employers, places behind them, jobs told in sentences.

use super::{Head, HeadPart, HeadReader, LONGEST_NAME, LONGEST_PLACE, MOST_EMPLOYER_PARTS, line_of};
use crate::lexicon::{Grade, Languages, Phrases};
use crate::outline::legal_forms::names_company;
use crate::outline::lines::{lines, word_count};
use crate::resume::Section;
use crate::text::{fold, is_unspaced, words};
use std::ops::Range;

/// The most words of a sentence that tells of a job, up to its employer, and before its verb: "I am currently working".
const MOST_TOLD_WORDS: usize = 16;
const MOST_BEFORE_VERB: usize = 3;

impl HeadReader<'_> {
    /// The title in a sentence that tells of a job, and where its employer begins: "Working as Software Engineer in Acme
    /// Ltd".
    pub(in crate::outline) fn told_job(&self, line: &str) -> Option<(Range<usize>, usize)> {
        let people = self.lexicon.people();
        let base = line.as_ptr().addr();
        let words: Vec<&str> = line.split_whitespace().take(MOST_TOLD_WORDS).collect();
        let start = |at: usize| words.get(at).map(|word| word.as_ptr().addr() - base);
        let (entries, languages) = (self.lexicon.entries(), self.dates.languages);
        let is = |at: usize, list: &Phrases<()>| words.get(at).is_some_and(|word| list.is(word, languages));
        let verb = (0..=MOST_BEFORE_VERB).find(|at| {
            words.get(*at).is_some_and(|word| people.working.is(word, self.dates.languages))
                && is(at + 1, &entries.before_title)
        })?;
        let from = verb + 2 + usize::from(is(verb + 2, &entries.articles));
        let relation = (from + 1..words.len()).find(|at| {
            is(*at, &entries.before_employer)
                && words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase))
        })?;
        let end = start(relation - 1)? + words.get(relation - 1)?.len();
        let title = line.get(start(from)?..end)?;
        self.lexicon
            .title_words()
            .occurs(title, Languages::ALL)
            .then_some((start(from)?..end, start(relation + 1)?))
    }

    /// The degree and the school in a line that tells of it: "B.Tech from Riverton University".
    pub(in crate::outline) fn told_degree(&self, line: &str) -> Option<(Range<usize>, Range<usize>)> {
        if !self.opens_degree(line, false) {
            return None;
        }
        let base = line.as_ptr().addr();
        let before_school = &self.lexicon.entries().before_school;
        let words: Vec<&str> = line.split_whitespace().take(MOST_TOLD_WORDS).collect();
        let start = |word: &str| word.as_ptr().addr() - base;
        let relation = (1..words.len()).find(|at| {
            let is_small = words.get(*at).is_some_and(|word| {
                word.starts_with(char::is_lowercase) && before_school.is(word, self.dates.languages)
            });
            is_small && words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase))
        })?;
        let (last, first) = (words.get(relation - 1)?, words.get(relation + 1)?);
        let degree = 0..start(last) + last.len();
        // The school ends at a sign, and at a small word that goes on: "in 2016", "with 78%".
        let prepositions = &self.lexicon.lists().prepositions;
        let ends = words.get(relation + 2..)?.iter().find(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                || (word.starts_with(char::is_lowercase)
                    && !matches!(**word, "of" | "the" | "and" | "de" | "del" | "di" | "da")
                    && prepositions.is(word, self.dates.languages))
        });
        let rest = line.get(start(first)..)?;
        let sign = rest.find([',', ';', '(', '|']).unwrap_or(rest.len());
        let end = ends.map_or(line.len(), |word| start(word)).min(start(first) + sign);
        let school =
            line.get(start(first)..end)?.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        (!school.is_empty()).then(|| (degree, start(first)..start(first) + school.len()))
    }

    /// Whether the last cell of a line is a place: "Harborview Hotels | Seattle, WA".
    pub(in crate::outline) fn ends_in_place(&self, line: &str) -> bool {
        let cells: Vec<&str> =
            line.split(['|', '\t']).flat_map(|cell| cell.split("   ")).map(str::trim).collect();
        let cells: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        let [_, place] = cells.as_slice() else { return false };
        let parts: Vec<&str> = place.split(',').map(str::trim).collect();
        let short = parts.iter().all(|part| part.split_whitespace().count() <= LONGEST_PLACE);
        (2..=MOST_EMPLOYER_PARTS - 1).contains(&parts.len())
            && short
            && self.is_written_as_name(place)
            && parts.last().is_some_and(|part| self.is_place(part))
    }

    /// Whether a line is a company or school and its place: "Riverton Medical Center, Baton Rouge, LA".
    pub(in crate::outline) fn is_company_in_place(&self, line: &str) -> bool {
        let parts: Vec<&str> = line.split(',').map(str::trim).collect();
        let [name, places @ ..] = parts.as_slice() else { return false };
        let named = self.is_company(name);
        (1..MOST_EMPLOYER_PARTS).contains(&places.len())
            && word_count(name) <= LONGEST_NAME
            && places.iter().all(|part| word_count(part) <= LONGEST_PLACE && self.is_written_as_name(part))
            && places.last().is_some_and(|part| self.is_place(part))
            && !self.lexicon.title_words().occurs(line, Languages::ALL)
            && named
    }

    /// Whether a name has a word of companies or schools: "Ltd", "College".
    pub(in crate::outline) fn is_company(&self, name: &str) -> bool {
        let people = self.lexicon.people();
        names_company(name, self.lexicon)
            || people.companies.occurs(name, self.dates.languages)
            || people.schools.occurs(name, self.dates.languages)
    }

    /// Whether a text may name an employer below a title: a line that is written as a name, perhaps with a place below it.
    pub(in crate::outline) fn may_name_employer(&self, text: &str) -> bool {
        let mut found = lines(text).filter_map(|range| text.get(range));
        let first = found.next().unwrap_or_default();
        let place = |line: &str| word_count(line) <= LONGEST_PLACE && self.is_written_as_name(line);
        word_count(first) <= LONGEST_NAME
            && !first.contains(':')
            && self.is_written_as_name(first)
            && found.next().is_none_or(place)
            && found.next().is_none()
    }

    /// Whether a line has a degree in one of its parts: "UC Davis, B.S. Computer Science, 2018".
    pub(in crate::outline) fn opens_degree(&self, line: &str, of_university: bool) -> bool {
        let languages = self.dates.languages.and(self.lexicon.english());
        line.split([',', '|', '–', '—']).any(|part| {
            let folded = fold(part);
            let said: Vec<&str> = words(&folded).collect();
            // "B.S."
            let bare = folded.split(' ').find(|word| !word.is_empty()).unwrap_or_default().replace('.', "");
            let fits = |grade: Grade| !of_university || !matches!(grade, Grade::School | Grade::Any);
            self.lexicon.degrees(languages).any(|of| {
                let named = of.grades.at(&said, 0, languages).map(|(_, grade)| grade);
                named.or_else(|| of.grades.whole(&bare, languages)).is_some_and(fits)
            })
        })
    }

    /// Takes what follows a school on its line as its place: "Riverton University, Pullman, WA".
    pub(super) fn settle_places(&self, text: &str, head: &mut Head) {
        let Some(school) = head.parts.iter().position(|(_, kind)| *kind == HeadPart::Employer) else {
            return;
        };
        let line = line_of(text, &head.parts[school].0);
        let behind: Vec<usize> = (school + 1..head.parts.len())
            .take_while(|at| {
                head.parts[*at].1 == HeadPart::Unknown && line_of(text, &head.parts[*at].0) == line
            })
            .collect();
        let part = |at: &usize| text.get(head.parts[*at].0.clone()).unwrap_or_default();
        let short = |at: &usize| part(at).split_whitespace().count() <= LONGEST_PLACE;
        let places = behind.iter().rposition(|at| self.is_place(part(at))).map_or(0, |last| last + 1);
        let all = behind.iter().take(places).all(|at| short(at) && self.is_written_as_name(part(at)));
        if places <= LONGEST_PLACE && all {
            let places: Vec<usize> = behind.into_iter().take(places).collect();
            places.into_iter().for_each(|at| head.parts[at].1 = HeadPart::Place);
        }
    }

    /// Where the employer begins that follows a title without a sign: "Law Clerk Smith LLP".
    pub(super) fn title_before_company(&self, part: &str, section: Section) -> Option<usize> {
        if !matches!(section, Section::Work | Section::Volunteer) {
            return None;
        }
        let people = self.lexicon.people();
        let base = part.as_ptr().addr();
        let words: Vec<&str> = part.split_whitespace().collect();
        let is_title = |word: &&str| self.lexicon.title_words().is(word, Languages::ALL);
        let is_company = |word: &str| people.companies.is(word, self.dates.languages);
        (1..words.len().saturating_sub(1)).rev().find_map(|at| {
            let (title, first) = (words.get(at - 1)?, words.get(at)?);
            let start = first.as_ptr().addr() - base;
            let rest = part.get(start..)?;
            let company =
                names_company(rest, self.lexicon) || people.companies.occurs(rest, self.dates.languages);
            // "Baker Hughes Inc" is a company, "Accountant Company Name" is not.
            let apart = at > 1 || is_company(first);
            let named =
                first.starts_with(char::is_uppercase) && !is_title(first) && !self.ends_in_title(rest);
            (is_title(title) && company && apart && named).then_some(start)
        })
    }

    /// Whether the first of two words is a job title and no surname: "Projektleiter Hochbau".
    pub(super) fn begins_with_title(&self, part: &str) -> bool {
        let people = self.lexicon.people();
        let mut words = part.split_whitespace();
        let first = words.next().unwrap_or_default();
        words.count() == 1
            && self.lexicon.title_words().is(first, Languages::ALL)
            && !people.surnames.is(first, Languages::ALL)
    }

    /// The title in unknown wording that precedes a known employer: "Jungkoch, Hotel Alpenblick".
    pub(super) fn before_employer(&self, text: &str, head: &Head) -> Option<usize> {
        let employer = head.parts.iter().position(|(_, kind)| *kind == HeadPart::Employer)?;
        let first = on_line_of(employer, text, head).next()?;
        let (range, kind) = head.parts.get(first).filter(|_| first + 1 == employer)?;
        let part = text.get(range.clone())?;
        let short = part.split_whitespace().count() <= LONGEST_PLACE + 2;
        (*kind == HeadPart::Unknown && short && part.starts_with(char::is_uppercase) && !self.is_place(part))
            .then_some(first)
    }

    /// The title in unknown wording that ends a line in Chinese or Japanese, behind the employer and perhaps a department:
    /// "青葉病院 外科病棟 看護師".
    pub(super) fn behind_employer(&self, text: &str, head: &Head) -> Option<usize> {
        let employer = head.parts.iter().rposition(|(_, kind)| *kind == HeadPart::Employer)?;
        let last = on_line_of(employer, text, head).next_back()?;
        let (range, kind) = head.parts.get(last).filter(|_| last > employer)?;
        let part = text.get(range.clone())?;
        let known = self.lexicon.people().departments.occurs(part, Languages::ALL) || self.is_place(part);
        let unspaced = part.chars().all(is_unspaced) && part.chars().nth(1).is_some();
        (*kind == HeadPart::Unknown && unspaced && !known).then_some(last)
    }
}

/// The parts on the line of this one, without dates and labels.
fn on_line_of<'h>(part: usize, text: &'h str, head: &'h Head) -> impl DoubleEndedIterator<Item = usize> + 'h {
    let line = head.parts.get(part).map(|(range, _)| line_of(text, range));
    (0..head.parts.len()).filter(move |at| {
        let (range, kind) = &head.parts[*at];
        Some(line_of(text, range)) == line && !matches!(kind, HeadPart::Date | HeadPart::Label)
    })
}
