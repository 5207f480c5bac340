//! What the inputs of a run are: tables of profiles, and files that are the resume of one person each; folders are
//! walked.

use super::TableFormat;
use super::feed::{Reading, is_table};
use super::globs::expand_inputs;
use super::source::is_stdin;
use crate::bytes::is_same_input;
use crate::error::InputError;
use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What documents end in that are never tables.
const DOCUMENTS: [&str; 9] = ["pdf", "docx", "docm", "odt", "fodt", "rtf", "xlsx", "xlsm", "zip"];

/// What texts end in that are resumes, unless somebody says that they are tables.
const TEXTS: [&str; 8] = ["md", "markdown", "html", "htm", "yaml", "yml", "toml", "xml"];

/// Resumes that are not read: each is a reject that says what to do, rather than nothing but a number.
const UNREAD: [&str; 2] = ["doc", "pages"];

/// What else may be handed in for a resume by name.
const IMAGES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "tif", "tiff", "tex"];

/// What begins like this is no table, whatever it is called.
const MARKS: [&[u8]; 3] = [b"%PDF-", b"PK\x03\x04", b"{\\rtf"];

/// What OUT and the rejects of another run begin with, and those of a market.
const RESULTS: [&[u8]; 4] = [
    b"profile_id,rank,role_id,role,fit,",
    b"file,line,profile_id,reason,raw",
    b"file,line,posting_id,reason,raw",
    b"rank,posting_id,title,fit,",
];

/// So many bytes show what a file begins with.
const HEAD: u64 = 256 << 10;

/// One input of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchInput {
    /// A table of profiles that somebody named: a fault in it ends the run.
    Table(PathBuf),
    /// A table of profiles in a folder: what cannot be read of it is a reject.
    FoundTable(PathBuf),
    /// The resume of one person.
    Resume(PathBuf),
    /// Something in a folder that cannot be read, with the reason.
    Unread(PathBuf, String),
}

impl BatchInput {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Table(path) | Self::FoundTable(path) | Self::Resume(path) | Self::Unread(path, _) => path,
        }
    }
}

impl From<PathBuf> for BatchInput {
    fn from(path: PathBuf) -> Self {
        Self::Table(path)
    }
}

/// The inputs of a run, and what stands in their folders besides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// In the order in which they are named, the files of a folder by name.
    pub inputs: Vec<BatchInput>,
    /// What is passed over.
    pub left_out: LeftOut,
}

/// Files in folders that are no input, by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Files and folders whose name begins with a dot.
    pub hidden: u64,
    /// OUT, rejects and the like, of this run or another.
    pub results: u64,
    /// Links to folders, which could lead in a circle.
    pub links: u64,
    /// Devices, pipes and the like.
    pub special: u64,
    /// All others, by what they end in.
    pub endings: BTreeMap<String, u64>,
}

impl LeftOut {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.hidden + self.results + self.links + self.special + self.endings.values().sum::<u64>()
    }

    /// A sentence on them; `None` where nothing is passed over.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let endings = self.endings.iter().map(|(ending, count)| (ending.clone(), *count));
        let named = [
            ("hidden", self.hidden),
            ("results of a batch", self.results),
            ("links to folders", self.links),
            ("devices or pipes", self.special),
        ];
        let named = named.map(|(what, count)| (what.to_owned(), count));
        let parts: Vec<String> = named
            .into_iter()
            .chain(endings)
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!("{count} {what}"))
            .collect();
        let noun = if self.count() == 1 { "file is" } else { "files are" };
        (!parts.is_empty()).then(|| format!("{} {noun} left out: {}", self.count(), parts.join(", ")))
    }
}

/// Finds the inputs: patterns are replaced by what they match, folders by the files in them.
///
/// A file in a folder that cannot be opened is an input all the same, so that it ends in the rejects. `outputs` are
/// what this run writes: they are no inputs, even where they stand in a folder that is one.
///
/// # Errors
/// [`InputError`] for a pattern that is none or that no file matches, and for a folder without any file to read.
pub fn gather_inputs(
    inputs: &[PathBuf],
    options: &super::BatchOptions,
    outputs: &[&Path],
) -> Result<Gathered, InputError> {
    gather(inputs, super::reading(options), outputs)
}

/// The same for what is read like this.
pub(super) fn gather(
    inputs: &[PathBuf],
    reading: Reading,
    outputs: &[&Path],
) -> Result<Gathered, InputError> {
    let mut gathering = Gathering { reading, outputs, found: Gathered::default() };
    for path in expand_inputs(inputs)? {
        if !is_stdin(&path) && path.is_dir() {
            gathering.folder(&path)?
        } else {
            let input = gathering.named(path)?;
            gathering.found.inputs.push(input);
        }
    }
    Ok(gathering.found)
}

struct Gathering<'g> {
    reading: Reading,
    outputs: &'g [&'g Path],
    found: Gathered,
}

