//! The files of `data/lexicon/LANG/` as written, one concept each; `data/README.md` describes their contents.
//!
//! The build script includes this file too, so it refers to nothing else in the crate.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[path = "posting_file.rs"]
mod posting_file;
#[path = "synonyms_file.rs"]
mod synonyms_file;
#[path = "technology_file.rs"]
mod technology_file;
#[allow(unused_imports, reason = "the build script names the file as a whole alone")]
pub use posting_file::{
    PostingAsides, PostingConditions, PostingFile, PostingHeadings, PostingLabels, PostingLists,
    PostingWordings,
};

pub use synonyms_file::SynonymsFile;
pub use technology_file::{FileEndings, NameKind, TechnologyFile};

/// A list of words or phrases.
pub type Words = Vec<String>;

/// The files of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageFiles {
    /// The ISO 639-1 code, which is the folder's name.
    pub code: String,
    /// `language.toml`
    pub language: LanguageFile,
    /// `headings.toml`
    pub headings: HeadingsFile,
    /// `dates.toml`
    pub dates: DatesFile,
    /// `levels.toml`
    pub levels: LevelsFile,
    /// `assertions.toml`
    pub assertions: AssertionsFile,
    /// `degrees.toml`
    pub degrees: DegreesFile,
    /// `lists.toml`
    pub lists: ListsFile,
    /// `titles.toml`
    pub titles: TitlesFile,
    /// `people.toml`
    pub people: PeopleFile,
    /// `organisations.toml`
    pub organisations: OrganisationsFile,
    /// `ordinary.toml`
    pub ordinary: OrdinaryFile,
    /// `disambiguation.toml`, optional
    pub disambiguation: DisambiguationFile,
    /// `activities.toml`, optional
    pub activities: ActivitiesFile,
    /// `posting.toml`, optional
    pub posting: PostingFile,
    /// `synonyms.toml`, optional
    pub synonyms: SynonymsFile,
    /// `technology.toml`, optional
    pub technology: TechnologyFile,
    /// `spellings.toml`, optional
    pub spellings: SpellingsFile,
    /// `labels.toml`, optional
    pub labels: LabelsFile,
    /// `entries.toml`, optional
    pub entries: EntriesFile,
}

/// Reads the files of a folder.
pub trait ReadFile {
    /// Why a file cannot be read.
    type Error;

    /// The file of this name.
    ///
    /// # Errors
    /// Fails if it is missing or has the wrong format.
    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, Self::Error>;

    /// Whether the folder has this file.
    fn has(&self, name: &str) -> bool;
}

impl LanguageFiles {
    /// Reads the files of the language with this code from its folder.
    ///
    /// # Errors
    /// Returns the error of the first file that cannot be read.
    pub fn read<R: ReadFile>(code: String, folder: &R) -> Result<Self, R::Error> {
        Ok(Self {
            code,
            language: folder.read("language.toml")?,
            headings: folder.read("headings.toml")?,
            dates: folder.read("dates.toml")?,
            levels: folder.read("levels.toml")?,
            assertions: folder.read("assertions.toml")?,
            degrees: folder.read("degrees.toml")?,
            lists: folder.read("lists.toml")?,
            titles: folder.read("titles.toml")?,
            people: folder.read("people.toml")?,
            organisations: folder.read("organisations.toml")?,
            ordinary: folder.read("ordinary.toml")?,
            disambiguation: optional(folder, "disambiguation.toml")?,
            activities: optional(folder, "activities.toml")?,
            posting: optional(folder, "posting.toml")?,
            synonyms: optional(folder, "synonyms.toml")?,
            technology: optional(folder, "technology.toml")?,
            spellings: optional(folder, "spellings.toml")?,
            labels: optional(folder, "labels.toml")?,
            entries: optional(folder, "entries.toml")?,
        })
    }
}

/// Reads an optional file.
fn optional<T: DeserializeOwned + Default, R: ReadFile>(folder: &R, name: &str) -> Result<T, R::Error> {
    if folder.has(name) { folder.read(name) } else { Ok(T::default()) }
}

/// `language.toml`: the names of the language, and the words that identify it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// The English name.
    pub name: String,
    /// The language's name in the language itself.
    pub own_name: String,
    /// Its script.
    pub script: Script,
    /// The most frequent grammatical words.
    pub function_words: Words,
}

