//! Which labels are worth scoring: those that share a likely word, or words with many of the same trigrams.

use super::acceptable::Proposed;
use super::index::{Index, Likeness};
use super::letters::TRIPLES;
use super::likely::{Likely, LikelyWord};
use super::query::Query;
use super::similarity::best_match;
use super::tally::Tally;

/// So many words are followed that share trigrams with the mention.
const MOST_ALIKE: usize = 20;

/// How far labels are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Breadth {
    /// So many labels are scored exactly for each way of proposing.
    labels: usize,
    /// Reading stops after so many postings, most telling words first: common words alone decide nothing.
    postings: usize,
    /// So many postings are read besides to tell labels apart that other words proposed.
    known_postings: usize,
}

/// Enough where a skill has one name.
pub(super) const NARROW: Breadth = Breadth { labels: 20, postings: 1_000, known_postings: 1_500 };

/// Where skills have many names, twenty labels are few skills: .711 of the held-out names of ESCO's digital skills are
/// found with [`NARROW`], .768 with this.
pub(super) const WIDE: Breadth = Breadth { labels: 100, postings: 5_000, known_postings: 7_500 };

/// Memory that is reused from mention to mention.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub(super) tally: Tally,
    /// For each word of the vocabulary the words of a clause that it may stand for, one bit each.
    pub(super) stands: Vec<u32>,
    ways: Vec<LikelyWord>,
    pub(super) likely: Likely,
    /// Labels that a mention may be with slips of the finger.
    pub(super) slips: Vec<u32>,
    pub(super) proposed: Proposed,
    pub(super) words: Words,
}

/// What a list of labels or words adds to the [work](super::Session::work) for so many entries is one.
const ENTRIES: u64 = 4;

impl Scratch {
    /// The work since it was last asked for.
    pub(super) fn work(&mut self) -> u64 {
        std::mem::take(&mut self.tally.read) / ENTRIES + std::mem::take(&mut self.likely.work)
    }
}

/// What the mention that is being matched says of each word of the vocabulary.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Which runs of three letters the mention holds.
    marks: Vec<bool>,
    /// The weight of the runs that a word shares with the mention; negative while unknown.
    shared: Vec<f32>,
    asked: Vec<u32>,
    /// For each word, the words of the mention that it may stand for, one bit each.
    pub(super) stands_for: Vec<u32>,
    /// How like a word is to the word of the mention that it may stand for, where that is one.
    alike: Vec<f32>,
    /// Whether a label was scored for this mention.
    is_scored: Vec<bool>,
    scored: Vec<u32>,
}

impl Words {
    /// Notes what a mention consists of.
    pub(super) fn begin(&mut self, likeness: &Likeness, query: &Query) {
        self.marks.resize(TRIPLES, false);
        self.shared.resize(likeness.vocabulary.len(), -1.0);
        self.stands_for.resize(likeness.vocabulary.len(), 0);
        self.alike.resize(likeness.vocabulary.len(), 0.0);
        self.is_scored.resize(likeness.labels(), false);
        query.triples.iter().for_each(|triple| self.marks[*triple as usize] = true);
        for (i, word) in query.words.iter().enumerate() {
            for (id, alike) in word.likely.iter() {
                self.stands_for[*id as usize] |= 1 << i;
                self.alike[*id as usize] = *alike;
            }
        }
    }

    /// The word of the mention, among those whose bits are set in `among`, that a word of a label is most like.
    pub(super) fn best_match(&self, query: &Query, among: u32, word: u32) -> Option<(usize, f32)> {
        let all = self.stands_for[word as usize];
        if all.is_power_of_two() {
            return (among & all != 0).then(|| (all.trailing_zeros() as usize, self.alike[word as usize]));
        }
        best_match(query, among & all, word)
    }

    /// Whether a label was scored already.
    pub(super) fn was_scored(&self, label: u32) -> bool {
        self.is_scored[label as usize]
    }

