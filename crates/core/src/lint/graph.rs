//! Which skills hang together, and how.

use crate::catalog::{Catalog, Relation, RelationKind, SkillId};
use rustc_hash::FxHashSet;

/// So many skills around one are looked at; no curated skill has a tenth of them before it.
const MOST_REACHED: usize = 500;

/// Relations and prerequisites of all skills, both ways.
pub(super) struct Graph {
    /// By skill, what it implies or is a special case of, with the weight.
    up: Vec<Vec<(SkillId, f64)>>,
    prerequisites: Vec<Vec<SkillId>>,
    /// By skill, how many relations and prerequisites lead to it or from it.
    degree: Vec<usize>,
}

impl Graph {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let mut degree = vec![0; catalog.skills().len()];
        for (id, skill) in catalog.skill_ids() {
            let related = skill.relations.iter().map(|relation| relation.target);
            for target in related.chain(skill.prerequisites.iter().copied()) {
                degree[id.index()] += 1;
                degree[target.index()] += 1;
            }
        }
        let climbs = |relation: &&Relation| relation.kind != RelationKind::Related;
        let up = catalog.skills().iter();
        let up = up.map(|skill| skill.relations.iter().filter(climbs).map(|r| (r.target, r.weight.get())));
        Self {
            up: up.map(Iterator::collect).collect(),
            prerequisites: catalog.skills().iter().map(|skill| skill.prerequisites.clone()).collect(),
            degree,
        }
    }

    /// How many relations and prerequisites a skill has part in.
    pub(super) fn degree(&self, skill: SkillId) -> usize {
        self.degree[skill.index()]
    }

    /// What a skill implies or is a special case of, by a single relation.
    pub(super) fn up(&self, skill: SkillId) -> &[(SkillId, f64)] {
        &self.up[skill.index()]
    }

    /// Everything that must be held before a skill, however many steps away.
    pub(super) fn all_prerequisites(&self, skill: SkillId) -> Vec<SkillId> {
        closure(skill, |id| self.prerequisites[id.index()].iter().copied())
    }

    /// Everything that follows from a skill by relations of at least this weight.
    pub(super) fn all_above(&self, skill: SkillId, least: f64) -> Vec<SkillId> {
        closure(skill, |id| self.up(id).iter().filter(move |(_, w)| *w >= least).map(|(to, _)| *to))
    }

    /// Whether one of two skills leads to the other by relations or prerequisites, in a few steps.
    pub(super) fn is_kin(&self, a: SkillId, b: SkillId) -> bool {
        let reaches = |from: SkillId, to: SkillId| {
            closure(from, |id| {
                let up = self.up(id).iter().map(|(target, _)| *target);
                up.chain(self.prerequisites[id.index()].iter().copied())
            })
            .contains(&to)
        };
        reaches(a, b) || reaches(b, a)
    }
}

/// What can be reached from a skill, the nearest first, itself left out; at most [`MOST_REACHED`].
fn closure<I: Iterator<Item = SkillId>>(from: SkillId, next: impl Fn(SkillId) -> I) -> Vec<SkillId> {
    let mut reached = vec![from];
    let mut seen = FxHashSet::from_iter([from]);
    let mut at = 0;
    while let Some(id) = reached.get(at).copied().filter(|_| reached.len() <= MOST_REACHED) {
        reached.extend(next(id).filter(|target| seen.insert(*target)));
        at += 1;
    }
    reached.remove(0);
    reached.truncate(MOST_REACHED);
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_chain_is_followed_so_far_and_no_further() {
        let next = |id: SkillId| (id.0 < 5_000).then_some(SkillId(id.0 + 1)).into_iter();
        let reached = closure(SkillId(0), next);
        assert_eq!((reached.len(), reached.first()), (MOST_REACHED, Some(&SkillId(1))));
        let circle = |id: SkillId| [SkillId((id.0 + 1) % 3), id].into_iter();
        assert_eq!(closure(SkillId(1), circle), [SkillId(2), SkillId(0)]);
    }
}
