//! Interprets the wording of a sentence: whether it asks, offers or describes, and whether each mention is
//! required.

use super::AskedKind;
use crate::level::LevelReader;
use crate::lexicon::{Languages, Lexicon, Part, Wording};
use crate::scan::{Gap, Word, words_of};
use std::ops::Range;

/// The number of words at the start of a sentence that count as its opening.
const OPENING: usize = 3;

/// The most bytes of an opening: a text without blanks is one word.
const LONGEST_OPENING: usize = 100;

/// How many wordings before a mention, and how many behind it, may say how strongly it is asked for.
const MOST_CUES: usize = 64;

/// The function of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// It asks for something, by default this strongly.
    Asks(AskedKind),
    /// It describes a duty.
    Task,
    /// It lists tools used in the job.
    Tools,
    /// It names something without asking.
    Tells,
    /// It offers something.
    Offers,
    /// It is about legal text, diversity, or how to apply.
    Legal,
    /// It says what is not asked for.
    Spares,
}

/// The words of a sentence, and the wordings in it.
pub(super) struct Sentence {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// The wordings, by word range.
    cues: Vec<(Range<usize>, Wording)>,
    /// Text in brackets, by byte range.
    brackets: Vec<Range<usize>>,
    /// The words that begin a clause.
    breaks: Vec<usize>,
    /// Whether it begins with a number of years: "5+ years of Go or Rust".
    opens_with_years: bool,
    /// Whether it names a level of the Common European Framework: "Italian at C1".
    is_graded: bool,
}

/// The levels of the Common European Framework of Reference for Languages.
const CEFR: [&str; 6] = ["a1", "a2", "b1", "b2", "c1", "c2"];

