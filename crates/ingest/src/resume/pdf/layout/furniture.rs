//! Removes what is repeated on every page: headers, footers and page numbers.

use super::line::Line;
use crate::resume::page_number::is_page_number;

/// The number of baselines at the top and bottom of a page that may be repeated.
const EDGE: usize = 3;

/// The most lines at the edges of a page.
const MOST_LINES: usize = 60;

/// The tolerance for the same position, in points.
const SAME_PLACE: f64 = 3.0;

/// Removes page numbers, and what a page repeats from the previous one in the same position.
pub(in super::super) fn without_furniture(pages: &mut [Vec<Line>]) {
    let edges: Vec<Vec<Line>> = pages.iter().map(|lines| edges(lines)).collect();
    for (number, lines) in pages.iter_mut().enumerate() {
        let here = edges.get(number).map(Vec::as_slice).unwrap_or_default();
        let before =
            number.checked_sub(1).and_then(|before| edges.get(before)).map(Vec::as_slice).unwrap_or_default();
        lines.retain(|line| {
            let at_edge = here.iter().any(|edge| edge.y == line.y && edge.left == line.left);
            !at_edge || !(holds_page_number(&line.text) || before.iter().any(|other| is_same(line, other)))
        });
    }
}

/// Whether a line is a page number, or ends in one: "Ada Example - Page 1 of 2".
fn holds_page_number(text: &str) -> bool {
    let last = text.rsplit(['-', '–', '—', '|', '·', '•', ',']).next();
    is_page_number(text, true) || last.is_some_and(|last| is_page_number(last, false))
}

fn is_same(line: &Line, other: &Line) -> bool {
    let digits = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    (line.y - other.y).abs() < SAME_PLACE
        && (line.left - other.left).abs() < SAME_PLACE
        && digits(&line.text) == digits(&other.text)
}

/// The lines on the first and last baselines of a page.
fn edges(lines: &[Line]) -> Vec<Line> {
    let mut ys: Vec<f64> = lines.iter().map(|line| line.y).collect();
    ys.sort_by(f64::total_cmp);
    ys.dedup_by(|a, b| (*a - *b).abs() < SAME_PLACE);
    let (Some(low), Some(high)) =
        (ys.get(EDGE.min(ys.len()).saturating_sub(1)), ys.get(ys.len().saturating_sub(EDGE)))
    else {
        return Vec::new();
    };
    let edge = lines.iter().filter(|line| line.y <= *low + SAME_PLACE || line.y >= *high - SAME_PLACE);
    let edge: Vec<Line> = edge.take(MOST_LINES + 1).cloned().collect();
    if edge.len() > MOST_LINES { Vec::new() } else { edge }
}
