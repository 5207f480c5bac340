//! A role's requirements by category: how much of each is covered.

use super::{BAR, ROW, Words, bar, figure, line_of_text};
use crate::render::html::geometry::coverage::{CategoryBar, Piece, by_category};
use crate::render::html::words::label;
use crate::render::wording::percent;
use maud::{Markup, html};
use skillgap_core::report::RoleInfo;

/// A bar for each category, made of its requirements.
pub(in crate::render::html) fn coverage(id: &str, role: &RoleInfo) -> Markup {
    let bars = by_category(&role.requirements);
    let told: Vec<String> = bars.iter().map(sentence).collect();
    let words = Words {
        id: &format!("{id}-coverage"),
        title: &format!("Coverage of the requirements of {} by category", label(&role.title)),
        told: told.join(" "),
        caption: html! {
            "Each piece is one requirement, as wide as it weighs; the filled part of it is covered."
        },
    };
    let body = html! { @for (row, bar) in bars.iter().enumerate() { (one(row, bar)) } };
    figure(&words, bars.len() * ROW, &body)
}

fn one(row: usize, category: &CategoryBar<'_>) -> Markup {
    let head = format!("{}: {} of {} met", category.heading, category.met(), category.pieces.len());
    let figure = format!("{} covered", percent(category.coverage));
    html! {
        (line_of_text(row, &head, &figure))
        @for piece in &category.pieces { (piece_of(row, piece)) }
    }
}

fn piece_of(row: usize, piece: &Piece<'_>) -> Markup {
    let told = format!("{}: {}", label(&piece.requirement.text), percent(piece.requirement.coverage));
    html! {
        g {
            title { (told) }
            (bar("track", row, piece.all))
            (bar("covered", row, piece.covered))
            (super::upright("seam", piece.all.end, row * ROW + BAR.0, row * ROW + BAR.0 + BAR.1))
        }
    }
}

fn sentence(category: &CategoryBar<'_>) -> String {
    format!(
        "{}: {} covered, {} of {} requirements met in full, {} of the fit.",
        category.heading,
        percent(category.coverage),
        category.met(),
        category.pieces.len(),
        percent(category.share)
    )
}
