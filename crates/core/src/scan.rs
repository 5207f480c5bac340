//! Finds the labels in running text, the longest at each position, word by word, with byte spans.

use crate::catalog::{Catalog, SkillKind};
use crate::degree::{Degree, degree_in, grade_behind};
use crate::lexicon::Languages;
use crate::matcher::{Candidate, Label, LabelKind, Matcher, is_stop_word};
use crate::resume::Section;
use crate::text::{fold, is_apart, is_name_char, joins};
use std::cell::Cell;

/// The most words of a label in a sentence.
const LONGEST_LABEL: usize = 7;
/// The most words of a label in a script without spaces, where each character may be a word.
const LONGEST_UNSPACED: usize = 24;
/// The most words that may be one name written apart ("type script").
const MOST_REJOINED: usize = 3;
/// The most words of a name whose words may change with their place in a sentence.
const MOST_INFLECTED: usize = 4;

/// The least bytes of a word from which a plural s may be added or removed: "APIs" is the plural of "API",
/// but "as" is not that of "a".
const SHORTEST_PLURAL: usize = 5;

/// Names shorter than this that are written with signs must have them.
const SHORTEST_WITHOUT_SIGNS: usize = 4;

/// What separates a word from the previous one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing, or one of `-`, `.`, `/`, `_`, `'` without a space.
    Joined(char),
    /// White space.
    Space,
    /// A comma, slash, bar, ampersand or parenthesis: a list may continue.
    List,
    /// A colon or a dash between spaces.
    Colon,
    /// The end of a sentence, a clause or a paragraph.
    Break,
}

/// A word of running text.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) folded: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) before: Gap,
    /// Whether its first character is a capital.
    pub(crate) capital: bool,
    /// The number of capitals.
    pub(crate) capitals: usize,
    /// Whether a period directly precedes it: ".net".
    pub(crate) dotted: bool,
}

impl AsRef<str> for Word {
    fn as_ref(&self) -> &str {
        &self.folded
    }
}

/// The context of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Around {
    /// The languages it may be written in.
    pub(crate) languages: Languages,
    /// Its section.
    pub(crate) section: Section,
    /// Whether a date next to it is in the future.
    pub(crate) expected: bool,
    /// Whether it asks for skills, as a posting does.
    pub(crate) asking: bool,
}

/// A label found in a text.
#[derive(Debug, Clone)]
pub(crate) struct Sighting {
    pub(crate) candidate: Candidate,
    /// The range of words it covers.
    pub(crate) words: (usize, usize),
    /// Whether it is also an ordinary word, so that only a sign in the text makes it a skill.
    pub(crate) doubtful: bool,
    /// Whether it is a product that someone made and named.
    pub(crate) product: bool,
    /// Whether it is an unfinished degree.
    pub(crate) unfinished: bool,
}

/// Splits a text into words.
pub(crate) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut last_end = 0;
    let widest = if text.contains('\n') { widest_line(text) } else { 0 };
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut last = c;
        while let Some((at, next)) = chars.next_if(|(at, c)| {
            is_mark(*c) || (is_name_char(*c) && !is_apart(last, *c)) || (*c == '&' && joins(text, *at))
        }) {
            (end, last) = (at + next.len_utf8(), if is_mark(next) { last } else { next });
        }
        let between = text.get(last_end..start).unwrap_or("");
        let (before, dotted) = (gap(between, words.is_empty()), between.ends_with('.'));
        let begins = before == Gap::Space && between.contains('\n') && is_new_line(text, last_end, widest);
        let before = if begins { Gap::Break } else { before };
        let written = text.get(start..end).unwrap_or("");
        let capitals = written.chars().filter(|c| c.is_uppercase()).count();
        let capital = c.is_uppercase();
        words.push(Word { folded: fold(written), start, end, before, capital, capitals, dotted });
        last_end = end;
    }
    words
}

/// The share of the width of a text that a line with its next word may fill and still be seen as ended on purpose; and
/// if the next line does not begin with a capital.
const FULL: f64 = 0.9;
const FULL_BEFORE_SMALL: f64 = 0.75;

