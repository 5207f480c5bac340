//! The summary as one HTML file, in the same page as reports.

use super::{Head, Table, figures, tables};
use crate::html::{Page, Part};
use maud::{Markup, html};
use skillgap_core::group::GroupSummary;

/// The number of columns above which a table is narrower and scrolls sideways on small screens.
const MOST_COLUMNS: usize = 5;

/// The whole page.
#[must_use]
pub fn summary(summary: &GroupSummary) -> String {
    let lead = html! {
        dl class="figures" {
            @for (what, value) in figures(summary) { div { dt { (what) } dd { strong { (value) } } } }
        }
    };
    let parts = tables(summary).iter().map(part).collect();
    let foot = html! {
        p {
            "Fit: how far what a profile holds meets what a role asks for. Points: hundredths of the fit. The figures "
            "say what profiles show, not whether it is true. Nothing was sent anywhere, and this file loads nothing."
        }
    };
    Page { title: "Summary of a batch", heading: html! { "Summary of a batch" }, lead, parts, foot }.render()
}

fn part(table: &Table) -> Part {
    let dense = table.heads.len() > MOST_COLUMNS;
    let grid = html! {
        table class=[dense.then_some("dense")] {
            caption { (table.heading) }
            thead { tr { @for head in &table.heads { (head_cell(*head)) } } }
            tbody { @for row in &table.rows { tr { @for cell in cells(table, row) { (cell) } } } }
        }
    };
    let body = html! {
        p { (table.remark) }
        @if dense {
            // Scrollable regions must be reachable by keyboard.
            div class="sideways" role="region" aria-label=(table.heading) tabindex="0" { (grid) }
        } @else { (grid) }
    };
    Part { id: table.id.to_owned(), heading: table.heading.to_owned(), body }
}

fn head_cell(head: Head) -> Markup {
    match head {
        Head::Words(text) => html! { th scope="col" { (text) } },
        Head::Figures(text) => html! { th scope="col" class="number" { (text) } },
    }
}

fn cells(table: &Table, row: &[String]) -> Vec<Markup> {
    let cell = |(head, text): (&Head, &String)| match head {
        Head::Words(_) => html! { th scope="row" { bdi { (text) } } },
        Head::Figures(_) => html! { td class="number" { (text) } },
    };
    table.heads.iter().zip(row).map(cell).collect()
}
