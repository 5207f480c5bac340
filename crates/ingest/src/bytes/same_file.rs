//! Determines whether two paths are the same file, before anything is read or written.
//!
//! Two spellings, links, hard links and `-` may name the same file. On case-insensitive systems, names that
//! differ only in case do too; such output names are refused on all systems, so that scripts are portable.

use crate::error::InputError;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// Other names of standard output.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Standard error, and descriptors by number, which others may write to as well.
const STDERR: &str = "/dev/stderr";
const DESCRIPTORS: [&str; 2] = ["/dev/fd", "/proc/self/fd"];

/// Extensions of files read from folders: catalogues and published taxonomies.
const SOURCES: [&str; 4] = ["csv", "toml", "txt", "zip"];

/// The most links followed; a longer chain is a cycle.
const MOST_LINKS: usize = 40;

/// Whether this output is standard output.
#[must_use]
pub fn is_stdout(path: &Path) -> bool {
    STDOUT.iter().any(|name| path.as_os_str() == *name)
}

/// Whether this output is standard output, a device or a pipe, which is written to and never replaced.
#[must_use]
pub fn is_stream(path: &Path) -> bool {
    let open = || DESCRIPTORS.iter().any(|folder| path.starts_with(folder));
    let special = || fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir());
    is_stdout(path) || is_stderr(path) || open() || special()
}

/// Whether this output is standard error.
pub(super) fn is_stderr(path: &Path) -> bool {
    path.as_os_str() == STDERR
}

/// Checks by its name whether an output can be written.
///
/// # Errors
/// Returns [`InputError`] if it is a folder, its folder does not exist, or the system rejects the name.
pub fn check_output(path: &Path) -> Result<(), InputError> {
    if is_stream(path) {
        return Ok(());
    }
    let name = path.display().to_string();
    if path.is_dir() || name.ends_with(std::path::is_separator) {
        return Err(InputError::new(name, "is a folder").hint("name a file in it"));
    }
    let target = target(path).map_err(|error| InputError::io(&name, "write the file", error))?;
    let folder = folder_of(&target);
    if !folder.is_dir() {
        let error = InputError::new(name, format!("the folder '{}' does not exist", folder.display()));
        return Err(error.hint(format!("create it first: mkdir -p '{}'", folder.display())));
    }
    match fs::symlink_metadata(&target) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(InputError::io(name, "write the file", error))
        }
        _ => Ok(()),
    }
}

/// Whether two outputs are the same file; devices may be named twice.
#[must_use]
pub fn is_same_output(one: &Path, other: &Path) -> bool {
    if is_stdout(one) && is_stdout(other) {
        return true;
    }
    match (Identity::of_output(one), Identity::of_output(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

/// Whether an output would overwrite an input, or a file in an input folder; as an input, `-` is standard
/// input.
#[must_use]
pub fn is_same_input(output: &Path, input: &Path) -> bool {
    let read = if input.as_os_str() == "-" { Path::new("/dev/stdin") } else { input };
    match (metadata(output).ok(), fs::metadata(read).ok()) {
        (Some(written), Some(found)) if written.is_file() && found.is_file() => {
            numbers(output, &written) == numbers(read, &found)
        }
        (Some(written), Some(found)) if written.is_file() && found.is_dir() => is_source_in(output, read),
        _ => false,
    }
}

/// Whether a file is in a folder and has an extension that is read from folders.
fn is_source_in(file: &Path, folder: &Path) -> bool {
    let extension = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| SOURCES.contains(&extension.as_str())) && is_within(file, folder)
}

/// Whether an existing file is in a folder, at any depth.
#[must_use]
pub fn is_within(file: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    matches!((whole(file), whole(folder)), (Some(file), Some(folder)) if file.starts_with(&folder))
}

/// The file that a path leads to after following links; it need not exist.
pub(super) fn target(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its links form a cycle"))
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn metadata(output: &Path) -> io::Result<Metadata> {
    fs::metadata(if is_stdout(output) { Path::new("/dev/stdout") } else { output })
}

/// Identifies a file.
#[derive(Debug, PartialEq, Eq)]
enum Identity {
    /// An existing file.
    There(Numbers),
    /// A new file: its folder, and its name in lower case.
    New(Numbers, String),
}

impl Identity {
    /// `None` for devices, and for paths that cannot be written anyway.
    fn of_output(path: &Path) -> Option<Self> {
        if let Ok(found) = metadata(path) {
            return (!is_device(&found)).then(|| Self::There(numbers(path, &found)));
        }
        let target = target(path).ok()?;
        let folder = folder_of(&target);
        let found = fs::metadata(folder).ok()?;
        let name = target.file_name()?.to_string_lossy().to_lowercase();
        Some(Self::New(numbers(folder, &found), name))
    }
}

#[cfg(unix)]
type Numbers = (u64, u64);

#[cfg(unix)]
fn numbers(_: &Path, found: &Metadata) -> Numbers {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(unix)]
fn is_device(found: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&found.file_type())
}

#[cfg(not(unix))]
type Numbers = PathBuf;

#[cfg(not(unix))]
fn numbers(path: &Path, _: &Metadata) -> Numbers {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(not(unix))]
fn is_device(found: &Metadata) -> bool {
    !found.is_file() && !found.is_dir()
}
