//! Names in other languages, and the texts in which they count.

use super::labels::{Label, LabelKind};
use crate::catalog::{Catalog, ForeignName, ForeignNames};
use crate::lexicon::{Languages, Lexicon};
use std::sync::Arc;

/// Names of up to this many letters count only in texts in their language; elsewhere they are abbreviations.
const SHORT: usize = 3;

/// The names of a catalogue in other languages.
#[derive(Debug)]
pub(super) struct Foreign {
    names: Arc<ForeignNames>,
    /// The lexicon's language for each language of the names.
    languages: Vec<Languages>,
}

impl Foreign {
    pub(super) fn new(catalog: &Catalog, lexicon: &Lexicon) -> Self {
        let names = Arc::clone(catalog.foreign_names());
        let language = |code: &String| lexicon.language(code).map(Languages::of).unwrap_or_default();
        let languages = names.languages().iter().map(language).collect();
        Self { names, languages }
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

    /// The number of words in the longest name that starts with this word.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.names.longest_from(word)
    }
}
