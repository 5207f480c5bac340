//! What OUT says of a profile, but for its id: profiles with the same skills share it.

use super::score::{MOST_GAPS, MOST_STEPS};
use skillgap_core::catalog::{Catalog, SkillId};
use skillgap_core::plan::StepKey;
use skillgap_core::scorer::{ScoredRole, ScoredRoles};
use skillgap_core::units::Level;
use std::sync::Arc;

/// A profile against one role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RoleBody {
    /// The role's place in the catalogue.
    pub(super) role: u32,
    pub(super) rank: u32,
    /// In ten-thousandths.
    pub(super) fit: u32,
    /// In ten-thousandths.
    pub(super) relevance: u32,
    gaps_end: u32,
    steps_end: u32,
}

/// What OUT says of everybody who holds the same.
///
/// Skills and steps are small numbers here ([`step_number`]), so that a million profiles need no words.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rows {
    /// For each role the gaps and the steps.
    items: Box<[u32]>,
    roles: Box<[RoleBody]>,
    /// Whether no role in the catalogue is likely.
    no_role_fits: bool,
    /// For a summary: of each gap, in the order of `items`, its share and its gain in millionths.
    weights: Box<[(u32, u32)]>,
}

/// Everything that OUT says of a profile.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Body {
    /// The skills held.
    held: Box<[u32]>,
    /// For a matrix: of each held skill the step of its level, from 1, or 0 where none is stated.
    levels: Box<[u8]>,
    rows: Arc<Rows>,
}

/// What is kept of a profile beside what OUT says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Besides {
    /// The weights of gaps, for a summary.
    pub(super) weights: bool,
    /// The levels of held skills, for a matrix.
    pub(super) levels: bool,
}

impl Rows {
    /// Packs what was found out.
    pub(super) fn new(catalog: &Catalog, ranked: &ScoredRoles, besides: Besides) -> Self {
        let ScoredRoles { roles, no_role_fits, .. } = ranked;
        let mut items: Vec<u32> = Vec::with_capacity(roles.len() * (MOST_GAPS + MOST_STEPS));
        let (mut packed, mut weights) = (Vec::with_capacity(roles.len()), Vec::new());
        for role in roles {
            let ScoredRole { fit, gaps, gains, steps, .. } = role;
            items.extend(gaps.iter().map(|gap| narrow(gap.skill.index())));
            let gaps_end = narrow(items.len());
            items.extend(steps.iter().map(|step| step_number(catalog, *step)));
            if besides.weights {
                weights.extend(
                    gaps.iter().zip(gains).map(|(gap, gain)| (millionths(gap.share), millionths(*gain))),
                );
            }
            packed.push(RoleBody {
                role: narrow(role.role.index()),
                rank: narrow(role.rank),
                fit: ten_thousandths(*fit),
                relevance: ten_thousandths(role.relevance),
                gaps_end,
                steps_end: narrow(items.len()),
            });
        }
        Self {
            items: items.into(),
            roles: packed.into(),
            no_role_fits: *no_role_fits,
            weights: weights.into(),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.roles.is_empty()
    }

    /// The bytes of memory that they take.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>()
            + size_of_val(&*self.items)
            + size_of_val(&*self.roles)
            + size_of_val(&*self.weights)
    }
}

impl Body {
    /// Puts together what somebody holds and what is said of all who hold it.
    pub(super) fn new(held: &[(SkillId, Option<Level>)], rows: Arc<Rows>, besides: Besides) -> Self {
        let levels = if besides.levels {
            held.iter().map(|(_, level)| level.map_or(0, |level| level as u8 + 1)).collect()
        } else {
            Box::default()
        };
        Self { held: held.iter().map(|(skill, _)| narrow(skill.index())).collect(), levels, rows }
    }

    /// Whether no role in the catalogue is likely.
    pub(super) fn no_role_fits(&self) -> bool {
        self.rows.no_role_fits
    }

    /// The skills held.
    pub(super) fn held(&self) -> &[u32] {
        &self.held
    }

    /// For a matrix: the skills held with their levels.
    pub(super) fn levels(&self) -> impl Iterator<Item = (u32, u8)> {
        self.held().iter().copied().zip(self.levels.iter().copied())
    }

    /// Every role, with the gaps and the steps that OUT names.
    pub(super) fn roles(&self) -> impl Iterator<Item = (&RoleBody, &[u32], &[u32])> {
        self.parts().map(|(role, gaps, steps)| (role, gaps.get(..MOST_GAPS).unwrap_or(gaps), steps))
    }

    /// For a summary: every role, with all gaps, each with its share and its gain in millionths.
    pub(super) fn weighed(&self) -> impl Iterator<Item = (&RoleBody, impl Iterator<Item = (u32, u32, u32)>)> {
        let mut weights = self.rows.weights.iter();
        self.parts().map(move |(role, gaps, _)| {
            let (of_role, rest) = weights.as_slice().split_at_checked(gaps.len()).unwrap_or_default();
            weights = rest.iter();
            (role, gaps.iter().zip(of_role).map(|(skill, (share, gain))| (*skill, *share, *gain)))
        })
    }

    fn parts(&self) -> impl Iterator<Item = (&RoleBody, &[u32], &[u32])> {
        let (mut from, items) = (0, &self.rows.items);
        self.rows.roles.iter().map(move |role| {
            let (gaps_end, steps_end) = (role.gaps_end as usize, role.steps_end as usize);
            let gaps = items.get(from..gaps_end).unwrap_or_default();
            from = steps_end;
            (role, gaps, items.get(gaps_end..steps_end).unwrap_or_default())
        })
    }

    /// How many rows of OUT it makes.
    pub(super) fn rows(&self) -> usize {
        self.rows.roles.len()
    }

    /// The bytes of memory that it takes; the rows may be those of others too.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.held) + size_of_val(&*self.levels) + self.rows.size()
    }
}

/// Fits and relevances are shown to four decimals: more would only show the noise of addition.
fn ten_thousandths(value: f64) -> u32 {
    (value.clamp(0.0, 1.0) * 1e4).round() as u32
}

fn millionths(value: f64) -> u32 {
    (value.clamp(0.0, 1.0) * 1e6).round() as u32
}

/// A step by places in its catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StepPlace {
    /// A tip and a skill.
    Skill(usize, usize),
    /// A bundle.
    Bundle(usize),
}

/// A step as a number: below tips x skills of one skill, from there on of a bundle.
pub(super) fn step_number(catalog: &Catalog, step: StepKey) -> u32 {
    let skills = catalog.skills().len();
    match step {
        StepKey::Skill(skill, tip) => narrow(tip * skills + skill.index()),
        StepKey::Bundle(at) => narrow(catalog.tips().len() * skills + at),
        StepKey::Further(at) => narrow(catalog.tips().len() * skills + catalog.bundles().len() + at),
    }
}

/// The step of a [`step_number`].
pub(super) fn step_place(catalog: &Catalog, number: u32) -> StepPlace {
    let (skills, number) = (catalog.skills().len().max(1), number as usize);
    match number.checked_sub(catalog.tips().len() * catalog.skills().len()) {
        Some(at) => StepPlace::Bundle(at),
        None => StepPlace::Skill(number / skills, number % skills),
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
