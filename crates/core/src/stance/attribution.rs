//! Whose skills a sentence names, and whether they are denied or still to come, from who does what in its clauses.
//!
//! A phrase beside a name is looked up by [`Passage`](super::Passage). Here, the words of a clause are read as classes: who
//! does it ("our agency", "I"), the verb, what denies it, what wishes for it. So wordings count that nobody listed: "the
//! site was built in React by a firm from Leeds", "I have never really used it", "if you need it, I would learn it".

mod things;

use super::{Stance, StanceReader};
use crate::lexicon::{Attribution, Class, Classes, Language, Languages};
use crate::scan::{Gap, Word};

/// The most words of a sentence that are read together, which bounds the work.
const LONGEST_SENTENCE: usize = 200;
/// The most words of a sentence with a condition: longer ones tell more than that.
const LONGEST_CONDITION: usize = 40;
/// The words between a denial and its verb: "never really had the chance to use".
const DENIED_REACH: usize = 4;
/// The other words between a denied verb and what is denied: "never used a proper CRM".
const OBJECT_REACH: usize = 2;
/// The unknown words before people: "the nice old colleagues".
const PEOPLE_REACH: usize = 2;
/// The words between people and their verb: "the lad at the next desk wrote".
const VERB_REACH: usize = 5;
/// The words between a thing and those it is left to: "went to an accountant in town".
const LEFT_REACH: usize = 3;
/// The words between what is done and "by": "drawn in Figma by".
const BY_REACH: usize = 3;
/// The words between a wish and the verb of learning: "would at some point really like to learn".
const WISH_REACH: usize = 5;

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
            let reaches_back = from == piece.0 && !alone;
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
            let joined = |len: usize| {
                self.words[at + 1..at + len]
                    .iter()
                    .all(|word| matches!(word.before, Gap::Space | Gap::Joined(_)))
            };
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

    /// What other people do.
    fn of_others(&self, piece: (usize, usize)) -> Option<(usize, usize, Stance)> {
        let (from, to) = piece;
        let all = (from, to, Stance::Others);
        if let Some((behind, verb)) = self.done_by_subject(piece) {
            let theirs = !self.has((verb, to), &[Class::Oneself, Class::Mine]);
            return theirs.then_some((behind, to, Stance::Others));
        }
        if let Some(behind) = self.joined_to_people(piece) {
            return Some((behind, to, Stance::Others));
        }
        let given = self.is_done_by_others(piece)
            || self.is_left_to_others(piece)
            || self.belongs_to_others(piece)
            || self.is_done_by_people_behind(piece);
        given.then_some(all)
    }

    /// People at the start of these words, with words before them: "the sales team". Returns what is behind them.
    fn people_at(&self, at: usize, to: usize) -> Option<usize> {
        let determined = (at..to).take_while(|at| self.tokens[*at].is(Class::Determiner)).count();
        let first = at + determined;
        let reach = if determined > 0 { PEOPLE_REACH } else { 0 };
        let unknown = |at: &usize| {
            !self.tokens[*at].classes.has_any(&[
                Class::Does,
                Class::Holds,
                Class::Is,
                Class::By,
                Class::Oneself,
            ]) && !self.is_preposition(*at)
                && (*at == first || self.tokens[*at].before != Gap::List)
        };
        let mut range = (first..to.min(first + reach + 1)).take_while(unknown);
        let found = range.find(|at| self.tokens[*at].is(Class::People))?;
        // "the mother of two", "our landlord's son": the last of several is meant.
        let last =
            (found + 1..to.min(found + 3)).rfind(|at| self.tokens[*at].is(Class::People) && unknown(at));
        Some(last.unwrap_or(found) + 1)
    }

    /// Where other people who begin a part end, and their verb: "The sales team in Leeds kept ...".
    fn done_by_subject(&self, (from, to): (usize, usize)) -> Option<(usize, usize)> {
        let first = (from..to).find(|at| {
            let word = self.words.get(self.tokens[*at].words.0);
            let turns = word.is_some_and(|word| {
                self.reader.lexicon.assertions().turns.is(&word.folded, self.reader.languages)
            });
            !self.is_conjunction(*at) && !turns && !self.tokens[*at].is(Class::Relative)
        })?;
        let behind = self.people_at(first, to)?;
        let verb = |at: &usize| {
            let token = &self.tokens[*at];
            token.classes.has_any(&[Class::Does, Class::Is])
                || (token.is(Class::Holds) && !self.table.inverts)
        };
        // "Analysts upstairs wrote" but not "Client interface managed".
        let several = || self.word(behind - 1).is_some_and(|word| word.folded.ends_with('s'));
        let determined = self.tokens[first].is(Class::Determiner);
        let reach = if determined { VERB_REACH } else { usize::from(several()) };
        let mut between = (behind..to.min(behind + reach + 1))
            .take_while(|at| !self.tokens[*at].classes.has_any(&[Class::Oneself, Class::By]));
        Some((behind, between.find(verb)?))
    }

    /// What follows people and "who": "engineers who program in C++".
    fn joined_to_people(&self, (from, to): (usize, usize)) -> Option<usize> {
        let joined = |at: &usize| {
            let next = self.tokens.get(at + 1);
            self.tokens[*at].is(Class::People)
                && next.is_some_and(|next| {
                    next.is(Class::Joined) && matches!(next.before, Gap::Space | Gap::Joined(_))
                })
        };
        let at = (from..to).find(joined).or_else(|| {
            // "Kunden, die in C++ programmieren": the people end the part before.
            let before = from.checked_sub(1)?;
            (self.tokens[before].is(Class::People) && self.tokens[from].is(Class::Relative)).then_some(before)
        })?;
        // "residents who have dementia" are those who are cared for.
        let does = |token: &Token| token.is(Class::Joined) || token.is(Class::Does);
        if !self.tokens.get(at + 1..to)?.iter().any(|token| does(token) && !token.is(Class::Is)) {
            return None;
        }
        let own = (from..at).any(|at| self.tokens[at].classes.has_any(&[Class::Is, Class::Oneself]));
        (!own && !self.has((at, to), &[Class::Oneself, Class::Mine])).then_some(at + 1)
    }

    /// "drawn in Figma by an agency"
    fn is_done_by_others(&self, (from, to): (usize, usize)) -> bool {
        let Some(by) = (from..to).rev().find(|at| self.tokens[*at].is(Class::By)) else { return false };
        let passes = |at: &usize| {
            let token = &self.tokens[*at];
            token.listed || token.is(Class::Between) || self.is_small(*at) || self.is_preposition(*at)
        };
        let before = (from..by).rev().take(BY_REACH + 1).find(|at| !passes(at));
        let done = before.is_some_and(|at| self.tokens[at].is(Class::Does))
            // "von einer Agentur gebaut"
            || (self.table.inverts && self.has((by, to), &[Class::Does]));
        done && !self.has((from, to), &[Class::Oneself]) && self.people_at(by + 1, to).is_some()
    }

    /// "payroll was left to an accountant", "outsourced"
    fn is_left_to_others(&self, (from, to): (usize, usize)) -> bool {
        let left = |at: &usize| self.tokens[*at].classes.has_any(&[Class::LeftTo, Class::Elsewhere]);
        let Some(at) = (from..to).find(left) else { return false };
        let subject = !self.acts((from, at)) && !self.has((from, at), &[Class::Oneself]);
        if self.tokens[at].is(Class::Elsewhere) {
            return subject;
        }
        let people = (at + 1..to.min(at + 2 + LEFT_REACH)).any(|at| self.tokens[at].is(Class::People));
        subject && people && !self.has((at, to), &[Class::Oneself])
    }

    /// "The mortgages are Deirdre's", "Oracle is the application team's"
    fn belongs_to_others(&self, (from, to): (usize, usize)) -> bool {
        let Some(is) = self.find((from, to), Class::Is) else { return false };
        let owned = |at: usize| {
            self.word(at).is_some_and(|word| {
                word.folded == "s" && matches!(word.before, Gap::Joined('\'' | '\u{2019}'))
            })
        };
        let named = (from..is).any(|at| self.tokens[at].listed)
            || (is > from + 1 && !self.tokens[from].is(Class::Relative));
        let end = (is + 2..to).rev().take(2).any(owned)
            && !(is + 1..to).any(|at| !owned(at) && self.is_preposition(at));
        named && end && to - is <= LEFT_REACH + 3 && !self.has((from, to), &[Class::Oneself])
    }

    /// "Den Katalog setzte eine Agentur in InDesign": people behind their verb.
    fn is_done_by_people_behind(&self, (from, to): (usize, usize)) -> bool {
        if !self.table.inverts || self.has((from, to), &[Class::Oneself]) {
            return false;
        }
        let passes = |at: usize| {
            let token = &self.tokens[at];
            token.listed || token.is(Class::Between) || self.is_small(at) || self.is_preposition(at)
        };
        (from..to).any(|at| {
            let token = &self.tokens[at];
            let verb = (token.is(Class::Does) && at > from) || token.is(Class::Is);
            // "Wydatki wpisywała do QuickBooks właścicielka": names may stand between, if people end the part.
            let direct = |next: &usize| {
                let led = *next > at + 1
                    && self.is_preposition(next - 1)
                    && !self.tokens[next - 1].is(Class::Between);
                let end = self.people_at(*next, to).filter(|_| !led);
                end.is_some_and(|end| {
                    *next == at + 1 || self.tokens[next - 1].is(Class::Between) || end == to
                })
            };
            let reach =
                (at + 1..to.min(at + 2 + VERB_REACH)).take_while(|next| *next == at + 1 || passes(next - 1));
            verb && reach.into_iter().any(|next| direct(&next))
        })
    }

    /// What is denied.
    fn denied(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
        if let Some(at) = self.find((from, to), Class::Nobody)
            && !self.has((from, at), &[Class::Oneself])
        {
            let object = (from..at).all(|at| self.tokens[at].listed || self.is_small(at));
            return Some((if object { from } else { at }, to, Stance::Denied));
        }
        if let Some(names) = self.names_denied((from, to)) {
            return Some(names);
        }
        let denied = (from..to).filter(|at| self.tokens[*at].is(Class::Denies));
        denied
            .into_iter()
            .find_map(|at| self.denied_from((from, to), at))
            .or_else(|| self.said_behind((from, to)))
    }

    /// Names behind "no" or "without": "no Docker, Kubernetes or Ansible yet".
    fn names_denied(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
        let first = (from + 1..to).find(|at| {
            let word = self.tokens[*at].words.0;
            self.tokens[*at].listed && self.reader.denied_directly(self.words, word)
        })?;
        if self.has((from, first.saturating_sub(1).max(from)), &[Class::Denies, Class::Keeps]) {
            return None;
        }
        let goes_on = |at: &usize| {
            let token = &self.tokens[*at];
            token.listed || self.is_conjunction(*at)
        };
        let end = first + (first..to).take_while(goes_on).count();
        Some((first, end, Stance::Denied))
    }

    /// What a phrase of several words further behind says of the names before it: "Docker is for the most part a closed
    /// book".
    fn said_behind(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
        let first = (from..to).find(|at| self.tokens[*at].listed).unwrap_or(from);
        let said = |at: usize| {
            let (len, stance) = self.reader.behind(self.words, self.tokens[at].words.0)?;
            let end = self.tokens[at].words.0 + len;
            let rest = (at..to).filter(|at| self.tokens[*at].words.0 >= end);
            let ends = rest.into_iter().all(|at| self.is_small(at) || self.tokens[at].is(Class::Between));
            (len > 1 && ends && stance != Stance::Held).then_some(stance)
        };
        let (at, stance) = (first..to).find_map(|at| Some((at, said(at)?)))?;
        let about_names = !self.acts((from, at)) && !(at..to).any(|at| self.tokens[at].listed);
        about_names.then_some((from, at, stance))
    }

    fn denied_from(&self, (from, to): (usize, usize), at: usize) -> Option<(usize, usize, Stance)> {
        let passes = |at: &usize| {
            let token = &self.tokens[*at];
            !token.listed
                && !token.is(Class::Keeps)
                && (token.classes.has_any(&[Class::Between, Class::Denies, Class::Oneself])
                    || self.is_small(*at))
        };
        let end = to.min(at + 2 + DENIED_REACH);
        let verb = (at + 1..end).find(|at| self.tokens[*at].is(Class::Holds));
        let verb = verb.filter(|verb| (at + 1..*verb).all(|at| passes(&at)));
        // "Weder Docker noch Ansible beherrsche ich": the names stand between.
        let named = (at + 1..to)
            .take_while(|at| {
                let token = &self.tokens[*at];
                token.listed || token.is(Class::Denies) || self.is_conjunction(*at)
            })
            .count();
        let behind = at + 1 + named;
        if named > 0 && self.tokens.get(at + 1).is_some_and(|next| next.listed) {
            let verb =
                (behind..to.min(behind + 1 + DENIED_REACH)).find(|at| self.tokens[*at].is(Class::Holds));
            let holds = verb
                .is_some_and(|verb| (behind..verb).all(|at| passes(&at) || self.tokens[at].is(Class::Is)));
            return holds.then_some((at, behind, Stance::Denied));
        }
        let names_before = (from..at).any(|at| self.tokens[at].listed) || at > from;
        let others_do = self.acts((from, at));
        if let Some(verb) = verb {
            let object = self.object_end(verb + 1, to);
            if object.1 {
                return Some((verb, object.0, Stance::Denied));
            }
            return (names_before && !others_do).then_some((from, at, Stance::Denied));
        }
        // "Docker kenne ich nicht": the denial ends the part.
        let closes = |at: usize| {
            self.tokens[at].classes.has_any(&[Class::Between, Class::Holds, Class::Oneself])
                || (self.table.inverts && passes(&at))
        };
        let ends = (at + 1..to).all(closes);
        let known = self.has((from, at), &[Class::Holds]);
        if !ends && known {
            // "Je ne maîtrise pas Excel": the verb is before.
            let direct = (from..at).rev().take(2).any(|at| self.tokens[at].is(Class::Holds));
            let object = self.object_end(at + 1, to);
            return (direct && object.1).then_some((at, object.0, Stance::Denied));
        }
        (ends && names_before && known && !others_do).then_some((from, at, Stance::Denied))
    }

    /// Where the objects of a denied verb end, and whether there are any: "never used Docker or Kubernetes in production".
    fn object_end(&self, from: usize, to: usize) -> (usize, bool) {
        let (mut left, mut listed) = (OBJECT_REACH, false);
        for at in from..to {
            let token = &self.tokens[at];
            if token.listed {
                listed = true;
            } else if !self.is_small(at) && !self.is_conjunction(at) && !token.is(Class::Between) {
                if left == 0 {
                    return (at, listed);
                }
                left -= 1;
            }
        }
        (to, listed)
    }

    /// What is wished for or planned.
    fn to_come(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
        let wished = (from..to).find(|at| {
            let token = &self.tokens[*at];
            let learns = || {
                let reach = to.min(at + 1 + WISH_REACH);
                (at + 1..reach).any(|at| self.tokens[at].is(Class::Learns))
            };
            token.is(Class::Wishes) || (token.is(Class::Willing) && learns())
        });
        if let Some(at) = wished {
            // "Power BI tempts me", but not "a team player eager to grow": what goes on is about something else.
            let ends = (at + 1..to).all(|at| self.is_small(at) || self.tokens[at].is(Class::Between));
            let begins = if ends && !self.acts((from, at)) { from } else { at };
            return Some((begins, to, Stance::Wished));
        }
        if let Some(course) = self.course_begun((from, to)) {
            return Some(course);
        }
        self.find((from, to), Class::Later).map(|_| (from, to, Stance::Wished))
    }

    /// "started a Rust course in October"
    fn course_begun(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
        let course =
            (from + 1..to).find(|at| self.tokens[*at].is(Class::Course) && self.tokens[at - 1].listed)?;
        self.has((from, to), &[Class::Starts]).then_some((from, course, Stance::Wished))
    }
}
