//! The titles of all roles, split into words once for comparison by words and by meaning.

use crate::catalog::Catalog;
use crate::lexicon::Lexicon;
use crate::lists::{Lists, small};
use crate::titles::for_title_words;
use rustc_hash::FxHashMap;

/// The words of the titles of a catalogue's roles.
#[derive(Debug, Default)]
pub(super) struct TitleWords {
    /// Each word once, in order of first occurrence.
    words: Vec<String>,
    /// By title, the numbers of its words, in order.
    titles: Lists<u32>,
    /// By title, its role and whether it is the preferred title.
    owners: Vec<(u32, bool)>,
}

impl TitleWords {
    /// The titles role by role, preferred title first.
    pub(super) fn of(catalog: &Catalog, lexicon: &Lexicon) -> Self {
        let mut all = Self::default();
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut said = Vec::new();
        for (id, role) in catalog.role_ids() {
            let titles = std::iter::once(&role.title).chain(&role.alt_titles);
            for (place, title) in titles.enumerate() {
                for_title_words(title, lexicon, |word| {
                    let known = numbers.get(word).copied();
                    said.push(known.unwrap_or_else(|| {
                        let number = small(all.words.len());
                        all.words.push(word.to_owned());
                        numbers.insert(word.to_owned(), number);
                        number
                    }));
                });
                all.titles.push(said.drain(..));
                all.owners.push((id.0, place == 0));
            }
        }
        all
    }

    /// Each word once, by number.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Every title: its role, whether it is the preferred one, and the numbers of its words.
    pub(super) fn titles(&self) -> impl Iterator<Item = (u32, bool, &[u32])> {
        self.owners.iter().enumerate().map(|(at, (role, preferred))| (*role, *preferred, self.titles.get(at)))
    }
}
