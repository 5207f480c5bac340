//! The report as plain data: what `report --format json` writes, and what every renderer reads.
//!
//! Field names and meanings are those of the command line's contract; nothing here is formatted.

mod adjacent;
mod build;
mod claims;
mod counted;
mod on_posting;

pub(crate) use build::rounded;
pub use build::{FEWEST_SKILLS, LEAST_RECOGNISED, Selection, build};
pub use claims::{ClaimInfo, ClaimsInfo};
pub use on_posting::ReportOnPosting;

use crate::catalog::{Category, SkillKind, Source};
use crate::date::Until;
use crate::day::Day;
use crate::explained::NearName;
use crate::matcher::Method;
use crate::mention::SetAsideReason;
use crate::resume::{Entry, Section};
use crate::units::Level;
use serde::{Deserialize, Serialize};

/// The version of the JSON's shape.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that a report says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The catalogue that the profile was matched against.
    pub catalog: CatalogInfo,
    /// What the resume holds.
    pub profile: ProfileInfo,
    /// Whether no role of the catalogue is likely to be the person's.
    pub no_role_fits: bool,
    /// The roles that were asked for, or the best, in order.
    pub roles: Vec<RoleInfo>,
    /// The roles that the resume names as wanted, where no role was asked for.
    #[serde(default)]
    pub aims: Vec<AimInfo>,
    /// Up to five roles like the first of `roles` that the profile is nearly ready for, the readiest first.
    pub adjacent: Vec<AdjacentInfo>,
    /// The job posting that `roles` holds as a role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posting: Option<ReportOnPosting>,
}

/// Which catalogue was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CatalogInfo {
    /// Its name.
    pub name: String,
    /// Its edition.
    pub version: String,
    /// Source and licence; empty for the built-in one.
    pub notice: String,
    /// How many skills it holds.
    pub skills: usize,
    /// How many roles it holds.
    pub roles: usize,
    /// The groups of its roles, the largest first; empty when there are too many to be named.
    pub kinds: Vec<String>,
}

/// What was recognised, what follows, and what was not recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileInfo {
    /// The person's name, when the resume gives it.
    pub name: Option<String>,
    /// The skills that the resume names, surest first, then by name.
    pub skills: Vec<SkillInfo>,
    /// The skills that follow from them, surest first.
    pub derived: Vec<DerivedInfo>,
    /// The mentions that no skill is near enough to.
    pub unrecognised: Vec<UnrecognisedInfo>,
    /// The mentions that the resume denies or wishes for.
    pub set_aside: Vec<SetAsideInfo>,
    /// What is only listed, what is shown at work, and what is shown but not listed.
    pub claims: ClaimsInfo,
    /// Jobs, projects and degrees, in the order of the document.
    pub entries: Vec<Entry>,
    /// The codes of the languages that the resume is written in, that of most text first; empty when they are not known.
    pub language: Vec<String>,
    /// The resume is written in a language that the lexicon does not have.
    pub language_unknown: bool,
    /// The month that ages are counted to ("2026-11"); null when nobody said.
    pub today: Option<String>,
    /// Whether old evidence counted for less.
    pub decayed: bool,
    /// Set when so little was recognised that gaps would say more about the catalogue than about the person.
    pub warning: Option<String>,
}

/// A held skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkillInfo {
    /// The skill's key.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The kind ("language").
    pub kind: SkillKind,
    /// The level that the resume states.
    pub level: Option<Level>,
    /// True when no level is stated, so that the level asked is taken as met.
    pub level_assumed: bool,
    /// In `[0,1]`; what age has left of it when [`ProfileInfo::decayed`].
    pub confidence: f64,
    /// Until when the resume shows it at the latest ("2018-05", "now"); null where it gives no dates.
    pub last_seen: Option<Until>,
    /// The years of the dated jobs and projects that show it; null where none does.
    pub years: Option<f64>,
    /// The whole years since; null when the date or the day of the report is not known.
    pub years_ago: Option<u32>,
    /// The mentions behind it.
    pub evidence: Vec<EvidenceInfo>,
}

