//! The roles near to the first one, as a table.

use super::page::{Page, share, text};
use crate::render::wording::{adjacent_heading, list};
use skillgap_core::report::{AdjacentInfo, Report};

/// Every adjacent role, the readiest first.
pub(super) fn roles(page: &mut Page, report: &Report) {
    let Some(heading) = adjacent_heading(report) else { return };
    page.heading(2, &text(&heading));
    let row = |role: &AdjacentInfo| {
        let transfers: Vec<&String> = role.transfers.iter().map(|pointer| &pointer.skill).collect();
        let adds: Vec<&String> = role.adds.iter().map(|gap| &gap.skill).collect();
        let skills = [text(&list(&transfers)), text(&list(&adds))];
        let [transfers, adds] = skills;
        vec![role.rank.to_string(), text(&role.title), share(role.fit), transfers, adds]
    };
    let heads = ["Place", "Role", "Fit", "Carries over", "Asks for besides"];
    page.table(&heads, report.adjacent.iter().map(row));
}
