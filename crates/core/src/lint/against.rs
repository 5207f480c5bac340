//! The effect of an edit of the catalogue: whose first role and fit change, and by how much.
//!
//! The same people are scored with both versions. By default they are derived from the roles: for each role,
//! someone who meets its essential requirements.

use crate::catalog::{Catalog, Role};
use crate::follows::Follows;
use crate::relevance::Ranker;
use crate::standing::Standing;
use crate::units::{Confidence, Level};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The least change of fit that is reported.
pub const LEAST_CHANGE: f64 = 0.005;

/// A person who holds some skills, given by ids, which mean the same in both versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// The ids of the skills, each with a level.
    pub held: Vec<(String, Option<Level>)>,
}

/// A person's roles by id, best first, each with the fit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scored {
    /// The person's name.
    pub name: String,
    /// The roles.
    pub best: Vec<(String, f64)>,
}

impl Scored {
    fn first(&self) -> Option<&(String, f64)> {
        self.best.first()
    }

    fn fit(&self, role: &str) -> Option<f64> {
        self.best.iter().find(|(key, _)| key == role).map(|(_, fit)| *fit)
    }
}

/// For each role, a person who meets its essential requirements with the mainstream skills and holds nothing
/// else.
///
/// A role in both versions gives one person, based on the old version.
#[must_use]
pub fn people_of_roles(old: &Catalog, new: &Catalog) -> Vec<Person> {
    let known: HashSet<&str> = old.roles().iter().map(|role| role.key.as_str()).collect();
    let added = new.roles().iter().filter(|role| !known.contains(role.key.as_str()));
    let before = old.roles().iter().map(|role| person(old, role));
    before.chain(added.map(|role| person(new, role))).collect()
}

fn person(catalog: &Catalog, role: &Role) -> Person {
    let mut held = Vec::new();
    for requirement in role.requirements.iter().filter(|requirement| requirement.essential) {
        let others = requirement.alternatives.iter().filter(|skill| **skill != requirement.prefer);
        let skills = std::iter::once(&requirement.prefer).chain(others).take(requirement.need);
        held.extend(skills.map(|skill| (catalog.skill(*skill).key.clone(), requirement.level)));
    }
    Person { name: role.key.clone(), held }
}

/// The roles of these people in one version; skills it does not know are ignored.
#[must_use]
pub fn score(catalog: &Catalog, people: &[Person]) -> Vec<Scored> {
    let (ranker, follows) = (Ranker::new(catalog), Follows::new(catalog));
    let one = |person: &Person| {
        let known = person.held.iter();
        let held: Vec<_> = known
            .filter_map(|(key, level)| Some((catalog.find_skill(key)?, Confidence::ONE, *level)))
            .collect();
        let ranked = ranker.rank(catalog, &Standing::from_follows(&follows, &held));
        let best = ranked.into_iter().map(|r| (catalog.role(r.role).key.clone(), r.fit)).collect();
        Scored { name: person.name.clone(), best }
    };
    people.iter().map(one).collect()
}

/// The effect of an edit on one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    /// The person's name.
    pub name: String,
    /// The first role before, and its fit.
    pub before: Option<(String, f64)>,
    /// The first role after, and its fit.
    pub after: Option<(String, f64)>,
    /// The change of the fit for the role that was first before; `None` if it is not among the roles after.
    pub fit_change: Option<f64>,
}

impl Move {
    /// Whether the first role changed.
    #[must_use]
    pub fn is_other_role(&self) -> bool {
        self.before.as_ref().map(|(role, _)| role) != self.after.as_ref().map(|(role, _)| role)
    }

    /// The change of the fit; all of it if the role is gone.
    fn distance(&self) -> f64 {
        let lost = || self.before.as_ref().map_or(0.0, |(_, fit)| *fit);
        self.fit_change.map_or_else(lost, f64::abs)
    }
}

/// The effect of an edit on the people whose first role it was or is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleChange {
    /// The id of the role.
    pub role: String,
    /// The number of people whose first role it was.
    pub first_before: usize,
    /// The number of people whose first role it is.
    pub first_after: usize,
    /// The mean change of fit for it, among the people whose first role it was.
    pub mean_fit_change: f64,
    /// The largest change of fit in either direction.
    pub largest_fit_change: f64,
}

/// The effect of an edit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The number of people scored with both versions.
    pub people: usize,
    /// The number of people with another first role.
    pub other_first_role: usize,
    /// The number of people whose fit for the previous first role changed.
    pub fit_changed: usize,
    /// Everyone affected: a changed first role before an unchanged one, largest change first.
    pub moves: Vec<Move>,
    /// The affected roles, by id.
    pub roles: Vec<RoleChange>,
}

