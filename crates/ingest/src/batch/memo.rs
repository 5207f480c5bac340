//! Rows with job titles or texts that were scored before: tables that are put together from others repeat them, and
//! reading a text takes a thousand times as long as reading a list.

use super::body::Body;
use super::mentions::MentionId;
use super::score::Unscored;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What came of a profile.
#[derive(Debug)]
pub(super) struct Finding {
    /// The rows of OUT, or why there are none.
    pub(super) result: Result<Body, Unscored>,
    /// For a summary: what the list mentions.
    pub(super) mentions: Box<[MentionId]>,
    /// What of it could not be used or was left out.
    pub(super) notes: Vec<String>,
}

impl Finding {
    /// The rows of OUT, where there are some.
    pub(super) fn body(&self) -> Option<&Body> {
        self.result.as_ref().ok()
    }

    fn size(&self) -> usize {
        let notes = self.notes.iter().map(|note| size_of::<String>() + note.len()).sum::<usize>();
        size_of_val(&*self.mentions) + self.body().map_or(0, Body::size) + notes
    }
}

/// A finding; shared by all profiles that tell the same.
pub(super) type Outcome = Arc<Finding>;

/// The memo is emptied before it takes more bytes than this: memory stays the same however long the input is.
const MOST_BYTES: usize = 32 << 20;

/// What an entry takes beside its text and its body.
const OVERHEAD: usize = 96;

/// What came of each row so far, as long as there is room.
#[derive(Debug, Default)]
pub(super) struct Memo {
    by_text: FxHashMap<Box<str>, Outcome>,
    bytes: usize,
}

impl Memo {
    /// What came of this very text.
    pub(super) fn get(&self, text: &str) -> Option<&Outcome> {
        self.by_text.get(text)
    }

    /// Keeps what came of a text. Results never depend on what is remembered, only the time does.
    pub(super) fn keep(&mut self, text: &str, outcome: &Outcome) {
        let size = text.len() + OVERHEAD + outcome.size();
        if size > MOST_BYTES / 16 {
            return;
        }
        if self.bytes + size > MOST_BYTES {
            (self.by_text, self.bytes) = (FxHashMap::default(), 0);
        }
        self.bytes += size;
        self.by_text.insert(text.into(), Arc::clone(outcome));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memo_never_takes_more_than_its_share() {
        let mut memo = Memo::default();
        let outcome =
            Arc::new(Finding { result: Err(Unscored::NoRole), mentions: Box::default(), notes: Vec::new() });
        let list = |at: usize| format!("{at}{}", "x".repeat(1 << 20));
        for at in 0..200 {
            memo.keep(&list(at), &outcome);
            assert!(memo.bytes <= MOST_BYTES, "{at}");
            assert!(memo.get(&list(at)).is_some());
        }
        assert!(memo.get(&list(0)).is_none());
    }
}
