//! What the resume shows: each skill expands to the words that support it.

use super::page::Part;
use super::words::{capital, label, quoted, recognised_as, said};
use crate::wording::{age, by_kind, count, level, percent, reason};
use maud::{Markup, html};
use skillgap_core::report::{DerivedInfo, EvidenceInfo, ProfileInfo, SkillInfo};

/// The most quotations for one skill.
const MOST_QUOTES: usize = 6;

/// The most quotations on one line.
const MOST_BRIEF: usize = 2;

/// The most mentions in one list.
const MOST_MENTIONS: usize = 100;

/// The most derived skills, surest first.
const MOST_DERIVED: usize = 60;

/// Everything the resume says about skills.
pub(super) fn parts(profile: &ProfileInfo) -> Vec<Part> {
    let mut parts = vec![recognised(profile)];
    parts.extend(unrecognised(profile));
    parts
}

fn recognised(profile: &ProfileInfo) -> Part {
    let assumed = profile.skills.iter().any(|skill| skill.level_assumed);
    let body = html! {
        @if profile.skills.is_empty() { p { "Nothing was recognised." } } @else {
            p class="lead" {
                "Expand a skill to see the words in the resume."
                @if assumed { " Not stated: the skill counts as meeting the level that a role asks for." }
                @if let Some(today) = &profile.today { " Ages are as of " (today) "." }
                @if profile.decayed { " Skills last used long ago count for less." }
            }
        }
        @for (kind, skills) in by_kind(&profile.skills) {
            h3 { (kind) }
            ul class="skills" { @for skill in skills { li { (held(skill)) } } }
        }
        (derived(profile))
        (set_aside(profile))
    };
    let heading = format!("Evidence: {}", count(profile.skills.len(), "skill"));
    Part { id: "evidence".to_owned(), heading, body }
}

fn held(skill: &SkillInfo) -> Markup {
    html! {
        details {
            summary {
                b { (label(&skill.skill)) } " "
                span class="quiet" { @if skill.level_assumed { "level " } (level(skill))
                    @if skill.evidence.len() > 1 { ", " (count(skill.evidence.len(), "place")) }
                    @if let Some(age) = age(skill) { ", " (age) } }
            }
            ul class="quotes" {
                @for found in skill.evidence.iter().take(MOST_QUOTES) { li { (quote(found)) } }
                (more(skill.evidence.len(), MOST_QUOTES))
            }
        }
    }
}

fn more(all: usize, shown: usize) -> Markup {
    html! { @if all > shown { li class="quiet" { "and " (all - shown) " more" } } }
}

fn quote(found: &EvidenceInfo) -> Markup {
    html! {
        (capital(found.section.as_str()))
        @if let Some(until) = found.until { ", until " (until) }
        ": " q { (quoted(found)) }
        @if let Some(how) = recognised_as(found) { " " span class="quiet" { "(" (how) ")" } }
    }
}

/// The words that say most about a skill, on one line; sentences come before bare names.
pub(super) fn quotes(skill: &SkillInfo) -> Markup {
    let (sentences, names): (Vec<_>, Vec<_>) =
        skill.evidence.iter().partition(|found: &&EvidenceInfo| found.sentence.is_some());
    let best = sentences.into_iter().chain(names).take(MOST_BRIEF);
    html! {
        @for (at, found) in best.enumerate() {
            @if at > 0 { "; " }
            (quote(found))
        }
    }
}

/// Why a skill follows: the path to it, and the words for the skill at its start.
pub(super) fn origin(derived: &DerivedInfo, profile: &ProfileInfo) -> Markup {
    let first = derived.path.first();
    let source = profile.skills.iter().find(|skill| first.is_some_and(|label| *label == skill.skill));
    html! {
        (derived.method) ", " (percent(derived.confidence)) " sure: " (label(&derived.path.join(" → ")))
        @if let Some(skill) = source { " (" (quotes(skill)) ")" }
    }
}

fn derived(profile: &ProfileInfo) -> Markup {
    html! {
        @if !profile.derived.is_empty() {
            h3 { "Implied skills" }
            details class="more" {
                summary { (count(profile.derived.len(), "skill")) }
                table {
                    caption { "Skills implied by those in the resume" }
                    thead {
                        tr {
                            th scope="col" class="name" { "Skill" }
                            th scope="col" class="number" { "Sure" }
                            th scope="col" { "Because" }
                        }
                    }
                    tbody {
                        @for skill in profile.derived.iter().take(MOST_DERIVED) {
                            tr {
                                th scope="row" { (label(&skill.skill)) }
                                td class="number" { (percent(skill.confidence)) }
                                td { (label(&skill.path.join(" → "))) }
                            }
                        }
                    }
                }
                @if profile.derived.len() > MOST_DERIVED {
                    p class="quiet" { "and " (profile.derived.len() - MOST_DERIVED) " more" }
                }
            }
        }
    }
}

fn set_aside(profile: &ProfileInfo) -> Markup {
    html! {
        @if !profile.set_aside.is_empty() {
            h3 { "Named, but not counted" }
            ul class="quotes" {
                @for mention in profile.set_aside.iter().take(MOST_MENTIONS) {
                    li {
                        b { (label(&mention.skill)) } ", " (reason(mention.reason)) ": "
                        (capital(mention.section.as_str())) " " q { (said(&mention.text)) }
                    }
                }
                (more(profile.set_aside.len(), MOST_MENTIONS))
            }
        }
    }
}

fn unrecognised(profile: &ProfileInfo) -> Option<Part> {
    let body = html! {
        p class="lead" { "No skill in the catalogue is similar enough to these words. Nothing was dropped." }
        ul class="skills" {
            @for mention in profile.unrecognised.iter().take(MOST_MENTIONS) {
                li {
                    q { (said(&mention.text)) }
                    " " span class="quiet" {
                        (mention.section.as_str())
                        @if let Some(nearest) = &mention.nearest { ", nearest: " (label(nearest)) }
                    }
                }
            }
            (more(profile.unrecognised.len(), MOST_MENTIONS))
        }
    };
    let heading = format!("Not recognised: {}", count(profile.unrecognised.len(), "mention"));
    (!profile.unrecognised.is_empty()).then(|| Part { id: "unrecognised".to_owned(), heading, body })
}
