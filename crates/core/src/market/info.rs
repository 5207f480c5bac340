//! A market as plain data: the content of `market --format json`, and the input of every renderer.

use super::figures::Figures;
use super::gains::{Gain, gains};
use super::role::market_role;
use super::{Market, MarketOptions, Row, Shape};
use crate::catalog::Catalog;
use crate::engine::Engine;
use crate::plan::ENOUGH;
use crate::posting::ReadInfo;
use crate::profile::Profile;
use crate::report::{CatalogInfo, RoleInfo, Selection, rounded};
use serde::Serialize;

/// The version of the JSON format of [`MarketInfo`].
pub const MARKET_VERSION: u32 = 1;

/// The result of comparing one person with many postings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarketInfo {
    /// [`MARKET_VERSION`].
    pub schema_version: u32,
    /// The catalogue used.
    pub catalog: CatalogInfo,
    /// The person.
    pub person: PersonInfo,
    /// The least fit at which a posting fits.
    pub fits_from: f64,
    /// Counts of postings.
    pub counts: MarketCounts,
    /// The mean fit over the postings of which enough was read.
    pub mean_fit: f64,
    /// The mean fit over the postings within reach.
    pub mean_fit_within_reach: f64,
    /// The postings of which enough was read, best first.
    pub postings: Vec<PostingInMarket>,
    /// The postings of which too little was read, without a fit.
    pub little_read: Vec<LittleRead>,
    /// The missing skills in greedy order: each adds most after those before it.
    pub skills: Vec<SkillInMarket>,
    /// The missing skills that are not listed.
    pub skills_left: SkillsLeft,
    /// One plan for the postings within reach.
    pub plan: MarketPlan,
}

/// The person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonInfo {
    /// The name, if the resume gives it.
    pub name: Option<String>,
    /// The number of recognised skills.
    pub skills: usize,
    /// A warning if so little was recognised in the resume that a fit would be meaningless.
    pub warning: Option<String>,
    /// What of the resume could not be used or was left out, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Counts of postings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MarketCounts {
    /// All postings read.
    pub read: u64,
    /// Repetitions of another posting, which count once.
    pub repeated: u64,
    /// Distinct postings of which enough was read for a fit.
    pub compared: u64,
    /// Distinct postings of which too little was read.
    pub little_read: u64,
    /// Compared postings within reach, which skills and plan are based on.
    pub within_reach: u64,
    /// Compared postings that fit.
    pub fits: u64,
    /// Different ones of which something could not be used or was left out.
    pub noted: u64,
}

/// A posting and its fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PostingInMarket {
    /// From 1.
    pub rank: usize,
    /// Its id, or its path.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address, if the table has one.
    pub url: Option<String>,
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The same over its required skills only.
    pub fit_essential: f64,
    /// Whether it fits.
    pub fits: bool,
    /// Whether it is within reach, so that skills and plan include it.
    pub within_reach: bool,
    /// Its required skills that are held, most important first.
    pub required_held: Vec<String>,
    /// Its required skills that are missing or held at too low a level, most important first.
    pub required_missing: Vec<String>,
    /// Its preferred skills that are missing, most important first.
    pub preferred_missing: Vec<String>,
    /// How much of it was read.
    pub read: ReadInfo,
    /// How often it was found.
    pub times: u32,
    /// What of it could not be used or was left out, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A posting of which too little was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LittleRead {
    /// Its id, or its path.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address, if the table has one.
    pub url: Option<String>,
    /// Why there is no fit.
    pub warning: String,
    /// How much of it was read.
    pub read: ReadInfo,
    /// How often it was found.
    pub times: u32,
    /// What of it could not be used or was left out, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A missing skill, and what learning it would change for the postings within reach.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillInMarket {
    /// From 1.
    pub rank: usize,
    /// Its label.
    pub skill: String,
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// How many postings accept it for a requirement.
    pub asked: usize,
    /// How many of them require it.
    pub required: usize,
    /// What it adds by itself.
    pub alone: SkillGain,
    /// What it adds after the skills before it.
    pub after: SkillGain,
    /// The mean fit with it and the skills before it.
    pub mean_fit_after: f64,
    /// How many postings within reach fit with it and the skills before it.
    pub fitting_after: usize,
}

/// The gain from a skill.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SkillGain {
    /// In the mean fit.
    pub gain: f64,
    /// In the total fit of all postings.
    pub total: f64,
    /// The number of postings that it turns into a fit.
    pub opens: usize,
}

/// The missing skills that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SkillsLeft {
    /// Their number.
    pub count: usize,
    /// Their total gain in the mean fit, after all listed skills.
    pub gain: f64,
}

/// One plan for many postings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarketPlan {
    /// The budget of hours, if given.
    pub hours: Option<f64>,
    /// The postings combined into one role, weighted by how many share each requirement, with the plan for
    /// it. `None` if no posting is compared.
    pub role: Option<RoleInfo>,
    /// How many of the things that postings ask for the role leaves out, which fewest of them ask for.
    pub left_out: usize,
}

