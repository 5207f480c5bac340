//! The summary as Markdown.

use super::{Head, Table, figures, tables};
use crate::markdown::page::text;
use skillgap_core::group::GroupSummary;

/// The whole page.
#[must_use]
pub fn summary(summary: &GroupSummary) -> String {
    let mut blocks = vec!["# Summary of a batch".to_owned()];
    let lines: Vec<String> =
        figures(summary).into_iter().map(|(what, value)| format!("- {what}: {}", text(&value))).collect();
    blocks.push(lines.join("\n"));
    for table in tables(summary) {
        blocks.extend([format!("## {}", table.heading), text(table.remark), lines_of(&table)]);
    }
    blocks.join("\n\n") + "\n"
}

fn lines_of(table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let marks = table.heads.iter().map(|head| match head {
        Head::Words(_) => "---".to_owned(),
        Head::Figures(_) => "---:".to_owned(),
    });
    let heads = table.heads.iter().map(|head| head.text().to_owned()).collect();
    let rows = table.rows.iter().map(|cells| line(cells.iter().map(|cell| text(cell)).collect()));
    [line(heads), line(marks.collect())].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
