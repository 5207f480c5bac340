//! Catalogues: folders of TOML that people edit, and imported files.
//!
//! [`load_catalog`] returns a checked [`Catalog`] or every problem with file and line. [`check_catalog`] also
//! returns advice that does not prevent use, and [`lint_catalog`] all findings for curators. The catalogue in
//! `data/` is compiled into [`skillgap-core`](skillgap_core::catalog::Catalog::builtin), and `data/README.md`
//! describes the format. [`import_catalog`] turns a published taxonomy or a list of labels into one file,
//! which the other functions read too.

#[cfg(feature = "taxonomies")]
mod blank;
#[cfg(feature = "taxonomies")]
mod cycles;
#[cfg(feature = "taxonomies")]
mod defaults;
mod draft;
#[cfg(feature = "taxonomies")]
mod esco;
#[cfg(feature = "taxonomies")]
mod faults;
mod files;
mod folder;
#[cfg(feature = "taxonomies")]
mod import;
#[cfg(feature = "taxonomies")]
mod known_names;
mod known_titles;
#[cfg(feature = "taxonomies")]
mod labels;
mod lexicon;
#[cfg(feature = "taxonomies")]
mod line_feeds;
mod lint;
#[cfg(feature = "taxonomies")]
mod onet;
#[cfg(feature = "taxonomies")]
mod repeated;
mod role_file;
mod slug;
#[cfg(feature = "taxonomies")]
mod source;
#[cfg(feature = "taxonomies")]
mod table;
mod toml_text;

#[cfg(feature = "taxonomies")]
pub use import::{ImportProgress, Imported, Taxonomy, import_catalog};
pub use lexicon::load_lexicon;
pub use lint::lint_catalog;
pub use role_file::role_file;

use crate::error::InputError;
use folder::Folder;
use skillgap_core::catalog::{
    Catalog, CatalogBytesError, CatalogDraft, Place, Problem, ProblemKind, Severity,
};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest catalogue file read, in bytes.
const MOST_BYTES: u64 = 130 << 20;

/// The number of bytes that identify a file.
const BEGINNING: u64 = 64;

const SHAPE: &str = "name a catalogue folder as described in data/README.md, or a file written by \
 'skillgap catalog import'";

const AGAIN: &str = "copy it again, or import it again with 'skillgap catalog import'";

/// A usable catalogue, and what to know about it.
#[derive(Debug)]
pub struct LoadedCatalog {
    /// The catalogue.
    pub catalog: Catalog,
    /// What was corrected, left out or is missing.
    pub warnings: Vec<Problem>,
}

/// A catalogue that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// It could not be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It was read and has errors.
    #[error("{} in {path}", count(problems))]
    Problems {
        /// The catalogue as the user named it.
        path: String,
        /// All problems by file and line, including warnings.
        problems: Vec<Problem>,
    },
}

fn count(problems: &[Problem]) -> String {
    match problems.iter().filter(|p| p.severity == Severity::Error).count() {
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    }
}

/// Reads a catalogue.
///
/// # Errors
/// Returns [`CatalogError`] if it cannot be read or has a problem that is more than a warning.
pub fn load_catalog(path: &Path) -> Result<LoadedCatalog, CatalogError> {
    let shown = path.display().to_string();
    if !is_folder(path, &shown)? {
        return Ok(LoadedCatalog { catalog: imported(path, &shown)?, warnings: Vec::new() });
    }
    let (draft, checked) = examine(path, &shown)?;
    let checked = checked.with_build(draft);
    let (catalog, problems) = (checked.catalog, checked.problems);
    finish(shown, catalog, problems)
}

/// Finds all problems of a catalogue, and what could be improved, by file and line.
///
/// # Errors
/// Returns [`InputError`] if there is no catalogue, or the system cannot read it.
pub fn check_catalog(path: &Path) -> Result<Vec<Problem>, InputError> {
    let shown = path.display().to_string();
    if !is_folder(path, &shown)? {
        // Users cannot improve a published taxonomy.
        let catalog = imported(path, &shown)?;
        return Ok(missing(&shown, catalog.roles().is_empty(), catalog.tips().is_empty()));
    }
    let (draft, mut checked) = examine(path, &shown)?;
    checked.problems.extend(lint::warnings(&draft));
    Ok(checked.with_build(draft).problems)
}

