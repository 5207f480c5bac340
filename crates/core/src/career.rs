//! What a resume says of a person's work beside the skills that it names: job titles, and the words of duties.

use crate::date::Month;
use crate::experience::{latest, months};
use crate::matcher::is_stop_word;
use crate::resume::{DocumentLanguage, Entry, Form, Resume, Section, Segment};
use crate::text::{fold, words};
use std::collections::BTreeMap;

/// How much the headline counts beside the latest job. Of 1, 2 and 3 on the development resumes, 2 and 3 are equal.
const HEADLINE: f64 = 2.0;
/// What the job before counts beside the one after it. 0.5 and 0.75 are equal on the development resumes, 0.9 is worse.
const EARLIER: f64 = 0.5;
/// What a job counts that was held for no time, beside one of [`USUAL_YEARS`].
const BRIEF: f64 = 0.7;
/// A job of so many years counts in full, one of twice as many for a little more.
const USUAL_YEARS: f64 = 3.0;
/// The years that a job without dates is taken for.
const ASSUMED_YEARS: f64 = 2.0;
/// More titles say nothing new: with [`EARLIER`], the thirtieth counts for nothing.
const MOST_TITLES: usize = 30;

/// A job title with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct JobTitle {
    /// The title as the resume has it.
    pub text: String,
    /// How long the job was held, in years, where the resume says so.
    pub years: Option<f64>,
    /// How much it counts beside the other titles; above 0.
    pub weight: f64,
}

/// The job titles of a person and the words of their duties.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Career {
    titles: Vec<JobTitle>,
    /// Folded words with how often they occur, in the order of the alphabet.
    words: Vec<(String, u32)>,
    /// The language that it is told in.
    language: DocumentLanguage,
}

impl Career {
    /// The career that a resume shows: the headline, the jobs, and what is written of work.
    ///
    /// A job that goes on lasts up to the latest month that the resume names; see [`on`](Self::on).
    #[must_use]
    pub fn of(resume: &Resume) -> Self {
        Self::on(resume, None)
    }

    /// The same, whose jobs that go on last up to `today`, where that is known.
    #[must_use]
    pub fn on(resume: &Resume, today: Option<Month>) -> Self {
        let until = today.or_else(|| latest(&resume.entries));
        let titles = titles(resume.headline.as_deref(), &resume.entries, until);
        let texts = resume.segments.iter().filter(|segment| tells_of_work(segment));
        Self {
            titles,
            words: counted(texts.map(|segment| segment.text.as_str())),
            language: resume.language.clone(),
        }
    }

    /// The same career, whose jobs that go on last up to this month.
    #[must_use]
    pub(crate) fn until(self, headline: Option<&str>, entries: &[Entry], today: Month) -> Self {
        Self { titles: titles(headline, entries, Some(today)), ..self }
    }

    /// The language that it is told in.
    #[must_use]
    pub fn language(&self) -> &DocumentLanguage {
        &self.language
    }

    /// The headline and the job titles, in the order of the document.
    #[must_use]
    pub fn titles(&self) -> &[JobTitle] {
        &self.titles
    }

    /// The folded words that tell of work, with how often they occur.
    #[must_use]
    pub fn words(&self) -> &[(String, u32)] {
        &self.words
    }

    /// Whether there is nothing but skills.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.words.is_empty()
    }
}

/// The headline and the titles of the jobs; what goes on lasts up to `until`.
fn titles(headline: Option<&str>, entries: &[Entry], until: Option<Month>) -> Vec<JobTitle> {
    let headline = headline.map(|text| JobTitle { text: text.to_owned(), years: None, weight: HEADLINE });
    let jobs = entries.iter().filter(|entry| matches!(entry.section, Section::Work | Section::Volunteer));
    let jobs = (0..).zip(jobs.filter_map(|job| Some((job, job.title.as_ref()?))));
    let jobs = jobs.map(|(place, (job, title))| job_title(place, job, title, until));
    headline.into_iter().chain(jobs).take(MOST_TITLES).collect()
}

fn job_title(place: i32, job: &Entry, title: &str, until: Option<Month>) -> JobTitle {
    let years = months(job, until).map(|(from, to)| f64::from(to - from) / 12.0);
    let share = (years.unwrap_or(ASSUMED_YEARS) / USUAL_YEARS).min(2.0);
    let weight = EARLIER.powi(place) * (BRIEF + (1.0 - BRIEF) * share);
    JobTitle { text: title.to_owned(), years, weight }
}

/// Lists of skills name skills, which speak for themselves; hobbies and wishes are no work.
fn tells_of_work(segment: &Segment) -> bool {
    let apart = matches!(segment.section, Section::Interests | Section::Wishes | Section::Languages);
    let listed = segment.section == Section::Skills && segment.form == Form::List;
    !apart && !listed
}

/// The words with letters in them, each with how often it occurs.
fn counted<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for text in texts {
        let folded = fold(text);
        for word in words(&folded).filter(|word| tells(word)) {
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(word.to_owned(), 1);
                }
            }
        }
    }
    counts.into_iter().collect()
}

/// Whether a folded word may tell of work: it has letters, and is no "the".
pub(crate) fn tells(word: &str) -> bool {
    word.len() > 1 && word.starts_with(char::is_alphabetic) && !is_stop_word(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(title: &str, from: &str, to: &str) -> Entry {
        let (from, to) = (from.parse().ok(), to.parse().ok());
        Entry { section: Section::Work, title: Some(title.to_owned()), from, to, ..Entry::default() }
    }

    #[test]
    fn recent_and_long_jobs_count_more() {
        let entries = vec![
            job("Chef", "2020-01", "2025-12"),
            job("Waiter", "2019-06", "2019-12"),
            Entry { section: Section::Education, ..job("BA", "2016-01", "2018-12") },
        ];
        let career = Career::of(&Resume { entries, headline: Some("Head Chef".into()), ..Resume::default() });
        let titles: Vec<&str> = career.titles().iter().map(|title| title.text.as_str()).collect();
        assert_eq!(titles, ["Head Chef", "Chef", "Waiter"]);
        let weights: Vec<f64> = career.titles().iter().map(|title| title.weight).collect();
        assert!(weights.is_sorted_by(|a, b| a > b), "{weights:?}");
    }

    #[test]
    fn words_of_work_are_counted_without_lists_of_skills() {
        let segment =
            |text: &str, section, form| Segment { text: text.into(), section, form, ..Segment::default() };
        let segments = vec![
            segment("Cooked, and cooked again in 2019", Section::Work, Form::Prose),
            segment("Python; SQL", Section::Skills, Form::List),
            segment("I like chess", Section::Interests, Form::Prose),
        ];
        let career = Career::of(&Resume { segments, ..Resume::default() });
        let words: Vec<(&str, u32)> = career.words().iter().map(|(word, n)| (word.as_str(), *n)).collect();
        assert_eq!(words, [("again", 1), ("cooked", 2)]);
    }
}
