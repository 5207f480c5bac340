//! Adds the built-in catalogue's names to the skills of an imported one.
//!
//! Taxonomies name a skill in few words, mostly in one language; the built-in catalogue has the words people
//! write. If one of its skills is the same as an imported one (by its label, or by several of its names), its
//! names in all languages are added. If it is a special case of an imported skill (Microsoft Excel of
//! spreadsheets) that the taxonomy lacks, it becomes evidence for the general one. Names that need a sign,
//! short names, and names that the taxonomy already has are not added.

use skillgap_core::catalog::{Catalog, CatalogDraft, RelationKind, Skill, SkillId, SkillKind};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::matcher::{Matcher, Method, telling_stems};
use skillgap_core::text::compact;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The least score at which a label is the same name apart from spelling.
const SAME: f64 = 0.95;
/// The fewest alternative names that must belong to one imported skill if the label does not match.
const ENOUGH_NAMES: usize = 2;
/// The least confidence with which the special case implies the general one.
const SPECIAL: f64 = 0.9;
/// The least confidence with which using a product implies what it is made for.
const MADE_FOR: f64 = 0.8;
/// The number of a skill's names matched by stems; further ones are too different.
const MOST_BY_STEMS: usize = 4;
/// The fewest letters of a name; shorter ones are abbreviations with too many meanings.
const SHORTEST: usize = 4;

/// How a name is used.
enum Use {
    No,
    Name,
    OtherLabel,
}

/// Adds the built-in catalogue's names to the skills of a draft; returns, by built-in skill, the index of the
/// draft's skill.
pub(super) fn add(draft: &mut CatalogDraft) -> Vec<Option<usize>> {
    let known = Catalog::builtin();
    let own = own_names(draft);
    let links = linked(&known, draft, &own);
    let by_language = foreign_names(&known);
    let lexicon = Lexicon::builtin();
    let usable = |name: &str, skill: &Skill| {
        let key = compact(name);
        let plain = lexicon.is_ordinary_word(&key, lexicon.english());
        let signless = skill.needs_context && !name.trim().contains(' ');
        match key.chars().count() < SHORTEST || own.contains_key(&key) {
            true => Use::No,
            false if !plain && !signless => Use::Name,
            // For a product ("Excel") such a word is a name in a list, and in a sentence with a sign.
            false if skill.kind.is_product() => Use::OtherLabel,
            false => Use::No,
        }
    };
    let mut taken: HashSet<(String, String)> = HashSet::new();
    for ((id, skill), place) in known.skill_ids().zip(&links) {
        let Some(target) = place.and_then(|place| draft.skills.get_mut(place)) else { continue };
        let english =
            std::iter::once(&skill.label).chain(&skill.alt_labels).map(|name| ("en", name.as_str()));
        let foreign =
            by_language.get(&id).into_iter().flatten().map(|(code, name)| (code.as_str(), name.as_str()));
        let mut names: BTreeMap<String, Vec<String>> = target.names.drain(..).collect();
        for (code, name) in english.chain(foreign) {
            match usable(name, skill) {
                Use::Name if taken.insert((code.to_owned(), compact(name))) => {
                    names.entry(code.to_owned()).or_default().push(name.to_owned());
                }
                Use::OtherLabel if code == "en" && taken.insert((code.to_owned(), compact(name))) => {
                    target.alt_labels.push(name.to_owned());
                }
                _ => {}
            }
        }
        target.names = names.into_iter().collect();
    }
    links
}

/// All names of a draft's skills, by key, with the index of the skill.
fn own_names(draft: &CatalogDraft) -> HashMap<String, usize> {
    let mut own = HashMap::new();
    for (place, skill) in draft.skills.iter().enumerate() {
        own.insert(compact(&skill.label), place);
    }
    for (place, skill) in draft.skills.iter().enumerate() {
        for name in &skill.alt_labels {
            own.entry(compact(name)).or_insert(place);
        }
    }
    own
}

