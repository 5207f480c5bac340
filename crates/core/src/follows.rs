//! What follows from every skill of a catalogue, worked out once for tables of many profiles.

use crate::catalog::{Catalog, SkillId};
use crate::standing::{LEAST_CONFIDENCE, reach};

/// A skill that follows from another one that is held surely, or that one itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Follow {
    pub(crate) skill: SkillId,
    product: f64,
    itself: bool,
}

impl Follow {
    /// With what confidence it is held by who holds the source with this one; `None` when that is too little.
    ///
    /// What is reached with a smaller confidence is what is reached with certainty, scaled to the last bit and
    /// cut at [`LEAST_CONFIDENCE`]: products only fall along a path.
    pub(crate) fn scaled(&self, confidence: f64) -> Option<f64> {
        let scaled = confidence * self.product;
        (self.itself || scaled >= LEAST_CONFIDENCE).then_some(scaled)
    }
}

/// For every skill of a catalogue, what follows from holding it.
#[derive(Debug, Clone)]
pub struct Follows {
    /// By skill, where its entries begin; one more for the end.
    starts: Vec<usize>,
    entries: Vec<Follow>,
}

impl Follows {
    /// Walks the relations of every skill.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let mut follows =
            Self { starts: vec![0], entries: Vec::with_capacity(catalog.skills().len().saturating_mul(2)) };
        for (skill, _) in catalog.skill_ids() {
            let reached = reach(catalog, skill, 1.0).into_iter();
            follows.entries.extend(reached.map(|r| Follow {
                skill: r.skill,
                product: r.confidence,
                itself: r.method.is_none(),
            }));
            follows.starts.push(follows.entries.len());
        }
        follows
    }

    /// What follows from a skill, the skill itself first.
    pub(crate) fn of(&self, skill: SkillId) -> &[Follow] {
        let range = self.starts.get(skill.index()).zip(self.starts.get(skill.index() + 1));
        range.and_then(|(from, to)| self.entries.get(*from..*to)).unwrap_or_default()
    }
}
