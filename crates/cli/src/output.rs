//! Output destinations: standard output, or a file that appears only when complete.

use crate::error::CliError;
use crate::signals;
use skillgap_ingest::bytes::{WholeFile, is_stdout, write_file_with};
use std::path::{Path, PathBuf};

/// An output destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// The standard output.
    Stdout,
    /// A file, a device or a pipe.
    File(PathBuf),
}

impl Target {
    /// The destination named by `-o`; `-` is standard output.
    pub(crate) fn new(path: Option<PathBuf>) -> Self {
        match path {
            Some(path) if !is_stdout(&path) => Self::File(path),
            _ => Self::Stdout,
        }
    }

    /// Writes the data.
    pub(crate) fn write(&self, data: &[u8]) -> Result<(), CliError> {
        self.write_with(data, None)
    }

    /// Writes the data; another file gets its name only with this one.
    pub(crate) fn write_with(&self, data: &[u8], other: Option<WholeFile>) -> Result<(), CliError> {
        let path = match self {
            Self::Stdout => Path::new("-"),
            Self::File(path) => {
                signals::remove_files_when_told_to_stop();
                path
            }
        };
        Ok(write_file_with(path, data, other)?)
    }
}
