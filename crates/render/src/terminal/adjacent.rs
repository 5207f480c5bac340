//! The roles similar to the first one: how ready the person is, what transfers, what else is required.

use crate::answer;
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet, bar};
use crate::wording::{adjacent_heading, percent};
use skillgap_core::report::{AdjacentInfo, Report};

/// The width of a bar.
const BAR: usize = 20;

/// The width of everything except the title: indentation, bar, fit, and the gaps between them.
const AROUND: usize = 2 + 2 + BAR + 2 + 4;

/// The indentation below a title.
const INDENT: usize = 4;

/// All adjacent roles, readiest first.
pub(super) fn roles(sheet: &mut Sheet, report: &Report) {
    let Some(heading) = adjacent_heading(report) else { return };
    sheet.part(&heading);
    report.adjacent.iter().for_each(|role| row(sheet, role));
}

fn row(sheet: &mut Sheet, role: &AdjacentInfo) {
    let title = sheet.room(AROUND);
    let cells = [
        Cell::new(&role.title, title).tone(Tone::Strong),
        Cell::new(&bar(role.fit, BAR), BAR).tone(Tone::of_share(role.fit)),
        Cell::new(&percent(role.fit), 4).right(),
    ];
    sheet.row(2, &cells);
    sheet.line(INDENT, Tone::Quiet, &answer::adjacent(role));
}
