//! `entries.toml`: labels and placeholders in entries, and sentences that tell of jobs.

use super::Words;
use serde::{Deserialize, Serialize};

/// `entries.toml`: labels in forms, and sentences that tell of a job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntriesFile {
    /// Labels of a first name.
    pub given_name: Words,
    /// Labels of a surname.
    pub family_name: Words,
    /// Labels in an entry.
    pub labels: EntryLabels,
    /// The words of sentences that tell of a job.
    pub told: ToldJobs,
    /// What stands in place of names.
    pub placeholders: Placeholders,
}

/// What templates put in place of names: "Company Name, City, State".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Placeholders {
    /// Of the employer.
    pub employer: Words,
    /// Of the place, in parts with commas between them.
    pub place: Words,
}

/// Labels in an entry: "Position: Nurse".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntryLabels {
    /// Of the job title.
    pub title: Words,
    /// Of the employer or school.
    pub employer: Words,
    /// Of the place.
    pub place: Words,
    /// Of the dates.
    pub dates: Words,
    /// Of the degree.
    pub degree: Words,
    /// Of anything else, such as the name of a project or the duties.
    pub other: Words,
}

/// The words of "Working as a nurse at Acme".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ToldJobs {
    /// Before the title.
    pub before_title: Words,
    /// Between those and the title.
    pub articles: Words,
    /// Before the employer.
    pub before_employer: Words,
    /// Before the school of a degree.
    pub before_school: Words,
    /// Behind an employer or school, for who begins there.
    pub joined: Words,
    /// Behind an employer or school, for who leaves it.
    pub left: Words,
    /// On a line of its own, for who is still there.
    pub stays: Words,
}
