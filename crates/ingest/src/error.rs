//! The error type of this crate: what is wrong, where, and what to do.

use std::borrow::Cow;
use std::fmt;

/// The most characters of a file's text quoted in messages.
#[allow(dead_code, reason = "only some features quote")]
const LONGEST_QUOTE: usize = 60;

/// The start of a text, short enough for a message.
#[allow(dead_code, reason = "only some features quote")]
pub(crate) fn clipped(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => Cow::Owned(format!("{}...", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// An input that cannot be used.
///
/// Prints as one line, `PATH:LINE:COLUMN: what is wrong`; the hint is kept apart for the program to show.
#[derive(Debug)]
pub struct InputError {
    /// The file as the user named it, or `<stdin>`.
    pub path: String,
    /// The line and column, counted from 1, if known; columns count characters.
    pub at: Option<(usize, usize)>,
    /// The problem, in one sentence without a period.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The underlying cause.
    pub source: Option<std::io::Error>,
}

impl InputError {
    /// An error about a whole file.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), at: None, message: message.into(), hint: None, source: None }
    }

    /// An error for a file that the system cannot read or write.
    pub fn io(path: impl Into<String>, doing: &str, source: std::io::Error) -> Self {
        Self { source: Some(source), ..Self::new(path, format!("cannot {doing}")) }
    }

    /// Adds the position.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.at = Some((line, column));
        self
    }

    /// Adds the position of a byte offset in the text.
    #[must_use]
    pub fn at_byte(self, text: &[u8], offset: usize) -> Self {
        let before = &text[..offset.min(text.len())];
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        self.at(line, column)
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let Some((line, column)) = self.at {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for InputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}
