//! Dates of a table that stand in the middle of a cell with several lines beside them.

use super::column::holds_year;
use super::line::Line;

/// The most letters of a cell with dates.
const LONGEST_DATES: usize = 26;

/// How far from the middle between two lines a date may be, as a share of the font size.
const OFF_MIDDLE: f64 = 0.25;

/// The largest distance of the lines of a cell, as a share of the font size.
const MOST_STEP: f64 = 1.7;

/// The share by which the distances of the lines of a cell may differ.
const SAME_STEP: f64 = 0.08;

/// How far the starts of the lines of a cell may differ.
const SAME_LEFT: f64 = 2.0;

/// The most lines of a cell above the middle.
const MOST_ABOVE: usize = 6;

/// The most dates of a page that are looked at.
const MOST_DATES: usize = 100;

/// Moves each date that stands beside the middle of a cell to the first line of the cell.
pub(super) fn raise_dates(fragments: &mut [Line]) {
    let labels: Vec<usize> =
        (0..fragments.len()).filter(|at| is_dates(fragments, *at)).take(MOST_DATES).collect();
    let mut raised = Vec::new();
    for (number, label) in labels.iter().enumerate() {
        let y = |at: usize| labels.get(at).and_then(|at| fragments.get(*at)).map(|line| line.y);
        let above = number.checked_sub(1).and_then(y);
        let below = y(number + 1);
        let own = y(number).unwrap_or_default();
        let reach = [above, below].into_iter().flatten().map(|other| (other - own).abs() / 2.0);
        let reach = reach.fold(f64::MAX, f64::min);
        raised.extend(top_of_cell(fragments, *label, reach).map(|top| (*label, top)));
    }
    for (label, top) in &raised {
        if let Some(line) = fragments.get_mut(*label) {
            line.y = *top;
        }
    }
    if !raised.is_empty() {
        fragments.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    }
}

/// Whether a fragment is nothing but dates at the left of the page.
fn is_dates(fragments: &[Line], at: usize) -> bool {
    fragments.get(at).is_some_and(|line| {
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        let digits = line.text.chars().filter(char::is_ascii_digit).count();
        holds_year(&line.text) && line.text.chars().count() <= LONGEST_DATES && letters <= 2 * digits
    })
}

/// The first line of the cell in whose middle a date stands, within this distance, if the date is on none of its lines.
fn top_of_cell(fragments: &[Line], label: usize, reach: f64) -> Option<f64> {
    let date = fragments.get(label)?;
    let mut beside: Vec<&Line> = fragments.iter().filter(|line| line.left > date.right).collect();
    let left =
        beside.iter().filter(|line| (line.y - date.y).abs() < MOST_STEP * line.size).map(|line| line.left);
    let left = left.fold(f64::MAX, f64::min);
    beside.retain(|line| (line.left - left).abs() < SAME_LEFT);
    let first_below = beside.iter().position(|line| line.y < date.y)?;
    let (upper, lower) = (beside.get(first_below.checked_sub(1)?)?, beside.get(first_below)?);
    let step = upper.y - lower.y;
    let middle = (upper.y + lower.y) / 2.0;
    if step > MOST_STEP * date.size || (middle - date.y).abs() > OFF_MIDDLE * date.size {
        return None;
    }
    let mut top = upper.y;
    for more in 1..MOST_ABOVE {
        let (Some(above), Some(below)) =
            (first_below.checked_sub(1 + more).and_then(|at| beside.get(at)), beside.get(first_below + more))
        else {
            break;
        };
        let (last_above, last_below) = (beside.get(first_below - more)?, beside.get(first_below + more - 1)?);
        let same = |distance: f64| (distance - step).abs() < SAME_STEP * step;
        if !same(above.y - last_above.y) || !same(last_below.y - below.y) || above.y - date.y > reach {
            break;
        }
        top = above.y;
    }
    Some(top)
}
