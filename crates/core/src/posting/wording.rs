//! Interprets the wording of a sentence: whether it asks, offers or describes, and whether each mention is
//! required.

use super::AskedKind;
use crate::lexicon::{Languages, Lexicon, Part, Wording};
use crate::scan::{Gap, Word, words_of};
use std::ops::Range;

/// The number of words at the start of a sentence that count as its opening.
const OPENING: usize = 3;

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
}

/// The words of a sentence, and the wordings in it.
pub(super) struct Sentence {
    /// Its words.
    pub(super) words: Vec<Word>,
    /// The wordings, by word range.
    cues: Vec<(Range<usize>, Wording)>,
    /// Text in brackets, by byte range.
    brackets: Vec<Range<usize>>,
}

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
        Self { words, cues, brackets: brackets(text) }
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

    /// The function of the sentence in this part of a posting.
    pub(super) fn act(&self, part: Part) -> Act {
        let (asks, noun) = (self.says(Wording::Asks), self.says(Wording::Noun));
        let employer = self.opens_with(Wording::Employer);
        let offered = self.says_clearly(Wording::Offers);
        match part {
            Part::Legal => Act::Legal,
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
        let from = self.words.iter().position(|word| word.end > mention.start)?;
        let to = self.words.iter().rposition(|word| word.start < mention.end)? + 1;
        let clause = self.clause(from);
        let inside = self.bracket_of(mention);
        let reached = |range: &Range<usize>| {
            let cue = self.bytes(range);
            let own =
                self.brackets.iter().find(|bracket| bracket.start <= cue.start && cue.end <= bracket.end);
            match (own, &inside) {
                (None, _) => true,
                (Some(own), Some(inside)) => own == inside,
                // "dbt (preferred)": a remark applies to the name before it.
                (Some(own), None) => {
                    let between = self.words.iter().filter(|w| w.start >= mention.end && w.end <= own.start);
                    mention.end <= own.start && between.count() == 0
                }
            }
        };
        let within = |range: &Range<usize>| clause.start <= range.start && range.end <= clause.end;
        let mut best: Option<(usize, Wording)> = None;
        for (range, says) in self.cues.iter().filter(|(range, _)| within(range) && reached(range)) {
            let ahead = range.end <= from;
            let opens = range.start == clause.start;
            let holds = match says {
                Wording::Required | Wording::Preferred | Wording::NotAsked => true,
                Wording::PreferredBefore => ahead,
                Wording::PreferredBehind => !ahead || opens,
                _ => false,
            };
            let distance = if ahead { from - range.end } else { range.start.saturating_sub(to) };
            // Of two equally near wordings, the later one counts.
            if holds && best.is_none_or(|(nearest, _)| distance < nearest || (distance == nearest && !ahead))
            {
                best = Some((distance, *says));
            }
        }
        best.map(|(_, says)| match says {
            Wording::Required => Some(AskedKind::Required),
            Wording::NotAsked => None,
            _ => Some(AskedKind::Preferred),
        })
    }

    /// The words of the clause around a word.
    fn clause(&self, at: usize) -> Range<usize> {
        let ends = |i: &usize| self.words.get(*i).is_some_and(|word| word.before == Gap::Break);
        let start = (0..=at).rev().find(ends).unwrap_or(0);
        let end = (at + 1..self.words.len()).find(ends).unwrap_or(self.words.len());
        start..end
    }

    fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.words.get(range.start).map_or(0, |word| word.start);
        let end =
            range.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end
    }

    /// The brackets around these bytes.
    pub(super) fn bracket_of(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        self.brackets.iter().find(|b| b.start <= bytes.start && bytes.end <= b.end).cloned()
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
