//! Imports ESCO's CSV files.
//!
//! | file | column | becomes |
//! | --- | --- | --- |
//! | `skills_*` | conceptUri | the key: the last part |
//! | | preferredLabel, altLabels | label, alternative labels (a second language: alternative labels too) |
//! | | skillType | `knowledge` is knowledge, everything else a practice |
//! | `languageSkillsCollection_*` | conceptUri | skills that are natural languages, or parts of one |
//! | `occupations_*` | conceptUri, preferredLabel, altLabels | key, title, alternative titles |
//! | | iscoGroup | the group, with its label if `ISCOGroups_*` is present |
//! | | description | the definition |
//! | `occupationSkillRelations*` | relationType | one requirement each, essential or optional |
//! | `skillSkillRelations*` | relationType | essential: `implies`; optional: `related` |
//! | `broaderRelationsSkillPillar*` | broaderUri | `broader`, between skills |
//!
//! Not imported: groups of skills, which are headings rather than something a person can hold; hidden labels;
//! and reuseLevel, since the specificity of a requirement is computed instead.

use super::blank::{
    Concepts, UNKNOWN, add_names, blank_requirement, blank_role, blank_skill, imported_fact, key_of,
    with_requirements,
};
use super::cycles::break_cycles;
use super::defaults::{KNOWLEDGE_HOURS, LANGUAGE_HOURS, PRACTICE_HOURS, UNGRADED};
use super::faults::Faults;
use super::repeated::Repeated;
use super::source::SourceFile;
use super::table::{Columns, Form, Reading, Row};
use crate::error::{InputError, clipped};
use skillgap_core::catalog::{
    CatalogDraft, Category, Place, RequirementDraft, RoleDraft, SkillDraft, SkillKind,
};
use std::collections::{HashMap, HashSet};

/// "Essential" between skills: one needs the other, but ESCO does not say at what level, so half of the
/// confidence passes on.
const ESSENTIAL_IMPLIES: f64 = 0.5;

/// "Optional" between skills: helpful knowledge.
const OPTIONAL_RELATED: f64 = 0.3;

/// A special case of a skill shows most of the general one.
const BROADER: f64 = 0.8;

/// ESCO splits a language into writing, speaking, reading and listening; each takes a quarter of the hours.
const PARTS_OF_A_LANGUAGE: f64 = 4.0;

const SKILLS: Columns<4> = Columns {
    form: Form::Csv,
    names: ["conceptUri", "preferredLabel", "altLabels", "skillType"],
    required: 2,
};
const CONCEPTS: Columns<1> = Columns { form: Form::Csv, names: ["conceptUri"], required: 1 };
const GROUPS: Columns<2> = Columns { form: Form::Csv, names: ["code", "preferredLabel"], required: 2 };
const OCCUPATIONS: Columns<5> = Columns {
    form: Form::Csv,
    names: ["conceptUri", "preferredLabel", "altLabels", "iscoGroup", "description"],
    required: 2,
};
const REQUIREMENTS: Columns<3> =
    Columns { form: Form::Csv, names: ["occupationUri", "skillUri", "relationType"], required: 3 };
const RELATIONS: Columns<3> =
    Columns { form: Form::Csv, names: ["originalSkillUri", "relatedSkillUri", "relationType"], required: 3 };
const HIERARCHY: Columns<4> = Columns {
    form: Form::Csv,
    names: ["conceptUri", "broaderUri", "conceptType", "broaderType"],
    required: 4,
};

const SKILLS_FILE: &str = "skills";
const LANGUAGES_FILE: &str = "languageSkillsCollection";
const OCCUPATIONS_FILE: &str = "occupations";
const GROUPS_FILE: &str = "ISCOGroups";
const REQUIREMENTS_FILE: &str = "occupationSkillRelations";
const RELATIONS_FILE: &str = "skillSkillRelations";
const HIERARCHY_FILE: &str = "broaderRelationsSkillPillar";

