//! What the words of resumes mean: headings, dates, levels, denials, degrees, titles, in every language of
//! `data/lexicon/`.
//!
//! A [`Lexicon`] is a value: [`Lexicon::builtin`] is compiled in, and [`Lexicon::new`] makes one of other files. Its
//! tables hold all languages at once; each phrase remembers the languages that it belongs to, and a look-up says
//! which languages count. Tables are made when they are first asked for, since a resume needs few of them.

mod check;
mod dates;
mod files;
mod headings;
mod languages;
mod phrases;
mod words;

pub use check::{LexiconFault, faults};
pub use files::{
    AfterName, AssertionsFile, BeforeName, DatesFile, DegreesFile, Denial, HeadingWords, HeadingsFile,
    LanguageFile, LanguageFiles, LevelsFile, ListsFile, OpenHeadings, OrdinaryFile, OrganisationsFile, PeopleFile,
    Script, SectionWords, TitlesFile, Turns, Words,
};
pub use headings::Heading;
pub use languages::{Language, Languages};

pub(crate) use dates::{DateWord, DateWords};
pub(crate) use languages::LanguageCount;
pub(crate) use headings::Headings;
pub(crate) use words::{ListWords, PeopleWords};

use std::sync::{Arc, LazyLock, OnceLock};

/// The words of resumes in all languages that are known.
#[derive(Debug, Default)]
pub struct Lexicon {
    files: Vec<LanguageFiles>,
    headings: OnceLock<Headings>,
    dates: OnceLock<DateWords>,
    lists: OnceLock<ListWords>,
    people: OnceLock<PeopleWords>,
    function_words: OnceLock<languages::FunctionWords>,
}

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.packed"));

static BUILTIN: LazyLock<Arc<Lexicon>> =
    // The build script packed it and a test unpacks it; without it no word would be known, which no user could miss.
    LazyLock::new(|| Arc::new(Lexicon { files: postcard::from_bytes(PACKED).unwrap_or_default(), ..Lexicon::default() }));

impl Lexicon {
    /// The lexicon of `data/lexicon/`, compiled in.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        Arc::clone(&BUILTIN)
    }

    /// A lexicon of these languages.
    ///
    /// # Errors
    /// The mistakes in the files, each with the code of its language.
    pub fn new(files: Vec<LanguageFiles>) -> Result<Self, Vec<(String, LexiconFault)>> {
        let wrong: Vec<_> = files
            .iter()
            .flat_map(|files| faults(files).into_iter().map(|fault| (files.code.clone(), fault)))
            .collect();
        if wrong.is_empty() { Ok(Self { files, ..Self::default() }) } else { Err(wrong) }
    }

    /// The languages, in the order of their codes.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        (0..self.files.len()).filter_map(Language::nth)
    }

    /// The English name of a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        self.files.get(language.index()).map_or("", |files| &files.language.name)
    }

    /// The code of a language after ISO 639-1.
    #[must_use]
    pub fn code(&self, language: Language) -> &str {
        self.files.get(language.index()).map_or("", |files| &files.code)
    }

    /// The language with this code.
    #[must_use]
    pub fn language(&self, code: &str) -> Option<Language> {
        self.files.iter().position(|files| files.code == code).and_then(Language::nth)
    }

    /// What a line opens when it is a heading in a usual wording of one of the languages.
    #[must_use]
    pub fn heading(&self, line: &str) -> Option<Heading> {
        self.headings().of(line)
    }

    /// The words of a key of a file: "workExperience" and "work_experience" are two.
    #[must_use]
    pub fn words_of_key(key: &str) -> String {
        crate::outline::spaced(key)
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (Language, &LanguageFiles)> {
        self.files.iter().enumerate().filter_map(|(at, files)| Some((Language::nth(at)?, files)))
    }

    pub(crate) fn headings(&self) -> &Headings {
        self.headings.get_or_init(|| Headings::new(self))
    }

    pub(crate) fn dates(&self) -> &DateWords {
        self.dates.get_or_init(|| DateWords::new(self))
    }

    pub(crate) fn lists(&self) -> &ListWords {
        self.lists.get_or_init(|| ListWords::new(self))
    }

    pub(crate) fn people(&self) -> &PeopleWords {
        self.people.get_or_init(|| PeopleWords::new(self))
    }

    pub(crate) fn function_words(&self) -> &languages::FunctionWords {
        self.function_words.get_or_init(|| languages::FunctionWords::new(self))
    }
}
