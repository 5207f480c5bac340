//! Catalogues: the folder of TOML that people edit, and the one that is compiled into the program.
//!
//! [`load_catalog`] gives a checked [`Catalog`] or says everything that is wrong with it, each with its file and
//! line; [`check_catalog`] adds the advice that does not keep a catalogue from being used, [`lint_catalog`] all that a
//! curator would regret; that
//! of `data/` is compiled into [`skillgap-core`](skillgap_core::catalog::Catalog::builtin). The format is described in `data/README.md`.
//! [`import_catalog`] makes one file of a published taxonomy or of a list of labels, which both read as well.

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

/// The largest file of a catalogue that is read.
const MOST_BYTES: u64 = 130 << 20;

/// So many bytes tell what a file is.
const BEGINNING: u64 = 64;

const SHAPE: &str = "name the folder of a catalogue, in the shape that data/README.md describes, \
                     or a file that 'skillgap catalog import' wrote";

const AGAIN: &str = "copy it again, or make it again with 'skillgap catalog import'";

/// A catalogue that can be used, and what should be known about it.
#[derive(Debug)]
pub struct LoadedCatalog {
    /// The catalogue.
    pub catalog: Catalog,
    /// What was mended, left out or is missing.
    pub warnings: Vec<Problem>,
}

/// A catalogue that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// It could not be read at all.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It could be read, and is wrong.
    #[error("{} in {path}", count(problems))]
    Problems {
        /// The catalogue as the person named it.
        path: String,
        /// Everything that is wrong, by file and line; warnings are among it.
        problems: Vec<Problem>,
    },
}

fn count(problems: &[Problem]) -> String {
    match problems.iter().filter(|p| p.severity == Severity::Error).count() {
        1 => "1 problem".to_owned(),
        n => format!("{n} problems"),
    }
}

/// Reads a catalogue that the person named.
///
/// # Errors
/// [`CatalogError`] when it cannot be read or has a problem that is more than a warning.
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

/// Finds everything that is wrong with a catalogue, and what could be better about it, by file and line.
///
/// # Errors
/// [`InputError`] when there is no catalogue there, or the system would not read it.
pub fn check_catalog(path: &Path) -> Result<Vec<Problem>, InputError> {
    let shown = path.display().to_string();
    if !is_folder(path, &shown)? {
        // What could be better about a published taxonomy is not for its user to mend.
        let catalog = imported(path, &shown)?;
        return Ok(missing(&shown, catalog.roles().is_empty(), catalog.tips().is_empty()));
    }
    let (draft, mut checked) = examine(path, &shown)?;
    checked.problems.extend(lint::warnings(&draft));
    Ok(checked.with_build(draft).problems)
}

/// What is known of a catalogue so far.
#[derive(Default)]
struct Checked {
    problems: Vec<Problem>,
    incomplete: bool,
    catalog: Option<Catalog>,
}

impl Checked {
    /// Adds what the check of the draft finds.
    ///
    /// When a file could not be read, references into it lead nowhere for that reason alone: those are not said.
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

/// The file that an import wrote.
fn imported(path: &Path, shown: &str) -> Result<Catalog, InputError> {
    let io = |error| InputError::io(shown, "read the catalogue", error);
    let mut file = File::open(path).map_err(io)?;
    // A foreign file is told by its beginning, however large it is.
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
            "use a newer skillgap, or make the catalogue again with 'skillgap catalog import'"
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

/// A catalogue of skills alone is of use for matching, yet whoever wrote it should know.
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
