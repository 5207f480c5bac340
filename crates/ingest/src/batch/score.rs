//! A profile's roles: the best ones, or those that were asked for, each with its gaps and next steps.

mod told;

pub(super) use told::Told;

use super::body::{Besides, Body, Ranked, RoleDraft};
use super::memo::{Finding, Outcome};
use super::mentions::MentionId;
use crate::resume::resume_of_text;
use rayon::prelude::*;
use skillgap_core::agreement::{Agreement, certainty};
use skillgap_core::catalog::{Catalog, RoleId, SkillId};
use skillgap_core::engine::Engine;
use skillgap_core::follows::Follows;
use skillgap_core::matcher::Session;
use skillgap_core::mention::{self, Mention};
use skillgap_core::plan::{PreparedRole, Scratch};
use skillgap_core::relevance::{Ranker, Ranking};
use skillgap_core::resume::Resume;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Level};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A skill that a profile names: how surely it is meant, and at what level.
pub(super) type Held = (SkillId, Confidence, Option<Level>);

/// What a mention says is held, and how many other skills must agree with that (see [`Agreement`]).
pub(super) type Named = (Held, u8);

/// So many gaps stand in a row of OUT; the report has them all.
pub(super) const MOST_GAPS: usize = 10;

/// So many next steps stand in a row of OUT; the plan has them all.
pub(super) const MOST_STEPS: usize = 3;

/// Which roles a profile is scored against.
#[derive(Debug, Clone)]
pub(super) enum Choice {
    /// The best so many.
    Top(usize),
    /// These, in this order.
    Roles(Vec<RoleId>),
}

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
    ranker: &'e Ranker,
    choice: Choice,
    agreement: Agreement<'e>,
    follows: Follows,
    /// By role, prepared when the first profile meets it.
    prepared: Vec<OnceLock<PreparedRole>>,
    /// What is wanted beside OUT.
    besides: Besides,
    /// The resume that an empty text is.
    blank: Resume,
}

/// What a thread keeps from profile to profile.
#[derive(Debug, Default)]
pub(super) struct Desk {
    scratch: Scratch,
    ranking: Ranking,
    session: Session,
}

/// What a profile holds, whatever the order in which it says so.
type Holding = Vec<(SkillId, u64, Option<Level>)>;

impl<'e> Scorer<'e> {
    /// Scores with the catalogue and the ranker of an engine.
    pub(super) fn new(engine: &'e Engine, choice: Choice, besides: Besides) -> Self {
        let catalog = engine.catalog();
        let prepared = catalog.roles().iter().map(|_| OnceLock::new()).collect();
        let (agreement, follows) = (Agreement::new(catalog), Follows::new(catalog));
        let blank = resume_of_text("", engine.lexicon()).unwrap_or_default();
        let ranker = engine.ranker();
        Self { engine, catalog, ranker, choice, agreement, follows, prepared, besides, blank }
    }

    /// Ends without waiting for the memory of thousands of roles to be taken back.
    pub(super) fn let_go(self) {
        rayon::spawn(move || drop(self.prepared));
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
        let held = |at: usize| self.settled(&named(at));
        let mut sorted: Vec<(Holding, usize)> =
            profiles.into_par_iter().map(|at| (holding(&held(at)), at)).collect();
        sorted.par_sort_unstable();
        let score = |desk: &mut Desk, alike: &[(Holding, usize)]| -> Vec<(usize, Outcome)> {
            let roles = alike.first().map_or_else(Ranked::default, |(_, at)| self.roles(&held(*at), desk));
            let finding = |at: usize| {
                let mentions = if self.besides.weights { mentions(at).collect() } else { Box::default() };
                Arc::new(Finding { result: self.body(&held(at), &roles), mentions })
            };
            alike.iter().map(|(_, at)| (*at, finding(*at))).collect()
        };
        let alike = sorted.par_chunk_by(|a, b| a.0 == b.0);
        let mut findings: Vec<(usize, Outcome)> =
            alike.map_init(Desk::default, score).flatten_iter().collect();
        findings.par_sort_unstable_by_key(|(at, _)| *at);
        findings.into_iter().map(|(_, finding)| finding).collect()
    }

