//! The learning plan: practical tips applied to missing skills, ranked by the fit that an hour gains.
//!
//! A step teaches one skill: afterwards the skill is held, at the level that the role asks for, with the
//! confidence of the tip's effect (or with what it had, when that is more), and everything that follows from
//! it follows as from any held skill. Its gain is the fit with it minus the fit without it.
//!
//! What a step adds does not depend on the other steps, and a requirement counts its `need` best credits: the
//! fit is a monotone submodular function of the set of steps (a weighted matroid rank). So the plan is built
//! greedily by gain per hour, against the best single step as a second start, and [`LearningPlan::bound`]
//! says how far from the best possible plan it can be (Nemhauser, Wolsey and Fisher 1978; Leskovec et al.
//! 2007, the online bound).
//!
//! Deliberately absent: a second step for a skill, hours that shrink while the plan goes on, and detours over
//! skills that the role neither names nor needs as a prerequisite.

mod bound;
mod draft;
mod ledger;
mod lesson;

use crate::brief::{Brief, Scratch, StepKey};
use crate::catalog::{Catalog, Role, SkillId};
use crate::fit::fit;
use crate::follows::Follows;
use crate::standing::Standing;
use crate::units::{Confidence, Hours};
use draft::Draft;
use lesson::Curriculum;
pub(crate) use lesson::lesson_hours;

/// A prerequisite that is held with this confidence need not be learned first: more likely held than not.
pub const PREREQUISITE_MET: f64 = 0.5;

/// A step that adds less than a tenth of a percent of the fit is not worth a line.
pub const MIN_GAIN: f64 = 0.001;

/// What a plan may use.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanOptions {
    /// The hours that there are; `None` for as many as the steps take.
    pub hours: Option<Hours>,
    /// How many steps a plan has at most.
    pub most_steps: usize,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self { hours: None, most_steps: 8 }
    }
}

/// A tip applied to a missing skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The place of the tip in [`Catalog::tips`].
    pub tip: usize,
    /// What is learned; one skill at present.
    pub skills: Vec<SkillId>,
    /// The confidence with which it is held afterwards.
    pub confidence: Confidence,
    /// How long it takes, in whole hours.
    pub hours: Hours,
    /// What it adds to the fit after the steps before it; 0 is possible for a prerequisite.
    pub gain: f64,
    /// The fit after it.
    pub fit_after: f64,
    /// The ranks, from 1, of the steps that must come before it.
    pub after: Vec<usize>,
    /// Why this tip suits this gap.
    pub why: String,
    /// What to do, in a sentence.
    pub action: String,
    /// An idea for a project, when the tip is one and the catalogue has one.
    pub idea: Option<String>,
}

/// Steps in the order in which they are to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct LearningPlan {
    /// The steps.
    pub steps: Vec<Step>,
    /// No choice of steps within the same hours (those of the budget, or those of this plan when there is no
    /// budget) reaches a higher fit, in `[0,1]`.
    pub bound: f64,
}

/// Plans how to close the gaps to a role.
///
/// ```
/// use skillgap_core::{plan::{PlanOptions, plan}, sample, standing::Standing, units::Hours};
/// let catalog = sample::catalog();
/// let role = catalog.role(catalog.find_role("web-developer").unwrap());
/// let options = PlanOptions { hours: Some(Hours::new(200.0).unwrap()), ..PlanOptions::default() };
/// let plan = plan(&catalog, role, &Standing::default(), &options);
/// assert!(plan.steps.iter().map(|step| step.hours.get()).sum::<f64>() <= 200.0);
/// assert!(plan.steps.last().unwrap().fit_after <= plan.bound);
/// ```
#[must_use]
pub fn plan(catalog: &Catalog, role: &Role, standing: &Standing, options: &PlanOptions) -> LearningPlan {
    let curriculum = Curriculum::new(catalog, role, standing);
    let draft = Draft::best(catalog, role, standing, &curriculum, options);
    let steps = steps(catalog, role, standing, &curriculum, &draft);
    let reached = steps.last().map_or_else(|| fit(role, standing).fit, |step| step.fit_after);
    let hours = options.hours.map_or(draft.hours, Hours::get);
    let bound = draft.bound(hours).max(reached).min(1.0);
    LearningPlan { steps, bound }
}

