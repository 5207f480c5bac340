//! What the bounds of reading leave out of a resume, said to people.

use super::{MOST_ITEMS, MOST_MENTIONS, meaning, titles};

/// How much of a resume was not read as everything else was, because no resume that people write holds so much.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Items that were looked up by name alone, because comparing had taken as long as it may.
    pub(crate) items: usize,
    /// Items that were not read.
    pub(crate) unread: usize,
    /// Mentions of skills that are named without end.
    pub(crate) mentions: usize,
    /// Words of sentences that were searched for names alone.
    pub(crate) words: usize,
    /// Job titles that were not searched for skills.
    pub(crate) titles: usize,
    /// Skills that were not asked whether doubtful names agree with them.
    pub(crate) agreeing: usize,
}

impl LeftOut {
    /// A sentence for each kind.
    pub(crate) fn notes(&self) -> Vec<String> {
        let Self { items, unread, mentions, words, titles, agreeing } = *self;
        let said = [
            (
                items,
                format!(
                    "{items} items were looked up by name alone: comparing all with what is like them would take too long"
                ),
            ),
            (
                unread,
                format!(
                    "{unread} items of lists were not read: no more than {MOST_ITEMS} are, and no resume has more"
                ),
            ),
            (
                mentions,
                format!(
                    "of skills that are named more than {MOST_MENTIONS} times, {mentions} mentions are left out"
                ),
            ),
            (
                words,
                format!(
                    "{words} words of sentences were searched for names of skills alone: no more than {} are read for what they mean",
                    meaning::MOST_WORDS
                ),
            ),
            (
                titles,
                format!(
                    "{titles} job titles were not searched for skills: no more than {} are",
                    titles::MOST_TITLES
                ),
            ),
            (
                agreeing,
                format!(
                    "doubtful names were not compared with {agreeing} of the skills that are named beside them"
                ),
            ),
        ];
        said.into_iter().filter(|(count, _)| *count > 0).map(|(_, note)| note).collect()
    }
}
