//! The summary of a batch: one set of tables, written as Markdown, HTML or JSON.

pub mod html;
pub mod markdown;

use super::grouped;
use super::wording::{percent, points};
use skillgap_core::group::{GroupSummary, RoleSummary, SkillCount};

/// A table under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name in links.
    pub(crate) id: &'static str,
    /// The heading.
    pub(crate) heading: &'static str,
    /// What the figures mean.
    pub(crate) remark: &'static str,
    /// The heads of the columns.
    pub(crate) heads: Vec<Head>,
    /// The cells, a row each.
    pub(crate) rows: Vec<Vec<String>>,
}

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// Over words.
    Words(&'static str),
    /// Over figures, which are set to the right.
    Figures(&'static str),
}

impl Head {
    /// The words of the head.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Words(text) | Self::Figures(text) => text,
        }
    }
}

use Head::{Figures, Words};

/// The figures that come first: what, and how much.
pub(crate) fn figures(summary: &GroupSummary) -> Vec<(&'static str, String)> {
    let counts = &summary.counts;
    let share = summary.recognised_mentions as f64 / summary.mentions.max(1) as f64;
    vec![
        ("Profiles scored", grouped(counts.profiles)),
        ("Rows read", grouped(counts.rows_read)),
        ("Rows rejected", grouped(counts.rejected)),
        ("Mean fit, each profile with its first role", percent(summary.mean_first_fit)),
        ("Mean fit, all rows", percent(summary.mean_fit)),
        ("Mentions", grouped(summary.mentions)),
        ("Recognised", format!("{} ({})", grouped(summary.recognised_mentions), percent(share))),
        ("Distinct mentions", grouped(counts.distinct_mentions)),
        ("Distinct mentions not recognised", grouped(counts.unrecognised_mentions)),
    ]
}

/// The roles that a table of a summary shows; JSON has all.
const MOST_ROLES: usize = 30;

/// Every table, those without rows left out.
pub(crate) fn tables(summary: &GroupSummary) -> Vec<Table> {
    let all = [
        roles(summary),
        fits(summary),
        gaps(summary),
        training(summary),
        unrecognised(summary),
        skills("many", "Skills held by many", "How many profiles name the skill.", &summary.held_by_many),
        skills(
            "few",
            "Asked for, and held by few",
            "Of the hundred costliest gaps, the skills that fewest profiles name.",
            &summary.held_by_few,
        ),
    ];
    all.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn first_roles(summary: &GroupSummary) -> impl Iterator<Item = &RoleSummary> {
    summary.roles.iter().take(MOST_ROLES)
}

fn roles(summary: &GroupSummary) -> Table {
    let row = |role: &RoleSummary| {
        let [low, median, high] = role.quartiles.map(percent);
        let figures = [grouped(role.first), grouped(role.rows), percent(role.mean_fit), low, median, high];
        std::iter::once(role.title.clone()).chain(figures).collect()
    };
    Table {
        id: "roles",
        heading: "Roles",
        remark: "How often a role comes first and how often it is among the roles of a profile; its mean fit, and \
                 the fits below which are a quarter, a half and three quarters of its rows.",
        heads: vec![
            Words("Role"),
            Figures("First"),
            Figures("Rows"),
            Figures("Mean fit"),
            Figures("Quarter"),
            Figures("Half"),
            Figures("Three quarters"),
        ],
        rows: first_roles(summary).map(row).collect(),
    }
}

fn fits(summary: &GroupSummary) -> Table {
    const BINS: [&str; 10] =
        ["0-9%", "10-19%", "20-29%", "30-39%", "40-49%", "50-59%", "60-69%", "70-79%", "80-89%", "90-100%"];
    let row = |role: &RoleSummary| {
        let counts = role.histogram.iter().map(|count| grouped(*count));
        std::iter::once(role.title.clone()).chain(counts).collect()
    };
    let heads = std::iter::once(Words("Role")).chain(BINS.map(Figures)).collect();
    Table {
        id: "fits",
        heading: "Distribution of fit",
        remark: "How many rows of each role have a fit in this range.",
        heads,
        rows: first_roles(summary).map(row).collect(),
    }
}

fn gaps(summary: &GroupSummary) -> Table {
    let rows =
        summary.gaps.iter().map(|gap| vec![gap.skill.clone(), grouped(gap.profiles), points(gap.cost)]);
    Table {
        id: "gaps",
        heading: "Costliest gaps",
        remark: "How many profiles lack the skill for one of their roles, and how many points of the group's mean \
                 fit it costs; the gaps of all skills together are what the fit lacks.",
        heads: vec![Words("Skill"), Figures("Profiles"), Figures("Points lost")],
        rows: rows.collect(),
    }
}

fn training(summary: &GroupSummary) -> Table {
    let rows = summary.training.iter().map(|need| {
        vec![need.skill.clone(), grouped(need.profiles), points(need.gain), points(need.gain_each)]
    });
    Table {
        id: "training",
        heading: "Training needs",
        remark: "What the group's mean fit would gain if everybody who lacks the skill learned it by the most \
                 thorough step, with all that follows from it; and what each row would gain.",
        heads: vec![Words("Skill"), Figures("Learners"), Figures("Group gains"), Figures("Each gains")],
        rows: rows.collect(),
    }
}

fn unrecognised(summary: &GroupSummary) -> Table {
    let rows = summary.unrecognised.iter().map(|mention| vec![mention.text.clone(), grouped(mention.count)]);
    Table {
        id: "unrecognised",
        heading: "Not recognised",
        remark: "The most frequent mentions in which no skill was found: what the catalogue lacks, or what is no \
                 skill.",
        heads: vec![Words("Mention"), Figures("Times")],
        rows: rows.collect(),
    }
}

fn skills(id: &'static str, heading: &'static str, remark: &'static str, counts: &[SkillCount]) -> Table {
    let rows = counts.iter().map(|count| vec![count.skill.clone(), grouped(count.profiles)]);
    Table { id, heading, remark, heads: vec![Words("Skill"), Figures("Profiles")], rows: rows.collect() }
}
