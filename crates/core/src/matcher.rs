//! From a mention to the skills it may name, best first, each with its method and its score.
//!
//! The tiers, in order: the name as it stands (exact, alias); the name without decoration ("Python 3.11",
//! "experience with Docker"); acronyms; weighted fuzzy likeness over candidates that an index proposes.
//! Exact scoring happens for proposed candidates alone, see [`index`](self) in ARCHITECTURE.md.

mod acceptable;
mod acronym;
mod aliases;
mod decoration;
mod edits;
mod endings;
mod index;
mod kinds;
mod labels;
mod learned;
mod letters;
mod likely;
mod ordinary;
mod phrases;
mod pieces;
mod propose;
mod query;
mod similarity;
mod slips;
mod spelling;
mod stem;
mod synonyms;
mod table;
mod tally;
mod vocabulary;

pub use decoration::undecorated;
pub(crate) use vocabulary::is_stop_word;

use crate::catalog::{Catalog, SkillId};
use crate::text::{compact, fold};
use crate::units::Confidence;
use index::Index;
pub(crate) use labels::Label;
use propose::Scratch;
use query::Query;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// A candidate at or above this score counts as held.
///
/// Below it, the development part of the typing-error set holds more wrong first candidates than right ones.
pub const ACCEPT: f64 = 0.80;

/// A label this like by its words need not be looked for by trigrams.
const GOOD_BY_WORDS: f64 = 0.85;

/// A name found with less certainty is compared with what is like the mention.
const CERTAIN: f64 = 0.92;

/// Longer mentions are cut here before fuzzy matching: no label is longer, and cost stays bounded.
const LONGEST_MENTION: usize = 200;

/// A name found only after taking decoration away is this much less certain than the bare name.
const UNDECORATED: f64 = 0.98;

/// How a mention was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// It is the preferred label.
    Exact,
    /// It is an alternative label.
    Alias,
    /// It is made of the initials of a label, or a label is made of its initials.
    Acronym,
    /// It is like a label.
    Fuzzy,
    /// Another held skill implies this one.
    Implied,
    /// Another held skill is related to this one.
    Related,
}

impl Method {
    /// The word for it in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Alias => "alias",
            Self::Acronym => "acronym",
            Self::Fuzzy => "fuzzy",
            Self::Implied => "implied",
            Self::Related => "related",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A skill that a mention may name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The skill.
    pub skill: SkillId,
    /// How sure the match is.
    pub score: Confidence,
    /// How it was found.
    pub method: Method,
}

/// The outcome for one mention.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matched {
    /// Whether the first candidate counts as held.
    pub accepted: bool,
    /// The candidates, best first; filled even when none is good enough.
    pub candidates: Vec<Candidate>,
}

impl Matched {
    /// The first candidate, when it counts as held.
    #[must_use]
    pub fn held(&self) -> Option<Candidate> {
        self.candidates.first().copied().filter(|_| self.accepted)
    }
}

/// A mention, folded, with its forms without decoration.
pub(crate) struct Name<'m> {
    raw: &'m str,
    folded: String,
    forms: Vec<(String, f64)>,
}

impl<'m> Name<'m> {
    pub(crate) fn new(raw: &'m str) -> Self {
        let folded = fold(clip(raw));
        let forms = undecorated(&folded);
        Self { raw, folded, forms }
    }

    /// The mention itself.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }
}

/// Matches mentions against the labels of one catalogue.
///
/// Building it costs time and memory in proportion to the labels; matching does not allocate beyond its
/// answer when a [`Session`] is kept.
#[derive(Debug)]
pub struct Matcher {
    index: Index,
    /// Whether somebody has marked which names are ordinary words too.
    marked: bool,
    /// Tells it from any other: what a [`Session`] remembers is true of one only.
    number: u64,
}

/// Memory that matching reuses from mention to mention; one for each thread.
///
/// It starts anew when it is used with another [`Matcher`].
#[derive(Debug, Default)]
pub struct Session {
    /// The matcher that it was used with; 0 for none.
    matcher: u64,
    scratch: Scratch,
    /// What the last name that no other way led to was found to be: tables spell one name in several ways.
    last: Option<(String, Option<Candidate>)>,
}

