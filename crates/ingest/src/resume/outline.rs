//! Where in a resume the reader is, and what becomes of a block of lines there.

use super::contact::{holds_any, is_personal};
use super::dating::{Dating, entries, has_dates};
use super::findings::Findings;
use super::lines::{Context, JOB_WORDS, ends_open, is_item_list, label, lines, parts};
use super::piece::Piece;
use super::sections::{Place, place_of};
use skillgap_core::resume::{Form, Section};
use std::ops::Range;

/// The part of the resume that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Above the first heading: name, contact, perhaps a few lines about the person.
    Head,
    /// Below a heading.
    In(Section),
    /// Below the heading of contact data or references.
    Skipped,
}

/// Places blocks of lines into the resume.
#[derive(Debug)]
pub(super) struct Outline<'f> {
    pub(super) findings: &'f mut Findings,
    pub(super) zone: Zone,
    /// A list of skills within another part, below a heading like "Technologies".
    pub(super) sublist: bool,
    first: bool,
    dating: Dating,
}

impl<'f> Outline<'f> {
    pub(super) fn new(findings: &'f mut Findings) -> Self {
        Self { findings, zone: Zone::Head, sublist: false, first: true, dating: Dating::default() }
    }

    /// Goes to what a heading opens.
    pub(super) fn open(&mut self, place: Place) {
        self.sublist = false;
        self.first = false;
        self.dating = Dating::default();
        match place {
            Place::In(section) => self.zone = Zone::In(section),
            Place::Skipped => self.zone = Zone::Skipped,
            Place::Title => self.first = true,
        }
    }

    /// The section that texts belong to here.
    pub(super) fn section(&self) -> Section {
        match self.zone {
            Zone::In(section) => section,
            Zone::Head | Zone::Skipped => Section::Summary,
        }
    }

    /// Takes a paragraph or a bullet.
    pub(super) fn block(&mut self, piece: &Piece, bullet: bool) {
        match self.zone {
            Zone::Skipped => {}
            Zone::Head | Zone::In(Section::Summary | Section::Other) if !bullet => self.head(piece),
            Zone::In(section) if has_dates(section) && !bullet => {
                entries(&piece.text).into_iter().for_each(|range| self.entry(&piece.part(range)));
            }
            Zone::Head | Zone::In(_) => {
                let from = self.findings.len();
                self.body(piece, self.section(), bullet);
                self.dating.bullet(&piece.text, from, self.findings);
            }
        }
    }

    /// Takes a paragraph of a part with dates, or a heading within it, which is one line.
    pub(super) fn entry(&mut self, piece: &Piece) {
        let from = self.findings.len();
        self.body(piece, self.section(), false);
        self.dating.paragraph(&piece.text, from, self.findings);
    }

    fn body(&mut self, piece: &Piece, section: Section, bullet: bool) {
        let context = if self.sublist { Context::Listing } else { Context::of(section) };
        for part in parts(&piece.text, context, bullet) {
            self.findings.add(&piece.part(part.range), section, part.form, None);
        }
    }

    /// The lines above the first heading, or in a part without a shape of its own: contact lines are taken
    /// apart, "Skills: ..." names its section.
    fn head(&mut self, piece: &Piece) {
        let mut run: Option<(Range<usize>, Section)> = None;
        for line in lines(&piece.text) {
            let text = piece.text.get(line.clone()).unwrap_or_default();
            if std::mem::take(&mut self.first) && self.title(text, line.start, piece) {
                continue;
            }
            match inline_section(text) {
                Some((section, rest_at)) => {
                    self.flush(piece, run.replace((line.start + rest_at..line.end, section)));
                }
                None if is_contact_line(text) => {
                    self.flush(piece, run.take());
                    self.contact_line(piece, line);
                }
                None => {
                    let goes_on = |(range, section): &(Range<usize>, Section)| {
                        let before = piece.text.get(range.clone()).unwrap_or_default();
                        Context::of(*section) == Context::Running
                            || ends_open(before)
                            || text.starts_with(char::is_lowercase)
                    };
                    match &mut run {
                        Some(run) if goes_on(run) => run.0.end = line.end,
                        _ => self.flush(piece, run.replace((line, self.section()))),
                    }
                }
            }
        }
        self.flush(piece, run);
    }

    fn flush(&mut self, piece: &Piece, run: Option<(Range<usize>, Section)>) {
        if let Some((range, section)) = run {
            self.body(&piece.part(range), section, false);
        }
    }

