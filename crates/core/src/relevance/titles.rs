//! Compares job titles with titles of roles, word by word.
//!
//! A title is a set of words with abbreviations expanded. Its similarity to the title of a role is the idf of
//! the shared words, over a mean of the idf of each title's words (the ratio model of Tversky 1977). Words of
//! seniority count little: a senior accountant is an accountant.

use super::title_words::TitleWords;
use crate::career::Career;
use crate::catalog::RoleId;
use crate::lexicon::{Languages, Lexicon};
use crate::lists::{Lists, small};
use crate::matcher::{british, stem};
use crate::titles::title_words;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The weight of the person's title in that mean; the rest is the role's. Titles in resumes say more than
/// those in a catalogue (the team, the product, the place). Of 0.35, 0.5 and 0.7, the first is best on the
/// development resumes (first role right for 54%, 51% and 48% by titles alone).
const PERSONS_SHARE: f64 = 0.35;
/// The weight of a word of seniority relative to another word of the same idf.
const SENIORITY: f64 = 0.2;
/// The factor for alternative titles.
const ALTERNATIVE: f64 = 0.97;

/// The weight of a title that is similar to none, which every career has: a single short job says less than
/// several. 0 and 1 are worse on the development resumes.
pub(super) const UNSEEN: f64 = 0.6;

/// The words of titles, and the languages to read them in.
pub(super) type Words<'l> = (&'l Lexicon, Languages);

/// The titles of all roles of a catalogue.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RoleTitles {
    terms: FxHashMap<String, u32>,
    /// By term.
    idf: Vec<f64>,
    /// The idf of a word that no title has.
    unknown: f64,
    names: Vec<Name>,
    /// By term, the names that contain it.
    postings: Lists<u32>,
    roles: usize,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Name {
    role: u32,
    /// The total idf of its words.
    weight: f64,
    /// The factor for its similarity.
    share: f64,
}

/// One of the person's titles, with its similarity to a role.
#[derive(Debug, Clone, PartialEq)]
pub struct LikeTitle {
    /// The title as written in the resume.
    pub title: String,
    /// The years it was held, if the resume says so.
    pub years: Option<f64>,
    /// The similarity, in `[0,1]`.
    pub likeness: f64,
}

impl RoleTitles {
    /// Indexes the titles of this many roles.
    pub(super) fn new(said: &TitleWords, roles: usize) -> Self {
        let mut terms: FxHashMap<String, u32> = FxHashMap::default();
        let number = |word: &str| {
            let next = small(terms.len());
            *terms.entry(term_of(word)).or_insert(next)
        };
        let term_of_word: Vec<u32> = said.words().map(number).collect();
        let (mut names, mut listed, mut row) = (Vec::new(), Lists::default(), Vec::new());
        for (role, preferred, words) in said.titles() {
            row.extend(words.iter().map(|word| term_of_word[*word as usize]));
            row.sort_unstable();
            row.dedup();
            listed.push(row.drain(..));
            names.push(Name { role, weight: 0.0, share: if preferred { 1.0 } else { ALTERNATIVE } });
        }
        let idf = idf_by_role(&names, &listed, terms.len(), roles);
        for (at, name) in names.iter_mut().enumerate() {
            name.weight = listed.get(at).iter().map(|term| idf[*term as usize]).sum();
        }
        let postings = Lists::by_key(idf.len(), |put| {
            for at in 0..listed.len() {
                listed.get(at).iter().for_each(|term| put(*term as usize, small(at)));
            }
        });
        let unknown = (1.0 + roles as f64).ln() / 2.0;
        Self { terms, idf, unknown, names, postings, roles }
    }

    /// The similarity of each role's titles to the titles of a career, in `[0,1]`: the mean, weighted by title,
    /// with [`UNSEEN`].
    pub(super) fn likenesses(&self, career: &Career, words: Words<'_>) -> Vec<f64> {
        let mut sums = vec![0.0; self.roles];
        let mut weights = 0.0;
        let mut likeness = vec![0.0; self.roles];
        for title in career.titles() {
            likeness.fill(0.0);
            if self.likeness(&title.text, words, &mut likeness) {
                weights += title.weight;
                sums.iter_mut().zip(&likeness).for_each(|(sum, like)| *sum += title.weight * like);
            }
        }
        sums.iter_mut().for_each(|sum| *sum /= weights + UNSEEN);
        sums
    }

    /// The titles of a career that are similar to a role's, most similar first, each once.
    pub(super) fn like(&self, career: &Career, role: RoleId, words: Words<'_>) -> Vec<LikeTitle> {
        let mut like: Vec<LikeTitle> = Vec::new();
        for title in career.titles() {
            let mut likeness = vec![0.0; self.roles];
            self.likeness(&title.text, words, &mut likeness);
            let likeness = likeness.get(role.index()).copied().unwrap_or(0.0);
            match like.iter_mut().find(|known| known.title.eq_ignore_ascii_case(&title.text)) {
                Some(known) => known.years = known.years.into_iter().chain(title.years).reduce(f64::max),
                None => like.push(LikeTitle { title: title.text.clone(), years: title.years, likeness }),
            }
        }
        like.retain(|title| title.likeness > 0.0);
        like.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        like
    }

    /// Raises the similarity of each role to that of its most similar title; returns whether the title has
    /// any words.
    fn likeness(&self, title: &str, words: Words<'_>, by_role: &mut [f64]) -> bool {
        let mut words = terms_of(title, words);
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by(|again, first| again.0 == first.0);
        let mut shared: FxHashMap<u32, f64> = FxHashMap::default();
        let mut own = 0.0;
        for (word, share) in &words {
            let term = self.terms.get(word).copied();
            let idf = term.map_or(self.unknown, |term| self.idf[term as usize]);
            own += share * idf;
            for name in term.map_or(&[] as &[u32], |term| self.postings.get(term as usize)) {
                *shared.entry(*name).or_default() += share * idf;
            }
        }
        for (name, both) in shared {
            let Some(name) = self.names.get(name as usize) else { continue };
            let mean = PERSONS_SHARE * own + (1.0 - PERSONS_SHARE) * name.weight;
            if let Some(best) = by_role.get_mut(name.role as usize) {
                *best = f64::max(*best, (name.share * both / mean).min(1.0));
            }
        }
        !words.is_empty()
    }
}

/// The stems of a title's words with their weights.
fn terms_of(title: &str, (lexicon, languages): Words<'_>) -> Vec<(String, f64)> {
    let words = title_words(title, lexicon, languages);
    let all_senior = words.iter().all(|(_, senior)| *senior);
    words
        .into_iter()
        .map(|(word, senior)| (term_of(&word), if senior && !all_senior { SENIORITY } else { 1.0 }))
        .collect()
}

/// The common term for words with one origin.
fn term_of(word: &str) -> String {
    stem(&british(word)).to_owned()
}

fn idf_by_role(names: &[Name], listed: &Lists<u32>, terms: usize, roles: usize) -> Vec<f64> {
    let mut having = vec![0u32; terms];
    let mut last = vec![u32::MAX; terms];
    for (at, name) in names.iter().enumerate() {
        for term in listed.get(at) {
            if last[*term as usize] != name.role {
                last[*term as usize] = name.role;
                having[*term as usize] += 1;
            }
        }
    }
    having.into_iter().map(|n| (1.0 + roles as f64 / f64::from(n.max(1))).ln()).collect()
}
