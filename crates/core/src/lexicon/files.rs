//! The files of `data/lexicon/LANG/` as written, one concept each; `data/README.md` describes their contents.
//!
//! The build script includes this file too, so it refers to nothing else in the crate.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[path = "assertions_file.rs"]
mod assertions_file;
#[path = "attribution_file.rs"]
mod attribution_file;
#[path = "cues_file.rs"]
mod cues_file;
#[path = "entries_file.rs"]
mod entries_file;
#[path = "headings_file.rs"]
mod headings_file;
#[path = "people_file.rs"]
mod people_file;
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

pub use assertions_file::{AfterName, Aims, AssertionsFile, BeforeName, Denial, Frame, Lapsed, Turns};
pub use attribution_file::AttributionFile;
pub use cues_file::{CuesFile, SkillNamesFile};
pub use entries_file::{EntriesFile, EntryLabels, Placeholders, ToldJobs};
pub use headings_file::{HeadingWords, HeadingsFile, OpenHeadings, SectionWords};
pub use people_file::{LegalForms, OrganisationsFile, PeopleFile};
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
    /// `attribution.toml`, optional
    pub attribution: AttributionFile,
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
    /// `inflections.toml`, optional
    pub inflections: InflectionsFile,
    /// `disambiguation.toml`, optional
    pub disambiguation: DisambiguationFile,
    /// `activities.toml`, optional
    pub activities: ActivitiesFile,
    /// `cues.toml`, optional
    pub cues: CuesFile,
    /// `skill_names.toml`, optional
    pub skill_names: SkillNamesFile,
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
            attribution: optional(folder, "attribution.toml")?,
            degrees: folder.read("degrees.toml")?,
            lists: folder.read("lists.toml")?,
            titles: folder.read("titles.toml")?,
            people: folder.read("people.toml")?,
            organisations: folder.read("organisations.toml")?,
            ordinary: folder.read("ordinary.toml")?,
            inflections: optional(folder, "inflections.toml")?,
            disambiguation: optional(folder, "disambiguation.toml")?,
            activities: optional(folder, "activities.toml")?,
            cues: optional(folder, "cues.toml")?,
            skill_names: optional(folder, "skill_names.toml")?,
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
    /// Words behind years that make them an age: "old" in "a 10-year-old shop".
    #[serde(default)]
    pub ages: Words,
    /// Words before a number of years that make it the age of somebody: "children of 2 to 6 years".
    pub aged: Words,
    /// Words for ten years.
    pub decade: Words,
    /// Words between a number and its unit: "or more" in "six or more years".
    #[serde(default)]
    pub between: Words,
    /// Words for half of a unit: "half a" in "half a year".
    #[serde(default)]
    pub half: Words,
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

/// `inflections.toml`: how words change with their place in a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InflectionsFile {
    /// The endings of nouns and adjectives: "księgowość", "księgowości". Words that differ only in them are one.
    pub endings: Words,
    /// Whether names of one word are compared without them, too; in German, "Pfleger" is not "Pflege".
    pub single_words: bool,
    /// The endings of names of products, each with the letters that the name has there: "Wordzie".
    pub products: Vec<[String; 2]>,
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
    /// Things and people that a country is said of, beside which the name of a language is an adjective: "French cheese".
    pub of_countries: Words,
    /// Abbreviations that stand for several skills: each followed by their labels, the most usual first.
    pub owners: Vec<Words>,
    /// The labels of skills that people of every trade show: what they do needs nothing else that agrees.
    pub of_every_trade: Words,
    /// Cities, regions and countries that are, or contain, the name of a skill: "Moscow", "Hong Kong".
    pub places: Words,
    /// Names of people and things that a product shares: "Canvas", "Greenhouse". It counts only where its field agrees, in a
    /// list too.
    pub namesakes: Words,
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
