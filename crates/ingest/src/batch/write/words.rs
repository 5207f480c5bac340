//! The words of skills, steps and roles, as one kind of table writes them.

use crate::batch::body::{StepPlace, step_place};
use skillgap_core::catalog::{Catalog, Skill, SkillId};
use skillgap_core::plan::{COURSE, PROJECT, StepKey, in_sentence, step_action};

/// The labels and titles of a catalogue, prepared for one kind of table.
pub(super) struct Words<'c> {
    catalog: &'c Catalog,
    skills: Vec<String>,
    /// The same as it stands in a sentence.
    taught: Vec<String>,
    /// By role: the id and the title.
    roles: Vec<(String, String)>,
    /// By tip: the action, cut where the skill goes.
    actions: Vec<Vec<String>>,
    /// By tip that says it with the skill's own project, by skill: what a step says to do.
    own: Vec<(usize, Vec<Option<String>>)>,
    /// By bundle: the project, then the second part of it.
    projects: Vec<String>,
}

impl<'c> Words<'c> {
    /// Prepares every word of the catalogue: those that stand in lists, which are treated like their parts, and
    /// those of roles.
    pub(super) fn new(
        catalog: &'c Catalog,
        listed: impl Fn(&str) -> String,
        alone: impl Fn(&str) -> String,
    ) -> Self {
        let parts = |action: &str| action.split("{skills}").map(&listed).collect();
        let own = |tip: usize| {
            let of = |(id, skill): (SkillId, &Skill)| {
                let step = skill.project.is_some().then_some(StepKey::Skill(id, tip))?;
                Some(listed(&step_action(catalog, step)))
            };
            (tip, catalog.skill_ids().map(of).collect())
        };
        let own_tips = [PROJECT, COURSE].map(|key| catalog.tips().iter().position(|tip| tip.key == key));
        let bundles = 0..catalog.bundles().len();
        let bundles = bundles.clone().map(StepKey::Bundle).chain(bundles.map(StepKey::Further));
        Self {
            catalog,
            skills: catalog.skills().iter().map(|skill| listed(&skill.label)).collect(),
            taught: catalog.skills().iter().map(|skill| listed(&in_sentence(&skill.label))).collect(),
            roles: catalog.roles().iter().map(|role| (alone(&role.key), alone(&role.title))).collect(),
            actions: catalog.tips().iter().map(|tip| parts(&tip.action)).collect(),
            projects: bundles.map(|step| listed(&step_action(catalog, step))).collect(),
            own: own_tips.into_iter().flatten().map(own).collect(),
        }
    }

    /// Adds a skill's label.
    pub(super) fn add_skill(&self, skill: u32, text: &mut String) {
        text.push_str(self.skills.get(skill as usize).map_or("", String::as_str));
    }

    /// A role's id and title.
    pub(super) fn role(&self, role: u32) -> (&str, &str) {
        self.roles.get(role as usize).map_or(("", ""), |(key, title)| (key, title))
    }

    /// Adds what a step says to do.
    pub(super) fn add_step(&self, number: u32, text: &mut String) {
        let (tip, skill) = match step_place(self.catalog, number) {
            StepPlace::Skill(tip, skill) => (tip, skill),
            StepPlace::Bundle(at) => {
                return text.push_str(self.projects.get(at).map_or("", String::as_str));
            }
        };
        let mut own = self.own.iter().filter(|(of, _)| *of == tip);
        if let Some(own) = own.find_map(|(_, actions)| actions.get(skill)?.as_ref()) {
            return text.push_str(own);
        }
        for (at, part) in self.actions.get(tip).into_iter().flatten().enumerate() {
            if at > 0 {
                text.push_str(self.taught.get(skill).map_or("", String::as_str));
            }
            text.push_str(part);
        }
    }
}

/// A number in ten-thousandths, as short as it can be written: 1, 0.5, 0.0123.
pub(super) fn decimal(ten_thousandths: u32, line: &mut Vec<u8>) {
    let (whole, rest) = (ten_thousandths / 10_000, ten_thousandths % 10_000);
    line.extend_from_slice(whole.to_string().as_bytes());
    if rest > 0 {
        let digits = format!(".{rest:04}");
        line.extend_from_slice(digits.trim_end_matches('0').as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_as_short_as_it_can_be() {
        let cases =
            [(0, "0"), (10_000, "1"), (5_000, "0.5"), (123, "0.0123"), (9_999, "0.9999"), (10, "0.001")];
        for (number, expected) in cases {
            let mut line = Vec::new();
            decimal(number, &mut line);
            assert_eq!(line, expected.as_bytes());
        }
    }
}
