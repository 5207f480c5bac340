//! Which column of a table is which, found by the header.

use super::record::Dialect;
use crate::error::InputError;

const ID: &str = "profile_id";
const SKILLS: &str = "skills";
const SKILL: &str = "skill";
const LEVEL: &str = "level";
const YEARS: &str = "years";

/// Tried in this order: a comma wins where several would do.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Column names that often hold an id; they are only proposed, never taken.
const LIKELY_IDS: [&str; 8] =
    ["id", "employee_id", "candidate_id", "person_id", "user_id", "employee", "candidate", "email"];

/// Column names that often hold skills; they are only proposed, never taken.
const LIKELY_SKILLS: [&str; 6] =
    ["skill_list", "skillset", "skill_set", "key_skills", "competences", "competencies"];

/// The columns' names where they are not the usual ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) id: Option<String>,
    pub(super) skills: Option<String>,
}

/// What a row is, and where its fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row is a profile.
    Wide {
        /// The column of the id.
        id: usize,
        /// The column of the list of skills.
        skills: usize,
    },
    /// A row is one skill of a profile.
    Long {
        /// The column of the id.
        id: usize,
        /// The column of the skill.
        skill: usize,
        /// The column of the level.
        level: Option<usize>,
        /// The column of the years of use.
        years: Option<usize>,
    },
}

impl Layout {
    /// The column of the id.
    pub(super) fn id(self) -> usize {
        match self {
            Self::Wide { id, .. } | Self::Long { id, .. } => id,
        }
    }

    /// The columns that are read.
    pub(super) fn columns(self) -> Vec<usize> {
        match self {
            Self::Wide { id, skills } => vec![id, skills],
            Self::Long { id, skill, level, years } => {
                [Some(id), Some(skill), level, years].into_iter().flatten().collect()
            }
        }
    }
}

/// The header, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) dialect: Dialect,
    pub(super) layout: Layout,
}

impl Columns {
    /// Finds delimiter and columns in a header line.
    pub(super) fn read(line: &[u8], names: &Names, path: &str, number: u64) -> Result<Self, InputError> {
        let headers = DELIMITERS.map(|delimiter| Header::split(line, delimiter));
        let found = headers.iter().find_map(|header| Some((header, header.layout(names)?)));
        let Some((header, layout)) = found else {
            let fullest = headers.iter().max_by_key(|h| h.names.len());
            return Err(missing(path, number, fullest.map_or(&[], |h| &h.names), names));
        };
        header.check_twins(layout, path, number)?;
        Ok(Self { dialect: Dialect { delimiter: header.delimiter, columns: header.names.len() }, layout })
    }
}

/// A header line, cut at one delimiter.
struct Header {
    delimiter: u8,
    names: Vec<String>,
}

impl Header {
    fn split(line: &[u8], delimiter: u8) -> Self {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(line);
        let mut record = csv::ByteRecord::new();
        let read = reader.read_byte_record(&mut record).unwrap_or(false);
        let names = record.iter().take_while(|_| read).map(|name| fold_name(&String::from_utf8_lossy(name)));
        Self { delimiter, names: names.collect() }
    }

    fn layout(&self, names: &Names) -> Option<Layout> {
        let wanted = |given: &Option<String>, usual| given.as_deref().map_or(usual, fold_name);
        let id = self.find(&wanted(&names.id, fold_name(ID)))?;
        let renamed = names.skills.as_deref().map(fold_name);
        let skills = renamed.clone().unwrap_or_else(|| fold_name(SKILLS));
        if skills != SKILL
            && let Some(skills) = self.find(&skills)
        {
            return Some(Layout::Wide { id, skills });
        }
        let skill = renamed.is_none_or(|name| name == SKILL).then(|| self.find(SKILL))??;
        Some(Layout::Long { id, skill, level: self.find(LEVEL), years: self.find(YEARS) })
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|n| n == name)
    }

    /// Two columns of one name: nobody can say which is meant.
    fn check_twins(&self, layout: Layout, path: &str, number: u64) -> Result<(), InputError> {
        let used = layout.columns();
        let names = used.iter().filter_map(|at| self.names.get(*at));
        let twin = names.into_iter().find(|name| self.names.iter().filter(|n| n == name).count() > 1);
        let Some(twin) = twin else { return Ok(()) };
        let error = InputError::new(path, format!("two columns are named '{twin}'")).at(line_of(number), 1);
        Err(error.hint("rename one of them in the header line"))
    }
}

fn fold_name(name: &str) -> String {
    name.trim().to_lowercase()
}

fn line_of(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn missing(path: &str, number: u64, found: &[String], names: &Names) -> InputError {
    let id = names.id.as_deref().map_or_else(|| ID.to_owned(), fold_name);
    let (what, likely, option) = match found.contains(&id) {
        false => (format!("'{id}'"), LIKELY_IDS.as_slice(), "--id-column"),
        true => (wanted_skills(names), LIKELY_SKILLS.as_slice(), "--skills-column"),
    };
    let listed = found.iter().take(30).map(|n| n.as_str()).collect::<Vec<_>>().join(", ");
    let error = InputError::new(path, format!("the header has no column {what}; it has: {listed}"));
    let guess = likely.iter().find(|name| found.iter().any(|n| n == *name)).copied();
    let error = error.at(line_of(number), 1);
    error.hint(format!("name the column with {option}, for example: {option} {}", guess.unwrap_or("NAME")))
}

fn wanted_skills(names: &Names) -> String {
    match &names.skills {
        Some(name) => format!("'{}'", fold_name(name)),
        None => format!("'{SKILLS}' (a list for each profile) or '{SKILL}' (a row for each skill)"),
    }
}
