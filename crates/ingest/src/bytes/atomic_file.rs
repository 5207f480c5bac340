//! Writes files atomically: an output appears under its name only when complete. All outputs are written
//! here.
//!
//! A file is written next to its final place under a temporary name, flushed to disk, and renamed. Links are
//! followed and kept, and an existing file's permissions are copied. Standard output, devices and pipes are
//! written directly and never replaced. A file that is a mount point, as in containers, cannot be replaced
//! either, so the finished bytes are copied into it.

use super::same_file::{check_output, folder_of, is_stderr, is_stdout, is_stream, target};
use crate::error::InputError;
use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The start and end of the name of an unfinished file, which is hidden.
const NAME: (&str, &str) = (".skillgap-", ".part");

/// The digits between them: a random number, and a checksum of it that other names have only by chance.
const DIGITS: (usize, usize) = (16, 8);

/// The most names tried; each is free except for a chance of one in 2^64.
const MOST_TRIES: usize = 16;

/// The age from which an unlocked unfinished file counts as left by a killed process; a younger one may be
/// about to be locked.
const ABANDONED: Duration = Duration::from_secs(60);

/// The size of writes to the disk.
const WRITE_BEHIND: usize = 1 << 20;

/// The unfinished files of this process, for ending it at once.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Whether something may have been written that cannot be undone.
static WRITTEN: AtomicBool = AtomicBool::new(false);

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a process that must end at once has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It was writing, and every file is as before.
    NothingWritten,
    /// It was not writing, or something was written that cannot be undone.
    Elsewhere,
}

/// Removes every unfinished file of this process, and prevents others from getting their names.
///
/// For a signal handler that ends the process afterwards: a continuing run would find its files gone.
pub fn remove_unfinished() -> Stopped {
    let files = unfinished();
    let nothing_written = !files.is_empty() && !WRITTEN.load(Ordering::Relaxed);
    files.iter().for_each(|file| {
        // A file that cannot be removed is hidden and has a unique name.
        fs::remove_file(file).ok();
    });
    // Anyone about to name a file waits for this lock until the process ends.
    std::mem::forget(files);
    if nothing_written { Stopped::NothingWritten } else { Stopped::Elsewhere }
}

/// An output being written. If dropped unfinished, a file leaves nothing behind, and a stream gets no more.
pub struct OutputFile {
    waiting: Vec<u8>,
    place: Place,
    path: PathBuf,
}

/// The destination.
enum Place {
    Standard(Box<dyn Write + Send>),
    Stream(File),
    Beside(Unfinished),
}

impl OutputFile {
    /// Starts an output that will be called `path`; `-` is standard output.
    ///
    /// # Errors
    /// Returns [`InputError`] if it cannot be written there.
    pub fn create(path: &Path) -> Result<Self, InputError> {
        check_output(path)?;
        let place = if is_stdout(path) {
            standard(io::stdout())
        } else if is_stderr(path) {
            standard(io::stderr())
        } else if is_stream(path) {
            Place::Stream(stream(path)?)
        } else {
            Place::Beside(beside(path)?)
        };
        Ok(Self { waiting: Vec::new(), place, path: path.to_owned() })
    }

    /// Writes all remaining bytes; afterwards, only the name is missing.
    ///
    /// # Errors
    /// Returns [`InputError`] if the system refuses.
    pub fn whole(mut self) -> Result<WholeFile, InputError> {
        let written = self.flush().and_then(|()| self.place.sync());
        written.map_err(|error| InputError::io(shown(&self.path), "write the file", error))?;
        Ok(WholeFile { place: self.place, path: self.path })
    }

    fn send(&mut self) -> io::Result<()> {
        self.place.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.waiting.len() + bytes.len() > WRITE_BEHIND {
            self.send()?;
        }
        if bytes.len() > WRITE_BEHIND {
            return self.place.write(bytes);
        }
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.send()?;
        self.place.flush()
    }
}

impl Place {
    /// Flushes a file to disk, so that a name that survives a crash has all its bytes.
    fn sync(&self) -> io::Result<()> {
        match self {
            Self::Beside(unfinished) => synced(&unfinished.file),
            Self::Standard(_) | Self::Stream(_) => Ok(()),
        }
    }
}

/// On some file systems there is nothing to do, which they report as an error.
fn synced(file: &File) -> io::Result<()> {
    file.sync_all().or_else(|error| match error.kind() {
        io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported => Ok(()),
        _ => Err(error),
    })
}

