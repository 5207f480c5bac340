//! `cues.toml` and `skill_names.toml`: hints at skills, and what other catalogues call them.

use super::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `cues.toml`: words that show a skill to those who know the job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CuesFile {
    /// By the name of a skill, words and phrases of up to four words: "till" for point of sale.
    pub cues: BTreeMap<String, Words>,
}

/// `skill_names.toml`: what other catalogues call the skills of activities and cues.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SkillNamesFile {
    /// By the name of a skill, other names, the most usual first.
    pub names: BTreeMap<String, Words>,
}
