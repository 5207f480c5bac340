//! A run of text and what its clauses say, computed once for all mentions in it.
//!
//! Each word is examined a bounded number of times, however many mentions a clause contains.

use super::attribution::attributed;
use super::{Stance, StanceReader, joins};
use crate::level::{BareLevel, LevelReader};
use crate::scan::{Gap, Word};
use crate::units::Level;

/// The words across which years apply: "5 years of commercial experience building services in Java".
const YEARS_REACH: usize = 8;
/// The words after a name within which a phrase refers to it: "Java habe ich leider noch nie benutzt".
const BEHIND_REACH: usize = 8;
/// The other words between a name and what says that it has ended: "PRC licence (Philippines), expired".
const MOST_BETWEEN: usize = 2;
/// The most words of a phrase.
const LONGEST_PHRASE: usize = 8;
/// The most words of a remark on a level.
const LONGEST_REMARK: usize = 6;

/// The progress of reading a clause for cues, and the stance at that point.
#[derive(Debug, Clone, Copy)]
struct Read {
    upto: usize,
    stance: Stance,
}

/// A level that applies to the names after it.
#[derive(Debug, Clone, Copy)]
struct Reaching {
    level: Level,
    /// Whether it continues across commas, because a word such as "in" precedes the first name.
    across: bool,
    /// The number of other words it can still cross.
    left: usize,
}

/// The words of a text with what precedes each of them in its clause.
pub(crate) struct Passage<'w> {
    text: &'w str,
    words: &'w [Word],
    reader: StanceReader<'w>,
    /// Which words belong to mentions.
    listed: &'w [bool],
    /// The start of each word's clause.
    clause: Vec<usize>,
    /// For each word, the last position at or before it between two cues.
    read: Vec<Read>,
    /// The level before each word that applies to it.
    level: Vec<Option<Level>>,
    /// Which words stand between a wish and its verb at the end of the clause.
    framed: Vec<bool>,
    /// What each word's sentence states beyond the phrases beside a name.
    attributed: Vec<Option<Stance>>,
}

impl<'w> Passage<'w> {
    /// Reads the clauses; `listed` says which words belong to mentions, because a level applies along a list.
    pub(crate) fn new(
        text: &'w str,
        words: &'w [Word],
        listed: &'w [bool],
        reader: StanceReader<'w>,
    ) -> Self {
        let mut passage = Self {
            text,
            words,
            reader,
            listed,
            clause: Vec::new(),
            read: Vec::new(),
            level: Vec::new(),
            framed: Vec::new(),
            attributed: if reader.personal { attributed(words, listed, &reader) } else { Vec::new() },
        };
        passage.clause = passage.clause_starts();
        passage.read = passage.cues_read();
        passage.level = passage.levels_before();
        passage.framed = passage.frames();
        passage
    }

    /// The stance towards the mention that covers the words `from..to`.
    pub(crate) fn stance(&self, from: usize, to: usize) -> Stance {
        if self.has_lapsed(from, to) {
            return Stance::Denied;
        }
        let attributed = self.attributed.get(from).copied().flatten();
        if attributed == Some(Stance::Held) {
            return Stance::Held;
        }
        let stance = self.after(to).unwrap_or_else(|| self.before(from));
        if stance != Stance::Held {
            return stance;
        }
        if self.framed.get(from) == Some(&true) {
            return Stance::Wished;
        }
        attributed.unwrap_or(Stance::Held)
    }