/// A script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Script {
    /// The Latin alphabet.
    #[default]
    Latin,
    /// The Cyrillic alphabet.
    Cyrillic,
    /// Chinese characters.
    Han,
    /// Chinese characters with Hiragana and Katakana.
    Kana,
}

/// Phrases for each section of a resume.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SectionWords {
    /// A list of skills.
    pub skills: Words,
    /// Paid work.
    pub work: Words,
    /// Unpaid work.
    pub volunteer: Words,
    /// Projects.
    pub projects: Words,
    /// Education and courses.
    pub education: Words,
    /// Certificates and licences.
    pub certificates: Words,
    /// Natural languages.
    pub languages: Words,
    /// The summary at the top.
    pub summary: Words,
    /// Publications and talks.
    pub publications: Words,
    /// Awards.
    pub awards: Words,
    /// Interests.
    pub interests: Words,
    /// Anything else.
    pub other: Words,
    /// Wishes, and what is being learned.
    pub wishes: Words,
    /// Personal data, which is never read.
    pub private: Words,
    /// Referees.
    pub references: Words,
    /// The title of the document.
    pub title: Words,
}

/// `headings.toml`: the wordings of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingsFile {
    /// Whole headings.
    pub whole: SectionWords,
    /// Words that form a heading alone, together, or with `fillers`.
    pub words: HeadingWords,
    /// Words that a heading may end or start with.
    pub open: OpenHeadings,
}

/// The words of headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HeadingWords {
    /// A list of skills.
    pub skills: Words,
    /// Paid work.
    pub work: Words,
    /// Unpaid work.
    pub volunteer: Words,
    /// Projects.
    pub projects: Words,
    /// Education and courses.
    pub education: Words,
    /// Certificates and licences.
    pub certificates: Words,
    /// Natural languages.
    pub languages: Words,
    /// The summary at the top.
    pub summary: Words,
    /// Publications and talks.
    pub publications: Words,
    /// Awards.
    pub awards: Words,
    /// Interests.
    pub interests: Words,
    /// Words that may accompany them.
    pub fillers: Words,
}

/// Headings with one free end: "Retail Experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OpenHeadings {
    /// The words at their end.
    pub ends: SectionWords,
    /// The words at their start.
    pub begins: SectionWords,
}

/// `dates.toml`: dates and durations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatesFile {
    /// The names of the twelve months.
    pub months: Vec<Words>,
    /// Words for "present".
    pub now: Words,
    /// Words before the start of something current.
    pub since: Words,
    /// Words between two dates.
    pub until: Words,
    /// Words before the first of two dates.
    pub from: Words,
    /// Words that mark a date in the future.
    pub expected: Words,
    /// Words beside a date that make it less exact: "early", "the end of".
    #[serde(default)]
    pub about: Words,
    /// Seasons.
    pub spring: Words,
    /// Seasons.
    pub summer: Words,
    /// Seasons.
    pub autumn: Words,
    /// Seasons.
    pub winter: Words,
    /// Words for a quarter of a year.
    pub quarter: Words,
    /// Words for years of a duration.
    pub years: Words,
    /// Words for months of a duration.
    pub months_unit: Words,
    /// The numbers from 1 to 20.
    pub numbers: Vec<Words>,
    /// Words for ten years.
    pub decade: Words,
    /// "over", "at least".
    pub more_than: Words,
    /// "under", "less than".
    pub less_than: Words,
}

/// `levels.toml`: the names of the four levels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelsFile {
    /// Under a year.
    pub basic: Words,
    /// One to three years.
    pub intermediate: Words,
    /// Three to seven years.
    pub advanced: Words,
    /// Seven years or more, or a mother tongue.
    pub expert: Words,
    /// Phrases in which such a word is not a level.
    #[serde(default)]
    pub not_levels: Words,
    /// Words between a level and what it applies to.
    pub fillers: Words,
    /// Fillers that the name follows without a preposition, in the genitive: "znajomość".
    #[serde(default)]
    pub heads: Words,
    /// Words next to a level that name nothing.
    pub units: Words,
    /// Words that apply a level to every name before it: "both", "all".
    #[serde(default)]
    pub each: Words,
}

