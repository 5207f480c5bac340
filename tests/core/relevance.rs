//! Ranking on the sample catalogue, and on roles that fit alone would rank wrongly.

use skillgap_core::catalog::{Catalog, RoleDraft};
use skillgap_core::relevance::{Ranker, Ranking};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::Confidence;

fn ranked(catalog: &Catalog, held: &[&str]) -> Vec<String> {
    let held: Vec<_> = held.iter().map(|k| (catalog.find_skill(k).unwrap(), Confidence::ONE, None)).collect();
    let ranked = Ranker::new(catalog).rank(catalog, &Standing::from_held(catalog, &held));
    ranked.iter().map(|r| catalog.role(r.role).key.clone()).collect()
}

/// The sample with a role that asks for one thing only, which every other role asks for too.
fn with_generic_role() -> Catalog {
    let mut draft = sample::draft();
    let mut generic: RoleDraft = draft.roles[0].clone();
    let communicates = generic.requirements.pop().unwrap();
    draft.roles[1].requirements.push(communicates.clone());
    generic.key = "clerk".to_owned();
    generic.title = "Clerk".to_owned();
    generic.alt_titles.clear();
    generic.requirements = vec![communicates];
    draft.roles.push(generic);
    Catalog::build(draft).unwrap().0
}

#[test]
fn a_role_that_asks_for_what_everybody_holds_is_not_the_best() {
    let catalog = with_generic_role();
    let order = ranked(&catalog, &["python", "pytorch", "machine-learning", "communication"]);
    assert_eq!(order[0], "machine-learning-engineer", "{order:?}");
}

#[test]
fn roles_that_nothing_touches_are_left_out_and_placed_last() {
    let catalog = with_generic_role();
    assert_eq!(ranked(&catalog, &["react"]), ["web-developer"]);
    assert!(ranked(&catalog, &[]).is_empty());
    let ranker = Ranker::new(&catalog);
    let react = catalog.find_skill("react").unwrap();
    let standing = Standing::from_held(&catalog, &[(react, Confidence::ONE, None)]);
    let mut ranking = Ranking::default();
    ranker.best(&standing, 0, &mut ranking);
    let place = |name: &str| ranking.place(catalog.find_role(name).unwrap());
    assert_eq!((place("web-developer"), place("machine-learning-engineer"), place("clerk")), (1, 2, 3));
}
