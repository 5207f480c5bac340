//! Many postings for one person: for the terminal, as Markdown, as a page and as CSV.

mod words;

use super::group::{Head, Table};
use super::html::{Page as HtmlPage, Part, plan_of_role};
use super::markdown::page::{Page, text};
use super::markdown::plan_of_role as plan_in_markdown;
use super::paint::Tone;
use super::sheet::{Cell, Sheet};
use super::terminal::plan_of_role as plan_at_terminal;
use super::width::clean;
use super::{LEFT_OUT, View};
use maud::{Markup, html};
use skillgap_core::market::{MarketInfo, PostingInMarket};
use words::{lead, left, plan_left, tables, title};

/// The heading of the plan.
const PLAN: &str = "A plan for these postings together";
/// The columns of the table of postings.
const COLUMNS: &str = "rank,posting_id,title,fit,fit_essential,fits,within_reach,required_missing,preferred_missing,\
     required_held,statements,recognised,times,url\n";
/// The width of figures on a terminal.
const FIGURE: usize = 8;
/// The width of a short text cell on a terminal.
const SHORT: usize = 5;

/// For the terminal, with at most this many postings.
#[must_use]
pub fn terminal(market: &MarketInfo, most: usize, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.title(&clean(&title(market)));
    if let Some(warning) = &market.person.warning {
        sheet.line(0, Tone::Warn, warning);
        sheet.line(0, Tone::Plain, LEFT_OUT);
        return sheet.finish();
    }
    lead(market).iter().for_each(|line| sheet.line(0, Tone::Plain, line));
    for table in tables(market, most) {
        put(&mut sheet, &table);
        if let Some(left) = left(market).filter(|_| table.id == "skills") {
            sheet.line(2, Tone::Quiet, &left);
        }
    }
    if let Some(role) = &market.plan.role {
        sheet.part(PLAN);
        plan_left(market).iter().for_each(|line| sheet.line(0, Tone::Quiet, line));
        plan_at_terminal(&mut sheet, role, market.plan.hours);
    }
    sheet.finish()
}

fn put(sheet: &mut Sheet, table: &Table) {
    sheet.heading(0, table.heading, "");
    sheet.line(2, Tone::Quiet, table.remark);
    let columns = widths(table, sheet.room(2));
    if table.heads.iter().any(|head| matches!(head, Head::Figures(_))) {
        let heads: Vec<Cell> = table
            .heads
            .iter()
            .zip(&columns)
            .map(|(head, columns)| cell(*head, head.text(), *columns, Tone::Quiet))
            .collect();
        sheet.row(2, &heads);
    }
    for row in &table.rows {
        let cells: Vec<Cell> = table
            .heads
            .iter()
            .zip(&columns)
            .zip(row)
            .map(|((head, columns), text)| cell(*head, text, *columns, Tone::Plain))
            .collect();
        sheet.row(2, &cells);
    }
}

/// Figures and marks get the width they need; text shares the rest.
fn widths(table: &Table, room: usize) -> Vec<usize> {
    let fixed = |head: &Head| match head {
        Head::Figures("Rank" | "Fit") => Some(SHORT),
        Head::Figures(_) => Some(FIGURE),
        Head::Words("") => Some(SHORT),
        Head::Words(_) => None,
    };
    let taken: usize = table.heads.iter().filter_map(fixed).sum::<usize>() + 2 * (table.heads.len() - 1);
    let words = table.heads.iter().filter(|head| fixed(head).is_none()).count().max(1);
    let each = room.saturating_sub(taken) / words;
    table.heads.iter().map(|head| fixed(head).unwrap_or(each)).collect()
}

fn cell(head: Head, text: &str, columns: usize, tone: Tone) -> Cell {
    let cell = Cell::new(text, columns).tone(tone);
    if matches!(head, Head::Figures(_)) { cell.right() } else { cell }
}

