//! How many mentions of a run are compared with what is like them: all of people's tables, not all of a table that was
//! made to keep somebody waiting.

/// Mentions are compared in waves of this many: what one took decides on the next, whatever the number of threads.
pub(super) const WAVE: usize = 4_096;

/// A run may always do so much [work](skillgap_core::matcher::Session::work).
const START: u64 = 60_000_000;

/// Each byte of a list that is new to the run allows for so much more.
const BYTE: u64 = 25;

/// What is left of what a run may do.
#[derive(Debug)]
pub(super) struct Allowance {
    left: u64,
    /// How many mentions were matched by name alone.
    left_out: u64,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { left: START, left_out: 0 }
    }
}

impl Allowance {
    /// Allows for the mentions of some cells.
    pub(super) fn grant(&mut self, cells: &[&str]) {
        let bytes: u64 = cells.iter().map(|cell| cell.len() as u64).sum();
        self.left = self.left.saturating_add(BYTE * bytes);
    }

    /// Whether more may be compared.
    pub(super) fn is_left(&self) -> bool {
        self.left > 0
    }

    /// Takes what a wave did.
    pub(super) fn take(&mut self, work: u64, left_out: u64) {
        self.left = self.left.saturating_sub(work);
        self.left_out += left_out;
    }

    /// What the person should know of it.
    pub(super) fn note(&self) -> Option<String> {
        let mentions = match self.left_out {
            0 => return None,
            1 => "1 mention was".to_owned(),
            more => format!("{more} mentions were"),
        };
        Some(format!(
            "{mentions} matched by name only, without looking for misspelt and similar names, because \
             the lists are too long"
        ))
    }
}
