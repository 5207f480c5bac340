//! Alternative names in an imported catalogue that say too little about their skill, reported at import.

use super::doubt::is_fragment;
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::lexicon::Lexicon;
use crate::matcher::share_stem;
use crate::text::{compact, fold, words};
use rustc_hash::FxHashMap;

/// What is wrong with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFault {
    /// It is a fragment of a phrase: "and procedures".
    Fragment,
    /// It is an ordinary word that has nothing in common with the label: "did" for direct inward dialing.
    OrdinaryWord,
    /// It is a name of another skill.
    AnotherSkill,
}

impl NameFault {
    /// Every value, in the order of the documentation.
    pub const ALL: &'static [Self] = &[Self::Fragment, Self::OrdinaryWord, Self::AnotherSkill];

    /// The name in lists.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fragment => "fragment",
            Self::OrdinaryWord => "ordinary word",
            Self::AnotherSkill => "name of another skill",
        }
    }
}

/// An alternative name that counts only if other skills agree with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubtfulName<'c> {
    /// The name.
    pub name: &'c str,
    /// The skill.
    pub skill: SkillId,
    /// The problem.
    pub fault: NameFault,
}

/// The doubtful names of a catalogue, skill by skill; none if its curators have marked names that are
/// ordinary words.
#[must_use]
pub fn doubtful_names<'c>(catalog: &'c Catalog, lexicon: &Lexicon) -> Vec<DoubtfulName<'c>> {
    if catalog.skills().iter().any(|skill| skill.needs_context) {
        return Vec::new();
    }
    let preferred: FxHashMap<String, SkillId> =
        catalog.skill_ids().map(|(id, skill)| (compact(&skill.label), id)).collect();
    let languages = lexicon.english();
    let fault = |name: &str, skill: SkillId, label: &str| {
        let folded = fold(name);
        let single = words(&folded).nth(1).is_none();
        if !single && is_fragment(&folded, lexicon, languages) {
            Some(NameFault::Fragment)
        } else if preferred.get(&compact(name)).is_some_and(|other| *other != skill) {
            Some(NameFault::AnotherSkill)
        } else {
            let strange =
                single && lexicon.is_ordinary_word(&folded, languages) && !share_stem(&folded, label);
            strange.then_some(NameFault::OrdinaryWord)
        }
    };
    let personal = |kind| matches!(kind, SkillKind::SoftSkill | SkillKind::SpokenLanguage);
    let mut doubtful = Vec::new();
    for (id, skill) in catalog.skill_ids().filter(|(_, skill)| !personal(skill.kind)) {
        let faults = skill.alt_labels.iter().filter_map(|name| {
            fault(name, id, &skill.label).map(|fault| DoubtfulName { name, skill: id, fault })
        });
        doubtful.extend(faults);
    }
    doubtful
}
