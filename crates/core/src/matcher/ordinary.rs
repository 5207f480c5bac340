//! Which other names of a catalogue are ordinary words, where nobody has said so: ESCO has "lead" for leading others,
//! "it" for computer technology and "connectors" for climbing equipment.
//!
//! In a list such a word is a name. In running text it is one only with a sign (`context.rs`), as the words are that the
//! built-in catalogue marks.

use super::index::Index;
use super::labels::{Label, LabelKind, initials};
use crate::stem::stem;
use crate::text::words;

/// A word of the preferred label that labels of so many other skills hold is an ordinary word ("report" for reporting
/// facts, "Source" for a game engine).
///
/// Of ESCO's 122 names of this sort "Java", "Python", "Maven" and "thatching" are held by one other skill at most,
/// "iron", "scratch" and "lecture" by three or four.
const LEAST_HELD: usize = 3;

/// Whether a name of one word says too little of its skill, given the folded preferred label.
///
/// Initials are a name, unless they are a word of English ("did").
pub(super) fn is_ordinary(
    index: &Index,
    label: &Label<'_>,
    preferred: &str,
    is_word: impl FnOnce() -> bool,
) -> bool {
    if label.kind == LabelKind::Preferred {
        return false;
    }
    if initials(preferred).is_some_and(|short| short == label.key) {
        return is_word();
    }
    let bare = preferred.split('(').next().unwrap_or(preferred);
    if !words(bare).any(|part| stem(part) == stem(label.key)) {
        return true;
    }
    let is_whole = words(preferred).nth(1).is_none();
    !is_whole
        && index
            .likeness()
            .holders(label.key)
            .filter(|id| index.labels().skill(*id) != label.skill)
            .nth(LEAST_HELD - 1)
            .is_some()
}