impl Session {
    /// The session with this matcher.
    fn with(&mut self, matcher: &Matcher) -> &mut Self {
        if self.matcher != matcher.number {
            *self = Self { matcher: matcher.number, ..Self::default() };
        }
        self
    }
}

impl Matcher {
    /// Indexes the labels of a catalogue.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        static MATCHERS: AtomicU64 = AtomicU64::new(0);
        Self {
            index: Index::new(catalog),
            marked: catalog.skills().iter().any(|skill| skill.needs_context),
            number: 1 + MATCHERS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Makes ready what else is made when a mention first asks for it, worth its while for many: the part for words.
    ///
    /// The other part is [`prepare_names`](Self::prepare_names), for who wants to make them side by side.
    pub fn prepare_words(&self) {
        self.index.likeness();
    }

    /// See [`prepare_words`](Self::prepare_words).
    pub fn prepare_names(&self) {
        self.index.complete_names();
    }

    /// The skills that a mention may name, at most `most`, best first.
    ///
    /// ```
    /// # use skillgap_core::{catalog::Catalog, matcher::{Matcher, Session, Method}};
    /// # let catalog = skillgap_core::sample::catalog();
    /// let matcher = Matcher::new(&catalog);
    /// let matched = matcher.candidates("Pythn 3.11", 5, &mut Session::default());
    /// assert!(matched.accepted);
    /// assert_eq!(catalog.skill(matched.candidates[0].skill).label, "Python");
    /// ```
    #[must_use]
    pub fn candidates(&self, mention: &str, most: usize, session: &mut Session) -> Matched {
        self.answer(mention, most, Reach::Proposed, session)
    }

    /// The same, scoring every label instead of those that the index proposes: slow, to measure what the index loses.
    #[must_use]
    pub fn candidates_of_all(&self, mention: &str, most: usize, session: &mut Session) -> Matched {
        self.answer(mention, most, Reach::All, session)
    }

    /// The skill that a mention names, if any: what [`candidates`](Self::candidates) accepts, found without ranking
    /// what it would not.
    #[must_use]
    pub fn held(&self, mention: &str, session: &mut Session) -> Option<Candidate> {
        self.answer(mention, 1, Reach::Acceptable, session).held()
    }

    fn answer(&self, mention: &str, most: usize, reach: Reach, session: &mut Session) -> Matched {
        let name = Name::new(mention);
        let mut found = Found::default();
        self.named(&name, &mut found);
        if found.top() < CERTAIN {
            self.like(&name, reach, session, &mut found);
        } else if most > found.best.len() {
            self.fuzzy((&name.folded, 0.0), reach, session, &mut found);
        }
        found.into_matched(most)
    }

    /// What is like the mention, or like its barest form.
    fn like(&self, name: &Name, reach: Reach, session: &mut Session, found: &mut Found) {
        self.fuzzy((&name.folded, 0.0), reach, session, found);
        // What lies between the barest form and the mention is seldom better than both.
        if let Some((form, penalty)) = name.forms.iter().skip(1).min_by_key(|(form, _)| form.len()) {
            self.fuzzy((form, *penalty), reach, session, found);
        }
        // A kind is never accepted.
        if reach != Reach::Acceptable {
            let kind = name.forms.iter().find_map(|(form, _)| kinds::of_kind(&self.index, form));
            kind.into_iter().for_each(|(skill, score)| found.add(skill, score, Method::Fuzzy, 0));
        }
    }

    /// Only the tiers that need no likeness: the name itself, undecorated, or its acronym.
    #[must_use]
    pub fn exact(&self, mention: &str) -> Option<Candidate> {
        self.exact_name(&Name::new(mention))
    }

    /// See [`exact`](Self::exact).
    pub(crate) fn exact_name(&self, name: &Name) -> Option<Candidate> {
        let mut found = Found::default();
        self.named(name, &mut found);
        found.into_matched(1).held()
    }

    /// What [`held`](Self::held) finds for a name that [`exact_name`](Self::exact_name) does not.
    pub(crate) fn alike(&self, name: &Name, session: &mut Session) -> Option<Candidate> {
        let session = session.with(self);
        if let Some((_, candidate)) = session.last.as_ref().filter(|(last, _)| *last == name.folded) {
            return *candidate;
        }
        let mut found = Found::default();
        self.like(name, Reach::Acceptable, session, &mut found);
        let candidate = found.into_matched(1).held();
        session.last = Some((name.folded.clone(), candidate));
        candidate
    }

    /// The skill whose label has this [`compact`] key.
    #[must_use]
    pub(crate) fn lookup(&self, key: &str) -> Option<(Candidate, Label<'_>)> {
        let (_, label) = self.index.named(key).into_iter().next()?;
        Some((Candidate { skill: label.skill, score: Confidence::ONE, method: label.method() }, label))
    }

    /// Whether a label of one word is an ordinary word too, in a catalogue that marks none itself.
    pub(crate) fn is_ordinary(&self, catalog: &Catalog, label: &Label<'_>) -> bool {
        let preferred = || fold(&catalog.skill(label.skill).label);
        !self.marked && ordinary::is_ordinary(&self.index, label, &preferred())
    }

    /// How many words the longest label has that begins with this word; 0 when none does.
    pub(crate) fn longest_from(&self, word: &str) -> usize {
        self.index.longest_from(word)
    }

    fn named(&self, Name { raw, folded, forms }: &Name, found: &mut Found) {
        for (form, penalty) in forms {
            let score = if *penalty == 0.0 { 1.0 } else { UNDECORATED - penalty };
            for (id, label) in self.index.named(&compact(form)) {
                found.add(label.skill, score, label.method(), self.index.labels().rank(id, folded));
            }
            if !found.best.is_empty() {
                return;
            }
        }
        for (form, penalty) in forms {
            if let Some((skill, score)) = aliases::other_name(&self.index, &compact(form)) {
                found.add(skill, score - penalty, Method::Alias, 0);
                return;
            }
        }
        for (skill, score) in acronym::expansions(&self.index, raw, folded) {
            found.add(skill, score, Method::Acronym, 0);
        }
        if let Some((skill, score)) = endings::of_ending(&self.index, &compact(folded)) {
            found.add(skill, score, Method::Fuzzy, 0);
        }
    }

    fn fuzzy(&self, (form, penalty): (&str, f64), reach: Reach, session: &mut Session, found: &mut Found) {
        let (scratch, likeness) = (&mut session.with(self).scratch, self.index.likeness());
        let query = Query::new(likeness, form, &mut scratch.likely);
        let every = if reach == Reach::All { self.index.labels().ids().collect() } else { Vec::new() };
        let mut best = self.slipped((form, penalty), &query, &every, &mut scratch.slips, found);
        let mut words = std::mem::take(&mut scratch.words);
        words.begin(likeness, &query);
        let least = acceptable::least_alignment(ACCEPTABLE + penalty);
        let mut score = |labels: &mut dyn Iterator<Item = u32>, least: f32| {
            self.score((form, penalty), (&query, least), &mut words, labels, found)
        };
        let mut all_scored = false;
        if reach == Reach::All {
            score(&mut every.iter().copied(), 0.0);
        } else {
            if let Some(acceptable) = scratch.proposed.aligned(likeness, &query, least) {
                best = best.max(score(&mut acceptable.iter().copied(), least));
                all_scored = reach == Reach::Acceptable;
            }
        }
        if reach != Reach::All && !all_scored {
            let by_words = propose::by_words(&self.index, &query, scratch);
            best = best.max(score(&mut by_words.iter().map(|(_, id)| *id), 0.0));
            if best < GOOD_BY_WORDS && !query.known {
                let by_trigrams = propose::by_trigrams(&self.index, &query, scratch);
                score(&mut by_trigrams.iter().map(|(_, id)| *id), 0.0);
            }
        }
        words.end(&query);
        scratch.words = words;
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
        if !slips::may_slip(query) {
            return 0.0;
        }
        self.index.slips().near(&query.key, proposed);
        proposed.extend(every);
        let labels = self.index.labels();
        let mut best: f64 = 0.0;
        for &id in proposed.iter() {
            if let Some(score) = slips::score(&self.index, query, id) {
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
            let score = similarity::score(&self.index, query, words, id, least);
            // Too little of the names is aligned.
            if score == 0.0 && least > 0.0 {
                continue;
            }
            best = best.max(score);
            let labels = self.index.labels();
            found.add(labels.skill(id), (score - penalty).max(0.0), Method::Fuzzy, labels.rank(id, form));
        }
        best
    }
}

/// Which labels are compared with a mention that no name fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Those that the index proposes.
    Proposed,
    /// Those of them that may be accepted.
    Acceptable,
    /// Every one.
    All,
}

/// How often the first candidate is right, by its likeness: measured on the development parts of five sets.
///
/// Between two points the share is interpolated; it rises, so that it changes no order. See benches/README.md.
const RIGHT: &[(f64, f64)] = &[
    (0.0, 0.0),
    (0.30, 0.04),
    (0.45, 0.13),
    (0.55, 0.40),
    (0.60, 0.51),
    (0.65, 0.60),
    (0.70, 0.70),
    (0.75, 0.80),
    (0.80, 0.88),
    (0.85, 0.94),
    (0.95, 0.98),
    (1.0, 0.98),
];

/// The least likeness that is accepted: where the share of right matches reaches [`ACCEPT`].
const ACCEPTABLE: f64 = 0.75;

/// The likeness of a mention and a label as the chance that the label is meant.
fn calibrated(likeness: f64) -> f64 {
    let between = RIGHT.windows(2).find_map(|pair| match pair {
        [low, high] if likeness <= high.0 => {
            Some(low.1 + (high.1 - low.1) * (likeness - low.0).max(0.0) / (high.0 - low.0))
        }
        _ => None,
    });
    between.unwrap_or(RIGHT[RIGHT.len() - 1].1)
}

/// The start of a long mention, cut at a character.
fn clip(mention: &str) -> &str {
    match mention.char_indices().nth(LONGEST_MENTION) {
        Some((at, _)) => mention.get(..at).unwrap_or(mention),
        None => mention,
    }
}

/// The best score of each skill so far.
#[derive(Default)]
struct Found {
    best: FxHashMap<SkillId, (f64, Method, u8)>,
}

impl Found {
    fn add(&mut self, skill: SkillId, score: f64, method: Method, rank: u8) {
        let entry = self.best.entry(skill).or_insert((score, method, rank));
        if (score, std::cmp::Reverse(method), std::cmp::Reverse(rank))
            > (entry.0, std::cmp::Reverse(entry.1), std::cmp::Reverse(entry.2))
        {
            *entry = (score, method, rank);
        }
    }

    /// The best score.
    fn top(&self) -> f64 {
        self.best.values().map(|(score, ..)| *score).fold(0.0, f64::max)
    }

    /// Best first; equal scores by method, then by how literally the label stands there, then by skill.
    fn into_matched(self, most: usize) -> Matched {
        let mut all: Vec<(SkillId, (f64, Method, u8))> = self.best.into_iter().collect();
        for (_, (score, method, _)) in &mut all {
            if *method == Method::Fuzzy {
                *score = calibrated(*score);
            }
        }
        let order = |(a_id, a): &(SkillId, (f64, Method, u8)), (b_id, b): &(SkillId, (f64, Method, u8))| {
            b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)).then(a_id.cmp(b_id))
        };
        if (1..all.len()).contains(&most) {
            all.select_nth_unstable_by(most - 1, order);
        }
        all.truncate(most);
        all.sort_unstable_by(order);
        let candidates: Vec<Candidate> = all
            .into_iter()
            .map(|(skill, (score, method, _))| Candidate { skill, score: Confidence::clamped(score), method })
            .collect();
        Matched { accepted: candidates.first().is_some_and(|c| c.score.get() >= ACCEPT), candidates }
    }
}
