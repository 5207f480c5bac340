//! Compares one person with many postings: which fit, which missing skills would help most, and one plan for
//! all.
//!
//! - An [`Advert`] is the part of a posting that is kept: its requirements as numbers, and a hash of its
//!   text. A [`Market`] collects them; a text found several times counts once.
//! - The fit for a posting is that for a role ([`fit`](crate::fit)). A posting fits from [`FITS_FROM`] on.
//! - `gains` computes what each missing skill adds to the mean fit, by itself and after the skills before it.
//!   A requirement counts its best alternative, so the total is a monotone submodular function of the learned
//!   skills, and the greedy order reaches at least 63% of the best (Nemhauser, Wolsey and Fisher 1978).
//! - `role` combines the requirements of all postings into one role for the planner, weighted by how many
//!   postings share them.
//!
//! Nothing depends on the order of the postings: they are sorted before anything is added up, and weights are
//! integers.

mod advert;
mod figures;
mod gains;
mod info;
mod role;

#[cfg(test)]
mod tests;

pub use advert::{About, Advert};
pub use info::{
    LittleRead, MARKET_VERSION, MarketCounts, MarketInfo, MarketPlan, PersonInfo, PostingInMarket, SkillGain,
    SkillInMarket, SkillsLeft,
};

use crate::catalog::SkillId;
use crate::engine::Engine;
use crate::lists::small;
use crate::plan::PlanOptions;
use crate::profile::Profile;
use crate::units::Level;
use advert::{Ask, Identity};
use rustc_hash::FxHashMap;

/// The least fit at which a posting fits.
pub const FITS_FROM: f64 = 0.75;
/// The least fit at which a posting is within reach; nothing is learned for those below.
pub const WITHIN_REACH: f64 = 1.0 / 3.0;
/// If fewer postings than this are within reach, skills and plan cover all of them.
pub const FEWEST_WITHIN_REACH: usize = 3;

/// Options.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarketOptions {
    /// The least fit at which a posting fits, in `(0,1]`.
    pub fits_from: f64,
    /// The most postings listed, best first.
    pub most_postings: usize,
    /// The most skills listed, highest gain first.
    pub most_skills: usize,
    /// The options of the plan.
    pub plan: PlanOptions,
}

impl Default for MarketOptions {
    fn default() -> Self {
        Self {
            fits_from: FITS_FROM,
            most_postings: usize::MAX,
            most_skills: 25,
            plan: PlanOptions { most_steps: 12, ..PlanOptions::default() },
        }
    }
}

/// A requirement shared by postings: any of these skills, at a level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Shape {
    skills: Box<[SkillId]>,
    level: Option<Level>,
}

/// One requirement of one posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Want {
    shape: u32,
    /// Twice the importance, in hundredths; the importance itself if optional.
    weight: u16,
    essential: bool,
}

/// A distinct posting.
#[derive(Debug)]
struct Row {
    identity: Identity,
    wants: Box<[Want]>,
    /// Sentences that ask for something, and those in which something was recognised.
    read: (u32, u32),
    warning: Option<Box<str>>,
    notes: Box<[Box<str>]>,
    /// How often it was found.
    times: u32,
}

/// The postings of one person's market.
#[derive(Debug, Default)]
pub struct Market {
    rows: Vec<Row>,
    by_mark: FxHashMap<u128, u32>,
    shapes: Vec<Shape>,
    by_shape: FxHashMap<Shape, u32>,
}

impl Market {
    /// Adds a posting; a repeated text is only counted.
    pub fn add(&mut self, advert: Advert) {
        let Advert { identity, mark, asks, read, warning, notes } = advert;
        if let Some(known) = self.by_mark.get(&mark).and_then(|at| self.rows.get_mut(*at as usize)) {
            known.times += 1;
            known.identity = identity.min(std::mem::take(&mut known.identity));
            return;
        }
        self.by_mark.insert(mark, small(self.rows.len()));
        let wants = asks.into_iter().map(|ask| self.want(ask)).collect();
        self.rows.push(Row { identity, wants, read, warning, notes, times: 1 });
    }

    fn want(&mut self, ask: Ask) -> Want {
        let Ask { skills, level, weight, essential } = ask;
        let shape = Shape { skills, level };
        let known = self.by_shape.get(&shape).copied();
        let shape = known.unwrap_or_else(|| {
            let new = small(self.shapes.len());
            self.by_shape.insert(shape.clone(), new);
            self.shapes.push(shape);
            new
        });
        Want { shape, weight, essential }
    }

    /// The number of distinct postings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no postings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The same with postings and requirements in an order independent of the input order.
    fn sorted(mut self) -> Self {
        let mut order: Vec<u32> = (0..small(self.shapes.len())).collect();
        order.sort_unstable_by(|a, b| self.shapes[*a as usize].cmp(&self.shapes[*b as usize]));
        let mut place = vec![0; order.len()];
        for (to, from) in (0u32..).zip(&order) {
            place[*from as usize] = to;
        }
        for row in &mut self.rows {
            row.wants.iter_mut().for_each(|want| want.shape = place[want.shape as usize]);
            row.wants.sort_unstable();
        }
        self.shapes.sort_unstable();
        self.by_shape = FxHashMap::default();
        self.by_mark = FxHashMap::default();
        self.rows.sort_unstable_by(|a, b| {
            let key = |row: &Row| (row.read, row.times);
            a.identity.cmp(&b.identity).then_with(|| a.wants.cmp(&b.wants)).then_with(|| key(a).cmp(&key(b)))
        });
        self
    }
}

impl Engine {
    /// Compares a market with a person. The combined role is added to the catalogue.
    pub fn market(&mut self, profile: &Profile, market: Market, options: &MarketOptions) -> MarketInfo {
        info::market_info(self, profile, &market.sorted(), options)
    }
}
