//! A chart of how many skills two roles have in common.

use super::{ROW, Words, bar, figure, line_of_text};
use crate::html::geometry::Stretch;
use crate::html::words::label;
use crate::wording::count;
use maud::{Markup, html};
use skillgap_core::compare::Comparison;

/// Three bars on one scale: only the first, both, only the second.
pub(in crate::html) fn overlap([a, b]: [&str; 2], comparison: &Comparison) -> Markup {
    let sides = [&comparison.only_a, &comparison.shared, &comparison.only_b].map(|side| side.skills.len());
    let heads = [format!("Only {}", label(a)), "Both".to_owned(), format!("Only {}", label(b))];
    let told: Vec<String> = heads
        .iter()
        .zip(sides)
        .map(|(head, skills)| format!("{head}: {}.", count(skills, "skill")))
        .collect();
    let words = Words {
        id: "chart-overlap",
        title: "Skills that the two roles name",
        told: told.join(" "),
        caption: html! { "The skills named by either role; those named by both are in the middle." },
    };
    let places = placed(sides);
    let body = html! {
        @for (row, ((head, skills), stretch)) in heads.iter().zip(sides).zip(places).enumerate() {
            (line_of_text(row, head, &count(skills, "skill")))
            (super::track(row))
            (bar(if row == 1 { "covered" } else { "span" }, row, stretch))
        }
    };
    figure(&words, heads.len() * ROW, &body)
}

/// The three numbers in sequence, as shares of the total.
fn placed(sides: [usize; 3]) -> [Stretch; 3] {
    let all = sides.iter().sum::<usize>().max(1) as f64;
    let [first, both, second] = sides.map(|skills| skills as f64 / all);
    let (until_both, end) = (first + both, first + both + second);
    [Stretch::between(0.0, first), Stretch::between(first, until_both), Stretch::between(until_both, end)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_parts_fill_the_width() {
        let [first, both, second] = placed([2, 1, 1]);
        assert_eq!((first.start, first.end, both.end, second.end), (0.0, 50.0, 75.0, 100.0));
        assert!(placed([0, 0, 0]).iter().all(|stretch| stretch.width() == 0.0));
    }
}
