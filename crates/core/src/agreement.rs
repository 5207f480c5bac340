//! Decides whether a doubtful name fits the rest of a resume: "SAM" is AWS SAM next to Lambda, but not next
//! to storyboards.
//!
//! Every name is kept until the whole resume is known. The submodule `doubt` decides how much agreement a
//! name needs; then the clear skills provide it. Two skills agree if they are related, if both are related to
//! a third skill that few others are related to, or if few roles ask for either and some ask for both. One of
//! the person's job titles counts like a clear skill, in favour of what its role, or another role in its
//! group, asks for.

mod doubt;
mod names;

pub use names::{DoubtfulName, NameFault, doubtful_names};

pub(crate) use doubt::{Beside, Naming, Setting, Tools, is_own_title, lists_skills, needed};

use crate::catalog::{Catalog, RoleId, SkillId, SkillKind};
use crate::lists::Lists;
use crate::units::Confidence;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A skill with more related skills than this does not define a field: everything needs programming.
const WIDEST: u32 = 40;

/// A skill that more than one role in this many asks for does not indicate a field.
const ROLES_BY_FIELD: usize = 20;
/// In small catalogues, a skill that indicates a field may still be required by this many roles.
const LEAST_ROLES: usize = 6;
/// A skill that at most this many roles ask for agrees with the other skills of one of them; a more common
/// one must share two roles.
const FEW_ROLES: usize = 3;
/// Below this number of roles, one shared role is no evidence, because each asks for all sorts of things.
const MANY_ROLES: usize = 500;

/// The weight of any skill that agrees, however doubtful its own name is.
const ANY: u8 = 1;
/// The weight of one that is likely, or is also in a list: names in a list are of one kind.
const LISTED: u8 = 2;
/// The agreement that two names in a list, or one clear name, provide.
const TWO_LISTED: u8 = 3;
/// The weight of a clear one.
const CLEAR: u8 = 4;
/// The most agreement a name can need: two clear skills.
const MOST: u8 = 2 * CLEAR;

/// The most clear skills, and the most doubtful ones, that are compared: no real resume has more.
const MOST_ASKED: usize = 200;

/// How many of these skills are not asked whether doubtful ones among them agree.
pub(crate) fn unasked(held: &[(SkillId, u8)]) -> usize {
    let mut skills = held.to_vec();
    skills.sort_unstable();
    skills.dedup_by_key(|(skill, _)| *skill);
    let clear = skills.iter().filter(|(_, needed)| *needed == 0).count();
    match skills.len() - clear {
        0 => 0,
        doubtful => clear.saturating_sub(MOST_ASKED) + doubtful.saturating_sub(MOST_ASKED),
    }
}

/// The weight of a doubtful skill that itself needs this much agreement.
fn worth(needed: u8) -> u8 {
    if needed >= MOST {
        0
    } else if needed > TWO_LISTED {
        ANY
    } else {
        LISTED
    }
}

/// The confidence in a doubtful name that the rest of the resume supports.
///
/// In 30 invented resumes from many trades, 28 of 33 such names were right with the built-in catalogue, and
/// 20 of 24 with ESCO.
const AGREED: f64 = 0.85;

/// The confidence in a name that needed this much agreement and found it.
pub(crate) fn certainty(score: Confidence, needed: u8) -> Confidence {
    if needed == 0 { score } else { Confidence::clamped(score.get().min(AGREED)) }
}

/// The fields of a catalogue: which skills and roles belong together.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// The number of related skills, per skill.
    related: Vec<u32>,
    /// The roles that ask for it, ascending, per skill.
    roles: Lists<u32>,
}

impl Fields {
    /// Counts which skills are related.
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
    /// The agreement needed by a skill that only an activity shows; none for what people in every trade do,
    /// which many roles ask for.
    pub(crate) fn needed_by_activity(&self, catalog: &Catalog, skill: SkillId) -> u8 {
        let personal = catalog.skill(skill).kind == SkillKind::SoftSkill;
        let most = (catalog.roles().len() / ROLES_BY_FIELD).max(LEAST_ROLES);
        if personal || self.roles.get(skill.index()).len() > most { 0 } else { LISTED }
    }
}

/// Finds out which skills in a catalogue agree.
#[derive(Debug, Clone)]
pub struct Agreement<'c> {
    catalog: &'c Catalog,
    fields: Cow<'c, Fields>,
}

impl<'c> Agreement<'c> {
    /// Counts which skills are related.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, fields: Cow::Owned(Fields::of(catalog)) }
    }

    /// Uses fields that have been computed before.
    pub(crate) fn by(catalog: &'c Catalog, fields: &'c Fields) -> Self {
        Self { catalog, fields: Cow::Borrowed(fields) }
    }

    /// Which of these skills stay: those with clear names, and those with as much agreement as their names
    /// need. A clear skill counts 4, a doubtful one 1 or 2; a name that is clear in one place is clear
    /// everywhere.
    pub(crate) fn settled(&self, held: &[(SkillId, u8)]) -> Vec<bool> {
        self.settled_of(held, &[])
    }

    /// As `settled`, for a person who has had these roles.
    pub(crate) fn settled_of(&self, held: &[(SkillId, u8)], roles: &[RoleId]) -> Vec<bool> {
        let mut skills = held.to_vec();
        // A skill is as doubtful as its clearest name.
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

    /// How much speaks for a skill: two for each of these clear skills that agrees with it, one if one of these roles asks
    /// for it, and most if it is clear itself.
    pub(crate) fn support(&self, skill: SkillId, clear: &[SkillId], roles: &[RoleId]) -> usize {
        let agrees = |other: &&SkillId| **other != skill && self.share(skill, **other);
        let agree = clear.iter().take(MOST_ASKED).filter(agrees).count();
        let is_clear = clear.binary_search(&skill).is_ok();
        2 * agree + usize::from(self.is_asked_by(skill, roles)) + 2 * MOST_ASKED * usize::from(is_clear)
    }

    /// Whether one of these roles, or another role in its group, asks for a skill.
    fn is_asked_by(&self, skill: SkillId, roles: &[RoleId]) -> bool {
        let group = |role: u32| self.catalog.roles().get(role as usize).map(|role| role.group.as_str());
        let asking = self.fields.roles.get(skill.index());
        roles.iter().any(|role| {
            let own = &self.catalog.role(*role).group;
            asking.iter().any(|other| *other == role.0 || group(*other) == Some(own.as_str()))
        })
    }

    /// Whether two skills belong to one field.
    fn share(&self, a: SkillId, b: SkillId) -> bool {
        let catalog = self.catalog;
        let targets = |skill: SkillId| catalog.skill(skill).relations.iter().map(|relation| relation.target);
        if targets(a).any(|target| target == b) || targets(b).any(|target| target == a) {
            return true;
        }
        // A prerequisite agrees too: artificial intelligence builds on Python.
        let first = &catalog.skill(a).prerequisites;
        if first.iter().any(|first| *first == b || targets(b).any(|target| target == *first)) {
            return true;
        }
        // Certificates agree with each other.
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

    /// Whether few roles ask for either of two skills, and enough of those for both.
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
