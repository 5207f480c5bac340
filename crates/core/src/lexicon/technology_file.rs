//! `technology.toml`: well-known names that a catalogue may lack.

use super::Words;
use serde::{Deserialize, Serialize};

/// `technology.toml`: other names of one thing, what files end in, and what kind of thing a name is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TechnologyFile {
    /// Groups of names of one thing, the usual name first.
    pub also: Vec<Words>,
    /// What the files of a language or a program end in.
    pub files: Vec<FileEndings>,
    /// Kinds of things with the names of things of each kind.
    pub kind: Vec<NameKind>,
}

/// The endings of the files of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEndings {
    /// The names of the thing.
    pub of: Words,
    /// The endings, without the full stop.
    pub end: Words,
}

/// A kind of thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NameKind {
    /// What catalogues call the kind; the first that a catalogue has is meant.
    pub labels: Words,
    /// Well-known things of this kind.
    pub names: Words,
    /// A name that begins with one of these words is of this kind: makers and families.
    pub first_words: Words,
    /// A name of several words that ends in one of these words is of this kind.
    pub last_words: Words,
    /// A single word that the catalogue does not hold and that ends so is of this kind.
    pub endings: Words,
}