impl Write for Place {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Stream(file) | Self::Beside(Unfinished { file, .. }) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Stream(file) | Self::Beside(Unfinished { file, .. }) => file.flush(),
        }
    }
}

/// A complete output whose file does not yet have its name.
#[must_use = "it is removed unless it gets its name"]
pub struct WholeFile {
    place: Place,
    path: PathBuf,
}

impl std::fmt::Debug for WholeFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("WholeFile").field(&self.path).finish()
    }
}

impl WholeFile {
    /// What is in the file's place, if it can be brought back: not in a stream, nor where files have one name only.
    fn before(&self) -> Option<Before> {
        let Place::Beside(Unfinished { target, .. }) = &self.place else { return None };
        if fs::symlink_metadata(target).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return Some(Before::New(target.clone()));
        }
        let kept = temporary(folder_of(target));
        fs::hard_link(target, &kept).ok()?;
        Some(Before::Old { target: target.clone(), kept })
    }

    fn put_in_place(&mut self, list: &mut Vec<PathBuf>) -> Result<(), InputError> {
        let Place::Beside(unfinished) = &mut self.place else { return Ok(()) };
        unfinished
            .put_in_place(|from, to| fs::rename(from, to))
            .map_err(|(doing, error)| InputError::io(shown(&self.path), doing, error))?;
        list.retain(|path| *path != unfinished.path);
        WRITTEN.store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// Gives files their names in order, replacing existing files atomically. A signal takes effect before all of
/// them or after.
///
/// # Errors
/// Returns [`InputError`] for the first file that cannot get its name; then all are as they were before, except on file
/// systems without hard links.
pub fn place_all(files: impl IntoIterator<Item = WholeFile>) -> Result<(), InputError> {
    let mut files: Vec<WholeFile> = files.into_iter().collect();
    let mut list = unfinished();
    // With several files, each can be undone if a later one fails.
    let undoable = files.len() > 1;
    let mut undo = Vec::new();
    let done = files.iter_mut().try_for_each(|file| {
        let before = undoable.then(|| file.before()).flatten();
        match file.put_in_place(&mut list) {
            Ok(()) => undo.extend(before),
            Err(error) => {
                before.into_iter().for_each(Before::forget);
                return Err(error);
            }
        }
        Ok(())
    });
    match done {
        Ok(()) => undo.into_iter().for_each(Before::forget),
        Err(_) => undo.into_iter().rev().for_each(Before::restore),
    }
    // Dropped files remove themselves from the list, which they cannot do while it is locked.
    drop(list);
    done
}

/// What was in the place of a file before it.
enum Before {
    /// Nothing.
    New(PathBuf),
    /// A file, kept under a temporary name.
    Old { target: PathBuf, kept: PathBuf },
}

impl Before {
    fn forget(self) {
        if let Self::Old { kept, .. } = self {
            fs::remove_file(kept).ok();
        }
    }

    fn restore(self) {
        // Nothing more can be done if this fails too; the error that led here is reported.
        match self {
            Self::New(target) => fs::remove_file(target).ok(),
            Self::Old { target, kept } => fs::rename(kept, target).ok(),
        };
    }
}

/// Writes a whole output.
///
/// # Errors
/// Returns [`InputError`] if it cannot be written there.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), InputError> {
    write_file_with(path, bytes, None)
}

/// As [`write_file`], with another file that gets its name if this one does.
///
/// # Errors
/// Returns [`InputError`] if either cannot be written.
pub fn write_file_with(path: &Path, bytes: &[u8], other: Option<WholeFile>) -> Result<(), InputError> {
    let whole = whole_file(path, bytes)?;
    place_all(other.into_iter().chain([whole]))
}

/// Writes a whole output that does not get its name yet.
///
/// # Errors
/// Returns [`InputError`] if it cannot be written there.
pub fn whole_file(path: &Path, bytes: &[u8]) -> Result<WholeFile, InputError> {
    let mut file = OutputFile::create(path)?;
    file.write_all(bytes).map_err(|error| InputError::io(shown(path), "write the file", error))?;
    file.whole()
}

/// The name of an output in messages.
fn shown(path: &Path) -> String {
    if is_stdout(path) { "<stdout>".to_owned() } else { path.display().to_string() }
}

fn standard(out: impl Write + Send + 'static) -> Place {
    WRITTEN.store(true, Ordering::Relaxed);
    Place::Standard(Box::new(out))
}

