//! The roles as bars, best first.

use crate::render::paint::Tone;
use crate::render::sheet::{Cell, Sheet, bar};
use crate::render::wording::percent;
use skillgap_core::report::{Report, RoleInfo};

/// Columns of a bar.
const BAR: usize = 20;

/// Columns of everything but the title: indentation, place, bar, fit, relevance, and the gaps between them.
const AROUND: usize = 2 + 3 + 2 + 2 + BAR + 2 + 4 + 2 + 14;

/// Every role of the report with its fit and its relevance.
pub(super) fn roles(sheet: &mut Sheet, report: &Report) {
    sheet.heading(0, "Roles", &format!("place among {}", report.catalog.roles));
    if report.roles.is_empty() {
        let text = "No role of the catalogue asks for any of these skills.";
        return sheet.line(2, Tone::Plain, text);
    }
    for role in &report.roles {
        row(sheet, role);
    }
    let note = "fit: how much of what the role asks for is held; relevance: how much these skills point at \
                this role among all";
    sheet.line(2, Tone::Quiet, note);
}

fn row(sheet: &mut Sheet, role: &RoleInfo) {
    let title = sheet.room(AROUND);
    let cells = [
        Cell::new(&role.rank.to_string(), 3).right().tone(Tone::Quiet),
        Cell::new(&role.title, title).tone(Tone::Strong),
        Cell::new(&bar(role.fit, BAR), BAR).tone(Tone::of_share(role.fit)),
        Cell::new(&percent(role.fit), 4).right(),
        Cell::new(&format!("relevance {:>4}", percent(role.relevance)), 14).tone(Tone::Quiet),
    ];
    sheet.row(2, &cells);
}
