//! The words that tell a skill from the ordinary word that is spelt like it.

use super::Lexicon;
use super::phrases::Phrases;

/// What stands around a name and around an ordinary word, in all languages.
#[derive(Debug, Default)]
pub(crate) struct Disambiguation {
    /// Words after a name that only a skill takes: "Go services".
    pub(crate) followers: Phrases<()>,
    /// Words before a name that introduce tools; whether they are everyday words that need a capital behind them too.
    pub(crate) introducers: Phrases<Introducer>,
    /// Words after a name that make it ordinary language: "excel at".
    pub(crate) ordinary_followers: Phrases<()>,
    /// Abbreviations that stand for several things.
    pub(crate) short_names: Phrases<()>,
    /// Cities, regions and countries.
    pub(crate) places: Phrases<()>,
}

/// A word before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Introducer {
    /// It leads to a tool: "using Spark".
    Strong,
    /// An everyday word: "like Spark".
    Weak,
    /// An everyday word that leads to a place or a product when a capital follows: "moved to Snowflake".
    Direction,
}

impl Disambiguation {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let file = &files.disambiguation;
            table.followers.add(&file.followers, (), language);
            table.introducers.add(&file.directions, Introducer::Direction, language);
            table.introducers.add(&file.weak_introducers, Introducer::Weak, language);
            table.introducers.add(&file.introducers, Introducer::Strong, language);
            table.ordinary_followers.add(&file.ordinary_followers, (), language);
            table.short_names.add(&file.short_names, (), language);
            table.places.add(&file.places, (), language);
        }
        table
    }
}
