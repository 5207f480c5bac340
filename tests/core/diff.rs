//! Comparing two reports: what changed, and parts that add up to the change in fit.

use crate::generator::{Held, catalogs, held, profiles, roles};
use proptest::prelude::*;
use skillgap_core::catalog::{Catalog, SkillId};
use skillgap_core::diff::{CatalogWhat, Diff, LevelMove, RoleChange, SkillWhy, Snapshot, StepStatus, diff};
use skillgap_core::engine::Engine;
use skillgap_core::matcher::{Candidate, Method};
use skillgap_core::mention::{Mention, Outcome};
use skillgap_core::plan::PlanOptions;
use skillgap_core::profile::Profile;
use skillgap_core::report::{Report, Selection};
use skillgap_core::resume::{Section, Span};
use skillgap_core::sample;
use skillgap_core::units::{Confidence, Level};

fn mention((skill, score, level): &Held) -> Mention {
    let candidate = Candidate { skill: *skill, score: *score, method: Method::Exact };
    Mention {
        text: "words".to_owned(),
        section: Section::Skills,
        span: Span { start: 0, end: 5 },
        sentence: None,
        until: None,
        entry: None,
        outcome: Outcome::Held { candidate, level: *level },
    }
}

fn report(engine: &Engine, held: &[Held]) -> Report {
    let mentions = held.iter().map(mention).collect();
    let profile = Profile::from_mentions(engine.catalog(), None, mentions);
    engine.report_on(&profile, &Selection::Roles(roles(engine.catalog())), &PlanOptions::default())
}

/// The fields of a report that are read back.
fn then(report: &Report) -> Snapshot {
    serde_json::from_value(serde_json::to_value(report).unwrap()).unwrap()
}

/// The same without fields that the contract does not cover.
fn bare(snapshot: &Snapshot) -> Snapshot {
    let mut bare = snapshot.clone();
    bare.profile.derived.clear();
    bare.roles.iter_mut().flat_map(|role| &mut role.requirements).for_each(|r| r.counted.clear());
    bare
}

fn whole(value: f64) -> i64 {
    (value * 1e6).round() as i64
}

/// The parts of a change in millionths: skills, catalogue, and the unexplained rest.
fn sums(role: &RoleChange) -> [i64; 3] {
    let skills = role.skills.iter().map(|part| whole(part.change)).sum();
    let catalog = role.catalog.iter().map(|part| whole(part.change)).sum();
    [skills, catalog, whole(role.other)]
}

