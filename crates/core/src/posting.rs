//! Reads a job posting as a role: what it asks for, how strongly, in which words, and what it does not ask
//! for.
//!
//! A posting is read from the same [`Document`] as a resume, and its skills are found by the same matcher:
//!
//! - `outline` finds its parts: required, preferred, duties, benefits, company. Headings decide first.
//! - `wording` decides for each sentence and each mention in it: "must have", "is a plus", "we offer free".
//! - `groups` tells alternatives ("Java or Kotlin", "one of AWS, GCP, Azure") from skills that are all
//!   required.
//! - `gather` combines everything said about a skill, and computes its importance.
//! - `role` makes an ordinary [`Role`](crate::catalog::Role), which is scored and planned like any other.
//!
//! Text about the employer asks for nothing, unless the role with that title does, or the posting does
//! elsewhere.

mod bounded;
mod gather;
mod groups;
mod info;
mod outline;
mod reads_as;
mod role;
mod statement;
mod title;
mod wording;

#[cfg(test)]
mod tests;

pub use crate::lexicon::ConditionKind;
pub use gather::importance;
pub use info::{
    LanguageOfPosting, NotAskedInfo, POSTING_VERSION, PostingInfo, ReadInfo, RequirementOfPosting,
    posting_info,
};
pub use reads_as::ReadsAs;
pub use role::posting_role;

use crate::catalog::{RoleId, SkillId};
use crate::document::Document;
use crate::engine::Engine;
use crate::matcher::Session;
use crate::resume::DocumentLanguage;
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// How strongly a posting asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedKind {
    /// Named as part of the work, without being required beforehand.
    Mentioned,
    /// Preferred.
    Preferred,
    /// Required.
    Required,
}

/// Why words in a posting ask for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideKind {
    /// Offered by the employer.
    Offered,
    /// Said about the employer.
    Employer,
    /// Part of a text on law, diversity or how to apply.
    Legal,
    /// Explicitly not required.
    NotAsked,
    /// The name has other meanings, and nothing in the posting agrees with this one.
    NotSure,
}

/// A requirement of a posting.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The sentence or item that states it.
    pub text: String,
    /// The words that name the skills.
    pub words: Vec<String>,
    /// The line in the source, if it has lines.
    pub line: Option<u32>,
    /// The skills, any of which is enough; empty if only experience counts ("3 years as an electrician").
    pub skills: Vec<SkillId>,
    /// The preferred one.
    pub prefer: Option<SkillId>,
    /// How strongly it is asked for.
    pub kind: AskedKind,
    /// Its importance, above 0, at most 1.
    pub importance: f64,
    /// The required level.
    pub level: Option<Level>,
    /// The required years.
    pub years: Option<f64>,
    /// Whether something similar is enough: "or similar", "or equivalent experience".
    pub or_similar: bool,
    /// How often the posting states it.
    pub times: usize,
}

/// A condition that is not a skill, listed but not scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The kind of condition.
    pub kind: ConditionKind,
    /// The words of the posting.
    pub text: String,
}

/// A requirement that was not recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The words of the posting.
    pub text: String,
    /// How strongly it is asked for.
    pub kind: AskedKind,
    /// The line in the source, if it has lines.
    pub line: Option<u32>,
}

/// A skill that is named but not asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAsked {
    /// The words that name it.
    pub text: String,
    /// The skill.
    pub skill: SkillId,
    /// Why it does not count.
    pub reason: AsideKind,
}

/// A job posting as understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Posting {
    /// The title of the job.
    pub title: Option<String>,
    /// The role in the catalogue with that title.
    pub like: Option<RoleId>,
    /// The requirements, most wanted first, then in the order of the posting.
    pub asked: Vec<Asked>,
    /// The conditions that are not skills.
    pub conditions: Vec<Condition>,
    /// The requirements that were not recognised.
    pub unread: Vec<Unread>,
    /// The skills named but not asked for.
    pub not_asked: Vec<NotAsked>,
    /// The skills that the role with that title builds on and the posting does not mention, most important
    /// first.
    pub granted: Vec<SkillId>,
    /// The number of sentences and items that ask for something.
    pub statements: usize,
    /// The number of those in which something was recognised.
    pub recognised: usize,
    /// What kind of document it reads like.
    pub reads_as: ReadsAs,
    /// The language of the posting.
    pub language: DocumentLanguage,
    /// What of it could not be used or was left out, a sentence each.
    pub notes: Vec<String>,
}

/// The least share of recognised statements for a meaningful fit.
pub const LEAST_READ: f64 = 0.4;
/// The least number of recognised requirements for a meaningful fit.
pub const FEWEST_ASKED: usize = 3;

impl Posting {
    /// A warning if so little was recognised that a fit would be meaningless.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        const TAIL: &str = "a fit would not be meaningful";
        let asked = self.asked.iter().filter(|asked| !asked.skills.is_empty()).count();
        let few = |share: f64| (self.recognised as f64) < share * self.statements as f64;
        match asked {
            _ if self.reads_as == ReadsAs::Resume => Some(
                "This reads like a resume, not like a job posting; was the right file given with --posting?"
                    .to_owned(),
            ),
            0 => Some(format!("Nothing that this posting asks for was recognised; {TAIL}.")),
            1 if FEWEST_ASKED > 1 => {
                Some(format!("Only 1 requirement was recognised in this posting; {TAIL}."))
            }
            n if n < FEWEST_ASKED => {
                Some(format!("Only {n} requirements were recognised in this posting; {TAIL}."))
            }
            _ if few(LEAST_READ) => Some(format!(
                "Only {} of the {} things that this posting asks for were recognised; {TAIL}.",
                self.recognised, self.statements
            )),
            _ => None,
        }
    }
}

impl Engine {
    /// Reads a document as a posting.
    #[must_use]
    pub fn posting(&self, document: &Document) -> Posting {
        self.posting_with(document, &mut Session::default())
    }

    /// As [`posting`](Self::posting), with the memory of a session: for reading many postings.
    #[must_use]
    pub fn posting_with(&self, document: &Document, session: &mut Session) -> Posting {
        gather::posting(self, &bounded::bounded(document), session)
    }

    /// Adds the role that a posting describes, so that it is scored, planned and compared like any other.
    ///
    /// Read the resume first: a posting must not influence how a resume is read.
    pub fn add_posting(&mut self, posting: &Posting) -> RoleId {
        let role = posting_role(self.catalog(), posting);
        self.add_role(role)
    }

    /// A copy of this engine with the role that a posting describes, and the role's id: for an engine that others share.
    #[must_use]
    pub fn with_posting(&self, posting: &Posting) -> (Self, RoleId) {
        self.with_role(posting_role(self.catalog(), posting))
    }
}