impl Gathering<'_> {
    /// Everything in a folder and in those below, by name.
    fn folder(&mut self, folder: &Path) -> Result<(), InputError> {
        let before = self.found.inputs.len();
        // Paths that are still to come, the next one last.
        let mut open = vec![folder.to_owned()];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                match entries(&path) {
                    Ok(entries) => open.extend(self.visible(entries).into_iter().rev()),
                    Err(error) => {
                        let reason = format!("cannot read the folder: {error}");
                        self.found.inputs.push(BatchInput::Unread(path, reason));
                    }
                }
            } else {
                self.walked(path)
            }
        }
        if self.found.inputs.len() > before {
            Ok(())
        } else {
            let name = folder.display().to_string();
            let what = if self.reading.names.postings { "job posting" } else { "resume" };
            let error = InputError::new(name, format!("contains no {what} or table"));
            Err(error.hint(self.found.left_out.note().unwrap_or_else(|| "it is empty".to_owned())))
        }
    }

    /// The paths that are looked at further.
    fn visible(&mut self, entries: Vec<DirEntry>) -> Vec<PathBuf> {
        let mut paths = Vec::with_capacity(entries.len());
        for entry in entries {
            let path = entry.path();
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.found.left_out.hidden += 1;
            } else if is_link && path.is_dir() {
                self.found.left_out.links += 1;
            } else if fs::metadata(&path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
                self.found.left_out.special += 1;
            } else {
                paths.push(path);
            }
        }
        paths
    }

    /// A file in a folder: what is no input is counted.
    fn walked(&mut self, path: PathBuf) {
        let same = |output: &&&Path| output.file_name() == path.file_name() && is_same_input(output, &path);
        let extension = extension(&path);
        let is_packed = matches!(extension.as_str(), "gz" | "zst");
        let input = match extension.as_str() {
            _ if self.outputs.iter().any(|output| same(&output)) || is_result(&path) => {
                self.found.left_out.results += 1;
                return;
            }
            ending if DOCUMENTS.contains(&ending) || TEXTS.contains(&ending) || UNREAD.contains(&ending) => {
                BatchInput::Resume(path)
            }
            "json" => match self.json(path) {
                BatchInput::Table(path) => BatchInput::FoundTable(path),
                resume => resume,
            },
            _ => match TableFormat::of(&path) {
                Some(TableFormat::Csv) if !is_packed => match is_table(&path, &self.reading) {
                    Ok(()) => BatchInput::FoundTable(path),
                    Err(_) => BatchInput::Resume(path),
                },
                Some(_) => match is_table(&path, &self.reading) {
                    Ok(()) => BatchInput::FoundTable(path),
                    Err(error) => BatchInput::Unread(path, error.message),
                },
                None => {
                    let ending = if extension.is_empty() {
                        "without an extension".to_owned()
                    } else {
                        format!(".{extension}")
                    };
                    *self.found.left_out.endings.entry(ending).or_default() += 1;
                    return;
                }
            },
        };
        self.found.inputs.push(input);
    }

    /// A file that somebody named.
    fn named(&self, path: PathBuf) -> Result<BatchInput, InputError> {
        if is_stdin(&path) {
            return Ok(BatchInput::Table(path));
        }
        let name = || path.display().to_string();
        let found = fs::metadata(&path).map_err(|error| InputError::io(name(), "open the file", error))?;
        // What comes through a pipe can be looked at once.
        Ok(if found.is_file() { self.file(path) } else { BatchInput::Table(path) })
    }

    fn file(&self, path: PathBuf) -> BatchInput {
        let extension = extension(&path);
        let ending = extension.as_str();
        if DOCUMENTS.contains(&ending) {
            return BatchInput::Resume(path);
        }
        if self.reading.format.is_some() {
            return BatchInput::Table(path);
        }
        match ending {
            _ if TEXTS.contains(&ending) || UNREAD.contains(&ending) || IMAGES.contains(&ending) => {
                BatchInput::Resume(path)
            }
            "json" => self.json(path),
            "txt" if is_table(&path, &self.reading).is_err() => BatchInput::Resume(path),
            _ if TableFormat::of(&path).is_none()
                && MARKS.iter().any(|mark| head(&path).starts_with(mark)) =>
            {
                BatchInput::Resume(path)
            }
            _ => BatchInput::Table(path),
        }
    }

    /// JSON is a table where its first line is a whole object that holds an id; else it is a resume.
    fn json(&self, path: PathBuf) -> BatchInput {
        let head = head(&path);
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
        let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let is_object = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(line).is_ok();
        if is_object && is_table(&path, &self.reading).is_ok() {
            BatchInput::Table(path)
        } else {
            BatchInput::Resume(path)
        }
    }
}

/// What stands in a folder, by name.
fn entries(folder: &Path) -> std::io::Result<Vec<DirEntry>> {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<DirEntry>>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// In small letters, without the dot; empty where there is none.
fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The first bytes; none where the file cannot be read.
fn head(path: &Path) -> Vec<u8> {
    let mut head = Vec::new();
    // What cannot be read here is told when it is read.
    let _ = fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    head
}

/// Whether a file is what another run has written.
fn is_result(path: &Path) -> bool {
    extension(path) == "csv" && RESULTS.iter().any(|first| head(path).starts_with(first))
}
