//! `assertions.toml`: phrases that mark a skill as held, denied or wished for.

use super::Words;
use serde::{Deserialize, Serialize};

/// `assertions.toml`: whether a skill is held, denied or wished for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssertionsFile {
    /// Phrases before a name.
    pub before: BeforeName,
    /// Phrases after a name.
    pub after: AfterName,
    /// Words that deny, and words that are denied.
    pub denial: Denial,
    /// What wishes for a job.
    #[serde(default)]
    pub aims: Aims,
    /// Wishes whose verb stands last.
    #[serde(default)]
    pub frame: Frame,
    /// What has ended.
    #[serde(default)]
    pub lapsed: Lapsed,
    /// Words that end the reach of a phrase.
    pub turns: Turns,
}

/// Words for licences and certificates that have ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lapsed {
    /// "lapsed", "no longer valid".
    pub words: Words,
}

/// A wish around what is wished for: "möchte", some words, then "lernen".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Words that wish, before the name.
    pub opens: Words,
    /// What is wished, at the end of the clause.
    pub closes: Words,
}

/// Phrases by which somebody says what they want to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aims {
    /// What stands before the job: "want to become".
    pub before: Words,
    /// What stands right before the job, at the beginning of a line or a sentence: "goal".
    #[serde(default)]
    pub opening: Words,
}

/// Phrases before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeforeName {
    /// Not held.
    pub denied: Words,
    /// Wished for.
    pub wished: Words,
    /// Held after all.
    pub held: Words,
}

/// Phrases after a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterName {
    /// Not held.
    pub denied: Words,
    /// Wished for.
    pub wished: Words,
}

/// Denials such as "no", some words, then "experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    /// Words that deny.
    pub deniers: Words,
    /// Words that are denied.
    pub nouns: Words,
}

/// Words that end the reach of a phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turns {
    /// "but", "however".
    pub words: Words,
}
