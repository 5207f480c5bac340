//! The labels of the fields of an entry, as forms print them: "Position: Nurse", "Arbeitgeber: Muster GmbH".
//!
//! The labels are in `entries.toml` of the lexicon.

use super::head::HeadPart;
use crate::lexicon::{EntryLabel, Languages, Lexicon};
use crate::text::fold;
use std::ops::Range;

/// The most bytes of a label.
const LONGEST_LABEL: usize = 60;

/// The most words of the values of a line.
const LONGEST_VALUE: usize = 14;

/// The most bytes of a sign.
const MOST_BYTES: usize = 4;

/// The gap between a label and its value in a form without colons.
const GAPS: &[&str] = &[" | ", " - ", " – ", " — ", "\t", "   "];

/// The part of a head that the label of a line announces, and the bytes of the label with what follows up to the value.
pub(super) fn labelled(line: &str, lexicon: &Lexicon) -> Option<(HeadPart, usize)> {
    label_of(line, GAPS, lexicon)
}

/// Whether a line begins with a label that announces duties or facts, no part of a head: "Responsibilities: ...".
pub(super) fn is_other_label(line: &str, lexicon: &Lexicon) -> bool {
    split_label(line, GAPS, lexicon).is_some_and(|(label, _)| label == EntryLabel::Other)
}

/// The same, with a colon or one of these gaps behind the label.
fn label_of(line: &str, gaps: &[&str], lexicon: &Lexicon) -> Option<(HeadPart, usize)> {
    let (label, value) = split_label(line, gaps, lexicon)?;
    let part = match label {
        EntryLabel::Title => HeadPart::Title,
        EntryLabel::Employer => HeadPart::Employer,
        EntryLabel::Place => HeadPart::Place,
        EntryLabel::Dates => HeadPart::Date,
        EntryLabel::Degree => HeadPart::Label,
        EntryLabel::Other | EntryLabel::GivenName | EntryLabel::FamilyName => return None,
    };
    let rest = line.get(value..)?;
    // "Role: Led a team of ..." tells of the work.
    let short = rest.split_whitespace().take(LONGEST_VALUE + 1).count() <= LONGEST_VALUE;
    (short || gaps.is_empty()).then(|| (part, line.len() - rest.trim_start().len()))
}

/// The label at the start of a line, and where the text behind its colon or gap begins.
fn split_label(line: &str, gaps: &[&str], lexicon: &Lexicon) -> Option<(EntryLabel, usize)> {
    let start = line.get(..line.floor_char_boundary(LONGEST_LABEL + MOST_BYTES))?;
    let sign = |at: usize| start.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let colon = start.find([':', '：']).map(|at| (at, sign(at)));
    let gap = || gaps.iter().filter_map(|gap| Some((start.find(gap)?, gap.len()))).min();
    let (end, sign) = colon.or_else(gap).filter(|(end, _)| *end <= LONGEST_LABEL)?;
    let label = lexicon.entries().labels.whole(&fold(line.get(..end)?), Languages::ALL)?;
    Some((label, end + sign))
}

/// The signs between labelled fields on one line: "Employer: Acme. Position: Nurse".
const BETWEEN: &[&str] = &[". ", "; ", " | ", ", ", "   ", "\t", " "];

/// The most fields on a line.
const MOST_FIELDS: usize = 6;

/// The labelled fields of a line: the bytes of each label, its kind, and the bytes of its value.
pub(super) fn fields(line: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, HeadPart, Range<usize>)> {
    let mut fields: Vec<(Range<usize>, HeadPart, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some((kind, value)) =
        line.get(at..).and_then(|rest| labelled(rest, lexicon)).filter(|_| fields.len() < MOST_FIELDS)
    {
        let value = at + value;
        let rest = line.get(value..).unwrap_or_default();
        let next = BETWEEN
            .iter()
            .flat_map(|sign| rest.match_indices(sign).map(|(found, sign)| (found, found + sign.len())))
            .filter(|(_, behind)| {
                // Between blanks alone, a label begins with a capital: "Employer: Acme Position: Nurse".
                let starts = |rest: &str| !rest.starts_with(char::is_lowercase);
                rest.get(*behind..).is_some_and(|rest| starts(rest) && label_of(rest, &[], lexicon).is_some())
            })
            .min();
        let end = next.map_or(line.len(), |(found, _)| value + found);
        fields.push((at..value, kind, value..end));
        let Some((_, behind)) = next else { break };
        at = value + behind;
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_forms_are_told_from_other_labels() {
        let lexicon = Lexicon::builtin();
        let found = |line: &str| labelled(line, &lexicon).map(|(part, at)| (part, line[at..].to_owned()));
        assert_eq!(found("Position: Ward Nurse"), Some((HeadPart::Title, "Ward Nurse".into())));
        assert_eq!(found("Arbeitgeber    Muster GmbH"), Some((HeadPart::Employer, "Muster GmbH".into())));
        assert_eq!(found("职位：会计"), Some((HeadPart::Title, "会计".into())));
        assert_eq!(found("Dates of employment | 2019 - 2021"), Some((HeadPart::Date, "2019 - 2021".into())));
        for other in ["Environment: Java", "Duties: wiring", "Positioned: first", "Position", "Nurse, 2019"] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
