//! `posting.toml`: the words of job postings.

use super::Words;
use serde::{Deserialize, Serialize};

/// `posting.toml`: what a job posting asks for, offers and tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingFile {
    /// Wordings of headings: the whole heading, or most of it.
    pub headings: PostingHeadings,
    /// Wordings of sentences that ask for something.
    pub wordings: PostingWordings,
    /// Wordings of sentences that ask for nothing.
    pub asides: PostingAsides,
    /// Conditions that are no skills.
    pub conditions: PostingConditions,
    /// Labels of facts about the post.
    pub labels: PostingLabels,
    /// Alternatives and examples.
    pub lists: PostingLists,
}

/// What headings open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingHeadings {
    /// What is asked for.
    pub required: Words,
    /// What would be liked.
    pub preferred: Words,
    /// The tools that are worked with.
    pub tools: Words,
    /// What one does in the post.
    pub tasks: Words,
    /// What the employer offers.
    pub offers: Words,
    /// Who the employer is, and what the post is about.
    pub company: Words,
    /// Law, diversity, and how to apply.
    pub legal: Words,
}

/// Wordings of sentences that ask for something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingWordings {
    /// It is required, wherever it stands: "must have", "mandatory".
    pub required: Words,
    /// What stands on either side would be liked: "preferred".
    pub preferred: Words,
    /// What follows would be liked: "ideally".
    pub preferred_before: Words,
    /// What stands before would be liked: "is a plus".
    pub preferred_behind: Words,
    /// It is not asked for: "not required".
    pub not_asked: Words,
    /// The sentence asks somebody for something: "you have", "we are looking for".
    pub asks: Words,
    /// What is asked for in postings, where no heading says so: "experience", "knowledge of".
    pub nouns: Words,
    /// The sentence tells what one does: "you will".
    pub tasks: Words,
}

/// Wordings of sentences that ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingAsides {
    /// What is offered: "we offer", "free", "paid".
    pub offers: Words,
    /// What a sentence about the employer begins with: "we", "our".
    pub employer: Words,
    /// What praises the employer wherever it stands: "leading provider".
    pub praise: Words,
    /// Law and diversity: "regardless of", "equal opportunity".
    pub legal: Words,
}

/// Conditions that are no skills.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingConditions {
    /// Travel.
    pub travel: Words,
    /// Shifts, nights, weekends, being on call.
    pub hours: Words,
    /// Permits to work, visas, citizenship.
    pub permit: Words,
    /// Driving licences and a car.
    pub driving: Words,
    /// Where the work is done.
    pub place: Words,
    /// What is paid.
    pub pay: Words,
    /// Form and length of the contract, and when it begins.
    pub contract: Words,
    /// Checks of the person: records, health, references.
    pub checks: Words,
    /// What the body must bear: lifting, standing, heights.
    pub physical: Words,
}

/// Labels of facts about the post, before a colon.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingLabels {
    /// The title.
    pub title: Words,
    /// The place.
    pub place: Words,
    /// The pay.
    pub pay: Words,
    /// The contract and its beginning.
    pub contract: Words,
    /// What says nothing of what is asked for: the employer, a reference number.
    pub other: Words,
}

/// Alternatives and examples.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingLists {
    /// What joins alternatives: "or".
    pub or: Words,
    /// What joins things that are all asked for: "and".
    pub and: Words,
    /// One of what follows is enough: "one of", "such as".
    pub one_of: Words,
    /// Something like it is enough: "or similar", "or equivalent".
    pub similar: Words,
    /// Experience is enough in place of a degree: "or equivalent experience".
    pub experience: Words,
}
