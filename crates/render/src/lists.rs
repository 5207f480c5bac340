//! The roles of a catalogue as a list, and its contents as figures.

use super::View;
use super::markdown::page::{Page, text};
use super::paint::Tone;
use super::sheet::{Cell, Sheet};
use super::wording::{count, grouped};
use serde::Serialize;
use skillgap_core::catalog::{Catalog, RelationKind, SkillKind};
use std::collections::BTreeMap;

/// The most groups of roles listed; JSON has all.
const MOST_GROUPS: usize = 30;

/// The roles of a catalogue.
#[derive(Debug, Serialize)]
pub struct RoleList {
    catalog: Named,
    roles: Vec<RoleLine>,
}

/// The catalogue.
#[derive(Debug, Serialize)]
struct Named {
    name: String,
    version: String,
}

/// A role in the list.
#[derive(Debug, Serialize)]
struct RoleLine {
    id: String,
    title: String,
    alternative_titles: Vec<String>,
    group: String,
    requirements: usize,
}

impl RoleList {
    /// Every role, by group and title.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let line = |role: &skillgap_core::catalog::Role| RoleLine {
            id: role.key.clone(),
            title: role.title.clone(),
            alternative_titles: role.alt_titles.clone(),
            group: role.group.clone(),
            requirements: role.requirements.len(),
        };
        let mut roles: Vec<RoleLine> = catalog.roles().iter().map(line).collect();
        roles.sort_by(|a, b| (&a.group, &a.title).cmp(&(&b.group, &b.title)));
        Self { catalog: Named::of(catalog), roles }
    }

    fn groups(&self) -> BTreeMap<&str, Vec<&RoleLine>> {
        let mut groups: BTreeMap<&str, Vec<&RoleLine>> = BTreeMap::new();
        for role in &self.roles {
            groups.entry(&role.group).or_default().push(role);
        }
        groups
    }

    /// For the terminal.
    #[must_use]
    pub fn terminal(&self, view: &View) -> String {
        let mut sheet = Sheet::new(view.columns, view.colour);
        sheet.title(&format!("Roles of {} {}", self.catalog.name, self.catalog.version));
        for (group, roles) in self.groups() {
            sheet.heading(0, group, &count(roles.len(), "role"));
            for role in roles {
                let cells = [
                    Cell::new(&role.title, 34).tone(Tone::Strong),
                    Cell::new(&role.id, sheet.room(2 + 34 + 2)).tone(Tone::Quiet),
                ];
                sheet.row(2, &cells);
            }
        }
        sheet.finish()
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = Page::default();
        page.heading(1, &format!("Roles of {} {}", text(&self.catalog.name), text(&self.catalog.version)));
        for (group, roles) in self.groups() {
            page.heading(2, &text(group));
            let row = |role: &&RoleLine| {
                vec![text(&role.title), format!("`{}`", role.id), text(&role.alternative_titles.join("; "))]
            };
            page.table(&["Title", "Id", "Other titles"], roles.iter().map(row));
        }
        page.finish()
    }
}

impl Named {
    fn of(catalog: &Catalog) -> Self {
        Self { name: catalog.name().to_owned(), version: catalog.version().to_owned() }
    }
}

/// The contents of a catalogue as figures.
#[derive(Debug, Serialize)]
pub struct Stats {
    catalog: Named,
    notice: String,
    skills: usize,
    alternative_labels: usize,
    skills_by_kind: BTreeMap<&'static str, usize>,
    relations: BTreeMap<&'static str, usize>,
    prerequisites: usize,
    project_ideas: usize,
    roles: usize,
    roles_by_group: BTreeMap<String, usize>,
    requirements: usize,
    responsibilities: usize,
    tips: usize,
}

