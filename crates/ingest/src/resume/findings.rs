//! What a reader has found so far: the growing resume, its warnings and the bounds on both.

use super::contact;
use super::piece::Piece;
use crate::error::InputError;
use skillgap_core::date::Until;
use skillgap_core::resume::{Form, Origin, Resume, Section, Segment};
use skillgap_core::units::Level;

/// The most texts that one resume may hold; a long one has a few hundred.
const MAX_SEGMENTS: usize = 100_000;

/// The most bytes of text that one resume may hold, over all its texts: that of a book of five hundred pages.
pub(super) const MAX_TEXT: usize = 1 << 20;

/// The most warnings that are kept; the rest is counted.
const MAX_WARNINGS: usize = 50;

/// Collects segments and warnings.
#[derive(Debug)]
pub(super) struct Findings {
    path: String,
    resume: Resume,
    warnings: Vec<String>,
    unsaid: usize,
    /// How many bytes of text were found.
    text: usize,
    overfull: Option<Overfull>,
}

/// What a resume holds too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Overfull {
    Segments,
    Text,
}

impl Findings {
    pub(super) fn new(path: &str) -> Self {
        let (resume, warnings) = (Resume::default(), Vec::new());
        Self { path: path.to_owned(), resume, warnings, unsaid: 0, text: 0, overfull: None }
    }

    /// The file as the person named it.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Keeps a text, without its white space and contact details, unless nothing is left of it.
    pub(super) fn add(&mut self, piece: &Piece, section: Section, form: Form, level: Option<Level>) {
        self.text += piece.text.len();
        if self.text > MAX_TEXT {
            self.overfull = self.overfull.or(Some(Overfull::Text));
        }
        if self.is_full() {
            return;
        }
        let Piece { text, origin, .. } = contact::removed(piece.trimmed()).trimmed();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        if self.resume.segments.len() == MAX_SEGMENTS {
            self.overfull = Some(Overfull::Segments);
        } else {
            self.resume.segments.push(Segment { text, origin, section, form, level, until: None });
        }
    }

    /// How many texts there are so far.
    pub(super) fn len(&self) -> usize {
        self.resume.segments.len()
    }

    /// Says until when the texts from this one on lasted.
    pub(super) fn set_until(&mut self, from: usize, until: Until) {
        self.resume.segments.iter_mut().skip(from).for_each(|segment| segment.until = Some(until));
    }

    /// The same for those of them of which it is not known yet.
    pub(super) fn fill_until(&mut self, from: usize, until: Option<Until>) {
        let unknown = self.resume.segments.iter_mut().skip(from).filter(|segment| segment.until.is_none());
        unknown.for_each(|segment| segment.until = until);
    }

    /// Whether no more texts are taken, so that reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.overfull.is_some()
    }

    /// Keeps the name of the person, the first one that is found.
    pub(super) fn name(&mut self, name: &str) {
        let plain = contact::removed(Piece::verbatim(name, 0..name.len())).text;
        let plain = plain.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'));
        if self.resume.name.is_none() && !plain.is_empty() {
            self.resume.name = Some(plain.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Whether the person's name is known already.
    pub(super) fn is_named(&self) -> bool {
        self.resume.name.is_some()
    }

    /// Says what could not be used.
    pub(super) fn warn(&mut self, what: impl AsRef<str>) {
        self.note(format!("{}: {}", self.path, what.as_ref()));
    }

    /// Says what could not be used in a line.
    pub(super) fn warn_line(&mut self, line: u64, what: impl AsRef<str>) {
        self.note(format!("{}:{line}: {}", self.path, what.as_ref()));
    }

    fn note(&mut self, warning: String) {
        match self.warnings.len() < MAX_WARNINGS {
            true => self.warnings.push(warning),
            false => self.unsaid += 1,
        }
    }

    /// The resume, its places counted from the first byte of the file, `skipped` bytes before the text.
    pub(super) fn finish(mut self, skipped: usize) -> Result<(Resume, Vec<String>), InputError> {
        match self.overfull {
            Some(Overfull::Text) => return Err(too_much_text(&self.path)),
            Some(Overfull::Segments) => {
                let message = format!("holds more than {MAX_SEGMENTS} texts, which no resume does");
                return Err(InputError::new(self.path, message).hint(ONE_PERSON));
            }
            None => {}
        }
        if self.resume.segments.is_empty() {
            self.warn("neither skills nor other texts were found");
        }
        if self.unsaid > 0 {
            self.warnings.push(format!("{}: {} more warnings of this kind", self.path, self.unsaid));
        }
        self.resume.segments.iter_mut().for_each(|segment| moved(&mut segment.origin, skipped));
        Ok((self.resume, self.warnings))
    }
}

const ONE_PERSON: &str = "check that this is the resume of one person";

/// What to say of a document that holds more text than any resume.
pub(super) fn too_much_text(shown: &str) -> InputError {
    let message = format!("holds more than {} MiB of text, which no resume does", MAX_TEXT >> 20);
    InputError::new(shown, message).hint(ONE_PERSON)
}

fn moved(origin: &mut Origin, by: usize) {
    match origin {
        Origin::Verbatim(base) => *base += by,
        Origin::Mapped(map) => map.iter_mut().for_each(|at| *at += by),
    }
}
