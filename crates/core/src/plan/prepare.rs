//! A role prepared for many profiles: what somebody who holds nothing misses.
//!
//! A profile touches few of a role's requirements. Of all others the chosen skills and the gaps are those of somebody
//! who holds nothing; a [`PreparedRole`] has them sorted.

use super::PREREQUISITE_LEVEL;
use super::alone::Alone;
use super::basis::{MOST_FOUNDATIONS, conferred, foundations, granted, ordered_after, rests_on};
use super::gaps::Cost;
use super::state::{Scratch, State};
use crate::catalog::{Catalog, Role, SkillId, SkillKind, Teaching};
use crate::fit::{total_weight, weight};
use crate::lists::{Lists, small};
use crate::standing::reach;
use crate::units::Level;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A requirement.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) slots: Range<usize>,
    pub(super) need: usize,
    pub(super) weight: f64,
    pub(super) essential: bool,
    pub(super) level: Option<Level>,
    /// The slot of the mainstream alternative.
    pub(super) prefer: usize,
    /// Whether it asks for a language that others are built in.
    pub(super) is_language: bool,
}

/// An alternative of a requirement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) learner: usize,
    pub(super) row: usize,
}

/// How a skill is learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// By study and practice, level by level.
    Study,
    /// A personal skill: inside other steps.
    Soft,
    /// A certificate or licence.
    Certificate,
    /// A degree.
    Degree,
}

/// A way to teach a skill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) tip: usize,
    pub(super) effect: f64,
    pub(super) pace: f64,
    /// Whether it sums up what other steps made.
    pub(super) is_last: bool,
    /// The level that must be asked for; `None` for any.
    pub(super) to: Option<Level>,
}

/// A skill that the role names, or one that such a skill rests on.
#[derive(Debug, Clone)]
pub(super) struct Learner {
    pub(super) skill: SkillId,
    /// Hours of the skill itself.
    pub(super) hours: f64,
    pub(super) manner: Manner,
    /// A language, platform or framework: what a tool is chosen by.
    pub(super) is_ground: bool,
    /// A programming language.
    pub(super) is_language: bool,
    /// A field or a way of working, whose basics a course on what rests on them brings along.
    pub(super) is_idea: bool,
    /// From nothing and from each level, the way that teaches it best.
    pub(super) ways: [Option<Way>; 5],
}

/// Where learning leads, with the product of the path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Land {
    pub(super) at: usize,
    pub(super) product: f64,
}

/// A bundle with those of its skills that the role may need.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    /// Its place in the catalogue.
    pub(super) bundle: usize,
    pub(super) members: Vec<usize>,
    /// The share of its skills that they are: a project of another trade shares a few.
    pub(super) share: f64,
}

/// What a requirement adds to a plan where nothing that bears on it is held, and its skills need nothing before them.
#[derive(Debug, Clone)]
pub(super) struct Plain {
    /// What its chosen skills take.
    pub(super) hours: f64,
    /// They, each with the level that it is learned to and how urgent it is.
    pub(super) wants: Box<[(usize, Option<Level>, f64)]>,
}

/// A role prepared for many profiles.
#[derive(Debug, Clone)]
pub struct PreparedRole {
    pub(super) rows: Vec<Row>,
    pub(super) slots: Vec<Slot>,
    pub(super) learners: Vec<Learner>,
    /// By skill.
    by_skill: Vec<(SkillId, u32)>,
    /// By learner: the slots where the role names it, ascending.
    pub(super) own: Lists<usize>,
    /// By learner: what learning it raises, by slot.
    pub(super) lands: Lists<Land>,
    /// By learner: what a plan that teaches both teaches first.
    pub(super) before: Lists<usize>,
    /// The languages of which one gives the basics that each rests on.
    pub(super) first_languages: Lists<usize>,
    /// By learner: everything that it rests on.
    pub(super) foundations: Lists<usize>,
    /// By learner: what of that a plan teaches first. The basics of a field only for who must know it well.
    pub(super) needs: Lists<usize>,
    /// By learner: what learning it gives the basics of, though it gives no more of it.
    pub(super) grants: Lists<usize>,
    /// By learner: rows with an alternative that rests on it.
    pub(super) carries: Lists<usize>,
    /// Rows that ask for a language, and rows with an alternative that rests on a language, platform or framework.
    pub(super) language_rows: Vec<usize>,
    pub(super) grounded_rows: Vec<usize>,
    /// The rows that the role would only like, the weightiest first.
    pub(super) nice_rows: Vec<usize>,
    /// By learner: its bundles, by place in `joints`.
    pub(super) joint_of: Lists<usize>,
    pub(super) joints: Vec<Joint>,
    pub(super) total: f64,
    /// The tip that bundles and projects belong to.
    pub(super) project: usize,
    pub(super) is_regulated: bool,
    /// The state of somebody who holds nothing.
    pub(super) blank: State,
    /// The learners that cost something, largest cost first, for somebody who holds nothing.
    pub(super) by_cost: Vec<(usize, Cost)>,
    /// By row; nothing where it depends on what else is planned.
    pub(super) plain: Vec<Option<Plain>>,
    /// Where none of its skills rests on another.
    pub(super) alone: Option<Alone>,
}