/// Whether the line that ends here was ended on purpose: with the first word of the next one it would not have been too
/// long.
fn is_new_line(text: &str, at: usize, widest: usize) -> bool {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let next = text.get(start + line.len()..).and_then(|rest| rest.split_whitespace().next());
    let needed = line.trim_end().chars().count() + 1 + next.map_or(0, |word| word.chars().count());
    let small = next.is_some_and(|word| word.starts_with(char::is_lowercase));
    let full = if small { FULL_BEFORE_SMALL } else { FULL };
    (needed as f64) < full * widest as f64
}

/// The characters of the longest line.
fn widest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

/// Whether a character is a combining mark, which belongs to its word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || crate::text::is_invisible(c)
}

fn gap(between: &str, first: bool) -> Gap {
    if first {
        return Gap::Break;
    }
    let mut chars = between.chars();
    if let (Some(only), None) = (chars.next(), chars.next())
        && matches!(only, '-' | '.' | '/' | '_' | '\'' | '’' | '‑' | '–')
    {
        return Gap::Joined(only);
    }
    // "Dipl.-Ing."
    if between == ".-" {
        return Gap::Joined('-');
    }
    let paragraph = between.matches('\n').count() > 1;
    let bullet =
        between.contains(['•', '●', '▪', '◦']) || (between.contains('\n') && between.contains(['*', '-']));
    let trimmed = between.trim();
    if paragraph || bullet || trimmed.contains(['.', '!', '?', ';', '…', '。', '！', '？', '；']) {
        return Gap::Break;
    }
    match trimmed {
        "" => Gap::Space,
        t if t.contains([':', '：', '—', '–', '-', '=']) => Gap::Colon,
        _ => Gap::List,
    }
}

/// The labels in a text, leftmost first, the longest at each position; doubtful ones are only marked.
pub(crate) fn sightings(
    catalog: &Catalog,
    matcher: &Matcher,
    words: &[Word],
    around: Around,
) -> Vec<Sighting> {
    let mut found = Vec::new();
    let (mut at, grades) = (0, Cell::new(0));
    while at < words.len() {
        let from = at;
        if let Some(degree) = degree_in((catalog, matcher, around), words, at, &grades) {
            at = degree.end;
            found.extend(of_degree(degree, from));
            continue;
        }
        match longest_at((catalog, matcher, around.languages), words, at) {
            Some(sighting) => {
                at = sighting.words.1;
                let grade =
                    grade_behind((catalog, matcher, around), words, sighting.words, sighting.candidate);
                found.extend(grade.map(|candidate| Sighting { candidate, ..sighting.clone() }));
                found.push(sighting);
            }
            None => at += 1,
        }
    }
    found
}

/// The grades and the field of a degree; if it was not finished, only the field is held.
fn of_degree(degree: Degree, from: usize) -> impl Iterator<Item = Sighting> {
    let (words, unfinished) = ((from, degree.end), degree.unfinished);
    let sighting =
        move |candidate| Sighting { candidate, words, doubtful: false, product: false, unfinished };
    let studied = degree.studied.map(move |candidate| Sighting { unfinished: false, ..sighting(candidate) });
    degree.held.into_iter().map(sighting).chain(studied)
}

/// The sources for looking up names, and the languages of the text.
type Names<'n> = (&'n Catalog, &'n Matcher, Languages);

fn longest_at(names: Names<'_>, words: &[Word], at: usize) -> Option<Sighting> {
    let (_, matcher, languages) = names;
    let first = words.get(at)?;
    let most = if first.folded.is_ascii() { LONGEST_LABEL } else { LONGEST_UNSPACED };
    let reach = words[at + 1..].iter().take(most - 1).take_while(|w| within_name(w.before)).count();
    let least = if matcher.inflects(languages) { MOST_INFLECTED } else { MOST_REJOINED };
    let longest = matcher.longest_from(&first.folded).max(least);
    (1..=(reach + 1).min(longest)).rev().find_map(|len| sighting(names, words, at, at + len))
}

fn within_name(gap: Gap) -> bool {
    matches!(gap, Gap::Joined(_) | Gap::Space)
}