impl Stats {
    /// Counts a catalogue.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let (skills, roles) = (catalog.skills(), catalog.roles());
        Self {
            catalog: Named::of(catalog),
            notice: catalog.notice().to_owned(),
            skills: skills.len(),
            alternative_labels: skills.iter().map(|s| s.alt_labels.len()).sum(),
            skills_by_kind: SkillKind::ALL
                .iter()
                .map(|kind| (kind.as_str(), skills.iter().filter(|s| s.kind == *kind).count()))
                .collect(),
            relations: RelationKind::ALL
                .iter()
                .map(|kind| (kind.as_str(), relations(catalog, *kind)))
                .collect(),
            prerequisites: skills.iter().map(|s| s.prerequisites.len()).sum(),
            project_ideas: skills.iter().filter(|s| s.project.is_some()).count(),
            roles: roles.len(),
            roles_by_group: groups(catalog),
            requirements: roles.iter().map(|r| r.requirements.len()).sum(),
            responsibilities: roles.iter().map(|r| r.responsibilities.len()).sum(),
            tips: catalog.tips().len(),
        }
    }

    /// Labels with figures, in display order.
    fn lines(&self) -> Vec<(String, usize)> {
        let mut lines = vec![("Skills".to_owned(), self.skills)];
        lines.extend(self.skills_by_kind.iter().map(|(kind, n)| (format!("  of kind {kind}"), *n)));
        lines.push(("Alternative labels".to_owned(), self.alternative_labels));
        lines.extend(self.relations.iter().map(|(kind, n)| (format!("Relations: {kind}"), *n)));
        lines.push(("Prerequisites".to_owned(), self.prerequisites));
        lines.push(("Project ideas".to_owned(), self.project_ideas));
        lines.push(("Roles".to_owned(), self.roles));
        lines.extend(self.groups());
        lines.push(("Requirements".to_owned(), self.requirements));
        lines.push(("Responsibilities".to_owned(), self.responsibilities));
        lines.push(("Practical tips".to_owned(), self.tips));
        lines
    }

    /// The groups of roles with figures, or their number if there are too many to list.
    fn groups(&self) -> Vec<(String, usize)> {
        match self.roles_by_group.len() {
            many if many > MOST_GROUPS => vec![("Groups of roles".to_owned(), many)],
            _ => self.roles_by_group.iter().map(|(group, n)| (format!("  of group {group}"), *n)).collect(),
        }
    }

    /// For the terminal.
    #[must_use]
    pub fn terminal(&self, view: &View) -> String {
        let mut sheet = Sheet::new(view.columns, view.colour);
        sheet.title(&format!("{} {}", self.catalog.name, self.catalog.version));
        for (name, number) in self.lines() {
            let indent = name.len() - name.trim_start().len();
            let columns = 40 - indent;
            let tone = if indent == 0 { Tone::Strong } else { Tone::Plain };
            let figure = Cell::new(&grouped(number as u64), 9).right();
            sheet.row(indent, &[Cell::new(&name, columns).tone(tone), figure]);
        }
        sheet.blank();
        sheet.line(0, Tone::Quiet, &self.notice);
        sheet.finish()
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = Page::default();
        page.heading(1, &format!("{} {}", text(&self.catalog.name), text(&self.catalog.version)));
        let row = |(name, number): (String, usize)| vec![text(&name), grouped(number as u64)];
        page.table(&["What", "Number"], self.lines().into_iter().map(row));
        if !self.notice.is_empty() {
            page.paragraph(&text(&self.notice));
        }
        page.finish()
    }
}

/// The number of relations of a kind; `related`, which is listed on both sides, counts once.
fn relations(catalog: &Catalog, kind: RelationKind) -> usize {
    let all = catalog.skills().iter().flat_map(|s| &s.relations).filter(|r| r.kind == kind).count();
    if kind == RelationKind::Related { all / 2 } else { all }
}

fn groups(catalog: &Catalog) -> BTreeMap<String, usize> {
    let mut groups = BTreeMap::new();
    for role in catalog.roles() {
        *groups.entry(role.group.clone()).or_insert(0) += 1;
    }
    groups
}
