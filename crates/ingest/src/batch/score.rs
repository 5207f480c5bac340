//! A profile's roles: the best ones, or those that were asked for, each with its gaps and next steps.

mod told;

pub(super) use told::Told;

use super::body::{Besides, Body};
use super::memo::{Finding, Outcome};
use super::mentions::MentionId;
use crate::resume::resume_of_text;
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
            Self::NoLikeRole => "no role of the catalogue is like what the row tells",
            Self::TooMuch => "the text is longer than any resume",
            Self::NoRole => "no role of the catalogue asks for any of its skills",
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
    /// The month up to which jobs that go on last.
    today: Option<Month>,
}

/// What a profile holds, whatever the order in which it says so.
type Holding = Vec<(SkillId, u64, Option<Level>)>;

impl<'e> Scorer<'e> {
    /// Scores with what an engine has prepared.
    pub(super) fn new(engine: &'e Engine, selection: Selection, besides: Besides) -> Self {
        // A group may lack much that is no large gap of anybody.
        let most = [if besides.weights { usize::MAX } else { MOST_GAPS }, MOST_STEPS];
        let roles = RoleScorer::new(engine, selection, most);
        let blank = resume_of_text("", engine.lexicon()).unwrap_or_default();
        Self { engine, catalog: engine.catalog(), roles, besides, blank, today: None }
    }

    /// The same with the month up to which jobs that go on last.
    pub(super) fn on(self, today: Option<Month>) -> Self {
        Self { today, ..self }
    }

    /// Scores profiles, given by what they hold and what they mention, for OUT and for the summary if one is wanted.
    ///
    /// The roles of those that hold the same are found once. Of 44,000 real profiles that ESCO says something of, a
    /// third hold what another one holds.
    pub(super) fn findings<M: Iterator<Item = MentionId>>(
        &self,
        profiles: Range<usize>,
        named: impl Fn(usize) -> Vec<Named> + Sync,
        mentions: impl Fn(usize) -> M + Sync,
    ) -> Vec<Outcome> {
        let held = |at: usize| self.roles.settled(&named(at));
        let mut sorted: Vec<(Holding, usize)> =
            profiles.into_par_iter().map(|at| (holding(&held(at)), at)).collect();
        sorted.par_sort_unstable();
        let score = |memory: &mut Memory, alike: &[(Holding, usize)]| -> Vec<(usize, Outcome)> {
            let roles = alike.first().map(|(_, at)| self.roles.by_skills(&held(*at), memory));
            let roles = roles.unwrap_or_default();
            let finding = |at: usize| {
                let mentions = if self.besides.weights { mentions(at).collect() } else { Box::default() };
                Arc::new(Finding { result: self.body(&held(at), &roles), mentions })
            };
            alike.iter().map(|(_, at)| (*at, finding(*at))).collect()
        };
        let alike = sorted.par_chunk_by(|a, b| a.0 == b.0);
        let mut findings: Vec<(usize, Outcome)> =
            alike.map_init(Memory::default, score).flatten_iter().collect();
        findings.par_sort_unstable_by_key(|(at, _)| *at);
        findings.into_iter().map(|(_, finding)| finding).collect()
    }

    fn body(&self, held: &[Held], ranked: &ScoredRoles) -> Result<Body, Unscored> {
        match (held.is_empty(), ranked.roles.is_empty()) {
            (true, _) => Err(Unscored::NothingRecognised),
            (_, true) => Err(Unscored::NoRole),
            _ => Ok(Body::new(self.catalog, &in_order(held), ranked, self.besides)),
        }
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

fn holding(held: &[Held]) -> Holding {
    let mut holding: Holding =
        held.iter().map(|(skill, c, level)| (*skill, c.get().to_bits(), *level)).collect();
    holding.sort_unstable();
    holding.dedup();
    holding
}

/// Each skill once, in the order in which the profile names them, with the highest level stated.
fn in_order(held: &[Held]) -> Vec<(SkillId, Option<Level>)> {
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
    places.into_iter().map(|(skill, _, level)| (skill, level)).collect()
}
