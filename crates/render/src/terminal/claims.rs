//! Claims and evidence: three short lists that help to improve the resume.

use super::profile::label_columns;
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet};
use crate::width::{clean, clip};
use crate::wording::{Claims, SENTENCE, count, list};
use skillgap_core::report::{ClaimInfo, ProfileInfo};

/// The most sentences shown per list.
const MOST_SENTENCES: usize = 6;

/// The lists that are not empty.
pub(super) fn claims(sheet: &mut Sheet, profile: &ProfileInfo) {
    let claims = &profile.claims;
    let lists = [Claims::Unlisted, Claims::ListedOnly, Claims::Shown];
    if lists.iter().all(|list| list.of(claims).is_empty()) {
        return;
    }
    sheet.heading(0, "Claims and evidence", "what this resume claims, and what it shows");
    for which in lists.into_iter().filter(|list| !list.of(claims).is_empty()) {
        let skills = which.of(claims);
        let head = format!("{} ({})", which.heading(), count(skills.len(), "skill"));
        sheet.line(2, Tone::Heading, &head);
        match which {
            Claims::ListedOnly => names(sheet, skills),
            Claims::Unlisted | Claims::Shown => sentences(sheet, skills),
        }
        sheet.line(4, Tone::Quiet, which.advice());
    }
}

fn names(sheet: &mut Sheet, skills: &[ClaimInfo]) {
    let labels: Vec<&str> = skills.iter().map(|claim| claim.skill.as_str()).collect();
    sheet.line(4, Tone::Plain, &clean(&list(&labels)));
}

fn sentences(sheet: &mut Sheet, skills: &[ClaimInfo]) {
    let shown = skills.iter().take(MOST_SENTENCES);
    let labels = label_columns(shown.clone().map(|claim| claim.skill.as_str()));
    for claim in shown {
        let room = sheet.room(4 + labels + 2);
        let words = format!("{} “{}”", claim.section, clip(&clean(&claim.text), SENTENCE));
        let cells =
            [Cell::new(&claim.skill, labels).tone(Tone::Strong), Cell::new(&words, room).tone(Tone::Quiet)];
        sheet.row(4, &cells);
    }
    super::profile::more(sheet, skills.len(), MOST_SENTENCES);
}
