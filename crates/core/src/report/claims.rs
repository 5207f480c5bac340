//! Claim and evidence: what a resume only lists, what it shows at work, and what it shows without listing it.

use crate::catalog::{Catalog, SkillKind};
use crate::date::Until;
use crate::profile::{Evidence, HeldSkill};
use crate::resume::Section;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Three lists that help a person to mend a resume; no skill is in two of them.
///
/// In none of them are degrees, certificates, spoken languages, and skills that only education or certificates
/// name: these need no sentence of work to be believed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ClaimsInfo {
    /// Claimed in the list of skills or the summary, with no sentence on work or projects that shows them.
    pub listed_only: Vec<ClaimInfo>,
    /// Listed, and shown in work or projects.
    pub shown: Vec<ClaimInfo>,
    /// Shown in work or projects, but not in the list of skills.
    pub unlisted: Vec<ClaimInfo>,
}

/// A skill with the words that claim it, or the sentence that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimInfo {
    /// The skill's key.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The part of the resume.
    pub section: Section,
    /// The sentence that shows the skill; where it is only listed, the words that name it.
    pub text: String,
    /// First byte of them in the text that was read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Until when what they speak of lasted ("2018-05", "now").
    pub until: Option<Until>,
}

/// The lists of a profile's skills, which keep their order.
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

/// Whether a part of a resume is its list of skills.
fn lists(section: Section) -> bool {
    matches!(section, Section::Skills | Section::Languages)
}

/// Whether a part of a resume says what a person can do without saying where they did it.
fn states(section: Section) -> bool {
    matches!(section, Section::Summary | Section::Other)
}

/// Whether a certificate, a course or a publication speaks for the skill.
fn is_backed(held: &HeldSkill) -> bool {
    let backs = |section| {
        matches!(
            section,
            Section::Certificates | Section::Education | Section::Publications | Section::Awards
        )
    };
    held.evidence.iter().any(|e| backs(e.section))
}

/// The latest first; of one time the sentence that says most beside the name, then the first.
fn telling(evidence: &Evidence) -> (Option<Until>, bool, Reverse<usize>) {
    let words = |text: &str| text.split_whitespace().count();
    let beside =
        evidence.sentence.as_ref().map_or(0, |s| words(&s.text) - words(&evidence.text).min(words(&s.text)));
    (evidence.until, beside >= SENTENCE, Reverse(evidence.span.start))
}

/// So many words beside the name of the skill make a sentence of it, rather than a list of tools.
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
