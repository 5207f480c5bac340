//! Reads the data export of LinkedIn: the zip file as downloaded, or one of its tables.

use super::csv::rows;
#[cfg(feature = "documents")]
use super::package::Package;
use crate::error::InputError;
use skillgap_core::document::{BlockKind, Cell, Document, Header, Look, Place, TableRow};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::source_text::SourceText;
use skillgap_core::text::compact;

/// A table of the export: its file, the heading for its contents, and a combination of columns that only it
/// has.
struct Table {
    #[cfg_attr(not(feature = "documents"), allow(dead_code, reason = "only the archive tells tables by it"))]
    file: &'static str,
    heading: &'static str,
    telling: &'static [&'static str],
}

const TABLES: &[Table] = &[
    Table { file: "positions.csv", heading: "Experience", telling: &["Company Name", "Title", "Started On"] },
    Table { file: "skills.csv", heading: "Skills", telling: &[] },
    Table {
        file: "projects.csv",
        heading: "Projects",
        telling: &["Title", "Description", "Url", "Started On"],
    },
    Table { file: "education.csv", heading: "Education", telling: &["School Name", "Degree Name"] },
    Table {
        file: "certifications.csv",
        heading: "Certifications",
        telling: &["Name", "Authority", "Started On"],
    },
    Table { file: "languages.csv", heading: "Languages", telling: &["Name", "Proficiency"] },
    Table { file: "volunteering.csv", heading: "Volunteering", telling: &["Company Name", "Role", "Cause"] },
    Table {
        file: "publications.csv",
        heading: "Publications",
        telling: &["Name", "Publisher", "Published On"],
    },
    Table { file: "honors.csv", heading: "Awards", telling: &["Title", "Description", "Issued On"] },
    Table { file: "courses.csv", heading: "Courses", telling: &["Name", "Number"] },
];

/// The table about the person: name, headline and summary.
#[cfg(feature = "documents")]
const PROFILE: &str = "profile.csv";

/// The most important tables; an archive without them gets a note.
#[cfg(feature = "documents")]
const MAIN: [(&str, &str); 2] = [("positions.csv", "positions"), ("skills.csv", "skills")];

/// Whether an archive with this file is an export.
#[cfg(feature = "documents")]
pub(super) fn is_part(name: &str) -> bool {
    let file = file_name(name);
    file == PROFILE || TABLES.iter().any(|table| table.file == file)
}

fn file_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase()
}

/// Whether a text is a table in LinkedIn's format.
pub(super) fn looks_like(text: &str) -> bool {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.contains(',') && (table_of(line).is_some() || is_profile(line))
}

/// Whether a file is the export's list of skills, with a single column "Name".
pub(super) fn is_lone_skills(shown: &str, text: &str) -> bool {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    file_name(shown) == "skills.csv" && names_of(line) == ["name"]
}

/// The column names in lower case without spaces.
fn names_of(line: &str) -> Vec<String> {
    line.split(',').map(|name| compact(name.trim_matches(['"', '\u{feff}']))).collect()
}

fn table_of(header: &str) -> Option<&'static Table> {
    let names = names_of(header);
    let tells = |table: &&Table| {
        !table.telling.is_empty() && table.telling.iter().all(|name| names.contains(&compact(name)))
    };
    TABLES.iter().find(tells)
}

fn is_profile(header: &str) -> bool {
    let names = names_of(header);
    ["First Name", "Last Name", "Headline"].iter().all(|name| names.contains(&compact(name)))
}

/// Reads an export.
#[cfg(feature = "documents")]
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let mut document = Document::default();
    let mut names = package.names();
    // The person comes first, then the most important tables.
    let order = |name: &String| {
        let file = file_name(name);
        TABLES.iter().position(|table| table.file == file).map_or(0, |at| at + 1)
    };
    names.retain(|name| is_part(name));
    names.sort_by_key(order);
    for name in &names {
        let text = package.text(name)?.unwrap_or_default();
        let table = TABLES.iter().find(|table| table.file == file_name(name));
        if let Err(why) = add(name, &text, table, lexicon, &mut document) {
            document.note(format!("the table {name} was left out: {why}"), None);
        }
    }
    for (file, what) in MAIN {
        if !names.iter().any(|name| file_name(name) == file) {
            document.note(
                format!("the archive holds no {what} ({file}); ask LinkedIn for the whole data export"),
                None,
            );
        }
    }
    Ok(document)
}

/// Reads one of the tables.
pub(super) fn read_table(shown: &str, text: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let table = if is_profile(line) { None } else { table_of(line).or(TABLES.get(1)) };
    let mut document = Document::default();
    add(shown, text, table, lexicon, &mut document)?;
    Ok(document)
}

/// Adds a table below its heading; without a heading it is about the person.
fn add(
    name: &str,
    text: &str,
    table: Option<&Table>,
    lexicon: &Lexicon,
    document: &mut Document,
) -> Result<(), InputError> {
    let rows = rows(name, text)?;
    // Texts are appended to those of previous tables.
    let rows: Vec<TableRow> = rows
        .into_iter()
        .map(|row| TableRow {
            cells: row.cells.iter().map(|cell| document.appended(&cell.text)).collect(),
            place: Place { path: Some(name.into()), ..row.place },
        })
        .collect();
    match table {
        Some(table) => {
            document.add(BlockKind::Heading(1), table.heading, Look::default(), Place::default());
            document.push_table(&rows, Header::First, lexicon);
        }
        None => person(&rows, document),
    }
    Ok(())
}

/// Reads the row about the person, whose name is in two columns.
fn person(rows: &[TableRow], document: &mut Document) {
    let [header, row, ..] = rows else { return };
    let of = |name: &str| {
        let at = header.cells.iter().position(|cell| compact(&cell.text) == compact(name))?;
        row.cells.get(at).filter(|cell| !cell.text.trim().is_empty())
    };
    let text = |name: &str| of(name).map_or("", |cell| cell.text.trim()).to_owned();
    let name = format!("{} {}", text("First Name"), text("Last Name"));
    let mut cells = vec![Cell { label: "name".to_owned(), text: document.appended(name.trim()) }];
    for label in ["Headline", "Summary"] {
        cells.extend(of(label).map(|text| Cell { label: label.to_owned(), text: text.clone() }));
    }
    let nothing = SourceText::verbatim("", 0..0);
    document.push(BlockKind::Row(cells), nothing, Look::default(), row.place.clone());
}
