//! The learning plan: what is worth learning for a role, in which order, and what the hours of a budget buy.
//!
//! One [`PreparedRole`] and one working memory ([`Scratch`]) serve reports, tables and comparisons:
//!
//! - **Which skill.** Of the alternatives of a requirement a plan teaches the mainstream one, unless another stands on
//!   what the person holds already (`choice`). Gaps name the same skills.
//! - **How far.** A lesson leads from the level that is held one step on: nobody becomes advanced by study alone.
//!   Hours grow by level, and what is held shortens them (`effort`).
//! - **What it confers.** Less than holding would show: see `basis`.
//! - **Order.** Essential requirements first, what others rest on before them; what is learned together is one
//!   project (`order`). Without a budget a plan ends when the essential requirements are met as far as learning
//!   goes; a budget buys the largest gain per hour, essential requirements first (`budget`), and [`LearningPlan::bound`] says
//!   how far from the best possible choice that can be.
//!
//! What a set of lessons adds is a monotone submodular function of it: a requirement counts its best credits, and a
//! lesson's credits depend on no other lesson (Nemhauser, Wolsey and Fisher 1978; the online bound: Leskovec et al. 2007).

mod alone;
mod basis;
mod bound;
mod budget;
mod choice;
mod effort;
mod gaps;
mod order;
mod prepare;
mod say;
mod state;
mod step;

pub(crate) use basis::conferred;
pub use basis::rests_on;
pub use effort::{DEGREE_HOURS, LEAST_EFFORT, SHARED, SOFT_HOURS, effort_share, level_factor};
pub use gaps::{Findings, Gap, gaps};
pub use prepare::PreparedRole;
pub use say::{in_sentence, step_action};
pub use state::Scratch;
pub use step::{LearningPlan, Lesson, NotPlanned, Step, plan};

use crate::catalog::SkillId;
use crate::day::Day;
use crate::units::{Hours, Level};

/// A requirement that is covered this far is met as far as a plan is concerned: one level is lacking (intermediate where
/// advanced is asked is two thirds), and that comes with practice at work.
pub const ENOUGH: f64 = 0.6;

/// A step that adds less than a tenth of a percent of the fit is not worth a line.
pub const MIN_GAIN: f64 = 0.001;

/// What others rest on, and the role does not ask for, is learned to this level first.
pub(crate) const PREREQUISITE_LEVEL: Level = Level::Basic;

/// What a plan may use.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PlanOptions {
    /// The hours that there are; `None` for as many as the essential requirements take.
    pub hours: Option<Hours>,
    /// The hours of a week, for weeks beside the steps.
    pub per_week: Option<Hours>,
    /// The day on which the plan begins, for dates beside the steps; without the hours of a week it means nothing.
    pub start: Option<Day>,
    /// More steps than this nobody overlooks; only roles of published taxonomies ask for as many.
    pub most_steps: usize,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self { hours: None, per_week: None, start: None, most_steps: 24 }
    }
}

impl PlanOptions {
    /// A plan of as much as so many hours buy.
    #[must_use]
    pub fn hours(self, hours: Hours) -> Self {
        Self { hours: Some(hours), ..self }
    }

    /// With the weeks of every step, at so many hours a week.
    #[must_use]
    pub fn per_week(self, hours: Hours) -> Self {
        Self { per_week: Some(hours), ..self }
    }

    /// With the days of every step, from this one on; it needs the hours of a week.
    #[must_use]
    pub fn start(self, day: Day) -> Self {
        Self { start: Some(day), ..self }
    }

    /// Of at most so many steps.
    #[must_use]
    pub fn most_steps(self, most: usize) -> Self {
        Self { most_steps: most, ..self }
    }
}

/// A step without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKey {
    /// One skill, by a tip, which is told by its place in [`Catalog::tips`](crate::catalog::Catalog::tips).
    Skill(SkillId, usize),
    /// A project for several skills, told by its place in [`Catalog::bundles`](crate::catalog::Catalog::bundles).
    Bundle(usize),
}
