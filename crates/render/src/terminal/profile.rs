//! The contents of the resume: recognised, implied, set aside, not recognised.

use crate::answer::{LOOK, UNSTATED, heading};
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet};
use crate::width::{clean, clip, width};
use crate::wording::{age, by_kind, count, evidence, level, percent, quoted, reason};
use skillgap_core::report::{ProfileInfo, SkillInfo};

/// The most implied skills shown, surest first.
const MOST_DERIVED: usize = 8;

/// The most unrecognised mentions shown if something else was recognised.
const MOST_UNRECOGNISED: usize = 12;

/// The number of skills above which they are not shown line by line, because the roles would be screens away.
const MOST_LINES: usize = 24;

/// The width of a level, as in "intermediate".
const LEVEL: usize = 12;

/// The skills that the resume names, by kind, with level and evidence.
pub(super) fn recognised(sheet: &mut Sheet, profile: &ProfileInfo) {
    sheet.heading(0, heading::IS_THIS_YOU, &count(profile.skills.len(), "skill"));
    sheet.line(2, Tone::Quiet, LOOK);
    if profile.skills.is_empty() {
        return sheet.line(2, Tone::Plain, "Nothing.");
    }
    if profile.skills.len() > MOST_LINES {
        briefly(sheet, profile)
    } else {
        at_length(sheet, profile)
    }
    if profile.skills.iter().any(|skill| skill.level_assumed) {
        sheet.line(2, Tone::Quiet, UNSTATED);
    }
}

/// One line per skill.
fn at_length(sheet: &mut Sheet, profile: &ProfileInfo) {
    let labels = label_columns(profile.skills.iter().map(|s| s.skill.as_str()));
    for (kind, skills) in by_kind(&profile.skills) {
        sheet.line(2, Tone::Heading, kind);
        for skill in skills {
            held(sheet, skill, labels);
        }
    }
}

/// For many skills: a paragraph per kind, then the skills read from words other than their names.
fn briefly(sheet: &mut Sheet, profile: &ProfileInfo) {
    for (kind, skills) in by_kind(&profile.skills) {
        let names: Vec<String> = skills.iter().map(|skill| with_level(skill)).collect();
        sheet.line(2, Tone::Heading, &format!("{kind} ({})", skills.len()));
        sheet.line(4, Tone::Plain, &names.join(", "));
    }
    let worded: Vec<&SkillInfo> = profile.skills.iter().filter(|skill| is_worth_a_look(skill)).collect();
    if worded.is_empty() {
        return;
    }
    sheet.heading(2, "Read from other words, or used long ago", "please check");
    let labels = label_columns(worded.iter().map(|skill| skill.skill.as_str()));
    for skill in worded {
        let room = sheet.room(4 + labels + 2);
        let cells = [Cell::new(&skill.skill, labels), Cell::new(&evidence(skill), room).tone(Tone::Quiet)];
        sheet.row(4, &cells);
    }
    sheet.line(2, Tone::Quiet, "where the others were read: --format html, markdown or json");
}

/// "Python (advanced)", or the name alone.
pub(super) fn with_level(skill: &SkillInfo) -> String {
    skill.level.map_or_else(|| skill.skill.clone(), |level| format!("{} ({level})", skill.skill))
}

/// Whether the evidence says more than where the skill's own name is.
fn is_worth_a_look(skill: &SkillInfo) -> bool {
    age(skill).is_some() || skill.evidence.iter().any(|found| quoted(&skill.skill, found).is_some())
}

fn held(sheet: &mut Sheet, skill: &SkillInfo, labels: usize) {
    let room = sheet.room(4 + labels + LEVEL + 4);
    let tone = if skill.level_assumed { Tone::Quiet } else { Tone::Plain };
    let cells = [
        Cell::new(&skill.skill, labels).tone(Tone::Strong),
        Cell::new(level(skill), LEVEL).tone(tone),
        Cell::new(&evidence(skill), room).tone(Tone::Quiet),
    ];
    sheet.row(4, &cells);
}

/// Enough for the longest label, at most a third of a narrow terminal.
pub(super) fn label_columns<'a>(labels: impl Iterator<Item = &'a str>) -> usize {
    labels.map(width).max().unwrap_or(0).clamp(8, 28)
}

/// The derived skills, with the path to each.
pub(super) fn derived(sheet: &mut Sheet, profile: &ProfileInfo) {
    if profile.derived.is_empty() {
        return;
    }
    sheet.heading(0, "Implied skills", &count(profile.derived.len(), "skill"));
    let shown = profile.derived.iter().take(MOST_DERIVED);
    let labels = label_columns(shown.clone().map(|d| d.skill.as_str()));
    for skill in shown {
        let room = sheet.room(4 + labels + 8);
        let cells = [
            Cell::new(&skill.skill, labels),
            Cell::new(&percent(skill.confidence), 4).right(),
            Cell::new(&skill.path.join(" → "), room).tone(Tone::Quiet),
        ];
        sheet.row(4, &cells);
    }
    more(sheet, profile.derived.len(), MOST_DERIVED);
}

/// The skills that do not count as held.
pub(super) fn set_aside(sheet: &mut Sheet, profile: &ProfileInfo) {
    if profile.set_aside.is_empty() {
        return;
    }
    sheet.heading(0, "Set aside", "named, but not counted");
    let labels = label_columns(profile.set_aside.iter().map(|s| s.skill.as_str()));
    for mention in &profile.set_aside {
        let room = sheet.room(4 + labels + LEVEL + 4);
        let place = format!("{} “{}”", mention.section, clip(&clean(&mention.text), 60));
        let cells = [
            Cell::new(&mention.skill, labels),
            Cell::new(reason(mention.reason), LEVEL).tone(Tone::Strong),
            Cell::new(&place, room).tone(Tone::Quiet),
        ];
        sheet.row(4, &cells);
    }
}

/// The mentions that resemble no skill closely enough, with the nearest one.
pub(super) fn unrecognised(sheet: &mut Sheet, profile: &ProfileInfo) {
    if profile.unrecognised.is_empty() {
        return;
    }
    sheet.heading(0, heading::NOT_UNDERSTOOD, &count(profile.unrecognised.len(), "mention"));
    let texts: Vec<String> = profile.unrecognised.iter().map(|u| clip(&clean(&u.text), 60)).collect();
    let labels = label_columns(texts.iter().map(String::as_str));
    for (mention, text) in profile.unrecognised.iter().zip(&texts).take(MOST_UNRECOGNISED) {
        let room = sheet.room(4 + labels + LEVEL + 4);
        let nearest = mention.nearest.as_ref().map(|label| format!("nearest: {label}")).unwrap_or_default();
        let cells = [
            Cell::new(text, labels),
            Cell::new(mention.section.as_str(), LEVEL).tone(Tone::Quiet),
            Cell::new(&nearest, room).tone(Tone::Quiet),
        ];
        sheet.row(4, &cells);
    }
    more(sheet, profile.unrecognised.len(), MOST_UNRECOGNISED);
}

/// Adds the number of those not shown.
pub(super) fn more(sheet: &mut Sheet, all: usize, shown: usize) {
    if all > shown {
        sheet.line(4, Tone::Quiet, &format!("and {} more", all - shown));
    }
}
