//! The one way in which files are written: an output appears under its name only when it is whole.
//!
//! It is written beside its place, under a name of its own, and gets its name in one step, when its bytes are on the
//! disk. A link is followed and stays; a file that was there hands its permissions on. The standard output, devices
//! and pipes are written to as the bytes come: they are never replaced. Nor can a file be that is mounted by itself, as
//! containers do: the finished bytes are copied into it.

use super::same_file::{check_output, folder_of, is_stderr, is_stdout, is_stream, target};
use crate::error::InputError;
use std::fs::{self, File, Metadata, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How the name of an unfinished file begins and ends; it is hidden.
const NAME: (&str, &str) = (".skillgap-", ".part");

/// The digits between them: a random number, and a check of it that no other name has but by chance.
const DIGITS: (usize, usize) = (16, 8);

/// So many names are tried; each is free but for a chance of one in 2^64.
const MOST_TRIES: usize = 16;

/// An unfinished file that nobody has locked was left by a process that was killed, unless it is younger than this: its
/// process may be about to lock it.
const ABANDONED: Duration = Duration::from_secs(60);

/// Writes go to the disk in pieces of this size.
const WRITE_BEHIND: usize = 1 << 20;

/// The unfinished files of this process, for who must end it at once.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Whether something may have gone out, or into its place, that cannot be taken back.
static WRITTEN: AtomicBool = AtomicBool::new(false);

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a process that must end at once has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It was writing, and every file is as it was before.
    NothingWritten,
    /// It was not writing, or something is written that cannot be taken back.
    Elsewhere,
}

/// Removes every unfinished file of this process, and keeps further ones from getting their names.
///
/// For the handler of a signal, which ends the process afterwards: a run that goes on would find its files gone.
pub fn remove_unfinished() -> Stopped {
    let files = unfinished();
    let nothing_written = !files.is_empty() && !WRITTEN.load(Ordering::Relaxed);
    files.iter().for_each(|file| {
        // What cannot be removed is hidden, and has a name of its own.
        fs::remove_file(file).ok();
    });
    // Whoever is about to name a file waits for this lock until the process ends.
    std::mem::forget(files);
    if nothing_written { Stopped::NothingWritten } else { Stopped::Elsewhere }
}

/// An output being written; dropped unfinished, a file leaves nothing behind, and a stream gets no more.
pub struct OutputFile {
    waiting: Vec<u8>,
    place: Place,
    path: PathBuf,
}

/// Where the bytes go.
enum Place {
    Standard(Box<dyn Write + Send>),
    Stream(File),
    Beside(Unfinished),
}

impl OutputFile {
    /// Begins an output that will be called `path`; `-` is the standard output.
    ///
    /// # Errors
    /// [`InputError`] when it cannot be written there.
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

    /// Writes what is left: after this, only the name is missing.
    ///
    /// # Errors
    /// [`InputError`] when the system does not take it.
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
    /// Has the system put a file's bytes on the disk: a name that is there after a crash names all of them.
    fn sync(&self) -> io::Result<()> {
        match self {
            Self::Beside(unfinished) => synced(&unfinished.file),
            Self::Standard(_) | Self::Stream(_) => Ok(()),
        }
    }
}

/// Some file systems have nothing to do for it, and say so with an error.
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

/// A whole output whose file does not have its name yet.
pub struct WholeFile {
    place: Place,
    path: PathBuf,
}

impl WholeFile {
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

/// Gives files their names, one after the other; what stood there before is replaced in one step. A signal comes
/// before all of them or after.
///
/// # Errors
/// [`InputError`] for the first that cannot get its name; those after it leave nothing behind.
pub fn place_all(files: impl IntoIterator<Item = WholeFile>) -> Result<(), InputError> {
    let mut files: Vec<WholeFile> = files.into_iter().collect();
    let mut list = unfinished();
    let done = files.iter_mut().try_for_each(|file| file.put_in_place(&mut list));
    // What is dropped takes itself off the list, which it cannot while the list is held.
    drop(list);
    done
}

/// Writes a whole output.
///
/// # Errors
/// [`InputError`] when it cannot be written there.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), InputError> {
    let mut file = OutputFile::create(path)?;
    file.write_all(bytes).map_err(|error| InputError::io(shown(path), "write the file", error))?;
    place_all([file.whole()?])
}

/// What messages call an output.
fn shown(path: &Path) -> String {
    if is_stdout(path) { "<stdout>".to_owned() } else { path.display().to_string() }
}

