//! The report at a glance: the answer, the skills that were read, and the other roles.

use super::page::Part;
use super::words::label;
use crate::answer::{self, heading};
use crate::wording::{by_kind, count, list};
use maud::{Markup, html};
use skillgap_core::report::{ProfileInfo, Report, SkillInfo};

/// The most skills of one kind listed at once.
const MOST_NAMES: usize = 12;

/// The most unrecognised words quoted.
const MOST_WORDS: usize = 8;

/// The answer, below the page's heading.
pub(super) fn opening(report: &Report) -> Markup {
    html! { @for paragraph in answer::opening(report) { p class="answer" { (paragraph) } } }
}

/// The skills that were read, for the person to check first.
pub(super) fn is_this_you(profile: &ProfileInfo) -> Part {
    let doubtful: Vec<String> =
        profile.skills.iter().filter(|s| answer::is_doubtful(s)).map(|s| label(&s.skill)).collect();
    let words: Vec<String> =
        profile.unrecognised.iter().take(MOST_WORDS).map(|u| format!("“{}”", label(&u.text))).collect();
    let more = profile.unrecognised.len().saturating_sub(MOST_WORDS);
    let body = html! {
        p class="lead" { (answer::LOOK) }
        @for (kind, skills) in by_kind(&profile.skills) {
            p class="kind" { b { (kind) ": " } (names(&skills)) }
        }
        @if profile.skills.is_empty() { p { "Nothing was recognised." } }
        @if !doubtful.is_empty() { p { "Please check: " (list(&doubtful)) "." } }
        @if !words.is_empty() {
            p class="quiet" {
                (heading::NOT_UNDERSTOOD) ": " (words.join(", "))
                @if more > 0 { " and " (more) " more" }
                "."
            }
        }
        @if profile.skills.iter().any(|skill| skill.level_assumed) { p class="quiet" { (answer::UNSTATED) } }
    };
    Part { id: "you".to_owned(), heading: heading::IS_THIS_YOU.to_owned(), body }
}

fn names(skills: &[&SkillInfo]) -> String {
    let name = |skill: &&SkillInfo| match skill.level {
        Some(level) => format!("{} ({level})", label(&skill.skill)),
        None => label(&skill.skill),
    };
    let mut names: Vec<String> = skills.iter().take(MOST_NAMES).map(name).collect();
    names.extend((skills.len() > MOST_NAMES).then(|| count(skills.len() - MOST_NAMES, "more skill")));
    names.join(", ")
}

/// The other roles in the report, nearest first; `None` if there are none.
pub(super) fn roles(report: &Report, shown: usize) -> Option<Part> {
    let ordered = answer::roles_in_order(report);
    let others = ordered.get(shown..).unwrap_or_default();
    let listed = others.iter().map(|role| (label(&role.title), answer::near_in_short(role)));
    let known = |title: &String| ordered.iter().any(|role| role.title == *title);
    let near = report.adjacent.iter().filter(|role| !known(&role.title));
    let near = near.map(|role| (label(&role.title), answer::adjacent(role)));
    let rows: Vec<(String, String)> = listed.chain(near).collect();
    let body = html! {
        table class="near" {
            caption { "How close they are, what you bring, and what you would add" }
            thead { tr { th scope="col" class="name" { "Role" } th scope="col" { "How near" } } }
            tbody { @for (title, near) in &rows { tr { th scope="row" { (title) } td { (near) } } } }
        }
    };
    let heading = heading::OTHER_ROLES.to_owned();
    (!rows.is_empty()).then(|| Part { id: "roles".to_owned(), heading, body })
}
