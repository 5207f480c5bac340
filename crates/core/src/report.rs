//! The report as plain data: the content of `report --format json`, and the input of every renderer.
//!
//! Field names and meanings are part of the command-line contract; nothing here is formatted.

mod adjacent;
mod build;
mod claims;
mod counted;
mod on_posting;

pub use build::{FEWEST_SKILLS, LEAST_RECOGNISED, Selection, build};
pub(crate) use build::{is_personal, rounded};
pub use claims::{ClaimInfo, ClaimsInfo};
pub use on_posting::{ReportOnPosting, YearsAsked};

use crate::catalog::{Category, SkillKind, Source};
use crate::date::Until;
use crate::day::Day;
use crate::explained::NearName;
use crate::matcher::Method;
use crate::mention::SetAsideReason;
use crate::resume::{Entry, Section};
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// The version of the JSON format.
pub const SCHEMA_VERSION: u32 = 1;

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The catalogue that the profile was matched against.
    pub catalog: CatalogInfo,
    /// What was read in the resume.
    pub profile: ProfileInfo,
    /// Whether no role in the catalogue is likely to be the person's.
    pub no_role_fits: bool,
    /// The requested roles, or the best ones, in order.
    pub roles: Vec<RoleInfo>,
    /// The roles that the resume names as wanted, where no role was asked for.
    #[serde(default)]
    pub aims: Vec<AimInfo>,
    /// Up to five roles similar to the first of `roles` that the profile is nearly ready for, readiest first.
    pub adjacent: Vec<AdjacentInfo>,
    /// The job posting that is one of `roles`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posting: Option<ReportOnPosting>,
}

/// The catalogue used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogInfo {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Source and licence; empty for the built-in one.
    pub notice: String,
    /// Its number of skills.
    pub skills: usize,
    /// Its number of roles.
    pub roles: usize,
    /// The groups of its roles, largest first; empty if there are too many to list.
    pub kinds: Vec<String>,
}

/// What was recognised, what follows, and what was not recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileInfo {
    /// The person's name, if the resume gives it.
    pub name: Option<String>,
    /// The skills that the resume names, by confidence, then by name.
    pub skills: Vec<SkillInfo>,
    /// The skills that follow from them, by confidence.
    pub derived: Vec<DerivedInfo>,
    /// The mentions that resemble no skill closely enough.
    pub unrecognised: Vec<UnrecognisedInfo>,
    /// The mentions that are denied or wished for.
    pub set_aside: Vec<SetAsideInfo>,
    /// What is only listed, what is shown at work, and what is shown but not listed.
    pub claims: ClaimsInfo,
    /// Jobs, projects and degrees, in document order.
    pub entries: Vec<Entry>,
    /// The codes of the resume's languages, the one with most text first; empty if unknown.
    pub language: Vec<String>,
    /// Whether the lexicon lacks the resume's language.
    pub language_unknown: bool,
    /// The month from which ages are counted ("2026-11"); null if not given.
    pub today: Option<String>,
    /// Whether old evidence counted for less.
    pub decayed: bool,
    /// A warning if so little was recognised that gaps would say more about the catalogue than about the
    /// person.
    pub warning: Option<String>,
    /// What of the resume could not be used or was left out, a sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A held skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkillInfo {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The kind ("language").
    pub kind: SkillKind,
    /// The stated level.
    pub level: Option<Level>,
    /// Whether no level is stated, so that the required level counts as met.
    pub level_assumed: bool,
    /// In `[0,1]`; discounted for age if [`ProfileInfo::decayed`].
    pub confidence: f64,
    /// When the resume last shows it ("2018-05", "now"); null if it gives no dates.
    pub last_seen: Option<Until>,
    /// The years of the dated jobs and projects that show it; null if there are none.
    pub years: Option<f64>,
    /// The whole years since then; null if either date is unknown.
    pub years_ago: Option<u32>,
    /// The mentions of it.
    pub evidence: Vec<EvidenceInfo>,
}

/// Words in the resume that are evidence for a skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceInfo {
    /// The words.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The first byte in the source text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How they were recognised.
    pub method: Method,
    /// The confidence, in `[0,1]`.
    pub score: f64,
    /// Which words match which words of the skill's name, if it is not named literally.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<NearName>,
    /// The sentence around them, if it shows the skill at work; it contains `start` and `end`.
    pub sentence: Option<String>,
    /// The end of the period they refer to ("2018-05", "now").
    pub until: Option<Until>,
}