/// The plain data of a sorted market.
pub(super) fn market_info(
    engine: &mut Engine,
    profile: &Profile,
    market: &Market,
    options: &MarketOptions,
) -> MarketInfo {
    let standing = profile.standing();
    let figures = Figures::new(market, &standing, options);
    let gains = gains(engine.catalog(), &figures, options.most_skills);
    let (role, left_out) = market_role(engine.catalog(), &figures);
    let is_some = !role.requirements.is_empty();
    let roles = if is_some { vec![engine.add_role(role)] } else { Vec::new() };
    let report = engine.report_on(profile, &Selection::Roles(roles), &options.plan);
    let catalog = engine.catalog();
    let reached = figures.within_reach().len();
    let mean = figures.mean(figures.within_reach());
    let mut mean_after = mean;
    let skills = (1..).zip(&gains.listed).map(|(rank, gain)| {
        mean_after += gain.after / reached.max(1) as f64;
        skill(catalog, (rank, gain), reached, mean_after)
    });
    let skills = skills.collect();
    let left = SkillsLeft { count: gains.left, gain: rounded(gains.left_gain / reached.max(1) as f64) };
    let mut of_catalog = report.catalog;
    // The combined role does not belong to the catalogue.
    of_catalog.roles -= usize::from(is_some);
    MarketInfo {
        schema_version: MARKET_VERSION,
        catalog: of_catalog,
        person: PersonInfo {
            name: profile.name.clone(),
            skills: profile.held.len(),
            warning: report.profile.warning,
            notes: report.profile.notes,
        },
        fits_from: options.fits_from,
        counts: counts(&figures),
        mean_fit: rounded(figures.mean(&figures.ranked)),
        mean_fit_within_reach: rounded(mean),
        postings: postings(catalog, &figures, options.most_postings),
        little_read: figures.unread.iter().filter_map(|at| little_read(market.rows.get(*at)?)).collect(),
        skills,
        skills_left: left,
        plan: MarketPlan {
            hours: options.plan.hours.map(crate::units::Hours::get),
            role: report.roles.into_iter().next(),
            left_out,
        },
    }
}

fn counts(figures: &Figures<'_>) -> MarketCounts {
    let rows = &figures.market.rows;
    let read: u64 = rows.iter().map(|row| u64::from(row.times)).sum();
    let fits = figures.ranked.iter().filter(|at| figures.is_fit(figures.fits[**at])).count();
    MarketCounts {
        read,
        repeated: read - rows.len() as u64,
        compared: figures.ranked.len() as u64,
        little_read: figures.unread.len() as u64,
        within_reach: figures.reached as u64,
        fits: fits as u64,
        noted: rows.iter().filter(|row| !row.notes.is_empty()).count() as u64,
    }
}

fn postings(catalog: &Catalog, figures: &Figures<'_>, most: usize) -> Vec<PostingInMarket> {
    let ranked = figures.ranked.iter().take(most);
    let rows = (1..).zip(ranked).filter_map(|(rank, at)| Some((rank, *at, figures.market.rows.get(*at)?)));
    rows.map(|(rank, at, row)| PostingInMarket {
        rank,
        id: row.identity.id.to_string(),
        title: row.identity.title.as_deref().map(str::to_owned),
        url: row.identity.url.as_deref().map(str::to_owned),
        fit: rounded(figures.fits[at]),
        fit_essential: rounded(figures.essentials[at]),
        fits: figures.is_fit(figures.fits[at]),
        within_reach: rank <= figures.reached,
        required_held: named(catalog, figures, row, |essential, met| essential && met),
        required_missing: named(catalog, figures, row, |essential, met| essential && !met),
        preferred_missing: named(catalog, figures, row, |essential, met| !essential && !met),
        read: read(row),
        times: row.times,
        notes: notes(row),
    })
    .collect()
}

/// The requirements of a posting of one kind, most important first.
fn named(
    catalog: &Catalog,
    figures: &Figures<'_>,
    row: &Row,
    wanted: impl Fn(bool, bool) -> bool,
) -> Vec<String> {
    let met = |shape: u32| figures.coverages.get(shape as usize).is_some_and(|coverage| *coverage >= ENOUGH);
    let mut wants: Vec<_> = row.wants.iter().filter(|want| wanted(want.essential, met(want.shape))).collect();
    wants.sort_by_key(|want| (std::cmp::Reverse(want.weight), want.shape));
    let shapes = wants.into_iter().filter_map(|want| figures.market.shapes.get(want.shape as usize));
    shapes.map(|shape| label(catalog, shape)).collect()
}

/// "Java or Kotlin (advanced)".
fn label(catalog: &Catalog, shape: &Shape) -> String {
    let labels: Vec<&str> = shape.skills.iter().map(|skill| catalog.skill(*skill).label.as_str()).collect();
    match shape.level {
        Some(level) => format!("{} ({level})", labels.join(" or ")),
        None => labels.join(" or "),
    }
}

fn read(row: &Row) -> ReadInfo {
    ReadInfo { statements: row.read.0 as usize, recognised: row.read.1 as usize }
}

fn notes(row: &Row) -> Vec<String> {
    row.notes.iter().map(|note| note.to_string()).collect()
}

fn little_read(row: &Row) -> Option<LittleRead> {
    Some(LittleRead {
        id: row.identity.id.to_string(),
        title: row.identity.title.as_deref().map(str::to_owned),
        url: row.identity.url.as_deref().map(str::to_owned),
        warning: row.warning.as_deref()?.to_owned(),
        read: read(row),
        times: row.times,
        notes: notes(row),
    })
}

fn skill(catalog: &Catalog, (rank, gain): (usize, &Gain), reached: usize, mean_after: f64) -> SkillInMarket {
    let skill = catalog.skill(gain.skill);
    let of = |total: f64, opens: usize| SkillGain {
        gain: rounded(total / reached.max(1) as f64),
        total: rounded(total),
        opens,
    };
    SkillInMarket {
        rank,
        skill: skill.label.clone(),
        id: skill.key.clone(),
        kind: skill.kind.as_str(),
        asked: gain.asked,
        required: gain.required,
        alone: of(gain.alone, gain.opens_alone),
        after: of(gain.after, gain.opens_after),
        mean_fit_after: rounded(mean_after),
        fitting_after: gain.fitting,
    }
}
