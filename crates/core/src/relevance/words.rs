//! Compares the words of duties with the words of roles.
//!
//! A role is a document: its titles, definition, responsibilities, the sentences of its requirements and the
//! labels of their skills. Documents and queries are weighted by (1 + ln of the count of a word) x ln((1 +
//! roles) / (1 + roles that have it)), and compared by cosine (Salton and Buckley 1988). Words are compared
//! by stem, treating British and American spelling alike.

use super::summed;
use super::titles::Words;
use crate::career::{Career, tells};
use crate::catalog::{Catalog, Role, RoleId};
use crate::lists::Lists;
use crate::matcher::{british, stem};
use crate::text::{fold, words};
use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::sync::OnceLock;

/// The count assumed for each word of the title.
const TITLE: f32 = 2.0;

/// The words of all roles of a catalogue.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RoleWords {
    /// By the hash of a stem, whose text is not needed.
    terms: FxHashMap<u64, u32>,
    /// By term.
    idf: Vec<f32>,
    /// The idf of a word that no role has: it may be a name, or belong to another field.
    unknown: f32,
    /// By term, the roles that contain it, with its component of their vectors, by role.
    postings: Lists<(u32, f32)>,
    roles: usize,
    /// By role, its terms with their components of its vector, by term.
    #[serde(skip)]
    rows: OnceLock<Lists<(u32, f32)>>,
}

/// The words of a person's duties.
struct Query {
    /// By term.
    terms: Vec<(u32, f64)>,
    /// The length of the vector, including words that no role has; above 0.
    length: f64,
}

/// A word of a person's duties that a role has too.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedWord {
    /// The folded word as in the resume.
    pub word: String,
    /// Its share of the cosine; above 0.
    pub part: f64,
}

impl RoleWords {
    /// Indexes the words of a catalogue's roles; `foreign` includes the names of their skills in other
    /// languages.
    pub(super) fn new(catalog: &Catalog, foreign: bool) -> Self {
        let mut terms = Terms::default();
        let mut labels: Vec<Vec<u32>> = catalog.skills().iter().map(|skill| terms.of(&skill.label)).collect();
        if foreign {
            for name in catalog.foreign_names().iter() {
                labels[name.skill.index()].extend(terms.of_folded(name.folded));
            }
        }
        let (mut rows, mut tally, mut said) = (Lists::default(), Vec::new(), Vec::new());
        for role in catalog.roles() {
            document(role, &labels, foreign, (&mut terms, &mut tally), &mut said);
            rows.push(said.drain(..));
        }
        let mut having = vec![0u32; terms.ids.len()];
        rows.items().iter().for_each(|(term, _)| having[*term as usize] += 1);
        let all = 1.0 + rows.len() as f32;
        let idf: Vec<f32> = having.iter().map(|n| (all / (1.0 + *n as f32)).ln()).collect();
        for role in 0..rows.len() {
            let role = rows.get_mut(role);
            role.iter_mut().for_each(|(term, count)| *count = damped(*count) * idf[*term as usize]);
            let length = role.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            role.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        }
        let postings = Lists::by_key(idf.len(), |put| {
            for role in 0..rows.len() {
                let id = crate::lists::small(role);
                rows.get(role).iter().for_each(|(term, weight)| put(*term as usize, (id, *weight)));
            }
        });
        let roles = rows.len();
        Self { terms: terms.ids, idf, unknown: all.ln() / 2.0, postings, roles, rows: rows.into() }
    }

    /// The cosine of one role's words with those of every role, by role.
    pub(crate) fn alike(&self, role: RoleId) -> Vec<f64> {
        let mut sums = vec![0.0f64; self.roles];
        for (term, weight) in self.rows().get(role.index()) {
            for (other, share) in self.postings.get(*term as usize) {
                sums[*other as usize] += f64::from(weight * share);
            }
        }
        sums
    }

    fn rows(&self) -> &Lists<(u32, f32)> {
        self.rows.get_or_init(|| {
            Lists::by_key(self.roles, |put| {
                for term in 0..self.postings.len() {
                    let id = crate::lists::small(term);
                    self.postings
                        .get(term)
                        .iter()
                        .for_each(|(role, share)| put(*role as usize, (id, *share)));
                }
            })
        })
    }

    /// The cosine of a career's words with those of every role, by role.
    pub(super) fn cosines(&self, career: &Career, words: Words<'_>) -> Vec<f64> {
        let mut sums = vec![0.0f64; self.roles];
        let query = self.query(career, words);
        for (term, weight) in &query.terms {
            for (role, share) in self.postings.get(*term as usize) {
                sums[*role as usize] += weight * f64::from(*share);
            }
        }
        sums.iter_mut().for_each(|sum| *sum /= query.length);
        sums
    }