impl PreparedRole {
    /// Prepares a role.
    #[must_use]
    pub fn new(catalog: &Catalog, role: &Role) -> Self {
        let (skills, places) = with_foundations(catalog, role);
        let mut by_skill: Vec<(SkillId, u32)> =
            places.iter().map(|(skill, at)| (*skill, small(*at))).collect();
        by_skill.sort_unstable();
        let mut prepared = Self {
            rows: Vec::with_capacity(role.requirements.len()),
            slots: Vec::new(),
            learners: skills.iter().map(|skill| learner(catalog, *skill, asked_of(role, *skill))).collect(),
            by_skill,
            own: Lists::default(),
            lands: Lists::with_capacity(skills.len(), skills.len()),
            before: Lists::with_capacity(skills.len(), skills.len()),
            first_languages: Lists::with_capacity(skills.len(), 0),
            foundations: Lists::with_capacity(skills.len(), skills.len()),
            needs: Lists::with_capacity(skills.len(), skills.len()),
            grants: Lists::with_capacity(skills.len(), 0),
            carries: Lists::default(),
            language_rows: Vec::new(),
            grounded_rows: Vec::new(),
            nice_rows: Vec::new(),
            joint_of: Lists::default(),
            joints: Vec::new(),
            total: total_weight(role),
            project: catalog.tips().iter().position(|tip| tip.key == PROJECT).unwrap_or(0),
            is_regulated: role.licence.is_some(),
            blank: State::default(),
            by_cost: Vec::new(),
            plain: Vec::new(),
            alone: None,
        };
        prepared.add_rows(role, &places);
        prepared.connect(catalog, &places);
        prepared.join(catalog, &places);
        prepared.blank_state();
        prepared.alone = prepared.alone();
        prepared
    }

    /// The place of a skill among the learners.
    pub(super) fn learner(&self, skill: SkillId) -> Option<usize> {
        let at = self.by_skill.binary_search_by_key(&skill, |(id, _)| *id).ok()?;
        self.by_skill.get(at).map(|(_, learner)| *learner as usize)
    }

    /// The learners by skill.
    pub(super) fn by_skill(&self) -> &[(SkillId, u32)] {
        &self.by_skill
    }

    fn add_rows(&mut self, role: &Role, places: &FxHashMap<SkillId, usize>) {
        for (at, requirement) in role.requirements.iter().enumerate() {
            let from = self.slots.len();
            let learners = requirement.alternatives.iter().filter_map(|skill| places.get(skill).copied());
            self.slots.extend(learners.map(|learner| Slot { learner, row: at }));
            let prefer = requirement.alternatives.iter().position(|skill| *skill == requirement.prefer);
            let is_language = self.slots[from..].iter().all(|slot| self.learners[slot.learner].is_language);
            self.rows.push(Row {
                slots: from..self.slots.len(),
                need: requirement.need,
                weight: weight(requirement),
                essential: requirement.essential,
                level: requirement.level,
                prefer: from + prefer.unwrap_or(0),
                is_language,
            });
        }
        let mut nice: Vec<usize> = (0..self.rows.len()).filter(|at| !self.rows[*at].essential).collect();
        nice.sort_by(|a, b| self.rows[*b].weight.total_cmp(&self.rows[*a].weight));
        self.nice_rows = nice;
        let slots = || self.slots.iter().zip(0..);
        self.own =
            Lists::by_key(self.learners.len(), |put| slots().for_each(|(slot, at)| put(slot.learner, at)));
    }

