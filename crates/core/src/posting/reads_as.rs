//! Decides whether a document reads like a posting or like a resume.

use super::outline::{Outline, outline};
use crate::document::Document;
use crate::engine::Engine;
use crate::lexicon::{Languages, Part, Wording};
use crate::resume::{Resume, Section};
use crate::scan::words_of;

/// The kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadsAs {
    /// Too little to tell.
    #[default]
    Unclear,
    /// A job posting.
    Posting,
    /// The resume of a person.
    Resume,
}

/// The signs of a posting (parts, and sentences that address an applicant) that make a document one.
const FEWEST_SIGNS: usize = 3;
/// The kinds of parts that only postings have, at least this many.
const FEWEST_PARTS: usize = 2;
/// The sentences that address an applicant, at least this many.
const FEWEST_ASKING: usize = 2;
/// The dated jobs or degrees that make a document a resume.
const FEWEST_ENTRIES: usize = 2;

/// The kind of a document whose outline as a posting is known.
pub(super) fn of(document: &Document, engine: &Engine, outline: &Outline) -> ReadsAs {
    let entries = document.resume(engine.lexicon()).map_or(0, |resume| dated_entries(&resume));
    judged(signs(engine, outline), entries)
}

fn judged(signs: usize, entries: usize) -> ReadsAs {
    match () {
        () if entries >= FEWEST_ENTRIES && entries >= signs => ReadsAs::Resume,
        () if signs >= FEWEST_SIGNS && entries < FEWEST_ENTRIES => ReadsAs::Posting,
        () => ReadsAs::Unclear,
    }
}

impl Engine {
    /// The kind of a document that was taken for a resume.
    #[must_use]
    pub fn reads_as(&self, document: &Document, resume: &Resume) -> ReadsAs {
        let entries = dated_entries(resume);
        if entries >= FEWEST_ENTRIES {
            return ReadsAs::Resume;
        }
        judged(signs(self, &outline(document, self.catalog(), self.lexicon())), entries)
    }
}

/// Counts parts that only postings have, and sentences that ask an applicant for something.
fn signs(engine: &Engine, outline: &Outline) -> usize {
    let telling = |part: &&Part| matches!(part, Part::Preferred | Part::Tasks | Part::Offers);
    let parts = outline.opened.iter().filter(telling).count();
    let table = &engine.lexicon().posting().wordings;
    let addresses = |text: &str| {
        let words = words_of(text);
        (0..words.len()).any(|at| {
            let found = table.at(&words, at, Languages::ALL);
            found.is_some_and(|(len, says)| {
                len > 1
                    && matches!(
                        says,
                        Wording::Asks | Wording::Offers | Wording::Task | Wording::PreferredBehind
                    )
            })
        })
    };
    let asking = outline.statements.iter().filter(|statement| addresses(&statement.text.text)).count();
    // Resumes may have one heading like "Responsibilities" but rarely two, and do not address an applicant.
    let kinds = [Part::Preferred, Part::Tasks, Part::Offers];
    let complete = kinds.iter().all(|kind| outline.opened.contains(kind));
    if complete || (asking >= FEWEST_ASKING && parts >= FEWEST_PARTS) { parts + asking } else { 0 }
}

/// Counts dated jobs and degrees, twice if the document gives a person's name.
fn dated_entries(resume: &Resume) -> usize {
    let dated = resume.entries.iter().filter(|entry| {
        let lasting = matches!(entry.section, Section::Work | Section::Volunteer | Section::Education);
        lasting && entry.from.is_some() && (entry.title.is_some() || entry.employer.is_some())
    });
    match dated.count() {
        1 if resume.name.is_some() => FEWEST_ENTRIES,
        count => count,
    }
}
