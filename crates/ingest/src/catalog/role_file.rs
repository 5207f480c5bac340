//! Writes a role as a file of the native catalogue.

use skillgap_core::catalog::{Catalog, Requirement, Role};
use std::fmt::Write as _;

/// The group of a role without a known group.
const NO_GROUP: &str = "office";

/// The text of `roles/ROLE.toml`, for a curator to keep and edit.
#[must_use]
pub fn role_file(catalog: &Catalog, role: &Role) -> String {
    let mut text = String::new();
    field(&mut text, "id", &role.key);
    field(&mut text, "title", &role.title);
    field(&mut text, "group", if role.group.is_empty() { NO_GROUP } else { &role.group });
    field(&mut text, "source", "curated");
    field(&mut text, "weights", "curated");
    for (name, code) in [("isco08", &role.isco08), ("onet_soc", &role.onet_soc)] {
        code.iter().for_each(|code| field(&mut text, name, code));
    }
    if let Some(licence) = &role.licence {
        text.push_str("regulated = true\n");
        field(&mut text, "licence", &licence.text);
    }
    if let Some(definition) = &role.definition {
        field(&mut text, "definition", &definition.text);
    }
    role.requirements.iter().for_each(|one| requirement(&mut text, catalog, one));
    for note in &role.notes {
        text.push_str("\n[[note]]\n");
        field(&mut text, "text", &note.text);
    }
    text
}

fn requirement(text: &mut String, catalog: &Catalog, requirement: &Requirement) {
    let key = |skill: &skillgap_core::catalog::SkillId| quoted(&catalog.skill(*skill).key);
    text.push_str("\n[[requirement]]\n");
    field(text, "text", &requirement.text);
    field(text, "category", requirement.category.as_str());
    let any: Vec<String> = requirement.alternatives.iter().map(key).collect();
    // Writing to a String cannot fail.
    let _ = writeln!(text, "any = [{}]", any.join(", "));
    if requirement.alternatives.first() != Some(&requirement.prefer) {
        let _ = writeln!(text, "prefer = {}", key(&requirement.prefer));
    }
    if requirement.need != 1 {
        let _ = writeln!(text, "need = {}", requirement.need);
    }
    let _ = writeln!(text, "importance = {:?}", requirement.importance.get());
    if let Some(level) = requirement.level {
        field(text, "level", level.as_str());
    }
    let _ = writeln!(text, "essential = {}", requirement.essential);
}

fn field(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "{name} = {}", quoted(value));
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\r', '\n'], " ")).to_string()
}
