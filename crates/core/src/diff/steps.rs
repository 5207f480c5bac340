//! The progress of the steps of an older plan.

use super::Sides;
use super::skills::Holdings;
use super::snapshot::{RoleThen, StepThen};
use crate::units::Level;
use serde::Serialize;
use std::collections::HashSet;

/// A step of the older plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepChange {
    /// The position in that plan, from 1.
    pub rank: usize,
    /// The short title.
    pub title: String,
    /// What to do, in a sentence.
    pub action: String,
    /// The labels of the skills that it teaches.
    pub skills: Vec<String>,
    /// The hours it takes.
    pub hours: f64,
    /// Its status.
    pub status: StepStatus,
}

/// The status of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Everything it teaches is now held, at its target level or at an unstated level.
    Done,
    /// Part of what it teaches is now held.
    Begun,
    /// Nothing it teaches is held, and the newer plan still teaches some of it.
    Open,
    /// Nothing it teaches is held, and the newer plan does not teach it.
    LeftOut,
}

/// The progress of one lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lesson {
    Learned,
    Begun,
    Open,
}

/// The steps of the older plan with their status.
pub(super) fn changes(was: &RoleThen, is: &RoleThen, holdings: &Sides<Holdings<'_>>) -> Vec<StepChange> {
    let taught: HashSet<&str> = is.plan.iter().flat_map(|step| &step.skills).map(String::as_str).collect();
    let status = |step: &StepThen| {
        let lessons: Vec<Lesson> =
            lessons(step).into_iter().map(|(label, to)| lesson(label, to, holdings)).collect();
        let is_learned = |lesson: &Lesson| *lesson == Lesson::Learned;
        match lessons.as_slice() {
            [] => StepStatus::Open,
            all if all.iter().all(is_learned) => StepStatus::Done,
            all if all.iter().any(|lesson| *lesson != Lesson::Open) => StepStatus::Begun,
            _ if step.skills.iter().any(|skill| taught.contains(skill.as_str())) => StepStatus::Open,
            _ => StepStatus::LeftOut,
        }
    };
    let change = |step: &StepThen| StepChange {
        rank: step.rank,
        title: step.title.clone().unwrap_or_else(|| step.skills.join(", ")),
        action: step.action.clone(),
        skills: step.skills.clone(),
        hours: step.hours.get(),
        status: status(step),
    };
    was.plan.iter().map(change).collect()
}

/// What a step teaches, with the target level if the report states it.
fn lessons(step: &StepThen) -> Vec<(&str, Option<Level>)> {
    if step.lessons.is_empty() {
        step.skills.iter().map(|skill| (skill.as_str(), None)).collect()
    } else {
        step.lessons.iter().map(|lesson| (lesson.skill.as_str(), lesson.level_to)).collect()
    }
}

/// A lesson is learned if the skill is held now but was not before, or is held at a higher level.
fn lesson(label: &str, to: Option<Level>, holdings: &Sides<Holdings<'_>>) -> Lesson {
    let Some(is) = holdings.after.label(label) else { return Lesson::Open };
    let reached = is.level.zip(to).is_none_or(|(level, to)| level >= to);
    let moved = match holdings.before.id(&is.id) {
        None => true,
        Some(was) => is.level > was.level && is.level.is_some(),
    };
    match (moved, reached) {
        (true, true) => Lesson::Learned,
        (true, false) => Lesson::Begun,
        (false, _) => Lesson::Open,
    }
}
