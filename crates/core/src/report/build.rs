//! Filling a report: every number rounded to six decimals, so that its bytes are short and stable.

use super::adjacent::{adjacent_infos, pointer_infos};
use super::claims::claims_info;
use super::{
    CatalogInfo, DerivedInfo, EvidenceInfo, GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo,
    SCHEMA_VERSION, SetAsideInfo, SkillInfo, StepInfo, UnrecognisedInfo,
};
use crate::catalog::{Catalog, Requirement, Role, RoleId, Skill, SkillId};
use crate::date::Decay;
use crate::explained::near_name;
use crate::fit::fit;
use crate::gap::{Gap, gaps_of};
use crate::lexicon::Lexicon;
use crate::matcher::Method;
use crate::plan::{LearningPlan, PlanOptions, Step, plan};
use crate::profile::{DerivedSkill, Evidence, HeldSkill, Profile, SetAside, Unrecognised};
use crate::relevance::{Ranker, Ranking};
use crate::resume::DocumentLanguage;
use crate::standing::Standing;
use crate::text::compact;
use std::cmp::Reverse;
use std::collections::HashSet;

/// With fewer held skills every gap says more about the reading than about the person.
pub const FEWEST_SKILLS: usize = 3;

/// The same when fewer than one wording in five was recognised.
pub const LEAST_RECOGNISED: f64 = 0.2;

/// Which roles a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// The best so many, best first; roles that nothing in the profile touches are never among them.
    Top(usize),
    /// These, in this order.
    Roles(Vec<RoleId>),
}

/// Makes the report of a profile.
///
/// ```
/// use skillgap_core::plan::PlanOptions;
/// use skillgap_core::report::{Selection, build};
/// use skillgap_core::{profile::Profile, relevance::Ranker, sample};
/// let catalog = sample::catalog();
/// let role = catalog.find_role("Web Developer").unwrap();
/// let parts = (&catalog, &Ranker::new(&catalog));
/// let report = build(parts, &Profile::default(), &Selection::Roles(vec![role]), &PlanOptions::default());
/// assert_eq!(report.roles[0].fit, 0.0);
/// assert!(report.profile.warning.is_some());
/// ```
#[must_use]
pub fn build(
    (catalog, ranker): (&Catalog, &Ranker),
    profile: &Profile,
    selection: &Selection,
    options: &PlanOptions,
) -> Report {
    let standing = profile.standing();
    let mut ranking = Ranking::default();
    let most = if let Selection::Top(most) = selection { *most } else { 0 };
    ranker.best(&standing, most, &mut ranking);
    let roles: Vec<RoleId> = match selection {
        Selection::Top(_) => ranking.best().map(|(role, _)| role).collect(),
        Selection::Roles(roles) => roles.clone(),
    };
    let scored = Scored { catalog, ranker, ranking: &ranking, standing: &standing };
    Report {
        schema_version: SCHEMA_VERSION,
        catalog: catalog_info(catalog),
        profile: profile_info(catalog, profile),
        roles: roles.iter().map(|role| role_info(scored, *role, options)).collect(),
        adjacent: adjacent_infos(scored, &roles),
    }
}

/// A profile's skills with what they say about the roles of a catalogue.
#[derive(Clone, Copy)]
pub(super) struct Scored<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) ranker: &'a Ranker,
    pub(super) ranking: &'a Ranking,
    pub(super) standing: &'a Standing,
}

/// Six decimals; no negative zero.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

fn catalog_info(catalog: &Catalog) -> CatalogInfo {
    CatalogInfo {
        name: catalog.name().to_owned(),
        version: catalog.version().to_owned(),
        notice: catalog.notice().to_owned(),
        skills: catalog.skills().len(),
        roles: catalog.roles().len(),
    }
}

