//! Tables that are lines of text: CSV and NDJSON.

use super::words::{Words, decimal};
use super::{COLUMNS, Cells, EncodedTable, Encoder, Entry, NAME, Naming, Page, csv_text};
use rayon::prelude::*;
use skillgap_core::catalog::Catalog;
use skillgap_core::unseen::escape_json;
use std::io;

/// Where labels are joined by this, it cannot stand inside one: it becomes a comma there.
const SEPARATOR: &str = ";";

/// The rows of a profile take about this many bytes: a first guess at memory, nothing more.
const USUAL_PROFILE: usize = 1024;

/// Lines are made in parallel of so many profiles at a time: the last page is nothing that one thread waits for.
const PIECE: usize = 1024;

fn in_pieces(page: &Page, lines: impl Fn(&[Entry]) -> Vec<u8> + Sync + Send) -> EncodedTable {
    EncodedTable::Lines(page.entries.par_chunks(PIECE).map(lines).collect())
}

/// The first line of a CSV.
pub(super) fn csv_header(naming: Naming) -> String {
    let name = if naming == Naming::Names { format!(",{NAME}") } else { String::new() };
    format!("{}{name}\n", COLUMNS.join(","))
}

/// CSV; lists are joined by semicolons.
pub(super) struct Csv<'c> {
    words: Words<'c>,
    cells: Cells,
    naming: Naming,
}

impl<'c> Csv<'c> {
    /// Prepares the words of a catalogue.
    pub(super) fn new(catalog: &'c Catalog, cells: Cells, naming: Naming) -> Self {
        Self { words: Words::new(catalog, |text| text.replace(SEPARATOR, ","), str::to_owned), cells, naming }
    }
}

impl Encoder for Csv<'_> {
    fn table(&self, page: &Page) -> io::Result<EncodedTable> {
        Ok(in_pieces(page, |entries| self.lines(entries, &page.text)))
    }
}

impl<'c> Csv<'c> {
    fn lines(&self, entries: &[Entry], text: &str) -> Vec<u8> {
        let mut lines = Vec::with_capacity(entries.len() * USUAL_PROFILE);
        let (mut list, mut held) = (String::new(), Vec::new());
        for entry in entries {
            let Some(body) = entry.outcome.body() else { continue };
            let id = entry.id.of(text);
            held.clear();
            self.list(body.held(), Words::add_skill, &mut list, &mut held);
            for (role, gaps, steps) in body.roles() {
                let (key, title) = self.words.role(role.role);
                csv_text(id, self.cells, &mut lines);
                lines.push(b',');
                lines.extend_from_slice(role.rank.to_string().as_bytes());
                for field in [key, title] {
                    lines.push(b',');
                    csv_text(field, self.cells, &mut lines);
                }
                for number in [role.fit, role.relevance] {
                    lines.push(b',');
                    decimal(number, &mut lines);
                }
                lines.push(b',');
                lines.extend_from_slice(&held);
                lines.push(b',');
                self.list(gaps, Words::add_skill, &mut list, &mut lines);
                lines.push(b',');
                self.list(steps, Words::add_step, &mut list, &mut lines);
                lines.extend_from_slice(if body.no_role_fits() { b",true" } else { b",false" });
                if self.naming == Naming::Names {
                    lines.push(b',');
                    csv_text(entry.name.of(text), self.cells, &mut lines);
                }
                lines.push(b'\n');
            }
        }
        lines
    }

    /// Adds items as one field.
    fn list(
        &self,
        items: &[u32],
        add: impl Fn(&Words<'c>, u32, &mut String),
        list: &mut String,
        lines: &mut Vec<u8>,
    ) {
        list.clear();
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                list.push_str(SEPARATOR);
            }
            add(&self.words, *item, list);
        }
        csv_text(list, self.cells, lines);
    }
}

/// NDJSON; lists are lists.
pub(super) struct Ndjson<'c> {
    words: Words<'c>,
    naming: Naming,
}

impl<'c> Ndjson<'c> {
    /// Prepares the words of a catalogue.
    pub(super) fn new(catalog: &'c Catalog, naming: Naming) -> Self {
        Self { words: Words::new(catalog, escaped, escaped), naming }
    }
}

/// A text as it stands between the quotes of JSON.
fn escaped(text: &str) -> String {
    let quoted = escape_json(serde_json::Value::from(text).to_string());
    quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
}

impl Encoder for Ndjson<'_> {
    fn table(&self, page: &Page) -> io::Result<EncodedTable> {
        Ok(in_pieces(page, |entries| self.lines(entries, &page.text)))
    }
}

impl<'c> Ndjson<'c> {
    fn lines(&self, entries: &[Entry], text: &str) -> Vec<u8> {
        let mut lines = String::with_capacity(entries.len() * USUAL_PROFILE);
        let mut number = Vec::new();
        for entry in entries {
            let Some(body) = entry.outcome.body() else { continue };
            let id = escaped(entry.id.of(text));
            let name = match (self.naming, entry.name.of(text)) {
                (Naming::Ids, _) => String::new(),
                (Naming::Names, "") => format!(",\"{NAME}\":null"),
                (Naming::Names, name) => format!(",\"{NAME}\":\"{}\"", escaped(name)),
            };
            for (role, gaps, steps) in body.roles() {
                let (key, title) = self.words.role(role.role);
                lines.push_str(&format!(r#"{{"profile_id":"{id}","rank":{}"#, role.rank));
                lines.push_str(&format!(r#","role_id":"{key}","role":"{title}""#));
                for (name, value) in [("fit", role.fit), ("relevance", role.relevance)] {
                    number.clear();
                    decimal(value, &mut number);
                    let whole = if value % 10_000 == 0 { ".0" } else { "" };
                    lines.push_str(&format!(r#","{name}":{}{whole}"#, String::from_utf8_lossy(&number)));
                }
                self.list("held", body.held(), Words::add_skill, &mut lines);
                self.list("gaps", gaps, Words::add_skill, &mut lines);
                self.list("next_steps", steps, Words::add_step, &mut lines);
                lines.push_str(&format!(",\"no_role_fits\":{}{name}}}\n", body.no_role_fits()));
            }
        }
        lines.into_bytes()
    }

    fn list(
        &self,
        name: &str,
        items: &[u32],
        add: impl Fn(&Words<'c>, u32, &mut String),
        lines: &mut String,
    ) {
        lines.push_str(&format!(r#","{name}":["#));
        for (at, item) in items.iter().enumerate() {
            lines.push_str(if at > 0 { ",\"" } else { "\"" });
            add(&self.words, *item, lines);
            lines.push('"');
        }
        lines.push(']');
    }
}
