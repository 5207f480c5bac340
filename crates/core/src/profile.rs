//! Mentions folded into held skills: what a person holds, how well, how surely, and which words say so.

use crate::catalog::{Catalog, RelationKind, SkillId};
use crate::matcher::Method;
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::resume::{Section, Span};
use crate::units::{Confidence, Level};
use std::collections::BTreeMap;

/// One mention behind a held skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The words of the resume.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// The bytes of the text that was read.
    pub span: Span,
    /// How the words were recognised.
    pub method: Method,
    /// How surely.
    pub score: Confidence,
}

/// A skill that the resume names.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldSkill {
    /// The skill.
    pub skill: SkillId,
    /// The highest level that the resume states; `None` when it states none, and the level asked is assumed.
    pub level: Option<Level>,
    /// The best score among the evidence.
    pub confidence: Confidence,
    /// The mentions, in the order of the document; never empty.
    pub evidence: Vec<Evidence>,
}

/// A skill that held skills speak for.
#[derive(Debug, Clone, PartialEq)]
pub struct DerivedSkill {
    /// The skill.
    pub skill: SkillId,
    /// The level of the skill that the path starts at.
    pub level: Option<Level>,
    /// Confidence of the source x the weights on the way.
    pub confidence: Confidence,
    /// [`Method::Implied`] or [`Method::Related`].
    pub method: Method,
    /// The skills on the way, from the held one to this one, both included.
    pub path: Vec<SkillId>,
}

/// A mention that no skill of the catalogue is near enough to.
#[derive(Debug, Clone, PartialEq)]
pub struct Unrecognised {
    /// The words of the resume.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// The bytes of the text that was read.
    pub span: Span,
    /// The nearest skill all the same.
    pub nearest: Option<SkillId>,
}

/// A mention of a skill that the resume says is not held.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// The words of the resume.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// The bytes of the text that was read.
    pub span: Span,
    /// The skill.
    pub skill: SkillId,
    /// Why it does not count.
    pub reason: SetAsideReason,
}

/// Everything that is known of a person's skills; the person's name takes no part in scoring.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The name for the report's heading.
    pub name: Option<String>,
    /// The skills that the resume names, by id.
    pub held: Vec<HeldSkill>,
    /// The skills that follow from them, by id; none of them is in `held`.
    pub derived: Vec<DerivedSkill>,
    /// What was not recognised, in the order of the document, each wording once.
    pub unrecognised: Vec<Unrecognised>,
    /// What does not count, in the order of the document.
    pub set_aside: Vec<SetAside>,
}