impl Sentence {
    pub(super) fn new(text: &str, lexicon: &Lexicon, languages: Languages) -> Self {
        let words = words_of(text);
        let table = &lexicon.posting().wordings;
        let languages = languages.and(lexicon.english());
        let (mut cues, mut at) = (Vec::new(), 0);
        while at < words.len() {
            match table.at(&words, at, languages) {
                Some((len, says)) => {
                    cues.push((at..at + len, says));
                    at += len;
                }
                None => at += 1,
            }
        }
        // In Chinese, the comma of its own separates clauses; names have another one between them.
        let comma = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |word| word.end);
            text.get(before..words[at].start).is_some_and(|between| between.contains('，'))
        };
        let breaks = (0..words.len()).filter(|at| words[*at].before == Gap::Break || comma(*at)).collect();
        let opening = words.get(OPENING).map_or(text.len(), |word| word.start).min(LONGEST_OPENING);
        let beginning = text.get(..text.floor_char_boundary(opening + LONGEST_OPENING)).unwrap_or(text);
        let years = LevelReader { lexicon, languages }.durations(beginning);
        let is_graded = words.iter().any(|word| CEFR.contains(&word.folded.as_str()));
        let opens_with_years = years.first().is_some_and(|years| years.span.start < opening);
        Self { words, cues, brackets: brackets(text), breaks, opens_with_years, is_graded }
    }

    fn says(&self, wanted: Wording) -> bool {
        self.cues.iter().any(|(_, says)| *says == wanted)
    }

    fn count(&self, wanted: Wording) -> usize {
        self.cues.iter().filter(|(_, says)| *says == wanted).count()
    }

    fn opens_with(&self, wanted: Wording) -> bool {
        self.cues.iter().any(|(range, says)| *says == wanted && range.start == 0)
    }

    /// Whether a wording of several words, or one near the start, has this meaning.
    fn says_clearly(&self, wanted: Wording) -> bool {
        self.cues.iter().any(|(range, says)| *says == wanted && (range.len() > 1 || range.start < OPENING))
    }

    /// Whether the sentence requires something.
    pub(super) fn requires(&self) -> bool {
        self.says(Wording::Required)
    }

    fn wants(&self) -> bool {
        let wants = |says: Wording| {
            matches!(
                says,
                Wording::Required | Wording::Preferred | Wording::PreferredBefore | Wording::PreferredBehind
            )
        };
        self.cues.iter().any(|(_, says)| wants(*says))
    }

    /// The part that the sentence opens, if it only leads in what follows it: "To be considered you need to".
    pub(super) fn leads_in(&self) -> Option<Part> {
        let part = |says: Wording| match says {
            Wording::NotAsked => Some(Part::NotAsked),
            Wording::Preferred | Wording::PreferredBefore | Wording::PreferredBehind => Some(Part::Preferred),
            Wording::Required | Wording::Asks | Wording::Noun => Some(Part::Required),
            Wording::Task => Some(Part::Tasks),
            Wording::Offers => Some(Part::Offers),
            Wording::Legal => Some(Part::Legal),
            Wording::Employer | Wording::Praise => None,
        };
        let said = self.cues.iter().filter_map(|(_, says)| part(*says));
        // What is not asked for, or preferred, is said of something that would else be required.
        said.min_by_key(|part| match part {
            Part::NotAsked => 0,
            Part::Preferred => 1,
            Part::Required | Part::Tasks => 2,
            _ => 3,
        })
    }

    /// How strongly something is asked for, if the words say nothing else: "must", "nice to have".
    pub(super) fn weight(&self) -> Option<Part> {
        let [(range, says)] = self.cues.as_slice() else { return None };
        match says {
            Wording::Required => Some(Part::Required),
            Wording::Preferred | Wording::PreferredBefore | Wording::PreferredBehind => Some(Part::Preferred),
            Wording::NotAsked => Some(Part::NotAsked),
            _ => None,
        }
        .filter(|_| range.len() == self.words.len())
    }

    /// The function of the sentence in this part of a posting.
    pub(super) fn act(&self, part: Part) -> Act {
        let (asks, noun) =
            (self.says(Wording::Asks), self.says(Wording::Noun) || self.opens_with_years || self.is_graded);
        let employer = self.opens_with(Wording::Employer);
        let offered = self.says_clearly(Wording::Offers);
        match part {
            Part::Legal => Act::Legal,
            Part::NotAsked => Act::Spares,
            Part::Offers => Act::Offers,
            Part::Required | Part::Preferred | Part::Tools | Part::Tasks => {
                let opened = self.cues.first().filter(|(range, _)| range.start < OPENING);
                let employer = employer || self.opens_with(Wording::Praise);
                let legal = self.says(Wording::Legal) && !noun && !asks;
                match opened.map(|(range, says)| (range.len(), *says)) {
                    Some((len, Wording::Offers)) if !noun || len > 1 => return Act::Offers,
                    _ if self.count(Wording::Legal) > 1 && part != Part::Tasks => return Act::Legal,
                    _ if employer && offered => return Act::Offers,
                    _ if employer && self.says(Wording::Legal) => return Act::Legal,
                    _ if employer && !asks && !self.wants() => return Act::Tells,
                    _ if legal && self.says_clearly(Wording::Legal) && part != Part::Tasks => {
                        return Act::Legal;
                    }
                    _ => {}
                }
                match part {
                    Part::Required => Act::Asks(AskedKind::Required),
                    Part::Preferred => Act::Asks(AskedKind::Preferred),
                    Part::Tools => Act::Tools,
                    _ => Act::Task,
                }
            }
            Part::Open | Part::Company => match () {
                () if self.says(Wording::Legal) && (employer || !self.wants()) => Act::Legal,
                () if offered && !(asks && noun) => Act::Offers,
                () if employer && !asks && !self.wants() => Act::Tells,
                () if self.says(Wording::Offers) && !asks && !noun => Act::Offers,
                () if self.says(Wording::Task) => Act::Task,
                () if asks || self.wants() || (noun && part == Part::Open && !self.says(Wording::Praise)) => {
                    Act::Asks(AskedKind::Required)
                }
                () => Act::Tells,
            },
        }
    }

    /// How strongly a mention is asked for, according to the wording around it; `None` if the wording does
    /// not say, `Some(None)` if it is explicitly not required.
    pub(super) fn wanted(&self, mention: &Range<usize>) -> Option<Option<AskedKind>> {
        let from = self.words.partition_point(|word| word.end <= mention.start);
        let to = self.words.partition_point(|word| word.start < mention.end);
        if from == self.words.len() || to == 0 {
            return None;
        }
        let clause = self.clause(from);
        let inside = self.bracket_of(mention);
        let counts = |(range, says): &&(Range<usize>, Wording)| {
            let holds = match says {
                Wording::Required | Wording::Preferred | Wording::NotAsked => true,
                Wording::PreferredBefore => range.end <= from,
                Wording::PreferredBehind => range.end > from || range.start == clause.start,
                _ => false,
            };
            let within = clause.start <= range.start && range.end <= clause.end;
            holds && within && self.reaches(range, mention, inside.as_ref())
        };
        let (ahead, behind) = self.cues.split_at(self.cues.partition_point(|(range, _)| range.end <= from));
        let before = ahead.iter().rev().take(MOST_CUES).find(counts);
        // Of wordings within the mention, the last one counts.
        let (within, behind) = behind.split_at(behind.partition_point(|(range, _)| range.start <= to));
        let after = within.iter().rev().take(MOST_CUES).find(counts);
        let after = after.or_else(|| behind.iter().take(MOST_CUES).find(counts));
        let distance = |range: &Range<usize>| range.start.saturating_sub(to);
        // Of two equally near wordings, the later one counts.
        let nearest = match (before, after) {
            (Some(before), Some(after)) if distance(&after.0) > from - before.0.end => before,
            (before, after) => after.or(before)?,
        };
        Some(match nearest.1 {
            Wording::Required => Some(AskedKind::Required),
            Wording::NotAsked => None,
            _ => Some(AskedKind::Preferred),
        })
    }

    /// Whether a wording may say something about a mention, which is in these brackets.
    fn reaches(&self, cue: &Range<usize>, mention: &Range<usize>, inside: Option<&Range<usize>>) -> bool {
        match (self.bracket_of(&self.bytes(cue)), inside) {
            (None, _) => true,
            (Some(own), Some(inside)) => own == *inside,
            // "dbt (preferred)": a remark applies to the name before it.
            (Some(own), None) => {
                let next = self.words.partition_point(|word| word.start < mention.end);
                let is_between = |word: &Word| word.end <= own.start;
                // "HubSpot: 2 years (preferred)"
                let closes = self.words.last().is_some_and(|word| word.start < own.end);
                mention.end <= own.start && (closes || !self.words.get(next).is_some_and(is_between))
            }
        }
    }

    /// The words of the clause around a word.
    fn clause(&self, at: usize) -> Range<usize> {
        let next = self.breaks.partition_point(|begins| *begins <= at);
        let start = next.checked_sub(1).and_then(|last| self.breaks.get(last)).copied().unwrap_or(0);
        start..self.breaks.get(next).copied().unwrap_or(self.words.len())
    }

    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.start);
        let end =
            range.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end
    }

    /// The brackets around these bytes.
    pub(super) fn bracket_of(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let at = self.brackets.partition_point(|bracket| bracket.end < bytes.end);
        self.brackets.get(at).filter(|bracket| bracket.start <= bytes.start).cloned()
    }
}

