//! A resume under construction: its texts, what is set aside, and the limits on both.

use super::contact::Contacts;
use crate::date::Until;
use crate::lexicon::Languages;
use crate::mention::SetAsideReason;
use crate::resume::{Aside, AsideText, Entry, Form, MOST_NOTES, Note, Resume, Section, Segment, Span};
use crate::source_text::SourceText;
use crate::units::Level;

/// The most texts of a resume; a long one has a few hundred.
const MOST_SEGMENTS: usize = 100_000;

/// The most bytes of text in a resume: those of a book of five hundred pages.
const MOST_TEXT: usize = 1 << 20;

/// The document is larger than any resume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TooLarge {
    /// Too many texts.
    #[error("has more than {MOST_SEGMENTS} texts, too many for a resume")]
    Texts,
    /// Too many bytes of text.
    #[error("has more than {} MiB of text, too much for a resume", MOST_TEXT >> 20)]
    Bytes,
}

/// Collects texts and notes.
pub(super) struct ResumeBuilder<'l> {
    pub(super) contacts: Contacts<'l>,
    resume: Resume,
    /// The languages of the texts being added.
    pub(super) languages: Languages,
    /// The entry to which texts belong.
    pub(super) entry: Option<usize>,
    /// Why the skills in the texts being added do not count.
    pub(super) set_aside: Option<SetAsideReason>,
    unsaid: usize,
    /// The bytes of text added so far.
    bytes: usize,
    aside_bytes: usize,
    too_large: Option<TooLarge>,
}

impl<'l> ResumeBuilder<'l> {
    pub(super) fn new(contacts: Contacts<'l>) -> Self {
        Self {
            contacts,
            resume: Resume::default(),
            languages: Languages::default(),
            entry: None,
            set_aside: None,
            unsaid: 0,
            bytes: 0,
            aside_bytes: 0,
            too_large: None,
        }
    }

    /// Adds a text without surrounding white space and contact details, unless nothing remains.
    pub(super) fn add(&mut self, text: &SourceText, section: Section, form: Form, level: Option<Level>) {
        self.bytes += text.text.len();
        if self.bytes > MOST_TEXT {
            self.too_large = self.too_large.or(Some(TooLarge::Bytes));
        }
        if self.is_full() {
            return;
        }
        let trimmed = text.trimmed();
        let details = self.contacts.ranges(&trimmed.text);
        for range in &details {
            self.aside(&trimmed.part(range.clone()), Aside::Private, section);
        }
        let kept = if details.is_empty() { trimmed } else { trimmed.without(&details).trimmed() };
        let SourceText { text, origin, .. } = kept;
        if !text.chars().any(|c| c.is_alphanumeric() || is_drawn(c)) {
            return;
        }
        if self.resume.segments.len() == MOST_SEGMENTS {
            self.too_large = Some(TooLarge::Texts);
            return;
        }
        let (entry, languages) = (self.entry, self.languages);
        self.resume.segments.push(Segment {
            text,
            origin,
            section,
            form,
            level,
            set_aside: self.set_aside,
            until: None,
            entry,
            languages,
        });
    }

    /// The text added last.
    pub(super) fn last(&self) -> Option<&Segment> {
        self.resume.segments.last()
    }

    /// Sets the level of the text added last.
    pub(super) fn level_last(&mut self, level: Level) {
        if let Some(last) = self.resume.segments.last_mut() {
            last.level = Some(level);
        }
    }

    /// Adds a text that is not searched for skills.
    pub(super) fn aside(&mut self, text: &SourceText, kind: Aside, section: Section) {
        let text = text.trimmed();
        self.aside_bytes += text.text.len();
        if text.text.is_empty() || self.is_full() {
            return;
        }
        if self.aside_bytes > MOST_TEXT {
            self.too_large = Some(TooLarge::Bytes);
            return;
        }
        let span = Span { start: text.source_of(0), end: text.source_of(text.text.len()) };
        self.resume.aside.push(AsideText { kind, text: text.text, span, section });
    }

    /// The number of texts so far.
    pub(super) fn len(&self) -> usize {
        self.resume.segments.len()
    }

    /// Opens an entry, to which the following texts belong.
    pub(super) fn open_entry(&mut self, entry: Entry) -> usize {
        self.resume.entries.push(entry);
        let at = self.resume.entries.len() - 1;
        self.entry = Some(at);
        at
    }

