//! From the tree of a JSON, YAML or TOML file to the texts of a resume.

use super::fields::entries;
use super::findings::Findings;
use super::names::{Key, key};
use super::node::Node;
use super::skills;
use crate::error::InputError;
use skillgap_core::resume::{Form, Section};

/// Reads a whole file: a map of the parts of a resume, or a bare list of skills.
pub(super) fn read(root: &Node, findings: &mut Findings) -> Result<(), InputError> {
    match root {
        Node::Map(parts) => parts.iter().for_each(|(name, node)| part(&name.text, node, findings)),
        Node::List(_) => skills::read(root, "skills", findings),
        other => {
            let message = format!("holds {}, where a map or a list of skills is expected", other.kind());
            return Err(InputError::new(findings.path(), message)
                .hint("begin with skills, as in {\"skills\": [\"Python\", \"SQL\"]}"));
        }
    }
    Ok(())
}

fn part(name: &str, node: &Node, findings: &mut Findings) {
    match key(name) {
        Some(Key::Basics) => basics(name, node, findings),
        Some(known) => known_part(known, name, node, findings),
        None => findings.warn(format!("the field '{}' is not known and was left out", shortened(name))),
    }
}

/// What `basics` may hold; no second `basics` in it.
fn basics(name: &str, node: &Node, findings: &mut Findings) {
    let Node::Map(parts) = node else {
        return unexpected(name, node, "a map", findings);
    };
    for (inner, value) in parts {
        match key(inner.text.as_str()) {
            Some(Key::Basics) | None => {}
            Some(known) => known_part(known, &below(name, &inner.text), value, findings),
        }
    }
}

fn known_part(key: Key, path: &str, node: &Node, findings: &mut Findings) {
    match (key, node) {
        (Key::Name, Node::Text(piece)) => findings.name(&piece.text),
        (Key::Name, other) => unexpected(path, other, "a text", findings),
        (Key::About, _) => texts(node, path, Section::Summary, Form::Prose, findings),
        (Key::Skills, _) => skills::read(node, path, findings),
        (Key::Entries(section), _) => entries(node, path, section, findings),
        (Key::Private | Key::Basics, _) => {}
    }
}

/// Adds a text or a list of texts.
pub(super) fn texts(node: &Node, path: &str, section: Section, form: Form, findings: &mut Findings) {
    match node {
        Node::Text(piece) => findings.add(piece, section, form, None),
        Node::List(items) => {
            for (i, item) in items.iter().enumerate() {
                match item {
                    Node::Text(piece) => findings.add(piece, section, form, None),
                    other => unexpected(&format!("{path}[{i}]"), other, "a text", findings),
                }
            }
        }
        other => unexpected(path, other, "a text or a list of texts", findings),
    }
}

/// Warns of a value of the wrong kind; null is as good as absent.
pub(super) fn unexpected(path: &str, node: &Node, wanted: &str, findings: &mut Findings) {
    if *node != Node::Null {
        let path = shortened(path);
        findings.warn(format!("{path} is {}, not {wanted}, and was left out", node.kind()));
    }
}

/// The path of a field below another, as messages show it.
pub(super) fn below(path: &str, name: &str) -> String {
    format!("{path}.{}", shortened(name))
}

/// A field's name as messages show it: whole, unless it is longer than any name.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