/// Opened for appending, because a name such as /dev/fd/3 may be a file that others write to as well.
fn stream(path: &Path) -> Result<File, InputError> {
    let opened = OpenOptions::new().append(true).open(path);
    WRITTEN.store(true, Ordering::Relaxed);
    opened.map_err(|error| InputError::io(shown(path), "write to it", error))
}

fn beside(path: &Path) -> Result<Unfinished, InputError> {
    let made = target(path).and_then(Unfinished::create);
    made.map_err(|error| {
        let folder = folder_of(path).display();
        InputError::io(shown(path), &format!("write into the folder '{folder}'"), error)
    })
}

/// A file with a temporary name, on the list of unfinished files while it exists.
struct Unfinished {
    file: File,
    path: PathBuf,
    target: PathBuf,
}

impl Unfinished {
    fn create(target: PathBuf) -> io::Result<Self> {
        let old = fs::metadata(&target).ok();
        let folder = folder_of(&target);
        // Locked until the file is on the list, so that no signal comes in between.
        let mut list = unfinished();
        let (path, file) = new_file(folder, old.as_ref())?;
        list.push(path.clone());
        drop(list);
        let unfinished = Self { file, path, target };
        if let Some(old) = &old {
            keep_permissions(&unfinished.file, old)?;
        }
        // The system releases the lock when the process ends, in whatever way. Where files cannot be locked,
        // none counts as abandoned.
        unfinished.file.try_lock().ok();
        remove_abandoned(folder_of(&unfinished.target), &unfinished.file).ok();
        Ok(unfinished)
    }
}

/// What failed for an unfinished file, and why.
type Unplaced = (&'static str, io::Error);

impl Unfinished {
    /// Renames the file, or copies its bytes if the target must stay.
    fn put_in_place(&self, rename: impl Fn(&Path, &Path) -> io::Result<()>) -> Result<(), Unplaced> {
        match rename(&self.path, &self.target) {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => self
                .copy_into()
                .map_err(|error| ("copy the finished file to its place, which is a mount point", error)),
            placed => placed.map_err(|error| ("put the finished file in place", error)),
        }
    }

    /// Overwrites the target with the finished bytes.
    fn copy_into(&self) -> io::Result<()> {
        let mut whole = File::open(&self.path)?;
        let mut target = OpenOptions::new().write(true).open(&self.target)?;
        let (old, new) = (target.metadata()?.len(), whole.metadata()?.len());
        // Room is taken before a byte is overwritten: on a full disk the old file stays as it is.
        target.seek(SeekFrom::Start(old))?;
        if let Err(error) = io::copy(&mut io::repeat(0).take(new.saturating_sub(old)), &mut target)
            .and_then(|_| synced(&target))
        {
            target.set_len(old)?;
            return Err(error);
        }
        target.rewind()?;
        io::copy(&mut whole, &mut target)?;
        target.set_len(new)?;
        synced(&target)?;
        // It is taken off the list like a file that is in place.
        fs::remove_file(&self.path).ok();
        Ok(())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let mut list = unfinished();
        let before = list.len();
        list.retain(|path| *path != self.path);
        if list.len() < before {
            // Nobody would look for its temporary name.
            fs::remove_file(&self.path).ok();
        }
    }
}

/// Creates a new file, whatever else is written in this folder on this or another machine.
fn new_file(folder: &Path, old: Option<&Metadata>) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private_if(old.is_some(), &mut options);
    let mut tries = (0..MOST_TRIES).map(|_| {
        let path = temporary(folder);
        options.open(&path).map(|file| (path, file))
    });
    let taken = |made: &io::Result<_>| {
        made.as_ref().is_err_and(|error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists)
    };
    tries.find(|made| !taken(made)).unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))
}

/// A path in a folder with a temporary name that no other file has.
fn temporary(folder: &Path) -> PathBuf {
    folder.join(name(RandomState::new().build_hasher().finish()))
}

fn name(random: u64) -> String {
    let random = format!("{random:0width$x}", width = DIGITS.0);
    format!("{}{random}{}{}", NAME.0, check(&random), NAME.1)
}

fn check(random: &str) -> String {
    let sum = crc32fast::hash(format!("an unfinished file of skillgap: {random}").as_bytes());
    format!("{sum:0width$x}", width = DIGITS.1)
}

