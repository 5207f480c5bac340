//! Finds titles that are those of another role plus a rank.

use super::subject::Subject;
use super::{Code, Finding};
use crate::catalog::{Role, RoleId};
use crate::text::{compact, fold, words};
use std::collections::HashMap;

/// Words for progress in a job that do not make it another job, as "assistant" and "chief" would.
const RANKS: &[&str] = &[
    "junior", "jr", "senior", "sr", "mid", "level", "entry", "trainee", "intern", "graduate", "i", "ii",
    "iii", "iv", "m", "w", "f", "d", "x",
];

fn titles(role: &Role) -> impl Iterator<Item = &str> {
    std::iter::once(&role.title).chain(&role.alt_titles).map(String::as_str)
}

/// "Senior Data Engineer" belongs to the role Data Engineer.
pub(super) fn inside(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let roles = || subject.catalog.role_ids();
    let owners: HashMap<String, RoleId> =
        roles().flat_map(|(id, role)| titles(role).map(move |title| (compact(title), id))).collect();
    for (id, role) in roles() {
        for title in titles(role) {
            let folded = fold(title);
            let core: Vec<&str> = words(&folded).filter(|word| !RANKS.contains(word)).collect();
            let Some(owner) = owners.get(&compact(&core.concat())).filter(|owner| **owner != id) else {
                continue;
            };
            let owner = &subject.catalog.role(*owner).key;
            let message = format!("has the title '{title}', which is a title of '{owner}' plus a rank");
            let finding = subject.of_role(Code::TitleInside, id, message);
            found.push(Finding { other: Some(title.to_owned()), ..finding });
        }
    }
}
