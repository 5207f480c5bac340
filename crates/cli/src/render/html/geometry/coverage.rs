//! A role's requirements by category: each one a piece of its category's bar, as wide as it weighs.

use super::Stretch;
use crate::render::wording::category_heading;
use skillgap_core::catalog::Category;
use skillgap_core::fit::OPTIONAL_SHARE;
use skillgap_core::report::RequirementInfo;

/// The requirements of one category.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::html) struct CategoryBar<'a> {
    /// What the category is called.
    pub(in crate::render::html) heading: &'static str,
    /// The share of the role's total weight, in `[0,1]`.
    pub(in crate::render::html) share: f64,
    /// The weighted mean coverage, in `[0,1]`; over all categories, share x coverage adds up to the fit.
    pub(in crate::render::html) coverage: f64,
    /// The pieces, from left to right.
    pub(in crate::render::html) pieces: Vec<Piece<'a>>,
}

impl CategoryBar<'_> {
    /// How many requirements are met in full.
    pub(in crate::render::html) fn met(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.requirement.coverage >= 1.0).count()
    }
}

/// One requirement in its category's bar.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::html) struct Piece<'a> {
    /// The requirement.
    pub(in crate::render::html) requirement: &'a RequirementInfo,
    /// Its place.
    pub(in crate::render::html) all: Stretch,
    /// The part of it that is covered.
    pub(in crate::render::html) covered: Stretch,
}

/// The categories that the role has requirements in, in the order of the catalogue; what is covered best comes
/// first, so that a bar fills from the left.
pub(in crate::render::html) fn by_category(requirements: &[RequirementInfo]) -> Vec<CategoryBar<'_>> {
    let total: f64 = requirements.iter().map(weight).sum();
    let bars = Category::ALL.iter().map(|category| {
        let mut of: Vec<&RequirementInfo> =
            requirements.iter().filter(|r| r.category == category.as_str()).collect();
        of.sort_by(|a, b| b.coverage.total_cmp(&a.coverage).then(weight(b).total_cmp(&weight(a))));
        bar(category_heading(*category), &of, total)
    });
    bars.filter(|bar| !bar.pieces.is_empty()).collect()
}

/// What a requirement weighs in its role, as `skillgap_core::fit::weight` has it.
fn weight(requirement: &RequirementInfo) -> f64 {
    requirement.importance * if requirement.essential { 1.0 } else { OPTIONAL_SHARE }
}

fn bar<'a>(heading: &'static str, of: &[&'a RequirementInfo], total: f64) -> CategoryBar<'a> {
    let own: f64 = of.iter().map(|r| weight(r)).sum();
    let covered: f64 = of.iter().map(|r| weight(r) * r.coverage).sum();
    let mut before = 0.0;
    let pieces = of.iter().map(|requirement| {
        let (start, share) = (before, weight(requirement) / own);
        before += share;
        let all = Stretch::between(start, before);
        let covered = Stretch::between(start, start + share * requirement.coverage);
        Piece { requirement, all, covered }
    });
    CategoryBar { heading, share: own / total, coverage: covered / own, pieces: pieces.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn requirement(
        category: &'static str,
        importance: f64,
        essential: bool,
        coverage: f64,
    ) -> RequirementInfo {
        RequirementInfo {
            text: String::new(),
            category,
            importance,
            essential,
            need: 1,
            level: None,
            coverage,
            gap: 0.0,
            alternatives: Vec::new(),
            held: Vec::new(),
            missing: Vec::new(),
            level_assumed: false,
            source: "seed",
        }
    }

    #[test]
    fn the_categories_add_up_to_the_fit() {
        let asked = [
            requirement("tool", 0.4, true, 0.0),
            requirement("skill", 0.5, true, 0.5),
            requirement("skill", 1.0, true, 1.0),
            requirement("education", 0.6, false, 1.0),
        ];
        let bars = by_category(&asked);
        assert_eq!(bars.iter().map(|bar| bar.heading).collect::<Vec<_>>(), ["Skills", "Tools", "Education"]);
        assert_eq!(bars.iter().map(CategoryBar::met).collect::<Vec<_>>(), [1, 0, 1]);
        let sum: f64 = bars.iter().map(|bar| bar.share * bar.coverage).sum();
        // The fit by its formula: weights 0.4, 0.5, 1.0 and, halved, 0.3.
        let fit = (0.5 * 0.5 + 1.0 + 0.3) / 2.2;
        assert!((sum - fit).abs() < 1e-12, "{sum} {fit}");
        assert!((bars.iter().map(|bar| bar.share).sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn pieces_fill_the_bar_the_best_covered_first() {
        let asked = [requirement("skill", 0.5, true, 0.5), requirement("skill", 1.0, true, 1.0)];
        let bars = by_category(&asked);
        let ends: Vec<[f64; 4]> = bars[0]
            .pieces
            .iter()
            .map(|p| [p.all.start, p.all.end, p.covered.start, p.covered.end].map(f64::round))
            .collect();
        assert_eq!(ends, [[0.0, 67.0, 0.0, 67.0], [67.0, 100.0, 67.0, 83.0]]);
        assert!(by_category(&[]).is_empty());
    }
}
