//! Why a role has its rank, and which roles are similar to it.

use super::build::{Scored, gap_info, rounded};
use super::{AdjacentInfo, PointerInfo};
use crate::adjacent::{Adjacent, Likeness, adjacent};
use crate::catalog::{Role, RoleId};
use crate::plan::gaps;
use crate::relevance::Pointer;

/// The most skills shown to explain a rank.
const MOST_POINTERS: usize = 5;

/// The most gaps shown for an adjacent role.
const MOST_ADDED: usize = 5;

/// The held skills that point to a role most.
pub(super) fn pointer_infos(scored: Scored<'_>, role: RoleId) -> Vec<PointerInfo> {
    let info = |pointer: &Pointer| {
        let skill = scored.catalog.skill(pointer.skill);
        PointerInfo { id: skill.key.clone(), skill: skill.label.clone(), share: rounded(pointer.share) }
    };
    scored.ranker.pointers(scored.standing, role).iter().take(MOST_POINTERS).map(info).collect()
}

/// The roles similar to the first of `roles`.
pub(super) fn adjacent_infos(scored: Scored<'_>, roles: &[RoleId]) -> Vec<AdjacentInfo> {
    let Some(anchor) = roles.first().filter(|_| !scored.standing.is_empty()) else { return Vec::new() };
    let like = scored.catalog.role(*anchor);
    let found =
        adjacent(scored.catalog, &Likeness::new(scored.catalog, scored.ranker), scored.standing, roles);
    found.iter().map(|near| adjacent_info(scored, like, near)).collect()
}

fn adjacent_info(scored: Scored<'_>, like: &Role, near: &Adjacent) -> AdjacentInfo {
    let role = scored.catalog.role(near.role);
    let gaps = gaps(scored.catalog, role, scored.standing);
    AdjacentInfo {
        id: role.key.clone(),
        title: role.title.clone(),
        fit: rounded(near.fit),
        relevance: rounded(scored.scores.relevance(near.role)),
        rank: scored.scores.place(near.role),
        like: like.title.clone(),
        likeness: rounded(near.likeness),
        transfers: pointer_infos(scored, near.role),
        adds: gaps.iter().take(MOST_ADDED).map(|gap| gap_info(scored.catalog, role, gap)).collect(),
    }
}
