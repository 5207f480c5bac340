//! Imports the text database of O*NET.
//!
//! | file | column | becomes |
//! | --- | --- | --- |
//! | Occupation Data | O*NET-SOC Code, Title, Description | key, title, definition; the group is the SOC major group |
//! | Alternate Titles | Alternate Title, Short Title | alternative titles |
//! | Technology Skills | Example | a tool, and a requirement of the category tool |
//! | | Hot Technology, In Demand | its importance, and whether it is essential |
//! | Tools Used | Example | a tool, and an optional requirement of low importance |
//! | Skills | Element Name | a skill, and a requirement |
//! | | IM, 1 to 5 | its importance, (IM - 1) / 4; from 3, which O*NET calls important, it is essential |
//! | | LV, 0 to 7 | its level, by quarters of the scale |
//! | Task Statements | Task | a duty, if O*NET calls the task a core one |
//! | Education, Training, and Experience | RL | a note: the education required most often |
//! | Job Zones | Job Zone | a note |
//! | Related Occupations | Related O*NET-SOC Code | a note with the nearest ones |
//!
//! A value that O*NET recommends to suppress counts as missing. A skill that is marked as not relevant for an
//! occupation, or has importance 1 ("not important"), is not a requirement.

mod education;
mod rating;

use super::blank::{
    Concepts, UNKNOWN, add_names, blank_requirement, blank_role, blank_skill, imported_fact,
    with_requirements,
};
use super::defaults::TOOL_HOURS;
use super::faults::Faults;
use super::repeated::Repeated;
use super::slug::Ids;
use super::table::{Columns, Form, Reading, Row};
use crate::error::{InputError, clipped};
use rating::{Asked, Rated};
use skillgap_core::catalog::{
    CatalogDraft, Category, Place, RequirementDraft, RoleDraft, SkillDraft, SkillKind,
};
use skillgap_core::text::fold;
use std::collections::HashMap;

/// The importance of a technology that is neither hot nor in demand; each of these adds as much again, so the
/// three weigh 1 : 2 : 3.
const TECHNOLOGY: f64 = 1.0 / 3.0;

/// The importance of a tool or a machine: half that of the least important technology, since anyone in the
/// trade can use its tools and few resumes name them.
const TOOL: f64 = TECHNOLOGY / 2.0;

/// The most related occupations in the note; O*NET calls the first five the closest.
const MOST_RELATED: usize = 5;

const OCCUPATIONS: Columns<3> =
    Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Title", "Description"], required: 2 };
const TITLES: Columns<3> =
    Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Alternate Title", "Short Title"], required: 2 };
const TECHNOLOGIES: Columns<4> = Columns {
    form: Form::Tabs,
    names: ["O*NET-SOC Code", "Example", "Hot Technology", "In Demand"],
    required: 2,
};
const TOOLS: Columns<2> = Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Example"], required: 2 };
const TASKS: Columns<3> =
    Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Task", "Task Type"], required: 3 };
const ZONES: Columns<2> = Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Job Zone"], required: 2 };
const RELATED: Columns<2> =
    Columns { form: Form::Tabs, names: ["O*NET-SOC Code", "Related O*NET-SOC Code"], required: 2 };

/// The files read.
const FILES: [&str; 10] = [
    "Occupation Data",
    "Alternate Titles",
    "Technology Skills",
    "Tools Used",
    "Skills",
    "Task Statements",
    "Education, Training, and Experience Categories",
    "Education, Training, and Experience",
    "Job Zones",
    "Related Occupations",
];

