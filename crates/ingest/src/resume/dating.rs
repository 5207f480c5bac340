//! Which position or project a paragraph belongs to, as far as its dates go.
//!
//! In a part with entries, lines that look like the head of an entry come first, its text and bullets after them.
//! A date in the head holds for the entry; an entry without one has none, whatever the entry before said.

use super::dates::{bracketed, lasted, single};
use super::findings::Findings;
use super::lines::{is_item_list, is_list_label, is_sentence, label, lines};
use skillgap_core::date::Until;
use skillgap_core::resume::Section;
use std::ops::Range;

/// A line of the head of an entry is shorter than this, in characters.
const HEAD_LINE: usize = 100;

/// The head of an entry has at most so many lines.
const HEAD_LINES: usize = 3;

/// Where in an entry the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// In its head, whose first text has this number; a date may follow.
    Undated(usize),
    /// In its head, behind the date.
    Dated,
    /// In its text.
    #[default]
    Body,
}

/// Follows the entries of a part.
#[derive(Debug, Default)]
pub(super) struct Dating {
    until: Option<Until>,
    stage: Stage,
}

impl Dating {
    /// A bullet: its own date holds for itself, another's for the whole entry.
    pub(super) fn bullet(&mut self, text: &str, from: usize, findings: &mut Findings) {
        self.stage = Stage::Body;
        let own = opening_of(text);
        findings.fill_until(from, bracketed(own).or_else(|| lasted(own)).or(self.until));
    }

    /// A paragraph, or a heading within the part.
    pub(super) fn paragraph(&mut self, text: &str, from: usize, findings: &mut Findings) {
        let head = is_head(text);
        let date = head_date(text, head);
        match (date, self.stage) {
            (Some(until), stage) => {
                let start = if let Stage::Undated(start) = stage { start } else { from };
                let below = if head { Stage::Dated } else { Stage::Body };
                (self.until, self.stage) = (Some(until), below);
                findings.set_until(start, until);
            }
            (None, Stage::Body) if head => (self.until, self.stage) = (None, Stage::Undated(from)),
            (None, Stage::Undated(_)) if head => {}
            // The name of the company below a dated title belongs to it, unless a date of its own follows.
            (None, Stage::Dated) if head => {
                findings.fill_until(from, self.until);
                self.stage = Stage::Undated(from);
            }
            (None, _) => {
                self.stage = Stage::Body;
                findings.fill_until(from, self.until);
            }
        }
    }
}

/// Whether the entries of a part have dates.
pub(super) fn has_dates(section: Section) -> bool {
    matches!(
        section,
        Section::Work | Section::Volunteer | Section::Projects | Section::Education | Section::Certificates
    )
}

/// A few short lines that are no sentences.
fn is_head(text: &str) -> bool {
    let mut count = 0;
    let short = lines(text).all(|range| {
        count += 1;
        is_head_line(text.get(range).unwrap_or_default())
    });
    short && count <= HEAD_LINES
}

fn is_head_line(line: &str) -> bool {
    let sentence = (line.ends_with('.') && line.split_whitespace().count() > 5) || is_sentence(line);
    let list = is_item_list(line) || label(line).is_some_and(|(name, _)| is_list_label(name));
    line.chars().count() < HEAD_LINE && !sentence && !list
}

/// The date of the first line that gives one: of both ends anywhere, a lone one in a head alone.
fn head_date(text: &str, head: bool) -> Option<Until> {
    let lines = || lines(text).filter_map(|range| text.get(range));
    let span = lines().map(opening_of).find_map(|line| lasted(line).or_else(|| bracketed(line)));
    span.or_else(|| lines().filter(|_| head).find_map(single)).or_else(|| opening(text))
}

/// The beginning of a line, where the date of an entry stands when its text follows in the same line.
fn opening_of(line: &str) -> &str {
    match line.char_indices().nth(2 * HEAD_LINE) {
        Some(_) => line.char_indices().nth(HEAD_LINE).and_then(|(at, _)| line.get(..at)).unwrap_or(line),
        None => line,
    }
}

/// "Meshlet, 2022. A mesh generator ...": a date in the first sentence of an entry that is one paragraph.
fn opening(text: &str) -> Option<Until> {
    let (first, _) = text.split_once(". ")?;
    let short = first.len() < HEAD_LINE && first.split_whitespace().count() <= 5;
    short.then(|| single(first)).flatten()
}

/// The entries within one paragraph, when it holds several: each from its date, or from the title above it.
pub(super) fn entries(text: &str) -> Vec<Range<usize>> {
    let lines: Vec<Range<usize>> = lines(text).collect();
    let line = |at: usize| lines.get(at).and_then(|range| text.get(range.clone())).unwrap_or_default();
    let dated = |at: usize| is_head_line(line(at)) && lasted(line(at)).is_some();
    let mut starts = vec![0];
    let mut last: Option<usize> = None;
    for at in (0..lines.len()).filter(|at| dated(*at)) {
        let begins = last.is_some() || at >= HEAD_LINES || !(0..at).all(|above| is_head_line(line(above)));
        let title = last != Some(at.saturating_sub(1)) && at > 1 && is_title(line(at - 1));
        let start = lines.get(if title { at - 1 } else { at }).map_or(0, |range| range.start);
        starts.extend((begins && start > starts.last().copied().unwrap_or(0)).then_some(start));
        last = Some(at);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// A line that may be the title above a date.
fn is_title(line: &str) -> bool {
    is_head_line(line) && line.chars().count() < HEAD_LINE / 2 && !line.ends_with(['.', ',', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_of_several_jobs_is_cut_at_their_heads() {
        let text = "Developer, Acme\n2019 - 2021\nBuilt things in Go.\nTester\n2015 - 2018\nTested in Java.";
        let found: Vec<&str> = entries(text).into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(
            found,
            ["Developer, Acme\n2019 - 2021\nBuilt things in Go.", "Tester\n2015 - 2018\nTested in Java."]
        );
        for whole in ["Developer\nAcme\n2019 - 2021\nBuilt.", "Built things.\nRan them.", "", "2019 - 2021"] {
            assert_eq!(entries(whole).len(), 1, "{whole:?}");
        }
    }
}
