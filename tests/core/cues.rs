//! Words that show a skill to those who know the job, and what other catalogues call the skills of activities.

use skillgap_core::catalog::{Catalog, CatalogDraft, SkillKind};
use skillgap_core::engine::{Engine, ReportOptions};
use skillgap_core::resume::Resume;
use skillgap_core::sample;

fn held(engine: &Engine, text: &str) -> Vec<String> {
    let report = engine.report(&Resume::from_text(text).unwrap(), &ReportOptions::default());
    report.profile.skills.iter().map(|skill| skill.skill.clone()).collect()
}

fn job(title: &str, duties: &str) -> String {
    format!("Experience\n\n{title}, Riverside Ltd, 2015 - 2023\n- {duties}\n")
}

#[test]
fn a_cue_counts_for_those_whose_job_asks_for_the_skill() {
    let engine = Engine::builtin();
    let shows = |title: &str, duties: &str, skill: &str| {
        held(&engine, &job(title, duties)).iter().any(|held| held == skill)
    };
    assert!(shows("Hairdresser", "Ordering, till, towels and a lot of tea", "Point of Sale"));
    assert!(!shows("Welder", "Ordering, till, towels and a lot of tea", "Point of Sale"));
    assert!(!shows("Hairdresser", "Never stood at the till", "Point of Sale"));
    assert!(shows("Hairdresser", "Never late, kept the till straight", "Point of Sale"));
    assert!(shows("Graphic Designer", "A new logo every other week", "Logo Design"));
    assert!(!shows("Accountant", "A new logo every other week", "Logo Design"));
}

#[test]
fn a_cue_belongs_to_the_job_that_it_stands_in() {
    let engine = Engine::builtin();
    let text = "Experience\n\nWelder, Riverside Ltd, 2018 - 2023\n- Sorted the logo on the gate\n\n\
                Graphic Designer, Oak Studio, 2012 - 2018\n- Posters for the city theatre\n";
    assert!(!held(&engine, text).iter().any(|skill| skill == "Logo Design"));
}

#[test]
fn catalogues_with_other_names_know_activities_too() {
    let mut draft: CatalogDraft = sample::draft();
    draft.skills[0].label = "train employees".to_owned();
    draft.skills[0].alt_labels.clear();
    draft.skills[0].kind = SkillKind::Practice;
    draft.skills.iter_mut().for_each(|skill| skill.needs_context = false);
    let engine = Engine::new(Catalog::build(draft).unwrap().0);
    let shown = held(&engine, &job("Foreman", "Held training sessions for new staff"));
    assert!(shown.iter().any(|skill| skill == "train employees"), "{shown:?}");
}
