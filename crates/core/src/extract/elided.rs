//! Names that share a word with their neighbour: "project and product management", "data modeling &
//! warehousing".

use super::split::Range;
use crate::catalog::Catalog;
use crate::lexicon::{Languages, ListWords};
use crate::matcher::{Candidate, Matcher};
use crate::scan::{Gap, Sighting, Word};
use crate::text::{compact, fold, words};

/// The most words between the conjunction and the shared word.
const REACH: usize = 4;

/// The fewest letters of half a compound.
const SHORTEST_HALF: usize = 3;
/// The fewest letters of the end that two compounds share.
const SHORTEST_END: usize = 4;

/// The names of two parts that share a word, if the shared word completes one of them.
pub(super) fn shared(
    (catalog, matcher, languages): (&Catalog, &Matcher, Languages),
    text: &str,
    left: Range,
    right: Range,
) -> Option<(Candidate, Candidate)> {
    let of = |(start, end): Range| text.get(start..end).unwrap_or("");
    let (left, right) = (of(left), of(right));
    let label = |name: &str| label_of(matcher, name, languages);
    // In "team building & leadership", a preferred label is complete, but in "linear/integer programming", an ordinary
    // word is not.
    let is_preferred = |name: &str| {
        let found = matcher.lookup(&compact(name), languages);
        found.is_some_and(|(candidate, _)| {
            let skill = catalog.skill(candidate.skill);
            !skill.needs_context && fold(&skill.label) == fold(name)
        })
    };
    let (left_words, right_words): (Vec<&str>, Vec<&str>) =
        (left.split_whitespace().collect(), right.split_whitespace().collect());
    // "project and product management"
    if let Some(whole) = label(right).filter(|_| !is_preferred(left)) {
        let behind = (1..right_words.len()).map(|at| right_words.get(at..).unwrap_or(&[]).join(" "));
        let half = behind.filter_map(|tail| label(&format!("{left} {tail}"))).next();
        if let Some(half) = half.filter(|half| half.skill != whole.skill) {
            return Some((half, whole));
        }
    }
    // "data modeling and warehousing"
    let whole = label(left).filter(|_| !is_preferred(right))?;
    let before = (1..left_words.len()).map(|at| left_words.get(..at).unwrap_or(&[]).join(" "));
    let half = before.filter_map(|head| label(&format!("{head} {right}"))).next();
    half.filter(|half| half.skill != whole.skill).map(|half| (whole, half))
}

/// The name of two words that an item of one word forms with the word that a list shares.
pub(super) fn completed(
    (matcher, languages): (&Matcher, Languages),
    item: &str,
    tail: &str,
) -> Option<Candidate> {
    let word = item.trim();
    if word.is_empty() || word.contains(char::is_whitespace) || fold(word) == fold(tail) {
        return None;
    }
    let named = matcher.exact_in(word, languages).is_some_and(|_| !word.starts_with(char::is_lowercase));
    let (candidate, label) = matcher.lookup(&compact(&format!("{word}{tail}")), languages)?;
    let (first, second) = (fold(word), fold(tail));
    (!named && words(label.folded).eq([first.as_str(), second.as_str()])).then_some(candidate)
}

/// The product that a short name is, after another of its family: "SD" after "SAP MM".
pub(super) fn of_family(
    (catalog, matcher, languages): (&Catalog, &Matcher, Languages),
    family: &str,
    name: &str,
) -> Option<Candidate> {
    let candidate = of_two((matcher, languages), family, name)?;
    catalog.skill(candidate.skill).kind.is_product().then_some(candidate)
}

/// The names that stand behind one of the same family, without the family's name: "SAP MM, SD and FI".
fn relatives(
    (catalog, matcher, languages): (&Catalog, &Matcher, Languages),
    lists: &ListWords,
    words: &[Word],
    sighting: &Sighting,
) -> Vec<Sighting> {
    let (from, mut at) = sighting.words;
    let Some(family) = words.get(from).filter(|word| word.capital && at == from + 2) else {
        return Vec::new();
    };
    if !catalog.skill(sighting.candidate.skill).kind.is_product() {
        return Vec::new();
    }
    let mut found = Vec::new();
    while let Some(next) = words.get(at) {
        let joined = lists.conjunctions.at(words, at, languages).map(|(len, ())| at + len);
        let name = match (joined, next.before) {
            (Some(behind), Gap::Space | Gap::List) => behind,
            (None, Gap::List | Gap::Joined('/')) => at,
            _ => break,
        };
        let Some(word) = words.get(name).filter(|word| word.capital) else { break };
        let Some(candidate) = of_family((catalog, matcher, languages), &family.folded, &word.folded) else {
            break;
        };
        found.push(sighting_of(candidate, (name, name + 1)));
        at = name + 1;
    }
    found
}

