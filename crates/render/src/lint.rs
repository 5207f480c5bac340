//! Findings about a catalogue, and the effect of an edit, as text and as JSON.

use super::width::clip;
use super::{clean, count, grouped};
use serde::Serialize;
use skillgap_core::lint::against::{Changes, Move, RoleChange};
use skillgap_core::lint::{Finding, Linted};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most lines about one catalogue; what more of them say is the same a thousand times.
const MOST_LINES: usize = 1_000;

/// A line takes no more columns; what is longer quotes what nobody reads.
const LONGEST_LINE: usize = 600;

/// The most changes shown, largest first; JSON has all.
const MOST_MOVES: usize = 20;

/// Findings as JSON.
#[derive(Debug, Serialize)]
pub struct Findings<'a> {
    catalog: &'a str,
    findings: Vec<One<'a>>,
    counts: BTreeMap<&'static str, usize>,
    excepted: usize,
}

#[derive(Debug, Serialize)]
struct One<'a> {
    code: &'static str,
    file: &'a str,
    line: u32,
    what: &'static str,
    item: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<&'a str>,
    message: &'a str,
}

impl<'a> Findings<'a> {
    /// The findings about a catalogue with this name.
    #[must_use]
    pub fn of(catalog: &'a str, linted: &'a Linted) -> Self {
        let findings = linted.findings.iter().map(one).collect();
        Self { catalog, findings, counts: counts(linted), excepted: linted.excepted }
    }
}

fn one(finding: &Finding) -> One<'_> {
    One {
        code: finding.code.as_str(),
        file: &finding.place.file,
        line: finding.place.line,
        what: finding.what,
        item: &finding.item,
        other: finding.other.as_deref(),
        message: &finding.message,
    }
}

fn counts(linted: &Linted) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    linted.findings.iter().for_each(|finding| *counts.entry(finding.code.as_str()).or_default() += 1);
    counts
}

/// A line for each of these, and how many are left out where there are too many.
#[must_use]
pub fn lines(all: impl ExactSizeIterator<Item = String>) -> String {
    let more = all.len().saturating_sub(MOST_LINES);
    let mut lines: String =
        all.take(MOST_LINES).map(|line| clip(&clean(&line), LONGEST_LINE) + "\n").collect();
    if more > 0 {
        let _ = writeln!(lines, "and {} more", grouped(more as u64));
    }
    lines
}

/// One line per finding, and a total.
#[must_use]
pub fn terminal(catalog: &str, linted: &Linted) -> String {
    let mut out = lines(linted.findings.iter().map(ToString::to_string));
    let kinds: Vec<String> = counts(linted).iter().map(|(code, found)| format!("{code} {found}")).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
    let excepted = match linted.excepted {
        0 => String::new(),
        excepted => format!("; {excepted} more accepted in lint.toml"),
    };
    let found = count(linted.findings.len(), "finding");
    let _ = writeln!(out, "{catalog}: {found}{kinds}{excepted}");
    out
}

/// The effect of an edit: totals, the largest changes, and role by role.
#[must_use]
pub fn changes(changes: &Changes) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}: the first role changed for {}, the fit for {}",
        count(changes.people, "profile"),
        changes.other_first_role,
        changes.fit_changed
    );
    if !changes.moves.is_empty() {
        out.push_str("\nLargest moves\n");
        changes.moves.iter().take(MOST_MOVES).for_each(|one| out.push_str(&moved(one)));
        let more = changes.moves.len().saturating_sub(MOST_MOVES);
        if more > 0 {
            let _ = writeln!(out, "  and {more} more, which --format json lists");
        }
    }
    if !changes.roles.is_empty() {
        out.push_str(
            "\nBy role: people for whom it came first before and now, and how the fit of the former \
             changed\n",
        );
        changes.roles.iter().for_each(|role| out.push_str(&of_role(role)));
    }
    out
}

fn moved(one: &Move) -> String {
    let role = |role: &Option<(String, f64)>| match role {
        Some((key, fit)) => format!("{} {}", clean(key), percent(*fit)),
        None => "no role".to_owned(),
    };
    let fit = match one.fit_change {
        Some(change) => format!("fit {}", points(change)),
        None if one.before.is_some() => "no longer among its roles".to_owned(),
        None => "new".to_owned(),
    };
    format!("  {}: {} -> {} ({fit})\n", clean(&one.name), role(&one.before), role(&one.after))
}

fn of_role(change: &RoleChange) -> String {
    let RoleChange { role, first_before, first_after, mean_fit_change, largest_fit_change } = change;
    format!(
        "  {}: {first_before} -> {first_after}, fit {} on average, {} at most\n",
        clean(role),
        points(*mean_fit_change),
        points(*largest_fit_change)
    )
}

fn percent(share: f64) -> String {
    format!("{:.0}%", 100.0 * share)
}

fn points(change: f64) -> String {
    let points = (100.0 * change).round();
    if points == 0.0 { "+0".to_owned() } else { format!("{points:+}") }
}
