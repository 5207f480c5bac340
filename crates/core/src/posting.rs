//! A job posting as a role: what it asks for, how much, in which words, and what it does not ask for.
//!
//! A posting is read from the same [`Document`] as a resume, and its skills are found by the same matcher:
//!
//! - `outline` finds the parts: what is required, preferred, done, offered, told. Headings decide first.
//! - `wording` decides for each sentence and for each mention in it: "must have", "is a plus", "we offer free".
//! - `groups` tells alternatives ("Java or Kotlin", "one of AWS, GCP, Azure") from things that are all asked for.
//! - `gather` adds up what is said of one skill in several places, and how much it matters.
//! - `role` makes a [`Role`](crate::catalog::Role) of the catalogue's model, which is scored and planned like all others.
//!
//! What is told of the employer asks for nothing, unless the title's role asks for it, or the posting does elsewhere.

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
use crate::resume::DocumentLanguage;
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// How much a posting wants something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedKind {
    /// It is named as part of the work, and nothing says that it must be known before.
    Mentioned,
    /// It would be liked.
    Preferred,
    /// It is asked for.
    Required,
}

/// Why words of a posting ask for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsideKind {
    /// The employer offers it.
    Offered,
    /// It is told of the employer.
    Employer,
    /// It is part of law, diversity, or how to apply.
    Legal,
    /// The posting says that it is not asked for.
    NotAsked,
    /// The name has other meanings, and nothing in the posting agrees with this one.
    NotSure,
}

/// One thing that a posting asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The sentence or the item that says so.
    pub text: String,
    /// The words in it that name the skills.
    pub words: Vec<String>,
    /// The line of the source, where it has lines.
    pub line: Option<u32>,
    /// The skills, any of which is enough; empty where the experience alone counts ("3 years as an electrician").
    pub skills: Vec<SkillId>,
    /// The one that the posting likes best.
    pub prefer: Option<SkillId>,
    /// How much it is wanted.
    pub kind: AskedKind,
    /// How much it matters, above 0, at most 1.
    pub importance: f64,
    /// How well it should be held.
    pub level: Option<Level>,
    /// How many years of it.
    pub years: Option<f64>,
    /// Whether something like it is enough: "or similar", "or equivalent experience".
    pub or_similar: bool,
    /// How often the posting says so.
    pub times: usize,
}

/// A condition that is no skill; nobody judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What it is about.
    pub kind: ConditionKind,
    /// The words of the posting.
    pub text: String,
}

/// Something that is asked for and was not recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The words of the posting.
    pub text: String,
    /// How much it is wanted.
    pub kind: AskedKind,
    /// The line of the source, where it has lines.
    pub line: Option<u32>,
}

/// A skill that is named and not asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAsked {
    /// The words that name it.
    pub text: String,
    /// The skill.
    pub skill: SkillId,
    /// Why it does not count.
    pub reason: AsideKind,
}

/// A job posting as it was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Posting {
    /// The title of the post.
    pub title: Option<String>,
    /// The role of the catalogue that is called so.
    pub like: Option<RoleId>,
    /// What is asked for: the most wanted first, then in the order of the posting.
    pub asked: Vec<Asked>,
    /// Conditions that are no skills.
    pub conditions: Vec<Condition>,
    /// What is asked for and was not recognised.
    pub unread: Vec<Unread>,
    /// What is named and not asked for.
    pub not_asked: Vec<NotAsked>,
    /// What the role of that title rests on and the posting does not say, those that matter most first.
    pub granted: Vec<SkillId>,
    /// How many sentences and items ask for something.
    pub statements: usize,
    /// In how many of them something was recognised.
    pub recognised: usize,
    /// What the document reads like.
    pub reads_as: ReadsAs,
    /// The language that it is written in.
    pub language: DocumentLanguage,
    /// What of it could not be used or was left out, a sentence each.
    pub notes: Vec<String>,
}

/// Of what a posting asks for, less than this share is too little to judge a fit by.
pub const LEAST_READ: f64 = 0.4;
/// With fewer recognised requirements a fit says nothing.
pub const FEWEST_ASKED: usize = 3;

impl Posting {
    /// A sentence when so little was recognised that a fit would say more about the reading than about the person.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        const TAIL: &str = "a fit would say more about the reading than about the person";
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
    /// The posting that a document is.
    #[must_use]
    pub fn posting(&self, document: &Document) -> Posting {
        gather::posting(self, &bounded::bounded(document))
    }

    /// Adds the role that a posting describes, so that it is scored, planned and compared as every role is.
    ///
    /// Read the resume first: what a posting asks for must not decide what is read in a resume.
    pub fn add_posting(&mut self, posting: &Posting) -> RoleId {
        let role = posting_role(self.catalog(), posting);
        self.add_role(role)
    }
}