/// `assertions.toml`: whether a skill is held, denied or wished for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssertionsFile {
    /// Phrases before a name.
    pub before: BeforeName,
    /// Phrases after a name.
    pub after: AfterName,
    /// Words that deny, and words that are denied.
    pub denial: Denial,
    /// What wishes for a job.
    #[serde(default)]
    pub aims: Aims,
    /// Wishes whose verb stands last.
    #[serde(default)]
    pub frame: Frame,
    /// What has ended.
    #[serde(default)]
    pub lapsed: Lapsed,
    /// Words that end the reach of a phrase.
    pub turns: Turns,
}

/// Words for licences and certificates that have ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lapsed {
    /// "lapsed", "no longer valid".
    pub words: Words,
}

/// A wish around what is wished for: "möchte", some words, then "lernen".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Words that wish, before the name.
    pub opens: Words,
    /// What is wished, at the end of the clause.
    pub closes: Words,
}

/// Phrases by which somebody says what they want to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aims {
    /// What stands before the job: "want to become".
    pub before: Words,
    /// What stands right before the job, at the beginning of a line or a sentence: "goal".
    #[serde(default)]
    pub opening: Words,
}

/// Phrases before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeforeName {
    /// Not held.
    pub denied: Words,
    /// Wished for.
    pub wished: Words,
    /// Held after all.
    pub held: Words,
}

/// Phrases after a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterName {
    /// Not held.
    pub denied: Words,
    /// Wished for.
    pub wished: Words,
}

/// Denials such as "no", some words, then "experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    /// Words that deny.
    pub deniers: Words,
    /// Words that are denied.
    pub nouns: Words,
}

/// Words that end the reach of a phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turns {
    /// "but", "however".
    pub words: Words,
}

/// `degrees.toml`: the names of degrees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DegreesFile {
    /// Two years of college.
    pub associate: Words,
    /// A first degree.
    pub bachelor: Words,
    /// A second degree.
    pub master: Words,
    /// A doctorate.
    pub doctorate: Words,
    /// A vocational or short-cycle diploma.
    pub diploma: Words,
    /// School-leaving qualifications.
    pub school: Words,
    /// A master of business administration.
    pub mba: Words,
    /// A degree of any kind.
    pub generic: Words,
    /// Words between a degree and its field.
    pub fillers: Words,
    /// How the catalogue's names of degrees contain their field, for which `*` stands: "Studium der *".
    #[serde(default)]
    pub named: Words,
    /// Words that mark a degree as not, or not yet, held.
    pub not_finished: Words,
}

/// `lists.toml`: skill lists, and the words around names in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListsFile {
    /// Labels that announce a list of skills.
    pub labels: Words,
    /// Words that name a group of skills, not a skill.
    pub groups: Words,
    /// Words that join two names.
    pub conjunctions: Words,
    /// Words of sentences that never occur in a list of names.
    pub sentence_words: Words,
    /// Words that start a sentence about skills.
    pub openings: Words,
    /// Words followed by a name.
    pub prepositions: Words,
    /// Phrases before a name that are not part of it.
    pub leads: Words,
    /// Words after a name that are not part of it.
    pub tails: Words,
    /// Remarks that name nothing.
    pub remarks: Words,
}

/// `titles.toml`: the words of job titles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlesFile {
    /// Names of trades and jobs.
    pub words: Words,
    /// Words of seniority.
    pub seniority: Words,
    /// Types of employment.
    pub kinds: Words,
    /// Words in full, each followed by its abbreviations.
    #[serde(default)]
    pub short: Vec<Words>,
    /// Pairs of endings that differ by the person's gender.
    #[serde(default)]
    pub genders: Vec<[String; 2]>,
    /// Letters in marks of all genders: "m/f/d".
    #[serde(default)]
    pub gender_marks: Words,
    /// Words before the class or grade of a job: "class" 1.
    #[serde(default)]
    pub grades: Words,
}