/// The labels of a draft's skills, or their alternative names, by their telling stems, if only one skill has
/// them.
fn own_stems(draft: &CatalogDraft, others: bool) -> HashMap<String, Option<usize>> {
    let mut own: HashMap<String, Option<usize>> = HashMap::new();
    for (place, skill) in draft.skills.iter().enumerate() {
        let names = if others { &skill.alt_labels[..] } else { std::slice::from_ref(&skill.label) };
        for stems in names.iter().map(|name| telling_stems(name)).filter(|stems| stems.len() >= SHORTEST) {
            let known = own.entry(stems).or_insert(Some(place));
            if *known != Some(place) {
                *known = None;
            }
        }
    }
    own
}

/// By built-in skill, the index of the imported skill its names stand for.
fn linked(known: &Catalog, draft: &CatalogDraft, own: &HashMap<String, usize>) -> Vec<Option<usize>> {
    let places: HashMap<&str, usize> =
        draft.skills.iter().enumerate().map(|(place, skill)| (skill.key.as_str(), place)).collect();
    let target = Catalog::build(draft.clone()).ok().map(|(catalog, _)| catalog);
    let matcher = target.as_ref().map(Matcher::new);
    let named = |name: &str| -> Option<usize> {
        own.get(&compact(name)).copied().or_else(|| {
            let (target, matcher) = (target.as_ref()?, matcher.as_ref()?);
            let candidate = matcher.exact(name)?;
            let sure =
                candidate.score.get() >= SAME && matches!(candidate.method, Method::Exact | Method::Alias);
            sure.then(|| places.get(target.skill(candidate.skill).key.as_str()).copied())?
        })
    };
    let (labels, others) = (own_stems(draft, false), own_stems(draft, true));
    let of = |table: &HashMap<String, Option<usize>>, name: &str| {
        table.get(&telling_stems(name)).copied().flatten()
    };
    // Label against label, alternative name against label, label against alternative name; two alternative
    // names are too unreliable.
    let by_stems = |skill: &Skill| {
        let other = || skill.alt_labels.iter().take(MOST_BY_STEMS).find_map(|name| of(&labels, name));
        of(&labels, &skill.label).or_else(other).or_else(|| of(&others, &skill.label))
    };
    let same =
        |skill: &Skill| named(&skill.label).or_else(|| by_names(skill, &named)).or_else(|| by_stems(skill));
    let direct: Vec<Option<usize>> = known.skills().iter().map(same).collect();
    let general = |skill: &Skill| {
        let least = if skill.kind.is_product() { MADE_FOR } else { SPECIAL };
        let special = skill.relations.iter().filter(|relation| {
            let kind = known.skill(relation.target).kind;
            let is_thing =
                !matches!(kind, SkillKind::Language | SkillKind::SpokenLanguage | SkillKind::SoftSkill);
            relation.kind != RelationKind::Related && relation.weight.get() >= least && is_thing
        });
        let mut special: Vec<_> = special.collect();
        special.sort_by(|a, b| b.weight.get().total_cmp(&a.weight.get()).then(a.target.cmp(&b.target)));
        special.iter().find_map(|relation| direct.get(relation.target.index()).copied().flatten())
    };
    known.skills().iter().zip(&direct).map(|(skill, place)| place.or_else(|| general(skill))).collect()
}

/// The imported skill with most of a skill's alternative names, if it has several.
fn by_names(skill: &Skill, named: &impl Fn(&str) -> Option<usize>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let long = skill.alt_labels.iter().filter(|name| compact(name).chars().count() >= SHORTEST);
    long.filter_map(|name| named(name)).for_each(|place| *counts.entry(place).or_default() += 1);
    let (place, count) =
        counts.into_iter().max_by_key(|(place, count)| (*count, std::cmp::Reverse(*place)))?;
    (count >= ENOUGH_NAMES).then_some(place)
}

/// The names of skills in other languages.
fn foreign_names(catalog: &Catalog) -> HashMap<SkillId, Vec<(String, String)>> {
    let names = catalog.foreign_names();
    let mut by_skill: HashMap<SkillId, Vec<(String, String)>> = HashMap::new();
    for name in names.iter() {
        if let Some(code) = names.languages().get(name.language) {
            by_skill.entry(name.skill).or_default().push((code.clone(), name.folded.to_owned()));
        }
    }
    by_skill
}