    fn connect(&mut self, catalog: &Catalog, places: &FxHashMap<SkillId, usize>) {
        let known = |skills: Vec<SkillId>| skills.into_iter().filter_map(|skill| places.get(&skill).copied());
        let is_language = |(_, learner): &(usize, &Learner)| learner.is_language;
        let basics = |(at, learner): (usize, &Learner)| {
            (at, granted(catalog, &reach(catalog, learner.skill, 1.0)).collect::<Vec<SkillId>>())
        };
        let languages: Vec<(usize, Vec<SkillId>)> =
            self.learners.iter().enumerate().filter(is_language).map(basics).collect();
        for learner in &self.learners {
            let before = ordered_after(catalog, learner.skill);
            let gives = |(language, basics): &&(usize, Vec<SkillId>)| {
                let is_other = self.learners[*language].skill != learner.skill;
                is_other && basics.iter().any(|skill| before.contains(skill))
            };
            self.first_languages.push(languages.iter().filter(gives).map(|(language, _)| *language));
            self.before.push(known(before));
            let below: Vec<usize> = known(foundations(catalog, learner.skill)).collect();
            let at = places.get(&learner.skill).copied().unwrap_or_default();
            let levels = self.own.get(at).iter().map(|slot| self.rows[self.slots[*slot].row].level);
            let is_deep = levels.max().flatten() >= Some(Level::Advanced);
            self.needs.push(below.iter().copied().filter(|other| is_deep || !self.learners[*other].is_idea));
            self.foundations.push(below);
            let reached = reach(catalog, learner.skill, 1.0);
            let basics = granted(catalog, &reached).filter_map(|skill| places.get(&skill).copied());
            self.grants.push(basics);
            let taught: Vec<(SkillId, f64)> = conferred(catalog, &reached).collect();
            let notes =
                taught.into_iter().filter_map(|(skill, product)| Some((*places.get(&skill)?, product)));
            let lands =
                notes.flat_map(|(at, product)| self.own.get(at).iter().map(move |slot| (*slot, product)));
            let mut lands: Vec<Land> = lands.map(|(at, product)| Land { at, product }).collect();
            lands.sort_by_key(|land| land.at);
            self.lands.push(lands);
        }
        let mut carries = Vec::new();
        for slot in &self.slots {
            let below = self.foundations.get(slot.learner);
            carries.extend(below.iter().map(|other| (*other, slot.row)));
            if below.iter().any(|other| self.learners[*other].is_ground) {
                self.grounded_rows.push(slot.row);
            }
        }
        self.grounded_rows.dedup();
        carries.sort_unstable();
        carries.dedup();
        self.carries = Lists::by_key(self.learners.len(), |put| {
            carries.iter().for_each(|(learner, row)| put(*learner, *row));
        });
        self.language_rows = (0..self.rows.len()).filter(|row| self.rows[*row].is_language).collect();
    }

    /// Keeps the bundles that are about the role's work: of which it may need two skills or more, and among them the
    /// first, which says what the bundle is about, or half of them all.
    fn join(&mut self, catalog: &Catalog, places: &FxHashMap<SkillId, usize>) {
        for (bundle, of) in catalog.bundles().iter().enumerate() {
            let members: Vec<usize> =
                of.skills.iter().filter_map(|skill| places.get(skill).copied()).collect();
            let first = of.skills.first().is_some_and(|skill| places.contains_key(skill));
            if members.len() > 1 && (first || 2 * members.len() >= of.skills.len()) {
                let share = members.len() as f64 / of.skills.len() as f64;
                self.joints.push(Joint { bundle, members, share });
            }
        }
        let joints = &self.joints;
        self.joint_of = Lists::by_key(self.learners.len(), |put| {
            for (at, joint) in joints.iter().enumerate() {
                joint.members.iter().for_each(|member| put(*member, at));
            }
        });
    }

