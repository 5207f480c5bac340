//! Phrases that mark a skill as held, denied or wished for.

use super::Lexicon;
use super::phrases::Phrases;
use crate::stance::Stance;

/// The phrases in all languages.
#[derive(Debug, Default)]
pub(crate) struct Assertions {
    /// Phrases that apply to what follows in the clause; the last one before a name wins.
    pub(crate) before: Phrases<Stance>,
    /// Phrases after a name: "Java: none", "Rust (currently learning)".
    pub(crate) after: Phrases<Stance>,
    /// "no", before one of the nouns or directly before a name.
    pub(crate) deniers: Phrases<()>,
    /// The nouns that are denied: "experience".
    pub(crate) nouns: Phrases<()>,
    /// What stands before a job that is wished for: "want to become".
    pub(crate) aims: Phrases<()>,
    /// What stands right before such a job, at the beginning of a line or a sentence: "goal".
    pub(crate) aim_openings: Phrases<()>,
    /// Words that wish, of which the verb stands last: "möchte".
    pub(crate) opens: Phrases<()>,
    /// Such verbs: "lernen".
    pub(crate) closes: Phrases<()>,
    /// What has ended: "lapsed".
    pub(crate) lapsed: Phrases<()>,
    /// Words that end the reach of a phrase: "but".
    pub(crate) turns: Phrases<()>,
}

impl Assertions {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut table = Self::default();
        for (language, said) in lexicon.assertions_files() {
            table.before.add(&said.before.denied, Stance::Denied, language);
            table.before.add(&said.before.wished, Stance::Wished, language);
            table.before.add(&said.before.held, Stance::Held, language);
            table.after.add(&said.after.denied, Stance::Denied, language);
            table.after.add(&said.after.wished, Stance::Wished, language);
            table.deniers.add(&said.denial.deniers, (), language);
            table.nouns.add(&said.denial.nouns, (), language);
            table.aims.add(&said.aims.before, (), language);
            table.aim_openings.add(&said.aims.opening, (), language);
            table.opens.add(&said.frame.opens, (), language);
            table.closes.add(&said.frame.closes, (), language);
            table.lapsed.add(&said.lapsed.words, (), language);
            table.turns.add(&said.turns.words, (), language);
        }
        table
    }
}