/// Whether [`name`] made this name; others have it only by copying.
fn is_name(name: &str) -> bool {
    let digits = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
    digits
        .and_then(|digits| digits.split_at_checked(DIGITS.0))
        .is_some_and(|(random, sum)| sum == check(random))
}

/// Removes files left in a folder by killed processes, after this file was created there.
fn remove_abandoned(folder: &Path, new: &File) -> io::Result<()> {
    let now = new.metadata()?.modified()?;
    for entry in fs::read_dir(folder)?.flatten() {
        let unfinished = entry.file_name().to_str().is_some_and(is_name);
        let age = || {
            let known = entry.metadata().ok().filter(Metadata::is_file)?;
            now.duration_since(known.modified().ok()?).ok()
        };
        if unfinished && age().is_some_and(|age| age > ABANDONED) && is_abandoned(&entry.path()) {
            fs::remove_file(entry.path()).ok();
        }
    }
    Ok(())
}

fn is_abandoned(path: &Path) -> bool {
    // Opened for writing, because some systems cannot lock other files.
    File::options().append(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// A file that replaces another is private until it gets that file's permissions; a new file is as readable
/// as any.
#[cfg(unix)]
fn private_if(replaces: bool, options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(if replaces { 0o600 } else { 0o666 });
}

#[cfg(not(unix))]
fn private_if(_: bool, _: &mut OpenOptions) {}

/// Keeps owner and group where the system allows it; otherwise the new group may do what both the old one and everyone may.
#[cfg(unix)]
fn keep_permissions(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let group = Some(old.gid());
    let kept = fchown(file, Some(old.uid()), group).or_else(|_| fchown(file, None, group));
    let mode = old.mode() & 0o777;
    // The new group is one of the others, as far as the old file is concerned.
    let mode = if kept.is_ok() { mode } else { mode & 0o707 | (mode & 0o070 & (mode & 0o007) << 3) };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_permissions(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_proves_itself() {
        assert!(is_name(&name(0)) && is_name(&name(u64::MAX)));
        assert_ne!(name(1), name(2));
        let others = [
            ".skillgap-notes.part",
            ".skillgap-0123456789abcdef01234567.part",
            ".skillgap-.part",
            ".skillgap-ééééééééé.part",
            "skillgap.part",
        ];
        assert!(others.iter().all(|name| !is_name(name)));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_replaced_gets_the_bytes() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mounted.csv");
        fs::write(&path, "old and longer than the new one").unwrap();
        let before = fs::metadata(&path).unwrap().ino();
        let mut made = Unfinished::create(path.clone()).unwrap();
        made.file.write_all(b"new").unwrap();
        let busy = |_: &Path, _: &Path| Err(io::ErrorKind::ResourceBusy.into());
        made.put_in_place(busy).unwrap();
        drop(made);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().ino(), before);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let made = Unfinished::create(path.clone()).unwrap();
        let refused = |_: &Path, _: &Path| Err(io::ErrorKind::PermissionDenied.into());
        assert_eq!(made.put_in_place(refused).unwrap_err().0, "put the finished file in place");
        drop(made);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn several_files_get_their_places_all_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("first"), "old").unwrap();
        let whole = |name: &str| {
            let mut file = OutputFile::create(&path(name)).unwrap();
            file.write_all(b"new").unwrap();
            file.whole().unwrap()
        };
        let files = ["first", "second", "third"].map(whole);
        // Nothing can take the place of a folder that is not empty.
        fs::create_dir(path("third")).unwrap();
        fs::write(path("third/inside"), "").unwrap();
        assert!(place_all(files).is_err());
        assert_eq!(fs::read_to_string(path("first")).unwrap(), "old");
        let left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
        place_all(["first", "second"].map(whole)).unwrap();
        assert_eq!(fs::read_to_string(path("first")).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, hours: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            let age = Duration::from_secs(hours * 3600);
            file.set_modified(std::time::SystemTime::now() - age).unwrap();
            file
        };
        let [killed, fresh, running] = [1, 2, 3].map(name);
        drop(
            [(&*killed, 1), (&fresh, 0), (".skillgap-notes.part", 99)].map(|(name, hours)| make(name, hours)),
        );
        let locked = make(&running, 1);
        locked.lock().unwrap();
        write_file(&folder.path().join("out"), b"new").unwrap();
        let there = |name: &str| folder.path().join(name).exists();
        assert!(!there(&killed));
        assert!([&*fresh, &running, ".skillgap-notes.part", "out"].iter().all(|name| there(name)));
    }
}
