//! `catalog import`: a published taxonomy or a list of labels becomes one file that loads fast.

use super::faults::Faults;
use super::source::Sources;
use super::table::Reading;
use super::{CatalogError, esco, known_names, known_titles, labels, onet, unusable};
use crate::error::InputError;
use skillgap_core::catalog::{Catalog, CatalogDraft, Problem};
use std::path::PathBuf;

/// After so many rows the progress is shown again.
const SHOW_EVERY: u64 = 4_096;

/// What is imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taxonomy {
    /// The CSV files of ESCO, the European classification of skills and occupations.
    Esco,
    /// The text database of O*NET, the occupations of the United States.
    Onet,
    /// One label a line, or a table with `label` and `alt_labels`.
    Labels,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportProgress {
    /// The bytes that were read, unpacked.
    pub bytes_read: u64,
    /// The bytes that there are.
    pub bytes_total: u64,
    /// The rows that were read.
    pub rows: u64,
    /// What was wrong with them so far.
    pub faults: u64,
}

/// What an import gives.
#[derive(Debug)]
pub struct Imported {
    /// The bytes of the file to write.
    pub packed: Vec<u8>,
    /// The catalogue, as the file gives it when it is loaded.
    pub catalog: Catalog,
    /// The rows that were read.
    pub rows: u64,
    /// What was mended or left out, by file and line; at most 1,000.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub unlisted: usize,
}

/// Imports a taxonomy from zips, folders or files, one or several together.
///
/// Broken rows are skipped and stand among the problems.
///
/// # Errors
/// [`CatalogError`] when a source cannot be read, lacks what nothing works without, or gives no catalogue.
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
    // Lists of one's own are taken as they are.
    if taxonomy != Taxonomy::Labels {
        let links = known_names::add(&mut draft);
        known_titles::add(&mut draft, &links);
    }
    let (packed, catalog) = pack(draft)?;
    let (problems, unlisted) = faults.into_parts();
    Ok(Imported { packed, catalog, rows, problems, unlisted })
}

/// The file, and the catalogue that comes out of it: what cannot be loaded is never written.
fn pack(draft: CatalogDraft) -> Result<(Vec<u8>, Catalog), CatalogError> {
    let shown = draft.name.clone();
    let (catalog, _) =
        Catalog::build(draft).map_err(|problems| CatalogError::Problems { path: shown.clone(), problems })?;
    let packed = catalog.to_bytes().map_err(|error| InputError::new(&shown, error.to_string()))?;
    drop(catalog);
    let catalog = Catalog::from_bytes(&packed).map_err(|error| unusable(&shown, &error))?;
    Ok((packed, catalog))
}

/// Shows the progress to whoever wants to see it.
pub(super) struct Shown<'a> {
    show: &'a mut dyn FnMut(&ImportProgress),
    /// The bytes of the files that will be read.
    pub(super) total: u64,
    /// The rows that were read.
    pub(super) rows: u64,
}

impl<'a> Shown<'a> {
    fn new(show: &'a mut dyn FnMut(&ImportProgress)) -> Self {
        Self { show, total: 0, rows: 0 }
    }

    /// One more row.
    pub(super) fn step(&mut self, sources: &Sources, faults: &Faults) {
        self.rows += 1;
        if self.rows.is_multiple_of(SHOW_EVERY) {
            self.show(sources, faults);
        }
    }

    /// Says how far it is.
    pub(super) fn show(&mut self, sources: &Sources, faults: &Faults) {
        (self.show)(&ImportProgress {
            bytes_read: sources.bytes_read(),
            bytes_total: self.total,
            rows: self.rows,
            faults: faults.len() as u64,
        });
    }
}
