//! Wide tables: every row is a profile, scored as soon as its block is read.

use super::mentions::{Lists, Mentions};
use super::rejects::Reject;
use super::score::{Held, Profile, Scorer, Unscored};
use rayon::prelude::*;

/// A row that is worth scoring.
pub(super) struct WideRow<'a> {
    pub(super) line: u64,
    pub(super) id: &'a str,
    pub(super) raw: &'a [u8],
}

/// Scores rows in parallel, in order; those that cannot be scored join the refused.
pub(super) fn score_rows<'a>(
    scorer: &Scorer<'_>,
    mentions: &Mentions,
    rows: &[WideRow<'a>],
    lists: &Lists,
    refused: &mut Vec<Reject>,
) -> Vec<Profile<'a>> {
    let score = |(at, row): (usize, &WideRow<'a>)| {
        let held: Vec<Held> =
            lists.get(at).iter().flat_map(|mention| mentions.held(*mention)).copied().collect();
        scorer.score(row.id, &held)
    };
    let scored: Vec<Result<Profile<'a>, Unscored>> = rows.par_iter().enumerate().map(score).collect();
    let mut profiles = Vec::with_capacity(scored.len());
    for (row, scored) in rows.iter().zip(scored) {
        match scored {
            Ok(profile) => profiles.push(profile),
            Err(why) => refused.push(Reject::new(row.line, row.id, why.reason(), row.raw)),
        }
    }
    profiles
}
