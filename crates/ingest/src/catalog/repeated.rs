//! Handles what a taxonomy states more than once.

use super::faults::Faults;
use skillgap_core::catalog::{Place, RequirementDraft, RoleDraft};
use std::collections::HashMap;

/// Counts repeated relations only once.
#[derive(Default)]
pub(super) struct Repeated {
    times: usize,
    first: Place,
}

impl Repeated {
    fn add(&mut self, place: &Place) {
        if self.times == 0 {
            self.first = place.clone();
        }
        self.times += 1;
    }

    /// Adds a relation if it is new.
    pub(super) fn link(
        &mut self,
        links: &mut Vec<(String, f64)>,
        target: String,
        weight: f64,
        place: &Place,
    ) {
        if links.iter().any(|(known, _)| *known == target) {
            self.add(place)
        } else {
            links.push((target, weight))
        }
    }

    /// Keeps one requirement per skill of a role: essential if any is, with the larger weight.
    pub(super) fn merge_requirements(&mut self, role: &mut RoleDraft) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut merged: Vec<RequirementDraft> = Vec::with_capacity(role.requirements.len());
        for requirement in std::mem::take(&mut role.requirements) {
            let skill = requirement.alternatives.first().cloned().unwrap_or_default();
            match first.get(&skill).and_then(|at| merged.get_mut(*at)) {
                Some(known) => {
                    known.essential |= requirement.essential;
                    known.importance = known.importance.max(requirement.importance);
                    self.add(&requirement.place);
                }
                None => {
                    first.insert(skill, merged.len());
                    merged.push(requirement);
                }
            }
        }
        role.requirements = merged;
    }

    /// Notes how many there were.
    pub(super) fn note(&self, faults: &mut Faults) {
        if self.times > 0 {
            faults.note(&self.first, || {
                format!("duplicate relations: {}, the first of them here; each counts once", self.times)
            });
        }
    }
}
