//! The matrix: who holds what, and how well.
//!
//! A table of people by skills needs all its columns before its first row, so that everything is kept until the last
//! profile: small numbers, as long as people times skills are no more than [`MOST_CELLS`]. Where they are more, nobody
//! could use so wide a table: what was kept is written with a row for each person and skill, and so is everything after
//! it, as it comes. Memory stays the same however many people there are.

use super::TableFormat;
use super::body::Body;
use super::write::{Cells, csv_text};
use crate::bytes::{OutputFile, WholeFile, is_stream};
use crate::error::InputError;
use serde_json::json;
use skillgap_core::catalog::Catalog;
use skillgap_core::units::Level;
use skillgap_core::unseen::escape_json;
use std::cmp::Reverse;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A wide table has no more cells: 2,000 people by 1,000 skills, or 10,000 by 200.
const MOST_CELLS: usize = 2_000_000;

/// What stands in a wide table for a skill whose level is not stated.
const HELD: &str = "held";

/// So many bytes are written at once.
const PIECE: usize = 256 << 10;

/// Where a matrix goes, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixOptions {
    /// The file.
    pub path: PathBuf,
    /// Whether each person and skill has a row, however few there are.
    pub long: bool,
}

/// The matrix of a run, being written.
pub(super) struct Matrix {
    file: OutputFile,
    path: PathBuf,
    shape: Shape,
    cells: Cells,
    bytes: Vec<u8>,
    /// Whether a wide table became too large.
    is_too_wide: bool,
}

/// How it is written.
enum Shape {
    /// As a wide table, if it stays small enough.
    Wide(Kept),
    /// A row for each person and skill.
    Long,
    /// A JSON object for each person.
    Ndjson,
}

/// The people of a table whose columns are not known yet.
#[derive(Default)]
struct Kept {
    ids: String,
    /// Of each person, where the id ends, and where the holdings end.
    ends: Vec<(usize, usize)>,
    /// Skills with levels.
    held: Vec<(u32, u8)>,
    /// By skill: how many hold it.
    holders: Vec<u32>,
    skills: usize,
}

impl Kept {
    fn add(&mut self, id: &str, body: &Body) {
        self.ids.push_str(id);
        for (skill, level) in body.levels() {
            let at = skill as usize;
            if at >= self.holders.len() {
                self.holders.resize(at + 1, 0);
            }
            if let Some(holders) = self.holders.get_mut(at) {
                self.skills += usize::from(*holders == 0);
                *holders += 1;
            }
            self.held.push((skill, level));
        }
        self.ends.push((self.ids.len(), self.held.len()));
    }

    fn is_small(&self) -> bool {
        self.ends.len().saturating_mul(self.skills) <= MOST_CELLS
    }

    /// Everybody with what they hold.
    fn people(&self) -> impl Iterator<Item = (&str, &[(u32, u8)])> {
        let mut from = (0, 0);
        self.ends.iter().map(move |to| {
            let (id, held) = (self.ids.get(from.0..to.0), self.held.get(from.1..to.1));
            from = *to;
            (id.unwrap_or_default(), held.unwrap_or_default())
        })
    }
}

/// The kind of table that a matrix is, by its name.
///
/// # Errors
/// [`InputError`] where the name says nothing, or a kind that matrices are not written in.
pub fn matrix_kind(path: &Path) -> Result<TableFormat, InputError> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("csv") => Ok(TableFormat::Csv),
        Some("ndjson" | "jsonl") => Ok(TableFormat::Ndjson),
        _ if is_stream(path) => Ok(TableFormat::Csv),
        _ => {
            let name = path.display().to_string();
            let error = InputError::new(name, "its extension does not determine a format");
            Err(error.hint("end it with .csv or .ndjson"))
        }
    }
}

impl Matrix {
    /// Begins the file.
    pub(super) fn create(options: &MatrixOptions, cells: Cells) -> Result<Self, InputError> {
        let shape = match (matrix_kind(&options.path)?, options.long) {
            (TableFormat::Ndjson, _) => Shape::Ndjson,
            (_, true) => Shape::Long,
            (_, false) => Shape::Wide(Kept::default()),
        };
        let file = OutputFile::create(&options.path)?;
        let mut matrix =
            Self { file, path: options.path.clone(), shape, cells, bytes: Vec::new(), is_too_wide: false };
        if matches!(matrix.shape, Shape::Long) {
            matrix.head_of_long();
        }
        Ok(matrix)
    }

