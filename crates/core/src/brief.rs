//! A role prepared for many profiles: the largest gaps and the first steps, in time that follows what a profile
//! holds, not what the role asks for.
//!
//! A profile touches few of a role's requirements. For all others, gaps and gains are those of somebody who holds
//! nothing; a [`Brief`] has them sorted. What a profile touches is worked out again by the formulas of
//! [`gap`](crate::gap) and [`plan`](crate::plan), number by number in the same order, so that a table says of a
//! profile what its report says.
//!
//! Measured on 50,000 skill lists against O*NET (a hundred requirements a role): plans and gaps took 150
//! microseconds a profile and role when they were made from nothing each time.

mod gaps;
mod prepare;
mod state;
mod steps;

pub use state::Scratch;

use crate::catalog::SkillId;
use crate::gap::Gap;
use crate::lists::Lists;
use crate::units::Level;
use std::ops::Range;

/// A step without its words: the skill that is learned, and the place of the tip in
/// [`Catalog::tips`](crate::catalog::Catalog::tips).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StepKey {
    /// What is learned.
    pub skill: SkillId,
    /// By which tip.
    pub tip: usize,
}

/// What a table says of a profile and a role.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The largest gaps, largest first.
    pub gaps: Vec<Gap>,
    /// For each of the gaps, what its most thorough lesson alone would add to the fit.
    pub gains: Vec<f64>,
    /// The first steps of the plan.
    pub steps: Vec<StepKey>,
}

/// A requirement.
#[derive(Debug, Clone)]
struct Row {
    slots: Range<usize>,
    need: usize,
    weight: f64,
    /// What full coverage adds to the fit.
    worth: f64,
}

/// An alternative of a requirement.
#[derive(Debug, Clone, Copy)]
struct Slot {
    learner: usize,
    row: usize,
    level: Option<Level>,
}

/// A skill that the role names, or a prerequisite of one.
#[derive(Debug, Clone)]
struct Learner {
    skill: SkillId,
    /// Hours of the skill itself.
    hours: f64,
    lessons: Range<usize>,
}

/// Where learning leads: a slot or a learner, with the product of the path.
#[derive(Debug, Clone, Copy)]
struct Land {
    at: usize,
    follow: crate::follows::Follow,
}

/// A tip applied to a skill.
#[derive(Debug, Clone, Copy)]
struct Lesson {
    tip: usize,
    effect: f64,
    pace: f64,
}

/// The choice of a learner that adds most per hour, by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Best {
    ratio: f64,
    gain: f64,
    /// Equal choices go by the first open place in the role, then by tip.
    place: (usize, usize),
}

impl Best {
    fn beats(&self, other: &Self) -> bool {
        let better = self.ratio.total_cmp(&other.ratio).then(self.gain.total_cmp(&other.gain));
        better.then(other.place.cmp(&self.place)).is_gt()
    }
}

/// What a skill costs somebody, and what decides among equal ones.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cost {
    share: f64,
    requirement: usize,
    /// The first place where the skill is missing.
    found: (usize, usize),
}

impl Cost {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let larger = other.share.total_cmp(&self.share);
        larger.then(self.requirement.cmp(&other.requirement)).then(self.found.cmp(&other.found))
    }
}

/// A role prepared for many profiles.
#[derive(Debug, Clone)]
pub struct Brief {
    rows: Vec<Row>,
    slots: Vec<Slot>,
    learners: Vec<Learner>,
    /// By skill.
    by_skill: Vec<(SkillId, usize)>,
    lessons: Vec<Lesson>,
    /// By learner: the slots where the role names it, ascending.
    own: Lists<usize>,
    /// By learner: what learning it raises, by slot, ascending.
    lands: Lists<Land>,
    /// By learner: the learners that it makes known, itself among them; only kept where something has prerequisites.
    notes: Lists<Land>,
    /// By learner: what should be held before.
    before: Lists<usize>,
    /// By place in `chained`: the learner with what it rests on, directly or not.
    foundations: Lists<usize>,
    /// By row: the learners that it matters to.
    bears: Lists<usize>,
    /// The learners that have prerequisites and are named.
    chained: Vec<usize>,
    total: f64,
    /// The state of somebody who holds nothing.
    blank: state::State,
    /// The learners with a best choice, best first, for somebody who holds nothing.
    by_gain: Vec<usize>,
    /// The learners that cost something, largest cost first, for somebody who holds nothing.
    by_cost: Vec<(usize, Cost)>,
}

impl Brief {
    fn learner(&self, skill: SkillId) -> Option<usize> {
        let at = self.by_skill.binary_search_by_key(&skill, |(id, _)| *id).ok()?;
        self.by_skill.get(at).map(|(_, learner)| *learner)
    }
}
