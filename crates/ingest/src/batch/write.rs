//! OUT: one row for each profile and role, in the kind of table that its name asks for.

mod lines;
mod parquet;

use super::score::{Profile, Scored};
use super::staged::Staged;
use crate::error::InputError;
use skillgap_core::catalog::{Catalog, SkillId};
use std::io;
use std::path::Path;

/// The columns of OUT, as the contract names them.
const COLUMNS: [&str; 9] =
    ["profile_id", "rank", "role_id", "role", "fit", "relevance", "held", "gaps", "next_steps"];

/// The kinds of table that OUT can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutKind {
    Csv,
    Ndjson,
    Parquet,
}

impl OutKind {
    /// Found by the extension.
    pub(super) fn of(path: &Path) -> Result<Self, InputError> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("ndjson" | "jsonl") => Ok(Self::Ndjson),
            Some("parquet") => Ok(Self::Parquet),
            _ => {
                let error = InputError::new(
                    path.display().to_string(),
                    "its name does not say what kind of table to write",
                );
                Err(error.hint("end it with .csv, .parquet or .ndjson"))
            }
        }
    }
}

/// Takes profiles in their final order.
trait Sink {
    fn write(&mut self, catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<()>;
    fn finish(self: Box<Self>) -> io::Result<Staged>;
}

/// OUT, being written.
pub(super) struct Out {
    sink: Box<dyn Sink>,
    path: String,
    rows: u64,
}

impl Out {
    /// Begins the table.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        let kind = OutKind::of(path)?;
        let staged = Staged::create(path)?;
        let path = path.display().to_string();
        let sink = open(kind, staged).map_err(|e| InputError::io(&path, "write the table", e))?;
        Ok(Self { sink, path, rows: 0 })
    }

    /// Adds profiles.
    pub(super) fn write(&mut self, catalog: &Catalog, profiles: &[Profile<'_>]) -> Result<(), InputError> {
        let rows: usize = profiles.iter().map(|profile| profile.roles.len()).sum();
        self.rows += u64::try_from(rows).unwrap_or(u64::MAX);
        self.sink.write(catalog, profiles).map_err(|e| InputError::io(&self.path, "write the table", e))
    }

    /// How many rows it has.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Puts the whole table in its place.
    pub(super) fn finish(self) -> Result<(), InputError> {
        let staged = self.sink.finish().map_err(|e| InputError::io(&self.path, "write the table", e))?;
        staged.finish()
    }
}

fn open(kind: OutKind, staged: Staged) -> io::Result<Box<dyn Sink>> {
    Ok(match kind {
        OutKind::Csv => Box::new(lines::Lines::<lines::Csv>::create(staged)?),
        OutKind::Ndjson => Box::new(lines::Lines::<lines::Ndjson>::create(staged)?),
        OutKind::Parquet => Box::new(parquet::Parquet::create(staged)?),
    })
}

fn labels<'c>(catalog: &'c Catalog, skills: &'c [SkillId]) -> impl Iterator<Item = &'c str> {
    skills.iter().map(|skill| catalog.skill(*skill).label.as_str())
}

/// Fits and relevances are shown to four decimals: more would only show the noise of addition.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// Every row of some profiles.
fn rows<'p>(profiles: &'p [Profile<'p>]) -> impl Iterator<Item = (&'p Profile<'p>, &'p Scored)> {
    profiles.iter().flat_map(|profile| profile.roles.iter().map(move |scored| (profile, scored)))
}
