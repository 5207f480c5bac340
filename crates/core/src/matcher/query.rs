//! A mention, prepared once for comparison with many labels.

use super::edits::Pattern;
use super::index::Likeness;
use super::letters::triples;
use super::likely::{Likely, LikelyWord};
use super::vocabulary::{ReadWord, Vocabulary, is_stop_word, is_vendor};
use crate::lexicon::{Languages, Lexicon};
use crate::text::{compact, words};
use std::cell::OnceCell;
use std::sync::Arc;

/// The most words that are aligned; no name has more.
const MOST_WORDS: usize = 32;
/// The fewest letters of the parts of a split word.
const SHORTEST_PART: usize = 3;
/// The least similarity at which an unknown word counts as a misspelt word of a phrase.
const LEAST_MEANT: f32 = 0.75;
/// The fewest letters of a word that is corrected; in a shorter one, one letter makes another name.
const SHORTEST_MEANT: usize = 5;

/// Words taken as spelt, in the languages of a text.
#[derive(Clone, Copy)]
pub(super) struct OrdinaryWords<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) languages: Languages,
}

impl OrdinaryWords<'_> {
    pub(super) fn hold(&self, word: &str) -> bool {
        let ordinary = |word: &str| self.lexicon.is_ordinary_word(word, self.languages);
        ordinary(word) || is_derived(word, ordinary)
    }
}

/// The fewest letters of a word without its ending.
const SHORTEST_BASE: usize = 4;

/// Whether a word is another one with an English ending, such as "shearing" from "shear".
fn is_derived(word: &str, ordinary: impl Fn(&str) -> bool) -> bool {
    let mut bases = ["s", "es", "ed", "er", "ing"].iter().filter_map(|ending| word.strip_suffix(ending));
    bases.any(|base| base.len() >= SHORTEST_BASE && ordinary(base))
}

/// A word of a mention with its weight and the vocabulary words that it may stand for.
pub(super) struct QueryWord {
    pub(super) weight: f32,
    /// Whether it says little in any context.
    pub(super) stop: bool,
    /// Whether it is the name of a software maker.
    pub(super) maker: bool,
    pub(super) likely: Arc<[LikelyWord]>,
}

/// A prepared mention.
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    /// Only the letters, digits and signs.
    pub(super) key: String,
    /// The key as a word of the vocabulary.
    word: OnceCell<Option<u32>>,
    pattern: OnceCell<Pattern>,
    /// The number of characters in the key.
    pub(super) length: usize,
    /// The letter trigrams.
    pub(super) triples: Vec<u32>,
    /// The length of the trigram vector.
    pub(super) norm: f32,
    /// The total weight of the words.
    pub(super) total: f32,
    /// Whether every word occurs in some label, so that none is a typing error.
    pub(super) known: bool,
    /// Whether every word occurs in some label or is an ordinary word, so that the mention is taken as spelt.
    pub(super) spelt: bool,
    /// Whether it is in capitals, and so taken letter by letter as written.
    pub(super) abbreviation: bool,
    /// Whether every word is an ordinary word, so that a matching name must contain them all.
    pub(super) ordinary: bool,
}

impl Query {
    pub(super) fn new(
        likeness: &Likeness,
        folded: &str,
        ordinary: &OrdinaryWords<'_>,
        likely: &mut Likely,
    ) -> Self {
        let vocabulary = &likeness.vocabulary;
        let (mut query_words, mut triples_of_all) = (Vec::new(), Vec::new());
        let (mut known, mut spelt, mut all_ordinary) = (true, true, true);
        for word in read(vocabulary, folded, ordinary, likely).into_iter().take(MOST_WORDS) {
            let text = match &word {
                Ok(id) => vocabulary.word(*id),
                Err(text) => text.as_ref(),
            };
            let (stop, is_ordinary) = (is_stop_word(text), ordinary.hold(text));
            let held = word.as_ref().is_ok_and(|id| vocabulary.is_held(*id));
            known &= held;
            spelt &= held || is_ordinary || is_compound(text, ordinary);
            all_ordinary &= is_ordinary || stop;
            triples_of_all.extend(triples(text));
            let likely = likely.words(vocabulary, text, is_ordinary);
            query_words.push(QueryWord {
                weight: vocabulary.weight_of(text),
                stop,
                maker: is_vendor(text),
                likely,
            });
        }
        let total = query_words.iter().map(|word| word.weight).sum();
        let norm = triples_of_all.iter().map(|triple| likeness.letters.weight(*triple)).sum::<f32>().sqrt();
        let key = compact(folded);
        Self {
            words: query_words,
            length: key.chars().count(),
            key,
            word: OnceCell::new(),
            pattern: OnceCell::new(),
            triples: triples_of_all,
            norm,
            total,
            known,
            spelt,
            abbreviation: false,
            ordinary: all_ordinary,
        }
    }

