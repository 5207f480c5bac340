//! Choosing between several meanings: ordinary words of many trades and languages with the built-in
//! catalogue.
//!
//! `fixtures/senses/mentions.tsv` has items of skill lists as people in 23 trades and languages write them,
//! with the skills they name, any of which is right, or none. The even rows were used to choose the rules,
//! the odd ones to check them.

use skillgap_core::engine::Engine;
use skillgap_core::lexicon::Languages;
use skillgap_core::mention::{Outcome, SetAsideReason};
use skillgap_core::resume::{Entry, Form, Resume, Section, Segment};
use std::collections::BTreeMap;

struct Row {
    mention: String,
    skills: Vec<String>,
}

/// The rows of one half, by language and trade.
fn rows(half: usize) -> BTreeMap<(String, String), Vec<Row>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/ingest/fixtures/senses/mentions.tsv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut groups: BTreeMap<(String, String), Vec<Row>> = BTreeMap::new();
    for line in text.lines().skip(1).skip(half).step_by(2) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [language, trade, mention, skills] = cells[..] else { panic!("{line:?}") };
        let skills = skills.split('|').filter(|skill| !skill.is_empty()).map(str::to_owned).collect();
        let row = Row { mention: mention.to_owned(), skills };
        groups.entry((language.to_owned(), trade.to_owned())).or_default().push(row);
    }
    groups
}

fn engine() -> Engine {
    Engine::builtin()
}

/// A resume that is one skill list.
fn listed<'r>(engine: &Engine, language: &str, items: impl Iterator<Item = &'r str>) -> Resume {
    let languages = engine.lexicon().language(language).map(Languages::of).unwrap();
    let segment = |text: &str| Segment {
        text: text.to_owned(),
        section: Section::Skills,
        form: Form::List,
        languages,
        ..Segment::default()
    };
    Resume { segments: items.map(segment).collect(), ..Resume::default() }
}

/// The number of names with a score in this range, and the wrong ones among them.
fn named(half: usize, range: std::ops::Range<f64>) -> (usize, Vec<String>) {
    let engine = engine();
    let (mut all, mut wrong) = (0, Vec::new());
    for ((language, _), rows) in rows(half) {
        let resume = listed(&engine, &language, rows.iter().map(|row| row.mention.as_str()));
        for mention in engine.mentions(&resume) {
            let Outcome::Held { candidate, .. } = mention.outcome else { continue };
            if !range.contains(&candidate.score.get()) {
                continue;
            }
            let label = &engine.catalog().skill(candidate.skill).label;
            let row = rows.iter().find(|row| row.mention == mention.text);
            all += 1;
            if !row.is_some_and(|row| row.skills.contains(label)) {
                wrong.push(format!("{} ({label})", mention.text));
            }
        }
    }
    (all, wrong)
}

#[test]
fn names_are_as_often_right_as_they_are_said_to_be() {
    let (sure, wrong) = named(1, 0.95..1.01);
    assert!(sure > 40, "{sure} are sure");
    assert!(10 * wrong.len() <= sure + 10, "of {sure} sure names {} are wrong: {wrong:?}", wrong.len());
    let (likely, wrong) = named(1, 0.80..0.95);
    assert!(2 * wrong.len() <= likely, "of {likely} likely names {} are wrong: {wrong:?}", wrong.len());
}

#[test]
fn what_people_mean_is_found() {
    let engine = engine();
    let (mut all, mut lost) = (0, Vec::new());
    for ((language, _), rows) in rows(1) {
        let resume = listed(&engine, &language, rows.iter().map(|row| row.mention.as_str()));
        let mentions = engine.mentions(&resume);
        for row in rows.iter().filter(|row| !row.skills.is_empty()) {
            let names = |mention: &skillgap_core::mention::Mention| match mention.outcome {
                Outcome::Held { candidate, .. } => {
                    row.skills.contains(&engine.catalog().skill(candidate.skill).label)
                }
                _ => false,
            };
            all += 1;
            if !mentions.iter().any(|m| m.text == row.mention && names(m)) {
                lost.push(row.mention.clone());
            }
        }
    }
    assert!(20 * lost.len() <= all, "of {all} {} are not found: {lost:?}", lost.len());
}

/// The skills in some sentences about work; those set aside as not sure have a minus.
#[track_caller]
fn work(text: &str, title: &str, expected: &[&str]) {
    let engine = engine();
    let title = Some(title.to_owned()).filter(|title| !title.is_empty());
    let entry = Entry { section: Section::Work, title, ..Entry::default() };
    let segment = Segment {
        text: text.to_owned(),
        section: Section::Work,
        form: Form::Prose,
        languages: engine.lexicon().english(),
        ..Segment::default()
    };
    let resume = Resume { segments: vec![segment], entries: vec![entry], ..Resume::default() };
    let told = |mention: skillgap_core::mention::Mention| match mention.outcome {
        Outcome::Held { candidate, .. } => Some(engine.catalog().skill(candidate.skill).label.clone()),
        Outcome::SetAside { candidate, reason: SetAsideReason::NotSure } => {
            Some(format!("-{}", engine.catalog().skill(candidate.skill).label))
        }
        _ => None,
    };
    let found: Vec<String> = engine.mentions(&resume).into_iter().filter_map(told).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn one_ordinary_word_is_no_product() {
    work("The python got out of its box, and the torch was flat.", "", &[]);
    work("Mended doors and a rusty gate; the paint was red is all I know.", "", &[]);
    work("Wrote jobs in python and sql for the warehouse.", "", &["Python", "SQL"]);
    work("Taught the children of two nurses to read.", "Tutor", &["Phonics", "Teaching"]);
    work("Looked after twelve residents as a night nurse.", "Night Nurse", &["Nursing", "Caregiving"]);
}

#[test]
fn longer_titles_and_places_hold_no_skill() {
    work("Worked under a sous chef in Hong Kong.", "", &[]);
    work("Opened two shops in Moscow.", "", &["-MoSCoW Prioritisation"]);
}
