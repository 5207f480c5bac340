//! The words of forms and of sentences that tell of a job, looked up by language.

use super::{Lexicon, Phrases};

/// What a label in an entry announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryLabel {
    /// The job title.
    Title,
    /// The employer or school.
    Employer,
    /// The place.
    Place,
    /// The dates.
    Dates,
    /// The degree.
    Degree,
    /// Anything else: the name of a project, the duties.
    Other,
    /// A first name.
    GivenName,
    /// A surname.
    FamilyName,
}

/// What a row of a Japanese resume tells of an employer or school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The person began there.
    Joined,
    /// The person left or graduated.
    Left,
    /// The person is still there.
    Stays,
}

/// The words of `entries.toml`.
#[derive(Debug, Default)]
pub(crate) struct EntryWords {
    /// Labels.
    pub(crate) labels: Phrases<EntryLabel>,
    /// Words before a title: "as".
    pub(crate) before_title: Phrases<()>,
    /// Articles.
    pub(crate) articles: Phrases<()>,
    /// Words before an employer: "at".
    pub(crate) before_employer: Phrases<()>,
    /// Words before the school of a degree: "from".
    pub(crate) before_school: Phrases<()>,
    /// Words behind an employer or school that say what happened there: "入社", "退社".
    pub(crate) steps: Phrases<Step>,
    /// What stands in place of an employer or a place.
    pub(crate) placeholders: Phrases<EntryLabel>,
}

impl EntryWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let file = &files.entries;
            table.labels.add(&file.labels.title, EntryLabel::Title, language);
            table.labels.add(&file.labels.employer, EntryLabel::Employer, language);
            table.labels.add(&file.labels.place, EntryLabel::Place, language);
            table.labels.add(&file.labels.dates, EntryLabel::Dates, language);
            table.labels.add(&file.labels.degree, EntryLabel::Degree, language);
            table.labels.add(&file.labels.other, EntryLabel::Other, language);
            table.labels.add(&file.given_name, EntryLabel::GivenName, language);
            table.labels.add(&file.family_name, EntryLabel::FamilyName, language);
            table.before_title.add(&file.told.before_title, (), language);
            table.articles.add(&file.told.articles, (), language);
            table.before_employer.add(&file.told.before_employer, (), language);
            table.before_school.add(&file.told.before_school, (), language);
            table.steps.add(&file.told.joined, Step::Joined, language);
            table.steps.add(&file.told.left, Step::Left, language);
            table.steps.add(&file.told.stays, Step::Stays, language);
            table.placeholders.add(&file.placeholders.employer, EntryLabel::Employer, language);
            table.placeholders.add(&file.placeholders.place, EntryLabel::Place, language);
        }
        table
    }
}
