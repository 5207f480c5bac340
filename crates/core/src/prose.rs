//! Finds the skills in one sentence: those it names and those it describes.

use crate::catalog::Catalog;
use crate::extract::Extractor;
use crate::matcher::{Candidate, Matcher, Session};

/// A skill in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spoken {
    /// The skill with score and method.
    pub candidate: Candidate,
    /// The first byte of the name, or of the clause that describes it.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether a resume with this sentence would count the skill as held, if the rest of the resume is in the
    /// same field.
    pub accepted: bool,
}

/// The skills in a sentence, at most `most`: first those it names, then those it describes, likeliest first.
///
/// ```
/// use skillgap_core::{matcher::{Matcher, Session}, prose, sample};
/// let catalog = sample::catalog();
/// let matcher = Matcher::new(&catalog);
/// let text = "Wrote services in Python";
/// let spoken = prose::spoken((&catalog, &matcher), text, 5, &mut Session::default());
/// assert_eq!(&text[spoken[0].start..spoken[0].end], "Python");
/// ```
#[must_use]
pub fn spoken(
    (catalog, matcher): (&Catalog, &Matcher),
    text: &str,
    most: usize,
    session: &mut Session,
) -> Vec<Spoken> {
    Extractor::new((catalog, matcher, matcher.lexicon()), session, false).spoken(text, most)
}