/// A skill that follows from held ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DerivedInfo {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// implied or related.
    pub method: Method,
    /// The coverage, in `[0,1]`.
    pub confidence: f64,
    /// The labels on the path, from the held skill to this one.
    pub path: Vec<String>,
}

/// A mention that was not recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnrecognisedInfo {
    /// The words.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The first byte in the source text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The label of the nearest skill.
    pub nearest: Option<String>,
}

/// A mention that does not count as held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetAsideInfo {
    /// The words.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The preferred label.
    pub skill: String,
    /// The reason.
    pub reason: SetAsideReason,
}

/// A role that the resume names as wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AimInfo {
    /// The words that say so.
    pub text: String,
    /// The role.
    pub role: RoleInfo,
}

/// A role with the profile's fit, gaps and plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoleInfo {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The same over essential requirements only; 1 if the role has none.
    pub fit_essential: f64,
    /// "Which role is mine?", in `[0,1]`.
    pub relevance: f64,
    /// The rank among all roles of the catalogue, from 1.
    pub rank: usize,
    /// Why the role is likely.
    pub because: BecauseInfo,
    /// The held skills that point to the role most, largest share first, at most five.
    pub pointers: Vec<PointerInfo>,
    /// All requirements, in catalogue order.
    pub requirements: Vec<RequirementInfo>,
    /// The gaps, largest share of the fit first.
    pub gaps: Vec<GapInfo>,
    /// The learning plan, in order.
    pub plan: Vec<StepInfo>,
    /// The essential requirements without a step, with reasons.
    pub not_planned: Vec<NotPlannedInfo>,
    /// The skills for which the role requires more than the steps lead to.
    pub practice: Vec<PracticeInfo>,
    /// An upper bound on the fit of any plan within the same hours, in `[0,1]`.
    pub plan_bound: f64,
    /// How to get the licence, if the law requires one in most countries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

/// Why a role is likely, by three kinds of evidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseInfo {
    /// Job titles.
    pub titles: BecauseTitles,
    /// The words of duties and summaries.
    pub words: BecauseWords,
    /// Held skills.
    pub skills: BecauseSkills,
}

/// The job titles similar to a role's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseTitles {
    /// The share of the score from titles, in `[0,1]`.
    pub share: f64,
    /// The titles, most similar first.
    pub titles: Vec<TitleInfo>,
}

/// A job title of the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TitleInfo {
    /// The title as written in the resume.
    pub title: String,
    /// How long it was held, in years; null if the resume does not say.
    pub years: Option<f64>,
    /// Its similarity to the role's titles, in `[0,1]`.
    pub likeness: f64,
}

/// The words that duties share with a role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseWords {
    /// The share of the score from words, in `[0,1]`.
    pub share: f64,
    /// The words, most significant first.
    pub words: Vec<String>,
}

/// The held skills that point to a role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseSkills {
    /// The share of the score from skills, in `[0,1]`.
    pub share: f64,
    /// Their labels, most significant first.
    pub skills: Vec<String>,
}

/// A held skill that explains a role's relevance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointerInfo {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// Its share of the relevance, in `[0,1]`; the shares of all held skills sum to 1.
    pub share: f64,
}

/// A role similar to the first role of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdjacentInfo {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// How ready the profile is for the role, in `[0,1]`.
    pub fit: f64,
    /// "Which role is mine?", in `[0,1]`.
    pub relevance: f64,
    /// The rank among all roles of the catalogue, from 1.
    pub rank: usize,
    /// The title of the role it is similar to.
    pub like: String,
    /// How similar the two are, in `[0,1]`.
    pub likeness: f64,
    /// The held skills that transfer to it, most specific first, at most five.
    pub transfers: Vec<PointerInfo>,
    /// What it requires in addition, largest gaps first, at most five.
    pub adds: Vec<GapInfo>,
}