/// What to do in the first `most` steps of [`plan`] without a budget.
///
/// Tables of many profiles show the beginning of each plan: neither its later steps nor the bound are worked
/// out for that, and a [`Brief`] does it for many profiles at a fraction of the cost.
///
/// ```
/// use skillgap_core::{plan::{PlanOptions, first_actions, plan}, sample, standing::Standing};
/// let catalog = sample::catalog();
/// let role = catalog.role(catalog.find_role("web-developer").unwrap());
/// let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
/// assert_eq!(first_actions(&catalog, role, &Standing::default(), 1), [plan.steps[0].action.as_str()]);
/// ```
#[must_use]
pub fn first_actions(catalog: &Catalog, role: &Role, standing: &Standing, most: usize) -> Vec<String> {
    let brief = Brief::new(catalog, &Follows::new(catalog), role);
    let steps = brief.first_steps(standing, most, &mut Scratch::default());
    steps.into_iter().map(|step| step_action(catalog, step)).collect()
}

/// What a step says to do.
#[must_use]
pub fn step_action(catalog: &Catalog, step: StepKey) -> String {
    catalog.tips()[step.tip].action.replace("{skills}", &catalog.skill(step.skill).label)
}

/// The picks of a draft, with the profile scored again after each of them.
fn steps(
    catalog: &Catalog,
    role: &Role,
    standing: &Standing,
    curriculum: &Curriculum,
    draft: &Draft<'_>,
) -> Vec<Step> {
    let mut standings = vec![standing.clone()];
    let mut fit_before = fit(role, standing).fit;
    let mut steps = Vec::with_capacity(draft.picks.len());
    for pick in &draft.picks {
        let lesson = &curriculum.lessons[pick.lesson];
        let Some(now) = standings.last().map(|s| s.learned(catalog, lesson.skill, lesson.confidence)) else {
            break;
        };
        let fit_after = fit(role, &now).fit;
        let gain = fit_after - fit_before;
        let after = prerequisite_ranks(catalog, lesson.skill, &standings, &steps);
        steps.push(Step { gain, fit_after, after, ..worded(catalog, lesson, pick.toward) });
        standings.push(now);
        fit_before = fit_after;
    }
    steps
}

/// A step's sentences; what the scores say of it is filled in by the caller.
fn worded(catalog: &Catalog, lesson: &lesson::Lesson, toward: Option<SkillId>) -> Step {
    let tip = &catalog.tips()[lesson.tip];
    let skill = catalog.skill(lesson.skill);
    let teaching = tip.teaching(skill.kind).map_or("", |teaching| teaching.why.as_str());
    let why = match toward {
        Some(target) => format!("comes before {}; {teaching}", catalog.skill(target).label),
        None => teaching.to_owned(),
    };
    Step {
        tip: lesson.tip,
        skills: vec![lesson.skill],
        confidence: lesson.confidence,
        hours: lesson.hours,
        gain: 0.0,
        fit_after: 0.0,
        after: Vec::new(),
        why,
        action: step_action(catalog, StepKey { skill: lesson.skill, tip: lesson.tip }),
        idea: skill.project.clone().filter(|_| tip.key == PROJECT),
    }
}

/// The tip that project ideas belong to.
const PROJECT: &str = "project";

/// The ranks of the steps by which a skill's prerequisites are met, as far as they were not met at the start.
///
/// `standings` holds the start and the standing after each of `steps`.
fn prerequisite_ranks(
    catalog: &Catalog,
    skill: SkillId,
    standings: &[Standing],
    steps: &[Step],
) -> Vec<usize> {
    let met_at = |wanted: SkillId| {
        let met = standings.iter().position(|s| s.confidence(wanted) >= PREREQUISITE_MET);
        met.or_else(|| steps.iter().position(|step| step.skills.contains(&wanted)).map(|i| i + 1))
    };
    let prerequisites = &catalog.skill(skill).prerequisites;
    let mut ranks: Vec<usize> = prerequisites.iter().filter_map(|p| met_at(*p)).filter(|r| *r > 0).collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}
