//! The files of a taxonomy as downloaded: zip files, folders or single files, one or more together.
//!
//! Files are found by their stem, with any language suffix and at any depth. Unpacked bytes are counted, so
//! that a small file that unpacks to a huge one is an error.

use super::is_packed_catalog;
use crate::error::InputError;
use std::cell::Cell;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of one file; the largest of ESCO and O*NET are 30 MB.
const MOST_IN_FILE: u64 = 256 << 20;

/// A packed file may unpack to this many times its size, and to the second figure however small it is. Those of ESCO and
/// O*NET come to 10 times.
const RATIO: u64 = 40;
const FLOOR: u64 = 24 << 20;

/// The most bytes of all files together.
const MOST_IN_ALL: u64 = 1 << 30;

/// The most files in a zip file or a folder; ESCO and O*NET have fewer than 50.
const MOST_FILES: usize = 10_000;

/// The depth to which a folder is searched; downloads are one or two folders deep.
const DEEPEST: usize = 4;

const DAMAGED: &str = "the zip file is damaged or truncated";
const AGAIN: &str = "download it again";

/// The given files.
pub(super) struct Sources {
    given: String,
    files: Vec<SourceFile>,
    read: Cell<u64>,
}

/// A file, in a zip file or by itself.
#[derive(Debug, Clone)]
pub(super) struct SourceFile {
    /// Its name in messages: the path, or the path of the zip file and the name in it.
    pub(super) shown: Arc<str>,
    /// Its stated size in bytes.
    pub(super) size: u64,
    name: String,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    Loose(PathBuf),
    Zipped { zip: PathBuf, index: usize },
}

impl Sources {
    /// Lists the given files in order, without unpacking.
    pub(super) fn open(paths: &[PathBuf]) -> Result<Self, InputError> {
        let mut files = Vec::new();
        for path in paths {
            let meta = std::fs::metadata(path).map_err(|error| io(path, "read the source", error))?;
            if meta.is_dir() { add_folder(path, &mut files)? } else { add_file(path, &mut files)? }
        }
        let mut seen = HashSet::new();
        files.retain(|file| seen.insert(file.identity()));
        let given: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        Ok(Self { given: given.join(", "), files, read: Cell::new(0) })
    }

    /// All files.
    pub(super) fn all(&self) -> Vec<SourceFile> {
        self.files.clone()
    }

    /// A description of what was given.
    pub(super) fn given(&self) -> &str {
        &self.given
    }

    /// The files called `STEM.EXT` or `STEM_ANYTHING.EXT`, ignoring case.
    pub(super) fn find(&self, stem: &str, extension: &str) -> Vec<SourceFile> {
        let wanted = |file: &&SourceFile| {
            let stem_of = file.name.strip_suffix(extension).and_then(|name| name.strip_suffix('.'));
            let rest = stem_of.and_then(|name| name.strip_prefix(&stem.to_lowercase()));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        };
        self.files.iter().filter(wanted).cloned().collect()
    }

    /// Every part of every path, for finding the version.
    pub(super) fn path_parts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(|file| file.shown.split(['/', '\\']))
    }

    /// Bytes read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read.get()
    }

    /// Passes the bytes of a file to `with`.
    pub(super) fn read<T>(
        &self,
        file: &SourceFile,
        with: impl FnOnce(&mut dyn Read) -> Result<T, InputError>,
    ) -> Result<T, InputError> {
        match &file.place {
            Place::Loose(path) => {
                let inner = File::open(path).map_err(|error| io(path, "open the file", error))?;
                with(&mut self.bounded(BufReader::new(inner), MOST_IN_FILE))
            }
            Place::Zipped { zip, index } => {
                let mut archive = archive(zip)?;
                let inner = archive.by_index(*index).map_err(|error| damaged(&file.shown, error))?;
                let most = inner.compressed_size().saturating_mul(RATIO).clamp(FLOOR, MOST_IN_FILE);
                with(&mut self.bounded(inner, most))
            }
        }
    }

    fn bounded<R: Read>(&self, inner: R, most: u64) -> Bounded<'_, R> {
        Bounded { inner, here: 0, most, all: &self.read }
    }
}

impl SourceFile {
    /// The language suffix of the name: `en` in `skills_en.csv`.
    pub(super) fn language(&self) -> Option<&str> {
        let (stem, _) = self.name.rsplit_once('.')?;
        let (_, suffix) = stem.rsplit_once('_')?;
        ((2..=5).contains(&suffix.len())).then_some(suffix)
    }

    /// The name without its extension.
    pub(super) fn stem(&self) -> String {
        let name = self.shown.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
    }

    /// Whether it is a table, by its name.
    pub(super) fn is_table(&self) -> bool {
        self.name.ends_with(".csv") || self.name.ends_with(".tsv")
    }

    /// Equal for a file given twice under different names.
    fn identity(&self) -> (PathBuf, usize) {
        let (path, index) = match &self.place {
            Place::Loose(path) => (path, 0),
            Place::Zipped { zip, index } => (zip, *index),
        };
        (path.canonicalize().unwrap_or_else(|_| path.clone()), index)
    }

    /// The error for a failed read of the file.
    pub(super) fn unreadable(&self, error: std::io::Error) -> InputError {
        match error.kind() {
            ErrorKind::FileTooLarge => {
                InputError::new(&*self.shown, error.to_string()).hint("name only the files as downloaded")
            }
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
                InputError { source: Some(error), ..InputError::new(&*self.shown, DAMAGED) }.hint(AGAIN)
            }
            _ => InputError::io(&*self.shown, "read the file", error),
        }
    }
}

