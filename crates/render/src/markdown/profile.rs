//! The contents of the resume, as tables.

use super::page::{Page, share, text};
use crate::answer::{LOOK, UNSTATED, heading};
use crate::wording::{by_kind, evidence, level, reason};
use skillgap_core::report::ProfileInfo;

/// The skills that the resume names, with kind, level and evidence.
pub(super) fn recognised(page: &mut Page, profile: &ProfileInfo) {
    page.heading(2, &format!("{} ({})", heading::IS_THIS_YOU, profile.skills.len()));
    page.paragraph(LOOK);
    let groups = by_kind(&profile.skills);
    let rows = groups.iter().flat_map(|(kind, skills)| {
        skills.iter().map(|skill| {
            vec![text(&skill.skill), (*kind).to_owned(), level(skill).to_owned(), text(&evidence(skill))]
        })
    });
    if profile.skills.is_empty() {
        return page.paragraph("Nothing.");
    }
    page.table(&["Skill", "Kind", "Level", "Read in"], rows);
    if profile.skills.iter().any(|skill| skill.level_assumed) {
        page.paragraph(UNSTATED);
    }
}

/// The derived skills, with the path to each.
pub(super) fn derived(page: &mut Page, profile: &ProfileInfo) {
    if profile.derived.is_empty() {
        return;
    }
    page.heading(2, &format!("Implied skills ({})", profile.derived.len()));
    let row = |skill: &skillgap_core::report::DerivedInfo| {
        vec![text(&skill.skill), share(skill.confidence), text(&skill.path.join(" → "))]
    };
    page.table(&["Skill", "Sure", "Because"], profile.derived.iter().map(row));
}

/// The skills that do not count as held.
pub(super) fn set_aside(page: &mut Page, profile: &ProfileInfo) {
    if profile.set_aside.is_empty() {
        return;
    }
    page.heading(2, "Set aside");
    page.paragraph("Named in the resume, but not counted.");
    let rows = profile.set_aside.iter().map(|mention| {
        let words = format!("{} “{}”", mention.section, mention.text);
        vec![text(&mention.skill), reason(mention.reason).to_owned(), text(&words)]
    });
    page.table(&["Skill", "Why", "Read in"], rows);
}

/// The mentions that resemble no skill closely enough.
pub(super) fn unrecognised(page: &mut Page, profile: &ProfileInfo) {
    if profile.unrecognised.is_empty() {
        return;
    }
    page.heading(2, &format!("{} ({})", heading::NOT_UNDERSTOOD, profile.unrecognised.len()));
    let rows = profile.unrecognised.iter().map(|mention| {
        let nearest = mention.nearest.as_deref().map(text).unwrap_or_default();
        vec![text(&mention.text), mention.section.to_string(), nearest]
    });
    page.table(&["Words", "Read in", "Nearest skill"], rows);
}
