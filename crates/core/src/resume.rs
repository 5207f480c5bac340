//! A resume: segments of text with section and position, entries, and what was set aside.
//!
//! Readers of files are outside this crate. They fill a [`Document`] and interpret nothing. Names, pronouns,
//! addresses and e-mails never enter a [`Segment`].

use crate::date::{GivenDate, Until};
use crate::document::{Document, TooLarge};
use crate::lexicon::{Languages, Lexicon};
use crate::mention::SetAsideReason;
use crate::units::Level;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A range of bytes in the source text; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A section of a resume.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
    /// What the person wishes for or is learning.
    Wishes,
    /// Anything else.
    #[default]
    Other,
}

impl Section {
    /// Whether text in this section shows skills at work: paid or unpaid jobs, and projects.
    #[must_use]
    pub fn shows_work(self) -> bool {
        matches!(self, Self::Work | Self::Volunteer | Self::Projects)
    }

    /// The name in reports and JSON.
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
            Self::Wishes => "wishes",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a segment names skills.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// As a mention, or a list of mentions ("Python, SQL; Docker").
    List,
    /// As running text that contains mentions.
    #[default]
    Prose,
}

/// How the bytes of a segment's text map to the source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The segment is a verbatim part that starts at this byte.
    Verbatim(usize),
    /// The segment was decoded (escapes, entities, joined lines): for each byte of its text, the byte where
    /// its source starts, plus one entry for the end. Ascending.
    Mapped(Vec<usize>),
}

impl Default for Origin {
    fn default() -> Self {
        Self::Verbatim(0)
    }
}

/// A run of text in a resume.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// The decoded text.
    pub text: String,
    /// Where its bytes come from.
    pub origin: Origin,
    /// Its section.
    pub section: Section,
    /// How it names skills.
    pub form: Form,
    /// The level in a field or column next to it ("level": "Advanced", a `years` column), which applies to
    /// all its mentions.
    pub level: Option<Level>,
    /// Why its mentions do not count, if a cell next to it says so ("none", "want to learn").
    pub set_aside: Option<SetAsideReason>,
    /// The end of the position, project or course it describes, if given.
    pub until: Option<Until>,
    /// The index of its entry in [`Resume::entries`].
    pub entry: Option<usize>,
    /// The languages it may be written in.
    pub languages: Languages,
}

impl Segment {
    /// The bytes of the source text for this range of [`Segment::text`].
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

/// A position, a project, a course or a degree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its section.
    pub section: Section,
    /// The title of the job, or the name of the project or degree.
    pub title: Option<String>,
    /// The employer or school.
    pub employer: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// The start.
    #[serde(default, deserialize_with = "beginning")]
    pub from: Option<GivenDate>,
    /// The end, unless it is current.
    pub to: Option<GivenDate>,
    /// Whether it is current.
    pub current: bool,
}

/// The start in JSON: a year starts in January.
fn beginning<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<GivenDate>, D::Error> {
    Ok(Option::<GivenDate>::deserialize(deserializer)?.map(GivenDate::as_beginning))
}

/// The kinds of text that are not searched for skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Aside {
    /// A heading.
    Heading,
    /// The person's name.
    Name,
    /// Contact and other personal data, links, referees.
    Private,
    /// An employer or school.
    Employer,
    /// A place.
    Place,
    /// A date or period.
    Date,
    /// A label, a level or a sign next to a name.
    Label,
}

/// A text that is not searched for skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideText {
    /// Its kind.
    pub kind: Aside,
    /// The text.
    pub text: String,
    /// The bytes in the source text.
    pub span: Span,
    /// Its section.
    pub section: Section,
}

/// What was found in a resume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resume {
    /// The person's name, used only for the report's heading, never for matching or scoring.
    pub name: Option<String>,
    /// The headline at the top ("Senior Data Engineer").
    pub headline: Option<String>,
    /// The texts that may name skills, in document order.
    pub segments: Vec<Segment>,
    /// Jobs, projects and degrees, in document order.
    pub entries: Vec<Entry>,
    /// The texts that are not searched for skills.
    pub aside: Vec<AsideText>,
    /// The language.
    pub language: DocumentLanguage,
    /// What could not be used, one sentence each, with the line if there is one.
    pub notes: Vec<Note>,
}

impl Resume {
    /// Reads plain text as a resume, with the built-in lexicon.
    ///
    /// Headings, entries, dates, lists and sentences are recognised. For other formats see the crate
    /// `skillgap-ingest`; for another lexicon, [`Document::resume`].
    ///
    /// ```
    /// use skillgap_core::Resume;
    /// let resume = Resume::from_text("Experience\n\nNurse, City Hospital, 2019 - 2023\n\nSkills\n\nWound care\n")?;
    /// assert_eq!(resume.entries[0].title.as_deref(), Some("Nurse"));
    /// # Ok::<(), skillgap_core::document::TooLarge>(())
    /// ```
    ///
    /// # Errors
    /// Returns [`TooLarge`] if it contains more than any resume would.
    pub fn from_text(text: &str) -> Result<Self, TooLarge> {
        Document::from_plain_text(text).resume(&Lexicon::builtin())
    }

    /// A resume that only lists skills, as people write them ("Python (advanced)", "k8s").
    ///
    /// Positions refer to the skills, one per line.
    #[must_use]
    pub fn from_skills<S: Into<String>>(skills: impl IntoIterator<Item = S>) -> Self {
        let lexicon = Lexicon::builtin();
        let mut start = 0;
        let segments = skills.into_iter().map(|skill| {
            let text = skill.into();
            let (origin, languages) = (Origin::Verbatim(start), lexicon.of_item(&text));
            start += text.len() + 1;
            Segment {
                text,
                origin,
                languages,
                section: Section::Skills,
                form: Form::List,
                ..Segment::default()
            }
        });
        Self { segments: segments.collect(), ..Self::default() }
    }
}

/// The language of a resume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DocumentLanguage {
    /// There is too little text to tell.
    #[default]
    Unclear,
    /// These languages, by code, the one with most text first.
    Known(Vec<String>),
    /// A language that the lexicon lacks.
    Unknown,
}

/// A note for the person about reading the resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// One sentence.
    pub message: String,
    /// The line in the source, if it has lines.
    pub line: Option<u32>,
}

/// The most notes that are kept; the rest is counted.
pub(crate) const MOST_NOTES: usize = 50;

/// The first notes, and how many more there are.
pub(crate) fn few(mut notes: Vec<Note>) -> Vec<Note> {
    let more = notes.len().saturating_sub(MOST_NOTES + 1);
    if more > 0 {
        notes.truncate(MOST_NOTES);
        notes.push(Note { message: format!("{} more notes like this", more + 1), line: None });
    }
    notes
}
