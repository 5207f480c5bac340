//! What follows from each skill of a catalogue, computed once for tables with many profiles.

use crate::catalog::{Catalog, SkillId};
use crate::lists::Lists;
use crate::standing::{LEAST_CONFIDENCE, reach};

/// A skill that follows from another one held with certainty, or that skill itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Follow {
    pub(crate) skill: SkillId,
    product: f64,
    itself: bool,
}

impl Follow {
    /// Its confidence if the source is held with this confidence; `None` if that is too low.
    ///
    /// Results for a smaller confidence equal those for certainty, scaled to the last bit and cut at
    /// [`LEAST_CONFIDENCE`], because products only fall along a path.
    pub(crate) fn scaled(&self, confidence: f64) -> Option<f64> {
        let scaled = confidence * self.product;
        (self.itself || scaled >= LEAST_CONFIDENCE).then_some(scaled)
    }
}

/// For each skill of a catalogue, what follows from holding it.
#[derive(Debug, Clone)]
pub(crate) struct Follows {
    of_skill: Lists<Follow>,
}

impl Follows {
    /// Follows the relations of every skill.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let skills = catalog.skills().len();
        let mut of_skill = Lists::with_capacity(skills, 2 * skills);
        for (skill, _) in catalog.skill_ids() {
            let reached = reach(catalog, skill, 1.0).into_iter();
            of_skill.push(reached.map(|r| Follow {
                skill: r.skill,
                product: r.confidence,
                itself: r.method.is_none(),
            }));
        }
        Self { of_skill }
    }

    /// What follows from a skill, the skill itself first.
    pub(crate) fn of(&self, skill: SkillId) -> &[Follow] {
        self.of_skill.get(skill.index())
    }
}