/// The skill with the label of these two folded words.
fn of_two((matcher, languages): (&Matcher, Languages), first: &str, second: &str) -> Option<Candidate> {
    let (candidate, label) = matcher.lookup(&format!("{first}{second}"), languages)?;
    words(label.folded).eq([first, second]).then_some(candidate)
}

/// The names of two compounds that share their end: "Projekt- und Qualitätsmanagement".
pub(super) fn compounds(
    (matcher, languages): (&Matcher, Languages),
    text: &str,
    left: Range,
    right: Range,
) -> Option<(Candidate, Candidate)> {
    text.get(left.1..)?.strip_prefix('-')?.strip_prefix(' ')?;
    let (half, whole) = (compact(text.get(left.0..left.1)?), compact(text.get(right.0..right.1)?));
    let (second, _) = matcher.lookup(&whole, languages)?;
    let first = compounded((matcher, languages), &half, &whole)?;
    (first.skill != second.skill).then_some((first, second))
}

/// The skill with this label of several words.
fn label_of(matcher: &Matcher, name: &str, languages: Languages) -> Option<Candidate> {
    let (candidate, label) = matcher.lookup(&compact(name), languages)?;
    (words(label.folded).count() > 1).then_some(candidate)
}

/// The name formed by a half name and what follows the hyphen of the next name: "Front- and back-end
/// development".
fn hyphenated(
    (matcher, languages): (&Matcher, Languages),
    words: &[Word],
    at: usize,
    from: usize,
) -> Option<Candidate> {
    let half = &words.get(at)?.folded;
    let run = words.get(from + 1..)?.get(..REACH).or_else(|| words.get(from + 1..))?;
    let within = run.iter().take_while(|word| matches!(word.before, Gap::Space | Gap::Joined(_))).count();
    if run.first().is_none_or(|word| word.before != Gap::Joined('-')) {
        return compounded((matcher, languages), half, &words.get(from)?.folded);
    }
    (1..=within).rev().find_map(|len| {
        let rest: String = run.get(..len)?.iter().map(|word| word.folded.as_str()).collect();
        matcher.lookup(&format!("{half}{rest}"), languages).map(|(candidate, _)| candidate)
    })
}

/// The name formed by half a compound and the end of the next: "Projekt- und Qualitätsmanagement".
fn compounded((matcher, languages): (&Matcher, Languages), half: &str, next: &str) -> Option<Candidate> {
    let ends = next.char_indices().skip(SHORTEST_HALF).filter_map(|(at, _)| next.get(at..));
    let long = ends.take_while(|end| end.chars().count() >= SHORTEST_END);
    // The half may end in a letter that only joins: "Qualitäts- und Projektmanagement".
    let halves = [Some(half), half.strip_suffix('s')];
    let found = |end: &str| {
        let names = halves.iter().flatten().map(|half| format!("{half}{end}"));
        names.filter_map(|name| matcher.lookup(&name, languages)).map(|(candidate, _)| candidate).next()
    };
    long.filter(|_| half.chars().count() >= SHORTEST_HALF).find_map(found)
}

