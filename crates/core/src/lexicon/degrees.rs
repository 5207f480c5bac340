//! The names of degrees, and words that mark one as unfinished, in one language.

use super::{Language, LanguageFiles, Phrases};
use crate::text::compact;

/// The grade of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grade {
    /// Two years of college.
    Associate,
    /// A first degree.
    Bachelor,
    /// A second degree.
    Master,
    /// A doctorate.
    Doctorate,
    /// A master of business administration.
    Mba,
    /// A school-leaving qualification ("Abitur", "high school diploma").
    School,
    /// A degree of any sort ("Studium", "degree").
    Any,
}

/// The words of degrees.
#[derive(Debug, Default)]
pub(crate) struct DegreeWords {
    /// The names of grades.
    pub(crate) grades: Phrases<Grade>,
    /// Words between a grade and its field.
    pub(crate) fillers: Phrases<()>,
    /// What stands before and behind the field in the names of degrees, as in "Studium der *".
    pub(crate) named: Vec<(String, String)>,
    /// Words that mark a degree as unfinished.
    pub(crate) unfinished: Phrases<()>,
}

impl DegreeWords {
    pub(super) fn new(language: Language, files: &LanguageFiles) -> Self {
        let mut table = Self::default();
        let degrees = &files.degrees;
        for (phrases, grade) in [
            (&degrees.mba, Grade::Mba),
            (&degrees.associate, Grade::Associate),
            (&degrees.bachelor, Grade::Bachelor),
            (&degrees.master, Grade::Master),
            (&degrees.doctorate, Grade::Doctorate),
            (&degrees.school, Grade::School),
            (&degrees.generic, Grade::Any),
        ] {
            table.grades.add(phrases, grade, language);
        }
        table.fillers.add(&degrees.fillers, (), language);
        let forms = degrees.named.iter().filter_map(|form| form.split_once('*'));
        table.named = forms.map(|(before, behind)| (compact(before), compact(behind))).collect();
        table.unfinished.add(&degrees.not_finished, (), language);
        table
    }
}
