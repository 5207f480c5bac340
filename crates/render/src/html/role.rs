//! One role in full: its requirements, the evidence for each in the resume, and assumptions.

use super::profile::{origin, quotes};
use super::words::label;
use crate::answer::{self, heading};
use crate::paint::Tone;
use crate::wording::{assumption, percent, standing, worth_naming};
use maud::{Markup, html};
use skillgap_core::report::{ProfileInfo, RequirementInfo, RoleInfo};

/// How close the role is.
pub(super) fn near(role: &RoleInfo) -> Markup {
    html! { p class="lead" { (answer::how_near(role)) } }
}

/// The required and preferred skills, with evidence from the resume.
pub(super) fn requirements(id: &str, role: &RoleInfo, profile: &ProfileInfo) -> Markup {
    let of = |essential: bool| {
        role.requirements.iter().filter(move |r| r.essential == essential).collect::<Vec<_>>()
    };
    html! {
        (table(&format!("{id}-asked"), heading::ASKED, &of(true), profile))
        (table(&format!("{id}-nice"), heading::NICE, &of(false), profile))
        @if let Some(text) = answer::not_shown(role) { p class="quiet" { (text) } }
    }
}

fn table(id: &str, heading: &str, listed: &[&RequirementInfo], profile: &ProfileInfo) -> Markup {
    html! {
        @if !listed.is_empty() {
            h3 id=(id) { (heading) }
            @if listed.iter().any(|requirement| requirement.essential) {
                (rows(id, listed, profile))
            } @else {
                details class="more" {
                    summary { (answer::met_in_short(listed)) }
                    (rows(id, listed, profile))
                }
            }
        }
    }
}

fn rows(id: &str, listed: &[&RequirementInfo], profile: &ProfileInfo) -> Markup {
    html! {
        // Stacked on a phone, it is a table for screen readers all the same.
        table class="requirements" role="table" aria-labelledby=(id) {
            caption { (answer::met_in_short(listed)) }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" class="share" { "Met" }
                    th scope="col" role="columnheader" class="asked" { "Requirement" }
                    th scope="col" role="columnheader" { "In the resume" }
                }
            }
            tbody role="rowgroup" { @for requirement in listed { (row(requirement, profile)) } }
        }
    }
}

fn row(requirement: &RequirementInfo, profile: &ProfileInfo) -> Markup {
    html! {
        tr role="row" {
            td role="cell" class="share" { (percent(requirement.coverage)) (small_bar(requirement.coverage)) }
            th scope="row" role="rowheader" { (label(&requirement.text)) }
            td role="cell" { (evidence(requirement, profile)) }
        }
    }
}

/// The adjacent figure as a small bar, decorative only.
fn small_bar(share: f64) -> Markup {
    let width = super::geometry::place(super::geometry::Stretch::between(0.0, share).width());
    html! {
        svg class="small" aria-hidden="true" width="100%" height="6" {
            rect class="track" width="100%" height="6" {}
            rect class=(share_class(share)) width=(width) height="6" {}
        }
    }
}

/// The colour for a share, in addition to the figure.
fn share_class(share: f64) -> &'static str {
    match Tone::of_share(share) {
        Tone::Good => "good",
        Tone::Fair => "fair",
        _ => "poor",
    }
}

/// What is held and what is missing; it expands to the words of the resume, if any.
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

/// The resume's words for a skill it names, or the path to one that follows.
fn words_for(held: &str, profile: &ProfileInfo) -> Option<Markup> {
    let named = profile.skills.iter().find(|skill| skill.skill == held);
    if let Some(skill) = named {
        return Some(html! { b { (label(held)) } ": " (quotes(skill)) });
    }
    let derived = profile.derived.iter().find(|derived| derived.skill == held)?;
    Some(html! { b { (label(held)) } ": " (origin(derived, profile)) })
}

/// Which levels were assumed.
pub(super) fn assumed(id: &str, role: &RoleInfo, profile: &ProfileInfo) -> Markup {
    html! {
        @if let Some(text) = assumption(&role.requirements, profile) {
            h3 id=(format!("{id}-assumed")) { "Assumed" }
            p { (text) }
        }
    }
}