/// The byte ranges in brackets; inner ones are ignored.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut depth, mut from) = (Vec::new(), 0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '（' => {
                if depth == 0 {
                    from = at + c.len_utf8();
                }
                depth += 1;
            }
            ')' | ']' | '）' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(from..at);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str, name: &str, nth: usize) -> Option<Option<AskedKind>> {
        let lexicon = Lexicon::builtin();
        let sentence = Sentence::new(text, &lexicon, lexicon.english());
        let (start, _) = text.match_indices(name).nth(nth).unwrap();
        sentence.wanted(&(start..start + name.len()))
    }

    #[test]
    fn the_nearest_wording_of_the_clause_counts() {
        let (required, preferred) = (Some(Some(AskedKind::Required)), Some(Some(AskedKind::Preferred)));
        assert_eq!(asked("Python required. SQL is a plus.", "Python", 0), required);
        assert_eq!(asked("Python required. SQL is a plus.", "SQL", 0), preferred);
        assert_eq!(asked("dbt (preferred) and SQL", "dbt", 0), preferred);
        assert_eq!(asked("dbt (preferred) and SQL", "SQL", 0), None);
        assert_eq!(asked("Python and SQL. Java.", "Java", 0), None);
        let many = "SQL (a plus) and dbt (required) and ".repeat(1_000);
        for nth in [0, 500, 999] {
            assert_eq!([asked(&many, "SQL", nth), asked(&many, "dbt", nth)], [preferred, required], "{nth}");
        }
    }
}