/// The type of a skill.
const IS_SKILL: &str = "KnowledgeSkillCompetence";

/// Reads the files that are present.
pub(super) fn read(reading: &mut Reading<'_>) -> Result<CatalogDraft, InputError> {
    let files = Files::find(reading)?;
    let mut esco = Esco::default();
    let languages = languages(reading, &files.languages)?;
    for file in &files.skills {
        reading.rows(file, &SKILLS, |row, faults| esco.skill(row, &languages, faults))?;
    }
    let groups = groups(reading, &files.groups)?;
    for file in &files.occupations {
        reading.rows(file, &OCCUPATIONS, |row, faults| esco.occupation(row, &groups, faults))?;
    }
    for file in &files.requirements {
        reading.rows(file, &REQUIREMENTS, |row, faults| esco.requirement(row, faults))?;
    }
    for file in &files.relations {
        reading.rows(file, &RELATIONS, |row, faults| esco.relation(row, faults))?;
    }
    for file in &files.hierarchy {
        reading.rows(file, &HIERARCHY, |row, faults| esco.broader(row, faults))?;
    }
    let version = version(reading, &files.skills);
    Ok(esco.finish(version, &mut reading.faults))
}

/// The files by content.
struct Files {
    skills: Vec<SourceFile>,
    languages: Vec<SourceFile>,
    occupations: Vec<SourceFile>,
    groups: Vec<SourceFile>,
    requirements: Vec<SourceFile>,
    relations: Vec<SourceFile>,
    hierarchy: Vec<SourceFile>,
}

impl Files {
    fn find(reading: &mut Reading<'_>) -> Result<Self, InputError> {
        let names = [SKILLS_FILE, OCCUPATIONS_FILE, REQUIREMENTS_FILE, RELATIONS_FILE, HIERARCHY_FILE];
        reading.announce(&[&names[..], &[LANGUAGES_FILE, GROUPS_FILE]].concat(), "csv");
        let mut want = |stem, consequence| reading.want(stem, "csv", consequence);
        Ok(Self {
            occupations: want(OCCUPATIONS_FILE, "there are no roles"),
            requirements: want(REQUIREMENTS_FILE, "no role asks for anything"),
            relations: want(RELATIONS_FILE, "no skill is evidence for another"),
            hierarchy: want(HIERARCHY_FILE, "no skill is broader than another"),
            languages: want(LANGUAGES_FILE, "languages are imported as ordinary practices"),
            groups: want(GROUPS_FILE, "groups of roles have numbers but no names"),
            skills: reading.need(
                SKILLS_FILE,
                "csv",
                "it is part of the ESCO classification, as skills_en.csv",
            )?,
        })
    }
}

/// The keys of skills that are natural languages.
fn languages(reading: &mut Reading<'_>, files: &[SourceFile]) -> Result<HashSet<String>, InputError> {
    let mut keys = HashSet::new();
    for file in files {
        reading.rows(file, &CONCEPTS, |row, _| {
            let [uri] = row.fields;
            keys.insert(key_of(uri).to_owned());
        })?;
    }
    Ok(keys)
}

/// The names of groups of occupations, by code.
fn groups(reading: &mut Reading<'_>, files: &[SourceFile]) -> Result<HashMap<String, String>, InputError> {
    let mut names = HashMap::new();
    for file in files {
        reading.rows(file, &GROUPS, |row, _| {
            let [code, label] = row.fields;
            names.entry(code.to_owned()).or_insert_with(|| label.to_owned());
        })?;
    }
    Ok(names)
}

/// The state of reading.
#[derive(Default)]
struct Esco {
    skills: Concepts<SkillDraft>,
    roles: Concepts<RoleDraft>,
    repeated: Repeated,
}