/// The words of the resume that speak for a skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceInfo {
    /// The words.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// First byte in the text that was read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How they were recognised.
    pub method: Method,
    /// How surely, in `[0,1]`.
    pub score: f64,
    /// Which words stand for which of the skill's name, where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<NearName>,
    /// The sentence around them, where they show the skill at work; its bytes hold `start` and `end`.
    pub sentence: Option<String>,
    /// Until when what they speak of lasted ("2018-05", "now").
    pub until: Option<Until>,
}

/// A skill that follows from held ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DerivedInfo {
    /// The skill's key.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// implied or related.
    pub method: Method,
    /// In `[0,1]`.
    pub confidence: f64,
    /// The labels on the way, from the held skill to this one.
    pub path: Vec<String>,
}

/// A mention that was not recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnrecognisedInfo {
    /// The words.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// First byte in the text that was read.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The label of the nearest skill.
    pub nearest: Option<String>,
}

/// A mention that does not count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetAsideInfo {
    /// The words.
    pub text: String,
    /// The part of the resume.
    pub section: Section,
    /// The preferred label.
    pub skill: String,
    /// Why it does not count.
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
    /// The role's key.
    pub id: String,
    /// The title.
    pub title: String,
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The same over essential requirements alone; 1 when the role has none.
    pub fit_essential: f64,
    /// "Which role is mine?", in `[0,1]`.
    pub relevance: f64,
    /// The place among all roles of the catalogue, from 1.
    pub rank: usize,
    /// Why the role is likely.
    pub because: BecauseInfo,
    /// The held skills that point at the role most, the largest share first, at most five.
    pub pointers: Vec<PointerInfo>,
    /// Every requirement, in the order of the catalogue.
    pub requirements: Vec<RequirementInfo>,
    /// What is missing, largest share of the fit first.
    pub gaps: Vec<GapInfo>,
    /// The learning plan, in order.
    pub plan: Vec<StepInfo>,
    /// The essential requirements without a step, with the reason.
    pub not_planned: Vec<NotPlannedInfo>,
    /// The skills of which the role asks for more than the steps lead to.
    pub practice: Vec<PracticeInfo>,
    /// No choice of such steps within the same hours can reach a higher fit than this, in `[0,1]`.
    pub plan_bound: f64,
}

/// Why a role is likely, in three kinds of evidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseInfo {
    /// Job titles.
    pub titles: BecauseTitles,
    /// The words of duties and summaries.
    pub words: BecauseWords,
    /// Held skills.
    pub skills: BecauseSkills,
}

/// The job titles that are like a role's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseTitles {
    /// The part of the score that titles make, in `[0,1]`.
    pub share: f64,
    /// The titles, the likest first.
    pub titles: Vec<TitleInfo>,
}

/// A job title of the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TitleInfo {
    /// The title as the resume has it.
    pub title: String,
    /// How long it was held, in years; null where the resume does not say.
    pub years: Option<f64>,
    /// How like the role's titles it is, in `[0,1]`.
    pub likeness: f64,
}

/// The words that duties share with a role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseWords {
    /// The part of the score that words make, in `[0,1]`.
    pub share: f64,
    /// The words, those that say most first.
    pub words: Vec<String>,
}

/// The held skills that point at a role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BecauseSkills {
    /// The part of the score that skills make, in `[0,1]`.
    pub share: f64,
    /// Their labels, those that say most first.
    pub skills: Vec<String>,
}

/// A held skill that explains a role's relevance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointerInfo {
    /// The skill's key.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// Its part of the relevance, in `[0,1]`; the parts of all held skills sum to 1.
    pub share: f64,
}

/// A role near to the one that the report is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdjacentInfo {
    /// The role's key.
    pub id: String,
    /// The title.
    pub title: String,
    /// How ready the profile is for it, in `[0,1]`.
    pub fit: f64,
    /// "Which role is mine?", in `[0,1]`.
    pub relevance: f64,
    /// The place among all roles of the catalogue, from 1.
    pub rank: usize,
    /// The title of the role that it is like.
    pub like: String,
    /// How alike the two are, in `[0,1]`.
    pub likeness: f64,
    /// The held skills that carry over to it, the most specific first, at most five.
    pub transfers: Vec<PointerInfo>,
    /// What it asks for besides, the largest gaps first, at most five.
    pub adds: Vec<GapInfo>,
}

