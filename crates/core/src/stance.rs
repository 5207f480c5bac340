//! What a sentence says of a skill that it names: held, not held, or wished for; and how well.

mod cues;

use crate::level::{stated_years, worded_level};
use crate::scan::{Gap, Word};
use crate::units::Level;
use cues::{AFTER, CUES, DENIED, DENIED_REACH, DENIERS, LEVEL_FILLERS, TURNS, YEARS_REACH};
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

/// The stance towards the mention that covers the words `from..to`.
pub(crate) fn stance(words: &[Word], from: usize, to: usize) -> Stance {
    after_cue(words, to).unwrap_or_else(|| before_cue(words, from))
}

/// Where the clause that holds this word begins.
fn clause_start(words: &[Word], at: usize) -> usize {
    let turns = |i: &usize| words[*i].before == Gap::Break || TURNS.contains(&words[*i].folded.as_str());
    (0..=at).rev().find(turns).unwrap_or(0)
}

fn before_cue(words: &[Word], from: usize) -> Stance {
    if from == 0 || words[from].before == Gap::Break {
        return Stance::Held;
    }
    let clause = &words[clause_start(words, from)..from];
    let mut stance = Stance::Held;
    let mut at = 0;
    while at < clause.len() {
        match cue(&clause[at..]) {
            Some((len, found)) => {
                stance = found;
                at += len;
            }
            None => at += 1,
        }
    }
    let bare_no = clause.last().is_some_and(|w| matches!(w.folded.as_str(), "no" | "without"));
    if bare_no { Stance::Denied } else { stance }
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

/// The level that the words around the mention state, if they do.
///
/// `listed` says whether a word belongs to another mention: a level reaches along an enumeration.
pub(crate) fn level(words: &[Word], from: usize, to: usize, listed: &[bool]) -> Option<Level> {
    level_after(words, to).or_else(|| years_before(words, from)).or_else(|| level_before(words, from, listed))
}

/// "Python (advanced)", "Python: 5 years", "Python - expert".
fn level_after(words: &[Word], to: usize) -> Option<Level> {
    let rest = words.get(to..)?;
    let first = rest.first().filter(|w| matches!(w.before, Gap::Colon | Gap::List))?;
    let more = rest[1..].iter().take(4).take_while(|w| matches!(w.before, Gap::Space | Gap::Joined(_)));
    let said: Vec<&str> = std::iter::once(first).chain(more).map(|w| w.folded.as_str()).collect();
    if let Some(years) = stated_years(&said.join(" ")) {
        return Some(Level::from_years(years));
    }
    // In "Python, advanced SQL" the level is about what follows it.
    let ends_here = said.len() <= 2
        && said.last().is_some_and(|w| worded_level(w).is_some() || *w == "level" || *w == "user");
    if ends_here { worded_level(&said.join(" ")) } else { None }
}

fn years_before(words: &[Word], from: usize) -> Option<Level> {
    let start = clause_start(words, from).max(from.saturating_sub(YEARS_REACH + 2));
    let clause = &words[start..from];
    let unit =
        clause.iter().rposition(|w| matches!(w.folded.as_str(), "years" | "year" | "yrs" | "months"))?;
    let near =
        clause[unit + 1..].len() <= YEARS_REACH && clause[unit + 1..].iter().all(|w| w.before != Gap::List);
    let said: Vec<&str> = clause[..=unit].iter().map(|w| w.folded.as_str()).collect();
    stated_years(&said.join(" ")).filter(|_| near).map(Level::from_years)
}

fn level_before(words: &[Word], from: usize, listed: &[bool]) -> Option<Level> {
    let start = clause_start(words, from);
    let mut at = from;
    while at > start {
        at -= 1;
        let word = words[at].folded.as_str();
        if let Some(level) = worded_level(word).filter(|_| !listed[at]) {
            let pair =
                at.checked_sub(1).filter(|i| *i >= start).map(|i| format!("{} {word}", words[i].folded));
            return pair.and_then(|p| worded_level(&p)).or(Some(level));
        }
        if !listed[at] && !LEVEL_FILLERS.contains(&word) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::words_of;

    fn at(text: &str, name: &str) -> (Vec<Word>, usize) {
        let words = words_of(text);
        let i = words.iter().position(|w| w.folded == name).expect("the name stands in the text");
        (words, i)
    }

    #[test]
    fn sentences_deny_and_wish() {
        let cases = [
            ("No experience with Java", "java", Stance::Denied),
            ("I have no experience with Java or Kotlin", "kotlin", Stance::Denied),
            ("No experience with Java, but strong Python", "python", Stance::Held),
            ("No experience in Java, strong in Python", "python", Stance::Held),
            ("No experience with Java. Python daily.", "python", Stance::Held),
            ("I want to learn Kubernetes", "kubernetes", Stance::Wished),
            ("Would like to learn Rust and Go", "go", Stance::Wished),
            ("eager to learn about Docker", "docker", Stance::Wished),
            ("not only Python but also Java", "java", Stance::Held),
            ("not only Python but also Java", "python", Stance::Held),
            ("I have never used Terraform", "terraform", Stance::Denied),
            ("I don't know Scala", "scala", Stance::Denied),
            ("Haven't worked with Azure yet", "azure", Stance::Denied),
            ("Java: none", "java", Stance::Denied),
            ("Kubernetes (no experience)", "kubernetes", Stance::Denied),
            ("Rust - want to learn", "rust", Stance::Wished),
            ("Keen on learning dbt", "dbt", Stance::Wished),
            ("I'd love to get into Rust", "rust", Stance::Wished),
            ("no commercial hands-on experience with Scala", "scala", Stance::Denied),
            ("little or no production experience in Go", "go", Stance::Denied),
            ("without any formal training in Java", "java", Stance::Denied),
            ("No downtime while moving to Kafka, using Python", "python", Stance::Held),
            ("Used Python to build pipelines", "python", Stance::Held),
            ("I want to use my Python skills", "python", Stance::Held),
        ];
        for (text, name, expected) in cases {
            let (words, i) = at(text, name);
            assert_eq!(stance(&words, i, i + 1), expected, "{text:?} {name}");
        }
    }

    #[test]
    fn sentences_state_levels() {
        let cases = [
            ("Advanced Excel", "excel", Some(Level::Advanced)),
            ("Excel (advanced)", "excel", Some(Level::Advanced)),
            ("5 years of experience with Python", "python", Some(Level::Advanced)),
            ("Python (2 years), SQL", "python", Some(Level::Intermediate)),
            ("basic knowledge of Java", "java", Some(Level::Basic)),
            ("familiar with Docker", "docker", Some(Level::Basic)),
            ("very good SQL", "sql", Some(Level::Advanced)),
            ("Built a basic website in Python", "python", None),
            ("Python, advanced SQL", "python", None),
        ];
        for (text, name, expected) in cases {
            let (words, i) = at(text, name);
            let listed = vec![false; words.len()];
            assert_eq!(level(&words, i, i + 1, &listed), expected, "{text:?}");
        }
    }
}
