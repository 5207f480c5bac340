//! How far a person meets each posting, and how far learning would change that.

use super::{FEWEST_WITHIN_REACH, Market, MarketOptions, Row, Shape, WITHIN_REACH};
use crate::lists::Lists;
use crate::report::rounded;
use crate::standing::Standing;
use std::cmp::Ordering;

/// The computed figures of a market.
pub(super) struct Figures<'m> {
    pub(super) market: &'m Market,
    /// By shape, its coverage.
    pub(super) coverages: Vec<f64>,
    /// By posting.
    pub(super) fits: Vec<f64>,
    /// By posting, over its required skills only.
    pub(super) essentials: Vec<f64>,
    /// The postings of which enough was read, best first.
    pub(super) ranked: Vec<usize>,
    /// The postings of which too little was read.
    pub(super) unread: Vec<usize>,
    /// How many of `ranked`, from the first, are within reach.
    pub(super) reached: usize,
    pub(super) fits_from: f64,
}

/// A requirement as a share of everything its posting asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) row: usize,
    pub(super) share: f64,
    pub(super) essential: bool,
}

impl<'m> Figures<'m> {
    pub(super) fn new(market: &'m Market, standing: &Standing, options: &MarketOptions) -> Self {
        let coverages: Vec<f64> = market.shapes.iter().map(|shape| met(shape, standing)).collect();
        let of = |row: &Row, essential: bool| mean(row, &coverages, essential);
        let fits: Vec<f64> = market.rows.iter().map(|row| of(row, false).unwrap_or(0.0)).collect();
        let essentials: Vec<f64> = market.rows.iter().map(|row| of(row, true).unwrap_or(1.0)).collect();
        let is_read = |at: &usize| market.rows.get(*at).is_some_and(|row| row.warning.is_none());
        let (mut ranked, unread): (Vec<usize>, Vec<usize>) = (0..market.rows.len()).partition(is_read);
        let order = |a: &usize, b: &usize| -> Ordering {
            let key = |at: usize| (rounded(fits[at]), rounded(essentials[at]));
            let (a, b) = (key(*a), key(*b));
            b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
        };
        ranked.sort_by(|a, b| order(a, b).then(a.cmp(b)));
        let reached = ranked.iter().take_while(|at| rounded(fits[**at]) >= WITHIN_REACH).count();
        let reached = if reached < FEWEST_WITHIN_REACH { ranked.len() } else { reached };
        Self { market, coverages, fits, essentials, ranked, unread, reached, fits_from: options.fits_from }
    }

    /// The postings that skills and plan are based on.
    pub(super) fn within_reach(&self) -> &[usize] {
        self.ranked.get(..self.reached).unwrap_or_default()
    }

    /// By shape, its shares of the postings within reach, in the order of postings, so that sums are
    /// reproducible.
    pub(super) fn shares(&self) -> Lists<Share> {
        let mut rows = self.within_reach().to_vec();
        rows.sort_unstable();
        Lists::by_key(self.market.shapes.len(), |put| {
            for row in &rows {
                let Some(posting) = self.market.rows.get(*row) else { continue };
                let total = total(posting);
                for want in &posting.wants {
                    let share = f64::from(want.weight) / total;
                    put(want.shape as usize, Share { row: *row, share, essential: want.essential });
                }
            }
        })
    }

    /// Whether a posting with this fit fits.
    pub(super) fn is_fit(&self, fit: f64) -> bool {
        rounded(fit) >= self.fits_from
    }

    /// The mean fit of some postings.
    pub(super) fn mean(&self, rows: &[usize]) -> f64 {
        let mut rows = rows.to_vec();
        rows.sort_unstable();
        rows.iter().map(|row| self.fits[*row]).sum::<f64>() / rows.len().max(1) as f64
    }
}

/// How far a standing meets any of the skills of a shape.
fn met(shape: &Shape, standing: &Standing) -> f64 {
    shape.skills.iter().map(|skill| standing.credit(*skill, shape.level)).fold(0.0, f64::max)
}

/// The total weight of a posting's requirements.
fn total(row: &Row) -> f64 {
    f64::from(row.wants.iter().map(|want| u32::from(want.weight)).sum::<u32>())
}

/// The mean coverage of a posting's requirements; `None` if there are none.
fn mean(row: &Row, coverages: &[f64], essential: bool) -> Option<f64> {
    let wants = row.wants.iter().filter(|want| want.essential || !essential);
    let (sum, all) = wants.fold((0.0, 0.0), |(sum, all), want| {
        let weight = f64::from(want.weight);
        (sum + weight * coverages[want.shape as usize], all + weight)
    });
    (all > 0.0).then(|| sum / all)
}
