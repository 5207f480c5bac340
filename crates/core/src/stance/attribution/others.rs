//! What other people do: as the subject of a clause, behind "by", or where a thing is left to them.

use super::{Attributor, Stance, Token};
use crate::lexicon::{Class, Classes};
use crate::scan::{Gap, Word};
use crate::stance::joins;

/// The unknown words before people: "the nice old colleagues".
const PEOPLE_REACH: usize = 2;
/// The words between people and their verb: "the lad at the next desk wrote".
const VERB_REACH: usize = 5;
/// The words between a thing and those it is left to: "went to an accountant in town".
const LEFT_REACH: usize = 3;
/// The words between what is done and "by": "drawn in Figma by".
const BY_REACH: usize = 3;

impl Attributor<'_> {
    /// What other people do.
    pub(super) fn of_others(&self, piece: (usize, usize)) -> Option<(usize, usize, Stance)> {
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
            || self.is_handed_over(piece)
            || self.is_taken_up_by_people(piece)
            || self.is_them(piece)
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
        // "Nurse looked after ten patients" is the person who writes.
        let determined = self.tokens[first].is(Class::Determiner);
        let titles = self.reader.lexicon.title_words();
        let is_title = |word: &Word| titles.whole(&word.folded, self.reader.languages).is_some();
        if !determined && self.word(behind - 1).is_some_and(is_title) {
            return None;
        }
        let verb = |at: &usize| {
            let token = &self.tokens[*at];
            token.classes.has_any(&[Class::Does, Class::Is])
                || (token.is(Class::Holds) && !self.table.inverts)
        };
        // "Analysts upstairs wrote" but not "Client interface managed".
        let several = || self.word(behind - 1).is_some_and(|word| word.folded.ends_with('s'));
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
                && next.is_some_and(|next| next.is(Class::Joined) && joins(next.before))
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
        let theirs = !own && self.is_led_to(at) && !self.has((at, to), &[Class::Oneself, Class::Mine]);
        theirs.then_some(at + 1)
    }

    /// Whether a verb or a preposition leads to these people: "sold to engineers who", but not "Engineer who" and "I am an
    /// engineer who", which are the person who writes.
    fn is_led_to(&self, people: usize) -> bool {
        let begins = |at: &usize| matches!(self.tokens[*at].before, Gap::Break | Gap::List | Gap::Colon);
        let begin = (0..=people).rev().find(begins).unwrap_or_default();
        let leads = |at: usize| {
            self.is_preposition(at)
                || self.tokens[at].classes.has_any(&[Class::Does, Class::Handles, Class::Oneself])
        };
        (begin..people).any(leads) && !self.has((begin, people), &[Class::Is, Class::As])
    }

    /// "drawn in Figma by an agency"
    fn is_done_by_others(&self, (from, to): (usize, usize)) -> bool {
        let Some(by) = (from..to).rev().find(|at| self.tokens[*at].is(Class::By)) else { return false };
        let before = (from..by).rev().take(BY_REACH + 1).find(|at| !self.is_light(*at));
        let done = before.is_some_and(|at| self.tokens[at].is(Class::Does))
            // "von einer Agentur gebaut"
            || (self.table.inverts && self.has((by, to), &[Class::Does]));
        let theirs = self.people_at(by + 1, to).is_some()
            || self.is_department(by + 1, to)
            || (by + 1 < to && self.is_proper_name(by + 1));
        done && !self.has((from, to), &[Class::Oneself]) && theirs
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
        let people = people || (at + 1 < to && self.is_proper_name(at + 1));
        subject && (people || self.is_department(at + 1, to)) && !self.has((at, to), &[Class::Oneself])
    }

    /// Whether a word is written like the name of a person: "Rosa", but not "AWS", a skill or a German noun.
    fn is_proper_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is_known = token.listed || token.classes != Classes::default() || self.is_small(at);
        !is_known
            && self.reader.lexicon.language("de") != Some(self.language)
            && self.word(at).is_some_and(|word| word.capital && word.capitals == 1)
    }

    /// Whether these words are a department and no more: "sales", "the design team".
    fn is_department(&self, from: usize, to: usize) -> bool {
        let determined = usize::from(from < to && self.tokens[from].is(Class::Determiner));
        from + determined + 1 == to && self.tokens[to - 1].is(Class::Department)
    }

    /// "Photoshop I leave to the designers"
    fn is_handed_over(&self, piece: (usize, usize)) -> bool {
        let Some(at) = self.find(piece, Class::HandsOver) else { return false };
        let mut range = at + 1..piece.1.min(at + 2 + LEFT_REACH);
        range.any(|at| self.people_at(at, piece.1).is_some())
    }

    /// "AutoCAD lo aprono gli altri": a name that is taken up, a verb, and people at the end.
    fn is_taken_up_by_people(&self, (from, to): (usize, usize)) -> bool {
        let taken_up = |at: &usize| self.tokens[*at].is(Class::It) && self.tokens[at - 1].listed;
        let verb = (from + 1..to).find(taken_up).map(|it| it + 1);
        self.table.inverts
            && !self.has((from, to), &[Class::Oneself])
            && verb.is_some_and(|verb| {
                verb + 1 < to
                    && self.tokens[verb + 1].is(Class::Determiner)
                    && self.people_at(verb + 1, to) == Some(to)
            })
    }

    /// "Google Ads: that is the agency": what takes up a name before, and people.
    fn is_them(&self, (from, to): (usize, usize)) -> bool {
        let takes_up = self.tokens[from].classes.has_any(&[Class::It, Class::Relative]);
        takes_up
            && from + 2 < to
            && self.tokens[from].before != Gap::Space
            && self.tokens[from + 1].is(Class::Is)
            && self.people_at(from + 2, to) == Some(to)
    }

    /// Whether what others do is done to the names before: "AutoCAD: the others open it", "SQL queries, someone else
    /// writes".
    pub(super) fn takes_up(&self, piece: (usize, usize)) -> bool {
        let it = |at: usize| self.tokens.get(at).is_some_and(|token| token.is(Class::It));
        let done = self.done_by_subject(piece);
        let by_them = done.is_some_and(|(_, verb)| {
            verb + 1 == piece.1 || it(piece.1 - 1) || (verb > piece.0 && it(verb - 1))
        });
        by_them || self.is_them(piece)
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
            let reach = (at + 1..to.min(at + 2 + VERB_REACH))
                .take_while(|next| *next == at + 1 || self.is_light(next - 1));
            verb && reach.into_iter().any(|next| direct(&next))
        })
    }

    /// Whether a word may stand between a verb and those who do it: a name or a small word.
    fn is_light(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.listed || token.is(Class::Between) || self.is_small(at) || self.is_preposition(at)
    }
}
