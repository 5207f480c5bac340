//! What a sentence says of a skill that it names: held, not held, or wished for; and how well.

use crate::level::{stated_years, worded_level};
use crate::scan::{Gap, Word};
use crate::units::Level;

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

/// Phrases that set the stance of what follows in the clause; the last one before a mention decides.
const CUES: &[(&str, Stance)] = &[
    ("no experience", Stance::Denied),
    ("no prior experience", Stance::Denied),
    ("no professional experience", Stance::Denied),
    ("no practical experience", Stance::Denied),
    ("no real experience", Stance::Denied),
    ("no work experience", Stance::Denied),
    ("no hands on experience", Stance::Denied),
    ("no working experience", Stance::Denied),
    ("zero experience", Stance::Denied),
    ("without experience", Stance::Denied),
    ("without any experience", Stance::Denied),
    ("without knowledge", Stance::Denied),
    ("little to no experience", Stance::Denied),
    ("little or no experience", Stance::Denied),
    ("no knowledge", Stance::Denied),
    ("no prior knowledge", Stance::Denied),
    ("no background", Stance::Denied),
    ("no skills", Stance::Denied),
    ("no understanding", Stance::Denied),
    ("no exposure", Stance::Denied),
    ("no formal training", Stance::Denied),
    ("not familiar", Stance::Denied),
    ("unfamiliar", Stance::Denied),
    ("not experienced", Stance::Denied),
    ("inexperienced", Stance::Denied),
    ("not proficient", Stance::Denied),
    ("not skilled", Stance::Denied),
    ("not fluent", Stance::Denied),
    ("not an expert", Stance::Held),
    ("not only", Stance::Held),
    ("not just", Stance::Held),
    ("no longer", Stance::Held),
    ("no problem", Stance::Held),
    ("no fear", Stance::Held),
    ("no less", Stance::Held),
    ("never used", Stance::Denied),
    ("never worked", Stance::Denied),
    ("never touched", Stance::Denied),
    ("never learned", Stance::Denied),
    ("never learnt", Stance::Denied),
    ("never programmed", Stance::Denied),
    ("never written", Stance::Denied),
    ("never coded", Stance::Denied),
    ("never tried", Stance::Denied),
    ("never had", Stance::Denied),
    ("never been exposed", Stance::Denied),
    ("not used", Stance::Denied),
    ("not worked", Stance::Denied),
    ("not yet", Stance::Denied),
    ("not know", Stance::Denied),
    ("not have", Stance::Denied),
    ("not had", Stance::Denied),
    ("not tried", Stance::Denied),
    ("not learned", Stance::Denied),
    ("not touched", Stance::Denied),
    ("don t know", Stance::Denied),
    ("dont know", Stance::Denied),
    ("don t have", Stance::Denied),
    ("don t use", Stance::Denied),
    ("didn t use", Stance::Denied),
    ("haven t used", Stance::Denied),
    ("haven t worked", Stance::Denied),
    ("haven t learned", Stance::Denied),
    ("haven t had", Stance::Denied),
    ("haven t touched", Stance::Denied),
    ("haven t tried", Stance::Denied),
    ("can t", Stance::Denied),
    ("cannot", Stance::Denied),
    ("cannot wait", Stance::Wished),
    ("lack", Stance::Denied),
    ("lacks", Stance::Denied),
    ("lacking", Stance::Denied),
    ("missing", Stance::Denied),
    ("nothing about", Stance::Denied),
    ("know nothing", Stance::Denied),
    ("none of", Stance::Denied),
    ("neither", Stance::Denied),
    ("want to learn", Stance::Wished),
    ("wants to learn", Stance::Wished),
    ("wanting to learn", Stance::Wished),
    ("want to study", Stance::Wished),
    ("want to get", Stance::Wished),
    ("want to become", Stance::Wished),
    ("want to explore", Stance::Wished),
    ("want to improve", Stance::Held),
    ("want to master", Stance::Wished),
    ("want to try", Stance::Wished),
    ("want to start", Stance::Wished),
    ("want to understand", Stance::Wished),
    ("want to work with", Stance::Wished),
    ("want to move", Stance::Wished),
    ("want to be", Stance::Wished),
    ("want to pick", Stance::Wished),
    ("want to know", Stance::Wished),
    ("like to learn", Stance::Wished),
    ("like to study", Stance::Wished),
    ("like to explore", Stance::Wished),
    ("like to get", Stance::Wished),
    ("like to become", Stance::Wished),
    ("like to try", Stance::Wished),
    ("like to work with", Stance::Wished),
    ("like to know", Stance::Wished),
    ("love to learn", Stance::Wished),
    ("love to work with", Stance::Wished),
    ("hope to", Stance::Wished),
    ("hopes to", Stance::Wished),
    ("hoping to", Stance::Wished),
    ("plan to", Stance::Wished),
    ("plans to", Stance::Wished),
    ("planning to", Stance::Wished),
    ("plan on", Stance::Wished),
    ("wish to", Stance::Wished),
    ("keen to", Stance::Wished),
    ("eager to", Stance::Wished),
    ("excited to learn", Stance::Wished),
    ("aim to", Stance::Wished),
    ("aiming to", Stance::Wished),
    ("intend to", Stance::Wished),
    ("aspire to", Stance::Wished),
    ("aspiring", Stance::Wished),
    ("looking to learn", Stance::Wished),
    ("looking to get", Stance::Wished),
    ("looking to move", Stance::Wished),
    ("looking forward to", Stance::Wished),
    ("willing to learn", Stance::Wished),
    ("ready to learn", Stance::Wished),
    ("motivated to learn", Stance::Wished),
    ("going to learn", Stance::Wished),
    ("will learn", Stance::Wished),
    ("need to learn", Stance::Wished),
    ("goal to learn", Stance::Wished),
    ("goal is to", Stance::Wished),
    ("interested in", Stance::Wished),
    ("interest in", Stance::Wished),
    ("curious about", Stance::Wished),
    ("to learn", Stance::Wished),
    ("learn more about", Stance::Wished),
    ("wish list", Stance::Wished),
    ("next up", Stance::Wished),
    ("goals", Stance::Wished),
    ("experience", Stance::Held),
    ("experienced", Stance::Held),
    ("proficient", Stance::Held),
    ("strong", Stance::Held),
    ("skilled", Stance::Held),
    ("expert", Stance::Held),
    ("solid", Stance::Held),
    ("fluent", Stance::Held),
    ("familiar", Stance::Held),
    ("good", Stance::Held),
    ("know", Stance::Held),
    ("worked", Stance::Held),
    ("work with", Stance::Held),
    ("used", Stance::Held),
    ("using", Stance::Held),
    ("built", Stance::Held),
    ("wrote", Stance::Held),
    ("developed", Stance::Held),
    ("have used", Stance::Held),
    ("advanced", Stance::Held),
    ("daily", Stance::Held),
    ("apply my", Stance::Held),
    ("use my", Stance::Held),
    ("background", Stance::Held),
    ("leverage", Stance::Held),
    ("bring my", Stance::Held),
    ("deepen", Stance::Held),
    ("taught", Stance::Held),
    ("led", Stance::Held),
    ("currently learning", Stance::Held),
];