fn profile_info(catalog: &Catalog, profile: &Profile) -> ProfileInfo {
    let mut held: Vec<&HeldSkill> = profile.held.iter().collect();
    held.sort_by_key(|h| surest_first(catalog, h.confidence.get(), h.skill));
    let mut derived: Vec<&DerivedSkill> = profile.derived.iter().collect();
    derived.sort_by_key(|d| surest_first(catalog, d.confidence.get(), d.skill));
    let today = profile.aging.map(|aging| aging.today);
    ProfileInfo {
        name: profile.name.clone(),
        claims: claims_info(catalog, &held),
        today: today.map(|month| month.to_string()),
        decayed: profile.aging.is_some_and(|aging| aging.decay == Decay::On),
        skills: held.into_iter().map(|h| skill_info(catalog, profile, h)).collect(),
        entries: profile.entries.clone(),
        language: match &profile.language {
            DocumentLanguage::Known(codes) => codes.clone(),
            DocumentLanguage::Unclear | DocumentLanguage::Unknown => Vec::new(),
        },
        language_unknown: profile.language == DocumentLanguage::Unknown,
        derived: derived.into_iter().map(|d| derived_info(catalog, d)).collect(),
        unrecognised: profile.unrecognised.iter().map(|u| unrecognised_info(catalog, u)).collect(),
        set_aside: profile.set_aside.iter().map(|a| set_aside_info(catalog, a)).collect(),
        warning: warning(profile),
    }
}

/// By confidence, as it is shown, then by name.
fn surest_first(catalog: &Catalog, confidence: f64, skill: SkillId) -> (Reverse<u64>, String, SkillId) {
    (Reverse(rounded(confidence).to_bits()), catalog.skill(skill).label.to_lowercase(), skill)
}

fn skill_info(catalog: &Catalog, profile: &Profile, held: &HeldSkill) -> SkillInfo {
    let today = profile.aging.map(|aging| aging.today);
    let last_seen = held.last_seen(catalog);
    let skill = catalog.skill(held.skill);
    SkillInfo {
        id: skill.key.clone(),
        skill: skill.label.clone(),
        kind: skill.kind.as_str(),
        level: held.level,
        years: profile.years(held).map(rounded),
        level_assumed: held.level.is_none(),
        confidence: rounded(held.confidence.get()),
        last_seen,
        years_ago: last_seen.zip(today).map(|(until, today)| until.years_before(today)),
        evidence: held
            .evidence
            .iter()
            .map(|evidence| evidence_info(catalog.skill(held.skill), evidence))
            .collect(),
    }
}

fn evidence_info(skill: &Skill, evidence: &Evidence) -> EvidenceInfo {
    let explained = || near_name(skill, &evidence.text, &Lexicon::builtin());
    EvidenceInfo {
        text: evidence.text.clone(),
        section: evidence.section,
        start: evidence.span.start,
        end: evidence.span.end,
        method: evidence.method,
        score: rounded(evidence.score.get()),
        near: (evidence.method == Method::Meaning).then(explained).flatten(),
        sentence: evidence.sentence.as_ref().map(|quote| quote.text.clone()),
        until: evidence.until,
    }
}

fn derived_info(catalog: &Catalog, derived: &DerivedSkill) -> DerivedInfo {
    let skill = catalog.skill(derived.skill);
    DerivedInfo {
        id: skill.key.clone(),
        skill: skill.label.clone(),
        method: derived.method,
        confidence: rounded(derived.confidence.get()),
        path: labels(catalog, &derived.path),
    }
}

fn labels(catalog: &Catalog, skills: &[SkillId]) -> Vec<String> {
    skills.iter().map(|skill| catalog.skill(*skill).label.clone()).collect()
}

fn unrecognised_info(catalog: &Catalog, mention: &Unrecognised) -> UnrecognisedInfo {
    UnrecognisedInfo {
        text: mention.text.clone(),
        section: mention.section,
        start: mention.span.start,
        end: mention.span.end,
        nearest: mention.nearest.map(|skill| catalog.skill(skill).label.clone()),
    }
}

fn set_aside_info(catalog: &Catalog, aside: &SetAside) -> SetAsideInfo {
    let skill = catalog.skill(aside.skill).label.clone();
    SetAsideInfo { text: aside.text.clone(), section: aside.section, skill, reason: aside.reason }
}

