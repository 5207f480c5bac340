//! Fills a report. Every number is rounded to six decimals, so that the output is short and stable.

use super::adjacent::{adjacent_infos, pointer_infos};
use super::claims::claims_info;
use super::counted::counted;
use super::{
    AimInfo, BecauseInfo, BecauseSkills, BecauseTitles, BecauseWords, CatalogInfo, DerivedInfo, EvidenceInfo,
    GapInfo, LessonInfo, NotPlannedInfo, PracticeInfo, ProfileInfo, Report, RequirementInfo, ResourceInfo,
    RoleInfo, SCHEMA_VERSION, SetAsideInfo, SkillInfo, StepInfo, TitleInfo, UnrecognisedInfo,
};
use crate::aims::Aim;
use crate::catalog::{Catalog, Requirement, Role, RoleId, Skill, SkillId, SkillKind};
use crate::date::Decay;
use crate::explained::near_name;
use crate::fit::fit;
use crate::lexicon::Lexicon;
use crate::matcher::Method;
use crate::mention::SetAsideReason;
use crate::plan::{
    Gap, LearningPlan, Lesson, NotPlanned, PlanOptions, PreparedRole, Scratch, Step, StepKey, usual_in,
};
use crate::profile::{DerivedSkill, Evidence, HeldSkill, Profile, SetAside, Unrecognised};
use crate::relevance::{Because, Ranker, RoleScores};
use crate::resume::DocumentLanguage;
use crate::standing::Standing;
use crate::text::{compact, fold};
use crate::units::Level;
use std::cmp::Reverse;
use std::collections::HashSet;

/// With fewer held skills than this, gaps say more about the reading than about the person.
pub const FEWEST_SKILLS: usize = 3;

/// The same with a smaller share of recognised wordings than this.
pub const LEAST_RECOGNISED: f64 = 0.2;

/// Who has held a job for so many years does what it usually includes.
const SOME_YEARS: f64 = 2.0;

/// Most adverts for a job ask for what is at least as important.
const USUAL: f64 = 0.6;

/// The factor for a title that is the title of another role: a teaching assistant has not been a teacher.
const OTHERS_TITLE: f64 = 0.9;

/// The roles of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// This many of the best, best first; roles that nothing in the profile touches are never included.
    Top(usize),
    /// These, in this order.
    Roles(Vec<RoleId>),
}

/// Makes the report on a profile.
///
/// ```
/// use skillgap_core::plan::PlanOptions;
/// use skillgap_core::report::{Selection, build};
/// use skillgap_core::{lexicon::Lexicon, profile::Profile, relevance::Ranker, sample};
/// let catalog = sample::catalog();
/// let role = catalog.find_role("Web Developer").unwrap();
/// let (ranker, lexicon) = (Ranker::new(&catalog), Lexicon::builtin());
/// let parts = (&catalog, &ranker, &*lexicon);
/// let report = build(parts, &Profile::default(), &Selection::Roles(vec![role]), &PlanOptions::default());
/// assert_eq!(report.roles[0].fit, 0.0);
/// assert!(report.profile.warning.is_some());
/// ```
#[must_use]
pub fn build(
    (catalog, ranker, lexicon): (&Catalog, &Ranker, &Lexicon),
    profile: &Profile,
    selection: &Selection,
    options: &PlanOptions,
) -> Report {
    let standing = profile.standing();
    let options = &PlanOptions { anywhere: options.anywhere || !is_in_english(profile), ..*options };
    let scores = ranker.scores((catalog, lexicon), &profile.career, &standing);
    let roles: Vec<RoleId> = match selection {
        Selection::Top(most) => scores.order().iter().take(*most).copied().collect(),
        Selection::Roles(roles) => roles.clone(),
    };
    // A role named by the user gets a plan, however distant.
    let is_planned = matches!(selection, Selection::Roles(_)) || !scores.nothing_fits();
    let scored = Scored { catalog, ranker, lexicon, profile, scores: &scores, standing: &standing };
    Report {
        schema_version: SCHEMA_VERSION,
        catalog: catalog_info(catalog),
        profile: profile_info(catalog, profile),
        no_role_fits: scores.nothing_fits(),
        roles: roles.iter().map(|role| role_info(scored, *role, is_planned.then_some(options))).collect(),
        aims: match selection {
            Selection::Top(_) => profile.aims.iter().map(|aim| aim_info(scored, aim, options)).collect(),
            Selection::Roles(_) => Vec::new(),
        },
        adjacent: adjacent_infos(scored, &roles),
        posting: None,
    }
}

