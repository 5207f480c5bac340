//! The names by which roles are found: keys, titles and alternative titles.

use super::{Role, RoleId};
use crate::text::compact;
use crate::text_list::TextList;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The role for each name in [compact] form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RoleNames {
    /// Sorted.
    names: TextList,
    /// The role of each name.
    roles: Vec<RoleId>,
    /// The names of roles added to a finished catalogue, such as that of a posting.
    #[serde(skip)]
    added: Vec<(String, RoleId)>,
}

/// Names that several roles claim.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    /// A title, the role that has it, and the role that also claims it.
    pub(super) titles: Vec<(String, RoleId, RoleId)>,
}

impl RoleNames {
    /// The names of these roles. Keys come first, then titles, then alternative titles, so that the more exact name
    /// wins.
    pub(super) fn new(roles: &[Role]) -> (Self, Clashes) {
        let mut names: BTreeMap<String, RoleId> = BTreeMap::new();
        let mut clashes = Clashes::default();
        let ids = || (0u32..).map(RoleId).zip(roles);
        for (id, role) in ids() {
            names.entry(compact(&role.key)).or_insert(id);
        }
        let titles = ids().map(|(id, role)| (id, &role.title));
        let alt_titles = ids().flat_map(|(id, role)| role.alt_titles.iter().map(move |title| (id, title)));
        for (id, title) in titles.chain(alt_titles) {
            let holder = *names.entry(compact(title)).or_insert(id);
            if holder != id {
                clashes.titles.push((title.clone(), holder, id));
            }
        }
        let mut list = Self::default();
        for (name, role) in names {
            list.names.push(&name);
            list.roles.push(role);
        }
        (list, clashes)
    }

    /// The role with a name in compact form.
    pub(crate) fn get(&self, name: &str) -> Option<RoleId> {
        let at = self.names.find(name);
        let added = || self.added.iter().find(|(added, _)| added == name).map(|(_, role)| *role);
        at.and_then(|at| self.roles.get(at)).copied().or_else(added)
    }

    /// The names that start with a text in compact form, each with its role.
    pub(crate) fn starting_with<'n>(&'n self, start: &'n str) -> impl Iterator<Item = (&'n str, RoleId)> {
        let from = self.names.partition_point(0..self.names.len(), |name| name < start);
        let listed = (from..self.names.len())
            .map(|at| self.names.get(at))
            .zip(self.roles.get(from..).unwrap_or_default());
        let listed =
            listed.take_while(move |(name, _)| name.starts_with(start)).map(|(name, role)| (name, *role));
        let added = self.added.iter().filter(move |(name, _)| name.starts_with(start));
        listed.chain(added.map(|(name, role)| (name.as_str(), *role)))
    }

    /// Adds a name of a new role, unless another role has it.
    pub(super) fn add(&mut self, name: &str, role: RoleId) {
        let name = compact(name);
        if self.get(&name).is_none() {
            self.added.push((name, role));
        }
    }
}
