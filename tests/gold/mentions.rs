//! Mentions that name a skill, and words that name none.

use super::figure::{Figure, check};
use super::{ENGINE, any_of, rows};
use skillgap_core::matcher::Session;

#[test]
fn mentions_name_the_skill_that_is_meant() {
    let mut session = Session::default();
    let mut first = Figure::new("mentions: the right skill first");
    let mut accepted = Figure::new("mentions: no wrong skill accepted");
    for row in rows("mentions.tsv", 3) {
        let (mention, right) = (&row[0], any_of(&row[1]));
        let matched = ENGINE.matcher().candidates(mention, 1, &mut session);
        let label = matched.candidates.first().map_or("nothing", |found| label(found.skill));
        let is_right = right.iter().any(|right| right == label);
        first.count(is_right, mention, format!("{label}, not {}", right.join(" or ")));
        accepted.count(is_right || !matched.accepted, mention, label);
    }
    check(&[first, accepted]);
}

#[test]
fn words_that_name_no_skill_are_not_accepted() {
    let mut session = Session::default();
    let mut figure = Figure::new("negatives: nothing accepted");
    for row in rows("negatives.tsv", 2) {
        let held = ENGINE.matcher().held(&row[0], &mut session);
        figure.count(held.is_none(), &row[0], held.map_or("", |found| label(found.skill)));
    }
    check(&[figure]);
}

/// The name of a skill.
pub(crate) fn label(skill: skillgap_core::catalog::SkillId) -> &'static str {
    &ENGINE.catalog().skill(skill).label
}
