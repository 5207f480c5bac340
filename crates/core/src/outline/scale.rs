//! Numeric levels: "7" means nothing until the scale is known to end at 10.

use super::fields::{Field, field};
use crate::document::{BlockKind, Document};
use crate::level::level_of_share;
use crate::lexicon::Lexicon;
use crate::units::Level;
use rustc_hash::FxHashMap;

/// The scale of the numbers in level columns.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Scale {
    top: Option<f64>,
}

/// The maxima of scales.
const TOPS: [f64; 4] = [1.0, 5.0, 10.0, 100.0];

impl Scale {
    /// The scale of a document: the shortest that contains all its numbers.
    pub(super) fn of(document: &Document, lexicon: &Lexicon) -> Self {
        let cells = document.blocks.iter().flat_map(|block| match &block.kind {
            BlockKind::Row(cells) => cells.as_slice(),
            _ => &[],
        });
        // Column names repeat in every row.
        let mut known: FxHashMap<&str, bool> = FxHashMap::default();
        let levels = cells.filter(|cell| {
            let names_levels = || !cell.label.is_empty() && field(&cell.label, lexicon) == Field::Level;
            *known.entry(cell.label.as_str()).or_insert_with(names_levels)
        });
        let numbers: Vec<f64> =
            levels.filter_map(|cell| cell.text.text.trim().replace(',', ".").parse().ok()).collect();
        let whole = numbers.iter().any(|n| n.fract() == 0.0);
        let most = numbers.iter().copied().fold(f64::NAN, f64::max);
        let top = TOPS.into_iter().skip(usize::from(whole)).find(|top| most <= *top);
        Self { top: top.filter(|_| numbers.iter().all(|n| *n >= 0.0)) }
    }

    /// The level of a number on the scale; 3 of 5 is the middle.
    pub(super) fn level(self, value: f64) -> Option<Level> {
        let share = value / self.top?;
        (0.0..=1.0).contains(&share).then(|| level_of_share(share))
    }
}