    /// Notes that a label was scored.
    pub(super) fn note_scored(&mut self, label: u32) {
        self.is_scored[label as usize] = true;
        self.scored.push(label);
    }

    /// Forgets the mention again.
    pub(super) fn end(&mut self, query: &Query) {
        query.triples.iter().for_each(|triple| self.marks[*triple as usize] = false);
        query
            .words
            .iter()
            .flat_map(|word| word.likely.iter())
            .for_each(|(id, _)| self.stands_for[*id as usize] = 0);
        self.asked.drain(..).for_each(|word| self.shared[word as usize] = -1.0);
        self.scored.drain(..).for_each(|label| self.is_scored[label as usize] = false);
    }

    /// The weight of the runs of letters that a word shares with the mention.
    pub(super) fn shared(&mut self, likeness: &Likeness, word: u32) -> f32 {
        let known = self.shared[word as usize];
        if known >= 0.0 {
            return known;
        }
        let runs = likeness.letters.of_word(word).iter().filter(|triple| self.marks[**triple as usize]);
        let shared = runs.map(|triple| likeness.letters.weight(*triple)).sum();
        self.shared[word as usize] = shared;
        self.asked.push(word);
        shared
    }
}

/// The labels that share likely words with the query, most promising first.
pub(super) fn by_words<'s>(
    index: &Index,
    query: &Query,
    breadth: Breadth,
    scratch: &'s mut Scratch,
) -> &'s [(f32, u32)] {
    let likeness = index.likeness();
    let Scratch { tally, ways, .. } = scratch;
    ways.clear();
    for word in &query.words {
        ways.extend(word.likely.iter().map(|&(id, alike)| (id, alike * likeness.vocabulary.weight(id))));
    }
    follow(likeness, ways, tally, (index.labels().len(), breadth));
    tally.best(breadth.labels, query.total, |label, sum| sum / (query.total + likeness.measures(label).0))
}

/// Joined, split and badly misspelt words share no word with their label, but words with most of their trigrams.
pub(super) fn by_trigrams<'s>(
    index: &Index,
    query: &Query,
    breadth: Breadth,
    scratch: &'s mut Scratch,
) -> &'s [(f32, u32)] {
    let likeness = index.likeness();
    let Scratch { tally, ways, .. } = scratch;
    alike(likeness, query, tally, ways);
    follow(likeness, ways, tally, (index.labels().len(), breadth));
    tally.best(breadth.labels, 0.0, |label, sum| sum / likeness.measures(label).1)
}

/// The words that share the largest part of their trigrams with the mention, with the weight of what they share.
fn alike(likeness: &Likeness, query: &Query, tally: &mut Tally, ways: &mut Vec<LikelyWord>) {
    tally.begin(likeness.vocabulary.len());
    for triple in &query.triples {
        tally.add(likeness.letters.words_with(*triple), likeness.letters.weight(*triple));
    }
    let best = tally.best(MOST_ALIKE, 0.0, |word, shared| shared * shared / likeness.letters.norm(word));
    ways.clear();
    ways.extend(best.iter().map(|(promise, word)| (*word, (promise * likeness.letters.norm(*word)).sqrt())));
}

/// Adds up the weights of the words that labels hold, most telling words first.
fn follow(
    likeness: &Likeness,
    ways: &mut [LikelyWord],
    tally: &mut Tally,
    (labels, breadth): (usize, Breadth),
) {
    ways.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    tally.begin(labels);
    let (mut budget, mut known_budget) = (breadth.postings, breadth.known_postings);
    for (i, (word, weight)) in ways.iter().enumerate() {
        let labels = likeness.labels_with_word(*word);
        if i == 0 || labels.len() <= budget {
            budget = budget.saturating_sub(labels.len());
            tally.add(labels, *weight);
        } else if labels.len() <= known_budget {
            known_budget -= labels.len();
            tally.add_to_touched(labels, *weight);
        }
    }
}
