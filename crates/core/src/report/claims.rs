//! Claims and evidence: the skills that a resume only lists, shows at work, or shows without listing.

use crate::catalog::{Catalog, SkillKind};
use crate::date::Until;
use crate::profile::{Evidence, HeldSkill};
use crate::resume::Section;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Three lists that help a person to improve a resume; no skill is in two of them.
///
/// They leave out degrees, certificates, spoken languages, and skills that only education or certificates
/// name, which need no sentence about work.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ClaimsInfo {
    /// Claimed in the skills list or the summary, without a sentence about work or projects that shows them.
    pub listed_only: Vec<ClaimInfo>,
    /// Listed, and shown in work or projects.
    pub shown: Vec<ClaimInfo>,
    /// Shown in work or projects, but not in the skills list.
    pub unlisted: Vec<ClaimInfo>,
}

/// A skill with the words that claim it or the sentence that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimInfo {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The section of the resume.
    pub section: Section,
    /// The sentence that shows the skill or, if it is only listed, the words that name it.
    pub text: String,
    /// The first byte in the source text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The end of the period they refer to ("2018-05", "now").
    pub until: Option<Until>,
}

/// Sorts a profile's skills into the lists, preserving their order.
pub(super) fn claims_info(catalog: &Catalog, held: &[&HeldSkill]) -> ClaimsInfo {
    let mut claims = ClaimsInfo::default();
    for skill in held.iter().filter(|held| needs_showing(catalog, held)) {
        let shown = skill.evidence.iter().filter(|e| e.section.shows_work());
        let listed = skill.evidence.iter().find(|e| lists(e.section));
        let claimed = listed.or(skill.evidence.iter().find(|e| states(e.section)));
        match (shown.max_by_key(|e| telling(e)), claimed) {
            (Some(best), _) if listed.is_some() => claims.shown.push(claim(catalog, skill, best)),
            (Some(best), _) => claims.unlisted.push(claim(catalog, skill, best)),
            (None, Some(words)) if !is_backed(skill) => claims.listed_only.push(claim(catalog, skill, words)),
            (None, _) => {}
        }
    }
    claims
}

fn needs_showing(catalog: &Catalog, held: &HeldSkill) -> bool {
    !matches!(catalog.skill(held.skill).kind, SkillKind::Credential | SkillKind::SpokenLanguage)
}

/// Whether a section is a skills list.
fn lists(section: Section) -> bool {
    matches!(section, Section::Skills | Section::Languages)
}

/// Whether a section states what a person can do without showing where.
fn states(section: Section) -> bool {
    matches!(section, Section::Summary | Section::Other)
}

/// Whether a certificate, a course or a publication supports the skill.
fn is_backed(held: &HeldSkill) -> bool {
    let backs = |section| {
        matches!(
            section,
            Section::Certificates | Section::Education | Section::Publications | Section::Awards
        )
    };
    held.evidence.iter().any(|e| backs(e.section))
}

/// The sort key: latest first; then full sentences before lists of tools, then the first.
fn telling(evidence: &Evidence) -> (Option<Until>, bool, Reverse<usize>) {
    let words = |text: &str| text.split_whitespace().count();
    let beside =
        evidence.sentence.as_ref().map_or(0, |s| words(&s.text) - words(&evidence.text).min(words(&s.text)));
    (evidence.until, beside >= SENTENCE, Reverse(evidence.span.start))
}

/// The number of words, not counting the skill's name, from which text counts as a sentence rather than a list of tools.
const SENTENCE: usize = 4;

fn claim(catalog: &Catalog, held: &HeldSkill, evidence: &Evidence) -> ClaimInfo {
    let skill = catalog.skill(held.skill);
    let (text, span) = match &evidence.sentence {
        Some(quote) => (&quote.text, quote.span),
        None => (&evidence.text, evidence.span),
    };
    ClaimInfo {
        id: skill.key.clone(),
        skill: skill.label.clone(),
        section: evidence.section,
        text: text.clone(),
        start: span.start,
        end: span.end,
        until: evidence.until,
    }
}
