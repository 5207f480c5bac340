//! The lexicon: what the words of resumes mean (headings, dates, levels, denials, degrees, titles), in every
//! language of `data/lexicon/`.
//!
//! A [`Lexicon`] is a value: [`Lexicon::builtin`] is compiled in, and [`Lexicon::new`] makes one from other
//! files. Its tables cover all languages at once; each phrase knows its languages, and a lookup says which
//! languages apply. Tables are built on first use, because a resume needs few of them.

mod activities;
mod assertions;
mod attribution;
mod check;
mod dates;
mod degrees;
mod disambiguation;
mod durations;
mod entries;
mod files;
mod headings;
mod inflections;
mod languages;
mod levels;
mod normalise;
mod packed;
mod phrases;
mod posting;
mod technology;
#[allow(dead_code, reason = "the build script makes the filters")]
mod word_filter;
mod word_lists;
mod words;

pub(crate) use activities::{Activity, ActivityTable};
pub use check::{LexiconFault, faults};
pub use files::{
    ActivitiesFile, AfterName, Aims, AssertionsFile, AttributionFile, BeforeName, CuesFile, DatesFile,
    DegreesFile, Denial, DisambiguationFile, EntriesFile, EntryLabels, FileEndings, Frame, HeadingWords,
    HeadingsFile, LabelsFile, LanguageFile, LanguageFiles, Lapsed, LegalForms, LevelsFile, ListsFile,
    NameKind, OpenHeadings, OrdinaryFile, OrganisationsFile, PeopleFile, Placeholders, PostingAsides,
    PostingConditions, PostingFile, PostingHeadings, PostingLabels, PostingLists, PostingWordings, ReadFile,
    Script, SectionWords, SkillNamesFile, SpellingsFile, SynonymsFile, TechnologyFile, TitlesFile, ToldJobs,
    Turns, Words,
};
pub use headings::Heading;
pub use languages::{Language, Languages};
use packed::Packed;

pub(crate) use assertions::Assertions;
pub(crate) use attribution::{Attribution, Class, Classes};
pub(crate) use dates::{DateWord, DateWords};
pub(crate) use degrees::{DegreeWords, Grade};
pub(crate) use disambiguation::{Disambiguation, Introducer};
pub(crate) use durations::DurationWords;
pub(crate) use entries::{EntryLabel, EntryWords, Step};
pub(crate) use headings::Headings;
pub(crate) use inflections::Inflections;
pub(crate) use languages::LanguageCount;
pub(crate) use levels::LevelWords;
pub(crate) use phrases::{Phrases, key};
pub use posting::ConditionKind;
pub(crate) use posting::{Fact, Part, PostingWords, Wording};
pub(crate) use technology::{Technology, joined};
pub(crate) use words::{ListWords, PeopleWords};

use crate::mention::SetAsideReason;
use crate::resume::{Resume, Section};
use crate::stance::Stance;
use crate::text;
use std::sync::{Arc, LazyLock, OnceLock};

/// The fewest letters of a name that is told from a word by its language: "Go" is a word in many.
const SHORTEST_NAME: usize = 3;

/// The words of resumes in all known languages.
#[derive(Debug, Default)]
pub struct Lexicon {
    languages: Arc<Vec<KnownLanguage>>,
    /// The languages covered by the tables; empty means all.
    active: Languages,
    english_alone: OnceLock<Box<Lexicon>>,
    headings: OnceLock<Headings>,
    dates: OnceLock<DateWords>,
    durations: OnceLock<DurationWords>,
    levels: OnceLock<LevelWords>,
    assertions: OnceLock<Assertions>,
    attributions: OnceLock<Vec<OnceLock<Attribution>>>,
    disambiguation: OnceLock<Disambiguation>,
    lists: OnceLock<ListWords>,
    people: OnceLock<PeopleWords>,
    entries: OnceLock<EntryWords>,
    posting: OnceLock<PostingWords>,
    technology: OnceLock<Technology>,
    seniority: OnceLock<Phrases<()>>,
    title_words: OnceLock<Phrases<()>>,
    function_words: OnceLock<languages::FunctionWords>,
    degrees: OnceLock<Vec<OnceLock<DegreeWords>>>,
    decorations: OnceLock<Vec<OnceLock<words::Decoration>>>,
    inflections: OnceLock<Vec<OnceLock<Inflections>>>,
    title_forms: OnceLock<words::TitleForms>,
    word_lists: OnceLock<word_lists::WordLists>,
}