/// What a label's own item says after it: "Java: none", "Kubernetes (no experience)", "Rust - want to learn".
const AFTER: &[(&str, Stance)] = &[
    ("none", Stance::Denied),
    ("no experience", Stance::Denied),
    ("no knowledge", Stance::Denied),
    ("never used", Stance::Denied),
    ("never", Stance::Denied),
    ("not yet", Stance::Denied),
    ("not used", Stance::Denied),
    ("not known", Stance::Denied),
    ("want to learn", Stance::Wished),
    ("to learn", Stance::Wished),
    ("wish to learn", Stance::Wished),
    ("planned", Stance::Wished),
    ("interested", Stance::Wished),
    ("would like to learn", Stance::Wished),
    ("plan to learn", Stance::Wished),
    ("on my list", Stance::Wished),
    ("hope to learn", Stance::Wished),
];

/// Words that end the reach of a cue.
const TURNS: &[&str] = &["but", "however", "although", "though", "whereas", "yet", "instead", "while"];

/// Words that a level reaches across to the name that it is about.
const LEVEL_FILLERS: &[&str] = &[
    "of",
    "in",
    "with",
    "at",
    "the",
    "and",
    "or",
    "knowledge",
    "experience",
    "skills",
    "understanding",
    "working",
    "hands",
    "on",
    "user",
    "level",
    "using",
    "proficiency",
    "expertise",
    "command",
    "background",
    "very",
    "professional",
    "practical",
    "a",
    "an",
    "as",
    "developer",
    "engineer",
];
/// Years reach further: "5 years of commercial experience building services in Java".
const YEARS_REACH: usize = 8;

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
        match longest_cue(CUES, &clause[at..]) {
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
        match longest_cue(CUES, &words[at..]).or_else(|| longest_cue(AFTER, &words[at..]).filter(|_| at > 0))
        {
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
    let (_, stance) = longest_cue(AFTER, rest).filter(|_| apart || copula)?;
    Some(stance)
}

/// The longest phrase that the words begin with.
fn longest_cue<T: Copy>(cues: &[(&str, T)], words: &[Word]) -> Option<(usize, T)> {
    let first = words.first().and_then(|word| word.folded.as_bytes().first());
    let begins = |phrase: &str| {
        if phrase.as_bytes().first() != first {
            return None;
        }
        let count = phrase.split(' ').count();
        let same = words.len() >= count
            && phrase.split(' ').zip(words).all(|(cue, word)| cue == word.folded)
            && words[1..count].iter().all(|w| !matches!(w.before, Gap::Break | Gap::List));
        same.then_some(count)
    };
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
