//! The report as JSON, and its warning.

use skillgap_core::Engine;
use skillgap_core::catalog::Catalog;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::matcher::{Candidate, Method};
use skillgap_core::mention::{Mention, Outcome};
use skillgap_core::plan::PlanOptions;
use skillgap_core::profile::Profile;
use skillgap_core::relevance::Ranker;
use skillgap_core::report::{Report, Selection, build};
use skillgap_core::resume::{Resume, Section, Span};
use skillgap_core::sample;
use skillgap_core::units::{Confidence, Level};

fn mention(catalog: &Catalog, text: &str, start: usize, level: Option<Level>) -> Mention {
    let outcome = match catalog.find_skill(&text.to_lowercase()) {
        Some(skill) => {
            let candidate = Candidate { skill, score: Confidence::ONE, method: Method::Exact };
            Outcome::Held { candidate, level }
        }
        None => Outcome::Unrecognised { nearest: None },
    };
    let span = Span { start, end: start + text.len() };
    let (text, section) = (text.to_owned(), Section::Skills);
    Mention { text, section, span, sentence: None, until: None, entry: None, outcome }
}

fn report(texts: &[(&str, Option<Level>)], selection: impl Fn(&Catalog) -> Selection) -> Report {
    let catalog = sample::catalog();
    let mentions =
        (0..).zip(texts).map(|(i, (text, level))| mention(&catalog, text, i * 20, *level)).collect();
    let profile = Profile::from_mentions(&catalog, Some("Ada Example".to_owned()), mentions);
    build(
        (&catalog, &Ranker::new(&catalog), &Lexicon::builtin()),
        &profile,
        &selection(&catalog),
        &PlanOptions::default(),
    )
}

#[test]
fn a_report_holds_profile_roles_gaps_and_plan() {
    let texts = [
        ("Python", Some(Level::Intermediate)),
        ("TensorFlow", None),
        ("Docker", Some(Level::Basic)),
        ("Juggling", None),
    ];
    let report = report(&texts, |_| Selection::Top(1));
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn roles_come_in_the_order_in_which_they_are_asked_for() {
    let report = report(&[("React", None)], |catalog| {
        Selection::Roles(["ml engineer", "web developer"].map(|n| catalog.find_role(n).unwrap()).to_vec())
    });
    let places: Vec<(&str, usize)> = report.roles.iter().map(|r| (r.id.as_str(), r.rank)).collect();
    assert_eq!(places, [("machine-learning-engineer", 2), ("web-developer", 1)]);
}

#[test]
fn a_profile_of_which_hardly_anything_was_recognised_is_marked() {
    let odd = |n: usize| -> Vec<String> { (0..n).map(|i| format!("oddity {i}")).collect() };
    let cases: [(&[&str], usize, Option<&str>); 5] = [
        (&[], 3, Some("No skill was recognised")),
        (&["Python"], 0, Some("Only 1 skill was recognised")),
        (&["Python", "SQL"], 0, Some("Only 2 skills were recognised")),
        (&["Python", "SQL", "Docker"], 12, None),
        (&["Python", "SQL", "Docker"], 13, Some("Only 3 of 16 mentions")),
    ];
    for (known, unknown, start) in cases {
        let odd = odd(unknown);
        let texts: Vec<(&str, Option<Level>)> =
            known.iter().copied().chain(odd.iter().map(String::as_str)).map(|text| (text, None)).collect();
        let warning = report(&texts, |_| Selection::Top(1)).profile.warning;
        match start {
            Some(start) => assert!(warning.is_some_and(|w| w.starts_with(start)), "{known:?} + {unknown}"),
            None => assert_eq!(warning, None),
        }
    }
}

/// The report on a text for one role of the sample.
fn report_on(catalog: &Catalog, text: &str, role: &str) -> Report {
    let engine = Engine::new(catalog.clone());
    let profile = engine.profile(&Resume::from_text(text).unwrap());
    let role = engine.catalog().find_role(role).unwrap();
    engine.report_on(&profile, &Selection::Roles(vec![role]), &PlanOptions::default())
}

#[test]
fn a_step_says_that_a_job_of_some_years_may_have_included_it() {
    let catalog = sample::catalog();
    let resume =
        |to: u32| format!("Experience\n\nWeb Developer, Shop Ltd, 2015 - {to}\nBuilt pages in React\n");
    let said = |to: u32| {
        let report = report_on(&catalog, &resume(to), "web-developer");
        let steps = report.roles[0].plan.clone();
        steps
            .into_iter()
            .filter(|step| step.why.contains("You have worked as “Web Developer”"))
            .collect::<Vec<_>>()
    };
    let named: Vec<String> = said(2019).into_iter().flat_map(|step| step.skills).collect();
    assert_eq!(named, ["REST APIs"], "JavaScript follows from React, and SQL is nice to have");
    assert!(said(2015).is_empty(), "a job of some months says little");
}

#[test]
fn the_title_of_another_role_is_less_like_this_one() {
    let text = "Experience\n\nWeb Developer Assistant, Shop Ltd, 2015 - 2019\nBuilt pages in React\n";
    let likeness = |catalog: &Catalog| {
        report_on(catalog, text, "web-developer").roles[0].because.titles.titles[0].likeness
    };
    let mut draft = sample::draft();
    let mut assistant = draft.roles[1].clone();
    (assistant.key, assistant.title) = ("assistant".to_owned(), "Web Developer Assistant".to_owned());
    assistant.alt_titles.clear();
    draft.roles.push(assistant);
    let (alone, beside) = (likeness(&sample::catalog()), likeness(&Catalog::build(draft).unwrap().0));
    assert!(beside < 0.9 && beside < alone, "{beside} and {alone}: an assistant has not had the job");
}
