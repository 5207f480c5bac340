//! A bar chart of the fit for each role.

use super::{AXIS, BAR, ROW, Words, bar, figure, fit_axis, line_of_text, track, upright};
use crate::html::geometry::Stretch;
use crate::html::words::label;
use crate::wording::percent;
use maud::{Markup, html};

/// The fit for a role.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::html) struct Fit<'a> {
    /// The role's title.
    pub(in crate::html) title: &'a str,
    /// The fit, in `[0,1]`.
    pub(in crate::html) fit: f64,
    /// The same over essential requirements, if known.
    pub(in crate::html) essential: Option<f64>,
}

/// One bar per role, with a title.
pub(in crate::html) fn fits(id: &str, title: &str, fits: &[Fit<'_>]) -> Markup {
    let has_marks = fits.iter().any(|fit| fit.essential.is_some());
    let told: Vec<String> = fits.iter().map(sentence).collect();
    let words = Words {
        id,
        title,
        told: told.join(" "),
        caption: html! {
            "The share of the role's requirements that is met."
            @if has_marks { " The vertical mark shows the same for essential requirements only." }
        },
    };
    let body = html! {
        (fit_axis(fits.len()))
        @for (row, fit) in fits.iter().enumerate() { (one(row, fit)) }
    };
    figure(&words, fits.len() * ROW + AXIS, &body)
}

fn one(row: usize, fit: &Fit<'_>) -> Markup {
    let top = row * ROW + BAR.0;
    html! {
        (line_of_text(row, &label(fit.title), &percent(fit.fit)))
        (track(row))
        (bar("covered", row, Stretch::between(0.0, fit.fit)))
        @if let Some(essential) = fit.essential {
            (upright("mark", Stretch::between(0.0, essential).end, top - 3, top + BAR.1 + 3))
        }
    }
}

fn sentence(fit: &Fit<'_>) -> String {
    let essential = fit.essential.map(|share| format!(" (essential requirements {})", percent(share)));
    format!("{}: {}{}.", label(fit.title), percent(fit.fit), essential.unwrap_or_default())
}
