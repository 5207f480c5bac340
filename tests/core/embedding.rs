//! What programs that embed the engine rely on.

use proptest::prelude::*;
use skillgap_core::document::TooLarge;
use skillgap_core::{
    Catalog, Engine, Level, Lexicon, Profile, Report, ReportOptions, Resume, Scored, Scorer, SkillId, sample,
};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(sample::catalog()));

/// Compiles only for types that threads can share indefinitely.
const fn shared<T: Send + Sync + 'static>() {}

const _: () = {
    shared::<Engine>();
    shared::<Catalog>();
    shared::<Lexicon>();
    shared::<Resume>();
    shared::<Profile>();
    shared::<Report>();
    shared::<Scorer<'static>>();
};

fn titles(scored: &Scored) -> Vec<&'static str> {
    scored.roles.iter().map(|role| ENGINE.catalog().role(role.role).title.as_str()).collect()
}

#[test]
fn a_report_is_read_back_as_it_was() {
    let text = "Ada Example\n\nExperience\n\nMachine Learning Engineer, Acme, 2019 - now\n- Trained models in PyTorch and Python\n\n\
                Skills\n\nSQL (advanced), Docker (planned), juggling";
    let plan = skillgap_core::PlanOptions::default().per_week(skillgap_core::units::Hours::new(6.0).unwrap());
    let plan = plan.start("2027-01-11".parse().unwrap());
    let options = ReportOptions::default().plan(plan).today("2026-11".parse().unwrap());
    let report = ENGINE.report(&Resume::from_text(text).unwrap(), &options);
    assert!(!report.profile.entries.is_empty() && !report.profile.unrecognised.is_empty());
    assert!(report.roles.iter().any(|role| role.plan.iter().any(|step| step.days.is_some())));
    let json = serde_json::to_string(&report).unwrap();
    let back: Report = serde_json::from_str(&json).unwrap();
    assert_eq!(back, report);
    assert_eq!(serde_json::to_string(&back).unwrap(), json);
}

#[test]
fn a_text_is_read_with_its_parts_and_a_list_is_a_list() {
    let resume = Resume::from_text("Skills\n\nPython, SQL\n").unwrap();
    let held =
        |resume: &Resume| ENGINE.profile(resume).held.iter().map(|held| held.skill).collect::<Vec<_>>();
    assert_eq!(held(&resume), held(&Resume::from_skills(["Python", "SQL"])));
    assert_eq!(held(&Resume::from_skills(Vec::<String>::new())), []);
    assert_eq!(Resume::from_text(&"word ".repeat(1 << 20)), Err(TooLarge::Bytes));
}

#[test]
fn skills_that_were_listed_say_where_they_stand() {
    let list = ["Python", "juggling", "SQL"];
    let text = list.join("\n");
    let profile = ENGINE.profile(&Resume::from_skills(list));
    for evidence in profile.held.iter().flat_map(|held| &held.evidence) {
        assert_eq!(text.get(evidence.span.start..evidence.span.end), Some(evidence.text.as_str()));
    }
    assert_eq!(profile.held.len(), 2);
}

#[test]
fn options_say_which_roles_a_report_is_about() {
    let resume = Resume::from_skills(["React", "JavaScript"]);
    let roles = |options: ReportOptions| -> Vec<String> {
        ENGINE.report(&resume, &options).roles.into_iter().map(|role| role.title).collect()
    };
    assert_eq!(roles(ReportOptions::default().top(1)), ["Web Developer"]);
    let other = ENGINE.catalog().find_role("ml engineer").unwrap();
    assert_eq!(roles(ReportOptions::default().for_roles([other])), ["Machine Learning Engineer"]);
}

#[test]
fn a_scorer_tells_what_it_did_not_recognise() {
    let mut scorer = Scorer::new(&ENGINE).top(1).gaps(2).steps(1);
    let scored = scorer.score(["juggling", "React", " Pyhton (basic) ", "falconry"]);
    assert_eq!((scored.unrecognised.as_slice(), scored.held.len()), (&[0, 3][..], 2));
    assert_eq!(scored.held[1].2, Some(Level::Basic));
    assert_eq!(titles(scored), ["Web Developer"]);
    assert_eq!((scored.roles[0].gaps.len(), scored.roles[0].steps.len()), (2, 1));
    let nothing = scorer.score(["juggling"]);
    assert!(nothing.held.is_empty() && nothing.roles.is_empty() && nothing.no_role_fits);
    assert!(scorer.score(Vec::<&str>::new()).unrecognised.is_empty());
}

#[test]
fn names_and_known_skills_are_scored_alike() {
    let catalog = ENGINE.catalog();
    let known = [("python", Some(Level::Advanced)), ("sql", None), ("docker", Some(Level::Basic))];
    let known = known.map(|(key, level)| (catalog.find_skill(key).unwrap(), level));
    let mut scorer = Scorer::new(&ENGINE);
    let by_name = scorer.score(["Python (advanced)", "SQL", "Docker (basic)"]).clone();
    assert_eq!(scorer.score_known(&known), &by_name);
    // Ids from another catalogue are no skills here.
    let foreign = [(SkillId::new(u32::MAX), None)];
    assert!(scorer.score_known(&foreign).held.is_empty());
    assert_eq!(scorer.score_known(&[&known[..], &foreign].concat()), &by_name);
}

#[test]
fn a_resume_is_scored_as_it_is_reported() {
    let text =
        "Web Developer, Acme, 2020 - 2024\n- Built shops in React and tested them\n\nSkills\n\nCSS, Docker";
    let resume = Resume::from_text(text).unwrap();
    let report = ENGINE.report(&resume, &ReportOptions::default());
    let mut scorer = Scorer::new(&ENGINE);
    let scored = scorer.score_resume(&resume);
    assert_eq!(scored.roles.len(), report.roles.len());
    for (scored, role) in scored.roles.iter().zip(&report.roles) {
        assert_eq!(ENGINE.catalog().role(scored.role).key, role.id);
        assert!((scored.fit - role.fit).abs() < 1e-6 && (scored.relevance - role.relevance).abs() < 1e-6);
    }
}

proptest! {
    #[test]
    fn what_a_scorer_met_before_changes_nothing(
        lists in prop::collection::vec(prop::collection::vec("Python|Pyhton|SQL|k8s|REST|[a-z]{1,8}|.{0,12}", 0..6), 0..6),
    ) {
        let mut scorer = Scorer::new(&ENGINE).steps(2);
        for list in lists.iter().chain(lists.iter().rev()) {
            let again = scorer.score(list).clone();
            let mut fresh = Scorer::new(&ENGINE).steps(2);
            prop_assert_eq!(fresh.score(list), &again);
        }
    }
}
