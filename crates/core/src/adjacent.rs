//! Adjacent roles: roles similar to a given one that a profile is nearly ready for.
//!
//! The similarity of two roles compares what they ask for and how they are described, each as a vector
//! (Salton and Buckley 1988):
//!
//! - a role is the set of its skills, plus its words as [`Ranker`] compares them with the words of duties
//! - weight of a skill = its idf; weight of a word = (1 + ln of its count) x its idf; idf = ln((1 + roles) /
//!   roles that have it)
//! - similarity = [`SKILLS_SHARE`] x cosine of the skills + the rest x cosine of the words
//!
//! Recall@10 against the ten primary Related Occupations that O*NET 29.2 lists for each of its 923
//! occupations (`tests/ingest/ranking.rs`): 0.51; skills alone 0.27, Jaccard of the skills 0.16.
//!
//! Among the nearest [`NEIGHBOURS`], those with the highest fit are reported, because people's ratings of
//! transitions follow readiness (Mapping Career Causeways, Nesta 2020).

use crate::catalog::{Catalog, Role, RoleId};
use crate::fit::readiness;
use crate::relevance::{Ranker, RoleWords};
use crate::standing::Standing;

/// The weight of skills in the similarity of roles; the rest is words. Of 0.2, 0.35 and 0.5, the first two do
/// equally well on O*NET (recall 0.52 and 0.51) and the last worse (0.48).
pub const SKILLS_SHARE: f64 = 0.2;

/// The number of nearest roles considered; O*NET relates twenty to each.
pub const NEIGHBOURS: usize = 20;

/// The most adjacent roles reported.
pub const MOST_ADJACENT: usize = 5;

/// The least fit, as a share of the fit for the similar role, at which a profile counts as nearly ready.
pub const NEARLY_READY: f64 = 0.5;

/// A role similar to another one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjacent {
    /// The role.
    pub role: RoleId,
    /// How similar the two are, in `[0,1]`.
    pub likeness: f64,
    /// How ready the profile is for the role, in `[0,1]`.
    pub fit: f64,
}

/// How similar the roles of a catalogue are to each other.
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

    /// The roles most similar to this one, nearest first; ties are ordered by id.
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

/// The roles similar to the first of `known` that a standing is nearly ready for, readiest first, without
/// those in `known`.
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

/// Sparse vectors of length 1, one per role.
#[derive(Debug, Clone)]
struct Vectors {
    rows: Vec<Vec<(u32, f64)>>,
    terms: usize,
}

impl Vectors {
    /// Weights terms by idf; term numbers are below `terms`.
    fn new(mut rows: Vec<Vec<(u32, f64)>>, terms: usize) -> Self {
        let mut having = vec![0u32; terms];
        rows.iter().flatten().for_each(|(term, _)| having[*term as usize] += 1);
        let all = 1.0 + rows.len() as f64;
        for row in &mut rows {
            // Floating-point sums depend on order, and a hash map has none.
            row.sort_by_key(|(term, _)| *term);
            row.iter_mut()
                .for_each(|(term, weight)| *weight *= (all / f64::from(having[*term as usize])).ln());
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            row.iter_mut().for_each(|(_, weight)| *weight /= length.max(f64::MIN_POSITIVE));
        }
        Self { rows, terms }
    }

    /// The cosine of one role's vector with each role's.
    fn cosines(&self, role: RoleId) -> impl Iterator<Item = f64> + '_ {
        let mut wanted = vec![0.0; self.terms];
        self.rows.get(role.index()).into_iter().flatten().for_each(|(term, w)| wanted[*term as usize] = *w);
        self.rows.iter().map(move |row| row.iter().map(|(term, w)| wanted[*term as usize] * w).sum())
    }
}