/// The state of checking a catalogue.
#[derive(Default)]
struct Checked {
    problems: Vec<Problem>,
    incomplete: bool,
    catalog: Option<Catalog>,
}

impl Checked {
    /// Adds the problems found in the draft.
    ///
    /// If a file could not be read, references into it are dangling only for that reason and are not
    /// reported.
    fn with_build(mut self, draft: CatalogDraft) -> Self {
        let (catalog, found) = match Catalog::build(draft) {
            Ok((catalog, found)) => (Some(catalog), found),
            Err(found) => (None, found),
        };
        let dangling = |p: &Problem| matches!(p.kind, ProblemKind::DanglingReference { .. });
        self.problems.extend(found.into_iter().filter(|p| !(self.incomplete && dangling(p))));
        self.problems.sort_by(|a, b| a.place.cmp(&b.place));
        Self { catalog, ..self }
    }
}

fn is_folder(path: &Path, shown: &str) -> Result<bool, InputError> {
    let meta = std::fs::metadata(path).map_err(|error| InputError::io(shown, "read the catalogue", error))?;
    Ok(meta.is_dir())
}

/// Whether a file begins as one that an import wrote.
///
/// # Errors
/// Fails if it cannot be read.
pub fn is_packed_catalog(path: &Path) -> std::io::Result<bool> {
    let mut bytes = Vec::new();
    File::open(path)?.take(BEGINNING).read_to_end(&mut bytes)?;
    Ok(Catalog::is_packed(&bytes))
}

/// A file written by an import.
fn imported(path: &Path, shown: &str) -> Result<Catalog, InputError> {
    let io = |error| InputError::io(shown, "read the catalogue", error);
    let mut file = File::open(path).map_err(io)?;
    // A file of another type is recognised by its first bytes, however large it is.
    let mut bytes = Vec::new();
    (&mut file).take(BEGINNING).read_to_end(&mut bytes).map_err(io)?;
    if Catalog::is_packed(&bytes) {
        file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(io)?;
    }
    Catalog::from_bytes(&bytes).map_err(|error| unusable(shown, &error))
}

fn unusable(shown: &str, error: &CatalogBytesError) -> InputError {
    let hint = match error {
        CatalogBytesError::Foreign => SHAPE,
        CatalogBytesError::OtherVersion { newer: true, .. } => {
            "use a newer skillgap, or import the catalogue again with 'skillgap catalog import'"
        }
        _ => AGAIN,
    };
    InputError::new(shown, error.to_string()).hint(hint)
}

fn examine(path: &Path, shown: &str) -> Result<(CatalogDraft, Checked), InputError> {
    let Folder { files, mut problems, incomplete } = folder::read(path, shown)?;
    let (draft, found) = draft::draft(files);
    problems.extend(found);
    if !incomplete {
        problems.extend(missing(shown, draft.roles.is_empty(), draft.tips.is_empty()));
    }
    Ok((draft, Checked { problems, incomplete, catalog: None }))
}

/// A catalogue with only skills can be used for matching, but its author should know.
fn missing(shown: &str, no_roles: bool, no_tips: bool) -> Vec<Problem> {
    let place = Place::new(&shown.into(), 0);
    let fields = [("role", no_roles), ("tip", no_tips)];
    let absent = fields.into_iter().filter(|(_, is_absent)| *is_absent);
    absent
        .map(|(field, _)| {
            Problem::warning(&place, ProblemKind::Missing { item: "the catalogue".to_owned(), field })
        })
        .collect()
}

fn finish(
    path: String,
    catalog: Option<Catalog>,
    problems: Vec<Problem>,
) -> Result<LoadedCatalog, CatalogError> {
    match catalog {
        Some(catalog) if problems.iter().all(|p| p.severity == Severity::Warning) => {
            Ok(LoadedCatalog { catalog, warnings: problems })
        }
        _ => Err(CatalogError::Problems { path, problems }),
    }
}
