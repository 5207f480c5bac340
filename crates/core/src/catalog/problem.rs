//! The problems that checking a catalogue finds, with their positions.

use std::fmt;
use std::sync::Arc;

/// A position in a file of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file, as the user would name it; empty if there is none.
    pub file: Arc<str>,
    /// The line, counted from 1; 0 if unknown.
    pub line: u32,
}

impl Place {
    /// A line of a file.
    #[must_use]
    pub fn new(file: &Arc<str>, line: u32) -> Self {
        Self { file: Arc::clone(file), line }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.is_empty(), self.line) {
            (true, _) => f.write_str("catalogue"),
            (false, 0) => f.write_str(&self.file),
            (false, line) => write!(f, "{}:{line}", self.file),
        }
    }
}

/// Whether a catalogue can be used despite a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It can; the item was corrected or left out as the message says.
    Warning,
    /// It cannot.
    Error,
}

/// What is wrong, with the data for its message.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProblemKind {
    /// Two items of the same type share an id.
    #[error("{what} '{key}' is defined twice, first at {first}")]
    DuplicateId {
        /// skill, role or tip.
        what: &'static str,
        /// The id.
        key: String,
        /// Where it was first defined.
        first: Place,
    },
    /// A reference to something that does not exist.
    #[error("{from}: {relation} '{key}' does not exist{hint}")]
    DanglingReference {
        /// The item that refers.
        from: String,
        /// The field.
        relation: &'static str,
        /// The missing id.
        key: String,
        /// A similar id in printable form, or nothing.
        hint: String,
    },
    /// Two skills claim the same name.
    #[error("the name '{label}' is claimed by '{first}' ({first_place}) and by '{second}'")]
    LabelClash {
        /// The name.
        label: String,
        /// The skill that claimed it first.
        first: String,
        /// The position of that skill.
        first_place: Place,
        /// The skill that claims it again.
        second: String,
    },
    /// Two roles claim the same title.
    #[error("the title '{title}' is claimed by the roles '{first}' and '{second}'")]
    TitleClash {
        /// The title.
        title: String,
        /// The role that claimed it first.
        first: String,
        /// The role that claims it again.
        second: String,
    },
    /// Following a relation leads back to the start.
    #[error("{relation} form a cycle: {path}")]
    Cycle {
        /// The relation.
        relation: &'static str,
        /// The ids in the cycle.
        path: String,
    },
    /// A requirement names no skill.
    #[error("role '{role}': the requirement '{text}' names no skill")]
    EmptyRequirement {
        /// The role.
        role: String,
        /// The requirement's sentence.
        text: String,
    },
    /// A number or a word is not allowed.
    #[error("{item}: {message}")]
    BadValue {
        /// The item.
        item: String,
        /// The problem.
        message: String,
    },
    /// A file does not have the format of a catalogue's file.
    #[error("{message}")]
    Unreadable {
        /// The column, counted in characters from 1; 0 if unknown.
        column: u32,
        /// The problem.
        message: String,
    },
    /// Something required is missing.
    #[error("{item} has no {field}")]
    Missing {
        /// The item.
        item: String,
        /// The field.
        field: &'static str,
    },
}

/// A problem found by a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Its position.
    pub place: Place,
    /// What is wrong.
    pub kind: ProblemKind,
    /// Whether the catalogue can still be used.
    pub severity: Severity,
}

impl Problem {
    /// A problem that makes the catalogue unusable.
    #[must_use]
    pub fn error(place: &Place, kind: ProblemKind) -> Self {
        Self { place: place.clone(), kind, severity: Severity::Error }
    }

    /// A problem that leaves the catalogue usable.
    #[must_use]
    pub fn warning(place: &Place, kind: ProblemKind) -> Self {
        Self { place: place.clone(), kind, severity: Severity::Warning }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ProblemKind::Unreadable { column: column @ 1.., .. } => {
                write!(f, "{}:{column}: {}", self.place, self.kind)
            }
            _ => write!(f, "{}: {}", self.place, self.kind),
        }
    }
}
