//! Tables that are lines of text: CSV and NDJSON.

use super::{COLUMNS, Sink, labels, rounded, rows};
use crate::batch::score::{Profile, Scored};
use crate::batch::staged::Staged;
use rayon::prelude::*;
use serde::Serialize;
use skillgap_core::catalog::Catalog;
use std::io::{self, Write};
use std::marker::PhantomData;

/// Profiles are made into text in parallel in pieces of this many.
const PIECE: usize = 512;

/// Where labels are joined by this, it cannot stand inside one.
const SEPARATOR: char = ';';

/// A kind of table that is lines of text.
pub(super) trait Format: Sync + Send {
    /// The text before the first row.
    fn header() -> io::Result<Vec<u8>>;
    /// The text of some profiles' rows.
    fn encode(catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<Vec<u8>>;
}

/// Writes lines.
pub(super) struct Lines<F> {
    out: Staged,
    format: PhantomData<F>,
}

impl<F: Format> Lines<F> {
    /// Begins with the header.
    pub(super) fn create(mut out: Staged) -> io::Result<Self> {
        out.write_all(&F::header()?)?;
        Ok(Self { out, format: PhantomData })
    }
}

impl<F: Format> Sink for Lines<F> {
    fn write(&mut self, catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<()> {
        let pieces: io::Result<Vec<Vec<u8>>> =
            profiles.par_chunks(PIECE).map(|piece| F::encode(catalog, piece)).collect();
        pieces?.iter().try_for_each(|piece| self.out.write_all(piece))
    }

    fn finish(self: Box<Self>) -> io::Result<Staged> {
        Ok(self.out)
    }
}

/// CSV; lists are joined by semicolons.
pub(super) struct Csv;

impl Format for Csv {
    fn header() -> io::Result<Vec<u8>> {
        csv_text(|writer| writer.write_record(COLUMNS))
    }

    fn encode(catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<Vec<u8>> {
        csv_text(|writer| {
            rows(profiles).try_for_each(|(p, s)| writer.write_record(csv_fields(catalog, p, s)))
        })
    }
}

fn csv_text(write: impl FnOnce(&mut csv::Writer<Vec<u8>>) -> csv::Result<()>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer)?;
    writer.into_inner().map_err(|e| e.into_error())
}

fn csv_fields(catalog: &Catalog, profile: &Profile<'_>, scored: &Scored) -> [String; 9] {
    let role = catalog.role(scored.role);
    [
        profile.id.to_owned(),
        scored.rank.to_string(),
        role.key.clone(),
        role.title.clone(),
        rounded(scored.fit).to_string(),
        rounded(scored.relevance).to_string(),
        joined(labels(catalog, &profile.held)),
        joined(labels(catalog, &scored.gaps)),
        joined(scored.next_steps.iter().map(String::as_str)),
    ]
}

fn joined<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for item in items {
        if !list.is_empty() {
            list.push(SEPARATOR);
        }
        list.extend(item.chars().map(|c| if c == SEPARATOR { ',' } else { c }));
    }
    list
}

/// NDJSON; lists are lists.
pub(super) struct Ndjson;

#[derive(Serialize)]
struct JsonRow<'a> {
    profile_id: &'a str,
    rank: u32,
    role_id: &'a str,
    role: &'a str,
    fit: f64,
    relevance: f64,
    held: Vec<&'a str>,
    gaps: Vec<&'a str>,
    next_steps: &'a [String],
}

impl Format for Ndjson {
    fn header() -> io::Result<Vec<u8>> {
        Ok(Vec::new())
    }

    fn encode(catalog: &Catalog, profiles: &[Profile<'_>]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        for (profile, scored) in rows(profiles) {
            serde_json::to_writer(&mut text, &json_row(catalog, profile, scored))?;
            text.push(b'\n');
        }
        Ok(text)
    }
}

fn json_row<'a>(catalog: &'a Catalog, profile: &'a Profile<'_>, scored: &'a Scored) -> JsonRow<'a> {
    let role = catalog.role(scored.role);
    JsonRow {
        profile_id: profile.id,
        rank: scored.rank,
        role_id: &role.key,
        role: &role.title,
        fit: rounded(scored.fit),
        relevance: rounded(scored.relevance),
        held: labels(catalog, &profile.held).collect(),
        gaps: labels(catalog, &scored.gaps).collect(),
        next_steps: &scored.next_steps,
    }
}
