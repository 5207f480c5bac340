//! Many people against the roles of a catalogue, in memory: lists of skills in, roles out, without words.
//!
//! A [`Scorer`] says of a list what a table says of a row and a report of a resume: all of them are built on one
//! [`RoleScorer`].

mod items;
mod remembered;
mod roles;

pub(crate) use roles::PreparedRoles;

pub use items::{ItemReading, MOST_COMPARED};
pub use roles::{Held, Memory, Named, RoleScorer, ScoredRoles};

use crate::career::Career;
use crate::catalog::{RoleId, SkillId};
use crate::date::Month;
use crate::engine::Engine;
use crate::mention::{Mention, Outcome};
use crate::plan::{Gap, StepKey};
use crate::report::Selection;
use crate::resume::Resume;
use crate::units::{Confidence, Level};
use items::Items;

/// A role for one person, as numbers and places in the catalogue.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ScoredRole {
    /// The role.
    pub role: RoleId,
    /// Its place among all roles of the catalogue for this person, from 1.
    pub rank: usize,
    /// "How ready am I?", in `[0,1]`.
    pub fit: f64,
    /// "Which role is mine?", in `[0,1]`.
    pub relevance: f64,
    /// The largest gaps, largest first.
    pub gaps: Vec<Gap>,
    /// For each of the gaps, what learning it alone would add to the fit.
    pub gains: Vec<f64>,
    /// The first steps of the plan; [`step_action`](crate::plan::step_action) says them in words.
    pub steps: Vec<StepKey>,
}

/// What a [`Scorer`] says of one person.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Scored {
    /// The skills that are held, each once, in the order in which they were named.
    pub held: Vec<Held>,
    /// The items of the list, by their places in it, that name no skill of the catalogue.
    pub unrecognised: Vec<usize>,
    /// The roles, the likeliest first or in the order that was asked for; none for somebody who holds nothing that any
    /// role asks for.
    pub roles: Vec<ScoredRole>,
    /// Whether none of the catalogue's roles is likely: `roles` are the nearest all the same.
    pub no_role_fits: bool,
}

/// Scores one person after the other; make one for each thread.
///
/// What is prepared of roles lies in the [`Engine`] and is shared. A scorer remembers what up to 32 MiB of items name,
/// and answers the same whatever it remembers. It uses no threads of its own.
///
/// ```
/// use skillgap_core::{Engine, Scorer, sample};
/// let engine = Engine::new(sample::catalog());
/// let mut scorer = Scorer::new(&engine).top(1);
/// let lists = [vec!["Python", "Pyhton 3", "TensorFlow"], vec!["React", "knitting"]];
/// let first = |scored: &skillgap_core::Scored| scored.roles.first().map(|role| role.role);
/// let roles: Vec<_> = lists.iter().map(|list| first(scorer.score(list))).collect();
/// let title = |role| engine.catalog().role(role).title.as_str();
/// assert_eq!(roles[0].map(title), Some("Machine Learning Engineer"));
/// assert_eq!(roles[1].map(title), Some("Web Developer"));
/// assert_eq!(scorer.score(["knitting"]).unrecognised, [0]);
/// ```
#[derive(Debug)]
pub struct Scorer<'e> {
    engine: &'e Engine,
    roles: RoleScorer<'e>,
    items: Items,
    memory: Memory,
    named: Vec<Named>,
    scored: Scored,
    today: Option<Month>,
}

impl<'e> Scorer<'e> {
    /// Scores against the best three roles, and names up to ten gaps and no steps of each.
    #[must_use]
    pub fn new(engine: &'e Engine) -> Self {
        let roles = RoleScorer::new(engine, Selection::Top(3), [10, 0]);
        let (items, memory) = (Items::default(), Memory::default());
        Self { engine, roles, items, memory, named: Vec::new(), scored: Scored::default(), today: None }
    }

    /// Against the best so many roles; at least one.
    #[must_use]
    pub fn top(mut self, most: usize) -> Self {
        self.roles.selection = Selection::Top(most.max(1));
        self
    }

