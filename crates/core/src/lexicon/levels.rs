//! The words of levels: how well a skill is held.

use super::phrases::Phrases;
use super::{LevelsFile, Lexicon};
use crate::units::Level;

/// The words of levels in all languages.
#[derive(Debug, Default)]
pub(crate) struct LevelWords {
    /// Phrases that state a level; `None` for phrases in which such a word is not one ("data entry").
    pub(crate) stated: Phrases<Option<Level>>,
    /// Words between a level and the name it applies to.
    pub(crate) fillers: Phrases<()>,
    /// Fillers that the name follows without a preposition.
    pub(crate) heads: Phrases<()>,
    /// Words next to a level that name nothing.
    pub(crate) units: Phrases<()>,
    /// Words that apply a level to every name before it: "both advanced".
    pub(crate) each: Phrases<()>,
}

impl LevelWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let LevelsFile { basic, intermediate, advanced, expert, not_levels, fillers, heads, units, each } =
                &files.levels;
            // A phrase in both lists is not a level.
            table.stated.add(not_levels, None, language);
            table.stated.add(basic, Some(Level::Basic), language);
            table.stated.add(intermediate, Some(Level::Intermediate), language);
            table.stated.add(advanced, Some(Level::Advanced), language);
            table.stated.add(expert, Some(Level::Expert), language);
            table.fillers.add(fillers, (), language);
            table.heads.add(heads, (), language);
            table.units.add(units, (), language);
            table.each.add(each, (), language);
        }
        table
    }
}