    /// What is left of a line of contact data, part by part.
    fn contact_line(&mut self, piece: &Piece, line: Range<usize>) {
        let text = piece.text.get(line.clone()).unwrap_or_default();
        for range in divided(text) {
            let part = text.get(range.clone()).unwrap_or_default();
            let small = part.split_whitespace().count() <= 8;
            let personal = is_personal(part) || (small && holds_any(part));
            if !personal {
                let whole = line.start + range.start..line.start + range.end;
                self.findings.add(&piece.part(whole), self.section(), Form::Prose, None);
            }
        }
    }

    /// Takes the first line when it is the person's name, with what stands beside it; or the document's title.
    fn title(&mut self, line: &str, at: usize, piece: &Piece) -> bool {
        if place_of(line) == Some(Place::Title) {
            self.first = true;
            return true;
        }
        let mut divided = divided(line);
        let name = divided.next().and_then(|range| line.get(range)).unwrap_or_default();
        let name = name.strip_prefix("Name:").unwrap_or(name).trim();
        if !is_name(name) {
            return false;
        }
        self.findings.name(name);
        let rest: Vec<_> = divided.map(|range| at + range.start..at + range.end).collect();
        rest.into_iter().for_each(|range| self.contact_line(piece, range));
        true
    }

    /// Takes a heading above all sections: the first one of the highest rank, or of that look, is the name.
    pub(super) fn head_heading(&mut self, piece: &Piece, highest: bool) {
        let name = divided(&piece.text).next().and_then(|range| piece.text.get(range)).unwrap_or_default();
        if self.findings.is_named() || !(highest || is_name(name)) {
            return self.head(piece);
        }
        self.first = false;
        self.findings.name(name);
        let rest: Vec<_> = divided(&piece.text).skip(1).collect();
        rest.into_iter().for_each(|range| self.contact_line(piece, range));
    }
}

/// "Skills: Python, SQL" above the first heading: the section, and where its text begins.
fn inline_section(line: &str) -> Option<(Section, usize)> {
    let (name, rest_at) = label(line)?;
    match place_of(name)? {
        Place::In(section) => Some((section, rest_at)),
        Place::Skipped | Place::Title => None,
    }
}

fn is_contact_line(line: &str) -> bool {
    is_personal(line)
        || holds_any(line)
        || (divided(line).any(|range| is_personal(line.get(range).unwrap_or_default()))
            && !is_item_list(line))
}

/// The parts of a line between bars, dots, tabs and spaced dashes.
fn divided(line: &str) -> impl Iterator<Item = Range<usize>> {
    let base = line.as_ptr().addr();
    let bars = line.split(['|', '·', '•', '\t', '⋅', '∙']);
    let parts = bars.flat_map(|bar| bar.split(" - ")).flat_map(|part| part.split(" – "));
    let parts = parts.flat_map(|part| part.split(" — ")).map(str::trim).filter(|part| !part.is_empty());
    parts.map(move |part| {
        let start = part.as_ptr().addr() - base;
        start..start + part.len()
    })
}

/// Particles of names, which are not capitalised.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "da", "di", "do", "dos", "du", "la", "le", "bin",
    "ibn", "al", "el", "y", "e", "ter", "zu",
];

/// Words that begin with a capital in headlines and are nobody's name either.
const HEADLINE_WORDS: &[&str] = &[
    "software",
    "data",
    "senior",
    "junior",
    "lead",
    "resume",
    "skills",
    "science",
    "learning",
    "engineering",
    "development",
    "management",
    "analysis",
    "design",
];

/// Two to four capitalised words, with particles between them, without digits, none of them from a job title.
fn is_name(text: &str) -> bool {
    let text = text.split(['(', ',']).next().unwrap_or_default().trim();
    let mut words = text.split_whitespace();
    let is_particle = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
    let count = words.clone().filter(|word| !is_particle(word)).count();
    let named = |word: &str| {
        let lower = word.to_lowercase();
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        let capital = word.starts_with(char::is_uppercase) || is_particle(word);
        letters && capital && ![JOB_WORDS, HEADLINE_WORDS].concat().contains(&lower.as_str())
    };
    (2..=4).contains(&count) && words.all(named) && place_of(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        for name in [
            "Jane Doe",
            "JOSÉ M. DE LA CRUZ",
            "Anneke van Dijk",
            "Mary-Ann O'Neil, PhD",
            "Sam Lee (they/them)",
        ] {
            assert!(is_name(name), "{name:?}");
        }
        for other in ["Software Engineer", "Work Experience", "jane doe", "Python", "Python 3", "a b c d e f"]
        {
            assert!(!is_name(other), "{other:?}");
        }
    }
}
