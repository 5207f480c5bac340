//! The requests of a page.

use serde::Deserialize;
use skillgap_core::units::Level;

/// A request; the bytes of a file may follow it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    /// Use the built-in catalogue, or the one in the bytes, and reset everything else.
    Start,
    /// Read the bytes as a resume.
    Resume {
        /// The file name, whose extension helps to detect the format.
        name: String,
        /// The current month, for ages of evidence ("2026-11").
        #[serde(default)]
        today: Option<String>,
    },
    /// Read the bytes as a job advert, and use it as the role.
    Advert {
        /// The file name.
        name: String,
    },
    /// Remove the advert.
    NoAdvert,
    /// Read the bytes as a file of corrections.
    Corrections {
        /// The file name.
        name: String,
    },
    /// The report.
    Report(Wanted),
    /// What would change if these skills were learned.
    WhatIf {
        /// The report it is about.
        wanted: Wanted,
        /// The skills, by key.
        learn: Vec<String>,
    },
    /// The report with two roles side by side.
    Compare {
        /// The report it is about.
        wanted: Wanted,
        /// The other role, by key.
        with: String,
    },
    /// A file to save.
    Save {
        /// The report it is about.
        wanted: Wanted,
        /// The format.
        format: SaveAs,
        /// The other role, if two are compared.
        #[serde(default)]
        with: Option<String>,
    },
    /// The roles that this text may mean.
    Roles {
        /// The text.
        text: String,
    },
    /// The skills that this text may mean.
    Skills {
        /// The text.
        text: String,
    },
}

/// The options of a report, apart from the resume.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Wanted {
    /// The person's corrections.
    pub corrections: Corrections,
    /// The role, by key; an advert takes precedence, and without either the nearest roles are shown.
    pub role: Option<String>,
    /// The budget of hours.
    pub hours: Option<f64>,
    /// The hours per week.
    pub per_week: Option<f64>,
    /// The first day of the plan ("2027-01-11").
    pub start: Option<String>,
}

/// A person's corrections.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Corrections {
    /// The keys of skills that are not held.
    pub wrong: Vec<String>,
    /// The skills that are held after all.
    pub held: Vec<Held>,
}

/// A skill that the person says they hold.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The key.
    pub id: String,
    /// The level, if given.
    #[serde(default)]
    pub level: Option<Level>,
}

/// The format of a saved file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaveAs {
    /// The report as a page.
    Html,
    /// The report as JSON, as written by the program.
    Json,
    /// The report as Markdown.
    Markdown,
    /// The steps of the plan as a table.
    Csv,
    /// The steps of the plan as a calendar.
    Ics,
    /// The corrections in the format of the program.
    Corrections,
    /// Two roles side by side, as a page.
    Compared,
}
