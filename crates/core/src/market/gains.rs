//! What each missing skill would add: by itself, and after the skills before it.

use super::figures::{Figures, Share};
use crate::catalog::{Catalog, SkillId};
use crate::lists::Lists;
use crate::plan::conferred;
use crate::standing::{LEAST_CONFIDENCE, reach};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Gains below this are rounding errors.
const NOTHING: f64 = 1e-9;

/// The gain from one skill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gain {
    pub(super) skill: SkillId,
    /// The postings within reach that accept it for a requirement.
    pub(super) asked: usize,
    /// Those among them that require it.
    pub(super) required: usize,
    /// What it adds by itself to the total fit of all postings.
    pub(super) alone: f64,
    /// The number of postings that it alone turns into a fit.
    pub(super) opens_alone: usize,
    /// What it adds after the skills before it.
    pub(super) after: f64,
    /// The number of postings it turns into a fit after the skills before it.
    pub(super) opens_after: usize,
    /// The number of fitting postings at that point.
    pub(super) fitting: usize,
}

/// The gains of the missing skills in greedy order; then the total gain of the rest.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Gains {
    pub(super) listed: Vec<Gain>,
    pub(super) left: usize,
    pub(super) left_gain: f64,
}

/// A shape that a skill meets, and how far.
#[derive(Debug, Clone, Copy)]
struct Met {
    shape: usize,
    credit: f64,
}

struct Learning<'f, 'm> {
    figures: &'f Figures<'m>,
    shares: Lists<Share>,
    /// By shape, its total share of the postings within reach.
    weights: Vec<f64>,
    /// By shape, and by posting, with everything learned so far.
    coverages: Vec<f64>,
    fits: Vec<f64>,
}

/// The gains of all missing skills in greedy order; the first `most` are listed individually.
pub(super) fn gains(catalog: &Catalog, figures: &Figures<'_>, most: usize) -> Gains {
    let mut learning = Learning::new(figures);
    let ways = ways(catalog, figures, &learning.shares);
    let skills: Vec<(SkillId, Vec<Met>)> = ways.into_iter().collect();
    // The largest gain first; on ties, the first skill. A skill's gain only shrinks as others are learned, so
    // the first one whose gain is unchanged is the best.
    let first = |(at, (_, met)): (usize, &(SkillId, Vec<Met>))| {
        let gain = learning.gain(met);
        (gain > NOTHING).then_some((gain.to_bits(), Reverse(at)))
    };
    let mut open: BinaryHeap<(u64, Reverse<usize>)> = skills.iter().enumerate().filter_map(first).collect();
    let mut found = Gains::default();
    while let Some((bits, Reverse(at))) = open.pop() {
        let Some((skill, met)) = skills.get(at) else { continue };
        let gain = learning.gain(met);
        if gain <= NOTHING {
            continue;
        }
        if gain.to_bits() < bits {
            open.push((gain.to_bits(), Reverse(at)));
            continue;
        }
        if found.listed.len() < most {
            found.listed.push(learning.told(*skill, met, gain));
        } else {
            found.left += 1;
            found.left_gain += gain;
        }
        learning.learn(met);
    }
    found
}

/// What each requested skill would meet, and how far.
fn ways(catalog: &Catalog, figures: &Figures<'_>, shares: &Lists<Share>) -> BTreeMap<SkillId, Vec<Met>> {
    let mut shapes_of: BTreeMap<SkillId, Vec<usize>> = BTreeMap::new();
    for (at, shape) in figures.market.shapes.iter().enumerate() {
        if shares.get(at).is_empty() {
            continue;
        }
        for skill in &shape.skills {
            shapes_of.entry(*skill).or_default().push(at);
        }
    }
    let way = |skill: SkillId| {
        let all = reach(catalog, skill, 1.0);
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (other, credit) in conferred(catalog, &all) {
            if other != skill && credit < LEAST_CONFIDENCE {
                continue;
            }
            for shape in shapes_of.get(&other).into_iter().flatten() {
                let known = best.entry(*shape).or_default();
                *known = known.max(credit);
            }
        }
        best.into_iter().map(|(shape, credit)| Met { shape, credit }).collect()
    };
    shapes_of.keys().map(|skill| (*skill, way(*skill))).collect()
}

impl<'f, 'm> Learning<'f, 'm> {
    fn new(figures: &'f Figures<'m>) -> Self {
        let shares = figures.shares();
        let weights = (0..figures.market.shapes.len())
            .map(|shape| shares.get(shape).iter().map(|share| share.share).sum())
            .collect();
        let (coverages, fits) = (figures.coverages.clone(), figures.fits.clone());
        Self { figures, shares, weights, coverages, fits }
    }

    /// What meeting these adds to the total fit of all postings.
    fn gain(&self, met: &[Met]) -> f64 {
        met.iter()
            .map(|met| (met.credit - self.coverages[met.shape]).max(0.0) * self.weights[met.shape])
            .sum()
    }

    /// What meeting these adds to each posting.
    fn changes(&self, met: &[Met], coverages: &[f64]) -> BTreeMap<usize, f64> {
        let mut changes: BTreeMap<usize, f64> = BTreeMap::new();
        for met in met {
            let more = (met.credit - coverages[met.shape]).max(0.0);
            if more > 0.0 {
                for share in self.shares.get(met.shape) {
                    *changes.entry(share.row).or_default() += more * share.share;
                }
            }
        }
        changes
    }

    fn opens(&self, met: &[Met], (coverages, fits): (&[f64], &[f64])) -> usize {
        let changes = self.changes(met, coverages);
        let opened = |(row, more): &(&usize, &f64)| {
            !self.figures.is_fit(fits[**row]) && self.figures.is_fit(fits[**row] + **more)
        };
        changes.iter().filter(opened).count()
    }

    fn told(&self, skill: SkillId, met: &[Met], after: f64) -> Gain {
        let before = (self.figures.coverages.as_slice(), self.figures.fits.as_slice());
        let opens_after = self.opens(met, (&self.coverages, &self.fits));
        let alone =
            met.iter().map(|met| (met.credit - before.0[met.shape]).max(0.0) * self.weights[met.shape]).sum();
        let (asked, required) = self.asked(skill, met);
        let fitting =
            self.figures.within_reach().iter().filter(|row| self.figures.is_fit(self.fits[**row])).count();
        Gain {
            skill,
            asked,
            required,
            alone,
            opens_alone: self.opens(met, before),
            after,
            opens_after,
            fitting: fitting + opens_after,
        }
    }

    /// The number of postings that accept a skill, and of those that require it.
    fn asked(&self, skill: SkillId, met: &[Met]) -> (usize, usize) {
        let mut rows: BTreeMap<usize, bool> = BTreeMap::new();
        let names = |met: &&Met| self.figures.market.shapes[met.shape].skills.contains(&skill);
        for met in met.iter().filter(names) {
            for share in self.shares.get(met.shape) {
                *rows.entry(share.row).or_default() |= share.essential;
            }
        }
        (rows.len(), rows.values().filter(|required| **required).count())
    }

    fn learn(&mut self, met: &[Met]) {
        for (row, more) in self.changes(met, &self.coverages) {
            self.fits[row] += more;
        }
        for met in met {
            let coverage = &mut self.coverages[met.shape];
            *coverage = coverage.max(met.credit);
        }
    }
}
