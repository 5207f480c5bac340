//! Names in other languages, and the texts in which they count.

use super::inflected::{Inflected, Stemmed};
use super::labels::{Label, LabelKind};
use crate::catalog::{Catalog, ForeignName, ForeignNames};
use crate::lexicon::{Languages, Lexicon};
use std::sync::{Arc, OnceLock};

/// Names of up to this many letters count only in texts in their language; elsewhere they are abbreviations.
const SHORT: usize = 3;

/// The names of a catalogue in other languages.
#[derive(Debug)]
pub(super) struct Foreign {
    names: Arc<ForeignNames>,
    /// The lexicon's language for each language of the names.
    languages: Vec<Languages>,
    /// The names by their stems, for each of the languages; built for the first text in it.
    stems: Vec<OnceLock<Inflected>>,
}

impl Foreign {
    pub(super) fn new(catalog: &Catalog, lexicon: &Lexicon) -> Self {
        let names = Arc::clone(catalog.foreign_names());
        let language = |code: &String| lexicon.language(code).map(Languages::of).unwrap_or_default();
        let languages: Vec<Languages> = names.languages().iter().map(language).collect();
        let stems = languages.iter().map(|_| OnceLock::new()).collect();
        Self { names, languages, stems }
    }

    /// The name with this key that counts in a text in these languages.
    pub(super) fn named(&self, key: &str, lexicon: &Lexicon, languages: Languages) -> Option<Label<'_>> {
        let mut named = self.names.named(key);
        let name = named.find(|name| self.counts(name, lexicon, languages))?;
        Some(Label { skill: name.skill, kind: LabelKind::Foreign, folded: name.folded, key: name.key })
    }

    /// Whether a name counts: in texts in its language, and in others if it cannot be an ordinary word.
    /// "Teamfähigkeit" is German anywhere, but "notions" in English is not the French word.
    fn counts(&self, name: &ForeignName<'_>, lexicon: &Lexicon, languages: Languages) -> bool {
        let own = self.languages.get(name.language).copied().unwrap_or_default();
        let is_word = name.folded.len() == name.key.len();
        let short = name.key.is_ascii() && name.key.len() <= SHORT;
        let may_be = languages.and(lexicon.english());
        own.overlaps(languages) || !(short || (is_word && lexicon.is_ordinary_word(name.key, may_be)))
    }

    /// The name of which these folded words are another form, in a text in these languages: "zarządzaniu projektami".
    pub(super) fn inflected(
        &self,
        words: &[&str],
        lexicon: &Lexicon,
        languages: Languages,
    ) -> Option<Label<'_>> {
        let own = lexicon.besides_english(languages)?;
        self.languages.iter().zip(&self.stems).enumerate().find_map(|(at, (language, stems))| {
            let of_text = own.overlaps(*language).then(|| lexicon.inflections(*language).next());
            let inflections = of_text.flatten().filter(|inflections| inflections.has_endings())?;
            let is_title = |word: &str| lexicon.title_words().whole(word, *language).is_some();
            let stems = stems.get_or_init(|| Inflected::new(&self.names, at, inflections, is_title));
            let name = stems.named(&self.names, &Stemmed::new(words, inflections)?)?;
            Some(Label { skill: name.skill, kind: LabelKind::Foreign, folded: name.folded, key: name.key })
        })
    }

    /// The number of words in the longest name that starts with this word.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.names.longest_from(word)
    }
}