/// A requirement and its coverage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequirementInfo {
    /// The sentence in the catalogue.
    pub text: String,
    /// skill, tool or education.
    pub category: Category,
    /// The importance, in (0,1].
    pub importance: f64,
    /// Whether it is essential or nice to have.
    pub essential: bool,
    /// Whether it asks for personal skills alone, which a resume seldom names: not held means not shown.
    #[serde(default)]
    pub personal: bool,
    /// How many alternatives are required.
    pub need: usize,
    /// The required level.
    pub level: Option<Level>,
    /// The coverage, in `[0,1]`.
    pub coverage: f64,
    /// Importance x (1 - coverage) as a share of the role's total importance, in `[0,1]`.
    pub gap: f64,
    /// The labels of all alternatives.
    pub alternatives: Vec<String>,
    /// The label of the mainstream alternative.
    pub prefer: String,
    /// The labels that the profile holds directly or indirectly.
    pub held: Vec<String>,
    /// The labels that it lacks.
    pub missing: Vec<String>,
    /// The alternatives behind the coverage, best first: it is the mean of their credits, over `need`.
    pub counted: Vec<CountedInfo>,
    /// Whether a held skill counted in full although the resume states no level for it.
    pub level_assumed: bool,
    /// The source of the sentence.
    pub source: Source,
}

/// An alternative that counts towards a requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountedInfo {
    /// Its label.
    pub skill: String,
    /// The label of the held skill behind it: itself, or the one it follows from.
    pub from: String,
    /// How far it meets the requirement, in `[0,1]`.
    pub credit: f64,
}

/// A missing skill and its cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapInfo {
    /// The preferred label.
    pub skill: String,
    /// The skill's id.
    pub id: String,
    /// The share of the fit it costs, in `[0,1]`.
    pub gap: f64,
    /// The requirement's sentence.
    pub requirement: String,
}

/// A step of the learning plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepInfo {
    /// The position in the plan, from 1.
    pub rank: usize,
    /// A short title: the skill, or the name of the project.
    pub title: String,
    /// The tip's label.
    pub tip: String,
    /// The tip's id.
    pub tip_id: String,
    /// The bundle's id, if one project teaches several skills.
    pub bundle: Option<String>,
    /// What to do, in a sentence.
    pub action: String,
    /// Why this step, for this person.
    pub why: String,
    /// The labels of the skills it teaches.
    pub skills: Vec<String>,
    /// Those that are practised along the way.
    pub practised: Vec<String>,
    /// The same skills with the level before and after.
    pub lessons: Vec<LessonInfo>,
    /// The lowest level held before; null if none is stated.
    pub level_from: Option<Level>,
    /// The highest level afterwards; null if levels do not apply.
    pub level_to: Option<Level>,
    /// The hours it takes.
    pub hours: f64,
    /// The first and last week, from 1; null if the hours per week are not given.
    pub weeks: Option<(u32, u32)>,
    /// The first and last day; null if the plan has no start date.
    pub days: Option<(Day, Day)>,
    /// The gain in fit after the previous steps, in `[0,1]`.
    pub gain: f64,
    /// The fit after it, in `[0,1]`.
    pub fit_after: f64,
    /// The ranks of the steps that must precede it.
    pub after: Vec<usize>,
    /// The ranks of the steps that build on it.
    pub opens: Vec<usize>,
    /// The labels of held skills that shorten it.
    pub near_to: Vec<String>,
    /// The labels of skills that could be learned instead.
    pub alternatives: Vec<String>,
    /// For each of them the label of the skill of the step that it replaces.
    #[serde(default)]
    pub instead_of: Vec<String>,
    /// What to show for it.
    pub show_it: Option<String>,
    /// Free or official places to learn.
    pub resources: Vec<ResourceInfo>,
}

/// What a step teaches for one skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LessonInfo {
    /// The preferred label.
    pub skill: String,
    /// The level held before, if stated.
    pub level_from: Option<Level>,
    /// The level afterwards; null if levels do not apply.
    pub level_to: Option<Level>,
}

/// A place to learn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResourceInfo {
    /// Its name.
    pub label: String,
    /// Its address.
    pub url: String,
}

/// An essential requirement without a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotPlannedInfo {
    /// The requirement's sentence.
    pub requirement: String,
    /// The reason, in a sentence.
    pub reason: String,
}

/// A skill for which the role requires more than study leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PracticeInfo {
    /// The preferred label.
    pub skill: String,
    /// The level that must come from practice.
    pub level: Level,
}
