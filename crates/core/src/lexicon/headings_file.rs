//! `headings.toml`: headings of the parts of a resume.

use super::Words;
use serde::{Deserialize, Serialize};

/// Phrases for each section of a resume.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SectionWords {
    /// A list of skills.
    pub skills: Words,
    /// Paid work.
    pub work: Words,
    /// Unpaid work.
    pub volunteer: Words,
    /// Projects.
    pub projects: Words,
    /// Education and courses.
    pub education: Words,
    /// Certificates and licences.
    pub certificates: Words,
    /// Natural languages.
    pub languages: Words,
    /// The summary at the top.
    pub summary: Words,
    /// Publications and talks.
    pub publications: Words,
    /// Awards.
    pub awards: Words,
    /// Interests.
    pub interests: Words,
    /// Anything else.
    pub other: Words,
    /// Wishes, and what is being learned.
    pub wishes: Words,
    /// Personal data, which is never read.
    pub private: Words,
    /// Referees.
    pub references: Words,
    /// The title of the document.
    pub title: Words,
}

/// `headings.toml`: the wordings of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingsFile {
    /// Whole headings.
    pub whole: SectionWords,
    /// Words that form a heading alone, together, or with `fillers`.
    pub words: HeadingWords,
    /// Words that a heading may end or start with.
    pub open: OpenHeadings,
}

/// The words of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HeadingWords {
    /// A list of skills.
    pub skills: Words,
    /// Paid work.
    pub work: Words,
    /// Unpaid work.
    pub volunteer: Words,
    /// Projects.
    pub projects: Words,
    /// Education and courses.
    pub education: Words,
    /// Certificates and licences.
    pub certificates: Words,
    /// Natural languages.
    pub languages: Words,
    /// The summary at the top.
    pub summary: Words,
    /// Publications and talks.
    pub publications: Words,
    /// Awards.
    pub awards: Words,
    /// Interests.
    pub interests: Words,
    /// Words that may accompany them.
    pub fillers: Words,
}

/// Headings with one free end: "Retail Experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OpenHeadings {
    /// The words at their end.
    pub ends: SectionWords,
    /// The words at their start.
    pub begins: SectionWords,
}
