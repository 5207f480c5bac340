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
    /// By entry of the resume, the role that its title names.
    pub(super) by_entry: Vec<Option<RoleId>>,
    /// Their folded words.
    pub(super) words: Vec<String>,
}

impl OwnTitles {
    pub(super) fn of(catalog: &Catalog, resume: &Resume) -> Self {
        let at_work = resume.entries.iter().enumerate().filter(|(_, entry)| entry.section.shows_work());
        let titles = at_work.filter_map(|(at, entry)| Some((Some(at), entry.title.as_deref()?)));
        let titles = titles.chain(resume.headline.as_deref().map(|headline| (None, headline)));
        let mut own = Self { by_entry: vec![None; resume.entries.len()], ..Self::default() };
        for (entry, title) in titles.take(MOST_TITLES) {
            let role = catalog.find_role(title);
            if let Some(of_entry) = entry.and_then(|at| own.by_entry.get_mut(at)) {
                *of_entry = role;
            }
            own.roles.extend(role);
            own.words.extend(words(&fold(title)).map(str::to_owned));
        }
        own.roles.sort_unstable();
        own.roles.dedup();
        own.words.sort_unstable();
        own.words.dedup();
        own
    }
}
