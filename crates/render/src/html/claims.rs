//! Claims and evidence: three short lists that help a person to improve the resume.

use super::page::Part;
use super::words::{capital, label, said};
use crate::wording::{Claims, count};
use maud::{Markup, html};
use skillgap_core::report::{ClaimInfo, ProfileInfo};

/// The sentences of each list shown at once; the rest can be expanded.
const FIRST_CLAIMS: usize = 8;

/// The lists that are not empty; `None` if all are.
pub(super) fn part(profile: &ProfileInfo) -> Option<Part> {
    let lists = [Claims::Unlisted, Claims::ListedOnly, Claims::Shown];
    let filled: Vec<Claims> = lists.into_iter().filter(|list| !list.of(&profile.claims).is_empty()).collect();
    let body = html! {
        p class="lead" { "What the resume claims, what it shows, and how to improve it today." }
        @for which in &filled { (one(*which, which.of(&profile.claims))) }
    };
    let heading = "Claims and evidence".to_owned();
    (!filled.is_empty()).then(|| Part { id: "claims".to_owned(), heading, body })
}

fn one(which: Claims, claims: &[ClaimInfo]) -> Markup {
    let (first, rest) = claims.split_at(claims.len().min(FIRST_CLAIMS));
    html! {
        h3 { (which.heading()) " (" (claims.len()) ")" }
        p { (which.advice()) }
        @if which == Claims::ListedOnly {
            ul class="names" { @for claim in claims { li { (label(&claim.skill)) } } }
        } @else {
            (sentences(first))
            @if !rest.is_empty() {
                details class="more" { summary { (count(rest.len(), "more skill")) } (sentences(rest)) }
            }
        }
    }
}

fn sentences(claims: &[ClaimInfo]) -> Markup {
    html! {
        ul class="quotes" {
            @for claim in claims {
                li { b { (label(&claim.skill)) } ": " (capital(claim.section.as_str())) " " q { (said(&claim.text)) } }
            }
        }
    }
}
