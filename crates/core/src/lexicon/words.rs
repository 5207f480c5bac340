//! Words that tell lists from sentences, titles from names, and people from skills.

use super::phrases::Phrases;
use super::{LabelsFile, Language, LanguageFiles, Languages, Lexicon};
use crate::text::{fold, words};
use rustc_hash::FxHashSet;

/// The words of lists and sentences.
#[derive(Debug, Default)]
pub(crate) struct ListWords {
    /// Labels before a colon that announce a list of skills.
    pub(crate) labels: Phrases<()>,
    /// Words that name a group of skills, not a skill.
    pub(crate) groups: Phrases<()>,
    /// Words that join two names.
    pub(crate) conjunctions: Phrases<()>,
    /// Words that never occur in a list of names.
    pub(crate) sentence_words: Phrases<()>,
    /// Words that start a sentence about skills.
    pub(crate) openings: Phrases<()>,
    /// Words followed by a name.
    pub(crate) prepositions: Phrases<()>,
    /// Remarks that name nothing.
    pub(crate) remarks: Phrases<()>,
}

/// The words of people, employers and schools.
#[derive(Debug, Default)]
pub(crate) struct PeopleWords {
    /// Small words in names.
    pub(crate) particles: Phrases<()>,
    /// Labels of personal data.
    pub(crate) labels: Phrases<()>,
    /// Words before a name.
    pub(crate) salutations: Phrases<()>,
    /// Surnames that are also trades.
    pub(crate) surnames: Phrases<()>,
    /// First names.
    pub(crate) given_names: Phrases<()>,
    /// Labels before a contact.
    pub(crate) contacts: Phrases<()>,
    /// Words of streets.
    pub(crate) streets: Phrases<()>,
    /// Pronouns beside a name.
    pub(crate) pronouns: Phrases<()>,
    /// Legal forms and words of company names.
    pub(crate) companies: Phrases<()>,
    /// Words of the names of departments.
    pub(crate) departments: Phrases<()>,
    /// Words of the names of schools.
    pub(crate) schools: Phrases<()>,
    /// Words between a person and the employer.
    pub(crate) relations: Phrases<()>,
    /// Prepositions between a title and an employer.
    pub(crate) at: Phrases<()>,
    /// Two words between a person and an employer that is described: "at a".
    pub(crate) described: Phrases<()>,
    /// Words for working for someone.
    pub(crate) working: Phrases<()>,
    /// Words that start a sentence about someone else.
    pub(crate) others: Phrases<()>,
}

/// The words of skill names that say little, or more than they seem to.
#[derive(Debug, Default)]
pub(crate) struct LabelWords {
    /// Words that say little.
    pub(crate) stop_words: FxHashSet<String>,
    /// Makers of products.
    pub(crate) makers: FxHashSet<String>,
    /// Verbs that only say that something is done.
    pub(crate) light_verbs: FxHashSet<String>,
    /// Words behind a name that often belong to another name.
    pub(crate) telling_tails: Vec<String>,
}

impl LabelWords {
    pub(super) fn new(file: &LabelsFile) -> Self {
        let set = |words: &[String]| words.iter().cloned().collect();
        Self {
            stop_words: set(&file.stop_words),
            makers: set(&file.makers),
            light_verbs: set(&file.light_verbs),
            telling_tails: file.telling_tails.clone(),
        }
    }
}

/// Words around a name that are not part of it, in one language.
#[derive(Debug, Default)]
pub(crate) struct Decoration {
    /// Phrases before a name.
    pub(crate) leads: Phrases<()>,
    /// Phrases after a name.
    pub(crate) tails: Phrases<()>,
}

impl Decoration {
    pub(super) fn new(language: Language, files: &LanguageFiles) -> Self {
        let mut table = Self::default();
        table.leads.add(&files.lists.leads, (), language);
        table.tails.add(&files.lists.tails, (), language);
        table
    }
}

/// Other forms of the words in titles: "dev" is a developer, "ingeniera" an "ingeniero".
#[derive(Debug, Default)]
pub(crate) struct TitleForms {
    /// The abbreviations, with the number of their full form.
    pub(crate) forms: Phrases<u16>,
    /// The full forms.
    pub(crate) full: Vec<String>,
    /// Endings, each with that of the other gender.
    pub(crate) genders: Vec<(String, String)>,
    /// Letters in gender marks.
    pub(crate) gender_marks: Vec<String>,
    /// Words before a class or grade.
    pub(crate) grades: Vec<String>,
}

impl TitleForms {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut titles = Self::default();
        for (language, file) in lexicon.titles() {
            for group in &file.short {
                let (Some((full, short)), Ok(number)) =
                    (group.split_first(), u16::try_from(titles.full.len()))
                else {
                    continue;
                };
                titles.full.push(fold(full));
                titles.forms.add(short, number, language);
            }
            titles.gender_marks.extend(file.gender_marks.iter().cloned());
            titles.grades.extend(file.grades.iter().cloned());
            for [one, other] in &file.genders {
                titles.genders.push((one.clone(), other.clone()));
                titles.genders.push((other.clone(), one.clone()));
            }
        }
        titles.genders.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        titles.genders.dedup();
        titles
    }
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
            table.surnames.add(&files.people.surnames, (), language);
            table.given_names.add(&files.people.given_names, (), language);
            table.contacts.add(&files.people.contacts, (), language);
            table.streets.add(&files.people.streets, (), language);
            table.pronouns.add(&files.people.pronouns, (), language);
            table.companies.add(&files.organisations.company, (), language);
            table.departments.add(&files.organisations.department, (), language);
            table.schools.add(&files.organisations.school, (), language);
            table.relations.add(&files.organisations.relation, (), language);
            table.at.add(&files.organisations.at, (), language);
            table.described.add(&files.organisations.described, (), language);
            table.working.add(&files.organisations.working, (), language);
            table.others.add(&files.organisations.others, (), language);
        }
        table
    }
}

/// The words of [`Lexicon::title_words`].
pub(super) fn title_words(lexicon: &Lexicon) -> Phrases<()> {
    let mut words = Phrases::default();
    for (language, file) in lexicon.titles() {
        words.add(&file.words, (), language);
    }
    words
}

/// The words of [`Lexicon::seniority`].
pub(super) fn seniority(lexicon: &Lexicon) -> Phrases<()> {
    let mut words = Phrases::default();
    for (language, file) in lexicon.titles() {
        words.add(&file.seniority, (), language);
        words.add(&file.kinds, (), language);
    }
    words
}

impl Phrases<()> {
    /// Whether the text contains a phrase of the list.
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
