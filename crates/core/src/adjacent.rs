//! Adjacent roles: roles like a given one that a profile is nearly ready for.
//!
//! How alike two roles are is measured by what they ask for and by how they are described, each as a vector
//! (Salton and Buckley 1988):
//!
//! - a role is the set of its skills, and its words as [`Ranker`] compares them with those of duties
//! - weight of a skill = its idf; weight of a word = (1 + ln of how often it occurs) x its idf;
//!   idf = ln((1 + roles) / roles that have it)
//! - likeness = [`SKILLS_SHARE`] x cosine of the skills + the rest x cosine of the words
//!
//! Measured against the ten primary Related Occupations that O*NET 29.2 names for each of its 923 occupations,
//! recall among the first ten (`tests/ingest/ranking.rs`): 0.51; skills alone 0.27, Jaccard of the skills 0.16.
//!
//! Which of the roles alike are named is decided by readiness, as people's ratings of transitions are (Mapping
//! Career Causeways, Nesta 2020): of the nearest [`NEIGHBOURS`] those with the highest fit.

use crate::catalog::{Catalog, Role, RoleId};
use crate::fit::readiness;
use crate::relevance::{Ranker, RoleWords};
use crate::standing::Standing;

/// What skills weigh in the likeness beside words. Of 0.2, 0.35 and 0.5 the first two do equally well on O*NET
/// (recall 0.52 and 0.51), the last worse (0.48); the larger of the two, since it is skills that carry over.
pub const SKILLS_SHARE: f64 = 0.2;

/// Roles further away than so many others are not adjacent; O*NET relates twenty to each.
pub const NEIGHBOURS: usize = 20;

/// So many adjacent roles are named.
pub const MOST_ADJACENT: usize = 5;

/// Who fits a role less than this share of the fit for the role that it is like is not nearly ready for it.
pub const NEARLY_READY: f64 = 0.5;

/// A role like another one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjacent {
    /// The role.
    pub role: RoleId,
    /// How alike the two are, in `[0,1]`.
    pub likeness: f64,
    /// How ready the profile is for it, in `[0,1]`.
    pub fit: f64,
}

/// How alike the roles of a catalogue are.
#[derive(Debug)]
pub struct Likeness<'r> {
    skills: Vectors,
    words: &'r RoleWords,
}

impl<'r> Likeness<'r> {
    /// Prepares the vectors of all roles; their words are those that the ranker compares duties with.
    #[must_use]
    pub fn new(catalog: &Catalog, ranker: &'r Ranker) -> Self {
        let skills = catalog.roles().iter().map(asked).collect();
        Self { skills: Vectors::new(skills, catalog.skills().len()), words: ranker.words(catalog) }
    }

    /// The roles that are like this one, the nearest first; equal ones go by id.
    ///
    /// ```
    /// use skillgap_core::{adjacent::Likeness, relevance::Ranker, sample};
    /// let catalog = sample::catalog();
    /// let ranker = Ranker::new(&catalog);
    /// let likeness = Likeness::new(&catalog, &ranker);
    /// let web = catalog.find_role("web-developer").unwrap();
    /// assert!(likeness.nearest(web).iter().all(|(role, alike)| *role != web && *alike <= 1.0));
    /// ```
    #[must_use]
    pub fn nearest(&self, role: RoleId) -> Vec<(RoleId, f64)> {
        let (skills, words) = (self.skills.cosines(role), self.words.alike(role));
        let mixed = skills.zip(words).map(|(s, w)| SKILLS_SHARE * s + (1.0 - SKILLS_SHARE) * w);
        let others = (0u32..).map(RoleId).zip(mixed.map(|alike| alike.clamp(0.0, 1.0)));
        let mut nearest: Vec<_> = others.filter(|(other, alike)| *other != role && *alike > 0.0).collect();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        nearest
    }
}

/// The roles like the first of `known` that a standing is nearly ready for, the readiest first; none of `known`.
#[must_use]
pub fn adjacent(
    catalog: &Catalog,
    likeness: &Likeness<'_>,
    standing: &Standing,
    known: &[RoleId],
) -> Vec<Adjacent> {
    let Some(anchor) = known.first().copied() else { return Vec::new() };
    let ready = |role: RoleId| readiness(catalog.role(role), standing);
    let least = NEARLY_READY * ready(anchor);
    let nearest = likeness.nearest(anchor).into_iter().filter(|(role, _)| !known.contains(role));
    let fitted =
        nearest.take(NEIGHBOURS).map(|(role, likeness)| Adjacent { role, likeness, fit: ready(role) });
    let mut found: Vec<Adjacent> = fitted.filter(|a| a.fit > 0.0 && a.fit >= least).collect();
    found.sort_by(|a, b| b.fit.total_cmp(&a.fit).then(b.likeness.total_cmp(&a.likeness)));
    found.truncate(MOST_ADJACENT);
    found
}

/// Every skill that a role names, once.
fn asked(role: &Role) -> Vec<(u32, f64)> {
    let skills = role.requirements.iter().flat_map(|r| &r.alternatives);
    let mut named: Vec<u32> = skills.map(|skill| skill.0).collect();
    named.sort_unstable();
    named.dedup();
    named.into_iter().map(|skill| (skill, 1.0)).collect()
}

/// Sparse vectors of length 1, one a role.
#[derive(Debug, Clone)]
struct Vectors {
    rows: Vec<Vec<(u32, f64)>>,
    terms: usize,
}

impl Vectors {
    /// Weighs by idf; terms are below `terms`.
    fn new(mut rows: Vec<Vec<(u32, f64)>>, terms: usize) -> Self {
        let mut having = vec![0u32; terms];
        rows.iter().flatten().for_each(|(term, _)| having[*term as usize] += 1);
        let all = 1.0 + rows.len() as f64;
        for row in &mut rows {
            // Sums depend on the order of their parts, and the order of a hash map is nobody's.
            row.sort_by_key(|(term, _)| *term);
            row.iter_mut()
                .for_each(|(term, weight)| *weight *= (all / f64::from(having[*term as usize])).ln());
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            row.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
        }
        Self { rows, terms }
    }

    /// The cosine of one role's vector with every role's.
    fn cosines(&self, role: RoleId) -> impl Iterator<Item = f64> + '_ {
        let mut wanted = vec![0.0; self.terms];
        self.rows.get(role.index()).into_iter().flatten().for_each(|(term, w)| wanted[*term as usize] = *w);
        self.rows.iter().map(move |row| row.iter().map(|(term, w)| wanted[*term as usize] * w).sum())
    }
}
