//! The roles as a bar chart, best first.

use crate::answer::{self, Near};
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet, bar};
use crate::wording::percent;
use skillgap_core::report::{Report, RoleInfo};

/// The width of a bar.
const BAR: usize = 20;

/// The width of everything except the title: indentation, bar, fit, closeness, and the gaps between them.
const AROUND: usize = 2 + 2 + BAR + 2 + 4 + 2 + 15;

/// All roles in the report with their fits.
pub(super) fn roles(sheet: &mut Sheet, report: &Report) {
    sheet.heading(0, "Roles", "nearest first");
    let roles = answer::roles_in_order(report);
    if roles.is_empty() {
        let text = "No role in the catalogue asks for any of these skills.";
        return sheet.line(2, Tone::Plain, text);
    }
    for role in roles {
        row(sheet, role);
    }
    let note = "The bar shows the share of the role's requirements that is met, weighted by importance.";
    sheet.line(2, Tone::Quiet, note);
}

fn row(sheet: &mut Sheet, role: &RoleInfo) {
    let title = sheet.room(AROUND);
    let cells = [
        Cell::new(&role.title, title).tone(Tone::Strong),
        Cell::new(&bar(role.fit, BAR), BAR).tone(Tone::of_share(role.fit)),
        Cell::new(&percent(role.fit), 4).right(),
        Cell::new(Near::to(role).word(), 15).tone(Tone::Quiet),
    ];
    sheet.row(2, &cells);
}