/// A requirement and how far it is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequirementInfo {
    /// The sentence of the catalogue.
    pub text: String,
    /// skill, tool or education.
    pub category: Category,
    /// In (0,1].
    pub importance: f64,
    /// Asked for, or nice to have.
    pub essential: bool,
    /// Whether it asks for personal skills alone, which a resume seldom names: not held means not shown.
    #[serde(default)]
    pub personal: bool,
    /// How many of the alternatives are asked for.
    pub need: usize,
    /// The level asked for.
    pub level: Option<Level>,
    /// In `[0,1]`.
    pub coverage: f64,
    /// Importance x (1 - coverage) as a share of the role's total importance, in `[0,1]`.
    pub gap: f64,
    /// The labels of all alternatives.
    pub alternatives: Vec<String>,
    /// The label of the mainstream one.
    pub prefer: String,
    /// The labels that the profile holds, or that follow from it.
    pub held: Vec<String>,
    /// The labels that it does not.
    pub missing: Vec<String>,
    /// The alternatives that the coverage rests on, the best first: it is the mean of their credits, over `need`.
    pub counted: Vec<CountedInfo>,
    /// Whether a held skill counted as full although the resume states no level for it.
    pub level_assumed: bool,
    /// Where the sentence comes from.
    pub source: Source,
}

/// An alternative that counts for a requirement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountedInfo {
    /// Its label.
    pub skill: String,
    /// The label of the held skill that it rests on: itself, or the one that it follows from.
    pub from: String,
    /// How far it meets what is asked, in `[0,1]`.
    pub credit: f64,
}

/// A skill that is missing, with what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapInfo {
    /// The preferred label.
    pub skill: String,
    /// The skill's key.
    pub id: String,
    /// The share of the fit that it costs, in `[0,1]`.
    pub gap: f64,
    /// The requirement's sentence.
    pub requirement: String,
}

/// A step of the learning plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepInfo {
    /// The place in the plan, from 1.
    pub rank: usize,
    /// What it is about, in a few words: the skill, or the name of the project.
    pub title: String,
    /// The tip's label.
    pub tip: String,
    /// The tip's key.
    pub tip_id: String,
    /// The key of the bundle, when several things are learned by one project.
    pub bundle: Option<String>,
    /// What to do, in a sentence.
    pub action: String,
    /// Why this, for this person.
    pub why: String,
    /// The labels of the skills that it teaches.
    pub skills: Vec<String>,
    /// Those among them that are practised along the way.
    pub practised: Vec<String>,
    /// The same skills with the level before and after.
    pub lessons: Vec<LessonInfo>,
    /// The lowest level that is held before; null where none is stated.
    pub level_from: Option<Level>,
    /// The highest level afterwards; null where levels mean nothing.
    pub level_to: Option<Level>,
    /// How long it takes.
    pub hours: f64,
    /// The first and the last week, from 1; null when the hours of a week are not known.
    pub weeks: Option<(u32, u32)>,
    /// The first and the last day; null when the plan has no beginning.
    pub days: Option<(Day, Day)>,
    /// The fit that it adds after the steps before it, in `[0,1]`.
    pub gain: f64,
    /// The fit after it, in `[0,1]`.
    pub fit_after: f64,
    /// The ranks of the steps that must come before it.
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
    /// What to show of it.
    pub show_it: Option<String>,
    /// Free and official places to learn from.
    pub resources: Vec<ResourceInfo>,
}

/// What a step teaches of one skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LessonInfo {
    /// The preferred label.
    pub skill: String,
    /// The level that is held before, where one is stated.
    pub level_from: Option<Level>,
    /// The level afterwards; null where levels mean nothing.
    pub level_to: Option<Level>,
}

/// A place to learn from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResourceInfo {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub url: String,
}

/// An essential requirement for which there is no step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotPlannedInfo {
    /// The requirement's sentence.
    pub requirement: String,
    /// Why, in a sentence.
    pub reason: String,
}

/// A skill of which the role asks for more than study leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PracticeInfo {
    /// The preferred label.
    pub skill: String,
    /// The level that practice must bring.
    pub level: Level,
}
