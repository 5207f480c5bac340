//! The summary of a batch: tables that are written as Markdown, HTML or JSON.

pub mod html;
pub mod markdown;

use super::grouped;
use super::wording::{percent, points};
use skillgap_core::group::{GroupSummary, RoleSummary, SkillCount};

/// A table with a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its anchor for links.
    pub(crate) id: &'static str,
    /// The heading.
    pub(crate) heading: &'static str,
    /// The meaning of the figures.
    pub(crate) remark: &'static str,
    /// The column headings.
    pub(crate) heads: Vec<Head>,
    /// The cells, one row each.
    pub(crate) rows: Vec<Vec<String>>,
}

/// A column heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// For text.
    Words(&'static str),
    /// For figures, which are right-aligned.
    Figures(&'static str),
}

impl Head {
    /// The text of the heading.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Words(text) | Self::Figures(text) => text,
        }
    }
}

use Head::{Figures, Words};

/// The figures at the top, with their labels.
pub(crate) fn figures(summary: &GroupSummary) -> Vec<(&'static str, String)> {
    let counts = &summary.counts;
    let share = summary.recognised_mentions as f64 / summary.mentions.max(1) as f64;
    let mentions = match summary.mentions {
        // Resumes are not lists, so their mentions are not counted.
        0 => Vec::new(),
        mentions => vec![
            ("Mentions", grouped(mentions)),
            ("Recognised", format!("{} ({})", grouped(summary.recognised_mentions), percent(share))),
            ("Distinct mentions", grouped(counts.distinct_mentions)),
            ("Distinct mentions not recognised", grouped(counts.unrecognised_mentions)),
        ],
    };
    let mut figures = vec![
        ("Profiles scored", grouped(counts.profiles)),
        ("Rows read", grouped(counts.rows_read)),
        ("Rows rejected", grouped(counts.rejected)),
        ("Mean fit for each profile's first role", percent(summary.mean_first_fit)),
        ("Mean fit, all rows", percent(summary.mean_fit)),
    ];
    figures.extend(mentions);
    figures
}

fn one(summary: &GroupSummary) -> Table {
    let rows = summary.held_by_one.iter();
    Table {
        id: "one",
        heading: "Held by only one person",
        remark: "Skills that are lost if this person leaves, the most costly for the others first, with \
         the number of people who lack them for one of their roles. JSON has the number of holders \
         of every skill.",
        heads: vec![Words("Skill"), Words("Who"), Figures("Lack it")],
        rows: rows
            .map(|only| vec![only.skill.clone(), only.profile_id.clone(), grouped(only.lacking)])
            .collect(),
    }
}

/// The most roles in a table of a summary; JSON has all.
const MOST_ROLES: usize = 30;

/// The tables, without empty ones.
pub(crate) fn tables(summary: &GroupSummary) -> Vec<Table> {
    let all = [
        roles(summary),
        fits(summary),
        gaps(summary),
        training(summary),
        unrecognised(summary),
        skills(
            "many",
            "Skills held by many",
            "The number of profiles with the skill.",
            &summary.held_by_many,
        ),
        skills(
            "few",
            "Required, but held by few",
            "Among the hundred costliest gaps, the skills that the fewest profiles have.",
            &summary.held_by_few,
        ),
        one(summary),
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
        remark: "How often a role comes first, how often it is among a profile's roles, its mean fit, \
         and the quartiles of its fits.",
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
        remark: "The number of rows per role with a fit in this range.",
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
        remark: "The number of profiles that lack the skill for one of their roles, and its cost in \
         points of the group's mean fit. The costs of all skills add up to what the mean fit lacks.",
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
        remark: "How much the group's mean fit would rise if everyone who lacks the skill learned it \
         thoroughly, including what it implies; and how much each row would gain.",
        heads: vec![Words("Skill"), Figures("Learners"), Figures("Group gains"), Figures("Each gains")],
        rows: rows.collect(),
    }
}

fn unrecognised(summary: &GroupSummary) -> Table {
    let rows = summary.unrecognised.iter().map(|mention| vec![mention.text.clone(), grouped(mention.count)]);
    Table {
        id: "unrecognised",
        heading: "Not recognised",
        remark: "The most frequent mentions without a recognised skill: either missing from the \
         catalogue, or not skills.",
        heads: vec![Words("Mention"), Figures("Times")],
        rows: rows.collect(),
    }
}

fn skills(id: &'static str, heading: &'static str, remark: &'static str, counts: &[SkillCount]) -> Table {
    let rows = counts.iter().map(|count| vec![count.skill.clone(), grouped(count.profiles)]);
    Table { id, heading, remark, heads: vec![Words("Skill"), Figures("Profiles")], rows: rows.collect() }
}
