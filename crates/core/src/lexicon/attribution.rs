//! The classes of words by which sentences say whose skills they name.

use super::files::AttributionFile;
use super::phrases::Phrases;
use super::{Language, Lexicon};
use std::collections::BTreeMap;

/// A class of words of `attribution.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    People,
    Department,
    Nobody,
    Determiner,
    Oneself,
    Mine,
    Joined,
    Relative,
    Does,
    Is,
    By,
    Elsewhere,
    LeftTo,
    HandsOver,
    It,
    Denies,
    Holds,
    Between,
    Keeps,
    Wishes,
    Willing,
    Learns,
    Condition,
    Would,
    Later,
    Organisation,
    Maker,
    Goods,
    Handles,
    Text,
    About,
    Author,
    As,
    NotMine,
    Course,
    Starts,
    Called,
    Preposition,
}

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u64);

impl From<Class> for Classes {
    fn from(class: Class) -> Self {
        Self(1 << class as u32)
    }
}

impl Classes {
    /// Whether the set has this class.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & Self::from(class).0 != 0
    }

    /// Whether the set has one of these classes.
    pub(crate) fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) classes: Phrases<Classes>,
    /// Whether people may follow their verb.
    pub(crate) inverts: bool,
    people_endings: Vec<String>,
}

/// The fewest letters before the ending of a compound: "Plattformgruppe".
const BEFORE_ENDING: usize = 3;

impl Attribution {
    pub(super) fn new(language: Language, file: &AttributionFile) -> Self {
        let mut known: BTreeMap<&str, Classes> = BTreeMap::new();
        for (class, words) in file.classes() {
            for word in words {
                let of = known.entry(word).or_default();
                of.0 |= Classes::from(class).0;
            }
        }
        let mut classes = Phrases::default();
        for (word, of) in known {
            classes.add(&[word.to_owned()], of, language);
        }
        Self { classes, inverts: file.inverts, people_endings: file.people_endings.clone() }
    }

    /// Whether a word is a compound for other people: "Plattformgruppe".
    pub(crate) fn ends_in_people(&self, word: &str) -> bool {
        let before =
            |ending: &String| word.strip_suffix(ending.as_str()).map_or(0, |before| before.chars().count());
        self.people_endings.iter().any(|ending| before(ending) >= BEFORE_ENDING)
    }
}

impl AttributionFile {
    fn classes(&self) -> [(Class, &[String]); 38] {
        [
            (Class::People, &self.people),
            (Class::Department, &self.departments),
            (Class::Nobody, &self.nobody),
            (Class::Determiner, &self.determiners),
            (Class::Oneself, &self.oneself),
            (Class::Mine, &self.mine),
            (Class::Joined, &self.joined),
            (Class::Relative, &self.relatives),
            (Class::Does, &self.does),
            (Class::Is, &self.is),
            (Class::By, &self.by),
            (Class::Elsewhere, &self.elsewhere),
            (Class::LeftTo, &self.left_to),
            (Class::HandsOver, &self.hands_over),
            (Class::It, &self.it),
            (Class::Denies, &self.denies),
            (Class::Holds, &self.holds),
            (Class::Between, &self.between),
            (Class::Keeps, &self.keeps),
            (Class::Wishes, &self.wishes),
            (Class::Willing, &self.willing),
            (Class::Learns, &self.learns),
            (Class::Condition, &self.conditions),
            (Class::Would, &self.would),
            (Class::Later, &self.later),
            (Class::Organisation, &self.organisations),
            (Class::Maker, &self.makers),
            (Class::Goods, &self.goods),
            (Class::Handles, &self.handles),
            (Class::Text, &self.texts),
            (Class::About, &self.about),
            (Class::Author, &self.authors),
            (Class::As, &self.own_trade),
            (Class::NotMine, &self.not_mine),
            (Class::Course, &self.courses),
            (Class::Starts, &self.starts),
            (Class::Called, &self.called),
            (Class::Preposition, &self.prepositions),
        ]
    }
}

impl Lexicon {
    /// Whether a folded word is one for other people in one of these languages: "students".
    pub(crate) fn is_of_people(&self, word: &str, languages: super::Languages) -> bool {
        let tables = self.languages().filter(|language| languages.holds(*language));
        tables.filter_map(|language| self.attribution(language)).any(|of| {
            let classes = of.classes.whole(word, languages);
            classes.is_some_and(|classes| classes.has(Class::People)) || of.ends_in_people(word)
        })
    }

    /// The words of a text's own language.
    pub(crate) fn attribution(&self, language: Language) -> Option<&Attribution> {
        let of = super::Languages::of(language);
        let tables =
            |language, known: &super::KnownLanguage| Attribution::new(language, known.attribution.get());
        self.each_of(&self.attributions, of, tables).next()
    }
}
