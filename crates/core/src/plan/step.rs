//! A plan for one person: the steps with what they gain, what they open, and what is not planned and why.

use super::basis::rests_on;
use super::budget::Tally;
use super::choice::NEAR;
use super::order::Draft;
use super::prepare::{Manner, PreparedRole};
use super::say::{Reasons, show, step_action, why};
use super::state::Scratch;
use super::{ENOUGH, PREREQUISITE_LEVEL, PlanOptions, StepKey};
use crate::catalog::{Catalog, Role, SkillId, SkillKind};
use crate::day::Day;
use crate::standing::{SURE, Standing};
use crate::units::{Confidence, Hours, Level};

/// More alternatives are no help.
const MOST_ALTERNATIVES: usize = 4;

/// More alternatives to one of several skills are none.
const MOST_OF_ONE: usize = 2;

/// More held skills say nothing new of why a step is near.
const MOST_NEAR: usize = 3;

/// A language that takes so many hours is one of those that examples are written in; queries and markup take fewer.
const LONG_LANGUAGE: f64 = 100.0;

/// The confidence in a skill that only an activity shows; what is named is surer.
const SHOWN: f64 = 0.85;

/// The places to learn from that a step names.
const MOST_RESOURCES: usize = 3;

/// What a step teaches for one skill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lesson {
    /// The skill.
    pub skill: SkillId,
    /// The level held before, if stated.
    pub from: Option<Level>,
    /// The level afterwards; `None` where levels mean nothing.
    pub to: Option<Level>,
    /// The confidence with which it is held afterwards.
    pub confidence: Confidence,
}

/// A step of a plan: one skill by a tip, or several by a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is, without words.
    pub key: StepKey,
    /// The place of the tip in [`Catalog::tips`].
    pub tip: usize,
    /// What is learned, in the order of learning; personal skills last.
    pub lessons: Vec<Lesson>,
    /// The personal skills among them that are practised with the others.
    pub practised: Vec<SkillId>,
    /// How long it takes, in whole hours.
    pub hours: Hours,
    /// The first and the last week, from 1, when the hours of a week are known.
    pub weeks: Option<(u32, u32)>,
    /// The first and the last day, when the plan has a beginning too.
    pub days: Option<(Day, Day)>,
    /// What it adds to the fit after the steps before it; 0 is possible for what others rest on.
    pub gain: f64,
    /// The fit after it.
    pub fit_after: f64,
    /// The ranks, from 1, of the steps that must come before it.
    pub after: Vec<usize>,
    /// The ranks of the steps that build on it.
    pub opens: Vec<usize>,
    /// The requirements that its lessons serve, by place in the role, the weightiest first; those of personal skills
    /// that are practised beside them are not among them.
    pub requirements: Vec<usize>,
    /// What could be learned instead, each with the skill of the step that it replaces.
    pub alternatives: Vec<(SkillId, SkillId)>,
    /// The held skills that shorten it.
    pub near_to: Vec<SkillId>,
    /// Places to learn from, by place in [`Catalog::resources`].
    pub resources: Vec<usize>,
    /// Why this step, for this person.
    pub why: String,
    /// What to do, in a sentence.
    pub action: String,
    /// What to show of it, where the catalogue has an idea.
    pub show_it: Option<String>,
}

/// An essential requirement without a step.
#[derive(Debug, Clone, PartialEq)]
pub struct NotPlanned {
    /// Its place in the role.
    pub requirement: usize,
    /// Why, in a sentence.
    pub reason: String,
}

/// Steps in the order in which they are to be done.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct LearningPlan {
    /// The steps.
    pub steps: Vec<Step>,
    /// The essential requirements without a step.
    pub not_planned: Vec<NotPlanned>,
    /// The skills of which the role asks for more than the steps lead to, with the level that practice must bring.
    pub practice: Vec<(SkillId, Level)>,
    /// No choice of steps within the same hours (those of the budget, or those of this plan when there is no
    /// budget) reaches a higher fit, in `[0,1]`.
    pub bound: f64,
}

