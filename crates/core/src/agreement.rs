//! Whether a doubtful name agrees with the rest of a resume: "SAM" beside Lambda is AWS SAM, beside storyboards it is not.
//!
//! Every name is kept until the whole resume is known. What speaks against a name says how many other skills must agree
//! with it (the submodule `doubt`); then those that are clear decide. Two skills agree when one is related to the other, when both
//! are related to a third that few skills are related to, or when few roles ask for either and some for both. A job
//! title of the person agrees, as one clear skill does, with what its role, or a role of the same group, asks for.

mod doubt;
mod names;

pub use names::{DoubtfulName, NameFault, doubtful_names};

pub(crate) use doubt::{Beside, Naming, Setting, Tools, is_own_title, lists_skills, needed};

use crate::catalog::{Catalog, RoleId, SkillId, SkillKind};
use crate::lists::Lists;
use crate::units::Confidence;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What more skills than this are related to is no field: everything needs programming.
const WIDEST: u32 = 40;

/// A skill that more than one role in so many asks for says nothing of a field.
const ROLES_BY_FIELD: usize = 20;
/// In small catalogues a skill of a field may be asked for by so many roles.
const LEAST_ROLES: usize = 6;
/// A skill that no more roles ask for agrees with what one of them asks for besides; others must meet in two.
const FEW_ROLES: usize = 3;
/// In smaller catalogues one role says nothing: it asks for all sorts of things.
const MANY_ROLES: usize = 500;

/// What a skill that agrees counts, however doubtful its own name is.
const ANY: u8 = 1;
/// What one counts that is likely, or stands in a list too: names of one kind make a list.
const LISTED: u8 = 2;
/// Two of a list, or a clear one.
const TWO_LISTED: u8 = 3;
/// What a clear one counts.
const CLEAR: u8 = 4;
/// No name needs more: two clear skills.
const MOST: u8 = 2 * CLEAR;

/// So many clear skills, and so many doubtful ones, are asked whether they agree: no resume that people write holds more.
const MOST_ASKED: usize = 200;

/// What a doubtful skill counts that needs so much agreement itself.
fn worth(needed: u8) -> u8 {
    if needed >= MOST {
        0
    } else if needed > TWO_LISTED {
        ANY
    } else {
        LISTED
    }
}

/// How sure a doubtful name is with which the rest agrees.
///
/// In 30 invented resumes of many trades 28 of 33 such names of the built-in catalogue were right, 20 of 24 of ESCO.
const AGREED: f64 = 0.85;

/// How sure a name is that needed so much agreement and found it.
pub(crate) fn certainty(score: Confidence, needed: u8) -> Confidence {
    if needed == 0 { score } else { Confidence::clamped(score.get().min(AGREED)) }
}

/// The fields of a catalogue.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// By skill, how many are related to it.
    related: Vec<u32>,
    /// By skill, the roles that ask for it, ascending.
    roles: Lists<u32>,
}

impl Fields {
    /// Counts which skills are related to which.
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut related = vec![0; catalog.skills().len()];
        for skill in catalog.skills() {
            let mut targets: Vec<SkillId> = skill.relations.iter().map(|relation| relation.target).collect();
            targets.sort_unstable();
            targets.dedup();
            for target in targets {
                if let Some(count) = related.get_mut(target.index()) {
                    *count += 1;
                }
            }
        }
        let roles = Lists::by_key(catalog.skills().len(), |put| {
            for (number, role) in (0u32..).zip(catalog.roles()) {
                let asked = role.requirements.iter().flat_map(|requirement| &requirement.alternatives);
                let mut asked: Vec<SkillId> = asked.copied().collect();
                asked.sort_unstable();
                asked.dedup();
                asked.iter().for_each(|skill| put(skill.index(), number));
            }
        });
        Self { related, roles }
    }
}

impl Fields {
    /// How much must agree with a skill that nobody names and that an activity shows: nothing with what people of every
    /// trade do, which many roles ask for.
    pub(crate) fn needed_by_activity(&self, catalog: &Catalog, skill: SkillId) -> u8 {
        let personal = catalog.skill(skill).kind == SkillKind::SoftSkill;
        let most = (catalog.roles().len() / ROLES_BY_FIELD).max(LEAST_ROLES);
        if personal || self.roles.get(skill.index()).len() > most { 0 } else { LISTED }
    }
}

/// Which skills agree in a catalogue.
#[derive(Debug, Clone)]
pub struct Agreement<'c> {
    catalog: &'c Catalog,
    fields: Cow<'c, Fields>,
}