    /// The words that a career shares with a role, most significant first, at most `most`.
    pub(super) fn shared(
        &self,
        career: &Career,
        words: Words<'_>,
        role: RoleId,
        most: usize,
    ) -> Vec<SharedWord> {
        let query = self.query(career, words);
        let mut parts: FxHashMap<u32, f64> = FxHashMap::default();
        for (term, weight) in &query.terms {
            let postings = self.postings.get(*term as usize);
            let found = postings.binary_search_by_key(&role.0, |(role, _)| *role).ok();
            if let Some((_, share)) = found.and_then(|at| postings.get(at)) {
                parts.insert(*term, weight * f64::from(*share) / query.length);
            }
        }
        // Among words with the same stem, the most frequent one is shown.
        let mut said: FxHashMap<u32, &(String, u32)> = FxHashMap::default();
        for word in career.words() {
            let Some(term) = self.term(&word.0).filter(|term| parts.contains_key(term)) else { continue };
            let kept = said.entry(term).or_insert(word);
            if word.1 > kept.1 {
                *kept = word;
            }
        }
        let shared = said.into_iter().map(|(term, (word, _))| (word, parts.get(&term)));
        let mut shared: Vec<SharedWord> =
            shared.filter_map(|(word, part)| Some(SharedWord { word: word.clone(), part: *part? })).collect();
        shared.sort_by(|a, b| b.part.total_cmp(&a.part).then_with(|| a.word.cmp(&b.word)));
        shared.truncate(most);
        shared
    }

    /// The words of a career with their weights; words with the same stem are added up.
    fn query(&self, career: &Career, (lexicon, languages): Words<'_>) -> Query {
        let mut terms: Vec<(u32, f64)> = Vec::new();
        let mut unknown = 0.0;
        let common = |word: &str| lexicon.function_words().holds(word, languages);
        for (word, count) in career.words().iter().filter(|(word, _)| !common(word)) {
            match self.term(word) {
                Some(term) => terms.push((term, f64::from(*count))),
                None => unknown += (damped(*count as f32) * self.unknown).powi(2),
            }
        }
        let mut terms = summed(terms);
        let mut squares = f64::from(unknown);
        for (term, weight) in &mut terms {
            *weight = f64::from(damped(*weight as f32) * self.idf[*term as usize]);
            squares += *weight * *weight;
        }
        Query { terms, length: squares.sqrt().max(f64::MIN_POSITIVE) }
    }

    fn term(&self, word: &str) -> Option<u32> {
        self.terms.get(&hash_of(word)).copied()
    }
}

fn damped(count: f32) -> f32 {
    if count > 1.0 { 1.0 + count.ln() } else { count }
}

fn hash_of(word: &str) -> u64 {
    hash(stem(&british(word)))
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Fills `said` with the terms of one role and their counts, by term; `tally` is all zeros before and after. Titles in other
/// scripts count only for texts in other languages.
fn document(
    role: &Role,
    labels: &[Vec<u32>],
    foreign: bool,
    (terms, tally): (&mut Terms, &mut Vec<f32>),
    said: &mut Vec<(u32, f32)>,
) {
    said.extend(terms.of(&role.title).into_iter().map(|term| (term, TITLE)));
    let facts = role.definition.iter().chain(&role.responsibilities).map(|fact| &fact.text);
    let titles = role.alt_titles.iter().filter(|title| foreign || title.chars().all(is_latin));
    for text in titles.chain(facts) {
        said.extend(terms.of(text).into_iter().map(|term| (term, 1.0)));
    }
    for requirement in &role.requirements {
        let label = requirement.alternatives.first().map(|skill| skill.index());
        // In taxonomies, the sentence of a requirement is the label of its skill.
        let own = requirement.source != crate::catalog::Source::Imported;
        if own || label.is_none() {
            said.extend(terms.of(&requirement.text).into_iter().map(|term| (term, 1.0)));
        }
        let skills = requirement.alternatives.iter().filter_map(|skill| labels.get(skill.index()));
        said.extend(skills.flatten().map(|term| (*term, 1.0)));
    }
    tally.resize(terms.ids.len(), 0.0);
    said.iter().for_each(|(term, times)| tally[*term as usize] += times);
    said.sort_by_key(|(term, _)| *term);
    said.dedup_by_key(|(term, _)| *term);
    said.iter_mut().for_each(|(term, times)| *times = std::mem::take(&mut tally[*term as usize]));
}

/// Whether a character is no letter of another script than the Latin one.
fn is_latin(c: char) -> bool {
    !c.is_alphabetic() || matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Terms by the hash of their stem, numbered in order of occurrence.
#[derive(Default)]
struct Terms {
    ids: FxHashMap<u64, u32>,
    /// By the hash of a word as written, because most words of a catalogue repeat often.
    words: FxHashMap<u64, Option<u32>>,
}

impl Terms {
    fn of(&mut self, text: &str) -> Vec<u32> {
        self.of_folded(&fold(text))
    }

    fn of_folded(&mut self, folded: &str) -> Vec<u32> {
        words(folded).filter_map(|word| self.term(word)).collect()
    }

    /// The term of a word that [can describe work](tells).
    fn term(&mut self, word: &str) -> Option<u32> {
        let known = hash(word);
        if let Some(term) = self.words.get(&known) {
            return *term;
        }
        let next = crate::lists::small(self.ids.len());
        let term = tells(word).then(|| *self.ids.entry(hash_of(word)).or_insert(next));
        self.words.insert(known, term);
        term
    }
}
