//! Whose skills a sentence names, and whether they are denied or still to come, from who does what in its clauses.
//!
//! A phrase beside a name is looked up by [`Passage`](super::Passage). Here, the words of a clause are read as classes: who
//! does it ("our agency", "I"), the verb, what denies it, what wishes for it. So wordings count that nobody listed: "the
//! site was built in React by a firm from Leeds", "I have never really used it", "if you need it, I would learn it".

mod denials;
mod others;
mod things;
mod wishes;

use super::{Stance, StanceReader, joins};
use crate::lexicon::{Attribution, Class, Classes, Language, Languages};
use crate::scan::{Gap, Word};

/// The most words of a sentence that are read together, which bounds the work.
const LONGEST_SENTENCE: usize = 200;
/// The most words of a sentence with a condition: longer ones tell more than that.
const LONGEST_CONDITION: usize = 40;

/// A word or phrase with its classes.
#[derive(Debug, Clone, Copy)]
struct Token {
    /// The words it covers.
    words: (usize, usize),
    classes: Classes,
    /// Whether it belongs to a name.
    listed: bool,
    before: Gap,
}

impl Token {
    fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// Reads sentences.
#[derive(Debug)]
struct Attributor<'a> {
    reader: &'a StanceReader<'a>,
    table: &'a Attribution,
    language: Language,
    tokens: Vec<Token>,
    /// The stance of each word.
    found: Vec<Option<Stance>>,
    words: &'a [Word],
}

/// The stance that the sentences of a text state for each of their words, as far as it is not plainly held.
pub(super) fn attributed(words: &[Word], listed: &[bool], reader: &StanceReader<'_>) -> Vec<Option<Stance>> {
    let own = reader.lexicon.besides_english(reader.languages).filter(|own| *own != Languages::default());
    let own = own.unwrap_or_else(|| reader.lexicon.english());
    let Some((language, table)) = language_of(words, own, reader) else { return Vec::new() };
    let mut attributor =
        Attributor { reader, table, language, tokens: Vec::new(), found: vec![None; words.len()], words };
    let mut from = 0;
    let mut not_mine = false;
    while from < words.len() {
        let ends = |at: &usize| words[*at].before == Gap::Break;
        let longest = words.len().min(from + LONGEST_SENTENCE);
        let to = (from + 1..longest).find(ends).unwrap_or(longest);
        attributor.sentence(from, to, listed);
        not_mine |= attributor.begins_with_others();
        if not_mine {
            attributor.mark(0, attributor.tokens.len(), Stance::Others);
        }
        from = to;
    }
    attributor.found
}

/// The language of a text among several, which is the one that has most of its words.
fn language_of<'a>(
    words: &[Word],
    own: Languages,
    reader: &StanceReader<'a>,
) -> Option<(Language, &'a Attribution)> {
    let tables = reader.lexicon.languages().filter(|language| own.holds(*language));
    let tables = tables.filter_map(|language| Some((language, reader.lexicon.attribution(language)?)));
    let mut tables: Vec<(Language, &Attribution)> = tables.collect();
    if tables.len() > 1 {
        let known = |(language, table): &(Language, &Attribution)| {
            let of = Languages::of(*language);
            let sample = words.iter().take(LONGEST_SENTENCE);
            sample.filter(|word| table.classes.is_key(&word.folded, of)).count()
        };
        // The first of those that are level, so that the order of languages decides.
        tables.sort_by_cached_key(|table| std::cmp::Reverse(known(table)));
    }
    tables.into_iter().next()
}