/// Compares the results of two versions for the same people, identified by name.
///
/// A person scored by only one version has no role in the other.
#[must_use]
pub fn compare(old: &[Scored], new: &[Scored]) -> Changes {
    let after: HashMap<&str, &Scored> = new.iter().map(|scored| (scored.name.as_str(), scored)).collect();
    let known: HashSet<&str> = old.iter().map(|scored| scored.name.as_str()).collect();
    let nobody = Scored::default();
    let both = old.iter().map(|before| (before, after.get(before.name.as_str()).copied().unwrap_or(&nobody)));
    let added = new.iter().filter(|scored| !known.contains(scored.name.as_str()));
    let all: Vec<Move> = both
        .map(|(before, after)| one(&before.name, before, after))
        .chain(added.map(|after| one(&after.name, &nobody, after)))
        .collect();
    let changed = |one: &Move| one.fit_change.is_none_or(|change| change.abs() >= LEAST_CHANGE);
    let roles = roles(&all);
    let mut moves: Vec<Move> = all
        .iter()
        .filter(|one| one.is_other_role() || (one.before.is_some() && changed(one)))
        .cloned()
        .collect();
    moves.sort_by(|a, b| {
        let order = (Reverse(a.is_other_role())).cmp(&Reverse(b.is_other_role()));
        order.then(b.distance().total_cmp(&a.distance())).then(a.name.cmp(&b.name))
    });
    Changes {
        people: all.len(),
        other_first_role: all.iter().filter(|one| one.is_other_role()).count(),
        fit_changed: all.iter().filter(|one| one.before.is_some() && changed(one)).count(),
        moves,
        roles,
    }
}

fn one(name: &str, before: &Scored, after: &Scored) -> Move {
    let fit_change = before.first().and_then(|(role, fit)| Some(after.fit(role)? - fit));
    Move { name: name.to_owned(), before: before.first().cloned(), after: after.first().cloned(), fit_change }
}

fn roles(moves: &[Move]) -> Vec<RoleChange> {
    let mut by_role: BTreeMap<&str, (usize, usize, Vec<f64>)> = BTreeMap::new();
    for one in moves {
        if let Some((role, fit)) = &one.before {
            let (before, _, changes) = by_role.entry(role).or_default();
            *before += 1;
            changes.push(one.fit_change.unwrap_or(-fit));
        }
        if let Some((role, _)) = &one.after {
            by_role.entry(role).or_default().1 += 1;
        }
    }
    let change = |(role, (first_before, first_after, changes)): (&str, (usize, usize, Vec<f64>))| {
        let largest = changes.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(0.0);
        RoleChange {
            role: role.to_owned(),
            first_before,
            first_after,
            mean_fit_change: changes.iter().sum::<f64>() / changes.len().max(1) as f64,
            largest_fit_change: largest,
        }
    };
    let all = by_role.into_iter().map(change);
    all.filter(|r| r.first_before != r.first_after || r.largest_fit_change.abs() >= LEAST_CHANGE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn an_edit_that_changes_nothing_moves_nobody() {
        let catalog = sample::catalog();
        let people = people_of_roles(&catalog, &catalog);
        assert_eq!(people.len(), 2);
        let scored = score(&catalog, &people);
        assert_eq!(scored[0].first().unwrap().0, scored[0].name);
        let changes = compare(&scored, &scored);
        assert_eq!((changes.people, changes.other_first_role, changes.fit_changed), (2, 0, 0));
        assert_eq!((changes.moves, changes.roles), (vec![], vec![]));
    }

    #[test]
    fn a_weight_moves_the_fit_and_a_lost_role_everybody_who_had_it() {
        let old = sample::catalog();
        let mut draft = sample::draft();
        let web = draft.roles.iter().position(|role| role.key == "web-developer").unwrap();
        draft.roles[web].requirements[0].alternatives = vec!["rust".to_owned()];
        let heavier = Catalog::build(draft.clone()).unwrap().0;
        let people = people_of_roles(&old, &heavier);
        let before = score(&old, &people);
        let changes = compare(&before, &score(&heavier, &people));
        assert!(changes.fit_changed >= 1, "{changes:?}");
        let of_web = changes.roles.iter().find(|change| change.role == "web-developer").unwrap();
        assert!(of_web.mean_fit_change < 0.0 && of_web.largest_fit_change < 0.0, "{of_web:?}");

        draft.roles.remove(web);
        let without = Catalog::build(draft).unwrap().0;
        let changes = compare(&before, &score(&without, &people));
        let first = changes.moves.first().unwrap();
        assert_eq!(
            (first.name.as_str(), first.is_other_role(), first.fit_change),
            ("web-developer", true, None)
        );
        assert_eq!(changes.other_first_role, 1);
    }

    #[test]
    fn whom_one_edition_does_not_know_has_no_role_by_it() {
        let person = |name: &str| Scored { name: name.to_owned(), best: vec![("a".to_owned(), 0.5)] };
        let changes = compare(&[person("ann"), person("bob")], &[person("ann"), person("cid")]);
        let names: Vec<&str> = changes.moves.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((changes.people, changes.other_first_role, names), (3, 2, vec!["bob", "cid"]));
        assert_eq!((&changes.moves[0].after, &changes.moves[1].before), (&None, &None));
    }

    #[test]
    fn a_role_that_is_new_brings_somebody_of_its_own() {
        let new = sample::catalog();
        let mut draft = sample::draft();
        draft.roles.pop();
        let old = Catalog::build(draft).unwrap().0;
        let names: Vec<String> = people_of_roles(&old, &new).into_iter().map(|person| person.name).collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names.last(), new.roles().last().map(|role| &role.key));
    }
}
