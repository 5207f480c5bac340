//! What a resume says about work apart from skill names: job titles and the words of duties.

use crate::date::Month;
use crate::experience::{latest, months};
use crate::matcher::is_stop_word;
use crate::resume::{DocumentLanguage, Entry, Form, Resume, Section, Segment};
use crate::text::{fold, words};
use std::collections::BTreeMap;

/// The weight of the headline relative to the latest job. Of 1, 1.5, 2 and 3 on the development resumes, 1 is
/// best.
const HEADLINE: f64 = 1.0;
/// The weight of each job relative to the next later one. Of 0.35, 0.4, 0.5, 0.65 and 0.8 on the development
/// resumes, 0.4 is best.
const EARLIER: f64 = 0.4;
/// The weight of a job of no duration relative to one of [`USUAL_YEARS`].
const BRIEF: f64 = 0.7;
/// A job of this many years has full weight; one of twice as many has slightly more.
const USUAL_YEARS: f64 = 3.0;
/// The years assumed for a job without dates.
const ASSUMED_YEARS: f64 = 2.0;
/// What a job counts that somebody has beside their studies, for it says little of what they will be.
const BESIDE_STUDY: f64 = 0.3;
/// The most titles considered: with [`EARLIER`], the weight of the thirtieth is negligible.
const MOST_TITLES: usize = 30;

/// A job title and its weight.
#[derive(Debug, Clone, PartialEq)]
pub struct JobTitle {
    /// The title as written in the resume.
    pub text: String,
    /// How long the job was held, in years, if the resume says so.
    pub years: Option<f64>,
    /// Its weight relative to the other titles; above 0.
    pub weight: f64,
}

/// A person's job titles and the words of their duties.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Career {
    titles: Vec<JobTitle>,
    /// Folded words with their counts, in alphabetical order.
    words: Vec<(String, u32)>,
    /// The language of the resume.
    language: DocumentLanguage,
}

impl Career {
    /// The career that a resume describes: the headline, the jobs, and the text about work.
    ///
    /// A current job lasts until the latest month that the resume names; see [`on`](Self::on).
    #[must_use]
    pub fn of(resume: &Resume) -> Self {
        Self::on(resume, None)
    }

    /// As [`of`](Self::of), but current jobs last until `today`, if known.
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

    /// The same career with current jobs lasting until this month.
    #[must_use]
    pub(crate) fn until(self, headline: Option<&str>, entries: &[Entry], today: Month) -> Self {
        Self { titles: titles(headline, entries, Some(today)), ..self }
    }

    /// The language of the resume.
    #[must_use]
    pub fn language(&self) -> &DocumentLanguage {
        &self.language
    }

    /// The headline and the job titles, in the order of the document.
    #[must_use]
    pub fn titles(&self) -> &[JobTitle] {
        &self.titles
    }

    /// The folded words of text about work, with their counts.
    #[must_use]
    pub fn words(&self) -> &[(String, u32)] {
        &self.words
    }

    /// Whether the resume has no titles and no words about work.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.titles.is_empty() && self.words.is_empty()
    }
}

/// The headline and the job titles; current jobs last until `until`.
fn titles(headline: Option<&str>, entries: &[Entry], until: Option<Month>) -> Vec<JobTitle> {
    let headline = headline.map(|text| JobTitle { text: text.to_owned(), years: None, weight: HEADLINE });
    let jobs = entries.iter().filter(|entry| matches!(entry.section, Section::Work | Section::Volunteer));
    let jobs = (0..).zip(jobs.filter_map(|job| Some((job, job.title.as_ref()?))));
    let jobs = jobs.map(|(place, (job, title))| {
        let counted = job_title(place, job, title, until);
        let share = if is_beside_study(job, entries, until) { BESIDE_STUDY } else { 1.0 };
        JobTitle { weight: counted.weight * share, ..counted }
    });
    headline.into_iter().chain(jobs).take(MOST_TITLES).collect()
}

/// Whether a job began during studies and goes on, or ended, no later than they do.
fn is_beside_study(job: &Entry, entries: &[Entry], until: Option<Month>) -> bool {
    let Some(from) = job.from else { return false };
    let studies = entries.iter().filter(|entry| entry.section == Section::Education);
    studies.filter_map(|study| Some((study, study.from?))).any(|(study, begun)| {
        let outlasts = match (study.to, job.to) {
            (Some(ends), Some(ended)) => ended.month <= ends.month,
            // Neither is over.
            (Some(ends), None) => job.current && until.is_some_and(|until| ends.month >= until),
            (None, _) => study.current,
        };
        begun.month <= from.month && outlasts
    })
}

fn job_title(place: i32, job: &Entry, title: &str, until: Option<Month>) -> JobTitle {
    let years = months(job, until).map(|(from, to)| f64::from(to - from) / 12.0);
    let share = (years.unwrap_or(ASSUMED_YEARS) / USUAL_YEARS).min(2.0);
    let weight = EARLIER.powi(place) * (BRIEF + (1.0 - BRIEF) * share);
    JobTitle { text: title.to_owned(), years, weight }
}

/// Whether a segment describes work: not lists of skills, which count as skills, nor hobbies and wishes.
fn tells_of_work(segment: &Segment) -> bool {
    let apart = matches!(segment.section, Section::Interests | Section::Wishes | Section::Languages);
    let listed = segment.section == Section::Skills && segment.form == Form::List;
    !apart && !listed
}

/// The words that contain letters, with their counts.
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

/// Whether a folded word can describe work: it has letters and is not a stop word such as "the".
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
        assert!(weights[1] > weights[0] && weights[0] > weights[2], "{weights:?}");
    }

    #[test]
    fn a_job_beside_studies_counts_little() {
        let study =
            Entry { section: Section::Education, ..job("BSc Computer Science", "2024-09", "2027-06") };
        let barista = Entry { to: None, current: true, ..job("Barista", "2024-10", "2024-10") };
        let weight =
            |entries: Vec<Entry>| Career::of(&Resume { entries, ..Resume::default() }).titles()[0].weight;
        let alone = weight(vec![barista.clone()]);
        assert!(weight(vec![barista.clone(), study.clone()]) < 0.5 * alone);
        let before = Entry { section: Section::Education, ..job("BA", "2018-09", "2021-06") };
        assert!(weight(vec![barista.clone(), before]) > 0.9 * alone, "the studies were over");
        let evening = Entry { from: "2022-01".parse().ok(), ..barista };
        assert!(weight(vec![evening, study]) > 0.9 * alone, "the job was there first");
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