/// A sentence when hardly anything was recognised.
fn warning(profile: &Profile) -> Option<String> {
    const TAIL: &str = "gaps would say more about the reading than about the person";
    let evidence = profile.held.iter().flat_map(|held| &held.evidence);
    let asides = profile.set_aside.iter().map(|aside| &aside.text);
    let wordings: HashSet<String> = evidence.map(|e| &e.text).chain(asides).map(|t| compact(t)).collect();
    let (recognised, all) = (wordings.len(), wordings.len() + profile.unrecognised.len());
    let too_few = (recognised as f64) < LEAST_RECOGNISED * all as f64;
    match profile.held.len() {
        0 => Some(format!("No skill was recognised in this resume; {TAIL}.")),
        1 if FEWEST_SKILLS > 1 => Some(format!("Only 1 skill was recognised in this resume; {TAIL}.")),
        n if n < FEWEST_SKILLS => Some(format!("Only {n} skills were recognised in this resume; {TAIL}.")),
        _ if too_few => {
            Some(format!("Only {recognised} of {all} mentions in this resume were recognised; {TAIL}."))
        }
        _ => None,
    }
}

fn role_info(scored: Scored<'_>, id: RoleId, options: &PlanOptions) -> RoleInfo {
    let Scored { catalog, ranking, standing, .. } = scored;
    let role = catalog.role(id);
    let fit = fit(role, standing);
    let LearningPlan { steps, bound } = plan(catalog, role, standing, options);
    let gaps = gaps_of(catalog, role, standing, &fit);
    let shares = role.requirements.iter().zip(&fit.coverages).zip(fit.gaps(role));
    RoleInfo {
        id: role.key.clone(),
        title: role.title.clone(),
        fit: rounded(fit.fit),
        fit_essential: rounded(fit.essential),
        relevance: rounded(ranking.relevance(id)),
        rank: ranking.place(id),
        pointers: pointer_infos(scored, id),
        requirements: shares
            .map(|((requirement, coverage), gap)| {
                requirement_info(catalog, requirement, standing, (*coverage, gap))
            })
            .collect(),
        gaps: gaps.iter().map(|gap| gap_info(catalog, role, gap)).collect(),
        plan: (1..).zip(&steps).map(|(rank, step)| step_info(catalog, rank, step)).collect(),
        plan_bound: rounded(bound),
    }
}

fn requirement_info(
    catalog: &Catalog,
    requirement: &Requirement,
    standing: &Standing,
    (coverage, gap): (f64, f64),
) -> RequirementInfo {
    let held = |skill: &SkillId| standing.confidence(*skill) > 0.0;
    let (held, missing): (Vec<SkillId>, Vec<SkillId>) =
        requirement.alternatives.iter().copied().partition(held);
    RequirementInfo {
        text: requirement.text.clone(),
        category: requirement.category.as_str(),
        importance: requirement.importance.get(),
        essential: requirement.essential,
        need: requirement.need,
        level: requirement.level,
        coverage: rounded(coverage),
        gap: rounded(gap),
        alternatives: labels(catalog, &requirement.alternatives),
        level_assumed: level_assumed(requirement, &held, standing),
        held: labels(catalog, &held),
        missing: labels(catalog, &missing),
        source: requirement.source.as_str(),
    }
}

/// Whether one of the skills that count for the requirement has no stated level.
fn level_assumed(requirement: &Requirement, held: &[SkillId], standing: &Standing) -> bool {
    let mut counted: Vec<(f64, bool)> = held
        .iter()
        .filter_map(|skill| standing.get(*skill))
        .map(|credit| (credit.for_level(requirement.level), credit.assumes(requirement.level)))
        .collect();
    counted.sort_by(|a, b| b.0.total_cmp(&a.0));
    counted.iter().take(requirement.need).any(|(_, assumed)| *assumed)
}

pub(super) fn gap_info(catalog: &Catalog, role: &Role, gap: &Gap) -> GapInfo {
    let skill = catalog.skill(gap.skill);
    let requirement = role.requirements.get(gap.requirement).map(|r| r.text.clone());
    GapInfo {
        skill: skill.label.clone(),
        id: skill.key.clone(),
        gap: rounded(gap.share),
        requirement: requirement.unwrap_or_default(),
    }
}

fn step_info(catalog: &Catalog, rank: usize, step: &Step) -> StepInfo {
    let tip = &catalog.tips()[step.tip];
    StepInfo {
        rank,
        tip: tip.label.clone(),
        tip_id: tip.key.clone(),
        action: step.action.clone(),
        why: step.why.clone(),
        skills: labels(catalog, &step.skills),
        hours: step.hours.get(),
        gain: rounded(step.gain),
        fit_after: rounded(step.fit_after),
        after: step.after.clone(),
        idea: step.idea.clone(),
    }
}
