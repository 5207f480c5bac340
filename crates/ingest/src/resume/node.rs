//! The common tree for JSON, YAML and TOML, and its limits.

use skillgap_core::source_text::SourceText;

/// The deepest nesting of values.
pub(super) const MAX_DEPTH: usize = 128;

/// The deepest values used; no known field is deeper than six levels.
pub(super) const MAX_USED_DEPTH: usize = 16;

/// The most values of a file; a long resume has a few thousand.
pub(super) const MAX_NODES: usize = 1 << 20;

/// A value, with positions of its strings.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// No value: null, or something too deep to matter.
    Null,
    /// A boolean, number or date, as written.
    Plain(SourceText),
    /// A string.
    Text(SourceText),
    /// A list.
    List(Vec<Node>),
    /// A map, in file order.
    Map(Vec<(SourceText, Node)>),
}

impl Node {
    /// Its type, for messages.
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

/// Limits the number of values.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(MAX_NODES)
    }

    /// Takes this many values; `None` if the limit is reached.
    pub(super) fn take(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.checked_sub(count)?;
        Some(())
    }
}

/// The message for a file with too many values.
pub(super) fn too_many() -> String {
    format!("has more than {MAX_NODES} values, too many for a resume")
}

/// The message for a file that nests too deeply.
pub(super) fn too_deep() -> String {
    format!("nests deeper than {MAX_DEPTH} levels, which no resume does")
}
