//! Roles similar to a given one.

use crate::generator::{catalogs, profiles, roles, standing};
use proptest::prelude::*;
use skillgap_core::adjacent::{Likeness, MOST_ADJACENT, NEARLY_READY, adjacent};
use skillgap_core::catalog::{Catalog, RoleDraft};
use skillgap_core::fit::readiness;
use skillgap_core::relevance::Ranker;
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::Confidence;

/// The sample with a role that shares most requirements of the Web Developer, and one that only shares words.
fn with_neighbours() -> Catalog {
    let mut draft = sample::draft();
    let web = draft.roles.iter().find(|role| role.key == "web-developer").unwrap().clone();
    let other = draft.roles.iter().find(|role| role.key != "web-developer").unwrap().clone();
    let named = |key: &str, title: &str, of: &RoleDraft| RoleDraft {
        key: key.to_owned(),
        title: title.to_owned(),
        alt_titles: Vec::new(),
        ..of.clone()
    };
    let mut near = named("frontend", "Frontend Web Developer", &web);
    near.requirements.truncate(2);
    draft.roles.push(near);
    draft.roles.push(named("researcher", "Researcher", &other));
    Catalog::build(draft).unwrap().0
}

fn near(catalog: &Catalog, held: &[&str], known: &[&str]) -> Vec<String> {
    let held: Vec<_> = held.iter().map(|k| (catalog.find_skill(k).unwrap(), Confidence::ONE, None)).collect();
    let known: Vec<_> = known.iter().map(|k| catalog.find_role(k).unwrap()).collect();
    let standing = Standing::from_held(catalog, &held);
    let found = adjacent(catalog, &Likeness::new(catalog, &Ranker::new(catalog)), &standing, &known);
    found.iter().map(|a| catalog.role(a.role).key.clone()).collect()
}

#[test]
fn a_role_that_shares_skills_is_near_and_one_that_nothing_speaks_for_is_not() {
    let catalog = with_neighbours();
    let cases: [(&[&str], &[&str], &[&str]); 4] = [
        (&["javascript", "react"], &["web-developer"], &["frontend"]),
        (&["javascript", "react"], &["web-developer", "frontend"], &[]),
        (&[], &["web-developer"], &[]),
        (&["javascript"], &[], &[]),
    ];
    for (held, known, expected) in cases {
        assert_eq!(near(&catalog, held, known), expected, "{held:?} {known:?}");
    }
}

#[test]
fn likeness_is_mutual_and_largest_for_who_shares_skills_and_words() {
    let catalog = with_neighbours();
    let ranker = Ranker::new(&catalog);
    let likeness = Likeness::new(&catalog, &ranker);
    let [web, frontend] = ["web-developer", "frontend"].map(|key| catalog.find_role(key).unwrap());
    let of = |from, to| likeness.nearest(from).into_iter().find(|(role, _)| *role == to).unwrap().1;
    assert_eq!(likeness.nearest(web)[0].0, frontend);
    assert!((of(web, frontend) - of(frontend, web)).abs() < 1e-12);
}

proptest! {
    #[test]
    fn adjacent_roles_are_few_ready_sorted_and_new(catalog in catalogs(), raw in profiles(), many in 1usize..3) {
        let standing = standing(&catalog, &raw);
        let known: Vec<_> = roles(&catalog).into_iter().take(many).collect();
        let found = adjacent(&catalog, &Likeness::new(&catalog, &Ranker::new(&catalog)), &standing, &known);
        let least = NEARLY_READY * readiness(catalog.role(known[0]), &standing);
        prop_assert!(found.len() <= MOST_ADJACENT);
        prop_assert!(found.windows(2).all(|pair| pair[0].fit >= pair[1].fit));
        for near in &found {
            prop_assert!(!known.contains(&near.role));
            prop_assert!(near.fit > 0.0 && near.fit >= least && near.fit <= 1.0);
            prop_assert_eq!(near.fit, readiness(catalog.role(near.role), &standing));
            prop_assert!((0.0..=1.0).contains(&near.likeness));
        }
    }
}
