//! Reads the folder of a catalogue: which files it has, in which order they are read, and what is missing.
//!
//! The build script includes this file too, so that the compiled-in catalogue is read like any other folder.

use super::files::{AllowEntry, AllowFile, CatalogFiles, Lined, Named};
use super::toml_text::{self, Fault};
use crate::error::InputError;
use skillgap_core::catalog::{Place, Problem, ProblemKind};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file read, in bytes. A domain of hundreds of skills needs about 100 KB. Reading takes many
/// times a file's size in memory, so a wrong file (a dump, a video) must be rejected beforehand.
pub(super) const MOST_BYTES: u64 = 16 << 20;

pub(super) const SHAPE: &str = "a catalogue is a folder with catalog.toml, skills/*.toml, roles/*.toml and tips.toml; \
                     the built-in one, data/, is an example and data/README.md describes it";

/// The files of a catalogue, and the problems of those left out.
pub(super) struct Folder {
    pub(super) files: CatalogFiles,
    pub(super) problems: Vec<Problem>,
    /// Whether a file could not be read, so that references to its contents may be dangling.
    pub(super) incomplete: bool,
}

/// Reads the folder; `shown` is its name in messages.
pub(super) fn read(path: &Path, shown: &str) -> Result<Folder, InputError> {
    let mut reader = Reader { path, shown, problems: Vec::new() };
    let about = reader.file("catalog.toml", toml_text::about)?;
    if about.is_none() && reader.problems.is_empty() {
        let message = "the folder has no catalog.toml, so it is not a catalogue";
        return Err(InputError::new(shown, message).hint(SHAPE));
    }
    let skills = reader.all("skills", toml_text::skills)?;
    if skills.is_empty() && reader.problems.is_empty() {
        let message = "the catalogue has no skills: there is no file skills/*.toml in the folder";
        return Err(InputError::new(shown, message).hint(SHAPE));
    }
    let roles = reader.all("roles", toml_text::role)?;
    let tips = reader.file("tips.toml", toml_text::tips)?;
    let bundles = reader.file("bundles.toml", toml_text::bundles)?;
    let resources = reader.file("resources.toml", toml_text::resources)?;
    let incomplete = !reader.problems.is_empty();
    let problems = reader.problems;
    Ok(Folder {
        files: CatalogFiles { about, skills, roles, tips, bundles, resources },
        problems,
        incomplete,
    })
}

/// The entries of a list of exceptions, each with its line.
pub(super) type Exceptions = Vec<(u32, AllowEntry)>;

/// The name of a folder's list of exceptions and its entries with lines, if there is one.
pub(super) fn exceptions(
    path: &Path,
    shown: &str,
    problems: &mut Vec<Problem>,
) -> Result<Option<(String, Exceptions)>, InputError> {
    let mut reader = Reader { path, shown, problems: Vec::new() };
    let read = reader.file("lint.toml", toml_text::exceptions)?;
    problems.append(&mut reader.problems);
    let entries = |file: AllowFile| file.allow.into_iter().map(|Lined(line, entry)| (line, entry)).collect();
    Ok(read.map(|Named(name, file)| (name, entries(file))))
}

struct Reader<'a> {
    path: &'a Path,
    shown: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// All TOML files of a subfolder, sorted by name, so that a folder always gives the same catalogue.
    fn all<T>(
        &mut self,
        sub: &str,
        parse: fn(&str) -> Result<T, Fault>,
    ) -> Result<Vec<Named<T>>, InputError> {
        let mut read = Vec::new();
        for name in toml_names(&self.path.join(sub)).map_err(|e| self.io(sub, "read the folder", e))? {
            read.extend(self.file(&format!("{sub}/{name}"), parse)?);
        }
        Ok(read)
    }

    /// One file; `None` if it does not exist or has an error, which is then recorded.
    fn file<T>(
        &mut self,
        name: &str,
        parse: fn(&str) -> Result<T, Fault>,
    ) -> Result<Option<Named<T>>, InputError> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let parsed = match str::from_utf8(&bytes) {
            Ok(text) => parse(text),
            Err(error) => {
                Err(Fault::at_byte(&bytes, error.valid_up_to(), "the file is not UTF-8 text".to_owned()))
            }
        };
        Ok(parsed
            .map(|value| Named(self.shown_path(name), value))
            .map_err(|fault| self.note(name, fault))
            .ok())
    }

    fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, InputError> {
        let mut bytes = Vec::new();
        match File::open(self.path.join(name)) {
            Ok(file) => file.take(MOST_BYTES + 1).read_to_end(&mut bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => Err(error),
        }
        .map_err(|error| self.io(name, "read the file", error))?;
        if bytes.len() as u64 > MOST_BYTES {
            let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
            return Err(InputError::new(self.shown_path(name), message).hint(SHAPE));
        }
        Ok(Some(bytes))
    }

    fn note(&mut self, name: &str, fault: Fault) {
        let file: Arc<str> = self.shown_path(name).into();
        let item = format!("column {}", fault.column);
        let kind = ProblemKind::BadValue { item, message: fault.message };
        self.problems.push(Problem::error(&Place::new(&file, fault.line), kind));
    }

    fn io(&self, name: &str, doing: &str, error: std::io::Error) -> InputError {
        InputError::io(self.shown_path(name), doing, error)
    }

    fn shown_path(&self, name: &str) -> String {
        Path::new(self.shown).join(name).display().to_string()
    }
}

/// The sorted names of the TOML files in a folder; empty if there is no folder.
///
/// Hidden files are skipped: editors store locks and copies under such names.
fn toml_names(folder: &Path) -> std::io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let path: PathBuf = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".toml") && !name.starts_with('.') && path.is_file() {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
