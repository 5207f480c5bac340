//! What the catalogue says about a role: definition, responsibilities, requirements, outlook.

use crate::View;
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet, bar};
use crate::wording::{alternatives, category_heading, sources};
use skillgap_core::catalog::{Category, Fact};
use skillgap_core::role_info::{RequirementDescription, RoleDescription};

/// The width of an importance bar.
const BAR: usize = 6;

/// Everything about one role.
#[must_use]
pub fn role(role: &RoleDescription, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.title(&role.title);
    sheet.line(0, Tone::Quiet, &format!("id {}, group {}", role.id, role.group));
    if !role.alt_titles.is_empty() {
        sheet.line(0, Tone::Quiet, &format!("also called {}", role.alt_titles.join(", ")));
    }
    if let Some(definition) = &role.definition {
        sheet.blank();
        sheet.line(0, Tone::Plain, &definition.text);
    }
    if let Some(licence) = &role.licence {
        sheet.blank();
        sheet.line(0, Tone::Plain, &format!("Regulated: {}", licence.text));
    }
    facts(&mut sheet, "Responsibilities", &role.responsibilities);
    for category in Category::ALL {
        requirements(&mut sheet, *category, role);
    }
    facts(&mut sheet, "Industries", &role.industries);
    facts(&mut sheet, "Notes", &role.notes);
    if let Some(outlook) = &role.outlook {
        sheet.heading(0, "Outlook", &format!("source: {}", outlook.source));
        sheet.line(2, Tone::Plain, &outlook.text);
    }
    sheet.finish()
}

fn facts(sheet: &mut Sheet, heading: &str, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    sheet.heading(0, heading, &sources(facts.iter().map(|fact| fact.source.as_str())));
    for fact in facts {
        sheet.item(2, "•", &fact.text, Tone::Plain);
    }
}

fn requirements(sheet: &mut Sheet, category: Category, role: &RoleDescription) {
    let of = |r: &&RequirementDescription| r.category == category.as_str();
    let listed: Vec<&RequirementDescription> = role.requirements.iter().filter(of).collect();
    if listed.is_empty() {
        return;
    }
    let heading = category_heading(category);
    sheet.heading(0, heading, &sources(listed.iter().map(|r| r.source)));
    let indent = 2 + BAR + 2;
    for requirement in listed {
        let cells = [
            Cell::new(&bar(requirement.importance, BAR), BAR),
            Cell::new(&requirement.text, sheet.room(indent)),
        ];
        sheet.row(2, &cells);
        sheet.line(indent, Tone::Quiet, &alternatives(requirement));
    }
}
