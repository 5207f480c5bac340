//! The words of levels: how well a skill is held.

use super::phrases::Phrases;
use super::{LevelsFile, Lexicon};
use crate::units::Level;

/// The words of levels in all languages.
#[derive(Debug, Default)]
pub(crate) struct LevelWords {
    /// What states a level; `None` for phrases in which such a word states none ("data entry").
    pub(crate) stated: Phrases<Option<Level>>,
    /// Words that a level reaches across to the name that it is about.
    pub(crate) fillers: Phrases<()>,
    /// Words beside a level that name nothing.
    pub(crate) units: Phrases<()>,
    /// What says that a level is that of every name before it: "both advanced".
    pub(crate) each: Phrases<()>,
}

impl LevelWords {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, files) in lexicon.files() {
            let LevelsFile { basic, intermediate, advanced, expert, not_levels, fillers, units, each } =
                &files.levels;
            // Where a phrase stands in both, it is no level.
            table.stated.add(not_levels, None, language);
            table.stated.add(basic, Some(Level::Basic), language);
            table.stated.add(intermediate, Some(Level::Intermediate), language);
            table.stated.add(advanced, Some(Level::Advanced), language);
            table.stated.add(expert, Some(Level::Expert), language);
            table.fillers.add(fillers, (), language);
            table.units.add(units, (), language);
            table.each.add(each, (), language);
        }
        table
    }
}
