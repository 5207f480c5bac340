//! A market as plain data: what `market --format json` writes, and what every renderer reads.

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

/// The version of the JSON that [`MarketInfo`] is written as.
pub const MARKET_VERSION: u32 = 1;

/// What many postings mean for one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarketInfo {
    /// [`MARKET_VERSION`].
    pub schema_version: u32,
    /// The catalogue that all was matched against.
    pub catalog: CatalogInfo,
    /// Whose market it is.
    pub person: PersonInfo,
    /// From which fit on a posting fits.
    pub fits_from: f64,
    /// How many postings of which kind there are.
    pub counts: MarketCounts,
    /// The mean fit over the postings of which enough was read.
    pub mean_fit: f64,
    /// The mean fit over the postings within reach.
    pub mean_fit_within_reach: f64,
    /// The postings of which enough was read, the best first.
    pub postings: Vec<PostingInMarket>,
    /// The postings of which too little was read: no fit is told of them.
    pub little_read: Vec<LittleRead>,
    /// The missing skills, the one that gains most after those before it first.
    pub skills: Vec<SkillInMarket>,
    /// The missing skills that are not listed.
    pub skills_left: SkillsLeft,
    /// One plan for the postings within reach.
    pub plan: MarketPlan,
}

/// Whose market it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonInfo {
    /// The name, when the resume gives it.
    pub name: Option<String>,
    /// How many skills were recognised.
    pub skills: usize,
    /// Set when so little was recognised in the resume that a fit would say nothing.
    pub warning: Option<String>,
}

/// How many postings of which kind there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MarketCounts {
    /// All that were read.
    pub read: u64,
    /// Those that have the text of another one: they count once.
    pub repeated: u64,
    /// Different ones of which enough was read to tell a fit.
    pub compared: u64,
    /// Different ones of which too little was read.
    pub little_read: u64,
    /// Of those that are compared, the ones that skills and plan are about.
    pub within_reach: u64,
    /// Of those that are compared, the ones that fit.
    pub fits: u64,
}

/// A posting and how far the person meets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PostingInMarket {
    /// From 1.
    pub rank: usize,
    /// Its id, or its file.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address, where the table has one.
    pub url: Option<String>,
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// The same over what it requires alone.
    pub fit_essential: f64,
    /// Whether it fits.
    pub fits: bool,
    /// Whether skills and plan are about it.
    pub within_reach: bool,
    /// What it requires and is met, the weightiest first.
    pub required_held: Vec<String>,
    /// What it requires and is missing, or held too little, the weightiest first.
    pub required_missing: Vec<String>,
    /// What it would like and is missing, the weightiest first.
    pub preferred_missing: Vec<String>,
    /// How much of it was read.
    pub read: ReadInfo,
    /// How often it was posted.
    pub times: u32,
}

/// A posting of which too little was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LittleRead {
    /// Its id, or its file.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address, where the table has one.
    pub url: Option<String>,
    /// Why no fit is told.
    pub warning: String,
    /// How much of it was read.
    pub read: ReadInfo,
    /// How often it was posted.
    pub times: u32,
}

/// A missing skill and what learning it would change for the postings within reach.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillInMarket {
    /// From 1.
    pub rank: usize,
    /// Its label.
    pub skill: String,
    /// Its key.
    pub id: String,
    /// What sort of thing it is.
    pub kind: &'static str,
    /// How many postings name it as one way to meet a requirement.
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

/// What a skill adds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SkillGain {
    /// To the mean fit.
    pub gain: f64,
    /// To the fits of all postings together.
    pub total: f64,
    /// How many postings become a fit.
    pub opens: usize,
}

/// The missing skills that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SkillsLeft {
    /// How many there are.
    pub count: usize,
    /// What they add together to the mean fit, after all that are listed.
    pub gain: f64,
}

/// One plan for many postings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarketPlan {
    /// The hours that the plan may take, where that was said.
    pub hours: Option<f64>,
    /// The postings as one role: what they ask for, by how much of them asks for it; and the plan for it.
    /// `None` where no posting is compared.
    pub role: Option<RoleInfo>,
}

/// The plain data of a market that is sorted.
pub(super) fn market_info(
    engine: &mut Engine,
    profile: &Profile,
    market: &Market,
    options: &MarketOptions,
) -> MarketInfo {
    let standing = profile.standing();
    let figures = Figures::new(market, &standing, options);
    let gains = gains(engine.catalog(), &figures, options.most_skills);
    let role = market_role(engine.catalog(), &figures);
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
    // The role that is made of the postings is none of its own.
    of_catalog.roles -= usize::from(is_some);
    MarketInfo {
        schema_version: MARKET_VERSION,
        catalog: of_catalog,
        person: PersonInfo {
            name: profile.name.clone(),
            skills: profile.held.len(),
            warning: report.profile.warning,
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
    })
    .collect()
}

/// The requirements of a posting of some kind, the weightiest first.
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

fn little_read(row: &Row) -> Option<LittleRead> {
    Some(LittleRead {
        id: row.identity.id.to_string(),
        title: row.identity.title.as_deref().map(str::to_owned),
        url: row.identity.url.as_deref().map(str::to_owned),
        warning: row.warning.as_deref()?.to_owned(),
        read: read(row),
        times: row.times,
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