    /// Adds a person.
    pub(super) fn add(&mut self, catalog: &Catalog, id: &str, body: &Body) -> Result<(), InputError> {
        match &mut self.shape {
            Shape::Wide(kept) => {
                kept.add(id, body);
                if !kept.is_small() {
                    let kept = std::mem::take(kept);
                    (self.shape, self.is_too_wide) = (Shape::Long, true);
                    self.head_of_long();
                    for (id, held) in kept.people() {
                        long_rows(catalog, id, held.iter().copied(), self.cells, &mut self.bytes);
                        flush(&mut self.file, &self.path, &mut self.bytes, PIECE)?;
                    }
                }
            }
            Shape::Long => long_rows(catalog, id, body.levels(), self.cells, &mut self.bytes),
            Shape::Ndjson => object(catalog, id, body, &mut self.bytes),
        }
        flush(&mut self.file, &self.path, &mut self.bytes, PIECE)
    }

    /// The finished file, which is not in its place yet, and what to tell of it.
    pub(super) fn finish(mut self, catalog: &Catalog) -> Result<(WholeFile, Option<String>), InputError> {
        if let Shape::Wide(kept) = &self.shape {
            wide(catalog, kept, self.cells, &mut self.bytes);
        }
        flush(&mut self.file, &self.path, &mut self.bytes, 0)?;
        let note = self.is_too_wide.then(|| {
            let name = self.path.display();
            format!(
                "{name} has one row per person and skill, because there are too many skills for a \
             column each"
            )
        });
        Ok((self.file.whole()?, note))
    }

    fn head_of_long(&mut self) {
        self.bytes.extend_from_slice(b"profile_id,skill_id,skill,level\n");
    }
}

/// Writes what is there when it is more than so many bytes.
fn flush(
    file: &mut OutputFile,
    path: &Path,
    bytes: &mut Vec<u8>,
    more_than: usize,
) -> Result<(), InputError> {
    if bytes.len() > more_than {
        let written = file.write_all(bytes);
        written.map_err(|e| InputError::io(path.display().to_string(), "write the matrix", e))?;
        bytes.clear();
    }
    Ok(())
}

/// The word for a level as [`Body::levels`] gives it.
fn word(level: u8) -> Option<&'static str> {
    let at = usize::from(level).checked_sub(1)?;
    Level::ALL.get(at).map(|level| level.as_str())
}

fn long_rows(
    catalog: &Catalog,
    id: &str,
    held: impl Iterator<Item = (u32, u8)>,
    cells: Cells,
    bytes: &mut Vec<u8>,
) {
    for (skill, level) in held {
        let Some(skill) = catalog.skills().get(skill as usize) else { continue };
        for text in [id, &skill.key, &skill.label] {
            csv_text(text, cells, bytes);
            bytes.push(b',');
        }
        bytes.extend_from_slice(word(level).unwrap_or_default().as_bytes());
        bytes.push(b'\n');
    }
}

fn object(catalog: &Catalog, id: &str, body: &Body, bytes: &mut Vec<u8>) {
    let skill = |(skill, level): (u32, u8)| {
        let skill = catalog.skills().get(skill as usize)?;
        Some(json!({ "id": skill.key, "skill": skill.label, "level": word(level) }))
    };
    let skills: Vec<serde_json::Value> = body.levels().filter_map(skill).collect();
    let line = json!({ "profile_id": id, "skills": skills }).to_string();
    bytes.extend_from_slice(escape_json(line).as_bytes());
    bytes.push(b'\n');
}

/// The table of people by skills: the skills that most hold first.
fn wide(catalog: &Catalog, kept: &Kept, cells: Cells, bytes: &mut Vec<u8>) {
    let mut columns: Vec<usize> = (0..kept.holders.len()).filter(|skill| kept.holders[*skill] > 0).collect();
    columns.sort_by_key(|skill| (Reverse(kept.holders[*skill]), *skill));
    let mut places = vec![0; kept.holders.len()];
    columns.iter().enumerate().for_each(|(place, skill)| places[*skill] = place);
    bytes.extend_from_slice(b"profile_id");
    for skill in columns.iter().filter_map(|skill| catalog.skills().get(*skill)) {
        bytes.push(b',');
        csv_text(&skill.label, cells, bytes);
    }
    bytes.push(b'\n');
    let mut row: Vec<&str> = vec![""; columns.len()];
    for (id, held) in kept.people() {
        csv_text(id, cells, bytes);
        row.fill("");
        for (skill, level) in held {
            if let Some(cell) = places.get(*skill as usize).and_then(|place| row.get_mut(*place)) {
                *cell = word(*level).unwrap_or(HELD);
            }
        }
        for cell in &row {
            bytes.push(b',');
            bytes.extend_from_slice(cell.as_bytes());
        }
        bytes.push(b'\n');
    }
}
