//! Decides which alternative names are ordinary words in a catalogue that does not mark them: ESCO has "lead"
//! for leading others, "it" for computer technology and "connectors" for climbing equipment.
//!
//! In a list such a word counts as a name. In running text it needs a sign (`context.rs`), like the words
//! that the built-in catalogue marks.

use super::index::Index;
use super::labels::{Label, LabelKind, initials};
use crate::stem::stem;
use crate::text::words;

/// A word of the preferred label that occurs in labels of this many other skills is an ordinary word
/// ("report" for reporting facts, "Source" for a game engine).
///
/// Among ESCO's 122 names of this sort, "Java", "Python", "Maven" and "thatching" occur with at most one
/// other skill, "iron", "scratch" and "lecture" with three or four.
const LEAST_HELD: usize = 3;

/// Whether a one-word name says too little about its skill, given the folded preferred label.
///
/// Initials are a name, unless they are an English word ("did").
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