    /// Whether a word is the plural of the whole mention, or the reverse.
    pub(super) fn differs_in_number(&self, word: &str) -> bool {
        let plural =
            |one: &str, many: &str| many.strip_prefix(one).is_some_and(|ending| matches!(ending, "s" | "es"));
        plural(word, &self.key) || plural(&self.key, word)
    }

    /// The key as a word of the vocabulary, if it is one.
    pub(super) fn word(&self, vocabulary: &Vocabulary) -> Option<u32> {
        *self.word.get_or_init(|| vocabulary.read(&self.key).ok())
    }

    /// The key, prepared for comparison with many others.
    pub(super) fn pattern(&self) -> &Pattern {
        self.pattern.get_or_init(|| Pattern::new(&self.key))
    }
}

/// Whether an unknown word consists of two ordinary ones: "DeepSeek" is not a misspelt "DeepSpeed".
fn is_compound(word: &str, ordinary: &OrdinaryWords<'_>) -> bool {
    let cuts = (SHORTEST_PART..word.len()).filter_map(|at| word.split_at_checked(at));
    let mut whole = cuts.filter(|(_, b)| b.len() >= SHORTEST_PART);
    whole.any(|(a, b)| ordinary.hold(a) && ordinary.hold(b))
}

/// The words of a mention as labels write them: in one spelling, joined or split, with phrases as one word.
fn read<'m>(
    vocabulary: &Vocabulary,
    folded: &'m str,
    ordinary: &OrdinaryWords<'_>,
    likely: &mut Likely,
) -> Vec<ReadWord<'m>> {
    let mut read: Vec<ReadWord> = words(folded).map(|word| vocabulary.read(word)).collect();
    join(vocabulary, &mut read);
    split(vocabulary, ordinary, &mut read);
    rewrite(vocabulary, ordinary, &mut read, likely);
    read
}

/// Joins two words that labels write as one: "Power Point".
fn join(vocabulary: &Vocabulary, read: &mut Vec<ReadWord>) {
    let few = read.len() <= 2;
    let (mut at, mut joined) = (0, String::new());
    while let Some([first, second]) =
        read.get(at..at + 2).and_then(|pair| <&[ReadWord; 2]>::try_from(pair).ok())
    {
        let (first, second) = (vocabulary.text(first), vocabulary.text(second));
        if few || !(is_stop_word(first) || is_stop_word(second)) {
            joined.clear();
            joined.extend([first, second]);
            if let Some(id) = vocabulary.id(&joined).filter(|id| vocabulary.is_held(*id)) {
                read.splice(at..at + 2, [Ok(id)]);
            }
        }
        at += 1;
    }
}

/// Splits an unknown word that labels write as two: "VisualStudio".
fn split(vocabulary: &Vocabulary, ordinary: &OrdinaryWords<'_>, read: &mut Vec<ReadWord>) {
    let mut at = 0;
    while let Some(word) = read.get(at) {
        let unknown = word.as_ref().err().filter(|word| !ordinary.hold(word));
        if let Some(parts) = unknown.and_then(|word| parts(vocabulary, word)) {
            read.splice(at..=at, parts.map(Ok));
        }
        at += 1;
    }
}

/// The two words of labels that form an unknown word; the longer the shorter one, the better.
fn parts(vocabulary: &Vocabulary, word: &str) -> Option<[u32; 2]> {
    let held =
        |part: &str| vocabulary.id(part).filter(|id| part.len() >= SHORTEST_PART && vocabulary.is_held(*id));
    let cuts = (SHORTEST_PART..word.len()).filter_map(|at| word.split_at_checked(at));
    let both = cuts.filter_map(|(a, b)| Some((a.len().min(b.len()), [held(a)?, held(b)?])));
    both.max_by_key(|(shorter, _)| *shorter).map(|(_, parts)| parts)
}

/// Replaces each phrase by its word; a word of a phrase may be misspelt.
fn rewrite(
    vocabulary: &Vocabulary,
    ordinary: &OrdinaryWords<'_>,
    read: &mut Vec<ReadWord>,
    likely: &mut Likely,
) {
    let meant = |word: &ReadWord| match word {
        Ok(id) => *id,
        Err(text) => {
            let likely = likely.words(vocabulary, text, ordinary.hold(text));
            let likely = likely.first().filter(|_| text.len() >= SHORTEST_MEANT);
            likely.filter(|(_, alike)| *alike >= LEAST_MEANT).map_or(u32::MAX, |(id, _)| *id)
        }
    };
    let mut numbers: Vec<u32> = read.iter().map(meant).collect();
    let mut at = 0;
    while at < numbers.len() {
        if let Some((length, short)) = vocabulary.phrases().at(&numbers, at) {
            numbers.splice(at..at + length, [short]);
            read.splice(at..at + length, [Ok(short)]);
        }
        at += 1;
    }
}