/// Adds to the sightings in a sentence names whose last word follows the next name: "distributed,
/// fault-tolerant systems".
pub(super) fn complete(
    (catalog, matcher, languages): (&Catalog, &Matcher, Languages),
    lists: &ListWords,
    words: &[Word],
    seen: &mut Vec<Sighting>,
) {
    let mut covered = vec![false; words.len()];
    for sighting in seen.iter() {
        covered[sighting.words.0..sighting.words.1].fill(true);
    }
    let mut added = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(next) = words.get(at + 1) else { break };
        let joined = lists.conjunctions.at(words, at + 1, languages).map(|(len, ())| at + 1 + len);
        // A dash and a space; before a conjunction, nothing else takes two bytes.
        let hyphened = next.before == Gap::Colon && next.start - word.end == 2;
        if let Some(from) = joined.filter(|_| hyphened && !covered[at]) {
            let candidate = hyphenated((matcher, languages), words, at, from);
            added.extend(candidate.map(|candidate| sighting_of(candidate, (at, at + 1))));
            continue;
        }
        if covered[at] || matcher.longest_from(&word.folded) < 2 {
            continue;
        }
        if let Some(candidate) =
            (next.before == Gap::List).then(|| enumerated((matcher, languages), lists, words, at)).flatten()
        {
            added.push(sighting_of(candidate, (at, at + 1)));
            continue;
        }
        let from = match joined.filter(|_| next.before == Gap::Space) {
            Some(from) => from,
            None if next.before == Gap::List => at + 1,
            None => continue,
        };
        let run = words.get(from..).unwrap_or(&[]).iter().take(REACH);
        let within =
            run.enumerate().take_while(|(i, w)| *i == 0 || matches!(w.before, Gap::Space | Gap::Joined(_)));
        let names = |w: &Word| {
            lists.sentence_words.whole(&w.folded, languages).is_none()
                && lists.prepositions.whole(&w.folded, languages).is_none()
                && lists.conjunctions.whole(&w.folded, languages).is_none()
        };
        let reach = within.take_while(|(_, w)| names(w)).count();
        let found = (1..reach)
            .find_map(|skip| of_two((matcher, languages), &word.folded, &words.get(from + skip)?.folded));
        if let Some(candidate) = found {
            added.push(sighting_of(candidate, (at, at + 1)));
        }
    }
    for sighting in seen.iter() {
        added.extend(spelt_out((matcher, languages), lists, words, sighting));
        let relatives = relatives((catalog, matcher, languages), lists, words, sighting);
        added.extend(relatives.into_iter().filter(|relative| !covered[relative.words.0]));
    }
    if !added.is_empty() {
        seen.append(&mut added);
        seen.sort_by_key(|sighting| sighting.words);
    }
}

/// A sighting of a name that is certain.
fn sighting_of(candidate: Candidate, words: (usize, usize)) -> Sighting {
    Sighting { candidate, words, doubtful: false, product: false, unfinished: false }
}

/// The most words from the first item of an enumeration to the word that its items share.
const LONGEST_ENUMERATION: usize = 10;

/// The name that the first word of an enumeration forms with the word at its end: "unit, integration and regression
/// testing".
fn enumerated(
    (matcher, languages): (&Matcher, Languages),
    lists: &ListWords,
    words: &[Word],
    at: usize,
) -> Option<Candidate> {
    let word = &words.get(at)?.folded;
    let run = words.get(at + 1..)?;
    let run = run.get(..LONGEST_ENUMERATION).unwrap_or(run);
    let within =
        run.iter().take_while(|w| matches!(w.before, Gap::Space | Gap::Joined(_) | Gap::List)).count();
    let joint = (0..within).find_map(|i| {
        lists.conjunctions.at(words, at + 1 + i, languages).map(|(len, ())| at + 1 + i + len)
    })?;
    let (last, shared) =
        words.get(joint..at + 1 + within)?.split_first_chunk::<2>().map(|([a, b], _)| (a, b))?;
    let of = |first: &str| of_two((matcher, languages), first, &shared.folded);
    // The last item is a name itself: "regression testing".
    of(&last.folded)?;
    of(word)
}

/// The second name in another name for a skill that spells out both: "load and stress testing" for load testing.
fn spelt_out(
    (matcher, languages): (&Matcher, Languages),
    lists: &ListWords,
    words: &[Word],
    sighting: &Sighting,
) -> Option<Sighting> {
    let (start, end) = sighting.words;
    let (first, last) = (words.get(start)?, words.get(end.checked_sub(1)?)?);
    if end < start + 4 {
        return None;
    }
    let joint = (start + 1..end - 2)
        .find_map(|at| lists.conjunctions.at(words, at, languages).map(|(len, ())| at + len))?;
    let own = matcher.lookup(&format!("{}{}", first.folded, last.folded), languages)?.0;
    let second: String = words.get(joint..end)?.iter().map(|word| word.folded.as_str()).collect();
    let (candidate, label) = matcher.lookup(&second, languages)?;
    let several = crate::text::words(label.folded).count() > 1;
    (several && own.skill == sighting.candidate.skill && candidate.skill != own.skill)
        .then(|| sighting_of(candidate, (joint, end)))
}