    /// Against these roles, in this order.
    #[must_use]
    pub fn for_roles(mut self, roles: impl IntoIterator<Item = RoleId>) -> Self {
        self.roles.selection = Selection::Roles(roles.into_iter().collect());
        self
    }

    /// Jobs that go on last up to this month; else up to the latest month that a resume names.
    #[must_use]
    pub fn today(mut self, today: Month) -> Self {
        self.today = Some(today);
        self
    }

    /// Names up to so many gaps of each role.
    #[must_use]
    pub fn gaps(mut self, most: usize) -> Self {
        self.roles.most[0] = most;
        self
    }

    /// Names up to so many next steps of each role.
    #[must_use]
    pub fn steps(mut self, most: usize) -> Self {
        self.roles.most[1] = most;
        self
    }

    /// Scores who names these skills, as people write them ("Python (advanced)", "k8s").
    pub fn score<S: AsRef<str>>(&mut self, skills: impl IntoIterator<Item = S>) -> &Scored {
        self.named.clear();
        self.scored.unrecognised.clear();
        self.items.read(self.engine, skills, (&mut self.named, &mut self.scored.unrecognised));
        let held = self.roles.settled(&self.named);
        self.score_by_skills(&held)
    }

    /// Scores who holds these skills of the catalogue, with their levels where they are known.
    ///
    /// ```
    /// use skillgap_core::{Engine, Level, Scorer, sample};
    /// let engine = Engine::new(sample::catalog());
    /// let python = engine.catalog().find_skill("python").unwrap();
    /// let scored = Scorer::new(&engine).score_known(&[(python, Some(Level::Advanced))]).clone();
    /// assert!(scored.roles[0].fit > 0.0);
    /// ```
    pub fn score_known(&mut self, skills: &[(SkillId, Option<Level>)]) -> &Scored {
        self.scored.unrecognised.clear();
        let known = skills.iter().filter(|(skill, _)| self.engine.catalog().skills().len() > skill.index());
        let held: Vec<Held> = known.map(|(skill, level)| (*skill, Confidence::ONE, *level)).collect();
        self.score_by_skills(&held)
    }

    /// Scores a resume by its skills, job titles and duties, as a report does; nothing of it is remembered.
    pub fn score_resume(&mut self, resume: &Resume) -> &Scored {
        let mentions = self.engine.mentions(resume);
        let held: Vec<Held> = mentions.iter().filter_map(held_by).collect();
        let wished: Vec<SkillId> = mentions.iter().filter_map(Mention::wished).collect();
        self.scored.unrecognised.clear();
        let career = Career::on(resume, self.today);
        let scored = self.roles.by_career((&held, &wished), &career, &mut self.memory);
        self.done(&held, scored)
    }

    fn score_by_skills(&mut self, held: &[Held]) -> &Scored {
        let scored = self.roles.by_skills(held, &mut self.memory);
        self.done(held, scored)
    }

    fn done(&mut self, held: &[Held], ScoredRoles { roles, no_role_fits }: ScoredRoles) -> &Scored {
        self.scored.held = each_once(held);
        (self.scored.roles, self.scored.no_role_fits) = (roles, no_role_fits);
        &self.scored
    }
}

fn held_by(mention: &Mention) -> Option<Held> {
    match mention.outcome {
        Outcome::Held { candidate, level } => Some((candidate.skill, candidate.score, level)),
        Outcome::SetAside { .. } | Outcome::Unrecognised { .. } => None,
    }
}

/// Each skill once, where it is first named, with the larger confidence and the highest level.
fn each_once(held: &[Held]) -> Vec<Held> {
    let mut sorted: Vec<(usize, Held)> = held.iter().copied().enumerate().collect();
    sorted.sort_by_key(|(at, (skill, ..))| (*skill, *at));
    sorted.dedup_by(|(_, again), (_, first)| {
        let same = again.0 == first.0;
        if same {
            *first = (first.0, first.1.max(again.1), first.2.max(again.2));
        }
        same
    });
    sorted.sort_unstable_by_key(|(at, _)| *at);
    sorted.into_iter().map(|(_, held)| held).collect()
}
