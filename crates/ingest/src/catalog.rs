//! Catalogues: the folder of TOML that people edit, and the one that is compiled into the program.
//!
//! [`load_catalog`] gives a checked [`Catalog`] or says everything that is wrong with it, each with its file and
//! line; [`check_catalog`] adds the advice that does not keep a catalogue from being used, [`lint_catalog`] all that a
//! curator would regret; [`builtin_catalog`]
//! is the folder `data/`, read when the program was built. The format is described in `data/README.md`.
//! [`import_catalog`] makes one file of a published taxonomy or of a list of labels, which both read as well.

mod blank;
mod cycles;
mod defaults;
mod draft;
mod esco;
mod faults;
mod files;
mod folder;
mod import;
mod known_names;
mod labels;
mod lexicon;
mod line_feeds;
mod lint;
mod onet;
mod packed;
mod repeated;
mod slug;
mod source;
mod table;
mod toml_text;

pub use import::{ImportProgress, Imported, Taxonomy, import_catalog};
pub use lexicon::load_lexicon;
pub use lint::{Linted, lint_catalog};

use crate::error::InputError;
use folder::Folder;
use skillgap_core::catalog::{Catalog, CatalogDraft, Place, Problem, ProblemKind, Severity, Tip};
use skillgap_core::engine::Engine;
use std::path::Path;

/// What messages call the catalogue that is compiled in.
const BUILTIN: &str = "the built-in catalogue";

/// The catalogue of `data/`, checked and packed by the build script.
const BUILTIN_CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.packed"));

/// Its tips alone.
const BUILTIN_TIPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tips.packed"));

/// What an engine prepares of it.
const BUILTIN_ENGINE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine.packed"));

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

/// The catalogue that is compiled into the program.
///
/// # Errors
/// [`CatalogError`] when the program was not built as it should be.
pub fn builtin_catalog() -> Result<Catalog, CatalogError> {
    Ok(packed::whole(packed::parts(BUILTIN_CATALOG, BUILTIN)?, BUILTIN)?)
}

/// The engine over the [built-in catalogue](builtin_catalog), with what the build prepared of it.
///
/// # Errors
/// The same.
pub fn builtin_engine() -> Result<Engine, CatalogError> {
    Ok(Engine::with_packed(builtin_catalog()?, BUILTIN_ENGINE))
}

/// The tips of the built-in catalogue, for those that have none of their own.
fn builtin_tips() -> Result<Vec<Tip>, InputError> {
    Ok(packed::parts(BUILTIN_TIPS, BUILTIN)?.tips)
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

/// The file that an import wrote; taxonomies have no tips, and without them nobody could plan.
fn imported(path: &Path, shown: &str) -> Result<Catalog, InputError> {
    let mut parts = packed::read(path, shown)?;
    if parts.tips.is_empty() {
        parts.tips = builtin_tips()?;
    }
    packed::whole(parts, shown)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_packed_what_the_program_would_work_out() {
        let made = Engine::new(builtin_catalog().unwrap()).packed().unwrap();
        assert!(made == BUILTIN_ENGINE, "{} bytes, {} packed", made.len(), BUILTIN_ENGINE.len());
    }
}
