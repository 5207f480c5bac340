//! Languages, and determining the language of a text.

use super::Lexicon;
use crate::text::{fold, words};
use rustc_hash::FxHashMap;

/// A language of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u8);

/// The most languages in a lexicon.
const MOST: usize = 64;

impl Language {
    pub(super) fn nth(at: usize) -> Option<Self> {
        u8::try_from(at).ok().filter(|_| at < MOST).map(Self)
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Languages(u64);

impl Languages {
    /// Every language.
    pub const ALL: Self = Self(u64::MAX);

    /// Only this language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self(1 << language.0)
    }

    /// This set with another language.
    #[must_use]
    pub fn with(self, language: Language) -> Self {
        Self(self.0 | Self::of(language).0)
    }

    /// The union.
    #[must_use]
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// This set without others.
    #[must_use]
    pub(crate) fn except(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether the two have a language in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set contains this language.
    #[must_use]
    pub fn holds(self, language: Language) -> bool {
        self.overlaps(Self::of(language))
    }
}

/// The words that identify languages.
#[derive(Debug, Default)]
pub(crate) struct FunctionWords(FxHashMap<Box<str>, Languages>);

/// The votes for each language in a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LanguageCount {
    /// The number of words in the text.
    pub(crate) words: usize,
    /// The votes for each language.
    votes: Vec<(Language, f64)>,
}

impl FunctionWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table: FxHashMap<Box<str>, Languages> = FxHashMap::default();
        for (language, about) in lexicon.about() {
            for word in &about.function_words {
                for part in word.split(' ') {
                    let of = table.entry(part.into()).or_default();
                    *of = of.with(language);
                }
            }
        }
        Self(table)
    }

    /// Whether a folded word is among the commonest of any of these languages.
    pub(crate) fn holds(&self, word: &str, languages: Languages) -> bool {
        self.0.get(word).is_some_and(|of| of.overlaps(languages))
    }

    /// Counts the words of a folded text that indicate a language; a word shared by several counts for each
    /// in part.
    pub(crate) fn count(&self, folded: &str, lexicon: &Lexicon) -> LanguageCount {
        let mut votes: Vec<(Language, f64)> = lexicon.languages().map(|language| (language, 0.0)).collect();
        let mut count = 0;
        for word in words(folded) {
            count += 1;
            let Some(of) = self.0.get(word) else { continue };
            let share = 1.0 / f64::from(of.0.count_ones());
            votes.iter_mut().filter(|(language, _)| of.holds(*language)).for_each(|(_, vote)| *vote += share);
        }
        LanguageCount { words: count, votes }
    }
}

impl LanguageCount {
    /// Adds votes from something other than function words, such as a heading.
    pub(crate) fn vote(&mut self, languages: Languages, weight: f64) {
        self.votes.iter_mut().filter(|(of, _)| languages.holds(*of)).for_each(|(_, vote)| *vote += weight);
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: &Self) {
        self.words += other.words;
        if self.votes.is_empty() {
            self.votes.clone_from(&other.votes);
        } else {
            self.votes.iter_mut().zip(&other.votes).for_each(|((_, vote), (_, more))| *vote += more);
        }
    }

    /// The language with most votes, and their number.
    pub(crate) fn best(&self) -> Option<(Language, f64)> {
        let most =
            self.votes.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (most.1 > 0.0).then_some(most)
    }

    /// English, and the languages that no other has more votes than.
    fn leading(&self, english: Languages) -> Languages {
        let Some((_, most)) = self.best() else { return english };
        let leading = self.votes.iter().filter(|(_, vote)| *vote >= most);
        leading.fold(english, |languages, (language, _)| languages.with(*language))
    }

    /// The votes for a language.
    pub(crate) fn of(&self, language: Language) -> f64 {
        self.votes.iter().find(|(of, _)| *of == language).map_or(0.0, |(_, vote)| *vote)
    }
}

impl Lexicon {
    /// The languages that apply to a text without a document, such as a table cell: English, and those its
    /// own words indicate most. If it has letters beyond ASCII, few words can be mistaken, so all languages
    /// apply.
    #[must_use]
    pub fn of_item(&self, text: &str) -> Languages {
        if !text.is_ascii() {
            return Languages::ALL;
        }
        let english = self.english();
        // A one-word name indicates no language.
        if !text.contains(' ') {
            return english;
        }
        self.function_words().count(&fold(text), self).leading(english)
    }

    /// Only English, whose words occur in resumes in every language.
    #[must_use]
    pub fn english(&self) -> Languages {
        self.language("en").map_or(Languages::ALL, Languages::of)
    }
}
