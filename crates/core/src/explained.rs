//! Explains a match by meaning: which words of the text are near which words of the skill's name.

use crate::catalog::Skill;
use crate::lexicon::Lexicon;
use crate::matcher::{is_stop_word, stem};
use crate::text::{fold, words};
use crate::vectors::WordVectors;
use serde::{Deserialize, Serialize};

/// The name of a skill with the words of a resume that match it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearName {
    /// The name that is nearest to the words.
    pub name: String,
    /// The match word by word.
    pub words: Vec<NearWord>,
}

/// A word of a name with the nearest word of the resume.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearWord {
    /// The word in the resume.
    pub word: String,
    /// The word in the name.
    pub of: String,
    /// How similar the two are, in `[0,1]`; 1 for two forms of one word.
    pub likeness: f64,
}

/// The name of a skill that is nearest to a text, with the words that match; `None` if no word is near.
#[must_use]
pub fn near_name(skill: &Skill, text: &str, lexicon: &Lexicon) -> Option<NearName> {
    let folded = fold(text);
    let grammar =
        |word: &&str| !is_stop_word(word) && !lexicon.function_words().holds(word, lexicon.english());
    let said: Vec<Term> = words(&folded).filter(grammar).map(Term::of).collect();
    let names = std::iter::once(&skill.label).chain(&skill.alt_labels);
    let near = names.filter_map(|name| {
        let words = near_words(name, &said);
        let sum: f64 = words.iter().map(|near| near.likeness).sum();
        (!words.is_empty()).then(|| (sum / words.len() as f64, NearName { name: name.clone(), words }))
    });
    // Among equally near names, the first; the label comes first.
    let best = near.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(likeness, _)| *likeness > 0.0).map(|(_, near)| near)
}

fn near_words(name: &str, said: &[Term<'_>]) -> Vec<NearWord> {
    let name = fold(name);
    let near = words(&name).filter(|of| !is_stop_word(of)).map(Term::of).filter_map(|of| {
        let likeness = said.iter().map(|word| (likeness(word, &of), word.word));
        let (likeness, word) = likeness.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        Some(NearWord { word: word.to_owned(), of: of.word.to_owned(), likeness })
    });
    near.collect()
}

/// A word looked up once, because the text is compared with every name of the skill.
struct Term<'t> {
    word: &'t str,
    stem: &'t str,
    /// Its index in the table of vectors.
    place: Option<u32>,
}

impl<'t> Term<'t> {
    fn of(word: &'t str) -> Self {
        Self { word, stem: stem(word), place: WordVectors::builtin().find(word) }
    }
}

/// The similarity of two words, in hundredths.
fn likeness(a: &Term<'_>, b: &Term<'_>) -> f64 {
    if a.stem == b.stem {
        return 1.0;
    }
    let cosine = a.place.zip(b.place).map_or(0.0, |(a, b)| WordVectors::builtin().cosine(a, b));
    (f64::from(cosine.max(0.0)) * 100.0).round() / 100.0
}