impl<'c> Agreement<'c> {
    /// Counts which skills are related to which.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, fields: Cow::Owned(Fields::of(catalog)) }
    }

    /// The same by fields that are known already.
    pub(crate) fn by(catalog: &'c Catalog, fields: &'c Fields) -> Self {
        Self { catalog, fields: Cow::Borrowed(fields) }
    }

    /// Which of these skills stay: those whose names are clear, and those with which others agree as their names need. A
    /// clear skill counts 4, a doubtful one 1 or 2; a name that is clear elsewhere is clear everywhere.
    pub(crate) fn settled(&self, held: &[(SkillId, u8)]) -> Vec<bool> {
        self.settled_of(held, &[])
    }

    /// The same for somebody who had these roles.
    pub(crate) fn settled_of(&self, held: &[(SkillId, u8)], roles: &[RoleId]) -> Vec<bool> {
        let mut skills = held.to_vec();
        // Of each skill the clearest name decides.
        skills.sort_unstable();
        skills.dedup_by_key(|(skill, _)| *skill);
        let (clear, doubtful): (Vec<_>, Vec<_>) = skills.into_iter().partition(|(_, needed)| *needed == 0);
        let asked = |skills: &[(SkillId, u8)]| skills.get(..MOST_ASKED).unwrap_or(skills).to_vec();
        let (asked_clear, asked_doubtful) = (asked(&clear), asked(&doubtful));
        let is_clear = |skill: SkillId| clear.binary_search_by_key(&skill, |(clear, _)| *clear).is_ok();
        let mut agreeing: FxHashMap<SkillId, u8> = FxHashMap::default();
        let mut stays = |&(skill, needed): &(SkillId, u8)| {
            let agree = || {
                let agrees = |other: SkillId| other != skill && self.share(skill, other);
                let sure = asked_clear.iter().filter(|(other, _)| agrees(*other));
                let asked = if self.is_asked_by(skill, roles) { CLEAR } else { 0 };
                let sum = sure.take(usize::from(MOST / CLEAR)).fold(asked, |sum, _| sum + CLEAR);
                if sum >= MOST {
                    return sum;
                }
                let others = asked_doubtful.iter().filter(|(other, _)| agrees(*other));
                others.fold(sum, |sum, (_, needed)| sum.saturating_add(worth(*needed)))
            };
            needed == 0 || is_clear(skill) || *agreeing.entry(skill).or_insert_with(agree) >= needed
        };
        held.iter().map(&mut stays).collect()
    }

    /// Whether one of these roles, or another of its group, asks for a skill.
    fn is_asked_by(&self, skill: SkillId, roles: &[RoleId]) -> bool {
        let group = |role: u32| self.catalog.roles().get(role as usize).map(|role| role.group.as_str());
        let asking = self.fields.roles.get(skill.index());
        roles.iter().any(|role| {
            let own = &self.catalog.role(*role).group;
            asking.iter().any(|other| *other == role.0 || group(*other) == Some(own.as_str()))
        })
    }

    /// Whether two skills are of one field.
    fn share(&self, a: SkillId, b: SkillId) -> bool {
        let catalog = self.catalog;
        let targets = |skill: SkillId| catalog.skill(skill).relations.iter().map(|relation| relation.target);
        if targets(a).any(|target| target == b) || targets(b).any(|target| target == a) {
            return true;
        }
        // What one begins with is known by the other: who knows Python can begin with artificial intelligence.
        let first = &catalog.skill(a).prerequisites;
        if first.iter().any(|first| *first == b || targets(b).any(|target| target == *first)) {
            return true;
        }
        // Where one certificate is named, another is one too.
        let credential = |skill: SkillId| catalog.skill(skill).kind == SkillKind::Credential;
        if credential(a) && credential(b) {
            return true;
        }
        let meet = targets(a).any(|middle| {
            let meets = targets(b).any(|other| other == middle) || targets(middle).any(|other| other == b);
            meets && self.fields.related.get(middle.index()).is_none_or(|count| *count <= WIDEST)
        });
        meet || self.share_roles(a, b)
    }

    /// Whether few roles ask for either of two skills, and enough of them for both.
    fn share_roles(&self, a: SkillId, b: SkillId) -> bool {
        let (mut a, mut b) = (self.fields.roles.get(a.index()), self.fields.roles.get(b.index()));
        let most = (self.catalog.roles().len() / ROLES_BY_FIELD).max(LEAST_ROLES);
        if a.len().max(b.len()) > most {
            return false;
        }
        let few = a.len().min(b.len()) <= FEW_ROLES && self.catalog.roles().len() >= MANY_ROLES;
        let enough = if few { 1 } else { 2 };
        let mut both = 0;
        while let (Some(first), Some(second)) = (a.first(), b.first()) {
            both += usize::from(first == second);
            if first <= second {
                a = a.get(1..).unwrap_or_default();
            } else {
                b = b.get(1..).unwrap_or_default();
            }
        }
        both >= enough
    }
}