impl Esco {
    fn skill(&mut self, row: Row<'_, 4>, languages: &HashSet<String>, faults: &mut Faults) {
        let Row { place, fields: [uri, label, alt_labels, kind] } = row;
        if key_of(uri).is_empty() || label.is_empty() {
            return faults
                .note(&place, || "the skill has no address or no label, and was left out".to_owned());
        }
        match self.skills.get(key_of(uri)) {
            Some(skill) if skill.place.file == place.file => {
                faults.note(&place, || {
                    format!("the skill '{}' occurs twice; the first one counts", clipped(label))
                });
            }
            // The same skill in another language, from another file.
            Some(skill) => add_names(&skill.label, &mut skill.alt_labels, also(label, alt_labels)),
            None => {
                let key = key_of(uri).to_owned();
                let kind = kind_of(kind, languages.contains(&key));
                let mut skill = SkillDraft { label: label.to_owned(), ..blank_skill(place, key, kind) };
                add_names(label, &mut skill.alt_labels, alt_labels.lines());
                self.skills.add(skill.key.clone(), skill);
            }
        }
    }

    fn occupation(&mut self, row: Row<'_, 5>, groups: &HashMap<String, String>, faults: &mut Faults) {
        let Row { place, fields: [uri, title, alt_titles, isco, description] } = row;
        if key_of(uri).is_empty() || title.is_empty() {
            return faults
                .note(&place, || "the occupation has no address or no title, and was left out".to_owned());
        }
        match self.roles.get(key_of(uri)) {
            Some(role) if role.place.file == place.file => {
                faults.note(&place, || {
                    format!("the occupation '{}' occurs twice; the first one counts", clipped(title))
                });
            }
            Some(role) => add_names(&role.title, &mut role.alt_titles, also(title, alt_titles)),
            None => {
                let group = groups.get(isco).map_or_else(|| isco.to_owned(), |name| format!("{isco} {name}"));
                let mut role = blank_role(place, key_of(uri), title, group);
                add_names(title, &mut role.alt_titles, alt_titles.lines());
                role.definition = imported_fact(description);
                let is_unit_group = isco.len() == 4 && isco.bytes().all(|byte| byte.is_ascii_digit());
                role.isco08 = is_unit_group.then(|| isco.to_owned());
                self.roles.add(role.key.clone(), role);
            }
        }
    }

    fn requirement(&mut self, row: Row<'_, 3>, faults: &mut Faults) {
        let Row { place, fields: [occupation, skill, relation] } = row;
        let Some(necessity) = necessity(relation, &place, faults) else { return };
        let role = self.roles.named(occupation, &place);
        let skill = self.skills.named(skill, &place);
        let (Some(role), Some(skill)) = (role, skill) else { return };
        role.requirements.push(requirement(place, skill, necessity));
    }

    fn relation(&mut self, row: Row<'_, 3>, faults: &mut Faults) {
        let Row { place, fields: [from, to, relation] } = row;
        let Some(necessity) = necessity(relation, &place, faults) else { return };
        let Some((skill, target)) = self.skills.pair(from, to, &place, faults) else { return };
        match necessity {
            Necessity::Essential => self.repeated.link(&mut skill.implies, target, ESSENTIAL_IMPLIES, &place),
            Necessity::Optional => self.repeated.link(&mut skill.related, target, OPTIONAL_RELATED, &place),
        }
    }

    fn broader(&mut self, row: Row<'_, 4>, faults: &mut Faults) {
        let Row { place, fields: [from, to, from_type, to_type] } = row;
        if from_type != IS_SKILL || to_type != IS_SKILL {
            return;
        }
        let Some((skill, target)) = self.skills.pair(from, to, &place, faults) else { return };
        self.repeated.link(&mut skill.broader, target, BROADER, &place);
    }