    /// Whether the words around a mention say that it has ended: "site card lapsed 2021", "expired site card".
    fn has_lapsed(&self, from: usize, to: usize) -> bool {
        let lapsed = &self.reader.lexicon.assertions().lapsed;
        let before = |len: usize| {
            let at = from.checked_sub(len)?;
            (lapsed.at(self.words.get(..from)?, at, self.reader.languages)? == (len, ())).then_some(())
        };
        let is_spaced =
            self.words.get(from).is_some_and(|word| word.before == Gap::Space) && !self.begins_line(from);
        // "Site card lapsed, driving licence": what ends the part before is about that part.
        let is_free = |len: usize| {
            from.checked_sub(len + 1)
                .is_none_or(|at| !self.listed[at] || self.words[at + 1].before != Gap::Space)
        };
        if is_spaced && (1..=LONGEST_PHRASE).any(|len| before(len).is_some() && is_free(len)) {
            return true;
        }
        let (mut at, mut between, mut small) = (to, 0, 0);
        while let Some(word) = self.words.get(at).filter(|word| word.before != Gap::Break) {
            if let Some((len, ())) = lapsed.at(self.words, at, self.reader.languages) {
                return self.ends_remark(at + len);
            }
            let is_small = self.is_small(word);
            small += usize::from(is_small);
            between += usize::from(!is_small && !self.listed[at]);
            // "Driving licence, and my site card lapsed", "SQL, first aid expired": it is about the next name.
            let is_next = self.listed[at] && (small > 1 || between > 0 || word.before == Gap::List);
            if is_next || at >= to + BEHIND_REACH || between > MOST_BETWEEN || (is_small && between > 0) {
                return false;
            }
            at += 1;
        }
        false
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.words.get(at)).map_or(0, |word| word.end);
        self.words
            .get(at)
            .is_some_and(|word| self.text.get(before..word.start).is_some_and(|gap| gap.contains('\n')))
    }

    /// Whether a remark ends here, but for a date and small words: "expired parcels" is about parcels.
    fn ends_remark(&self, at: usize) -> bool {
        let next = self.words.get(at).filter(|next| matches!(next.before, Gap::Space | Gap::Joined(_)));
        next.is_none_or(|next| {
            let is_number = next.folded.starts_with(|c: char| c.is_ascii_digit());
            let (dates, languages) = (self.reader.lexicon.dates(), self.reader.languages);
            let is_date =
                dates.point(self.words, at, languages).or_else(|| dates.link(self.words, at, languages));
            is_number || is_date.is_some() || self.is_small(next)
        })
    }

    fn is_small(&self, word: &Word) -> bool {
        self.reader.lexicon.function_words().holds(&word.folded, self.reader.languages)
    }

    /// The words between a wish and the verb that ends its clause: "Ich möchte mich in Rust einarbeiten".
    fn frames(&self) -> Vec<bool> {
        let said = self.reader.lexicon.assertions();
        let mut framed = vec![false; self.words.len()];
        let mut opened: Option<usize> = None;
        let mut at = 0;
        while at < self.words.len() {
            if self.clause[at] == at {
                opened = None;
            }
            let end = |len: usize| self.words.get(at + len).is_none_or(|next| !joins(next.before));
            let closes = said.closes.at(self.words, at, self.reader.languages).filter(|(len, ())| end(*len));
            if let (Some(from), Some((len, ()))) = (opened, closes) {
                framed[from..at].fill(true);
                opened = None;
                at += len;
                continue;
            }
            if said.opens.at(self.words, at, self.reader.languages).is_some() {
                opened = opened.or(Some(at));
            }
            at += 1;
        }
        framed
    }

    fn before(&self, from: usize) -> Stance {
        if self.clause[from] < from && self.reader.denied_directly(self.words, from) && !self.set_held(from) {
            return Stance::Denied;
        }
        // A phrase that starts before the mention and continues into it is read again without the mention.
        let Read { upto: mut at, mut stance } = self.read[from];
        while at < from {
            let found = self.reader.cue(self.words, at, from);
            stance = found.map_or(stance, |(_, found)| found);
            at += found.map_or(1, |(len, _)| len);
        }
        stance
    }

    /// Whether "not only" directly precedes the mention.
    fn set_held(&self, from: usize) -> bool {
        let before = &self.reader.lexicon.assertions().before;
        (1..=3usize).filter_map(|len| Some((len, from.checked_sub(len)?))).any(|(len, at)| {
            let found = self.words.get(..from).and_then(|words| before.at(words, at, self.reader.languages));
            found == Some((len, Stance::Held))
        })
    }

    /// The stance after a mention: "Java: none", "Rust (currently learning)", "Java habe ich noch nie
    /// benutzt".
    fn after(&self, to: usize) -> Option<Stance> {
        let first = self.words.get(to)?;
        if matches!(first.before, Gap::Colon | Gap::List) {
            return self.in_remark(to).or_else(|| self.verb_last(to));
        }
        self.verb_last(to)
    }

    /// The stance in a remark in brackets, or after a colon or a dash.
    fn in_remark(&self, to: usize) -> Option<Stance> {
        let (len, stance) = self.reader.behind(self.words, to)?;
        // "Led a kitchen of eight, planned menus": a word with an object of its own is another thing that was done.
        let next = self.words.get(to + len).filter(|next| next.before == Gap::Space);
        if len == 1 && self.words[to].before == Gap::List && next.is_some_and(|next| !self.is_small(next)) {
            return None;
        }
        // "Guides to Git, learning SQL on the way": a phrase that leads to another name is about that name.
        let mut rest = (to + len..self.words.len()).take_while(|at| joins(self.words[*at].before));
        (!rest.any(|at| self.listed[at])).then_some(stance)
    }

    /// The stance in word orders with the name first and the verb last: only names, conjunctions and small
    /// words may be between them.
    fn verb_last(&self, to: usize) -> Option<Stance> {
        let (lists, languages) = (self.reader.lexicon.lists(), self.reader.languages);
        let mut at = to;
        let mut small = 0;
        while at < self.words.len().min(to + BEHIND_REACH) && self.words[at].before != Gap::Break {
            let word = &self.words[at];
            if self.listed[at] && small == 0 {
                at += 1;
                continue;
            }
            if matches!(word.before, Gap::List | Gap::Colon) {
                return None;
            }
            if let Some((len, stance)) = self.reader.behind(self.words, at) {
                let next = self.words.get(at + len);
                // "Costing from zero" denies nothing: after other words, a phrase needs several words of its
                // own.
                let ends = (small == 0 && next.is_none_or(|next| next.before != Gap::Space))
                    || (small > 0 && len > 1)
                    || !word.folded.is_ascii();
                return ends.then_some(stance);
            }
            if let Some((len, ())) = lists.conjunctions.at(self.words, at, languages).filter(|_| small == 0) {
                at += len;
                continue;
            }
            // The sentence continues with another subject or a preposition, so it is no longer about the
            // mention.
            if lists.sentence_words.at(self.words, at, languages).is_none_or(|(len, ())| len != 1) {
                return None;
            }
            small += 1;
            at += 1;
        }
        None
    }

    /// The level that the words around the mention `from..to` state, if any.
    pub(crate) fn level(&self, from: usize, to: usize) -> Option<Level> {
        self.level_after(to)
            .map(|bare| bare.level)
            .or_else(|| self.level[from].filter(|_| !self.is_of_others(to)))
            .or_else(|| self.level_of_each(to))
    }

    /// The level behind the next names that says it is of each of them: "QuickBooks and Xero (both basic)".
    fn level_of_each(&self, to: usize) -> Option<Level> {
        let conjunctions = &self.reader.lexicon.lists().conjunctions;
        let is_name = |at: &usize| {
            self.listed[*at]
                || conjunctions.at(self.words, *at, self.reader.languages).is_some_and(|(len, ())| len == 1)
        };
        let names = (to..self.words.len().min(to + BEHIND_REACH)).take_while(is_name).count();
        self.level_after(to + names).filter(|bare| names > 0 && bare.each).map(|bare| bare.level)
    }

    fn levels_reader(&self) -> LevelReader<'w> {
        LevelReader { lexicon: self.reader.lexicon, languages: self.reader.languages }
    }

    /// Whether the words after the name show that other people are meant, so that the level does not apply:
    /// "native English speakers".
    fn is_of_others(&self, to: usize) -> bool {
        let spaced = self.words.get(to).is_some_and(|word| word.before == Gap::Space);
        let stated = &self.reader.lexicon.levels().stated;
        spaced && matches!(stated.at(self.words, to, self.reader.languages), Some((_, None)))
    }

    fn clause_starts(&self) -> Vec<usize> {
        let turns = &self.reader.lexicon.assertions().turns;
        let mut start = 0;
        let of_word = self.words.iter().enumerate().map(|(i, word)| {
            if word.before == Gap::Break || turns.at(self.words, i, self.reader.languages).is_some() {
                start = i;
            }
            start
        });
        of_word.collect()
    }

    fn cues_read(&self) -> Vec<Read> {
        let mut read = Vec::with_capacity(self.words.len());
        for same in self.clause.chunk_by(|a, b| a == b) {
            let begin = read.len();
            let end = begin + same.len();
            let mut stance = Stance::Held;
            while read.len() < end {
                let at = read.len();
                let found = self.reader.cue(self.words, at, end);
                // "Java habe ich nie benutzt, Python ...": a phrase at the end of its part refers to the name
                // before it.
                let spent = |(len, _): &(usize, Stance)| {
                    let ends = self.words.get(at + len).is_some_and(|next| next.before == Gap::List);
                    ends && self.listed[begin..at].contains(&true)
                };
                let found = found.map(|cue| if spent(&cue) { (cue.0, Stance::Held) } else { cue });
                let len = found.map_or(1, |(len, _)| len);
                read.resize(at + len, Read { upto: at, stance });
                stance = found.map_or(stance, |(_, found)| found);
            }
        }
        read
    }

    fn levels_before(&self) -> Vec<Option<Level>> {
        let stated = self.stated_at();
        let fillers = &self.reader.lexicon.levels().fillers;
        let conjunctions = &self.reader.lexicon.lists().conjunctions;
        let filler = |i: usize| {
            let languages = self.reader.languages;
            fillers.at(self.words, i, languages).or_else(|| conjunctions.at(self.words, i, languages))
        };
        let mut filled = 0;
        let mut levels = Vec::with_capacity(self.words.len());
        let mut reaching: Option<Reaching> = None;
        for (i, word) in self.words.iter().enumerate() {
            if self.clause[i] == i {
                reaching = None;
            } else if word.before == Gap::List {
                let follows = i.checked_sub(1).is_some_and(|before| self.listed[before]);
                reaching = reaching.filter(|reaching| reaching.across && follows);
            }
            levels.push(reaching.map(|reaching| reaching.level));
            if self.listed[i] {
                continue;
            }
            filled = filler(i).map_or(filled, |(len, ())| filled.max(i + len));
            reaching = match (stated[i], reaching) {
                (Some(found), _) => found,
                (None, Some(now)) if i < filled => {
                    Some(Reaching { across: true, left: now.left.saturating_sub(1), ..now })
                }
                (None, Some(now)) if now.left > 0 => Some(Reaching { left: now.left - 1, ..now }),
                (None, _) => None,
            };
        }
        levels
    }

    /// What ends at each word: a level, or a phrase in which a level word is not a level.
    fn stated_at(&self) -> Vec<Option<Option<Reaching>>> {
        let words = self.words;
        let mut stated = vec![None; words.len()];
        let table = &self.reader.lexicon.levels().stated;
        let mut at = 0;
        while at < words.len() {
            let most = words.len().min(at + LONGEST_PHRASE);
            let end =
                (at + 1..most).find(|next| self.listed[*next] || !joins(words[*next].before)).unwrap_or(most);
            let run = &words[..end];
            // "Skilled Nursing" is a skill, and its first word is not a level.
            if let Some((len, None)) = table.at(&words[..most], at, self.reader.languages) {
                stated[at..at + len].fill(Some(None));
                at += len;
                continue;
            }
            let found = table.at(run, at, self.reader.languages).filter(|_| !self.listed[at]);
            let Some((len, level)) = found else {
                at += 1;
                continue;
            };
            // "Familiar with" applies along a list, "very good" does not.
            let last = &words[at + len - 1].folded;
            let (lists, levels) = (self.reader.lexicon.lists(), self.reader.lexicon.levels());
            let leads =
                [&lists.prepositions, &levels.heads].iter().any(|of| of.is(last, self.reader.languages));
            let across = len > 1 && leads;
            stated[at + len - 1] = Some(level.map(|level| Reaching { level, across, left: 0 }));
            at += len;
        }
        for duration in self.levels_reader().durations(self.text) {
            let last = words.partition_point(|word| word.start < duration.span.end).checked_sub(1);
            if let Some(last) = last {
                let level = Level::from_years(duration.years);
                stated[last] = Some(Some(Reaching { level, across: true, left: YEARS_REACH }));
            }
        }
        stated
    }

    /// The level after a name: "Python (advanced)", "Python: 5 years", "Python - expert".
    fn level_after(&self, to: usize) -> Option<BareLevel> {
        let rest = self.words.get(to..)?;
        let first = rest.first().filter(|w| matches!(w.before, Gap::Colon | Gap::List))?;
        let more = rest[1..].iter().take(LONGEST_REMARK).take_while(|w| joins(w.before)).count();
        // In "Python, advanced SQL" the level belongs to what follows.
        if (to..=to + more).any(|i| self.listed[i]) {
            return None;
        }
        let said = self.text.get(first.start..rest[more].end)?;
        self.levels_reader().bare(said)
    }
}

#[cfg(test)]
mod tests;
