//! Then and now: what changed between two reports on a person, and why the fit for each role moved.
//!
//! The change of a fit is split into the effects of skills and of the catalogue, which add up to it:
//!
//! - *Profile and catalogue.* They are swapped one after the other, in both orders, and the mean is taken:
//!   the Shapley value for two players (Shapley, 1953), so that neither order is preferred.
//! - *By requirement of the catalogue.* With coverages c and weights w before and w' afterwards, whose sums
//!   are W and W', the fit moves from F to F' = F + sum of (w' - w) x (c - F) / W', and in the same way backwards
//!   from F'; a requirement gets the mean of both. A requirement whose weight does not change gets nothing.
//! - *By skill.* Within a requirement, the credits of its alternatives move along straight lines from old to
//!   new, and each gets a share while it is among the `need` best: the Aumann-Shapley value (1974), which
//!   depends on no order and takes as many steps as lines cross (`path.rs`). A rise is attributed to the held
//!   skill behind the credit now, a fall to the one behind it before.
//!
//! Reports round to six decimals. The parts are whole millionths that add up to the difference of the two
//! fits; anything that the reports do not explain is in [`RoleChange::other`].

mod parts;
mod path;
mod skills;
mod snapshot;
mod steps;

pub use parts::{CatalogPart, CatalogWhat, SkillPart, SkillWhy};
pub use skills::{LevelChange, LevelMove, SkillState, SkillsChange};
pub use snapshot::{
    CatalogThen, CountedThen, DerivedThen, LessonThen, ProfileThen, RequirementThen, RoleThen, Share,
    SkillThen, Snapshot, StepThen,
};
pub use steps::{StepChange, StepStatus};

use crate::report::{SCHEMA_VERSION, rounded};
use serde::Serialize;
use skills::Holdings;
use std::collections::HashMap;

/// The changes between two reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The person's name, if the newer report has it.
    pub name: Option<String>,
    /// The catalogue of each report.
    pub catalog: Sides<CatalogThen>,
    /// The month from which each report counts ages; null if it does not say.
    pub today: Sides<Option<String>>,
    /// What to know before reading the rest, one sentence each.
    pub notes: Vec<String>,
    /// Skills that were gained, lost or changed.
    pub skills: SkillsChange,
    /// The roles in both reports, in the order of the newer one.
    pub roles: Vec<RoleChange>,
    /// The roles only in the older report.
    pub only_before: Vec<RoleAlone>,
    /// The roles only in the newer report.
    pub only_after: Vec<RoleAlone>,
}

/// The same value in two reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sides<T> {
    /// In the older one.
    pub before: T,
    /// In the newer one.
    pub after: T,
}

/// A role in only one report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleAlone {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The fit, in `[0,1]`.
    pub fit: f64,
}

/// How the fit for a role changed, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleChange {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The fit, in `[0,1]`.
    pub fit: Sides<f64>,
    /// The newer fit minus the older one; `skills`, `catalog` and `other` add up to it.
    pub change: f64,
    /// The relevance, in `[0,1]`.
    pub relevance: Sides<f64>,
    /// The rank among all roles of the catalogue, from 1.
    pub rank: Sides<usize>,
    /// The effects of skills, largest first.
    pub skills: Vec<SkillPart>,
    /// The effects of the catalogue, largest first.
    pub catalog: Vec<CatalogPart>,
    /// What the reports do not explain; 0 for reports written by this version.
    pub other: f64,
    /// The requirements in both reports whose coverage changed, largest change first.
    pub requirements: Vec<RequirementChange>,
    /// The steps of the older plan, in order, with their outcome.
    pub plan: Vec<StepChange>,
    /// The hours of the older plan.
    pub hours_planned: f64,
    /// The hours of its completed steps.
    pub hours_done: f64,
}

/// A requirement whose coverage changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequirementChange {
    /// The sentence of the catalogue.
    pub requirement: String,
    /// How far it is met, in `[0,1]`.
    pub coverage: Sides<f64>,
}

