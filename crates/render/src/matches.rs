//! The results of `match`: one line of JSON for programs, a few lines for people.

use super::paint::{Colour, Tone};
use super::sheet::{Cell, Sheet};
use super::width::clean;
use super::wording::percent;
use serde::Serialize;
use skillgap_core::catalog::Catalog;
use skillgap_core::matcher::{Matched, Method};
use skillgap_core::unseen::escape_json;

/// The width of a result.
const COLUMNS: usize = 80;

/// The width of a label, so that what follows is aligned.
const LABEL: usize = 44;

/// One result, as in the contract.
#[derive(Serialize)]
struct Answer<'a> {
    mention: &'a str,
    accepted: bool,
    candidates: Vec<CandidateLine<'a>>,
}

#[derive(Serialize)]
struct CandidateLine<'a> {
    skill: &'a str,
    id: &'a str,
    score: f64,
    method: Method,
}

/// One line of JSON, with its line break.
#[must_use]
pub fn ndjson(catalog: &Catalog, mention: &str, matched: &Matched) -> String {
    let line = |candidate: &skillgap_core::matcher::Candidate| {
        let skill = catalog.skill(candidate.skill);
        CandidateLine {
            skill: &skill.label,
            id: &skill.key,
            score: candidate.score.get(),
            method: candidate.method,
        }
    };
    let candidates = matched.candidates.iter().map(line).collect();
    let answer = Answer { mention, accepted: matched.accepted, candidates };
    // Strings, a bool and finite numbers: JSON can represent them all.
    escape_json(serde_json::to_string(&answer).unwrap_or_default() + "\n")
}

/// The mention and its candidates; the accepted one is ticked.
#[must_use]
pub fn terminal(catalog: &Catalog, mention: &str, matched: &Matched, colour: Colour) -> String {
    let mut sheet = Sheet::new(COLUMNS, colour);
    let shown = clean(mention);
    sheet.line(0, Tone::Strong, if shown.is_empty() { "(empty)" } else { &shown });
    if matched.candidates.is_empty() {
        sheet.line(2, Tone::Quiet, "no candidate");
    }
    for (at, candidate) in matched.candidates.iter().enumerate() {
        let held = at == 0 && matched.accepted;
        let (mark, tone) = if held { ("✓", Tone::Good) } else { ("·", Tone::Quiet) };
        let label = if held { Tone::Plain } else { Tone::Quiet };
        let cells = [
            Cell::new(mark, 1).tone(tone),
            Cell::new(&catalog.skill(candidate.skill).label, LABEL).tone(label),
            Cell::new(&percent(candidate.score.get()), 4).right(),
            Cell::new(candidate.method.as_str(), 8).tone(Tone::Quiet),
        ];
        sheet.row(2, &cells);
    }
    sheet.finish()
}