/// A language, whose files are unpacked on first use: most resumes need one or two.
#[derive(Debug, Clone)]
struct KnownLanguage {
    code: String,
    about: LanguageFile,
    /// The files without those stored separately below.
    files: Packed<LanguageFiles>,
    activities: Packed<ActivityTable>,
    /// Unpacked for resumes with a title that is a role of the catalogue.
    cues: Packed<ActivityTable>,
    /// Unpacked for catalogues with other names.
    skill_names: Packed<SkillNamesFile>,
    /// Needed in all languages, everything else only in a few.
    titles: Packed<TitlesFile>,
    /// Unpacked when a catalogue is indexed.
    synonyms: Packed<SynonymsFile>,
    /// Unpacked when a mention is not a name in the catalogue.
    technology: Packed<TechnologyFile>,
    assertions: Packed<AssertionsFile>,
    /// Unpacked for the languages of the text, and large.
    attribution: Packed<AttributionFile>,
    /// Unpacked for job postings, and where a sentence could quote one.
    posting: Packed<PostingFile>,
}

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.packed"));

/// A language as the build script packs it: its code, its names, its files, and the parts stored separately.
type PackedLanguage = (String, LanguageFile, &'static [u8], [&'static [u8]; 9]);

static BUILTIN: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    // The build script packed these bytes and a test unpacks them, so this cannot fail unnoticed.
    let languages: Vec<PackedLanguage> = postcard::from_bytes(PACKED).unwrap_or_default();
    let known = languages.into_iter().map(|(code, about, files, parts)| {
        let [activities, cues, skill_names, titles, synonyms, technology, assertions, attribution, posting] =
            parts;
        KnownLanguage {
            code,
            about,
            files: Packed::new(files),
            activities: Packed::new(activities),
            cues: Packed::new(cues),
            skill_names: Packed::new(skill_names),
            titles: Packed::new(titles),
            synonyms: Packed::new(synonyms),
            technology: Packed::new(technology),
            assertions: Packed::new(assertions),
            attribution: Packed::new(attribution),
            posting: Packed::new(posting),
        }
    });
    Arc::new(Lexicon { languages: Arc::new(known.collect()), ..Lexicon::default() })
});

/// The compiled-in files of English; empty where there are none.
fn english_files() -> &'static LanguageFiles {
    static NONE: LazyLock<LanguageFiles> = LazyLock::new(LanguageFiles::default);
    static ENGLISH: LazyLock<&LanguageFiles> = LazyLock::new(|| {
        let mut known = BUILTIN.languages.iter();
        known.find(|known| known.code == "en").map_or(&*NONE, KnownLanguage::files)
    });
    &ENGLISH
}

impl KnownLanguage {
    fn files(&self) -> &LanguageFiles {
        self.files.get()
    }

    fn activities(&self) -> &ActivityTable {
        self.activities.get_by(ActivityTable::unpacked)
    }

    fn cues(&self) -> &ActivityTable {
        self.cues.get_by(ActivityTable::unpacked)
    }
}

/// A text is clearly English if at least this many votes are for it, and at most this share of them for any
/// other language.
const CLEAR_VOTES: f64 = 6.0;
const MOST_BESIDE: f64 = 0.3;

/// The number of bytes of a text examined to determine its language.
const SAMPLE: usize = 20_000;