fn standard(out: impl Write + Send + 'static) -> Place {
    WRITTEN.store(true, Ordering::Relaxed);
    Place::Standard(Box::new(out))
}

/// Opened to add to: a name such as /dev/fd/3 may stand for a file that others write to as well.
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

/// A file under a name that says what it is, for as long as it is on the list.
struct Unfinished {
    file: File,
    path: PathBuf,
    target: PathBuf,
}

impl Unfinished {
    fn create(target: PathBuf) -> io::Result<Self> {
        let old = fs::metadata(&target).ok();
        let folder = folder_of(&target);
        // Held meanwhile, so that no signal comes between the file and its place on the list.
        let mut list = unfinished();
        let (path, file) = new_file(folder, old.as_ref())?;
        list.push(path.clone());
        drop(list);
        let unfinished = Self { file, path, target };
        if let Some(old) = &old {
            keep_permissions(&unfinished.file, old)?;
        }
        // The system takes the lock away when the process ends, however it ends. Where files cannot be locked, none is
        // ever taken for abandoned.
        unfinished.file.try_lock().ok();
        remove_abandoned(folder_of(&unfinished.target), &unfinished.file).ok();
        Ok(unfinished)
    }
}

/// What an unfinished file was being put through when it failed, and why.
type Unplaced = (&'static str, io::Error);

impl Unfinished {
    /// Gives the file its name, or its bytes to the file that has it and keeps it.
    fn put_in_place(&self, rename: impl Fn(&Path, &Path) -> io::Result<()>) -> Result<(), Unplaced> {
        match rename(&self.path, &self.target) {
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy => self.copy_into().map_err(|error| {
                ("copy the finished file into its place, which is mounted; what is there now may be cut short", error)
            }),
            placed => placed.map_err(|error| ("put the finished file in place", error)),
        }
    }

    /// Overwrites the target with what was written beside it.
    fn copy_into(&self) -> io::Result<()> {
        let mut whole = File::open(&self.path)?;
        let mut target = OpenOptions::new().write(true).truncate(true).open(&self.target)?;
        io::copy(&mut whole, &mut target)?;
        synced(&target)?;
        // Its name is taken off the list as that of a file that is in place.
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
            // It has no name of its own that anybody would look for.
            fs::remove_file(&self.path).ok();
        }
    }
}

/// A file that was not there before, whatever else is written in this folder, on this machine or another.
fn new_file(folder: &Path, old: Option<&Metadata>) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private_if(old.is_some(), &mut options);
    let mut tries = (0..MOST_TRIES).map(|_| {
        let path = folder.join(name(RandomState::new().build_hasher().finish()));
        options.open(&path).map(|file| (path, file))
    });
    let taken = |made: &io::Result<_>| {
        made.as_ref().is_err_and(|error: &io::Error| error.kind() == io::ErrorKind::AlreadyExists)
    };
    tries.find(|made| !taken(made)).unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))
}

fn name(random: u64) -> String {
    let random = format!("{random:0width$x}", width = DIGITS.0);
    format!("{}{random}{}{}", NAME.0, check(&random), NAME.1)
}

fn check(random: &str) -> String {
    let sum = crc32fast::hash(format!("an unfinished file of skillgap: {random}").as_bytes());
    format!("{sum:0width$x}", width = DIGITS.1)
}

/// Whether [`name`] made this: nobody else calls a file like this but by copying one.
fn is_name(name: &str) -> bool {
    let digits = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
    digits
        .and_then(|digits| digits.split_at_checked(DIGITS.0))
        .is_some_and(|(random, sum)| sum == check(random))
}

/// Removes what killed processes left in a folder, in which this file was just made: nobody else can tidy up after them.
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
    // Opened for writing: some systems lock no other files.
    File::options().append(true).open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// What will replace a file is nobody else's to read until it is as readable as that file; what is new is as readable
/// as any new file.
#[cfg(unix)]
fn private_if(replaces: bool, options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(if replaces { 0o600 } else { 0o666 });
}

#[cfg(not(unix))]
fn private_if(_: bool, _: &mut OpenOptions) {}

/// Owner and group stay where the system allows it; else the new group is not let in.
#[cfg(unix)]
fn keep_permissions(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let group = Some(old.gid());
    let kept = fchown(file, Some(old.uid()), group).or_else(|_| fchown(file, None, group));
    let mode = old.mode() & if kept.is_ok() { 0o777 } else { 0o707 };
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