/// Plans what to learn for a role.
///
/// ```
/// use skillgap_core::{plan::{PlanOptions, plan}, sample, standing::Standing, units::Hours};
/// let catalog = sample::catalog();
/// let role = catalog.role(catalog.find_role("web-developer").unwrap());
/// let options = PlanOptions::default().hours(Hours::new(200.0).unwrap());
/// let plan = plan(&catalog, role, &Standing::default(), &options);
/// assert!(plan.steps.iter().map(|step| step.hours.get()).sum::<f64>() <= 200.0);
/// assert!(plan.steps.last().unwrap().fit_after <= plan.bound);
/// ```
#[must_use]
pub fn plan(catalog: &Catalog, role: &Role, standing: &Standing, options: &PlanOptions) -> LearningPlan {
    PreparedRole::new(catalog, role).plan((catalog, role), standing, options, &mut Scratch::default())
}

/// The first and the last day of some weeks.
fn days(((first, last), start): ((u32, u32), Day)) -> (Day, Day) {
    (start.later((first - 1).saturating_mul(7)), start.later(last.saturating_mul(7) - 1))
}

/// The programming languages that a skill is, or is written in.
fn written_in(catalog: &Catalog, skill: SkillId) -> Vec<SkillId> {
    let is_long = |skill: &SkillId| {
        let skill = catalog.skill(*skill);
        skill.kind == SkillKind::Language && skill.hours.get() >= LONG_LANGUAGE
    };
    std::iter::once(skill).chain(rests_on(catalog, skill)).filter(is_long).collect()
}

/// What the words of a plan are made from.
struct Maker<'a> {
    prepared: &'a PreparedRole,
    catalog: &'a Catalog,
    role: &'a Role,
    standing: &'a Standing,
    options: &'a PlanOptions,
}

impl PreparedRole {
    /// The plan of a profile for the role that this was prepared from.
    #[must_use]
    pub fn plan(
        &self,
        (catalog, role): (&Catalog, &Role),
        standing: &Standing,
        options: &PlanOptions,
        scratch: &mut Scratch,
    ) -> LearningPlan {
        self.enter(standing, scratch);
        let drafts = match options.hours {
            Some(hours) => self.bought(hours.get(), options, scratch),
            None => {
                self.want_all(scratch);
                self.all_steps(options.most_steps, scratch)
            }
        };
        Maker { prepared: self, catalog, role, standing, options }.plan(&drafts, scratch)
    }
}

