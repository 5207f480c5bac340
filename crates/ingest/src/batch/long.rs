//! Long tables: rows gathered into profiles over the whole input, in order of first appearance.
//!
//! Memory grows with the number of rows, eight bytes each, because the last row may belong to the first
//! profile; the text of rows is kept only for profiles in which nothing was recognised so far.

use super::memo::Outcome;
use super::mentions::{MentionId, Mentions, with_level};
use super::rejects::Reject;
use super::score::{Scorer, Unscored};
use skillgap_core::level::stated_level;
use skillgap_core::scorer::Named;
use skillgap_core::units::Level;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A row of a long table.
pub(super) struct LongRow<'a> {
    pub(super) line: u64,
    pub(super) id: &'a str,
    pub(super) mentions: &'a [MentionId],
    pub(super) level: Option<Level>,
    /// All of it, for the rejects.
    pub(super) raw: &'a dyn Fn() -> Box<str>,
}

/// A row that goes to the rejects unless another row of its profile is worth scoring.
struct Pending {
    file: Arc<str>,
    line: u64,
    raw: Box<str>,
}

#[derive(Default)]
struct Group {
    mentions: Vec<(MentionId, Option<Level>)>,
    pending: Vec<Pending>,
    worth: bool,
}

/// The profiles of a long table, being gathered.
#[derive(Default)]
pub(super) struct Groups {
    by_id: HashMap<Arc<str>, usize>,
    ids: Vec<Arc<str>>,
    groups: Vec<Group>,
}

impl Groups {
    /// Adds a row; `worth` says whether one of its mentions is enough to score the profile.
    pub(super) fn add(&mut self, file: &Arc<str>, row: &LongRow<'_>, worth: bool) {
        let group = self.group(row.id);
        group.mentions.extend(row.mentions.iter().map(|mention| (*mention, row.level)));
        if worth {
            group.worth = true;
            group.pending = Vec::new();
        } else if !group.worth {
            group.pending.push(Pending { file: Arc::clone(file), line: row.line, raw: (row.raw)() });
        }
    }

    fn group(&mut self, id: &str) -> &mut Group {
        let at = match self.by_id.get(id) {
            Some(at) => *at,
            None => self.open(id.into()),
        };
        &mut self.groups[at]
    }

    fn open(&mut self, id: Arc<str>) -> usize {
        self.by_id.insert(Arc::clone(&id), self.groups.len());
        self.ids.push(id);
        self.groups.push(Group::default());
        self.groups.len() - 1
    }

    /// How many profiles there are.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The id of a profile.
    pub(super) fn id(&self, at: usize) -> &str {
        self.ids.get(at).map_or("", |id| id)
    }

    /// Scores the profiles of a range, in parallel, in order.
    pub(super) fn score(
        &self,
        range: Range<usize>,
        scorer: &Scorer<'_>,
        mentions: &Mentions,
    ) -> Vec<Outcome> {
        let held = |at: usize, all: &mut Vec<Named>| {
            self.groups.get(at).into_iter().for_each(|group| group.named(mentions, all));
        };
        let named = |at: usize| {
            let mentions = self.groups.get(at).map_or(&[][..], |group| &group.mentions);
            mentions.iter().map(|(id, _)| *id)
        };
        scorer.findings(range, held, named)
    }

    /// The rows of a profile that cannot be scored.
    pub(super) fn refused(&self, at: usize, why: Unscored) -> impl Iterator<Item = Reject> {
        let pending = self.groups.get(at).map_or(&[][..], |group| &group.pending);
        pending.iter().map(move |row| {
            Reject::of_bytes(&row.file, row.line, self.id(at), why.reason(), row.raw.as_bytes())
        })
    }
}

impl Group {
    fn named(&self, mentions: &Mentions, all: &mut Vec<Named>) {
        for (id, level) in &self.mentions {
            all.extend(mentions.held(*id).iter().map(|held| with_level(*held, *level)));
        }
    }
}

/// The level that a row states in words, else by its years.
pub(super) fn level_of(level: &str, years: &str) -> Option<Level> {
    let number = || years.parse::<f64>().ok().filter(|y| y.is_finite() && *y >= 0.0);
    stated_level(level).or_else(|| number().map(Level::from_years)).or_else(|| stated_level(years))
}
