//! What-if: the fit for roles before and after a skill is learned, removed or confirmed.

use crate::adjacent::{Likeness, adjacent};
use crate::catalog::{Catalog, RoleId, SkillId};
use crate::fit::fit;
use crate::plan::gaps;
use crate::profile::{Profile, ProfileEdits};
use crate::relevance::{Ranker, Ranking};
use crate::report::{is_personal, rounded};
use crate::standing::Standing;
use crate::units::{Confidence, Level};
use serde::Serialize;

/// The coverage below which a requirement counts as missing rather than met in part.
const HALF: f64 = 0.5;

/// The most roles whose gaps are tried one by one.
const MOST_ROLES: usize = 5;

/// The most gaps tried for each of them.
const MOST_GAPS: usize = 8;

/// The hypothetical change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// Skills to learn, with the target level; `None` means any required level.
    pub learn: Vec<(SkillId, Option<Level>)>,
    /// Skills that are held after all, and skills that are not.
    pub edits: ProfileEdits,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WhatIf {
    /// The labels of the skills to learn, with the level if named.
    pub learn: Vec<Named>,
    /// The labels of the removed skills.
    pub without: Vec<String>,
    /// The labels of the confirmed skills.
    pub confirm: Vec<Named>,
    /// The requested role, then similar roles.
    pub roles: Vec<Shift>,
    /// Single skills that would make another role the nearest.
    pub turns: Vec<Turn>,
}

/// A skill with a level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The preferred label.
    pub skill: String,
    /// The level; null means any required level.
    pub level: Option<Level>,
}

/// A role before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The current fit, in `[0,1]`.
    pub fit_before: f64,
    /// The fit afterwards, in `[0,1]`.
    pub fit_after: f64,
    /// The number of requirements currently less than half met, apart from those of personal skills alone.
    pub missing_before: usize,
    /// That number afterwards.
    pub missing_after: usize,
    /// The requirements that are met better, with their coverage.
    pub changed: Vec<Changed>,
}

/// A requirement affected by the change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// The requirement's sentence.
    pub requirement: String,
    /// The current coverage, in `[0,1]`.
    pub before: f64,
    /// The coverage afterwards, in `[0,1]`.
    pub after: f64,
}

/// A skill that would make another role the nearest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// The preferred label.
    pub skill: String,
    /// The role's id.
    pub id: String,
    /// The title of the role that would come first.
    pub role: String,
}

/// Computes what a change would do to the fit for a role and for similar roles.
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
    let missing = |coverages: &[f64]| {
        let asked = role.requirements.iter().zip(coverages);
        asked.filter(|(asked, coverage)| **coverage < HALF && !is_personal(catalog, asked)).count()
    };
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

/// The single skills, among those that the nearest roles lack, with which another role would come first.
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
