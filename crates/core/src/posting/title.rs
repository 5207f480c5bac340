//! Finds the title of the job in a posting.

use crate::catalog::Catalog;
use crate::lexicon::{Languages, Lexicon, Wording};
use crate::outline::word_count;
use crate::text::{fold, words};

/// The number of first lines in which the title is searched.
const MOST_LINES: usize = 40;
/// The number of lines that count as the top.
const EARLY: usize = 8;
/// The most words of a title.
const MOST_WORDS: usize = 12;
/// The longest title, in bytes.
const LONGEST_TITLE: usize = 1_000;
/// The most words of a title in a sentence.
const MOST_SPOKEN: usize = 6;
/// Separators between title and employer, in the order they are tried.
const DIVIDERS: &[&str] = &[" — ", " – ", " | ", " @ ", " - ", " • ", " · ", " / "];

/// Collects candidates for the title while a posting is read.
pub(super) struct TitleReader<'t> {
    catalog: &'t Catalog,
    lexicon: &'t Lexicon,
    lines: usize,
    labelled: Option<String>,
    /// The best candidate so far with its rating.
    best: Option<(u8, String)>,
}

impl<'t> TitleReader<'t> {
    pub(super) fn new(catalog: &'t Catalog, lexicon: &'t Lexicon) -> Self {
        Self { catalog, lexicon, lines: 0, labelled: None, best: None }
    }

    /// A labelled title.
    pub(super) fn labelled(&mut self, text: &str) {
        if self.labelled.is_none() && text.chars().any(char::is_alphabetic) {
            self.labelled = Some(self.without_employer(text).0);
        }
    }

    /// A heading in unknown wording.
    pub(super) fn heading(&mut self, text: &str, rank: u8) {
        self.offer(text, if rank == 1 { 2 } else { 1 });
    }

    /// A line of running text.
    pub(super) fn line(&mut self, line: &str) {
        self.offer(line.trim_matches(['*', '_', ' ']), 0);
    }

    fn offer(&mut self, text: &str, bonus: u8) {
        self.lines += 1;
        let sentence = text.ends_with(['.', '!', '?', ':', ';', ',']) || text.contains(". ");
        // A text without blanks has few words.
        let long = text.len() > LONGEST_TITLE;
        if self.lines > MOST_LINES || long || sentence || !(1..=MOST_WORDS).contains(&word_count(text)) {
            return;
        }
        let (title, known) = self.without_employer(text);
        let titled = known || self.holds_title_word(&title);
        let marked = has_gender_mark(text);
        // Titles are at the top; further down, only a certain one counts.
        let early = self.lines <= EARLY;
        let first = u8::from(self.lines == 1);
        let worth = 4 * u8::from(known) + 3 * u8::from((titled && early) || marked) + bonus + first;
        if worth > first && self.best.as_ref().is_none_or(|(best, _)| worth > *best) {
            self.best = Some((worth, title));
        }
    }

    /// The title: from a label, a heading, a line, or a sentence such as "we are looking for".
    pub(super) fn best<'s>(self, statements: impl Iterator<Item = &'s str>) -> Option<String> {
        self.raw_best(statements).map(|title| without_gender_mark(&title)).filter(|title| !title.is_empty())
    }

    fn raw_best<'s>(self, statements: impl Iterator<Item = &'s str>) -> Option<String> {
        if let Some(title) = &self.labelled {
            return Some(title.clone());
        }
        if let Some((worth, title)) = &self.best
            && *worth >= 3
        {
            return Some(title.clone());
        }
        let spoken = statements.take(MOST_LINES).find_map(|statement| self.spoken(statement));
        spoken.or(self.best.filter(|(worth, _)| *worth > 1).map(|(_, title)| title))
    }

    /// The title in a sentence: "We are looking for a Registered Nurse to join us".
    fn spoken(&self, statement: &str) -> Option<String> {
        let said = crate::scan::words_of(statement);
        let table = &self.lexicon.posting().wordings;
        let from = (0..said.len()).find_map(|at| {
            let (len, says) = table.at(&said, at, Languages::ALL)?;
            matches!(says, Wording::Asks).then_some(at + len)
        })?;
        let window = |start: usize, len: usize| {
            let (first, last) = (said.get(start)?, said.get(start + len - 1)?);
            let text = statement.get(first.start..last.end)?;
            // "You have used SQL for years": "for" is no forester.
            let small =
                said.get(start..start + len)?.iter().all(|word| self.lexicon.is_small_word(&word.folded));
            if small {
                return None;
            }
            self.catalog.find_role(text).map(|_| text.to_owned())
        };
        let starts = from..said.len().min(from + MOST_SPOKEN);
        starts.into_iter().find_map(|start| (1..=MOST_SPOKEN).rev().find_map(|len| window(start, len)))
    }

    /// A title without the employer after it, and whether a role has that title.
    fn without_employer(&self, text: &str) -> (String, bool) {
        let text = text.trim();
        if self.catalog.find_role(text).is_some() && !DIVIDERS.iter().any(|divider| text.contains(divider)) {
            return (text.to_owned(), true);
        }
        let parts = DIVIDERS.iter().find_map(|divider| text.contains(divider).then(|| text.split(*divider)));
        let Some(parts) = parts else {
            let known = self.catalog.find_role(text).is_some();
            return (self.before_employer(text), known);
        };
        let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
        let known = parts.iter().find(|part| self.catalog.find_role(part).is_some());
        let titled = parts.iter().find(|part| self.holds_title_word(part));
        let first = known.or(titled).or(parts.first()).copied().unwrap_or(text);
        (self.before_employer(first), known.is_some())
    }

    /// "Nurse at Hill Hospital" without the hospital.
    fn before_employer(&self, text: &str) -> String {
        let cut = [" at ", " bei ", " chez ", " presso ", " @ "].iter().find_map(|at| text.find(at));
        let title = cut.and_then(|at| text.get(..at)).filter(|title| self.holds_title_word(title));
        title.unwrap_or(text).trim().to_owned()
    }

    fn holds_title_word(&self, text: &str) -> bool {
        let folded = fold(text);
        let said: Vec<&str> = words(&folded).collect();
        let titles = &self.lexicon.title_words();
        (0..said.len()).any(|at| titles.at(&said, at, Languages::ALL).is_some())
            || self.catalog.find_role(text).is_some()
    }
}

/// A title without a gender mark such as "(m/w/d)".
fn without_gender_mark(title: &str) -> String {
    let marked = title.find(['(', '[']).and_then(|from| {
        let to = title.get(from..)?.find([')', ']'])? + from;
        has_gender_mark(title.get(from..=to)?).then_some((from, to))
    });
    let Some((from, to)) = marked else { return title.trim().to_owned() };
    let (before, behind) = (title.get(..from).unwrap_or_default(), title.get(to + 1..).unwrap_or_default());
    format!("{} {}", before.trim(), behind.trim()).trim().to_owned()
}

/// Whether a text contains a gender mark: "(m/w/d)", "(f/m/x)", "(H/F)".
fn has_gender_mark(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "m/w/d",
        "w/m/d",
        "m/f/d",
        "f/m/d",
        "f/m/x",
        "m/f/x",
        "h/f",
        "f/h",
        "m/w/x",
        "m/v",
        "v/m",
        "m/k",
        "k/m",
        "all genders",
    ]
    .iter()
    .any(|mark| lower.contains(mark))
}