fn sighting(names: Names<'_>, words: &[Word], from: usize, to: usize) -> Option<Sighting> {
    let (catalog, matcher, languages) = names;
    let run = &words[from..to];
    let mut key: String = run.iter().map(|w| w.folded.as_str()).collect();
    let named = lookup_any_number((matcher, languages), &mut key, is_plural_abbreviation(run));
    let is_inflected = named.is_none();
    let (candidate, label) = named.or_else(|| inflected(names, run))?;
    let plural = !is_inflected
        && (key.len() != run.iter().map(|w| w.folded.len()).sum::<usize>() || *label.key != *key);
    if is_short_with_signs(&label) && !is_written_as_name(run) {
        return None;
    }
    // "als" is German for "as", and not Advanced Life Support.
    if let [word] = run
        && word.capitals == 0
        && matcher.lexicon().function_words().holds(&word.folded, languages)
        && is_spelt_in_capitals(catalog, &label, word)
    {
        return None;
    }
    let same_words = crate::text::words(label.folded).count() == run.len();
    let long = |word: &str| word.chars().count() > 1;
    // "users" is neither "use RS" nor a plural of "use R".
    // "de position" in French is not the plural "dépositions".
    let lexicon = matcher.lexicon();
    let is_function_word = |own| lexicon.function_words().holds(&run[0].folded, own);
    let opens_small = run.len() > 1 && lexicon.besides_english(languages).is_some_and(is_function_word);
    let rejoinable = run.len() <= MOST_REJOINED
        && !opens_small
        && run.iter().all(|w| long(&w.folded) && (run.len() == 1 || !is_small(matcher, w, languages)))
        && crate::text::words(label.folded).all(|w| long(w) && !is_stop_word(w));
    let product = catalog.skill(label.skill).kind.is_product();
    // "Solid work relationships" names no SolidWorks, but a "blue print" is one of many blueprints.
    if !same_words && (!rejoinable || (plural && product)) {
        return None;
    }
    // "embedding surveys in a page" is something done, not embeddings.
    if plural && is_participle(words, from, to) {
        return None;
    }
    let abbreviates = run[0].capitals > 1 && !is_spelt_small(&catalog.skill(label.skill).label, &run[0]);
    let doubtful = is_doubtful(catalog, matcher, &label, run)
        && !abbreviates
        && !(run[0].capital && matcher.lexicon().is_foreign_name(&run[0].folded, languages));
    // "words" is not a plural of the program Word.
    if doubtful && plural {
        return None;
    }
    Some(Sighting { candidate, words: (from, to), doubtful, product, unfinished: false })
}

/// Whether a word in small letters ends like an English participle and another word follows.
fn is_participle(words: &[Word], from: usize, to: usize) -> bool {
    let is_verbal = |word: &Word| word.capitals == 0 && word.folded.ends_with("ing");
    to == from + 1 && is_verbal(&words[from]) && words.get(to).is_some_and(|next| next.before == Gap::Space)
}

/// Whether the catalogue writes this name in capitals only.
fn is_spelt_in_capitals(catalog: &Catalog, label: &Label<'_>, word: &Word) -> bool {
    let skill = catalog.skill(label.skill);
    let mut names = std::iter::once(&skill.label).chain(&skill.alt_labels);
    names.any(|name| fold(name) == word.folded && name.chars().all(char::is_uppercase))
}

/// Whether a name written apart cannot contain this word: "red is" is not Redis.
fn is_small(matcher: &Matcher, word: &Word, languages: Languages) -> bool {
    let sentence_words = &matcher.lexicon().narrowed(languages).lists().sentence_words;
    is_stop_word(&word.folded) || sentence_words.whole(&word.folded, languages).is_some()
}

/// Whether the skill spells this word in lower case: "SWIFT" is an abbreviation, not Swift.
fn is_spelt_small(label: &str, word: &Word) -> bool {
    label
        .split_whitespace()
        .any(|own| fold(own) == word.folded && own.chars().filter(|c| c.is_uppercase()).count() < 2)
}

/// Whether the word is a plural of an abbreviation, with capitals and a small s: "SLOs", "APIs".
fn is_plural_abbreviation(run: &[Word]) -> bool {
    matches!(run, [word] if word.capitals > 1
        && word.folded.ends_with('s')
        && word.folded.chars().count() == word.capitals + 1)
}

