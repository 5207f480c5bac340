//! Where data goes: the standard output, or a file that appears only when it is whole.

use crate::error::CliError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where data goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// The standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl Target {
    /// The target that `-o` names; `-` is the standard output.
    pub(crate) fn new(path: Option<PathBuf>) -> Self {
        match path {
            Some(path) if path.as_os_str() != "-" => Self::File(path),
            _ => Self::Stdout,
        }
    }

    /// Writes the data.
    pub(crate) fn write(&self, data: &[u8]) -> Result<(), CliError> {
        match self {
            Self::Stdout => {
                let mut out = io::stdout().lock();
                let written = out.write_all(data).and_then(|()| out.flush());
                written.map_err(|error| stdout_error(&error))
            }
            Self::File(path) => write_file(path, data),
        }
    }
}

/// What a failed write to the standard output means; a closed pipe is no error.
pub(crate) fn stdout_error(error: &io::Error) -> CliError {
    CliError::io("write", "<stdout>", error)
}

fn write_file(path: &Path, data: &[u8]) -> Result<(), CliError> {
    let shown = path.display().to_string();
    let written = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            let error = CliError::input(format!("{shown} is a folder"));
            return Err(error.hint("name a file in it, such as report.md"));
        }
        // A device or a pipe is written to, never replaced.
        Ok(meta) if !meta.is_file() => {
            OpenOptions::new().write(true).open(path).and_then(|mut file| file.write_all(data))
        }
        _ => replace(path, data),
    };
    written.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            CliError::io("write the file", &shown, &error).hint("make the folder first, or name another file")
        }
        _ => CliError::io("write the file", &shown, &error),
    })
}

/// Writes beside the file and renames, so that nobody ever sees half of it; a link is followed.
fn replace(path: &Path, data: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = beside(&target);
    let done = fill(&beside, &target, data).and_then(|()| fs::rename(&beside, &target));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

fn fill(beside: &Path, target: &Path, data: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(beside)?;
    if let Ok(old) = fs::metadata(target) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(data)
}

/// A hidden name in the same folder, so that the rename stays on one file system.
fn beside(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}