fn check_sums(diff: &Diff) -> Result<(), TestCaseError> {
    for role in &diff.roles {
        let change = whole(role.fit.after) - whole(role.fit.before);
        prop_assert_eq!(sums(role).iter().sum::<i64>(), change, "{:?}", role);
        prop_assert_eq!(whole(role.change), change);
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_parts_of_skills_add_up_to_what_the_fit_did(catalog in catalogs(), was in profiles(), is in profiles()) {
        let engine = Engine::new(catalog);
        let [before, after] = [was, is].map(|raw| then(&report(&engine, &held(engine.catalog(), &raw))));
        let forth = diff(&before, &after);
        check_sums(&forth)?;
        let back = diff(&after, &before);
        for (role, back) in forth.roles.iter().zip(&back.roles) {
            prop_assert!(role.catalog.is_empty() && role.other == 0.0, "one catalogue: {:?}", role);
            // Neither order is preferred: the way back reverses the way forth, apart from rounding.
            for part in &role.skills {
                let undone = back.skills.iter().find(|other| other.id == part.id).map_or(0, |p| whole(p.change));
                prop_assert!((whole(part.change) + undone).abs() <= 2, "{:?} {:?}", part, back);
            }
        }
        check_sums(&diff(&bare(&before), &bare(&after)))?;
    }

    #[test]
    fn with_another_catalogue_they_do_too(
        one in catalogs(), other in catalogs(), was in profiles(), is in profiles(),
    ) {
        let [one, other] = [one, other].map(Engine::new);
        let before = then(&report(&one, &held(one.catalog(), &was)));
        let after = then(&report(&other, &held(other.catalog(), &is)));
        check_sums(&diff(&before, &after))?;
        check_sums(&diff(&bare(&before), &bare(&after)))?;
    }

    #[test]
    fn nothing_changed_is_nothing_said(catalog in catalogs(), raw in profiles()) {
        let engine = Engine::new(catalog);
        let same = then(&report(&engine, &held(engine.catalog(), &raw)));
        let diff = diff(&same, &same);
        prop_assert_eq!(&diff.skills, &Default::default());
        prop_assert!(diff.notes.is_empty(), "{:?}", diff.notes);
        for role in &diff.roles {
            prop_assert!(role.skills.is_empty() && role.catalog.is_empty() && role.requirements.is_empty());
            prop_assert!(role.plan.iter().all(|step| step.status == StepStatus::Open), "{:?}", role.plan);
        }
    }
}

fn skill(catalog: &Catalog, key: &str) -> SkillId {
    catalog.find_skill(key).unwrap()
}

/// A report with the sample catalogue on these skills, each with an optional level.
fn of_sample(skills: &[(&str, Option<Level>)]) -> Snapshot {
    let engine = Engine::new(sample::catalog());
    let held: Vec<Held> =
        skills.iter().map(|(key, level)| (skill(engine.catalog(), key), Confidence::ONE, *level)).collect();
    then(&report(&engine, &held))
}

#[test]
fn what_is_new_grown_or_gone_is_named_and_has_its_part() {
    let before = of_sample(&[("python", Some(Level::Basic)), ("sql", None), ("react", None)]);
    let after = of_sample(&[("python", Some(Level::Expert)), ("sql", None), ("tensorflow", None)]);
    let diff = diff(&before, &after);
    let labels = |states: &[skillgap_core::diff::SkillState]| -> Vec<String> {
        states.iter().map(|state| state.skill.clone()).collect()
    };
    assert_eq!(labels(&diff.skills.new), ["TensorFlow"]);
    assert_eq!(labels(&diff.skills.gone), ["React"]);
    assert_eq!(diff.skills.levels.len(), 1);
    assert_eq!(diff.skills.levels[0].moved, LevelMove::Up);
    let role = diff.roles.iter().find(|role| role.title == "Machine Learning Engineer").unwrap();
    let part = |id: &str| role.skills.iter().find(|part| part.id == id);
    assert_eq!(part("tensorflow").map(|part| part.why), Some(SkillWhy::New));
    assert_eq!(part("python").map(|part| part.why), Some(SkillWhy::LevelUp));
    assert!(role.skills.iter().all(|part| part.change > 0.0), "{:?}", role.skills);
    assert!(part("sql").is_none() && role.catalog.is_empty(), "{role:?}");
    assert!(role.change > 0.0 && role.requirements.iter().all(|r| r.coverage.after > r.coverage.before));
}

#[test]
fn steps_are_done_by_what_is_held_now_and_was_not() {
    let before = of_sample(&[("sql", None)]);
    let role = before.roles.iter().find(|role| role.title == "Machine Learning Engineer").unwrap();
    let step = role.plan.iter().find(|step| step.skills == ["Python"]).unwrap();
    let after = of_sample(&[("sql", None), ("python", Some(Level::Expert))]);
    let of = |after: &Snapshot| diff(&before, after).roles.into_iter().find(|r| r.id == role.id).unwrap();
    let done = of(&after);
    let status = |change: &RoleChange| change.plan.iter().find(|s| s.rank == step.rank).unwrap().status;
    assert_eq!(status(&done), StepStatus::Done);
    assert_eq!(done.hours_done, step.hours.get());
    assert!(done.hours_planned > done.hours_done);
    assert_eq!(status(&of(&before)), StepStatus::Open);
}

#[test]
fn a_requirement_that_is_added_has_its_part_and_the_skills_have_theirs() {
    let before = of_sample(&[("python", None)]);
    let mut after = of_sample(&[("python", None), ("tensorflow", None)]);
    let role = after.roles.iter_mut().find(|role| role.title == "Machine Learning Engineer").unwrap();
    let mut added = role.requirements[0].clone();
    added.text = "Keeps bees".to_owned();
    added.coverage = serde_json::from_str("0").unwrap();
    (added.held, added.counted) = (Vec::new(), Vec::new());
    let weight =
        |r: &skillgap_core::diff::RequirementThen| r.importance.get() * if r.essential { 1.0 } else { 0.5 };
    role.requirements.push(added);
    let total: f64 = role.requirements.iter().map(weight).sum();
    let sum: f64 = role.requirements.iter().map(|r| weight(r) * r.coverage.get()).sum();
    role.fit = serde_json::from_value(((sum / total * 1e6).round() / 1e6).into()).unwrap();
    let id = role.id.clone();
    let diff = diff(&before, &after);
    let role = diff.roles.iter().find(|role| role.id == id).unwrap();
    assert_eq!(role.catalog.len(), 1, "{:?}", role.catalog);
    assert_eq!((role.catalog[0].what, role.other), (CatalogWhat::Added, 0.0));
    assert!(role.catalog[0].change < 0.0, "nobody here keeps bees");
    assert_eq!(role.skills.iter().map(|part| part.id.as_str()).collect::<Vec<_>>(), ["tensorflow"]);
}

#[test]
fn reports_without_a_role_in_common_say_so() {
    let engine = Engine::new(sample::catalog());
    let of = |selection| then(&engine.report_on(&Profile::default(), &selection, &PlanOptions::default()));
    let [first, second] = [0, 1].map(|at| of(Selection::Roles(vec![roles(engine.catalog())[at]])));
    let none = of(Selection::Roles(Vec::new()));
    assert!(diff(&first, &second).notes[0].contains("no role in common"));
    assert_eq!(diff(&first, &second).only_before.len(), 1);
    assert!(diff(&none, &second).notes[0].contains("older report is not about any role"));
    assert!(diff(&first, &none).notes[0].contains("newer report is not about any role"));
    assert!(diff(&none, &none).notes[0].contains("Neither report"));
}
