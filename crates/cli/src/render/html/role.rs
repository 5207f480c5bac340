//! One role in full: what it asks for and where the resume speaks of it, what is missing, what was assumed.

use super::chart;
use super::profile::{origin, quotes};
use super::words::label;
use crate::render::paint::Tone;
use crate::render::wording::{assumption, count, percent, pointed, points, standing, worth_naming};
use maud::{Markup, html};
use skillgap_core::report::{GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo};

/// The gaps that are shown at once; the others open.
const FIRST_GAPS: usize = 8;

/// The role's figures in a sentence.
pub(super) fn figures(report: &Report, role: &RoleInfo) -> Markup {
    html! {
        p class="lead" {
            "Fit " strong { (percent(role.fit)) } " (essential requirements " (percent(role.fit_essential))
            "), relevance " (percent(role.relevance)) ", place " (role.rank) " of " (report.catalog.roles) "."
        }
        @if let Some(text) = pointed(role) { p class="lead" { (text) } }
    }
}

/// The coverage by category.
pub(super) fn coverage(id: &str, role: &RoleInfo) -> Markup {
    html! {
        @if !role.requirements.is_empty() {
            h3 { "Coverage by category" }
            (chart::coverage(id, role))
        }
    }
}

/// What the role asks for and what it would like, with the evidence of the resume.
pub(super) fn requirements(id: &str, role: &RoleInfo, profile: &ProfileInfo) -> Markup {
    let of = |essential: bool| {
        role.requirements.iter().filter(move |r| r.essential == essential).collect::<Vec<_>>()
    };
    html! {
        (table(&format!("{id}-asked"), "Asked for", &of(true), profile))
        (table(&format!("{id}-nice"), "Nice to have", &of(false), profile))
    }
}

fn table(id: &str, heading: &str, listed: &[&RequirementInfo], profile: &ProfileInfo) -> Markup {
    let met = listed.iter().filter(|r| r.coverage >= 1.0).count();
    html! {
        @if !listed.is_empty() {
            h3 id=(id) { (heading) }
            table class="requirements" aria-labelledby=(id) {
                caption { (met) " of " (count(listed.len(), "requirement")) " met in full" }
                thead {
                    tr {
                        th scope="col" class="share" { "Coverage" }
                        th scope="col" class="asked" { "Requirement" }
                        th scope="col" { "In the resume" }
                    }
                }
                tbody { @for requirement in listed { (row(requirement, profile)) } }
            }
        }
    }
}

fn row(requirement: &RequirementInfo, profile: &ProfileInfo) -> Markup {
    html! {
        tr {
            td class="share" { (percent(requirement.coverage)) (small_bar(requirement.coverage)) }
            th scope="row" { (label(&requirement.text)) }
            td { (evidence(requirement, profile)) }
        }
    }
}

/// The figure beside it once more, for the eye alone.
fn small_bar(share: f64) -> Markup {
    let width = super::geometry::place(super::geometry::Stretch::between(0.0, share).width());
    html! {
        svg class="small" aria-hidden="true" width="100%" height="6" {
            rect class="track" width="100%" height="6" {}
            rect class=(share_class(share)) width=(width) height="6" {}
        }
    }
}

/// The colour of a share; the figure beside it says the same.
fn share_class(share: f64) -> &'static str {
    match Tone::of_share(share) {
        Tone::Good => "good",
        Tone::Fair => "fair",
        _ => "poor",
    }
}

/// What is held and what lacks; it opens on the words of the resume where there are any.
fn evidence(requirement: &RequirementInfo, profile: &ProfileInfo) -> Markup {
    let note = standing(requirement, profile);
    let held = worth_naming(requirement, profile);
    let said: Vec<Markup> = held.into_iter().filter_map(|label| words_for(label, profile)).collect();
    html! {
        @if said.is_empty() {
            (note)
        } @else {
            details {
                summary { (note) }
                ul class="quotes" { @for words in said { li { (words) } } }
            }
        }
    }
}

/// The words of the resume for a skill that it names, or the way to one that follows from those.
fn words_for(held: &str, profile: &ProfileInfo) -> Option<Markup> {
    let named = profile.skills.iter().find(|skill| skill.skill == held);
    if let Some(skill) = named {
        return Some(html! { b { (label(held)) } ": " (quotes(skill)) });
    }
    let derived = profile.derived.iter().find(|derived| derived.skill == held)?;
    Some(html! { b { (label(held)) } ": " (origin(derived, profile)) })
}

/// The gaps with the share of the fit that each costs.
pub(super) fn gaps(id: &str, role: &RoleInfo) -> Markup {
    let (first, rest) = role.gaps.split_at(role.gaps.len().min(FIRST_GAPS));
    let heading = format!("{id}-gaps");
    html! {
        @if !first.is_empty() {
            h3 id=(heading) { "Largest gaps" }
            (gap_table(&heading, "Points of fit that each missing skill costs", first))
            @if !rest.is_empty() {
                details class="more" {
                    summary { (rest.len()) " more, together " (points(rest.iter().map(|gap| gap.gap).sum())) " points" }
                    (gap_table(&heading, "The smaller gaps", rest))
                }
            }
        }
    }
}

fn gap_table(heading: &str, caption: &str, gaps: &[GapInfo]) -> Markup {
    html! {
        table aria-labelledby=(heading) {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" class="number" { "Points" }
                    th scope="col" class="name" { "Missing skill" }
                    th scope="col" { "Requirement" }
                }
            }
            tbody {
                @for gap in gaps {
                    tr {
                        td class="number" { (points(gap.gap)) }
                        th scope="row" { (label(&gap.skill)) }
                        td { (label(&gap.requirement)) }
                    }
                }
            }
        }
    }
}

/// Which levels were taken as met.
pub(super) fn assumed(id: &str, role: &RoleInfo, profile: &ProfileInfo) -> Markup {
    html! {
        @if let Some(text) = assumption(&role.requirements, profile) {
            h3 id=(format!("{id}-assumed")) { "Assumed" }
            p { (text) }
        }
    }
}
