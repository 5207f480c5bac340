//! The files of `data/lexicon/LANG/`, one concept each, as they are written; `data/README.md` says what stands in them.
//!
//! The build script includes this file too, so it names nothing of the crate.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[path = "posting_file.rs"]
mod posting_file;
#[allow(unused_imports, reason = "the build script names the file as a whole alone")]
pub use posting_file::{
    PostingAsides, PostingConditions, PostingFile, PostingHeadings, PostingLabels, PostingLists,
    PostingWordings,
};

/// A list of words or phrases.
pub type Words = Vec<String>;

/// The files of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageFiles {
    /// The code of ISO 639-1, which is the folder's name.
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
    /// `disambiguation.toml`, which a language may lack
    pub disambiguation: DisambiguationFile,
    /// `activities.toml`, which a language may lack
    pub activities: ActivitiesFile,
    /// `posting.toml`, which a language may lack
    pub posting: PostingFile,
}

/// Reads the files of a folder.
pub trait ReadFile {
    /// Why a file cannot be read.
    type Error;

    /// The file of this name.
    ///
    /// # Errors
    /// It is missing, or not of the shape that is asked for.
    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, Self::Error>;

    /// Whether the folder has a file of this name.
    fn has(&self, name: &str) -> bool;
}

impl LanguageFiles {
    /// The files of the language of this code, from its folder.
    ///
    /// # Errors
    /// That of the first file that cannot be read.
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
        })
    }
}

/// A file that a folder may lack.
fn optional<T: DeserializeOwned + Default, R: ReadFile>(folder: &R, name: &str) -> Result<T, R::Error> {
    if folder.has(name) { folder.read(name) } else { Ok(T::default()) }
}

/// `language.toml`: what the language is called, and the words by which it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// The English name.
    pub name: String,
    /// What its speakers call it.
    pub own_name: String,
    /// The script that it is written in.
    pub script: Script,
    /// The most frequent words that only hold sentences together.
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

/// Phrases for each part of a resume.
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
    /// What is wished for, or being learned.
    pub wishes: Words,
    /// Data about the person that is never read.
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
    /// Words that open a part alone, together, or beside `fillers`.
    pub words: HeadingWords,
    /// Words that a heading may end or begin with.
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
    /// Words that may stand beside them.
    pub fillers: Words,
}

/// Headings of which one end is free: "Retail Experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OpenHeadings {
    /// What they end with.
    pub ends: SectionWords,
    /// What they begin with.
    pub begins: SectionWords,
}

/// `dates.toml`: dates and durations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatesFile {
    /// The names of the twelve months.
    pub months: Vec<Words>,
    /// Words for "it goes on".
    pub now: Words,
    /// What stands before the beginning of something that goes on.
    pub since: Words,
    /// What stands between two dates.
    pub until: Words,
    /// What stands before the first of two dates.
    pub from: Words,
    /// What marks a date that is still to come.
    pub expected: Words,
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
    /// The numbers from 1 to 12.
    pub numbers: Vec<Words>,
    /// Ten years.
    pub decade: Words,
    /// "over", "at least".
    pub more_than: Words,
    /// "under", "less than".
    pub less_than: Words,
}

/// `levels.toml`: what the four levels are called.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelsFile {
    /// Under a year.
    pub basic: Words,
    /// One to three years.
    pub intermediate: Words,
    /// Three to seven years.
    pub advanced: Words,
    /// Seven years and more, or a mother tongue.
    pub expert: Words,
    /// Phrases in which such a word states no level.
    #[serde(default)]
    pub not_levels: Words,
    /// Words between a level and what it is about.
    pub fillers: Words,
    /// Words beside a level that name nothing.
    pub units: Words,
    /// What says that a level is that of every name before it: "both", "all".
    #[serde(default)]
    pub each: Words,
}

/// `assertions.toml`: whether a skill is held, denied or wished for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssertionsFile {
    /// Phrases before a name.
    pub before: BeforeName,
    /// Phrases behind a name.
    pub after: AfterName,
    /// What denies, and what is denied.
    pub denial: Denial,
    /// What wishes for a job.
    #[serde(default)]
    pub aims: Aims,
    /// What ends the reach of a phrase.
    pub turns: Turns,
}

