//! The shapes in which JSON, YAML and TOML files list skills.
//!
//! A list of names, of maps with name, level, years and keywords, a map from skill to level or years, and a
//! map from the name of a group to any of these.

use super::document::{below, unexpected};
use super::findings::Findings;
use super::node::Node;
use super::piece::Piece;
use skillgap_core::level::stated_level;
use skillgap_core::resume::{Form, Section};
use skillgap_core::text::compact;
use skillgap_core::units::Level;

/// How deep groups of groups are followed.
const MAX_GROUPS: usize = 4;

/// Adds skills of any shape.
pub(super) fn read(node: &Node, path: &str, findings: &mut Findings) {
    group(node, path, MAX_GROUPS, findings);
}

fn group(node: &Node, path: &str, deeper: usize, findings: &mut Findings) {
    match node {
        Node::Text(piece) => add(piece, None, findings),
        Node::List(items) => {
            for (i, item) in items.iter().enumerate() {
                listed(item, &format!("{path}[{i}]"), deeper, findings);
            }
        }
        Node::Map(parts) if is_one_skill(parts) => one_skill(parts, path, findings),
        Node::Map(parts) => {
            for (name, value) in parts {
                keyed(name, value, &below(path, &name.text), deeper, findings);
            }
        }
        other => unexpected(path, other, "a list or a map of skills", findings),
    }
}

fn listed(item: &Node, path: &str, deeper: usize, findings: &mut Findings) {
    match item {
        Node::Text(piece) => add(piece, None, findings),
        Node::Map(_) | Node::List(_) if deeper > 0 => group(item, path, deeper - 1, findings),
        other => unexpected(path, other, "a text or a map", findings),
    }
}

/// `Python: advanced`, `Python: 5`, `Databases: [PostgreSQL, Redis]`, `Databases: PostgreSQL, Redis`.
fn keyed(name: &Piece, value: &Node, path: &str, deeper: usize, findings: &mut Findings) {
    match value {
        Node::Null | Node::Other => add(name, None, findings),
        Node::Number(years) => add(name, or_warn(level_of_years(*years).map(Some), path, findings), findings),
        Node::Text(text) => match stated_level(&text.text).filter(|_| !text.text.contains([',', ';'])) {
            Some(level) => add(name, Some(level), findings),
            None => add(text, None, findings),
        },
        Node::Map(parts) if holds_level_only(parts) => add(name, level_of(parts, path, findings), findings),
        Node::List(_) | Node::Map(_) if deeper > 0 => group(value, path, deeper - 1, findings),
        other => unexpected(path, other, "a level, years or a list of skills", findings),
    }
}

fn add(piece: &Piece, level: Option<Level>, findings: &mut Findings) {
    findings.add(piece, Section::Skills, Form::List, level);
}

fn is_one_skill(parts: &[(Piece, Node)]) -> bool {
    let named =
        |(name, node): &(Piece, Node)| is_name(&name.text) && !matches!(node, Node::List(_) | Node::Map(_));
    let listed = |(name, node): &(Piece, Node)| is_list(&name.text) && matches!(node, Node::List(_));
    parts.iter().any(named) || (parts.iter().any(listed) && parts.iter().any(|(n, _)| is_level(&n.text)))
}

fn holds_level_only(parts: &[(Piece, Node)]) -> bool {
    !parts.is_empty() && parts.iter().all(|(name, _)| is_level(&name.text))
}

fn is_name(key: &str) -> bool {
    matches!(compact(key).as_str(), "name" | "skill" | "label" | "title" | "category" | "group")
}

fn is_list(key: &str) -> bool {
    matches!(compact(key).as_str(), "keywords" | "skills" | "items" | "list" | "tags" | "technologies")
}

fn is_level(key: &str) -> bool {
    matches!(
        compact(key).as_str(),
        "level" | "years" | "yearsofexperience" | "experience" | "proficiency" | "fluency" | "rating"
    )
}

