//! A profile's roles: the best ones, or those that were asked for, each with its gaps and next steps.

mod holdings;
mod told;

pub(super) use told::Told;

use super::body::{Besides, Body, Rows};
use super::memo::{Finding, Outcome};
use super::mentions::MentionId;
use crate::lent::Lent;
use crate::resume::resume_of_text;
use holdings::{Holdings, Remembering};
use rayon::prelude::*;
use skillgap_core::catalog::{Catalog, SkillId};
use skillgap_core::date::Month;
use skillgap_core::engine::Engine;
use skillgap_core::mention::{self, Mention};
use skillgap_core::report::Selection;
use skillgap_core::resume::Resume;
use skillgap_core::scorer::{Held, Memory, Named, RoleScorer, ScoredRoles};
use skillgap_core::units::Level;
use std::ops::Range;
use std::sync::Arc;

/// So many gaps stand in a row of OUT; the report has them all.
pub(super) const MOST_GAPS: usize = 10;

/// So many next steps stand in a row of OUT; the plan has them all.
pub(super) const MOST_STEPS: usize = 3;

/// Why a profile cannot stand in OUT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unscored {
    /// Nothing that it names is a skill of the catalogue.
    NothingRecognised,
    /// No role of the catalogue asks for anything that it names.
    NoRole,
    /// Nothing that its list, its title and its text say is a skill, a job title or the work of a role.
    NothingTold,
    /// Nothing that it tells points at any role of the catalogue.
    NoLikeRole,
    /// Its text is longer than any resume.
    TooMuch,
}

impl Unscored {
    /// The reason for the rejects.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::NothingRecognised => "no skill recognised",
            Self::NothingTold => "no skill and no job title recognised",
            Self::NoLikeRole => "no role in the catalogue is similar to this row",
            Self::TooMuch => "the text is too long for a resume",
            Self::NoRole => "no role in the catalogue asks for any of its skills",
        }
    }
}

/// Scores profiles against the roles that were chosen.
pub(super) struct Scorer<'e> {
    engine: &'e Engine,
    catalog: &'e Catalog,
    roles: RoleScorer<'e>,
    /// What is wanted beside OUT.
    besides: Besides,
    /// The resume that an empty text is.
    blank: Resume,
    memories: Lent<Remembering>,
    holdings: Holdings,
    /// The month up to which jobs that go on last.
    today: Option<Month>,
}

/// Profiles are scored in parallel in pieces of this many.
const PIECE: usize = 256;

impl<'e> Scorer<'e> {
    /// Scores with what an engine has prepared.
    pub(super) fn new(engine: &'e Engine, selection: Selection, besides: Besides) -> Self {
        // A group may lack much that is no large gap of anybody.
        let most = [if besides.weights { usize::MAX } else { MOST_GAPS }, MOST_STEPS];
        let roles = RoleScorer::new(engine, selection, most);
        let roles = if besides.weights { roles } else { roles.without_gains() };
        let (memories, holdings) = (Lent::default(), Holdings::default());
        let blank = resume_of_text("", engine.lexicon()).unwrap_or_default();
        let catalog = engine.catalog();
        Self { engine, catalog, roles, besides, blank, memories, holdings, today: None }
    }

    /// The same with the month up to which jobs that go on last.
    pub(super) fn on(self, today: Option<Month>) -> Self {
        Self { today, ..self }
    }

    /// Scores profiles, given by what they hold and what they mention, for OUT and for the summary if one is wanted.
    ///
    /// The roles of those that hold the same are found once, as long as they are remembered.
    pub(super) fn findings<M: Iterator<Item = MentionId>>(
        &self,
        profiles: Range<usize>,
        named: impl Fn(usize, &mut Vec<Named>) + Sync,
        mentions: impl Fn(usize) -> M + Sync,
    ) -> Vec<Outcome> {
        let finding = |at: usize, nothing: &Outcome, memory: &mut Remembering| {
            let mentions = if self.besides.weights { mentions(at).collect() } else { Box::default() };
            memory.named.clear();
            named(at, &mut memory.named);
            if memory.named.is_empty() && !self.besides.weights {
                return Arc::clone(nothing);
            }
            let held = self.roles.settled(&memory.named);
            Arc::new(Finding { result: self.body(&held, memory), mentions, notes: Vec::new() })
        };
        let starts: Vec<usize> = profiles.clone().step_by(PIECE).collect();
        let score = |start: usize| -> Vec<Outcome> {
            let piece = start..(start + PIECE).min(profiles.end);
            let result = Err(Unscored::NothingRecognised);
            let nothing = Arc::new(Finding { result, mentions: Box::default(), notes: Vec::new() });
            self.memories
                .lend(Remembering::new, |memory| piece.map(|at| finding(at, &nothing, memory)).collect())
        };
        starts.into_par_iter().flat_map_iter(score).collect()
    }

    fn body(&self, held: &[Held], memory: &mut Remembering) -> Result<Body, Unscored> {
        if held.is_empty() {
            return Err(Unscored::NothingRecognised);
        }
        let rows = self.holdings.rows(held, memory, |memory| self.rows(&self.roles.by_skills(held, memory)));
        if rows.is_empty() {
            Err(Unscored::NoRole)
        } else {
            put_in_order(held, &mut memory.once);
            Ok(Body::new(&memory.once, rows, self.besides))
        }
    }

    fn rows(&self, ranked: &ScoredRoles) -> Arc<Rows> {
        Arc::new(Rows::new(self.catalog, ranked, self.besides))
    }

    /// Whether these skills alone are enough for a place in OUT; more skills never take it away.
    pub(super) fn is_enough(&self, named: &[Named]) -> bool {
        self.roles.is_enough(named)
    }
}

/// What a mention says is held.
fn held_by(mention: &Mention) -> Option<Held> {
    match &mention.outcome {
        mention::Outcome::Held { candidate, level } => Some((candidate.skill, candidate.score, *level)),
        mention::Outcome::SetAside { .. } | mention::Outcome::Unrecognised { .. } => None,
    }
}

/// Lists of so many skills are gone through again for each of them: that is faster than to sort them.
const SHORT: usize = 24;

/// Each skill once, in the order in which the profile names them, with the highest level stated.
fn in_order(held: &[Held]) -> Vec<(SkillId, Option<Level>)> {
    let mut once = Vec::new();
    put_in_order(held, &mut once);
    once
}

fn put_in_order(held: &[Held], once: &mut Vec<(SkillId, Option<Level>)>) {
    once.clear();
    if held.len() <= SHORT {
        for (skill, _, level) in held {
            match once.iter_mut().find(|(known, _)| known == skill) {
                Some((_, known)) => *known = (*known).max(*level),
                None => once.push((*skill, *level)),
            }
        }
        return;
    }
    let mut places: Vec<(SkillId, usize, Option<Level>)> =
        held.iter().zip(0..).map(|((skill, _, level), at)| (*skill, at, *level)).collect();
    places.sort_unstable();
    places.dedup_by(|again, first| {
        let same = again.0 == first.0;
        if same {
            first.2 = first.2.max(again.2);
        }
        same
    });
    places.sort_unstable_by_key(|(_, at, _)| *at);
    once.extend(places.into_iter().map(|(skill, _, level)| (skill, level)));
}