    /// The roles of who holds these skills; one may be named several times.
    fn roles(&self, held: &[Held], desk: &mut Desk) -> Ranked {
        if held.is_empty() {
            return Ranked::default();
        }
        let standing = Standing::from_follows(&self.follows, held);
        let chosen = self.chosen(&standing, &mut desk.ranking);
        let no_role_fits = desk.ranking.nothing_fits();
        let planned = self.is_planned(no_role_fits);
        let role = |(rank, role)| {
            let relevance = desk.ranking.relevance(role);
            self.role((role, planned), (rank, relevance), &standing, desk)
        };
        Ranked { roles: chosen.into_iter().map(role).collect(), no_role_fits }
    }

    fn body(&self, held: &[Held], ranked: &Ranked) -> Result<Body, Unscored> {
        match (held.is_empty(), ranked.roles.is_empty()) {
            (true, _) => Err(Unscored::NothingRecognised),
            (_, true) => Err(Unscored::NoRole),
            _ => Ok(Body::new(self.catalog, &in_order(held), ranked, self.besides)),
        }
    }

    /// What is held of what is named: a short name needs others that agree with it.
    fn settled(&self, named: &[Named]) -> Vec<Held> {
        if named.iter().all(|(_, needed)| *needed == 0) {
            return named.iter().map(|(held, _)| *held).collect();
        }
        let skills: Vec<(SkillId, u8)> =
            named.iter().map(|((skill, ..), needed)| (*skill, *needed)).collect();
        let stays = self.agreement.settled(&skills);
        let kept = named.iter().zip(stays).filter(|(_, stays)| *stays);
        let sure = |((skill, score, level), needed): Named| (skill, certainty(score, needed), level);
        kept.map(|(named, _)| sure(*named)).collect()
    }

    /// Whether these skills alone are enough for a place in OUT; more skills never take it away.
    pub(super) fn is_enough(&self, named: &[Named]) -> bool {
        let held = &self.settled(named)[..];
        let touches = || self.ranker.touches(&Standing::from_follows(&self.follows, held));
        !held.is_empty() && (matches!(self.choice, Choice::Roles(_)) || touches())
    }

    /// The roles with their places.
    fn chosen(&self, standing: &Standing, ranking: &mut Ranking) -> Vec<(usize, RoleId)> {
        match &self.choice {
            Choice::Top(most) => {
                self.ranker.best(standing, *most, ranking);
                (1..).zip(ranking.best().map(|(role, _)| role)).collect()
            }
            Choice::Roles(roles) => {
                self.ranker.best(standing, 1, ranking);
                roles.iter().map(|role| (ranking.place(*role), *role)).collect()
            }
        }
    }

    /// Whether next steps are named: who names a role gets them, however far it is.
    fn is_planned(&self, no_role_fits: bool) -> bool {
        !no_role_fits || matches!(self.choice, Choice::Roles(_))
    }

    fn role(
        &self,
        (role, planned): (RoleId, bool),
        (rank, relevance): (usize, f64),
        standing: &Standing,
        desk: &mut Desk,
    ) -> RoleDraft {
        let prepare = || PreparedRole::new(self.catalog, self.catalog.role(role));
        let prepared = self.prepared.get(role.index()).map(|prepared| prepared.get_or_init(prepare));
        // A group may lack much that is no large gap of anybody.
        let most =
            [if self.besides.weights { usize::MAX } else { MOST_GAPS }, if planned { MOST_STEPS } else { 0 }];
        let findings =
            prepared.map(|prepared| prepared.findings(standing, most, &mut desk.scratch)).unwrap_or_default();
        RoleDraft { role: role.index(), rank, relevance, findings }
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
