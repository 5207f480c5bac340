//! What would change if: the fit for roles before and after something is learned, left out or confirmed.

use crate::adjacent::{Likeness, adjacent};
use crate::catalog::{Catalog, RoleId, SkillId};
use crate::fit::fit;
use crate::plan::gaps;
use crate::profile::{Profile, ProfileEdits};
use crate::relevance::{Ranker, Ranking};
use crate::report::rounded;
use crate::standing::Standing;
use crate::units::{Confidence, Level};
use serde::Serialize;

/// Below this a requirement is missing, not only met in part.
const HALF: f64 = 0.5;

/// The roles whose gaps are tried one by one.
const MOST_ROLES: usize = 5;

/// The gaps of each of them that are tried.
const MOST_GAPS: usize = 8;

/// What somebody wonders about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// What would be learned, to which level; `None` is whatever is asked.
    pub learn: Vec<(SkillId, Option<Level>)>,
    /// What is held after all, and what is not.
    pub edits: ProfileEdits,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WhatIf {
    /// The labels of what would be learned, with the level where one is named.
    pub learn: Vec<Named>,
    /// The labels of what is left out.
    pub without: Vec<String>,
    /// The labels of what is held after all.
    pub confirm: Vec<Named>,
    /// The role that was asked for, then those near to it.
    pub roles: Vec<Shift>,
    /// Single skills that would make another role the nearest one.
    pub turns: Vec<Turn>,
}

/// A skill with a level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The preferred label.
    pub skill: String,
    /// The level; null is whatever is asked.
    pub level: Option<Level>,
}

/// A role before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// The role's key.
    pub id: String,
    /// The title.
    pub title: String,
    /// The fit today, in `[0,1]`.
    pub fit_before: f64,
    /// The fit afterwards, in `[0,1]`.
    pub fit_after: f64,
    /// How many requirements are less than half met today.
    pub missing_before: usize,
    /// How many are afterwards.
    pub missing_after: usize,
    /// The requirements that are met better, with how far.
    pub changed: Vec<Changed>,
}

/// A requirement that a change touches.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// The requirement's sentence.
    pub requirement: String,
    /// How far it is met today, in `[0,1]`.
    pub before: f64,
    /// How far it is met afterwards, in `[0,1]`.
    pub after: f64,
}

/// A skill that would make another role the nearest one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// The preferred label.
    pub skill: String,
    /// The role's key.
    pub id: String,
    /// The title of the role that would come first.
    pub role: String,
}

/// What a change would do to the fit for a role and for those near to it.
#[must_use]
pub fn what_if(
    (catalog, ranker): (&Catalog, &Ranker),
    profile: &Profile,
    role: RoleId,
    change: &Change,
) -> WhatIf {
    let before = profile.standing();
    let edited = profile.clone().edited(catalog, &change.edits).standing();
    let learn = |standing: Standing, (skill, level): &(SkillId, Option<Level>)| {
        standing.learned(catalog, *skill, (Confidence::ONE, *level))
    };
    let after = change.learn.iter().fold(edited, learn);
    let near = adjacent(catalog, &Likeness::new(catalog, ranker), &after, &[role]);
    let roles = std::iter::once(role).chain(near.iter().map(|near| near.role));
    let label = |skill: &SkillId| catalog.skill(*skill).label.clone();
    let named = |(skill, level): &(SkillId, Option<Level>)| Named { skill: label(skill), level: *level };
    WhatIf {
        learn: change.learn.iter().map(named).collect(),
        without: change.edits.wrong.iter().map(label).collect(),
        confirm: change.edits.held.iter().map(named).collect(),
        roles: roles.map(|role| shift(catalog, role, &before, &after)).collect(),
        turns: turns((catalog, ranker), &after),
    }
}

fn shift(catalog: &Catalog, id: RoleId, before: &Standing, after: &Standing) -> Shift {
    let role = catalog.role(id);
    let (was, is) = (fit(role, before), fit(role, after));
    let missing = |coverages: &[f64]| coverages.iter().filter(|coverage| **coverage < HALF).count();
    let both = was.coverages.iter().zip(&is.coverages);
    let changed = role.requirements.iter().zip(both).filter(|(_, (was, is))| was != is);
    Shift {
        id: role.key.clone(),
        title: role.title.clone(),
        fit_before: rounded(was.fit),
        fit_after: rounded(is.fit),
        missing_before: missing(&was.coverages),
        missing_after: missing(&is.coverages),
        changed: changed
            .map(|(requirement, (was, is))| Changed {
                requirement: requirement.text.clone(),
                before: rounded(*was),
                after: rounded(*is),
            })
            .collect(),
    }
}

/// The single skills, of those that the nearest roles lack, with which another role would come first.
fn turns((catalog, ranker): (&Catalog, &Ranker), standing: &Standing) -> Vec<Turn> {
    let mut ranking = Ranking::default();
    ranker.best(standing, MOST_ROLES, &mut ranking);
    let roles: Vec<RoleId> = ranking.best().map(|(role, _)| role).collect();
    let mut found: Vec<Turn> = Vec::new();
    for role in roles.iter().skip(1) {
        for gap in gaps(catalog, catalog.role(*role), standing).iter().take(MOST_GAPS) {
            let with = standing.learned(catalog, gap.skill, (Confidence::ONE, None));
            ranker.best(&with, 1, &mut ranking);
            let first = ranking.best().next().map(|(role, _)| role);
            let label = &catalog.skill(gap.skill).label;
            if first == Some(*role) && found.iter().all(|turn| turn.skill != *label) {
                let role = catalog.role(*role);
                found.push(Turn { skill: label.clone(), id: role.key.clone(), role: role.title.clone() });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_learned_raises_the_fit_and_what_is_left_out_lowers_it() {
        let catalog = sample::catalog();
        let ranker = Ranker::new(&catalog);
        let role = catalog.find_role("web developer").unwrap();
        let [react, sql] = ["react", "sql"].map(|key| catalog.find_skill(key).unwrap());
        let edits = ProfileEdits { wrong: Vec::new(), held: vec![(sql, None)] };
        let profile = Profile::default().edited(&catalog, &edits);
        let change = |learn: Vec<_>, wrong| Change { learn, edits: ProfileEdits { wrong, held: Vec::new() } };
        let ask = |change: &Change| what_if((&catalog, &ranker), &profile, role, change).roles.remove(0);
        let learned = ask(&change(vec![(react, Some(Level::Basic))], Vec::new()));
        assert!(learned.fit_after > learned.fit_before);
        assert_eq!((learned.missing_before, learned.missing_after), (3, 2));
        assert_eq!(
            learned.changed.iter().map(|c| c.requirement.as_str()).collect::<Vec<_>>(),
            ["Uses React"]
        );
        let left_out = ask(&change(Vec::new(), vec![sql]));
        assert_eq!(left_out.fit_after, 0.0);
        let nothing = ask(&Change::default());
        assert_eq!(nothing.fit_before, nothing.fit_after);
    }
}