/// As Markdown.
#[must_use]
pub fn markdown(market: &MarketInfo, most: usize) -> String {
    let mut page = Page::default();
    page.heading(1, &text(&title(market)));
    if let Some(warning) = &market.person.warning {
        page.paragraph(&format!("> **Warning:** {}", text(warning)));
        page.paragraph(&text(LEFT_OUT));
        return page.finish();
    }
    lead(market).iter().for_each(|line| page.paragraph(&text(line)));
    for table in tables(market, most) {
        page.heading(2, table.heading);
        page.paragraph(&text(table.remark));
        let heads: Vec<&str> = table.heads.iter().map(|head| head.text()).collect();
        page.table(&heads, table.rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect()));
        if let Some(left) = left(market).filter(|_| table.id == "skills") {
            page.paragraph(&text(&left));
        }
    }
    if let Some(role) = &market.plan.role {
        page.heading(2, PLAN);
        plan_left(market).iter().for_each(|line| page.paragraph(&text(line)));
        plan_in_markdown(&mut page, role, market.plan.hours);
    }
    page.finish()
}

/// As a page.
#[must_use]
pub fn html(market: &MarketInfo, most: usize) -> String {
    let title = title(market);
    let warning = market.person.warning.as_ref();
    let lead = html! {
        @if let Some(warning) = warning {
            div class="warning" role="note" { p { bdi { (warning) } } p { (LEFT_OUT) } }
        } @else {
            @for line in lead(market) { p { (line) } }
        }
    };
    let mut parts = Vec::new();
    if warning.is_none() {
        parts.extend(tables(market, most).iter().map(|table| part(market, table)));
        if let Some(role) = &market.plan.role {
            let body = html! {
                @if let Some(left) = plan_left(market) { p class="quiet" { (left) } }
                (plan_of_role("market", role, market.plan.hours))
            };
            parts.push(Part { id: "plan".to_owned(), heading: PLAN.to_owned(), body });
        }
    }
    let foot = html! {
        p {
            "Fit: how far a resume meets a posting's requirements. Points: percentage points of fit. \
             Nothing was "
            "sent anywhere, and this file loads nothing."
        }
    };
    HtmlPage { title: &title, heading: html! { bdi { (title) } }, lead, parts, foot }.render()
}

fn part(market: &MarketInfo, table: &Table) -> Part {
    let body = html! {
        p { (table.remark) }
        // Scrollable regions must be reachable by keyboard.
        div class="sideways" role="region" aria-label=(table.heading) tabindex="0" {
            table class="dense" {
                caption { (table.heading) }
                thead { tr { @for head in &table.heads { (head_cell(*head)) } } }
                tbody { @for row in &table.rows { tr { @for (head, text) in table.heads.iter().zip(row) { (body_cell(*head, text)) } } } }
            }
        }
        @if let Some(left) = left(market).filter(|_| table.id == "skills") { p class="quiet" { (left) } }
    };
    Part { id: table.id.to_owned(), heading: table.heading.to_owned(), body }
}

fn head_cell(head: Head) -> Markup {
    match head {
        Head::Words("") => html! { td {} },
        Head::Words(text) => html! { th scope="col" { (text) } },
        Head::Figures(text) => html! { th scope="col" class="number" { (text) } },
    }
}

fn body_cell(head: Head, text: &str) -> Markup {
    match head {
        Head::Words("Posting" | "Skill") => html! { th scope="row" { bdi { (text) } } },
        Head::Words(_) => html! { td { bdi { (text) } } },
        Head::Figures(_) => html! { td class="number" { (text) } },
    }
}

/// The ranked postings as CSV, one row each; no cell can be taken for a formula by a spreadsheet.
#[must_use]
pub fn csv(market: &MarketInfo) -> String {
    std::iter::once(COLUMNS.to_owned()).chain(market.postings.iter().map(row)).collect()
}

fn row(posting: &PostingInMarket) -> String {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let cells = [
        posting.rank.to_string(),
        posting.id.clone(),
        words(&posting.title),
        posting.fit.to_string(),
        posting.fit_essential.to_string(),
        posting.fits.to_string(),
        posting.within_reach.to_string(),
        posting.required_missing.join("; "),
        posting.preferred_missing.join("; "),
        posting.required_held.join("; "),
        posting.read.statements.to_string(),
        posting.read.recognised.to_string(),
        posting.times.to_string(),
        words(&posting.url),
    ];
    cells.iter().map(|cell| super::steps_table::quoted(cell)).collect::<Vec<_>>().join(",") + "\n"
}
