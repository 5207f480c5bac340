//! What-if results: before and after, for the terminal and as Markdown.

use super::View;
use super::answer::Near;
use super::markdown::page::{Page, text};
use super::paint::Tone;
use super::sheet::{Cell, Sheet};
use super::wording::{list, percent};
use skillgap_core::what_if::{Changed, Named, Shift, WhatIf};

/// The most requirements listed per role.
const MOST_CHANGED: usize = 8;

/// The most skills listed that would change the first role.
const MOST_TURNS: usize = 6;

/// The assumption in words: "If you learn Docker, and are right about English".
fn supposed(answer: &WhatIf) -> String {
    let names = |named: &[Named]| -> Vec<String> {
        let one = |named: &Named| match named.level {
            Some(level) => format!("{} ({level})", named.skill),
            None => named.skill.clone(),
        };
        named.iter().map(one).collect()
    };
    let mut parts = Vec::new();
    if !answer.learn.is_empty() {
        parts.push(format!("learn {}", list(&names(&answer.learn))));
    }
    if !answer.confirm.is_empty() {
        parts.push(format!("do have {}", list(&names(&answer.confirm))));
    }
    if !answer.without.is_empty() {
        parts.push(format!("do not have {}", list(&answer.without)));
    }
    if parts.is_empty() {
        "As things are, without a change:".to_owned()
    } else {
        format!("If you {}:", parts.join(" and "))
    }
}

/// The change for a role: "41% → 56% of what the role asks for; 7 things missing instead of 9".
fn shift(shift: &Shift) -> String {
    let share = if percent(shift.fit_before) == percent(shift.fit_after) {
        format!("{} as before", percent(shift.fit_after))
    } else {
        format!("{} → {}", percent(shift.fit_before), percent(shift.fit_after))
    };
    let near = Near::of(shift.fit_after).word();
    if shift.missing_before == shift.missing_after {
        format!("{share}, {near}; {} things missing", shift.missing_after)
    } else {
        format!("{share}, {near}; {} things missing instead of {}", shift.missing_after, shift.missing_before)
    }
}

fn changed(changed: &Changed) -> String {
    format!("{} → {}", percent(changed.before), percent(changed.after))
}

/// For the terminal.
#[must_use]
pub fn terminal(answer: &WhatIf, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.title("What if");
    sheet.line(0, Tone::Plain, &supposed(answer));
    for role in &answer.roles {
        sheet.blank();
        sheet.line(2, Tone::Strong, &role.title);
        sheet.line(4, Tone::Plain, &shift(role));
    }
    if let Some(role) = answer.roles.first().filter(|role| !role.changed.is_empty()) {
        sheet.heading(0, &format!("What changes for {}", role.title), "");
        for change in role.changed.iter().take(MOST_CHANGED) {
            let room = sheet.room(2 + 12 + 2);
            sheet.row(2, &[Cell::new(&changed(change), 12), Cell::new(&change.requirement, room)]);
        }
    }
    if !answer.turns.is_empty() {
        sheet.heading(0, "Single skills that would make another role the nearest", "");
        for turn in answer.turns.iter().take(MOST_TURNS) {
            sheet.line(2, Tone::Plain, &format!("{}: {}", turn.skill, turn.role));
        }
    }
    sheet.finish()
}

/// As Markdown.
#[must_use]
pub fn markdown(answer: &WhatIf) -> String {
    let mut page = Page::default();
    page.heading(1, "What if");
    page.paragraph(&text(&supposed(answer)));
    let row = |role: &Shift| vec![text(&role.title), text(&shift(role))];
    page.table(&["Role", "Change"], answer.roles.iter().map(row));
    if let Some(role) = answer.roles.first().filter(|role| !role.changed.is_empty()) {
        page.heading(2, &format!("What changes for {}", text(&role.title)));
        let row = |change: &Changed| vec![text(&changed(change)), text(&change.requirement)];
        page.table(&["Met", "Requirement"], role.changed.iter().map(row));
    }
    if !answer.turns.is_empty() {
        page.heading(2, "Single skills that would make another role the nearest");
        page.table(
            &["Skill", "Role"],
            answer.turns.iter().map(|turn| vec![text(&turn.skill), text(&turn.role)]),
        );
    }
    page.finish()
}
