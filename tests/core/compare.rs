//! Two roles side by side.

use skillgap_core::catalog::{Catalog, Fact, Source};
use skillgap_core::compare::compare;
use skillgap_core::role_info::describe;
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::Confidence;

fn fact(text: &str) -> Fact {
    Fact { text: text.to_owned(), source: Source::Seed }
}

/// The sample, where the web developer also communicates, and both roles test their work.
fn catalog() -> Catalog {
    let mut draft = sample::draft();
    let communicates = draft.roles[0].requirements.last().unwrap().clone();
    draft.roles[1].requirements.push(communicates);
    draft.roles[0].responsibilities = vec![fact("Train models"), fact("Test what they write.")];
    draft.roles[1].responsibilities = vec![fact("test what they write"), fact("Build pages")];
    Catalog::build(draft).unwrap().0
}

#[test]
fn what_is_shared_and_what_differs_is_told_apart() {
    let catalog = catalog();
    let [a, b] = ["ml engineer", "web developer"].map(|name| catalog.find_role(name).unwrap());
    let both = compare(&catalog, a, b, None);
    assert_eq!(both.shared.skills, ["Communication"]);
    assert_eq!(both.shared.responsibilities, ["Test what they write."]);
    assert_eq!(both.only_a.responsibilities, ["Train models"]);
    assert_eq!(both.only_b.responsibilities, ["Build pages"]);
    assert_eq!(both.only_b.skills, ["JavaScript", "React", "REST APIs", "SQL"]);
    assert!(both.standing.is_none());
    assert_eq!(both.a, describe(&catalog, a));
}

#[test]
fn missing_skills_are_sorted_by_the_roles_that_they_serve() {
    let catalog = catalog();
    let [a, b] = ["ml engineer", "web developer"].map(|name| catalog.find_role(name).unwrap());
    let held = ["python", "sql"].map(|key| (catalog.find_skill(key).unwrap(), Confidence::ONE, None));
    let standing = Standing::from_held(&catalog, &held);
    let compared = compare(&catalog, a, b, Some(&standing)).standing.unwrap();
    let names = |gaps: &[skillgap_core::compare::ComparedGap]| -> Vec<String> {
        gaps.iter().map(|gap| gap.skill.clone()).collect()
    };
    assert_eq!(names(&compared.both), [] as [&str; 0], "communication is not shown, which is not missing");
    assert_eq!(names(&compared.only_b), ["JavaScript", "React", "REST APIs"]);
    assert!(names(&compared.only_a).contains(&"Machine learning".to_owned()));
    assert!(compared.only_a.iter().all(|gap| gap.gap_b == 0.0 && gap.gap_a > 0.0));
    assert!(compared.fit_a > 0.0 && compared.fit_b > 0.0);
}
