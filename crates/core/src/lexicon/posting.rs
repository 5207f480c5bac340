//! The words of job postings in all languages.

use super::Lexicon;
use super::phrases::Phrases;
use serde::{Deserialize, Serialize};

/// A part of a posting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// Not stated by a heading.
    #[default]
    Open,
    /// Requirements.
    Required,
    /// Preferences.
    Preferred,
    /// Tools used in the job.
    Tools,
    /// Duties.
    Tasks,
    /// Benefits.
    Offers,
    /// The employer.
    Company,
    /// Law, diversity, how to apply.
    Legal,
    /// What is not asked for.
    NotAsked,
}

/// The meaning of a wording in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// Required.
    Required,
    /// The words on either side are preferred.
    Preferred,
    /// The words after it are preferred.
    PreferredBefore,
    /// The words before it are preferred.
    PreferredBehind,
    /// Not required.
    NotAsked,
    /// The sentence asks someone for something.
    Asks,
    /// A noun that is typical of requirements.
    Noun,
    /// The sentence describes a duty.
    Task,
    /// The sentence offers something.
    Offers,
    /// A sentence that starts with it is about the employer.
    Employer,
    /// It praises the employer.
    Praise,
    /// Law and diversity.
    Legal,
}

/// The subject of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// Travel.
    Travel,
    /// Shifts, nights, weekends, being on call.
    Hours,
    /// Permits to work, visas, citizenship.
    Permit,
    /// Driving licences and a car.
    Driving,
    /// The place of work.
    Place,
    /// Pay.
    Pay,
    /// Type, length and start of the contract.
    Contract,
    /// Background checks.
    Checks,
    /// Physical demands.
    Physical,
}

/// The meaning of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The title of the job.
    Title,
    /// A condition.
    Condition(ConditionKind),
    /// Something that is not a requirement.
    Other,
}

/// The words of job postings.
#[derive(Debug, Default)]
pub(crate) struct PostingWords {
    pub(crate) headings: Phrases<Part>,
    pub(crate) wordings: Phrases<Wording>,
    pub(crate) conditions: Phrases<ConditionKind>,
    pub(crate) labels: Phrases<Fact>,
    /// "or".
    pub(crate) or: Phrases<()>,
    /// "and".
    pub(crate) and: Phrases<()>,
    /// "one of", "such as".
    pub(crate) one_of: Phrases<()>,
    /// "or similar".
    pub(crate) similar: Phrases<()>,
    /// "or equivalent experience".
    pub(crate) experience: Phrases<()>,
}

impl PostingWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, file) in lexicon.posting_files() {
            let headings = [
                (&file.headings.required, Part::Required),
                (&file.headings.preferred, Part::Preferred),
                (&file.headings.tools, Part::Tools),
                (&file.headings.tasks, Part::Tasks),
                (&file.headings.offers, Part::Offers),
                (&file.headings.company, Part::Company),
                (&file.headings.legal, Part::Legal),
                (&file.headings.not_asked, Part::NotAsked),
            ];
            headings.into_iter().for_each(|(words, part)| table.headings.add(words, part, language));
            let wordings = [
                (&file.wordings.required, Wording::Required),
                (&file.wordings.preferred, Wording::Preferred),
                (&file.wordings.preferred_before, Wording::PreferredBefore),
                (&file.wordings.preferred_behind, Wording::PreferredBehind),
                (&file.wordings.not_asked, Wording::NotAsked),
                (&file.wordings.asks, Wording::Asks),
                (&file.wordings.nouns, Wording::Noun),
                (&file.wordings.tasks, Wording::Task),
                (&file.asides.offers, Wording::Offers),
                (&file.asides.employer, Wording::Employer),
                (&file.asides.praise, Wording::Praise),
                (&file.asides.legal, Wording::Legal),
            ];
            wordings.into_iter().for_each(|(words, says)| table.wordings.add(words, says, language));
            let conditions = [
                (&file.conditions.travel, ConditionKind::Travel),
                (&file.conditions.hours, ConditionKind::Hours),
                (&file.conditions.permit, ConditionKind::Permit),
                (&file.conditions.driving, ConditionKind::Driving),
                (&file.conditions.place, ConditionKind::Place),
                (&file.conditions.pay, ConditionKind::Pay),
                (&file.conditions.contract, ConditionKind::Contract),
                (&file.conditions.checks, ConditionKind::Checks),
                (&file.conditions.physical, ConditionKind::Physical),
            ];
            conditions.into_iter().for_each(|(words, kind)| table.conditions.add(words, kind, language));
            let labels = [
                (&file.labels.title, Fact::Title),
                (&file.labels.place, Fact::Condition(ConditionKind::Place)),
                (&file.labels.pay, Fact::Condition(ConditionKind::Pay)),
                (&file.labels.contract, Fact::Condition(ConditionKind::Contract)),
                (&file.labels.other, Fact::Other),
            ];
            labels.into_iter().for_each(|(words, fact)| table.labels.add(words, fact, language));
            table.or.add(&file.lists.or, (), language);
            table.and.add(&file.lists.and, (), language);
            table.one_of.add(&file.lists.one_of, (), language);
            table.similar.add(&file.lists.similar, (), language);
            table.experience.add(&file.lists.experience, (), language);
        }
        table
    }
}
