//! What is denied: by a word before or behind a verb of having, by "no" before names, or by a phrase further behind.

use super::{Attributor, Stance};
use crate::lexicon::Class;

/// The words between a denial and its verb: "never really had the chance to use".
const DENIED_REACH: usize = 4;
/// The other words between a denied verb and what is denied: "never used a proper CRM".
const OBJECT_REACH: usize = 2;

impl Attributor<'_> {
    /// What is denied.
    pub(super) fn denied(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
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
}