/// Reads the files that are present.
pub(super) fn read(reading: &mut Reading<'_>) -> Result<CatalogDraft, InputError> {
    reading.announce(&FILES, "txt");
    let hint = "give the zip or the folder of the text database, as downloaded";
    let mut onet = Onet::default();
    for file in reading.need("Occupation Data", "txt", hint)? {
        reading.rows(&file, &OCCUPATIONS, |row, faults| onet.occupation(row, faults))?;
    }
    each(reading, "Alternate Titles", &TITLES, "roles have one title", |row, _| onet.title(row))?;
    each(reading, "Technology Skills", &TECHNOLOGIES, "no role asks for software", |row, faults| {
        onet.technology(row, faults);
    })?;
    each(reading, "Tools Used", &TOOLS, "no role asks for tools and machines", |row, faults| {
        onet.tool(row, faults);
    })?;
    let mut rated = Rated::default();
    each(
        reading,
        "Skills",
        &rating::COLUMNS,
        "no role asks for skills other than software",
        |row, faults| {
            if onet.roles.named(row.fields[0], &row.place).is_some() {
                rated.row(row, faults);
            }
        },
    )?;
    onet.rated(rated);
    each(reading, "Task Statements", &TASKS, "roles have no duties", |row, _| onet.task(row))?;
    let education = education::read(reading)?;
    onet.note(|code| education.get(code).cloned());
    each(reading, "Job Zones", &ZONES, "roles have no level of preparation", |row, _| onet.zone(row))?;
    let mut related = HashMap::new();
    each(reading, "Related Occupations", &RELATED, "roles do not name related ones", |row, _| {
        onet.related(row, &mut related);
    })?;
    onet.note(|code| Some(format!("Related occupations: {}", related.get(code)?.join("; "))));
    let version = version(reading);
    Ok(onet.finish(version, &mut reading.faults))
}

