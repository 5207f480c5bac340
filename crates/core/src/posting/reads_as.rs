//! Decides whether a document reads like a posting or like a resume.

use super::outline::{Outline, outline};
use crate::document::Document;
use crate::engine::Engine;
use crate::lexicon::{Languages, Part, Wording};
use crate::resume::{Entry, Resume, Section};
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

/// The signs of a posting that make a document one.
const FEWEST_SIGNS: usize = 3;
/// The kinds of parts that only postings have, at least this many.
const FEWEST_PARTS: usize = 2;
/// The sentences that address an applicant, at least this many.
const FEWEST_ASKING: usize = 2;
/// The dated jobs or degrees that make a document a resume.
const FEWEST_ENTRIES: usize = 2;

/// The kind of a document whose outline as a posting is known.
pub(super) fn of(document: &Document, engine: &Engine, outline: &Outline) -> ReadsAs {
    let resume = document.resume(engine.lexicon()).unwrap_or_default();
    judged(&signs(engine, outline), &resume)
}

fn judged(signs: &Signs, resume: &Resume) -> ReadsAs {
    let entries = dated_entries(resume);
    let clear = if signs.are_clear() { signs.parts + signs.asking } else { 0 };
    if entries >= FEWEST_ENTRIES && entries >= clear {
        return ReadsAs::Resume;
    }
    // Without a dated job or degree, fewer signs are enough, and fewest where nobody gives a name.
    let nobody = entries == 0 && told_entries(resume) < FEWEST_ENTRIES;
    let enough = FEWEST_SIGNS + usize::from(resume.name.is_some());
    let likely = nobody && signs.kinds > 0 && signs.all() >= enough;
    if (clear >= FEWEST_SIGNS && entries < FEWEST_ENTRIES) || likely {
        ReadsAs::Posting
    } else {
        ReadsAs::Unclear
    }
}

impl Engine {
    /// The kind of a document that was taken for a resume.
    #[must_use]
    pub fn reads_as(&self, document: &Document, resume: &Resume) -> ReadsAs {
        if dated_entries(resume) >= FEWEST_ENTRIES {
            return ReadsAs::Resume;
        }
        judged(&signs(self, &outline(document, self.catalog(), self.lexicon())), resume)
    }
}

/// What speaks for a posting.
struct Signs {
    /// Headings of preferences, duties and benefits.
    parts: usize,
    /// How many of these three kinds there are.
    kinds: usize,
    /// Sentences that ask an applicant for something.
    asking: usize,
    /// Kinds of other parts of postings: requirements, and the employer or the law.
    others: usize,
}

impl Signs {
    /// Whether only a posting has so many: resumes may have one heading like "Responsibilities" but rarely two, and do not
    /// address an applicant.
    fn are_clear(&self) -> bool {
        self.kinds == KINDS.len() || (self.asking >= FEWEST_ASKING && self.parts >= FEWEST_PARTS)
    }

    fn all(&self) -> usize {
        self.kinds + self.asking.min(FEWEST_ASKING) + self.others
    }
}

/// The kinds of parts that resumes hardly have.
const KINDS: [Part; 3] = [Part::Preferred, Part::Tasks, Part::Offers];

fn signs(engine: &Engine, outline: &Outline) -> Signs {
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
    let opens = |part: Part| outline.opened.contains(&part);
    let others = [opens(Part::Required), opens(Part::Company) || opens(Part::Legal)];
    Signs {
        parts: outline.opened.iter().filter(|part| KINDS.contains(part)).count(),
        kinds: KINDS.into_iter().filter(|part| opens(*part)).count(),
        asking: outline.statements.iter().filter(|statement| addresses(&statement.text.text)).count(),
        others: others.into_iter().filter(|opens| *opens).count(),
    }
}

/// The jobs and degrees of a resume.
fn lasting(resume: &Resume) -> impl Iterator<Item = &Entry> {
    resume.entries.iter().filter(|entry| {
        let lasting = matches!(entry.section, Section::Work | Section::Volunteer | Section::Education);
        lasting && (entry.title.is_some() || entry.employer.is_some())
    })
}

/// Counts jobs and degrees, with or without a date.
fn told_entries(resume: &Resume) -> usize {
    lasting(resume).count()
}

/// Counts dated jobs and degrees, twice if the document gives a person's name.
fn dated_entries(resume: &Resume) -> usize {
    let dated = lasting(resume).filter(|entry| entry.from.is_some());
    match dated.count() {
        1 if resume.name.is_some() => FEWEST_ENTRIES,
        count => count,
    }
}
