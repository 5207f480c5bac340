//! A resume as a reader of some format found it: runs of text with their section and their place.
//!
//! Readers live outside this crate. They fill a [`Resume`] and decide nothing about skills; names, pronouns,
//! addresses and e-mails never enter a [`Segment`].

use crate::date::Until;
use crate::units::Level;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A range of bytes in the text that was read; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The part of a resume that a text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// A list of skills.
    Skills,
    /// Paid work.
    Work,
    /// Unpaid work.
    Volunteer,
    /// Projects.
    Projects,
    /// Education and courses.
    Education,
    /// Certificates and licences.
    Certificates,
    /// Natural languages.
    Languages,
    /// The summary at the top.
    Summary,
    /// Publications and talks.
    Publications,
    /// Awards.
    Awards,
    /// Interests and references.
    Interests,
    /// Anything else.
    Other,
}

impl Section {
    /// Whether what stands here shows a skill at work: jobs, unpaid ones too, and projects.
    #[must_use]
    pub fn shows_work(self) -> bool {
        matches!(self, Self::Work | Self::Volunteer | Self::Projects)
    }

    /// The word for it in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skills => "skills",
            Self::Work => "work",
            Self::Volunteer => "volunteer",
            Self::Projects => "projects",
            Self::Education => "education",
            Self::Certificates => "certificates",
            Self::Languages => "languages",
            Self::Summary => "summary",
            Self::Publications => "publications",
            Self::Awards => "awards",
            Self::Interests => "interests",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How the text of a segment names skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The segment is a mention, or a list of mentions ("Python, SQL; Docker").
    List,
    /// Running text in which mentions are to be found.
    Prose,
}

/// Where the bytes of a segment's text stand in the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The segment is a verbatim part that starts at this byte.
    Verbatim(usize),
    /// The segment was decoded (escapes, entities, joined lines): for every byte of its text the byte where
    /// its source starts, and one more entry for the end. Ascending.
    Mapped(Vec<usize>),
}

/// A run of text from one place of a resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The decoded text.
    pub text: String,
    /// Where its bytes come from.
    pub origin: Origin,
    /// The part of the resume that it stands in.
    pub section: Section,
    /// How it names skills.
    pub form: Form,
    /// The level that stands beside it ("level": "Advanced", a `years` column), for every mention in it.
    pub level: Option<Level>,
    /// Until when the position, the project or the course lasted that it speaks of, where the resume says so.
    pub until: Option<Until>,
}

impl Segment {
    /// The bytes of the text that was read from which this range of [`Segment::text`] comes.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        match &self.origin {
            Origin::Verbatim(base) => Span { start: base + start, end: base + end },
            Origin::Mapped(map) => {
                let at = |i: usize| map.get(i).or(map.last()).copied().unwrap_or(0);
                Span { start: at(start), end: at(end).max(at(start)) }
            }
        }
    }
}

/// What a reader found in a resume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resume {
    /// The person's name, for the report's heading alone; it never reaches matching or scoring.
    pub name: Option<String>,
    /// The texts, in the order of the document.
    pub segments: Vec<Segment>,
}
