//! Why a Parquet table cannot be read on.

use crate::error::InputError;
use std::io;

/// What is wrong.
#[derive(Debug)]
pub(super) enum Fault {
    /// The bytes contradict the format, or each other.
    Damaged(&'static str),
    /// It is something else.
    NoTable,
    /// The bytes end too early; more of them might help.
    Short,
    /// The table is whole, and holds or uses what is not read: in words, with advice.
    Unread(String, String),
    /// So little cannot honestly hold so much.
    TooMuch(u64),
    /// Nor so many rows.
    TooMany(u64),
    /// The system would not read the file.
    System(io::Error),
}

impl Fault {
    /// The same for whoever named the file.
    pub(super) fn of_file(self, name: &str) -> InputError {
        match self {
            Self::Damaged(what) => damaged(name, what),
            Self::NoTable => InputError::new(name, "is not a Parquet table, despite its extension")
                .hint("use --input-format if the extension is wrong"),
            Self::Short => damaged(name, "a part of it ends too early"),
            Self::Unread(what, hint) => InputError::new(name, what).hint(hint),
            Self::TooMuch(ratio) => InputError::new(name, format!("holds more than {ratio} times its size"))
                .hint("if this is intended, write it again without compression, or as CSV"),
            Self::TooMany(rows) => {
                InputError::new(name, format!("claims {rows} rows, more than it has bytes"))
                    .hint("write it again as CSV, if it is meant to be so")
            }
            Self::System(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                damaged(name, "it was cut short")
            }
            Self::System(error) => InputError::io(name, "read the file", error),
        }
    }
}

fn damaged(name: &str, what: &str) -> InputError {
    InputError::new(name, format!("the Parquet table is damaged: {what}"))
        .hint("copy or download the file again; use --input-format if the extension is wrong")
}
