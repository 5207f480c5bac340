//! The data export of LinkedIn: the zip as downloaded, or one of the tables in it.
//!
//! The tables are put together into one JSON Resume, which is read like any other; its text is what places count in.

use super::format::ResumeFormat;
use super::made::Made;
use super::package::Package;
use crate::error::InputError;
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value, json};

/// The most rows of one table that are read.
const MAX_ROWS: usize = 5_000;

/// A table of the export: its file, the part of a resume that it is, and the fields that its columns become.
struct Table {
    file: &'static str,
    part: &'static str,
    columns: &'static [(&'static str, &'static str)],
    /// Columns that only this table has together, to know it without its name.
    telling: &'static [&'static str],
}

const DATES: [(&str, &str); 2] = [("Started On", "startDate"), ("Finished On", "endDate")];

const TABLES: &[Table] = &[
    Table {
        file: "Positions.csv",
        part: "work",
        columns: &[("Title", "position"), ("Description", "summary"), DATES[0], DATES[1]],
        telling: &["Company Name", "Title", "Started On"],
    },
    Table { file: "Skills.csv", part: "skills", columns: &[("Name", "name")], telling: &[] },
    Table {
        file: "Projects.csv",
        part: "projects",
        columns: &[("Title", "name"), ("Description", "description"), DATES[0], DATES[1]],
        telling: &["Title", "Description", "Url", "Started On"],
    },
    Table {
        file: "Education.csv",
        part: "education",
        columns: &[
            ("Degree Name", "studyType"),
            ("Notes", "description"),
            ("Start Date", "startDate"),
            ("End Date", "endDate"),
        ],
        telling: &["School Name", "Degree Name"],
    },
    Table {
        file: "Certifications.csv",
        part: "certificates",
        columns: &[("Name", "name"), ("Started On", "date")],
        telling: &["Name", "Authority", "Started On"],
    },
    Table {
        file: "Languages.csv",
        part: "languages",
        columns: &[("Name", "language"), ("Proficiency", "fluency")],
        telling: &["Name", "Proficiency"],
    },
    Table {
        file: "Volunteering.csv",
        part: "volunteer",
        columns: &[("Role", "position"), ("Description", "summary"), DATES[0], DATES[1]],
        telling: &["Company Name", "Role", "Cause"],
    },
    Table {
        file: "Publications.csv",
        part: "publications",
        columns: &[("Name", "name"), ("Description", "summary")],
        telling: &["Name", "Publisher", "Published On"],
    },
    Table {
        file: "Honors.csv",
        part: "awards",
        columns: &[("Title", "title"), ("Description", "summary")],
        telling: &["Title", "Description", "Issued On"],
    },
    Table {
        file: "Courses.csv",
        part: "courses",
        columns: &[("Name", "title")],
        telling: &["Name", "Number"],
    },
];

/// The table of the person: name, headline and summary.
const PROFILE: &str = "Profile.csv";

/// Whether an archive with this part is an export.
pub(super) fn is_part(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    matches!(file, PROFILE | "Positions.csv" | "Skills.csv")
}

/// Whether a text is one of the tables that only LinkedIn writes so.
pub(super) fn looks_like(text: &str) -> bool {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.contains(',') && (table_of(line).is_some() || is_profile(line))
}

fn names_of(line: &str) -> Vec<&str> {
    line.split(',').map(|name| name.trim().trim_matches('"')).collect()
}

fn table_of(header: &str) -> Option<&'static Table> {
    let names = names_of(header);
    let tells =
        |table: &&Table| !table.telling.is_empty() && table.telling.iter().all(|name| names.contains(name));
    TABLES.iter().find(tells)
}

fn is_profile(header: &str) -> bool {
    let names = names_of(header);
    ["First Name", "Last Name", "Headline"].iter().all(|name| names.contains(name))
}

/// Reads an export.
pub(super) fn read(shown: &str, bytes: &[u8]) -> Result<Made, InputError> {
    let mut package = Package::open(shown, bytes)?;
    let mut resume = Map::new();
    let mut warnings = Vec::new();
    for name in package.names() {
        let file = name.rsplit('/').next().unwrap_or(&name);
        let table = TABLES.iter().find(|table| table.file == file);
        if table.is_none() && file != PROFILE {
            continue;
        }
        let text = package.text(&name)?.unwrap_or_default();
        let read = match table {
            Some(table) => add_table(&mut resume, table, &text),
            None => add_profile(&mut resume, &text),
        };
        if let Err(why) = read {
            warnings.push(format!("{file} of the export is no CSV and was left out: {why}"));
        }
    }
    made(resume, warnings)
}

/// Reads one table of an export.
pub(super) fn read_table(shown: &str, text: &str) -> Result<Made, InputError> {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut resume = Map::new();
    let read = match table_of(header) {
        Some(table) => add_table(&mut resume, table, text),
        None if is_profile(header) => add_profile(&mut resume, text),
        None => add_table(&mut resume, &TABLES[1], text),
    };
    read.map_err(|why| InputError::new(shown, format!("is not valid CSV: {why}")))?;
    made(resume, Vec::new())
}

fn made(resume: Map<String, Value>, warnings: Vec<String>) -> Result<Made, InputError> {
    let text = format!("{:#}\n", Value::Object(resume));
    Ok(Made { text, shape: ResumeFormat::JsonResume, warnings })
}

/// The rows of a table, each with its fields by name.
fn rows(text: &str) -> Result<(StringRecord, Vec<StringRecord>), csv::Error> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    let rows = reader.records().take(MAX_ROWS).collect::<Result<_, _>>()?;
    Ok((header, rows))
}

fn field<'r>(header: &StringRecord, row: &'r StringRecord, name: &str) -> Option<&'r str> {
    let at = header.iter().position(|known| known.trim() == name)?;
    row.get(at).map(str::trim).filter(|text| !text.is_empty())
}

fn add_table(resume: &mut Map<String, Value>, table: &Table, text: &str) -> Result<(), csv::Error> {
    let (header, rows) = rows(text)?;
    let entries = rows.iter().map(|row| {
        let found = table.columns.iter().filter_map(|(name, key)| Some((*key, field(&header, row, name)?)));
        found.map(|(key, text)| (key.to_owned(), json!(text))).collect::<Map<_, _>>()
    });
    let entries: Vec<Value> = entries.filter(|entry| !entry.is_empty()).map(Value::Object).collect();
    resume.insert(table.part.to_owned(), Value::Array(entries));
    Ok(())
}

fn add_profile(resume: &mut Map<String, Value>, text: &str) -> Result<(), csv::Error> {
    let (header, rows) = rows(text)?;
    let Some(row) = rows.first() else { return Ok(()) };
    let of = |name| field(&header, row, name).unwrap_or_default();
    let name = format!("{} {}", of("First Name"), of("Last Name"));
    let basics = json!({ "name": name.trim(), "label": of("Headline"), "summary": of("Summary") });
    resume.insert("basics".to_owned(), basics);
    Ok(())
}
