//! What is wished for, planned or being learned.

use super::{Attributor, Stance};
use crate::lexicon::Class;

/// The words between a wish and the verb of learning: "would at some point really like to learn".
const WISH_REACH: usize = 5;

impl Attributor<'_> {
    /// What is wished for or planned.
    pub(super) fn to_come(&self, (from, to): (usize, usize)) -> Option<(usize, usize, Stance)> {
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
