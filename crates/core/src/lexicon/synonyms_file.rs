//! `synonyms.toml`: words that mean the same in statements about skills.

use super::Words;
use serde::{Deserialize, Serialize};

/// `synonyms.toml`: words and phrases that mean the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SynonymsFile {
    /// Each a word and the phrases that stand for it: "cnc", "computer numerical control".
    pub phrases: Vec<Words>,
    /// Groups of words with similar meaning, in their base form.
    pub groups: Vec<Words>,
}