    fn finish(mut self, version: String, faults: &mut Faults) -> CatalogDraft {
        self.skills.note_unknown("skill", faults);
        self.roles.note_unknown("occupation", faults);
        for role in &mut self.roles.all {
            self.repeated.merge_requirements(role);
        }
        self.repeated.note(faults);
        break_cycles(&mut self.skills.all, &self.skills.by_key, faults);
        CatalogDraft {
            name: "ESCO".to_owned(),
            notice: notice(&version),
            version,
            skills: self.skills.all,
            roles: with_requirements(self.roles.all, faults),
            shared_labels: true,
            ..CatalogDraft::default()
        }
    }
}

/// Whether something is essential or optional.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Necessity {
    Essential,
    Optional,
}

fn necessity(word: &str, place: &Place, faults: &mut Faults) -> Option<Necessity> {
    match word {
        "essential" => Some(Necessity::Essential),
        "optional" => Some(Necessity::Optional),
        _ => {
            faults.note(place, || {
                format!(
                    "the relation is '{}', neither essential nor optional, and was left out",
                    clipped(word)
                )
            });
            None
        }
    }
}

/// The kind of a skill, and its hours.
fn kind_of(word: &str, is_language: bool) -> (SkillKind, f64) {
    match (word, is_language) {
        ("skill/competence", true) => (SkillKind::SpokenLanguage, LANGUAGE_HOURS / PARTS_OF_A_LANGUAGE),
        (_, true) => (SkillKind::SpokenLanguage, LANGUAGE_HOURS),
        ("knowledge", false) => (SkillKind::Knowledge, KNOWLEDGE_HOURS),
        (_, false) => (SkillKind::Practice, PRACTICE_HOURS),
    }
}

fn requirement(place: Place, skill: &SkillDraft, necessity: Necessity) -> RequirementDraft {
    RequirementDraft {
        importance: UNGRADED,
        essential: necessity == Necessity::Essential,
        ..blank_requirement(place, skill, Category::Skill)
    }
}

/// All names in another language.
fn also<'a>(name: &'a str, others: &'a str) -> impl Iterator<Item = &'a str> {
    std::iter::once(name).chain(others.lines())
}

/// The version and languages, from the file names.
fn version(reading: &Reading<'_>, skills: &[SourceFile]) -> String {
    let mut parts = reading.sources.path_parts().filter(|part| part.to_lowercase().contains("esco"));
    let version = parts.find_map(number_after_v).unwrap_or_else(|| UNKNOWN.to_owned());
    let mut languages: Vec<&str> = skills.iter().filter_map(SourceFile::language).collect();
    languages.dedup();
    if languages.is_empty() { version } else { format!("{version} ({})", languages.join(", ")) }
}

/// `1.1.1` of `ESCO dataset - v1.1.1 - classification - en - csv.zip`.
fn number_after_v(name: &str) -> Option<String> {
    let starts = name.match_indices(['v', 'V']).map(|(at, _)| name.get(at + 1..).unwrap_or_default());
    let numbers = starts.map(|rest| rest.split(|c: char| !(c.is_ascii_digit() || c == '.')).next());
    let numbers = numbers.map(|number| number.unwrap_or_default().trim_matches('.').to_owned());
    numbers.into_iter().find(|number| number.contains('.'))
}

fn notice(version: &str) -> String {
    let edition = match version.split(' ').next() {
        Some(UNKNOWN) | None => "ESCO".to_owned(),
        Some(number) => format!("ESCO v{number}"),
    };
    format!(
        "{edition}, © European Union; reuse with attribution. This uses the ESCO classification of the European \
         Commission. Weights of relations and hours of learning are skillgap's."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_read_from_the_name() {
        let cases = [
            ("ESCO dataset - v1.1.1 - classification - en - csv.zip", Some("1.1.1")),
            ("esco_v1.2.0.zip", Some("1.2.0")),
            ("esco-v1.2.zip", Some("1.2")),
            ("ESCO vocational v.zip", None),
            ("esco.zip", None),
        ];
        for (name, version) in cases {
            assert_eq!(number_after_v(name).as_deref(), version, "{name}");
        }
    }
}