/// Counts bytes read, and fails when there are more than in any taxonomy.
struct Bounded<'a, R> {
    inner: R,
    here: u64,
    /// The most bytes of this file.
    most: u64,
    all: &'a Cell<u64>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.here += read as u64;
        self.all.set(self.all.get() + read as u64);
        let too_large = |what, most: u64| {
            let message = format!("{what} larger than {} MiB when unpacked", most >> 20);
            Err(std::io::Error::new(ErrorKind::FileTooLarge, message))
        };
        match (self.here > self.most, self.all.get() > MOST_IN_ALL) {
            (true, _) => too_large("the file is", self.most),
            (_, true) => too_large("the files together are", MOST_IN_ALL),
            _ => Ok(read),
        }
    }
}

fn add_file(path: &Path, into: &mut Vec<SourceFile>) -> Result<(), InputError> {
    if is_zip(path)? {
        return add_zip(path, into);
    }
    if is_catalogue(path)? {
        let error =
            InputError::new(path.display().to_string(), "is a catalogue already: there is nothing to import");
        return Err(error.hint("use it as it is: --catalog FILE"));
    }
    add_loose(path, into);
    Ok(())
}

/// By its first bytes or by its name, so that a damaged zip file is still reported as one.
fn is_zip(path: &Path) -> Result<bool, InputError> {
    let mut head = [0; 4];
    let file = File::open(path).map_err(|error| io(path, "open the source", error))?;
    let read = file.take(4).read(&mut head).map_err(|error| io(path, "read the source", error))?;
    Ok(head.get(..read) == Some(b"PK\x03\x04") || lower_name(path).ends_with(".zip"))
}

/// Whether a file is a catalogue of an earlier import, which may lie beside its sources.
fn is_catalogue(path: &Path) -> Result<bool, InputError> {
    is_packed_catalog(path).map_err(|error| io(path, "read the source", error))
}

fn add_loose(path: &Path, into: &mut Vec<SourceFile>) {
    let size = std::fs::metadata(path).map_or(0, |meta| meta.len());
    let shown = path.display().to_string().into();
    into.push(SourceFile { shown, size, name: lower_name(path), place: Place::Loose(path.to_owned()) });
}

fn add_zip(path: &Path, into: &mut Vec<SourceFile>) -> Result<(), InputError> {
    let mut archive = archive(path)?;
    check_number(path, archive.len())?;
    for index in 0..archive.len() {
        let broken = |error| damaged(&path.display().to_string(), error);
        let entry = archive.by_index_raw(index).map_err(broken)?;
        let inside = entry.name().map_err(broken)?.replace('\\', "/");
        let name = inside.rsplit('/').next().unwrap_or_default().to_lowercase();
        // Archives packed on a Mac contain a hidden twin of every file.
        if entry.is_dir() || name.starts_with('.') {
            continue;
        }
        let shown = format!("{}/{inside}", path.display()).into();
        let place = Place::Zipped { zip: path.to_owned(), index };
        into.push(SourceFile { shown, size: entry.size(), name, place });
    }
    Ok(())
}

fn archive(path: &Path) -> Result<ZipArchive<BufReader<File>>, InputError> {
    let file = File::open(path).map_err(|error| io(path, "open the zip", error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| damaged(&path.display().to_string(), error))
}

fn damaged(shown: &str, error: ZipError) -> InputError {
    match error {
        ZipError::UnsupportedArchive(why) => {
            let message = format!("the zip cannot be unpacked: {why}");
            InputError::new(shown, message).hint("unpack it with another program and give the folder")
        }
        error => {
            let source = Some(std::io::Error::other(error.to_string()));
            InputError { source, ..InputError::new(shown, DAMAGED) }.hint(AGAIN)
        }
    }
}

/// Adds the files of a folder, level by level, sorted by name, including those in zip files.
fn add_folder(path: &Path, into: &mut Vec<SourceFile>) -> Result<(), InputError> {
    let mut level = vec![path.to_owned()];
    let mut seen = 0;
    for _ in 0..DEEPEST {
        let mut deeper = Vec::new();
        for folder in level {
            let entries =
                std::fs::read_dir(&folder).map_err(|error| io(&folder, "list the folder", error))?;
            let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            paths.retain(|path| !lower_name(path).starts_with('.'));
            paths.sort();
            seen += paths.len();
            check_number(&folder, seen)?;
            let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
            deeper.extend(folders);
            for file in files.iter().filter(|path| path.is_file()) {
                if lower_name(file).ends_with(".zip") {
                    add_zip(file, into)?;
                } else if !is_catalogue(file)? {
                    add_loose(file, into);
                }
            }
        }
        level = deeper;
    }
    Ok(())
}

fn check_number(path: &Path, files: usize) -> Result<(), InputError> {
    if files <= MOST_FILES {
        return Ok(());
    }
    let message = format!("contains more than {MOST_FILES} files, too many for a taxonomy");
    Err(InputError::new(path.display().to_string(), message).hint("name only the folder of the taxonomy"))
}

fn lower_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn io(path: &Path, doing: &str, error: std::io::Error) -> InputError {
    InputError::io(path.display().to_string(), doing, error)
}
