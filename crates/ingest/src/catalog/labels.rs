//! Imports a list of labels: one per line, or a table with `label` and `alt_labels` (separated by '|').
//!
//! The kind of the labels is unknown; they are taken as fields and concepts. There are no roles, so such a
//! catalogue is only useful for `match`.

use super::blank::{Concepts, add_names, blank_skill};
use super::defaults::KNOWLEDGE_HOURS;
use super::faults::Faults;
use super::slug::Ids;
use super::source::SourceFile;
use super::table::{Columns, Form, Reading, Row, Text};
use crate::error::{InputError, clipped};
use skillgap_core::catalog::{CatalogDraft, Place, SkillDraft, SkillKind};
use skillgap_core::text::{compact, fold};
use std::io::{BufRead, BufReader, Read};

/// The longest label, in bytes; longer lines are something else.
const LONGEST: usize = 1_000;

/// The most labels, which are held in memory.
const MOST_LABELS: usize = 2_000_000;

const TABLE: Columns<2> = Columns { form: Form::Csv, names: ["label", "alt_labels"], required: 1 };

/// Reads the lists.
pub(super) fn read(reading: &mut Reading<'_>) -> Result<CatalogDraft, InputError> {
    let files = reading.sources.all();
    reading.shown.total = files.iter().map(|file| file.size).sum();
    let mut labels = Labels::default();
    for file in &files {
        match form(reading, file)? {
            Listed::Lines => lines(reading, file, &mut labels)?,
            Listed::Table => reading.rows(file, &TABLE, |row, faults| labels.row(row, faults))?,
        }
        labels.check_number(file)?;
    }
    if labels.skills.all.is_empty() {
        let error = InputError::new(reading.sources.given(), "it contains no labels");
        return Err(error.hint("list one label per line, or a table with the columns label and alt_labels"));
    }
    let names: Vec<String> = files.iter().map(SourceFile::stem).collect();
    Ok(labels.finish(&names))
}

/// How a file lists its labels.
enum Listed {
    Lines,
    Table,
}

/// A table is recognised by its header; other CSV files must have a single column.
fn form(reading: &Reading<'_>, file: &SourceFile) -> Result<Listed, InputError> {
    reading.sources.read(file, |bytes| {
        let text = Text::open(bytes, file)?;
        let first = String::from_utf8_lossy(text.first_line()).into_owned();
        let columns: Vec<&str> = first.split([',', ';', '\t']).collect();
        let named = columns.iter().any(|name| compact(name) == "label");
        match (named, columns.len() > 1, file.is_table()) {
            (true, true, _) | (true, false, true) => Ok(Listed::Table),
            (false, true, true) => {
                let error = InputError::new(
                    &*file.shown,
                    format!("there is no column 'label' in '{}'", clipped(&first)),
                );
                Err(error.at(1, 1).hint("begin with the line 'label,alt_labels', or give one label a line"))
            }
            _ => Ok(Listed::Lines),
        }
    })
}

fn lines(reading: &mut Reading<'_>, file: &SourceFile, labels: &mut Labels) -> Result<(), InputError> {
    let Reading { sources, faults, shown } = reading;
    sources.read(file, |bytes| {
        let mut text = BufReader::new(Text::open(bytes, file)?.into_read());
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let most = LONGEST as u64 + 2;
            let read = (&mut text).take(most).read_until(b'\n', &mut line);
            if read.map_err(|error| file.unreadable(error))? == 0 {
                break;
            }
            let place = Place::new(&file.shown, number);
            if line.len() as u64 == most && !line.ends_with(b"\n") {
                text.skip_until(b'\n').map_err(|error| file.unreadable(error))?;
            }
            labels.line(&line, place, faults);
            shown.step(sources, faults);
            labels.check_number(file)?;
        }
        Ok(())
    })
}

/// The labels read so far.
#[derive(Default)]
struct Labels {
    skills: Concepts<SkillDraft>,
    ids: Ids,
}

impl Labels {
    fn line(&mut self, line: &[u8], place: Place, faults: &mut Faults) {
        let Ok(line) = str::from_utf8(line) else {
            return faults.note(&place, || "the line is not UTF-8 text, and was left out".to_owned());
        };
        let label = line.trim();
        // A list of one column may start with its name.
        let is_header = place.line == 1 && label.eq_ignore_ascii_case("label");
        if !label.is_empty() && !is_header {
            self.add(label, "", place, faults);
        }
    }

    fn row(&mut self, row: Row<'_, 2>, faults: &mut Faults) {
        let Row { place, fields: [label, alt_labels] } = row;
        if label.is_empty() && alt_labels.is_empty() {
        } else {
            self.add(label, alt_labels, place, faults)
        }
    }

    fn add(&mut self, label: &str, alt_labels: &str, place: Place, faults: &mut Faults) {
        if compact(label).is_empty() {
            return faults.note(&place, || {
                format!("the label '{}' has no letter or digit and was left out", clipped(label))
            });
        }
        if label.len() > LONGEST {
            return faults
                .note(&place, || format!("the label is longer than {LONGEST} bytes, and was left out"));
        }
        let alt_labels = alt_labels.split('|').filter(|alt| alt.len() <= LONGEST && !compact(alt).is_empty());
        let name = fold(label);
        if let Some(known) = self.skills.get(&name) {
            faults.note(&place, || {
                format!("'{}' is a duplicate: see line {}", clipped(label), known.place.line)
            });
            return add_names(&known.label, &mut known.alt_labels, alt_labels);
        }
        let kind = (SkillKind::Knowledge, KNOWLEDGE_HOURS);
        let mut skill = blank_skill(place, self.ids.unique(label), kind);
        label.clone_into(&mut skill.label);
        add_names(label, &mut skill.alt_labels, alt_labels);
        self.skills.add(name, skill);
    }

    fn check_number(&self, file: &SourceFile) -> Result<(), InputError> {
        if self.skills.all.len() <= MOST_LABELS {
            return Ok(());
        }
        let error = InputError::new(&*file.shown, format!("there are more than {MOST_LABELS} labels"));
        Err(error.hint("split the list, and use one catalogue for each part"))
    }

    fn finish(self, names: &[String]) -> CatalogDraft {
        let name = names.join(", ");
        CatalogDraft {
            notice: format!("The list of labels '{name}', whose licence is not known to skillgap."),
            name,
            version: "as imported".to_owned(),
            skills: self.skills.all,
            shared_labels: true,
            ..CatalogDraft::default()
        }
    }
}
