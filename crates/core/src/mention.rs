//! A piece of resume text that names, or may name, a skill.

use crate::catalog::SkillId;
use crate::date::Until;
use crate::matcher::Candidate;
use crate::quote::Quote;
use crate::resume::{Section, Span};
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// Why a recognised mention does not make a skill held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SetAsideReason {
    /// The resume says that it is not held ("no experience with Java").
    Denied,
    /// The resume says that it is wished for ("I want to learn Kubernetes").
    Wished,
    /// It stands among the interests.
    Interest,
    /// It is a degree that is in progress or was given up.
    Unfinished,
    /// The name has other meanings, and nothing in the resume agrees with this one.
    NotSure,
}

/// What came of a mention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It names a skill that the person holds.
    Held {
        /// The skill with method and score.
        candidate: Candidate,
        /// The level that the resume states for it.
        level: Option<Level>,
    },
    /// It names a skill that the person says they do not hold.
    SetAside {
        /// The skill with method and score.
        candidate: Candidate,
        /// Why it does not count.
        reason: SetAsideReason,
    },
    /// No skill of the catalogue is near enough.
    Unrecognised {
        /// The nearest skill all the same, for the curator and for the report's hint.
        nearest: Option<SkillId>,
    },
}

/// A piece of resume text with its place and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words as they stand in the resume.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// The bytes of the text that was read.
    pub span: Span,
    /// The sentence around it, where it shows a skill at work.
    pub sentence: Option<Quote>,
    /// Until when what it speaks of lasted.
    pub until: Option<Until>,
    /// The entry that it stands in, by its place among those of the resume.
    pub entry: Option<usize>,
    /// What came of it.
    pub outcome: Outcome,
}
