//! The one tree that JSON, YAML and TOML are read into, and its bounds.

use skillgap_core::source_text::SourceText;

/// How deep values may nest.
pub(super) const MAX_DEPTH: usize = 128;

/// How deep values are looked at; no known field lies deeper than six.
pub(super) const MAX_USED_DEPTH: usize = 16;

/// How many values a file may hold; a long resume has a few thousand.
pub(super) const MAX_NODES: usize = 1 << 20;

/// A value, with the places of its strings.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// No value: null, or something too deep to be of use.
    Null,
    /// True, false, a number or a date, as it is written.
    Plain(SourceText),
    /// A string.
    Text(SourceText),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<(SourceText, Node)>),
}

impl Node {
    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Plain(_) => "a number, a date or a truth value",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// Counts values down to the bound.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(MAX_NODES)
    }

    /// Takes so many values; `None` when they are used up.
    pub(super) fn take(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.checked_sub(count)?;
        Some(())
    }
}

/// The message for a file that holds too many values.
pub(super) fn too_many() -> String {
    format!("holds more than {MAX_NODES} values, which no resume does")
}

/// The message for a file that nests too deep.
pub(super) fn too_deep() -> String {
    format!("nests deeper than {MAX_DEPTH} levels, which no resume does")
}
