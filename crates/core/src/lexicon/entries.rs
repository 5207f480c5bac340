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
    /// A first name.
    GivenName,
    /// A surname.
    FamilyName,
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
            table.labels.add(&file.given_name, EntryLabel::GivenName, language);
            table.labels.add(&file.family_name, EntryLabel::FamilyName, language);
            table.before_title.add(&file.told.before_title, (), language);
            table.articles.add(&file.told.articles, (), language);
            table.before_employer.add(&file.told.before_employer, (), language);
            table.placeholders.add(&file.placeholders.employer, EntryLabel::Employer, language);
            table.placeholders.add(&file.placeholders.place, EntryLabel::Place, language);
        }
        table
    }
}
