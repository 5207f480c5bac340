//! Claims and evidence: three short lists that help to improve the resume.

use super::page::{Page, text};
use crate::width::clip;
use crate::wording::{Claims, SENTENCE};
use skillgap_core::report::ProfileInfo;

/// The lists that are not empty.
pub(super) fn claims(page: &mut Page, profile: &ProfileInfo) {
    for which in [Claims::Unlisted, Claims::ListedOnly, Claims::Shown] {
        let skills = which.of(&profile.claims);
        if skills.is_empty() {
            continue;
        }
        page.heading(2, &format!("{} ({})", which.heading(), skills.len()));
        page.paragraph(which.advice());
        let rows = skills.iter().map(|claim| {
            let words = format!("{} “{}”", claim.section, clip(&claim.text, SENTENCE));
            vec![text(&claim.skill), text(&words)]
        });
        page.table(&["Skill", "Read in"], rows);
    }
}
