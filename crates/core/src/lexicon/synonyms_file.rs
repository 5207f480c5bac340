//! `synonyms.toml`: words that stand for one another in statements of skills.

use super::Words;
use serde::{Deserialize, Serialize};

/// `synonyms.toml`: words and sequences of words that stand for one another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SynonymsFile {
    /// A word, and the sequences of words that stand for it: "cnc", "computer numerical control".
    pub phrases: Vec<Words>,
    /// Groups of words that may stand for one another, in their base form.
    pub groups: Vec<Words>,
}