    fn blank_state(&mut self) {
        let state = State::blank(self.slots.len(), self.rows.len(), self.learners.len());
        let mut scratch = Scratch { state, ..Scratch::default() };
        self.choose_all(&mut scratch);
        scratch.order.clear(self.learners.len());
        self.plain = (0..self.rows.len()).map(|row| self.plain(row, &scratch)).collect();
        self.blank = scratch.state;
        let costs = (0..self.learners.len()).filter_map(|at| Some((at, self.cost(at, &self.blank)?)));
        let mut by_cost: Vec<(usize, Cost)> = costs.collect();
        by_cost.sort_by(|(_, a), (_, b)| a.order(b));
        self.by_cost = by_cost;
    }
}

/// The highest level at which a role asks for a skill; that of a prerequisite where it only rests on it.
fn asked_of(role: &Role, skill: SkillId) -> Option<Level> {
    let mut asking = role.requirements.iter().filter(|r| r.alternatives.contains(&skill)).peekable();
    match asking.peek() {
        Some(_) => asking.filter_map(|requirement| requirement.level).max(),
        None => Some(PREREQUISITE_LEVEL),
    }
}

fn learner(catalog: &Catalog, id: SkillId, asked: Option<Level>) -> Learner {
    let skill = catalog.skill(id);
    let manner = match skill.kind {
        SkillKind::SoftSkill => Manner::Soft,
        SkillKind::Credential if skill.is_degree() => Manner::Degree,
        SkillKind::Credential => Manner::Certificate,
        _ => Manner::Study,
    };
    let is_language = skill.kind == SkillKind::Language;
    let is_ground = is_language || matches!(skill.kind, SkillKind::Platform | SkillKind::Framework);
    let levels = [None].into_iter().chain(Level::ALL.map(Some));
    let mut ways = [None; 5];
    for (way, from) in ways.iter_mut().zip(levels) {
        *way = best_way(catalog, id, (from, asked));
    }
    let is_idea = matches!(skill.kind, SkillKind::Knowledge | SkillKind::Practice);
    Learner { skill: id, hours: skill.hours.get(), manner, is_ground, is_language, is_idea, ways }
}

/// The tip that teaches a skill best from one level to another; of equal ones the first.
///
/// Where none is meant for that, any that teaches the kind of skill will do.
fn best_way(catalog: &Catalog, id: SkillId, levels: (Option<Level>, Option<Level>)) -> Option<Way> {
    let skill = catalog.skill(id);
    let tips = || catalog.tips().iter().enumerate();
    let way = |tip: usize, teaching: &Teaching| Way {
        tip,
        effect: teaching.effect.get(),
        pace: teaching.pace,
        is_last: teaching.when.last,
        to: teaching.when.to,
    };
    let better = |a: Way, b: Way| if b.effect > a.effect { b } else { a };
    let suiting = tips().filter_map(|(at, tip)| Some(way(at, tip.suits((id, skill), levels)?)));
    suiting.reduce(better).or_else(|| {
        let any = tips().filter(|(_, tip)| tip.only.is_none());
        any.filter_map(|(at, tip)| Some(way(at, tip.teaching(skill.kind)?))).reduce(better)
    })
}

/// The skills that a role names, in its order, then what they rest on; and the place of each.
fn with_foundations(catalog: &Catalog, role: &Role) -> (Vec<SkillId>, FxHashMap<SkillId, usize>) {
    let mut skills = Vec::new();
    let mut places = FxHashMap::default();
    let mut add = |skill: SkillId, skills: &mut Vec<SkillId>| {
        places.entry(skill).or_insert_with(|| {
            skills.push(skill);
            skills.len() - 1
        });
    };
    role.requirements.iter().flat_map(|r| &r.alternatives).for_each(|skill| add(*skill, &mut skills));
    let most = skills.len() + MOST_FOUNDATIONS;
    let mut at = 0;
    while let Some(skill) = skills.get(at).copied().filter(|_| skills.len() < most) {
        rests_on(catalog, skill).into_iter().for_each(|before| add(before, &mut skills));
        at += 1;
    }
    (skills, places)
}

/// The key of the tip that project ideas belong to.
pub const PROJECT: &str = "project";

/// The key of the tip that is a course or tutorial.
pub const COURSE: &str = "course";
