//! Simplifies the structures that resume builders use: Reactive Resume wraps every section in a record, FRESH
//! puts lists under "history", the MAC format puts roles below an employer.

use super::super::node::Node;
use skillgap_core::level::stated_level;
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use skillgap_core::text::compact;

type Part = (SourceText, Node);

/// Keys for the file's own settings: appearance, options, the builder's lists of fields.
const TECHNICAL: &[&str] = &[
    "meta",
    "metadata",
    "settings",
    "design",
    "locale",
    "rendercvsettings",
    "theme",
    "typography",
    "css",
    "layout",
    "customfields",
    "levelnum",
    "careerpreferences",
];

/// Keys of section records, next to the list.
const ABOUT_PARTS: &[&str] =
    &["id", "visible", "columns", "separatelinks", "type", "name", "hidden", "title"];

/// Keys of a section's list.
const LISTS: &[&str] = &["items", "history"];

/// Keys of the roles at one employer.
const ROLES: &[&str] = &["roles", "positions"];

/// Keys that name a section only in some formats.
const OTHER_NAMES: &[(&str, &str)] =
    &[("studies", "education"), ("service", "volunteering"), ("employment", "work")];

/// The tree without data that only the builder needs.
pub(super) fn plain(node: Node) -> Node {
    match node {
        Node::List(items) => {
            let items = items.into_iter().map(plain).filter(|item| !is_off(item));
            Node::List(items.flat_map(with_roles).collect())
        }
        Node::Map(parts) => {
            let parts = parts.into_iter().filter(|(key, node)| !is_technical(key, node));
            let parts: Vec<Part> = parts.map(|(key, node)| (renamed(key, &node), plain(node))).collect();
            match unwrapped(parts) {
                Ok(list) => list,
                Err(parts) => Node::Map(with_study(with_level(with_whole_name(parts)))),
            }
        }
        other => other,
    }
}

fn is_technical(key: &SourceText, node: &Node) -> bool {
    let key = compact(&key.text);
    TECHNICAL.contains(&key.as_str()) && (matches!(node, Node::Map(_) | Node::List(_)) || key == "levelnum")
}

fn renamed(key: SourceText, node: &Node) -> SourceText {
    let name = compact(&key.text);
    match OTHER_NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, usual)) if matches!(node, Node::Map(_) | Node::List(_)) => named(usual, &key),
        _ => key,
    }
}

/// A key that replaces another at its position.
fn named(name: &str, at: &SourceText) -> SourceText {
    let mut key = SourceTextBuilder::default();
    key.push_for(name, at.source_of(0)..at.source_of(at.text.len()));
    key.finish()
}

fn get<'n>(parts: &'n [Part], wanted: &str) -> Option<&'n Node> {
    parts.iter().find(|(key, _)| compact(&key.text) == wanted).map(|(_, node)| node)
}

fn text(node: Option<&Node>) -> Option<&SourceText> {
    match node {
        Some(Node::Text(text) | Node::Plain(text)) => Some(text),
        _ => None,
    }
}

/// Whether a record is switched off.
fn is_off(node: &Node) -> bool {
    let Node::Map(parts) = node else { return false };
    let says = |key: &str, word: &str| {
        text(get(parts, key)).is_some_and(|text| text.text.eq_ignore_ascii_case(word))
    };
    says("visible", "false") || says("hidden", "true")
}

/// The list in a section record, preceded by the record's own text.
fn unwrapped(parts: Vec<Part>) -> Result<Node, Vec<Part>> {
    let is_list =
        |(key, node): &Part| LISTS.contains(&compact(&key.text).as_str()) && matches!(node, Node::List(_));
    let about = |(key, _): &Part| ABOUT_PARTS.contains(&compact(&key.text).as_str());
    let content = |(key, node): &Part| compact(&key.text) == "content" && matches!(node, Node::Text(_));
    let history =
        parts.iter().any(|(key, node)| compact(&key.text) == "history" && matches!(node, Node::List(_)));
    let wrapper = parts.iter().any(|part| is_list(part) || content(part))
        && parts.iter().any(|(key, _)| matches!(compact(&key.text).as_str(), "visible" | "columns" | "id"))
        || history
        || (parts.iter().any(is_list) && parts.iter().all(|part| is_list(part) || about(part)));
    if !wrapper {
        return Err(parts);
    }
    if is_off(&Node::Map(parts.iter().filter(|part| about(part)).cloned().collect())) {
        return Ok(Node::Null);
    }
    let (lists, others): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(is_list);
    let words = others.into_iter().filter(|part| !about(part)).map(|(_, node)| node);
    let mut items: Vec<Node> = words.filter(|node| matches!(node, Node::Text(_))).collect();
    items.extend(lists.into_iter().flat_map(|(_, node)| match node {
        Node::List(items) => items,
        other => vec![other],
    }));
    Ok(Node::List(items))
}