/// The label with this key, or without or with a plural s; the key is restored afterwards.
fn lookup_any_number<'m>(
    (matcher, languages): (&'m Matcher, Languages),
    key: &mut String,
    abbreviation: bool,
) -> Option<(Candidate, Label<'m>)> {
    let found = matcher.lookup(key, languages);
    if found.is_some() || (key.len() < SHORTEST_PLURAL && !abbreviation) {
        return found;
    }
    if let Some(singular) = key.strip_suffix('s') {
        return matcher.lookup(singular, languages);
    }
    key.push('s');
    // "France" is not the singular of "francés".
    matcher.lookup(key, languages).filter(|(_, label)| label.kind != LabelKind::Foreign)
}

/// The name of which the words are another form; a short name of a product has a capital.
fn inflected<'m>((catalog, matcher, languages): Names<'m>, run: &[Word]) -> Option<(Candidate, Label<'m>)> {
    if !matcher.inflects(languages) {
        return None;
    }
    let words: Vec<&str> = run.iter().map(|word| word.folded.as_str()).collect();
    // "Grupa duńska" is not about the language.
    let is_language =
        |label: &Label<'_>| run.len() == 1 && catalog.skill(label.skill).kind == SkillKind::SpokenLanguage;
    let is_written = |label: &Label<'_>| {
        label.kind == LabelKind::Foreign
            || label.key.len() > SHORTEST_PLURAL
            || run.iter().any(|word| word.capitals > 0)
    };
    matcher.inflected(&words, languages).filter(|(_, label)| is_written(label) && !is_language(label))
}

/// Whether a short label needs its signs, without which it is an ordinary word ("B.Ed", "M&A", "AD DS",
/// ".NET").
fn is_short_with_signs(label: &Label<'_>) -> bool {
    label.key.len() <= SHORTEST_WITHOUT_SIGNS && label.folded.len() > label.key.len()
}

/// Whether it is written with a sign inside or before it, or in capitals.
fn is_written_as_name(run: &[Word]) -> bool {
    run.len() > 1 || run.iter().any(|w| w.capitals > 1 || w.dotted || w.folded.contains(['.', '&', '-']))
}

/// Whether a one-word name is also an ordinary word, according to its skill; "MS Word" and "golang" are not.
fn is_doubtful(catalog: &Catalog, matcher: &Matcher, label: &Label<'_>, run: &[Word]) -> bool {
    // A name in another language counts if it is not an ordinary word.
    if label.kind == LabelKind::Foreign {
        return false;
    }
    let name = label.folded;
    let one_word = run.len() == 1 && crate::text::words(name).count() == 1;
    let telling = name.chars().any(|c| c.is_ascii_digit() || matches!(c, '+' | '#'));
    let made_up = name.ends_with("lang") || (name.ends_with("js") && name.len() > 3);
    let ordinary = || name.chars().count() == 1 || matcher.is_ordinary(catalog, label);
    one_word && !telling && !made_up && (catalog.skill(label.skill).needs_context || ordinary())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_longest_label_wins_at_each_place() {
        let catalog = sample::catalog();
        let matcher = Matcher::new(&catalog);
        let seen = |text: &str| {
            let words = words_of(text);
            let found = sightings(&catalog, &matcher, &words, Around::default());
            found.iter().map(|s| catalog.skill(s.candidate.skill).label.clone()).collect::<Vec<_>>()
        };
        assert_eq!(seen("React Native apps and REST API design"), ["React Native", "REST APIs"]);
        assert_eq!(seen("Java Script, C++ and C#."), ["JavaScript", "C++", "C#"]);
        assert_eq!(seen("no skills here at all"), [] as [&str; 0]);
    }

    #[test]
    fn a_line_that_had_room_for_the_next_word_was_ended_on_purpose() {
        let before = |text: &str, word: &str| {
            words_of(text).into_iter().find(|found| found.folded == word).map(|found| found.before)
        };
        let items =
            "Five units sold in my first week of hire\nTraining plans\nKept the stock lists of two shops";
        assert_eq!(before(items, "training"), Some(Gap::Space), "the first line is as wide as the text");
        assert_eq!(before(items, "kept"), Some(Gap::Break));
        let wrapped = "Kept the stock lists of both\nshops and wrote the orders of\nthe week";
        assert_eq!((before(wrapped, "shops"), before(wrapped, "the")), (Some(Gap::Space), Some(Gap::Space)));
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let text = "Café – naïve Pythön, SQL.";
        for word in words_of(text) {
            assert_eq!(fold(&text[word.start..word.end]), word.folded);
        }
    }
}
