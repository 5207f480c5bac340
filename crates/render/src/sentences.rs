//! The results of `match --prose`: one line of JSON for programs, a few lines for people.

use super::paint::{Colour, Tone};
use super::sheet::{Cell, Sheet};
use super::width::clean;
use super::wording::percent;
use serde::Serialize;
use skillgap_core::catalog::Catalog;
use skillgap_core::matcher::Method;
use skillgap_core::prose::Spoken;
use skillgap_core::unseen::escape_json;

/// The width of a result.
const COLUMNS: usize = 100;

/// The width of a label, so that what follows is aligned.
const LABEL: usize = 36;

/// One result, as in the contract.
#[derive(Serialize)]
struct Answer<'a> {
    mention: &'a str,
    candidates: Vec<CandidateLine<'a>>,
}

#[derive(Serialize)]
struct CandidateLine<'a> {
    skill: &'a str,
    id: &'a str,
    score: f64,
    method: Method,
    start: usize,
    end: usize,
    accepted: bool,
}

/// One line of JSON, with its line break.
#[must_use]
pub fn ndjson(catalog: &Catalog, sentence: &str, spoken: &[Spoken]) -> String {
    let line = |spoken: &Spoken| {
        let skill = catalog.skill(spoken.candidate.skill);
        CandidateLine {
            skill: &skill.label,
            id: &skill.key,
            score: spoken.candidate.score.get(),
            method: spoken.candidate.method,
            start: spoken.start,
            end: spoken.end,
            accepted: spoken.accepted,
        }
    };
    let answer = Answer { mention: sentence, candidates: spoken.iter().map(line).collect() };
    // Strings, bools and finite numbers: JSON can represent them all.
    escape_json(serde_json::to_string(&answer).unwrap_or_default() + "\n")
}

/// The sentence and its skills, each with its words; accepted ones are ticked.
#[must_use]
pub fn terminal(catalog: &Catalog, sentence: &str, spoken: &[Spoken], colour: Colour) -> String {
    let mut sheet = Sheet::new(COLUMNS, colour);
    let shown = clean(sentence);
    sheet.line(0, Tone::Strong, if shown.is_empty() { "(empty)" } else { &shown });
    if spoken.is_empty() {
        sheet.line(2, Tone::Quiet, "no candidate");
    }
    for found in spoken {
        let (mark, tone) = if found.accepted { ("✓", Tone::Good) } else { ("·", Tone::Quiet) };
        let label = if found.accepted { Tone::Plain } else { Tone::Quiet };
        let words = clean(sentence.get(found.start..found.end).unwrap_or_default());
        let cells = [
            Cell::new(mark, 1).tone(tone),
            Cell::new(&catalog.skill(found.candidate.skill).label, LABEL).tone(label),
            Cell::new(&percent(found.candidate.score.get()), 4).right(),
            Cell::new(found.candidate.method.as_str(), 8).tone(Tone::Quiet),
            Cell::new(&words, COLUMNS - LABEL - 21).tone(Tone::Quiet),
        ];
        sheet.row(2, &cells);
    }
    sheet.finish()
}
