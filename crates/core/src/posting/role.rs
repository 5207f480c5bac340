//! Makes a role of the catalogue's model from a posting.

use super::{Asked, AskedKind, Posting};
use crate::catalog::{Catalog, Category, Fact, Requirement, Role, SkillId, SkillKind, Source};
use crate::text::compact;
use crate::units::Importance;

/// The most characters of a sentence.
const MOST_CHARACTERS: usize = 160;
/// The title of a posting without one.
const UNTITLED: &str = "The job posting";

/// The role that a posting describes; requirements without a skill in the catalogue are left out.
///
/// Its key and title are distinct from those of all roles in the catalogue.
#[must_use]
pub fn posting_role(catalog: &Catalog, posting: &Posting) -> Role {
    let shown = posting.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = free_title(catalog, shown.unwrap_or(UNTITLED));
    let like = posting.like.map(|id| catalog.role(id));
    let requirements = posting.asked.iter().filter(|asked| !asked.skills.is_empty());
    Role {
        key: free_key(catalog, &title),
        alt_titles: Vec::new(),
        group: like.map(|role| role.group.clone()).unwrap_or_default(),
        isco08: like.and_then(|role| role.isco08.clone()),
        onet_soc: like.and_then(|role| role.onet_soc.clone()),
        licence: like.and_then(|role| role.licence.clone()),
        definition: None,
        responsibilities: Vec::new(),
        requirements: requirements.map(|asked| requirement(catalog, asked)).collect(),
        industries: Vec::new(),
        outlook: None,
        notes: conditions(posting),
        title,
    }
}

fn conditions(posting: &Posting) -> Vec<Fact> {
    let fact = |text: &str| Fact { text: cut(text), source: Source::Curated };
    posting.conditions.iter().map(|condition| fact(&condition.text)).collect()
}

fn requirement(catalog: &Catalog, asked: &Asked) -> Requirement {
    let skills = asked.skills.clone();
    let prefer = asked.prefer.filter(|skill| skills.contains(skill)).or_else(|| mainstream(&skills));
    Requirement {
        text: text_of(catalog, asked),
        category: category(catalog, &skills),
        prefer: prefer.unwrap_or(SkillId::new(0)),
        alternatives: skills,
        need: 1,
        importance: Importance::new(asked.importance).unwrap_or(Importance::ONE),
        level: asked.level,
        // If experience can replace a degree, nobody has to get one.
        essential: asked.kind == AskedKind::Required
            && !(asked.or_similar && is_education(catalog, &asked.skills)),
        source: Source::Curated,
        weights: Source::Curated,
    }
}

fn mainstream(skills: &[SkillId]) -> Option<SkillId> {
    skills.first().copied()
}

/// The sentence of a requirement: "SQL or Python: “Strong skills in SQL or Python”"; only the words if they
/// are short enough for a name.
pub(super) fn text_of(catalog: &Catalog, asked: &Asked) -> String {
    let labels: Vec<&str> = asked.skills.iter().map(|skill| catalog.skill(*skill).label.as_str()).collect();
    let names = labels.join(" or ");
    let text = cut(&asked.text);
    if compact(&text) == compact(&names) { names } else { format!("{names}: “{text}”") }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => text.to_owned(),
        Some((at, _)) => {
            let kept = text.get(..at).unwrap_or_default();
            let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
            format!("{} …", kept.trim_end_matches([',', ';', ':']))
        }
    }
}

fn is_education(catalog: &Catalog, skills: &[SkillId]) -> bool {
    category(catalog, skills) == Category::Education
}

fn category(catalog: &Catalog, skills: &[SkillId]) -> Category {
    let kinds = || skills.iter().map(|skill| catalog.skill(*skill).kind);
    match () {
        () if kinds().all(|kind| kind == SkillKind::Credential) => Category::Education,
        () if kinds().all(|kind| {
            matches!(
                kind,
                SkillKind::Tool
                    | SkillKind::Platform
                    | SkillKind::Database
                    | SkillKind::Library
                    | SkillKind::Framework
            )
        }) =>
        {
            Category::Tool
        }
        () => Category::Skill,
    }
}

/// The title, made distinct from those in the catalogue.
fn free_title(catalog: &Catalog, title: &str) -> String {
    let taken = |title: &str| catalog.role_called(title).is_some();
    if !taken(title) && !compact(title).is_empty() {
        return title.to_owned();
    }
    let mut numbers = (2..).map(|number| format!("{title} (job posting {number})"));
    let first = format!("{title} (job posting)");
    if !taken(&first) {
        return first;
    }
    numbers.find(|title| !taken(title)).unwrap_or(first)
}

/// The key derived from a title.
fn free_key(catalog: &Catalog, title: &str) -> String {
    let mut key = String::new();
    for c in crate::text::fold(title).chars() {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            '+' => key.push('p'),
            '#' => key.push_str("sharp"),
            '&' => key.push_str("and"),
            '.' | '\'' => {}
            _ if !key.is_empty() && !key.ends_with('-') => key.push('-'),
            _ => {}
        }
    }
    let key = key.trim_end_matches('-').to_owned();
    let key = if key.is_empty() { "job-posting".to_owned() } else { key };
    // What no role is called is no role's key either.
    let is_key = |key: &str| catalog.roles().iter().any(|role| compact(&role.key) == compact(key));
    let taken = |key: &str| catalog.role_called(key).is_some() && is_key(key);
    if !taken(&key) {
        return key;
    }
    (1..).map(|number| format!("{key}-{number}")).find(|key| !taken(key)).unwrap_or(key)
}
