//! The learning plan: what to learn for a role, in which order, and what a budget of hours buys.
//!
//! One [`PreparedRole`] and one reusable [`Scratch`] serve reports, tables and comparisons:
//!
//! - **Which skill.** Among the alternatives of a requirement, a plan teaches the mainstream one, unless
//!   another builds on skills already held (`choice`). Gaps name the same skills.
//! - **How far.** A lesson leads one level up from the current one, because nobody becomes advanced by study
//!   alone. Hours grow with the level, and skills already held shorten them (`effort`).
//! - **What it confers.** Less than holding the skill would: see `basis`.
//! - **Order.** Essential requirements come first, prerequisites before what builds on them, and skills
//!   learned together form one project (`order`). Without a budget, a plan ends when study has closed
//!   every essential gap it can close. A budget buys the largest gain per hour, essential requirements first
//!   (`budget`), and [`LearningPlan::bound`] limits how much better any other choice could be.
//!
//! The gain of a set of lessons is a monotone submodular function: a requirement counts its best credits, and
//! a lesson's credits depend on no other lesson (Nemhauser, Wolsey and Fisher 1978; the online bound:
//! Leskovec et al. 2007).

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
mod wants;

pub use crate::catalog::DEGREE_HOURS;
pub(crate) use basis::conferred;
pub use basis::rests_on;
pub use effort::{LEAST_EFFORT, SHARED, SOFT_HOURS, effort_share, level_factor};
pub use gaps::{Findings, Gap, gaps};
pub use prepare::{COURSE, PROJECT, PreparedRole};
pub(crate) use say::usual_in;
pub use say::{in_sentence, step_action};
pub use state::Scratch;
pub use step::{LearningPlan, Lesson, NotPlanned, Step, plan};

use crate::catalog::SkillId;
use crate::day::Day;
use crate::units::{Hours, Level};

/// The coverage at which a plan treats a requirement as met: one level is missing (intermediate instead of
/// advanced is two thirds), which comes with practice at work.
pub const ENOUGH: f64 = 0.6;

/// The least gain in fit of a step.
pub const MIN_GAIN: f64 = 0.001;

/// The level to which prerequisites that the role does not ask for are learned.
pub(crate) const PREREQUISITE_LEVEL: Level = Level::Basic;

/// The options of a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct PlanOptions {
    /// The budget of hours; `None` for as many as the essential requirements need.
    pub hours: Option<Hours>,
    /// The hours per week, to show the weeks of each step.
    pub per_week: Option<Hours>,
    /// The first day, to show the dates of each step; needs the hours per week.
    pub start: Option<Day>,
    /// The most steps; only roles from published taxonomies need so many.
    pub most_steps: usize,
    /// Whether to leave out places to learn that teach the law or practice of one country.
    pub anywhere: bool,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self { hours: None, per_week: None, start: None, most_steps: 24, anywhere: false }
    }
}

impl PlanOptions {
    /// Limits the plan to this many hours.
    #[must_use]
    pub fn hours(self, hours: Hours) -> Self {
        Self { hours: Some(hours), ..self }
    }

    /// Shows the weeks of each step, at this many hours per week.
    #[must_use]
    pub fn per_week(self, hours: Hours) -> Self {
        Self { per_week: Some(hours), ..self }
    }

    /// Shows the dates of each step, starting on this day; needs the hours per week.
    #[must_use]
    pub fn start(self, day: Day) -> Self {
        Self { start: Some(day), ..self }
    }

    /// Leaves out places to learn that teach the law or practice of one country.
    #[must_use]
    pub fn anywhere(self) -> Self {
        Self { anywhere: true, ..self }
    }

    /// Limits the number of steps.
    #[must_use]
    pub fn most_steps(self, most: usize) -> Self {
        Self { most_steps: most, ..self }
    }
}

/// A step before it is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKey {
    /// One skill, taught by a tip, given by its index in [`Catalog::tips`](crate::catalog::Catalog::tips).
    Skill(SkillId, usize),
    /// A project for several skills, given by its index in
    /// [`Catalog::bundles`](crate::catalog::Catalog::bundles).
    Bundle(usize),
    /// The second part of such a project: what did not fit into the first.
    Further(usize),
}
