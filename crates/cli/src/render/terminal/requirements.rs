//! One role in full: its requirements as bars, what is missing, what was assumed.

use crate::render::paint::Tone;
use crate::render::sheet::{Cell, Sheet, bar};
use crate::render::wording::{assumption, percent, pointed, points, standing};
use skillgap_core::report::{GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo};

/// The gaps that are shown; the rest is summed up.
const MOST_GAPS: usize = 8;

/// Columns of a coverage bar.
const BAR: usize = 10;

/// The role with requirements, gaps and assumptions.
pub(super) fn detail(sheet: &mut Sheet, report: &Report, role: &RoleInfo) {
    heading(sheet, report, role);
    if let Some(text) = pointed(role) {
        sheet.line(0, Tone::Quiet, &text);
    }
    requirements(sheet, role, &report.profile, Need::Essential);
    requirements(sheet, role, &report.profile, Need::Optional);
    gaps(sheet, role);
    if let Some(text) = assumption(&role.requirements, &report.profile) {
        sheet.heading(0, "Assumed", "");
        sheet.line(2, Tone::Plain, &text);
    }
}

/// The role's title with its figures.
pub(super) fn heading(sheet: &mut Sheet, report: &Report, role: &RoleInfo) {
    sheet.part(&role.title);
    let text = format!(
        "fit {} (essential requirements {}), relevance {}, place {} of {}",
        percent(role.fit),
        percent(role.fit_essential),
        percent(role.relevance),
        role.rank,
        report.catalog.roles
    );
    sheet.line(0, Tone::Plain, &text);
}

/// Which requirements a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Essential,
    Optional,
}

impl Need {
    fn heading(self) -> &'static str {
        match self {
            Self::Essential => "Asked for",
            Self::Optional => "Nice to have",
        }
    }

    fn is_of(self, requirement: &RequirementInfo) -> bool {
        requirement.essential == (self == Self::Essential)
    }
}

fn requirements(sheet: &mut Sheet, role: &RoleInfo, profile: &ProfileInfo, need: Need) {
    let listed: Vec<&RequirementInfo> = role.requirements.iter().filter(|r| need.is_of(r)).collect();
    if listed.is_empty() {
        return;
    }
    let met = listed.iter().filter(|r| r.coverage >= 1.0).count();
    sheet.heading(0, need.heading(), &format!("{met} of {} met in full", listed.len()));
    for requirement in listed {
        let text = sheet.room(2 + BAR + 2 + 4 + 2);
        let cells = [
            Cell::new(&bar(requirement.coverage, BAR), BAR).tone(Tone::of_share(requirement.coverage)),
            Cell::new(&percent(requirement.coverage), 4).right(),
            Cell::new(&requirement.text, text),
        ];
        sheet.row(2, &cells);
        let note = standing(requirement, profile);
        if !note.is_empty() {
            sheet.line(2 + BAR + 2 + 4 + 2, Tone::Quiet, &note);
        }
    }
}

/// The largest gaps with the share of the fit that each costs.
pub(super) fn gaps(sheet: &mut Sheet, role: &RoleInfo) {
    if role.gaps.is_empty() {
        return;
    }
    sheet.heading(0, "Largest gaps", "points of fit that each costs");
    let largest = role.gaps.first().map_or(1.0, |gap| gap.gap).max(f64::MIN_POSITIVE);
    for gap in role.gaps.iter().take(MOST_GAPS) {
        gap_row(sheet, gap, gap.gap / largest);
    }
    let rest = role.gaps.get(MOST_GAPS..).unwrap_or_default();
    if !rest.is_empty() {
        let share: f64 = rest.iter().map(|gap| gap.gap).sum();
        let text = format!("and {} more, together {} points", rest.len(), points(share));
        sheet.line(2 + BAR + 2 + 5 + 2, Tone::Quiet, &text);
    }
}

fn gap_row(sheet: &mut Sheet, gap: &GapInfo, of_largest: f64) {
    let cells = [
        Cell::new(&bar(of_largest, BAR), BAR).tone(Tone::Poor),
        Cell::new(&points(gap.gap), 5).right(),
        Cell::new(&gap.skill, 24).tone(Tone::Strong),
        Cell::new(&gap.requirement, sheet.room(2 + BAR + 2 + 5 + 2 + 24 + 2)).tone(Tone::Quiet),
    ];
    sheet.row(2, &cells);
}
