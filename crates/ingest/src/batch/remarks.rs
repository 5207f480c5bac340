//! What of resumes and texts could not be used or was left out, told once for each kind.

use crate::error::clipped;

/// The most kinds that are told.
const MOST_KINDS: usize = 5;

/// The most characters of a note.
const MOST_CHARACTERS: usize = 300;

/// The notes on the profiles of a run, in the order of the profiles.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    profiles: u64,
    kinds: Vec<Kind>,
    /// Whether there are more kinds.
    more: bool,
}

/// Notes that differ only in numbers.
#[derive(Debug)]
struct Kind {
    key: String,
    /// The first profile with such a note.
    id: String,
    note: String,
    profiles: u64,
    /// The last profile that was counted.
    last: u64,
}

impl Remarks {
    /// Adds the notes on a profile.
    pub(super) fn add(&mut self, id: &str, notes: &[String]) {
        if notes.is_empty() {
            return;
        }
        self.profiles += 1;
        for note in notes {
            let room = self.kinds.len() < MOST_KINDS;
            let key: String = note.chars().filter(|c| !c.is_ascii_digit()).collect();
            match self.kinds.iter_mut().find(|kind| kind.key == key) {
                Some(kind) => {
                    kind.profiles += u64::from(kind.last != self.profiles);
                    kind.last = self.profiles;
                }
                None if room => {
                    let note = note.chars().take(MOST_CHARACTERS).collect();
                    let id = clipped(id).into_owned();
                    self.kinds.push(Kind { key, id, note, profiles: 1, last: self.profiles });
                }
                None => self.more = true,
            }
        }
    }

    /// How many profiles have notes, then one note of each kind.
    pub(super) fn notes(&self) -> Vec<String> {
        let whose = match self.profiles {
            0 => return Vec::new(),
            1 => "Of 1 profile".to_owned(),
            more => format!("Of {more} profiles"),
        };
        let first = format!("{whose} something could not be used or was left out");
        let kinds = self.kinds.iter().map(Kind::note);
        let more = self.more.then(|| "There are more notes of other kinds".to_owned());
        std::iter::once(first).chain(kinds).chain(more).collect()
    }
}

impl Kind {
    fn note(&self) -> String {
        let Self { id, note, profiles, .. } = self;
        match profiles - 1 {
            0 => format!("{id}: {note}"),
            1 => format!("{id}: {note} (1 other profile has such a note)"),
            others => format!("{id}: {note} ({others} other profiles have such a note)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_once_with_how_many_have_it() {
        let mut remarks = Remarks::default();
        assert_eq!(remarks.notes(), [""; 0]);
        let all = |notes: &[&str]| notes.iter().map(|note| (*note).to_owned()).collect::<Vec<_>>();
        remarks.add("a.txt", &all(&["7 words are left out", "8 words are left out"]));
        remarks.add("b.txt", &[]);
        remarks.add("c.txt", &all(&["12 words are left out", "level is 'x'"]));
        assert_eq!(
            remarks.notes(),
            [
                "Of 2 profiles something could not be used or was left out",
                "a.txt: 7 words are left out (1 other profile has such a note)",
                "c.txt: level is 'x'",
            ]
        );
        for other in "abcdefgh".chars() {
            remarks.add("d.txt", &[other.to_string()]);
        }
        assert_eq!(remarks.notes().len(), 1 + MOST_KINDS + 1);
    }
}
