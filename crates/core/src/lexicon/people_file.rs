//! `people.toml` and `organisations.toml`: words in names of people, employers and schools.

use super::Words;
use serde::{Deserialize, Serialize};

/// `people.toml`: names of people and labels of personal data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleFile {
    /// Small words in names.
    pub particles: Words,
    /// Labels of personal data.
    pub labels: Words,
    /// The label of a person's name.
    pub name_labels: Words,
    /// Words before a name.
    pub salutations: Words,
    /// Surnames that are also trades: "Baker".
    #[serde(default)]
    pub surnames: Words,
    /// First names.
    #[serde(default)]
    pub given_names: Words,
    /// Labels before a contact: "GitHub".
    #[serde(default)]
    pub contacts: Words,
    /// Words of streets.
    #[serde(default)]
    pub streets: Words,
    /// Pronouns beside a name.
    #[serde(default)]
    pub pronouns: Words,
}

/// `organisations.toml`: employers and schools.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationsFile {
    /// Legal forms and words of company names.
    pub company: Words,
    /// Words of the names of schools.
    pub school: Words,
    /// Words of the names of departments.
    pub department: Words,
    /// Words between a person and the employer.
    pub relation: Words,
    /// Prepositions that stand between a title and an employer, and not between a title and a tool: "receptionist at".
    #[serde(default)]
    pub at: Words,
    /// Two words between a person and an employer that is described, not named: "at a" travel portal.
    #[serde(default)]
    pub described: Words,
    /// Words for working for someone: "worked", "employed".
    #[serde(default)]
    pub working: Words,
    /// Words that start a sentence about someone else: "my employer".
    #[serde(default)]
    pub others: Words,
    /// Legal forms of companies, as they are written.
    #[serde(default)]
    pub legal_forms: LegalForms,
}

/// Legal forms of companies; capitals count, dots do not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegalForms {
    /// After a name: "GmbH".
    pub behind: Words,
    /// Before a name: "ООО".
    pub before: Words,
    /// Anywhere in a name written without spaces: "株式会社".
    pub within: Words,
}
