//! A posting as plain data: the content of `posting --format json`, and the posting part of a report.

use super::gather::one_line;
use super::role::text_of;
use super::{AsideKind, AskedKind, Condition, Posting, ReadsAs, Unread};
use crate::catalog::{Catalog, SkillKind};
use crate::resume::DocumentLanguage;
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// The version of the JSON format of [`PostingInfo`].
pub const POSTING_VERSION: u32 = 1;

/// A job posting as understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostingInfo {
    /// [`POSTING_VERSION`].
    pub schema_version: u32,
    /// The title of the job.
    pub title: Option<String>,
    /// The title of the matching role in the catalogue.
    pub like: Option<String>,
    /// The requirements, most wanted first.
    pub requirements: Vec<RequirementOfPosting>,
    /// Conditions that are not skills, listed but not scored.
    pub conditions: Vec<Condition>,
    /// The natural languages among the requirements.
    pub languages: Vec<LanguageOfPosting>,
    /// Requirements that were not recognised.
    pub unrecognised: Vec<Unread>,
    /// Skills named but not asked for, with the reason.
    pub not_asked: Vec<NotAskedInfo>,
    /// The skills that the role with that title builds on and the posting does not mention.
    pub taken_for_granted: Vec<String>,
    /// How much of it was read.
    pub read: ReadInfo,
    /// Whether the document reads like a resume.
    pub reads_like_resume: bool,
    /// The codes of its languages.
    pub written_in: Vec<String>,
    /// A warning if so little was recognised that a fit would be meaningless.
    pub warning: Option<String>,
    /// What of it could not be used or was left out, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// How much of a posting was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadInfo {
    /// The number of sentences and items that ask for something.
    pub statements: usize,
    /// The number of those in which something was recognised.
    pub recognised: usize,
}

/// A requirement of a posting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequirementOfPosting {
    /// The words of the posting.
    pub text: String,
    /// The words in them that name the skills.
    pub words: Vec<String>,
    /// The labels of the skills, any of which is enough.
    pub skills: Vec<String>,
    /// Their ids.
    pub ids: Vec<String>,
    /// The label of the preferred one.
    pub prefer: Option<String>,
    /// required, preferred or mentioned.
    pub kind: AskedKind,
    /// The importance, above 0, at most 1.
    pub importance: f64,
    /// The required level.
    pub level: Option<Level>,
    /// The required years.
    pub years: Option<f64>,
    /// Whether something similar is enough.
    pub or_similar: bool,
    /// How often the posting states it.
    pub times: usize,
    /// The line in the source, if it has lines.
    pub line: Option<u32>,
    /// The sentence of the role's requirement.
    #[serde(skip)]
    pub sentence: String,
}

/// A required natural language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LanguageOfPosting {
    /// The label of the language.
    pub language: String,
    /// The required level.
    pub level: Option<Level>,
    /// required, preferred or mentioned.
    pub kind: AskedKind,
    /// The words of the posting.
    pub text: String,
}

/// A skill named but not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAskedInfo {
    /// The words that name it.
    pub text: String,
    /// Its label.
    pub skill: String,
    /// The reason.
    pub reason: AsideKind,
}

/// The plain data of a posting.
#[must_use]
pub fn posting_info(catalog: &Catalog, posting: &Posting) -> PostingInfo {
    let label = |skill: &crate::catalog::SkillId| catalog.skill(*skill).label.clone();
    let requirements = posting.asked.iter().map(|asked| RequirementOfPosting {
        text: asked.text.clone(),
        words: asked.words.clone(),
        skills: asked.skills.iter().map(label).collect(),
        ids: asked.skills.iter().map(|skill| catalog.skill(*skill).key.clone()).collect(),
        prefer: asked.prefer.as_ref().map(label),
        kind: asked.kind,
        importance: asked.importance,
        level: asked.level,
        years: asked.years,
        or_similar: asked.or_similar,
        times: asked.times,
        line: asked.line,
        sentence: text_of(catalog, asked),
    });
    let languages = posting.asked.iter().flat_map(|asked| {
        let spoken = asked.skills.iter().filter(|s| catalog.skill(**s).kind == SkillKind::SpokenLanguage);
        spoken.map(|skill| LanguageOfPosting {
            language: label(skill),
            level: asked.level,
            kind: asked.kind,
            text: asked.text.clone(),
        })
    });
    PostingInfo {
        schema_version: POSTING_VERSION,
        title: posting.title.as_deref().map(one_line),
        like: posting.like.map(|role| catalog.role(role).title.clone()),
        requirements: requirements.collect(),
        conditions: posting.conditions.clone(),
        languages: languages.collect(),
        unrecognised: posting.unread.clone(),
        not_asked: posting
            .not_asked
            .iter()
            .map(|a| NotAskedInfo { text: a.text.clone(), skill: label(&a.skill), reason: a.reason })
            .collect(),
        taken_for_granted: posting.granted.iter().map(label).collect(),
        read: ReadInfo { statements: posting.statements, recognised: posting.recognised },
        reads_like_resume: posting.reads_as == ReadsAs::Resume,
        written_in: match &posting.language {
            DocumentLanguage::Known(codes) => codes.clone(),
            DocumentLanguage::Unclear | DocumentLanguage::Unknown => Vec::new(),
        },
        warning: posting.warning(),
        notes: posting.notes.clone(),
    }
}
