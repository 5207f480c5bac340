//! Words that tell a skill from an ordinary word with the same spelling.

use super::Lexicon;
use super::phrases::Phrases;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// Words around names and around ordinary words, in all languages.
#[derive(Debug, Default)]
pub(crate) struct Disambiguation {
    /// Words after a name that only go with skills: "Go services".
    pub(crate) followers: Phrases<()>,
    /// Words before a name that introduce tools, with whether they are everyday words that also need a
    /// capital.
    pub(crate) introducers: Phrases<Introducer>,
    /// Words that make the name before them ordinary language: "excel at".
    pub(crate) ordinary_followers: Phrases<()>,
    /// Abbreviations with several meanings.
    pub(crate) short_names: Phrases<()>,
    /// What a country is said of.
    pub(crate) of_countries: Phrases<()>,
    /// The labels of the skills that an abbreviation may stand for, the most usual first.
    pub(crate) owners: FxHashMap<String, Vec<String>>,
    /// The labels of the skills that people of every trade show.
    pub(crate) of_every_trade: Vec<String>,
    /// Cities, regions and countries.
    pub(crate) places: Phrases<()>,
    /// Names of people and things that a product shares: "Canvas", "Greenhouse".
    pub(crate) namesakes: Phrases<()>,
    /// Ordinary words that are spelt like a skill.
    pub(crate) ordinary: Phrases<()>,
}

/// A word before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Introducer {
    /// It introduces a tool: "using Spark".
    Strong,
    /// It is an everyday word: "like Spark".
    Weak,
    /// It is an everyday word before places, or before products if a capital follows: "moved to Snowflake".
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
            for owners in &file.owners {
                if let Some((short, labels)) = owners.split_first() {
                    table.owners.entry(fold(short)).or_default().extend(labels.iter().cloned());
                }
            }
            table.of_every_trade.extend(file.of_every_trade.iter().cloned());
            table.of_countries.add(&file.of_countries, (), language);
            table.places.add(&file.places, (), language);
            table.namesakes.add(&file.namesakes, (), language);
            table.ordinary.add(&files.ordinary.words, (), language);
        }
        table
    }
}
