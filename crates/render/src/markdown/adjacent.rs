//! The roles similar to the first one, as a table.

use super::page::{Page, share, text};
use crate::answer;
use crate::wording::adjacent_heading;
use skillgap_core::report::{AdjacentInfo, Report};

/// All adjacent roles, readiest first.
pub(super) fn roles(page: &mut Page, report: &Report) {
    let Some(heading) = adjacent_heading(report) else { return };
    page.heading(2, &text(&heading));
    let row = |role: &AdjacentInfo| vec![text(&role.title), share(role.fit), text(&answer::adjacent(role))];
    page.table(&["Role", "Met", "How near"], report.adjacent.iter().map(row));
}