    /// Removes the last entry, whose texts belong to none then.
    pub(super) fn close_entry(&mut self, at: usize) -> Option<Entry> {
        let entry = (self.resume.entries.len() == at + 1).then(|| self.resume.entries.pop()).flatten()?;
        let texts = self.resume.segments.iter_mut().rev().take_while(|segment| segment.entry == Some(at));
        texts.for_each(|segment| segment.entry = None);
        self.entry = None;
        Some(entry)
    }

    /// The open entry.
    pub(super) fn open(&mut self) -> Option<&mut Entry> {
        self.entry.and_then(|at| self.resume.entries.get_mut(at))
    }

    /// Assigns the texts from this one on to an entry, with its end.
    pub(super) fn belongs(&mut self, from: usize, entry: Option<usize>, until: Option<Until>) {
        for segment in self.resume.segments.iter_mut().skip(from) {
            segment.entry = entry;
            segment.until = segment.until.or(until);
        }
    }

    /// Removes a text that turned out to be the name of an employer, searching from this one on.
    pub(super) fn set_apart(&mut self, from: usize, name: &str) {
        let is_name = |segment: &Segment| segment.text.split_whitespace().eq(name.split_whitespace());
        let found = self.resume.segments.iter().skip(from).position(is_name);
        if let Some(at) = found {
            let segment = self.resume.segments.remove(from + at);
            let span = segment.span(0, segment.text.len());
            let (text, section) = (segment.text, segment.section);
            self.resume.aside.push(AsideText { kind: Aside::Employer, text, span, section });
        }
    }

    /// Sets the end for the texts from this one on that have none.
    pub(super) fn fill_until(&mut self, from: usize, until: Option<Until>) {
        let unknown = self.resume.segments.iter_mut().skip(from).filter(|segment| segment.until.is_none());
        unknown.for_each(|segment| segment.until = until);
    }

    /// Whether the limits are reached, so that reading on is useless.
    pub(super) fn is_full(&self) -> bool {
        self.too_large.is_some()
    }

    /// Sets the person's name, if not already set.
    pub(super) fn name(&mut self, name: &SourceText) {
        self.aside(name, Aside::Name, Section::Other);
        let plain = name.without(&self.contacts.ranges(&name.text)).text;
        let plain = plain.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'));
        if self.resume.name.is_none() && !plain.is_empty() {
            self.resume.name = Some(plain.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Sets the person's name from its halves, if not already set.
    pub(super) fn name_of(&mut self, given: &str, family: &str) {
        self.resume.name.get_or_insert_with(|| format!("{given} {family}"));
    }

    /// Sets the headline, if not already set.
    pub(super) fn headline(&mut self, text: &str) {
        if self.resume.headline.is_none() && !text.trim().is_empty() {
            self.resume.headline = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Whether the person's name is known.
    pub(super) fn is_named(&self) -> bool {
        self.resume.name.is_some()
    }

    /// Notes something that could not be used.
    pub(super) fn note(&mut self, message: impl Into<String>, line: Option<u32>) {
        match self.resume.notes.len() {
            len if len < MOST_NOTES => self.resume.notes.push(Note { message: message.into(), line }),
            _ => self.unsaid += 1,
        }
    }

    /// The finished resume.
    pub(super) fn finish(mut self) -> Result<Resume, TooLarge> {
        if let Some(too_large) = self.too_large {
            return Err(too_large);
        }
        if self.unsaid > 0 {
            let message = format!("{} more notes like this", self.unsaid);
            self.resume.notes.push(Note { message, line: None });
        }
        clip_names(&mut self.resume);
        Ok(self.resume)
    }
}

/// The most characters of a name, a title or a place.
const LONGEST_NAME: usize = 200;

/// Shortens what is far too long for a name, of a person as of an employer: it stands in the text whole.
fn clip_names(resume: &mut Resume) {
    let Resume { name, headline, entries, .. } = resume;
    let of_entries =
        entries.iter_mut().flat_map(|entry| [&mut entry.title, &mut entry.employer, &mut entry.place]);
    for name in [name, headline].into_iter().chain(of_entries).flatten() {
        if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
            name.truncate(end);
            name.push('…');
        }
    }
}

/// Whether a character is a star, dot or box that draws a level.
fn is_drawn(c: char) -> bool {
    matches!(c, '★' | '☆' | '●' | '○' | '■' | '□' | '▪' | '▫')
}
