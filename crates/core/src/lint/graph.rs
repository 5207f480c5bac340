//! How skills are connected.

use crate::catalog::{Catalog, Relation, RelationKind, SkillId};
use rustc_hash::FxHashSet;

/// The most skills visited around one; curated skills have less than a tenth as many prerequisites.
const MOST_REACHED: usize = 500;

/// The relations and prerequisites of all skills, in both directions.
pub(super) struct Graph {
    /// By skill, what it implies or is a special case of, with weights.
    up: Vec<Vec<(SkillId, f64)>>,
    prerequisites: Vec<Vec<SkillId>>,
    /// By skill, the number of relations and prerequisites to or from it.
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

    /// The number of relations and prerequisites of a skill.
    pub(super) fn degree(&self, skill: SkillId) -> usize {
        self.degree[skill.index()]
    }

    /// What a skill directly implies or is a special case of.
    pub(super) fn up(&self, skill: SkillId) -> &[(SkillId, f64)] {
        &self.up[skill.index()]
    }

    /// All direct and indirect prerequisites of a skill.
    pub(super) fn all_prerequisites(&self, skill: SkillId) -> Vec<SkillId> {
        closure(skill, |id| self.prerequisites[id.index()].iter().copied())
    }

    /// Everything that follows from a skill through relations of at least this weight.
    pub(super) fn all_above(&self, skill: SkillId, least: f64) -> Vec<SkillId> {
        closure(skill, |id| self.up(id).iter().filter(move |(_, w)| *w >= least).map(|(to, _)| *to))
    }

    /// Whether one of two skills leads to the other through relations or prerequisites in a few steps.
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

/// What can be reached from a skill, nearest first, without itself; at most [`MOST_REACHED`].
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
