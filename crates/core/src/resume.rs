//! A resume as a reader of some format found it: runs of text with their section and their place.
//!
//! Readers of files live outside this crate. They fill a [`Document`] and decide nothing about skills; names, pronouns,
//! addresses and e-mails never enter a [`Segment`].

use crate::date::{GivenDate, Until};
use crate::document::{Document, TooLarge};
use crate::lexicon::{Languages, Lexicon};
use crate::mention::SetAsideReason;
use crate::units::Level;
use serde::{Deserialize, Deserializer, Serialize};
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
    /// What the person wishes for, or is learning.
    Wishes,
    /// Anything else.
    #[default]
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

/// How the text of a segment names skills.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// The segment is a mention, or a list of mentions ("Python, SQL; Docker").
    List,
    /// Running text in which mentions are to be found.
    #[default]
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

impl Default for Origin {
    fn default() -> Self {
        Self::Verbatim(0)
    }
}

/// A run of text from one place of a resume.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// Why no mention in it counts, where a cell beside it says so ("none", "want to learn").
    pub set_aside: Option<SetAsideReason>,
    /// Until when the position, the project or the course lasted that it speaks of, where the resume says so.
    pub until: Option<Until>,
    /// The entry that it belongs to, by its place in [`Resume::entries`].
    pub entry: Option<usize>,
    /// The languages whose words it may use.
    pub languages: Languages,
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

/// A position, a project, a course or a degree.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The part of the resume that it stands in.
    pub section: Section,
    /// The title of the job, the name of the project or of the degree.
    pub title: Option<String>,
    /// The employer, or the school.
    pub employer: Option<String>,
    /// Where it was.
    pub place: Option<String>,
    /// When it began.
    #[serde(default, deserialize_with = "beginning")]
    pub from: Option<GivenDate>,
    /// When it ended, unless it goes on.
    pub to: Option<GivenDate>,
    /// Whether it goes on.
    pub current: bool,
}

/// When something began, as JSON says it: a year begins in January.
fn beginning<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<GivenDate>, D::Error> {
    Ok(Option::<GivenDate>::deserialize(deserializer)?.map(GivenDate::as_beginning))
}

/// What a text is that is not searched for skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Aside {
    /// A heading.
    Heading,
    /// The person's name.
    Name,
    /// Contact and other data about the person, links, referees.
    Private,
    /// An employer or a school.
    Employer,
    /// Where it was.
    Place,
    /// When it was.
    Date,
    /// A label, a level or a sign beside a name.
    Label,
}

/// A text that is not searched for skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideText {
    /// What it is.
    pub kind: Aside,
    /// The text.
    pub text: String,
    /// The bytes of the text that was read.
    pub span: Span,
    /// The part of the resume that it stands in.
    pub section: Section,
}

/// What is found in a resume.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resume {
    /// The person's name, for the report's heading alone; it never reaches matching or scoring.
    pub name: Option<String>,
    /// What the person calls themselves above all parts ("Senior Data Engineer").
    pub headline: Option<String>,
    /// The texts that may name skills, in the order of the document.
    pub segments: Vec<Segment>,
    /// Jobs, projects, degrees, in the order of the document.
    pub entries: Vec<Entry>,
    /// The texts that are not searched for skills.
    pub aside: Vec<AsideText>,
    /// The language that it is written in.
    pub language: DocumentLanguage,
    /// What could not be used, a sentence each, with the line where there is one.
    pub notes: Vec<Note>,
}

impl Resume {
    /// The resume in a plain text, read with the words of the built-in lexicon.
    ///
    /// Headings, entries, dates, lists and sentences are told apart. For other formats see the crate
    /// `skillgap-ingest`, for another lexicon [`Document::resume`].
    ///
    /// ```
    /// use skillgap_core::Resume;
    /// let resume = Resume::from_text("Experience\n\nNurse, City Hospital, 2019 - 2023\n\nSkills\n\nWound care\n")?;
    /// assert_eq!(resume.entries[0].title.as_deref(), Some("Nurse"));
    /// # Ok::<(), skillgap_core::document::TooLarge>(())
    /// ```
    ///
    /// # Errors
    /// [`TooLarge`] when it holds more than any resume does.
    pub fn from_text(text: &str) -> Result<Self, TooLarge> {
        Document::from_plain_text(text).resume(&Lexicon::builtin())
    }

    /// The resume of somebody of whom only skills are known, as people write them ("Python (advanced)", "k8s").
    ///
    /// Places in it count in the skills, a line each.
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

/// The language that a resume is written in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DocumentLanguage {
    /// Too little text to tell.
    #[default]
    Unclear,
    /// These languages of the lexicon, by their codes, the one of most text first.
    Known(Vec<String>),
    /// None that the lexicon knows.
    Unknown,
}

/// What a person should know of the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// One sentence.
    pub message: String,
    /// The line of the source, where it has lines.
    pub line: Option<u32>,
}

/// The most notes that are kept; the rest is counted.
pub(crate) const MOST_NOTES: usize = 50;

/// The first notes, and how many more there are.
pub(crate) fn few(mut notes: Vec<Note>) -> Vec<Note> {
    let more = notes.len().saturating_sub(MOST_NOTES + 1);
    if more > 0 {
        notes.truncate(MOST_NOTES);
        notes.push(Note { message: format!("{} more remarks of this kind", more + 1), line: None });
    }
    notes
}