/// Reads an optional file.
fn each<const N: usize>(
    reading: &mut Reading<'_>,
    stem: &str,
    columns: &Columns<N>,
    consequence: &str,
    mut with: impl FnMut(Row<'_, N>, &mut Faults),
) -> Result<(), InputError> {
    for file in reading.want(stem, "txt", consequence) {
        reading.rows(&file, columns, &mut with)?;
    }
    Ok(())
}

/// The state of reading.
#[derive(Default)]
struct Onet {
    roles: Concepts<RoleDraft>,
    skills: Vocabulary,
    repeated: Repeated,
}

/// The skills named so far, by label, ignoring case.
#[derive(Default)]
struct Vocabulary {
    concepts: Concepts<SkillDraft>,
    ids: Ids,
}

impl Vocabulary {
    fn skill(&mut self, label: &str, place: &Place, kind: (SkillKind, f64)) -> &SkillDraft {
        let name = fold(label);
        let known = self.concepts.by_key.get(&name).copied();
        let at = known.unwrap_or_else(|| {
            let blank = blank_skill(place.clone(), self.ids.unique(label), kind);
            self.concepts.add(name, SkillDraft { label: label.to_owned(), ..blank })
        });
        &self.concepts.all[at]
    }
}

impl Onet {
    fn occupation(&mut self, row: Row<'_, 3>, faults: &mut Faults) {
        let Row { place, fields: [code, title, description] } = row;
        if code.is_empty() || title.is_empty() {
            return faults
                .note(&place, || "the occupation has no code or no title, and was left out".to_owned());
        }
        if self.roles.get(code).is_some() {
            return faults.note(&place, || {
                format!("the occupation '{}' occurs twice; the first one counts", clipped(code))
            });
        }
        let group = format!("SOC {}", code.split('-').next().unwrap_or_default());
        let mut role = blank_role(place, code, title, group);
        role.onet_soc = is_soc(code).then(|| code.to_owned());
        role.definition = imported_fact(description);
        self.roles.add(code.to_owned(), role);
    }

    fn title(&mut self, row: Row<'_, 3>) {
        let Row { place, fields: [code, title, short] } = row;
        let Some(role) = self.roles.named(code, &place) else { return };
        let titles = [title, short].into_iter().filter(|title| !matches!(*title, "" | "n/a"));
        role.alt_titles.extend(titles.map(str::to_owned));
    }

    fn technology(&mut self, row: Row<'_, 4>, faults: &mut Faults) {
        let Row { place, fields: [code, example, hot, in_demand] } = row;
        let marks = [hot, in_demand].iter().filter(|mark| **mark == "Y").count();
        let weighed = |blank| RequirementDraft {
            importance: (TECHNOLOGY * (1 + marks) as f64).min(1.0),
            essential: marks > 0,
            ..blank
        };
        self.example(place, code, example, weighed, faults);
    }

    fn tool(&mut self, row: Row<'_, 2>, faults: &mut Faults) {
        let Row { place, fields: [code, example] } = row;
        self.example(place, code, example, |blank| RequirementDraft { importance: TOOL, ..blank }, faults);
    }

    fn example(
        &mut self,
        place: Place,
        code: &str,
        example: &str,
        weighed: impl FnOnce(RequirementDraft) -> RequirementDraft,
        faults: &mut Faults,
    ) {
        if example.is_empty() {
            return faults.note(&place, || "the row names no example, and was left out".to_owned());
        }
        let Some(role) = self.roles.named(code, &place) else { return };
        let skill = self.skills.skill(example, &place, (SkillKind::Tool, TOOL_HOURS));
        role.requirements.push(weighed(blank_requirement(place, skill, Category::Tool)));
    }

    fn rated(&mut self, rated: Rated) {
        for rating in rated.all {
            let Some(role) = self.roles.named(&rating.code, &rating.place) else { continue };
            let Some(Asked { importance, level, essential }) = rating.asked() else { continue };
            let skill = self.skills.skill(&rating.name, &rating.place, rating.kind());
            let blank = blank_requirement(rating.place, skill, Category::Skill);
            role.requirements.push(RequirementDraft { importance, level, essential, ..blank });
        }
    }

    fn task(&mut self, row: Row<'_, 3>) {
        let Row { place, fields: [code, task, sort] } = row;
        if sort == "Core"
            && let Some(role) = self.roles.named(code, &place)
        {
            role.responsibilities.extend(imported_fact(task));
        }
    }

    fn zone(&mut self, row: Row<'_, 2>) {
        let Row { place, fields: [code, zone] } = row;
        if let Some(role) = self.roles.named(code, &place) {
            let note =
                format!("Job zone {zone} of 5 (1: little preparation is needed, 5: extensive preparation)");
            role.notes.extend(imported_fact(&note));
        }
    }

    fn related(&mut self, row: Row<'_, 2>, titles: &mut HashMap<String, Vec<String>>) {
        let [code, related] = row.fields;
        let Some(related) = self.roles.get(related).map(|role| role.title.clone()) else { return };
        let of_role = titles.entry(code.to_owned()).or_default();
        if of_role.len() < MOST_RELATED {
            of_role.push(related);
        }
    }

    /// Adds a sentence to every role that has one.
    fn note(&mut self, sentence: impl Fn(&str) -> Option<String>) {
        for role in &mut self.roles.all {
            role.notes.extend(sentence(&role.key).and_then(|text| imported_fact(&text)));
        }
    }

    fn finish(mut self, version: String, faults: &mut Faults) -> CatalogDraft {
        self.roles.note_unknown("occupation", faults);
        for role in &mut self.roles.all {
            let titles = std::mem::take(&mut role.alt_titles);
            add_names(&role.title, &mut role.alt_titles, titles.iter().map(String::as_str));
            self.repeated.merge_requirements(role);
        }
        self.repeated.note(faults);
        CatalogDraft {
            name: "O*NET".to_owned(),
            notice: notice(&version),
            version,
            skills: self.skills.concepts.all,
            roles: with_requirements(self.roles.all, faults),
            shared_labels: true,
            ..CatalogDraft::default()
        }
    }
}

/// `29.2` of `db_29_2_text.zip`.
fn version(reading: &Reading<'_>) -> String {
    reading.sources.path_parts().find_map(number_after_db).unwrap_or_else(|| UNKNOWN.to_owned())
}

fn number_after_db(name: &str) -> Option<String> {
    let mut parts = name.strip_prefix("db_")?.split('_');
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (major, minor) = (parts.next().filter(|p| number(p))?, parts.next().filter(|p| number(p))?);
    Some(format!("{major}.{minor}"))
}

fn notice(version: &str) -> String {
    let edition = if version == UNKNOWN { String::new() } else { format!(" {version}") };
    format!(
        "O*NET{edition} Database by the U.S. Department of Labor, Employment and Training Administration \
         (USDOL/ETA), used under the CC BY 4.0 license and modified: importance and level are computed from its \
         ratings, hours of learning are skillgap's. O*NET is a trademark of USDOL/ETA, which has not approved, \
         endorsed, or tested these modifications."
    )
}

/// Whether a code has the form of O*NET-SOC: "15-1252.00".
fn is_soc(code: &str) -> bool {
    let form = b"00-0000.00";
    let fits = |(byte, form): (u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == *form };
    code.len() == form.len() && code.bytes().zip(form).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_read_from_the_name() {
        let cases = [
            ("db_29_2_text.zip", Some("29.2")),
            ("db_29_2_text_subset.zip", Some("29.2")),
            ("db_text", None),
            ("onet.zip", None),
        ];
        for (name, version) in cases {
            assert_eq!(number_after_db(name).as_deref(), version, "{name}");
        }
    }
}