/// `people.toml`: names of people and labels of personal data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleFile {
    /// Small words in names.
    pub particles: Words,
    /// Labels of personal data.
    pub labels: Words,
    /// The label of a person's name.
    pub name_labels: Words,
    /// Words before a name.
    pub salutations: Words,
    /// Surnames that are also trades: "Baker".
    #[serde(default)]
    pub surnames: Words,
    /// First names.
    #[serde(default)]
    pub given_names: Words,
    /// Labels before a contact: "GitHub".
    #[serde(default)]
    pub contacts: Words,
    /// Words of streets.
    #[serde(default)]
    pub streets: Words,
    /// Pronouns beside a name.
    #[serde(default)]
    pub pronouns: Words,
}

/// `organisations.toml`: employers and schools.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationsFile {
    /// Legal forms and words of company names.
    pub company: Words,
    /// Words of the names of schools.
    pub school: Words,
    /// Words of the names of departments.
    pub department: Words,
    /// Words between a person and the employer.
    pub relation: Words,
    /// Two words between a person and an employer that is described, not named: "at a" travel portal.
    #[serde(default)]
    pub described: Words,
    /// Words for working for someone: "worked", "employed".
    #[serde(default)]
    pub working: Words,
    /// Words that start a sentence about someone else: "my employer".
    #[serde(default)]
    pub others: Words,
    /// Legal forms of companies, as they are written.
    #[serde(default)]
    pub legal_forms: LegalForms,
}

/// Legal forms of companies; capitals count, dots do not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LegalForms {
    /// After a name: "GmbH".
    pub behind: Words,
    /// Before a name: "ООО".
    pub before: Words,
    /// Anywhere in a name written without spaces: "株式会社".
    pub within: Words,
}

/// `entries.toml`: labels in forms, and sentences that tell of a job.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntriesFile {
    /// Labels of a first name.
    pub given_name: Words,
    /// Labels of a surname.
    pub family_name: Words,
    /// Labels in an entry.
    pub labels: EntryLabels,
    /// The words of sentences that tell of a job.
    pub told: ToldJobs,
}

/// Labels in an entry: "Position: Nurse".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EntryLabels {
    /// Of the job title.
    pub title: Words,
    /// Of the employer or school.
    pub employer: Words,
    /// Of the place.
    pub place: Words,
    /// Of the dates.
    pub dates: Words,
}

/// The words of "Working as a nurse at Acme".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ToldJobs {
    /// Before the title.
    pub before_title: Words,
    /// Between those and the title.
    pub articles: Words,
    /// Before the employer.
    pub before_employer: Words,
}

/// `labels.toml`: words of skill names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LabelsFile {
    /// Words that say little.
    pub stop_words: Words,
    /// Makers of products.
    pub makers: Words,
    /// Verbs that only say that something is done.
    pub light_verbs: Words,
    /// Words behind a name that often belong to another name.
    pub telling_tails: Words,
}

/// `spellings.toml`: pairs of spellings that are one word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SpellingsFile {
    /// Endings, each with the one it becomes.
    pub endings: Vec<[String; 2]>,
    /// Starts of words, each with the one it becomes.
    pub beginnings: Vec<[String; 2]>,
    /// Starts of words that stay as they are.
    pub exceptions: Words,
}

/// `ordinary.toml`: ordinary words that are spelt like a skill.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdinaryFile {
    /// The words.
    pub words: Words,
}

/// `disambiguation.toml`: words around a skill that is spelt like an ordinary word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DisambiguationFile {
    /// Words after a name that only go with skills: "services" in "Go services".
    pub followers: Words,
    /// Words before a name that introduce tools: "using".
    pub introducers: Words,
    /// Introducers that are everyday words, which count only before a word written as a name.
    pub weak_introducers: Words,
    /// Those among them that precede a place, or a product if a capital follows: "moved to Snowflake".
    pub directions: Words,
    /// Words that make the name before them ordinary language: "at" in "excel at".
    pub ordinary_followers: Words,
    /// Abbreviations with several meanings: "SAM", "SEM". They count as a skill if others in its field are
    /// named.
    pub short_names: Words,
    /// Cities, regions and countries that are, or contain, the name of a skill: "Moscow", "Hong Kong".
    pub places: Words,
}

/// `activities.toml`: activities and the skills they show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActivitiesFile {
    /// Words with irregular forms: `["teach", "taught"]`.
    pub irregular: Vec<Words>,
    /// For the name of a skill, the patterns that show it.
    pub activities: BTreeMap<String, Words>,
}