/// The roles at an employer, each with the employer; any other record unchanged.
fn with_roles(node: Node) -> Vec<Node> {
    let Node::Map(parts) = &node else { return vec![node] };
    let roles = ROLES.iter().find_map(|key| match get(parts, key) {
        Some(Node::List(roles)) if roles.iter().all(|role| matches!(role, Node::Map(_))) => Some(roles),
        _ => None,
    });
    let Some(roles) = roles.filter(|roles| !roles.is_empty()) else { return vec![node] };
    let employer =
        ["organization", "company", "employer", "name"].iter().find_map(|key| match get(parts, key) {
            Some(Node::Map(inner)) => text(get(inner, "name")),
            other => text(other),
        });
    let roles = roles.iter().filter_map(|role| match role {
        Node::Map(fields) => Some(fields.clone()),
        _ => None,
    });
    let roles = roles.map(|mut fields| {
        let titled = ["position", "title"].iter().any(|key| get(&fields, key).is_some());
        for (key, _) in fields
            .iter_mut()
            .filter(|(key, _)| !titled && matches!(compact(&key.text).as_str(), "name" | "role"))
        {
            *key = named("position", key);
        }
        fields.extend(employer.map(|employer| (named("company", employer), Node::Text(employer.clone()))));
        Node::Map(fields)
    });
    roles.collect()
}

/// Joins a name given in two fields.
fn with_whole_name(parts: Vec<Part>) -> Vec<Part> {
    let pairs = [
        ("name", "surnames"),
        ("name", "surname"),
        ("firstname", "lastname"),
        ("givenname", "familyname"),
        ("first", "last"),
    ];
    let found = pairs.iter().find_map(|(first, last)| {
        Some((*first, *last, text(get(&parts, first))?.clone(), text(get(&parts, last))?.clone()))
    });
    let Some((first_key, last_key, first, last)) = found else { return parts };
    let mut whole = SourceTextBuilder::default();
    whole.push_part(&first, 0..first.text.len());
    whole.push_for(" ", last.source_of(0)..last.source_of(0));
    whole.push_part(&last, 0..last.text.len());
    let whole = whole.finish();
    let kept = parts.into_iter().filter(|(key, _)| compact(&key.text) != last_key);
    let joined = kept.map(|(key, node)| {
        if compact(&key.text) == first_key {
            (named("name", &key), Node::Text(whole.clone()))
        } else {
            (key, node)
        }
    });
    joined.collect()
}

/// In the MAC format, the type of a study is one of four words, and its name gives the degree.
fn with_study(mut parts: Vec<Part>) -> Vec<Part> {
    const KINDS: &[&str] = &["officialdegree", "certification", "unaccredited", "selftraining"];
    let kind =
        text(get(&parts, "studytype")).is_some_and(|kind| KINDS.contains(&compact(&kind.text).as_str()));
    if kind && get(&parts, "name").is_some() {
        parts.retain(|(key, _)| compact(&key.text) != "studytype");
        for (key, _) in parts.iter_mut().filter(|(key, _)| compact(&key.text) == "name") {
            *key = named("studyType", key);
        }
    }
    parts
}

/// Moves the description of a skill to its level if it is only a level.
fn with_level(mut parts: Vec<Part>) -> Vec<Part> {
    let is_level = |node: &Node| {
        text(Some(node)).is_some_and(|text| {
            text.text.split_whitespace().count() <= 3 && stated_level(&text.text).is_some()
        })
    };
    if get(&parts, "name").is_some() && (get(&parts, "keywords").is_some() || get(&parts, "level").is_some())
    {
        for (key, node) in parts.iter_mut().filter(|(key, _)| compact(&key.text) == "description") {
            if is_level(node) {
                *key = named("proficiency", key);
            }
        }
    }
    parts
}