/// Whether a resume may be in English; the places to learn that teach the law of one country are of English-speaking ones.
fn is_in_english(profile: &Profile) -> bool {
    match &profile.language {
        DocumentLanguage::Known(codes) => codes.first().is_none_or(|code| code == "en"),
        DocumentLanguage::Unclear | DocumentLanguage::Unknown => true,
    }
}

/// A profile's skills with the scores of a catalogue's roles.
#[derive(Clone, Copy)]
pub(super) struct Scored<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) ranker: &'a Ranker,
    pub(super) lexicon: &'a Lexicon,
    pub(super) profile: &'a Profile,
    pub(super) scores: &'a RoleScores,
    pub(super) standing: &'a Standing,
}

/// Rounded to six decimals, without negative zero.
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
        kinds: catalog.kinds_of_roles(),
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
        notes: profile.notes.clone(),
    }
}

/// The sort key: confidence as shown, then name.
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
        kind: skill.kind,
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

/// A warning if hardly anything was recognised.
fn warning(profile: &Profile) -> Option<String> {
    const TAIL: &str = "the gaps would not be meaningful";
    let evidence = profile.held.iter().flat_map(|held| &held.evidence);
    let asides = profile.set_aside.iter().map(|aside| &aside.text);
    let wordings: HashSet<String> = evidence.map(|e| &e.text).chain(asides).map(|t| compact(t)).collect();
    let (recognised, all) = (wordings.len(), wordings.len() + profile.unrecognised.len());
    let too_few = (recognised as f64) < LEAST_RECOGNISED * all as f64;
    if profile.reads_like_posting {
        return Some(
            "This reads like a job posting, not like a resume; was the right file given?".to_owned(),
        );
    }
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

fn aim_info(scored: Scored<'_>, aim: &Aim, options: &PlanOptions) -> AimInfo {
    AimInfo { text: aim.text.clone(), role: role_info(scored, aim.role, Some(options)) }
}

fn role_info(scored: Scored<'_>, id: RoleId, options: Option<&PlanOptions>) -> RoleInfo {
    let Scored { catalog, scores, standing, .. } = scored;
    let role = catalog.role(id);
    let fit = fit(role, standing);
    let (prepared, mut scratch) = (PreparedRole::new(catalog, role), Scratch::default());
    let plan = options.map(|options| prepared.plan((catalog, role), standing, options, &mut scratch));
    let LearningPlan { mut steps, not_planned, practice, bound } = plan.unwrap_or_default();
    remind(catalog, scored.profile, &mut steps);
    let gaps = prepared.largest_gaps(standing, usize::MAX, &mut scratch);
    let shares = role.requirements.iter().zip(&fit.coverages).zip(fit.gaps(role));
    RoleInfo {
        id: role.key.clone(),
        title: role.title.clone(),
        fit: rounded(fit.fit),
        fit_essential: rounded(fit.essential),
        relevance: rounded(scores.relevance(id)),
        rank: scores.place(id),
        because: because_info(scored, id),
        pointers: pointer_infos(scored, id),
        requirements: shares
            .map(|((requirement, coverage), gap)| requirement_info(scored, requirement, (*coverage, gap)))
            .collect(),
        gaps: gaps.iter().map(|gap| gap_info(catalog, role, gap)).collect(),
        plan: (1..).zip(&steps).map(|(rank, step)| step_info(catalog, rank, step)).collect(),
        not_planned: not_planned.iter().map(|left| not_planned_info(role, left)).collect(),
        practice: practice.iter().map(|(skill, level)| practice_info(catalog, *skill, *level)).collect(),
        plan_bound: rounded(bound),
        licence: role.licence.as_ref().map(|licence| licence.text.clone()),
    }
}

/// Adds to each step which of its lessons a job of some years usually includes, unless the person says that they lack it.
fn remind(catalog: &Catalog, profile: &Profile, steps: &mut [Step]) {
    let is_lacking = |skill: SkillId| {
        let says_so = |aside: &SetAside| {
            matches!(aside.reason, SetAsideReason::Denied | SetAsideReason::Wished) && aside.skill == skill
        };
        profile.set_aside.iter().any(says_so)
    };
    let jobs =
        profile.career.titles().iter().filter(|job| job.years.is_some_and(|years| years >= SOME_YEARS));
    let jobs: Vec<(&str, &Role)> = jobs
        .filter_map(|job| Some((job.text.as_str(), catalog.role(catalog.find_role(&job.text)?))))
        .collect();
    for step in steps {
        let studied: Vec<SkillId> = step.lessons.iter().map(|lesson| lesson.skill).collect();
        let usual = jobs.iter().find_map(|(title, role)| {
            let is_usual = |skill: &&SkillId| {
                let mut asked =
                    role.requirements.iter().filter(|r| r.essential && r.importance.get() >= USUAL);
                !step.practised.contains(skill) && !is_lacking(**skill) && asked.any(|r| r.prefer == **skill)
            };
            let labels: Vec<&str> =
                studied.iter().filter(is_usual).map(|skill| catalog.skill(*skill).label.as_str()).collect();
            (!labels.is_empty()).then(|| usual_in(title, &labels))
        });
        if let Some(said) = usual {
            step.why = format!("{} {said}", step.why).trim_start().to_owned();
        }
    }
}

/// Why a role is likely: each kind of evidence with its share of the score.
fn because_info(scored: Scored<'_>, id: RoleId) -> BecauseInfo {
    let Scored { catalog, ranker, lexicon, profile, scores, .. } = scored;
    let Because { parts, titles, words } = ranker.because((catalog, lexicon), &profile.career, scores, id);
    let share = |part: f64| if parts.sum() > 0.0 { rounded(part / parts.sum()) } else { 0.0 };
    // "Spring Boot" is named as a skill; "boot" beside it says nothing.
    let labels = profile.held.iter().map(|held| &catalog.skill(held.skill).label);
    let named = labels.filter(|label| label.contains(' ')).chain(titles.iter().map(|title| &title.title));
    let named: Vec<String> = named.map(|name| fold(name)).collect();
    let is_part = |names: &[String], word: &str| {
        names.iter().any(|name| crate::text::words(name).any(|part| part == word))
    };
    // What is only wished for or denied ("no experience with Java") is no reason.
    let is_held = |skill: SkillId| profile.held.iter().any(|held| held.skill == skill);
    let aside = profile.set_aside.iter().filter(|aside| !is_held(aside.skill));
    let aside: Vec<String> = aside.map(|aside| fold(&catalog.skill(aside.skill).label)).collect();
    let words = words.into_iter().map(|shared| shared.word).filter(|word| !is_part(&aside, word));
    let words: Vec<String> = words.collect();
    let new: Vec<String> = words.iter().filter(|word| !is_part(&named, word)).cloned().collect();
    BecauseInfo {
        titles: BecauseTitles {
            share: share(parts.titles),
            titles: titles
                .into_iter()
                .map(|t| {
                    let is_others = catalog.find_role(&t.title).is_some_and(|other| other != id);
                    let likeness = if is_others { t.likeness * OTHERS_TITLE } else { t.likeness };
                    TitleInfo { title: t.title, years: t.years.map(rounded), likeness: rounded(likeness) }
                })
                .collect(),
        },
        words: BecauseWords { share: share(parts.words), words: if new.is_empty() { words } else { new } },
        skills: BecauseSkills {
            share: share(parts.skills),
            skills: pointer_infos(scored, id).into_iter().map(|pointer| pointer.skill).collect(),
        },
    }
}

fn requirement_info(
    scored: Scored<'_>,
    requirement: &Requirement,
    (coverage, gap): (f64, f64),
) -> RequirementInfo {
    let Scored { catalog, standing, profile, .. } = scored;
    let held = |skill: &SkillId| standing.confidence(*skill) > 0.0;
    let (held, missing): (Vec<SkillId>, Vec<SkillId>) =
        requirement.alternatives.iter().copied().partition(held);
    RequirementInfo {
        text: requirement.text.clone(),
        category: requirement.category,
        importance: requirement.importance.get(),
        essential: requirement.essential,
        personal: is_personal(catalog, requirement),
        need: requirement.need,
        level: requirement.level,
        coverage: rounded(coverage),
        gap: rounded(gap),
        alternatives: labels(catalog, &requirement.alternatives),
        prefer: catalog.skill(requirement.prefer).label.clone(),
        level_assumed: level_assumed(requirement, &held, standing),
        held: labels(catalog, &held),
        missing: labels(catalog, &missing),
        counted: counted(catalog, requirement, standing, profile),
        source: requirement.source,
    }
}

/// Whether a requirement asks for personal skills alone.
pub(crate) fn is_personal(catalog: &Catalog, requirement: &Requirement) -> bool {
    requirement.alternatives.iter().all(|skill| catalog.skill(*skill).kind == SkillKind::SoftSkill)
}

/// Whether a skill that counts for the requirement has no stated level.
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

fn not_planned_info(role: &Role, left: &NotPlanned) -> NotPlannedInfo {
    let requirement = role.requirements.get(left.requirement).map(|r| r.text.clone());
    NotPlannedInfo { requirement: requirement.unwrap_or_default(), reason: left.reason.clone() }
}

fn practice_info(catalog: &Catalog, skill: SkillId, level: Level) -> PracticeInfo {
    PracticeInfo { skill: catalog.skill(skill).label.clone(), level }
}

fn step_info(catalog: &Catalog, rank: usize, step: &Step) -> StepInfo {
    let tip = &catalog.tips()[step.tip];
    let label = |skill: &SkillId| catalog.skill(*skill).label.clone();
    let (bundle, title) = match step.key {
        StepKey::Bundle(at) => {
            let bundle = &catalog.bundles()[at];
            (Some(bundle.key.clone()), bundle.label.clone())
        }
        StepKey::Further(at) => {
            let bundle = &catalog.bundles()[at];
            (Some(bundle.key.clone()), format!("{}, second part", bundle.label))
        }
        StepKey::Skill(skill, _) => (None, catalog.skill(skill).label.clone()),
    };
    let levels = |of: fn(&Lesson) -> Option<Level>| step.lessons.iter().filter_map(of);
    let lesson = |lesson: &Lesson| LessonInfo {
        skill: catalog.skill(lesson.skill).label.clone(),
        level_from: lesson.from,
        level_to: lesson.to,
    };
    let resource = |at: &usize| {
        let resource = &catalog.resources()[*at];
        ResourceInfo { label: resource.label.clone(), url: resource.url.clone() }
    };
    StepInfo {
        rank,
        title,
        tip: tip.label.clone(),
        tip_id: tip.key.clone(),
        bundle,
        action: step.action.clone(),
        why: step.why.clone(),
        skills: step.lessons.iter().map(|lesson| catalog.skill(lesson.skill).label.clone()).collect(),
        practised: labels(catalog, &step.practised),
        lessons: step.lessons.iter().map(lesson).collect(),
        level_from: levels(|lesson| lesson.from).min(),
        level_to: levels(|lesson| lesson.to).max(),
        hours: step.hours.get(),
        weeks: step.weeks,
        days: step.days,
        gain: rounded(step.gain),
        fit_after: rounded(step.fit_after),
        after: step.after.clone(),
        opens: step.opens.clone(),
        near_to: labels(catalog, &step.near_to),
        alternatives: step.alternatives.iter().map(|(skill, _)| label(skill)).collect(),
        instead_of: step.alternatives.iter().map(|(_, of)| label(of)).collect(),
        show_it: step.show_it.clone(),
        resources: step.resources.iter().map(resource).collect(),
    }
}
