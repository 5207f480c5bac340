//! Adds the built-in catalogue's titles to the occupations of an imported taxonomy.
//!
//! Most taxonomies name an occupation in one language, and few have recent job titles. If a built-in role is
//! the same as an imported occupation (by its title, or by several alternative titles), its titles in all
//! languages are added, unless another occupation has them. Otherwise they are added to the occupation in the
//! same ISCO-08 unit group with most of the role's skills.

use skillgap_core::catalog::{Catalog, CatalogDraft, Role, RoleDraft};
use skillgap_core::text::compact;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The points for the title itself; each other title counts one.
const TITLE: u32 = 3;
/// The points for the same code.
const SAME_GROUP: u32 = 2;
/// The least points for the same occupation.
const ENOUGH: u32 = 3;
/// The fewest skills that an occupation in the same unit group must share.
const LEAST_SHARED: usize = 2;
/// The fewest letters of a title; shorter ones are abbreviations with too many meanings.
const SHORTEST: usize = 4;

/// Adds the built-in catalogue's titles to the occupations of a draft; `links` maps built-in skills to skills
/// of the draft.
pub(super) fn add(draft: &mut CatalogDraft, links: &[Option<usize>]) {
    let known = Catalog::builtin();
    let mut own = own_titles(&draft.roles);
    let asked = asked(draft);
    for role in known.roles() {
        let of_group = || nearest_of_group(role, &draft.roles, (links, &asked));
        let Some(place) = same(role, &draft.roles, &own).or_else(of_group) else { continue };
        for title in std::iter::once(&role.title).chain(&role.alt_titles) {
            let key = compact(title);
            if key.chars().count() < SHORTEST || own.contains_key(&key) {
                continue;
            }
            own.insert(key, vec![place]);
            if let Some(target) = draft.roles.get_mut(place) {
                target.alt_titles.push(title.clone());
            }
        }
    }
}

/// The indexes of the occupations with a title, by its key; if it is the main title of one, only that.
fn own_titles(roles: &[RoleDraft]) -> HashMap<String, Vec<usize>> {
    let mut own: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, role) in roles.iter().enumerate() {
        own.entry(compact(&role.title)).or_default().push(place);
    }
    let first = own.clone();
    for (place, role) in roles.iter().enumerate() {
        for title in role.alt_titles.iter().map(|title| compact(title)) {
            if !first.contains_key(&title) {
                own.entry(title).or_default().push(place);
            }
        }
    }
    own
}

/// The occupation that is the same as a role.
fn same(role: &Role, occupations: &[RoleDraft], own: &HashMap<String, Vec<usize>>) -> Option<usize> {
    let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
    let titles = std::iter::once((&role.title, TITLE)).chain(role.alt_titles.iter().map(|title| (title, 1)));
    for (title, weight) in titles {
        for place in own.get(&compact(title)).into_iter().flatten() {
            *counts.entry(*place).or_default() += weight;
        }
    }
    for (place, count) in &mut counts {
        if occupations.get(*place).is_some_and(|occupation| is_of_group(role, occupation)) {
            *count += SAME_GROUP;
        }
    }
    let best = counts.into_iter().max_by_key(|(place, count)| (*count, std::cmp::Reverse(*place)))?;
    (best.1 >= ENOUGH).then_some(best.0)
}

/// By occupation, the indexes of the skills it asks for.
fn asked(draft: &CatalogDraft) -> Vec<HashSet<usize>> {
    let places: HashMap<&str, usize> =
        draft.skills.iter().enumerate().map(|(place, skill)| (skill.key.as_str(), place)).collect();
    let of = |role: &RoleDraft| {
        let skills = role.requirements.iter().flat_map(|requirement| &requirement.alternatives);
        skills.filter_map(|key| places.get(key.as_str()).copied()).collect()
    };
    draft.roles.iter().map(of).collect()
}

/// Whether a role and an occupation have the same ISCO-08 unit group or the same O*NET-SOC code.
fn is_of_group(role: &Role, occupation: &RoleDraft) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    same(&role.isco08, &occupation.isco08) || same(&role.onet_soc, &occupation.onet_soc)
}

/// The occupation in a role's unit group with most of the role's skills.
fn nearest_of_group(
    role: &Role,
    occupations: &[RoleDraft],
    (links, asked): (&[Option<usize>], &[HashSet<usize>]),
) -> Option<usize> {
    let wanted = role.requirements.iter().flat_map(|requirement| &requirement.alternatives);
    let wanted: HashSet<usize> =
        wanted.filter_map(|skill| links.get(skill.index()).copied().flatten()).collect();
    let shared = |place: usize| asked.get(place).map_or(0, |asked| wanted.intersection(asked).count());
    let of_group = occupations.iter().enumerate().filter(|(_, occupation)| is_of_group(role, occupation));
    let best = of_group
        .map(|(place, _)| (shared(place), place))
        .max_by_key(|(count, place)| (*count, std::cmp::Reverse(*place)))?;
    (best.0 >= LEAST_SHARED).then_some(best.1)
}
