//! Which column of a table is which, found by the header.

mod postings;

use super::block::Shape;
use super::record::{Dialect, MOST_LINES, MOST_LINES_OF_TEXT};
use crate::error::{InputError, clipped};

const ID: &str = "profile_id";
const SKILLS: &str = "skills";
const SKILL: &str = "skill";
const LEVEL: &str = "level";
const YEARS: &str = "years";
const TITLE: &str = "title";
const TEXT: &str = "text";

/// The reason for a row without skills in a table that has nothing else.
pub(super) const NO_SKILLS: &str = "no skills";

/// Tried in this order: a comma wins where several would do.
pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Column names that often hold an id, the likeliest first; one is taken when `profile_id` is missing, and told.
const LIKELY_IDS: [&str; 16] = [
    "id",
    "profile",
    "employee_id",
    "candidate_id",
    "person_id",
    "user_id",
    "member_id",
    "applicant_id",
    "resume_id",
    "cv_id",
    "staff_id",
    "emp_id",
    "personnel_number",
    "employee",
    "candidate",
    "email",
];

/// Column names that often hold a list of skills; one is taken when `skills` and `skill` are missing, and told.
const LIKELY_SKILLS: [&str; 14] = [
    "skill_list",
    "skills_list",
    "skillset",
    "skill_set",
    "key_skills",
    "technical_skills",
    "top_skills",
    "competences",
    "competencies",
    "technologies",
    "tech_stack",
    "expertise",
    "keywords",
    "tags",
];

/// Column names that often hold one skill in each row.
const LIKELY_SKILL: [&str; 5] = ["skill_name", "competence", "competency", "technology", "tag"];

/// The columns' names where they are not the usual ones.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) id: Option<String>,
    pub(super) skills: Option<String>,
    pub(super) title: Option<String>,
    pub(super) text: Option<String>,
    /// The column of the address, for postings.
    pub(super) url: Option<String>,
    /// Whether a row is a job posting.
    pub(super) postings: bool,
    /// Whether `skills` holds one skill in each row.
    pub(super) single: bool,
    /// What to tell about columns that were guessed, or that are not read.
    pub(super) note: Option<String>,
}

impl Names {
    /// The column of job titles as it is named in a folded header; nothing where an empty name says that none is meant.
    pub(super) fn title(&self) -> Option<String> {
        wanted(self.title.as_deref(), TITLE)
    }

    /// The same of the column of texts.
    pub(super) fn text(&self) -> Option<String> {
        wanted(self.text.as_deref(), TEXT)
    }
}

fn wanted(named: Option<&str>, usual: &str) -> Option<String> {
    let name = named.map_or_else(|| usual.to_owned(), fold_name);
    (!name.is_empty()).then_some(name)
}

/// What a row is, and where its fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A row is a profile; it has at least one of a list of skills, a job title and a text.
    Wide {
        /// The column of the id.
        id: usize,
        /// The column of the list of skills.
        skills: Option<usize>,
        /// The column of the job title.
        title: Option<usize>,
        /// The column of the text: a resume, or what it says of work.
        text: Option<usize>,
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
    /// A row is a job posting.
    Posting {
        /// The column of the id.
        id: Option<usize>,
        /// The column of the address.
        url: Option<usize>,
        /// The column of the title.
        title: Option<usize>,
        /// The column of the text.
        text: usize,
    },
}

impl Layout {
    /// The column of the id.
    pub(super) fn id(self) -> Option<usize> {
        match self {
            Self::Wide { id, .. } | Self::Long { id, .. } => Some(id),
            Self::Posting { id, .. } => id,
        }
    }

    /// What a row stands for.
    pub(super) fn shape(self) -> Shape {
        match self {
            Self::Wide { .. } | Self::Posting { .. } => Shape::Wide,
            Self::Long { .. } => Shape::Long,
        }
    }

    /// The columns of id and cell, and of what stands beside them.
    pub(super) fn places(self) -> [Option<usize>; 4] {
        match self {
            Self::Wide { id, skills, title, text } => [Some(id), skills, title, text],
            Self::Long { id, skill, level, years } => [Some(id), Some(skill), level, years],
            Self::Posting { id, url, title, text } => [id, url, title, Some(text)],
        }
    }

