//! Then and now, for the terminal, as Markdown and as a page.

mod words;

use super::View;
use super::html::{Page as HtmlPage, Part};
use super::markdown::page::{Page, text};
use super::paint::Tone;
use super::sheet::{Cell, Sheet};
use maud::{Markup, html};
use skillgap_core::diff::Diff;
use words::{Block, Rows, blocks, title};

/// The most names of a list, and rows of a table, shown on a terminal.
const MOST_AT_TERMINAL: usize = 10;

/// The title of this section in a report.
const SINCE: &str = "Since the older report";

/// The width of the first cell: "left out", "+12.3".
const FIRST: usize = 10;

/// For a terminal.
#[must_use]
pub fn terminal(diff: &Diff, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.title(&title(diff));
    put(&mut sheet, diff);
    sheet.finish()
}

/// The same as the last section of a report.
#[must_use]
pub fn terminal_since(diff: &Diff, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.part(SINCE);
    put(&mut sheet, diff);
    sheet.finish()
}

fn put(sheet: &mut Sheet, diff: &Diff) {
    for note in &diff.notes {
        sheet.item(0, "!", note, Tone::Warn);
    }
    for Block { heading, lead, rows, .. } in blocks(diff, MOST_AT_TERMINAL) {
        sheet.heading(0, &heading, "");
        lead.iter().for_each(|line| sheet.line(2, Tone::Plain, line));
        for [first, second] in rows.map(|rows| rows.rows).unwrap_or_default() {
            let room = sheet.room(4 + FIRST + 2);
            sheet.row(4, &[Cell::new(&first, FIRST).tone(Tone::Strong), Cell::new(&second, room)]);
        }
    }
}

/// As Markdown.
#[must_use]
pub fn markdown(diff: &Diff) -> String {
    let mut page = Page::default();
    page.heading(1, &text(&title(diff)));
    written(page, diff, 2)
}

/// The same as the last section of a report.
#[must_use]
pub fn markdown_since(diff: &Diff) -> String {
    let mut page = Page::default();
    page.heading(2, SINCE);
    written(page, diff, 3)
}

fn written(mut page: Page, diff: &Diff, depth: usize) -> String {
    for note in &diff.notes {
        page.paragraph(&format!("> **Note:** {}", text(note)));
    }
    for Block { heading, lead, rows, deeper } in blocks(diff, usize::MAX) {
        page.heading(depth + usize::from(deeper), &text(&heading));
        lead.iter().for_each(|line| page.paragraph(&text(line)));
        if let Some(Rows { heads, rows }) = rows {
            page.table(&heads, rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect()));
        }
    }
    page.finish()
}

/// As a page.
#[must_use]
pub fn html(diff: &Diff) -> String {
    let title = title(diff);
    let foot = html! {
        p {
            "Points are percentage points of fit, which measures how far someone meets a role's \
             requirements. The parts add up to the change. Nothing was sent anywhere, and this file \
             loads nothing."
        }
    };
    let lead = html! { (notes(diff)) };
    let mut parts: Vec<Part> = Vec::new();
    for block in blocks(diff, usize::MAX) {
        let body = shown(&block);
        match parts.last_mut().filter(|_| block.deeper) {
            Some(part) => part.body = html! { (part.body) h3 { (block.heading) } (body) },
            None => {
                let id = format!("part-{}", parts.len() + 1);
                parts.push(Part { id, heading: block.heading, body });
            }
        }
    }
    HtmlPage { title: &title, heading: html! { bdi { (title) } }, lead, parts, foot }.render()
}

/// The section in the page of a report.
pub(crate) fn part(diff: &Diff) -> Part {
    let body = html! {
        (notes(diff))
        @for block in blocks(diff, usize::MAX) {
            @if block.deeper { h4 { (block.heading) } } @else { h3 { (block.heading) } }
            (shown(&block))
        }
    };
    Part { id: "since".to_owned(), heading: SINCE.to_owned(), body }
}

fn notes(diff: &Diff) -> Markup {
    html! {
        @for note in &diff.notes { div class="warning" role="note" { p { bdi { (note) } } } }
    }
}

fn shown(block: &Block) -> Markup {
    html! {
        @for line in &block.lead { p { bdi { (line) } } }
        @if let Some(Rows { heads: [first, second], rows }) = &block.rows {
            table {
                caption { (block.heading) }
                thead { tr { th scope="col" class="aspect" { (first) } th scope="col" { (second) } } }
                tbody {
                    @for [first, second] in rows { tr { td { (first) } th scope="row" { bdi { (second) } } } }
                }
            }
        }
    }
}
