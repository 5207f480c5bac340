//! A file that appears under its name only when it is whole.

use crate::error::InputError;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tempfile::NamedTempFile;

/// How the name of an unfinished file begins and ends; it is hidden, and the middle is its own.
const NAME: (&str, &str) = (".skillgap-", ".part");

/// An unfinished file that nobody has locked was left by a process that was killed, unless it is younger than this: its
/// process may be about to lock it.
const ABANDONED: Duration = Duration::from_secs(60);

/// Writes go to the disk in pieces of this size.
const WRITE_BEHIND: usize = 1 << 20;

/// The unfinished files of this process, for who must end it at once.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes every unfinished file of this process, and keeps further ones from getting their names; how many there
/// were.
///
/// For the handler of a signal, which ends the process afterwards: a run that goes on would find its files gone.
pub fn remove_unfinished() -> usize {
    let files = unfinished();
    let count = files.len();
    files.iter().for_each(|file| {
        // What cannot be removed is hidden, and has a name of its own.
        std::fs::remove_file(file).ok();
    });
    // Whoever is about to name a file waits for this lock until the process ends.
    std::mem::forget(files);
    count
}

/// A place in the list of unfinished files.
struct Listed(PathBuf);

impl Listed {
    fn new(path: &Path) -> Self {
        unfinished().push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Listed {
    fn drop(&mut self) {
        unfinished().retain(|path| *path != self.0);
    }
}

/// A file being written beside its final place; dropped unfinished, it leaves nothing behind.
pub(super) struct Staged {
    file: BufWriter<NamedTempFile>,
    listed: Listed,
    path: PathBuf,
}

impl Staged {
    /// Begins a file that will be called `path`.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.display().to_string();
        if !folder.is_dir() {
            let error = InputError::new(&name, format!("the folder '{}' does not exist", folder.display()));
            return Err(error.hint(format!("create it first: mkdir -p '{}'", folder.display())));
        }
        if path.is_dir() {
            return Err(InputError::new(&name, "is a folder").hint("name a file in it"));
        }
        let file = temporary(folder).map_err(|e| {
            InputError::io(&name, &format!("write into the folder '{}'", folder.display()), e)
        })?;
        let listed = Listed::new(file.path());
        // The system takes the lock away when the process ends, however it ends. Where files cannot be locked, none is
        // ever taken for abandoned.
        file.as_file().try_lock().ok();
        remove_abandoned(folder, file.as_file()).ok();
        Ok(Self { file: BufWriter::with_capacity(WRITE_BEHIND, file), listed, path: path.to_owned() })
    }

    /// Writes what is left to the disk: after this, only the name is missing.
    pub(super) fn sealed(self) -> Result<Sealed, InputError> {
        let name = self.path.display().to_string();
        let file =
            self.file.into_inner().map_err(|e| InputError::io(&name, "write the file", e.into_error()))?;
        Ok(Sealed { file, listed: self.listed, path: self.path })
    }
}

/// A whole file that does not have its name yet.
pub(super) struct Sealed {
    file: NamedTempFile,
    listed: Listed,
    path: PathBuf,
}

/// Gives files their names, one after the other; what stood there before is replaced in one step. A signal comes
/// before all of them or after.
pub(super) fn place_all(files: impl IntoIterator<Item = Sealed>) -> Result<(), InputError> {
    let apart = |Sealed { file, listed, path }: Sealed| ((file, path), listed);
    // What is dropped takes itself off the list, which it cannot while the list is held.
    let (files, listed): (Vec<(NamedTempFile, PathBuf)>, Vec<Listed>) = files.into_iter().map(apart).unzip();
    let mut list = unfinished();
    let done = files.into_iter().try_for_each(|(file, path)| {
        list.retain(|unfinished| unfinished != file.path());
        let name = path.display().to_string();
        let placed = file.persist(&path).map(drop);
        placed.map_err(|e| InputError::io(&name, "put the finished file in place", e.error))
    });
    drop(list);
    drop(listed);
    done
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// Removes what killed processes left in a folder, in which this file was just made: nobody else can tidy up after them.
fn remove_abandoned(folder: &Path, new: &File) -> std::io::Result<()> {
    let now = new.metadata()?.modified()?;
    for entry in std::fs::read_dir(folder)?.flatten() {
        let name = entry.file_name();
        let unfinished = name.to_str().is_some_and(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1));
        let age = || {
            let known = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            now.duration_since(known.modified().ok()?).ok()
        };
        if unfinished && age().is_some_and(|age| age > ABANDONED) && is_abandoned(&entry.path()) {
            std::fs::remove_file(entry.path()).ok();
        }
    }
    Ok(())
}

fn is_abandoned(path: &Path) -> bool {
    // Opened for writing: some systems lock no other files.
    File::options().append(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// A temporary file is private by default; the finished one shall be as readable as any other new file.
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(NAME.0).suffix(NAME.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
