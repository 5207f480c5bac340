//! `catalog import`: turns a published taxonomy or a list of labels into one file that loads fast.

use super::faults::Faults;
use super::source::Sources;
use super::table::Reading;
use super::{CatalogError, esco, known_names, known_titles, labels, onet, unusable};
use crate::error::InputError;
use skillgap_core::catalog::{Catalog, CatalogDraft, Problem};
use std::path::PathBuf;

/// The number of rows after which progress is reported again.
const SHOW_EVERY: u64 = 4_096;

/// What to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taxonomy {
    /// ESCO, the European classification of skills and occupations, as CSV files.
    Esco,
    /// O*NET, the occupations of the United States, as a text database.
    Onet,
    /// One label per line, or a table with `label` and `alt_labels`.
    Labels,
}

/// The progress of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportProgress {
    /// Bytes read, after unpacking.
    pub bytes_read: u64,
    /// Bytes in total.
    pub bytes_total: u64,
    /// Rows read.
    pub rows: u64,
    /// Faults so far.
    pub faults: u64,
}

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The bytes of the file to write.
    pub packed: Vec<u8>,
    /// The catalogue as loaded from the file.
    pub catalog: Catalog,
    /// Rows read.
    pub rows: u64,
    /// What was corrected or left out, by file and line; at most 1,000.
    pub problems: Vec<Problem>,
    /// The number of further problems.
    pub unlisted: usize,
}

/// Imports a taxonomy from zip files, folders or files, one or more together.
///
/// Invalid rows are skipped and listed among the problems.
///
/// # Errors
/// Returns [`CatalogError`] if a source cannot be read, lacks something essential, or gives no catalogue.
pub fn import_catalog(
    taxonomy: Taxonomy,
    sources: &[PathBuf],
    progress: &mut dyn FnMut(&ImportProgress),
) -> Result<Imported, CatalogError> {
    let sources = Sources::open(sources)?;
    let mut reading = Reading { sources, faults: Faults::default(), shown: Shown::new(progress) };
    let mut draft = match taxonomy {
        Taxonomy::Esco => esco::read(&mut reading)?,
        Taxonomy::Onet => onet::read(&mut reading)?,
        Taxonomy::Labels => labels::read(&mut reading)?,
    };
    let Reading { sources, faults, mut shown } = reading;
    shown.show(&sources, &faults);
    let rows = shown.rows;
    // A user's own list is taken as it is.
    if taxonomy != Taxonomy::Labels {
        let links = known_names::add(&mut draft);
        known_titles::add(&mut draft, &links);
    }
    let (packed, catalog) = pack(draft)?;
    let (problems, unlisted) = faults.into_parts();
    Ok(Imported { packed, catalog, rows, problems, unlisted })
}

/// The file, and the catalogue read back from it, so that a file that cannot be loaded is never written.
fn pack(draft: CatalogDraft) -> Result<(Vec<u8>, Catalog), CatalogError> {
    let shown = draft.name.clone();
    let (catalog, _) =
        Catalog::build(draft).map_err(|problems| CatalogError::Problems { path: shown.clone(), problems })?;
    let packed = catalog.to_bytes().map_err(|error| InputError::new(&shown, error.to_string()))?;
    drop(catalog);
    let catalog = Catalog::from_bytes(&packed).map_err(|error| unusable(&shown, &error))?;
    Ok((packed, catalog))
}

/// Reports the progress.
pub(super) struct Shown<'a> {
    show: &'a mut dyn FnMut(&ImportProgress),
    /// Bytes of the files to read.
    pub(super) total: u64,
    /// Rows read.
    pub(super) rows: u64,
}

impl<'a> Shown<'a> {
    fn new(show: &'a mut dyn FnMut(&ImportProgress)) -> Self {
        Self { show, total: 0, rows: 0 }
    }

    /// Counts a row.
    pub(super) fn step(&mut self, sources: &Sources, faults: &Faults) {
        self.rows += 1;
        if self.rows.is_multiple_of(SHOW_EVERY) {
            self.show(sources, faults);
        }
    }

    /// Reports the progress.
    pub(super) fn show(&mut self, sources: &Sources, faults: &Faults) {
        (self.show)(&ImportProgress {
            bytes_read: sources.bytes_read(),
            bytes_total: self.total,
            rows: self.rows,
            faults: faults.len() as u64,
        });
    }
}
