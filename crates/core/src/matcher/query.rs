//! A mention, taken apart once and compared with many labels.

use super::edits::Pattern;
use super::index::Likeness;
use super::letters::triples;
use super::likely::{Likely, LikelyWord};
use super::vocabulary::{ReadWord, Vocabulary, is_stop_word, is_vendor};
use crate::lexicon::{Languages, Lexicon};
use crate::text::{compact, words};
use std::cell::OnceCell;
use std::sync::Arc;

/// More words than this do not take part in the alignment: no name has as many.
const MOST_WORDS: usize = 32;
/// An unknown word is split into words of at least so many letters.
const SHORTEST_PART: usize = 3;
/// An unknown word this like a word of a phrase is that word, misspelt.
const LEAST_MEANT: f32 = 0.75;
/// Shorter words are not corrected: one letter makes another name.
const SHORTEST_MEANT: usize = 5;

/// The words that are spelt as they are meant, in the languages of a text.
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

/// A word without its ending has so many letters at least.
const SHORTEST_BASE: usize = 4;

/// Whether a word is another one with an English ending: "shearing" of "shear".
fn is_derived(word: &str, ordinary: impl Fn(&str) -> bool) -> bool {
    let mut bases = ["s", "es", "ed", "er", "ing"].iter().filter_map(|ending| word.strip_suffix(ending));
    bases.any(|base| base.len() >= SHORTEST_BASE && ordinary(base))
}

/// A word of a mention with what it weighs and the words of the vocabulary that it may stand for.
pub(super) struct QueryWord {
    pub(super) weight: f32,
    /// It says little anywhere.
    pub(super) stop: bool,
    /// It is the name of a maker of software.
    pub(super) maker: bool,
    pub(super) likely: Arc<[LikelyWord]>,
}

/// A mention, taken apart.
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    /// The letters, digits and signs alone.
    pub(super) key: String,
    /// The key as a word of the vocabulary.
    word: OnceCell<Option<u32>>,
    pattern: OnceCell<Pattern>,
    /// How many characters the key has.
    pub(super) length: usize,
    /// The runs of three letters.
    pub(super) triples: Vec<u32>,
    /// The length of the vector of runs.
    pub(super) norm: f32,
    /// The weights of the words together.
    pub(super) total: f32,
    /// Every word stands in some label: no slip of the finger made them.
    pub(super) known: bool,
    /// Every word stands in some label or is an ordinary one: it is spelt as it is meant.
    pub(super) spelt: bool,
    /// It is written in capitals, letter by letter as it is meant.
    pub(super) abbreviation: bool,
    /// Every word is an ordinary one: to be a name, all of them must be its words.
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

    /// Whether a word is the plural of the whole mention, or the mention its plural.
    pub(super) fn differs_in_number(&self, word: &str) -> bool {
        let plural =
            |one: &str, many: &str| many.strip_prefix(one).is_some_and(|ending| matches!(ending, "s" | "es"));
        plural(word, &self.key) || plural(&self.key, word)
    }

    /// The key as a word of the vocabulary, if it is one.
    pub(super) fn word(&self, vocabulary: &Vocabulary) -> Option<u32> {
        *self.word.get_or_init(|| vocabulary.read(&self.key).ok())
    }

    /// The key, ready to be compared with many others.
    pub(super) fn pattern(&self) -> &Pattern {
        self.pattern.get_or_init(|| Pattern::new(&self.key))
    }
}

/// Whether an unknown word is made of two ordinary ones: "DeepSeek" is no misspelt "DeepSpeed".
fn is_compound(word: &str, ordinary: &OrdinaryWords<'_>) -> bool {
    let cuts = (SHORTEST_PART..word.len()).filter_map(|at| word.split_at_checked(at));
    let mut whole = cuts.filter(|(_, b)| b.len() >= SHORTEST_PART);
    whole.any(|(a, b)| ordinary.hold(a) && ordinary.hold(b))
}

/// The words of a mention as the labels write them: in one spelling, joined or split, phrases as one word.
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

/// Two words that labels write as one: "Power Point".
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

/// One unknown word that labels write as two: "VisualStudio".
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

/// The two words of labels that an unknown word is made of; the longer the shorter one, the better.
fn parts(vocabulary: &Vocabulary, word: &str) -> Option<[u32; 2]> {
    let held =
        |part: &str| vocabulary.id(part).filter(|id| part.len() >= SHORTEST_PART && vocabulary.is_held(*id));
    let cuts = (SHORTEST_PART..word.len()).filter_map(|at| word.split_at_checked(at));
    let both = cuts.filter_map(|(a, b)| Some((a.len().min(b.len()), [held(a)?, held(b)?])));
    both.max_by_key(|(shorter, _)| *shorter).map(|(_, parts)| parts)
}

/// Puts one word in the place of each phrase; a word of a phrase may be misspelt.
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
