//! The education required for an occupation, according to most of the people surveyed.

use super::super::table::{Columns, Form, Reading, Row};
use super::each;
use crate::error::InputError;
use std::collections::HashMap;

/// The scale for the required level of education.
const LEVEL_OF_EDUCATION: &str = "RL";

const CATEGORIES: Columns<3> =
    Columns { form: Form::Tabs, names: ["Scale ID", "Category", "Category Description"], required: 3 };
const EDUCATION: Columns<5> = Columns {
    form: Form::Tabs,
    names: ["O*NET-SOC Code", "Scale ID", "Category", "Data Value", "Recommend Suppress"],
    required: 4,
};

/// A sentence for each occupation, by code.
pub(super) fn read(reading: &mut Reading<'_>) -> Result<HashMap<String, String>, InputError> {
    let consequence = "roles have no required education";
    let mut names = HashMap::new();
    let stem = "Education, Training, and Experience";
    each(reading, &format!("{stem} Categories"), &CATEGORIES, consequence, |row, _| {
        let [scale, category, name] = row.fields;
        if scale == LEVEL_OF_EDUCATION {
            let short = name.split(" - ").next().unwrap_or(name);
            names.insert(category.to_owned(), short.to_owned());
        }
    })?;
    let mut shares = HashMap::new();
    each(reading, stem, &EDUCATION, consequence, |row, _| share(row, &mut shares))?;
    let sentence = |(code, (share, category))| Some((code, sentence(names.get(&category)?, share)));
    Ok(shares.into_iter().filter_map(sentence).collect())
}

fn sentence(name: &str, share: f64) -> String {
    format!("Education required most often: {name} ({share:.0}% of respondents)")
}

/// For each occupation, the largest share in percent, and its category.
type Shares = HashMap<String, (f64, String)>;

fn share(row: Row<'_, 5>, shares: &mut Shares) {
    let [code, scale, category, value, suppress] = row.fields;
    let Ok(value) = value.parse::<f64>() else { return };
    if scale != LEVEL_OF_EDUCATION || suppress == "Y" {
        return;
    }
    let largest = shares.entry(code.to_owned()).or_insert_with(|| (0.0, String::new()));
    if value > largest.0 {
        *largest = (value, category.to_owned());
    }
}
