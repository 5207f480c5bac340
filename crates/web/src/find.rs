//! Finds roles and skills as the person types.

use serde::Serialize;
use skillgap_core::catalog::{Catalog, RoleId, SkillId};
use skillgap_core::engine::Engine;
use skillgap_core::matcher::Session;
use skillgap_core::text::{fold, words};

/// The most suggestions.
const MOST: usize = 12;

/// A suggested role or skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Offer {
    /// Its key.
    id: String,
    /// Its name.
    label: String,
    /// Its group, or another name.
    about: String,
}

/// The roles that this text may mean, likeliest first; empty without text.
pub(crate) fn roles(catalog: &Catalog, text: &str) -> Vec<Offer> {
    let typed = fold(text);
    let names = |id: RoleId| {
        let role = catalog.role(id);
        std::iter::once(&role.title).chain(&role.alt_titles)
    };
    let ids = || catalog.role_ids().map(|(id, _)| id);
    let mut found: Vec<RoleId> = catalog.find_role(text).into_iter().collect();
    found.extend(begun(&typed, ids(), |id| std::iter::once(&catalog.role(id).title)));
    found.extend(begun(&typed, ids(), names));
    if !typed.is_empty() {
        found.extend(catalog.nearest_roles(text, MOST));
    }
    let offer = |id: RoleId| {
        let role = catalog.role(id);
        let called = role.alt_titles.iter().find(|name| begins(&typed, name));
        let about = called.filter(|_| !begins(&typed, &role.title)).unwrap_or(&role.group);
        Offer { id: role.key.clone(), label: role.title.clone(), about: about.clone() }
    };
    distinct(found).map(offer).collect()
}

/// The skills that this text may mean, likeliest first; empty without text.
pub(crate) fn skills(engine: &Engine, text: &str) -> Vec<Offer> {
    let catalog = engine.catalog();
    let typed = fold(text);
    let names = |id: SkillId| {
        let skill = catalog.skill(id);
        std::iter::once(&skill.label).chain(&skill.alt_labels)
    };
    let ids = || catalog.skill_ids().map(|(id, _)| id);
    let mut found: Vec<SkillId> = catalog.find_skill(text.trim()).into_iter().collect();
    found.extend(begun(&typed, ids(), |id| std::iter::once(&catalog.skill(id).label)));
    found.extend(begun(&typed, ids(), names));
    if !typed.is_empty() {
        let near = engine.matcher().candidates(text, MOST, &mut Session::default());
        found.extend(near.candidates.iter().map(|candidate| candidate.skill));
    }
    let offer = |id: SkillId| {
        let skill = catalog.skill(id);
        let called = skill.alt_labels.iter().find(|name| begins(&typed, name));
        let about = called.filter(|_| !begins(&typed, &skill.label)).cloned();
        let about = about.unwrap_or_else(|| skill.kind.as_str().replace('-', " "));
        Offer { id: skill.key.clone(), label: skill.label.clone(), about }
    };
    distinct(found).map(offer).collect()
}

/// Items with a name that starts with the text, shortest names first.
fn begun<'c, I: Copy, N: Iterator<Item = &'c String>>(
    typed: &str,
    ids: impl Iterator<Item = I>,
    names: impl Fn(I) -> N,
) -> Vec<I> {
    let shortest = |id: I| names(id).filter(|name| begins(typed, name)).map(String::len).min();
    let mut found: Vec<(usize, I)> = ids.filter_map(|id| shortest(id).map(|length| (length, id))).collect();
    found.sort_by_key(|(length, _)| *length);
    found.into_iter().take(MOST).map(|(_, id)| id).collect()
}

/// Whether every typed word starts a word of the name.
fn begins(typed: &str, name: &str) -> bool {
    let name = fold(name);
    !typed.is_empty() && words(typed).all(|word| words(&name).any(|known| known.starts_with(word)))
}

fn distinct<I: Copy + PartialEq>(found: Vec<I>) -> impl Iterator<Item = I> {
    let mut known: Vec<I> = Vec::new();
    for id in found {
        if !known.contains(&id) {
            known.push(id);
        }
    }
    known.into_iter().take(MOST)
}
