//! What the catalogue says about one or two roles.

use super::page::{Page, share, text};
use crate::wording::{alternatives, aspects, category_heading, points};
use skillgap_core::catalog::{Category, Fact};
use skillgap_core::compare::{ComparedGap, ComparedStanding, Comparison, Side};
use skillgap_core::role_info::{RequirementDescription, RoleDescription};

/// Everything about one role.
#[must_use]
pub fn role(role: &RoleDescription) -> String {
    let mut page = Page::default();
    page.heading(1, &text(&role.title));
    page.paragraph(&format!("Id `{}`, group {}.", role.id, text(&role.group)));
    if !role.alt_titles.is_empty() {
        page.paragraph(&format!("Also called {}.", text(&role.alt_titles.join(", "))));
    }
    if let Some(definition) = &role.definition {
        page.paragraph(&text(&definition.text));
    }
    if let Some(licence) = &role.licence {
        page.paragraph(&text(&format!("Regulated: {}", licence.text)));
    }
    facts(&mut page, "Responsibilities", &role.responsibilities);
    for category in Category::ALL {
        requirements(&mut page, *category, role);
    }
    facts(&mut page, "Industries", &role.industries);
    facts(&mut page, "Notes", &role.notes);
    if let Some(outlook) = &role.outlook {
        page.heading(2, "Outlook");
        page.paragraph(&format!("{} (source: {})", text(&outlook.text), outlook.source));
    }
    page.finish()
}

fn facts(page: &mut Page, heading: &str, facts: &[Fact]) {
    if facts.is_empty() {
        return;
    }
    page.heading(2, heading);
    let lines: Vec<String> =
        facts.iter().map(|fact| format!("- {} (source: {})", text(&fact.text), fact.source)).collect();
    page.paragraph(&lines.join("\n"));
}

fn requirements(page: &mut Page, category: Category, role: &RoleDescription) {
    let of = |r: &&RequirementDescription| r.category == category.as_str();
    let mut listed = role.requirements.iter().filter(of).peekable();
    if listed.peek().is_none() {
        return;
    }
    page.heading(2, category_heading(category));
    let row = |r: &RequirementDescription| {
        vec![format!("{:.2}", r.importance), text(&r.text), text(&alternatives(r)), r.source.to_owned()]
    };
    page.table(&["Weight", "Requirement", "Met by", "Source"], listed.map(row));
}

/// Two roles: what they share, how they differ, and what a resume lacks.
#[must_use]
pub fn comparison(comparison: &Comparison) -> String {
    let mut page = Page::default();
    let (a, b) = (text(&comparison.a.title), text(&comparison.b.title));
    page.heading(1, &format!("{a} and {b}"));
    if let Some(standing) = &comparison.standing {
        missing(&mut page, (&a, &b), standing);
    }
    side(&mut page, "Shared", &comparison.shared);
    side(&mut page, &format!("Only {a}"), &comparison.only_a);
    side(&mut page, &format!("Only {b}"), &comparison.only_b);
    page.heading(2, "Side by side");
    for (heading, left, right) in aspects(comparison) {
        page.heading(3, heading);
        let cell = |items: &[String], at: usize| items.get(at).map(|t| text(t)).unwrap_or_default();
        let rows = (0..left.len().max(right.len())).map(|at| vec![cell(&left, at), cell(&right, at)]);
        page.table(&[&a, &b], rows);
    }
    page.finish()
}

fn missing(page: &mut Page, (a, b): (&str, &str), standing: &ComparedStanding) {
    page.heading(2, "Fit");
    let fits = [(a, standing.fit_a), (b, standing.fit_b)];
    page.table(&["Role", "Fit"], fits.into_iter().map(|(title, fit)| vec![title.to_owned(), share(fit)]));
    let lists = [
        ("Missing for both".to_owned(), &standing.both),
        (format!("Missing for {a} only"), &standing.only_a),
        (format!("Missing for {b} only"), &standing.only_b),
    ];
    for (heading, gaps) in lists.iter().filter(|(_, gaps)| !gaps.is_empty()) {
        page.heading(2, heading);
        let row = |gap: &ComparedGap| vec![text(&gap.skill), points(gap.gap_a), points(gap.gap_b)];
        page.table(&["Skill", &format!("Points, {a}"), &format!("Points, {b}")], gaps.iter().map(row));
    }
}

fn side(page: &mut Page, heading: &str, side: &Side) {
    page.heading(2, heading);
    if side.skills.is_empty() && side.responsibilities.is_empty() {
        return page.paragraph("Nothing.");
    }
    if !side.skills.is_empty() {
        page.paragraph(&text(&side.skills.join(", ")));
    }
    let lines: Vec<String> = side.responsibilities.iter().map(|said| format!("- {}", text(said))).collect();
    if !lines.is_empty() {
        page.paragraph(&lines.join("\n"));
    }
}