impl Lexicon {
    /// The compiled-in lexicon from `data/lexicon/`.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        Arc::clone(&BUILTIN)
    }

    /// A lexicon of these languages.
    ///
    /// # Errors
    /// The errors in the files, each with the code of its language.
    pub fn new(files: Vec<LanguageFiles>) -> Result<Self, Vec<(String, LexiconFault)>> {
        let wrong: Vec<_> = files
            .iter()
            .flat_map(|files| faults(files).into_iter().map(|fault| (files.code.clone(), fault)))
            .collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let known = files.into_iter().map(|mut files| {
            normalise::normalise(&mut files);
            let (code, about) = (files.code.clone(), files.language.clone());
            let (own, cues) = (&files.activities, &files.cues);
            KnownLanguage {
                activities: Packed::known(ActivityTable::new(&code, own, &files.dates)),
                cues: Packed::known(ActivityTable::of_cues(&code, cues, own, &files.dates)),
                skill_names: Packed::known(std::mem::take(&mut files.skill_names)),
                titles: Packed::known(std::mem::take(&mut files.titles)),
                synonyms: Packed::known(std::mem::take(&mut files.synonyms)),
                technology: Packed::known(std::mem::take(&mut files.technology)),
                assertions: Packed::known(std::mem::take(&mut files.assertions)),
                attribution: Packed::known(std::mem::take(&mut files.attribution)),
                posting: Packed::known(std::mem::take(&mut files.posting)),
                files: Packed::known(files),
                code,
                about,
            }
        });
        Ok(Self { languages: Arc::new(known.collect()), ..Self::default() })
    }

    /// This lexicon with languages added; a language with the same code is replaced.
    ///
    /// # Errors
    /// As [`Lexicon::new`].
    pub fn with(&self, files: Vec<LanguageFiles>) -> Result<Self, Vec<(String, LexiconFault)>> {
        let given = Self::new(files)?;
        let is_given = |code: &str| given.languages.iter().any(|known| known.code == code);
        let kept = self.languages.iter().filter(|known| !is_given(&known.code));
        let mut languages: Vec<KnownLanguage> = kept.chain(given.languages.iter()).cloned().collect();
        languages.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(Self { languages: Arc::new(languages), ..Self::default() })
    }

    /// The languages, sorted by code.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        (0..self.languages.len()).filter_map(Language::nth)
    }

    /// The English name of a language.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        self.languages.get(language.index()).map_or("", |known| &known.about.name)
    }

    /// The ISO 639-1 code of a language.
    #[must_use]
    pub fn code(&self, language: Language) -> &str {
        self.languages.get(language.index()).map_or("", |known| &known.code)
    }

    /// The language with this code.
    #[must_use]
    pub fn language(&self, code: &str) -> Option<Language> {
        self.languages.iter().position(|known| known.code == code).and_then(Language::nth)
    }

    /// The lexicon for a text in these languages; if the only language is English, one with only its tables,
    /// which is cheaper to build.
    #[must_use]
    pub fn narrowed(&self, languages: Languages) -> &Self {
        let english = self.language("en").map(Languages::of);
        if self.active != Languages::default() || Some(languages) != english {
            return self;
        }
        self.english_alone.get_or_init(|| {
            let languages = Arc::clone(&self.languages);
            Box::new(Self { languages, active: english.unwrap_or_default(), ..Self::default() })
        })
    }

    /// Whether its tables cover only some languages.
    pub(crate) fn is_narrow(&self) -> bool {
        self.active != Languages::default()
    }

    /// The lexicon for a text, with only English if the text is clearly English.
    #[must_use]
    pub fn for_text(&self, text: &str) -> &Self {
        let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
        let count = self.function_words().count(&text::fold(sample), self);
        self.narrowed(self.clear_language(&count, sample.is_ascii()))
    }

    /// English if there is little evidence for any other language, else all languages.
    pub(crate) fn clear_language(&self, count: &LanguageCount, ascii: bool) -> Languages {
        let Some(english) = self.language("en") else { return Languages::ALL };
        let votes = count.of(english);
        let others = self.languages().filter(|language| *language != english);
        let beside = others.map(|language| count.of(language)).fold(0.0, f64::max);
        let clear = votes >= CLEAR_VOTES && beside <= MOST_BESIDE * votes;
        if clear || (ascii && votes > 0.0 && beside == 0.0) { Languages::of(english) } else { Languages::ALL }
    }

    /// The section that a line opens, if it is a usual heading in one of the languages.
    #[must_use]
    pub fn heading(&self, line: &str) -> Option<Heading> {
        self.headings().of(line)
    }

    /// The words of a key in a file: "workExperience" and "work_experience" both have two.
    #[must_use]
    pub fn words_of_key(key: &str) -> String {
        crate::outline::spaced(key)
    }

    /// Why entries under this key or in this column do not count: "Want to learn", "not_yet", "interests".
    #[must_use]
    pub fn set_aside_by_key(&self, key: &str) -> Option<SetAsideReason> {
        let words = Self::words_of_key(key);
        let (said, folded) = (self.assertions(), text::fold(&words));
        let stance =
            [&said.after, &said.before].into_iter().find_map(|said| said.whole(&folded, Languages::ALL));
        // "No experience" could also be a heading, since "no" is a small word in other languages.
        match (stance, self.headings().of(&words)) {
            (Some(Stance::Denied), _) => Some(SetAsideReason::Denied),
            (_, Some(Heading::Wishes)) => Some(SetAsideReason::Wished),
            (_, Some(Heading::Opens(Section::Interests))) => Some(SetAsideReason::Interest),
            (Some(Stance::Wished), None) => Some(SetAsideReason::Wished),
            _ => None,
        }
    }

    fn active(&self) -> impl Iterator<Item = (Language, &KnownLanguage)> {
        let known = self.languages.iter().enumerate();
        let known = known.filter_map(|(at, known)| Some((Language::nth(at)?, known)));
        let active = self.active;
        known.filter(move |(language, _)| active == Languages::default() || active.holds(*language))
    }

    /// The files of the languages, except for those that are packed separately.
    pub(crate) fn files(&self) -> impl Iterator<Item = (Language, &LanguageFiles)> {
        self.active().map(|(language, known)| (language, known.files()))
    }

    /// The words of job titles.
    pub(crate) fn titles(&self) -> impl Iterator<Item = (Language, &TitlesFile)> {
        self.active().map(|(language, known)| (language, known.titles.get()))
    }

    /// Synonyms in statements about skills, one file per language.
    pub(crate) fn synonyms(&self) -> impl Iterator<Item = &SynonymsFile> {
        self.active().map(|(_, known)| known.synonyms.get())
    }

    fn assertions_files(&self) -> impl Iterator<Item = (Language, &AssertionsFile)> {
        self.active().map(|(language, known)| (language, known.assertions.get()))
    }

    fn posting_files(&self) -> impl Iterator<Item = (Language, &PostingFile)> {
        self.active().map(|(language, known)| (language, known.posting.get()))
    }

    fn technology_files(&self) -> impl Iterator<Item = (Language, &TechnologyFile)> {
        self.active().map(|(language, known)| (language, known.technology.get()))
    }

    /// Well-known names of technology, of all languages.
    pub(crate) fn technology(&self) -> &Technology {
        self.technology.get_or_init(|| Technology::new(self))
    }

    /// The names of every language, and the words that identify it.
    pub(crate) fn about(&self) -> impl Iterator<Item = (Language, &LanguageFile)> {
        let known = self.languages.iter().enumerate();
        known.filter_map(|(at, known)| Some((Language::nth(at)?, &known.about)))
    }

    /// The activities, in each of these languages.
    pub(crate) fn activities(&self, languages: Languages) -> impl Iterator<Item = &ActivityTable> {
        self.of(languages).map(KnownLanguage::activities)
    }

    /// The cues, in each of these languages.
    pub(crate) fn cues(&self, languages: Languages) -> impl Iterator<Item = &ActivityTable> {
        self.of(languages).map(KnownLanguage::cues)
    }

    /// What other catalogues call a skill, the most usual name first.
    pub(crate) fn skill_names(&self, skill: &str) -> impl Iterator<Item = &str> {
        let files = self.active().map(|(_, known)| known.skill_names.get());
        files.filter_map(move |file| file.names.get(skill)).flatten().map(String::as_str)
    }

    /// Whether a text is a label of a person's name, in any language.
    pub(crate) fn is_name_label(&self, text: &str) -> bool {
        let key = key(&crate::text::fold(text));
        self.files().any(|(_, files)| files.people.name_labels.contains(&key))
    }

    /// The languages that the words of a text may be of: its own and English. A word of another language is no reason for
    /// doubt in a text too short to tell its language.
    pub(crate) fn with_english(&self, languages: Languages) -> Languages {
        let english = self.english();
        if languages == Languages::ALL { english } else { languages.and(english) }
    }

    /// Whether a word that is an ordinary one in English is none in a text in these languages: "Excel" in a German text.
    pub(crate) fn is_foreign_name(&self, word: &str, languages: Languages) -> bool {
        let own = self.besides_english(languages).filter(|own| *own != Languages::default());
        own.is_some_and(|own| {
            word.chars().count() >= SHORTEST_NAME
                && !self.is_ordinary_word(word, own)
                && self.disambiguation().ordinary.whole(word, own).is_none()
        })
    }

    /// The languages of a text apart from English; `None` if its languages are not known.
    pub(crate) fn besides_english(&self, languages: Languages) -> Option<Languages> {
        let english = self.english();
        Some(languages.except(english)).filter(|own| *own != Languages::ALL.except(english))
    }

    fn of(&self, languages: Languages) -> impl Iterator<Item = &KnownLanguage> {
        let known = self.languages.iter().enumerate();
        let known = known.filter_map(|(at, known)| Some((Language::nth(at)?, known)));
        known.filter(move |(language, _)| languages.holds(*language)).map(|(_, known)| known)
    }

    pub(crate) fn headings(&self) -> &Headings {
        self.headings.get_or_init(|| Headings::new(self))
    }

    pub(crate) fn dates(&self) -> &DateWords {
        self.dates.get_or_init(|| DateWords::new(self))
    }

    pub(crate) fn durations(&self) -> &DurationWords {
        self.durations.get_or_init(|| DurationWords::new(self))
    }

    pub(crate) fn levels(&self) -> &LevelWords {
        self.levels.get_or_init(|| LevelWords::new(self))
    }

    pub(crate) fn assertions(&self) -> &Assertions {
        self.assertions.get_or_init(|| Assertions::new(self))
    }

    pub(crate) fn disambiguation(&self) -> &Disambiguation {
        self.disambiguation.get_or_init(|| Disambiguation::new(self))
    }

    /// The abbreviations in titles, with the numbers of their full forms.
    pub(crate) fn short_titles(&self) -> &Phrases<u16> {
        &self.title_forms().forms
    }

    fn title_forms(&self) -> &words::TitleForms {
        self.title_forms.get_or_init(|| words::TitleForms::new(self))
    }

    /// Endings of words in titles, each with that of the other gender, the longest first.
    pub(crate) fn gender_endings(&self) -> &[(String, String)] {
        &self.title_forms().genders
    }

    /// Letters in marks of all genders, as in "(m/f/d)".
    pub(crate) fn gender_marks(&self) -> &[String] {
        &self.title_forms().gender_marks
    }

    /// Words before the class or grade of a job.
    pub(crate) fn grade_words(&self) -> &[String] {
        &self.title_forms().grades
    }

    /// The folded full form of an abbreviation.
    pub(crate) fn title_in_full(&self, number: u16) -> &str {
        self.title_forms().full.get(usize::from(number)).map_or("", |full| full)
    }

    /// The words around names, in each of these languages.
    pub(crate) fn decorations(&self, languages: Languages) -> impl Iterator<Item = &words::Decoration> {
        self.each_of(&self.decorations, languages, |language, known| {
            words::Decoration::new(language, known.files())
        })
    }

    /// The words of degrees in each of these languages.
    pub(crate) fn degrees(&self, languages: Languages) -> impl Iterator<Item = &DegreeWords> {
        self.each_of(&self.degrees, languages, |language, known| DegreeWords::new(language, known.files()))
    }

    /// The endings of words in each of these languages.
    pub(crate) fn inflections(&self, languages: Languages) -> impl Iterator<Item = &Inflections> {
        self.each_of(&self.inflections, languages, |_, known| Inflections::new(&known.files().inflections))
    }

    /// The tables of these languages; those of others are not built, nor their files unpacked.
    fn each_of<'l, T>(
        &'l self,
        tables: &'l OnceLock<Vec<OnceLock<T>>>,
        languages: Languages,
        build: impl Fn(Language, &KnownLanguage) -> T + 'l,
    ) -> impl Iterator<Item = &'l T> {
        let tables = tables.get_or_init(|| self.languages.iter().map(|_| OnceLock::new()).collect());
        let of = self.active().filter(move |(language, _)| languages.holds(*language));
        of.filter_map(move |(language, known)| {
            let table = tables.get(language.index())?;
            Some(table.get_or_init(|| build(language, known)))
        })
    }

    pub(crate) fn lists(&self) -> &ListWords {
        self.lists.get_or_init(|| ListWords::new(self))
    }

    pub(crate) fn entries(&self) -> &EntryWords {
        self.entries.get_or_init(|| EntryWords::new(self))
    }

    pub(crate) fn people(&self) -> &PeopleWords {
        self.people.get_or_init(|| PeopleWords::new(self))
    }

    /// The pairs of spellings of English, the only language that has two of them.
    ///
    /// Labels are indexed with them, so those of a catalogue's folder do not replace them.
    pub(crate) fn spellings() -> &'static SpellingsFile {
        &english_files().spellings
    }

    /// The words of skill names that say little, of English; as with [`spellings`](Self::spellings).
    pub(crate) fn label_words() -> &'static words::LabelWords {
        static WORDS: LazyLock<words::LabelWords> =
            LazyLock::new(|| words::LabelWords::new(&english_files().labels));
        &WORDS
    }

    /// The languages of a resume, and English.
    #[must_use]
    pub fn languages_of(&self, resume: &Resume) -> Languages {
        let languages = resume.segments.iter().map(|segment| segment.languages);
        languages.fold(self.english(), Languages::and)
    }

    /// Unpacks the words of these languages, which would otherwise happen when they are first needed.
    ///
    /// Useful on another thread while a catalogue is unpacked.
    pub fn prepare(&self, languages: Languages) {
        let lexicon = self.narrowed(languages);
        lexicon.activities(languages).for_each(drop);
        lexicon.degrees(languages).for_each(drop);
        lexicon.decorations(languages).for_each(drop);
        lexicon.lists();
        lexicon.people();
        lexicon.entries();
        lexicon.assertions();
        lexicon.levels();
        lexicon.disambiguation();
        lexicon.dates();
        lexicon.technology();
        // Titles are looked up in all languages.
        for of_titles in [lexicon, self] {
            of_titles.title_words();
            of_titles.seniority();
        }
        self.title_forms();
    }

    /// Words of job titles.
    pub(crate) fn title_words(&self) -> &Phrases<()> {
        self.title_words.get_or_init(|| words::title_words(self))
    }

    /// Words of seniority and types of employment.
    pub(crate) fn seniority(&self) -> &Phrases<()> {
        self.seniority.get_or_init(|| words::seniority(self))
    }

    /// Whether a folded word is an ordinary word of one of these languages.
    ///
    /// One word in a thousand is wrongly taken for one, see `word_filter.rs`.
    #[must_use]
    pub fn is_ordinary_word(&self, word: &str, languages: Languages) -> bool {
        self.word_lists.get_or_init(|| word_lists::WordLists::new(self)).hold(word, languages)
    }

    /// Whether a folded word is a grammatical word in some language.
    pub(crate) fn is_small_word(&self, word: &str) -> bool {
        self.function_words().holds(word, Languages::ALL)
    }

    pub(crate) fn posting(&self) -> &PostingWords {
        self.posting.get_or_init(|| PostingWords::new(self))
    }

    pub(crate) fn function_words(&self) -> &languages::FunctionWords {
        self.function_words.get_or_init(|| languages::FunctionWords::new(self))
    }
}