impl Attributor<'_> {
    fn sentence(&mut self, from: usize, to: usize, listed: &[bool]) {
        self.tokens = self.tokens_of(from, to, listed);
        let has = |class: Class| self.tokens.iter().any(|token| token.is(class));
        let conditional =
            self.tokens.len() <= LONGEST_CONDITION && has(Class::Condition) && has(Class::Would);
        if conditional {
            return self.mark(0, self.tokens.len(), Stance::Wished);
        }
        self.twice_denied();
        let pieces = self.pieces();
        for (nth, piece) in pieces.iter().enumerate() {
            let found =
                self.of_others(*piece).or_else(|| self.denied(*piece)).or_else(|| self.to_come(*piece));
            let Some((from, to, stance)) = found else {
                self.mark_described(*piece);
                continue;
            };
            self.mark_before_relative(*piece, stance);
            // A list goes on across its commas: "never used Docker, Kubernetes or Ansible".
            let alone = self.find(*piece, Class::Nobody).is_some();
            // "SQL, Scala - planned for next year" is about Scala.
            let later = stance == Stance::Wished && !(from..to).any(|at| self.tokens[at].listed);
            let reaches_back = from == piece.0 && !alone && !later;
            let reaches_back = reaches_back || (stance == Stance::Others && self.takes_up(*piece));
            let before = pieces[..nth].iter().rev().take_while(|piece| reaches_back && self.is_list(**piece));
            let from = before.last().map_or(from, |piece| piece.0);
            let behind = pieces[nth + 1..]
                .iter()
                .take_while(|next| to == piece.1 && !alone && self.is_list(**next))
                .last();
            let to = behind.map_or(to, |piece| piece.1);
            self.mark(from, to, stance);
        }
    }

    /// "Never a release without Docker": two denials are none.
    fn twice_denied(&mut self) {
        for at in 1..self.tokens.len() {
            let denies = |other: &Token| other.classes.has_any(&[Class::Denies, Class::Nobody]);
            let keeps = self.tokens[at - 1];
            if self.tokens[at].listed && keeps.is(Class::Keeps) && self.tokens.iter().any(denies) {
                let listed = (at..self.tokens.len()).take_while(|at| self.tokens[*at].listed).count();
                self.mark(at, at + listed, Stance::Held);
            }
        }
    }

    /// "Kotlin and Swift, which I have never used": marks the names that a relative clause is about.
    fn mark_before_relative(&mut self, piece: (usize, usize), stance: Stance) {
        let (from, to) = piece;
        if stance != Stance::Others
            && self.tokens[from].is(Class::Relative)
            && !(from..to).any(|at| self.tokens[at].listed)
        {
            let about = |at: &usize| self.tokens[*at].listed || self.is_conjunction(*at);
            let names = (0..from).rev().take_while(about).count();
            self.mark(from - names, from, stance);
        }
    }

    fn mark(&mut self, from: usize, to: usize, stance: Stance) {
        for token in &self.tokens[from..to] {
            for found in &mut self.found[token.words.0..token.words.1] {
                *found = found.or(Some(stance));
            }
        }
    }

    fn tokens_of(&self, from: usize, to: usize, listed: &[bool]) -> Vec<Token> {
        let languages = Languages::of(self.language);
        let mut tokens = Vec::new();
        let mut at = from;
        while at < to {
            let known = self.table.classes.at(&self.words[..to], at, languages);
            let joined = |len: usize| self.words[at + 1..at + len].iter().all(|word| joins(word.before));
            let is_number = self.words[at].folded.bytes().all(|byte| byte.is_ascii_digit());
            let other = if is_number { Class::Determiner.into() } else { Classes::default() };
            let people = || self.table.ends_in_people(&self.words[at].folded);
            let other = if other == Classes::default() && people() { Class::People.into() } else { other };
            let (len, classes) = known.filter(|(len, _)| joined(*len)).unwrap_or((1, other));
            let of_name = listed[at..at + len].contains(&true);
            tokens.push(Token {
                words: (at, at + len),
                classes,
                listed: of_name,
                before: self.words[at].before,
            });
            at += len;
        }
        tokens
    }

    /// The parts of the sentence between commas, colons and words such as "but", or before "and I".
    fn pieces(&self) -> Vec<(usize, usize)> {
        let said = self.reader.lexicon.assertions();
        let languages = self.reader.languages;
        let mut pieces: Vec<(usize, usize)> = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let turns = || said.turns.at(self.words, token.words.0, languages).is_some();
            let starts_anew = || {
                let joined = self.is_conjunction(at);
                joined && self.tokens.get(at + 1).is_some_and(|next| next.is(Class::Oneself))
            };
            let opens =
                matches!(token.before, Gap::List | Gap::Colon | Gap::Break) || turns() || starts_anew();
            let opens = opens || token.is(Class::Relative);
            match pieces.last_mut() {
                Some(last) if !opens => last.1 = at + 1,
                _ => pieces.push((at, at + 1)),
            }
        }
        pieces
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(self.tokens.get(at)?.words.0)
    }

    fn is_conjunction(&self, at: usize) -> bool {
        let conjunctions = &self.reader.lexicon.lists().conjunctions;
        self.word(at).is_some_and(|word| conjunctions.whole(&word.folded, self.reader.languages).is_some())
    }

    fn is_preposition(&self, at: usize) -> bool {
        let prepositions = &self.reader.lexicon.lists().prepositions;
        self.tokens[at].is(Class::Preposition)
            || self
                .word(at)
                .is_some_and(|word| prepositions.whole(&word.folded, self.reader.languages).is_some())
    }

    fn is_small(&self, at: usize) -> bool {
        let small = |word: &Word| {
            self.reader.lexicon.function_words().holds(&word.folded, self.reader.languages)
                || self
                    .reader
                    .lexicon
                    .lists()
                    .sentence_words
                    .whole(&word.folded, self.reader.languages)
                    .is_some()
        };
        self.tokens[at].is(Class::Determiner) || self.word(at).is_some_and(small)
    }

    /// Whether a part is nothing but names.
    fn is_list(&self, (from, to): (usize, usize)) -> bool {
        let names = (from..to).any(|at| self.tokens[at].listed);
        names && (from..to).all(|at| self.tokens[at].listed || self.is_conjunction(at) || self.is_small(at))
    }

    fn has(&self, (from, to): (usize, usize), classes: &[Class]) -> bool {
        self.tokens[from..to].iter().any(|token| token.classes.has_any(classes))
    }

    /// Whether something is done in these words; "have" and "is" do nothing.
    fn acts(&self, (from, to): (usize, usize)) -> bool {
        self.tokens[from..to].iter().any(|token| token.is(Class::Does) && !token.is(Class::Is))
    }

    fn find(&self, (from, to): (usize, usize), class: Class) -> Option<usize> {
        (from..to).find(|at| self.tokens[*at].is(class))
    }

    /// Whether the sentence begins a list of what others do: "Not mine: the coding club".
    fn begins_with_others(&self) -> bool {
        let behind = self.tokens.get(1).map(|next| next.before);
        self.tokens.first().is_some_and(|first| first.is(Class::NotMine)) && behind == Some(Gap::Colon)
    }
}
