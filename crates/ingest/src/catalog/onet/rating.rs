//! `Skills.txt`: how important a skill is for an occupation, and at what level, in two rows each.

use super::super::defaults::{PRACTICE_HOURS, SOFT_SKILL_HOURS};
use super::super::faults::Faults;
use super::super::table::{Columns, Form, Row};
use crate::error::clipped;
use skillgap_core::catalog::{Place, SkillKind};
use skillgap_core::text::fold;
use skillgap_core::units::Level;
use std::collections::HashMap;

/// The scale of importance (IM).
const IMPORTANCE: Scale = Scale { least: 1.0, most: 5.0, words: "an importance from 1 to 5" };

/// The scale of levels (LV).
const LEVEL: Scale = Scale { least: 0.0, most: 7.0, words: "a level from 0 to 7" };

/// The importance from which O*NET calls a skill important for an occupation.
const IMPORTANT: f64 = 3.0;

/// The elements of O*NET's content model that are social skills.
const SOCIAL: &str = "2.B.1";

/// The columns read.
pub(super) const COLUMNS: Columns<7> = Columns {
    form: Form::Tabs,
    names: [
        "O*NET-SOC Code",
        "Element ID",
        "Element Name",
        "Scale ID",
        "Data Value",
        "Recommend Suppress",
        "Not Relevant",
    ],
    required: 5,
};

/// A scale of O*NET.
struct Scale {
    least: f64,
    most: f64,
    words: &'static str,
}

impl Scale {
    fn of(id: &str) -> Option<Self> {
        match id {
            "IM" => Some(IMPORTANCE),
            "LV" => Some(LEVEL),
            _ => None,
        }
    }

    fn read(&self, value: &str) -> Option<f64> {
        value.parse::<f64>().ok().filter(|value| (self.least..=self.most).contains(value))
    }

    /// The fraction of the scale up to a value.
    fn share(&self, value: f64) -> f64 {
        (value - self.least) / (self.most - self.least)
    }
}

fn level_of(value: f64) -> Level {
    match LEVEL.share(value) {
        share if share <= 0.25 => Level::Basic,
        share if share <= 0.5 => Level::Intermediate,
        share if share <= 0.75 => Level::Advanced,
        _ => Level::Expert,
    }
}

/// The values in the two rows for a skill in an occupation.
pub(super) struct Rating {
    pub(super) place: Place,
    pub(super) code: String,
    pub(super) name: String,
    element: String,
    importance: Option<f64>,
    level: Option<f64>,
    relevant: bool,
}

/// What an occupation requires of a skill.
pub(super) struct Asked {
    pub(super) importance: f64,
    pub(super) level: Option<Level>,
    pub(super) essential: bool,
}

impl Rating {
    /// What the occupation requires; `None` if it does not require the skill.
    pub(super) fn asked(&self) -> Option<Asked> {
        let rated = self.importance.filter(|_| self.relevant)?;
        let importance = IMPORTANCE.share(rated);
        let level = self.level.map(level_of);
        (importance > 0.0).then_some(Asked { importance, level, essential: rated >= IMPORTANT })
    }

    /// The kind of skill, and its hours.
    pub(super) fn kind(&self) -> (SkillKind, f64) {
        if self.element.starts_with(SOCIAL) {
            (SkillKind::SoftSkill, SOFT_SKILL_HOURS)
        } else {
            (SkillKind::Practice, PRACTICE_HOURS)
        }
    }
}

/// The ratings in the order of their first rows.
#[derive(Default)]
pub(super) struct Rated {
    pub(super) all: Vec<Rating>,
    by_name: HashMap<(String, String), usize>,
}

impl Rated {
    /// Adds a row, which has one of the two values.
    pub(super) fn row(&mut self, row: Row<'_, 7>, faults: &mut Faults) {
        let Row { place, fields: [code, element, name, id, value, suppress, not_relevant] } = row;
        let Some(scale) = Scale::of(id) else { return };
        let Some(value) = scale.read(value) else {
            return faults.note(&place, || {
                format!("'{}' is not {}; the row was left out", clipped(value), scale.words)
            });
        };
        let rating = self.of(place, code, element, name);
        rating.relevant &= not_relevant != "Y";
        let value = (suppress != "Y").then_some(value);
        match id {
            "IM" => rating.importance = value,
            _ => rating.level = value,
        }
    }

    fn of(&mut self, place: Place, code: &str, element: &str, name: &str) -> &mut Rating {
        let all = &mut self.all;
        let at = *self.by_name.entry((code.to_owned(), fold(name))).or_insert_with(|| {
            all.push(Rating {
                place,
                code: code.to_owned(),
                element: element.to_owned(),
                name: name.to_owned(),
                importance: None,
                level: None,
                relevant: true,
            });
            all.len() - 1
        });
        &mut all[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_quarters_of_the_scale() {
        let cases = [
            (0.0, Level::Basic),
            (1.75, Level::Basic),
            (1.76, Level::Intermediate),
            (3.5, Level::Intermediate),
            (5.25, Level::Advanced),
            (5.26, Level::Expert),
            (7.0, Level::Expert),
        ];
        for (value, level) in cases {
            assert_eq!(level_of(value), level, "{value}");
        }
    }
}
