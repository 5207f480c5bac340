//! What a page asks.

use serde::Deserialize;
use skillgap_core::units::Level;

/// A question of the page; the bytes of a file may follow it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    /// Take the built-in catalogue, or the one in the bytes, and forget everything else.
    Start,
    /// Read the bytes as a resume.
    Resume {
        /// The file's name: its ending helps to find the format.
        name: String,
        /// The current month, for the age of what is read ("2026-11").
        #[serde(default)]
        today: Option<String>,
    },
    /// Read the bytes as a job advert, and take it in place of a role.
    Advert {
        /// The file's name.
        name: String,
    },
    /// Put the advert away.
    NoAdvert,
    /// Read the bytes as a file of corrections.
    Corrections {
        /// The file's name.
        name: String,
    },
    /// The report.
    Report(Wanted),
    /// What would change if these skills were learned.
    WhatIf {
        /// The report that it is about.
        wanted: Wanted,
        /// The skills, by key.
        learn: Vec<String>,
    },
    /// The report with two roles side by side.
    Compare {
        /// The report that it is about.
        wanted: Wanted,
        /// The other role, by key.
        with: String,
    },
    /// A file to keep.
    Save {
        /// The report that it is about.
        wanted: Wanted,
        /// What is kept of it.
        format: SaveAs,
        /// The other role, where two are compared.
        #[serde(default)]
        with: Option<String>,
    },
    /// The roles that these words may mean.
    Roles {
        /// The words.
        text: String,
    },
    /// The skills that these words may mean.
    Skills {
        /// The words.
        text: String,
    },
}

/// What a report is about, beside the resume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Wanted {
    /// The person's corrections.
    pub corrections: Corrections,
    /// The role, by key; the advert goes before it, and without both the nearest roles are shown.
    pub role: Option<String>,
    /// The hours that there are.
    pub hours: Option<f64>,
    /// The hours of a week.
    pub per_week: Option<f64>,
    /// The day on which the plan begins ("2027-01-11").
    pub start: Option<String>,
}

/// What a person says of the reading.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// The keys of skills that are not held.
    pub wrong: Vec<String>,
    /// The skills that are.
    pub held: Vec<Held>,
}

/// A skill that a person says to hold.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The key.
    pub id: String,
    /// How well, where that is said.
    #[serde(default)]
    pub level: Option<Level>,
}

/// What a file to keep holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaveAs {
    /// The report as a page.
    Html,
    /// The report as JSON, as the program writes it.
    Json,
    /// The report as Markdown.
    Markdown,
    /// The steps of the plan as a table.
    Csv,
    /// The steps of the plan as a calendar.
    Ics,
    /// The corrections, as the program takes them.
    Corrections,
    /// Two roles side by side, as a page.
    Compared,
}
