//! Held skills against the roles of a catalogue, without words: what tables and [`Scorer`](super::Scorer) stand on.

use super::ScoredRole;
use super::remembered::Remembered;
use crate::agreement::{Agreement, certainty};
use crate::career::Career;
use crate::catalog::{Catalog, RoleId, SkillId};
use crate::engine::Engine;
use crate::follows::Follows;
use crate::matcher::Session;
use crate::plan::{Findings, PreparedRole, Scratch};
use crate::relevance::Ranking;
use crate::report::Selection;
use crate::standing::Standing;
use crate::units::{Confidence, Level};
use std::sync::OnceLock;

/// A skill that somebody names: how surely it is meant, and at what level.
pub type Held = (SkillId, Confidence, Option<Level>);

/// A skill that is named, and how many other skills must agree with that (see [`crate::agreement`]).
pub type Named = (Held, u8);

/// What an [`Engine`] prepares for scoring, each part when it is first asked for.
#[derive(Debug)]
pub(crate) struct PreparedRoles {
    follows: Follows,
    /// By role.
    roles: Box<[OnceLock<PreparedRole>]>,
}

impl PreparedRoles {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let roles = catalog.roles().iter().map(|_| OnceLock::new()).collect();
        Self { follows: Follows::new(catalog), roles }
    }
}

/// Memory that scoring reuses from person to person; one for each thread.
#[derive(Debug, Default)]
pub struct Memory {
    scratch: Scratch,
    ranking: Ranking,
    session: Session,
    remembered: Remembered,
}

impl Memory {
    /// What was found before is remembered in at most about so many bytes; 16 MiB without this.
    #[must_use]
    pub fn remembering(bytes: usize) -> Self {
        Self { remembered: Remembered::within(bytes), ..Self::default() }
    }

    /// For reading resumes.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }
}

/// The roles of a person, the likeliest first or in the order that was asked for.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ScoredRoles {
    /// The roles; none for somebody who holds nothing that any role asks for.
    pub roles: Vec<ScoredRole>,
    /// Whether none of the catalogue's roles is likely.
    pub no_role_fits: bool,
}

/// Scores people against the roles of a catalogue; share one between threads.
#[derive(Debug)]
pub struct RoleScorer<'e> {
    engine: &'e Engine,
    prepared: &'e PreparedRoles,
    agreement: Agreement<'e>,
    pub(super) selection: Selection,
    /// So many gaps and so many steps of each role are named.
    pub(super) most: [usize; 2],
    /// Whether it is said of each gap what learning it adds.
    gains: bool,
}

impl<'e> RoleScorer<'e> {
    /// Scores against these roles, and names at most so many gaps and next steps of each.
    ///
    /// What is prepared of a role stays with the engine: the first person who meets the role pays for it.
    #[must_use]
    pub fn new(engine: &'e Engine, selection: Selection, [most_gaps, most_steps]: [usize; 2]) -> Self {
        let (prepared, agreement) = (engine.prepared_roles(), Agreement::new(engine.catalog()));
        Self { engine, prepared, agreement, selection, most: [most_gaps, most_steps], gains: true }
    }

    /// Leaves [`ScoredRole::gains`] empty. What is found of a role is then remembered for who holds the same of it.
    #[must_use]
    pub fn without_gains(self) -> Self {
        Self { gains: false, ..self }
    }

