//! The report on two screens: the answer, what to do first, what is missing, other roles, and what was read.

use super::plan;
use crate::answer::{self, heading};
use crate::because::is_without_role;
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet};
use crate::width::{clean, clip};
use crate::wording::{by_kind, count, list};
use skillgap_core::report::{ProfileInfo, Report, RequirementInfo, RoleInfo, SkillInfo};

/// The most missing essential requirements listed.
const MOST_MISSING: usize = 5;

/// The most other roles listed.
const MOST_ROLES: usize = 3;

/// The most names of one kind of skill.
const MOST_NAMES: usize = 4;

/// The most kinds of skills listed.
const MOST_KINDS: usize = 6;

/// The most unrecognised words quoted.
const MOST_WORDS: usize = 4;

/// Columns of a state: "not shown" is the longest.
const STATE: usize = 9;

/// The personal skills that are named.
const MOST_PERSONAL: usize = 3;

/// The report without the parts that `--full` adds.
pub(super) fn report(sheet: &mut Sheet, report: &Report) {
    for paragraph in answer::opening(report) {
        sheet.blank();
        sheet.line(0, Tone::Plain, &paragraph);
    }
    let roles = answer::roles_in_order(report);
    let role = roles.first().copied().filter(|_| !is_without_role(report));
    if let Some(role) = role {
        plan::first_steps(sheet, role);
        missing(sheet, role);
        others(sheet, report);
    }
    is_this_you(sheet, &report.profile);
    sheet.blank();
    sheet.line(
        0,
        Tone::Quiet,
        match role {
            Some(_) => {
                "Show everything: --full. A page to print or share: -o report.html. The plan: skillgap plan."
            }
            None => "Show everything that was read: --full.",
        },
    );
}

/// What is missing, essential requirements first, then what is partly met.
fn missing(sheet: &mut Sheet, role: &RoleInfo) {
    let all: Vec<&RequirementInfo> = role.requirements.iter().collect();
    sheet.heading(0, heading::ASKED, &answer::met_in_short(&all));
    let (essential, nice): (Vec<_>, Vec<_>) = answer::missing(role).partition(|r| r.essential);
    let essential_rest = essential.len().saturating_sub(MOST_MISSING);
    for requirement in essential.iter().take(MOST_MISSING) {
        row(sheet, "missing", &requirement.text);
    }
    if essential_rest > 0 {
        row(sheet, "", &format!("and {essential_rest} more essential ones"));
    }
    let partly: Vec<&str> = answer::partly(role).map(|r| r.text.as_str()).collect();
    if let Some((first, rest)) = partly.split_first() {
        let more = if rest.is_empty() { String::new() } else { format!("; and {} more", rest.len()) };
        row(sheet, "in part", &format!("{first}{more}"));
    }
    if !nice.is_empty() {
        row(sheet, "", &format!("{} that would be nice to have", count(nice.len(), "more thing")));
    }
    let personal: Vec<&str> = answer::unshown(role).map(|r| r.text.as_str()).collect();
    if !personal.is_empty() {
        let named = personal.iter().take(MOST_PERSONAL).copied().collect::<Vec<_>>().join("; ");
        row(sheet, "not shown", &named);
        row(sheet, "", answer::SHOW_THEM);
    }
}

fn row(sheet: &mut Sheet, state: &str, text: &str) {
    let cells = [Cell::new(state, STATE).tone(Tone::Quiet), Cell::new(text, sheet.room(2 + STATE + 2))];
    sheet.row(2, &cells);
}

/// The other roles in the report, then those similar to the first.
fn others(sheet: &mut Sheet, report: &Report) {
    let roles = answer::roles_in_order(report);
    let listed = roles.iter().skip(1).map(|role| (role.title.clone(), answer::near_in_short(role)));
    let near =
        report.adjacent.iter().map(|role| (role.title.clone(), answer::Near::of(role.fit).word().to_owned()));
    let mut shown: Vec<(String, String)> = Vec::new();
    for (title, near) in listed.chain(near) {
        if shown.iter().all(|(known, _)| *known != title) {
            shown.push((title, near));
        }
    }
    if shown.is_empty() {
        return;
    }
    sheet.heading(0, heading::OTHER_ROLES, "");
    for (title, near) in shown.iter().take(MOST_ROLES) {
        let cells = [Cell::new(title, 36).tone(Tone::Strong), Cell::new(near, sheet.room(2 + 36 + 2))];
        sheet.row(2, &cells);
    }
}

/// What was recognised, by kind, what is doubtful, and what was not recognised.
fn is_this_you(sheet: &mut Sheet, profile: &ProfileInfo) {
    sheet.heading(0, heading::IS_THIS_YOU, &count(profile.skills.len(), "skill"));
    let kinds = by_kind(&profile.skills);
    for (kind, skills) in kinds.iter().take(MOST_KINDS) {
        let (shown, rest) = skills.split_at(skills.len().min(MOST_NAMES));
        let mut names: Vec<String> = shown.iter().map(|skill| super::profile::with_level(skill)).collect();
        names.extend((!rest.is_empty()).then(|| format!("{} more", rest.len())));
        let cells =
            [Cell::new(kind, 14).tone(Tone::Quiet), Cell::new(&names.join(", "), sheet.room(2 + 14 + 2))];
        sheet.row(2, &cells);
    }
    let more: usize = kinds.iter().skip(MOST_KINDS).map(|(_, skills)| skills.len()).sum();
    if more > 0 {
        sheet.line(2, Tone::Quiet, &format!("and {more} more"));
    }
    let doubtful: Vec<&SkillInfo> =
        profile.skills.iter().filter(|skill| answer::is_doubtful(skill)).collect();
    if !doubtful.is_empty() {
        let said = |skill: &&SkillInfo| {
            let words = skill.evidence.first().map(|found| clip(&clean(&found.text), 30)).unwrap_or_default();
            format!("{} (from “{words}”)", skill.skill)
        };
        let named: Vec<String> = doubtful.iter().take(3).map(said).collect();
        sheet.line(2, Tone::Warn, &format!("Please check: {}", list(&named)));
    }
    if !profile.unrecognised.is_empty() {
        let words: Vec<String> = profile
            .unrecognised
            .iter()
            .take(MOST_WORDS)
            .map(|u| format!("“{}”", clip(&clean(&u.text), 30)))
            .collect();
        let rest = profile.unrecognised.len().saturating_sub(MOST_WORDS);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        sheet.line(2, Tone::Quiet, &format!("{}: {}{more}", heading::NOT_UNDERSTOOD, words.join(", ")));
    }
}
