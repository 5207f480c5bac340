//! One role in full: its requirements as bars, what is missing, and assumptions.

use crate::answer::{self, heading};
use crate::paint::Tone;
use crate::sheet::{Cell, Sheet, bar};
use crate::wording::{assumption, percent, standing};
use skillgap_core::report::{GapInfo, ProfileInfo, Report, RequirementInfo, RoleInfo};

/// The most gaps shown; the rest are summed up.
const MOST_GAPS: usize = 8;

/// The width of a coverage bar.
const BAR: usize = 10;

/// The role with requirements, gaps and assumptions.
pub(super) fn detail(sheet: &mut Sheet, report: &Report, role: &RoleInfo) {
    heading(sheet, role);
    requirements(sheet, role, &report.profile, Need::Essential);
    requirements(sheet, role, &report.profile, Need::Optional);
    if let Some(text) = answer::not_shown(role) {
        sheet.blank();
        sheet.line(0, Tone::Plain, &text);
    }
    gaps(sheet, role);
    if let Some(text) = assumption(&role.requirements, &report.profile) {
        sheet.heading(0, "Assumed", "");
        sheet.line(2, Tone::Plain, &text);
    }
}

/// The role's title, and how close it is.
pub(super) fn heading(sheet: &mut Sheet, role: &RoleInfo) {
    sheet.part(&role.title);
    sheet.line(0, Tone::Plain, &answer::how_near(role));
}

/// The requirements in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Essential,
    Optional,
}

impl Need {
    fn heading(self) -> &'static str {
        match self {
            Self::Essential => heading::ASKED,
            Self::Optional => heading::NICE,
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
    sheet.heading(0, need.heading(), &answer::met_in_short(&listed));
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

/// The largest gaps.
fn gaps(sheet: &mut Sheet, role: &RoleInfo) {
    let gaps = answer::gaps(role);
    if gaps.is_empty() {
        return;
    }
    sheet.heading(0, heading::MISSING, "longer bars matter more");
    let largest = gaps.first().map_or(1.0, |gap| gap.gap).max(f64::MIN_POSITIVE);
    for gap in gaps.iter().take(MOST_GAPS) {
        gap_row(sheet, gap, gap.gap / largest);
    }
    let rest = gaps.get(MOST_GAPS..).unwrap_or_default();
    if !rest.is_empty() {
        sheet.line(2 + BAR + 2, Tone::Quiet, &format!("and {} smaller ones", rest.len()));
    }
}

fn gap_row(sheet: &mut Sheet, gap: &GapInfo, of_largest: f64) {
    let cells = [
        Cell::new(&bar(of_largest, BAR), BAR).tone(Tone::Poor),
        Cell::new(&gap.skill, 26).tone(Tone::Strong),
        Cell::new(&gap.requirement, sheet.room(2 + BAR + 2 + 26 + 2)).tone(Tone::Quiet),
    ];
    sheet.row(2, &cells);
}