/// A map with a name, whose level counts for its keywords too.
fn one_skill(parts: &[(Piece, Node)], path: &str, findings: &mut Findings) {
    let level = level_of(parts, path, findings);
    for (name, node) in parts {
        let path = below(path, &name.text);
        match node {
            Node::Text(piece) if is_name(&name.text) || is_list(&name.text) => add(piece, level, findings),
            Node::List(items) if is_list(&name.text) => keywords(items, &path, level, findings),
            other if is_name(&name.text) || is_list(&name.text) => {
                unexpected(&path, other, "a text", findings)
            }
            _ => {}
        }
    }
}

fn keywords(items: &[Node], path: &str, level: Option<Level>, findings: &mut Findings) {
    for (i, item) in items.iter().enumerate() {
        let path = format!("{path}[{i}]");
        match item {
            Node::Text(piece) => add(piece, level, findings),
            Node::Map(parts) if is_one_skill(parts) => one_keyword(parts, &path, level, findings),
            other => unexpected(&path, other, "a text", findings),
        }
    }
}

/// A keyword that is a map itself: its own level counts before the group's.
fn one_keyword(parts: &[(Piece, Node)], path: &str, group: Option<Level>, findings: &mut Findings) {
    let level = level_of(parts, path, findings).or(group);
    for (name, node) in parts {
        if let (true, Node::Text(piece)) = (is_name(&name.text), node) {
            add(piece, level, findings);
        }
    }
}

/// The level that the fields of a map state; a stated level counts before years.
pub(super) fn level_of(parts: &[(Piece, Node)], path: &str, findings: &mut Findings) -> Option<Level> {
    let fields = parts.iter().filter(|(name, _)| is_level(&name.text));
    let (years, levels): (Vec<_>, Vec<_>) = fields.partition(|(name, _)| counts_years(&name.text));
    let mut found = None;
    for (name, node) in levels.into_iter().chain(years) {
        let level = level_field(&name.text, node, path, findings);
        found = found.or(level);
    }
    found
}

fn counts_years(key: &str) -> bool {
    matches!(compact(key).as_str(), "years" | "yearsofexperience" | "experience")
}

fn level_field(name: &str, node: &Node, path: &str, findings: &mut Findings) -> Option<Level> {
    let path = format!("{path}.{name}");
    match node {
        Node::Null => None,
        Node::Number(years) if counts_years(name) => {
            or_warn(level_of_years(*years).map(Some), &path, findings)
        }
        Node::Text(text) => or_warn(level_of_text(&text.text, counts_years(name)), &path, findings),
        Node::Number(number) => {
            findings.warn(format!("{path} is {number}, which states no level; write a word or \"4/5\""));
            None
        }
        other => {
            unexpected(&path, other, "a level", findings);
            None
        }
    }
}

/// The level that a text field states: a word, years, or, in a field of years, a bare number; else why not.
pub(super) fn level_of_text(text: &str, years: bool) -> Result<Option<Level>, String> {
    let number = text.trim().trim_end_matches('+').replace(',', ".").parse().ok().filter(|_| years);
    if let Some(years) = number {
        return level_of_years(years).map(Some);
    }
    let level = stated_level(text);
    if level.is_none() && !text.trim().is_empty() {
        let text: String = text.trim().chars().take(40).collect();
        return Err(format!("'{text}', which states no level; the skill counts without one"));
    }
    Ok(level)
}

fn level_of_years(years: f64) -> Result<Level, String> {
    match (0.0..=70.0).contains(&years) {
        true => Ok(Level::from_years(years)),
        false => Err(format!("{years}, which is no number of years; the skill counts without a level")),
    }
}

/// The level, or a warning of what stands there instead.
pub(super) fn or_warn(
    level: Result<Option<Level>, String>,
    path: &str,
    findings: &mut Findings,
) -> Option<Level> {
    level.unwrap_or_else(|why| {
        findings.warn(format!("{path} is {why}"));
        None
    })
}
