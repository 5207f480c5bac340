//! The last tier: labels that are like a mention, proposed by the index and scored one by one.

use super::acceptable::least_alignment;
use super::found::{ACCEPTABLE, Found};
use super::propose::{self, Breadth, NARROW, WIDE};
use super::query::{OrdinaryWords, Query};
use super::{Matcher, Method, Name, Session, similarity, slips, technology};

/// A label this like by its words need not be looked for by trigrams.
const GOOD_BY_WORDS: f64 = 0.85;

/// What taking a form apart adds to the [work](Session::work).
const FORM: u64 = 200;
/// What comparing a label with it adds.
const LABEL: u64 = 10;

/// Which labels are compared with a mention that no name fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those that the index proposes.
    Proposed,
    /// Those of them that may be accepted.
    Acceptable,
    /// Every one.
    All,
}

impl Matcher {
    /// What is like the mention, or like its barest form.
    pub(super) fn like(&self, name: &Name, reach: Reach, session: &mut Session, found: &mut Found) {
        self.fuzzy((&name.folded, 0.0), name, reach, session, found);
        // What lies between the barest form and the mention is seldom better than both.
        if let Some((form, penalty)) = name.forms.iter().skip(1).min_by_key(|(form, _)| form.len()) {
            self.fuzzy((form, *penalty), name, reach, session, found);
        }
        // A kind is never accepted.
        if reach != Reach::Acceptable {
            let kind = name
                .forms
                .iter()
                .find_map(|(form, _)| technology::of_kind(&self.index, self.lexicon.technology(), form));
            kind.into_iter().for_each(|(skill, score)| found.add(skill, score, Method::Fuzzy, 0));
        }
    }

    /// Adds what is like one form of a mention, which is so much less certain than the mention itself.
    pub(super) fn fuzzy(
        &self,
        (form, penalty): (&str, f64),
        name: &Name,
        reach: Reach,
        session: &mut Session,
        found: &mut Found,
    ) {
        let languages = name.languages;
        let Session { scratch, work, .. } = session.with(self, languages);
        let likeness = self.index.likeness();
        let ordinary =
            OrdinaryWords { lexicon: &self.lexicon, languages: languages.and(self.lexicon.english()) };
        let mut query = Query::new(likeness, form, &ordinary, &mut scratch.likely);
        query.abbreviation = name.is_abbreviation();
        let every = if reach == Reach::All { self.index.labels().ids().collect() } else { Vec::new() };
        let mut best = self.slipped((form, penalty), &query, &every, &mut scratch.slips, found);
        let mut scored = scratch.slips.len();
        let mut words = std::mem::take(&mut scratch.words);
        words.begin(likeness, &query);
        let least = least_alignment(ACCEPTABLE + penalty);
        let mut score = |labels: &mut dyn Iterator<Item = u32>, least: f32| {
            self.score((form, penalty), (&query, least), &mut words, labels, found)
        };
        let acceptable = match reach {
            Reach::All => Some(every.as_slice()),
            _ => scratch.proposed.aligned(likeness, &query, least),
        };
        let enough = acceptable.is_some() && reach != Reach::Proposed;
        if let Some(labels) = acceptable {
            scored += labels.len();
            let least = if reach == Reach::All { 0.0 } else { least };
            best = best.max(score(&mut labels.iter().copied(), least));
        }
        if !enough {
            let breadth = self.breadth(reach);
            let by_words = propose::by_words(&self.index, &query, breadth, scratch);
            scored += by_words.len();
            best = best.max(score(&mut by_words.iter().map(|(_, id)| *id), 0.0));
            if best < GOOD_BY_WORDS && !query.known {
                let by_trigrams = propose::by_trigrams(&self.index, &query, breadth, scratch);
                scored += by_trigrams.len();
                score(&mut by_trigrams.iter().map(|(_, id)| *id), 0.0);
            }
        }
        words.end(&query);
        scratch.words = words;
        *work += FORM + LABEL * scored as u64 + scratch.work();
    }

    /// How far to look for labels: further where skills have several names each, unless only what is sure is asked for.
    fn breadth(&self, reach: Reach) -> Breadth {
        if self.index.has_many_names() && reach != Reach::Acceptable { WIDE } else { NARROW }
    }

    /// Scores the labels that the mention may be with slips of the finger; the best score.
    fn slipped(
        &self,
        (form, penalty): (&str, f64),
        query: &Query,
        every: &[u32],
        proposed: &mut Vec<u32>,
        found: &mut Found,
    ) -> f64 {
        proposed.clear();
        if !slips::may_slip(query) {
            return 0.0;
        }
        slips::near(&self.index, query, proposed);
        proposed.extend(every);
        let labels = self.index.labels();
        let mut best: f64 = 0.0;
        for &id in proposed.iter() {
            if let Some(score) = slips::score(&self.index, query, form, id) {
                best = best.max(score);
                found.add(labels.skill(id), score - penalty, Method::Fuzzy, labels.rank(id, form));
            }
        }
        best
    }

    /// Scores proposed labels; the best score.
    fn score(
        &self,
        (form, penalty): (&str, f64),
        (query, least): (&Query, f32),
        words: &mut propose::Words,
        proposed: &mut dyn Iterator<Item = u32>,
        found: &mut Found,
    ) -> f64 {
        let mut best: f64 = 0.0;
        for id in proposed {
            // The ways of proposing labels lead to many of the same.
            if words.was_scored(id) {
                continue;
            }
            let Some(score) = similarity::score(&self.index, query, words, id, least) else { continue };
            words.note_scored(id);
            best = best.max(score);
            let labels = self.index.labels();
            found.add(labels.skill(id), (score - penalty).max(0.0), Method::Fuzzy, labels.rank(id, form));
        }
        best
    }
}
