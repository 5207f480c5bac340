//! Two roles side by side and, with a resume, its fit for each.

use super::chart::{Fit, fits, overlap};
use super::page::{self, Page, Part};
use super::words::label;
use super::{claims, profile};
use crate::wording::{aspects, count, points};
use maud::{Markup, html};
use skillgap_core::compare::{ComparedGap, ComparedStanding, Comparison, Side};
use skillgap_core::report::Report;

/// The missing skills of a list shown at once; the rest can be expanded.
const FIRST_GAPS: usize = 12;

/// Two roles, what they share and how they differ; with a report on both, also what the resume lacks.
#[must_use]
pub fn comparison(comparison: &Comparison, report: Option<&Report>) -> String {
    let (a, b) = (label(&comparison.a.title), label(&comparison.b.title));
    let title = format!("{a} and {b}");
    let mut parts = Vec::new();
    if let (Some(standing), Some(report)) = (&comparison.standing, report) {
        parts.extend(with_resume([&a, &b], standing, report));
    }
    parts.push(common(comparison, [&a, &b]));
    parts.push(side_by_side(comparison, [&a, &b]));
    if let Some(report) = report {
        let roles = report.roles.iter().enumerate();
        if report.profile.warning.is_none() {
            parts.extend(roles.map(|(at, role)| super::role_part(report, role, at)));
        }
        parts.extend(claims::part(&report.profile));
        parts.extend(profile::parts(&report.profile));
    }
    let lead = html! { @if let Some(report) = report { (whose(report)) (super::warning(report)) } };
    let foot =
        html! { (page::reading()) @if let Some(report) = report { (page::catalogue(&report.catalog)) } };
    Page { title: &title, heading: html! { (title) }, lead, parts, foot }.render()
}

fn whose(report: &Report) -> Markup {
    html! {
        @if let Some(name) = &report.profile.name {
            p class="lead" { "Two roles compared for " bdi { (label(name)) } "." }
        }
    }
}

/// The fits for both, and what is missing; empty if hardly anything was recognised.
fn with_resume([a, b]: [&str; 2], standing: &ComparedStanding, report: &Report) -> Vec<Part> {
    if report.profile.warning.is_some() {
        return Vec::new();
    }
    let essential = |at: usize| report.roles.get(at).map(|role| role.fit_essential);
    let bars = [
        Fit { title: a, fit: standing.fit_a, essential: essential(0) },
        Fit { title: b, fit: standing.fit_b, essential: essential(1) },
    ];
    let first: Column<'_> = (a, |gap| gap.gap_a);
    let second: Column<'_> = (b, |gap| gap.gap_b);
    let missing = html! {
        (gaps("missing-both", "Missing for both", &[first, second], &standing.both))
        (gaps("missing-first", &format!("Missing for {a} only"), &[first], &standing.only_a))
        (gaps("missing-second", &format!("Missing for {b} only"), &[second], &standing.only_b))
    };
    let part = |id: &str, heading: &str, body| Part { id: id.to_owned(), heading: heading.to_owned(), body };
    vec![
        part("fit", "Fit", fits("chart-fit", "Fit for each role", &bars)),
        part("missing", "Missing skills", missing),
    ]
}

/// A column of a table of missing skills: the role's title, and what a skill would add to it.
type Column<'a> = (&'a str, fn(&ComparedGap) -> f64);

fn gaps(id: &str, heading: &str, columns: &[Column<'_>], gaps: &[ComparedGap]) -> Markup {
    let (first, rest) = gaps.split_at(gaps.len().min(FIRST_GAPS));
    html! {
        @if !first.is_empty() {
            h3 id=(id) { (heading) }
            (table(id, "Points of fit that each skill would add", columns, first))
            @if !rest.is_empty() {
                details class="more" {
                    summary { (count(rest.len(), "more skill")) }
                    (table(id, "Skills that would add less", columns, rest))
                }
            }
        }
    }
}

fn table(heading: &str, caption: &str, columns: &[Column<'_>], gaps: &[ComparedGap]) -> Markup {
    html! {
        table aria-labelledby=(heading) {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { "Skill" }
                    @for (title, _) in columns { th scope="col" class="number" { (title) } }
                }
            }
            tbody {
                @for gap in gaps {
                    tr {
                        th scope="row" { (label(&gap.skill)) }
                        @for (_, of) in columns { td class="number" { (points(of(gap))) } }
                    }
                }
            }
        }
    }
}

fn common(comparison: &Comparison, [a, b]: [&str; 2]) -> Part {
    let body = html! {
        (overlap([a, b], comparison))
        (side("What both ask for", &comparison.shared))
        (side(&format!("Only {a}"), &comparison.only_a))
        (side(&format!("Only {b}"), &comparison.only_b))
    };
    Part { id: "shared".to_owned(), heading: "Shared and different".to_owned(), body }
}

fn side(heading: &str, side: &Side) -> Markup {
    html! {
        h3 { (heading) }
        @if side.skills.is_empty() && side.responsibilities.is_empty() { p { "Nothing." } }
        @if !side.skills.is_empty() { p { (side.skills.join(", ")) } }
        @if !side.responsibilities.is_empty() {
            ul { @for said in &side.responsibilities { li { (said) } } }
        }
    }
}

fn side_by_side(comparison: &Comparison, [a, b]: [&str; 2]) -> Part {
    let body = html! {
        // Stacked on a phone, it is a table for screen readers all the same.
        table class="pair" role="table" {
            caption { "The two roles, aspect by aspect" }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" class="aspect" { "Aspect" }
                    th scope="col" role="columnheader" { (a) }
                    th scope="col" role="columnheader" { (b) }
                }
            }
            tbody role="rowgroup" {
                @for (aspect, left, right) in aspects(comparison) {
                    tr role="row" {
                        th scope="row" role="rowheader" { (aspect) }
                        td role="cell" { (listed(&left)) }
                        td role="cell" { (listed(&right)) }
                    }
                }
            }
        }
    };
    Part { id: "side-by-side".to_owned(), heading: "Side by side".to_owned(), body }
}

fn listed(texts: &[String]) -> Markup {
    html! {
        @match texts {
            [] => "–",
            [one] => (one),
            _ => ul { @for text in texts { li { (text) } } },
        }
    }
}
