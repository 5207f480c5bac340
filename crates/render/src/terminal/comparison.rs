//! Two roles side by side.

use crate::View;
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet, bar};
use crate::wording::{aspects, percent, points};
use skillgap_core::compare::{ComparedGap, ComparedStanding, Comparison, Side};

/// The width of a bar.
const BAR: usize = 20;

/// The most missing skills shown per list.
const MOST_GAPS: usize = 8;

/// Two roles: what they share, how they differ, and what a resume lacks.
#[must_use]
pub fn comparison(comparison: &Comparison, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    let (a, b) = (&comparison.a.title, &comparison.b.title);
    sheet.title(&format!("{a} and {b}"));
    if let Some(standing) = &comparison.standing {
        fits(&mut sheet, comparison, standing);
        missing(&mut sheet, "Missing for both", Serves::Both, &standing.both);
        missing(&mut sheet, &format!("Missing for {a} only"), Serves::First, &standing.only_a);
        missing(&mut sheet, &format!("Missing for {b} only"), Serves::Second, &standing.only_b);
    }
    side(&mut sheet, "Shared", &comparison.shared);
    side(&mut sheet, &format!("Only {a}"), &comparison.only_a);
    side(&mut sheet, &format!("Only {b}"), &comparison.only_b);
    sheet.part("Side by side");
    pair(&mut sheet, Tone::Strong, ("", a), ("", b));
    for (heading, left, right) in aspects(comparison) {
        sheet.heading(0, heading, "");
        for at in 0..left.len().max(right.len()) {
            pair(&mut sheet, Tone::Plain, bullet(&left, at), bullet(&right, at));
        }
    }
    sheet.finish()
}

fn bullet(items: &[String], at: usize) -> (&'static str, &str) {
    items.get(at).map_or(("", ""), |text| ("•", text.as_str()))
}

/// Adds two texts side by side, each after its mark.
fn pair(sheet: &mut Sheet, tone: Tone, left: (&str, &str), right: (&str, &str)) {
    let columns = sheet.room(2 + 2 + 6) / 2;
    let cells = [
        Cell::new(left.0, 1),
        Cell::new(left.1, columns).tone(tone),
        Cell::new(right.0, 1),
        Cell::new(right.1, columns).tone(tone),
    ];
    sheet.row(2, &cells);
}

fn fits(sheet: &mut Sheet, comparison: &Comparison, standing: &ComparedStanding) {
    sheet.heading(0, "Fit", "");
    for (title, fit) in [(&comparison.a.title, standing.fit_a), (&comparison.b.title, standing.fit_b)] {
        let cells = [
            Cell::new(title, sheet.room(2 + BAR + 2 + 4 + 2)).tone(Tone::Strong),
            Cell::new(&bar(fit, BAR), BAR).tone(Tone::of_share(fit)),
            Cell::new(&percent(fit), 4).right(),
        ];
        sheet.row(2, &cells);
    }
}

/// Which of the two roles a list of missing skills serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Serves {
    Both,
    First,
    Second,
}

impl Serves {
    fn remark(self) -> &'static str {
        match self {
            Self::Both => "points of fit that each adds, for the first and the second role",
            Self::First | Self::Second => "points of fit that each adds",
        }
    }

    fn figures(self, gap: &ComparedGap) -> String {
        match self {
            Self::Both => format!("{:>6} {:>6}", signed(gap.gap_a), signed(gap.gap_b)),
            Self::First => signed(gap.gap_a),
            Self::Second => signed(gap.gap_b),
        }
    }
}

fn signed(gain: f64) -> String {
    format!("+{}", points(gain))
}

fn missing(sheet: &mut Sheet, heading: &str, serves: Serves, gaps: &[ComparedGap]) {
    if gaps.is_empty() {
        return;
    }
    sheet.heading(0, heading, serves.remark());
    for gap in gaps.iter().take(MOST_GAPS) {
        let cells = [
            Cell::new(&gap.skill, sheet.room(2 + 14 + 2)).tone(Tone::Strong),
            Cell::new(&serves.figures(gap), 14).right(),
        ];
        sheet.row(2, &cells);
    }
    if gaps.len() > MOST_GAPS {
        sheet.line(2, Tone::Quiet, &format!("and {} more", gaps.len() - MOST_GAPS));
    }
}

fn side(sheet: &mut Sheet, heading: &str, side: &Side) {
    sheet.heading(0, heading, "");
    if side.skills.is_empty() && side.responsibilities.is_empty() {
        return sheet.line(2, Tone::Quiet, "nothing");
    }
    if !side.skills.is_empty() {
        sheet.line(2, Tone::Plain, &side.skills.join(", "));
    }
    for responsibility in &side.responsibilities {
        sheet.item(2, "•", responsibility, Tone::Plain);
    }
}
