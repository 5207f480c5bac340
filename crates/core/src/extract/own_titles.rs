//! The jobs that a person had, from the heads of entries and the headline.

use super::titles::MOST_TITLES;
use crate::catalog::{Catalog, RoleId};
use crate::resume::Resume;
use crate::text::{fold, words};

/// A person's titles.
#[derive(Debug, Default)]
pub(super) struct OwnTitles {
    /// The roles that they name.
    pub(super) roles: Vec<RoleId>,
    /// Their folded words.
    pub(super) words: Vec<String>,
}

impl OwnTitles {
    pub(super) fn of(catalog: &Catalog, resume: &Resume) -> Self {
        let titles = resume.entries.iter().filter(|entry| entry.section.shows_work());
        let titles = titles.filter_map(|entry| entry.title.as_deref()).chain(resume.headline.as_deref());
        let mut own = Self::default();
        for title in titles.take(MOST_TITLES) {
            own.roles.extend(catalog.find_role(title));
            own.words.extend(words(&fold(title)).map(str::to_owned));
        }
        own.roles.sort_unstable();
        own.roles.dedup();
        own.words.sort_unstable();
        own.words.dedup();
        own
    }
}
