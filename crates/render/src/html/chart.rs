//! Charts as SVG in the page: drawn once, readable without scripts, with text for people who cannot see them.

mod fits;
mod overlap;
mod waterfall;

pub(super) use fits::{Fit, fits};
pub(super) use overlap::overlap;
pub(super) use waterfall::waterfall;

use super::geometry::{Stretch, place};
use crate::width::{clean, clip, width};
use maud::{Markup, html};

/// The height of a row: a line of text and a bar.
const ROW: usize = 44;

/// The baseline of the text in a row.
const TEXT: usize = 14;

/// The top of the bar in a row, and its height.
const BAR: (usize, usize) = (21, 12);

/// The height of an axis with labels.
const AXIS: usize = 22;

/// The width of a label on a wide page, in columns, next to its figures.
const WIDE: usize = 78;

/// The same on a phone.
const NARROW: usize = 27;

/// The texts of a chart.
pub(super) struct Words<'a> {
    /// Unique in the page.
    pub(super) id: &'a str,
    /// The title.
    pub(super) title: &'a str,
    /// A description of everything the chart shows.
    pub(super) told: String,
    /// How to read it.
    pub(super) caption: Markup,
}

/// A chart of this height in pixels, with its caption and its description for screen readers.
fn figure(words: &Words<'_>, height: usize, body: &Markup) -> Markup {
    let (title, told) = (format!("{}-title", words.id), format!("{}-told", words.id));
    html! {
        figure class="chart" {
            svg role="img" aria-labelledby=(format!("{title} {told}")) width="100%" height=(height) {
                title id=(title) { (words.title) }
                desc id=(told) { (words.told) }
                (body)
            }
            figcaption { (words.caption) }
        }
    }
}

/// The line of text above a bar: a label on the left and a figure on the right.
fn line_of_text(row: usize, label: &str, figure: &str) -> Markup {
    let y = row * ROW + TEXT;
    let label = clean(label);
    html! {
        @if width(&label) <= NARROW {
            text x="0" y=(y) { (label) }
        } @else {
            text class="wide" x="0" y=(y) { (clip(&label, WIDE)) }
            text class="narrow" x="0" y=(y) { (clip(&label, NARROW)) }
        }
        text class="figure" x="100%" y=(y) text-anchor="end" { (figure) }
    }
}

/// A rectangle at the height of the bar in a row.
fn bar(class: &str, row: usize, stretch: Stretch) -> Markup {
    html! {
        rect class=(class) x=(place(stretch.start)) y=(row * ROW + BAR.0) width=(place(stretch.width()))
            height=(BAR.1) {}
    }
}

/// The full-width background of a bar.
fn track(row: usize) -> Markup {
    bar("track", row, Stretch { start: 0.0, end: 100.0 })
}

/// A vertical line at this position, between two heights.
fn upright(class: &str, x: f64, from: usize, to: usize) -> Markup {
    let x = place(x);
    html! { line class=(class) x1=(x) x2=(x) y1=(from) y2=(to) {} }
}

/// Labels below this many rows, each at its position in percent.
fn axis(rows: usize, marks: &[(String, f64)]) -> Markup {
    let y = rows * ROW + TEXT;
    html! {
        @for (label, x) in marks {
            (upright("grid", *x, 0, rows * ROW))
            text class="tick" x=(place(*x)) y=(y) text-anchor=(anchor(*x)) { (label) }
        }
    }
}

/// Keeps labels at the edges inside.
fn anchor(x: f64) -> &'static str {
    match x {
        x if x < 4.0 => "start",
        x if x > 92.0 => "end",
        _ => "middle",
    }
}

/// The axis for fits: 0% to 100%.
fn fit_axis(rows: usize) -> Markup {
    let marks = [0, 25, 50, 75, 100].map(|percent| (format!("{percent}%"), f64::from(percent)));
    axis(rows, &marks)
}
