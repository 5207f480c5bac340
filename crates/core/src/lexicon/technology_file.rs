//! `technology.toml`: well-known names that a catalogue may lack.

use super::Words;
use serde::{Deserialize, Serialize};

/// `technology.toml`: synonyms, file extensions, and kinds of product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TechnologyFile {
    /// Groups of names for one thing, the usual name first.
    pub also: Vec<Words>,
    /// The file extensions of a language or a program.
    pub files: Vec<FileEndings>,
    /// Kinds of things, with the names of things of each kind.
    pub kind: Vec<NameKind>,
}

/// The file extensions of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEndings {
    /// The names of the thing.
    pub of: Words,
    /// The extensions, without the dot.
    pub end: Words,
}

/// A kind of thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NameKind {
    /// Labels of the kind in catalogues; the first one that a catalogue has is used.
    pub labels: Words,
    /// Well-known things of this kind.
    pub names: Words,
    /// First words of names of this kind: makers and product families.
    pub first_words: Words,
    /// Last words of names of this kind that have several words.
    pub last_words: Words,
    /// Endings of single words that are of this kind if the catalogue does not have them.
    pub endings: Words,
}