    /// What is held of what is named: a doubtful name needs others that agree with it.
    #[must_use]
    pub fn settled(&self, named: &[Named]) -> Vec<Held> {
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

    /// Whether these skills alone lead to any role; more skills never take that away.
    #[must_use]
    pub fn is_enough(&self, named: &[Named]) -> bool {
        let held = &self.settled(named)[..];
        let touches = || self.engine.ranker().touches(&self.standing(held));
        !held.is_empty() && (self.are_named() || touches())
    }

    /// The roles of who holds these skills, ranked by skills alone; one may be named several times.
    #[must_use]
    pub fn by_skills(&self, held: &[Held], memory: &mut Memory) -> ScoredRoles {
        if held.is_empty() {
            return ScoredRoles { roles: Vec::new(), no_role_fits: true };
        }
        let standing = self.standing(held);
        let chosen = self.chosen(&standing, &mut memory.ranking);
        let no_role_fits = memory.ranking.nothing_fits();
        let planned = self.is_planned(no_role_fits);
        let role = |(rank, role)| {
            let relevance = memory.ranking.relevance(role);
            self.role(
                (role, planned),
                (rank, relevance),
                &standing,
                (&mut memory.scratch, &mut memory.remembered),
            )
        };
        ScoredRoles { roles: chosen.into_iter().map(role).collect(), no_role_fits }
    }

    /// The roles of who holds these skills, wishes for others and has this career, ranked as a report ranks them.
    #[must_use]
    pub fn by_career(
        &self,
        (held, wished): (&[Held], &[SkillId]),
        career: &Career,
        memory: &mut Memory,
    ) -> ScoredRoles {
        let standing = self.standing(held).wishing(wished.iter().copied());
        let known = (self.engine.catalog(), self.engine.lexicon());
        let scores = self.engine.ranker().scores(known, career, &standing);
        let no_role_fits = scores.nothing_fits();
        let chosen: Vec<RoleId> = match &self.selection {
            Selection::Top(most) => scores.order().iter().take(*most).copied().collect(),
            Selection::Roles(roles) => roles.clone(),
        };
        let planned = self.is_planned(no_role_fits);
        let role = |role: RoleId| {
            let place = (scores.place(role), scores.relevance(role));
            self.role((role, planned), place, &standing, (&mut memory.scratch, &mut memory.remembered))
        };
        ScoredRoles { roles: chosen.into_iter().map(role).collect(), no_role_fits }
    }

    fn standing(&self, held: &[Held]) -> Standing {
        Standing::from_follows(&self.prepared.follows, held)
    }

    /// The roles with their places.
    fn chosen(&self, standing: &Standing, ranking: &mut Ranking) -> Vec<(usize, RoleId)> {
        let ranker = self.engine.ranker();
        match &self.selection {
            Selection::Top(most) => {
                ranker.best(standing, *most, ranking);
                (1..).zip(ranking.best().map(|(role, _)| role)).collect()
            }
            Selection::Roles(roles) => {
                ranker.best(standing, 1, ranking);
                roles.iter().map(|role| (ranking.place(*role), *role)).collect()
            }
        }
    }

    /// Whether somebody has named the roles.
    fn are_named(&self) -> bool {
        matches!(self.selection, Selection::Roles(_))
    }

    /// Whether next steps are named: who names a role gets them, however far it is.
    fn is_planned(&self, no_role_fits: bool) -> bool {
        !no_role_fits || self.are_named()
    }

    fn role(
        &self,
        (role, planned): (RoleId, bool),
        (rank, relevance): (usize, f64),
        standing: &Standing,
        (scratch, remembered): (&mut Scratch, &mut Remembered),
    ) -> ScoredRole {
        let catalog = self.engine.catalog();
        let prepare = || PreparedRole::new(catalog, catalog.role(role));
        let prepared = self.prepared.roles.get(role.index()).map(|prepared| prepared.get_or_init(prepare));
        let [most_gaps, most_steps] = self.most;
        let most = [most_gaps, if planned { most_steps } else { 0 }];
        let found = match prepared {
            None => Findings::default(),
            Some(prepared) if self.gains => prepared.findings(standing, most, scratch),
            Some(prepared) if prepared.stands_alone() => {
                prepared.findings_without_gains(standing, most, scratch)
            }
            Some(prepared) => remembered.findings(
                (role, most),
                |key| prepared.write_held(standing, key),
                || prepared.findings_without_gains(standing, most, scratch),
            ),
        };
        let Findings { fit, gaps, gains, steps } = found;
        ScoredRole { role, rank, fit, relevance, gaps, gains, steps }
    }
}
