//! Job titles outside the list of jobs: the only line of a document, or a line of its own in a resume whose jobs
//! have no titles.

use super::lines::{self, LineReader, word_count};
use crate::document::Document;
use crate::lexicon::{Languages, Lexicon};
use crate::resume::{Resume, Section};
use crate::scan::{Gap, words_of};
use crate::text::is_unspaced;

/// The most words of a title on a line of its own.
const MOST_WORDS: usize = 8;
/// The bytes at the beginning of a summary in which a title is looked for, and the most words before it.
const OPENING: usize = 120;
const MOST_BEFORE: usize = 2;

/// The only line of a document, if it is a title: "Accountant", "Position: Plasterer".
pub(super) fn only_title<'d>(document: &'d Document, lexicon: &Lexicon) -> Option<&'d str> {
    let [block] = document.blocks.as_slice() else { return None };
    let text = block.text.text.trim();
    let title = lines::label(text).and_then(|(_, rest_at)| text.get(rest_at..)).unwrap_or(text);
    let is_one = !title.contains(['\n', ',', ';', '|', '、', '，']);
    (is_one && lexicon.title_words().occurs(title, Languages::ALL)).then_some(title)
}

/// A title on a line of its own above or below degrees, or in a summary: "Python Developer", "Web Developer - Acme".
/// Only if no job has a title.
pub(super) fn stray_title(resume: &Resume, lexicon: &Lexicon, languages: Languages) -> Option<String> {
    let trades = lexicon.title_words();
    let jobs = resume.entries.iter().filter(|job| matches!(job.section, Section::Work | Section::Volunteer));
    let mut titles = jobs.filter_map(|job| job.title.as_deref());
    let titled = titles.any(|title| trades.occurs(title, Languages::ALL));
    let languages = languages.and(lexicon.english());
    if titled {
        return None;
    }
    let texts = resume
        .segments
        .iter()
        .filter(|segment| matches!(segment.section, Section::Education | Section::Summary | Section::Other));
    let alone = texts.flat_map(|segment| segment.text.lines()).find_map(|line| {
        let title = line.split(" - ").next().unwrap_or(line).trim();
        names_title(title, lexicon, languages).then(|| title.to_owned())
    });
    let mut summaries = resume.segments.iter().filter(|segment| segment.section == Section::Summary);
    alone.or_else(|| summaries.find_map(|segment| opening_title(&segment.text, lexicon, languages)))
}

/// The title that a text opens with, before a preposition or a comma: "Registered pharmacist with ten years behind a
/// counter", "看護師として12年". "Engineer who builds services" says no title.
fn opening_title(text: &str, lexicon: &Lexicon, languages: Languages) -> Option<String> {
    let words = words_of(text.get(..text.floor_char_boundary(OPENING))?);
    let said: Vec<&str> = words.iter().map(|word| word.folded.as_str()).take(MOST_WORDS).collect();
    let end = (0..=MOST_BEFORE.min(said.len())).find_map(|at| {
        let (len, ()) = lexicon.title_words().at(&said, at, languages)?;
        Some(at + len)
    })?;
    let title = said.get(..end)?;
    let unspaced = title.iter().all(|word| word.chars().all(is_unspaced));
    let ends = unspaced
        || words.get(end).is_none_or(|next| {
            let preposition = lexicon.lists().prepositions.whole(&next.folded, languages).is_some();
            preposition || !matches!(next.before, Gap::Space | Gap::Joined(_))
        });
    ends.then(|| title.join(if unspaced { "" } else { " " }))
}

/// Whether a text is no more than a title, with the trade at its end or at its beginning: "Web Developer", "Buyer II",
/// "Operations Architect (Cloud)".
pub(super) fn names_title(text: &str, lexicon: &Lexicon, languages: Languages) -> bool {
    let trade = |word: &str| lexicon.title_words().occurs(word, languages);
    let bare = text.split('(').next().unwrap_or(text);
    let words: Vec<&str> = bare.split_whitespace().filter(|word| !is_rank(word)).collect();
    text.starts_with(char::is_uppercase)
        && word_count(text) <= MOST_WORDS
        && !text.contains([',', ';', '|', ':', '.', '、', '，'])
        && !text.contains(|c: char| c.is_ascii_digit())
        && !LineReader { lexicon, languages }.is_sentence(text)
        && words.first().into_iter().chain(words.last()).any(|word| trade(word))
}

/// Whether a word is a Roman number: "II".
fn is_rank(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resume::{Entry, Segment};

    fn found(lines: &[(&str, Section)], entries: Vec<Entry>) -> Option<String> {
        let segment = |(text, section): &(&str, Section)| Segment {
            text: (*text).into(),
            section: *section,
            ..Segment::default()
        };
        let segments = lines.iter().map(segment).collect();
        stray_title(&Resume { segments, entries, ..Resume::default() }, &Lexicon::builtin(), Languages::ALL)
    }

    #[test]
    fn a_title_among_degrees_is_the_headline_of_somebody_whose_jobs_have_none() {
        let degrees =
            [("BE Computer science Pune", Section::Education), ("Python Developer", Section::Education)];
        assert_eq!(found(&degrees, Vec::new()).as_deref(), Some("Python Developer"));
        let job = Entry { section: Section::Work, title: Some("Nurse".into()), ..Entry::default() };
        assert_eq!(found(&degrees, vec![job]), None);
        let project = Entry { section: Section::Work, title: Some("Project 2".into()), ..Entry::default() };
        assert_eq!(found(&degrees, vec![project]).as_deref(), Some("Python Developer"));
        for (summary, title) in [
            ("Registered pharmacist with ten years behind a counter.", Some("registered pharmacist")),
            ("看護師として12年。", Some("看護師")),
            ("Engineer who builds services in Python.", None),
            ("I read what doctors write.", None),
        ] {
            assert_eq!(found(&[(summary, Section::Summary)], Vec::new()).as_deref(), title);
        }
        let rank = [("Database Administrator II", Section::Summary)];
        assert_eq!(found(&rank, Vec::new()).as_deref(), Some("Database Administrator II"));
        let employer = [("Software Developer - Technology - Dot Net", Section::Education)];
        assert_eq!(found(&employer, Vec::new()).as_deref(), Some("Software Developer"));
    }

    #[test]
    fn a_course_a_sentence_or_a_list_is_no_title() {
        for (line, section) in [
            ("Diploma in Nursing", Section::Education),
            ("I worked beside a developer", Section::Summary),
            ("Developer tools, Editor", Section::Other),
            ("Python Developer", Section::Skills),
        ] {
            assert_eq!(found(&[(line, section)], Vec::new()), None, "{line}");
        }
    }
}
