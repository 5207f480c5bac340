//! What a check of a catalogue finds, with the place where it stands.

use std::fmt;
use std::sync::Arc;

/// Where something stands in a file of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file, as the person who asked would name it; empty when it does not come from a file.
    pub file: Arc<str>,
    /// The line, counted from 1; 0 when it is not known.
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

/// Whether a catalogue can be used in spite of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The catalogue is usable; the item was mended or left out as the message says.
    Warning,
    /// The catalogue is refused.
    Error,
}

/// What is wrong, in the words that the message is made of.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ProblemKind {
    /// Two items of one sort share an id.
    #[error("{what} '{key}' is defined twice; the first stands at {first}")]
    DuplicateId {
        /// skill, role or tip.
        what: &'static str,
        /// The id.
        key: String,
        /// Where it was first defined.
        first: Place,
    },
    /// A reference leads nowhere.
    #[error("{from}: {relation} '{key}' does not exist{hint}")]
    DanglingReference {
        /// The item that refers.
        from: String,
        /// The field.
        relation: &'static str,
        /// The id that is missing.
        key: String,
        /// A near id, ready to print, or nothing.
        hint: String,
    },
    /// One name is claimed by two skills.
    #[error("the name '{label}' is claimed by '{first}' ({first_place}) and by '{second}'")]
    LabelClash {
        /// The name.
        label: String,
        /// The skill that had it first.
        first: String,
        /// Where that one stands.
        first_place: Place,
        /// The skill that claims it too.
        second: String,
    },
    /// One title is claimed by two roles.
    #[error("the title '{title}' is claimed by the roles '{first}' and '{second}'")]
    TitleClash {
        /// The title.
        title: String,
        /// The role that had it first.
        first: String,
        /// The role that claims it too.
        second: String,
    },
    /// Following a relation leads back to where one started.
    #[error("{relation} form a cycle: {path}")]
    Cycle {
        /// Which relations.
        relation: &'static str,
        /// The ids on the way round.
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
    /// A number or a word is not allowed where it stands.
    #[error("{item}: {message}")]
    BadValue {
        /// The item.
        item: String,
        /// What is wrong with it.
        message: String,
    },
    /// A file does not have the shape of a catalogue's file.
    #[error("{message}")]
    Unreadable {
        /// The column, counted in characters from 1; 0 when it is not known.
        column: u32,
        /// What is wrong there.
        message: String,
    },
    /// Something that must be there is not.
    #[error("{item} has no {field}")]
    Missing {
        /// The item.
        item: String,
        /// The field.
        field: &'static str,
    },
}

/// Something that a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: ProblemKind,
    /// Whether the catalogue is still usable.
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
