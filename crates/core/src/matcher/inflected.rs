//! Names in a language whose words change with their place in a sentence, found by their stems: "zarządzanie
//! projektami" in "doświadczenie w zarządzaniu projektami".

use crate::catalog::{ForeignName, ForeignNames, SkillId};
use crate::lexicon::Inflections;
use crate::text::words;

/// The least length of the stem of a name of one word: shorter stems are those of other words, too.
const SHORTEST_ALONE: usize = 5;

/// Words by their stems.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stemmed(String);

impl Stemmed {
    /// The stems of folded words; `None` if they are too short to tell a name.
    pub(super) fn new(words: &[&str], inflections: &Inflections) -> Option<Self> {
        let stems: Vec<&str> = words.iter().map(|word| inflections.stem(word)).collect();
        let tells = match stems.as_slice() {
            [] => false,
            [alone] => inflections.are_of_single_words() && alone.chars().count() >= SHORTEST_ALONE,
            _ => true,
        };
        tells.then(|| Self(stems.join(" ")))
    }

    fn hash(&self) -> u32 {
        ForeignNames::hash(&self.0)
    }
}

/// The names of a language by their stems.
#[derive(Debug)]
pub(super) struct Inflected {
    /// The hash of the stems, and the place of the name; sorted.
    places: Vec<(u32, u32)>,
}

impl Inflected {
    /// The names of the language with this index, without those that are titles: "z magazynierami" is about others.
    /// Stems that two skills share are those of neither.
    pub(super) fn new(
        names: &ForeignNames,
        language: usize,
        inflections: &Inflections,
        is_title: impl Fn(&str) -> bool,
    ) -> Self {
        let own = names.iter().zip(0u32..);
        let own = own.filter(|(name, _)| name.language == language && !is_title(name.folded));
        let stemmed = own.filter_map(|(name, place)| {
            let words: Vec<&str> = words(name.folded).collect();
            Some((Stemmed::new(&words, inflections)?.hash(), place, name.skill))
        });
        let mut all: Vec<(u32, u32, SkillId)> = stemmed.collect();
        all.sort_unstable();
        let of_one =
            all.chunk_by(|a, b| a.0 == b.0).filter(|same| same.iter().all(|name| name.2 == same[0].2));
        Self { places: of_one.map(|same| (same[0].0, same[0].1)).collect() }
    }

    /// The name with these stems.
    pub(super) fn named<'n>(&self, names: &'n ForeignNames, stems: &Stemmed) -> Option<ForeignName<'n>> {
        let found = self.places.binary_search_by_key(&stems.hash(), |(hash, _)| *hash).ok()?;
        names.nth(self.places.get(found)?.1 as usize)
    }
}
