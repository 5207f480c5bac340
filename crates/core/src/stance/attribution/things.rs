//! Names that are part of what something is: an employer, other people, goods, a text.

use super::{Attributor, Stance};
use crate::lexicon::Class;
use crate::scan::Word;
use crate::stance::joins;

/// The words between the maker of a thing and the thing: "a producer of large radiotherapy machines".
const MAKER_REACH: usize = 2;
/// The words between a text and its subject: "a handbook on modern piling".
const TEXT_REACH: usize = 1;
/// The words between "called" and a name: "called Tableau and Stan".
const GIVEN_REACH: usize = 3;
/// The words before a trade that show that somebody else has it: "to the", "under our".
const BEFORE_REACH: usize = 3;

impl Attributor<'_> {
    /// Marks the names in a part that only describe an employer, other people, goods or a text.
    pub(super) fn mark_described(&mut self, (from, to): (usize, usize)) {
        let mut at = from;
        while at < to {
            let behind = (at..to).find(|at| !self.tokens[*at].listed).unwrap_or(to);
            if behind == at {
                at += 1;
                continue;
            }
            if self.is_described((from, to), (at, behind)) {
                self.mark(at, behind, Stance::Others);
            }
            at = behind;
        }
    }

    fn is_described(&self, piece: (usize, usize), name: (usize, usize)) -> bool {
        // "My goldfish is called Pandas"
        if self.is_given_name(piece, name) {
            return true;
        }
        if self.has((piece.0, name.0), &[Class::Mine, Class::Author]) {
            return false;
        }
        self.is_of_organisation(piece, name)
            || self.is_made_by_others(piece, name)
            || self.is_handled(piece, name)
            || self.is_subject_of_text(piece, name)
            || self.is_trade_of_others(piece, name)
    }

    /// "two cats called Tableau and Stan"
    fn is_given_name(&self, (from, _): (usize, usize), (name, _): (usize, usize)) -> bool {
        let first = name.saturating_sub(GIVEN_REACH).max(from);
        (first..name).any(|at| self.tokens[at].is(Class::Called))
    }

    fn spaced(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class) && joins(token.before))
    }

    /// "a machine learning company"
    fn is_of_organisation(&self, (from, to): (usize, usize), (name, behind): (usize, usize)) -> bool {
        let first = name.saturating_sub(2).max(from);
        let led = name == from
            || (first..name).any(|at| self.tokens[at].is(Class::Determiner) || self.is_preposition(at));
        led && behind < to && self.spaced(behind, Class::Organisation)
    }

    /// "a manufacturer of welding equipment"
    fn is_made_by_others(&self, (from, _): (usize, usize), (name, _): (usize, usize)) -> bool {
        let first = name.saturating_sub(MAKER_REACH + 1).max(from);
        (first..name).any(|at| self.tokens[at].is(Class::Maker))
    }

    /// "packed tattooing needles"
    fn is_handled(&self, (from, to): (usize, usize), (name, behind): (usize, usize)) -> bool {
        behind < to && self.spaced(behind, Class::Goods) && self.has((from, name), &[Class::Handles])
    }

    /// "typeset a textbook of organic chemistry"
    fn is_subject_of_text(&self, (from, _): (usize, usize), (name, _): (usize, usize)) -> bool {
        let first = name.saturating_sub(TEXT_REACH + 2).max(from);
        let of_text = |at: usize| {
            self.tokens[at].is(Class::Text) && (self.spaced(at + 1, Class::About) || at + 1 == name)
        };
        let Some(text) = (first..name).find(|at| of_text(*at)) else { return false };
        self.has((from, text), &[Class::Handles])
    }

    /// "lunch for truck drivers", "reported to the site manager"
    fn is_trade_of_others(&self, (from, _): (usize, usize), (name, behind): (usize, usize)) -> bool {
        let last: Option<&Word> =
            self.tokens[behind - 1].words.1.checked_sub(1).and_then(|last| self.words.get(last));
        let Some(last) = last else { return false };
        let titles = self.reader.lexicon.title_words();
        let is_title = |word: &str| titles.whole(word, self.reader.languages).is_some();
        let singular = last.folded.strip_suffix('s').filter(|_| !self.table.inverts);
        let before = |class: Class| {
            let first = name.saturating_sub(BEFORE_REACH).max(from);
            (first..name).any(|at| self.tokens[at].is(class))
        };
        if self.tokens[behind - 1].is(Class::Keeps)
            || before(Class::As)
            || self.has((from, name), &[Class::Oneself])
        {
            return false;
        }
        // "leading engineers" is what somebody does.
        let first = self.words.get(self.tokens[name].words.0);
        let is_done = behind > name + 1 && first.is_some_and(|word| word.folded.ends_with("ing"));
        if is_done {
            return false;
        }
        if singular.is_some_and(is_title) {
            return name > from;
        }
        let first = name.saturating_sub(BEFORE_REACH).max(from);
        let determined = (first..name).rev().find(|at| self.tokens[*at].is(Class::Determiner));
        let led = determined.and_then(|at| at.checked_sub(1)).filter(|at| *at >= from);
        is_title(&last.folded) && led.is_some_and(|at| self.is_preposition(at))
    }
}