impl Maker<'_> {
    fn plan(&self, drafts: &[Draft], scratch: &mut Scratch) -> LearningPlan {
        let after: Vec<Vec<usize>> =
            (0..drafts.len()).map(|at| self.ranks_before(drafts, at, scratch)).collect();
        let mut tally = Tally::of(scratch);
        let mut fit = self.prepared.fit_of(&tally.coverages);
        let (mut spent, mut steps) = (0.0, Vec::with_capacity(drafts.len()));
        for (at, draft) in drafts.iter().enumerate() {
            let Some(mut step) = self.step(drafts, (at, &after), scratch) else { continue };
            for learner in draft.lessons.iter().chain(&draft.along).chain(&draft.soft) {
                self.prepared.apply((*learner, scratch.order.wants[*learner].to), &mut tally, scratch);
            }
            step.fit_after = self.prepared.fit_of(&tally.coverages);
            step.gain = (step.fit_after - fit).max(0.0);
            step.weeks = self.weeks(spent, step.hours.get());
            step.days = step.weeks.zip(self.options.start).map(days);
            (spent, fit) = (spent + step.hours.get(), step.fit_after);
            steps.push(step);
        }
        let hours = self.options.hours.map_or(spent, Hours::get);
        let bound = self.prepared.bound(hours, &tally, scratch).max(fit).min(1.0);
        let not_planned = self.not_planned(drafts, scratch);
        LearningPlan { steps, not_planned, practice: self.practice(drafts, scratch), bound }
    }

    /// The ranks of the steps that teach what a step rests on.
    fn ranks_before(&self, drafts: &[Draft], at: usize, scratch: &Scratch) -> Vec<usize> {
        let before = |draft: &Draft| {
            let rests_on = |learner: &usize| self.prepared.before.get(*learner).iter();
            let mut needed = drafts[at].lessons.iter().flat_map(rests_on);
            needed.any(|other| draft.lessons.contains(&scratch.order.lesson(*other)))
        };
        (0..at).filter(|earlier| before(&drafts[*earlier])).map(|earlier| earlier + 1).collect()
    }

    fn step(&self, drafts: &[Draft], (at, after): (usize, &[Vec<usize>]), scratch: &Scratch) -> Option<Step> {
        let draft = &drafts[at];
        let key = self.prepared.key(draft, scratch)?;
        let tip = match key {
            StepKey::Skill(_, tip) => tip,
            StepKey::Bundle(_) | StepKey::Further(_) => self.prepared.project,
        };
        let opens: Vec<usize> =
            (1..).zip(after).filter(|(_, before)| before.contains(&(at + 1))).map(|(rank, _)| rank).collect();
        let taught = draft.lessons.iter().chain(&draft.along).chain(&draft.soft);
        let lessons: Vec<Lesson> = taught.filter_map(|learner| self.lesson(*learner, scratch)).collect();
        let requirements = self.served(draft.lessons.iter().chain(&draft.along), scratch);
        let near_to = self.near_to(draft, scratch);
        let practised: Vec<SkillId> = if draft.lessons.iter().all(|at| self.manner(*at) == Manner::Soft) {
            lessons.iter().map(|lesson| lesson.skill).collect()
        } else {
            self.skills(&draft.soft)
        };
        let studied = self.skills(&draft.lessons);
        let is_preferred = |skill: &SkillId| {
            let mut rows = requirements.iter().filter_map(|row| self.role.requirements.get(*row));
            rows.any(|requirement| requirement.prefer == *skill)
        };
        let is_wished = |skill: &SkillId| self.standing.wishes_for(*skill) && !is_preferred(skill);
        let wished: Vec<SkillId> = studied.iter().copied().filter(is_wished).collect();
        let helping: Vec<SkillId> =
            near_to.iter().copied().filter(|skill| self.is_well_known(*skill)).collect();
        let reasons = Reasons {
            wished: &wished,
            requirements: &requirements,
            near_to: &helping,
            opens: &opens,
            is_target: draft.lessons.iter().any(|at| scratch.order.wants[*at].is_target),
            lessons: &lessons[..draft.lessons.len().min(lessons.len())],
        };
        Some(Step {
            why: why(self.catalog, self.role, &reasons, &self.later(drafts, (at, &opens), scratch)),
            action: step_action(self.catalog, key),
            show_it: show(self.catalog, key, (&studied, &practised)),
            alternatives: self.alternatives(draft, &requirements, scratch),
            resources: self.resources(drafts, draft),
            hours: Hours::new(self.prepared.step_hours(draft, scratch)).ok()?,
            after: after[at].clone(),
            weeks: None,
            days: None,
            gain: 0.0,
            fit_after: 0.0,
            key,
            tip,
            lessons,
            practised,
            opens,
            requirements,
            near_to,
        })
    }

    fn skill(&self, learner: usize) -> SkillId {
        self.prepared.learners[learner].skill
    }

    fn skills(&self, learners: &[usize]) -> Vec<SkillId> {
        learners.iter().map(|learner| self.skill(*learner)).collect()
    }

    fn manner(&self, learner: usize) -> Manner {
        self.prepared.learners[learner].manner
    }

    fn lesson(&self, learner: usize, scratch: &Scratch) -> Option<Lesson> {
        let known = scratch.state.known[learner];
        let effect = self.prepared.way_of(learner, scratch)?.effect;
        Some(Lesson {
            skill: self.skill(learner),
            from: known.level,
            to: scratch.order.wants[learner].to,
            confidence: Confidence::clamped(effect.max(known.confidence)),
        })
    }

    /// The requirements whose gap is put down to what a step teaches, the weightiest first.
    fn served<'d>(&self, learners: impl Iterator<Item = &'d usize>, scratch: &Scratch) -> Vec<usize> {
        let chosen = learners.flat_map(|learner| self.prepared.own.get(*learner));
        let chosen = chosen.filter(|slot| scratch.state.parts[**slot].1 > 0);
        let mut rows: Vec<usize> = chosen.map(|slot| self.prepared.slots[*slot].row).collect();
        rows.retain(|row| scratch.state.coverages[*row] < 1.0);
        let weight = |row: &usize| self.prepared.rows[*row].weight * (1.0 - scratch.state.coverages[*row]);
        rows.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        rows.dedup();
        rows
    }

    /// Other skills that would meet the same requirements, with the lesson of the step that each replaces.
    fn alternatives(&self, draft: &Draft, rows: &[usize], scratch: &Scratch) -> Vec<(SkillId, SkillId)> {
        let most = if draft.lessons.len() > 1 { MOST_OF_ONE } else { MOST_ALTERNATIVES };
        let mut found: Vec<(SkillId, SkillId)> = Vec::new();
        for row in rows.iter().map(|row| &self.prepared.rows[*row]).filter(|row| row.need == 1) {
            let chosen = |slot: &usize| scratch.state.parts[*slot].1 > 0;
            let taught = row.slots.clone().filter(chosen).map(|slot| self.prepared.slots[slot].learner);
            let Some(taught) = taught.filter(|at| draft.lessons.contains(at)).map(|at| self.skill(at)).next()
            else {
                continue;
            };
            for slot in row.slots.clone() {
                let learner = self.prepared.slots[slot].learner;
                let is_other = !draft.lessons.contains(&learner) && !chosen(&slot);
                let skill = self.skill(learner);
                let is_new = found.iter().all(|(known, _)| *known != skill);
                let is_room = found.iter().filter(|(_, of)| *of == taught).count() < most;
                if is_other && is_new && is_room && self.manner(learner) != Manner::Soft {
                    found.push((skill, taught));
                }
            }
        }
        found.truncate(MOST_ALTERNATIVES);
        found
    }

    /// The held skills that shorten a step: what speaks for its skills in part, and the ground that they stand on.
    fn near_to(&self, draft: &Draft, scratch: &Scratch) -> Vec<SkillId> {
        let voices = self.standing.voices();
        let mut found: Vec<(bool, u64, SkillId)> = Vec::new();
        for learner in &draft.lessons {
            let skill = self.skill(*learner);
            let before = self.prepared.before.get(*learner).iter().copied();
            let is_held =
                |at: &usize| self.prepared.learners[*at].is_ground && scratch.state.known[*at].is_sure();
            let grounds: Vec<SkillId> = before.filter(is_held).map(|at| self.skill(at)).collect();
            for voice in voices {
                let is_ground = grounds.contains(&voice.skill) && voice.speaker == voice.skill;
                let is_near = voice.skill == skill && voice.confidence >= NEAR;
                if is_near || is_ground {
                    found.push((voice.speaker != skill, (1.0 - voice.confidence).to_bits(), voice.speaker));
                }
            }
        }
        found.sort_unstable();
        let mut near: Vec<SkillId> = Vec::new();
        for (_, _, speaker) in found {
            if !near.contains(&speaker) {
                near.push(speaker);
            }
        }
        near.truncate(MOST_NEAR);
        near
    }

    /// Whether a person may be told that they know a skill: it is named, not only shown by what they do, and no certificate.
    fn is_well_known(&self, skill: SkillId) -> bool {
        self.standing.confidence(skill) > SHOWN && self.catalog.skill(skill).kind != SkillKind::Credential
    }

    /// Places to learn from, but for those mainly about languages that are neither held nor planned.
    fn resources(&self, drafts: &[Draft], draft: &Draft) -> Vec<usize> {
        let all = self.catalog.resources();
        let taught = drafts.iter().flat_map(|draft| &draft.lessons);
        let taught: Vec<SkillId> = taught.map(|learner| self.skill(*learner)).collect();
        let is_at_home =
            |language: SkillId| taught.contains(&language) || self.standing.confidence(language) >= SURE;
        let of = |learner: &usize| {
            let skill = self.skill(*learner);
            let teaches = all.iter().enumerate().filter(|(_, r)| {
                r.skills.contains(&skill) && !(self.options.anywhere && r.country().is_some())
            });
            let understood = teaches.filter(|(_, r)| {
                let written: Vec<Vec<SkillId>> =
                    r.skills.iter().map(|skill| written_in(self.catalog, *skill)).collect();
                let coded = written.iter().filter(|languages| !languages.is_empty()).count();
                2 * coded < r.skills.len() || written.into_iter().flatten().any(is_at_home)
            });
            understood.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let mut found: Vec<usize> = Vec::new();
        // The best of each skill first, then the second best.
        let lists: Vec<Vec<usize>> = draft.lessons.iter().map(of).collect();
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        for place in 0..longest {
            for list in &lists {
                let new = list.get(place).filter(|at| !found.contains(at)).copied();
                found.extend(new);
            }
        }
        found.truncate(MOST_RESOURCES);
        found
    }

    /// Of what later steps teach, the first skill of each that rests on a step.
    fn later(&self, drafts: &[Draft], (at, opens): (usize, &[usize]), scratch: &Scratch) -> Vec<SkillId> {
        let builds_on = |learner: &&usize| {
            let mut before = self.prepared.before.get(**learner).iter();
            before.any(|other| drafts[at].lessons.contains(&scratch.order.lesson(*other)))
        };
        let steps = opens.iter().filter_map(|rank| drafts.get(rank - 1));
        steps.filter_map(|draft| draft.lessons.iter().find(builds_on)).map(|at| self.skill(*at)).collect()
    }

    fn weeks(&self, spent: f64, hours: f64) -> Option<(u32, u32)> {
        let per_week = self.options.per_week?.get();
        let week = |hours: f64| (hours / per_week).min(f64::from(u32::MAX - 1));
        let first = week(spent).floor() as u32 + 1;
        (per_week > 0.0).then(|| (first, (week(spent + hours).ceil() as u32).max(first)))
    }

    /// The essential requirements of which no chosen skill is taught.
    fn not_planned(&self, drafts: &[Draft], scratch: &Scratch) -> Vec<NotPlanned> {
        let taught = |learner: usize| {
            let lesson = scratch.order.lesson(learner);
            drafts.iter().any(|draft| draft.lessons.contains(&lesson) || draft.soft.contains(&lesson))
        };
        let rows = self.prepared.rows.iter().enumerate();
        let open = rows.filter(|(at, row)| row.essential && scratch.state.coverages[*at] < ENOUGH);
        let mut found = Vec::new();
        for (at, row) in open {
            let chosen = row.slots.clone().filter(|slot| scratch.state.parts[*slot].1 > 0);
            let chosen: Vec<usize> = chosen.map(|slot| self.prepared.slots[slot].learner).collect();
            if let Some(first) = chosen.first().filter(|_| !chosen.iter().any(|at| taught(*at))) {
                found
                    .push(NotPlanned { requirement: at, reason: self.reason(drafts, (at, *first), scratch) });
            }
        }
        found
    }

    fn reason(&self, drafts: &[Draft], (row, learner): (usize, usize), scratch: &Scratch) -> String {
        let to = self.prepared.level_of(row, learner, scratch);
        let hours = self.prepared.lesson_hours(learner, to, scratch);
        match (self.manner(learner), self.options.hours) {
            (Manner::Degree, _) => super::say::degree(hours, self.prepared.is_regulated),
            (Manner::Soft, Some(_)) => super::say::ALONG.to_owned(),
            (_, Some(budget)) if self.prepared.is_offered((row, learner), scratch) => {
                let taken: f64 = drafts.iter().map(|draft| self.prepared.step_hours(draft, scratch)).sum();
                super::say::over_budget(hours, budget.get() - taken)
            }
            _ if !self.prepared.is_offered((row, learner), scratch) => super::say::NO_WAY.to_owned(),
            _ => super::say::LATER.to_owned(),
        }
    }

    /// Of what the steps teach, or what is held, the skills that practice must bring further.
    fn practice(&self, drafts: &[Draft], scratch: &Scratch) -> Vec<(SkillId, Level)> {
        let mut found = Vec::new();
        for (at, row) in self.prepared.rows.iter().enumerate().filter(|(_, row)| row.essential) {
            let coverage = scratch.state.coverages[at];
            let begun = row.slots.clone().filter(|slot| scratch.state.parts[*slot].1 > 0);
            let begun = begun.map(|slot| self.prepared.slots[slot].learner);
            let held = begun.filter(|learner| scratch.state.known[*learner].level < row.level);
            let held = held.filter(|learner| scratch.state.known[*learner].level.is_some());
            if (ENOUGH..1.0).contains(&coverage) {
                found.extend(held.filter_map(|learner| Some((self.skill(learner), row.level?))));
            }
        }
        for learner in drafts.iter().flat_map(|draft| &draft.lessons) {
            let want = scratch.order.wants[*learner];
            let rows = self
                .prepared
                .own
                .get(*learner)
                .iter()
                .map(|slot| &self.prepared.rows[self.prepared.slots[*slot].row]);
            let asked = rows.filter(|row| row.essential).filter_map(|row| row.level).max();
            let reached = want.to.unwrap_or(PREREQUISITE_LEVEL);
            if let Some(level) = asked.filter(|asked| want.is_target && want.to.is_some() && *asked > reached)
            {
                found.push((self.skill(*learner), level));
            }
        }
        found.sort_unstable_by_key(|(skill, level)| (*skill, std::cmp::Reverse(*level)));
        found.dedup_by_key(|(skill, _)| *skill);
        found
    }
}
