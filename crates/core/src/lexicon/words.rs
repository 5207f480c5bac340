//! Words that tell lists from sentences, titles from names, and people from skills.

use super::phrases::Phrases;
use super::{Languages, Lexicon};
use crate::text::{fold, words};


/// What a word is in lists and sentences.
#[derive(Debug, Default)]
pub(crate) struct ListWords {
    /// Labels before a colon that announce a list of skills.
    pub(crate) labels: Phrases<()>,
    /// Words that name a group of skills, and no skill.
    pub(crate) groups: Phrases<()>,
    /// What joins two names.
    pub(crate) conjunctions: Phrases<()>,
    /// Words that no list of names holds.
    pub(crate) sentence_words: Phrases<()>,
    /// Words that a sentence about skills begins with.
    pub(crate) openings: Phrases<()>,
    /// Words behind which the name follows.
    pub(crate) prepositions: Phrases<()>,
    /// Remarks that name nothing.
    pub(crate) remarks: Phrases<()>,
}

/// The words of people, titles, employers and schools.
#[derive(Debug, Default)]
pub(crate) struct PeopleWords {
    /// Small words in names.
    pub(crate) particles: Phrases<()>,
    /// Labels of personal data.
    pub(crate) labels: Phrases<()>,
    /// What stands before a name.
    pub(crate) salutations: Phrases<()>,
    /// Words of job titles.
    pub(crate) titles: Phrases<()>,
    /// How senior, and forms of employment.
    pub(crate) seniority: Phrases<()>,
    /// Legal forms and words of company names.
    pub(crate) companies: Phrases<()>,
    /// Words of the names of schools.
    pub(crate) schools: Phrases<()>,
    /// Words between a person and the employer.
    pub(crate) relations: Phrases<()>,
}

impl ListWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let lists = &files.lists;
            table.labels.add(&lists.labels, (), language);
            table.groups.add(&lists.groups, (), language);
            table.conjunctions.add(&lists.conjunctions, (), language);
            table.sentence_words.add(&lists.sentence_words, (), language);
            table.openings.add(&lists.openings, (), language);
            table.prepositions.add(&lists.prepositions, (), language);
            table.remarks.add(&lists.remarks, (), language);
        }
        table
    }
}

impl PeopleWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            table.particles.add(&files.people.particles, (), language);
            table.labels.add(&files.people.labels, (), language);
            table.salutations.add(&files.people.salutations, (), language);
            table.titles.add(&files.titles.words, (), language);
            table.seniority.add(&files.titles.seniority, (), language);
            table.seniority.add(&files.titles.kinds, (), language);
            table.companies.add(&files.organisations.company, (), language);
            table.schools.add(&files.organisations.school, (), language);
            table.relations.add(&files.organisations.relation, (), language);
        }
        table
    }
}

impl Phrases<()> {
    /// Whether a phrase of the list stands somewhere in the text.
    pub(crate) fn occurs(&self, text: &str, languages: Languages) -> bool {
        let folded = fold(text);
        let said: Vec<&str> = words(&folded).collect();
        (0..said.len()).any(|at| self.at(&said, at, languages).is_some())
    }

    /// Whether the whole text is a phrase of the list.
    pub(crate) fn is(&self, text: &str, languages: Languages) -> bool {
        self.whole(&fold(text), languages).is_some()
    }
}