/// Phrases by which somebody says what they want to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aims {
    /// What stands before the job: "want to become".
    pub before: Words,
}

/// Phrases before a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeforeName {
    /// It is not held.
    pub denied: Words,
    /// It is wished for.
    pub wished: Words,
    /// It is held after all.
    pub held: Words,
}

/// Phrases behind a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AfterName {
    /// It is not held.
    pub denied: Words,
    /// It is wished for.
    pub wished: Words,
}

/// "no" with some words up to "experience".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    /// What denies.
    pub deniers: Words,
    /// What is denied.
    pub nouns: Words,
}

/// Words that end the reach of a phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turns {
    /// "but", "however".
    pub words: Words,
}

/// `degrees.toml`: what degrees are called.
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
    /// What a school ends with.
    pub school: Words,
    /// A master of business administration.
    pub mba: Words,
    /// A degree of any kind.
    pub generic: Words,
    /// Words between a degree and its field.
    pub fillers: Words,
    /// What says that it is not, or not yet, held.
    pub not_finished: Words,
}

/// `lists.toml`: lists of skills, and what stands around a name in them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListsFile {
    /// Labels that announce a list of skills.
    pub labels: Words,
    /// Words that name a group of skills, and no skill.
    pub groups: Words,
    /// What joins two names.
    pub conjunctions: Words,
    /// Words of sentences that never stand in a list of names.
    pub sentence_words: Words,
    /// Words that a sentence about skills begins with.
    pub openings: Words,
    /// Words behind which the name follows.
    pub prepositions: Words,
    /// Phrases before a name that are no part of it.
    pub leads: Words,
    /// Words behind a name that are no part of it.
    pub tails: Words,
    /// Remarks that name nothing.
    pub remarks: Words,
}

/// `titles.toml`: the words of job titles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitlesFile {
    /// What people are by trade.
    pub words: Words,
    /// How senior.
    pub seniority: Words,
    /// Forms of employment.
    pub kinds: Words,
    /// Words in full, each with its short forms behind it.
    #[serde(default)]
    pub short: Vec<Words>,
}

/// `people.toml`: names of people and data about them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleFile {
    /// Small words in names.
    pub particles: Words,
    /// Labels of personal data.
    pub labels: Words,
    /// The label of a person's name.
    pub name_labels: Words,
    /// What stands before a name.
    pub salutations: Words,
    /// Names of families that are trades too: "Baker".
    #[serde(default)]
    pub surnames: Words,
    /// First names.
    #[serde(default)]
    pub given_names: Words,
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
    /// Words of working for somebody: "worked", "employed".
    #[serde(default)]
    pub working: Words,
    /// What a sentence about somebody else begins with: "my employer".
    #[serde(default)]
    pub others: Words,
}

/// `ordinary.toml`: ordinary words that are spelt like a skill.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdinaryFile {
    /// The words.
    pub words: Words,
}

/// `disambiguation.toml`: what stands around a skill that is spelt like an ordinary word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DisambiguationFile {
    /// Words after a name that only a skill takes: "services" in "Go services".
    pub followers: Words,
    /// Words before a name that introduce tools: "using".
    pub introducers: Words,
    /// Introducers that are everyday words: they count only before a word written as a name.
    pub weak_introducers: Words,
    /// Of these, the ones that lead to a place or a product when a capital follows: "moved to Snowflake".
    pub directions: Words,
    /// Words after a name that make it ordinary language: "at" in "excel at".
    pub ordinary_followers: Words,
    /// Abbreviations that stand for several things: "SAM", "SEM". One is a skill where others of its field are named.
    pub short_names: Words,
    /// Cities, regions and countries that are, or hold, the name of a skill: "Moscow", "Hong Kong".
    pub places: Words,
}

/// `activities.toml`: what people say that they did, and the skill that it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActivitiesFile {
    /// Words with forms that no ending makes: `["teach", "taught"]`.
    pub irregular: Vec<Words>,
    /// For the name of a skill the patterns that show it.
    pub activities: BTreeMap<String, Words>,
}
