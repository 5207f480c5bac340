//! What a sentence says of a skill that it names: held, not held, or wished for; and how well.

mod cues;
mod passage;

use crate::scan::{Gap, Word};
use cues::{AFTER, CUES, DENIED, DENIED_REACH, DENIERS};
pub(crate) use passage::Passage;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the words around a mention say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Held; nothing says otherwise.
    Held,
    /// "no experience with Java"
    Denied,
    /// "I want to learn Kubernetes"
    Wished,
}

/// The stance that the words themselves state, for a head such as "Want to learn" or an item with such words.
pub(crate) fn whole_stance(words: &[Word]) -> Stance {
    let mut at = 0;
    while at < words.len() {
        match cue(&words[at..]).or_else(|| longest_cue(&AFTER_BY_FIRST, &words[at..]).filter(|_| at > 0)) {
            Some((_, stance)) if stance != Stance::Held => return stance,
            Some((len, _)) => at += len,
            None => at += 1,
        }
    }
    Stance::Held
}

fn after_cue(words: &[Word], to: usize) -> Option<Stance> {
    let rest = words.get(to..)?;
    let first = rest.first()?;
    let apart = matches!(first.before, Gap::Colon | Gap::List);
    let copula = matches!(first.folded.as_str(), "i" | "is" | "which");
    let (_, stance) = longest_cue(&AFTER_BY_FIRST, rest).filter(|_| apart || copula)?;
    Some(stance)
}

/// What the words begin with, when it sets a stance, and how many words it has.
fn cue(words: &[Word]) -> Option<(usize, Stance)> {
    #[cfg(test)]
    crate::steps::step();
    longest_cue(&BEFORE_BY_FIRST, words).or_else(|| denial(words))
}

/// "no prior experience", "without any knowledge".
fn denial(words: &[Word]) -> Option<(usize, Stance)> {
    let denies = words.first().is_some_and(|first| DENIERS.contains(&first.folded.as_str()));
    let rest = words.get(1..)?.iter().take(DENIED_REACH);
    let within = rest.take_while(|w| matches!(w.before, Gap::Space | Gap::Joined(_)));
    let at = within.take(DENIED_REACH).position(|w| DENIED.contains(&w.folded.as_str()))?;
    denies.then_some((at + 2, Stance::Denied))
}

/// Phrases by their first word: most words begin none.
type ByFirst = FxHashMap<&'static str, Vec<(&'static str, Stance)>>;

static BEFORE_BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| by_first(CUES));
static AFTER_BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| by_first(AFTER));

fn by_first(cues: &[(&'static str, Stance)]) -> ByFirst {
    let mut by_first = ByFirst::default();
    for (phrase, stance) in cues {
        let first = phrase.split(' ').next().unwrap_or("");
        by_first.entry(first).or_default().push((phrase, *stance));
    }
    by_first
}

/// The longest phrase that the words begin with.
fn longest_cue(cues: &ByFirst, words: &[Word]) -> Option<(usize, Stance)> {
    let begins = |phrase: &str| {
        let count = phrase.split(' ').count();
        let same = words.len() >= count
            && phrase.split(' ').zip(words).all(|(cue, word)| cue == word.folded)
            && words[1..count].iter().all(|w| !matches!(w.before, Gap::Break | Gap::List));
        same.then_some(count)
    };
    let cues = cues.get(words.first()?.folded.as_str())?;
    let found = cues.iter().filter_map(|(phrase, value)| begins(phrase).map(|len| (len, *value)));
    found.max_by_key(|(len, _)| *len)
}
