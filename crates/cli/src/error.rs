//! The program's error type: what went wrong, why, what to do, and the exit code for scripts.

use skillgap_ingest::catalog::CatalogError;
use skillgap_ingest::error::InputError;
use skillgap_render::{Colour, Tone, clean};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io;

/// The most problems of a catalogue in an error; `catalog validate` lists all.
const MOST_PROBLEMS: usize = 10;

/// The characters shown from the start of a long message.
const BEGINNING: usize = 1_000;

/// The characters shown from its end.
const END: usize = 200;

/// The cause of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The reader closed the pipe, which is not an error for the outside.
    ClosedPipe,
    /// The input or a file.
    Input,
    /// The command line, including an unknown role.
    Usage,
    /// Rows were rejected, which counts with --strict.
    #[cfg_attr(not(feature = "tables"), allow(dead_code, reason = "only a batch rejects"))]
    Rejected,
}

impl Kind {
    /// Whether there is nothing to print: the reader is gone, or the closing line of the batch has said it.
    pub(crate) fn is_silent(self) -> bool {
        matches!(self, Self::ClosedPipe | Self::Rejected)
    }

    /// The exit code, as in the contract.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::ClosedPipe => 0,
            Self::Input => 1,
            Self::Usage => 2,
            Self::Rejected => 3,
        }
    }
}

/// An error that ends the program.
#[derive(Debug)]
pub(crate) struct CliError {
    /// Its cause.
    pub(crate) kind: Kind,
    message: String,
    causes: Vec<String>,
    hints: Vec<String>,
}

impl CliError {
    /// An error of this kind.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), causes: Vec::new(), hints: Vec::new() }
    }

    /// An error about the input or a file.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::new(Kind::Input, message)
    }

    /// An error about the command line.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// An error of the system while reading or writing `what`; a closed pipe stays one.
    pub(crate) fn io(doing: &str, what: &str, error: &std::io::Error) -> Self {
        let kind = match error.kind() {
            std::io::ErrorKind::BrokenPipe => Kind::ClosedPipe,
            _ => Kind::Input,
        };
        Self::new(kind, format!("{what}: cannot {doing}")).cause(error.to_string())
    }

    /// Adds an underlying cause.
    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Adds advice.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The lines to print: `Error:`, `Caused by:`, `Hint:`.
    pub(crate) fn lines(&self, colour: Colour) -> Vec<String> {
        let line = |tone, head: &str, text: &String| {
            format!("{} {}", colour.paint(tone, head), clean(&shortened(text)))
        };
        let mut lines = vec![line(Tone::Poor, "Error:", &self.message)];
        lines.extend(self.causes.iter().map(|text| line(Tone::Quiet, "Caused by:", text)));
        lines.extend(self.hints.iter().map(|text| line(Tone::Heading, "Hint:", text)));
        lines
    }
}

/// The start and end of a message that quotes too much.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(BEGINNING) else { return Cow::Borrowed(text) };
    let last = text.char_indices().rev().nth(END).map_or(0, |(start, _)| start);
    match (text.get(..end), text.get(last..)) {
        (Some(first), Some(last)) if first.len() + last.len() < text.len() => {
            Cow::Owned(format!("{first} ... {last}"))
        }
        _ => Cow::Borrowed(text),
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for CliError {}

impl From<InputError> for CliError {
    fn from(error: InputError) -> Self {
        let closed = error.source.as_ref().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe);
        let mut told = Self::new(if closed { Kind::ClosedPipe } else { Kind::Input }, error.to_string());
        let mut system = None;
        let mut cause = error.source();
        while let Some(inner) = cause {
            told = told.cause(inner.to_string());
            system = inner.downcast_ref().and_then(|error: &io::Error| advice(error.kind())).or(system);
            cause = inner.source();
        }
        match error.hint.or(system.map(str::to_owned)) {
            Some(hint) => told.hint(hint),
            None => told,
        }
    }
}

impl From<CatalogError> for CliError {
    fn from(error: CatalogError) -> Self {
        let message = error.to_string();
        match error {
            CatalogError::Input(error) => error.into(),
            CatalogError::Problems { path, problems } => {
                let mut told = Self::input(message);
                let fatal = problems.iter().filter(|p| p.severity == skillgap_core::catalog::Severity::Error);
                told.causes = fatal.take(MOST_PROBLEMS).map(ToString::to_string).collect();
                told.hint(format!("skillgap catalog validate {path} lists everything"))
            }
        }
    }
}

/// General advice for an error of the system.
fn advice(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::NotFound => Some("check the path, which is relative to the current folder"),
        io::ErrorKind::PermissionDenied => {
            Some("you have no permission to read or write it: change its permissions, or name another file")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_why_and_what_to_do() {
        let io = std::io::Error::new(std::io::ErrorKind::PermissionDenied, "permission denied");
        let error = InputError::io("cv\u{1b}[2J.json", "read the resume", io).at(3, 7).hint("check the file");
        let lines = CliError::from(error).lines(Colour::Off);
        assert_eq!(
            lines,
            [
                "Error: cv [2J.json:3:7: cannot read the resume",
                "Caused by: permission denied",
                "Hint: check the file"
            ]
        );
    }

    #[test]
    fn a_message_that_quotes_a_whole_file_is_shortened() {
        let lines = CliError::usage(format!("no skill is called '{}'", "é".repeat(5_000))).lines(Colour::Off);
        assert!(
            lines[0].starts_with("Error: no skill is called 'ééé") && lines[0].ends_with("éé'"),
            "{lines:?}"
        );
        assert_eq!(lines[0].chars().count(), "Error: ".len() + BEGINNING + " ... ".len() + END + 1);
        let whole = "x".repeat(BEGINNING + END);
        assert_eq!(CliError::usage(&*whole).lines(Colour::Off), [format!("Error: {whole}")]);
    }

    #[test]
    fn a_closed_pipe_is_not_an_error_to_the_outside() {
        let closed = || std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        assert_eq!(CliError::io("write", "<stdout>", &closed()).kind.code(), 0);
        let written = InputError::io("<stdout>", "write the table", closed());
        assert_eq!(CliError::from(written).kind.code(), 0);
    }
}
