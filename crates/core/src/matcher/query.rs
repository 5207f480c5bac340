//! A mention, taken apart once and compared with many labels.

use super::edits::Pattern;
use super::index::Likeness;
use super::letters::triples;
use super::likely::{Likely, LikelyWord};
use super::vocabulary::{ReadWord, Vocabulary, is_stop_word};
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

/// A word of a mention with what it weighs and the words of the vocabulary that it may stand for.
pub(super) struct QueryWord {
    pub(super) weight: f32,
    pub(super) likely: Arc<[LikelyWord]>,
}

/// A mention, taken apart.
pub(super) struct Query {
    pub(super) words: Vec<QueryWord>,
    /// The letters, digits and signs alone.
    pub(super) key: String,
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
}

impl Query {
    pub(super) fn new(likeness: &Likeness, folded: &str, likely: &mut Likely) -> Self {
        let vocabulary = &likeness.vocabulary;
        let (mut query_words, mut triples_of_all, mut known) = (Vec::new(), Vec::new(), true);
        for word in read(vocabulary, folded, likely).into_iter().take(MOST_WORDS) {
            let text = match &word {
                Ok(id) => vocabulary.word(*id),
                Err(text) => text.as_ref(),
            };
            known &= word.as_ref().is_ok_and(|id| vocabulary.is_held(*id));
            triples_of_all.extend(triples(text));
            let likely = likely.words(vocabulary, text);
            query_words.push(QueryWord { weight: vocabulary.weight_of(text), likely });
        }
        let total = query_words.iter().map(|word| word.weight).sum();
        let norm = triples_of_all.iter().map(|triple| likeness.letters.weight(*triple)).sum::<f32>().sqrt();
        let key = compact(folded);
        Self {
            words: query_words,
            length: key.chars().count(),
            key,
            pattern: OnceCell::new(),
            triples: triples_of_all,
            norm,
            total,
            known,
        }
    }

    /// The key, ready to be compared with many others.
    pub(super) fn pattern(&self) -> &Pattern {
        self.pattern.get_or_init(|| Pattern::new(&self.key))
    }
}

/// The words of a mention as the labels write them: in one spelling, joined or split, phrases as one word.
fn read<'m>(vocabulary: &Vocabulary, folded: &'m str, likely: &mut Likely) -> Vec<ReadWord<'m>> {
    let mut read: Vec<ReadWord> = words(folded).map(|word| vocabulary.read(word)).collect();
    join(vocabulary, &mut read);
    split(vocabulary, &mut read);
    rewrite(vocabulary, &mut read, likely);
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
fn split(vocabulary: &Vocabulary, read: &mut Vec<ReadWord>) {
    let mut at = 0;
    while let Some(word) = read.get(at) {
        if let Some(parts) = word.as_ref().err().and_then(|word| parts(vocabulary, word)) {
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
fn rewrite(vocabulary: &Vocabulary, read: &mut Vec<ReadWord>, likely: &mut Likely) {
    let meant = |word: &ReadWord| match word {
        Ok(id) => *id,
        Err(text) => {
            let likely = likely.words(vocabulary, text);
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
