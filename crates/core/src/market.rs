//! Many postings, one person: which of them fit, which missing skills would open most, and one plan for all.
//!
//! - An [`Advert`] is what is kept of a posting: what it asks for, in numbers, and a mark of its text. A [`Market`] holds
//!   them; the same text counts once, however often it was posted.
//! - The fit of each posting is that of a role ([`fit`](crate::fit)). A posting fits from [`FITS_FROM`] on.
//! - `gains` says what learning each missing skill adds to the mean fit, by itself and after the skills before it. A
//!   requirement counts its best alternative, so that the sum is a monotone submodular function of what is learned: the
//!   greedy order is never worse than 63% of the best (Nemhauser, Wolsey and Fisher 1978).
//! - `role` makes one role of what the postings ask for, weighed by how much of them asks for it, for the planner.
//!
//! Nothing depends on the order of the postings: they are sorted before anything is added up, and their weights are whole
//! numbers.

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

/// What is held must meet this much of what a posting asks for, weighed by importance, for the posting to fit.
pub const FITS_FROM: f64 = 0.75;
/// Postings of which less is met are for somebody else: nothing is learned for them.
pub const WITHIN_REACH: f64 = 1.0 / 3.0;
/// Where fewer are within reach, skills and plan are about all of them.
pub const FEWEST_WITHIN_REACH: usize = 3;

/// What is asked of the answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarketOptions {
    /// From which fit on a posting fits, in `(0,1]`.
    pub fits_from: f64,
    /// So many postings are listed, the best first.
    pub most_postings: usize,
    /// So many skills are listed, those that gain most first.
    pub most_skills: usize,
    /// What the plan may use.
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

/// Something that postings ask for: any of these skills, at a level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Shape {
    skills: Box<[SkillId]>,
    level: Option<Level>,
}

/// One requirement of one posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Want {
    shape: u32,
    /// Twice the importance in hundredths, the importance itself where it is optional.
    weight: u16,
    essential: bool,
}

/// One posting, however often it was posted.
#[derive(Debug)]
struct Row {
    identity: Identity,
    wants: Box<[Want]>,
    /// Sentences that ask for something, and those in which something was recognised.
    read: (u32, u32),
    warning: Option<Box<str>>,
    /// How often it was posted.
    times: u32,
}

/// Postings, as far as one person's market takes.
#[derive(Debug, Default)]
pub struct Market {
    rows: Vec<Row>,
    by_mark: FxHashMap<u128, u32>,
    shapes: Vec<Shape>,
    by_shape: FxHashMap<Shape, u32>,
}

impl Market {
    /// Adds a posting; a text that is there already is counted and not kept again.
    pub fn add(&mut self, advert: Advert) {
        let Advert { identity, mark, asks, read, warning } = advert;
        if let Some(known) = self.by_mark.get(&mark).and_then(|at| self.rows.get_mut(*at as usize)) {
            known.times += 1;
            known.identity = identity.min(std::mem::take(&mut known.identity));
            return;
        }
        self.by_mark.insert(mark, small(self.rows.len()));
        let wants = asks.into_iter().map(|ask| self.want(ask)).collect();
        self.rows.push(Row { identity, wants, read, warning, times: 1 });
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

    /// How many different postings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no posting.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The same with postings and requirements in an order that does not depend on how they came.
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
    /// What a market means for a person. The role that is made of it joins those of the catalogue.
    pub fn market(&mut self, profile: &Profile, market: Market, options: &MarketOptions) -> MarketInfo {
        info::market_info(self, profile, &market.sorted(), options)
    }
}
