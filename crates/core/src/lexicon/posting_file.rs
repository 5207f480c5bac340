//! `posting.toml`: the words of job postings.

use super::Words;
use serde::{Deserialize, Serialize};

/// `posting.toml`: how a job posting words its requirements, offers and descriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingFile {
    /// Wordings of headings: the whole heading, or most of it.
    pub headings: PostingHeadings,
    /// Wordings in sentences that ask for something.
    pub wordings: PostingWordings,
    /// Wordings in sentences that ask for nothing.
    pub asides: PostingAsides,
    /// Conditions that are not skills.
    pub conditions: PostingConditions,
    /// Labels of facts about the job.
    pub labels: PostingLabels,
    /// Alternatives and examples.
    pub lists: PostingLists,
}

/// Headings by the part they open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingHeadings {
    /// Requirements.
    pub required: Words,
    /// Preferences.
    pub preferred: Words,
    /// Tools used in the job.
    pub tools: Words,
    /// Duties.
    pub tasks: Words,
    /// Benefits.
    pub offers: Words,
    /// The employer, and an introduction to the job.
    pub company: Words,
    /// Law, diversity, and how to apply.
    pub legal: Words,
    /// What nobody needs: "what you don't need".
    pub not_asked: Words,
}

/// Wordings in sentences that ask for something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingWordings {
    /// Required, at any position: "must have", "mandatory".
    pub required: Words,
    /// The words on either side are preferred: "preferred".
    pub preferred: Words,
    /// The words after it are preferred: "ideally".
    pub preferred_before: Words,
    /// The words before it are preferred: "is a plus".
    pub preferred_behind: Words,
    /// Not required: "not required".
    pub not_asked: Words,
    /// The sentence asks someone for something: "you have", "we are looking for".
    pub asks: Words,
    /// Nouns typical of requirements, if no heading marks them: "experience", "knowledge of".
    pub nouns: Words,
    /// The sentence describes a duty: "you will".
    pub tasks: Words,
}

/// Wordings in sentences that ask for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingAsides {
    /// Offers: "we offer", "free", "paid".
    pub offers: Words,
    /// Words that start a sentence about the employer: "we", "our".
    pub employer: Words,
    /// Praise of the employer, at any position: "leading provider".
    pub praise: Words,
    /// Law and diversity: "regardless of", "equal opportunity".
    pub legal: Words,
}

/// Conditions that are not skills.
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
    /// The place of work.
    pub place: Words,
    /// Pay.
    pub pay: Words,
    /// Type, length and start of the contract.
    pub contract: Words,
    /// Background checks: records, health, references.
    pub checks: Words,
    /// Physical demands: lifting, standing, heights.
    pub physical: Words,
}

/// Labels of facts about the job, before a colon.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingLabels {
    /// The title.
    pub title: Words,
    /// The place.
    pub place: Words,
    /// The pay.
    pub pay: Words,
    /// The contract and its start.
    pub contract: Words,
    /// Labels of things that are not requirements: the employer, a reference number.
    pub other: Words,
}

/// Alternatives and examples.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingLists {
    /// Words that join alternatives: "or".
    pub or: Words,
    /// Words that join things that are all required: "and".
    pub and: Words,
    /// Words before a list of which one is enough: "one of", "such as".
    pub one_of: Words,
    /// Something similar is enough: "or similar", "or equivalent".
    pub similar: Words,
    /// Experience can replace a degree: "or equivalent experience".
    pub experience: Words,
}