    /// Why a row cannot be scored in which nothing but the id is filled in.
    pub(super) fn nothing(self) -> &'static str {
        let (skills, title, text) = match self {
            Self::Wide { skills, title, text, .. } => (skills, title, text),
            Self::Long { .. } => return NO_SKILLS,
            Self::Posting { .. } => return "no text",
        };
        match (skills.is_some(), title.is_some(), text.is_some()) {
            (true, true, true) => "no skills, no title and no text",
            (true, true, false) => "no skills and no title",
            (true, false, true) => "no skills and no text",
            (false, true, true) => "no title and no text",
            (false, true, false) => "no title",
            (false, false, true) => "no text",
            (_, false, false) => NO_SKILLS,
        }
    }

    /// The columns that are read.
    pub(super) fn columns(self) -> Vec<usize> {
        self.places().into_iter().flatten().collect()
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
    pub(super) fn read(
        line: &[u8],
        delimiter: Option<u8>,
        names: &mut Names,
        path: &str,
        number: u64,
    ) -> Result<Self, InputError> {
        let delimiters = delimiter.map_or_else(|| DELIMITERS.to_vec(), |d| vec![d]);
        let headers: Vec<Header> = delimiters.into_iter().map(|d| Header::split(line, d)).collect();
        let known = |header: &&Header| {
            if names.postings {
                postings::layout(&header.names, names).is_some()
            } else {
                layout(&header.names, names).is_some()
            }
        };
        let found = headers.iter().find(known);
        let fullest = headers.iter().rev().max_by_key(|header| header.names.len());
        let Some(header) = found.or(fullest) else {
            return Err(missing(path, number, &[], names));
        };
        let layout = find_layout(&header.names, names, path, number)?;
        let (needed, texts) = match layout {
            Layout::Wide { id, skills, title, text } => {
                let first = [skills, title, text].into_iter().flatten().min();
                (id.max(skills.or(first).unwrap_or(id)) + 1, text.is_some())
            }
            Layout::Long { id, skill, .. } => (id.max(skill) + 1, false),
            Layout::Posting { text, .. } => (text + 1, true),
        };
        let (delimiter, columns) = (header.delimiter, header.names.len());
        let most_lines = if texts { MOST_LINES_OF_TEXT } else { MOST_LINES };
        Ok(Self { dialect: Dialect { delimiter, columns, needed, most_lines }, layout })
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
}

/// Finds the columns among folded names: the usual ones, those that were named, else likely ones with a note.
pub(super) fn find_layout(
    found: &[String],
    names: &mut Names,
    path: &str,
    number: u64,
) -> Result<Layout, InputError> {
    if names.postings {
        return postings::find_layout(found, names, path, number);
    }
    check_named(found, names, path, number)?;
    let guess = guessed(found, names);
    // A list of skills under another name is still more than a text without one.
    let known = layout(found, names).map(|layout| (layout, false));
    let likely = || layout(found, &guess).map(|layout| (layout, true));
    let told = || unlisted(found, names).map(|layout| (layout, false));
    let likely_told = || unlisted(found, &guess).map(|layout| (layout, true));
    let Some((layout, guessed)) = known.or_else(likely).or_else(told).or_else(likely_told) else {
        return Err(missing(path, number, found, names));
    };
    check_twins(found, layout, path, number)?;
    let notes = [guessed.then(|| note(path, names, &guess)), not_read(found, layout, names, path)];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    names.note = (!notes.is_empty()).then(|| notes.join("\n"));
    Ok(layout)
}

fn layout(found: &[String], names: &Names) -> Option<Layout> {
    let find = |name: &str| found.iter().position(|n| n == name);
    let id = find(&names.id.as_deref().map_or_else(|| ID.to_owned(), fold_name))?;
    let renamed = names.skills.as_deref().map(fold_name);
    let listed = renamed.clone().unwrap_or_else(|| SKILLS.to_owned());
    let single = listed == SKILL || names.single;
    if let Some(skills) = find(&listed).filter(|_| !single) {
        let [title, text] = besides(found, names);
        return Some(Layout::Wide { id, skills: Some(skills), title, text });
    }
    let name = if single { listed.as_str() } else { SKILL };
    let skill = (single || renamed.is_none()).then(|| find(name))??;
    Some(Layout::Long { id, skill, level: find(LEVEL), years: find(YEARS) })
}

/// The columns of the job title and of the text.
fn besides(found: &[String], names: &Names) -> [Option<usize>; 2] {
    [names.title(), names.text()].map(|name| found.iter().position(|n| Some(n) == name.as_ref()))
}

/// A table of job titles or texts without skills.
fn unlisted(found: &[String], names: &Names) -> Option<Layout> {
    let id = names.id.as_deref().map_or_else(|| ID.to_owned(), fold_name);
    let id = found.iter().position(|n| *n == id)?;
    let [title, text] = besides(found, names);
    let told = names.skills.is_none() && (title.is_some() || text.is_some());
    told.then_some(Layout::Wide { id, skills: None, title, text })
}

/// A column that somebody named has to be there.
fn check_named(found: &[String], names: &Names, path: &str, number: u64) -> Result<(), InputError> {
    let named = [
        (names.title.is_some(), names.title(), "--title-column"),
        (names.text.is_some(), names.text(), "--text-column"),
    ];
    for (is_named, name, option) in named {
        if let Some(name) = name.filter(|name| is_named && !found.contains(name)) {
            return Err(no_column(path, number, found, (&format!("'{}'", clipped(&name)), &name, option)));
        }
    }
    Ok(())
}

/// What to tell of a title or a text beside rows of one skill each: a profile has many of those.
fn not_read(found: &[String], layout: Layout, names: &Names, path: &str) -> Option<String> {
    let Layout::Long { .. } = layout else { return None };
    let there = besides(found, names).into_iter().flatten().filter_map(|at| found.get(at));
    let there: Vec<String> = there.map(|name| format!("'{}'", clipped(name))).collect();
    let (is, column) = if there.len() == 1 { ("is", "column") } else { ("are", "columns") };
    let listed = there.join(" and ");
    (!there.is_empty()).then(|| {
        format!(
            "{path}: the {column} {listed} {is} ignored, because the table has one row per \
         skill"
        )
    })
}

/// The names with likely ones in place of those that are missing.
fn guessed(found: &[String], names: &Names) -> Names {
    let has = |name: &&&str| found.iter().any(|n| n == **name);
    let likely = |list: &[&str]| list.iter().find(has).map(|name| (*name).to_owned());
    let usual = |name: &str| found.iter().any(|n| n == name);
    let id = if names.id.is_none() && !usual(ID) { likely(&LIKELY_IDS) } else { names.id.clone() };
    let skills = if names.skills.is_none() && !usual(SKILLS) && !usual(SKILL) {
        likely(&LIKELY_SKILLS).or_else(|| likely(&LIKELY_SKILL))
    } else {
        names.skills.clone()
    };
    let single = names.skills.is_none() && skills.as_deref().is_some_and(|name| LIKELY_SKILL.contains(&name));
    Names { id, skills, single, note: None, ..names.clone() }
}

fn note(path: &str, names: &Names, guess: &Names) -> String {
    let told = |what: &str, option: &str, before: &Option<String>, now: &Option<String>| match (before, now) {
        (None, Some(name)) => {
            Some(format!("using '{}' as the {what} (use {option} for another)", clipped(name)))
        }
        _ => None,
    };
    let id = told("profile_id", "--id-column", &names.id, &guess.id);
    let skills = told("skills", "--skills-column", &names.skills, &guess.skills);
    let parts: Vec<String> = id.into_iter().chain(skills).collect();
    note_of(path, &parts).unwrap_or_default()
}

/// What is told of columns that were guessed, where some were.
fn note_of(path: &str, parts: &[String]) -> Option<String> {
    (!parts.is_empty()).then(|| format!("{path}: {}", parts.join(", ")))
}

/// Two columns of one name: nobody can say which is meant.
fn check_twins(found: &[String], layout: Layout, path: &str, number: u64) -> Result<(), InputError> {
    let used = layout.columns();
    let mut names = used.iter().filter_map(|at| found.get(*at));
    let twin = names.find(|name| found.iter().filter(|n| n == name).count() > 1);
    let Some(twin) = twin else { return Ok(()) };
    let error =
        InputError::new(path, format!("two columns are named '{}'", clipped(twin))).at(line_of(number), 1);
    Err(error.hint("rename one of them in the header line"))
}

/// A name without its case, and with one kind of gap between its words.
pub(super) fn fold_name(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.');
    name.split(apart).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

fn line_of(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn missing(path: &str, number: u64, found: &[String], names: &Names) -> InputError {
    let id = names.id.as_deref().map_or_else(|| ID.to_owned(), fold_name);
    let (what, option) = if found.contains(&id) {
        (wanted_skills(names), "--skills-column")
    } else {
        (format!("'{}'", clipped(&id)), "--id-column")
    };
    no_column(path, number, found, (&what, &id, option))
}

/// The error for a column that is not there, with an example of one that is and is not `but`.
fn no_column(
    path: &str,
    number: u64,
    found: &[String],
    (what, but, option): (&str, &str, &str),
) -> InputError {
    let listed = found.iter().take(30).map(|name| clipped(name)).collect::<Vec<_>>().join(", ");
    let error = InputError::new(path, format!("the header has no column {what}; it has: {listed}"));
    let error = error.at(line_of(number), 1);
    let example = found
        .iter()
        .find(|name| *name != but && !name.is_empty())
        .map_or("NAME".into(), |name| clipped(name));
    error.hint(format!("name the column with {option}, for example: {option} {example}"))
}

fn wanted_skills(names: &Names) -> String {
    match &names.skills {
        Some(name) => format!("'{}'", clipped(&fold_name(name))),
        None => {
            format!(
                "'{SKILLS}' (a list for each profile), '{SKILL}' (a row for each skill), '{TITLE}' or '{TEXT}'"
            )
        }
    }
}
