//! Mentions: pieces of resume text that name, or may name, a skill.

use crate::catalog::SkillId;
use crate::date::Until;
use crate::matcher::Candidate;
use crate::quote::Quote;
use crate::resume::{Section, Span};
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// Why a recognised mention does not count as held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SetAsideReason {
    /// The resume says it is not held ("no experience with Java").
    Denied,
    /// The resume says it is wished for ("I want to learn Kubernetes").
    Wished,
    /// It is what other people do ("our agency built the WordPress site").
    Others,
    /// It is listed as an interest.
    Interest,
    /// It is a degree in progress or abandoned.
    Unfinished,
    /// The name has other meanings, and nothing in the resume agrees with this one.
    NotSure,
}

/// The result of reading a mention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A skill that the person holds.
    Held {
        /// The skill with method and score.
        candidate: Candidate,
        /// The level stated in the resume.
        level: Option<Level>,
    },
    /// A skill that does not count as held.
    SetAside {
        /// The skill with method and score.
        candidate: Candidate,
        /// The reason.
        reason: SetAsideReason,
    },
    /// No skill in the catalogue is similar enough.
    Unrecognised {
        /// The nearest skill, as a hint for the report and the curator.
        nearest: Option<SkillId>,
    },
}

/// A piece of resume text with its position and result.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words in the resume.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The bytes in the source text.
    pub span: Span,
    /// The sentence around it, if it shows the skill at work.
    pub sentence: Option<Quote>,
    /// The end of the period it refers to.
    pub until: Option<Until>,
    /// The index of its entry in the resume.
    pub entry: Option<usize>,
    /// The result.
    pub outcome: Outcome,
}

impl Mention {
    /// The skill that it says somebody is learning, or wants to.
    #[must_use]
    pub fn wished(&self) -> Option<SkillId> {
        match self.outcome {
            Outcome::SetAside { candidate, reason: SetAsideReason::Wished } => Some(candidate.skill),
            _ => None,
        }
    }
}