/// Compares two reports, the older one first.
///
/// ```
/// use skillgap_core::{diff::{Snapshot, diff}, engine::Engine, plan::PlanOptions, profile::Profile};
/// use skillgap_core::{report::Selection, sample};
/// let engine = Engine::new(sample::catalog());
/// let report = engine.report_on(&Profile::default(), &Selection::Top(3), &PlanOptions::default());
/// let then: Snapshot = serde_json::from_value(serde_json::to_value(&report).unwrap()).unwrap();
/// assert_eq!(diff(&then, &then).skills, Default::default());
/// ```
#[must_use]
pub fn diff(before: &Snapshot, after: &Snapshot) -> Diff {
    let holdings = Sides { before: Holdings::of(&before.profile), after: Holdings::of(&after.profile) };
    let then: HashMap<&str, &RoleThen> = by_id(&before.roles);
    let now: HashMap<&str, &RoleThen> = by_id(&after.roles);
    let roles = after.roles.iter().filter_map(|role| Some((*then.get(&*role.id)?, role)));
    let roles: Vec<RoleChange> = roles.map(|(was, is)| role_change(was, is, &holdings)).collect();
    Diff {
        schema_version: SCHEMA_VERSION,
        name: after.profile.name.clone(),
        catalog: Sides { before: before.catalog.clone(), after: after.catalog.clone() },
        today: Sides { before: before.profile.today.clone(), after: after.profile.today.clone() },
        notes: notes(before, after, roles.is_empty()),
        skills: skills::change(&holdings),
        roles,
        only_before: alone(&before.roles, &now),
        only_after: alone(&after.roles, &then),
    }
}

/// The first role with each id.
fn by_id(roles: &[RoleThen]) -> HashMap<&str, &RoleThen> {
    roles.iter().rev().map(|role| (&*role.id, role)).collect()
}

fn alone(roles: &[RoleThen], other: &HashMap<&str, &RoleThen>) -> Vec<RoleAlone> {
    let only = roles.iter().filter(|role| !other.contains_key(&*role.id));
    only.map(|role| RoleAlone { id: role.id.clone(), title: role.title.clone(), fit: role.fit.get() })
        .collect()
}

fn role_change(was: &RoleThen, is: &RoleThen, holdings: &Sides<Holdings<'_>>) -> RoleChange {
    let fit = Sides { before: was.fit.get(), after: is.fit.get() };
    let parts = parts::parts(was, is, holdings);
    let plan = steps::changes(was, is, holdings);
    let hours = |counts: fn(&StepChange) -> bool| {
        rounded(plan.iter().filter(|step| counts(step)).map(|step| step.hours).sum())
    };
    RoleChange {
        id: is.id.clone(),
        title: is.title.clone(),
        change: rounded(fit.after - fit.before),
        fit,
        relevance: Sides { before: was.relevance.get(), after: is.relevance.get() },
        rank: Sides { before: was.rank, after: is.rank },
        skills: parts.skills,
        catalog: parts.catalog,
        other: parts.other,
        requirements: parts.requirements,
        hours_planned: hours(|_| true),
        hours_done: hours(|step| step.status == StepStatus::Done),
        plan,
    }
}

fn notes(before: &Snapshot, after: &Snapshot, without_roles: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if let (Some(one), Some(other)) = (&before.profile.name, &after.profile.name)
        && one != other
    {
        notes.push(format!("The older report is about {one}, the newer one about {other}."));
    }
    let named = |catalog: &CatalogThen| format!("{} {}", catalog.name, catalog.version);
    if before.catalog != after.catalog {
        let (one, other) = (named(&before.catalog), named(&after.catalog));
        notes.push(format!(
            "The reports were made with different catalogues, {one} and {other}: some skills may be new \
             or gone only because one catalogue lacks them."
        ));
    }
    match (before.roles.is_empty(), after.roles.is_empty()) {
        (true, true) => notes.push("Neither report is about a role: only skills are compared.".to_owned()),
        (true, false) => {
            notes.push("The older report is not about any role: no fit can be compared.".to_owned());
        }
        (false, true) => {
            notes.push("The newer report is not about any role: no fit can be compared.".to_owned());
        }
        _ if without_roles => notes.push(
            "The reports have no role in common: no fit can be compared. Make both with the same --role."
                .to_owned(),
        ),
        _ => {}
    }
    notes
}
