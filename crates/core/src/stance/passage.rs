//! A run of text with what its clauses say, worked out once for all the mentions in it.
//!
//! Every word is looked at a bounded number of times, however many mentions a clause holds.

use super::cues::{LEVEL_FILLERS, TURNS, YEARS_REACH};
use super::{Stance, after_cue, cue};
use crate::level::{stated_years, worded_level};
use crate::scan::{Gap, Word};
use crate::units::Level;

/// How far reading a clause for cues had come, and the stance that held there.
#[derive(Debug, Clone, Copy)]
struct Read {
    upto: usize,
    stance: Stance,
}

/// The words of a text with what stands before each of them in its clause.
pub(crate) struct Passage<'w> {
    words: &'w [Word],
    /// Where the clause of each word begins.
    clause: Vec<usize>,
    /// The last place at or before each word where one cue had ended and the next had not begun.
    read: Vec<Read>,
    /// The level that stands before each word and reaches it.
    level: Vec<Option<Level>>,
}

impl<'w> Passage<'w> {
    /// Reads the clauses; `listed` says which words belong to mentions: a level reaches along an enumeration.
    pub(crate) fn new(words: &'w [Word], listed: &[bool]) -> Self {
        let clause = clause_starts(words);
        let read = cues_read(words, &clause);
        let level = levels_before(words, &clause, listed);
        Self { words, clause, read, level }
    }

    /// The stance towards the mention that covers the words `from..to`.
    pub(crate) fn stance(&self, from: usize, to: usize) -> Stance {
        after_cue(self.words, to).unwrap_or_else(|| self.before_cue(from))
    }

    fn before_cue(&self, from: usize) -> Stance {
        let clause = &self.words[self.clause[from]..from];
        if clause.last().is_some_and(|w| matches!(w.folded.as_str(), "no" | "without")) {
            return Stance::Denied;
        }
        // What begins before the mention and goes on behind its first word is read anew, without the mention.
        let Read { upto: mut at, mut stance } = self.read[from];
        while at < from {
            let found = cue(&self.words[at..from]);
            stance = found.map_or(stance, |(_, found)| found);
            at += found.map_or(1, |(len, _)| len);
        }
        stance
    }

    /// The level that the words around the mention `from..to` state, if they do.
    pub(crate) fn level(&self, from: usize, to: usize) -> Option<Level> {
        level_after(self.words, to).or_else(|| self.years_before(from)).or(self.level[from])
    }

    fn years_before(&self, from: usize) -> Option<Level> {
        let start = self.clause[from].max(from.saturating_sub(YEARS_REACH + 2));
        let clause = &self.words[start..from];
        let is_unit = |w: &Word| matches!(w.folded.as_str(), "years" | "year" | "yrs" | "months");
        let unit = clause.iter().rposition(is_unit)?;
        let between = &clause[unit + 1..];
        let near = between.len() <= YEARS_REACH && between.iter().all(|w| w.before != Gap::List);
        let said: Vec<&str> = clause[..=unit].iter().map(|w| w.folded.as_str()).collect();
        stated_years(&said.join(" ")).filter(|_| near).map(Level::from_years)
    }
}

fn clause_starts(words: &[Word]) -> Vec<usize> {
    let mut start = 0;
    let of_word = words.iter().enumerate().map(|(i, word)| {
        if word.before == Gap::Break || TURNS.contains(&word.folded.as_str()) {
            start = i;
        }
        start
    });
    of_word.collect()
}

fn cues_read(words: &[Word], clause: &[usize]) -> Vec<Read> {
    let mut read = Vec::with_capacity(words.len());
    for same in clause.chunk_by(|a, b| a == b) {
        let begin = read.len();
        let end = begin + same.len();
        let mut stance = Stance::Held;
        while read.len() < end {
            let at = read.len();
            let found = cue(&words[at..end]);
            let len = found.map_or(1, |(len, _)| len);
            read.resize(at + len, Read { upto: at, stance });
            stance = found.map_or(stance, |(_, found)| found);
        }
    }
    read
}

fn levels_before(words: &[Word], clause: &[usize], listed: &[bool]) -> Vec<Option<Level>> {
    let mut levels: Vec<Option<Level>> = Vec::with_capacity(words.len());
    for (i, start) in clause.iter().enumerate() {
        let before = i.checked_sub(1).filter(|before| before >= start);
        let level = before.and_then(|before| {
            let word = words[before].folded.as_str();
            if listed[before] {
                return levels[before];
            }
            let level = worded_level(word).map(|alone| {
                let first = before.checked_sub(1).filter(|first| first >= start);
                let pair = first.map(|first| format!("{} {word}", words[first].folded));
                pair.and_then(|pair| worded_level(&pair)).unwrap_or(alone)
            });
            level.or_else(|| levels[before].filter(|_| LEVEL_FILLERS.contains(&word)))
        });
        levels.push(level);
    }
    levels
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
            let listed = vec![false; words.len()];
            assert_eq!(Passage::new(&words, &listed).stance(i, i + 1), expected, "{text:?} {name}");
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
            assert_eq!(Passage::new(&words, &listed).level(i, i + 1), expected, "{text:?}");
        }
    }
}
